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
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.quantities import Quantity, UnitKind, quantities_in, raised_to
from generator.extract.reading import BREAK
from generator.model import Level, Span, Target
from generator.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.reading import Reading
    from generator.model import Plan, Provision

_SILENT = frozenset({Level.PREAMBLE, Level.CLOSING, Level.RECIPIENTS, Level.SIGNATURE})
_QUICK = re.compile(r"\d")

_STOP = re.compile(rf"[;:()\[\]{BREAK}]|\"(?= *,)|\.(?= |$|{BREAK})")
_TAIL = re.compile(
    rf"[,;:()\[\]{BREAK}]|\.(?= |$|{BREAK})|(?<![a-z])(?:va(?! (?:tre em|hoc sinh|nguoi))|trong do|so voi|nham|gop phan)(?![a-z])"
)
_AIMS = r"phan dau|phan dau den|giu vung|duy tri|hoan thanh|dam bao|bao dam|dat|co|on dinh|phai|thuc hien|it nhat|toi thieu|tren|tu|va|cung|trong do|den nam \d{4}|nam \d{4}|hang nam|moi nam|den|het|quyet tam|tiep tuc|tang cuong|va vuot|vuot|dua|chiem|la|tro len|bao gom|gom|thi dua|moi|trong nam|vuot muc|ve truoc han|som"
_ONLY_AIMS = re.compile(rf"(?:[ ,.+*-]|(?<![a-z])(?:{_AIMS})(?![a-z]))*+")
_LEADS = re.compile(
    r"(?:[ ,.+*-]|(?<![a-z])(?:phan dau|va|trong do|dong thoi|tiep tuc|quyet tam|phan dau den nam \d{4}|cung voi do|ngoai ra|rieng|den het nam \d{4}|den nam \d{4})(?![a-z]))++"
)
_CONNECTS = re.compile(
    r"(?>[ ,:=*-]|(?<![a-z])(?:phan dau dat|vao khoang|toi thieu|khong qua|phan dau|vuot muc|it nhat|dat muc|va vuot|uoc dat|khoang|toi da|chiem|xuong|tren|duoi|bang|dat|con|len|muc|hon|gan|den|la|tu)(?![a-z]))+$"
)
"""Longest first, and no second try: the words overlap."""
_AIM = re.compile(
    r"(?<![a-z])(?:phan dau|it nhat|toi thieu|dat|giu vung|duy tri|hoan thanh|giai quyet viec lam|tao viec lam|ket nap|cong nhan|them|trong moi|xoa|muc tieu|chi tieu|dang ky|moi (?:don vi|co quan|xa|thon|ap|dia phuong|"
    r"ca nhan|chi bo|truong|phong|can bo|doan vien|hoi vien|giao vien|lop|nam|huyen|phuong|ban|nganh)|khong de|khong qua|tro len|tang|giam|toi da|vuot|thanh lap moi|xay dung moi|nang cap)(?![a-z])"
)
_PAST = re.compile(
    r"(?<![a-z])(?:so voi|cung ky|da dat|thuc te|ket qua|nam truoc|hien nay|hien co|hien co|da hoan thanh|uoc dat|thoi diem|tinh den)(?![a-z])"
)
_COSTS = re.compile(
    r"(?<![a-z])(?:muc thuong|tien thuong|thuong|kinh phi|tri gia|le phi|muc chi|muc ho tro|tang qua|phan qua|kem theo tien|giai (?:nhat|nhi|ba|khuyen khich)|tong gia tri giai|luong co so|mua|ung ho moi)(?![a-z])"
)
_COMMENDS = re.compile(
    r"(?<![a-z])(?:de nghi khen|duoc khen|ty le khen|xet khen|tang giay khen|tang bang khen|so luong khen|khen thuong)(?![a-z])"
)
_ACHIEVES = re.compile(
    r"(?<![a-z])(?:xay dung|thu hut|trong|lam|to chuc|mo|dao tao|phat trien|nhan rong|ho tro|van dong|cap|thanh lap|co them|giam|xoa|sua chua|kien co hoa|nang|co it nhat|san xuat|xuat khau|don)(?![a-z])"
)
_ONLY_TIME = re.compile(r"(?:(?:vao|den|trong|cuoi|het|giai doan|-|\d{4}|nam|va) *)+")
_NO_TARGETS = re.compile(
    r"(?<![a-z])(?:khen thuong|kinh phi|giai thuong|muc thuong|thang diem|cham diem|xep loai|dac diem|tinh hinh|thuc trang|ket qua (?:dat|thuc hien|nam)|danh gia)(?![a-z])"
)
_YET_TARGETS = re.compile(r"(?<![a-z])(?:(?P<aims>muc tieu|chi tieu)|tieu chi thi dua|noi dung|nhiem vu)(?![a-z])")
_YEAR = re.compile(r"(?<![a-z])nam (20\d\d)(?!\d| *[-/] *\d)")
_ONLY_A_VERB = 2
"""Words before a value that say no more than what is done with it: `trồng mới 350 ha rừng`."""
_LED_BY = re.compile(r"[a-z ,*]{0,60}?(?:den|trong|het)(?: het| cuoi)? nam (20\d\d) *:")
"""`Phấn đấu đến năm 2027: …`: the year of all aims that follow in the provision."""
_LONGEST = 220
_COMFORTABLE = 110


