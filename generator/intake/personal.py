"""What a paper says about a person that the public need not know: private phone numbers, identity numbers, bank accounts, private mail addresses.

Enters: the text of a paper.
Leaves: `PersonalMention`s, each with its digits covered; the paper is never changed.

Found: mobile numbers (`0912 345 678`, `+84 912.345.678`), numbers of the citizen card (12 digits that begin with the code of a province), nine digits after
`CMND`, digits after `số tài khoản`, addresses at the great public mail services. Refused: numbers of documents, amounts of money, dates, telephones of offices
(`(0261) 3.545.678`), which begin with the code of an area.

Sources: Thông tư 59/2021/TT-BCA (the twelve digits); the numbering plan of mobile networks since 2018. Nghị định 13/2023/NĐ-CP on personal data is why a person must look.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import PersonalMention
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOBILE = re.compile(r"(?<![\w/.,-])(?:\+?84[\s.]?|0)(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)(?:[\s.-]?\d){7}(?![\w/]|[.,]\d)")
_CARD = re.compile(r"(?<![\w/.,-])0\d{2}[\s.]?\d{3}[\s.]?\d{3}[\s.]?\d{3}(?![\w/]|[.,]\d)")
_OLD_CARD = re.compile(
    r"(?:CMND|CMTND|CCCD|[Cc]hứng minh (?:nhân dân|thư)|[Cc]ăn cước(?: công dân)?|định danh cá nhân)[^\d\n]{0,25}(?P<digits>\d(?:[\s.]?\d){8,11})(?!\d)"
)
_ACCOUNT = re.compile(r"(?:[Ss]ố tài khoản|[Tt]ài khoản số|STK|[Ss]ố TK|TK số)[^\d\n]{0,30}(?P<digits>\d(?:[ .-]?\d){5,18})(?!\d)")
_MAIL = re.compile(r"(?<![\w.@-])[\w.+-]{2,64}@(?:gmail|yahoo|hotmail|outlook|icloud|live)\.(?:com(?:\.vn)?|vn)\b", re.IGNORECASE)
_LAST_PROVINCE = 96
_REACH = 50
_MOST = 50
"""Told for one paper: a list of households is told as such by its first lines."""

MOBILE, CARD, OLD_CARD, ACCOUNT, MAIL = (
    "số điện thoại di động",
    "số căn cước",
    "số chứng minh nhân dân",
    "số tài khoản",
    "địa chỉ thư riêng",
)


def find_personal(text: str) -> tuple[PersonalMention, ...]:
    """Everything found, in the order of the text, each place once."""
    places = _found(text)
    covered = _with_covers(text, places)
    out = []
    for start, end, kind in places[:_MOST]:
        before, after = covered[max(0, start - _REACH) : start], covered[end : end + _REACH]
        if start > _REACH:
            before = before.partition(" ")[2] or before
        around = collapse(f"{before.rpartition(chr(10))[2]}{covered[start:end]}{after.partition(chr(10))[0]}")
        out.append(PersonalMention(kind=kind, shown=covered[start:end], line=text.count("\n", 0, start) + 1, around=around))
    return tuple(out)


def cover(text: str) -> str:
    """The text with everything private covered: what a report quotes goes further than the paper."""
    return _with_covers(text, _found(text))


def _found(text: str) -> list[tuple[int, int, str]]:
    """Start, end and kind of each, in order; where two kinds claim the same digits, the first."""
    places: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(_places(text)):
        if not places or start >= places[-1][1]:
            places.append((start, end, kind))
    return places


def _with_covers(text: str, places: list[tuple[int, int, str]]) -> str:
    pieces, last = [], 0
    for start, end, _ in places:
        pieces += [text[last:start], _covered(text[start:end])]
        last = end
    return "".join((*pieces, text[last:]))


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind; what a word before the digits says comes with the digits alone."""
    for found in _ACCOUNT.finditer(text):
        yield *found.span("digits"), ACCOUNT
    for found in _OLD_CARD.finditer(text):
        digits = re.sub(r"\D", "", found["digits"])
        if len(digits) in (9, 12):
            yield *found.span("digits"), OLD_CARD if len(digits) == 9 else CARD
    for found in _CARD.finditer(text):
        if 1 <= int(found[0][:3]) <= _LAST_PROVINCE:
            yield *found.span(), CARD
    for found in _MOBILE.finditer(text):
        yield *found.span(), MOBILE
    for found in _MAIL.finditer(text):
        yield *found.span(), MAIL


def _covered(words: str) -> str:
    """The first three and the last two signs; dots for the other digits, one for each."""
    name, at, host = words.partition("@")
    if at:
        return f"{name[:1]}{'•' * (len(name) - 1)}@{host}"
    kept = len(words) - 2
    return "".join(char if index < 3 or index >= kept or not char.isdigit() else "•" for index, char in enumerate(words))
