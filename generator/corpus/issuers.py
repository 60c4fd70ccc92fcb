"""The administrative units that the words of an issuer name: `UBND huyện`, `Huyện ủy Đắk Mil`, `UBND xã Đắk Sắk, huyện Đắk Mil`.

Enters: an issuer as a citation or a front matter gives it.
Leaves: its units, innermost first, with the name or, where the paper says only `huyện`, without; the same issuer with the names
of the citing plan's own place filled in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from generator.gazetteer import CLOSE_ENOUGH, name_key
from generator.text import collapse, fold

if TYPE_CHECKING:
    from generator.model import PlaceNames

LEVELS = ("province", "district", "commune")

_LEVEL_OF_TYPE = {
    "tỉnh": "province",
    "thành phố": "city",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
_TYPE_OF_FOLDED = {fold(words): words for words in _LEVEL_OF_TYPE} | {
    "tp": "thành phố",
    "tx": "thị xã",
    "thanh": "thành phố",
    "thi": "thị xã",
}
# `Tỉnh ủy`, `Huyện đoàn`: the type and the body in one word pair; then the unit types themselves.
_UNIT = re.compile(
    r"\b(?:(?P<committee>tinh|thanh|huyen|quan|thi|xa) (?:uy|doan)"
    r"|(?P<type>tinh|thanh pho|tp\b\.?|huyen|quan|thi xa|tx\b\.?|(?<!hop tac )(?<!thong tan )xa(?! hoi)|phuong|thi tran|dac khu))"
    r"(?![^\W_])"
)
_NAME = re.compile(r"\s*(?P<name>(?:[^\W\d_][\w'’]*|\d{1,2})(?:(?: ?[-–] ?| )(?:[^\W\d_][\w'’]*|\d{1,2})){0,5})")
_NEVER_IN_NAMES = frozenset({"lần", "khóa", "khoá", "nhiệm", "và", "về", "của", "ban", "ngày", "đảng", "quyết", "kế"})
_NOT_IN_NAMES = _NEVER_IN_NAMES | {"do", "tại", "năm", "giai", "họp", "phát", "trong", "theo", "đã", "để", "số", "thứ"}
_WRITTEN = frozenset([*_LEVEL_OF_TYPE, "tình", "tp", "tp.", "tx", "tx.", "thành", "thị"])
"""Unit types with their marks, so that `cơ quan` and `tinh thần` are none; `tình` is how machines misread `tỉnh`."""


@dataclass(frozen=True, slots=True)
class UnitWords:
    """A unit as written."""

    type: str
    """`huyện`."""
    level: str
    """`province`, `district`, `commune`, or `city` for a thành phố, which may be of either upper level."""
    name: str | None
    """`Đắk Mil`; None where the paper says only `huyện`."""
    start: int
    end: int
    """Where its words stand in the issuer, blanks collapsed."""


@lru_cache(maxsize=16384)
def units(issuer: str) -> tuple[UnitWords, ...]:
    """Units that the words name, as they follow each other: the first is the issuer's own."""
    issuer = collapse(issuer)
    folded = fold(issuer)
    out = []
    position = 0
    while found := _UNIT.search(folded, position):
        group = "committee" if found["committee"] else "type"
        position = found.end()
        if issuer[found.start(group) : found.end(group)].lower() not in _WRITTEN:
            continue
        type_words = _TYPE_OF_FOLDED[found[group].rstrip(".")]
        name = _name_at(issuer, found.end())
        position = found.end() + (len(name) if name else 0)
        out.append(UnitWords(type_words, _LEVEL_OF_TYPE[type_words], name.strip() if name else None, found.start(), position))
    return tuple(out)


def _name_at(issuer: str, start: int) -> str | None:
    """The capitalised words right after a unit type, with the blank before them."""
    found = _NAME.match(issuer, start)
    if found is None or found.start("name") == start:  # glued to the type, or nothing there
        return None
    first, kept = found.start("name"), 0
    for word in re.finditer(r"[^\s–-][^\s–]*", found["name"]):
        capital = word[0][0].isupper() or word[0][0].isdigit()
        if not capital or _ends_name(word[0], word.start()):
            break
        kept = word.end()
    return issuer[start : first + kept] if kept else None


def _ends_name(word: str, offset: int) -> bool:
    """Words that end a name; those that may also begin one (`xã Số …`) do so only in a line of capitals, not right after the type."""
    lower = word.lower()
    return lower in _NEVER_IN_NAMES or (lower in _NOT_IN_NAMES and word.isupper() and offset > 0)


def almost_equal(first: str, second: str) -> bool:
    """Two spellings of one name: marks, case, `Đắc` for `Đắk`, or one letter misread (`Cur Jút`)."""
    a, b = name_key(first), name_key(second)
    return a == b or (min(len(a), len(b)) > 3 and fuzz.ratio(a, b) >= CLOSE_ENOUGH)


def is_misread(unit: UnitWords, own: str) -> bool:
    """True when a name is the plan's own, misspelt. Two communes of one district may differ by a tone alone, so that is no misspelling there."""
    if unit.name is None or unit.name.lower() == own.lower() or not almost_equal(unit.name, own):
        return False
    return unit.level != "commune" or fold(unit.name) != fold(own)


def own_name(unit: UnitWords, place: PlaceNames) -> str | None:
    """Name of the citing plan's own unit of this kind."""
    if unit.level == "city":
        return place.province if place.district is None else None
    return {"province": place.province, "district": place.district, "commune": place.commune}[unit.level]


@lru_cache(maxsize=16384)
def completed(issuer: str, place: PlaceNames) -> str:
    """The issuer with the names of the citing plan's place filled in: `UBND huyện` → `UBND huyện Đắk Mil`; misread names repaired."""
    issuer = collapse(issuer)
    found = units(issuer)
    if not found:
        if place.commune and fold(issuer).endswith("dang uy"):
            return f"{issuer} xã {place.commune}"
        return issuer
    unit = found[0]
    before, words, after = issuer[: unit.start], issuer[unit.start : unit.end], issuer[unit.end :]
    own = own_name(unit, place)
    if unit.name is None:
        words = f"{words} {own}" if own else words
    elif own and is_misread(unit, own):
        words = words[: -len(unit.name)] + (own.upper() if unit.name.isupper() else own)
    return before + re.sub(r"^tình\b", "tỉnh", words) + after
