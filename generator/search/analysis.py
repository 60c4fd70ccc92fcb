"""Text → terms of the search index, by one table that the browser code reads too.

Enters: any text: of a plan, or typed by a reader.
Leaves: `Unit`s: a stretch of the text and its `Reading`.

Terms, told apart by their first character:
    dak         a syllable without case, tones and đ; a number without leading zeros; `2.310.000` whole
    =đắk        the same as written, lower case, one place for the tone mark; only where it says more than the folded form
    +dak nong   two syllables that stand side by side with nothing but a blank or a dash between them
    #39 ct ttg  a document number, whatever stands between its parts: `39/CT-TTg`, `39 ct ttg`, `0039-CT/TTg`
    #15/5/2016  a date: `15/5/2016`, `15-05-2016`, `ngày 15 tháng 5 năm 2016`
A number also gives the parts it begins with (`#39 ct`) and its words, a date its day with month and month with year, so that less typed still finds it.

Rules: the patterns are built here once, in the syntax that Python and JavaScript share, and `table()` hands them to the browser.
Every pattern runs in linear time: no two neighbouring repeats can match the same character.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import text as characters
from generator.registry import document_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 40
"""Letters of a word that count; what is longer is no word of any language."""

_DATA = Path(__file__).parent.parent / "data" / "search_table.json"

# Letters of every script, and marks that no composed letter holds. `LETTERS` goes into character classes.
_MARKS = "\u0300-\u036f"
LETTERS = "0-9a-z\u00df-\u00f6\u00f8-\u02af" + _MARKS + "\u0370-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufaff"
_LETTER = LETTERS.removeprefix("0-9")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212-"  # the plain one last, where a class takes it for itself
_END = f"(?![{LETTERS}])"
_NUMERIC_END = f"(?![{LETTERS}/])"
_BLANK = "[ \n]{1,3}"
_JOINT = f"(?:[ \n]{{0,3}}[/{_DASHES}][ \n]{{0,3}}|{_BLANK})"
_TIGHT = f"[ \n]{{0,3}}[/{_DASHES}][ \n]{{0,3}}"
_DAY, _MONTH, _YEAR = "(?:3[01]|[12][0-9]|0?[1-9])", "(?:1[0-2]|0?[1-9])", "[12][0-9]{3}"
_THANG, _NAM = "th[aá]ng", "n[aă]m"


@lru_cache(maxsize=1)
def settings() -> dict[str, Any]:
    """Fields with their weights, constants of lunr's formula, tokens of issuing bodies."""
    loaded: dict[str, Any] = json.loads(_DATA.read_text(encoding="utf-8"))
    return loaded


