"""The number and symbol of a document: `41-CT/TW`, `0124/KH-UBND`, `06/2022/QH15`, `1836 QĐ/TWĐTN`.

Enters: a `Reading` and a place in it.
Leaves: `Number`: its range, its text without blanks, its parts.

Accepted: separators of either family (`-`, `/`) or none, blanks around them while the symbol is not complete, a year, letters after the
figures (`30a`), dots and `&` inside a symbol (`PGD.Q8`, `SGD&ĐT`), two slashes (`19/2001/CT/UB`), small letters throughout (`41-ct/tw`), an office in two words (`TTLT-BGD ĐT-BNV`), words glued to the
end (`70-TB/TWngày`, `14/HD-MTTW-BTTCỘNG HÒA`), blank figures (`…/KH-UBND`).
Refused: `24/24`, `2021-2025`, `15/5/2016`, `0987-654-321`, `1.000.000`; whether a number without a type word counts is decided by `Number.stands_alone`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.extract.reading import CAPITALS, Reading
from generator.registry import document_kinds
from generator.slots import constructor, quickly_made
from generator.text import fold

_UPPER = "A-ZĐƯ"
_LETTER = "A-Za-zÀ-ỹĐđ"
_FIGURES = re.compile(
    rf"(?P<figures>\d{{1,3}}\.\d{{3}}(?= ?[-/])|\d{{1,6}})(?![.,]?\d)(?P<suffix>[A-Za-zĐđ](?![{_LETTER}])|bis(?![{_LETTER}]))?"
)
_BARE = re.compile(rf"(?P<figures>\d{{1,6}})(?:/(?:19|20)\d\d)?(?:[a-zđ](?![{_LETTER}])|bis)?(?![\d%‰]|[.,/-]\d|[{_LETTER}])")
_SEPARATOR = re.compile(r"( {0,3})([-/])( {0,3})")
_YEAR = re.compile(r"((?:19|20)\d\d)(?= {0,2}[-/] {0,2}[A-Za-zĐđ])")
_TOKEN = re.compile(rf"(?:T[Tt]g|C[Tt]r|T[Tt]r|QyĐ|QĐi|TrS)?(?:[{_UPPER}](?:[{_UPPER}0-9]|[.&](?=[{_UPPER}0-9])|[a-zđư](?![a-zđà-ỹư]))*)?")
_SMALL_TOKEN = re.compile(r"[a-zđư][a-zđư0-9]*(?![à-ỹ])")
_FIGURE_TOKEN = re.compile(r"\d{1,3}(?![\d/.,]|-\d)")
_ONSET = re.compile(r"(?:NGH|NG|NH|GH|GI|KH|PH|TH|TR|CH|QU|[BCDĐGHKLMNPQRSTVX])$")
_BODY = re.compile(
    r"(?:tw|tu|hu|du|qu|thu|ttg|cp|qh\d*|ubtvqh\d*|l?ctn|ub|ubnd|ubhc|hdnd|hdbt|ubmttq|mttq|mttw|vpcp|vptw|vptu|btg\w*|btc\w*|twdtn|tld|ldld|dct|hdbcqg)\Z"
)
_LONGEST = 40
_JOINS = frozenset(("", " ", "-", "/", "&", "Đ"))
"""What may follow the blank behind a part of a symbol where the symbol goes on."""
_TRAINING = re.compile(r" {0,2}&? {0,2}ĐT(?!\w)")
"""Set apart from `BGD`, `SGD`, `PGD`: the office is one."""
_WITH_UNIT = 2
"""`QĐ-UBND - VX`: kind and office stand before the drafting unit."""
_NOTHING_FOLLOWS = re.compile(r" *(?:,? *ngay *\d|[;)]|,? *(?:cua|ve)(?![a-z]))")
_BLANKS = re.compile(" {0,3}")
_SYMBOL_GOES_ON = re.compile(" ?[-/]")
_CAPITALS_GO_ON = re.compile(rf" +[{CAPITALS}]{{2}}")


@lru_cache(maxsize=1)
def type_codes() -> dict[str, frozenset[str]]:
    """Folded type code (`kh`, `qd`) → names of the kinds that use it."""
    table: dict[str, set[str]] = {}
    for kind in document_kinds():
        for code in kind.codes:
            table.setdefault(fold(code), set()).add(kind.name)
    return {code: frozenset(names) for code, names in table.items()}


@quickly_made
@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed."""

    start: int
    end: int
    text: str
    """Without blanks, every dash `-`; begins with its separator where the figures are left blank."""
    figures: str
    year: int | None
    tokens: tuple[str, ...]
    """Parts of the symbol: `("KH", "UBND")`."""

    @property
    def kinds(self) -> frozenset[str]:
        """Names of the kinds of document its type code stands for; empty when it has none."""
        return _kinds(self.tokens)

    def stands_alone(self, *, after_so: bool) -> bool:
        """True when the symbol alone shows that this is a document's number; `after_so`: the word `số` stands before it."""
        known_type = any(fold(token) in type_codes() for token in self.tokens[:2])
        known_body = any(_BODY.match(fold(token)) for token in self.tokens)
        if known_type and (len(self.tokens) >= 2 or self.year is not None or after_so):
            return True
        if known_body and (self.year is not None or after_so or len(self.tokens) >= 2):
            return True
        return after_so and len(self.tokens) >= 2 and all(len(token) > 1 for token in self.tokens)


