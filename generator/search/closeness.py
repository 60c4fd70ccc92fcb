"""How near the words of a query stand to each other in a text, and whether quoted words stand side by side.

Enters: the words of a query in order, the texts of one plan.
Leaves: the longest run of them that stands in one text as typed.

The index knows which words are neighbours somewhere in a plan, not whether three of them stand in one place: `tổ chức` and `chức năng` may
be pages apart. Only the text can tell, so the texts that a reader needs anyway, those of the best plans, have the last word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.search import analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

APART, BESIDE, ACROSS = 0, 1, 2
"""How a word is tied to the one before: not at all; no sign between them; a sign stands between them in the query, so one may in the text."""


@dataclass(frozen=True, slots=True)
class Link:
    """One word or number of a query."""

    need: str
    tie: int
    others: tuple[str, ...] = ()
    """Words that stand for it."""
    prefix: bool = False
    """More letters may follow."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotation marks, more than the two that the index knows as neighbours."""

    chain: tuple[Link, ...]
    terms: tuple[str, ...]
    """What the index knows of it: a plan without one of these terms cannot hold it."""
    negative: bool


def any_wanted(phrases: Iterable[Phrase]) -> bool:
    """True when every result has to be read before it is shown."""
    return any(not phrase.negative for phrase in phrases)


def chain_of(units: Sequence[analysis.Unit]) -> Iterator[Link]:
    """Words of one part of a query."""
    tie = APART
    for unit in units:
        if unit.reading.terms:
            yield Link(unit.reading.need, tie)
            tie = BESIDE
        elif tie == BESIDE:
            tie = ACROSS


def with_others(chain: Iterable[Link], others: Mapping[str, tuple[tuple[str, ...], bool]]) -> tuple[Link, ...]:
    """The same words with those that stand for them: words, and whether the word is the beginning of others."""
    return tuple(Link(link.need, link.tie, *others.get(link.need, ((), False))) for link in chain)


def longest_run(texts: Iterable[str], chain: Sequence[Link]) -> int:
    """The most words of a chain that stand side by side in one of these texts, in their order; 0 where no two do."""
    wanted: dict[str, list[int]] = {}
    for at, link in enumerate(chain):
        for term in (link.need, *link.others):
            wanted.setdefault(term, []).append(at)
    prefixes = [(at, link.need) for at, link in enumerate(chain) if link.prefix]
    best = max((_run(text, chain, wanted, prefixes) for text in texts), default=0)
    return best if best > 1 else 0


def _run(text: str, chain: Sequence[Link], wanted: Mapping[str, list[int]], prefixes: Sequence[tuple[int, str]]) -> int:
    best = 0
    before: dict[int, int] = {}
    across = False
    for unit in analysis.units(text):
        reading = unit.reading
        if not reading.terms:
            across = True
            continue
        here: dict[int, int] = {}
        for at in {at for term in reading.terms for at in wanted.get(term, ())} | {
            at for at, start in prefixes if any(key.startswith(start) for key, _ in reading.words)
        }:
            tie = chain[at].tie
            tied = tie == ACROSS or (tie == BESIDE and not across)
            here[at] = 1 + (before.get(at - 1, 0) if tied else 0)
            best = max(best, here[at])
        before = here
        across = False
    return best


def stands(texts: Sequence[str], phrase: Phrase) -> bool:
    """True when one of these texts holds all words of a phrase side by side."""
    return longest_run(texts, phrase.chain) == len(phrase.chain)
