"""Rows in order, however little of them is in memory."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search import columns
from generator.search.columns import Column

_PLANS = (1 << 4) - 1
"""Here a row has four bits for the plan and above them the term."""


@pytest.fixture(name="narrow", autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks, slices and samples of a few rows."""
    for name, rows in (("_BLOCK", 8), ("_SLICE", 6), ("_SAMPLE", 3)):
        monkeypatch.setattr(columns, name, rows)


def _column(*runs: list[int]) -> Column:
    column = Column(4, 0, _PLANS)
    for run in runs:
        column.add(np.array(sorted(run), np.int64))
    return column


def _rows(column: Column) -> list[int]:
    return [row for rows in column.slices() for row in rows.tolist()]


_RUNS = st.lists(st.lists(st.integers(0, 500), max_size=20), max_size=8)


@settings(max_examples=60)
@given(_RUNS)
def test_all_rows_come_in_order(runs: list[list[int]]) -> None:
    """From memory alone and from a file; asked again they are the same."""
    column = _column(*runs)
    expected = sorted(row for run in runs for row in run)
    assert [_rows(column), _rows(column)] == [expected, expected]


@settings(max_examples=60)
@given(_RUNS)
def test_no_slice_parts_a_term(runs: list[list[int]]) -> None:
    """Whoever reads slice by slice sees each term once."""
    terms = [{row >> 4 for row in rows.tolist()} for rows in _column(*runs).slices()]
    assert sum(map(len, terms)) == len(set().union(*terms))


@settings(max_examples=60)
@given(_RUNS, st.sets(st.integers(0, _PLANS)), _RUNS)
def test_plans_taken_out_may_come_again(runs: list[list[int]], plans: set[int], later: list[list[int]]) -> None:
    """What is added after plans were taken out stays, theirs too."""
    column = _column(*runs)
    column.take_out(np.array(sorted(plans), np.int64))
    for run in later:
        column.add(np.array(sorted(run), np.int64))
    kept = [row for run in runs for row in run if row & _PLANS not in plans]
    assert _rows(column) == sorted([*kept, *(row for run in later for row in run)])


@settings(max_examples=60)
@given(_RUNS)
def test_what_is_dumped_is_taken_up(runs: list[list[int]]) -> None:
    """In pieces as a store gives them."""
    whole = b"".join(_column(*runs).dumped())
    taken = Column(4, 0, _PLANS)
    taken.take(whole[at : at + 48] for at in range(0, len(whole), 48))
    assert _rows(taken) == sorted(row for run in runs for row in run)
