"""Deadlines: by when something is to be done.

Enters: a `Reading`.
Leaves: `Deadline`s in order; the date as precise as printed, None for recurring and event-bound ones.

Found:   `chậm nhất ngày 30/12/2025`, `trước ngày 15 tháng 11 năm 2025`, `hoàn thành trong tháng 9/2025`, `xong trước quý IV năm 2025`, `gửi … ngày 05/12/2025`,
         `hạn cuối: 20/11/2025`, `trước ngày 15/11 hằng năm` and `khi tổng kết Đợt thi đua` without a date.
Refused: the plan's own period (`từ … đến hết ngày 31/12/2025`), dates of documents and anniversaries, days that are past (`ban hành ngày …`).
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from generator.extract.dates import date_at
from generator.model import Deadline, PartialDate, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.reading import Reading

_YEAR = re.compile(r"20\d\d(?!\d)")
"""Every printed deadline has a year: the words before it are looked at, the rest of the text is not."""
_BY = re.compile(
    r"(?<![a-z])(?:(?P<surely>(?:cham|muon) nhat(?: la| vao| den(?: het)?)?|han (?:cuoi|chot)(?: la| nop| gui)?|thoi han(?: [a-z ]{0,40}?)?(?: la| truoc| den(?: het)?)?)"
    r"|(?P<before>truoc(?: khi het)?)|(?P<within>trong|vao|den het|den|xong)) *:? *(?=ngay|thang|quy|\d|nam \d|cuoi|het|dau)"
)
_FILLER = re.compile(r"(?:\d{1,2} *(?:h|gio) *(?:\d\d)? *(?:phut)? *,? *)?(?:(?:cuoi|het|dau|ngay het|trong) +)?")
_QUARTER = re.compile(r"quy +(?P<q>iv|iii|ii|i|[1-4]) *(?:[-/,]|nam)? *(?:nam)? *(?P<y>20\d\d)")
_SENT = re.compile(r"(?<![a-z])(?:gui|nop|trinh|bao cao|dang ky)(?![a-z])")
_ON = re.compile(r"(?:vao +)?ngay +(?=\d{1,2}[ ./-])")
_DUE = re.compile(
    r"(?<![a-z])(?:hoan thanh|xong|gui|nop|bao cao|dang ky|tong ket|so ket|trinh|ban hanh|to chuc|trien khai|ket thuc|tham muu|lap ho so|binh xet|ra soat|phat dong|ky ket|de nghi|hoan tat|thuc hien)(?![a-z])"
)
_PERIOD = re.compile(r"(?<![a-z])tu (?:ngay|thang|nam|nay|khi|quy|\d)[^;.¶]{0,90}$")
_NO_DEADLINE = re.compile(r"(?<![a-z])(?:ky niem|chao mung|ngay thanh lap|sinh|phat bieu|ban hanh kem)(?: +[a-z]+){0,2} *$")
_RECURS = re.compile(r"(?:hang|moi) (?:nam|thang|quy)(?![a-z])")
_RECURRING = re.compile(
    r"(?<![a-z])(?:truoc|vao|cham nhat(?: la| vao)?) *(?:ngay +)?\d{1,2}(?: *[/-] *\d{1,2}| +thang \d{1,2}| +cua thang cuoi quy)? *,? *(?:cua +)?$"
)
_WHEN = re.compile(r"khi (?:tong ket|so ket|ket thuc|hoan thanh)(?: [^;,.¶]{0,60})?(?=[;,.¶]|$)")
_LEADS = re.compile(r"(?<![a-z])(?:ngay +)?(?:sau +)?(?:truoc +)?$")
_THEN = re.compile(r", *(?:(?:co trach nhiem|phai) )?(?:bao cao|gui|nop|trinh)(?![a-z])")
_NEAR = 160
_WINDOW = 64


def find_deadlines(reading: Reading, taken: Sequence[Span] = ()) -> tuple[Deadline, ...]:
    """Every deadline of a text; `taken`: citations, anniversaries and names in order, whose dates are their own."""
    found = sorted((*_dated(reading), *_undated(reading)), key=lambda deadline: deadline.span.start)
    out: list[Deadline] = []
    for deadline in found:
        if out and deadline.span.start < out[-1].span.end:
            continue
        place = bisect.bisect_left(taken, Span(deadline.span.end, 0))
        if any(deadline.span.start < span.end for span in taken[max(0, place - 2) : place]):
            continue
        out.append(deadline)
    return tuple(out)


def _dated(reading: Reading) -> Iterator[Deadline]:
    low = 0
    for year in _YEAR.finditer(reading.key):
        window = max(low, year.start() - _WINDOW)
        low = year.end()
        span = _by(reading, window, year) or _on(reading, window, year)
        if span and (moment := _moment(reading, span[1])):
            yield Deadline(span=Span(span[0], moment[1]), raw=reading.words(span[0], moment[1]), date=moment[0])


def _by(reading: Reading, window: int, year: re.Match[str]) -> tuple[int, int] | None:
    """`trước ngày …`: where the words begin, and where the date does."""
    for found in _BY.finditer(reading.key, window, year.start()):
        moment = _moment(reading, found.end())
        if moment is None or moment[1] < year.end():
            continue
        if found["before"] and reading.flat[found.start() : found.start() + 5].lower() not in ("trước", "truoc"):
            continue
        date = moment[0]
        before = reading.key[reading.sentence_start(found.start(), _NEAR) : found.start()]
        if _PERIOD.search(before) or _NO_DEADLINE.search(before):
            continue
        if found["within"] and (date.month is None or not _DUE.search(before)):
            continue  # `trong năm 2025` is a period
        if found["before"] and date.month is None and not _DUE.search(before):
            continue  # `trước năm 2015`
        return found.start(), found.end()
    return None


def _on(reading: Reading, window: int, year: re.Match[str]) -> tuple[int, int] | None:
    """`gửi về Phòng Nội vụ ngày 05/12/2025`."""
    for found in _ON.finditer(reading.key, window, year.start()):
        moment = _moment(reading, found.end())
        clause = reading.key[reading.clause_start(found.start(), _NEAR) : found.start()]
        if moment and moment[0].day and moment[1] >= year.end() and _SENT.search(clause) and not _PERIOD.search(clause):
            return found.start(), found.end()
    return None


def _moment(reading: Reading, position: int) -> tuple[PartialDate, int] | None:
    filler = _FILLER.match(reading.key, position)
    position = filler.end() if filler else position
    if quarter := _QUARTER.match(reading.key, position):
        number = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(quarter["q"]) or int(quarter["q"])
        return PartialDate(int(quarter["y"]), 3 * number), quarter.end()
    found = date_at(reading.key, position)
    return (found.date, found.end) if found else None


def _undated(reading: Reading) -> Iterator[Deadline]:
    for found in _RECURS.finditer(reading.key):
        lead = _RECURRING.search(reading.key, max(0, found.start() - _WINDOW), found.start())
        if lead:
            yield Deadline(span=Span(lead.start(), found.end()), raw=reading.words(lead.start(), found.end()), date=None)
    for found in _WHEN.finditer(reading.key):
        lead = _LEADS.search(reading.key, max(0, found.start() - 18), found.start())
        start = lead.start() if lead else found.start()
        if _THEN.match(reading.key, found.end()) or _SENT.search(reading.key, reading.clause_start(start, _NEAR), start):
            yield Deadline(span=Span(start, found.end()), raw=reading.words(start, found.end()), date=None)
