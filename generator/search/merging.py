"""Terms of every plan, field by field → postings of every term.

Enters: the number of a plan and its fields (`generator.search.plan_postings`), plan by plan; what was merged in an earlier build.
Leaves: for each term its entry (`generator.search.postings`), and how many terms each field of each plan has; what the next build needs of it.

A term in a field of a plan is one row, and a row is one integer: the number of the term, of the field, of the plan, the frequency. A pair of neighbours is
the numbers of two folded words. So merging is sorting, and taking a plan out is leaving out its rows.
"""

from __future__ import annotations

import pickle
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from generator.search import postings
from generator.search.columns import Column
from generator.search.encoding import written
from generator.search.stretches import BREAK, KEYS, Stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from generator.search.counting import FieldTerms

    Numbers = NDArray[np.int64]

_TIMES_BITS, _PLAN_BITS, _FIELD_BITS, _WORD_BITS = 10, 20, 3, 20
_TERM = _FIELD_BITS + _PLAN_BITS + _TIMES_BITS
"""Bits below the number of a term in a row of terms; a row of pairs has no frequency, but two numbers of words."""
_SECOND = _FIELD_BITS + _PLAN_BITS
_PLANS = (1 << _PLAN_BITS) - 1
_FRESH = 1 << 17
"""Stretches that wait to be taken together: a dozen columns of them fit into some megabytes."""
_AT_ONCE = 1 << 17
"""Rows written at once: a dozen columns of them fit into some megabytes."""

Parts = tuple[bytes, "Iterator[bytes | memoryview]", "Iterator[bytes | memoryview]"]
"""A merger as bytes: everything but its rows; rows of terms and of pairs, both in pieces."""


class _Numbered(dict[str, int]):
    """Term → its number, in order of first appearance; the break is the first."""

    def __init__(self, terms: Sequence[str]) -> None:
        super().__init__(zip(terms, range(len(terms)), strict=True))
        self.folded = _Words()
        self.keys_of = np.full(1024, -1, np.int64)
        self.weights = np.ones(1024, np.int64)
        for at, term in enumerate(terms):
            self._fold(at, term)

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        self._fold(number, term)
        return number

    def _fold(self, number: int, term: str) -> None:
        """Note the number of the folded word, none for a break and for what is no word; and for how many terms it counts, as an exact form that says more does."""
        if number == len(self.keys_of):
            self.keys_of = np.concatenate((self.keys_of, np.full(number, -1, np.int64)))
            self.weights = np.concatenate((self.weights, np.ones(number, np.int64)))
        if term == BREAK:
            self.weights[number] = 0
        elif term[0] not in "+#":
            self.keys_of[number] = self.folded[KEYS[term]]
            self.weights[number] = 1 if KEYS[term] == term else 2


def _firsts(values: Numbers) -> Numbers:
    """Places of values that differ from the one before."""
    differs = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=differs[1:])
    return np.flatnonzero(differs)


