"""Merging plan after plan, and taking up what an earlier build merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.counting import field_terms
from generator.search.merging import Merger

if TYPE_CHECKING:
    from generator.search.counting import FieldTerms

_TEXTS = st.lists(st.sampled_from(["thi", "đua", "dua", "39/CT-TTg", "Đắk", "15/5/2016", ";", "thi đua"]), max_size=9).map(" ".join)
_PLANS = st.dictionaries(st.integers(0, 90), st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=8)


def _fields(texts: tuple[str, str]) -> list[FieldTerms]:
    return [field_terms([text]) for text in texts]


def _said(merger: Merger) -> tuple[object, ...]:
    """Everything that the index asks of it, in an order of its own."""
    return merger.everyone, merger.lengths, sorted(merger.terms()), sorted(merger.pairs())


def _merged(plans: dict[int, tuple[str, str]]) -> Merger:
    merger = Merger(2)
    for number, texts in plans.items():
        merger.add(number, _fields(texts), repr(texts).encode())
    return merger


@given(_PLANS, _PLANS)
def test_what_was_merged_before_is_as_good_as_merged_now(before: dict[int, tuple[str, str]], now: dict[int, tuple[str, str]]) -> None:
    """Plans that changed, came or went between two builds: the same entries and lengths as from nothing."""
    merger = Merger.loaded(_merged(before).dumped())
    merger.take_out([number for number in merger.numbers() if not merger.has(number, repr(now.get(number)).encode())])
    left = frozenset(merger.numbers())
    for number, texts in now.items():
        if number not in left:
            merger.add(number, _fields(texts), repr(texts).encode())
    assert _said(_merged(now)) == _said(merger)
    assert merger.has_changed == (before != now)


@pytest.mark.parametrize("rows", [1, 3, 1000])
def test_entries_do_not_depend_on_how_many_rows_are_written_at_once(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A term whose rows reach beyond a cut is written whole."""
    plans = {number: (f"thi đua {number % 3}", "Đắk dak; thi đua 39/CT-TTg") for number in range(70)}
    expected = _said(_merged(plans))
    monkeypatch.setattr("generator.search.merging._AT_ONCE", rows)
    assert _said(_merged(plans)) == expected


def test_a_number_beyond_the_rows_is_refused() -> None:
    """Better no index than a wrong one."""
    with pytest.raises(ValueError, match="1048576"):
        Merger(1).add(1 << 20, _fields(("thi", "đua"))[:1])
