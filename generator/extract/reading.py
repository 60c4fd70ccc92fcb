"""A normal text as the finders read it: line ends, dashes and emphasis out of the way, every offset kept.

Enters: a normal text in which a single line end is mere whitespace and a blank line ends a paragraph.
Leaves: `Reading`: the text itself, the same with one kind of dash and blank (`flat`), and its folded key; all three have equal length,
so a place in one is the same place in the others.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.slots import quickly_made
from generator.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAK = "¶"
"""Stands in `flat` and `key` where a paragraph or a table cell ends: no phrase runs across it."""

_BLANK_LINE = re.compile(r"\n(?: *\n)+")
_RAGGED = re.compile(r"\n(?:(?=\n\n)|(?<= \n))")
"""Where a blank line is more than two line ends."""
_GAP = " " * 41
_WIDE_GAP = re.compile(" {41,}")
"""Wider than any blank a clerk leaves for a number: the space between two columns, and an attack on patterns that skip blanks."""
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

# Characters that nearly every paper consists of, one byte each (255 in all), so that folding is one table look-up in C.
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
CAPITALS = "A-Z" + _LETTERS.upper()
"""Capital letters, for use inside the brackets of a pattern: a range such as À-Ỹ holds small letters too."""

_SENTENCE_END = re.compile(rf"[;¶.!?…](?:(?<=[;¶])|(?= +[{CAPITALS}]))")
_CAPITAL_FOLLOWS = re.compile(rf" +[{CAPITALS}]")
_SMALL_WORDS = {
    "tai": "tại", "da": "đã", "voi": "với", "se": "sẽ", "la": "là", "co": "có", "ve": "về", "de": "để", "tu": "từ", "vao": "vào", "trong": "trong", "tren": "trên",
    "nam": "năm", "ngay": "ngày", "thang": "tháng", "so": "số", "duoc": "được", "thi": "thì", "ma": "mà", "gan": "gắn", "dat": "đạt", "len": "lên", "cho": "cho",
    "theo": "theo", "do": "do", "cua": "của", "don": "đón", "mung": "mừng", "cac": "các", "le": "lễ", "bang": "bằng", "huong": "hướng", "vua": "vừa", "nay": "nay", "giao": "giao",
}  # fmt: skip
_ABBREVIATION = re.compile(r"(?<!\w)(?:TP|Tp|TX|TT|TS|ThS|PGS|GS|BS|Q|P|H|T|KT|TM|TL|TUQ)$")
_ENDS_ABBREVIATION = frozenset("PpXTSQHML")
_SIGNS = "“”„‟«»″‘’\u201a\u201b\u2032•‰°×·§≥≤→²³½¶"
_COMMON = ["\0", "\n", *map(chr, range(0x20, 0x7F)), *_LETTERS, *_LETTERS.upper(), *_SIGNS]
_ENCODING = codecs.charmap_build("".join(_COMMON).ljust(256, "\ufffe"))
_TABLE = bytes(ord(folded) if len(folded := fold(char)) == 1 and ord(folded) < 256 else ord("?") for char in _COMMON).ljust(256, b"?")
_FIGURE = re.compile(r"\d")
_SKETCHED = bytes(0x30 if char in b"0123456789" else 0x61 if char in b"abcdefghijklmnopqrstuvwxyz" else char for char in range(256))

_STOPPED = bytes.maketrans(':()[]."¶'.encode("latin-1"), b";;;;;;;;")


@quickly_made
@dataclass(frozen=True, slots=True)
class Reading:
    """One text in three spellings of the same length."""

    text: str
    flat: str
    """Single line ends and emphasis marks as blanks, every dash `-`, `…` as a full stop, `BREAK` between paragraphs, cells and columns; case and tones kept."""
    key: str
    """`flat` folded: lower case, no tones."""
    sketch: bytes
    """`key` with every figure as `0` and every letter as `a`: a pattern that begins with one character is found ten times faster than one that begins with a set."""

    stops: bytes
    """`sketch` with `;` for every sign that may end a clause."""
    starts: Sequence[int]
    """Where the provisions of the text begin, as far as they are known."""

    @classmethod
    def of(cls, text: str, starts: Sequence[int] = ()) -> Reading:
        """Read a normal text; `starts`: where its provisions begin, which end a paragraph without a blank line too."""
        flat = text
        if "\n" in flat:
            if _RAGGED.search(flat):
                flat = _BLANK_LINE.sub(lambda found: BREAK * len(found[0]), flat)
            flat = flat.replace("\n\n", BREAK * 2).replace("\n", " ")
            flat = _cut(flat, starts)
        flat = flat.replace("|", BREAK).replace("*", " ").replace("…", ".")
        if _GAP in flat:
            flat = _WIDE_GAP.sub(lambda found: BREAK * len(found[0]), flat)
        for dash in _DASHES:
            flat = flat.replace(dash, "-")
        key = _fold(flat)
        sketch = _sketch(key)
        return cls(text, flat, key, sketch, sketch.translate(_STOPPED), starts)

    def means(self, start: int, end: int) -> bool:
        """False when the tones show another word than the small word meant: `tại` but not `tái`, `đã` but not `đá` or `Đà`."""
        accented = _SMALL_WORDS.get(self.key[start:end])
        return accented is None or self.flat[start:end].lower() in (accented, self.key[start:end])

    def words(self, start: int, end: int) -> str:
        """The text of a range with blanks collapsed."""
        words = self.text[start:end]
        return " ".join(words.split()) if "\n" in words or "  " in words else words.strip()

    def clause_start(self, position: int, reach: int = 320) -> int:
        """Where the sentence or list element that holds `position` begins, at most `reach` characters before."""
        low = max(0, position - reach)
        end = self.flat.rfind(";", low, position)
        return _after_last_end(self.flat, end + 1 if end >= 0 else low, position)

    def sentence_start(self, position: int, reach: int = 320) -> int:
        """Where the sentence that holds `position` begins; elements of a list set apart by `;` belong to one sentence."""
        return _after_last_end(self.flat, max(0, position - reach), position)

    def clause_end(self, position: int, reach: int = 700) -> int:
        """Where the sentence or list element that holds `position` ends, at most `reach` characters after."""
        high = min(len(self.flat), position + reach)
        for found in _SENTENCE_END.finditer(self.flat, position, high):
            if not abbreviated(self.flat, found.start()):
                return found.start()
        return high


def places(text: str, *words: str) -> list[int]:
    """Where words stand in a text, in order: a pattern that begins with a word takes twice as long to find it."""
    found: list[int] = []
    for word in words:
        place = text.find(word)
        while place >= 0:
            found.append(place)
            place = text.find(word, place + 1)
    if len(words) > 1:
        found.sort()
    return found


def _cut(flat: str, starts: Sequence[int]) -> str:
    """`flat` with a break before every start that follows a line end."""
    parts: list[str] = []
    done = 0
    for start in starts:
        if start > done and flat[start - 1] == " ":
            parts += (flat[done : start - 1], BREAK)
            done = start
    return "".join(parts) + flat[done:] if parts else flat


def _after_last_end(flat: str, low: int, position: int) -> int:
    """The place after the last end of a paragraph or a sentence between two places; `low` where there is none. Looked for from behind."""
    end = flat.rfind(BREAK, low, position)
    low = end + 1 if end >= 0 else low
    for sign in ".!?":
        end = flat.rfind(sign, low, position)
        while end >= 0:
            if _CAPITAL_FOLLOWS.match(flat, end + 1, position) and not (sign == "." and abbreviated(flat, end)):
                low = end + 1
                break
            end = flat.rfind(sign, low, end)
    return low


def abbreviated(flat: str, dot: int) -> bool:
    """True for the full stop of `TP. Hồ Chí Minh`, `TS. Nguyễn`: a sentence does not end there."""
    return flat[dot - 1 : dot] in _ENDS_ABBREVIATION and _ABBREVIATION.search(flat, max(0, dot - 5), dot) is not None


def _fold(flat: str) -> str:
    """`generator.text.fold`, ten times faster on text of common characters."""
    try:
        codes, _ = codecs.charmap_encode(flat, "strict", _ENCODING)
    except UnicodeEncodeError:
        return fold(flat)
    key = codes.translate(_TABLE).decode("latin-1")
    return key if len(key) == len(flat) else fold(flat)


def _sketch(key: str) -> bytes:
    try:
        return key.encode("latin-1").translate(_SKETCHED)
    except UnicodeEncodeError:
        return _FIGURE.sub("0", key).encode("latin-1", "replace").translate(_SKETCHED)
