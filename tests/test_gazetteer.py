"""Names of places to places: both vintages, ambiguity, misspelling, addresses that never change."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from datetime import date

import pytest

from generator.gazetteer import AdminLevel, Gazetteer, Place
from generator.model import PlaceNames
from generator.urls import RESERVED

BEFORE = date(2025, 6, 30)
AFTER = date(2025, 7, 1)
PROVINCE, DISTRICT, COMMUNE = AdminLevel.PROVINCE, AdminLevel.DISTRICT, AdminLevel.COMMUNE

# Code and name before → code and name after; computed from two datasets that agree, spot-checked against a published merger plan.
REFORM = """
01 Hà Nội → 01 Hà Nội | 02 Hà Giang → 08 Tuyên Quang | 04 Cao Bằng → 04 Cao Bằng | 06 Bắc Kạn → 19 Thái Nguyên
08 Tuyên Quang → 08 Tuyên Quang | 10 Lào Cai → 15 Lào Cai | 11 Điện Biên → 11 Điện Biên | 12 Lai Châu → 12 Lai Châu
14 Sơn La → 14 Sơn La | 15 Yên Bái → 15 Lào Cai | 17 Hòa Bình → 25 Phú Thọ | 19 Thái Nguyên → 19 Thái Nguyên
20 Lạng Sơn → 20 Lạng Sơn | 22 Quảng Ninh → 22 Quảng Ninh | 24 Bắc Giang → 24 Bắc Ninh | 25 Phú Thọ → 25 Phú Thọ
26 Vĩnh Phúc → 25 Phú Thọ | 27 Bắc Ninh → 24 Bắc Ninh | 30 Hải Dương → 31 Hải Phòng | 31 Hải Phòng → 31 Hải Phòng
33 Hưng Yên → 33 Hưng Yên | 34 Thái Bình → 33 Hưng Yên | 35 Hà Nam → 37 Ninh Bình | 36 Nam Định → 37 Ninh Bình
37 Ninh Bình → 37 Ninh Bình | 38 Thanh Hóa → 38 Thanh Hóa | 40 Nghệ An → 40 Nghệ An | 42 Hà Tĩnh → 42 Hà Tĩnh
44 Quảng Bình → 44 Quảng Trị | 45 Quảng Trị → 44 Quảng Trị | 46 Huế → 46 Huế | 48 Đà Nẵng → 48 Đà Nẵng
49 Quảng Nam → 48 Đà Nẵng | 51 Quảng Ngãi → 51 Quảng Ngãi | 52 Bình Định → 52 Gia Lai | 54 Phú Yên → 66 Đắk Lắk
56 Khánh Hòa → 56 Khánh Hòa | 58 Ninh Thuận → 56 Khánh Hòa | 60 Bình Thuận → 68 Lâm Đồng | 62 Kon Tum → 51 Quảng Ngãi
64 Gia Lai → 52 Gia Lai | 66 Đắk Lắk → 66 Đắk Lắk | 67 Đắk Nông → 68 Lâm Đồng | 68 Lâm Đồng → 68 Lâm Đồng
70 Bình Phước → 75 Đồng Nai | 72 Tây Ninh → 80 Tây Ninh | 74 Bình Dương → 79 Hồ Chí Minh | 75 Đồng Nai → 75 Đồng Nai
77 Bà Rịa - Vũng Tàu → 79 Hồ Chí Minh | 79 Hồ Chí Minh → 79 Hồ Chí Minh | 80 Long An → 80 Tây Ninh | 82 Tiền Giang → 82 Đồng Tháp
83 Bến Tre → 86 Vĩnh Long | 84 Trà Vinh → 86 Vĩnh Long | 86 Vĩnh Long → 86 Vĩnh Long | 87 Đồng Tháp → 82 Đồng Tháp
89 An Giang → 91 An Giang | 91 Kiên Giang → 91 An Giang | 92 Cần Thơ → 92 Cần Thơ | 93 Hậu Giang → 92 Cần Thơ
94 Sóc Trăng → 92 Cần Thơ | 95 Bạc Liêu → 96 Cà Mau | 96 Cà Mau → 96 Cà Mau
"""
ROWS = [tuple(re.split(r" → ", cell.strip())) for cell in re.split(r"[|\n]", REFORM) if cell.strip()]

# Addresses at first publication: number and SHA-256 of the sorted lines "key path". Units may be added (with new figures here and
# a word in the change log); a line that changes or goes breaks links that stand on other sites.
FIRST_PUBLISHED = {
    PROVINCE: (87, "1dc6026964a08febc280b4d0df08ca01abe35e9b44f0f75d061c49a90add3a4a"),
    DISTRICT: (721, "987387a6c94d8f10971da995ed0390d3f8bcce8cfc70e109bd8c35d78a1e5163"),
    COMMUNE: (14135, "e3928ed1f82b348609f42cdfd2af1588cd09cdc404153d3bef754ca6b7689999"),
}


@pytest.fixture(name="gazetteer", scope="module")
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(name="communes", scope="module")
def _communes(gazetteer: Gazetteer) -> tuple[Place, ...]:
    return tuple(place for path in dict.fromkeys(province.path for province in gazetteer.provinces) for place in gazetteer.communes(path))


def keys(places: tuple[Place, ...]) -> list[str]:
    """What was found, in short."""
    return [place.key for place in places]


def test_counts_of_both_vintages(gazetteer: Gazetteer, communes: tuple[Place, ...]) -> None:
    """63, 696 and 10,035 units on the last day before the reform; 34 and 3,321 on the first day after."""
    provinces, districts = gazetteer.provinces, gazetteer.districts
    assert [sum(place.valid_on(BEFORE) for place in level) for level in (provinces, districts, communes)] == [63, 696, 10_035]
    assert [sum(place.valid_on(AFTER) for place in level) for level in (provinces, districts, communes)] == [34, 0, 3_321]
    assert Counter(place.type_on(AFTER) for place in communes if place.valid_on(AFTER)) == {"xã": 2_621, "phường": 687, "đặc khu": 13}


@pytest.mark.parametrize(("before", "after"), [pytest.param(*row, id=row[0]) for row in ROWS])
def test_province_of_before_and_after(gazetteer: Gazetteer, before: str, after: str) -> None:
    """Every row of the table of the reform, by code and name."""
    code, _, name = before.partition(" ")
    (old,) = gazetteer.lookup(name, level=PROVINCE, on=BEFORE)
    assert old.code == code
    assert [f"{new.code} {new.name}" for new in gazetteer.today(old)] == [after]


def test_the_table_of_the_reform_is_whole(gazetteer: Gazetteer) -> None:
    """63 rows, one for each province; 34 results."""
    assert {row[0] for row in ROWS} == {f"{place.code} {place.name}" for place in gazetteer.provinces if place.valid_on(BEFORE)}
    assert {row[1] for row in ROWS} == {f"{place.code} {place.name}" for place in gazetteer.provinces if place.valid_on(AFTER)}


def test_addresses_are_unique_and_unreserved(gazetteer: Gazetteer, communes: tuple[Place, ...]) -> None:
    """Only provinces of one name share an address, and none takes a hub's folder or looks like a year."""
    below = Counter(place.path for place in (*gazetteer.districts, *communes))
    assert [path for path, number in below.items() if number > 1] == []
    everything = (*gazetteer.provinces, *gazetteer.districts, *communes)
    assert [place.path for place in everything if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+){0,2}", place.path)] == []
    assert RESERVED.isdisjoint(place.path for place in everything)
    assert not any(part.isdigit() for place in everything for part in place.path.split("/"))
    assert len({place.key for place in everything}) == len(everything)
    names = {place.path: place.name for place in gazetteer.provinces}
    assert all(names[place.path] == place.name for place in gazetteer.provinces)


