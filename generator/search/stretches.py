"""Stretches of texts → the terms that they hold.

Enters: stretches, as `generator.search.counting` cuts them.
Leaves: the numbers of their words, breaks, document numbers and dates, for many stretches at once.
"""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from generator.search import analysis
from generator.search.counting import BLANK, SPECIAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

BREAK = ""
"""Stands between words that are no neighbours."""

_LIMIT = 1 << 17
"""Stretches and words that are remembered: what was forgotten is read again."""


class _Keys(dict[str, str]):
    """Exact form → folded form."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _LIMIT:
            self.clear()
        key = self[word] = analysis.fold_word(word)
        return key


KEYS = _Keys()


class Stretches(dict[str, int]):
    """Stretch → its number here, as far as it is remembered; and of what numbers of terms each consists."""

    def __init__(self, number_of: Callable[[str], int]) -> None:
        """`number_of` gives the number of a term."""
        super().__init__()
        self._number_of = number_of
        self._atoms, self._starts = array("i"), array("i", (0,))

    def __missing__(self, stretch: str) -> int:
        special = stretch[:1] == SPECIAL
        readings = [analysis.read(stretch[1:].replace(BLANK, " "))] if special else analysis.readings(stretch)
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
