"""Automatic numbers of a Word file: what Word prints before a paragraph, though no character of it stands in the text.

Enters: the numbering part (`abstractNum`, `num`, overrides) and, paragraph by paragraph, which list and level comes next.
Leaves: the printed marker: `II.`, `2.1.`, `a)`, `Điều 3.`, `-`, nested `+`.

Rules: ECMA-376 part 1, 17.9. Lists that share an abstract list share its counters; a list's start override counts once; a level restarts when
a level above it is used, unless told otherwise. Letters are Word's own (`d` is followed by `e`); a `đ)` that a clerk set as a list of its
own is the text of that level. Signs of bullets are given as `-`, those under another bullet as `+`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_COUNTING = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LARGEST = 9_999
_DASHES = frozenset("-–—−\u2012")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLevel:
    """How one level of a list is printed."""

    start: int = 1
    format: str = "decimal"
    letters: tuple[str, ...] = ()
    """Of a custom format: its signs in order."""
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    """Level (from 1) whose use restarts this one; 0 never; None: every level above."""
    legal: bool = False
    """Other levels are printed in decimal within this one's text."""
    style: str | None = None
    """Paragraph style that stands for this level."""

    @property
    def is_bullet(self) -> bool:
        """A sign, no number."""
        return self.format == "bullet" or (not _PLACE.search(self.text) and self.text.strip(" .") in {*_DASHES, "+", "*", "•"})


@dataclass(slots=True)
class _List:
    """One `num`: an abstract list with changes of its own."""

    abstract: str
    levels: dict[int, ListLevel] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The counters of all lists, moved on by each call of `mark`."""

    def __init__(self, root: Any, list_styles: Mapping[str, str] | None = None) -> None:
        """Read the numbering part.

        Args:
            root: root element of the part; None when the file has none.
            list_styles: for each style of lists, the list it names.
        """
        self._abstract: dict[str, dict[int, ListLevel]] = {}
        self._linked: dict[str, str] = {}
        self._lists: dict[str, _List] = {}
        self._list_styles = list_styles or {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        self._bullets: dict[str, set[int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Any) -> None:
        for element in root.iterchildren(f"{W}abstractNum"):
            name = element.get(f"{W}abstractNumId") or ""
            self._abstract[name] = {_number(level.get(f"{W}ilvl")): _level(level) for level in element.iterchildren(f"{W}lvl")}
            link = element.find(f"{W}numStyleLink")
            if link is not None:
                self._linked[name] = link.get(f"{W}val") or ""
        for element in root.iterchildren(f"{W}num"):
            abstract = element.find(f"{W}abstractNumId")
            found = _List(abstract.get(f"{W}val") or "" if abstract is not None else "")
            for override in element.iterchildren(f"{W}lvlOverride"):
                at = _number(override.get(f"{W}ilvl"))
                start, level = override.find(f"{W}startOverride"), override.find(f"{W}lvl")
                if start is not None:
                    found.starts[at] = _number(start.get(f"{W}val"), 1)
                if level is not None:
                    found.levels[at] = _level(level)
            self._lists[element.get(f"{W}numId") or ""] = found

    def _resolved(self, number: str) -> tuple[_List, str] | None:
        """The list and the abstract list that has its levels, through styles of lists."""
        found = self._lists.get(number)
        if found is None:
            return None
        abstract = found.abstract
        for _ in range(_LEVELS):
            style = self._linked.get(abstract)
            linked = self._lists.get(self._list_styles.get(style, "")) if style is not None else None
            if linked is None:
                break
            abstract = linked.abstract
        return found, abstract

    def level_of_style(self, number: str, style: str) -> int:
        """The level of a list that a paragraph style stands for."""
        resolved = self._resolved(number)
        if resolved is None:
            return 0
        found, abstract = resolved
        levels = {**self._abstract.get(abstract, {}), **found.levels}
        return next((at for at, level in levels.items() if level.style == style), 0)

    def mark(self, number: str, at: int) -> str:
        """The marker of the next paragraph of a list, with the blank behind it; empty when nothing is printed."""
        resolved = self._resolved(number)
        if resolved is None or not 0 <= at < _LEVELS:
            return ""
        found, abstract = resolved
        levels = {**self._abstract.get(abstract, {}), **found.levels}
        level = levels.get(at)
        if level is None:
            return ""
        counters = self._counters.setdefault(abstract, [None] * _LEVELS)
        if at in found.starts and (number, at) not in self._started:
            counters[at] = found.starts[at]
        else:
            before = counters[at]
            counters[at] = level.start if before is None else before + 1
        self._started.add((number, at))
        for below in range(at + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and at < restart):
                counters[below] = None
        if level.is_bullet:
            return self._bullet(abstract, at, level, levels)
        text = _PLACE.sub(lambda place: _shown(levels, counters, int(place[1]) - 1, level), level.text).strip()
        return text if not text or level.suffix == "nothing" else f"{text} "

    def _bullet(self, abstract: str, at: int, level: ListLevel, levels: Mapping[int, ListLevel]) -> str:
        """`-`, or `+` for the list inside of another."""
        used = self._bullets.setdefault(abstract, set())
        used.add(at)
        sign = level.text.strip()
        if sign == "+":
            return "+ "
        if sign in _DASHES:
            return "- "
        return "+ " if any(above < at and levels[above].is_bullet for above in used if above in levels) else "- "


def _shown(levels: Mapping[int, ListLevel], counters: list[int | None], at: int, within: ListLevel) -> str:
    level = levels.get(at)
    if level is None:
        return ""
    value = counters[at]
    number = level.start if value is None else value
    if within.legal and level.format != "none":
        return str(number)
    return format_number(number, level.format, level.letters)


def format_number(number: int, kind: str, letters: tuple[str, ...] = ()) -> str:
    """A number in one of Word's formats; decimal where the format is not known."""
    number = max(0, min(number, _LARGEST))
    shown = str(number)
    if kind == "none":
        shown = ""
    elif letters and 1 <= number <= len(letters):
        shown = letters[number - 1]
    elif kind in {"upperRoman", "lowerRoman"} and number:
        shown = _roman(number)
    elif kind in {"upperLetter", "lowerLetter"} and number:
        times, place = divmod(number - 1, len(_LATIN))
        shown = _LATIN[place] * (times + 1)
    elif kind == "decimalZero":
        shown = f"{number:02d}"
    elif kind == "vietnameseCounting" and number < len(_COUNTING):
        shown = _COUNTING[number]
    return shown.lower() if kind.startswith("lower") else shown


