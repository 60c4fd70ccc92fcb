"""Tests of document numbers."""

from __future__ import annotations

import pytest

from generator.extract.numbers import figures_at, find_numbers, number_at
from generator.extract.reading import Reading


@pytest.mark.parametrize(
    ("text", "number", "tokens", "year"),
    [
        pytest.param("41-CT/TW", "41-CT/TW", ("CT", "TW"), None, id="party"),
        pytest.param("06/2022/QH15", "06/2022/QH15", ("QH15",), 2022, id="year"),
        pytest.param("26  -CTr/TWĐTN-VP", "26-CTr/TWĐTN-VP", ("CTr", "TWĐTN", "VP"), None, id="blank-before-the-separator"),
        pytest.param("42/KH-UBND - Phát động", "42/KH-UBND", ("KH", "UBND"), None, id="words-after-a-dash"),
        pytest.param("42/KH-UBND - PHÁT ĐỘNG", "42/KH-UBND", ("KH", "UBND"), None, id="capitals-after-a-dash"),
        pytest.param("12/KH - BAN HÀNH", "12/KH", ("KH",), None, id="capitals-that-look-like-a-body"),
        pytest.param("1867QĐ/TCCB-3", "1867QĐ/TCCB-3", ("QĐ", "TCCB", "3"), None, id="glued-code-and-figure"),
        pytest.param("70-TB/TWngày", "70-TB/TW", ("TB", "TW"), None, id="glued-small-word"),
        pytest.param("14/HD-BTTCỘNG", "14/HD-BTT", ("HD", "BTT"), None, id="glued-capital-word"),
        pytest.param("180/KH-THCSTrC", "180/KH-THCSTrC", ("KH", "THCSTrC"), None, id="mixed-case"),
    ],
)
def test_number_at(text: str, number: str, tokens: tuple[str, ...], year: int | None) -> None:
    """The number ends where its symbol ends; blanks inside do not count."""
    found = number_at(Reading.of(text), 0)
    assert found is not None
    assert (found.text, found.tokens, found.year) == (number, tokens, year)


@pytest.mark.parametrize("text", ["24/24", "2021-2025", "15/5/2016", "0987-654-321", "1.000.000", "12/A", "3-Đoàn kết"])
def test_no_number(text: str) -> None:
    """Ratios, years, dates, phones and amounts have no symbol."""
    assert number_at(Reading.of(text), 0) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("904 của", "904"), ("30a,", "30a"), ("12/2009", "12/2009"), ("12%", None), ("3-5", None), ("1,5", None)]
)
def test_figures_at(text: str, expected: str | None) -> None:
    """Bare figures end at a word; percentages and ranges are none."""
    found = figures_at(Reading.of(text), 0)
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("text", "after_so", "alone"),
    [
        pytest.param("19/CT-TTg", False, True, id="type-and-body"),
        pytest.param("06/2022/QH15", False, True, id="year-and-body"),
        pytest.param("126/SKHĐT", True, False, id="unknown-body"),
        pytest.param("170/TTg", True, True, id="known-body-after-so"),
        pytest.param("170/TTg", False, False, id="known-body-without-so"),
    ],
)
def test_stands_alone(text: str, after_so: bool, alone: bool) -> None:
    """Without a word for the kind only a telling symbol counts."""
    number = number_at(Reading.of(text), 0)
    assert number is not None
    assert number.stands_alone(after_so=after_so) is alone


def test_find_numbers_in_order_of_kind_then_place() -> None:
    """Every number with a symbol is found, and those left blank after `số`."""
    assert [n.text for n in find_numbers(Reading.of("Số: …/KH-UBND; 41-CT/TW, ngày 1/2/2020; 24/24"))] == ["41-CT/TW", "/KH-UBND"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("số 12.345/KH-UBND", "12.345/KH-UBND", id="thousands"),
        pytest.param("123456/KH-UBND", "123456/KH-UBND", id="six-figures"),
        pytest.param("số 1234567/KH-UBND", None, id="seven-figures"),
        pytest.param("số 1234.567/KH-UBND", None, id="four-before-the-full-stop"),
        pytest.param("1.234567/KH-UBND", None, id="six-behind-a-full-stop"),
    ],
)
def test_figures_before_a_symbol(text: str, number: str | None) -> None:
    """All of them belong to the number; too many make none."""
    assert [found.text for found in find_numbers(Reading.of(text))] == ([number] if number else [])
