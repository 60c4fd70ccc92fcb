"""Counting words quickly gives what reading them one by one gives."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import analysis, postings
from generator.search.counting import field_terms
from generator.search.merging import Merger
from generator.search.stretches import KEYS


def _one_by_one(text: str) -> Counter[str]:
    found = list(analysis.units(text))
    out = Counter(term for unit in found for term in unit.reading.terms)
    for left, right in pairwise(found):
        if left.reading.last and right.reading.first:
            out[f"+{left.reading.last} {right.reading.first}"] = 1
    return out


def _quickly(*pieces: str) -> Counter[str]:
    """Terms of a library of one plan with one field."""
    merger = Merger(1)
    merger.add(0, [field_terms(pieces)])
    out: Counter[str] = Counter(f"+{first} {second}" for first, second, _ in merger.pairs())
    for term, entry, _ in merger.terms():
        times = postings.read_steps(entry)[0][1]
        out[KEYS[term] if term[0] != "#" else term] += times
        if term[0] != "#" and KEYS[term] != term:
            out[f"={term}"] += times
    assert merger.lengths == [[out.total()]]
    return out


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân huyện Đắk Song (cũ), uỷ ban",
        "Quyết định số 88 - QĐ/TWĐTN-VP ngày 02/9/1945; 39 ct ttg; 12 ct và",
        "tháng 5 năm 2016, tháng 13, ngày 15 tháng 5 năm 2016, tháng 5/2016",
        "1.250.000.000 đồng; 15,8%; khoản 2.1.10; 0124/KH-UBND; 5a6 qh15",
        "a / b – c-d e.f",
        "",
    ],
)
def test_the_same_terms(text: str) -> None:
    """Words, forms, pairs, numbers and dates."""
    assert _one_by_one(text) == _quickly(text)


@given(st.integers(0, 10**9))
def test_the_same_terms_of_any_line(seed: int) -> None:
    """Pieces that numbers, dates and look-alikes are made of, in any order, on one line."""
    rng = random.Random(seed)  # noqa: S311 -- Hypothesis chooses the seed
    pieces = [*"0123456789/-. ,abcđĐắẮủỷỤktqTGHIİΣß“–'\u00a0\u200bÐЖ中١_", "39/CT-TTg", " tháng ", " năm ", "qh15", "ubnd", "qđ", "o\u0309"]
    text = " ".join("".join(rng.choices(pieces, k=rng.randint(1, 30))).split())
    assert _one_by_one(text) == _quickly(text)


def test_no_pair_reaches_from_one_piece_into_the_next() -> None:
    """Two provisions are no neighbours."""
    assert "+thi dua" not in _quickly("thi", "đua")
    assert "+thi dua" in _quickly("thi đua")


def test_hostile_repeats_take_linear_time() -> None:
    """Long runs of what a pattern begins with are read in one go (a quadratic pattern would not come back)."""
    for piece in ("1", "1.", "1 ", "1/", "12/12/", "tháng ", "39/ct-", "tháng 1", "1 tháng "):
        assert field_terms([piece * 40_000]).sequence
