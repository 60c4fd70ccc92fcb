"""Which provisions of a plan answer a query, and the words to show of each.

Enters: the texts of one plan's provisions, and what is looked for.
Leaves: at most three `Snippet`s: where, and pieces of text of which some are to be marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.search import analysis

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 3
WIDTH = 180
"""Characters of a snippet, more or less: it is cut between words."""
_BEFORE = 50
_HITS = 200
"""Hits looked at in one provision."""


@dataclass(frozen=True, slots=True)
class Sought:
    """One word or number that a snippet should show."""

    term: str
    """Folded word, or number or date with its sign."""
    exact: str = ""
    """The word with its marks, when the reader typed any: plans that hold it so show only that."""
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a snippet."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A provision that answers."""

    path: str
    anchor: str
    label: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    sought: int
    exact: bool
    unit: int


def snippets(provisions: Sequence[Sequence[str]], sought: Sequence[Sought], head: str = "") -> list[Snippet]:
    """The provisions that hold most of what is looked for, the best first.

    None when the plan's head (name, office, place) holds more of it than any of them: then the head is why the plan was found.
    """
    above = _hits(head, sought)
    hits = [_hits(words, sought) for _, _, _, words in provisions]
    as_typed = {hit.sought for found in (above, *hits) for hit in found if hit.exact}
    kept = [[hit for hit in found if hit.exact or hit.sought not in as_typed] for found in hits]
    joined = {one.sought for found in kept for pair in _neighbours(found) for one in pair}
    kept = [_without_strays(found, joined) for found in kept]
    scored = [(*_score(found), at) for at, found in enumerate(kept) if found]
    most = max((distinct for distinct, _, _ in scored), default=0)
    if most < len({hit.sought for hit in above if hit.exact or hit.sought not in as_typed}):
        return []
    best = sorted((-distinct, -rest, at) for distinct, rest, at in scored if distinct * 2 >= most)[:MOST]
    out = []
    for _, _, at in best:
        path, anchor, label, words = provisions[at]
        out.append(Snippet(path=path, anchor=anchor, label=label, pieces=tuple(_cut(words, kept[at]))))
    return out


def _hits(words: str, sought: Sequence[Sought]) -> list[_Hit]:
    """Where a text holds what is looked for."""
    out: list[_Hit] = []
    for number, unit in enumerate(analysis.units(words)):
        terms = unit.reading.terms
        for at, one in enumerate(sought):
            found = any(key.startswith(one.term) for key, _ in unit.reading.words) if one.prefix else one.term in terms
            if found:
                exact = bool(one.exact) and f"={one.exact}" in terms
                out.append(_Hit(unit.start, unit.end, at, exact, number))
                break
        if len(out) >= _HITS:
            break
    return out


def _neighbours(hits: Sequence[_Hit]) -> list[tuple[_Hit, _Hit]]:
    """Hits that stand side by side in the order asked."""
    return [(a, b) for a, b in pairwise(hits) if b.unit == a.unit + 1 and b.sought == a.sought + 1]


def _without_strays(hits: Sequence[_Hit], joined: set[int]) -> list[_Hit]:
    """A word that stands beside its neighbour somewhere in the plan counts only there: `thị` of `chỉ thị`, not of `thị trấn`."""
    beside = {one.start for pair in _neighbours(hits) for one in pair}
    return [hit for hit in hits if hit.sought not in joined or hit.start in beside]


def _score(hits: Sequence[_Hit]) -> tuple[int, int]:
    """How many different words, then how often they stand in the order asked, then how many hits."""
    together = len(_neighbours(hits))
    return len({hit.sought for hit in hits}), min(together, 5) * 3 + min(len(hits), 5)


def _cut(words: str, hits: Sequence[_Hit]) -> list[Piece]:
    """The stretch with most different hits, cut between words, its hits marked; neighbours are one mark."""
    best, start = (-1, -1), 0
    for at, first in enumerate(hits):
        inside = [hit for hit in hits[at:] if hit.end <= first.start + WIDTH - _BEFORE]
        score = _score(inside)
        if score > best:
            best, start = score, first.start
    begin = _word_start(words, start - _BEFORE)
    end = _word_end(words, begin + WIDTH)
    pieces = [Piece("… ", marked=False)] if begin else []
    position = begin
    for opens, closes in _merged(words, [hit for hit in hits if begin <= hit.start and hit.end <= end]):
        if opens > position:
            pieces.append(Piece(words[position:opens], marked=False))
        pieces.append(Piece(words[opens:closes], marked=True))
        position = closes
    rest = words[position:end] + (" …" if end < len(words) else "")
    return [*pieces, Piece(rest, marked=False)] if rest else pieces


def _merged(words: str, hits: Sequence[_Hit]) -> list[tuple[int, int]]:
    """Hits with nothing but a blank between them become one."""
    out: list[tuple[int, int]] = []
    for hit in hits:
        if out and words[out[-1][1] : hit.start] == " ":
            out[-1] = (out[-1][0], hit.end)
        else:
            out.append((hit.start, hit.end))
    return out


def _word_start(words: str, position: int) -> int:
    """Start of the word after the first blank from here; 0 near the beginning."""
    if position <= 0:
        return 0
    blank = words.find(" ", position)
    return position if blank < 0 or blank > position + 20 else blank + 1


def _word_end(words: str, position: int) -> int:
    """End of the word before the last blank up to here."""
    if position >= len(words):
        return len(words)
    blank = words.rfind(" ", 0, position)
    return position if blank < position - 20 else blank