class _Words(dict[str, int]):
    """Folded word → its number."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class Merger:
    """Takes plan after plan, then gives the entries."""

    def __init__(self, fields: int, terms: Sequence[str] = (BREAK,)) -> None:
        """With nothing in it, but terms that are numbered already."""
        self._fields = fields
        self._numbered = _Numbered(terms)
        self._stretches = Stretches(self._numbered.__getitem__)
        self._rows = (Column(_TERM, _TIMES_BITS, _PLANS), Column(_SECOND, 0, _PLANS))
        self._fresh: list[tuple[int, FieldTerms]] = []
        self._waiting = 0
        self._lengths: dict[int, list[int]] = {}
        self._marks: dict[int, bytes] = {}
        self.has_changed = False
        """Whether anything was added or taken out."""

    @property
    def everyone(self) -> list[int]:
        """Numbers of all plans, in order."""
        return sorted(self._lengths)

    @property
    def lengths(self) -> list[list[int]]:
        """For each field how many terms it has in each plan, pairs included."""
        self._settle()
        return [[self._lengths[number][at] for number in self.everyone] for at in range(self._fields)]

    def has(self, number: int, mark: bytes) -> bool:
        """Whether a plan with this mark is in it already: what it has for another mark has to be taken out first."""
        return self._marks.get(number) == mark

    def take_out(self, numbers: Sequence[int]) -> None:
        """Forget these plans."""
        if not numbers:
            return
        self._settle()
        for rows in self._rows:
            rows.take_out(np.array(numbers, np.int64))
        for number in numbers:
            del self._lengths[number], self._marks[number]
        self.has_changed = True

    def numbers(self) -> list[int]:
        """All plans in it."""
        return list(self._lengths)

    def add(self, number: int, fields: Sequence[FieldTerms | None], mark: bytes = b"") -> None:
        """One more plan, or more fields of one: None stands for a field that comes another time. Raises ValueError for a number beyond a million: rows have no room for it."""
        if number > _PLANS:
            raise ValueError(number)
        self._lengths.setdefault(number, [0] * self._fields)
        self._marks[number] = mark
        fresh = [(at << _PLAN_BITS | number, field) for at, field in enumerate(fields) if field is not None]
        self._fresh += fresh
        self._waiting += sum([len(field.sequence) for _, field in fresh])
        self.has_changed = True
        if self._waiting > _FRESH:
            self._settle()

    def _settle(self) -> None:
        """Take the terms and pairs of the fields that wait, and note how many each has."""
        if not self._fresh:
            return
        self._fresh.sort(key=itemgetter(0))
        self._stretches.forget()
        held = [field.stretches.split(" ") for _, field in self._fresh]
        sizes = np.fromiter(map(len, held), np.int64, len(held))
        stretches = np.fromiter(map(self._stretches.__getitem__, chain.from_iterable(held)), np.int64, int(sizes.sum()))
        sequence = np.concatenate([np.asarray(field.sequence) for _, field in self._fresh]).astype(np.int64)
        lengths = [len(field.sequence) for _, field in self._fresh]
        sequence += np.repeat(np.cumsum(sizes) - sizes, lengths)
        places = np.array([place for place, _ in self._fresh], np.int64)
        fields = np.arange(len(places))
        counts = self._take_terms(stretches, np.bincount(sequence, minlength=len(stretches)), np.repeat(fields, sizes), places)
        counts += self._take_pairs(stretches[sequence], np.repeat(fields, lengths), places)
        for place, count in zip(places.tolist(), counts.tolist(), strict=True):
            self._lengths[place & _PLANS][place >> _PLAN_BITS] = count
        self._fresh, self._waiting = [], 0

    def _take_terms(self, stretches: Numbers, times: Numbers, fields: Numbers, places: Numbers) -> Numbers:
        """Each term of a field once: how often its stretches stand there. Gives how many terms each field has, an exact form that says more counted twice."""
        ids, sizes = self._stretches.read(stretches)
        times, fields = np.repeat(times, sizes), np.repeat(fields, sizes)
        rows = ids << _TERM | places[fields] << _TIMES_BITS | np.minimum(times, postings.MOST_TIMES)
        rows.sort()
        lists = rows >> _TIMES_BITS
        starts = _firsts(lists)
        totals = np.add.reduceat(rows & postings.MOST_TIMES, starts)
        rows = lists[starts] << _TIMES_BITS | np.minimum(totals, postings.MOST_TIMES)
        self._rows[0].add(rows[np.searchsorted(rows, 1 << _TERM) :])  # the first term is the break
        return np.bincount(fields, times * self._numbered.weights[ids], len(places)).astype(np.int64)

    def _take_pairs(self, stretches: Numbers, fields: Numbers, places: Numbers) -> Numbers:
        """Each pair of a field once, whatever its accents and however often it stands there. Gives how many pairs each field has."""
        ids, sizes = self._stretches.read(stretches)
        keys, fields = self._numbered.keys_of[ids], np.repeat(fields, sizes)
        beside = (keys[:-1] >= 0) & (keys[1:] >= 0) & (fields[:-1] == fields[1:])
        rows = (keys[:-1] << _WORD_BITS | keys[1:])[beside] << _SECOND | fields[:-1][beside]
        rows.sort()
        rows = rows[_firsts(rows)]
        fields = rows & (1 << _SECOND) - 1
        self._rows[1].add(rows - fields + places[fields])
        return np.bincount(fields, minlength=len(places))

    def terms(self) -> Iterator[tuple[str, str, int]]:
        """Exact forms, numbers and dates: the term, its entry, in how many plans it stands in the field that has it in most."""
        self._settle()
        terms = list(self._numbered)
        for number, text, most in self._entries(0, _TERM, _TIMES_BITS):
            yield terms[number], text, most

    def pairs(self) -> Iterator[tuple[str, str, str]]:
        """Pairs of neighbours: both words, the entry."""
        self._settle()
        keys = list(self._numbered.folded)
        for code, text, _ in self._entries(1, _SECOND, 0):
            yield keys[code >> _WORD_BITS], keys[code & (1 << _WORD_BITS) - 1], text

    def _entries(self, which: int, term: int, plan: int) -> Iterator[tuple[int, str, int]]:
        """Number of each term, its entry, plans of the field that has most; `term` and `plan` are the bits below them in a row."""
        everyone = np.array(self.everyone, np.int64)
        for rows in self._rows[which].slices():
            begin = 0
            while begin < len(rows):
                last = int(rows[min(begin + _AT_ONCE, len(rows)) - 1]) >> term
                end = int(np.searchsorted(rows, (last << term) + (1 << term) - 1, side="right"))  # behind all rows of that term
                yield from self._written(rows[begin:end], term, plan, everyone)
                begin = end

    def _written(self, rows: Numbers, term: int, plan: int, everyone: Numbers) -> Iterator[tuple[int, str, int]]:
        lists = rows >> term - _FIELD_BITS
        starts = _firsts(lists)
        times = rows & postings.MOST_TIMES if plan else np.ones_like(rows)
        texts = written(rows >> plan & _PLANS, times, starts, everyone)
        sizes = np.diff(starts, append=len(rows)).tolist()
        fields = (lists[starts] & (1 << _FIELD_BITS) - 1).tolist()
        numbers = (lists[starts] >> _FIELD_BITS).tolist()
        numbers.append(-1)
        last = self._fields - 1
        at = 0
        while at < len(texts):
            number, first = numbers[at], at
            at += 1
            while numbers[at] == number:
                at += 1
            if at - first == 1 and fields[first] == last:  # most: an entry of the last field alone is that field's text
                yield number, texts[first], sizes[first]
            else:
                entry = [""] * self._fields
                for one in range(first, at):
                    entry[fields[one]] = texts[one]
                yield number, postings.entry_text(entry), max(sizes[first:at])

    def dumped(self) -> Parts:
        """All of it as bytes; to be asked when it is complete."""
        self._settle()
        terms, pairs = self._rows
        return pickle.dumps((self._fields, list(self._numbered), self._lengths, self._marks), 5), terms.dumped(), pairs.dumped()

    @classmethod
    def loaded(cls, parts: Parts) -> Merger:
        """The way back. Only for bytes that a store of ours gave; raises what it raises when some of them are missing."""
        fields, terms, lengths, marks = pickle.loads(parts[0])  # noqa: S301 - written by ourselves, checked by a checksum
        merger = cls(fields, terms)
        merger._lengths, merger._marks = lengths, marks
        for rows, pieces in zip(merger._rows, parts[1:], strict=True):
            rows.take(pieces)
        return merger
