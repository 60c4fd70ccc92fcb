r"""Markers: the printed numbers, letters and dashes that open a provision.

Enters: the first characters of a line.
Leaves: a `Marker` (kind, print, parts of the path), or nothing. `\` before a marker makes it text.

Forms: `Phần I`, `Phần thứ hai`, `Chương I`, `Mục 1.`, `Phụ lục 2`, `A.`, `I.`, `I-`, `Điều 3.`, `1.`, `1-`, `1/`, `2.1.`, `2.1.10`, `I.1.`, `a)`, `đ)`, `a.`,
`a.1)`, `(1)`, `-`, `–`, `•`, `+`. Refused: `30/4`, `2.310 ha`, `1,5 %`, `5 - 7 ngày`, `-----`, `f)`.

Rules: the decree on clerical work (Phần, Chương, Mục, Điều, khoản, điểm) and the practice of plans (`I. 1. a) - +`); the alphabet of
points has no f j w z and puts đ after d. One capital letter may be a letter or a Roman number: `settle` decides by its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.slots import quickly_made

if TYPE_CHECKING:
    from collections.abc import Sequence

POINT_ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Letters of points, in order."""
PART_ALPHABET = POINT_ALPHABET.upper()
"""Letters of lettered parts, in order."""

_ROMAN_VALUES = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LARGEST_ROMAN = 50
"""No plan has fifty sections; L., C., D. and M. are letters."""
_ORDINALS = {
    "nhất": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}


class Rank(IntEnum):
    """Kinds of marker, outermost first: the order in which units nest."""

    APPENDIX = 0
    PART = 1
    CHAPTER = 2
    SECTION = 3
    LETTER = 4
    ROMAN = 5
    ARTICLE = 6
    NUMBER = 10
    DOTTED = 11
    POINT = 30
    SUBPOINT = 31
    BRACKET = 32
    DASH = 40
    PLUS = 50


_LETTER, _ROMAN = Rank.LETTER, Rank.ROMAN
"""Members under names of their own: to look one up in its class takes four times as long."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One printed marker."""

    rank: Rank
    label: str
    """As printed, without the blanks after it."""
    parts: tuple[str, ...]
    """What it adds to the path: `("2", "1", "10")`; empty for dashes, which are counted."""
    end: int
    """Offset of the first character after the marker and its blanks."""


_WORD_RANKS = {"phần": Rank.PART, "chương": Rank.CHAPTER, "mục": Rank.SECTION}


_LONGEST_PRINT = 10
_ENDS = frozenset(".)/-–—+•●▪")
_WORD_INITIALS = frozenset(" PCĐM")
"""`Phần`, `Chương`, `Điều`, `Mục`: these markers have a blank inside."""
_WORDED = ("Phần", "Chương", "Điều", "Mục", "Phụ lục", "Phụ Lục")
"""What a line begins with that is no word of a text, though its second letter is a small one."""


def roman(number: int) -> str:
    """7 → `VII`. Raises ValueError below 1 and above 3999."""
    if not 1 <= number <= 3999:
        raise ValueError(number)
    out = []
    for value, letters in _ROMAN_VALUES:
        times, number = divmod(number, value)
        out.append(letters * times)
    return "".join(out)


@lru_cache(maxsize=512)
def roman_value(letters: str) -> int | None:
    """`VII` → 7; None when it is no proper Roman number (`IIX`, `ABC`, empty)."""
    rest, total = letters.upper(), 0
    for value, part in _ROMAN_VALUES:
        while rest.startswith(part):
            rest, total = rest[len(part) :], total + value
    if rest or not 1 <= total <= 3999:
        return None
    return total if roman(total) == letters.upper() else None


def next_letter(letter: str) -> str | None:
    """The letter of a point or part that follows: `d` → `đ`, `K` → `L`; None after the last."""
    alphabet = POINT_ALPHABET if letter.islower() else PART_ALPHABET
    at = alphabet.find(letter)
    return alphabet[at + 1] if 0 <= at < len(alphabet) - 1 else None


