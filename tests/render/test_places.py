"""Pages of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render import places
from generator.render.library import Library
from generator.render.places import old_to_new, place_pages
from tests.factories import make_corpus
from tests.render.reading import Reading, read

if TYPE_CHECKING:
    import pytest


def _pages() -> dict[str, Reading]:
    return {p.address: read(p.body) for p in place_pages(Library.of(make_corpus()))}


def test_index_is_in_vietnamese_order_with_new_names() -> None:
    """Đ before L; the old name says what it is now; districts and communes hang under their province."""
    names = [e.text for e in _pages()["noi-chon"].find("a")]
    assert names[:4] == ["Tỉnh Đắk Nông", "Huyện Đắk Mil", "Xã Đắk Sắk", "Tỉnh Lào Cai"]
    assert any("(nay: Lâm Đồng)" in e.text for e in _pages()["noi-chon"].find("li"))


def test_new_names_lead_to_old_ones() -> None:
    """Who types today's name finds yesterday's plans."""
    groups = {g.name: [old.label for old in g.old] for g in old_to_new(Library.of(make_corpus()), "./")}
    assert groups["Lâm Đồng"] == ["Đắk Nông"]
    assert groups["Lào Cai"] == ["Lào Cai"]


def test_a_province_shows_the_plans_below_it_by_year() -> None:
    """Newest year first; that it has none of its own is said."""
    reading = _pages()["dak-nong"]
    assert [e.attributes["id"] for e in reading.find("h3", "k-year")] == ["_2025", "_2024"]
    assert any("chưa giữ kế hoạch nào do cơ quan của tỉnh Đắk Nông ban hành" in e.text for e in reading.find("p"))
    assert any("Lâm Đồng" in e.text for e in reading.find(css="k-notice"))


def test_a_district_has_its_documents_and_events() -> None:
    """What it carries out and what it marks."""
    reading = _pages()["dak-nong/huyen-dak-mil"]
    words = " ".join(e.text for e in reading.find("li"))
    assert "Chỉ thị 41-CT/TW" in words
    assert "30/4 gốc 1975 Ngày giải phóng miền Nam, thống nhất đất nước" in words


def test_a_crowded_index_has_the_provinces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Districts and communes stand on the page of their province."""
    monkeypatch.setattr(places, "INDEX_WHOLE", 1)
    names = [e.text for e in _pages()["noi-chon"].find("a")]
    assert "Tỉnh Đắk Nông" in names
    assert "Huyện Đắk Mil" not in names
