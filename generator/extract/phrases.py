"""Many phrases as one pattern.

Enters: phrases, or patterns that stand for each other.
Leaves: a pattern of one of them: of phrases the longest that fits, of patterns the first. They share their beginnings, so that few letters are looked at; a list of hundreds costs
what one of ten does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def one_of(phrases: Iterable[str]) -> str:
    """A pattern of one of many phrases that ends with a word."""
    tree: dict[str, dict[str, object]] = {}
    for phrase in phrases:
        branch: dict[str, object] = tree  # type: ignore[assignment]
        for char in phrase:
            branch = branch.setdefault(char, {})  # type: ignore[assignment]
        branch[""] = {}
    return _pattern(tree)


def by_letter(alternatives: str, *, starts_word: bool = False) -> str:
    """The same alternatives, gathered by the letter that they begin with: the rest is passed over at a glance. `starts_word`: no letter `a-z` may stand before that letter."""
    gathered: dict[str, list[str]] = {}
    depth = start = 0
    for at, sign in enumerate(f"{alternatives}|"):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            begins = alternatives[start].isalpha() and alternatives[start + 1 : start + 2] not in ("?", "*", "+", "{")
            letter = alternatives[start] if begins else ""
            gathered.setdefault(letter, []).append(alternatives[start + len(letter) : at])
            start = at + 1
    before = "(?<![a-z]{})" if starts_word else ""
    return "|".join(f"{letter}{before.format(letter)}(?:{'|'.join(rest)})" for letter, rest in gathered.items())


def word_of(alternatives: str) -> str:
    """One of the alternatives where a word begins."""
    return f"(?:{by_letter(alternatives, starts_word=True)})"


def _pattern(branch: dict[str, dict[str, object]]) -> str:
    inner = [re.escape(char) + _pattern(below) for char, below in branch.items() if char]  # type: ignore[arg-type]
    if "" in branch:
        inner.append(r"(?!\w)")
    return inner[0] if len(inner) == 1 else f"(?:{'|'.join(inner)})"
