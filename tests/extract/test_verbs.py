"""Tests of the verbs of what is to be achieved."""

from __future__ import annotations

import pytest

from generator.extract.verbs import DOES, lets_count


def test_each_verb_once() -> None:
    """Small letters, none empty, none twice."""
    assert len(set(DOES)) == len(DOES)
    assert [verb for verb in DOES if not verb or verb != verb.strip().lower()] == []


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("se lap dat", True, id="verb"),
        pytest.param("it nhat", True, id="bound"),
        pytest.param("12 nha,", True, id="list"),
        pytest.param("cua", False, id="preposition"),
    ],
)
def test_what_may_stand_before_a_number(before: str, expected: bool) -> None:
    """Where any noun may be counted."""
    assert lets_count(before) is expected
