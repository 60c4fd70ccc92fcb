"""Whose words a plan repeats: the plan of the level above, and the same office's plan before it.

Enters: plans in order of address with the keys of their sentences (`generator.extract.sentences`), places, neighbours of the same office.
Leaves: plan id → the plans whose sentences stand in it again, with how many.

Only those two are asked, because that is where such papers come from; any two plans can be compared on the page for it. Of the plans of the nearest
place above that has any, those of the same year and of the year before count, and the one that shares most is named.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.corpus.place_hubs import moment
from generator.extract.sentences import keys_in
from generator.model import SharedSentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.model import PlaceHub, PlanRecord

FEWEST_SHARED = 3
"""Sentences below which nothing is said: a plan may repeat a formula or two by chance."""

_LATEST = "\x7f"
"""Behind every moment that begins with the words before it: a day known by its year alone lets the whole year stand."""

_REMEMBERED = 2048
"""Plans whose keys are at hand: those near a plan by address are the ones that are asked. All of ten thousand plans would take 100 MB."""

Keys = frozenset[int]
_NONE: Keys = frozenset()
Dated = tuple[list[str], list[str]]
"""Moments in order, and the plans issued at them."""


def shared_sentences(
    plans: Sequence[PlanRecord], places: Mapping[str, PlaceHub], neighbours: Mapping[str, tuple[str | None, str | None]]
) -> dict[str, tuple[SharedSentences, ...]]:
    """A plan that repeats nobody's words has no entry."""
    joined = {plan.id: plan.sentences for plan in plans}

    @lru_cache(maxsize=_REMEMBERED)
    def keys(plan_id: str) -> Keys:
        return keys_in(joined[plan_id]) if plan_id in joined else _NONE

    moments = {plan.id: moment(plan) for plan in plans}
    dated: dict[str, Dated] = {}
    out = {}
    for plan in plans:
        own = keys(plan.id)
        if not own:
            continue
        above = [(other, shared) for other, shared in _shared(own, _above(plan, places, moments, dated), keys) if other != plan.id]
        before = neighbours.get(plan.id, (None, None))[0]
        most = [max(above, key=lambda found: (found[1], found[0]))] if above else []
        found = [SharedSentences(plan_id=other, sentences=shared, of=len(own), above=True) for other, shared in most]
        if before is not None:
            found += [
                SharedSentences(plan_id=other, sentences=shared, of=len(own), above=False) for other, shared in _shared(own, [before], keys)
            ]
        if found:
            out[plan.id] = tuple(found)
    return out


def _shared(own: Keys, others: Sequence[str], keys: Callable[[str], Keys]) -> Iterator[tuple[str, int]]:
    """Others that share enough sentences."""
    for other in others:
        if (shared := len(own & keys(other))) >= FEWEST_SHARED:
            yield other, shared


def _above(plan: PlanRecord, places: Mapping[str, PlaceHub], moments: Mapping[str, str], dated: dict[str, Dated]) -> list[str]:
    """Plans of the nearest place above that has any of this year or the last, not issued later than this one; `dated` remembers each place's."""
    own = moments[plan.id]
    if not own:
        return []
    since = str(int(own[:4]) - 1)
    folders = plan.folders
    for depth in range(len(folders) - 1, 0, -1):
        address = "/".join(folders[:depth])
        if address not in dated:
            hub = places.get(address)
            ids = sorted(hub.plan_ids if hub else (), key=moments.__getitem__)
            dated[address] = [moments[plan_id] for plan_id in ids], ids
        days, ids = dated[address]
        if near := ids[bisect_left(days, since) : bisect_right(days, own + _LATEST)]:
            return near
    return []
