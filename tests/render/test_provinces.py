"""Pages of provinces, one for each name."""

from __future__ import annotations

from functools import cache

import pytest

from generator.render.library import Library
from generator.render.provinces import province_page
from tests.factories import make_citing, make_corpus
from tests.render.reading import Reading, read


@cache
def _page(path: str) -> Reading:
    """A page of the small library: plans of huyện Đắk Mil, of xã Đắk Sắk and of Lào Cai."""
    return read(province_page(Library.of(make_corpus()), path).body)


@cache
def _merged() -> Reading:
    """Đắk Lắk with plans from before and after it took in Phú Yên."""
    plans = [
        make_citing(path="dak-lak/2024/cu.md", issued_on="2024-03-01"),
        make_citing(path="dak-lak/2025/moi.md", issued_on="2025-09-01"),
        make_citing(path="dak-lak/huyen-krong-pac/2025/huyen.md", issued_on="2025-02-01"),
        make_citing(path="dak-lak/xa-krong-pac/2025/xa.md", issued_on="2025-10-01"),
        make_citing(path="phu-yen/2024/phu-yen.md", issued_on="2024-05-01"),
    ]
    return read(province_page(Library.of(make_corpus(plans=plans)), "dak-lak").body)


@pytest.mark.parametrize(
    ("path", "notice"),
    [
        pytest.param("dak-nong", "Từ 01/7/2025 thuộc tỉnh Lâm Đồng, cùng Bình Thuận và Lâm Đồng cũ.", id="merged"),
        pytest.param("lam-dong", "Từ 01/7/2025 gồm cả Bình Thuận và Đắk Nông cũ.", id="name-that-stayed"),
        pytest.param("thua-thien-hue", "Từ 01/01/2025 là thành phố Huế.", id="renamed"),
        pytest.param("ha-noi", "Không còn cấp huyện từ 01/7/2025: dưới thành phố là 75 xã và 51 phường.", id="unchanged"),
    ],
)
def test_what_became_of_a_name_is_said_first(path: str, notice: str) -> None:
    """One sentence for a citizen."""
    assert _page(path).one(css="k-notice").text.startswith(notice)


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        pytest.param("lam-dong", ["_nay", "_truoc"], id="both-units"),
        pytest.param("dak-nong", ["_truoc"], id="old-only"),
        pytest.param("hue", ["_nay", "_truoc"], id="renamed"),
        pytest.param("thua-thien-hue", [], id="ended-before-the-reform"),
    ],
)
def test_a_part_for_each_unit_that_bore_the_name(path: str, ids: list[str]) -> None:
    """The communes of today and the districts of old."""
    assert [i for i in _page(path).ids if i in {"_nay", "_truoc"}] == ids


@pytest.mark.parametrize("path", ["lam-dong", "dak-nong", "ha-noi", "ho-chi-minh", "quang-ngai"])
def test_every_unit_has_an_id_of_its_own(path: str) -> None:
    """Links to units land where they should."""
    reading = _page(path)
    assert len(set(reading.ids)) == len(reading.ids)
    assert reading.unbalanced == ()
    units = Library.of(make_corpus()).units
    below = units.below(path)
    wanted = {units.anchor(u) for u in (*below.communes_now, *below.districts, *(c for cs in below.communes_then.values() for c in cs))}
    assert wanted <= set(reading.ids)


def test_a_commune_of_today_says_what_it_was_made_from() -> None:
    """With the district of old, and its province where that had another name."""
    line = _page("lam-dong").one("li", id="xa-duc-an").text
    assert line == "Xã Đức An gồm thị trấn Đức An, xã Nam Bình và xã Đắk N'Drung của huyện Đắk Song (Đắk Nông) cũ"


def test_a_commune_of_old_says_what_it_became() -> None:
    """Its line stands in the group of its district; one that ended earlier says when."""
    line = _page("dak-nong").one("li", id="xa-dak-mol")
    assert line.text == "Xã Đắk Môl nay thuộc xã Đắk Song"
    assert "../lam-dong/#xa-dak-song" in _page("dak-nong").links
    assert _page("nghe-an").one("li", id="xa-dinh-son").text == "Xã Đỉnh Sơn trước 01/3/2025, nay thuộc xã Nhân Hòa"


def test_units_stand_in_vietnamese_order_under_their_letters() -> None:
    """D before Đ; figures first."""
    letters = [e.text.split(" ")[0] for e in _page("lam-dong").find("summary")]
    assert letters[: letters.index("X") + 1] == ["1–9", "B", "C", "D", "Đ", "G", "H", "K", "L", "M", "N", "P", "Q", "S", "T", "V", "X"]


def test_plans_of_the_old_name_stand_on_the_page_of_the_new_one() -> None:
    """Under their old name, with a link to its page."""
    reading = _page("lam-dong")
    assert [e.text for e in reading.find("h3", "k-name")] == ["Dưới tên Đắk Nông cũ 2 kế hoạch"]
    assert len(reading.find("li", "k-row")) == 2


def test_communes_of_today_name_the_plans_of_their_old_district() -> None:
    """One plan is linked itself, several through the page of the old unit."""
    held = [e.text for e in _page("lam-dong").find("li") if "huyện Đắk Mil cũ" in e.text and "năm" in e.text]
    assert held
    assert all("Kế hoạch năm 2025 của huyện Đắk Mil cũ" in line for line in held)
    assert "../dak-nong/huyen-dak-mil/2025/phat-dong-thi-dua/" in _page("lam-dong").links


def test_plans_are_told_apart_by_the_unit_that_issued_them() -> None:
    """The day decides for the province itself, the unit for those below."""
    words = [e.text for e in _merged().find("h3", "k-name")]
    assert words == ["Dưới tên Đắk Lắk từ 01/7/2025 2 kế hoạch", "Dưới tên Đắk Lắk cũ 2 kế hoạch", "Dưới tên Phú Yên cũ 1 kế hoạch"]
    assert [e.attributes["href"].split("/")[-2] for e in _merged().find("a", "k-row-t")] == ["xa", "moi", "huyen", "cu", "phu-yen"]


def test_a_place_without_plans_says_so_and_leads_on() -> None:
    """Absence is no evidence; the nearest province with plans; how to send one."""
    reading = _page("cao-bang")
    words = " ".join(e.text for e in reading.find(css="k-card"))
    assert "Chưa có kế hoạch nào của nơi này" in words
    assert "không có nghĩa là nơi này không ban hành kế hoạch: thư viện mới giữ 3 kế hoạch của 2 tỉnh, thành" in words
    assert [link for link in reading.links if link in {"../lao-cai/", "../cho-can-bo-van-thu/"}] == [
        "../lao-cai/",
        "../cho-can-bo-van-thu/",
    ]


def test_an_old_plan_filed_under_a_new_name_is_not_lost() -> None:
    """Huế is the name since 2025; a plan of 2021 that lies in its folder stands on its page, told apart by the day."""
    plan = make_citing(path="hue/2021/ke-hoach-cu.md", province="Huế", issued_on="2021-03-02")
    page = province_page(Library.of(make_corpus(plans=[plan])), "hue")
    assert "../hue/2021/ke-hoach-cu/" in read(page.body).links
