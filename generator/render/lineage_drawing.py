"""A lineage, drawn: places as rows, each hanging from the one above it; beside them the days that passed since the document.

Enters: rows in the order of the tree. Leaves: SVG made at build time; positions are SVG attributes. The list below it says the same in words, so it is
hidden from readers of speech.

Solid dot: a plan carries the document out. Ring: a plan cites it otherwise. Dashed ring: the library has no such plan of this place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from generator.render.environment import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.render.diffusion import Days

WIDTH, ROW = 340, 27
_MIDDLE, _BOTTOM = 15, 4
_LEFT, _INDENT, _RADIUS = 8, 15, 5
_TRACK, _TRACK_END = 216, 260
_LETTER = 6.1
"""Width of a letter of the labels, rather more than the mean."""
_NARROWEST = 3.0

Mark = Literal["root", "dot", "ring", "gap"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRow:
    """One place."""

    depth: int
    """0 for the document."""
    label: str
    mark: Mark
    days: Days | None = None
    side: str
    """Words at the end of the row: a day, a number of days, or why there is none."""


def lineage_drawing(rows: Sequence[DrawnRow]) -> str:
    """The drawing; the first row is the document."""
    longest = max((row.days[1] for row in rows if row.days), default=0)
    body = "".join([_branches(rows), *(_row(row, _y(index), longest) for index, row in enumerate(rows))])
    height = len(rows) * ROW + _BOTTOM
    return f'<svg class="k-lineage" viewBox="0 0 {WIDTH} {height}" aria-hidden="true" focusable="false">{body}</svg>\n'


def _y(index: int) -> int:
    return index * ROW + _MIDDLE


def _x(depth: int) -> int:
    return _LEFT + depth * _INDENT


def _branches(rows: Sequence[DrawnRow]) -> str:
    """One line down from every row that has others below it, and one across to each of them."""
    return f'<path d="{"".join(_strokes(rows))}"/>'


def _strokes(rows: Sequence[DrawnRow]) -> Iterator[str]:
    above: list[int] = []
    last: dict[int, int] = {}
    for index, row in enumerate(rows):
        del above[row.depth :]
        if above:
            last[above[-1]] = index
            yield f"M{_x(row.depth - 1)} {_y(index)}H{_x(row.depth) - _RADIUS}"
        above.append(index)
    for upper, lower in last.items():
        yield f"M{_x(rows[upper].depth)} {_y(upper) + _RADIUS}V{_y(lower)}"


def _row(row: DrawnRow, y: int, longest: int) -> str:
    """Mark, name, days to scale, days in words."""
    x = _x(row.depth)
    if row.mark == "root":
        mark = f'<rect class="k-lineage-root" x="{x - _RADIUS}" y="{y - _RADIUS}" width="{2 * _RADIUS}" height="{2 * _RADIUS}"/>'
    else:
        mark = f'<circle class="k-lineage-{row.mark}" cx="{x}" cy="{y}" r="{_RADIUS}"/>'
    start = x + _RADIUS + 6
    quiet = ' class="k-lineage-quiet"' if row.mark == "gap" else ""
    label = _clipped(row.label, int((_TRACK - 8 - start) / _LETTER))
    side = f'<text class="k-lineage-quiet" x="{WIDTH}" y="{y + 4}" text-anchor="end">{escaped(row.side)}</text>' if row.side else ""
    return f'{mark}<text{quiet} x="{start}" y="{y + 4}">{escaped(label)}</text>{_span(row.days, y, longest)}{side}'


def _span(days: Days | None, y: int, longest: int) -> str:
    """The days on one scale for all rows: a stroke where a month or a year is all that is known of the plan's date."""
    if days is None or not longest:
        return ""
    scale = (_TRACK_END - _TRACK) / longest
    start, end = _TRACK + days[0] * scale, _TRACK + days[1] * scale
    middle, width = (start + end) / 2, max(end - start, _NARROWEST)
    line = f'<path class="k-lineage-track" d="M{_TRACK} {y}H{_TRACK_END}"/>'
    return f'{line}<rect class="k-lineage-day" x="{middle - width / 2:.1f}" y="{y - 4}" width="{width:.1f}" height="8"/>'


def _clipped(label: str, letters: int) -> str:
    """A name as far as there is room; the list has it whole."""
    return label if len(label) <= letters else f"{label[: letters - 1].rstrip()}…"
