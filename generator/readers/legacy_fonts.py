"""Vietnamese typed for fonts of before Unicode: TCVN3 (ABC, `.VnTime`), VNI (`VNI-Times`) and VPS (`VPS Times`) → letters.

Enters: words whose codes are drawn as Vietnamese letters only by an old font, and the font where the file names it.
Leaves: the words in Unicode; untouched where the font is a usual one.

Sources: TCVN 5712:1993, table VN3 (one byte a letter; capitals with a tone have none: fonts whose name ends in `H` draw capitals for the codes of
small letters); VNI for Windows (a vowel, then a byte for its hat and tone); VPS of the Vietnamese Professionals Society (one byte a letter, capitals too, some
of them on control codes), as GNU recode knows it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3_LETTERS = {start + place: letter for start, letters in _TCVN3.items() for place, letter in enumerate(letters)}

_VPS = {
    0x02: "ẠẬẶẸỆ",
    0x10: "ỊỌỘỢỤỰ",
    0x19: "Ỵ",
    0x1C: "ẪỮ",
    0x80: "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ",
    0x93: "ỀỂỄỐỒỔỖýỷỵỚỜỞ",
    0xA1: "ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầ",
    0xC3: "ấẩẫậđẻ",
    0xCB: "ẹỉễịỹƯỦồố",
    0xD5: "ỏơÈừứ",
    0xDB: "ũư",
    0xDE: "Ẻ",
    0xE4: "ảạă",
    0xEB: "ẽ",
    0xEF: "ĩẴĐ",
    0xF7: "Ơụ",
    0xFB: "ủ",
    0xFD: "ỶẼỳ",
}
"""Codes not here are those of Latin letters: à â é ê ô ú …"""
_VPS_LETTERS = {start + place: letter for start, letters in _VPS.items() for place, letter in enumerate(letters)}
_VPS_LETTERS |= {
    ord(bytes([code]).decode("cp1252")): letter
    for code, letter in _VPS_LETTERS.items()
    if 0x80 <= code < 0xA0 and code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
"""The same for text whose bytes were taken for those of Windows: `€` for 0x80."""

_VNI_MARKS = "ùøûõï"
"""acute, grave, hook, tilde, dot: after a vowel without hat, and after `ô` (ơ) and `ö` (ư)."""
_VNI_HAT = "âáàåãä"
"""The hat of â ê ô alone, then with the five tones."""
_VNI_BREVE = "êéèúüë"
"""The breve of ă alone, then with the five tones."""
_VNI_PAIRS = (
    ("a", _VNI_MARKS, "áàảãạ"),
    ("a", _VNI_HAT, "âấầẩẫậ"),
    ("a", _VNI_BREVE, "ăắằẳẵặ"),
    ("e", _VNI_MARKS, "éèẻẽẹ"),
    ("e", _VNI_HAT, "êếềểễệ"),
    ("o", _VNI_MARKS, "óòỏõọ"),
    ("o", _VNI_HAT, "ôốồổỗộ"),
    ("ô", _VNI_MARKS, "ớờởỡợ"),
    ("u", _VNI_MARKS, "úùủũụ"),
    ("ö", _VNI_MARKS, "ứừửữự"),
    ("y", _VNI_MARKS, "ýỳỷỹ"),
)
_VNI_SINGLE = dict(zip("ôöíìæóòîñ", "ơưíìỉĩịỵđ", strict=True))
_WORD = re.compile(r"[^\W\d_]+")


def decode_font(text: str, font: str | None) -> str:
    """Words of a run, by the font they are set in."""
    if font is None or text.isascii():
        return text
    name = font.strip().strip("\"'").lower()
    if name.startswith(".vn"):
        words = decode_tcvn3(text)
        return words.upper() if name.removesuffix(" bold").endswith("h") and not name.endswith("arialh narrow") else words
    if name.startswith("vni-") or name == "vni":
        return decode_vni(text)
    if name.startswith("vps"):
        return decode_vps(text)
    return text


def decode_vps(text: str) -> str:
    """Words of VPS whose bytes were taken for Latin letters."""
    return text.translate(_VPS_LETTERS)


def decode_tcvn3(text: str) -> str:
    """Words of TCVN3 whose bytes were taken for Latin letters."""
    return text.translate(_TCVN3_LETTERS)


def decode_vni(text: str) -> str:
    """Words of VNI whose bytes were taken for Latin letters."""
    pattern, letters = _vni_table()
    return pattern.sub(lambda found: letters[found[0]], text)


@lru_cache(maxsize=1)
def _vni_table() -> tuple[re.Pattern[str], dict[str, str]]:
    letters = dict(_VNI_SINGLE)
    for base, marks, meant in _VNI_PAIRS:
        letters |= {base + mark: letter for mark, letter in zip(marks, meant, strict=False)}
    for typed, letter in list(letters.items()):
        letters[typed.upper()] = letter.upper()
        letters[typed[0].upper() + typed[1:]] = letter.upper()
    pairs = sorted(letters, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, pairs))), letters


def restore_capitals(text: str) -> str:
    """`KẾ HOạCH` → `KẾ HOẠCH`: in a line of capitals whose font is not known, the small letters with tones are capitals too."""
    return "\n".join(map(_restored_line, text.split("\n")))


def _restored_line(line: str) -> str:
    words = [found.span() for found in _WORD.finditer(line)]
    kinds = [_shape(line[start:end]) for start, end in words]
    out: list[str] = []
    at = 0
    for index, (start, end) in enumerate(words):
        near = kinds[index] == "one" and any(kinds[i] == "many" for i in (index - 1, index + 1) if 0 <= i < len(kinds))
        out += (line[at:start], line[start:end].upper() if kinds[index] == "many" or near else line[start:end])
        at = end
    return "".join(out) + line[at:]


def _shape(word: str) -> str:
    """How many plain capitals a word has, where it has no plain small letter: `one`, `many`, else nothing."""
    plain = [char for char in word if char.isascii()]
    if not all(char.isupper() for char in plain):
        return ""
    return "many" if len(plain) > 1 else "one"
