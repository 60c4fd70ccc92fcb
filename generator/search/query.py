"""A query → direct answers and plans, from the files of a built site alone, as the browser finds them.

Enters: what a reader typed, and the folder of a built site.
Leaves: the dict of `kehoach search … --json`.

All words are asked for at once; “quoted words” must stand side by side; `-word` must not stand anywhere. The last word may be half
typed: where no plan has it whole, words that begin so count. Which plans pass is decided on sets of plans; lunr ranks those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.search import analysis, places, ranking, shards
from generator.search.snippets import Sought, snippets
from generator.search.store import Entry, Store, bits_of
from generator.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PAGE = 10
WITH_SNIPPETS = 5
"""Results of the first answer, and how many of them a browser fills with snippets at once."""

LONGEST = 300
"""Characters of a query that count."""
MOST_WANTS = 24
MOST_ENDINGS = 40
"""Whole words tried for a half-typed one."""

WORD, NUMBER, EXACT, PAIR, ENDING = 1, 4, 2, 3, 1
"""Weights of the clauses: a document number says most, a word as typed more than its folded form."""

_STRAIGHT = str.maketrans(dict.fromkeys(analysis.table()["quotes"], '"'))
_NEGATIVE = re.compile(r"(?:^| )-([^ -][^ ]*)")
_SCRIPTS = tuple(
    f"assets/javascripts/{name}.js" for name in ("search-analysis", "search-places", "search-snippets", "search-engine", "lunr")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """Something every result must have, or must not have."""

    label: str
    """As typed."""
    needs: tuple[str, ...]
    """Terms that must all be there."""
    negative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was asked."""

    wants: tuple[Want, ...]
    half_typed: str
    """Folded last word, where more letters may follow; empty otherwise."""
    clauses: tuple[tuple[ranking.Clause, str], ...]
    """With the folded word that an exact form is kept under."""
    sought: tuple[Sought, ...]
    names: tuple[str, ...]
    """Folded words under which a direct answer may stand."""
    line: str
    """The whole query as one line of folded words: it may be the name of a place."""
    text: str
    """The whole query in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found."""

    total: int
    ranked: tuple[tuple[int, float], ...]
    """Plan and score, best first; at most `ranking.MOST`."""
    failed: tuple[str, ...]
    """Words that stand in no plan."""
    sought: tuple[Sought, ...]


