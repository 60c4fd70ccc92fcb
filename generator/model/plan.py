"""A plan as a list of provisions that partition its body."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.slots import quickly_made

if TYPE_CHECKING:
    from generator.model.primitives import Span
    from generator.model.source import PlanMetadata, PlanSource


class Level(StrEnum):
    """Kinds of provision, outermost first."""

    PREAMBLE = "preamble"
    PART = "part"  # Phần I, or A. where Roman numbers stand below it
    SECTION = "section"  # I.
    ARTICLE = "article"  # Điều 1.
    CLAUSE = "clause"  # 1.
    SUBCLAUSE = "subclause"  # 2.1.  2.1.10.
    POINT = "point"  # a)
    ITEM = "item"  # -
    SUBITEM = "subitem"  # +
    CLOSING = "closing"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"


UNIT_LEVELS = frozenset(Level) - {Level.PREAMBLE, Level.CLOSING, Level.RECIPIENTS, Level.SIGNATURE}
"""Levels that carry a number, letter or dash: the outline."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One unit of a plan with its own text (children follow it, they are not inside its span)."""

    level: Level
    path: str
    """`II.3.b`, `III.2.a.-1` (dash), `I.1.+2` (plus), `preamble`, `closing`; repeated markers add `_2`."""
    anchor: str
    """Where a link lands: `ii-3-b`, `iii-2-a-g1`, `mo-dau`, `ket-thuc`."""
    depth: int
    """0 for the outermost units, and for preamble and the like."""
    label: str | None
    """The marker as printed: `II.`, `a)`, `-`."""
    span: Span
    """From the marker to just before the next provision, blank lines included: the provisions' spans partition the body."""
    heading: Span | None
    """Words of the heading without marker, final `.` or `:`."""
    run_in: bool
    """The heading shares its line with the text."""
    text: Span | None
    """Own text after marker and heading, trimmed; None where there is none."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan source whose body is a list of provisions, in order, that partition it."""

    source: PlanSource
    provisions: tuple[Provision, ...]
    recipients: tuple[str, ...]
    """Lines of Nơi nhận without dash and final `;` or `.`."""

    @property
    def metadata(self) -> PlanMetadata:
        """The front matter."""
        return self.source.metadata

    @property
    def body(self) -> str:
        """The normal text that every body span counts in."""
        return self.source.body.text
