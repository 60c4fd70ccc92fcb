"""Time drawn: the bar of a period, the timeline of anniversaries, the way of a directive down to the plans.

Enters: periods, anniversaries, back-links.
Leaves: SVG made at build time (positions are SVG attributes, never style), and ordered items that read as a plain list without CSS.

Round years follow Nghị định 145/2013/NĐ-CP, Điều 3: a number of years that ends in 0 is “năm tròn”, in 5 “năm lẻ 5”.
Nothing here knows today's date: the browser adds the tick “hôm nay”.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.authorities import event_by_slug
from generator.model import PartialDate
from generator.slots import quickly_made
from generator.text import collapse, fold, sort_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from datetime import date

    from generator.model import Anniversary, Period

LIST_WIDTH = 96
"""Pixels of the bar in a list."""
LIST_YEARS = 8
FEWEST_LIST_YEARS = 6
PLAN_YEARS = 4
MOST_PLAN_YEARS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Whole years, first and last included."""

    first: int
    last: int

    @property
    def years(self) -> tuple[int, ...]:
        """Every year on it."""
        return tuple(range(self.first, self.last + 1))

    def place(self, day: date, *, end: bool = False) -> float:
        """Where a day lies, 0 to 1; `end` takes the evening of that day. Days outside are held at the edge."""
        start_of_year = day.replace(month=1, day=1)
        passed = (day - start_of_year).days + (1 if end else 0)
        share = day.year - self.first + passed / (366 if _leap(day.year) else 365)
        return min(max(share / (self.last - self.first + 1), 0.0), 1.0)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _bounds(period: Period | None) -> tuple[date | None, date | None]:
    """First and last day, None where open."""
    if period is None:
        return None, None
    return period.start.first_day() if period.start else None, period.end.last_day() if period.end else None


def list_axis(periods: Iterable[Period | None]) -> Axis:
    """One axis for all lists: the last years that any plan touches, so that lengths compare down the page."""
    bounds = [_bounds(period) for period in periods]
    days = [day for pair in bounds for day in pair if day]
    if not days:
        return Axis(first=2020, last=2027)
    last = max(*(day.year for day in days), *(first.year + 1 for first, end in bounds if first and not end), 0)
    first = min(*(day.year for day in days), last - FEWEST_LIST_YEARS + 1)
    return Axis(first=max(first, last - LIST_YEARS + 1), last=last)


def plan_axis(first: date | None, last: date | None) -> Axis | None:
    """Four years around one plan, more when it runs longer; None when it has no dates."""
    known = [day.year for day in (first, last) if day]
    if not known:
        return None
    start = min(known) - 1
    return Axis(first=start, last=min(max(start + PLAN_YEARS - 1, *known), start + MOST_PLAN_YEARS - 1))


def _percent(share: float) -> str:
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _pieces(first: date | None, last: date | None, axis: Axis) -> tuple[tuple[float, float], ...]:
    """Parts of the bar from 0 to 1: one when both ends are known, shrinking stripes where an end is open."""
    if first and last:
        start, end = axis.place(first), axis.place(last, end=True)
        return ((start, max(end - start, 0.008)),) if start <= end else ()
    step = 1 / (len(axis.years) * 4)
    widths = (0.6, 0.4, 0.2)
    if first:
        start = axis.place(first)
        return tuple((min(start + index * step, 1.0), width * step) for index, width in enumerate(widths) if start + index * step < 1)
    if last:
        end = axis.place(last, end=True)
        return tuple(
            (end - index * step - width * step, width * step)
            for index, width in enumerate(widths)
            if end - index * step - width * step >= 0
        )
    return ()


def plan_bar(period: Period | None) -> tuple[Markup, Axis] | None:
    """The bar of one plan and its axis; the years beside it are text, so they keep their size on a phone, and the style sheet draws the rest."""
    return _plan_bar(*_bounds(period))


@lru_cache(maxsize=4096)
def _plan_bar(first: date | None, last: date | None) -> tuple[Markup, Axis] | None:
    """Plans of one year share their bar."""
    axis = plan_axis(first, last)
    if axis is None:
        return None
    bars = "".join([f'<rect x="{_percent(x)}" width="{_percent(w)}"/>' for x, w in _pieces(first, last, axis)])
    return Markup(f"<svg>{bars}</svg>"), axis  # noqa: S704 - numbers only


@lru_cache(maxsize=4096)
def axis_bar(first: date | None, last: date | None, axis: Axis) -> Markup:
    """A bar as wide as there is room, on an axis whose years stand beside it as text."""
    count = len(axis.years)
    ticks = "".join(f'<rect class="k-tick" x="{_percent(index / count)}" y="0" width="1" height="18"/>' for index in range(count))
    bars = "".join(
        f'<rect class="k-bar" x="{_percent(x)}" y="3" width="{_percent(w)}" height="12" rx="3"/>' for x, w in _pieces(first, last, axis)
    )
    ground = '<rect class="k-ground" fill="none" x="0" y="3" width="100%" height="12"/>'
    return Markup(f'<svg class="k-period" width="100%" height="18" aria-hidden="true" focusable="false">{ground}{ticks}{bars}</svg>')  # noqa: S704 - numbers only


def list_bar(period: Period | None, axis: Axis) -> Markup:
    """The bar in a list; the words beside it say the same. Empty when there is nothing to draw. The style sheet draws the years, which are those of every row."""
    return _list_bar(*_bounds(period), axis)


