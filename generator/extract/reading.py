"""A normal text as the finders read it: line ends, dashes and emphasis out of the way, every offset kept.

Enters: a normal text in which a single line end is mere whitespace and a blank line ends a paragraph.
Leaves: `Reading`: the text itself, the same with one kind of dash and blank (`flat`), and its folded key; all three have equal length,
so a place in one is the same place in the others.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from generator.text import fold

BREAK = "¶"
"""Stands in `flat` and `key` where a paragraph or a table cell ends: no phrase runs across it."""

_BLANK_LINE = re.compile(r"\n(?: *\n)+")
_DASHES = "‐‑‒–—―−"
_SENTENCE_END = re.compile(r"[;¶]|[.!?…](?= +[A-ZÀ-ỸĐ])")

# Characters that nearly every paper consists of, in the lower case; one byte each, so that folding is one table look-up in C.
_LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_SIGNS = "“”„‟«»″‘’‚‛′…•‰°×·§≥≤→²³½¶"
_COMMON = [chr(code) for code in range(128) if not chr(code).isupper()] + list(_LETTERS + _SIGNS)
_ENCODING = codecs.charmap_build("".join(_COMMON).ljust(256, "\ufffe"))
_TABLE = bytes(ord(folded) if len(folded := fold(char)) == 1 and ord(folded) < 256 else ord("?") for char in _COMMON).ljust(256, b"?")


@dataclass(frozen=True, slots=True)
class Reading:
    """One text in three spellings of the same length."""

    text: str
    flat: str
    """Single line ends and emphasis marks as blanks, every dash `-`, `BREAK` between paragraphs and cells; case and tones kept."""
    key: str
    """`flat` folded: lower case, no tones."""

    @classmethod
    def of(cls, text: str) -> Reading:
        """Read a normal text."""
        flat = text
        if "\n" in flat:
            flat = _BLANK_LINE.sub(lambda found: BREAK * len(found[0]), flat).replace("\n", " ")
        flat = flat.replace("|", BREAK).replace("*", " ")
        for dash in _DASHES:
            flat = flat.replace(dash, "-")
        return cls(text, flat, _fold(flat))

    def words(self, start: int, end: int) -> str:
        """The text of a range with blanks collapsed."""
        return " ".join(self.text[start:end].split())

    def clause_start(self, position: int, reach: int = 400) -> int:
        """Where the sentence or list element that holds `position` begins, at most `reach` characters before."""
        low = max(0, position - reach)
        start = low
        for found in _SENTENCE_END.finditer(self.flat, low, position):
            if not _abbreviated(self.flat, found.start()):
                start = found.end()
        return start

    def clause_end(self, position: int, reach: int = 700) -> int:
        """Where the sentence or list element that holds `position` ends, at most `reach` characters after."""
        high = min(len(self.flat), position + reach)
        for found in _SENTENCE_END.finditer(self.flat, position, high):
            if not _abbreviated(self.flat, found.start()):
                return found.start()
        return high


def _abbreviated(flat: str, dot: int) -> bool:
    """True for the full stop of `TP. Hồ Chí Minh`, `TS. Nguyễn`: a sentence does not end there."""
    return flat[dot] == "." and re.search(r"(?<!\w)(?:TP|Tp|TX|TT|TS|ThS|PGS|GS|BS|Q|P|H|T|KT|TM|TL|TUQ)$", flat[max(0, dot - 4) : dot]) is not None


def _fold(flat: str) -> str:
    """`generator.text.fold`, ten times faster on text of common characters."""
    try:
        codes, _ = codecs.charmap_encode(flat.lower(), "strict", _ENCODING)
    except UnicodeEncodeError:
        return fold(flat)
    key = codes.translate(_TABLE).decode("latin-1")
    return key if len(key) == len(flat) else fold(flat)
