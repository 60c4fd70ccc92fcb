"""Ordinals as these papers write them: `XIII`, `13`, `thứ tư`, `nhất`.

Enters: folded words.
Leaves: the integer.
"""

from __future__ import annotations

import re

WORDS = {
    "nhat": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12, "muoi ba": 13, "muoi bon": 14, "muoi lam": 15,
}  # fmt: skip

PATTERN = (
    r"(?:[ivxlc]{1,8}(?![a-z])|\d{1,3}(?![\d/])|" + "|".join(f"{word}(?![a-z])" for word in sorted(WORDS, key=len, reverse=True)) + ")"
)
"""Matches an ordinal in a folded key."""

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def ordinal(words: str) -> int | None:
    """The number meant; None when the words are no ordinal."""
    key = " ".join(words.split())
    if key.isdigit():
        return int(key)
    if key in WORDS:
        return WORDS[key]
    if not re.fullmatch("[ivxlc]+", key):
        return None
    values = [_ROMAN[letter] for letter in key]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
