"""Characters: normalise (safe to show), fold (for matching only), slug, Vietnamese order.

Enters: any text, as a file or a person gives it.
Leaves: `NormalText` (NFC, plain spaces, with a map back to the source), folded keys, slugs, sort keys.

Rules: Unicode NFC and NFD; Vietnamese collation (alphabet first, tones as a tie-break over the whole string). Two places of a
tone mark (`uỷ`/`ủy`) are both correct spelling and unequal under NFC, so only `fold` makes them equal.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Letters that look like đ/Đ and are typed or recognised in its place: Icelandic eth, African d with hook.
_LOOK_ALIKE = {0x00D0: "Đ", 0x00F0: "đ", 0x0189: "Đ", 0x0256: "đ"}
SPACES = {code: " " for code in (0x09, 0x0B, 0x0C, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)}
"""Every blank but the plain one → the plain one."""
_DROP = dict.fromkeys(map(ord, ZERO_WIDTH))
_NEEDS_WORK = re.compile("[" + ZERO_WIDTH + "\r" + "".join(map(re.escape, map(chr, [*_LOOK_ALIKE, *SPACES]))) + "]")


@dataclass(frozen=True, slots=True)
class NormalText:
    """Text that is safe to show, and where each of its characters stood in the source."""

    text: str
    """NFC, line feeds only, every other blank a single plain space, no zero-width characters."""
    source: str
    """What was read, untouched."""
    offsets: tuple[int, ...] | None = None
    """Source offset of every character of `text`, plus the end; None when both are the same string."""

    def source_offset(self, position: int) -> int:
        """Offset in `source` (code points) of the character at `position` of `text`."""
        return position if self.offsets is None else self.offsets[position]

    def normal_offset(self, source_position: int) -> int:
        """Offset in `text` of the first character that stands at or after `source_position` of `source`."""
        return source_position if self.offsets is None else bisect.bisect_left(self.offsets, source_position)

    def line_column(self, position: int) -> tuple[int, int]:
        """Line and column in `source`, both counted from 1, of the character at `position` of `text`."""
        before = self.source[: self.source_offset(position)].replace("\r\n", "\n").replace("\r", "\n")
        return before.count("\n") + 1, len(before) - before.rfind("\n")


def normalise(source: str) -> NormalText:
    """Make text safe to show and remember where each character came from.

    Idempotent: `normalise(normalise(s).text).text == normalise(s).text`. Lines are kept one to one.
    """
    if unicodedata.is_normalized("NFC", source) and not _NEEDS_WORK.search(source):
        return NormalText(source, source)
    out: list[str] = []
    offsets: list[int] = []
    position, end = 0, len(source)
    while position < end:
        stop = _cluster_end(source, position)
        if source[position] == "\r":
            piece = "\n"
            stop = position + (2 if source[position : position + 2] == "\r\n" else 1)
        else:
            piece = unicodedata.normalize("NFC", source[position:stop]).translate(_LOOK_ALIKE).translate(SPACES).translate(_DROP)
        out.append(piece)
        offsets.extend([position] * len(piece))
        position = stop
    joined = "".join(out)
    offsets.append(end)
    composed = unicodedata.normalize("NFC", joined)
    if composed != joined:  # a dropped zero-width character stood between a letter and its mark
        again = normalise(joined)
        return NormalText(again.text, source, tuple(offsets[again.source_offset(i)] for i in range(len(again.text) + 1)))
    return NormalText(joined, source, tuple(offsets))


def _cluster_end(source: str, position: int) -> int:
    """End of the run of characters that Unicode composes together with the one at `position`."""
    stop = position + 1
    while stop < len(source) and source[stop] > "\u02ff":
        head, tail = source[position:stop], source[stop]
        if unicodedata.normalize("NFC", head + tail) == unicodedata.normalize("NFC", head) + unicodedata.normalize("NFC", tail):
            break
        stop += 1
    return stop


class _FoldTable(dict[int, str]):
    """One base letter for one character, worked out on first sight."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char)[0]
        lower = {"đ": "d", "Đ": "d"}.get(base, base.lower())
        self[code] = lower if len(lower) == 1 else base
        return self[code]


_FOLD = _FoldTable()
_FOLD.update({ord(c): "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"})
_FOLD.update({ord(c): '"' for c in "“”„‟«»″"})
_FOLD.update({ord(c): "'" for c in "‘’‚‛′"})


def fold(text: str) -> str:
    """Key for matching: case, tones, đ, dashes and quotation marks made alike.

    Takes normal text and keeps its length, so an offset in the key is an offset in the text. Never shown to a reader.
    """
    return text.translate(_FOLD)


def collapse(text: str) -> str:
    """Every run of blanks and line ends as one space, none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """ASCII part of an address: `Đắk Song` → `dak-song`. Empty when nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", fold(normalise(text).text)).strip("-")


_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = {"\u0306": {"a": "ă"}, "\u0302": {"a": "â", "e": "ê", "o": "ô"}, "\u031b": {"o": "ơ", "u": "ư"}}


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Vietnamese order: a ă â b c d đ …, then ngang huyền hỏi ngã sắc nặng as a tie-break over the whole string."""
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFD", text.lower()):
        if char in _TONES and tones:
            tones[-1] = _TONES[char]
        elif char in _SHAPES and letters:
            rank = letters[-1][1]
            shaped = next((s for base, s in _SHAPES[char].items() if _ALPHABET[base] == rank and letters[-1][0] == 2), None)
            if shaped:
                letters[-1] = (2, _ALPHABET[shaped])
        else:
            rank = _ALPHABET.get(char)
            letters.append((2, rank) if rank is not None else (1 if char.isdigit() else 0, ord(char)))
            tones.append(0)
    return tuple(letters), tuple(tones)


def heading_slug(text: str, separator: str) -> str:
    """Anchor of a heading in a hand-written page, in the shape that Python-Markdown's `toc` extension calls."""
    return slug(text).replace("-", separator)
