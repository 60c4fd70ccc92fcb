"""Tests of congresses and other events."""

from __future__ import annotations

import pytest

from generator.extract.citations import find_citations
from generator.extract.events import find_events
from generator.extract.reading import Reading


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("mừng Đại hội lần thứ XIV của Đảng", "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng", id="short"),
        pytest.param("Đại hội Đại biểu toàn quốc lần thứ XII của Đảng", "Đại hội đại biểu toàn quốc lần thứ XII của Đảng", id="long"),
        pytest.param("ĐẠI HỘI LẦN THỨ XII CỦA ĐẢNG", "Đại hội đại biểu toàn quốc lần thứ XII của Đảng", id="capitals"),
        pytest.param("mừng Đại hội Đảng các cấp", "Đại hội Đảng bộ các cấp", id="all-levels"),
        pytest.param("Đại hội đại biểu Đảng bộ tỉnh Hà Giang lần thứ XVII", "Đại hội Đảng bộ tỉnh Hà Giang lần thứ XVII", id="province"),
        pytest.param("Đại hội Thi đua yêu nước toàn quốc lần thứ X", "Đại hội Thi đua yêu nước toàn quốc lần thứ X", id="emulation"),
        pytest.param("Đại hội XIII của Đảng", "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", id="bare-number"),
        pytest.param("Đại hội Đảng toàn quốc lần thứ XIII", "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", id="number-last"),
        pytest.param("Đại hội Đảng bộ tỉnh trong năm 2025", "Đại hội Đảng bộ tỉnh", id="clause-goes-on"),
        pytest.param("ĐẠI HỘI ĐẢNG BỘ XÃ NHIỆM KỲ 2025-2030", "Đại hội Đảng bộ XÃ", id="clause-goes-on-in-capitals"),
        pytest.param(
            "Đại hội Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh lần thứ II",
            "Đại hội Đảng bộ Khối các cơ quan và doanh nghiệp tỉnh lần thứ II",
            id="and-inside-a-name",
        ),
        pytest.param("Đại hội thi đua quyết thắng toàn quân lần thứ XI", "Đại hội Thi đua Quyết thắng toàn quân lần thứ XI", id="army"),
        pytest.param("Đại hội Công đoàn các cấp và lễ hội", "Đại hội Công đoàn các cấp", id="unions-of-all-levels"),
        pytest.param("HĐND xã Ia Ly tại kỳ họp thứ 5 ngày 02/7", "Kỳ họp thứ 5 HĐND xã Ia Ly", id="session"),
    ],
)
def test_one_name_for_all_spellings(text: str, name: str) -> None:
    """The printed words stay beside it."""
    (event,) = find_events(Reading.of(text))
    assert event.name == name
    assert event.span.of(text) == event.raw


def test_one_congress_leads_to_the_next() -> None:
    """None is lost before `để tiến tới`, and none swallows the one behind it."""
    text = (
        "mừng Đại hội Thi đua yêu nước cấp cơ sở để tiến tới Đại hội Thi đua yêu nước tỉnh và Đại hội Thi đua yêu nước toàn quốc lần thứ XI"
    )
    assert [event.name for event in find_events(Reading.of(text))] == [
        "Đại hội Thi đua yêu nước cấp cơ sở",
        "Đại hội Thi đua yêu nước tỉnh",
        "Đại hội Thi đua yêu nước toàn quốc lần thứ XI",
    ]


def test_not_inside_the_name_of_a_resolution() -> None:
    """That is a citation."""
    text = "theo Nghị quyết Đại hội Đảng bộ huyện lần thứ V, mừng Đại hội lần thứ XIV của Đảng"
    assert [event.ordinal for event in find_events(Reading.of(text), find_citations(text))] == [14]


def test_a_congress_of_nobody() -> None:
    """Whose congress it is must be said."""
    assert find_events(Reading.of("tổ chức tốt đại hội, chuẩn bị đại hội nhiệm kỳ mới")) == ()
