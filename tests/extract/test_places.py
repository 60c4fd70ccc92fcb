"""Tests of places named in a text."""

from __future__ import annotations

import pytest

from generator.extract.places import find_places
from generator.extract.reading import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("trên địa bàn huyện Đầm Hà, tỉnh Quảng Ninh", [("huyện", "Đầm Hà"), ("tỉnh", "Quảng Ninh")], id="two"),
        pytest.param("thị xã Ba Đồn", [("thị xã", "Ba Đồn")], id="two-words-of-kind"),
        pytest.param("thôn 4 và thôn 5", [("thôn", "4"), ("thôn", "5")], id="numbers"),
        pytest.param("huyện Ea H’leo", [("huyện", "Ea H’leo")], id="apostrophe"),
        pytest.param("UBND huyện, các xã Và phường", [], id="no-name"),
        pytest.param("UBND xã Mở chuyên mục", [], id="verb-with-a-capital"),
        pytest.param("tỉnh 5 năm qua", [], id="a-number-of-years"),
        pytest.param("kinh tế xã Hội nhập", [], id="not-a-unit"),
    ],
)
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    """A unit word and the name after it."""
    found = find_places(Reading.of(text))
    assert [(place.type, place.name) for place in found] == expected
    assert all(place.span.of(text) == place.raw for place in found)
