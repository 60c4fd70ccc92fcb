"""Which plans of the library are most like a plan, and why: the documents they both cite, the movements they both name.

Enters: annotated plans in order of address, the referents of their citations.
Leaves: for each plan at most three others with what they share.

A shared document or movement counts the more, the fewer plans have it (a plan shares its law with nearly all others). Plans are looked for under its
rarest features only, and where even these are shared by many, among those nearest by address: the time for a plan does not grow with the library.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from heapq import nsmallest
from typing import TYPE_CHECKING

from generator.model import Alike, KnownDirective

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from generator.model import PlanRecord, Referent

MOST = 3
_RAREST = 8
_NEAREST = 24


def most_alike(plans: Sequence[PlanRecord], referents: Mapping[str, Sequence[Referent]]) -> dict[str, tuple[Alike, ...]]:
    """Plan id → the plans most like it; a plan that shares nothing with any other has no entry."""
    numbers: dict[Hashable, int] = {}
    """Documents and movements by number: sets of small numbers are compared at once."""
    features = [_numbered(referents.get(plan.id, ()), plan, numbers) for plan in plans]
    movements = frozenset(number for feature, number in numbers.items() if isinstance(feature, str))
    bearers: list[list[int]] = [[] for _ in numbers]
    for position, found in enumerate(features):
        for feature in found:
            bearers[feature].append(position)
    weights = [math.log1p(len(plans) / len(bearing)) for bearing in bearers]
    weight = weights.__getitem__
    out: dict[str, tuple[Alike, ...]] = {}
    for position, plan in enumerate(plans):
        own = features[position]
        scored = [(-math.fsum(map(weight, own & features[other])), other) for other in _candidates(position, own, bearers)]
        nearest = [(other, own & features[other]) for _, other in nsmallest(MOST, scored)]
        if nearest:
            out[plan.id] = tuple(
                Alike(plan_id=plans[other].id, directives=len(shared - movements), movements=len(shared & movements))
                for other, shared in nearest
            )
    return out


def _numbered(referents: Iterable[Referent], plan: PlanRecord, numbers: dict[Hashable, int]) -> frozenset[int]:
    """What a plan cites and names, by number."""
    cited = [numbers.setdefault(r.key, len(numbers)) for r in referents if isinstance(r, KnownDirective)]
    return frozenset([*cited, *(numbers.setdefault(m.known, len(numbers)) for m in plan.campaigns if m.known)])


def _candidates(position: int, features: frozenset[int], bearers: Sequence[list[int]]) -> set[int]:
    """Other plans under the rarest features of this one."""
    shared = [bearing for bearing in map(bearers.__getitem__, features) if len(bearing) > 1]
    found: set[int] = set()
    for bearing in nsmallest(_RAREST, shared, key=lambda bearing: (len(bearing), bearing)):
        here = bisect_left(bearing, position)
        found.update(bearing[max(here - _NEAREST // 2, 0) : here + _NEAREST // 2 + 1])
    found.discard(position)
    return found
