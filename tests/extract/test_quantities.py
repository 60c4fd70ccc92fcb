"""Tests of quantities: values and units as printed, and how they bound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.quantities import quantities_in
from generator.extract.reading import Reading
from generator.text import normalise


def found(text: str) -> list[tuple[str, str, str]]:
    """Value, unit and comparator of every quantity."""
    reading = Reading.of(text)
    return [(q.value, q.unit, q.comparator) for q in quantities_in(reading, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("chiếm 41%", [("41", "%", "=")], id="share"),
        pytest.param("mức sinh 0,4 ‰.", [("0,4", "‰", "=")], id="per-mille"),
        pytest.param("Ω: mức chết 0,4 ‰.", [("0,4", "‰", "=")], id="per-mille-beside-a-strange-letter"),
        pytest.param("đạt 12 phần trăm", [("12", "%", "=")], id="in-words"),
        pytest.param("từ 92% trở lên", [("92", "%", ">=")], id="upwards"),
        pytest.param("từ 30 đảng viên mới trở lên", [("30", "đảng viên", ">=")], id="upwards-behind-the-noun"),
        pytest.param("từ 3% trở xuống", [("3", "%", "<=")], id="downwards"),
        pytest.param("trên 92%, dưới 7%", [("92", "%", ">="), ("7", "%", "<=")], id="strict"),
        pytest.param("không dưới 92%; không quá 7%", [("92", "%", ">="), ("7", "%", "<=")], id="negated"),
        pytest.param("≥ 92%; ≤ 7%", [("92", "%", ">="), ("7", "%", "<=")], id="signs"),
        pytest.param("1.250.000.000 đồng", [("1.250.000.000", "đồng", "=")], id="money"),
        pytest.param("58 triệu đồng / người / năm", [("58", "triệu đồng/người/năm", "=")], id="money-per"),
        pytest.param("1.234,5 ha", [("1.234,5", "ha", "=")], id="measure"),
        pytest.param("5/7 trường", [("5/7", "trường", "=")], id="fraction"),
        pytest.param("tăng 7,5 - 8%/năm", [("7,5 - 8", "%/năm", "=")], id="range"),
        pytest.param("từ 10% đến 12%", [("10 - 12", "%", "=")], id="range-in-words"),
        pytest.param("-100% số hộ", [("100", "%", "=")], id="glued-to-a-dash"),
        pytest.param("từ 40 đến 45 triệu đồng/hộ/năm", [("40 - 45", "triệu đồng/hộ/năm", "=")], id="range-of-money"),
        pytest.param("từ 40 triệu đến 45 triệu đồng", [("40 - 45", "triệu đồng", "=")], id="range-with-two-units"),
        pytest.param("có từ 88% hộ trở lên", [("88", "%", ">=")], id="upwards-behind-the-share"),
        pytest.param("xuống dưới mức 4%", [("4", "%", "<=")], id="level-between"),
        pytest.param("Số điều dưỡng/vạn dân: 18,5", [("18,5", "điều dưỡng/vạn dân", "=")], id="unit-first"),
        pytest.param("bác sĩ/10.000 dân đạt trên 11", [("11", "bác sĩ/10.000 dân", ">=")], id="unit-first-with-a-bound"),
        pytest.param("Độ che phủ rừng (%): 42,5", [("42,5", "%", "=")], id="unit-in-brackets"),
        pytest.param("Thu ngân sách (tỷ đồng) 12,4.", [("12,4", "tỷ đồng", "=")], id="money-in-brackets"),
        pytest.param("1,2 triệu lượt khách", [("1,2", "triệu lượt khách", "=")], id="magnitude"),
        pytest.param("65 triệu/người/năm", [("65", "triệu/người/năm", "=")], id="money-cut-short"),
        pytest.param("ít nhất 03 lồng bè", [("03", "lồng bè", ">=")], id="any-noun-behind-a-bound"),
        pytest.param("tối thiểu đạt 45%", [("45", "%", ">=")], id="verb-behind-a-bound"),
        pytest.param("giảm 1,5 điểm phần trăm", [("1,5", "điểm phần trăm", "=")], id="points"),
        pytest.param("28 giường bệnh/10.000 dân", [("28", "giường bệnh/10.000 dân", "=")], id="per-inhabitants"),
    ],
)
def test_quantities(text: str, expected: list[tuple[str, str, str]]) -> None:
    """As printed; nothing is rounded or converted."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ngày 6/6 và 19/8/1945", id="dates"),
        pytest.param("giai đoạn 2021-2025, 05 năm, 500 ngày đêm", id="durations"),
        pytest.param("số 15/KH-UBND, 98/2023/NĐ-CP", id="numbers-of-documents"),
        pytest.param("mục 2.1.10 điều 5", id="provisions"),
        pytest.param("4 khâu, 6 điều", id="no-unit"),
        pytest.param("ít nhất 05 năm, tối đa 3 tháng", id="durations-behind-a-bound"),
        pytest.param("Trung tâm (tầng 2): 15 là đủ", id="brackets-without-a-unit"),
    ],
)
def test_other_numbers(text: str) -> None:
    """Dates, durations and labels are no quantities."""
    assert found(text) == []


def test_strictness() -> None:
    """`trên` leaves the bound itself out, `ít nhất` does not."""
    reading = Reading.of("trên 5%, ít nhất 5%, không quá 5%")
    assert [q.strict for q in quantities_in(reading, 0, len(reading.key))] == [True, False, False]


@given(st.text(alphabet="0123456789.,/-% từđếntrởlênha", max_size=120))
def test_any_text(text: str) -> None:
    """Quantities follow each other and hold what they say."""
    text = normalise(text).text
    end = 0
    for quantity in quantities_in(Reading.of(text), 0, len(text)):
        assert end <= quantity.start <= quantity.value_start < quantity.end <= len(text)
        end = quantity.end


def test_endless_digits_end() -> None:
    """Each digit is looked at with a few behind it only."""
    text = "1.000" * 40_000
    assert quantities_in(Reading.of(text), 0, len(text)) == []
