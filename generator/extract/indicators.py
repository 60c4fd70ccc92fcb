"""What an indicator is compared by.

Enters: an indicator as a target gives it. Leaves: its key.

Two indicators are the same when their words are, apart from case, tones, and the words that any aim begins or ends with (`phấn đấu`, `tỷ lệ`, `số`,
`đạt`, `trở lên`, `trên địa bàn …`); a year in the name is not part of it. Nothing is guessed beyond that: `hộ nghèo` and `hộ cận nghèo` stay two.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.text import collapse, fold

_LEAD = re.compile(r"(?:(?:phan dau|den cuoi|hoan thanh|bao dam|dam bao|duy tri|co|dat|ty le|ti le|so|muc|tong|cac|chi tieu|tren toan) )+")
_TAIL = re.compile(r" (?:dat|tro len|tren dia ban .*|tren toan .*|so voi .*|la|bang|tu|duoi|tren|con)$")
_LAST_WORDS = frozenset({"dat", "len", "la", "bang", "tu", "duoi", "tren", "con"})
_BEFORE_THE_REST = (" tren dia ban ", " tren toan ", " so voi ")
_YEAR = re.compile(r"(?: den)?(?: cuoi)? nam \d{4}| giai doan \d{4} ?[-–] ?\d{4}")
_NOT_WORDS = re.compile(r"[^\w%]+")


@lru_cache(maxsize=4096)
def indicator_key(name: str) -> str:
    """`Tỷ lệ hộ nghèo năm 2025 đạt` → `ho ngheo`."""
    words = fold(collapse(name))
    if " nam " in words or " giai doan " in words:
        words = _YEAR.sub(" ", words).strip()
    if not words.replace(" ", "").isalnum() or "  " in words:
        words = " ".join(_NOT_WORDS.split(words)).strip()
    while (words.rpartition(" ")[2] in _LAST_WORDS or any(said in words for said in _BEFORE_THE_REST)) and (
        shorter := _TAIL.sub("", words)
    ) != words:
        words = shorter
    lead = _LEAD.match(words)
    rest = words[lead.end() :] if lead else words
    return rest or words
