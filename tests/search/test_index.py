"""Files of the index."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.search.index import build_index, field_names
from tests.factories import make_corpus, make_library

if TYPE_CHECKING:
    from generator.model import Corpus


@pytest.fixture(name="corpus", scope="module")
def _corpus() -> Corpus:
    return make_corpus()


def _loaded(files: dict[str, bytes], name: str) -> Any:
    return json.loads(files[name])


def test_the_same_corpus_gives_the_same_bytes(corpus: Corpus) -> None:
    """Also when the plans come in another order."""
    files = build_index(corpus)
    assert files == build_index(make_corpus(plans=tuple(reversed(make_library()))))
    assert list(files) == sorted(files)


def test_shards_hold_integers_only(corpus: Corpus) -> None:
    """Nothing but steps and frequencies: weights are worked out by the reader."""
    for name, content in build_index(corpus).items():
        if name.split("/")[1] in {"w", "e", "p", "n"}:
            for entry in json.loads(content).values():
                assert len(entry) == len(field_names())
                assert all(field == 0 or all(isinstance(number, int) for number in field) for field in entry)


def test_every_plan_has_a_head_and_its_provisions(corpus: Corpus) -> None:
    """What a list shows, and texts with their anchors; who gets the paper is left out."""
    files = build_index(corpus)
    heads = _loaded(files, "search/heads/0.json")
    assert [head["id"] for head in heads] == [plan.id for plan in corpus.plans]
    assert heads[-1] == {
        "id": "lao-cai-2025-nuoc-rut-cuoi-nam",
        "title": "Thi đua nước rút cuối năm 2025",
        "issuer": "UBND tỉnh Lào Cai",
        "number": "số 0377/KH-UBND",
        "date": "09/10/2025",
        "place": heads[-1]["place"],
        "url": "lao-cai/2025/nuoc-rut-cuoi-nam/",
        "edition": "full",
    }
    provisions = _loaded(files, f"search/plans/{len(heads) - 1}.json")
    assert [provision[0] for provision in provisions] == ["preamble", "I", "I.1", "II", "II.a", "II.a.-1", "closing"]
    assert provisions[2][1:3] == ["i-1", "Mục I.1"]
    assert provisions[2][3].startswith("Về tư tưởng: Học và làm theo Bác")


def test_statistics_count_what_is_indexed(corpus: Corpus) -> None:
    """Lengths of the fields add up to their totals, one number for each plan."""
    files = build_index(corpus)
    stats, lengths = _loaded(files, "search/stats.json"), _loaded(files, "search/lengths.json")
    assert stats["plans"] == len(corpus.plans) == 3
    assert [name for name, _, _ in stats["fields"]] == field_names() == ["title", "number", "places", "directives", "body"]
    assert [total for _, _, total in stats["fields"]] == [sum(field) for field in lengths]
    assert all(len(field) == 3 for field in lengths)


def test_an_empty_library_has_an_index() -> None:
    """Nothing to find, nothing broken."""
    files = build_index(make_corpus(plans=()))
    assert _loaded(files, "search/stats.json")["plans"] == 0
    assert _loaded(files, "search/w/-.json") == {}
