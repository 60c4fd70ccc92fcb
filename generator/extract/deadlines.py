"""Deadlines: by when something is to be done.

Enters: a `Reading`.
Leaves: `Deadline`s in order; the date as precise as printed, None for recurring and event-bound ones.

Found:   `chậm nhất ngày 30/12/2025`, `trước ngày 15 tháng 11 năm 2025`, `hoàn thành trong tháng 9/2025`, `xong trước quý IV năm 2025`, `gửi … ngày 05/12/2025`,
         `hạn cuối: 20/11/2025`, `trước ngày 15/11 hằng năm` and `khi tổng kết Đợt thi đua` without a date.
Refused: the plan's own period (`từ … đến hết ngày 31/12/2025`), dates of documents and anniversaries, days that are past (`ban hành ngày …`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extract.dates import date_at
from generator.model import Deadline, PartialDate, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.reading import Reading

_BY = re.compile(
    r"(?<![a-z])(?:(?P<surely>(?:cham|muon) nhat(?: la| vao| den(?: het)?)?|han (?:cuoi|chot)(?: la| nop| gui)?|thoi han(?: [a-z ]{0,40}?)?(?: la| truoc| den(?: het)?)?)"
    r"|(?P<before>truoc(?: khi het)?)|(?P<within>trong|vao|den het|den|xong)) *:? *(?=ngay|thang|quy|\d|nam \d|cuoi|het|dau)"
)
_FILLER = re.compile(r"(?:(?:cuoi|het|dau|ngay het|trong) +)?")
_QUARTER = re.compile(r"quy +(?P<q>iv|iii|ii|i|[1-4]) *(?:[-/,]|nam)? *(?:nam)? *(?P<y>20\d\d)")
_SENT = re.compile(r"(?<![a-z])(?:gui|nop|trinh|bao cao|dang ky)(?: +[^;.¶]{0,120}?)? *(?P<date>(?:vao +)?ngay +\d{1,2}[ ./-]|thoi gian)")
_DUE = re.compile(r"(?<![a-z])(?:hoan thanh|xong|gui|nop|bao cao|dang ky|tong ket|so ket|trinh|ban hanh|to chuc|trien khai|ket thuc|tham muu|lap ho so|binh xet|ra soat|phat dong|ky ket|de nghi|hoan tat|thuc hien)(?![a-z])")
_RECURS = re.compile(r"[^;.¶]{0,12}?(?:h[aă]ng|moi) (?:nam|thang|quy|tuan)|[^;.¶]{0,6}?cua (?:thang|quy|nam)")
_RECURRING = re.compile(r"(?<![a-z])(?:truoc|vao|cham nhat(?: la| vao)?) *(?:ngay +)?\d{1,2}(?: *[/-] *\d{1,2}| +(?:thang \d{1,2}|hang thang|hang quy|cua thang cuoi quy))?(?! *[/-] *\d{4}| *thang \d+ *nam \d) *(?:hang|moi) (?:nam|thang|quy)")
_AT_THE_END = re.compile(r"(?<![a-z])(?:bao cao|gui|nop|trinh)[^;.¶]{3,160}?(?P<when>(?:khi|sau khi|ngay sau khi|truoc khi) (?:tong ket|so ket|ket thuc|hoan thanh)(?: [^;,.¶]{0,60})?)(?=[;,.¶]|$)")
_PERIOD = re.compile(r"(?<![a-z])tu (?:ngay|thang|nam|nay|khi|quy|\d)[^;.¶]{0,90}$")
_NO_DEADLINE = re.compile(r"(?<![a-z])(?:ky niem|chao mung|ngay thanh lap|sinh|theo|can cu|so|phat bieu|tai|ban hanh kem)(?: +[a-z]+){0,2} *$")
_NEAR = 160


def find_deadlines(reading: Reading, taken: Sequence[Span] = ()) -> tuple[Deadline, ...]:
    """Every deadline of a text; `taken`: citations, anniversaries and names, whose dates are their own."""
    found = sorted((*_dated(reading), *_undated(reading)), key=lambda deadline: deadline.span.start)
    out: list[Deadline] = []
    for deadline in found:
        if out and deadline.span.start < out[-1].span.end:
            continue
        if any(span.start < deadline.span.end and deadline.span.start < span.end for span in taken):
            continue
        out.append(deadline)
    return tuple(out)


def _dated(reading: Reading) -> Iterator[Deadline]:
    for found in _BY.finditer(reading.key):
        if found["before"] and not reading.means(found.start(), found.end()) and reading.flat[found.start() : found.start() + 5].lower() not in ("trước", "truoc"):
            continue
        moment = _moment(reading, found.end())
        if moment is None:
            continue
        date, end = moment
        clause = reading.sentence_start(found.start(), _NEAR)
        before = reading.key[clause : found.start()]
        if _PERIOD.search(before) or _NO_DEADLINE.search(before):
            continue
        if found["within"] and not _DUE.search(before):
            continue
        if found["before"] and date.day is None and date.month is None and not _DUE.search(before):
            continue  # `trước năm 1975`
        if found["within"] and date.month is None:
            continue  # `trong năm 2025` is a period
        yield Deadline(span=Span(found.start(), end), raw=reading.words(found.start(), end), date=date)
    for found in _SENT.finditer(reading.key):
        start = found.start("date")
        lead = re.compile(r"vao +").match(reading.key, start)
        moment = _moment(reading, lead.end() if lead else start)
        if moment and moment[0].day:
            yield Deadline(span=Span(start, moment[1]), raw=reading.words(start, moment[1]), date=moment[0])


def _moment(reading: Reading, position: int) -> tuple[PartialDate, int] | None:
    filler = _FILLER.match(reading.key, position)
    position = filler.end() if filler else position
    if quarter := _QUARTER.match(reading.key, position):
        number = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(quarter["q"]) or int(quarter["q"])
        return PartialDate(int(quarter["y"]), 3 * number), quarter.end()
    found = date_at(reading.key, position)
    return (found.date, found.end) if found else None


def _undated(reading: Reading) -> Iterator[Deadline]:
    for found in _RECURRING.finditer(reading.key):
        yield Deadline(span=Span(found.start(), found.end()), raw=reading.words(found.start(), found.end()), date=None)
    for found in _AT_THE_END.finditer(reading.key):
        start, end = found.span("when")
        yield Deadline(span=Span(start, end), raw=reading.words(start, end).rstrip(), date=None)
