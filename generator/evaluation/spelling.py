"""Values made comparable, so that spelling does not decide what counts as found.

Enters: words, numbers, dates and amounts as annotations and findings print them.
Leaves: plain strings that are equal where a reader would say that both mean the same.

Rules: composition, case, dashes, quotation marks, blanks, the place of a tone mark (`uỷ`/`ủy`), look-alikes of Đ and three abbreviations
of offices do not matter; everything else does.
"""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_MOVES = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize("NFC", first + tone + second)
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
_TONE_LATE = re.compile("|".join(_TONE_MOVES))
_OFFICES = (("ủy ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"), ("mặt trận tổ quốc", "mttq"), ("mttqvn", "mttq việt nam"))
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-") | {"\u00f0": "đ"})
_QUOTES = str.maketrans(dict.fromkeys("*\"'“”‘’«»"))
_AROUND_DASH = re.compile(r" ?- ?")
_LEADING = re.compile(r"(?:số)?0*(?=\d)")
_DIGITS = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def plain(value: object) -> str:
    """Words without what does not matter; empty for None."""
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", "" if value is None else str(value)).casefold())
    text = " ".join(text.translate(_DASHES).translate(_QUOTES).split())
    text = _AROUND_DASH.sub("-", text).strip(" .,;:")
    text = _TONE_LATE.sub(lambda found: _TONE_MOVES[found[0]], text)
    for long, short in _OFFICES:
        text = text.replace(long, short)
    return text


def number(value: object) -> str:
    """Number of a document: `0124/KH-UBND` and `124 / KH - UBND` are the same."""
    return _LEADING.sub("", plain(value).replace(" ", ""), count=1) if value else ""


def date(value: object) -> str:
    """ISO date, also of `5/1/2024`; as precise as given, empty for None."""
    parts = _DIGITS.findall(str(value or ""))
    if parts and len(parts[0]) < 4:
        parts.reverse()
    return "-".join(part.zfill(2) for part in parts)


def amount(value: object) -> str:
    """Figure in the Vietnamese way of writing: `2.310.000` is two million, `15,8` a fraction; `6/6` stays as it is."""
    if isinstance(value, int | float):
        return str(float(value))
    text = plain(value)
    if _GROUPED.fullmatch(text):
        text = text.replace(".", "")
    try:
        return str(float(text.replace(",", ".")))
    except ValueError:
        return text


def path(value: object) -> str:
    """Path of a provision."""
    return plain(value).replace(" ", "")
