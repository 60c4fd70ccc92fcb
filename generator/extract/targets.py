"""Targets: measurable aims with a printed value.

Enters: a `Plan` and a `Reading` of its body; ranges that are names or citations.
Leaves: `Target`s in order: indicator, comparator, value, unit, year.

Found:   `tỷ trọng ngành dịch vụ chiếm 36%`, `thu nhập bình quân đầu người 65 triệu đồng/người/năm`, `100% số hộ được dùng điện`, `giữ vững 6/6 trường đạt chuẩn`,
         `tỷ lệ tham gia BHYT từ 95% trở lên`, `mỗi đơn vị đăng ký ít nhất 01 công trình`.
Refused: numbers that merely count what there is (`19 thôn`, `04 khâu`), amounts of awards and costs, values of the past (`so với năm 2023 là 5%`), goals without a number,
         and numbers inside a movement's name or a citation.

A share is an aim wherever a plan's units print one; an amount of money or a measure needs the words it measures; a count needs a word that makes it an aim
(phấn đấu, ít nhất, đạt, giữ vững, trở lên …). What the paper calls the indicator stays in its words; nothing is completed from elsewhere.
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING

from generator.extract.quantities import Quantity, UnitKind, quantities_in, raised_to
from generator.extract.reading import BREAK
from generator.model import Level, Span, Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.reading import Reading
    from generator.model import Plan, Provision

_SILENT = frozenset({Level.PREAMBLE, Level.CLOSING, Level.RECIPIENTS, Level.SIGNATURE})
_QUICK = re.compile(r"\d")

_STOP = re.compile(rf"[;:()\[\]{BREAK}]|\.(?= |$|{BREAK})")
_TAIL = re.compile(rf"[,;:()\[\]{BREAK}]|\.(?= |$|{BREAK})|(?<![a-z])(?:va(?! (?:tre em|hoc sinh|nguoi))|trong do|so voi|nham|gop phan)(?![a-z])")
_AIMS = r"phan dau|phan dau den|giu vung|duy tri|hoan thanh|dam bao|bao dam|dat|co|on dinh|phai|thuc hien|it nhat|toi thieu|tren|tu|va|cung|trong do|den nam \d{4}|nam \d{4}|hang nam|moi nam|den|het|quyet tam|tiep tuc|tang cuong|va vuot|vuot|dua|chiem|la|tro len|bao gom|gom|thi dua|moi|trong nam"
_ONLY_AIMS = re.compile(rf"(?:[ ,.+*-]|(?<![a-z])(?:{_AIMS})(?![a-z]))*")
_LEADS = re.compile(r"(?:[ ,.+*-]|(?<![a-z])(?:phan dau|va|trong do|dong thoi|tiep tuc|quyet tam|phan dau den nam \d{4}|cung voi do|ngoai ra|rieng|den het nam \d{4}|den nam \d{4})(?![a-z]))+")
_CONNECTS = re.compile(r"(?:[ ,:=*-]|(?<![a-z])(?:dat|chiem|la|tu|tren|duoi|it nhat|toi thieu|khong qua|con|len|xuong|dat muc|muc|phan dau|phan dau dat|va vuot|khoang|toi da|hon|gan|den|binh quan|bang|uoc dat|moi nam|hang nam)(?![a-z]))+$")
_AIM = re.compile(
    r"(?<![a-z])(?:phan dau|it nhat|toi thieu|dat|giu vung|duy tri|hoan thanh|giai quyet viec lam|tao viec lam|ket nap|cong nhan|them|trong moi|xoa|muc tieu|chi tieu|dang ky|moi (?:don vi|co quan|xa|thon|ap|dia phuong|"
    r"ca nhan|chi bo|truong|phong|can bo|doan vien|hoi vien|giao vien|lop|nam|huyen|phuong|ban|nganh)|khong de|khong qua|tro len|tang|giam|toi da|vuot|thanh lap moi|xay dung moi|nang cap)(?![a-z])"
)
_PAST = re.compile(r"(?<![a-z])(?:so voi|cung ky|da dat|thuc te|ket qua|nam truoc|hien nay|hien co|hien co|da hoan thanh|uoc dat|thoi diem|tinh den)(?![a-z])")
_COSTS = re.compile(
    r"(?<![a-z])(?:muc thuong|tien thuong|thuong|kinh phi|tri gia|le phi|muc chi|muc ho tro|tang qua|phan qua|kem theo tien|giai (?:nhat|nhi|ba|khuyen khich)|tong gia tri giai|luong co so|mua|ung ho moi)(?![a-z])"
)
_COMMENDS = re.compile(r"(?<![a-z])(?:de nghi khen|duoc khen|ty le khen|xet khen|tang giay khen|tang bang khen|so luong khen|khen thuong)(?![a-z])")
_NO_TARGETS = re.compile(r"(?<![a-z])(?:khen thuong|kinh phi|giai thuong|muc thuong|thang diem|cham diem|xep loai)(?![a-z])")
_YET_TARGETS = re.compile(r"(?<![a-z])(?:tieu chi thi dua|noi dung|muc tieu|chi tieu|nhiem vu)(?![a-z])")
_PER = re.compile(r" *(?:cua|so|ke hoach|chi tieu|cac|tong|dien tich|[a-z])")
_YEAR = re.compile(r"(?<![a-z])nam (20\d\d)(?!\d| *[-/] *\d)")
_LONGEST = 220
_COMFORTABLE = 110


def targets_in(reading: Reading, plan: Plan, taken: Sequence[Span] = ()) -> tuple[Target, ...]:
    """Every target of a plan's units; `taken`: names and citations whose numbers are no aims, in order."""
    out: list[Target] = []
    starts = [span.start for span in taken]
    headings: dict[str, str] = {}
    for provision in plan.provisions:
        if provision.heading:
            headings[provision.path] = reading.key[provision.heading.start : provision.heading.end]
        if provision.level in _SILENT:
            continue
        low = (provision.heading or provision.text or provision.span).start
        high = provision.text.end if provision.text else provision.heading.end if provision.heading else provision.span.end
        if not _QUICK.search(reading.key, low, high):
            continue
        rewards = _about_rewards(provision, headings)
        out.extend(_targets(reading, low, high, rewards=rewards, taken=taken, starts=starts))
    return tuple(out)


