"""The provinces of today as tiles."""

from __future__ import annotations

from generator.render.library import Library
from generator.render.tiles import POSITIONS, nearest, tiles
from tests.factories import make_corpus


def test_every_province_of_today_has_a_tile_of_its_own() -> None:
    """34, none on top of another, and the two archipelagos."""
    library = Library.of(make_corpus())
    assert {path for path in POSITIONS if "/" not in path} == {place.path for place in library.units.present}
    assert len(set(POSITIONS.values())) == len(POSITIONS) == 36


def test_tiles_lead_to_provinces_and_count_plans_of_old_names() -> None:
    """Lâm Đồng has the plans of Đắk Nông."""
    found = {tile.name: tile for tile in tiles(Library.of(make_corpus()), "../")}
    assert (found["Lâm Đồng"].href, found["Lâm Đồng"].count) == ("../lam-dong/", 2)
    assert (found["TP. HCM"].full, found["Hà Nội"].count) == ("Thành phố Hồ Chí Minh", 0)


def test_the_archipelagos_lead_to_their_provinces() -> None:
    """Hoàng Sa to Đà Nẵng, Trường Sa to Khánh Hòa."""
    islands = {tile.name: (tile.island, tile.href) for tile in tiles(Library.of(make_corpus()), "./") if tile.island}
    assert islands == {
        "Hoàng Sa": ("Đà Nẵng", "./da-nang/#dac-khu-hoang-sa"),
        "Trường Sa": ("Khánh Hòa", "./khanh-hoa/#dac-khu-truong-sa"),
    }


def test_the_nearest_provinces_with_plans() -> None:
    """By the distance of their tiles."""
    library = Library.of(make_corpus())
    (dong_nai,) = (place for place in library.units.present if place.path == "dong-nai")
    assert [place.path for place in nearest(library, dong_nai, 2)] == ["lam-dong", "lao-cai"]
