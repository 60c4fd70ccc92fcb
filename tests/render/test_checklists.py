"""The checklist of whoever drafts the plans of a year."""

from __future__ import annotations

from generator.render.anniversary_pages import anniversary_hubs
from generator.render.checklists import checklist_hubs
from generator.render.hub import pages_of
from tests.render.making import made, sources_of
from tests.render.reading import Reading, read
from tests.render.test_observances import make_observing, observing_library

PARTY = "Thi đua trồng rừng mừng kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025)."
CALL = "Mừng kỷ niệm 77 năm Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2025)."
CITED = "Thực hiện Chỉ thị số 41-CT/TW ngày 26/12/2024 của Bộ Chính trị; hưởng ứng phong trào thi đua “Dân vận khéo”."
COMMUNE = "lao-cai/xa-bac-ha"


def _read(*plans: tuple[str, str, int]) -> dict[str, Reading]:
    """Pages by address; a plan is its place, its clause and its year."""
    library = observing_library(
        *(make_observing(line, year=year, name=f"so-{number}", place=place) for number, (place, line, year) in enumerate(plans))
    )
    return {page.address: read(page.body) for page in made(checklist_hubs, library)}


def _groups(reading: Reading) -> dict[str, list[str]]:
    """Heading of each section → lines to tick off."""
    sections = [e for e in reading.elements if e.tag == "section"]
    headings = [next(h for h in reading.find("h2") if h.attributes.get("id") == s.attributes["aria-labelledby"]) for s in sections]
    lines = [e.text for e in reading.find("li")]
    return {h.text: [line for line in lines if line in s.text] for h, s in zip(headings, sections, strict=True)}


def test_every_level_that_drafts_has_a_page_of_the_year_after() -> None:
    """Provinces and communes draft every year; districts do so up to 2025."""
    pages = _read(("lao-cai", PARTY, 2025), ("lao-cai/huyen-bac-ha", PARTY, 2024), ("lao-cai/huyen-bac-ha", CALL, 2025))
    assert sorted(pages) == [
        "ky-niem/nam/2025/soan-cap-huyen",
        "ky-niem/nam/2025/soan-cap-tinh",
        "ky-niem/nam/2025/soan-cap-xa",
        "ky-niem/nam/2026/soan-cap-tinh",
        "ky-niem/nam/2026/soan-cap-xa",
    ]


def test_events_stand_in_the_group_that_calls_for_them() -> None:
    """Ngày lễ lớn always, round and fifth years of the country and of places, and what plans of that level marked."""
    groups = _groups(_read(("lao-cai", PARTY, 2025), ("lao-cai", CALL, 2025))["ky-niem/nam/2026/soan-cap-tinh"])
    major, fifth, again, local = (next(v for k, v in groups.items() if k.startswith(start)) for start in _HEADINGS)
    assert any(line.startswith("03/02/2026 96 năm Ngày thành lập Đảng") and "1 kế hoạch ghi" in line for line in major)
    assert any(line.startswith("26/4/2026 (mồng 10 tháng 3 âm lịch) Ngày Giỗ Tổ Hùng Vương") for line in major)
    assert any(line.startswith("19/12/2026 80 năm Ngày Toàn quốc kháng chiến") and "năm tròn" in line for line in fifth)
    assert [line for line in again if "78 năm Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi" in line]
    assert any("35 năm Ngày tái lập tỉnh Lào Cai" in line and "Tỉnh Lào Cai" in line for line in local)
    everything = [line for lines in groups.values() for line in lines]
    assert len([line for line in everything if "thành lập Đảng" in line]) == 1


_HEADINGS = ("Ngày lễ lớn", "Năm tròn, năm lẻ 5 của cả nước", "Kế hoạch năm trước còn ghi", "Năm tròn, năm lẻ 5 của từng nơi")


def test_what_plans_of_the_level_named() -> None:
    """Documents and movements of last year's plans of that level, not of the others."""
    pages = _read(("lao-cai", CITED, 2025), (COMMUNE, PARTY, 2025))
    province, commune = pages["ky-niem/nam/2026/soan-cap-tinh"], pages["ky-niem/nam/2026/soan-cap-xa"]
    assert any("41-CT/TW" in e.text and "1 kế hoạch" in e.text for e in province.find("li"))
    assert any("Dân vận khéo" in e.text for e in province.find("li"))
    assert not any("41-CT/TW" in e.text for e in commune.find("li"))


def test_a_level_without_plans_hears_all_levels() -> None:
    """It says whose plans speak."""
    reading = _read(("lao-cai", CITED, 2025))["ky-niem/nam/2026/soan-cap-xa"]
    assert "chưa có kế hoạch cấp xã năm 2025" in reading.one("p", "k-lead").text
    assert any("41-CT/TW" in e.text for e in reading.find("li"))


def test_every_line_can_be_ticked_off_and_has_a_name() -> None:
    """A box with words for each line, without a script."""
    reading = _read(("lao-cai", CITED, 2025), ("lao-cai", PARTY, 2025))["ky-niem/nam/2026/soan-cap-tinh"]
    boxes = [e for e in reading.elements if e.tag == "input"]
    named = {e.attributes["for"] for e in reading.find("label")}
    assert len(boxes) > 20
    assert all(box.attributes["id"] in named or box.attributes.get("aria-label") for box in boxes)
    assert len({box.attributes["id"] for box in boxes}) == len(boxes)


def test_the_pages_of_years_lead_there() -> None:
    """From the year, and from the hub for the year to come; every year with a checklist has its page."""
    library = observing_library(make_observing(PARTY, year=2025), make_observing("Giữ sạch đường bản.", year=2015, name="cu"))
    years = {page.address: read(page.body) for page in pages_of(anniversary_hubs(sources_of(library)))}
    assert "../../../ky-niem/nam/2026/soan-cap-xa/" in years["ky-niem/nam/2026"].links
    assert "../ky-niem/nam/2026/soan-cap-tinh/" in years["ky-niem"].links
    for page in made(checklist_hubs, library):
        assert page.address.rsplit("/", 1)[0] in years
