"""Files of the index."""

from __future__ import annotations

import json
import pickle
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from generator.corpus.units import Units
from generator.gazetteer import Gazetteer
from generator.search import postings, shards, texts
from generator.search.gathering import gather
from generator.search.index import build_index, field_names, index_files, merged_ahead
from generator.search.plan_postings import plain_anchor, plain_label, plan_postings
from tests.factories import make_corpus, make_library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Corpus
    from generator.search.gathering import IndexedPlan
    from generator.search.merging import Parts
    from generator.search.plan_postings import PlanPostings


@pytest.fixture(name="corpus", scope="module")
def _corpus() -> Corpus:
    return make_corpus()


def _loaded(files: dict[str, bytes], name: str) -> Any:
    return shards.unwrap(files[name])


def _unpacked(files: dict[str, bytes], number: int) -> Any:
    unpacker = texts.Unpacker(*_loaded(files, "search/beginning.js"))
    return json.loads(unpacker.unpacked(_loaded(files, f"search/plans/{number}.js")))


def test_the_same_corpus_gives_the_same_bytes(corpus: Corpus) -> None:
    """Also when the plans come in another order."""
    files = build_index(corpus)
    assert files == build_index(make_corpus(plans=tuple(reversed(make_library()))))
    assert list(files) == sorted(files)


def test_kept_postings_give_the_same_index(corpus: Corpus) -> None:
    """What was read of a plan before serves as well as reading it again, also after pickling; it is a function of the plan alone."""
    kept = {plan.id: pickle.loads(pickle.dumps(plan_postings(plan))) for plan in make_library()}  # noqa: S301 -- our own bytes
    assert build_index(corpus) == build_index(corpus, kept)