@lru_cache(maxsize=4096)
def _list_bar(first: date | None, last: date | None, axis: Axis) -> Markup:
    """Plans of one year share their bar."""
    pieces = _pieces(first, last, axis)
    if not pieces:
        return Markup()
    bars = "".join(f'<rect x="{x * LIST_WIDTH:.3g}" width="{max(w * LIST_WIDTH, 2):.3g}" height="8"/>' for x, w in pieces)
    years = len(axis.years)
    return Markup(f'<svg class="k-mini k-mini-{years}" width="{LIST_WIDTH}" height="8" aria-hidden="true">{bars}</svg>')  # noqa: S704 - numbers only


# ── anniversaries ─────────────────────────────────────────────────────────────────────────────────────────────────────


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where a plan marks an event."""

    plan_id: str
    path: str
    anchor: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Commemoration:
    """One event in one year, and who marks it."""

    event: str
    years: int | None
    founded: PartialDate | None
    observed: PartialDate | None
    mentions: tuple[Mention, ...]
    shares_years: bool = False
    arithmetic_ok: bool | None = None
    known: str | None = None
    """Slug of the event in the authority file."""

    @property
    def address(self) -> str:
        """Of the event's page; empty where the authority file does not have it."""
        return urls.event(self.known) if self.known else ""

    @property
    def roundness(self) -> str:
        """In words: `năm tròn`, `năm lẻ 5`, or nothing."""
        return roundness(self.years)

    @property
    def shape(self) -> str:
        """Class of the disc."""
        return {"năm tròn": "k-round", "năm lẻ 5": "k-five"}.get(self.roundness, "k-plain")

    @property
    def when(self) -> str:
        """The day it is observed, as printed or as the same day of the founding: `30/4/2025`, `03/02`; empty when unknown."""
        if self.observed:
            return self.observed.label
        if self.founded and self.founded.day and self.founded.month:
            return day_and_month(self.founded)
        return ""

    @property
    def month(self) -> int:
        """Month it falls in, 0 when unknown."""
        for value in (self.observed, self.founded):
            if value and value.month:
                return value.month
        return 0

    @property
    def day(self) -> int:
        """Day it falls on, 0 when unknown."""
        for value in (self.observed, self.founded):
            if value and value.day:
                return value.day
        return 0


def roundness(years: int | None) -> str:
    """`năm tròn`, `năm lẻ 5`, or nothing."""
    if not years:
        return ""
    return "năm tròn" if years % 10 == 0 else "năm lẻ 5" if years % 5 == 0 else ""


def day_and_month(value: PartialDate) -> str:
    """`03/02`, `30/4`: a zero before days under 10 and months 1 and 2."""
    return PartialDate(2000, value.month, value.day).label.removesuffix("/2000")


def event_key(event: str) -> str:
    """The same event whatever the case, the tones and a leading “ngày”."""
    key = collapse(fold(event))
    return key.removeprefix("ngay ").removeprefix("ky niem ").removeprefix("ngay ")


def celebrated_year(found: Anniversary) -> int | None:
    """Year in which it is marked: as printed, else founding plus years; None when a part is missing."""
    if found.observed_on:
        return found.observed_on.year
    if found.founded_on and found.years:
        return found.founded_on.year + found.years
    return None


def commemorations(found: Iterable[tuple[str, Anniversary]]) -> tuple[Commemoration, ...]:
    """Plan id and anniversary pairs → events in the order of the calendar, each once, with all their mentions.

    An event of the authority file is one however it is worded (“tái lập”, “thành lập tỉnh”); a mention without any year joins the others.
    """
    keyed = [(_identity(anniversary), plan_id, anniversary) for plan_id, anniversary in found]
    usual: dict[str, Hashable] = {}
    for key, _, anniversary in keyed:
        if anniversary.known and key != (anniversary.known, None):
            usual.setdefault(anniversary.known, key)
    groups: dict[Hashable, list[tuple[str, Anniversary]]] = {}
    for key, plan_id, anniversary in keyed:
        undated = key == (anniversary.known, None)
        groups.setdefault(usual.get(anniversary.known or "", key) if undated else key, []).append((plan_id, anniversary))
    out = []
    for group in groups.values():
        first = group[0][1]
        founded = next((a.founded_on for _, a in group if a.founded_on), None)
        observed = next((a.observed_on for _, a in group if a.observed_on), None)
        years = next((a.years for _, a in group if a.years), None)
        if years is None and founded and observed:
            years = observed.year - founded.year
        mentions = dict.fromkeys(Mention(plan_id=plan_id, path=a.path, anchor=a.anchor) for plan_id, a in group)
        out.append(
            Commemoration(
                event=first.event,
                years=years,
                founded=founded,
                observed=observed,
                mentions=tuple(mentions),
                shares_years=any(a.shares_years for _, a in group),
                arithmetic_ok=False if any(a.arithmetic_ok is False for _, a in group) else first.arithmetic_ok,
                known=first.known,
            )
        )
    return tuple(sorted(out, key=_calendar_order))


def _identity(found: Anniversary) -> Hashable:
    """What two mentions share that mean one event in one year."""
    year = celebrated_year(found)
    if not found.known:
        return event_key(found.event), found.founded_on, year or found.years
    event = event_by_slug(found.known)
    if year is None and found.years and event and event.founded_on:
        year = event.founded_on.year + found.years
    return found.known, year or found.years


def _calendar_order(item: Commemoration) -> tuple[object, ...]:
    """By month and day, unknown last; then by name."""
    return (item.month or 13, item.day or 32, item.founded.year if item.founded else 9999, sort_key(item.event), item.years or 0)
