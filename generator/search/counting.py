"""Text → which words of the index stand in it, and where: what `analysis.units` says, read many times faster.

Enters: pieces of text, each on one line.
Leaves: `FieldTerms`: the stretches of a text in the order in which they stand; later, of each stretch, its words, document numbers and dates
(`Stretches`). No pair of neighbours reaches from one piece into the next.

The scanner of `analysis` is asked only where a figure stands: all other stretches lie between two blanks, and a library has few different
ones, so each is read once, when all plans are there. Nothing here decides what a word is.
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

import numpy as np

from generator.search import analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

BREAK = ""
"""Stands between words that are no neighbours."""

_MONTHS = ("tháng ", "thang ")
_IN_WORD = pattern(f"[{analysis.LETTERS}]")
_FIGURES = pattern(f"[0-9](?<![{analysis.LETTERS}][0-9])[0-9]*+(?={analysis.after_figures()}|[ \n]{{1,3}}n[aă]m)")
"""Figures that begin a word, before something that may go on with them; a class in front lets the search run fast."""

_LIMIT = 1 << 17
"""Stretches and words that are remembered: what was forgotten is read again."""
_SPECIAL = "\n"
"""Begins a stretch that is a number or a date, and no other; inside it `_BLANK` stands for a blank."""
_BLANK = "\t"
_NARROW = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTerms:
    """What stands in a text."""

    stretches: str
    """Every stretch once, blanks between them, in the order of their first places."""
    sequence: array[int]
    """The text again: each stretch as its place among them. They are read, counted and paired when all plans are there, where small numbers are faster than words."""


class _Keys(dict[str, str]):
    """Exact form → folded form."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _LIMIT:
            self.clear()
        key = self[word] = analysis.fold_word(word)
        return key


KEYS = _Keys()


def field_terms(pieces: Iterable[str], *, normal: bool = False) -> FieldTerms:
    """The terms of some pieces of text; `normal`: they come of a normal text, which need not be made again."""
    return joint_terms([cut(" . ".join(pieces), normal=normal)])


def joint_terms(texts: Iterable[str]) -> FieldTerms:
    """Several texts as one field, each cut already."""
    places: dict[str, int] = defaultdict(numbers_from().__next__)
    sequence = list(map(places.__getitem__, " . ".join(texts).split(" ")))
    code = "H" if len(places) < _NARROW else "L"
    # `struct` packs numbers in a third of the time in which an array takes one after the other
    return FieldTerms(stretches=" ".join(places), sequence=array(code, pack(f"{len(sequence)}{code}", *sequence)))


def cut(text: str, *, normal: bool = False) -> str:
    """The text in lower case, with each number and date as one stretch between blanks."""
    text = analysis.lower(text) if normal else analysis.prepare(text)
    out: list[str] = []
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
        position = start + len(surface)
    out.append(text[position:])
    return "".join(out)


# ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────


class Stretches(dict[str, int]):
    """Stretch → its number here, as far as it is remembered; and of what numbers of terms each consists."""

    def __init__(self, number_of: Callable[[str], int]) -> None:
        """`number_of` gives the number of a term."""
        super().__init__()
        self._number_of = number_of
        self._atoms, self._starts = array("i"), array("i", (0,))

    def __missing__(self, stretch: str) -> int:
        special = stretch[:1] == _SPECIAL
        readings = [analysis.read(stretch[1:].replace(_BLANK, " "))] if special else analysis.readings(stretch)
        self._atoms.extend(map(self._number_of, chain.from_iterable(map(_atoms, readings))))
        number = self[stretch] = len(self._starts) - 1
        self._starts.append(len(self._atoms))
        return number

    def forget(self) -> None:
        """Make room where too much is remembered; numbers that were given before are void then."""
        if len(self) > _LIMIT:
            self.clear()
            self._atoms, self._starts = array("i"), array("i", (0,))

    def read(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """The terms of these stretches one after the other, and how many each has."""
        starts, atoms = np.frombuffer(self._starts, np.int32), np.frombuffer(self._atoms, np.int32)
        begins = starts[numbers]
        sizes = starts[numbers + 1] - begins
        ends = np.cumsum(sizes)
        shifts = begins - ends + sizes
        return atoms[np.repeat(shifts, sizes) + np.arange(ends[-1])].astype(np.int64), sizes


def _atoms(reading: analysis.Reading) -> list[str]:
    """Its words; inside a number or a date they are no neighbours, at its ends they are if it has ends. Its terms that are no words part them too."""
    if not reading.terms:
        return [BREAK]
    atoms: list[str] = [] if reading.first else [BREAK]
    for at, (_, exact) in enumerate(reading.words):
        if at:
            atoms.append(BREAK)
        atoms.append(exact)
    if not reading.last:
        atoms.append(BREAK)
    atoms[1:1] = [term for term in reading.terms if term[0] == "#"]
    return atoms
