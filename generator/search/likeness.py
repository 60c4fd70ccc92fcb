"""Words that look like one that stands in no plan: slips of the finger, letters that a scanner misread.

Enters: a folded word, the folded words of the library that begin with the same letter.
Leaves: the nearest of them, at most three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 3
SHORTEST = 3
LONG = 6
"""Letters from which two slips are forgiven."""


def distance(left: str, right: str, limit: int) -> int:
    """Letters to add, drop, change or swap with a neighbour; `limit` + 1 for more than `limit`."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        following = [i]
        for j, b in enumerate(right, 1):
            least = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            following.append(least)
        before, row = row, following
    return min(row[-1], limit + 1)


def nearest(word: str, known: Mapping[str, int]) -> list[str]:
    """Words at the least distance, those that more plans hold first; none for figures and very short words."""
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return []
    limit = 2 if len(word) >= LONG else 1
    found = [(distance(word, other, limit), -holding, other) for other, holding in known.items() if other.isascii() and other.isalpha()]
    near = sorted(item for item in found if item[0] <= limit)
    return [other for away, _, other in near if away == near[0][0]][:MOST]