_made = constructor(Number)


@lru_cache(maxsize=4096)
def _kinds(tokens: tuple[str, ...]) -> frozenset[str]:
    for token in tokens:
        if names := type_codes().get(fold(token)):
            return names
    return frozenset()


def number_at(reading: Reading, position: int) -> Number | None:
    """The number that begins at `position` with its figures; None when only figures stand there."""
    flat = reading.flat
    blank = flat.find(" ", position, position + _LONGEST)
    if blank < 0 or flat[blank - 1] in "-/" or flat[blank + 1 : blank + 2] in _JOINS:
        return _number_at(reading, position)
    word = flat[position:blank]
    if "/" not in word and "-" not in word:
        return _number_at(reading, position)
    found = _read(word)
    return _made(position, position + found.end, found.text, found.figures, found.year, found.tokens) if found else None


@lru_cache(maxsize=4096)
def _read(word: str) -> Number | None:
    """A number without blanks that nothing behind it can belong to: a library cites the same few thousand."""
    return _number_at(Reading.of(word), 0)


def _number_at(reading: Reading, position: int) -> Number | None:
    found = _FIGURES.match(reading.flat, position)
    if not found:
        return None
    return _with_symbol(reading, position, found.end(), found[0], found["figures"])


def blank_number_at(reading: Reading, position: int) -> Number | None:
    """The number that begins at `position` with its separator, the figures being left blank: `/KH-UBND`."""
    return _with_symbol(reading, position, position, "", "")


def figures_at(reading: Reading, position: int) -> Number | None:
    """Bare figures that begin at `position`: `41`, `30a`, `12/2009`."""
    found = _BARE.match(reading.flat, position)
    return _made(position, found.end(), found[0], found["figures"], None, ()) if found else None


def _with_symbol(reading: Reading, start: int, position: int, lead: str, figures: str) -> Number | None:
    flat = reading.flat
    text, year = lead, None
    tokens: list[str] = []
    glued = _code_without_separator(reading, position) if lead else None
    if glued:
        apart = flat[position] == " "
        token, position = glued
        tokens.append(token)
        if apart:
            text += "-" if flat.find("/", position, position + 2) >= 0 else "/"
        text += token
    while separator := _SEPARATOR.match(flat, position):
        blanks = bool(separator[1]) + bool(separator[3])
        after = separator.end()
        if year is None and not tokens and (found := _YEAR.match(flat, after)):
            year, position = int(found[1]), found.end()
            text += separator[2] + found[1]
            continue
        next_token = _token_at(reading, after, tokens, blanks)
        if next_token is None:
            break
        position = after + len(next_token)
        if next_token.endswith("GD") and (rest := _TRAINING.match(flat, position)):
            next_token += rest[0].replace(" ", "")
            position = rest.end()
        tokens.append(next_token)
        text += separator[2] + next_token
        if position < len(flat) and flat[position].isalpha():
            break  # a word is glued to the symbol: nothing more belongs to it
    if not tokens or sum(char.isalpha() for token in tokens for char in token) < 2:
        return None
    return _made(start, position, text, figures, year, tuple(tokens))


def _code_without_separator(reading: Reading, position: int) -> tuple[str, int] | None:
    """`1836 QĐ/TWĐTN` (the separator that it lacks is the one of its family), `42KH/UBND`: a known type code after a blank or nothing, itself followed by a separator."""
    blanks = _BLANKS.match(reading.flat, position)
    start = blanks.end() if blanks else position
    found = _TOKEN.match(reading.flat, start)
    if found and found[0] and fold(found[0]) in type_codes() and _SYMBOL_GOES_ON.match(reading.flat, found.end()):
        return found[0], found.end()
    return None


