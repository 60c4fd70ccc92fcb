"""A query → direct answers and plans, from the files of a built site alone, as the browser finds them.

Enters: what a reader typed, and the folder of a built site.
Leaves: the dict of `kehoach search … --json`.

All words are asked for at once; “quoted words” must stand side by side; `-word` must not stand anywhere. Where no plan has a word, words
that begin so count if it is the last one (it may be half typed), else words that look like it. Which plans pass is decided on sets of
plans; those where more neighbours of the query stand side by side come first, and lunr ranks among equals. The texts of the best plans
decide what the index cannot know: whether quoted words stand in one place, and which of the first plans has the longest run of the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.search import analysis, places, ranking, script
from generator.search.closeness import BESIDE, Link, Phrase, any_wanted, chain_of, longest_run, stands, with_others
from generator.search.likeness import nearest
from generator.search.snippets import Sought, snippets
from generator.search.store import Store, bits_of
from generator.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


PAGE = 10
WITH_SNIPPETS = 5
"""Results of the first answer, and how many of them a browser fills with snippets at once."""

MOST_READ, READ_FIRST = 60, 6
"""Plans read for one answer to quoted words; a browser reads a few for its first answer and more when asked."""

LONGEST = 300
"""Characters of a query that count."""
MOST_WANTS = 24
MOST_ENDINGS, FEWEST_ENDINGS = 8, 2
"""Whole words tried for a half-typed one: those that most plans hold; fewer the more is known of the query."""
MOST_PAIRS = 12
"""Neighbours whose order counts."""
LONG_PHRASE = 5
"""Words in quotation marks from which only their pairs are ranked by: the words themselves say no more."""

WORD, NUMBER, EXACT, PAIR, ENDING = 1, 4, 2, 3, 1
"""Weights of the clauses: a document number says most, a word as typed more than its folded form."""

_STRAIGHT = str.maketrans(dict.fromkeys(analysis.table()["quotes"], '"'))
_NEGATIVE = re.compile(r"(?:^| )-([^ -][^ ]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """Something every result must have, or must not have."""

    label: str
    """As typed."""
    needs: tuple[str, ...]
    """Terms that must all be there."""
    negative: bool = False
    word: str = ""
    """The folded word, where it is one and others may stand for it."""
    before: str = ""
    after: str = ""
    """Folded words beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was asked."""

    wants: tuple[Want, ...]
    half_typed: str
    """Folded last word, where more letters may follow; empty otherwise."""
    clauses: tuple[ranking.Clause, ...]
    pairs: tuple[str, ...]
    """Neighbours outside of quotation marks."""
    sought: tuple[Sought, ...]
    chain: tuple[Link, ...]
    """All words that a plan should have, in order."""
    phrases: tuple[Phrase, ...]
    """Words in quotation marks that only a text can confirm."""
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
    """Words that stand in no plan and resemble none that does."""
    replaced: tuple[tuple[str, tuple[str, ...]], ...]
    """Words that stand in no plan, with those that were looked for in their place."""
    together: int
    """How many of the plans have all words side by side, as typed; 0 when nothing hangs on it."""
    sought: tuple[Sought, ...]
    chain: tuple[Link, ...]
    """The words of the query, with those that stand for them."""


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
    clauses: list[ranking.Clause] = []
    pairs: list[str] = []
    sought: list[Sought] = []
    names = [analysis.key_words(text)]
    chain: list[Link] = []
    phrases: list[Phrase] = []
    half_typed = ""
    for words, together, negative in segments(text):
        units = list(analysis.units(words))
        read = [unit for unit in units if unit.reading.terms]
        if not read:
            continue
        half_typed = ""
        if together:
            wants.append(_phrase(words, units, negative=negative))
            quoted = tuple(chain_of(units))
            if len(quoted) > 1 and (len(quoted) > 2 or quoted[1].tie != BESIDE):
                phrases.append(Phrase(quoted, wants[-1].needs, negative))
        else:
            wants.extend(_wants(words, units))
            pairs.extend(filter(None, map(_pair, units, units[1:])))
            last = read[-1]
            half_typed = last.reading.need if last.reading.simple and last.end == len(words) else ""
        if not negative:
            clauses.extend(one for one in _clauses(units) if one.term[0] in "+#" or not together or len(read) < LONG_PHRASE)
            sought.extend(_sought(unit.reading) for unit in read)
            chain.extend(chain_of(units))
            names.extend(unit.reading.need[1:] for unit in read if not unit.reading.simple)
    distinct = {(want.needs, want.negative): want for want in wants[:MOST_WANTS]}
    return Query(
        wants=tuple(distinct.values()),
        half_typed=half_typed,
        clauses=tuple(clauses[: MOST_WANTS * 3]),
        pairs=tuple(dict.fromkeys(pairs[:MOST_PAIRS])),
        sought=tuple(dict.fromkeys(sought)),
        chain=tuple(chain[:MOST_WANTS]),
        phrases=tuple(phrases[:MOST_WANTS]),
        names=tuple(dict.fromkeys(name for name in (*names, *analysis.names_within(names[0])) if name)),
        line=names[0],
        text=analysis.prepare(text),
    )


def _wants(words: str, units: Sequence[analysis.Unit]) -> Iterator[Want]:
    """Each word or number by itself, and what stands beside it."""
    for at, unit in enumerate(units):
        reading = unit.reading
        if reading.terms:
            yield Want(
                label=words[unit.start : unit.end],
                needs=(reading.need,),
                word=reading.need if reading.simple else "",
                before=units[at - 1].reading.last if at else "",
                after=units[at + 1].reading.first if at + 1 < len(units) else "",
            )


def _phrase(words: str, units: Sequence[analysis.Unit], *, negative: bool) -> Want:
    """Words in quotation marks: each pair of neighbours, which has both words in it; each word where a break leaves some without."""
    pairs = [pair for pair in map(_pair, units, units[1:]) if pair]
    alone = [unit for unit in units if unit.reading.terms]
    needs = pairs if len(pairs) + 1 == len(alone) and pairs else [*(unit.reading.need for unit in alone), *pairs]
    return Want(label=words.strip(), needs=tuple(needs), negative=negative)


def _pair(left: analysis.Unit, right: analysis.Unit) -> str:
    """Term of two neighbours; empty where a break stands between them."""
    return f"+{left.reading.last} {right.reading.first}" if left.reading.last and right.reading.first else ""


def _clauses(units: Sequence[analysis.Unit]) -> Iterator[ranking.Clause]:
    """What raises a plan: a word, its exact form, the pair with the word after."""
    for at, unit in enumerate(units):
        reading = unit.reading
        if not reading.terms:
            continue
        yield ranking.Clause(reading.need, WORD if reading.simple else NUMBER)
        if reading.simple and reading.words[0][1] != reading.need:
            yield ranking.Clause(f"={reading.words[0][1]}", EXACT)
        pair = _pair(unit, units[at + 1]) if at + 1 < len(units) else ""
        if pair:
            yield ranking.Clause(pair, PAIR)


def _sought(reading: analysis.Reading) -> Sought:
    """What a snippet should mark for one unit."""
    exact = reading.words[0][1] if reading.simple else ""
    return Sought(reading.need, exact if exact != reading.need else "")


class _Search:
    """One query on its way through the index."""

    def __init__(self, query: Query, store: Store, *, typing: bool) -> None:
        self.query, self.store, self.typing = query, store, typing
        self.clauses = list(query.clauses)
        self.sought = list(query.sought)
        self.beside = {pair: [pair] for pair in query.pairs}
        """Neighbours of the query, with those that stand for them where a word was replaced."""
        self.others: dict[str, tuple[tuple[str, ...], bool]] = {}
        """Words of the query, with those that stand for them and whether they are its endings."""
        self.failed: list[str] = []
        self.replaced: list[tuple[str, tuple[str, ...]]] = []

    def passed(self) -> int:
        """Plans that have everything asked for."""
        passed = self.store.everyone if self.query.wants else 0
        for_the_text = {phrase.terms for phrase in self.query.phrases if phrase.negative}
        for want in self.query.wants:
            if want.negative and want.needs in for_the_text:
                continue
            bits = self._holding(want)
            if bits is None:
                continue
            passed &= ~bits if want.negative else bits
            if not bits and not want.negative:
                self.failed.append(want.label)
        return passed

    def _holding(self, want: Want) -> int | None:
        """Plans that have what is wanted; None when it cannot be said yet."""
        bits = self.store.everyone
        for need in want.needs:
            bits &= bits_of(self.store.entry(need))
        if not want.word or want.negative:
            return bits
        half_typed = want.word == self.query.half_typed
        alone = len(want.word) > 1 and want.before and self.store.entry(f"+{want.before} {want.word}") is None
        if half_typed and (not bits or alone or (self.typing and len(want.word) > 1)):
            if len(want.word) == 1 and len(self.query.wants) > 1:
                return None  # one letter more is on its way
            bits |= self._instead(want, self._endings(want.word), prefix=True)
        if not bits:
            near = nearest(want.word, self.store.vocabulary(want.word[0]))
            bits = self._instead(want, near, prefix=False)
            if bits:
                self.replaced.append((want.label, tuple(near)))
        return bits

    def _endings(self, prefix: str) -> list[str]:
        """Words that begin so, the most frequent ones."""
        most = max(FEWEST_ENDINGS, MOST_ENDINGS + 1 - len(self.query.wants))
        found = [
            (word, holding) for word, holding in self.store.vocabulary(prefix[0]).items() if word.startswith(prefix) and word != prefix
        ]
        return [word for word, _ in sorted(found, key=lambda item: (-item[1], item[0]))[:most]]

    def _instead(self, want: Want, words: Sequence[str], *, prefix: bool) -> int:
        """Plans that have one of these words; they are looked for as if they had been typed."""
        bits = 0
        self.others[want.word] = (tuple(words), prefix)
        for word in words:
            bits |= bits_of(self.store.entry(word))
            self.clauses.append(ranking.Clause(word, ENDING))
            for typed, pair in (
                (f"+{want.before} {want.word}", f"+{want.before} {word}"),
                (f"+{want.word} {want.after}", f"+{word} {want.after}"),
            ):
                if typed in self.beside:
                    self.beside[typed].append(pair)
                    self.clauses.append(ranking.Clause(pair, PAIR))
        at = next((at for at, one in enumerate(self.sought) if one.term == want.word), None)
        if at is not None and words:
            self.sought[at : at + 1] = [Sought(want.word, prefix=True)] if prefix else [Sought(word) for word in words]
        return bits


def _any_of(terms: Sequence[str], store: Store) -> int:
    """Plans that hold one of these terms."""
    bits = 0
    for term in terms:
        bits |= bits_of(store.entry(term))
    return bits


def find(query: Query, store: Store, *, typing: bool = False) -> Found:
    """Plans that have everything asked for, ranked; `typing` says that the last word may go on even where it stands somewhere."""
    going = _Search(query, store, typing=typing)
    passed = going.passed()
    entries = {clause.term: entry for clause in going.clauses if (entry := store.entry(clause.term)) is not None}
    clauses = [clause for clause in going.clauses if clause.term in entries]
    beside = ranking.beside([_any_of(pairs, store) for pairs in going.beside.values()], passed)
    chosen = ranking.choose(beside, entries.values())
    ranked = ranking.rank(chosen, clauses, entries, store, beside)
    return Found(
        total=passed.bit_count(),
        ranked=tuple(ranked),
        failed=tuple(going.failed),
        replaced=tuple(going.replaced),
        together=beside[-1].bit_count() if len(beside) > 1 and len(beside) == len(query.pairs) + 1 else 0,
        sought=tuple(dict.fromkeys(going.sought)),
        chain=with_others(query.chain, going.others),
    )


def confirmed(query: Query, found: Found, store: Store) -> list[tuple[int, float]]:
    """The first plans of an answer: those whose texts hold what is quoted, of the first few the one with the longest run of words first."""
    holding = []
    for phrase in query.phrases:
        bits = store.everyone
        for term in phrase.terms:
            bits &= bits_of(store.entry(term))
        holding.append((phrase, bits))
    out: list[tuple[int, float]] = []
    for read, (plan, score) in enumerate(found.ranked[: MOST_READ if query.phrases else PAGE]):
        asked = [phrase for phrase, bits in holding if bits >> plan & 1]
        if asked:
            texts = _texts(store, plan, counted=len(out) < WITH_SNIPPETS and read < READ_FIRST)
            if any(stands(texts, phrase) == phrase.negative for phrase in asked):
                continue
        out.append((plan, score))
        if len(out) == PAGE:
            break
    if len(out) < 2 or len(found.chain) < 2:
        return out
    first = out[:WITH_SNIPPETS]
    runs = {plan: longest_run(_texts(store, plan, counted=not any_wanted(query.phrases)), found.chain) for plan, _ in first}
    return sorted(first, key=lambda item: -runs[item[0]]) + out[WITH_SNIPPETS:]


def _texts(store: Store, plan: int, *, counted: bool) -> list[str]:
    """Everything of one plan that a reader sees."""
    provisions = store.provisions(plan, counted=counted)
    return [store.head(plan, with_texts=True, counted=counted).text, *(words for _, _, _, words in provisions)]


def search(query: str, site: Path, *, typing: bool = False) -> dict[str, Any]:
    """Answer a query from a built site; `bytes` are the gzip bytes a browser would fetch for the same first answer.

    `typing`: as the search page answers before Enter, when the last word may go on.
    """
    store = Store(site=site)
    parsed = parse(query)
    rows: dict[str, list[str]] = {}
    for name in parsed.names:
        for row in store.answers(name) if name else ():
            rows.setdefault(row[2], row)
    if store.stats.get("places"):
        for row in places.answers(parsed.line, parsed.text, store.place_tables, store.places):
            rows.setdefault(row[2], row)
    found = find(parsed, store, typing=typing)
    if typing and parsed.half_typed:
        store.vocabulary(parsed.half_typed[0])  # on its way before it is known whether it is needed
    results = []
    for at, (plan, score) in enumerate(confirmed(parsed, found, store)):
        counted = at < WITH_SNIPPETS and not any_wanted(parsed.phrases)  # texts for quoted words were counted as they were read
        head = store.head(plan, with_texts=at < WITH_SNIPPETS, counted=counted)
        shown = snippets(store.provisions(plan, counted=counted), found.sought, head.text)
        first = shown[0] if shown else None
        results.append(
            {
                "id": head.id,
                "title": head.title,
                "issuer": head.issuer,
                "url": f"{head.address}/" + (f"#{first.anchor}" if first else ""),
                "provision": first.path if first else None,
                "snippet": first.text if first else "",
                "score": round(score, 6),
            }
        )
    store.count(script.ADDRESS)
    answers = [{"kind": kind, "title": title, "url": url} for kind, title, url, _ in rows.values()]
    return {"query": query, "answers": answers, "results": results, "bytes": sum(store.fetched.values())}
