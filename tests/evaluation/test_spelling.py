"""Values that mean the same compare equal."""

from __future__ import annotations

import unicodedata

import pytest

from generator.evaluation import spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Uỷ ban nhân dân xã", "UBND xã", id="office-and-tone"),
        pytest.param(unicodedata.normalize("NFD", "Thể thao hoà bình"), "thể thao hòa bình", id="composition"),
        pytest.param("“Đoàn kết”  *sáng tạo*.", "đoàn kết sáng tạo", id="quotes-markup-blanks"),
        pytest.param("Mặt trận Tổ quốc – Ðoàn thể", "mttq-đoàn thể", id="dash-and-look-alike"),
        pytest.param("Ủy ban MTTQVN xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", id="front"),
    ],
)
def test_same_words(one: str, other: str) -> None:
    """Spelling that no reader minds does not matter."""
    assert spelling.plain(one) == spelling.plain(other)


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        pytest.param(spelling.number, "Số 0124 / KH – UBND", "124/kh-ubnd", id="number"),
        pytest.param(spelling.number, None, "", id="no-number"),
        pytest.param(spelling.date, "5/1/2024", "2024-01-05", id="day-first"),
        pytest.param(spelling.date, "2025-01", "2025-01", id="partial"),
        pytest.param(spelling.date, None, "", id="no-date"),
        pytest.param(spelling.amount, "2.310.000.000", "2310000000.0", id="groups"),
        pytest.param(spelling.amount, "15,8", "15.8", id="fraction"),
        pytest.param(spelling.amount, "02", "2.0", id="padded"),
        pytest.param(spelling.amount, 36, "36.0", id="a-number-already"),
        pytest.param(spelling.amount, "6/6", "6/6", id="no-figure"),
        pytest.param(spelling.amount, None, "", id="no-amount"),
        pytest.param(spelling.path, "II.3. – 1", "ii.3.-1", id="path"),
    ],
)
def test_values(read: object, value: object, expected: str) -> None:
    """Numbers, dates, figures and paths have one form each."""
    assert callable(read)
    assert expected == read(value)


def test_difference_stays() -> None:
    """Another tone is another word."""
    assert spelling.plain("phấn đấu") != spelling.plain("phần đầu")
