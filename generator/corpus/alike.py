"""Which plans of the library are most like a plan, and why: the documents they both cite, the movements they both name.

Enters: annotated plans in order of address, the referents of their citations.
Leaves: for each plan at most three others with what they share.

A shared document or movement counts the more, the fewer plans have it (a plan shares its law with nearly all others). Plans are looked for under its
rarest features only, and where even these are shared by many, among those nearest by address: the time for a plan does not grow with the library.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from heapq import nsmallest
from typing import TYPE_CHECKING

from generator.model import Alike, KnownDirective

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from generator.model import PlanRecord, Referent

MOST = 3
_RAREST = 8
_NEAREST = 24


def most_alike(plans: Sequence[PlanRecord], referents: Mapping[str, Sequence[Referent]]) -> dict[str, tuple[Alike, ...]]:
    """Plan id → the plans most like it; a plan that shares nothing with any other has no entry."""
    directives: list[frozenset[Hashable]] = [
        frozenset(r.key for r in referents.get(plan.id, ()) if isinstance(r, KnownDirective)) for plan in plans
    ]
    movements: list[frozenset[Hashable]] = [frozenset(m.known for m in plan.campaigns if m.known) for plan in plans]
    bearers: dict[Hashable, list[int]] = defaultdict(list)
    for position, (cited, named) in enumerate(zip(directives, movements, strict=True)):
        for feature in (*cited, *named):
            bearers[feature].append(position)
    weights = {feature: math.log1p(len(plans) / len(found)) for feature, found in bearers.items()}
    out: dict[str, tuple[Alike, ...]] = {}
    for position, plan in enumerate(plans):
        scored = []
        for other in _candidates(position, directives[position] | movements[position], bearers):
            cited, named = directives[position] & directives[other], movements[position] & movements[other]
            score = math.fsum(weights[feature] for feature in (*cited, *named))
            scored.append((-score, other, len(cited), len(named)))
        nearest = nsmallest(MOST, scored)
        if nearest:
            out[plan.id] = tuple(Alike(plan_id=plans[other].id, directives=cited, movements=named) for _, other, cited, named in nearest)
    return out


def _candidates(position: int, features: frozenset[Hashable], bearers: Mapping[Hashable, list[int]]) -> set[int]:
    """Other plans under the rarest features of this one."""
    shared = [bearers[feature] for feature in features if len(bearers[feature]) > 1]
    found: set[int] = set()
    for bearing in sorted(shared, key=lambda bearing: (len(bearing), bearing))[:_RAREST]:
        here = bisect_left(bearing, position)
        found.update(bearing[max(here - _NEAREST // 2, 0) : here + _NEAREST // 2 + 1])
    found.discard(position)
    return found
