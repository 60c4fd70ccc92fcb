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
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
# Letters that look like đ/Đ and are typed or recognised in its place: Icelandic eth, African d with hook.
_LOOK_ALIKE = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"}
SPACES = dict.fromkeys((0x09, 0x0B, 0x0C, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " ")
"""Every blank but the plain one → the plain one."""
_REPLACEMENT = {"\r": "\n", "\r\n": "\n", **_LOOK_ALIKE, **{chr(code): " " for code in SPACES}, **dict.fromkeys(ZERO_WIDTH, "")}
_NEEDS_WORK = re.compile("\r\n?|[" + "".join(re.escape(char) for char in _REPLACEMENT if len(char) == 1 and char != "\r") + "]")
_USUAL = re.compile("[\n -~À-ÏÑ-ïñ-ýĂăĐđĨĩŨũƠơƯưẠ-ỹ–—‘’“”…]*")
"""Line ends, what a keyboard writes and what Vietnamese adds to it: nothing of it is replaced, joins with its neighbour or hides."""
_LONG_CLUSTER = 32


@dataclass(frozen=True, slots=True)
class NormalText:
    """Text that is safe to show, and where each of its characters stood in the source."""

    text: str
    """NFC, line feeds only, every other blank a single plain space, no zero-width characters."""
    source: str
    """What was read, untouched."""
    offsets: tuple[int, ...] | None = None
    """Source offset of every character of `text`, plus the end; None when both are the same string."""
    usual: bool = field(default=False, compare=False)
    """It has usual letters and signs only: nobody has to look for others."""

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

    Idempotent: `normalise(normalise(s).text).text == normalise(s).text`. Lines are kept one to one. Linear on any input.
    """
    if is_usual(source):
        return NormalText(source, source, usual=True)
    needs_work = not _is_plain(source)
    if not needs_work and unicodedata.is_normalized("NFC", source):
        return NormalText(source, source)
    text, offsets = _replace(source) if needs_work else (source, range(len(source) + 1))
    if not unicodedata.is_normalized("NFC", text):
        text, offsets = _compose(text, offsets)
    return NormalText(text, source, tuple(offsets))


def is_usual(text: str) -> bool:
    """True when every character is a usual one: one pass in C clears nearly every text."""
    return _USUAL.fullmatch(text) is not None


def _is_plain(source: str) -> bool:
    """True when nothing is to be replaced."""
    if source.replace("\n", "").isprintable():  # blanks but the plain one, controls and zero-width characters are not
        return not any(char in source for char in _LOOK_ALIKE)
    return not _NEEDS_WORK.search(source)


def _replace(source: str) -> tuple[str, Sequence[int]]:
    """Line ends, blanks, look-alikes and zero-width characters; and where each character left over stood."""
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for found in _NEEDS_WORK.finditer(source):
        start = found.start()
        new = _REPLACEMENT[found[0]]
        pieces += (source[position:start], new)
        offsets.extend(range(position, start))
        offsets.extend([start] * len(new))
        position = found.end()
    pieces.append(source[position:])
    offsets.extend(range(position, len(source) + 1))
    return "".join(pieces), offsets


def _compose(text: str, offsets: Sequence[int]) -> tuple[str, Sequence[int]]:
    """NFC, cluster by cluster, so that each character keeps its place; a cluster's characters stand where it begins."""
    pieces: list[str] = []
    moved: list[int] = []

    def keep(start: int, end: int) -> None:
        """Characters that join with no other: few of them change, and each by itself."""
        stretch = text[start:end]
        if stretch.isascii() or unicodedata.is_normalized("NFC", stretch):
            pieces.append(stretch)
            moved.extend(offsets[start:end])
            return
        for position, char in enumerate(stretch, start):
            piece = unicodedata.normalize("NFC", char)
            pieces.append(piece)
            moved.extend([offsets[position]] * len(piece))

    position = 0
    for found in _cluster_pattern().finditer(text):
        keep(position, found.start())
        piece = _compose_cluster(found[0])
        pieces.append(piece)
        moved.extend([offsets[found.start()]] * len(piece))
        position = found.end()
    keep(position, len(text))
    moved.append(offsets[len(text)])
    return "".join(pieces), moved


def _compose_cluster(cluster: str) -> str:
    """NFC of a letter and its marks. Python sorts marks by insertion, so a long heap of them is sorted here first."""
    if len(cluster) <= _LONG_CLUSTER:
        return unicodedata.normalize("NFC", cluster)
    in_order: list[str] = []
    marks: list[str] = []
    for char in cluster:
        for part in unicodedata.normalize("NFD", char):
            if unicodedata.combining(part):
                marks.append(part)
                continue
            in_order += (*sorted(marks, key=unicodedata.combining), part)
            marks = []
    in_order += sorted(marks, key=unicodedata.combining)
    return unicodedata.normalize("NFC", "".join(in_order))


@lru_cache(maxsize=1)
def _cluster_pattern() -> re.Pattern[str]:
    """A character and all that Unicode may join with it, read from Unicode's own tables when first needed (about 30 ms)."""
    joining: set[int] = {*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)}  # Hangul is composed by rule, without a table
    for code in range(0x300, 0x20000):
        char = chr(code)
        parts = unicodedata.decomposition(char).split()
        if unicodedata.combining(char):
            joining.add(code)
        if parts and not parts[0].startswith("<"):
            if unicodedata.combining(chr(int(parts[0], 16))):
                joining.add(code)
            joining.update(int(part, 16) for part in parts[1:])
    starts = sorted(code for code in joining if code - 1 not in joining)
    ends = sorted(code for code in joining if code + 1 not in joining)
    ranges = "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))
    return re.compile(f"[^{ranges}\\n]?[{ranges}]+")  # no mark joins a line end


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
_FOLD.update({ord(c): "'" for c in "‘’\u201a\u201b\u2032"})


