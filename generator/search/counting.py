"""Text → which words of the index stand in it, and where: what `analysis.units` says, read many times faster.

Enters: pieces of text, each on one line.
Leaves: `FieldTerms`: words as written, in the order in which they stand, document numbers and dates; no pair of neighbours reaches from one
piece into the next.

The scanner of `analysis` is asked only where a figure stands: all other stretches are words and breaks, and a library has few
different ones, so each is read once. Nothing here decides what a word is.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from itertools import count as numbers_from
from re import compile as pattern
from struct import pack
from typing import TYPE_CHECKING

from generator.search import analysis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
class FieldTerms:
    """What stands in a text."""

    terms: str
    """Every term once, one a line, in the order of their first places: words as written, a break as an empty line; behind them `#39 ct ttg`, `#15/5/2016`."""
    sequence: array[int]
    """The text again: each term as its place among them. They are counted and paired when all plans are there, where small numbers are faster than words."""


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


_ATOMS = _Memory()
_NUMBERS = _Numbers()
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


def field_terms(pieces: Iterable[str], *, normal: bool = False) -> FieldTerms:
    """The terms of some pieces of text; `normal`: they come of a normal text, which need not be made again."""
    return joint_terms([read(" . ".join(pieces), normal=normal)])


def joint_terms(texts: Sequence[tuple[Sequence[str], Sequence[str]]]) -> FieldTerms:
    """Several texts as one field: words and breaks of each in their order, then their numbers."""
    places: dict[str, int] = defaultdict(numbers_from().__next__)
    terms = chain.from_iterable((*(words for words, _ in texts), *(numbers for _, numbers in texts)))
    sequence = list(map(places.__getitem__, terms))
    code = "H" if len(places) < _NARROW else "L"
    # `struct` packs numbers in a third of the time in which an array takes one after the other
    return FieldTerms(terms="\n".join(places), sequence=array(code, pack(f"{len(sequence)}{code}", *sequence)))


def read(text: str, *, normal: bool = False) -> tuple[list[str], list[str]]:
    """Words and breaks of one text in their order, and one more break; its numbers and dates."""
    words, special = _cut(analysis.lower(text) if normal else analysis.prepare(text))
    atoms = list(chain.from_iterable(map(_ATOMS.__getitem__, words.split(" "))))
    atoms.append(BREAK)
    return atoms, list(chain.from_iterable(map(_NUMBERS.__getitem__, special)))


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
