"""Addresses: built in one place, ASCII, lower case, never in each other's way."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import urls
from generator.model import DirectiveKey


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        pytest.param("III.2.a.-1", "iii-2-a-g1", id="dash"),
        pytest.param("I.1.+2", "i-1-c2", id="plus"),
        pytest.param("I.1.đ", "i-1-dd", id="point-đ"),
        pytest.param("I.1.d", "i-1-d", id="point-d"),
        pytest.param("II.3.b_2", "ii-3-b_2", id="printed-twice"),
        pytest.param("I.1.đ_2", "i-1-dd_2", id="đ-printed-twice"),
        pytest.param("II.2.1.10", "ii-2-1-10", id="subclause"),
        pytest.param("preamble", "mo-dau", id="preamble"),
        pytest.param("closing", "ket-thuc", id="closing"),
        pytest.param("title", "_title", id="title"),
    ],
)
def test_anchors_come_from_the_numbering(path: str, anchor: str) -> None:
    """A link to a point goes on working when the plan is built anew."""
    assert urls.anchor(path) == anchor


@given(st.lists(st.sampled_from(["I", "II", "1", "2", "a", "d", "đ", "-1", "-2", "+1", "a_2"]), min_size=1, max_size=5).map(".".join))
def test_an_anchor_is_never_one_of_our_own(path: str) -> None:
    """Blocks that are not the paper's have anchors that begin with `_`."""
    assert not urls.anchor(path).startswith("_")
    assert urls.anchor(path).isascii()


@pytest.mark.parametrize(
    ("root", "address", "anchor", "link"),
    [
        pytest.param("./", "", "", "./", id="home-to-home"),
        pytest.param("./", "ky/2025", "", "./ky/2025/", id="home-to-year"),
        pytest.param("../../", "dak-nong", "ii-1", "../../dak-nong/#ii-1", id="to-a-point"),
        pytest.param("../../", "", "", "../../", id="to-home"),
    ],
)
def test_links_are_relative(root: str, address: str, anchor: str, link: str) -> None:
    """The site works below any folder, and from a disk."""
    assert urls.href(root, address, anchor) == link


@pytest.mark.parametrize(
    ("unit_type", "name", "part"),
    [
        pytest.param("tỉnh", "Đắk Nông", "dak-nong", id="province"),
        pytest.param("huyện", "Đắk Song", "huyen-dak-song", id="district"),
        pytest.param("Thị xã", "Gia Nghĩa", "tx-gia-nghia", id="town"),
        pytest.param("thành phố", "Buôn Ma Thuột", "tp-buon-ma-thuot", id="city"),
        pytest.param("xã", "Nam Dong", "xa-nam-dong", id="commune"),
        pytest.param("Phường", "1", "phuong-1", id="ward-with-a-number"),
        pytest.param("đặc khu", "Phú Quý", "dac-khu-phu-quy", id="special-zone"),
    ],
)
def test_a_unit_below_the_province_has_its_type(unit_type: str, name: str, part: str) -> None:
    """So that four digits are always a year."""
    assert urls.place_part(unit_type, name) == part
    assert urls.is_address_part(part)


@pytest.mark.parametrize(
    ("key", "symbol", "address"),
    [
        pytest.param(
            DirectiveKey(kind="chi-thi", number=41, body="tw", period="k13"),
            "CT/TW",
            "van-ban/chi-thi/41-ct-tw-k13",
            id="party-by-congress",
        ),
        pytest.param(
            DirectiveKey(kind="quyet-dinh", number=30, suffix="a", body="ttg", period="2008"),
            "QĐ-TTg",
            "van-ban/quyet-dinh/30a-qd-ttg-2008",
            id="letter-after-the-number",
        ),
        pytest.param(
            DirectiveKey(kind="ke-hoach", number=5, body="ubnd", place="dak-nong/huyen-dak-song", period="2025"),
            "KH-UBND",
            "van-ban/ke-hoach/5-kh-ubnd-dak-nong-huyen-dak-song-2025",
            id="with-its-place",
        ),
        pytest.param(
            DirectiveKey(kind="luat", number=None, body="thi-dua-khen-thuong"),
            "thi đua khen thưởng",
            "van-ban/luat/thi-dua-khen-thuong",
            id="by-name",
        ),
    ],
)
def test_a_directive_stands_under_its_kind(key: DirectiveKey, symbol: str, address: str) -> None:
    """Its address has all that tells it from others."""
    assert urls.directive(key, symbol) == address
    assert address.startswith(urls.directive_kind(key.kind) + "/")


def test_a_number_page_is_apart_from_directives() -> None:
    """No kind of document is called `so`."""
    assert urls.number_page("chi-thi", 5, "", "CT/TW") == "van-ban/so/chi-thi-5-ct-tw"


def test_hubs_of_time() -> None:
    """Years and terms."""
    assert (urls.year(2025), urls.term(2021, 2025)) == ("ky/2025", "ky/2021-2025")


def test_a_plan_stands_under_its_place_and_year() -> None:
    """Chosen once."""
    assert urls.plan("dak-lak", 2025, "0124-kh-ubnd") == "dak-lak/2025/0124-kh-ubnd"


def test_reserved_folders_are_addresses_that_no_unit_takes() -> None:
    """They hold no type of unit, so a place below a province never meets them; central bodies keep their own folder."""
    assert all(urls.is_address_part(folder) for folder in urls.RESERVED)
    assert urls.CENTRAL not in urls.RESERVED
    assert {urls.year(2025), urls.directive_kind("luat")} <= {f"{folder}/{rest}" for folder in urls.RESERVED for rest in ("2025", "luat")}


@pytest.mark.parametrize("part", ["", "A", "đ", "a_b", "a--b", "-a", "a-", "a.b", "..", "a/b", "a b", "a\n"])
def test_what_cannot_stand_in_an_address(part: str) -> None:
    """Nothing that a browser, a disk or a person could read in two ways."""
    assert not urls.is_address_part(part)


_FOLDERS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=4).map("/".join)


@given(page=_FOLDERS, address=_FOLDERS)
def test_the_nearest_way_leads_there(page: str, address: str) -> None:
    """A browser that follows it from the page arrives at the address; it is never longer than the way through the root."""
    way = urls.nearest(page, address)
    here, there = (f"https://example.org/{path}/" if path else "https://example.org/" for path in (page, address))
    assert urljoin(here, way) == there
    assert len(way) <= max(len(urls.href("../" * len(page.split("/")), address)), len("./"))
