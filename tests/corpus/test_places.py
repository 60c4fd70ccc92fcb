"""Tests of where a plan lies and which place an issuer belongs to."""

from __future__ import annotations

from datetime import date

import pytest

from generator.corpus.places import Locator, plan_day
from generator.gazetteer import Gazetteer
from generator.model import PartialDate, Period
from tests.factories import make_metadata, make_source

DISTRICT = make_source(
    metadata=make_metadata(issuers=("UBND huyện Đắk Mil",), province="Đắk Nông", district="Đắk Mil", issued_on="2024-03-01"),
    path="dak-nong/huyen-dak-mil/2024/thi-dua.md",
)
COMMUNE = make_source(
    metadata=make_metadata(province="Đắk Nông", district="Đắk Mil", commune="Đắk Sắk", issued_on="2024-03-01"),
    path="dak-nong/huyen-dak-mil/xa-dak-sak/2024/thi-dua.md",
)


@pytest.mark.parametrize(
    ("path", "expected_folders", "expected_year"),
    [
        pytest.param("dak-nong/huyen-dak-mil/2024/x.md", ("dak-nong", "huyen-dak-mil"), 2024, id="district"),
        pytest.param("trung-uong/bo-noi-vu/2023/x.md", ("trung-uong", "bo-noi-vu"), 2023, id="central"),
        pytest.param("x.md", (), None, id="root"),
        pytest.param("lao-cai/x.md", ("lao-cai",), None, id="without-year"),
    ],
)
def test_folders_above_the_year(path: str, expected_folders: tuple[str, ...], expected_year: int | None) -> None:
    """The address itself says place and year."""
    source = make_source(path=path)
    assert (expected_folders, expected_year) == (source.folders, source.folder_year)


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        pytest.param("UBND xã", "dak-nong/huyen-dak-mil/xa-dak-sak", id="own-commune"),
        pytest.param("UBND huyện", "dak-nong/huyen-dak-mil", id="own-district"),
        pytest.param("Chủ tịch UBND tỉnh", "dak-nong", id="own-province"),
        pytest.param("Ban Thường vụ Đảng ủy", "dak-nong/huyen-dak-mil/xa-dak-sak", id="own-committee"),
        pytest.param("Sở Nội vụ", "dak-nong", id="department"),
        pytest.param("UBND huyện Đăc Mil", "dak-nong/huyen-dak-mil", id="own-name-misread"),
        pytest.param("UBND huyện Krông Nô", "dak-nong/huyen-krong-no", id="neighbour"),
        pytest.param("UBND tỉnh Ninh Thuận", "ninh-thuan", id="another-province"),
        pytest.param("UBND thành phố Hà Nội", "ha-noi", id="city-of-the-centre"),
        pytest.param("UBND huyện Châu Thành, tỉnh Kiên Giang", "kien-giang/huyen-chau-thanh", id="name-of-many-with-province"),
        pytest.param("UBND huyện Châu Thành", None, id="name-of-many"),
        pytest.param("UBND thành phố", None, id="no-city-here"),
        pytest.param("Quận ủy", None, id="no-quan-here"),
        pytest.param("UBND huyện Chưa Từng Có", None, id="unknown-name"),
        pytest.param("UBND", None, id="no-unit"),
        pytest.param(None, None, id="nothing"),
    ],
)
def test_place_of_an_issuer(issuer: str | None, expected: str | None) -> None:
    """Relative words mean the citing plan's own units; a name counts where one unit bears it."""
    locator = Locator(Gazetteer.load())
    own = locator.own_place(COMMUNE)
    assert expected == locator.locate(issuer, own, date(2024, 3, 1))


def test_a_district_has_no_commune_of_its_own() -> None:
    """`UBND xã` in a district's plan names nobody."""
    locator = Locator(Gazetteer.load())
    assert locator.locate("UBND xã", locator.own_place(DISTRICT), None) is None


def test_names_find_the_place_of_a_file_outside_place_folders() -> None:
    """Without place folders the names in the front matter decide."""
    source = make_source(metadata=make_metadata(province="Đắk Nông", district="Đắk Mil", issued_on="2024-03-01"), path="2024/thi-dua.md")
    own = Locator(Gazetteer.load()).own_place(source)
    assert own.innermost is not None
    assert own.innermost.path == "dak-nong/huyen-dak-mil"


@pytest.mark.parametrize(
    ("issued_on", "period", "expected"),
    [
        pytest.param("2024-03", None, date(2024, 3, 1), id="issued"),
        pytest.param(None, Period(start=PartialDate(2023, 5)), date(2023, 5, 1), id="begins"),
        pytest.param(None, None, date(2024, 1, 1), id="address"),
        pytest.param("2024-02-31", None, date(2024, 1, 1), id="impossible-date"),
    ],
)
def test_a_day_on_which_the_plan_was_current(issued_on: str | None, period: Period | None, expected: date) -> None:
    """Needed to choose the version of a law."""
    assert expected == plan_day(make_source(metadata=make_metadata(issued_on=issued_on, period=period)))