def _token_at(reading: Reading, position: int, tokens: list[str], blanks: int) -> str | None:
    """The part of a symbol at `position`; `blanks` counts the sides of the separator that have one."""
    flat = reading.flat
    found = _TOKEN.match(flat, position)
    token = found[0] if found else ""
    following = flat[position + len(token) : position + len(token) + 1]
    if token and following.isalpha():
        token = _unglued(token, following)
        if len(token) < 2 or blanks:
            return None
        return token
    if token:
        return token if not blanks or _may_follow_blank(reading, position + len(token), token, tokens, blanks) else None
    if blanks or not tokens:
        small = _SMALL_TOKEN.match(flat, position)
        known = small and (fold(small[0]) in type_codes() or (not tokens and _BODY.match(fold(small[0]))))
        return small[0] if small and known and not blanks else None
    if flat[position : position + 1].isdigit():
        figure = _FIGURE_TOKEN.match(flat, position)
        return figure[0] if figure and flat[position - 1] == "-" else None
    small = _SMALL_TOKEN.match(flat, position)
    return small[0] if small and (tokens[-1].islower() or _BODY.match(fold(small[0]))) else None


def _may_follow_blank(reading: Reading, end: int, token: str, tokens: list[str], blanks: int) -> bool:
    """A part after a blank must look like one; with blanks on both sides the symbol must still lack its body or its unit."""
    if sum(char.isupper() for char in token) < 2:
        return False
    if blanks == 1 or not tokens:
        return True
    return (
        len(tokens) == 1
        and bool(fold(tokens[0]) in type_codes() or _BODY.match(fold(tokens[0])))
        and not _CAPITALS_GO_ON.match(reading.flat, end)
    ) or (len(tokens) <= _WITH_UNIT and len(tokens[-1]) > _WITH_UNIT and _NOTHING_FOLLOWS.match(reading.key, end) is not None)


def _unglued(token: str, following: str) -> str:
    """The symbol without the beginning of a word glued to it: `TWng` (ngày) → `TW`, `BTTC` (CỘNG) → `BTT`."""
    if following.islower() and token[-1].islower():
        return token.rstrip("abcdefghijklmnopqrstuvwxyzđư")
    if following.isupper():
        return _ONSET.sub("", token)
    return token


# ── scan ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _symbol_ahead() -> re.Pattern[str]:
    """The last figure before a symbol."""
    codes = "|".join(sorted(type_codes(), key=len, reverse=True))
    return re.compile(rf"[0-9](?:[a-z]{{0,3}} {{0,3}}[-/] {{0,3}}(?:\d{{4}} {{0,3}}[-/] {{0,3}})?[a-z]|[a-z]? {{0,3}}(?:{codes}) ?[-/])")


_SYMBOL_SKETCHED = re.compile(rb"0[a /-](?<=(?=(?:a{0,3}+ {0,3}+[-/] {0,3}+(?:0{4} {0,3}+[-/] {0,3}+)?a|a? {0,3}a{1,9}+ ?+[-/])).)")
"""Wherever the pattern above may match, in the sketch of a text."""
_MOST_FIGURES, _THOUSANDS = 6, 3
_SO_BEFORE = re.compile(r"(?<![a-z])so *[:.]? *$")
_UNFILLED = re.compile(r"so[ :._]{1,60}(?=[-/])")


def _figures_start(key: str, end: int) -> int:
    """Where the figures begin that end there: six at most, or up to three before a full stop and six."""
    start = end - 1
    while start > 0 and end - start <= _MOST_FIGURES and key[start - 1].isdecimal():
        start -= 1
    if end - start > _MOST_FIGURES:
        return start + 1
    thousands = start - 1
    if thousands > 0 and key[thousands] == "." and key[thousands - 1].isdecimal():
        start = thousands - 1
        while start > 0 and thousands - start < _THOUSANDS and key[start - 1].isdecimal():
            start -= 1
    return start


def find_numbers(reading: Reading) -> list[Number]:
    """Every number with a symbol, and those whose figures are left blank after `số`."""
    key = reading.key
    found: list[Number] = []
    ahead, done = _symbol_ahead(), 0
    for sketched in _SYMBOL_SKETCHED.finditer(reading.sketch):
        if sketched.start() < done or (candidate := ahead.match(key, sketched.start())) is None:
            continue
        end, done = candidate.start() + 1, candidate.end()
        start = _figures_start(key, end)
        before = key[max(0, start - 4) : start]
        if before[-1:].isalnum() and not _SO_BEFORE.search(before):
            continue
        if before[-1:] in ("/", "-", ".", ",") and before[:-1].rstrip()[-1:].isdigit():
            continue
        number = number_at(reading, start)
        if number:
            found.append(number)
    for candidate in _UNFILLED.finditer(key):
        number = blank_number_at(reading, candidate.end())
        if number and number.kinds and not key[max(0, candidate.start() - 1) : candidate.start()].isalpha():
            found.append(number)
    return found
