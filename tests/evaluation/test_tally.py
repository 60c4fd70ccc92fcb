"""Counting right, wrong and missed."""

from __future__ import annotations

import pytest

from generator.evaluation.tally import Key, Mark, Tally, covering, each


def _marks(*words: str) -> list[Mark]:
    """`a?` is optional."""
    return [Mark(key=(word.rstrip("?"),), name=word.rstrip("?"), optional=word.endswith("?")) for word in words]


@pytest.mark.parametrize(
    ("gold", "found", "figures", "missed", "false"),
    [
        pytest.param("a b", "a b", (2, 2, 2, 2), (), (), id="all-found"),
        pytest.param("a a", "a", (1, 1, 1, 2), ("a",), (), id="each-occurrence-counts"),
        pytest.param("a", "a a", (1, 2, 1, 1), (), ("a",), id="found-once-too-often"),
        pytest.param("a b?", "a b", (1, 1, 1, 1), (), (), id="optional-annotation-is-no-mistake"),
        pytest.param("a b?", "a", (1, 1, 1, 1), (), (), id="optional-annotation-is-not-required"),
        pytest.param("a b?", "a b b", (1, 2, 1, 1), (), ("b",), id="optional-annotation-excuses-one-finding"),
        pytest.param("a", "b?", (0, 0, 0, 1), ("a",), (), id="optional-finding-is-forgiven"),
        pytest.param("a", "a?", (1, 1, 1, 1), (), (), id="optional-finding-counts-when-right"),
        pytest.param("", "", (0, 0, 0, 0), (), (), id="nothing-to-find"),
    ],
)
def test_each(gold: str, found: str, figures: tuple[int, ...], missed: tuple[str, ...], false: tuple[str, ...]) -> None:
    """Findings answer annotations one by one, and what is left over is named."""
    tally = each(_marks(*gold.split()), _marks(*found.split()))

    assert figures == (tally.right, tally.predicted, tally.found, tally.gold)
    assert missed == tally.missed
    assert false == tally.false


def _inside(one: Key, other: Key) -> bool:
    return one[0] in other[0] or other[0] in one[0]


@pytest.mark.parametrize(
    ("gold", "found", "figures", "missed", "false"),
    [
        pytest.param("ab ac", "a", (1, 1, 2, 2), (), (), id="one-finding-covers-two"),
        pytest.param("ab", "ab ab", (1, 1, 1, 1), (), (), id="repetition-does-not-count"),
        pytest.param("ab x?", "ab x y", (1, 2, 1, 1), (), ("y",), id="optional-covers-too"),
        pytest.param("ab c", "ab", (1, 1, 1, 2), ("c",), (), id="missed"),
    ],
)
def test_covering(gold: str, found: str, figures: tuple[int, ...], missed: tuple[str, ...], false: tuple[str, ...]) -> None:
    """A finding may cover several annotations, each counted once."""
    tally = covering(_marks(*gold.split()), _marks(*found.split()), _inside)

    assert figures == (tally.right, tally.predicted, tally.found, tally.gold)
    assert missed == tally.missed
    assert false == tally.false


@pytest.mark.parametrize(
    ("tally", "rates"),
    [
        pytest.param(Tally(), (1.0, 1.0, 1.0, 1.0), id="nothing-to-find-nothing-found"),
        pytest.param(Tally(gold=2), (0.0, 0.0, 0.0, 0.0), id="nothing-found"),
        pytest.param(Tally(predicted=2), (0.0, 0.0, 0.0, 0.0), id="nothing-to-find"),
        pytest.param(Tally(right=3, predicted=4, found=3, gold=3), (0.75, 1.0, 6 / 7, 0.75), id="one-wrong"),
    ],
)
def test_rates(tally: Tally, rates: tuple[float, ...]) -> None:
    """Precision, recall, F1 and the weaker of the first two."""
    assert rates == pytest.approx((tally.precision, tally.recall, tally.f1, tally.weaker))


def test_sum_adds_counts_and_names() -> None:
    """The sum of two papers is their micro average."""
    one = Tally(right=1, predicted=2, found=1, gold=1, false=("x",))
    other = Tally(right=1, predicted=1, found=1, gold=3, missed=("y", "z"))

    assert Tally(right=2, predicted=3, found=2, gold=4, missed=("y", "z"), false=("x",)) == one + other
