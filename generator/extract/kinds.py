"""Words that name a kind of document, and where they stand in a text.

Enters: a `Reading`.
Leaves: `KindFound` for every such word, in order; the names come from `generator.registry`.

Spelling is tried folded, so `Kế hoach`, `Kế họach`, `KẾ HOẠCH` are found; a longer name wins (`Nghị quyết liên tịch` over `Nghị quyết`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.registry import document_kinds
from generator.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class KindFound:
    """A word for a kind of document."""

    start: int
    end: int
    name: str
    """`Chỉ thị`."""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {" ".join(fold(word).split()): kind.name for kind in document_kinds() for word in kind.spellings}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """All spellings, grouped by their first syllable, the longest first."""
    groups: dict[str, list[str]] = {}
    for spelling in sorted(_names(), key=len, reverse=True):
        head, _, tail = spelling.partition(" ")
        groups.setdefault(head, []).append(tail)
    branches = []
    for head, tails in sorted(groups.items()):
        inner = "|".join(" +" + tail.replace(" ", " +") if tail else "" for tail in tails)
        branches.append(f"{head}(?:{inner})")
    return re.compile("(?:" + "|".join(branches) + ")(?![a-z])")


def find_kinds(reading: Reading) -> Iterator[KindFound]:
    """Every word for a kind of document, left to right."""
    names = _names()
    key = reading.key
    for found in _pattern().finditer(key):
        start = found.start()
        if start and key[start - 1].isalpha():
            continue
        yield KindFound(start, found.end(), names[" ".join(found[0].split())])


@lru_cache(maxsize=1)
def kinds_by_abbreviation() -> dict[str, str]:
    """Type code written for the word (`NĐ 98/2023/NĐ-CP`) → name of the first kind that uses it."""
    table: dict[str, str] = {}
    for kind in document_kinds():
        for code in kind.codes:
            if len(code) > 1:
                table.setdefault(code, kind.name)
    return table