@pytest.mark.parametrize("level", list(AdminLevel))
def test_no_address_changed(gazetteer: Gazetteer, communes: tuple[Place, ...], level: AdminLevel) -> None:
    """Addresses are for ever."""
    places = {PROVINCE: gazetteer.provinces, DISTRICT: gazetteer.districts, COMMUNE: communes}[level]
    lines = sorted(f"{place.key} {place.path}" for place in places)
    assert (len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest()) == FIRST_PUBLISHED[level]


@pytest.mark.parametrize(
    ("key", "full_name"),
    [
        pytest.param("dak-nong/huyen-cu-jut/xa-nam-dong", "Xã Nam Dong", id="old-commune"),
        pytest.param("lam-dong/xa-nam-dong@2025-07", "Xã Nam Dong", id="new-commune"),
        pytest.param("kon-tum/huyen-ngoc-hoi", "Huyện Ngọc Hồi", id="district"),
        pytest.param("ho-chi-minh/quan-1", "Quận 1", id="numbered"),
        pytest.param("ba-ria-vung-tau", "Tỉnh Bà Rịa - Vũng Tàu", id="dash"),
        pytest.param("hue@2025-01", "Thành phố Huế", id="city-since-2025"),
        pytest.param("thua-thien-hue", "Tỉnh Thừa Thiên Huế", id="before-the-city"),
        pytest.param("bac-giang/huyen-yen-dung", "Huyện Yên Dũng", id="ended-before-the-reform"),
        pytest.param("thanh-hoa/huyen-hoang-hoa/xa-hoang-phu-2", "Xã Hoằng Phụ", id="second-of-a-fold"),
        pytest.param("quang-ngai/dac-khu-ly-son@2025-07", "Đặc khu Lý Sơn", id="island"),
    ],
)
def test_known_units(gazetteer: Gazetteer, key: str, full_name: str) -> None:
    """A sample by hand."""
    place = gazetteer.by_key(key)
    assert place is not None
    assert place.full_name == full_name
    assert place in gazetteer.by_path(key.partition("@")[0])


