"""Events with a full day of origin, gathered from the anniversaries that plans print.

Enters: anniversaries of any plans.
Leaves: `KnownEvent`s, each once however it is worded, in the order of the calendar; and when each comes next.

An event of the authority file is one however it is worded. Of the others, two wordings with the same day of origin are one event when most words of
the shorter stand in the longer. Only what papers mark: no list of holidays is added.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import event_by_slug
from generator.model import PartialDate
from generator.render.timeline import event_key, roundness
from generator.render.wording import capitalise
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.model import Anniversary

_ALIKE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEvent:
    """An event, the day it goes back to, and the plans that mark it."""

    name: str
    founded: PartialDate
    plan_ids: tuple[str, ...]
    address: str = ""
    """Of its page; empty for an event outside the authority file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """The next time an event is marked."""

    event: KnownEvent
    on: PartialDate
    years: int

    @property
    def roundness(self) -> str:
        """`năm tròn`, `năm lẻ 5` or nothing."""
        return roundness(self.years)


def known_events(found: Iterable[tuple[str, Anniversary]]) -> tuple[KnownEvent, ...]:
    """Plan id and anniversary pairs → events in the order of the calendar."""
    by_day: dict[PartialDate, list[tuple[str, Anniversary]]] = {}
    by_slug: dict[str, dict[str, None]] = {}
    for plan_id, anniversary in found:
        if anniversary.known:
            by_slug.setdefault(anniversary.known, {})[plan_id] = None
            continue
        founded = anniversary.founded_on
        if founded and founded.day and founded.valid:
            by_day.setdefault(founded, []).append((plan_id, anniversary))
    out = list(_of_the_authority_file(by_slug))
    for founded, mentions in by_day.items():
        names = Counter(a.event for _, a in mentions)
        clusters: list[tuple[set[str], list[str]]] = []
        for name in sorted(names, key=lambda n: (-names[n], sort_key(n), n)):
            words = set(event_key(name).split())
            home = next((c for c in clusters if len(words & c[0]) >= _ALIKE * min(len(words), len(c[0]))), None)
            if home:
                home[1].append(name)
            else:
                clusters.append((words, [name]))
        for _, members in clusters:
            kept = set(members)
            plan_ids = dict.fromkeys(plan_id for plan_id, a in mentions if a.event in kept)
            out.append(KnownEvent(name=capitalise(members[0]), founded=founded, plan_ids=tuple(plan_ids)))
    return tuple(sorted(out, key=lambda e: (e.founded.month or 0, e.founded.day or 0, e.founded.year, sort_key(e.name))))


def _of_the_authority_file(by_slug: dict[str, dict[str, None]]) -> Iterator[KnownEvent]:
    """Events with a full day of origin; those that only keep a day of the year, or a lunar one, have no number of years."""
    for slug, plan_ids in by_slug.items():
        event = event_by_slug(slug)
        if event and event.founded_on and event.founded_on.day and event.rule == "yearly-solar":
            yield KnownEvent(name=event.name, founded=event.founded_on, plan_ids=tuple(plan_ids), address=urls.event(slug))


def upcoming(events: Iterable[KnownEvent], as_of: date) -> tuple[Upcoming, ...]:
    """When each event is marked next, soonest first; on the day itself it still counts. 29/02 waits for a leap year."""
    out = []
    for event in events:
        for year in range(as_of.year, as_of.year + 9):
            on = PartialDate(year, event.founded.month, event.founded.day)
            day = on.first_day()
            if day and day >= as_of and year > event.founded.year:
                out.append(Upcoming(event=event, on=on, years=year - event.founded.year))
                break
    return tuple(sorted(out, key=lambda u: (u.on, -len(u.event.plan_ids), sort_key(u.event.name))))
