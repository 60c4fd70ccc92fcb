"""How a printed name is compared with the names of an authority file.

Enters: a name as printed, and an index of the names that entries bear.
Leaves: the one entry meant, or nothing.

A name counts as the same whatever its case, tones, hyphens and blanks (`thi đua` glued to `thiđua`). Beyond that only damaged or
moved words are forgiven (`misspelt`): each word left over must look like a word left over on the other side, numbers must be equal, and the
next entry must be clearly behind. A word too many or too few is another name.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from generator.text import fold, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")
Keys = tuple[str, ...]
"""Folded words."""

CLOSE_ENOUGH = 90
"""Least likeness (0 to 100) of a misspelt name, and `CLEARLY_CLOSER` how far the next entry must be behind."""
CLEARLY_CLOSER = 5
LONGEST_NAME = 80
"""Words; longer texts are no names."""
_SHORTEST_FUZZY = 3
_ALIKE_WORDS = 60
_WORDS_TO_A_DAMAGED_ONE = 4
_LINKS = frozenset({"va", "cac", "cua", "cho", "nhung", "la", "mot", "o"})
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d|^[ivxlc]+$")


class Word(NamedTuple):
    """A word of a name: folded for comparison, and as printed."""

    key: str
    printed: str


def words_of(name: str) -> tuple[Word, ...]:
    """The words of a name, punctuation dropped; nothing for a text too long to be one."""
    text = normalise(name).text
    folded = fold(text)
    keys, printed = _WORD.findall(folded), _WORD.findall(text)
    if len(keys) != len(printed):
        printed = [text[found.start() : found.end()] for found in _WORD.finditer(folded)]
    return tuple(map(Word, keys, printed)) if len(keys) <= LONGEST_NAME else ()


def keys_of(name: str) -> Keys:
    """The folded words of a name."""
    keys = tuple(_WORD.findall(fold(normalise(name).text)))
    return keys if len(keys) <= LONGEST_NAME else ()


@dataclass(slots=True)
class NameIndex(Generic[T]):
    """Names of entries. A name that two entries bear leads to neither."""

    exact: dict[str, T | None] = field(default_factory=dict)
    spelled: list[tuple[Keys, T]] = field(default_factory=list)
    """Names long enough to be forgiven a mistake."""
    with_word: dict[int, dict[str, set[int]]] = field(default_factory=dict)
    """Which of `spelled` have so many words that do not only link, and this one among them."""

    def add(self, words: Keys, entry: T) -> bool:
        """Take a name in; False when another entry bears it."""
        key = "".join(words)
        if not key:
            return True
        if self.exact.setdefault(key, entry) is not entry:
            self.exact[key] = None
            return False
        if len(words) >= _SHORTEST_FUZZY:
            telling = [word for word in words if word not in _LINKS]
            for word in telling:
                self.with_word.setdefault(len(telling), {}).setdefault(word, set()).add(len(self.spelled))
            self.spelled.append((words, entry))
        return True

    def get(self, words: Keys) -> T | None:
        """The entry with exactly these words."""
        return self.exact.get("".join(words))

    def misspelt(self, words: Keys) -> T | None:
        """The one entry whose name these words are when single words are damaged or moved."""
        if len(words) < _SHORTEST_FUZZY:
            return None
        best: dict[int, tuple[float, T]] = {}
        for name, entry in self._near(words):
            likeness = _likeness(words, name)
            if self.get(name) is entry and likeness > best.get(id(entry), (0.0, entry))[0]:
                best[id(entry)] = (likeness, entry)
        ranked = sorted(best.values(), key=lambda found: -found[0])
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEARLY_CLOSER):
            return None
        return ranked[0][1]

    def _near(self, words: Keys) -> Iterator[tuple[Keys, T]]:
        """Names that have all but a quarter of these words, and no more: only they need the dear comparison."""
        telling = [word for word in words if word not in _LINKS]
        distinct = set(telling)
        places_of = self.with_word.get(len(telling), {})
        holders = [places_of[word] for word in distinct if word in places_of]
        spare = len(words) // _WORDS_TO_A_DAMAGED_ONE - (len(distinct) - len(holders))
        if spare < 0:
            return
        # A name that lacks no more than `spare` of them has one of the rarest `spare + 1`.
        holders.sort(key=len)
        for place in sorted(set().union(*holders[: spare + 1])):
            if sum([place in holder for holder in holders]) >= len(holders) - spare:
                yield self.spelled[place]


def _likeness(words: Keys, name: Keys) -> float:
    """0 for another name; else how alike the two are, 100 for the same words."""
    from rapidfuzz import fuzz

    if not same_words(words, name):
        return 0.0
    text, other = " ".join(words), " ".join(name)
    score = fuzz.token_set_ratio(text, other)
    return (score + fuzz.token_sort_ratio(text, other)) / 2 if score >= CLOSE_ENOUGH else 0.0


def same_words(one: Keys, other: Keys) -> bool:
    """The same words in any order, but for words that only link and a damaged word in four."""
    from rapidfuzz import fuzz

    left = [word for word in (Counter(one) - Counter(other)).elements() if word not in _LINKS]
    right = [word for word in (Counter(other) - Counter(one)).elements() if word not in _LINKS]
    if len(left) != len(right) or len(left) > min(len(one), len(other)) // _WORDS_TO_A_DAMAGED_ONE:
        return False
    if any(_NUMBER.search(word) for word in (*left, *right)):
        return False
    for word in left:
        alike = max(right, key=lambda candidate: fuzz.ratio(word, candidate))
        if fuzz.ratio(word, alike) < _ALIKE_WORDS:
            return False
        right.remove(alike)
    return True
