"""The library by the provinces of a day."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.gazetteer import Gazetteer
from generator.render.library import Library
from generator.render.place_days import lots, place_day_hubs, provinces_of
from tests.factories import make_annotated, make_corpus, make_metadata, make_plan
from tests.render.making import made
from tests.render.reading import Reading, read

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan


def _plan(place: str, issued_on: str, name: str = "mot", **names: Any) -> AnnotatedPlan:
    """A plan of a place."""
    year = issued_on[:4]
    metadata = make_metadata(id=f"{place.replace('/', '-')}-{year}-{name}", issued_on=issued_on, **names)
    return make_annotated(plan=make_plan(metadata=metadata, path=f"{place}/{year}/{name}.md"))


def _library() -> Library:
    """A district of old Đắk Nông, a province of today, one of old by the same name, a commune of today on the land of old Đắk Nông."""
    plans = (
        _plan("dak-nong/huyen-dak-song", "2025-01-15", province="Đắk Nông", district="Đắk Song"),
        _plan("lam-dong", "2025-11-01", province="Lâm Đồng"),
        _plan("lam-dong", "2024-02-01", "hai", province="Lâm Đồng"),
        _plan("lam-dong/xa-nam-dong", "2025-10-01", province="Lâm Đồng", commune="Nam Dong"),
    )
    return Library.of(make_corpus(plans=plans))


def _page() -> tuple[Reading, str]:
    (page,) = made(place_day_hubs, _library())
    assert page.address == "noi-chon/theo-ngay"
    return read(page.body), page.body


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("dak-nong/huyen-dak-song", ["dak-nong", "lam-dong@2025-07"], id="a-district-that-ended"),
        pytest.param("ha-noi", ["ha-noi"], id="a-province-that-stayed"),
        pytest.param("thua-thien-hue", ["thua-thien-hue", "hue@2025-01"], id="a-province-under-another-name"),
    ],
)
def test_land_belongs_to_one_province_after_the_other(path: str, expected: list[str]) -> None:
    """Followed forwards through mergers and new names."""
    gazetteer = Gazetteer.load()
    assert [province.key for province in provinces_of(gazetteer, gazetteer.by_path(path)[0])] == expected


def test_a_unit_of_today_is_followed_back_to_where_its_parts_lay() -> None:
    """A commune to one province of old; a province that was made from three to all of them."""
    gazetteer = Gazetteer.load()
    commune = gazetteer.by_path("lam-dong/xa-nam-dong")[-1]
    assert [province.key for province in provinces_of(gazetteer, commune)] == ["dak-nong", "lam-dong@2025-07"]
    province = gazetteer.by_path("lam-dong")[-1]
    assert {province.key for province in provinces_of(gazetteer, province)} == {"dak-nong", "binh-thuan", "lam-dong", "lam-dong@2025-07"}


def test_both_groupings_stand_there_without_a_script() -> None:
    """34 of today and 63 of old, each plan once; a plan of a merged province stands apart among those of old."""
    reading, body = _page()
    assert [e.text for e in reading.find("h2")][1:] == [
        "34 tỉnh, thành từ 01/7/2025 1 nơi có kế hoạch",
        "63 tỉnh, thành đến 30/6/2025 2 nơi có kế hoạch",
    ]
    now, then = (section.split("</section>")[0] for section in body.split("data-grouping")[1:])
    assert [e.text for e in read(now).find("li")] == ["Tỉnh Lâm Đồng Ban hành khi thuộc: Đắk Nông 1, Lâm Đồng 3 4 kế hoạch"]
    assert [e.text for e in read(then).find("li")] == [
        "Tỉnh Đắk Nông Ban hành khi thuộc: Đắk Nông 1, Lâm Đồng 1 2 kế hoạch",
        "Tỉnh Lâm Đồng 1 kế hoạch",
        "Tỉnh Lâm Đồng Đơn vị lập sau ngày này, gồm Bình Thuận, Đắk Nông, Lâm Đồng: không xếp vào riêng nơi nào 1 kế hoạch",
    ]
    assert len(read(now).find("a")) == 34
    assert len(read(then).find("a")) == 64


def test_the_data_of_the_browser_has_every_plan_once_and_every_province() -> None:
    """Small, however many plans there are: counts, not plans."""
    reading, body = _page()
    data: Any = json.loads(reading.one("template").text)
    assert len(data["p"]) == len(Gazetteer.load().provinces)
    assert sum(plans for _, plans, _ in data["l"]) == 4
    assert {"2025": 1} in [years for _, _, years in data["l"]]
    assert len(body.encode()) < 25_000


def test_lots_know_where_plans_were_issued() -> None:
    """Plans of one land issued under two names are two lots."""
    found = {(lot.own.key, *(province.key for province in lot.provinces)): lot.plans for lot in lots(_library())}
    assert found["dak-nong", "dak-nong", "lam-dong@2025-07"] == 1
    assert found["lam-dong@2025-07", "dak-nong", "lam-dong@2025-07"] == 1
    assert sum(found.values()) == 4
