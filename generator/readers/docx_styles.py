"""Styles of a Word file: what a paragraph or a run inherits that changes its words.

Enters: the styles part.
Leaves: for each paragraph style its list, alignment and look; for a run its font (old Vietnamese fonts have codes of their own), whether it is
printed in capitals, whether it is hidden.

Rules: ECMA-376 part 1, 17.7: direct formatting, then the character style, then the paragraph style, each with the styles it is based on, then the
defaults of the document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from generator.readers.docx_numbering import W

_DEEPEST = 20
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What changes the words of a run; None where nothing is said."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else the one below."""
        return Look(
            font=below.font if self.font is None else self.font,
            capitals=below.capitals if self.capitals is None else self.capitals,
            hidden=below.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """What a paragraph inherits."""

    list: str | None = None
    """Number of the list; `0` takes an inherited list away."""
    level: int | None = None
    list_style: str | None = None
    """Style that named the list: some level of the list may stand for it."""
    alignment: str | None = None
    look: Look = Look()


class Styles:
    """All styles, with inheritance resolved on demand."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._default: str | None = None
        self._base = Look()
        if root is not None:
            for element in root.iterchildren(f"{W}style"):
                name = element.get(f"{W}styleId") or ""
                self._elements[name] = element
                if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in {"1", "true", "on"}:
                    self._default = name
            self._base = read_look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self.paragraph = lru_cache(maxsize=None)(self._paragraph)
        self.character = lru_cache(maxsize=None)(self._character)

    @property
    def lists(self) -> dict[str, str]:
        """For each style that names a list, the number of the list."""
        found = {name: element.find(f"{W}pPr/{W}numPr/{W}numId") for name, element in self._elements.items()}
        return {name: element.get(f"{W}val") or "" for name, element in found.items() if element is not None}

    def _chain(self, name: str | None) -> list[tuple[str, Any]]:
        """A style and those it is based on."""
        out: list[tuple[str, Any]] = []
        while name in self._elements and len(out) < _DEEPEST:
            assert name is not None
            element = self._elements[name]
            out.append((name, element))
            base = element.find(f"{W}basedOn")
            name = None if base is None else base.get(f"{W}val")
        return out

    def _paragraph(self, name: str | None) -> ParagraphStyle:
        """What a paragraph of a style inherits; of the default style where none is named."""
        out = ParagraphStyle()
        look = Look()
        for style, element in self._chain(name if name in self._elements else self._default):
            look = look.over(read_look(element.find(f"{W}rPr")))
            number, level, alignment = read_list(element.find(f"{W}pPr"))
            if out.list is None and number is not None:
                out = replace(out, list=number, list_style=style)
            if out.level is None and level is not None:
                out = replace(out, level=level)
            if out.alignment is None and alignment is not None:
                out = replace(out, alignment=alignment)
        return replace(out, look=look.over(self._base))

    def _character(self, name: str) -> Look:
        """What a run of a character style inherits."""
        look = Look()
        for _, element in self._chain(name):
            look = look.over(read_look(element.find(f"{W}rPr")))
        return look

    def run(self, properties: Any, paragraph: Look) -> Look:
        """The look of a run."""
        if properties is None:
            return paragraph
        style = properties.find(f"{W}rStyle")
        direct = read_look(properties)
        return direct.over(self.character(style.get(f"{W}val") or "").over(paragraph) if style is not None else paragraph)


def read_list(properties: Any) -> tuple[str | None, int | None, str | None]:
    """List, level and alignment that paragraph properties say; None where nothing is said."""
    if properties is None:
        return None, None, None
    number, level, alignment = (properties.find(path) for path in (f"{W}numPr/{W}numId", f"{W}numPr/{W}ilvl", f"{W}jc"))
    at = None if level is None else level.get(f"{W}val") or ""
    return (
        None if number is None else number.get(f"{W}val") or "",
        int(at) if at in {"0", "1", "2", "3", "4", "5", "6", "7", "8"} else None,
        None if alignment is None else alignment.get(f"{W}val"),
    )


def read_look(properties: Any) -> Look:
    """What run properties say."""
    if properties is None:
        return Look()
    fonts = properties.find(f"{W}rFonts")
    return Look(
        font=None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
        capitals=_toggle(properties.find(f"{W}caps")),
        hidden=_toggle(properties.find(f"{W}vanish")),
    )


def _toggle(element: Any) -> bool | None:
    return None if element is None else element.get(f"{W}val") not in _OFF
