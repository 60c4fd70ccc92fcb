"""Deadlines: by when something is to be done.

Enters: a `Reading`; the plan's period and day of issue, for deadlines that print no year.
Leaves: `Deadline`s in order; the date as precise as printed, None for recurring and event-bound ones.

Found:   `chậm nhất ngày 30/12/2025`, `trước ngày 15 tháng 11 năm 2025`, `hoàn thành trong tháng 9/2025`, `xong trước quý IV năm 2025`, `gửi … ngày 05/12/2025`,
         `hạn cuối: 20/11/2025`, `trước ngày 15/11 hằng năm` and `khi tổng kết Đợt thi đua` without a date,
         `Thời gian hoàn thành: Tháng 12/2025`, `Tổng kết: quý IV/2025`, `nộp từ ngày 01/11/2025 đến hết ngày 15/11/2025`: its end;
         `trước ngày 15/6`, `chậm nhất ngày 05 tháng 6`: the year is that of a full date later in the sentence, else the one year of the plan's period that holds the day,
         else the year of issue; where more than one year fits, the date stays empty.
Refused: the plan's own period (`từ … đến hết ngày 31/12/2025`), dates of documents and anniversaries, days that are past (`ban hành ngày …`).
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from generator.extract.dates import date_at
from generator.model import Deadline, PartialDate, Span, YearSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.reading import Reading
    from generator.model import Period

_YEAR = re.compile(r"20\d\d(?!\d)")
"""Every printed deadline has a year: the words before it are looked at, the rest of the text is not."""
_BY = re.compile(
    r"(?<![a-z])(?:(?P<surely>(?:cham|muon) nhat(?: la| vao| den(?: het)?)?|han (?:cuoi|chot)(?: la| nop| gui| nhan)?(?: [a-z ]{0,20}?)?|thoi han(?: [a-z ]{0,40}?)?(?: la| truoc| den(?: het)?)?"
    r"|thoi gian (?:hoan thanh|gui|nop|bao cao|nhan ho so)(?: [a-z ]{0,30}?)?(?: la| truoc| den(?: het)?)?|(?:so|tong) ket(?: [a-z ]{0,30}?)?(?= *:))"
    r"|(?P<before>truoc(?: khi het)?)|(?P<within>trong|vao|den het|den|xong)) *:? *(?=ngay|thang|quy|\d|nam \d|cuoi|het|dau)"
)
_FILLER = re.compile(r"(?:\d{1,2} *(?:h|gio) *(?:\d\d)? *(?:phut)? *,? *)?(?:(?:cuoi|het|dau|ngay het|trong) +)?")
_DAY_OF_YEAR = re.compile(r"(?:ngay +)?(?P<d>\d{1,2}) *[-/] *(?P<m>\d{1,2}) *,? *(?:cua +)?nam +(?P<y>20\d\d)(?!\d)")
"""`10/12 năm 2025`."""
_PART = re.compile(
    r"(?:ngay +)?(?P<d>\d{1,2}) *(?:[-/]|thang) *(?P<m>\d{1,2})(?!\d| *[-/.] *\d| *%| *,? *(?:cua +)?(?:nam +20|hang|moi))|thang +(?P<om>\d{1,2})(?!\d| *[-/.] *\d| *,? *(?:nam +20|hang|moi))"
    r"|quy +(?P<q>iv|iii|ii|i|[1-4])(?![a-z\d]| *[-/,]? *(?:nam *)?20\d\d| *,? *(?:hang|moi))"
)
"""A day, a month or a quarter without its year."""
_QUARTER = re.compile(r"quy +(?P<q>iv|iii|ii|i|[1-4]) *(?:[-/,]|nam)? *(?:nam)? *(?P<y>20\d\d)")
_SENT = re.compile(r"(?<![a-z])(?:gui|nop|trinh|bao cao|dang ky|nhan ho so)(?![a-z])")
_DUE_AFTER = re.compile(r" *,? *(?:phai |co ban |se )?(?:hoan thanh|xong|hoan tat|gui|nop|ban hanh|trinh|bao cao)(?![a-z])")
_ON = re.compile(r"(?:vao +)?ngay +(?=\d{1,2}[ ./-])")
_DUE = re.compile(
    r"(?<![a-z])(?:hoan thanh|xong|gui|nop|bao cao|dang ky|tong ket|so ket|trinh|ban hanh|to chuc|trien khai|ket thuc|tham muu|lap ho so|binh xet|ra soat|phat dong|ky ket|de nghi|hoan tat|thuc hien|xay dung ke hoach|lap ke hoach)(?![a-z])"
)
_PERIOD = re.compile(r"(?<![a-z])tu (?:ngay|thang|nam|nay|khi|quy|\d)[^;.¶]{0,90}$")
_NO_DEADLINE = re.compile(r"(?<![a-z])(?:ky niem|chao mung|ngay thanh lap|sinh|phat bieu|ban hanh kem)(?: +[a-z]+){0,2} *$")
_RECURS = tuple(re.compile(rf"{every} (?:nam|thang|quy)(?![a-z])") for every in ("hang", "moi"))
_RECURRING = re.compile(
    r"(?<![a-z])(?:truoc|vao|cham nhat(?: la| vao)?) *(?:ngay +)?\d{1,2}(?: *[/-] *\d{1,2}| +thang \d{1,2}| +cua thang cuoi quy)? *,? *(?:cua +)?$"
)
_WHEN_LEAD = re.compile("khi (?=tong ket|so ket|ket thuc|hoan thanh)")
_WHEN = re.compile(r"khi (?:tong ket|so ket|ket thuc|hoan thanh)(?: [^;,.¶]{0,60})?(?=[;,.¶]|$)")
_LEADS = re.compile(r"(?<![a-z])(?:ngay +)?(?:sau +)?(?:truoc +)?$")
_PART_SIGNS = (re.compile(r"/(?<=\d/) *\d{1,2}(?![\d/%]| */)"), re.compile(r"thang +(?=\d)"), re.compile(r"quy +(?=[iv\d])"))
"""Every day, month or quarter has one of these; the words before it are looked at, the rest of the text is not."""
_BY_WORD = re.compile("truoc|nhat|han|trong|vao|den|xong|ket|gian")
_FULL_DATE = re.compile(r"\d{1,2} *(?:[-/.]|thang) *\d{1,2} *(?:[-/.]|nam) *(?P<y>20\d\d)(?!\d)")
_THEN = re.compile(r", *(?:(?:co trach nhiem|phai) )?(?:bao cao|gui|nop|trinh)(?![a-z])")
_SENTENCE_BREAK = re.compile(r"¶|\. +[a-z]")
_NEAR = 160
_MONTHS = 12
_WINDOW = 64


def find_deadlines(
    reading: Reading, taken: Sequence[Span] = (), *, period: Period | None = None, issued_on: PartialDate | None = None
) -> tuple[Deadline, ...]:
    """Every deadline of a text.

    Args:
        reading: The text.
        taken: Citations, anniversaries and names in order, whose dates are their own.
        period: When the plan runs; it gives the year of deadlines that print none.
        issued_on: The plan's day, where the period does not tell.
    """
    found = sorted(
        (*_dated(reading, taken), *_undated(reading), *_yearless(reading, taken, period, issued_on)),
        key=lambda deadline: (deadline.span.start, -deadline.span.end),
    )
    out: list[Deadline] = []
    for deadline in found:
        if out and deadline.span.start < out[-1].span.end:
            continue
        place = bisect.bisect_left(taken, Span(deadline.span.end, 0))
        if any(deadline.span.start < span.end for span in taken[max(0, place - 2) : place]):
            continue
        out.append(deadline)
    return tuple(out)


def _dated(reading: Reading, taken: Sequence[Span]) -> Iterator[Deadline]:
    low = place = 0
    for year in _YEAR.finditer(reading.key):
        window = max(low, year.start() - _WINDOW)
        low = year.end()
        while place < len(taken) and taken[place].end <= year.start():
            place += 1
        if place < len(taken) and taken[place].start <= year.start():
            continue
        words = reading.key[window : year.start()]
        span = _by(reading, window, year) if _BY_WORD.search(words) else None
        if span is None and "ngay" in words:
            span = _on(reading, window, year)
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
        if _NO_DEADLINE.search(before):
            continue
        if (period := _PERIOD.search(before)) and not (found["within"] and date.day and _SENT.search(before, 0, period.start())):
            continue  # of `nộp từ … đến hết …` the end counts
        if found["within"] and (date.month is None or not (_DUE.search(before) or _DUE_AFTER.match(reading.key, moment[1]))):
            continue  # `trong năm 2025` is a period
        if found["before"] and date.month is None and not _DUE.search(before):
            continue  # `trước năm 2015`
        return found.start(), found.end()
    return None


def _on(reading: Reading, window: int, year: re.Match[str]) -> tuple[int, int] | None:
    """`gửi về Phòng Nội vụ ngày 05/12/2025`."""
    for found in _ON.finditer(reading.key, window, year.start()):
        if reading.key[max(0, found.start() - 4) : found.start()].rstrip().endswith("tu"):
            continue
        if not _SENT.search(reading.key[max(0, found.start() - _NEAR) : found.start()]):
            continue
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
    if day := _DAY_OF_YEAR.match(reading.key, position):
        return PartialDate(int(day["y"]), int(day["m"]), int(day["d"])), day.end()
    found = date_at(reading.key, position)
    return (found.date, found.end) if found else None


def _yearless(reading: Reading, taken: Sequence[Span], period: Period | None, issued_on: PartialDate | None) -> Iterator[Deadline]:
    """`trước ngày 15/6`: the day as printed, the year from the sentence, the period or the day of issue."""
    key, seen, place = reading.key, 0, 0
    for position in sorted(found.start() for sign in _PART_SIGNS for found in sign.finditer(key)):
        if position < seen:
            continue
        while place < len(taken) and taken[place].end <= position:
            place += 1
        if place < len(taken) and taken[place].start <= position:
            continue
        low = max(seen, position - _WINDOW)
        if not _BY_WORD.search(key, low, position):
            continue
        for found in _BY.finditer(key, low, position + len("thang")):
            filler = _FILLER.match(key, found.end())
            part = _PART.match(key, filler.end() if filler else found.end())
            if part and part.end() > position and _due_then(reading, found, part):
                seen = part.end()
                date, year_from = _with_year(key, part, period, issued_on)
                yield Deadline(span=Span(found.start(), seen), raw=reading.words(found.start(), seen), date=date, year_from=year_from)
                break


def _due_then(reading: Reading, found: re.Match[str], part: re.Match[str]) -> bool:
    """True when a duty ends on a day without year; `trước ngày 30/4` of a feast, `trước tháng 8` of the past are no deadlines."""
    if found["before"] and reading.flat[found.start() : found.start() + 5].lower() not in ("trước", "truoc"):
        return False
    if found["surely"]:
        return True
    before = reading.key[reading.sentence_start(found.start(), _NEAR) : found.start()]
    if _PERIOD.search(before) or _NO_DEADLINE.search(before):
        return False
    due = _SENT if found["within"] else _DUE
    return due.search(before) is not None or _DUE_AFTER.match(reading.key, part.end()) is not None


def _with_year(
    key: str, part: re.Match[str], period: Period | None, issued_on: PartialDate | None
) -> tuple[PartialDate | None, YearSource | None]:
    """The date that a day, month or quarter means, and what its year was taken from."""
    quarter = part["q"]
    month = int(part["m"] or part["om"] or 3 * ({"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(quarter) or int(quarter)))
    day = int(part["d"]) if part["d"] else None
    if not 1 <= month <= _MONTHS:
        return None, None
    sentence = _FULL_DATE.search(key, part.end(), part.end() + _NEAR)
    if sentence and not _SENTENCE_BREAK.search(key, part.end(), sentence.start()):
        return PartialDate(int(sentence["y"]), month, day), YearSource.SENTENCE
    if period and period.start and period.end:
        first, last = (period.start.year, period.start.month or 1), (period.end.year, period.end.month or _MONTHS)
        years = (
            [year for year in range(first[0], last[0] + 1) if first <= (year, month) <= last] if last[0] - first[0] < 2 * _MONTHS else []
        )
        return (PartialDate(years[0], month, day), YearSource.PERIOD) if len(years) == 1 else (None, None)
    if period is None and issued_on and issued_on.month and month >= issued_on.month:
        return PartialDate(issued_on.year, month, day), YearSource.ISSUE
    return None, None


def _undated(reading: Reading) -> Iterator[Deadline]:
    for recurs in _RECURS:
        for every in recurs.finditer(reading.key):
            before = _RECURRING.search(reading.key, max(0, every.start() - _WINDOW), every.start())
            if before:
                yield Deadline(span=Span(before.start(), every.end()), raw=reading.words(before.start(), every.end()), date=None)
    for moment in _WHEN_LEAD.finditer(reading.key):
        position = moment.start()
        found = _WHEN.match(reading.key, position)
        if not found:
            continue
        lead = _LEADS.search(reading.key, max(0, position - 18), position)
        start = lead.start() if lead else position
        if _THEN.match(reading.key, found.end()) or _SENT.search(reading.key, reading.clause_start(start, _NEAR), start):
            yield Deadline(span=Span(start, found.end()), raw=reading.words(start, found.end()), date=None)
