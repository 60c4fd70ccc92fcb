"""Quotation marks: where quoted words begin and end.

Enters: a `Reading`.
Leaves: `Quoted` ranges in order, apart from each other.

Marks: “ ” " " « » ,, ” '' '' ' ' ‘ ’, mismatched and mistyped ones too, `*` inside or outside; a mark opens where a word begins after it and closes where one
ends before it, and only where neither shows does its shape decide. `M'Đrắk`, `H’leo` hold no marks. A quotation inside a quotation belongs to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.reading import BREAK, places
from generator.slots import constructor, quickly_made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.reading import Reading

_LONGEST = 700
_LONGEST_SINGLE = 200
_LONGEST_UNCLOSED = 160
_MARK = re.compile(r"[“”„‟«»″\"'‘’\u2032&,](?:(?<=')'|(?<=&)(?:quot|[lr]dquo);|(?<=,),|(?<![&,]))")
"""`''`, `,,`, `&quot;` or one mark."""
_SHAPES = {"“": 1, "„": 1, "«": 1, "‘": 1, "&ldquo;": 1, ",,": 1, "”": -1, "»": -1, "’": -1, "&rdquo;": -1}
_SINGLES = frozenset("'‘’\u2032")
_SKIPPED = "*_"
_GOVERNED = re.compile(r"(?<![a-z])(?:phong trao|cuoc van dong|thi dua|chien dich|chu de|khau hieu|phuong cham|tinh than)$")
"""Before a mark that stands against it: `cuộc vận động" Ngõ sáng"`."""
_ENDING = frozenset(".!?)%…”\"»’'")


@quickly_made
@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    direction: int
    """1 opens, -1 closes, 0 either: by what stands beside it."""
    shape: int
    """The same by its shape alone."""


_mark = constructor(_Mark)


def _marks(reading: Reading) -> list[_Mark]:
    out = []
    for found in _mark_matches(reading):
        shape = _SHAPES.get(found[0], 0)
        before, after = _beside(reading, found.start(), -1), _beside(reading, found.end(), 1)
        starts_word = after.isalnum() and not before.isalnum()
        ends_word = (before.isalnum() or before in _ENDING) and not after.isalnum()
        single = found[0] in _SINGLES
        if (
            single
            and not (starts_word or ends_word)
            and not (found[0] == "‘" and reading.flat[max(0, found.start() - 2) : found.start()].isalpha())
        ):
            continue  # an apostrophe inside a name
        out.append(_mark(found.start(), found.end(), single, 1 if starts_word else -1 if ends_word else shape, shape))
    return out


def _mark_matches(reading: Reading) -> Iterator[re.Match[str]]:
    """Every mark, left to right: all of them fold to four."""
    end = 0
    for start in places(reading.key, '"', "'", "&", ",,"):
        if start >= end and (found := _MARK.match(reading.flat, start)):
            end = found.end()
            yield found


def _beside(reading: Reading, position: int, step: int) -> str:
    """The character next to a mark, emphasis skipped; a blank at the ends of the text."""
    text, at = reading.text, position if step > 0 else position - 1
    for _ in range(6):
        if not 0 <= at < len(text) or text[at] not in _SKIPPED:
            break
        at += step
    return text[at] if 0 <= at < len(text) else " "


def _closing(marks: list[_Mark], place: int, limit: int) -> int | None:
    """Index of the mark that closes the one at `place`."""
    opening, depth, doubtful = marks[place], 0, None
    for index in range(place + 1, len(marks)):
        mark = marks[index]
        if mark.start >= limit:
            break
        if mark.single != opening.single:
            if opening.single:
                return None
            continue
        if mark.direction > 0:
            depth += 1
            if doubtful is None and mark.shape <= 0:
                doubtful = index  # a blank on the wrong side: "Dân vận khéo "và …
            if depth > 2:
                break
        elif depth == 0:
            return index
        else:
            depth -= 1
    return doubtful


@quickly_made
@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks; where the closing mark is missing, those to the end of the clause."""

    start: int
    words_start: int
    words_end: int
    end: int
    closed: bool


_quoted = constructor(Quoted)


def _stripped(reading: Reading, end: int) -> int:
    """`end` before the blanks that lead to it."""
    return end - len(reading.key[max(0, end - 9) : end]) + len(reading.key[max(0, end - 9) : end].rstrip())


def quoted_in(reading: Reading) -> Iterator[Quoted]:
    """Everything in quotation marks, in order."""
    marks = _marks(reading)
    place = 0
    while place < len(marks):
        opening = marks[place]
        place += 1
        if opening.direction < 0 and not (opening.shape == 0 and _GOVERNED.search(reading.key, max(0, opening.start - 20), opening.start)):
            continue
        limit = min(len(reading.flat), opening.end + (_LONGEST_SINGLE if opening.single else _LONGEST))
        paragraph = reading.flat.find(BREAK, opening.end, limit)
        closing = _closing(marks, place - 1, paragraph if paragraph >= 0 else limit)
        if closing is not None:
            yield _quoted(opening.start, opening.end, marks[closing].start, marks[closing].end, closed=True)
            place = closing + 1
        elif not opening.single and opening.direction > 0:
            end = reading.clause_end(opening.end, _LONGEST_UNCLOSED)
            if place < len(marks):
                end = min(end, marks[place].start)
                noun = _GOVERNED.search(reading.key, opening.end, _stripped(reading, end))
                end = noun.start() if noun else end  # of the next quotation: its own mark alone is missing
            yield _quoted(opening.start, opening.end, end, end, closed=False)