def _roman(number: int) -> str:
    out = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        out.append(letters * times)
    return "".join(out) + _ROMAN_ONES[number]


def _level(element: Any) -> ListLevel:
    def value(name: str) -> str | None:
        child = element.find(f"{W}{name}")
        return None if child is None else child.get(f"{W}val")

    # Word wraps formats that older versions do not know: the newer one comes first.
    form = next(element.iter(f"{W}numFmt"), None)
    kind = "decimal" if form is None else form.get(f"{W}val") or "decimal"
    custom = (
        ()
        if form is None or kind != "custom"
        else tuple(part.strip() for part in (form.get(f"{W}format") or "").split(",") if part.strip(" .…"))
    )
    restart, legal = value("lvlRestart"), element.find(f"{W}isLgl")
    return ListLevel(
        start=_number(value("start"), 1),
        format="bullet" if element.find(f"{W}lvlPicBulletId") is not None else kind,
        letters=custom,
        text=value("lvlText") or "",
        suffix=value("suff") or "tab",
        restart=None if restart is None else _number(restart),
        legal=legal is not None and legal.get(f"{W}val") not in {"0", "false", "off"},
        style=value("pStyle"),
    )


def _number(text: str | None, otherwise: int = 0) -> int:
    """A small number of an attribute that may hold anything."""
    if text is not None and len(text) < 6 and text.isascii() and text.isdigit():
        return int(text)
    return otherwise
