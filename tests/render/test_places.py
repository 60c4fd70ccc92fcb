"""Pages of places: the index, and places with plans below a province."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.render import places
from generator.render.library import LONG_PLACE, Library
from generator.render.places import place_hubs
from tests.factories import make_citing, make_corpus
from tests.render.making import made
from tests.render.reading import Reading, read

if TYPE_CHECKING:
    import pytest


@cache
def _pages() -> dict[str, Reading]:
    return {p.address: read(p.body) for p in made(place_hubs, Library.of(make_corpus()))}


def _lines() -> list[str]:
    """Rows of the list of names."""
    return [e.text for e in _pages()["noi-chon"].find("li")]


def test_index_has_every_name_in_vietnamese_order() -> None:
    """64 names, old and new; Đ before E and after D; the new ones stand out."""
    names = [e.text for e in _pages()["noi-chon"].find("a") if e.attributes["href"].count("/") == 2 and "#" not in e.attributes["href"]]
    listed = list(dict.fromkeys(names[names.index("An Giang", 34) :]))
    assert listed[:4] == ["An Giang", "Kiên Giang", "Bà Rịa - Vũng Tàu", "Hồ Chí Minh"]
    assert len(listed) == 64


def test_an_old_name_leads_to_the_new_one_and_back() -> None:
    """Đắk Nông says Lâm Đồng, Lâm Đồng says Đắk Nông."""
    assert any(line.startswith("Đắk Nông nay thuộc Lâm Đồng") for line in _lines())
    assert any(line.startswith("Lâm Đồng gồm cả Bình Thuận, Đắk Nông cũ 2 kế hoạch") for line in _lines())
    assert "Hà Nội" in _lines()


def test_places_with_plans_hang_under_their_province() -> None:
    """Districts and communes under the name they had."""
    line = next(line for line in _lines() if line.startswith("Đắk Nông nay"))
    assert "Huyện Đắk Mil 2 kế hoạch Xã Đắk Sắk 1 kế hoạch" in line


def test_a_crowded_index_has_the_provinces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Districts and communes stand on the page of their province."""
    monkeypatch.setattr(places, "INDEX_WHOLE", 1)
    index = next(iter(made(place_hubs, Library.of(make_corpus()))))
    names = [e.text for e in read(index.body).find("a")]
    assert "Đắk Nông" in names
    assert "Huyện Đắk Mil" not in names


def test_only_provinces_and_places_with_plans_have_pages() -> None:
    """No page for a commune that nobody has sent a plan from."""
    below = [address for address in _pages() if "/" in address]
    assert below == ["dak-nong/huyen-dak-mil", "dak-nong/huyen-dak-mil/xa-dak-sak"]
    assert len(_pages()) == 1 + 64 + len(below)


def test_a_district_says_what_it_became_with_links() -> None:
    """Each commune of today is a link to its line on the page of its province."""
    notice = _pages()["dak-nong/huyen-dak-mil"].one(css="k-notice").text
    assert notice.startswith("Đến 30/6/2025; địa bàn nay thuộc xã ")
    assert "tỉnh Lâm Đồng" in notice
    assert "../../lam-dong/#xa-duc-lap" in _pages()["dak-nong/huyen-dak-mil"].links


def test_a_district_has_its_documents_and_events() -> None:
    """What it carries out and what it marks."""
    reading = _pages()["dak-nong/huyen-dak-mil"]
    words = " ".join(e.text for e in reading.find("li"))
    assert "Chỉ thị 41-CT/TW" in words
    assert "30/4 gốc 1975 Ngày giải phóng miền Nam, thống nhất đất nước" in words


def test_a_place_leads_to_its_neighbours() -> None:
    """The page of the province, at the line of the unit."""
    assert "../../dak-nong/#huyen-dak-mil" in _pages()["dak-nong/huyen-dak-mil"].links


def test_very_many_plans_are_cut_by_year() -> None:
    """A province with hundreds of plans leads to one page a year; no plan is lost and the year's hub leads there too."""
    years = [2021 + number % 2 for number in range(LONG_PLACE + 2)]
    plans = [
        make_citing(path=f"ca-mau/{year}/ke-hoach-{number}.md", province="Cà Mau", issued_on=f"{year}-02-01")
        for number, year in enumerate(years)
    ]
    pages = {page.address: page for page in made(place_hubs, Library.of(make_corpus(plans=plans)))}
    assert "../ca-mau/2021/" in read(pages["ca-mau"].body).links
    shown = [link for address in ("ca-mau/2021", "ca-mau/2022") for link in read(pages[address].body).links]
    assert len([link for link in shown if "ke-hoach-" in link]) == len(plans)