class _FoldedWords(dict[str, str]):
    """Words seen before with their keys: a library repeats a few thousand syllables, and looking up takes half the time of folding."""

    def __missing__(self, word: str) -> str:
        key = word.translate(_FOLD)
        if len(word) <= 24:
            if len(self) >= 65536:
                self.clear()
            self[word] = key
        return key


_FOLDED_WORDS = _FoldedWords()


def fold(text: str) -> str:
    """Key for matching: case, tones, đ, dashes and quotation marks made alike.

    Takes normal text and keeps its length, so an offset in the key is an offset in the text. Never shown to a reader.
    """
    return " ".join(map(_FOLDED_WORDS.__getitem__, text.split(" ")))


def collapse(text: str) -> str:
    """Every run of blanks and line ends as one space, none at the ends."""
    if text.isprintable() and "  " not in text:  # the plain blank is the only one that counts as printable
        return text.strip(" ")
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
    lowered = text.lower()
    try:
        return tuple(map(_LETTERS.__getitem__, lowered)), tuple(map(_TONE_RANKS.__getitem__, lowered))
    except KeyError:
        return _sorted_letters(lowered)


def _sorted_letters(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Letters and tones of a text in lower case, one after the other."""
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFD", text):
        if char in _TONES and tones:
            tones[-1] = _TONES[char]
        elif char in _SHAPES and letters:
            shaped = next((shape for base, shape in _SHAPES[char].items() if letters[-1] == (2, _ALPHABET[base])), None)
            if shaped:
                letters[-1] = (2, _ALPHABET[shaped])
        else:
            rank = _ALPHABET.get(char)
            letters.append((2, rank) if rank is not None else (1 if char.isdigit() else 0, ord(char)))
            tones.append(0)
    return tuple(letters), tuple(tones)


class _Letters(dict[str, tuple[int, int]]):
    """The letter of one character, worked out on first sight with its tone. A mark that stands alone belongs to the letter before it: it has none."""

    def __missing__(self, char: str) -> tuple[int, int]:
        letters, tones = _sorted_letters(char)
        if len(letters) != 1 or unicodedata.combining(char):
            raise KeyError(char)
        self[char], _TONE_RANKS[char] = letters[0], tones[0]
        return letters[0]


_TONE_RANKS: dict[str, int] = {}
_LETTERS = _Letters()


def heading_slug(text: str, separator: str) -> str:
    """Anchor of a heading in a hand-written page, in the shape that Python-Markdown's `toc` extension calls."""
    return slug(text).replace("-", separator)