_WORDS = re.compile(
    r"(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+"
    r"(?:(?:thứ|THỨ)\s+(?P<ordinal>\w+)|(?P<roman>[IVXLC]{1,6})|(?P<number>\d{1,2})|(?P<letter>[A-ZĐ]))(?!\w)\s*(?P<end>[.:–—-]?)[ ]*"
)
_APPENDIX = re.compile(
    r"(?:Phụ lục|PHỤ LỤC|Phụ Lục)(?:\s+(?:số\s+)?(?P<number>\d{1,2}|[IVX]{1,5}|[A-ZĐ])(?!\w))?\s*(?P<end>[.:–—-]?)[ ]*(?=\n|$|[A-ZĐ(])"
)
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU)\s+(?P<number>\d{1,3}[a-zđ]?)\s*[.:][ ]*")
_ROMAN_DOTTED = re.compile(r"(?P<roman>[IVX]{1,5})\.(?P<rest>\d{1,2}(?:\.\d{1,2}){0,3})(?P<end>[.)/]?)(?=\s|$)[ ]*")
_CAPITALS = re.compile(r"(?P<letters>[IVXLCDM]{1,7}|[A-ZĐ])(?:(?P<end>\s?[.)/:])(?![.)/:])|(?P<dash>\s?[-–—])(?=\s))[ ]*")
_DOTTED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})(?:(?P<dash>\s?[-–—])(?=\s)|(?P<end>[.)/:]?)(?!\d))[ ]*")
_NUMBER = re.compile(r"(?P<number>0?[1-9]|[1-9]\d)(?:(?P<end>\s?[.)/:])(?![.)/:])|(?P<dash>\s?[-–—])(?=\s))[ ]*")
_POINT = re.compile(r"(?P<letter>[a-zđ])(?:\.?(?P<sub>\d{1,2}))?(?P<end>\s?[.)/]|[-–](?= ))[ ]*")
_BRACKET = re.compile(r"\((?P<inside>\d{1,2}|[a-zđ])\)[ ]*")
_BULLETS = "-–—\u2012−•●▪"
_DASH = re.compile(f"(?P<dash>[{_BULLETS}])(?![{_BULLETS}_=*])[ ]*")
_PLUS = re.compile(r"\+[ ]*")
_CAPITAL_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")


def read_marker(line: str) -> Marker | None:
    """The marker at the very start of `line` (leading blanks allowed), or None.

    A marker must be followed by words: a letter or number alone opens nothing.
    """
    first = line[:1]
    if line[1:2].islower() and first.isalpha():  # a word
        return _read_uncached(line) if first in _WORD_INITIALS and line.startswith(_WORDED) else None
    blank = line.find(" ", 1, _LONGEST_PRINT)
    if blank > 0 and line[blank - 1] in _ENDS and first not in _WORD_INITIALS and line[blank + 1 : blank + 2] not in ("", " "):
        return _read(line[: blank + 3])  # what follows these characters changes nothing
    return _read_uncached(line)


def _read_uncached(line: str) -> Marker | None:
    start = len(line) - len(line.lstrip(" "))
    first = line[start : start + 1]
    if not first:
        return None
    if first in _BULLETS or first == "+":
        return _dashed(line, start)
    if first.isdigit() or first == "(":
        return _numbered(line, start)
    if first in _CAPITAL_LETTERS:
        return (_worded(line, start) if first in _WORD_INITIALS else None) or _capital(line, start)
    return _lettered(line, start) if first in POINT_ALPHABET else None


_read = lru_cache(maxsize=16384)(_read_uncached)
"""A library prints a few hundred markers, before a few dozen letters."""


def _worded(line: str, start: int) -> Marker | None:
    """`Phần I`, `Chương II`, `Điều 3.`, `Phụ lục 1`."""
    if found := _WORDS.match(line, start):
        ordinal = found["ordinal"]
        if ordinal is not None and ordinal.lower() not in _ORDINALS:
            return None
        number = roman(_ORDINALS[ordinal.lower()]) if ordinal else found["roman"] or found["number"] or found["letter"]
        if found["end"] or line[found.end() : found.end() + 1] in ("", "\n") or line[found.end()].isupper():
            rank = _WORD_RANKS[found["word"].lower()]
            title = line[found.end() :].partition("\n")[0]
            if rank is Rank.SECTION and not found["end"] and title and not title.isupper():
                return None  # `Mục II Kế hoạch số …` in running text
            return Marker(rank=rank, label=found[0].rstrip(), parts=(f"{found['word'].capitalize()} {number}",), end=found.end())
    if found := _ARTICLE.match(line, start):
        return Marker(rank=Rank.ARTICLE, label=found[0].rstrip(), parts=(f"Điều {found['number']}",), end=found.end())
    if found := _APPENDIX.match(line, start):
        number = found["number"] or ""
        value = roman_value(number) if number and not number.isdigit() else None
        return Marker(rank=Rank.APPENDIX, label=found[0].rstrip(), parts=(f"PL{value or number.lstrip('0')}",), end=found.end())
    return None


def _capital(line: str, start: int) -> Marker | None:
    """`I.`, `I-`, `A.`, `I.1.`."""
    if (found := _ROMAN_DOTTED.match(line, start)) and roman_value(found["roman"]) and _words_follow(line, found.end()):
        parts = (found["roman"], *_plain(found["rest"]))
        return Marker(rank=Rank.NUMBER if len(parts) == 2 else Rank.DOTTED, label=found[0].rstrip(), parts=parts, end=found.end())
    found = _CAPITALS.match(line, start)
    if not found or not _words_follow(line, found.end(), glue=found[0][-1:]):
        return None
    letters = found["letters"]
    value = roman_value(letters)
    after = line[found.end() : found.end() + 2]
    if (found["dash"] and not after[:1].isupper()) or (after[1:] == "." and not found[0].endswith(" ")):
        return None  # `V - 10b`; initials: V.I. Lênin
    if value is not None and value < _LARGEST_ROMAN:
        return Marker(rank=Rank.ROMAN, label=found[0].rstrip(), parts=(letters,), end=found.end())
    if len(letters) == 1:
        return Marker(rank=Rank.LETTER, label=found[0].rstrip(), parts=(letters,), end=found.end())
    return None