def test_successors_and_predecessors_agree(gazetteer: Gazetteer, communes: tuple[Place, ...]) -> None:
    """Every unit of June 2025 leads to units of today, every unit of today comes from some; both ways say the same."""
    for place in (*gazetteer.provinces, *gazetteer.districts, *communes):
        assert len(gazetteer.successors(place)) == len(place.successors), place.key
        assert len(gazetteer.predecessors(place)) == len(place.predecessors), place.key
        if place.valid_until == BEFORE:
            assert gazetteer.today(place), place.key
            assert all(unit.valid_until is None for unit in gazetteer.today(place)), place.key
    for place in communes:
        if place.valid_from == AFTER:
            assert place.predecessors, place.key
            assert all(place.key in unit.successors for unit in gazetteer.predecessors(place)), place.key
        elif place.valid_until == BEFORE:
            now = gazetteer.today(gazetteer.province_of(place))
            assert all(gazetteer.province_of(unit) in now for unit in gazetteer.successors(place)), place.key


def test_a_split_commune_has_several_successors(gazetteer: Gazetteer) -> None:
    """A unit that went into one, a district that became four communes, a ward cut into parts."""
    (whole,) = gazetteer.by_path("dak-nong/huyen-cu-jut/xa-nam-dong")
    assert keys(gazetteer.today(whole)) == ["lam-dong/xa-nam-dong@2025-07"]
    (district,) = gazetteer.by_path("dak-nong/huyen-dak-song")
    assert {unit.name for unit in gazetteer.today(district)} == {"Đức An", "Đắk Song", "Thuận Hạnh", "Trường Xuân"}
    (ward,) = gazetteer.by_path("ha-noi/quan-ba-dinh/phuong-dien-bien")
    assert len(gazetteer.today(ward)) > 1


@pytest.mark.parametrize(
    ("name", "level", "parent", "on", "expected"),
    [
        pytest.param("Đắk Song", DISTRICT, None, None, ["dak-nong/huyen-dak-song"], id="district-by-name"),
        pytest.param("huyện Đắk Song", None, None, None, ["dak-nong/huyen-dak-song"], id="type-in-the-name"),
        pytest.param("ĐĂK SONG", DISTRICT, None, None, ["dak-nong/huyen-dak-song"], id="capitals-other-breve"),
        pytest.param("Đắk Song", None, None, date(2025, 8, 1), ["lam-dong/xa-dak-song@2025-07"], id="name-lives-on"),
        pytest.param("Cư Jút", None, "dak-nong", None, ["dak-nong/huyen-cu-jut"], id="inside-a-province"),
        pytest.param("huyện Đắk Song", None, "lam-dong", None, ["dak-nong/huyen-dak-song"], id="inside-what-it-became"),
        pytest.param("Ngọc Hôi", DISTRICT, None, None, ["kon-tum/huyen-ngoc-hoi"], id="lost-tone"),
        pytest.param("Đắc Lắc", PROVINCE, None, BEFORE, ["dak-lak"], id="old-spelling"),
        pytest.param("Đắk Lắk", PROVINCE, None, date(2025, 11, 18), ["dak-lak@2025-07"], id="new-dak-lak"),
        pytest.param("Đắk Lắk", PROVINCE, None, None, ["dak-lak", "dak-lak@2025-07"], id="either-dak-lak"),
        pytest.param("Kontum", PROVINCE, None, None, ["kon-tum"], id="no-blank"),
        pytest.param("Thừa Thiên-Huế", PROVINCE, None, None, ["thua-thien-hue"], id="hyphen"),
        pytest.param("Bà Rịa–Vũng Tàu", PROVINCE, None, None, ["ba-ria-vung-tau"], id="en-dash"),
        pytest.param("Hoà Bình", PROVINCE, None, None, ["hoa-binh"], id="other-place-of-the-tone"),
        pytest.param("TP.HCM", PROVINCE, None, AFTER, ["ho-chi-minh@2025-07"], id="abbreviation"),
        pytest.param("TPHCM", None, None, BEFORE, ["ho-chi-minh"], id="abbreviation-glued"),
        pytest.param("Q.1", None, "ho-chi-minh", None, ["ho-chi-minh/quan-1"], id="numbered-district"),
        pytest.param("thị xã Gia Nghĩa", None, None, None, ["dak-nong/tp-gia-nghia"], id="earlier-type"),
        pytest.param("Quản Bạ", DISTRICT, None, None, ["ha-giang/huyen-quan-ba"], id="name-like-a-type"),
        pytest.param("Vĩnh Quới", None, "soc-trang/tx-nga-nam", None, ["soc-trang/tx-nga-nam/xa-vinh-quoi"], id="inside-a-district"),
        pytest.param("tỉnh Đồng Nai", None, None, date(2026, 1, 1), ["dong-nai@2025-07"], id="before-it-was-a-city"),
        pytest.param("huyện Nam Đông", None, None, None, ["hue/huyen-nam-dong"], id="ended-before-the-reform"),
        pytest.param("xã Nam Dong", None, "dak-nong/huyen-cu-jut", None, ["dak-nong/huyen-cu-jut/xa-nam-dong"], id="nam-dong-in-context"),
        pytest.param("xã Nam Dong", None, "lam-dong", None, ["lam-dong/xa-nam-dong@2025-07"], id="nam-dong-today"),
        pytest.param("Đắk Song", DISTRICT, "kon-tum", None, [], id="not-there"),
        pytest.param("Cur Jút", None, "dak-nong", None, [], id="misspelt-is-not-found"),
        pytest.param("huyện Đắk Song", None, None, AFTER, [], id="no-districts-since-the-reform"),
        pytest.param("", None, None, None, [], id="empty"),
        pytest.param("huyện", None, None, None, [], id="type-alone"),
    ],
)
def test_lookup(
    gazetteer: Gazetteer, *, name: str, level: AdminLevel | None, parent: str | None, on: date | None, expected: list[str]
) -> None:
    """One, all candidates, or nothing."""
    assert keys(gazetteer.lookup(name, level=level, parent=parent, on=on)) == expected


