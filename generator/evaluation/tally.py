"""Right, wrong and missed, counted and named.

Enters: what was annotated and what was found, each as `Mark`s: a comparable key, the words that name it, and whether it may be absent.
Leaves: `Tally`.

Rules: an optional annotation is neither required nor held against a finding that has it; a finding that calls itself optional counts
when it is right and is forgiven when it is not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One annotated or found thing."""

    key: Key
    """Equal for two things that are the same."""
    name: str
    """Words that name it in a report."""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one comparison, and the names behind them."""

    right: int = 0
    """Findings that are right."""
    predicted: int = 0
    """Findings that count: right and wrong ones."""
    found: int = 0
    """Annotations that were found. Differs from `right` only where one finding may cover several annotations."""
    gold: int = 0
    """Annotations that had to be found."""
    missed: tuple[str, ...] = ()
    false: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        """Both comparisons as one (micro average)."""
        return Tally(
            right=self.right + other.right,
            predicted=self.predicted + other.predicted,
            found=self.found + other.found,
            gold=self.gold + other.gold,
            missed=self.missed + other.missed,
            false=self.false + other.false,
        )

    @property
    def precision(self) -> float:
        """Share of the findings that are right; nothing found where nothing was to be found is 1."""
        return self.right / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of the annotations that were found."""
        return self.found / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def weaker(self) -> float:
        """The lower of precision and recall: what a floor holds."""
        return min(self.precision, self.recall)


def each(gold: Sequence[Mark], found: Sequence[Mark]) -> Tally:
    """Every occurrence counts: two annotations of one key want two findings."""
    needed = Counter(mark.key for mark in gold if not mark.optional)
    spare = Counter(mark.key for mark in gold if mark.optional)
    sure = Counter(mark.key for mark in found if not mark.optional)
    hits = (needed & Counter(mark.key for mark in found)).total()
    wrong = sure - needed - spare
    missing = needed - Counter(mark.key for mark in found)
    return Tally(
        right=hits,
        predicted=hits + wrong.total(),
        found=hits,
        gold=needed.total(),
        missed=_names(missing, [mark for mark in gold if not mark.optional]),
        false=_names(wrong, [mark for mark in found if not mark.optional]),
    )


def covering(gold: Sequence[Mark], found: Sequence[Mark], same: Callable[[Key, Key], bool]) -> Tally:
    """Each key counts once, and one finding may cover several annotations."""
    needed = {mark.key: mark.name for mark in gold if not mark.optional}
    spare = {mark.key for mark in gold if mark.optional}
    keys = {mark.key: mark.name for mark in found}
    right = {key for key in keys if any(same(key, wanted) for wanted in needed)}
    wrong = [key for key in keys if key not in right and not any(same(key, wanted) for wanted in spare)]
    hit = {wanted for wanted in needed if any(same(key, wanted) for key in keys)}
    return Tally(
        right=len(right),
        predicted=len(right) + len(wrong),
        found=len(hit),
        gold=len(needed),
        missed=tuple(name for key, name in needed.items() if key not in hit),
        false=tuple(keys[key] for key in wrong),
    )


def _names(keys: Counter[Key], marks: Sequence[Mark]) -> tuple[str, ...]:
    """Names of the last occurrences of each key, as many as are counted, in the order of the text."""
    left = Counter(keys)
    names = []
    for mark in reversed(marks):
        if left[mark.key] > 0:
            left[mark.key] -= 1
            names.append(mark.name)
    return tuple(reversed(names))
