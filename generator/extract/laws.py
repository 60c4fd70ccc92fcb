"""Laws that are cited by name.

Enters: a `Reading` and the place behind the word `Luật`, `Bộ luật` or `Pháp lệnh`.
Leaves: `LawFound`: where the name ends with its date, and the date.

Found:   `Luật Thi đua, khen thưởng ngày 26/11/2003`, `Luật sửa đổi, bổ sung một số điều của Luật …`, `Bộ luật Lao động năm 2019`, `Luật nghĩa vụ quân sự`.
Refused: `pháp luật về …`, `kỷ luật`, `luật sư`, `Hội Luật gia`, `Đại học Luật Hà Nội`.

A title may hold commas and `và`, which end other titles: such titles are known (`registry.law_names`), or a date or a number shows where they end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.extract.dates import DateFound, date_at
from generator.model import PartialDate
from generator.registry import law_names
from generator.text import fold

if TYPE_CHECKING:
    from generator.extract.reading import Reading

_AMENDING = re.compile(
    r" +sua doi *,? *(?:va )?bo sung +(?:mot so +)?(?:dieu|noi dung)(?: *,? *(?:khoan|dieu))* +cua +(?:cac +)?(?:luat +)?"
)
_AMENDMENTS = 3
_NEXT_LAW = re.compile(r"(?: *,| +va) *(?:cac +)?(?:bo +)?luat(?= +)")
_TITLE_LEAD = re.compile(r" +(?:ve +)?(?=[a-z])")
_WORD = re.compile("[a-z0-9]+")
_AMENDED = r"(?: *\((?:sua doi|sd|hiv)[^()]{0,30}\))?"
"""Belongs to the title: `Luật Giáo dục (sửa đổi)`, `… ở người (HIV/AIDS)`."""
_NAME_STOP = re.compile(
    r"[;:.,()“”\"¶!?]|(?<= )(?:ngay|nam|so|va|ve|cua|trong|cho|theo|tai|da|duoc|co|la|den|doi voi|nham|de|tren|gan|cung|do|khi|nay|hien hanh|hay|hoac|cac|nhung|moi|sau|"
    r"den nguoi|toi|quy dinh|\d+)(?![a-z])|- "
)
_BOUNDED_NAME = re.compile(
    r" +(?P<name>(?:(?!(?:luat|nghi|quyet|chi thi|ket luan|ke hoach|huong dan|thong|cong van|phap lenh|trong|theo|tai|da|duoc|co|la|nham|den|cho)(?![a-z]))[a-z]{1,12}(?:,? +|(?= +(?:ngay|so|\d)))){2,18}?)"
    r" *,? *(?:(?:ban hanh +)?(?=ngay *\d{1,2} *(?:[-/.] *\d{1,2} *[-/.]|thang *\d{1,2} *nam))|(?=(?:so *:? *)?\d{1,3}/(?:19|20)\d\d/[a-z]*qh))"
)
"""A name that a full date or the number of a law ends may hold commas and `và`: nothing else could be dated or numbered so."""
_DATE_LEAD = re.compile(
    r" *,? *\(?(?: *(?:ban hanh|thong qua|duoc thong qua|sua doi(?: *,? *bo sung)?) *)?(?=ngay|nam *\d{4})| +(?=(?:19|20)\d\d(?! *[-/\d]))"
)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_NOT_A_LAW_BEFORE = re.compile(r"(?:phap|ky|hoi|dai hoc|hoc vien|khoa|nghe|gioi|quan|truong|bo mon|cu nhan|thac si|tien si|nganh) +$")
_LONGEST = 90
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class LawFound:
    """A law by its name."""

    end: int
    date: PartialDate | None


def law_at(reading: Reading, start: int, end: int) -> LawFound | None:
    """The law whose word stands between `start` and `end`."""
    if _NOT_A_LAW_BEFORE.search(reading.key, max(0, start - 14), start):
        return None
    close = _name_end(reading, end, capital=reading.flat[start].isupper())
    if close is None:
        return None
    if lead := _DATE_LEAD.match(reading.key, close):
        year = _BARE_YEAR.match(reading.key, lead.end())
        found = DateFound(lead.end(), year.end(), PartialDate(int(year[0]))) if year else date_at(reading.key, lead.end())
        if found:
            bracketed = "(" in lead[0] and reading.key.startswith(")", found.end)
            return LawFound(end=found.end + bracketed, date=found.date)
    return LawFound(end=close, date=None)


def _name_end(reading: Reading, position: int, *, capital: bool, depth: int = 0) -> int | None:
    """Where the name of a law ends; an amending law names the laws it amends, and those may be amending laws, twice at most."""
    amending = _AMENDING.match(reading.key, position) if depth < _AMENDMENTS else None
    if amending:
        inner = _name_end(reading, amending.end() - 1, capital=True, depth=depth + 1)
        while inner is not None and (following := _NEXT_LAW.match(reading.key, inner)):
            again = _name_end(reading, following.end(), capital=True, depth=depth + 1)
            if again is None:
                break
            inner = again
        return inner
    lead = _TITLE_LEAD.match(reading.key, position)
    if lead is None:
        return None
    begins = reading.flat[lead.end()].isupper()
    if (known := _known_end(reading, lead.end(), certain=capital or begins)) is not None:
        return known
    if not capital or not begins:
        return None  # “luật Việt Nam”, “luật chơi”: not the title of a law
    if bounded := _BOUNDED_NAME.match(reading.key, position):
        return bounded.end("name")
    return _open_end(reading, lead.end())


def _known_end(reading: Reading, start: int, *, certain: bool) -> int | None:
    """Where the longest known title that begins at `start` ends; where nothing is written with a capital, only one that holds a sign or `và`."""
    first = _WORD.match(reading.key, start)
    titles = _titles().get(first[0]) if first else None
    known = titles.match(reading.key, start) if titles else None
    if known is None or not (certain or "," in known["title"] or " va " in known["title"]):
        return None
    return known.end()


@lru_cache(maxsize=1)
def _titles() -> dict[str, re.Pattern[str]]:
    """Known titles by their first word, the longest first; with what may follow in brackets."""
    found: dict[str, list[list[str]]] = {}
    for name in law_names():
        words = _WORD.findall(fold(name))
        found.setdefault(words[0], []).append(words)
    return {
        first: re.compile(
            f"(?P<title>{'|'.join('[ ,-]+'.join(words) for words in sorted(names, key=len, reverse=True))})(?![a-z]){_AMENDED}"
        )
        for first, names in found.items()
    }


def _open_end(reading: Reading, start: int) -> int | None:
    """Where a name that nobody knows ends: at a sign or at a word of the sentence."""
    end = high = min(len(reading.key), start + _LONGEST - 1)
    for stop in _NAME_STOP.finditer(reading.key, start + 1, high):
        if reading.means(stop.start(), stop.end()):
            end = stop.start()
            break
    name = reading.flat[start:end].rstrip(" -")
    return start + len(name) if len(name) > 2 and len(name.split()) <= _MOST_WORDS else None