def _numbered(line: str, start: int) -> Marker | None:
    """`1.`, `1-`, `2.1.10.`, `(1)`."""
    for pattern, rank in ((_DOTTED, Rank.DOTTED), (_NUMBER, Rank.NUMBER)):
        found = pattern.match(line, start)
        if found is None or not _words_follow(line, found.end(), glue=found[0][-1:]):
            continue
        glued = found["dash"] is not None and not found["dash"][0].isspace()  # `2.1- 100% …`; a range has blanks on both sides or none
        if (found["end"] or "").strip() or line[found.end() : found.end() + 1].isupper() or (glued and line[found.end()].isdigit()):
            return Marker(rank=rank, label=found[0].rstrip(), parts=_plain(found["number"]), end=found.end())
        return None
    if (found := _BRACKET.match(line, start)) and _words_follow(line, found.end()):
        return Marker(rank=Rank.BRACKET, label=found[0].rstrip(), parts=_plain(found["inside"]), end=found.end())
    return None


def _lettered(line: str, start: int) -> Marker | None:
    """`a)`, `đ)`, `a.`, `a.1)`."""
    found = _POINT.match(line, start)
    if not found or found["letter"] not in POINT_ALPHABET or not _words_follow(line, found.end(), glue=found[0][-1:]):
        return None
    parts = (found["letter"], *_plain(found["sub"])) if found["sub"] else (found["letter"],)
    return Marker(rank=Rank.SUBPOINT if found["sub"] else Rank.POINT, label=found[0].rstrip(), parts=parts, end=found.end())


def _dashed(line: str, start: int) -> Marker | None:
    """`-`, `–`, `•`, `+`."""
    for pattern, rank in ((_DASH, Rank.DASH), (_PLUS, Rank.PLUS)):
        found = pattern.match(line, start)
        if found and _words_follow(line, found.end(), glue=found[0][-1:]):
            return Marker(rank=rank, label=found[0].rstrip(), parts=(), end=found.end())
    return None


def _plain(number: str) -> tuple[str, ...]:
    """`02.1` → `("2", "1")`."""
    return tuple(str(int(part)) if part.isdigit() else part for part in number.split("."))


def _words_follow(line: str, end: int, *, glue: str = " ") -> bool:
    """True when text follows the marker; glued to it (`1.Mục đích`, but never `29/KH`), it must begin with a capital."""
    rest = line[end : end + 1]
    if not rest or rest == "\n" or glue in "/:":
        return False
    return glue == " " or rest.isupper() or rest in "“\"'("


def settle(markers: Sequence[Marker | None]) -> tuple[Marker | None, ...]:
    """Decide what single capitals are, and drop capital letters that continue no series.

    A capital letter is a marker only as `A` or as the letter after the last one, so a line that begins `M. ` in running text opens
    nothing. `C.`, `D.`, `L.`, `M.` are letters. `I.`, `V.`, `X.` are Roman numbers, unless the letter series has come just there and
    neither the Roman number before nor the next Roman number after agrees with that reading.
    """
    out = list(markers)
    ruling = [(index, marker) for index, marker in enumerate(markers) if marker is not None and marker.rank <= _ROMAN]
    following = _next_capitals(ruling)
    last_letter: str | None = None
    last_roman = 0
    for index, marker in ruling:
        if not _is_capital(marker):
            if marker.rank < _LETTER:
                last_letter, last_roman = None, 0
            continue
        letters = marker.parts[0]
        value = roman_value(letters)
        expected = letters == "A" or (last_letter is not None and next_letter(last_letter) == letters)
        reads_as_roman = value is not None and ((value > 1 and value == last_roman + 1) or following[index] == value + 1)
        if len(letters) == 1 and expected and not reads_as_roman:
            out[index] = marker if marker.rank is _LETTER else replace(marker, rank=_LETTER)
            last_letter, last_roman = letters, 0
        elif value is not None and value < _LARGEST_ROMAN:
            out[index] = marker if marker.rank is _ROMAN else replace(marker, rank=_ROMAN)
            last_roman = value
        else:
            out[index] = None
    return tuple(out)


def _is_capital(marker: Marker) -> bool:
    """A Roman number or a capital letter alone."""
    return (marker.rank is _ROMAN or marker.rank is _LETTER) and len(marker.parts) == 1


def _next_capitals(markers: Sequence[tuple[int, Marker]]) -> dict[int, int | None]:
    """For each marker by its place, what the next capital after it is as a Roman number."""
    out: dict[int, int | None] = {}
    value: int | None = None
    for index, marker in reversed(markers):
        out[index] = value
        if _is_capital(marker):
            value = roman_value(marker.parts[0])
    return out


def escaped(line: str) -> bool:
    r"""True when `\` stands before a marker: the line is text."""
    if line[:1] not in ("\\", " "):
        return False
    stripped = line.lstrip(" ")
    return stripped.startswith("\\") and read_marker(stripped[1:]) is not None
