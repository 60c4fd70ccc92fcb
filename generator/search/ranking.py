"""Ranking by lunr over an index that holds the query's terms alone.

Enters: clauses, the postings of their terms, the plans that passed.
Leaves: plan and score, best first: the score that lunr's full index over the same terms gives.

lunr scores a field by the query's vector and the weights of the query's terms in it, so a weight that no clause names never
counts. The weights are worked out here from frequencies, lengths and counts by lunr's own formula; lunr does the rest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.query import Query
from lunr.token_set import TokenSet
from lunr.vector import Vector

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.search.postings import Entry
    from generator.search.store import Store

MOST = 500
"""Plans that lunr ranks for one query."""

PRECISION = 1e9
"""Scores that differ by less are equal: sums of floats depend on their order."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A term that raises the plans which hold it."""

    term: str
    boost: float


def idf(entry: Entry, plans: int) -> float:
    """How rare a term is: lunr counts a plan once for each field."""
    holding = sum(posting.count for posting in entry)
    return math.log(1 + abs((plans - holding + 0.5) / (holding + 0.5)))


def beside(pairs: Sequence[int], passed: int) -> list[int]:
    """Plans that passed, by how many of these pairs they hold at least: 0, 1, 2 … as far as any plan gets."""
    levels = [passed]
    for bits in pairs:
        levels.append(0)
        for at in range(len(levels) - 1, 0, -1):
            levels[at] |= levels[at - 1] & bits
    while len(levels) > 1 and not levels[-1]:
        levels.pop()
    return levels


def choose(levels: Sequence[int], entries: Iterable[Entry]) -> list[int]:
    """At most `MOST` of the plans that passed: those with more pairs first, then those that some posting can score.

    Args:
        levels: what `beside` gives.
        entries: postings of the terms of all clauses.
    """
    scored = 0
    for entry in entries:
        for posting in entry:
            if not posting.common:
                scored |= posting.bits
    out: list[int] = []
    above = 0
    for level in reversed(levels):
        here = level & ~above
        out += _plans_in(here & scored, MOST - len(out))
        out += _plans_in(here & ~scored, MOST - len(out))
        above |= level
    return sorted(out)


def _plans_in(bits: int, limit: int) -> list[int]:
    """Numbers of the bits that are set, lowest first."""
    out: list[int] = []
    while bits and len(out) < limit:
        lowest = bits & -bits
        out.append(lowest.bit_length() - 1)
        bits ^= lowest
    return out


def rank(
    chosen: Sequence[int], clauses: Sequence[Clause], entries: Mapping[str, Entry], store: Store, levels: Sequence[int] = ()
) -> list[tuple[int, float]]:
    """Every chosen plan with its score: more pairs first, then the better score, then the order of the plans (scores to nine digits)."""
    scores = dict.fromkeys(chosen, 0.0)
    for result in lunr_results(chosen, clauses, entries, store):
        scores[int(result["ref"])] = result["score"]
    pairs = {plan: sum(level >> plan & 1 for level in levels) for plan in chosen}
    return sorted(scores.items(), key=lambda item: (-pairs[item[0]], -round(item[1] * PRECISION), item[0]))


def lunr_results(chosen: Sequence[int], clauses: Sequence[Clause], entries: Mapping[str, Entry], store: Store) -> list[dict[str, Any]]:
    """What lunr answers for a partial index; a term that is common in a field has no weight there."""
    index = _partial_index(chosen, sorted({clause.term for clause in clauses if clause.term in entries}), entries, store)
    query = Query(store.fields)
    for clause in clauses:
        if clause.term in entries:
            fields = [name for name, posting in zip(store.fields, entries[clause.term], strict=True) if not posting.common]
            if fields:
                query.clause(clause.term, fields=fields, boost=clause.boost, use_pipeline=False)
    found: list[dict[str, Any]] = index.query(query) if query.clauses else []
    return found


def _partial_index(chosen: Sequence[int], terms: Sequence[str], entries: Mapping[str, Entry], store: Store) -> Index:
    """A lunr index of these terms and plans, with the weights of the full one."""
    k1, b = store.stats["k1"], store.stats["b"]
    wanted = frozenset(chosen)
    inverted: dict[str, dict[str, Any]] = {}
    vectors: dict[str, Vector] = {}
    for number, term in enumerate(terms):
        rarity = idf(entries[term], store.plans)
        inverted[term] = {"_index": number}
        for at, (name, boost, total) in enumerate(store.stats["fields"]):
            holding: dict[str, dict[str, Any]] = {}
            inverted[term][name] = holding
            for plan, frequency in entries[term][at].plans:
                if plan not in wanted:
                    continue
                relative = store.lengths[at][plan] / (total / store.plans)
                weight = rarity * ((k1 + 1) * frequency) / (k1 * (1 - b + b * relative) + frequency)
                holding[str(plan)] = {}
                vectors.setdefault(f"{name}/{plan}", Vector()).insert(number, round(weight * boost, 3))
    return Index(inverted, vectors, TokenSet.from_list(list(terms)), store.fields, Pipeline())
