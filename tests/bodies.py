"""Bodies for tests: a plan is written as a list of `Unit`s; its text and the provisions that partition it are put together here.

The parser has no part in it, so that later stages can be tested alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.model import Level, Provision, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Unit:
    """One provision to be written: where it stands, its heading and its own text."""

    path: str
    heading: str | None = None
    text: str | None = None
    run_in: bool = False


_NAMED = {
    "preamble": Level.PREAMBLE,
    "closing": Level.CLOSING,
    "recipients": Level.RECIPIENTS,
    "signature": Level.SIGNATURE,
}
_SHAPES = (
    (r"(?:.*\.)?-\d+", Level.ITEM),
    (r"(?:.*\.)?\+\d+", Level.SUBITEM),
    (r"(?:.*\.)?\d+\.\d+", Level.SUBCLAUSE),
    (r"(?:.*\.)?\d+", Level.CLAUSE),
    (r"(?:.*\.)?[a-zđ]", Level.POINT),
    (r"Điều \d+", Level.ARTICLE),
    (r"[IVXLC]+", Level.SECTION),
)


def _level(path: str) -> Level:
    """Kind of provision a path names: `II` section, `II.1` clause, `II.2.1` subclause, `II.1.a` point, `.-1` item, `.+1` subitem."""
    for pattern, level in _SHAPES:
        if re.fullmatch(pattern, path):
            return level
    return _NAMED.get(path, Level.PART)


def _label(path: str, level: Level) -> str | None:
    """The marker as a paper prints it."""
    parts = path.split(".")
    if level in _NAMED.values():
        return None
    if level is Level.ITEM:
        return "-"
    if level is Level.SUBITEM:
        return "+"
    if level is Level.POINT:
        return f"{parts[-1]})"
    if level is Level.SUBCLAUSE:
        found = re.search(r"(?:\d+\.)*\d+$", path)
        return f"{found[0]}." if found else None
    return f"{parts[-1]}."


def make_provisions(units: Sequence[Unit]) -> tuple[str, tuple[Provision, ...]]:
    """Body text of the units and the provisions that partition it."""
    body = ""
    out: list[Provision] = []
    for number, unit in enumerate(units):
        level = _level(unit.path)
        label = _label(unit.path, level)
        start = len(body)
        heading = text = None
        if label:
            body += f"{label} "
        if unit.heading:
            heading = Span(len(body), len(body) + len(unit.heading))
            body += unit.heading + (":" if unit.run_in else "")
        if unit.text:
            if unit.heading:
                body += " " if unit.run_in else "\n\n"
            text = Span(len(body), len(body) + len(unit.text))
            body += unit.text
        body += "\n" if number == len(units) - 1 else "\n\n"
        out.append(
            Provision(
                level=level,
                path=unit.path,
                anchor=urls.anchor(unit.path),
                depth=0 if level in _NAMED.values() else unit.path.count("."),
                label=label,
                span=Span(start, len(body)),
                heading=heading,
                run_in=unit.run_in,
                text=text,
            )
        )
    return body, tuple(out)
