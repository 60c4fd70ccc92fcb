"""Text → how often each word of the index stands in it: what `analysis.units` says, counted many times faster.

Enters: pieces of text, each on one line.
Leaves: `Counts`: words as written, in the order in which they stand, document numbers and dates; no pair of neighbours reaches from one
piece into the next.

The scanner of `analysis` is asked only where a figure stands: all other stretches are words and breaks, and a library has few
different ones, so each is read once. Nothing here decides what a word is.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from itertools import count as numbers_from
from operator import mul
from re import compile as pattern
from struct import pack
from typing import TYPE_CHECKING

from generator.search import analysis

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

BREAK = ""
"""Stands between words that are no neighbours."""

_MONTHS = ("tháng ", "thang ")
_IN_WORD = pattern(f"[{analysis.LETTERS}]")
_FIGURES = pattern(f"[0-9](?<![{analysis.LETTERS}][0-9])[0-9]*+(?={analysis.after_figures()}|[ \n]{{1,3}}n[aă]m)")
"""Figures that begin a word, before something that may go on with them; a class in front lets the search run fast."""

_LIMIT = 400_000
_SPECIAL = "\n"
"""Begins a stretch that is a number or a date, and no other; inside it `_BLANK` stands for a blank."""
_BLANK = "\t"
_NARROW = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What stands in a text."""

    words: Counter[str]
    """Exact form → times, in the order of their first places; `BREAK` may be among them."""
    sequence: array[int]
    """The text again: each word and break as its place in `words`. Pairs of neighbours are made of it when all plans are there:
    two small numbers are paired faster than two words."""
    numbers: Counter[str]
    """`#39 ct ttg`, `#15/5/2016` → times."""

    @property
    def length(self) -> int:
        """Terms in the text as lunr counts them, but for the pairs: words, exact forms that say more, numbers."""
        weighed: Iterable[int] = map(mul, self.words.values(), map(_WEIGHTS.__getitem__, self.words))
        return sum(weighed) + self.numbers.total()


class _Memory(dict[str, tuple[str, ...]]):
    """Stretch between two blanks → its words, breaks among them."""

    def __missing__(self, surface: str) -> tuple[str, ...]:
        if len(self) >= _LIMIT:
            self.clear()
        special = surface[:1] == _SPECIAL
        readings = [analysis.read(surface[1:].replace(_BLANK, " "))] if special else analysis.readings(surface)
        found = self[surface] = tuple(chain.from_iterable(map(_atoms, readings)))
        return found


class _Numbers(dict[str, tuple[str, ...]]):
    """A number or a date → its terms that are no words."""

    def __missing__(self, surface: str) -> tuple[str, ...]:
        if len(self) >= _LIMIT:
            self.clear()
        found = self[surface] = tuple(term for term in analysis.read(surface).terms if term[0] == "#")
        return found


class _Keys(dict[str, str]):
    """Exact form → folded form."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _LIMIT:
            self.clear()
        key = self[word] = analysis.fold_word(word)
        return key


class _Weights(dict[str, int]):
    """Exact form → terms that it stands for."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _LIMIT:
            self.clear()
        weight = self[word] = 0 if word == BREAK else 1 if KEYS[word] == word else 2
        return weight


_ATOMS = _Memory()
_NUMBERS = _Numbers()
_WEIGHTS = _Weights()
KEYS = _Keys()


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


def count(pieces: Iterable[str], *, normal: bool = False) -> Counts:
    """Count the words of some pieces of text; `normal`: they come of a normal text, which need not be made again."""
    atoms, numbers = read(" . ".join(pieces), normal=normal)
    return of_atoms(atoms, Counter(numbers))


def read(text: str, *, normal: bool = False) -> tuple[list[str], list[str]]:
    """Words and breaks of one text in their order, and one more break; its numbers and dates."""
    words, special = _cut(analysis.lower(text) if normal else analysis.prepare(text))
    atoms = list(chain.from_iterable(map(_ATOMS.__getitem__, words.split(" "))))
    atoms.append(BREAK)
    return atoms, list(chain.from_iterable(map(_NUMBERS.__getitem__, special)))


def of_atoms(atoms: list[str], numbers: Counter[str]) -> Counts:
    """Words and breaks in their order, counted."""
    words = Counter(atoms)
    places = dict(zip(words, numbers_from(), strict=False))
    return Counts(
        words=words, sequence=array_of("H" if len(words) < _NARROW else "L", list(map(places.__getitem__, atoms))), numbers=numbers
    )


def array_of(code: str, numbers: Collection[int]) -> array[int]:
    """An array of these numbers: `struct` packs them in a third of the time in which an array takes one after the other."""
    return array(code, pack(f"{len(numbers)}{code}", *numbers))


def _cut(text: str) -> tuple[str, list[str]]:
    """The text with each number and date as one stretch between blanks; and those numbers and dates."""
    out: list[str] = []
    special: list[str] = []
    position = 0
    for found in _FIGURES.finditer(text):
        start = found.start()
        if start < position:
            continue
        surface = ""
        if start - 6 >= position and text.startswith(_MONTHS, start - 6) and not (start > 6 and _IN_WORD.match(text, start - 7)):
            surface = analysis.stretch(text, start - 6)
        if len(surface) > 6:
            start -= 6
        else:
            surface = analysis.stretch(text, start)
            if surface == found[0]:
                continue  # a bare figure is a word like others
        out += (text[position:start], " \n", surface.replace(" ", _BLANK), " ")
        special.append(surface)
        position = start + len(surface)
    out.append(text[position:])
    return "".join(out), special