def test_nam_dong_out_of_context_is_never_one(gazetteer: Gazetteer) -> None:
    """Typed without marks it may be any of its look-alikes, the exact one first; with marks only those."""
    found = gazetteer.lookup("Nam Dong")
    assert {"Nam Dong", "Nam Đông", "Nam Đồng"} <= {place.name for place in found}
    assert gazetteer.lookup("Nam Dong", level=COMMUNE)[0].name == "Nam Dong"
    assert {place.name for place in gazetteer.lookup("Nam Đồng", level=COMMUNE)} == {"Nam Đồng"}


def test_ten_chau_thanh(gazetteer: Gazetteer) -> None:
    """Ten districts of one name: all, or the one of the province."""
    found = gazetteer.lookup("huyện Châu Thành")
    assert len(found) == 10
    assert keys(gazetteer.lookup("Châu Thành", level=DISTRICT, parent="kien-giang")) == ["kien-giang/huyen-chau-thanh"]


def test_parent_may_be_one_vintage(gazetteer: Gazetteer) -> None:
    """Tuy Hòa lies in today's Đắk Lắk, not in the old one."""
    old, new = gazetteer.by_path("dak-lak")
    assert keys(gazetteer.lookup("phường Tuy Hòa", parent=new)) == ["dak-lak/phuong-tuy-hoa@2025-07"]
    assert gazetteer.lookup("phường Tuy Hòa", parent=old) == ()
    assert {"Buôn Đôn", "Krông Pắc"} <= {place.name for place in gazetteer.children(old)}
    assert all(place.level is COMMUNE for place in gazetteer.children(new))


@pytest.mark.parametrize(
    ("name", "parent", "level", "expected"),
    [
        pytest.param("Cur Jút", "dak-nong", None, "dak-nong/huyen-cu-jut", id="ur-for-u-with-horn"),
        pytest.param("huyện Cur Jút", "dak-nong", None, "dak-nong/huyen-cu-jut", id="with-its-type"),
        pytest.param("Cư Giút", "dak-nong", None, None, id="too-far"),
        pytest.param("Cur Jút", None, DISTRICT, None, id="no-parent-no-guess"),
        pytest.param("Ngọc Hồii", "kon-tum", DISTRICT, "kon-tum/huyen-ngoc-hoi", id="letter-twice"),
        pytest.param("Thừa Thiên Huêê", None, PROVINCE, "thua-thien-hue", id="province"),
        pytest.param("Châu Thành", "an-giang", DISTRICT, "an-giang/huyen-chau-thanh", id="not-misspelt"),
        pytest.param("Châu Thành", "an-giang", None, None, id="several-exact"),
        pytest.param("xã Nam Dongg", "dak-nong", None, "dak-nong/huyen-cu-jut/xa-nam-dong", id="commune-below-its-district"),
    ],
)
def test_closest(gazetteer: Gazetteer, name: str, parent: str | None, level: AdminLevel | None, expected: str | None) -> None:
    """Misspelling is forgiven only inside a known parent and only when no other name is near."""
    found = gazetteer.closest(name, parent=parent, level=level)
    assert (found and found.key) == expected