def segments(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Parts of a query with: must its words stand side by side, must they be absent."""
    parts = text.split('"')
    negative = False
    for at, part in enumerate(parts):
        if at % 2:
            yield part, True, negative
            continue
        free = part
        negative = at + 1 < len(parts) and re.search(r"(?:^| )-$", part) is not None
        if negative:
            free = part[:-1]
        position = 0
        for found in _NEGATIVE.finditer(free):
            if free[: found.start()].rstrip()[-1:].isdigit():
                continue  # 29 -HD/TWĐTN is a number
            yield free[position : found.start()], False, False
            yield found[1], True, True
            position = found.end()
        yield free[position:], False, False


def parse(raw: str) -> Query:
    """Read a query."""
    text = normalise(raw[:LONGEST]).text.replace("\n", " ").translate(_STRAIGHT)
    wants: list[Want] = []
    clauses: list[tuple[ranking.Clause, str]] = []
    sought: list[Sought] = []
    names = [analysis.key_words(text)]
    half_typed = ""
    for words, together, negative in segments(text):
        units = list(analysis.units(words))
        read = [unit for unit in units if unit.reading.terms]
        if not read:
            continue
        half_typed = ""
        if together:
            wants.append(_phrase(words, units, negative=negative))
        else:
            wants.extend(Want(label=words[unit.start : unit.end], needs=(unit.reading.need,)) for unit in read)
            last = read[-1]
            half_typed = last.reading.need if last.reading.simple and last.end == len(words) else ""
        if not negative:
            clauses.extend(_clauses(units))
            sought.extend(_sought(unit.reading) for unit in read)
            names.extend(unit.reading.need[1:] for unit in read if not unit.reading.simple)
    distinct = {(want.needs, want.negative): want for want in wants[:MOST_WANTS]}
    return Query(
        wants=tuple(distinct.values()),
        half_typed=half_typed,
        clauses=tuple(clauses[: MOST_WANTS * 3]),
        sought=tuple(dict.fromkeys(sought)),
        names=tuple(dict.fromkeys(name for name in (*names, *analysis.names_within(names[0])) if name)),
        line=names[0],
        text=analysis.prepare(text),
    )


def _phrase(words: str, units: Sequence[analysis.Unit], *, negative: bool) -> Want:
    """Words in quotation marks: each word, and each pair of neighbours."""
    needs = [unit.reading.need for unit in units if unit.reading.terms]
    needs += [pair for pair in map(_pair, units, units[1:]) if pair]
    return Want(label=words.strip(), needs=tuple(needs), negative=negative)


def _pair(left: analysis.Unit, right: analysis.Unit) -> str:
    """Term of two neighbours; empty where a break stands between them."""
    return f"+{left.reading.last} {right.reading.first}" if left.reading.terms and right.reading.terms else ""


def _clauses(units: Sequence[analysis.Unit]) -> Iterator[tuple[ranking.Clause, str]]:
    """What raises a plan: a word, its exact form, the pair with the word after."""
    for at, unit in enumerate(units):
        reading = unit.reading
        if not reading.terms:
            continue
        yield ranking.Clause(reading.need, WORD if reading.simple else NUMBER), ""
        if reading.simple and reading.words[0][1] != reading.need:
            yield ranking.Clause(f"={reading.words[0][1]}", EXACT), reading.need
        pair = _pair(unit, units[at + 1]) if at + 1 < len(units) else ""
        if pair:
            yield ranking.Clause(pair, PAIR), ""


def _sought(reading: analysis.Reading) -> Sought:
    """What a snippet should mark for one unit."""
    exact = reading.words[0][1] if reading.simple else ""
    return Sought(reading.need, exact if exact != reading.need else "")


class _Entries(dict[str, Entry]):
    """Postings read so far; a term that stands nowhere is not among them."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def load(self, term: str, key: str = "") -> Entry | None:
        """Postings of one term, read once."""
        if term not in self:
            found = self._store.entry(term, key)
            if found is not None:
                self[term] = found
        return self.get(term)


def find(query: Query, store: Store) -> Found:
    """Plans that have everything asked for, ranked."""
    entries = _Entries(store)
    clauses = [clause for clause, key in query.clauses if entries.load(clause.term, key) is not None]
    everything = (1 << store.plans) - 1
    sought = query.sought
    passed = everything if query.wants else 0
    failed: list[str] = []
    for want in query.wants:
        bits = everything
        for need in want.needs:
            bits &= bits_of(entries.load(need))
        if not bits and want.needs == (query.half_typed,):
            if len(query.half_typed) == 1 and len(query.wants) > 1:
                continue  # one letter more is on its way
            for ending, found in _endings(query.half_typed, store):
                entries[ending] = found
                clauses.append(ranking.Clause(ending, ENDING))
                bits |= bits_of(found)
            sought = tuple(Sought(one.term, prefix=True) if one.term == query.half_typed else one for one in sought)
        passed &= ~bits if want.negative else bits
        if not bits and not want.negative:
            failed.append(want.label)
    chosen = ranking.choose(passed, (entries[clause.term] for clause in clauses))
    ranked = ranking.rank(chosen, clauses, entries, store)
    return Found(total=passed.bit_count(), ranked=tuple(ranked), failed=tuple(failed), sought=sought)


def _endings(prefix: str, store: Store) -> list[tuple[str, Entry]]:
    """Words that begin so, the most frequent ones."""
    found = [(word, entry) for word in store.beginning("w", prefix) if (entry := store.entry(word, word)) is not None]
    found.sort(key=lambda item: (-bits_of(item[1]).bit_count(), item[0]))
    return found[:MOST_ENDINGS]


def head_text(head: dict[str, str]) -> str:
    """Words of a plan's head that a reader sees in the list."""
    return "\n\n".join((head["title"], head["issuer"], head["place"]))


def search(query: str, site: Path) -> dict[str, Any]:
    """Answer a query from a built site; `bytes` are the gzip bytes a browser would fetch for the same first answer."""
    store = Store(site=site)
    parsed = parse(query)
    rows: dict[str, list[str]] = {}
    for name in parsed.names:
        for row in store.answers(name) if name else ():
            rows.setdefault(row[2], row)
    if places.FAMILY in store.stats["shards"]:
        for row in places.answers(parsed.line, parsed.text, store.stats["places"], store.places):
            rows.setdefault(row[2], row)
    found = find(parsed, store)
    results = []
    for at, (plan, score) in enumerate(found.ranked[:PAGE]):
        head = store.head(plan)
        shown = snippets(store.provisions(plan, counted=at < WITH_SNIPPETS), found.sought, head_text(head))
        first = shown[0] if shown else None
        results.append(
            {
                "id": head["id"],
                "title": head["title"],
                "issuer": head["issuer"],
                "url": head["url"] + (f"#{first.anchor}" if first else ""),
                "provision": first.path if first else None,
                "snippet": first.text if first else "",
                "score": round(score, 6),
            }
        )
    if found.ranked:
        store.read(f"{shards.FOLDER}/lengths.json")
    for script in _SCRIPTS:
        store.count(script)
    answers = [{"kind": kind, "title": title, "url": url} for kind, title, url, _ in rows.values()]
    return {"query": query, "answers": answers, "results": results, "bytes": sum(store.fetched.values())}
