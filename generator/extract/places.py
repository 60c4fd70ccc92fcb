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
_TYPES = ("tỉnh", "huyện", "quận", "xã", "phường", "thị trấn", "thôn", "bản", "buôn", "ấp", "xóm", "phố", "đặc khu")
_LONGER = {"xã": ("thị xã", "xã"), "phố": ("thành phố", "tổ dân phố")}
"""Types that are found by their last word."""
_NAME = re.compile(
    rf" +(?:(?P<name>(?!Ủy|Uỷ|UBND|HĐND|MTTQ|Hội|Đảng|Mặt|Đoàn|Ban|Nghị|Quyết|Chỉ|Kế|Và|Về|Năm|Lần|Đại|Mở|Căn|Chủ|Phối|Tổ|Theo|Thực){_WORD}(?:(?: +| ?- ?)(?!Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Lần|Năm){_WORD}){{0,3}})|(?P<number>\d{{1,2}})(?!\d|[./%,]\d|%| *(?:năm|tháng|hộ|người)))"
)


def find_places(reading: Reading) -> tuple[PlaceMention, ...]:
    """Every named unit of a text; the word for the unit is written small, as a name's own words are not (`Hội Phụ nữ Xã`)."""
    return tuple(_mentions(reading))


def _mentions(reading: Reading) -> Iterator[PlaceMention]:
    flat, text = reading.flat, reading.text
    for end, kind in _unit_words(flat):
        if found := _NAME.match(flat, end):
            start, stop = end - len(kind), found.end()
            yield PlaceMention(
                span=Span(start, stop), raw=" ".join(text[start:stop].split()), type=kind, name=" ".join(flat[end:stop].split())
            )


def _unit_words(flat: str) -> list[tuple[int, str]]:
    """Where each word for a unit ends that a capital or a figure may follow, in order."""
    found: list[tuple[int, str]] = []
    for last in _TYPES:
        words = f"{last} "
        size = len(words)
        position = flat.find(words)
        while position >= 0:
            end = position + size
            if not flat[end : end + 1].islower():
                if last not in _LONGER:
                    kind = None if position and flat[position - 1].isalnum() else last
                else:
                    kind = next((kind for kind in _LONGER[last] if _is_word(flat, kind, end - 1)), None)
                if kind:
                    found.append((end - 1, kind))
            position = flat.find(words, end)
    return sorted(found)


def _is_word(flat: str, word: str, end: int) -> bool:
    """True where a word ends that no letter stands before."""
    start = end - len(word)
    return flat.endswith(word, 0, end) and not (start > 0 and flat[start - 1].isalnum())
