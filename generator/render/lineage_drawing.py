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
    """The drawing; the first row is the document. What looks alike is one stroke or one group, so that a row costs little more than its words."""
    height = len(rows) * ROW + _BOTTOM
    body = "".join([_branches(rows), _spans(rows), *_marks(rows), *_labels(rows), _sides(rows)])
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


def _marks(rows: Sequence[DrawnRow]) -> Iterator[str]:
    """A square, and dots: strokes without length whose ends are round. A ring is a dot with a smaller one on it."""
    at = [(row.mark, _x(row.depth), _y(index)) for index, row in enumerate(rows)]
    for mark, x, y in at:
        if mark == "root":
            yield f'<path class="k-lineage-root" d="M{x - _RADIUS} {y - _RADIUS}h{2 * _RADIUS}v{2 * _RADIUS}h-{2 * _RADIUS}z"/>'
        elif mark == "gap":
            yield f'<circle class="k-lineage-gap" cx="{x}" cy="{y}" r="{_RADIUS}"/>'
    for css, marks in (("dot", ("dot", "ring")), ("ring", ("ring",))):
        if strokes := "".join([f"M{x} {y}h0" for mark, x, y in at if mark in marks]):
            yield f'<path class="k-lineage-{css}" d="{strokes}"/>'


def _labels(rows: Sequence[DrawnRow]) -> Iterator[str]:
    """Names, those of one depth together, those of gaps apart."""
    groups: dict[tuple[int, bool], list[str]] = {}
    for index, row in enumerate(rows):
        start = _start(row.depth)
        label = escaped(_clipped(row.label, int((_TRACK - 8 - start) / _LETTER)))
        groups.setdefault((start, row.mark == "gap"), []).append(f'<text y="{_y(index) + 4}">{label}</text>')
    for (start, quiet), texts in groups.items():
        css = ' class="k-lineage-quiet"' if quiet else ""
        yield f'<g{css} transform="translate({start})">{"".join(texts)}</g>'


def _start(depth: int) -> int:
    return _x(depth) + _RADIUS + 6


def _sides(rows: Sequence[DrawnRow]) -> str:
    """Words at the end of the rows."""
    texts = "".join([f'<text y="{_y(index) + 4}">{escaped(row.side)}</text>' for index, row in enumerate(rows) if row.side])
    return f'<g class="k-lineage-side" transform="translate({WIDTH})">{texts}</g>' if texts else ""


def _spans(rows: Sequence[DrawnRow]) -> str:
    """The days on one scale for all rows: a stroke where a month or a year is all that is known of the plan's date."""
    longest = max((row.days[1] for row in rows if row.days), default=0)
    if not longest:
        return ""
    scale = (_TRACK_END - _TRACK) / longest
    tracks, strokes = [], []
    for index, row in enumerate(rows):
        if row.days:
            start, end = _TRACK + row.days[0] * scale, _TRACK + row.days[1] * scale
            width = max(end - start, _NARROWEST)
            tracks.append(f"M{_TRACK} {_y(index)}H{_TRACK_END}")
            strokes.append(f"M{(start + end - width) / 2:.1f} {_y(index)}h{width:.3g}")
    return f'<path class="k-lineage-track" d="{"".join(tracks)}"/><path class="k-lineage-day" d="{"".join(strokes)}"/>'


def _clipped(label: str, letters: int) -> str:
    """A name as far as there is room; the list has it whole."""
    return label if len(label) <= letters else f"{label[: letters - 1].rstrip()}…"
