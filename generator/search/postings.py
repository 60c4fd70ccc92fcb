"""Postings as short strings: which plans hold a term, and how often.

Enters: ordinals of plans with frequencies, in order.
Leaves: a string of printable letters that needs no escape in JSON; the way back.

A list writes for each plan how many plans were passed over since the one before, in digits of 60 (the last one, `ENDS`) and 16 (those
before it, `GOES_ON`); a frequency other than 1 follows in digits of 11 (`TIMES`, less 2). A term in more than `COMMON_SHARE` of the
plans has no frequencies: `~` and its plans, `!` and the plans without it, `*` when all have it. Steps of one letter leave gzip little
more than their entropy to store, so a bitset would be no shorter.

An entry is one posting for each field, the body's first, parted by `|`; empty ones at its end are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from operator import sub
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COMMON_SHARE = 0.2
COMMON_FROM = 50
"""A term in more than this share of the plans counts as common, in a library of at least so many plans."""

_LETTERS = [chr(code) for code in range(32, 127) if chr(code) not in '"\\|~!*']
ENDS, GOES_ON, TIMES = "".join(_LETTERS[:60]), "".join(_LETTERS[60:76]), "".join(_LETTERS[76:87])
FIELD = "|"

MOST_TIMES = 1023
"""What is said more often counts as often as this."""

Posting = list[tuple[int, int]]
"""Plans in order with the frequency in each."""


@dataclass(frozen=True, slots=True)
class FieldPosting:
    """One field of one term, read back."""

    plans: Posting
    """Empty when the term is common here."""
    bits: int
    """Plan `n` holds the term when bit `n` is set."""
    common: bool = False

    @property
    def count(self) -> int:
        """How many plans."""
        return self.bits.bit_count()


NOWHERE = FieldPosting([], 0)
Entry = tuple[FieldPosting, ...]
"""Postings of one term, field by field."""


def common(holding: int, plans: int) -> bool:
    """True when so many plans hold a term that its frequencies say nothing."""
    return plans >= COMMON_FROM and holding > COMMON_SHARE * plans


class _Steps(dict[int, str]):
    """Step from a plan to the next that is listed → digits of the number of plans passed over."""

    def __missing__(self, number: int) -> str:
        rest, last = divmod(number - 1, len(ENDS))
        digits = ENDS[last]
        while rest:
            rest, digit = divmod(rest, len(GOES_ON))
            digits = GOES_ON[digit] + digits
        self[number] = digits
        return digits


_STEPS = _Steps()


def steps(plans: Sequence[int]) -> str:
    """Ordinals in order, as the steps between them."""
    return "".join(map(_STEPS.__getitem__, map(sub, plans, chain((-1,), plans))))


def entry_text(fields: Iterable[str]) -> str:
    """Postings of one term in the order of the fields → one string."""
    return FIELD.join(reversed(list(fields))).rstrip(FIELD)


def read_steps(text: str) -> list[tuple[int, int]]:
    """Plans and frequencies of a list."""
    plans: Posting = []
    plan, passed, times = -1, 0, 0
    for letter in text:
        if letter in _END_VALUES:
            plan += passed * len(ENDS) + _END_VALUES[letter] + 1
            passed = times = 0
            plans.append((plan, 1))
        elif letter in _ON_VALUES:
            passed = passed * len(GOES_ON) + _ON_VALUES[letter]
        else:
            times = times * len(TIMES) + _TIMES_VALUES[letter]
            plans[-1] = (plan, times + 2)
    return plans


_END_VALUES = {letter: value for value, letter in enumerate(ENDS)}
_ON_VALUES = {letter: value for value, letter in enumerate(GOES_ON)}
_TIMES_VALUES = {letter: value for value, letter in enumerate(TIMES)}


def bits_of_plans(plans: Iterable[int]) -> int:
    """A set of plans as bits."""
    marks = bytearray()
    for plan in plans:
        if plan >> 3 >= len(marks):
            marks.extend(bytes((plan >> 3) + 1 - len(marks)))
        marks[plan >> 3] |= 1 << (plan & 7)
    return int.from_bytes(marks, "little")


def decode(text: str, everyone: int) -> FieldPosting:
    """The way back; `everyone` has a bit for each plan."""
    if not text:
        return NOWHERE
    if text == "*":
        return FieldPosting([], everyone, common=True)
    if text[0] in "~!":
        listed = bits_of_plans(plan for plan, _ in read_steps(text[1:]))
        return FieldPosting([], listed if text[0] == "~" else everyone & ~listed, common=True)
    plans = read_steps(text)
    return FieldPosting(plans, bits_of_plans(plan for plan, _ in plans))


def read_entry(text: str, fields: int, everyone: int) -> Entry:
    """All fields of one term."""
    parts = text.split(FIELD)
    parts += [""] * (fields - len(parts))
    return tuple(decode(part, everyone) for part in reversed(parts))


def merged(entries: Sequence[Entry], plans: int) -> Entry:
    """Several exact forms as the folded word they share."""
    if len(entries) == 1:
        return entries[0]
    return tuple(_merged_field([entry[field] for entry in entries], plans) for field in range(len(entries[0])))


def _merged_field(found: Sequence[FieldPosting], plans: int) -> FieldPosting:
    bits = 0
    for posting in found:
        bits |= posting.bits
    if any(posting.common for posting in found) or common(bits.bit_count(), plans):
        return FieldPosting([], bits, common=True)
    times: dict[int, int] = {}
    for posting in found:
        for plan, frequency in posting.plans:
            times[plan] = times.get(plan, 0) + frequency
    return FieldPosting(sorted(times.items()), bits)


# ── lengths ───────────────────────────────────────────────────────────────────────────────────────────────────────────

_ALL_LETTERS = ENDS + GOES_ON


def _levels() -> list[int]:
    """Lengths that can be told apart: each up to 12, then in steps of an eighth."""
    out = list(range(13))
    while len(out) < len(_ALL_LETTERS):
        out.append(out[-1] + max(1, out[-1] // 8))
    return out


LEVELS = _levels()


def level(length: int) -> int:
    """The nearest length that can be written."""
    for at in range(min(length, 12), len(LEVELS)):
        if LEVELS[at] >= length:
            return at if at == 0 or LEVELS[at] - length <= length - LEVELS[at - 1] else at - 1
    return len(LEVELS) - 1


def write_lengths(lengths: Iterable[int]) -> str:
    """One letter for each plan."""
    return "".join([_ALL_LETTERS[level(length)] for length in lengths])


def read_lengths(text: str) -> list[int]:
    """The way back, each length as near as its letter says."""
    values = {letter: LEVELS[at] for at, letter in enumerate(_ALL_LETTERS)}
    return [values[letter] for letter in text]