def _noisy(name: str, turn: int) -> list[str]:
    """What readers and keyboards do to a name: marks lost in one syllable, tones lost, ư → ur, a letter twice, dropped, taken for another."""
    words = name.split()
    at = turn % len(words)
    bare = "".join(char for char in unicodedata.normalize("NFD", words[at]) if not unicodedata.combining(char))
    toneless = "".join(char for char in unicodedata.normalize("NFD", name) if char not in "\u0300\u0301\u0303\u0309\u0323")
    cut = turn % len(name)
    made = [
        " ".join([*words[:at], bare, *words[at + 1 :]]),
        unicodedata.normalize("NFC", toneless),
        unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).replace("u\u031b", "ur")),
        name[:cut] + name[cut] + name[cut:],
        name[:cut] + name[cut + 1 :],
        name.replace("i", "l", 1),
    ]
    return [noisy for noisy in made if noisy != name]


def test_no_wrong_guess_on_noisy_names(gazetteer: Gazetteer) -> None:
    """Each district, spoilt in six ways, inside its province: found, among the candidates, or not found; never another one alone."""
    wrong, right, tried = [], 0, 0
    for turn, place in enumerate(place for place in gazetteer.districts if len(place.name) > 2):
        top = place.path.partition("/")[0]
        for noisy in _noisy(place.name, turn):
            tried += 1
            found = gazetteer.lookup(noisy, level=DISTRICT, parent=top)
            if not found and (near := gazetteer.closest(noisy, level=DISTRICT, parent=top)):
                found = (near,)
            right += found == (place,)
            if found and place not in found:
                wrong.append((noisy, place.key, keys(found)))
    assert wrong == []
    assert tried > 2800
    assert right > 0.75 * tried


def test_types_have_dates(gazetteer: Gazetteer) -> None:
    """Đồng Nai became a city on 30/04/2026, Huế on 01/01/2025 under a new name."""
    (dong_nai,) = gazetteer.lookup("Đồng Nai", level=PROVINCE, on=AFTER)
    assert dong_nai.full_name_on(date(2026, 4, 29)) == "Tỉnh Đồng Nai"
    assert dong_nai.full_name_on(date(2026, 4, 30)) == dong_nai.full_name == "Thành phố Đồng Nai"
    (before,) = gazetteer.by_path("thua-thien-hue")
    assert before.valid_until == date(2024, 12, 31)
    assert keys(gazetteer.today(before)) == ["hue@2025-01"]
    assert keys(gazetteer.lookup("huyện Phú Lộc", parent=before)) == ["hue/huyen-phu-loc"]


def test_place_of_a_plan(gazetteer: Gazetteer) -> None:
    """The names of a plan's front matter, from the province down."""
    names = PlaceNames(province="Đắk Nông", district="Cư Jút", commune="Nam Dong")
    assert keys(gazetteer.locate(names)) == ["dak-nong/huyen-cu-jut/xa-nam-dong"]
    assert keys(gazetteer.locate(PlaceNames(province="Đắk Lắk"), on=date(2025, 11, 18))) == ["dak-lak@2025-07"]
    assert gazetteer.locate(PlaceNames(province="Đắk Nông", district="Ngọc Hồi")) == ()
    assert gazetteer.locate(PlaceNames()) == ()


def test_relations_of_a_place(gazetteer: Gazetteer) -> None:
    """Up and down."""
    (commune,) = gazetteer.by_path("dak-nong/huyen-cu-jut/xa-nam-dong")
    district = gazetteer.parent_of(commune)
    assert district is not None
    assert district.full_name == "Huyện Cư Jút"
    assert gazetteer.province_of(commune).full_name == "Tỉnh Đắk Nông"
    assert commune in gazetteer.children(district)
    assert [len(gazetteer.children(place, on=BEFORE)) for place in gazetteer.by_path("dak-nong")] == [8]
    assert gazetteer.by_key("dak-nong/huyen-khong-co") is None
    assert gazetteer.by_path("khong-co/xa-nao") == ()
