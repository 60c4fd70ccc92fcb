"""Spans of time one below the other, drawn to one scale: five-year plans, terms of the Party and of people's councils, drives, plans that end with an event.

Enters: the Library; terms of congresses and councils; movements of the authority file.
Leaves: groups of rows, each a name, its days in words and its bar. A row reads without the bar, which is SVG made at build time with positions in
percent, so that the same rows are a chart on a wide screen, on a phone and on paper.

Only rows that are asked for as of a day say whether they lie ahead, run or are over: by the days that papers print and authority files hold, which is no
word of law. An end that waits for an event is drawn as open until the day of the event is known.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import campaign_by_slug
from generator.corpus.directives import roman
from generator.extract.events import find_events
from generator.extract.reading import Reading
from generator.model import PartialDate, Period
from generator.registry import congress_terms, council_terms
from generator.render.library import Link
from generator.render.timeline import Axis, axis_bar
from generator.render.wording import capitalise, period_label
from generator.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from generator.model import PlanRecord
    from generator.render.library import Library

YEARS, AHEAD = 12, 5
"""Years that are drawn, and how many of them lie after the newest plan."""
MOST = 12
"""Rows of a group that grows with the library."""
_FIVE = 5
_NATIONAL = "toàn quốc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One span of time."""

    label: str
    address: str
    """Of its page; empty where it has none."""
    period: Period
    plans: int = 0
    ended_on: date | None = None
    """The day of the event that ends it, where that is known."""

    @property
    def first(self) -> date | None:
        """Its first day; None where unknown."""
        return self.period.start.first_day() if self.period.start else None

    @property
    def last(self) -> date | None:
        """Its last day; None where open."""
        return self.period.end.last_day() if self.period.end else self.ended_on

    def touches(self, first: date, last: date) -> bool:
        """It has a day between these."""
        return (self.first or date.min) <= last and first <= (self.last or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class BandGroup:
    """Spans of one kind."""

    title: str
    note: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BandRow:
    """A span as a page shows it."""

    link: Link
    """The note has its days and plans."""
    bar: Markup
    state: str
    """`đang diễn ra`; empty where no day is asked for, or nothing can be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandRows:
    """A group as a page shows it."""

    title: str
    note: str
    rows: tuple[BandRow, ...]


def band_groups(library: Library) -> tuple[BandGroup, ...]:
    """Everything that touches the years of the library, kind by kind; nothing for a library without years."""
    if not any(library.years_of.values()):
        return ()
    axis = band_axis(library)
    found = (
        BandGroup(title="Kế hoạch 5 năm của Nhà nước", note="", bands=tuple(_five_years(library, axis))),
        BandGroup(title="Nhiệm kỳ Trung ương Đảng", note="từ Đại hội này đến Đại hội sau", bands=tuple(_congresses())),
        BandGroup(title="Nhiệm kỳ Hội đồng nhân dân", note="tính từ ngày bầu cử", bands=tuple(_councils(library))),
        BandGroup(title="Giai đoạn, nhiệm kỳ khác mà kế hoạch nêu", note="", bands=tuple(_others(library))),
        BandGroup(title="Đợt thi đua, cao điểm", note="", bands=tuple(_drives(library))),
        BandGroup(title="Kế hoạch kết thúc theo sự kiện", note="", bands=tuple(_bound(library))),
    )
    first, last = date(axis.first, 1, 1), date(axis.last, 12, 31)
    kept = (replace(group, bands=tuple(band for band in group.bands if band.touches(first, last))) for group in found)
    return tuple(group for group in kept if group.bands)


def band_axis(library: Library, year: int | None = None) -> Axis:
    """The last years with plans and some to come; moved where a page of another year is asked for."""
    touched = {hub.start for hub in library.corpus.years} | {plan_year for plan_year in library.years_of.values() if plan_year}
    last = max(library.years_of.values(), default=0) + AHEAD
    axis = Axis(first=max(min(touched, default=last), last - YEARS + 1), last=last)
    if year is None or year in axis.years:
        return axis
    return Axis(first=year - YEARS // 2, last=year + YEARS // 2 - 1)


def drawn(groups: Iterable[BandGroup], axis: Axis, root: str, *, as_of: date | None = None) -> tuple[BandRows, ...]:
    """Groups as rows; with a day they say how each stands on it."""
    return tuple(
        BandRows(title=group.title, note=group.note, rows=tuple(_row(band, axis, root, as_of) for band in group.bands)) for group in groups
    )


def touching(groups: Iterable[BandGroup], start: int, end: int) -> tuple[BandGroup, ...]:
    """Those of years, the years themselves left out."""
    first, last = date(start, 1, 1), date(end, 12, 31)
    kept = (
        replace(group, bands=tuple(b for b in group.bands if b.touches(first, last) and b.address != urls.term(start, end)))
        for group in groups
    )
    return tuple(group for group in kept if group.bands)


def _row(band: Band, axis: Axis, root: str, as_of: date | None) -> BandRow:
    days = period_label(band.period, short=True)
    if band.ended_on:
        days += f" ({PartialDate(band.ended_on.year, band.ended_on.month, band.ended_on.day).label})"
    said = (days if days not in band.label else "", f"{band.plans} kế hoạch" if band.plans else "")
    link = Link(label=band.label, href=urls.href(root, band.address) if band.address else "", note=" · ".join(filter(None, said)))
    return BandRow(link=link, bar=axis_bar(band.first, band.last, axis), state=state(band, as_of) if as_of else "")


def state(band: Band, as_of: date) -> str:
    """How a span stands on a day, by its own days."""
    if band.last and band.last < as_of:
        return "đã kết thúc"
    if band.first and band.first > as_of:
        return "sắp tới"
    if band.first and band.last:
        return "đang diễn ra"
    return "đã bắt đầu, chưa rõ ngày kết thúc" if band.first else ""


# ── where spans come from ─────────────────────────────────────────────────────────────────────────────────────────────


def _years(label: str, start: int, end: int, plans: int, address: str) -> Band:
    return Band(label=label, address=address, period=Period(start=PartialDate(start), end=PartialDate(end)), plans=plans)


def _held(library: Library) -> dict[tuple[int, int], tuple[str, int]]:
    """First and last year of each term that has a page → its address, its plans."""
    return {(hub.start, hub.end): (hub.address, len(hub.plan_ids)) for hub in library.corpus.terms}


def _is_five_years(start: int, end: int) -> bool:
    """2021–2025, 2026–2030: the State plans for such years."""
    return start % _FIVE == 1 and end == start + _FIVE - 1


def _five_years(library: Library, axis: Axis) -> Iterator[Band]:
    held = _held(library)
    for start in range(axis.first - _FIVE, axis.last + 1):
        end = start + _FIVE - 1
        if _is_five_years(start, end):
            address, plans = held.get((start, end), ("", 0))
            yield _years(f"Giai đoạn {start}–{end}", start, end, plans, address)


def _congresses() -> Iterator[Band]:
    """From the day that a congress opens a term to the day before the next does."""
    terms = congress_terms()
    for term, after in pairwise((*terms, None)):
        if term:
            end = _day(after.starts_on - timedelta(days=1)) if after else None
            yield Band(label=f"Khóa {roman(term.ordinal)}", address="", period=Period(start=_day(term.starts_on), end=end))


def _councils(library: Library) -> Iterator[Band]:
    """From one election to the next."""
    held, terms = _held(library), council_terms()
    for term, after in pairwise((*terms, None)):
        if term:
            address, plans = held.get((term.start, term.end), ("", 0))
            end = _day(after.elected_on - timedelta(days=1)) if after else None
            period = Period(start=_day(term.elected_on), end=end)
            yield Band(label=f"Nhiệm kỳ {term.start}–{term.end}", address=address, period=period, plans=plans)


def _others(library: Library) -> Iterator[Band]:
    """Those that most plans name, in the order of time."""
    councils = {(term.start, term.end) for term in council_terms()}
    hubs = [h for h in library.corpus.terms if not _is_five_years(h.start, h.end) and (h.start, h.end) not in councils]
    kept = sorted(hubs, key=lambda hub: (-len(hub.plan_ids), hub.start, hub.end))[:MOST]
    for hub in sorted(kept, key=lambda hub: (hub.start, hub.end)):
        yield _years(hub.label, hub.start, hub.end, len(hub.plan_ids), hub.address)


def _drives(library: Library) -> Iterator[Band]:
    """Drives that plans name and whose days are known."""
    found = []
    for hub in library.corpus.movements:
        entry = campaign_by_slug(hub.slug) if hub.slug else None
        if entry and entry.kind == "drive" and entry.starts:
            period = Period(start=entry.starts, end=entry.ends)
            found.append(Band(label=entry.short_name, address=hub.address or "", period=period, plans=len(hub.plan_ids)))
    return iter(sorted(found, key=lambda band: (band.first or date.min, band.label))[-MOST:])


def _bound(library: Library) -> Iterator[Band]:
    """Plans whose end waits for an event, by the event."""
    groups: dict[str, list[PlanRecord]] = defaultdict(list)
    names: dict[str, tuple[str, date | None]] = {}
    for plan in library.corpus.plans:
        if plan.period and plan.period.end_event and not plan.period.end:
            name, day = _event(plan.period.end_event)
            names.setdefault(fold(name), (name, day))
            groups[fold(name)].append(plan)
    for key in sorted(groups, key=lambda key: (-len(groups[key]), key))[:MOST]:
        plans, (name, day) = groups[key], names[key]
        starts = [plan.period.start for plan in plans if plan.period and plan.period.start]
        yield Band(
            label=capitalise(name),
            address=plans[0].address if len(plans) == 1 else "",
            period=Period(start=min(starts, default=None), end=None, end_event="sự kiện này"),
            plans=len(plans),
            ended_on=day,
        )


def _event(words: str) -> tuple[str, date | None]:
    """The event that words mean, under one name for all spellings, and its day: national congresses of the Party are known."""
    found = next(iter(find_events(Reading.of(words))), None)
    if found is None:
        return words, None
    closed = {term.ordinal: term.closed_on for term in congress_terms()}
    return found.name, closed.get(found.ordinal or 0) if _NATIONAL in found.name and "Đảng" in found.name else None


def _day(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
