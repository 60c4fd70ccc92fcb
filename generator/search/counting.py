"""Text → the stretches in which the words of the index stand: what `analysis.units` says, found many times faster.

Enters: pieces of text, each on one line.
Leaves: `FieldTerms`: the stretches of a text in the order in which they stand; no pair of neighbours reaches from one piece into the next.

The scanner of `analysis` is asked only where a figure stands: all other stretches lie between two blanks, and a library has few different
ones, so each is read once, when all plans are there (`generator.search.stretches`). Nothing here decides what a word is.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import count as numbers_from
from re import compile as pattern
from struct import pack
from typing import TYPE_CHECKING

from generator.search import analysis
from generator.slots import quickly_made

if TYPE_CHECKING:
    from collections.abc import Iterable

_MONTHS = ("tháng ", "thang ")
_IN_WORD = pattern(f"[{analysis.LETTERS}]")
_FIGURES = pattern(f"[0-9](?<![{analysis.LETTERS}][0-9])[0-9]*+(?={analysis.after_figures()}|[ \n]{{1,3}}n[aă]m)")
"""Figures that begin a word, before something that may go on with them; a class in front lets the search run fast."""

SPECIAL = "\n"
"""Begins a stretch that is a number or a date, and no other; inside it `BLANK` stands for a blank."""
BLANK = "\t"
_NARROW = 1 << 16


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTerms:
    """What stands in a text."""

    stretches: str
    """Every stretch once, blanks between them, in the order of their first places."""
    sequence: array[int]
    """The text again: each stretch as its place among them. They are read, counted and paired when all plans are there, where small numbers are faster than words."""


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
    position = after = 0
    while found := _FIGURES.search(text, after):
        start, after = found.span()
        end = 0
        if text.startswith("g ", start - 2) and start - 6 >= position:
            end = _month_end(text, start)
        if end:
            start -= 6
        else:
            end = analysis.stretch_end(text, start)
        if end > after:  # more than a bare figure, which is a word like others
            out += (text[position:start], f" {SPECIAL}", text[start:end].replace(" ", BLANK), " ")
            position = after = end
    out.append(text[position:])
    return "".join(out)


def _month_end(text: str, start: int) -> int:
    """Where the date ends whose month is the figure that begins here (`tháng 5 năm 2016`); 0 where it is none."""
    if not text.startswith(_MONTHS, start - 6) or (start > 6 and _IN_WORD.match(text, start - 7)):
        return 0
    end = analysis.stretch_end(text, start - 6)
    return end if end > start else 0
