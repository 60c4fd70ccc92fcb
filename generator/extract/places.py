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
    from generator.extract.reading import Reading

_WORD = rf"[{CAPITALS}][\w'’]*"
_NAME = re.compile(
    r"(?<!\w)(?P<type>tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|thôn|bản|buôn|ấp|xóm|tổ dân phố|đặc khu) +"
    rf"(?:(?P<name>(?!Ủy|Uỷ|UBND|HĐND|MTTQ|Hội|Đảng|Mặt|Đoàn|Ban|Nghị|Quyết|Chỉ|Kế|Và|Về|Năm|Lần|Đại){_WORD}(?:(?: +| ?- ?)(?!Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Lần|Năm){_WORD}){{0,3}})|(?P<number>\d{{1,2}})(?!\d|[./%,]\d|%| *(?:năm|tháng|hộ|người)))"
)


def find_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """Every named unit of a text; the word for the unit is written small, as a name's own words are not (`Hội Phụ nữ Xã`)."""
    return tuple(
        PlaceMention(
            span=Span(*found.span()),
            raw=reading.words(*found.span()),
            type=found["type"],
            name=" ".join((found["name"] or found["number"]).split()),
        )
        for found in _NAME.finditer(reading.flat)
    )