@dataclass(frozen=True, slots=True)
class _Place:
    """A provision's words, and what the headings above it say."""

    low: int
    high: int
    rewards: bool
    """Commendation, costs, the state of things: amounts there are no aims."""
    aims: bool
    """Aims: what is to be built or won counts without a further word."""


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
        if _QUICK.search(reading.key, low, high):
            rewards, aims = _headed(provision, headings)
            out.extend(_targets(reading, _Place(low, high, rewards, aims), taken, starts))
    return tuple(out)


def _headed(provision: Provision, headings: dict[str, str]) -> tuple[bool, bool]:
    """Whether the headings over a provision speak of rewards, of aims; the nearest that speaks of either decides."""
    path = provision.path
    while path:
        words = headings.get(path, "")
        if aims := _YET_TARGETS.search(words):
            return False, aims["aims"] is not None
        if _NO_TARGETS.search(words):
            return True, False
        path = path.rpartition(".")[0]
    return False, False


def _targets(reading: Reading, place: _Place, taken: Sequence[Span], starts: Sequence[int]) -> Iterator[Target]:
    quantities = [quantity for quantity in quantities_in(reading, place.low, place.high) if not _is_taken(quantity, taken, starts)]
    floor, raised_from, before = place.low, None, None
    for number, quantity in enumerate(quantities):
        following = quantities[number + 1] if number + 1 < len(quantities) else None
        if following and raised_to(reading, quantity, following):
            raised_from = quantity
            continue
        named_to = raised_from.start if raised_from else quantity.start
        raised_from = None
        start = _phrase_start(reading, floor, named_to)
        if not _is_aim(reading, start, quantity, place):
            continue
        limit = following.start if following else place.high
        target = _target(reading, _Phrase(start, named_to, quantity, limit, place.low), before)
        if target:
            yield target
            floor, before = target.span.end, target


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


def _is_aim(reading: Reading, start: int, quantity: Quantity, place: _Place) -> bool:
    words = reading.key[start : quantity.value_start]
    if _PAST.search(words[-60:]):
        return False
    if quantity.kind is UnitKind.SHARE:
        return not (place.rewards or _COMMENDS.search(words))
    if place.rewards or _COSTS.search(words) or _COMMENDS.search(words):
        return False
    if quantity.kind is UnitKind.COUNT:
        bounded = quantity.comparator != "=" or "/" in quantity.value or "/" in quantity.unit
        if bounded or _AIM.search(words):
            return True
        return place.aims and (
            _ACHIEVES.search(words) is not None or (_ONLY_AIMS.fullmatch(words) is not None and re.search(r"[a-z]", words) is not None)
        )
    return bool(re.search(r"[a-z]{2}", words))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Where a target's words may stand."""

    start: int
    named_to: int
    """Where the words before the value end."""
    quantity: Quantity
    limit: int
    """Where the next value begins."""
    low: int


