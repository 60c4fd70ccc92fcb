"""From markers in order to paths: what stands below what, and what it is called.

Enters: the markers of a body, in order.
Leaves: one `Unit` each, with its path (`II.3.b`, `III.2.a.-1`) and depth. Paths are unique: a marker printed twice keeps its print and gets `_2`.

Rules: ranks nest as they are ordered (`Phần Chương Mục A. I. Điều 1. a) - +`), except capital letters that first appear inside a Roman section; a
dotted number hangs below the unit whose number begins it (`2.1.10.` in II.2 is `II.2.1.10`) and keeps its whole print when that unit is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.parse.numbering import Marker, Rank
from generator.slots import constructor, quickly_made

if TYPE_CHECKING:
    from collections.abc import Sequence


_NAMED_IN_FULL = frozenset((Rank.APPENDIX, Rank.PART, Rank.ARTICLE))
"""Wherever they stand."""
_LETTER, _ROMAN, _NUMBER, _DOTTED, _SUBPOINT, _DASH = Rank.LETTER, Rank.ROMAN, Rank.NUMBER, Rank.DOTTED, Rank.SUBPOINT, Rank.DASH
"""Members under names of their own: to look one up in its class takes four times as long."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A marker with its place in the outline."""

    marker: Marker
    path: str
    depth: int
    repeated: bool = False
    """The same marker stands earlier in the same place."""


_unit = constructor(Unit)

_Open = tuple[float, str, tuple[str, ...]]
"""A unit that can still have children: where it nests, its path, what its label says (`("2", "1")`)."""


def number_units(markers: Sequence[Marker]) -> tuple[Unit, ...]:
    """Paths and depths for markers in order."""
    inner_letters = _letters_stand_below_roman(markers)
    stack: list[_Open] = []
    taken: dict[str, int] = {}
    dashes: dict[str, int] = {}
    out = []
    for marker in markers:
        rank = marker.rank
        order = _order(marker, inner_letters=inner_letters) if rank is _DOTTED or rank is _LETTER else rank
        while stack and stack[-1][0] >= order:
            stack.pop()
        base, parts = stack[-1][1] if stack else "", marker.parts
        if len(parts) > 1 or rank in _NAMED_IN_FULL:
            base, parts = _base(stack, marker)
        if parts:
            path = ".".join((base, *parts)) if base else ".".join(parts)
        else:
            sign = "-" if rank is _DASH else "+"
            key = f"{base}{sign}"
            dashes[key] = dashes.get(key, 0) + 1
            path = f"{base}.{sign}{dashes[key]}" if base else f"{sign}{dashes[key]}"
        times = taken[path] = taken.get(path, 0) + 1
        repeated = times > 1
        if repeated:
            path = f"{path}_{times}"
        out.append(_unit(marker=marker, path=path, depth=len(stack), repeated=repeated))
        stack.append((order, path, marker.parts))
    return tuple(out)


def _letters_stand_below_roman(markers: Sequence[Marker]) -> bool:
    """True when the first Roman section comes before the first lettered part."""
    first = next((m.rank for m in markers if m.rank is _ROMAN or m.rank is _LETTER), None)
    return first is _ROMAN


def _order(marker: Marker, *, inner_letters: bool) -> float:
    """Where a marker nests: units of a smaller order are its parents."""
    if marker.rank is Rank.DOTTED:
        return Rank.NUMBER + len(marker.parts) - 1
    if marker.rank is Rank.LETTER and inner_letters:
        return Rank.ROMAN + 0.5
    return float(marker.rank)


def _base(stack: Sequence[_Open], marker: Marker) -> tuple[str, tuple[str, ...]]:
    """Path that the marker hangs below, and what it adds."""
    if marker.rank in _NAMED_IN_FULL:
        return "", marker.parts
    if len(marker.parts) > 1:
        for _, path, numbers in reversed(stack):
            size = len(numbers)
            if 0 < size < len(marker.parts) and numbers == marker.parts[:size]:
                return path, marker.parts[size:]
        outer = [path for order, path, _ in stack if order < _NUMBER]
        if marker.rank is not _SUBPOINT:
            return outer[-1] if outer else "", marker.parts
    return stack[-1][1] if stack else "", marker.parts
