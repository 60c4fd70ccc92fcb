"""The axis of an event, drawn: its origin, a break, then about ten years to scale.

Enters: the year of origin, the years that plans mark, the newest year of the library.
Leaves: SVG made at build time; positions are SVG attributes. The list below it says the same in words, so it is hidden from readers of speech.

Solid dot: a year that a plan marks. Ring: a year to come. The next round year is always on it, after a second break when it is far.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.render.observances import next_round

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.model import PartialDate

WIDTH, HEIGHT = 300, 74
_LINE = 36
_ORIGIN, _BREAK, _START, _END = 18, 42, 66, 278
_FAR_END, _SECOND_BREAK = 226, 252
_YEARS, _YEARS_BEFORE_BREAK = 10, 7
_LARGE, _SMALL = 8, 5.5
_FIVE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Whole years between two points of the line."""

    first: int
    last: int
    left: int
    right: int

    def x(self, year: int) -> float:
        """Where a year lies."""
        return round(self.left + (year - self.first) * (self.right - self.left) / max(self.last - self.first, 1), 1)


def event_axis(founded: PartialDate | None, marked: Collection[int], newest: int) -> Markup | None:
    """The drawing, or None where the origin is unknown or younger than the plans."""
    goal = next_round(founded, newest)
    if not founded or not goal or founded.year >= newest:
        return None
    far = goal > newest + _FIVE
    first, last = axis_years(founded, newest)
    whole = first == founded.year
    scale = _Scale(first=first, last=last, left=_ORIGIN if whole else _START, right=_FAR_END if far else _END)
    line_end = _END
    out = [_line(_ORIGIN, line_end), "" if whole else _slash(_BREAK), _slash(_SECOND_BREAK) if far else ""]
    out += [f'<path d="M{scale.x(year)} {_LINE - 4}v8"/>' for year in range(first, last + 1)]
    out.append(_point(_ORIGIN, founded.year, 0, solid=False, whole=True))
    shown = {year: True for year in marked if first <= year <= last and year != founded.year} | {newest + 1: False}
    if not far:
        shown.setdefault(goal, False)
    if newest + 1 in marked:
        shown[newest + 1] = True
    for year, solid in sorted(shown.items()):
        alone = year == last and year - 1 not in shown
        out.append(_point(scale.x(year), year, year - founded.year, solid=solid, whole=alone))
    if far:
        out.append(_point(_END, goal, goal - founded.year, solid=False, whole=True))
    if first not in shown and not whole:
        out.append(_text(scale.x(first), HEIGHT - 6, str(first)))
    body = "".join(out)
    return Markup(f'<svg class="k-evaxis" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">{body}</svg>')  # noqa: S704 - numbers only


def axis_years(founded: PartialDate, newest: int) -> tuple[int, int]:
    """First and last year that are drawn to scale."""
    goal = next_round(founded, newest) or newest
    last, years = (newest + 1, _YEARS_BEFORE_BREAK) if goal > newest + _FIVE else (goal, _YEARS)
    return max(last - years + 1, founded.year), last


def _line(start: float, end: float) -> str:
    return f'<path d="M{start} {_LINE}H{end}"/>'


def _slash(x: int) -> str:
    """Two strokes through the line."""
    return f'<path class="k-evaxis-gap" d="M{x - 3} {_LINE}h6"/><path d="M{x - 6} {_LINE + 6}l6 -12M{x} {_LINE + 6}l6 -12"/>'


def _text(x: float, y: int, words: str, css: str = "") -> str:
    mark = f' class="{css}"' if css else ""
    return f'<text{mark} x="{x}" y="{y}" text-anchor="middle">{words}</text>'


def _point(x: float, year: int, years: int, *, solid: bool, whole: bool) -> str:
    """A dot or ring with the number of years above and the year below, `’25` where neighbours are near."""
    radius = _SMALL if years % _FIVE else _LARGE if years % (2 * _FIVE) == 0 else (_SMALL + _LARGE) / 2
    dot = f'<circle class="{"k-evaxis-dot" if solid else "k-evaxis-ring"}" cx="{x}" cy="{_LINE}" r="{radius if years else _SMALL}"/>'
    above = _text(x, 18, str(years) if years else "gốc", "k-evaxis-n")
    return dot + above + _text(x, HEIGHT - 6, str(year) if whole else f"’{year % 100:02}")
