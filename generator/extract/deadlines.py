"""Deadlines: by when something is to be done.

Enters: a `Reading`; the plan's period and day of issue, for deadlines that print no year.
Leaves: `Deadline`s in order; the date as precise as printed, None for recurring and event-bound ones.

Found:   `chậm nhất ngày 30/12/2025`, `trước ngày 15 tháng 11 năm 2025`, `hoàn thành trong tháng 9/2025`, `xong trước quý IV năm 2025`, `gửi … ngày 05/12/2025`,
         `hạn cuối: 20/11/2025`, `trước ngày 15/11 hằng năm` and `khi tổng kết Đợt thi đua` without a date,
         `hoàn thành ngày 27/02/2025`, `tổ chức lễ ra quân ngày 02/3/2025`: done on the day; `trước ngày 15/6/2025 và 15/12/2025`: both; a quarter is its last day,
         `Thời gian hoàn thành: Tháng 12/2025`, `Tổng kết: quý IV/2025`, `nộp từ ngày 01/11/2025 đến hết ngày 15/11/2025`: its end;
         `trước ngày 15/6`, `chậm nhất ngày 05 tháng 6`: the year is that of a full date later in the sentence, else the one year of the plan's period that holds the day,
         else the year of issue; where more than one year fits, the date stays empty.
Refused: the plan's own period (`từ … đến hết ngày 31/12/2025`), dates of documents and anniversaries, days that are past (`ban hành ngày …`, any day before that of the paper on which something is held).
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from generator.extract.dates import date_at, names_quarter, quarter_at, quarter_end
from generator.extract.phrases import word_of
from generator.model import DateSource, Deadline, PartialDate, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.reading import Reading
    from generator.model import Period

_YEAR = re.compile(r"20\d\d(?!\d)")
"""Every printed deadline has a year: the words before it are looked at, the rest of the text is not."""
_PART_OF = r"(?:tuan (?:dau|cuoi|thu (?:nhat|hai|ba|tu))|(?:thuong|trung|ha) tuan|cuoi|ngay het|het|dau|giua|trong)(?: cua)? +"
"""`vào hạ tuần tháng 02/2025`."""
_BY = re.compile(
    r"(?<![a-z])(?:(?P<surely>(?:cham|muon) nhat(?: la| vao| den(?: het)?)?|han (?:cuoi cung|cuoi|chot)(?: la| nop| gui| nhan)?(?: [a-z ]{0,20}?)?|thoi han(?: [a-z ]{0,40}?)?(?: la| truoc| den(?: het)?)?"
    r"|thoi gian (?:hoan thanh|gui|nop|bao cao|nhan (?:ho so|bai|tac pham|san pham))(?: [a-z ]{0,30}?)?(?: la| truoc| den(?: het)?)?|(?:so|tong) ket(?: [a-z ]{0,30}?)?(?= *:))"
    rf"|(?P<before>truoc(?: khi het)?)|(?P<within>trong|vao|den het|den|xong)) *:? *(?=ngay|thang|quy|\d|nam \d|(?:{_PART_OF})(?:ngay|thang|quy|nam))"
)
_FILLER = re.compile(rf"(?:\d{{1,2}} *(?:h|gio) *(?:\d\d)? *(?:phut)? *,? *)?(?:{_PART_OF})?")
_DAY_OF_YEAR = re.compile(r"(?:ngay +)?(?P<d>\d{1,2}) *[-/] *(?P<m>\d{1,2}) *,? *(?:cua +)?nam +(?P<y>20\d\d)(?!\d)")
"""`10/12 năm 2025`."""
_PART = re.compile(
    r"(?:ngay +)?(?P<d>\d{1,2}) *(?:[-/]|thang) *(?P<m>\d{1,2})(?!\d| *[-/.] *\d| *%| *,? *(?:cua +)?(?:nam +20|hang|moi))|thang +(?P<om>\d{1,2})(?!\d| *[-/.] *\d| *,? *(?:nam +20|hang|moi))"
    r"|quy +(?P<q>iv|iii|ii|i|[1-4])(?![a-z\d]| *[-/,]? *(?:nam *)?20\d\d| *,? *(?:hang|moi))"
)
"""A day, a month or a quarter without its year."""
_SENT = re.compile(word_of(r"gui|nop|trinh|bao cao|dang ky|nhan (?:ho so|bai|tac pham|san pham|phieu)") + r"(?![a-z])")
_DUE_AFTER = re.compile(r" *,? *(?:(?!da )[^,;.:¶]{1,60}? )?(?:hoan thanh|xong|hoan tat|gui|nop|ban hanh|trinh|bao cao)(?![a-z])")
_ON = re.compile(r"(?<![a-z])(?:vao +)?(?P<when>ngay(?= +\d{1,2}[ ./-])|thang(?= +\d)|quy(?= +[iv\d]))")
_FINISHED = r"hoan thanh|xong|so ket|tong ket|cong bo|trao giai|chung ket|nghiem thu|khanh thanh"
_HELD, _ENDED = (
    re.compile(word_of(verbs) + r"(?![a-z])[^;,.:()¶0-9]{0,70}$")
    for verbs in (rf"{_FINISHED}|to chuc|phat dong|ra quan|khai mac|be mac|khoi cong|ra mat", _FINISHED)
)
"""`tổ chức lễ ra quân ngày 02/3/2025`, `tổng kết quý IV/2025`: what is done then; a month or a quarter is when something is finished."""
_ALSO = re.compile(r" *(?:,|va) *(?P<date>(?:ngay +)?\d{1,2} *[-/.] *\d{1,2} *[-/.] *(?=20\d\d(?!\d)))")
"""`trước ngày 15/6/2025 và 15/12/2025`: a second day of the same duty."""
_NOT_HELD = re.compile(
    word_of(
        r"ky niem|chao mung|nhan|cuoc hop|phien hop|ky hop|thong bao|ket luan|y kien|van ban|cong van|ban hanh|thong qua|ky ket|thanh lap|truyen thong|hieu luc|tu|den|sau|ke"
    )
    + r"(?: [a-z]+){0,3} *$"
)
_DUE = re.compile(
    word_of(
        r"hoan thanh|xong|gui|nop|bao cao|dang ky|tong ket|so ket|trinh|ban hanh|to chuc|trien khai|ket thuc|tham muu|lap ho so|binh xet|ra soat|phat dong|ky ket|de nghi|hoan tat|thuc hien|xay dung ke hoach|lap ke hoach|ban giao|khoi cong|khanh thanh|nghiem thu|giai ngan|thanh lap|cong bo|ra mat"
    )
    + r"(?![a-z])"
)
_HAS_BEEN = re.compile(r"(?<!\w)đã [^,;.:¶]{1,60}$")
_COURSE = re.compile(word_of(r"(?:dien ra|dien bien|tien toi|dai hoi)(?: [a-z]+){0,6}|dat|tang|giam") + r" *$")
_PERIOD = re.compile(r"t(?<![a-z]t)u (?:ngay|thang|nam|nay|khi|quy|\d)[^;.¶]{0,90}$")
_NO_DEADLINE = re.compile(word_of(r"ky niem|chao mung|ngay thanh lap|sinh|phat bieu|ban hanh kem") + r"(?: +[a-z]+){0,2} *$")
_RECURS = tuple(re.compile(rf"{every} (?:nam|thang|quy)(?![a-z])") for every in ("hang", "moi"))
_RECURRING = re.compile(
    r"(?<![a-z])(?:truoc|vao|cham nhat(?: la| vao)?) *(?:ngay +)?\d{1,2}(?: *[/-] *\d{1,2}| +thang \d{1,2}| +cua thang cuoi quy)? *,? *(?:cua +)?$"
)
_WHEN_LEAD = re.compile("khi (?=tong ket|so ket|ket thuc|hoan thanh)")
_WHEN = re.compile(r"khi (?:tong ket|so ket|ket thuc|hoan thanh)(?: [^;,.¶]{0,60})?(?=[;,.¶]|$)")
_LEADS = re.compile(r"(?<![a-z])(?:ngay +)?(?:sau +)?(?:truoc +)?$")
_PART_SIGNS = (re.compile(r"/(?<=\d/) *\d{1,2}(?![\d/%]| */)"), re.compile(r"thang +(?=\d)"), re.compile(r"quy +(?=[iv\d])"))
"""Every day, month or quarter has one of these; the words before it are looked at, the rest of the text is not."""
_BY_BEGINS = re.compile(word_of("cham|muon|han|thoi|so|tong|truoc|trong|vao|den|xong"))
"""First words of what `_BY` finds."""
_FULL_DATE = re.compile(r"\d{1,2} *(?:[-/.]|thang) *\d{1,2} *(?:[-/.]|nam) *(?P<y>20\d\d)(?!\d)")
_THEN = re.compile(r", *(?:(?:co trach nhiem|phai) )?(?:bao cao|gui|nop|trinh)(?![a-z])")
_SENTENCE_BREAK = re.compile(r"¶|\. +[a-z]")
_NEAR = 160
_MONTHS, _LAST_DAY = 12, 31
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
        (*_dated(reading, taken, issued_on), *_undated(reading), *_yearless(reading, taken, period, issued_on)),
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


def _dated(reading: Reading, taken: Sequence[Span], issued_on: PartialDate | None) -> Iterator[Deadline]:
    low = place = 0
    last: int | None = None
    for year in _YEAR.finditer(reading.key):
        window = max(low, year.start() - _WINDOW)
        low = year.end()
        while place < len(taken) and taken[place].end <= year.start():
            place += 1
        if place < len(taken) and taken[place].start <= year.start():
            continue
        words = reading.key[window : year.start()]
        span = _by(reading, window, year, issued_on)
        if span is None and ("ngay" in words or "thang" in words or "quy" in words):
            span = _on(reading, window, year, issued_on)
        if span is None and last is not None and (also := _ALSO.match(reading.key, last)) and also.end() <= year.start():
            span = also.start("date"), also.start("date")
        last = None
        if span and (moment := _moment(reading, span[1])) and moment[1] >= year.end():
            last = moment[1]
            yield Deadline(
                span=Span(span[0], moment[1]),
                raw=reading.words(span[0], moment[1]),
                date=moment[0],
                date_from=DateSource.QUARTER if names_quarter(reading.key, span[1], moment[1]) else None,
            )


def _by(reading: Reading, window: int, year: re.Match[str], issued_on: PartialDate | None) -> tuple[int, int] | None:
    """`trước ngày …`: where the words begin, and where the date does."""
    for found in _found_by(reading.key, window, year.start()):
        if found["within"] and reading.key.startswith("nam", found.end()):
            continue  # `trong năm 2025` is a period
        moment = _moment(reading, found.end())
        if moment is None or moment[1] < year.end():
            continue
        if found["before"] and reading.flat[found.start() : found.start() + 5].lower() not in ("trước", "truoc"):
            continue
        date = moment[0]
        before = reading.key[reading.sentence_start(found.start(), _NEAR) : found.start()]
        if _NO_DEADLINE.search(before):
            continue
        if (
            "tu " in before
            and (period := _PERIOD.search(before))
            and not (found["within"] and date.day and _SENT.search(before, 0, period.start()))
        ):
            continue  # of `nộp từ … đến hết …` the end counts
        if found["within"] and (date.month is None or not _is_due(reading, found, before, moment[1])):
            continue
        if found["within"] and _is_over(date, issued_on):
            continue  # `theo báo cáo đến tháng 12/2024`
        if found["before"] and ((date.month is None and not _DUE.search(before)) or _has_been(reading, found.start())):
            continue  # `trước năm 2015`; `đã được phê duyệt trước ngày …`
        return found.start(), found.end()
    return None


def _found_by(key: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """Words between two places that say by when."""
    for word in _BY_BEGINS.finditer(key, low, high):
        if word.start() >= low and (found := _BY.match(key, word.start(), high)):
            low = found.end()
            yield found


def _has_been(reading: Reading, position: int) -> bool:
    """Whether `đã` stands before a place in its clause."""
    low = max(0, position - _NEAR)
    return reading.flat.find("đã ", low, position) >= 0 and _HAS_BEEN.search(reading.flat, low, position) is not None


def _is_due(reading: Reading, found: re.Match[str], before: str, end: int) -> bool:
    """Whether something is to be done within a time: `trong tháng 7/2025` anything but what takes its course, `đến ngày …` only a duty."""
    if found["within"].startswith("den"):
        return _DUE.search(before) is not None or _SENT.search(before) is not None or _DUE_AFTER.match(reading.key, end) is not None
    return _COURSE.search(before) is None


def _is_over(date: PartialDate, issued_on: PartialDate | None) -> bool:
    """True for a day before that of the paper, or the same."""
    return issued_on is not None and (date.year, date.month or _MONTHS, date.day or _LAST_DAY) <= (
        issued_on.year,
        issued_on.month or 0,
        issued_on.day or 0,
    )


def _on(reading: Reading, window: int, year: re.Match[str], issued_on: PartialDate | None) -> tuple[int, int] | None:
    """`gửi về Phòng Nội vụ ngày 05/12/2025`, `tổ chức lễ phát động ngày 05/3/2025`."""
    for found in _ON.finditer(reading.key, window, year.start()):
        moment = _moment(reading, found.start("when"))
        if moment is None or moment[1] < year.end():
            continue
        clause = reading.key[reading.clause_start(found.start(), _NEAR) : found.start()]
        if ("tu " in clause and _PERIOD.search(clause)) or clause.rstrip().endswith(" tu"):
            continue
        is_day = found["when"] == "ngay"
        held = (_HELD if is_day else _ENDED).search(clause)
        if (is_day and _SENT.search(clause)) or (held and not _NOT_HELD.search(held[0]) and not _is_over(moment[0], issued_on)):
            return found.start(), found.start("when")
    return None


def _moment(reading: Reading, position: int) -> tuple[PartialDate, int] | None:
    key = reading.key
    filler = _FILLER.match(key, position)
    position = filler.end() if filler else position
    if key.startswith("q", position):
        quarter = quarter_at(key, position)
        return (quarter.date, quarter.end) if quarter else None
    if day := _DAY_OF_YEAR.match(key, position):
        return PartialDate(int(day["y"]), int(day["m"]), int(day["d"])), day.end()
    found = date_at(key, position)
    return (found.date, found.end) if found else None


def _yearless(reading: Reading, taken: Sequence[Span], period: Period | None, issued_on: PartialDate | None) -> Iterator[Deadline]:
    """`trước ngày 15/6`: the day as printed, the year from the sentence, the period or the day of issue."""
    key, seen, place = reading.key, 0, 0
    for position in sorted([found.start() for sign in _PART_SIGNS for found in sign.finditer(key)]):
        if position < seen:
            continue
        while place < len(taken) and taken[place].end <= position:
            place += 1
        if place < len(taken) and taken[place].start <= position:
            continue
        low = max(seen, position - _WINDOW)
        for found in _found_by(key, low, position + len("thang")):
            filler = _FILLER.match(key, found.end())
            part = _PART.match(key, filler.end() if filler else found.end())
            if part and part.end() > position and _due_then(reading, found, part):
                seen = part.end()
                date, date_from = _with_year(key, part, period, issued_on)
                yield Deadline(span=Span(found.start(), seen), raw=reading.words(found.start(), seen), date=date, date_from=date_from)
                break


def _due_then(reading: Reading, found: re.Match[str], part: re.Match[str]) -> bool:
    """True when a duty ends on a day without year; `trước ngày 30/4` of a feast, `trước tháng 8` of the past are no deadlines."""
    if found["before"] and reading.flat[found.start() : found.start() + 5].lower() not in ("trước", "truoc"):
        return False
    if found["surely"]:
        return True
    before = reading.key[reading.sentence_start(found.start(), _NEAR) : found.start()]
    if ("tu " in before and _PERIOD.search(before)) or _NO_DEADLINE.search(before):
        return False
    return _DUE.search(before) is not None or _DUE_AFTER.match(reading.key, part.end()) is not None


def _with_year(
    key: str, part: re.Match[str], period: Period | None, issued_on: PartialDate | None
) -> tuple[PartialDate | None, DateSource | None]:
    """The date that a day, month or quarter means, and what its year was taken from."""
    whole = quarter_end(1, part["q"]) if part["q"] else PartialDate(1, int(part["m"] or part["om"]), int(part["d"]) if part["d"] else None)
    month, day = whole.month or 0, whole.day
    if not 1 <= month <= _MONTHS:
        return None, None
    sentence = _FULL_DATE.search(key, part.end(), part.end() + _NEAR)
    if sentence and not _SENTENCE_BREAK.search(key, part.end(), sentence.start()):
        return PartialDate(int(sentence["y"]), month, day), DateSource.SENTENCE
    if period and period.start and period.end:
        first, last = (period.start.year, period.start.month or 1), (period.end.year, period.end.month or _MONTHS)
        years = [year for year in range(first[0], last[0] + 1) if first <= (year, month) <= last]
        if years:
            return (PartialDate(years[0], month, day), DateSource.PERIOD) if len(years) == 1 else (None, None)
    if issued_on and issued_on.month and month >= issued_on.month:  # also of what is due before the plan begins
        return PartialDate(issued_on.year, month, day), DateSource.ISSUE
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
