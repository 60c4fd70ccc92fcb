"""Tests of the units that an issuer's words name."""

from __future__ import annotations

import pytest

from generator.corpus.issuers import completed, units
from generator.model import PlaceNames

COMMUNE = PlaceNames(province="Đắk Nông", district="Đắk Mil", commune="Đắk Sắk")


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        pytest.param("UBND huyện", [("huyện", None)], id="relative"),
        pytest.param("Chủ tịch UBND tỉnh Ninh Thuận", [("tỉnh", "Ninh Thuận")], id="chairman"),
        pytest.param("UBND xã Đắk Sắk, huyện Đắk Mil", [("xã", "Đắk Sắk"), ("huyện", "Đắk Mil")], id="two-units"),
        pytest.param("Huyện ủy Đắk Mil", [("huyện", "Đắk Mil")], id="committee"),
        pytest.param("Thành ủy Hà Nội", [("thành phố", "Hà Nội")], id="city-committee"),
        pytest.param("UBND TP. Hồ Chí Minh", [("thành phố", "Hồ Chí Minh")], id="short-type"),
        pytest.param("UBND quận 8", [("quận", "8")], id="numbered"),
        pytest.param("Tỉnh ủy Bà Rịa - Vũng Tàu", [("tỉnh", "Bà Rịa - Vũng Tàu")], id="dash-in-name"),
        pytest.param("UBND TỈNH ĐẮK NÔNG", [("tỉnh", "ĐẮK NÔNG")], id="capitals"),
        pytest.param("ĐẢNG BỘ XÃ LẦN THỨ VIII", [("xã", None)], id="capitals-without-name"),
        pytest.param("HĐND tỉnh Khóa X", [("tỉnh", None)], id="term-is-no-name"),
        pytest.param("Đảng bộ xã Đề Thám lần thứ V", [("xã", "Đề Thám")], id="name-like-a-small-word"),
        pytest.param("Sở Lao động - Thương binh và Xã hội", [], id="xa-hoi-is-no-commune"),
        pytest.param("Đảng ủy Khối các cơ quan tỉnh", [("tỉnh", None)], id="co-quan-is-no-district"),
        pytest.param("Liên minh Hợp tác xã", [], id="co-operative-is-no-commune"),
        pytest.param("UBND tình Ninh Thuận", [("tỉnh", "Ninh Thuận")], id="misread-type"),
    ],
)
def test_units_of_an_issuer(issuer: str, expected: list[tuple[str, str | None]]) -> None:
    """Innermost first, names only where the paper gives them."""
    assert expected == [(unit.type, unit.name) for unit in units(issuer)]


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        pytest.param("UBND huyện", "UBND huyện Đắk Mil", id="relative-district"),
        pytest.param("HĐND tỉnh khóa X", "HĐND tỉnh Đắk Nông khóa X", id="relative-province-inside"),
        pytest.param("Ban Thường vụ Đảng ủy", "Ban Thường vụ Đảng ủy xã Đắk Sắk", id="committee-of-the-commune"),
        pytest.param("UBND huyện Đăc Mil", "UBND huyện Đắk Mil", id="misread-own-name"),
        pytest.param("UBND tình", "UBND tỉnh Đắk Nông", id="misread-type"),
        pytest.param("UBND xã Đắk Săk", "UBND xã Đắk Săk", id="communes-may-differ-by-a-mark"),
        pytest.param("UBND huyện Krông Nô", "UBND huyện Krông Nô", id="another-district"),
        pytest.param("UBND thành phố", "UBND thành phố", id="no-such-unit"),
        pytest.param("Bộ Chính trị", "Bộ Chính trị", id="central"),
    ],
)
def test_relative_words_are_completed(issuer: str, expected: str) -> None:
    """The citing plan's own place fills in what its words leave out."""
    assert expected == completed(issuer, COMMUNE)
