"""Text → how often each word of the index stands in it: what `analysis.units` says, counted many times faster.

Enters: pieces of text, each on one line.
Leaves: `Counts`: words as written, pairs of neighbours, document numbers and dates; no pair reaches from one piece into the next.

The scanner of `analysis` is asked only where a figure stands: all other stretches are words and breaks, and a library has few
different ones, so each is read once. Nothing here decides what a word is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from re import compile as pattern
from typing import TYPE_CHECKING

from generator.search import analysis

if TYPE_CHECKING:
    from collections.abc import Iterable

BREAK = ""
"""Stands between words that are no neighbours."""

_FIGURES = pattern("[0-9]+")
_MONTHS = ("tháng ", "thang ")
_IN_WORD = pattern(f"[{analysis.LETTERS}]")
_GOES_ON = pattern(analysis.after_figures())
_LIMIT = 400_000
_SPECIAL = "\n"
"""Marks a stretch that may hold blanks; no other stretch begins so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What stands in a text."""

    words: Counter[str]
    """Exact form → times."""
    pairs: tuple[str, ...]
    """`+dak song`: that two words stand side by side, not how often; in any order."""
    numbers: Counter[str]
    """`#39 ct ttg`, `#15/5/2016` → times."""

    @property
    def length(self) -> int:
        """Terms in the text as lunr counts them: words, exact forms that say more, pairs, numbers."""
        exact = sum(times for word, times in self.words.items() if KEYS[word] != word)
        return self.words.total() + exact + len(self.pairs) + self.numbers.total()


class _Memory(dict[str, tuple[str, ...]]):
    """Stretch between two blanks → its words, breaks among them."""

    def __missing__(self, surface: str) -> tuple[str, ...]:
        if len(self) >= _LIMIT:
            self.clear()
        readings = [analysis.read(surface[1:])] if surface[:1] == _SPECIAL else analysis.readings(surface)
        found = self[surface] = tuple(chain.from_iterable(map(_atoms, readings)))
        return found


class _Keys(dict[str, str]):
    """Exact form → folded form."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _LIMIT:
            self.clear()
        key = self[word] = analysis.fold_word(word)
        return key


class _Pairs(dict[tuple[str, str], str]):
    """Two folded words → their term."""

    def __missing__(self, words: tuple[str, str]) -> str:
        if len(self) >= _LIMIT:
            self.clear()
        term = self[words] = f"+{words[0]} {words[1]}" if words[0] and words[1] else ""
        return term


_ATOMS = _Memory()
KEYS = _Keys()
_PAIRS = _Pairs()


def _atoms(reading: analysis.Reading) -> list[str]:
    """Its words; inside a number or a date they are no neighbours, at its ends they are if it has ends."""
    if not reading.terms:
        return [BREAK]
    atoms: list[str] = [] if reading.first else [BREAK]
    for at, (_, exact) in enumerate(reading.words):
        if at:
            atoms.append(BREAK)
        atoms.append(exact)
    if not reading.last:
        atoms.append(BREAK)
    return atoms


def count(pieces: Iterable[str]) -> Counts:
    """Count the words of some pieces of text."""
    text = analysis.prepare(" . ".join(pieces))
    stretches, special = _cut(text)
    atoms = list(chain.from_iterable(map(_ATOMS.__getitem__, stretches)))
    keys = list(map(KEYS.__getitem__, atoms))
    words = Counter(atoms)
    words.pop(BREAK, None)
    pairs = [pair for pair in map(_PAIRS.__getitem__, set(pairwise(keys))) if pair]
    numbers: Counter[str] = Counter()
    for surface, times in Counter(special).items():
        for term in analysis.read(surface).terms:
            if term[0] == "#":
                numbers[term] += times
    return Counts(words=words, pairs=tuple(pairs), numbers=numbers)


def _cut(text: str) -> tuple[list[str], list[str]]:
    """What stands between blanks, where a number or a date is one stretch; and those numbers and dates."""
    stretches: list[str] = []
    special: list[str] = []
    position = 0
    for found in _FIGURES.finditer(text):
        start, end = found.span()
        if start < position or (start and text[start - 1] != " " and _IN_WORD.match(text, start - 1)):
            continue
        surface = ""
        if start - 6 >= position and text[start - 6 : start] in _MONTHS and not (start > 6 and _IN_WORD.match(text, start - 7)):
            surface = analysis.stretch(text, start - 6)
        if len(surface) > 6:
            start -= 6
        elif _GOES_ON.match(text, end):
            surface = analysis.stretch(text, start)
        else:
            continue
        if surface == found[0]:
            continue  # a bare figure is a word like others
        stretches += text[position:start].split(" ")
        stretches.append(_SPECIAL + surface)
        special.append(surface)
        position = start + len(surface)
    stretches += text[position:].split(" ")
    return stretches, special
