"""Dates in running text and pairs of dates in brackets.

Enters: a folded key (`Reading.key`) and a place in it.
Leaves: `PartialDate`, as precise as printed and never corrected: 31/9/2009 stays 31/9/2009.

Forms, always day first: `05/01/2024`, `5-1-2024`, `31.12.2025`, `18 / 3 / 2021`, `ngày 05 tháng 01 năm 2024`, `ngày22 tháng 7 năm 2010`,
`ngày tháng 01 năm 2025`, `ngày … tháng … năm 2026`, `ngày …/01/2025`, `tháng 10/2025`, `quý III/2025` (where asked for), `tháng 5 năm 2016`, `10/2025`, `19 tháng Tám năm 1945`, `năm 2013`.
A day without its year (`ngày 24-10`) is no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import PartialDate
from generator.slots import constructor, quickly_made

MONTH_NAMES = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip

_MONTH_WORD = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))
_BLANK = r"(?:[._…]{1,20} *|)"
_NUMERIC = r"(\d{1,2}) *[-/.] *(\d{1,2}) *[-/.] *(\d{4}(?!\d)|\d\d(?![\d/%.,-]))"
_WRITTEN = rf"(?:(\d{{1,2}}) *,? *|{_BLANK})thang *(?:(\d{{1,2}})|((?:{_MONTH_WORD})(?=[ ,]))|{_BLANK}) *[,/-]? *(?:nam|) *(\d{{4}})(?!\d)"
_DATE = re.compile(rf"(?:ngay *(?:ngay *(?:ngay *|)|)|)[:,]? *{_BLANK}(?:{_NUMERIC}|{_WRITTEN})")
"""A choice with an empty branch is tried in half the time of one that may be left out."""
_UNFILLED = re.compile(r"ngay[ ._]{0,20}[-/][ ._]{0,20}(?:(?P<m>\d{1,2})[ ._]{0,20})?[-/] {0,3}(?P<y>\d{4})(?!\d)")
_MONTH = re.compile(r"(?:(?:trong )?thang|t\.?)? *(?P<m>\d{1,2}) *[-/.] *(?P<y>\d{4})(?!\d| */)")
_YEAR = re.compile(r"nam *(?P<y>(?:19|20)\d\d)(?! *[-/] *(?:19|20)?\d\d|\d)")
_HALF_LIFE = 40
"""Two-digit years below stand for 20xx: `15/5/16`."""


@quickly_made
@dataclass(frozen=True, slots=True)
class DateFound:
    """A date and the range of its words, `ngày` included."""

    start: int
    end: int
    date: PartialDate


_date, _found = constructor(PartialDate), constructor(DateFound)


def day_at(key: str, position: int) -> DateFound | None:
    """A date with day, month and year (day or month may be left blank) that begins at `position`."""
    found = _DATE.match(key, position)
    if not found:
        if blank := _UNFILLED.match(key, position):
            return _found(position, blank.end(), _date(int(blank["y"]), int(blank["m"]) if blank["m"] else None))
        return None
    day_figures, month_figures, year, written_day, written_month, month_name, written_year = found.groups()
    if year:
        if len(year) == 2 and not key.startswith("ngay", position):
            return None
        return _found(position, found.end(), _date(_year(year), int(month_figures), int(day_figures)))
    month = int(written_month) if written_month else MONTH_NAMES.get(month_name or "")
    day = int(written_day) if written_day and month is not None else None
    if month is None and not key.startswith("ngay", position):
        return None  # “… tháng … năm 2026” needs its “ngày” to be a blank date
    return _found(position, found.end(), _date(int(written_year), month, day))


def date_at(key: str, position: int) -> DateFound | None:
    """A date of any precision that begins at `position`."""
    full = day_at(key, position)
    if full:
        return full
    if month := _MONTH.match(key, position):
        return _found(position, month.end(), _date(int(month["y"]), int(month["m"])))
    if year := _YEAR.match(key, position):
        return _found(position, year.end(), _date(int(year["y"])))
    return None


_QUARTER = re.compile(
    r"quy +(?P<q>iv|iii|ii|i|[1-4])(?![a-z\d])(?: *(?:[-,/]|va) *(?:quy +)?(?P<r>iv|iii|ii|i|[1-4](?!\d)))? *(?:(?:[-/,]|nam) *){0,2}(?P<y>20\d\d)(?!\d)"
)
_A_QUARTER = re.compile(r"(?<![a-z])quy +(?:[iv]+|[1-4])(?![a-z\d])")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def quarter_at(key: str, position: int) -> DateFound | None:
    """A quarter with its year that begins at `position`, as its last day: `quý III/2025`, `quý III, IV năm 2025`."""
    found = _QUARTER.match(key, position)
    return _found(position, found.end(), quarter_end(int(found["y"]), found["r"] or found["q"])) if found else None


def names_quarter(key: str, start: int, end: int) -> bool:
    """Whether a quarter stands between two places; its last day is a date that nobody printed."""
    return key.find("quy ", start, end) >= 0 and _A_QUARTER.search(key, start, end) is not None


def quarter_end(year: int, printed: str) -> PartialDate:
    """The last day of a quarter printed `III` or `3`."""
    month = 3 * (_QUARTERS.get(printed) or int(printed))
    return _date(year, month, 31 if month in (3, 12) else 30)


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < _HALF_LIFE else 1900)


# ── two dates, from … to … ────────────────────────────────────────────────────────────────────────────────────────────

_SIDE = r"(?:ngay *|)(?:(\d{1,2}) *[-/.] *(\d{1,2}) *[-/.] *|(\d{1,2}) *[-/.] *|(\d{1,2}) *thang *(\d{1,2}) *(?:nam|[/-]) *|)(?:nam *|)(\d{4})(?!\d)"
_PARTS = 6
"""Groups of a side: day, month; a month alone; day and month in words; the year."""
_PAIR = re.compile(rf"(?:tu *|){_SIDE} *(?:[-/*,]{{1,2}}|den(?: het|)|) *{_SIDE}")
_HALF_PAIR = re.compile(rf"(?:tu *|){_SIDE}")


@quickly_made
@dataclass(frozen=True, slots=True)
class DatePair:
    """`19/5/1890 - 19/5/2025`; one date alone has no `last`."""

    start: int
    end: int
    first: PartialDate
    last: PartialDate | None


_pair = constructor(DatePair)


def pair_at(key: str, position: int) -> DatePair | None:
    """Two dates (or two years, or a date and a year) that begin at `position`; failing that, one."""
    found = _PAIR.match(key, position)
    if found:
        sides = found.groups()
        first, last = _side(sides[:_PARTS]), _side(sides[_PARTS:])
        if first.year < last.year:
            return _pair(position, found.end(), first, last)
    found = _HALF_PAIR.match(key, position)
    return _pair(position, found.end(), _side(found.groups()), None) if found else None


def _side(parts: tuple[str, ...]) -> PartialDate:
    """What the groups of a side say."""
    day, month, month_alone, written_day, written_month, year = parts
    day, month = day or written_day, month or written_month or month_alone
    return _date(int(year), int(month) if month else None, int(day) if day else None)
