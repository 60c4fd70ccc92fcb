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
from typing import Generic, TypeVar

from generator.text import fold, normalise

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
_LINKS = frozenset({"va", "cac", "cua", "cho", "nhung", "la", "mot", "o"})
_NUMBER = re.compile(r"\d|^[ivxlc]+$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: folded for comparison, and as printed."""

    key: str
    printed: str


def words_of(name: str) -> tuple[Word, ...]:
    """The words of a name, punctuation dropped; nothing for a text too long to be one."""
    text = normalise(name).text
    folded = fold(text)
    found = tuple(Word(folded[m.start() : m.end()], text[m.start() : m.end()]) for m in re.finditer(r"[^\W_]+", folded))
    return found if len(found) <= LONGEST_NAME else ()


def keys_of(name: str) -> Keys:
    """The folded words of a name."""
    return tuple(word.key for word in words_of(name))


@dataclass(slots=True)
class NameIndex(Generic[T]):
    """Names of entries. A name that two entries bear leads to neither."""

    exact: dict[str, T | None] = field(default_factory=dict)
    spelled: dict[str, T] = field(default_factory=dict)
    """Words with blanks between, for names long enough to be forgiven a mistake."""

    def add(self, words: Keys, entry: T) -> bool:
        """Take a name in; False when another entry bears it."""
        key = "".join(words)
        if not key:
            return True
        if key in self.exact and self.exact[key] is not entry:
            self.exact[key] = None
            return False
        self.exact[key] = entry
        if len(words) >= _SHORTEST_FUZZY:
            self.spelled[" ".join(words)] = entry
        return True

    def get(self, words: Keys) -> T | None:
        """The entry with exactly these words."""
        return self.exact.get("".join(words))

    def misspelt(self, words: Keys) -> T | None:
        """The one entry whose name these words are when single words are damaged or moved."""
        if len(words) < _SHORTEST_FUZZY:
            return None
        from rapidfuzz import fuzz, process

        text = " ".join(words)
        best: dict[int, tuple[float, T]] = {}
        for name, score, _ in process.extract(text, list(self.spelled), scorer=fuzz.token_set_ratio, score_cutoff=CLOSE_ENOUGH, limit=40):
            entry = self.spelled[name]
            if self.exact["".join(name.split())] is not entry or not same_words(words, tuple(name.split())):
                continue
            likeness = (score + fuzz.token_sort_ratio(text, name)) / 2
            if id(entry) not in best or best[id(entry)][0] < likeness:
                best[id(entry)] = (likeness, entry)
        ranked = sorted(best.values(), key=lambda found: -found[0])
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < CLEARLY_CLOSER):
            return None
        return ranked[0][1]


def same_words(one: Keys, other: Keys) -> bool:
    """The same words in any order, but for words that only link and a damaged word in four."""
    from rapidfuzz import fuzz

    left = [word for word in (Counter(one) - Counter(other)).elements() if word not in _LINKS]
    right = [word for word in (Counter(other) - Counter(one)).elements() if word not in _LINKS]
    if len(left) != len(right) or len(left) > min(len(one), len(other)) // 4:
        return False
    if any(_NUMBER.search(word) for word in (*left, *right)):
        return False
    for word in left:
        alike = max(right, key=lambda candidate: fuzz.ratio(word, candidate))
        if fuzz.ratio(word, alike) < _ALIKE_WORDS:
            return False
        right.remove(alike)
    return True