def _about_rewards(provision: Provision, headings: dict[str, str]) -> bool:
    """True in a provision on commendation or costs: amounts there are no aims."""
    path = provision.path
    while path:
        words = headings.get(path, "")
        if _NO_TARGETS.search(words) and not _YET_TARGETS.search(words):
            return True
        path = path.rpartition(".")[0]
    return False


def _targets(reading: Reading, low: int, high: int, *, rewards: bool, taken: Sequence[Span], starts: Sequence[int]) -> Iterator[Target]:
    quantities = [quantity for quantity in quantities_in(reading, low, high) if not _is_taken(quantity, taken, starts)]
    floor = low
    for place, quantity in enumerate(quantities):
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        if following and raised_to(reading, quantity, following):
            continue
        start = _phrase_start(reading, floor, quantity.start)
        if not _is_aim(reading, start, quantity, rewards=rewards):
            continue
        target = _target(reading, start, quantity, following.start if following else high, low)
        if target:
            yield target
            floor = target.span.end


def _is_taken(quantity: Quantity, taken: Sequence[Span], starts: Sequence[int]) -> bool:
    place = bisect.bisect_right(starts, quantity.value_start) - 1
    return place >= 0 and quantity.value_start < taken[place].end


def _phrase_start(reading: Reading, floor: int, position: int) -> int:
    """Where the words of the indicator may begin: after the target before, at the start of the sentence or list element."""
    start = max(floor, position - _LONGEST)
    for stop in _STOP.finditer(reading.key, start, position):
        if stop[0] == ":" and not reading.key[stop.end() : position].strip(" *"):
            continue  # `tổng chi ngân sách: 18 tỷ đồng`
        if stop[0] == ")" and reading.key[stop.end() : position].strip(" *,") == "":
            continue
        start = stop.end()
    return start


def _is_aim(reading: Reading, start: int, quantity: Quantity, *, rewards: bool) -> bool:
    words = reading.key[start : quantity.start]
    if _PAST.search(words[-60:]):
        return False
    if quantity.kind is UnitKind.SHARE:
        return not (rewards or _COMMENDS.search(words))
    if rewards or _COSTS.search(words) or _COMMENDS.search(words):
        return False
    if quantity.kind is UnitKind.COUNT:
        return quantity.comparator != "=" or "/" in quantity.value or "/" in quantity.unit or _AIM.search(words) is not None
    return bool(re.search(r"[a-z]{2}", words))


def _target(reading: Reading, start: int, quantity: Quantity, limit: int, low: int) -> Target | None:
    lead = _LEADS.match(reading.key, start, quantity.start)
    begin = lead.end() if lead else start
    tail = _tail(reading, quantity.end, limit)
    before = _CONNECTS.sub("", reading.key[begin : quantity.start])
    if _ONLY_AIMS.fullmatch(before):
        indicator = reading.words(quantity.end, tail)
        if quantity.kind is UnitKind.COUNT:
            indicator = reading.words(quantity.value_start + len(quantity.value), tail)
        first = begin if before else quantity.start
    else:
        first = _last_comma(reading, begin, begin + len(before))
        indicator = reading.words(first, begin + len(before))
        if not re.match(r" +[a-z]", reading.key[quantity.end : quantity.end + 3]):
            tail = quantity.end
    indicator = indicator.replace("*", "").strip(" ,;:.-–()")
    if len(indicator) < 2:
        return None
    year = _YEAR.search(reading.key, first, tail) or _YEAR.search(reading.key, max(low, start - 60), start)
    end = len(reading.flat[:tail].rstrip(" ,;:*")) if tail > quantity.end else quantity.end
    return Target(
        span=Span(first + len(reading.flat[first : quantity.start]) - len(reading.flat[first : quantity.start].lstrip(" *,")), end),
        raw=reading.words(first, end).strip(" *,"),
        indicator=" ".join(indicator.split()),
        value=quantity.value,
        unit=quantity.unit,
        comparator=quantity.comparator,
        strict=quantity.strict,
        year=int(year[1]) if year else None,
    )


def _tail(reading: Reading, position: int, limit: int) -> int:
    """Where the words after a value end."""
    high = min(limit, position + _LONGEST)
    stop = _TAIL.search(reading.key, position, high)
    return stop.start() if stop else high


def _last_comma(reading: Reading, begin: int, end: int) -> int:
    """A long run of words is cut at its last comma: what stands before it is another aim."""
    if end - begin <= _COMFORTABLE:
        return begin
    comma = reading.key.rfind(", ", begin, end)
    return comma + 2 if comma >= 0 else begin
