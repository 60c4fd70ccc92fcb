"""Corpus → the files of the search index.

Enters: what was gathered of the corpus (`generator.search.gathering`), what the index keeps of each plan (`generator.search.plan_postings`).
Leaves: path below the site → bytes, the same for the same corpus. Each file is a script around JSON (`generator.search.shards`):

    search/stats.js       how many plans, fields with weight and total length, names and numbers of shards, table of the analysis; for each
                          field a letter for each plan: how many terms
    search/{w,p}/*.js     postings (`generator.search.postings`) of words, of pairs and numbers
    search/v/*.js         words with the number of plans that hold them, by first letter: for half-typed and misspelt words
    search/a/*.js         direct answers by the words that ask for them (`generator.search.answers`)
    search/g/*.js         districts and communes by name (`generator.search.places`)
    search/f/*.js         plans by place, year, movement and so on (`generator.search.facets`)
    search/heads/*.js     what a list of results shows, some plans to a file
    search/plans/*.js     head and provisions of one plan, for snippets, packed (`generator.search.texts`)
    search/beginning.js   where all of them begin: fetched beside the first of them, long after the statistics

A plan is known by its number: the line of the address book, or its place in the order of addresses. The weights are lunr's and are
worked out by the reader of these files.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, Protocol

from generator.corpus.units import Units
from generator.gazetteer import Gazetteer
from generator.model import AnnotatedPlan
from generator.search import analysis, postings, shards, texts
from generator.search.counting import cut, field_terms, joint_terms
from generator.search.gathering import gather
from generator.search.merging import Merger
from generator.search.plan_postings import plan_postings
from generator.search.stretches import KEYS
from generator.search.texts import Packer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.model import Corpus, PlanRecord
    from generator.search.counting import FieldTerms
    from generator.search.gathering import IndexedPlan
    from generator.search.merging import Parts
    from generator.search.plan_postings import PlanPostings
    from generator.search.shards import File

WORD_LIMIT, PAIR_LIMIT = 2_700, 2_800
"""Bytes of a file of words, and of one of pairs, before compression: a query asks for several."""
ROOM = 3_200
"""Plans from which on a file may be longer: a larger library has longer lists anyhow, and needs fewer files for each plan then."""


class Memory(Protocol):
    """What is left of the last build."""

    def recall(self) -> Parts | None:
        """What was merged then, if anything is known of it; that some of its rows are missing, their iterator says (LookupError)."""
        ...

    def keep(self, parts: Parts) -> None:
        """What is merged now."""
        ...


class Before(Protocol):
    """The site of the last build, of which files may be left as they are."""

    def keeps(self, key: str, digest: bytes) -> object | None:
        """None unless the files noted under this key and digest are there again."""
        ...

    def note(self, key: str, digest: bytes, files: Iterable[tuple[str, bool]]) -> None:
        """Files that follow from what the digest stands for."""
        ...


def field_names() -> list[str]:
    """Fields in the order of the index."""
    return [name for name, _ in analysis.settings()["fields"]]


def build_index(
    corpus: Corpus, kept: Mapping[str, PlanPostings] | None = None, ordinals: Mapping[str, int] | None = None
) -> dict[str, bytes]:
    """All files of the index in order: path below the site's root → bytes.

    Args:
        corpus: all plans together.
        kept: what `plan_postings` gave for each plan, by id. A plan that is not among them is read now, if the corpus has its text.
        ordinals: the permanent number of each plan, by id; without them plans are counted in the order of their addresses.
    """
    known = kept or {}

    def load(plan: IndexedPlan) -> PlanPostings:
        return known[plan.id] if plan.id in known else plan_postings(_with_text(corpus.by_id[plan.id]))

    gathered = gather(corpus, Units(Gazetteer.load(), corpus.places), ordinals)
    return dict(sorted(chain(gathered.files.items(), index_files(gathered.plans, gathered.parts, load))))


def index_files(
    plans: Iterable[IndexedPlan],
    parts: Mapping[str, Any],
    load: Callable[[IndexedPlan], PlanPostings],
    memory: Memory | None = None,
    before: Before | None = None,
    *,
    marks: Mapping[int, bytes] | None = None,
    ahead: Ahead | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Every file that `gather` does not give, one by one; `plans` in order of their numbers, `parts` are merged into the statistics.

    `load` is asked once for the words of each plan, and nothing of them stays in memory. With a `memory`, and the `marks` of all plans, only plans that
    changed are merged, and what is left of the site `before` is not made again; with plans that were merged `ahead`, nothing is known from before. The
    files are the same.
    """
    around = _Surroundings()
    merger = ahead.merger if ahead else _remembered(memory, marks or {})
    known = frozenset() if ahead else frozenset(merger.numbers())
    waiting = iter(plans)
    size = int(parts["heads"])
    first, beginning = _beginning(waiting, load)
    packer = Packer(beginning)
    for bucket, some in groupby(chain([plan for plan, _ in first], waiting), lambda plan: plan.number // size):
        heads = []
        for plan in some:
            number = plan.number
            heads.append(b'"%d":%b' % (number % size, plan.head))
            name = f"{shards.FOLDER}/plans/{number}.js"
            mark = blake2b(packer.mark + plan.mark + plan.head, digest_size=16).digest()
            loaded = first.popleft()[1] if first else None
            if number in known and before and before.keeps(name, mark) is not None:
                continue
            if ahead and ahead.has(plan):
                merger.add(number, around.fields(plan, None), plan.mark)
                said = loaded.texts if loaded else ahead.texts(plan)
            else:
                own = loaded or load(plan)
                said = own.texts
                if number not in known:
                    merger.add(number, around.fields(plan, own), plan.mark)
            packed = packer.packed(b"[" + plan.head + b"," + said + b"]")
            yield name, shards.wrap(name, b'"' + packed + b'"')
            if memory and before:
                before.note(name, mark, ((name, False),))
        name = f"{shards.FOLDER}/heads/{bucket}.js"
        yield name, shards.wrap(name, b"{" + b",".join(heads) + b"}")
    if ahead:
        merger.take_out(list(ahead.keys))
    if memory and merger.has_changed:
        memory.keep(merger.dumped())
    yield shards.BEGINNING, shards.wrap(shards.BEGINNING, shards.to_json(packer.told))
    yield from merged_files(merger, parts)


def _beginning(
    plans: Iterator[IndexedPlan], load: Callable[[IndexedPlan], PlanPostings]
) -> tuple[deque[tuple[IndexedPlan, PlanPostings]], bytes]:
    """The first plans, taken from `plans`, and the beginning of their texts: those with the lowest numbers change least."""
    first: deque[tuple[IndexedPlan, PlanPostings]] = deque()
    beginning = b""
    while len(beginning) < texts.LENGTH and (plan := next(plans, None)):
        first.append((plan, load(plan)))
        beginning += first[-1][1].texts
    return first, beginning[: texts.LENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """Plans whose own words were merged before anything was known of what other plans say of them."""

    merger: Merger
    keys: dict[int, str]
    """Number of each plan that was not asked for yet → digest of its file."""
    texts: Callable[[IndexedPlan], bytes]
    """What snippets are cut from."""

    def has(self, plan: IndexedPlan) -> bool:
        """Whether this plan is among them, as it is now; to be asked once. One that has changed is taken out."""
        key = self.keys.pop(plan.number, None)
        if key is not None and key != plan.key:
            self.merger.take_out([plan.number])
        return key == plan.key


def merged_ahead(
    plans: Iterable[tuple[int, str]], load: Callable[[int, str], PlanPostings], texts: Callable[[IndexedPlan], bytes]
) -> Ahead:
    """Merge the words of plans, each known by its number and the digest of its file."""
    around, merger, keys = _Surroundings(), Merger(len(field_names())), dict(plans)
    for number, key in keys.items():
        merger.add(number, around.fields(None, load(number, key)))
    return Ahead(merger=merger, keys=keys, texts=texts)


def _remembered(memory: Memory | None, marks: Mapping[int, bytes]) -> Merger:
    """What was merged in the last build, without what has changed since."""
    parts = memory.recall() if memory else None
    if parts is None:
        return Merger(len(field_names()))
    try:
        merger = Merger.loaded(parts)
    except LookupError:
        return Merger(len(field_names()))
    merger.take_out([number for number in merger.numbers() if not merger.has(number, marks.get(number, b"-"))])
    return merger


def _with_text(plan: PlanRecord) -> AnnotatedPlan:
    """A plan whose text is at hand. Raises LookupError for one without: its postings should have been kept."""
    if isinstance(plan, AnnotatedPlan):
        return plan
    raise LookupError(plan.id)


def merged_files(merger: Merger, parts: Mapping[str, Any]) -> Iterator[File]:
    """Statistics, lengths and postings of plans that were merged; `parts` are merged into the statistics."""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    others: dict[str, list[bytes]] = defaultdict(list)
    holding: Counter[str] = Counter()
    for term, entry, plans in merger.terms():
        if term[0] in "+#":
            others[shards.group_of(term)].append(shards.row_of(term, b'"%b"' % entry.encode()))
        else:
            forms[KEYS[term]][term] = entry
            holding[KEYS[term]] += plans
    words = {
        key: shards.to_json(written[key] if list(written) == [key] else dict(sorted(written.items()))) for key, written in forms.items()
    }
    everyone = merger.everyone
    room = max(1, len(everyone) / ROOM)
    ranges, files = shards.by_ranges("w", words, shards.rounded(int(WORD_LIMIT * room**0.5)))
    yield from files
    for first, second, entry in merger.pairs():
        others[shards.group_of_pair(first, second)].append(f'"+{first} {second}":"{entry}"'.encode())
    buckets, files = shards.by_hash("p", others, int(PAIR_LIMIT * room))
    yield from files
    letters = _by_letter({word: min(holding[word], len(everyone)) for word in sorted(holding)})
    yield from (_file(shards.file_name("v", letter), content) for letter, content in letters.items())
    size = max(everyone, default=-1) + 1
    settings = analysis.settings()
    written = [postings.write_lengths(_spread(field, everyone, size)) for field in merger.lengths]
    totals = [sum(postings.read_lengths(field)) for field in written]
    stats = {
        "version": 5,
        "plans": len(everyone),
        "size": size,
        "absent": postings.steps(sorted(set(range(size)) - set(everyone))),
        "fields": [[name, boost, totals[at]] for at, (name, boost) in enumerate(settings["fields"])],
        "k1": settings["k1"],
        "b": settings["b"],
        "letters": "".join(letters),
        "levels": postings.LEVELS,
        "lengths": written,
        "digits": [postings.ENDS, postings.GOES_ON, postings.TIMES],
        "table": analysis.table(),
        **parts,
        "shards": {**parts.get("shards", {}), "w": ranges},
        "buckets": {**parts.get("buckets", {}), "p": buckets},
    }
    yield _file(shards.STATS, stats)


def _spread(lengths: Sequence[int], everyone: Sequence[int], size: int) -> list[int]:
    """Lengths at the places of their plans, 0 where a number has no plan."""
    out = [0] * size
    for number, length in zip(everyone, lengths, strict=True):
        out[number] = length
    return out


def _file(name: str, value: Any) -> File:
    return name, shards.wrap(name, shards.to_json(value))


def _by_letter(holding: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Folded words in order with the number of plans that hold them (of several forms at most), by first letter."""
    letters: dict[str, dict[str, int]] = defaultdict(dict)
    for word, plans in holding.items():
        letters[word[0]][word] = plans
    return letters


class _Surroundings:
    """Fields of a plan that other plans, hubs and the gazetteer have a part in; each text is cut once."""

    def __init__(self) -> None:
        self._cut: dict[str, str] = {}
        self._placed: dict[tuple[str, ...], FieldTerms] = {}

    def fields(self, plan: IndexedPlan | None, own: PlanPostings | None) -> tuple[FieldTerms | None, ...]:
        """All fields, in the order of the index; None for those of the side that is not given."""
        found: dict[str, FieldTerms] = {}
        if own:
            found |= {"title": own.title, "number": own.number, "body": own.body}
        if plan:
            if plan.places not in self._placed:
                self._placed[plan.places] = field_terms(plan.places)
            found |= {"places": self._placed[plan.places], "directives": joint_terms(map(self._as_cut, plan.directives))}
        return tuple(found.get(name) for name in field_names())

    def _as_cut(self, words: str) -> str:
        found = self._cut.get(words)
        if found is None:
            found = self._cut[words] = cut(words)
        return found
