"""Many phrases as one pattern.

Enters: phrases, or patterns that stand for each other.
Leaves: a pattern of one of them: of phrases the longest that fits, of patterns the first. They share their beginnings, so that few letters are looked at; a list of hundreds costs
what one of ten does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FEW = 2
"""Alternatives that are tried one after the other."""


def one_of(phrases: Iterable[str], *, starts_word: bool = False) -> str:
    """A pattern of one of many phrases that ends with a word; `starts_word`: and begins with one, which is looked at behind its first letter."""
    tree: dict[str, dict[str, object]] = {}
    for phrase in phrases:
        branch: dict[str, object] = tree  # type: ignore[assignment]
        for char in phrase:
            branch = branch.setdefault(char, {})  # type: ignore[assignment]
        branch[""] = {}
    return _pattern(tree, r"(?<!\w{})" if starts_word else "")


def by_letter(alternatives: str, *, starts_word: bool = False, letters: str = "[a-z]", ends: str = "") -> str:
    """The same alternatives, gathered by the letter that they begin with: the rest is passed over at a glance.

    A search jumps from one such letter to the next where each alternative of its whole pattern begins with one character: no group, no set, no look at what stands before.

    Args:
        alternatives: Patterns, the first that fits is taken.
        starts_word: None of the `letters` may stand before the first letter.
        letters: What words are made of.
        ends: What must follow an alternative.
    """
    gathered: dict[str, list[str]] = {}
    for alternative in _apart(alternatives):
        letter = _first_letter(alternative)
        gathered.setdefault(letter, []).append(alternative[len(letter) :])
    before = f"(?<!{letters}{{}})" if starts_word else ""
    return "|".join(f"{letter}{before.format(letter)}(?:{'|'.join(_gathered(rest))}){ends}" for letter, rest in gathered.items())


def _apart(alternatives: str) -> Iterator[str]:
    """The alternatives one by one."""
    depth = start = 0
    for at, sign in enumerate(f"{alternatives}|"):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            yield alternatives[start:at]
            start = at + 1


def _first_letter(alternative: str) -> str:
    """The letter that it begins with; nothing where it begins with something else, or where the letter may be missing or stand there again."""
    return alternative[0] if alternative[:1].isalpha() and alternative[1:2] not in ("?", "*", "+", "{") else ""


def _gathered(rest: list[str]) -> list[str]:
    """What many alternatives go on with, gathered by its first letter as far as that keeps their order."""
    if len(rest) <= _FEW:
        return rest
    out: list[str] = []
    run: dict[str, list[str]] = {}
    for alternative in (*rest, ""):
        if letter := _first_letter(alternative):
            run.setdefault(letter, []).append(alternative[1:])
            continue
        out += [f"{first}(?:{'|'.join(_gathered(more))})" if len(more) > 1 else first + more[0] for first, more in run.items()]
        out.append(alternative)
        run = {}
    return out[:-1]


def behind_blank(alternatives: str) -> str:
    """One of the alternatives as words of their own behind a blank; to stand beside others that begin with one character."""
    return by_letter(alternatives, starts_word=True, letters="[^ ]", ends="(?![a-z])")


def word_of(alternatives: str, *, letters: str = "[a-z]") -> str:
    """One of the alternatives where a word begins: where none of the letters stands before it."""
    return f"(?:{by_letter(alternatives, starts_word=True, letters=letters)})"


def _pattern(branch: dict[str, dict[str, object]], before: str = "") -> str:
    """What the branches spell; `before`: what must hold where the first letter stands."""
    inner = [re.escape(char) + before.format(re.escape(char)) + _pattern(below) for char, below in branch.items() if char]  # type: ignore[arg-type]
    if "" in branch:
        inner.append(r"(?!\w)")
    return inner[0] if len(inner) == 1 else f"(?:{'|'.join(inner)})"