def _target(reading: Reading, phrase: _Phrase, earlier: Target | None) -> Target | None:
    quantity = phrase.quantity
    lead = _LEADS.match(reading.key, phrase.start, phrase.named_to)
    first = lead.end() if lead else phrase.start
    tail = _tail(reading, quantity.end, phrase.limit)
    before = _CONNECTS.sub("", reading.key[first : phrase.named_to])
    topic = reading.key[first : phrase.named_to].rstrip(" *").endswith(":") and re.match(r" +[a-z]{2}", reading.key[quantity.end : tail])
    named_after = (topic is not None and topic is not False) or _ONLY_AIMS.fullmatch(before) is not None
    if named_after:
        start = quantity.value_start + len(quantity.value) if quantity.kind is UnitKind.COUNT else quantity.end
        indicator = reading.words(start, tail)
        first = first if before else quantity.start
    else:
        end = first + len(before)
        first = _last_comma(reading, first, end)
        again = _LEADS.match(reading.key, first, end)
        first = again.end() if again else first
        indicator = reading.words(first, end)
        if len(indicator.split()) <= _ONLY_A_VERB:
            indicator += " " + reading.words(
                quantity.value_start + len(quantity.value) if quantity.kind is UnitKind.COUNT else quantity.end, tail
            )
        if not re.match(r" +[a-z]", reading.key[quantity.end : quantity.end + 3]):
            tail = quantity.end
    indicator = " ".join(indicator.replace("*", "").strip(" ,;:.-–()").split())
    year = _YEAR.search(reading.key, phrase.start, tail) or _LED_BY.match(reading.key, phrase.low, phrase.start)
    if named_after and earlier and _ONLY_TIME.fullmatch(fold(indicator)):
        indicator = earlier.indicator
    elif named_after and earlier and fold(indicator).startswith("so voi "):
        indicator = f"{earlier.indicator} {indicator}"
    if len(indicator) < 2:
        return None
    end = max(quantity.end, len(reading.flat[:tail].rstrip(" ,;:*"))) if tail - quantity.end < _LONGEST else quantity.end
    first += len(reading.flat[first : quantity.end]) - len(reading.flat[first : quantity.end].lstrip(" *,-+"))
    return Target(
        span=Span(first, end),
        raw=reading.words(first, end).strip(" *,"),
        indicator=indicator,
        value=quantity.value,
        unit=quantity.unit,
        comparator=quantity.comparator,
        strict=quantity.strict,
        year=int(year[1]) if year else None,
    )


def _tail(reading: Reading, position: int, limit: int) -> int:
    """Where the words after a value end; a first word or two before a comma belong to a list (`100% cơ quan, đơn vị đạt …`)."""
    high = min(limit, position + _LONGEST - 1)
    end = high
    for stop in _TAIL.finditer(reading.key, position, high):
        end = stop.start()
        words = reading.key[position : stop.start()].split()
        if stop[0] == "," and (1 <= len(words) <= 3 or reading.key.count('"', position, stop.start()) % 2):
            continue
        if words or stop[0] != "so voi":
            break
    else:
        end = high
    return end


def _last_comma(reading: Reading, begin: int, end: int) -> int:
    """A long run of words is cut at its last comma: what stands before it is another aim."""
    if end - begin <= _COMFORTABLE:
        return begin
    comma = reading.key.rfind(", ", begin, end)
    return comma + 2 if comma >= 0 else begin