def _both_spellings(words: set[str]) -> str:
    """Alternatives with marks and without, the longest first."""
    lowered = {w.lower() for w in words}
    return "|".join(sorted(lowered | {characters.fold(w) for w in lowered}, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def _scanner_source() -> str:
    """The pattern that cuts lower-case text into words, numbers, dates and breaks."""
    codes = _both_spellings({code for kind in document_kinds() for code in kind.codes})
    long_codes = "|".join(code for code in codes.split("|") if len(code) > 1)
    bodies = _both_spellings(set(settings()["bodies"]))
    head = "[0-9]{1,5}[a-z]?"
    year = f"(?:(?:19|20)[0-9]{{2}}{_JOINT})?"
    units = f"(?:[/{_DASHES}][{_LETTER}][{LETTERS}]*)*"
    to_body = f"(?:[ \n]{{0,2}}/[ \n]{{0,2}}|[{_DASHES}]\n?)"
    return "|".join(
        (
            # tháng 5 năm 2016, tháng 5/2016
            f"{_THANG}{_BLANK}{_MONTH}(?:{_BLANK}{_NAM}{_BLANK}|[/{_DASHES}]){_YEAR}{_NUMERIC_END}",
            # a word; most of a text, so it is tried before all that begins with a figure
            f"[{_LETTER}][{LETTERS}]*",
            # a break: whatever else stands between two words, or a blank line
            f"[^{LETTERS} \n/{_DASHES}]+",
            "\n{2,}",
            # 39/CT-TTg, 367 - QĐ/TWĐTN-VP, 152/2025/NĐ-CP, 733/QĐ/TTg
            f"{head}{_JOINT}{year}(?:{codes}){to_body}[{_LETTER}][{LETTERS}]*{units}",
            # 39 ct ttg: only before a body that is known
            f"{head}{_JOINT}{year}(?:{codes}){_BLANK}(?:{bodies}){_END}{units}",
            # 06/2022/QH15
            f"{head}{_JOINT}{year}qh[0-9]{{1,2}}{_END}",
            # 39/CT, as one types it
            f"{head}{_TIGHT}{year}(?:{long_codes}){_END}",
            # 15 tháng 5 năm 2016, 15 tháng 5
            f"{_DAY}{_BLANK}{_THANG}{_BLANK}{_MONTH}(?:{_BLANK}{_NAM}{_BLANK}{_YEAR})?{_NUMERIC_END}",
            # 15/5/2016, 15-05-2016, 15.5.2016; 20/11; 5/2016
            f"{_DAY}[/.{_DASHES}]{_MONTH}[/.{_DASHES}]{_YEAR}{_NUMERIC_END}",
            f"{_DAY}/{_MONTH}{_NUMERIC_END}",
            f"{_MONTH}[/{_DASHES}]{_YEAR}{_NUMERIC_END}",
            # 2.310.000.000; 15,8; 2.1.10
            "[0-9]+(?:[.,][0-9]+)+",
            f"[{LETTERS}]+",
        )
    )


def _plain_source() -> str:
    """What the scanner does in a text without figures, which most texts are: words and breaks."""
    return f"[{LETTERS}]+|[^{LETTERS} \n/{_DASHES}]+|\n{{2,}}"


def after_figures() -> str:
    """What may follow figures that are more than a number by themselves: a quick look that spares most of them the scanner."""
    codes = _both_spellings({code for kind in document_kinds() for code in kind.codes})
    return f"[a-z]?(?:[.,]?[0-9]|[ \n]{{0,3}}[/{_DASHES}]|{_BLANK}(?:{_THANG}[ \n]|qh|19|20|(?:{codes})[ \n/{_DASHES}])|[{_LETTER}])"


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """Everything the browser needs to analyse text exactly as here; part of `search/stats.json`."""
    bases: dict[str, list[str]] = {}
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        char = chr(code)
        base = characters.fold(char)
        if char == char.lower() and base != char:
            bases.setdefault(base, []).append(char)
    return {
        "scan": _scanner_source(),
        "word": f"[{LETTERS}]+",
        "plain": _plain_source(),
        "marks": f"[{_MARKS}]",
        "fold": {base: "".join(chars) for base, chars in sorted(bases.items())},
        "tones": _tone_places(),
        "alike": {char: meant for char in map(chr, range(0x00C0, 0x0260)) if (meant := characters.normalise(char).text) != char},
        "spaces": "".join(map(chr, sorted(characters.SPACES))),
        "dropped": characters.ZERO_WIDTH,
        "quotes": "“”„‟«»″",
        "longest": LONGEST,
        "before_number": sorted(words_before_number()),
    }


@lru_cache(maxsize=1)
def words_before_number() -> frozenset[str]:
    """Folded words that make a name with the figure after them: `chi thi` 41, `ct` 41, `nam` 2025."""
    names = {characters.fold(name) for kind in document_kinds() for name in (*kind.spellings, *kind.codes)}
    return frozenset(names | {"nam"})


def _tone_places() -> dict[str, str]:
    """The school's place of the tone mark → the statutes': `oà` → `òa`, `uỷ` → `ủy`; only at the end of a syllable."""
    out = {}
    for first, second in ("oa", "oe", "uy"):
        for mark in "\u0300\u0301\u0303\u0309\u0323":
            new, old = unicodedata.normalize("NFC", first + second + mark), unicodedata.normalize("NFC", first + mark + second)
            out[new] = old
    return out


@dataclass(frozen=True, slots=True)
class Reading:
    """What one stretch of text means to the index."""

    terms: tuple[str, ...]
    """Every term the index holds for it; empty for a break."""
    need: str = ""
    """The one term that a query with these words asks for."""
    words: tuple[tuple[str, str], ...] = ()
    """Folded and exact form of each word in it."""
    first: str = ""
    last: str = ""
    """Folded words that make pairs with the neighbours."""

    @property
    def simple(self) -> bool:
        """A plain word: no document number, no date."""
        return len(self.words) == 1 and self.need == self.words[0][0]


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a text and its reading."""

    start: int
    end: int
    reading: Reading


class _Readings(dict[str, Reading]):
    """Readings of the stretches seen so far; a text repeats its words, a library its stretches."""

    _LIMIT = 200_000

    def __missing__(self, surface: str) -> Reading:
        if len(self) >= self._LIMIT:
            self.clear()
        found = self[surface] = _read(surface)
        return found


_READINGS = _Readings()
_FOLD = str.maketrans({char: base for base, chars in table()["fold"].items() for char in chars})
_SCAN = re.compile(_scanner_source())
_WORD = re.compile(f"[{LETTERS}]+")
_MARK = re.compile(f"[{_MARKS}]")
_TONES = _tone_places()


def fold_word(word: str) -> str:
    """Folded form of one lower-case word: no tones, no đ, no leading zeros."""
    key = _MARK.sub("", word.translate(_FOLD))[:LONGEST]
    return (key.lstrip("0") or "0") if key.isascii() and key.isdigit() else key


def exact_word(word: str) -> str:
    """A lower-case word as written, with the tone mark of `uỷ` where `ủy` has it (`quý` keeps its own)."""
    exact = word[:LONGEST]
    place = _TONES.get(exact[-2:])
    return exact[:-2] + place if place and exact[-3:-2] != "q" else exact


def lower(text: str) -> str:
    """Lower case that keeps every character in its place."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _read(surface: str) -> Reading:
    """Reading of one stretch that the scanner cut."""
    found = [word for word in _WORD.findall(surface) if fold_word(word)]
    if not found:
        return Reading(())
    words = tuple((fold_word(word), exact_word(word)) for word in found)
    keys = [key for key, _ in words]
    plain = [term for key, exact in words for term in ((key,) if key == exact else (key, f"={exact}"))]
    if len(found) == 1:
        return Reading(tuple(plain), keys[0], words, keys[0], keys[0])
    if any(not _figure(word) and key not in {"thang", "nam"} for word, key in zip(found, keys, strict=True)):
        chain = _number_terms(keys)
        return Reading((*plain, *chain), chain[-1], words, keys[0], keys[-1])
    if (set(surface) - set("0123456789.,")) or (len(found) == 3 and _is_date(found)):
        return _read_date(found, words)
    grouped = "," not in surface and all(len(part) == 3 for part in found[1:]) and len(found[0]) <= 3
    key = fold_word("".join(found)) if grouped else ",".join(keys[:1] + found[1:])[:LONGEST]
    return Reading((key,), key, ((key, key),), key, key)


def _figure(word: str) -> bool:
    """Begins with one of the ten figures (other scripts have their own)."""
    return "0" <= word[0] <= "9"


def _is_date(found: list[str]) -> bool:
    """`15.5.2016`, not `2.1.10`."""
    return int(found[0][:3]) in range(1, 32) and int(found[1][:3]) in range(1, 13) and re.fullmatch(_YEAR, found[2]) is not None


def _number_terms(keys: list[str]) -> list[str]:
    """`#39 ct`, `#39 ct ttg`; with the year last where it is printed. The most precise one stands at the end."""
    parts = list(keys)
    year = parts.pop(1) if len(parts) > 2 and re.fullmatch("(?:19|20)[0-9]{2}", parts[1]) else ""
    chain = ["#" + " ".join(parts[:size]) for size in range(2, len(parts) + 1)]
    return chain + [f"{term} {year}" for term in chain] if year else chain


def _read_date(found: list[str], words: tuple[tuple[str, str], ...]) -> Reading:
    """A date in figures or words: its terms, its year as a word, and every word where it is written out."""
    figures = [key for key, _ in words if _figure(key)]
    day = month = year = ""
    if len(figures) == 3:
        day, month, year = figures
    elif len(figures[1]) == 4:
        month, year = figures
    else:
        day, month = figures
    terms = ["#" + "/".join(parts) for parts in ((day, month), (month, year), (day, month, year)) if all(parts)]
    spoken = any(not _figure(word) for word in found)
    plain = (
        [term for key, exact in words for term in ((key,) if key == exact else (key, f"={exact}"))] if spoken else [year] if year else []
    )
    shown = words if spoken else ((year, year),) if year else ()
    first, last = (words[0][0], words[-1][0]) if spoken else ("", "")
    return Reading((*plain, *terms), terms[-1], shown, first, last)


def prepare(text: str) -> str:
    """Normal text in lower case; every offset in it is an offset in the normal text."""
    return lower(characters.normalise(text).text)


def stretch_end(text: str, start: int) -> int:
    """Where the stretch of a prepared text ends that begins here; just here where none does."""
    found = _SCAN.match(text, start)
    return found.end() if found else start


def read(surface: str) -> Reading:
    """Reading of one stretch."""
    return _READINGS[surface]


def readings(text: str) -> list[Reading]:
    """Readings of the stretches of a prepared text, in order."""
    return [_READINGS[surface] for surface in _SCAN.findall(text)]


def units(text: str) -> Iterator[Unit]:
    """The stretches of a text in order, breaks included (their readings have no terms)."""
    for found in _SCAN.finditer(prepare(text)):
        yield Unit(found.start(), found.end(), _READINGS[found[0]])


def key_words(text: str) -> str:
    """Folded words of a short text in one line: how names are looked up (`Chỉ thị số 41-CT/TW` → `chi thi 41 ct tw`)."""
    words = [key for key in map(fold_word, _WORD.findall(prepare(text))) if key]
    kept = [word for at, word in enumerate(words) if not (word == "so" and at + 1 < len(words) and _figure(words[at + 1]))]
    return " ".join(kept)


def names_within(words: str) -> list[str]:
    """Names with a number that stand inside a line of folded words: `chi thi 41 khen thuong` → `chi thi 41`."""
    line = words.split(" ")
    out = []
    for at, word in enumerate(line):
        for size in range(min(at, 5), 0, -1):
            before = " ".join(line[at - size : at])
            if word and _figure(word) and before in words_before_number():
                out.append(f"{before} {word}")
                break
    return out
