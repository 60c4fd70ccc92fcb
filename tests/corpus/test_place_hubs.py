"""Tests of hubs of places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.corpus.place_hubs import place_hubs
from generator.gazetteer import Gazetteer
from tests.factories import make_citing, make_library

if TYPE_CHECKING:
    from generator.model import PlaceHub


def hubs(*plans: Any) -> dict[str, PlaceHub]:
    """Hubs of these plans."""
    return place_hubs(sorted(plans, key=lambda plan: plan.address), gazetteer=Gazetteer.load())


def hub(path: str, **metadata: Any) -> PlaceHub:
    """The innermost hub of one plan."""
    found = hubs(make_citing(path=path, **metadata))
    return found[max(found, key=len)]


def test_every_folder_above_a_year_is_a_hub() -> None:
    """A district without plans of its own still holds those of its communes."""
    found = hubs(*make_library())
    assert list(found) == ["dak-nong", "dak-nong/huyen-dak-mil", "dak-nong/huyen-dak-mil/xa-dak-sak", "lao-cai"]
    assert [h.name for h in found.values()] == ["Tỉnh Đắk Nông", "Huyện Đắk Mil", "Xã Đắk Sắk", "Tỉnh Lào Cai"]
    assert found["dak-nong"].children == ("dak-nong/huyen-dak-mil",)
    assert found["dak-nong"].plan_ids == ()
    assert found["dak-nong"].all_plan_ids == (
        "dak-nong-huyen-dak-mil-2025-phat-dong-thi-dua",
        "dak-nong-huyen-dak-mil-xa-dak-sak-2024-thi-dua-yeu-nuoc",
    )


@pytest.mark.parametrize(
    ("path", "note", "successor"),
    [
        pytest.param(
            "dak-nong/2024/x.md", "Từ 01/7/2025 thuộc tỉnh Lâm Đồng mới, cùng Bình Thuận và Lâm Đồng cũ.", "Lâm Đồng", id="merged-province"
        ),
        pytest.param("dak-lak/2024/x.md", "Từ 01/7/2025 gồm cả Phú Yên cũ.", None, id="name-that-stayed"),
        pytest.param("can-tho/xa-long-phu/2025/x.md", "Từ 01/7/2025 gồm cả thị trấn Long Phú cũ.", None, id="town-of-the-same-name"),
        pytest.param("ha-noi/2024/x.md", "", None, id="unchanged"),
        pytest.param("thua-thien-hue/2024/x.md", "Từ 01/01/2025 là thành phố Huế.", "Huế", id="renamed"),
        pytest.param(
            "kon-tum/huyen-ngoc-hoi/2024/x.md",
            "Từ 01/7/2025 không còn cấp huyện; địa bàn nay gồm các đơn vị cấp xã của tỉnh Quảng Ngãi.",
            None,
            id="district",
        ),
        pytest.param(
            "nghe-an/huyen-anh-son/xa-dinh-son/2022/x.md",
            "Từ trước 01/3/2025 thuộc xã Tam Đỉnh, huyện Anh Sơn.",
            "Tam Đỉnh",
            id="day-not-known",
        ),
    ],
)
def test_what_a_place_became(path: str, note: str, successor: str | None) -> None:
    """One sentence for a citizen, and the name of today."""
    found = hub(path)
    assert (note, successor) == (found.note, found.successor_name)


def test_every_unit_of_the_gazetteer_has_its_history_told() -> None:
    """A library may hold a plan of any of them."""
    gazetteer = Gazetteer.load()
    provinces = {place.path for place in gazetteer.provinces}
    communes = {place.path for province in provinces for place in gazetteer.communes(province)}
    for path in provinces | {place.path for place in gazetteer.districts} | communes:
        note = hub(f"{path}/2025/x.md").note
        assert not note or note.startswith(("Từ ", "Lập từ ", "Đơn vị này ")), path


def test_the_province_of_today_is_linked() -> None:
    """It has a page also without plans of its own."""
    assert hubs(make_citing(path="dak-nong/2024/x.md"))["dak-nong"].successor_address == "lam-dong"


@pytest.mark.parametrize(
    ("path", "metadata", "expected"),
    [
        pytest.param(
            "tinh-moi/huyen-la/2024/x.md", {"province": "Tỉnh Mới", "district": "Lạ"}, ("Huyện Lạ", "Lạ"), id="written-in-front-matter"
        ),
        pytest.param("tinh-moi/xa-chua-ro/2024/x.md", {"province": None}, ("Xã Chua Ro", "Chua Ro"), id="nothing-but-the-folder"),
        pytest.param("ho-chi-minh/quan-8/2024/x.md", {"province": None}, ("Quận 8", "Quận 8"), id="number-needs-its-type"),
        pytest.param(
            "trung-uong/bo-noi-vu/2024/x.md", {"issuers": ("Bộ Nội vụ",), "province": None}, ("Bộ Nội vụ", "Bộ Nội vụ"), id="central-office"
        ),
    ],
)
def test_names_of_places(path: str, metadata: dict[str, Any], expected: tuple[str, str]) -> None:
    """From the gazetteer, else from front matters, else from the folder."""
    found = hub(path, **metadata)
    assert expected == (found.name, found.short_name)


def test_plans_stand_newest_first() -> None:
    """By day of issue; a plan without one stands by the year of its address."""
    found = hubs(
        make_citing(path="lao-cai/2023/a.md", issued_on="2023-05-01"),
        make_citing(path="lao-cai/2024/b.md", issued_on=None),
        make_citing(path="lao-cai/2024/c.md", issued_on="2024-02-01"),
    )
    assert found["lao-cai"].plan_ids == ("lao-cai-2024-c", "lao-cai-2024-b", "lao-cai-2023-a")


def test_provinces_stand_in_vietnamese_order() -> None:
    """Đ comes after D, whatever the slug says."""
    found = hubs(*(make_citing(path=f"{slug}/2024/x.md") for slug in ("gia-lai", "dong-nai", "an-giang", "dien-bien")))
    assert [h.short_name for h in found.values()] == ["An Giang", "Điện Biên", "Đồng Nai", "Gia Lai"]
