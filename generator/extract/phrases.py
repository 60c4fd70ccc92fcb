"""Many phrases as one pattern.

Enters: phrases.
Leaves: a pattern of one of them, the longest that fits. They share their beginnings, so that few letters are looked at; a list of hundreds costs what one of ten does.
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


def _pattern(branch: dict[str, dict[str, object]]) -> str:
    inner = [re.escape(char) + _pattern(below) for char, below in branch.items() if char]  # type: ignore[arg-type]
    if "" in branch:
        inner.append(r"(?!\w)")
    return inner[0] if len(inner) == 1 else f"(?:{'|'.join(inner)})"
