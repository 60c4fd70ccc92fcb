"""Quantities: a number with its unit, and how it bounds.

Enters: a `Reading` and a range of it.
Leaves: `Quantity`s in order; the value stays as printed.

Found:   `36%`, `1,0 ‰`, `65 triệu đồng/người/năm`, `2.310.000.000 đồng`, `4.833 ha`, `6/6 trường`, `ít nhất 02 mô hình`, `từ 95% trở lên`, `dưới 23%`, `8 - 9%/năm`,
         `từ 10% đến 12%`; of `từ 10% lên 15%` only the aim, 15%.
Refused: dates, numbers of documents, provisions and years, durations (`5 năm`, `500 ngày đêm`), numbers without a unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.reading import Reading


class UnitKind(Enum):
    """How surely a number with the unit is an aim."""

    SHARE = auto()
    """% and ‰"""
    MONEY = auto()
    MEASURE = auto()
    COUNT = auto()
    """Things that are counted: an aim only where the words say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit."""

    start: int
    """With the words that bound it: `từ`, `ít nhất`, `dưới`."""
    value_start: int
    end: int
    """With `trở lên`."""
    value: str
    unit: str
    kind: UnitKind
    comparator: str
    strict: bool


_NUMBER = r"\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,3})?(?!\d)|\d{1,9}(?:[.,]\d{1,3})?(?!\d)"
_COUNTED = (
    "truong(?: hoc)?|xa|thon|ban|buon|lang|ap|to dan pho|khu dan cu|phuong|thi tran|huyen|ho(?: gia dinh| dan| ngheo| can ngheo)?|nguoi|lao dong|doanh nghiep|hop tac xa|htx|to hop tac|"
    "mo hinh|cong trinh|phan viec|can nha|ngoi nha|can|nha|sang kien|giai phap|de tai|tieu chi|chi tieu|dang vien|doan vien|hoi vien|san pham|tin bai|tin|bai(?: viet)?|cay(?: xanh)?|con|lop|cuoc|luot(?: nguoi)?|"
    "ho so|dien hinh|guong|tuyen(?: duong)?|giuong benh|bac si|thue bao|diem|don vi|co quan|hoc sinh|tre em|chi bo|to chuc|hoat dong|du an|thu tuc(?: hanh chinh)?|ngay cong|don vi mau|phong trao|chuong trinh|khu|vuon|trang trai|nha van hoa|chien si thi dua|giao vien|tiet day|tiet|giai|tap the|ca nhan|thanh vien|cong chuc|vien chuc|cuu chien binh|phu nu|nong dan|thanh nien"
)
_UNIT = re.compile(
    r" *(?:(?P<share>[%‰?]|phan tram(?![a-z]))"
    r"|(?P<money>(?:nghin |ngan |trieu |ty |ti |nghin ty |ngan ty |tram trieu )?(?:dong|vnd|usd|do la)(?![a-z])|(?:trieu|ty)(?=/))"
    r"|(?P<measure>(?:ha|km2|km²|m2|m²|m3|m³|km|m|tan|ta|kg|kwh|mw|lit|met|mv|hecta)(?![a-z0-9]))"
    rf"|(?P<count>(?:{_COUNTED})(?![a-z])))"
    r"(?P<per>(?: */ *(?:nguoi|nam|thang|ngay|ha|vu|ho|xa|thon|can|lao dong|dau nguoi|\d[\d.]* *(?:nguoi|dan)(?: dan)?|van dan|don vi|quy|lan|m2|giuong|nha|tong so(?: ho| xa| thon)?)(?![a-z]))*)"
)
_VALUE = re.compile(
    rf"(?:(?P<fraction>\d{{1,4}} ?/ ?\d{{1,4}})(?![\d/])|(?P<low>{_NUMBER})(?P<lowunit> *[%‰?])? *(?P<link>-|den|toi) *(?P<high>{_NUMBER})|(?P<one>{_NUMBER}))"
)
_DIGITS = re.compile(r"\d+")
_BOUND = re.compile(
    r"(?<![a-z<>≥≤])(?:(?P<least>it nhat|toi thieu|khong duoi|khong thap hon|khong it hon|≥|>=|dat va vuot)|(?P<over>tren|hon|>)|"
    r"(?P<most>khong qua|toi da|khong vuot qua|khong vuot|≤|<=|khong cao hon)|(?P<under>duoi|thap hon|<)|(?P<of>tu|khoang|gan|con|xuong con|xuong|len|len den|tang len|dat|muc)) *(?:la *|den *)?$"
)
_UPWARDS = re.compile(r" *(?:(?P<up>tro len)|(?P<down>tro xuong))(?![a-z])")
_UPWARDS_LATER = re.compile(r"[a-z ]{0,40}? (?:(?P<up>tro len)|(?P<down>tro xuong))(?![a-z])")
"""`từ 80 đảng viên mới trở lên`"""
_RAISED = re.compile(r"(?<![a-z])(?:len|xuong|xuong con|con|den|len den|den nay|tang len|giam xuong)(?![a-z])")


def quantities_in(reading: Reading, low: int, high: int) -> Iterator[Quantity]:
    """Quantities that begin between two places."""
    cursor = floor = low
    while digit := _DIGITS.search(reading.key, cursor, high):
        found = _VALUE.match(reading.key, digit.start(), high) if _stands_alone(reading.key, digit.start()) else None
        quantity = _quantity(reading, found, floor, high) if found else None
        if quantity is None:
            cursor = _next(found) if found else digit.end()
            continue
        yield quantity
        cursor = floor = quantity.end


def _stands_alone(key: str, position: int) -> bool:
    """False inside of a number, a date or a word."""
    before = key[max(0, position - 2) : position]
    return not (before[-1:].isalnum() or before[-1:] in {".", "/", ","} or (before[-1:] == "-" and before[:1].isdigit()))


def _next(found: re.Match[str]) -> int:
    """Where to look on when a number has no unit: a range may end in a number that has one."""
    return found.start("high") if found["high"] else found.end()


def _quantity(reading: Reading, found: re.Match[str], low: int, high: int) -> Quantity | None:
    unit = _UNIT.match(reading.key, found.end(), min(high, found.end() + 60))
    if unit is None and found["high"]:
        return None
    if unit is None or (found["fraction"] and not unit["count"]) or not _is_unit(reading, unit):
        return None
    if found["high"] and found["link"] != "-" and _steps(reading, found, low):
        return None
    kind = next(
        k
        for k, name in ((UnitKind.SHARE, "share"), (UnitKind.MONEY, "money"), (UnitKind.MEASURE, "measure"), (UnitKind.COUNT, "count"))
        if unit[name]
    )
    start, comparator, strict = found.start(), "=", False
    bound = _BOUND.search(_signed(reading, max(low, found.start() - 24), found.start()))
    if bound:
        start = max(low, found.start() - 24) + bound.start()
        comparator = ">=" if bound["least"] or bound["over"] else "<=" if bound["most"] or bound["under"] else "="
        strict = bool(bound["over"] or bound["under"]) and "khong" not in bound[0]
    end = unit.end()
    described = bound is not None and bound["of"] == "tu" and kind is UnitKind.COUNT
    if onwards := (_UPWARDS_LATER if described else _UPWARDS).match(reading.key, end, high):
        comparator, end = (">=" if onwards["up"] else "<="), onwards.end()
    return Quantity(
        start=start,
        value_start=found.start(),
        end=end,
        value=_value(found),
        unit=_unit_words(reading, unit),
        kind=kind,
        comparator=comparator,
        strict=strict,
    )


def _signed(reading: Reading, start: int, end: int) -> str:
    """The key with the signs that folding loses."""
    return "".join(sign if (sign := reading.flat[place]) in "≥≤" else reading.key[place] for place in range(start, end))


def _steps(reading: Reading, found: re.Match[str], low: int) -> bool:
    """`tăng từ 10% đến 12%` is a range, `từ 10% năm 2020` is not this pattern at all; a bare `3 đến 5` needs `từ`."""
    return not re.search(r"(?<![a-z])tu *$", reading.key[max(low, found.start() - 8) : found.start()]) and not found["lowunit"]


def _value(found: re.Match[str]) -> str:
    if found["high"]:
        return f"{found['low']} - {found['high']}"
    return "".join((found["fraction"] or found["one"]).split())


_FALSE_FRIENDS = {
    "ban": ("bản",), "ho": ("hộ",), "con": ("con",), "xa": ("xã",), "can": ("căn",), "nha": ("nhà",), "ap": ("ấp",), "lang": ("làng",), "tin": ("tin",), "m": ("m",), "ta": ("tạ",), "tan": ("tấn",),
    "diem": ("điểm",), "khu": ("khu",), "cay": ("cây",), "lop": ("lớp",), "cuoc": ("cuộc",), "dong": ("đồng",), "ha": ("ha",), "guong": ("gương",), "bai": ("bài",), "thon": ("thôn",),
}  # fmt: skip
"""Units whose folded letters spell other words too: `100% hố`, `5 bạn`."""


def _is_unit(reading: Reading, unit: re.Match[str]) -> bool:
    if unit["share"] == "?":
        return reading.flat[unit.start("share")] == "‰"
    group = "count" if unit["count"] else "measure" if unit["measure"] else None
    if group is None:
        return True
    words = reading.flat[unit.start(group) : unit.end(group)].lower()
    meant = _FALSE_FRIENDS.get(unit[group])
    return meant is None or words in meant or words.isascii()


def _unit_words(reading: Reading, unit: re.Match[str]) -> str:
    words = reading.words(unit.start(), unit.end()).replace("*", "")
    return re.sub(r"^phần trăm", "%", re.sub(r" */ *", "/", words), flags=re.IGNORECASE)


def raised_to(reading: Reading, first: Quantity, second: Quantity) -> bool:
    """True for `từ 10% (năm 2020) lên 15%`: the first is where things stand, the second the aim."""
    between = reading.key[first.end : second.value_start]
    before = reading.key[first.start : first.value_start]
    return len(between) <= 40 and before.startswith("tu") and not re.search(r"[;.¶,]", between.rstrip()) and bool(_RAISED.search(between))
