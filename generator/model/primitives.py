"""Spans and partial dates: what every other type is made of."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from generator.slots import one_for_equal, quickly_made

TITLE_PATH = "title"
PREAMBLE_PATH = "preamble"
CLOSING_PATH = "closing"


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of a normal text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """True when `other` lies inside."""
        return self.start <= other.start and other.end <= self.end


@total_ordering
@one_for_equal
@quickly_made
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as the paper: a year, a month of a year, or a day. Never invented, possibly impossible (see `valid`).

    Ordered by what is printed; a date without its day or month comes before those that have one.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __lt__(self, other: PartialDate) -> bool:
        """Earlier, as far as printed."""
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    @classmethod
    def parse(cls, iso: str) -> PartialDate:
        """From `2025`, `2025-01` or `2025-01-08`. Raises ValueError for any other shape; 31/02 is kept and is not `valid`."""
        found = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", iso.strip())
        if not found:
            raise ValueError(iso)
        return cls(int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None)

    @property
    def valid(self) -> bool:
        """False for 31/02, month 13 and the like."""
        if self.month is None:
            return self.day is None
        if not 1 <= self.month <= 12 or not 1 <= self.year <= 9999:
            return False
        return self.day is None or 1 <= self.day <= 28 or 28 < self.day <= calendar.monthrange(self.year, self.month)[1]

    @property
    def iso(self) -> str:
        """`2025`, `2025-01` or `2025-01-08`."""
        out = f"{self.year:04}"
        if self.month is not None:
            out += f"-{self.month:02}"
        if self.day is not None:
            out += f"-{self.day:02}"
        return out

    @property
    def label(self) -> str:
        """As a Vietnamese reader writes it: `2025`, `tháng 01/2025`, `08/01/2025` (a zero before days under 10 and months 1 and 2)."""
        if self.month is None:
            return str(self.year)
        month = f"{self.month:02}" if self.month < 3 else str(self.month)
        if self.day is None:
            return f"tháng {self.month:02}/{self.year}"
        return f"{self.day:02}/{month}/{self.year}"

    def whole(self) -> date | None:
        """The day itself; None when a part of it is missing or impossible."""
        return self.first_day() if self.day else None

    def first_day(self) -> date | None:
        """Earliest day it can mean; None when impossible."""
        return date(self.year, self.month or 1, self.day or 1) if self.valid else None

    def last_day(self) -> date | None:
        """Latest day it can mean; None when impossible."""
        if not self.valid:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])
