"""Administrative units and villages that a text names.

Enters: a `Reading`.
Leaves: `PlaceMention`s in order: a unit word and the capitalised name after it (`tỉnh Đắk Nông`, `huyện Cur Jút`, `thôn 6`), as printed; a second number shares
the word of the first (`thôn 6 và 7`). A unit word without a name (`UBND huyện`) names nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extract.reading import CAPITALS
from generator.model import PlaceMention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.reading import Reading

_WORD = rf"[{CAPITALS}][\w'’]*"
_TYPES = (
    "tỉnh",
    "thành phố",
    "huyện",
    "thị xã",
    "quận",
    "xã",
    "phường",
    "thị trấn",
    "thôn",
    "bản",
    "buôn",
    "ấp",
    "xóm",
    "tổ dân phố",
    "đặc khu",
)
_CANDIDATE = re.compile(rf" +(?=[{CAPITALS}\d])")
_NAME = re.compile(
    rf" +(?:(?P<name>(?!Ủy|Uỷ|UBND|HĐND|MTTQ|Hội|Đảng|Mặt|Đoàn|Ban|Nghị|Quyết|Chỉ|Kế|Và|Về|Năm|Lần|Đại|Mở|Căn|Chủ|Phối|Tổ|Theo|Thực){_WORD}(?:(?: +| ?- ?)(?!Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Lần|Năm){_WORD}){{0,3}})|(?P<number>\d{{1,2}})(?!\d|[./%,]\d|%| *(?:năm|tháng|hộ|người)))"
)


def find_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """Every named unit of a text; the word for the unit is written small, as a name's own words are not (`Hội Phụ nữ Xã`)."""
    return tuple(_mentions(reading))


def _mentions(reading: Reading) -> Iterator[PlaceMention]:
    flat = reading.flat
    for candidate in _CANDIDATE.finditer(flat):
        position = candidate.start()
        kind = (
            next((one for one in _TYPES if flat.endswith(one, max(0, position - len(one)), position)), None)
            if flat.endswith(_TYPES, 0, position)
            else None
        )
        if kind == "xã" and flat.endswith("thị xã", 0, position):
            kind = "thị xã"
        if kind is None or flat[position - len(kind) - 1 : position - len(kind)].isalnum():
            continue
        if found := _NAME.match(flat, position):
            span = Span(position - len(kind), found.end())
            yield PlaceMention(
                span=span, raw=reading.words(span.start, span.end), type=kind, name=" ".join((found["name"] or found["number"]).split())
            )