def test_files_come_one_by_one(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each plan's postings are asked for once, and but for the first few just before the plan's own file comes: a library need not be in memory whole."""
    kept = {plan.id: plan_postings(plan) for plan in make_library()}
    asked: list[str] = []

    def load(plan: IndexedPlan) -> PlanPostings:
        asked.append(plan.id)
        return kept[plan.id]

    gathered = gather(corpus, Units(Gazetteer.load(), corpus.places))
    files = index_files(gathered.plans, gathered.parts, load)
    monkeypatch.setattr(texts, "LENGTH", 500)
    first = next(files)
    assert asked == [corpus.plans[0].id]
    assert dict([first, *files]) | gathered.files == build_index(corpus)
    assert asked == [plan.id for plan in corpus.plans]


def test_plans_keep_their_numbers(corpus: Corpus) -> None:
    """The line of the address book is the number of a plan in every file; lines of plans that are gone stay empty."""
    ordinals = {plan.id: 3 * (len(corpus.plans) - at) for at, plan in enumerate(corpus.plans)}
    files = build_index(corpus, ordinals=ordinals)
    stats = _loaded(files, "search/stats.js")
    assert (stats["plans"], stats["size"]) == (3, 10)
    assert [plan for plan, _ in postings.read_steps(stats["absent"])] == [0, 1, 2, 4, 5, 7, 8]
    assert sorted(name for name in files if "/plans/" in name) == ["search/plans/3.js", "search/plans/6.js", "search/plans/9.js"]
    for plan in corpus.plans:
        number = ordinals[plan.id]
        assert _loaded(files, f"search/heads/{number // shards.HEADS}.js")[str(number % shards.HEADS)][5] == plan.address
        assert _unpacked(files, number)[0][5] == plan.address


def test_shards_hold_short_strings(corpus: Corpus) -> None:
    """Nothing but steps and frequencies: weights are worked out by the reader."""
    for name, content in build_index(corpus).items():
        if name.split("/")[1] in {"w", "p"}:
            found = shards.unwrap(content).values()
            for entry in chain.from_iterable(one.values() if isinstance(one, dict) else [one] for one in found):
                read = postings.read_entry(entry, len(field_names()), 0b111)
                assert len(read) == len(field_names())
                assert any(field.bits for field in read)
                assert all(0 < field.bits < 8 for field in read if field.plans)


def test_every_plan_has_a_head_and_its_provisions(corpus: Corpus) -> None:
    """What a list shows, and texts with their anchors; who gets the paper is left out."""
    files = build_index(corpus)
    heads = _loaded(files, "search/heads/0.js")
    assert [heads[str(at)][5] for at in range(3)] == [plan.address for plan in corpus.plans]
    title, issuer, number, date, _, address, edition = heads["2"]
    assert (title, issuer) == ("Thi đua nước rút cuối năm 2025", "UBND tỉnh Lào Cai")
    assert (number, date) == ("số 0377/KH-UBND", "09/10/2025")
    assert (address, edition) == ("lao-cai/2025/nuoc-rut-cuoi-nam", "full")
    head, provisions = _unpacked(files, 2)
    assert head == heads["2"]
    assert [provision[0] for provision in provisions] == ["preamble", "I", "I.1", "II", "II.a", "II.a.-1", "closing"]
    assert provisions[2][:3] == ["I.1", 0, 0]
    assert provisions[5][:3] == ["II.a.-1", 0, 0]
    assert provisions[0][:3] == ["preamble", "mo-dau", "Phần mở đầu"]
    assert (plain_anchor("II.đ.-1"), plain_label("II.đ.-1")) == ("ii-dd-g1", "Mục II.đ, gạch đầu dòng thứ 1")
    assert provisions[2][3].startswith("Về tư tưởng: Học và làm theo Bác")


def test_statistics_count_what_is_indexed(corpus: Corpus) -> None:
    """Lengths of the fields add up to their totals, one number for each plan."""
    files = build_index(corpus)
    stats = _loaded(files, "search/stats.js")
    lengths = stats["lengths"]
    assert stats["plans"] == len(corpus.plans) == 3
    assert [name for name, _, _ in stats["fields"]] == field_names() == ["title", "number", "places", "directives", "body"]
    assert [total for _, _, total in stats["fields"]] == [sum(postings.read_lengths(field)) for field in lengths]
    assert all(len(field) == 3 for field in lengths)


def test_an_empty_library_has_an_index() -> None:
    """Nothing to find, nothing broken."""
    files = build_index(make_corpus(plans=()))
    assert _loaded(files, "search/stats.js")["plans"] == 0
    assert _loaded(files, "search/w/_.js") == {}


def test_plans_may_be_merged_ahead(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of plans before anything else is known of them: the same files, also where one has changed since and another has gone."""
    monkeypatch.setattr(texts, "LENGTH", 0)  # no plan is read for the sake of a beginning
    ordinals = {plan.id: 3 * at for at, plan in enumerate(corpus.plans)}
    gathered = gather(corpus, Units(Gazetteer.load(), corpus.places), ordinals, {plan.id: plan.id for plan in corpus.plans})
    kept = {plan.id: plan_postings(plan) for plan in make_library()}
    numbers = {plan.number: plan.id for plan in gathered.plans}
    changed, asked = gathered.plans[1], []

    def early(number: int, key: str) -> PlanPostings:
        return kept[numbers[0] if key == "old" else numbers.get(number, key)]

    def load(plan: IndexedPlan) -> PlanPostings:
        asked.append(plan.id)
        return kept[plan.id]

    foretold = {**numbers, changed.number: "old", 1: numbers[0]}
    ahead = merged_ahead(foretold.items(), early, lambda plan: kept[plan.id].texts)
    files = dict(index_files(gathered.plans, gathered.parts, load, ahead=ahead))
    assert asked == [changed.id]
    assert files | gathered.files == build_index(corpus, ordinals=ordinals)


class _Torn:
    """A memory of which the rows of pairs got lost."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def keep(self, parts: Parts) -> None:
        self.parts = [part if isinstance(part, bytes) else b"".join(part) for part in parts]

    def recall(self) -> Parts | None:
        return (self.parts[0], iter(self.parts[1:2]), self._lost()) if self.parts else None

    def _lost(self) -> Iterator[bytes]:
        yield self.parts[2][:8]
        raise LookupError


def test_what_a_memory_has_lost_is_merged_anew(corpus: Corpus) -> None:
    """The rows come piece by piece, and the last one may tell that they are damaged."""
    gathered = gather(corpus, Units(Gazetteer.load(), corpus.places))
    kept = {plan.id: plan_postings(plan) for plan in make_library()}
    memory = _Torn()
    built = [dict(index_files(gathered.plans, gathered.parts, lambda p: kept[p.id], memory, marks=gathered.marks)) for _ in range(2)]
    assert built[0] == built[1]
    assert memory.parts
