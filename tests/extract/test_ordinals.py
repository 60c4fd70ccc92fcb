"""Tests of ordinals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.ordinals import ordinal


@pytest.mark.parametrize(
    ("words", "number"), [("xiii", 13), ("iv", 4), ("xix", 19), ("13", 13), ("tu", 4), ("muoi  hai", 12), ("mot hai", None), ("", None)]
)
def test_ordinal(words: str, number: int | None) -> None:
    """Roman, Arabic and spelled-out ordinals give the same integer."""
    assert ordinal(words) == number


@given(st.integers(min_value=1, max_value=99))
def test_roman_round_trip(number: int) -> None:
    """Every Roman number below 100 is read back."""
    tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"][number // 10]
    units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][number % 10]
    assert ordinal(tens + units) == number
