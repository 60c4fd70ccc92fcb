"""Terms of every plan, field by field → postings of every term.

Enters: the number of a plan and its fields (`generator.search.plan_postings`), plan by plan in order of the numbers.
Leaves: for each term its entry (`generator.search.postings`), and how many terms each field of each plan has.

A pair of neighbours is one number here, made of the numbers of two folded words, until all plans are read: there are a thousand in a
plan, and most stand in many plans.
"""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import islice, repeat
from math import inf
from operator import add, mul
from typing import TYPE_CHECKING

from generator.search import postings
from generator.search.counting import BREAK, KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.search.plan_postings import FieldTerms

_NEXT = (1 << 24) + 43
"""A pair as one number: that of its first word times this, and that of its second; a prime, for a power of two would fill few places of a hash table."""


class _Numbered(dict[str, float]):
    """Exact form → number of its folded form; a break is infinite, and so is every sum with it: all pairs with a break are one."""

    def __init__(self) -> None:
        super().__init__({BREAK: inf})
        self.keys_in_order: list[str] = []
        self._numbers: dict[str, int] = {}

    def __missing__(self, word: str) -> float:
        key = KEYS[word]
        number = self._numbers.setdefault(key, len(self._numbers))
        if number == len(self.keys_in_order):
            self.keys_in_order.append(key)
        self[word] = number
        return number


class Merger:
    """Takes plan after plan, then gives the entries."""

    def __init__(self, fields: int) -> None:
        """With nothing in it."""
        self._numbered = _Numbered()
        self._terms: list[dict[str, list[int]]] = [defaultdict(list) for _ in range(fields)]
        self._pairs: list[dict[float, list[int]]] = [defaultdict(list) for _ in range(fields)]
        self.everyone: list[int] = []
        self.lengths: list[list[int]] = [[] for _ in range(fields)]
        """For each field how many terms it has in each plan, pairs included."""

    def add(self, number: int, fields: Sequence[FieldTerms]) -> None:
        """One more plan."""
        self.everyone.append(number)
        first_code = postings.packed(number, 0)
        codes: list[int] = []  # the same object for the same frequency: a library has millions of them
        for table, pairs, lengths, field in zip(self._terms, self._pairs, self.lengths, fields, strict=True):
            terms = field.terms.split("\n")
            codes += range(first_code + len(codes), first_code + max(field.times, default=0) + 1)
            deque(map(list.append, map(table.__getitem__, terms), map(codes.__getitem__, field.times)), maxlen=0)
            found = self._pairs_of(terms, field) if len(field.sequence) > 1 else ()
            deque(map(list.append, map(pairs.__getitem__, found), repeat(number)), maxlen=0)
            lengths.append(field.length + len(found))

    def _pairs_of(self, terms: list[str], field: FieldTerms) -> set[float]:
        """Each pair once, whatever its accents."""
        seconds = list(map(self._numbered.__getitem__, islice(terms, field.words)))
        firsts = list(map(mul, seconds, repeat(_NEXT)))
        found = set(map(add, map(firsts.__getitem__, field.sequence), map(seconds.__getitem__, islice(field.sequence, 1, None))))
        found.discard(inf)
        return found

    def terms(self) -> Iterator[tuple[str, str, int]]:
        """Exact forms, numbers and dates: the term, its entry, in how many plans it stands in the field that has it in most."""
        tables = self._terms
        for term in set().union(*tables) - {BREAK}:
            found = [table.get(term, ()) for table in tables]
            yield term, postings.entry_text([postings.encode(codes, self.everyone) for codes in found]), max(map(len, found))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Pairs of neighbours: the term, its entry."""
        *before, last = self._pairs
        elsewhere = set().union(*before)
        for code, plans in last.items():
            if code not in elsewhere:  # most pairs: an entry of the last field alone is that field's text
                yield self._pair(code), postings.encode_plans(plans, self.everyone)
        for code in elsewhere:
            texts = [postings.encode_plans(table[code], self.everyone) if code in table else "" for table in self._pairs]
            yield self._pair(code), postings.entry_text(texts)

    def _pair(self, code: float) -> str:
        first, second = divmod(int(code), _NEXT)
        keys = self._numbered.keys_in_order
        return f"+{keys[first]} {keys[second]}"
