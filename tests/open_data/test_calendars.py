"""Calendars of commemorated days, read back by a library that reads any calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from icalendar import Calendar

from generator.authorities import events
from generator.model import File
from generator.open_data.calendars import LUNAR_YEARS, calendar_hubs, calendar_titles
from generator.open_data.offers import Offers
from generator.render.hub import Sources, pages_of
from generator.render.library import Library
from generator.render.places import place_hubs
from tests.factories import make_annotated, make_corpus, make_metadata, make_plan
from tests.render.making import page_of, sources_of
from tests.render.reading import read
from tests.render.test_observances import make_observing, observing_library

if TYPE_CHECKING:
    from generator.render.plan_blocks import PlanFacts


class _NoPapers:
    """No calendar reads a plan."""

    def facts(self, plan_id: str) -> PlanFacts:
        raise LookupError(plan_id)

    def body(self, plan_id: str) -> bytes:
        raise LookupError(plan_id)


def _calendars() -> dict[str, Any]:
    """The calendars of a library with one plan of Đắk Nông, which has days of its own."""
    plan = make_annotated(plan=make_plan(metadata=make_metadata(province="Đắk Nông"), path="dak-nong/2024/thi-dua.md"))
    library = Library.of(make_corpus(plans=(plan,)))
    sources = Sources(library=library, papers=_NoPapers(), as_of=date(2026, 1, 1), site_url="https://thu-vien.example/")
    made = [file for hub in calendar_hubs(sources) for file in hub.made()]
    return {file.name: Calendar.from_ical(file.content) for file in made if isinstance(file, File)}


def test_days_of_the_whole_country_return_every_year() -> None:
    """Quốc khánh stands on 2 September of every year, under an id that stays."""
    entries = {str(entry["uid"]): entry for entry in _calendars()["ky-niem/lich.ics"].walk("VEVENT")}
    found = entries["quoc-khanh@ky-niem.ke-hoach-mo"]
    assert found["dtstart"].dt == date(1945, 9, 2)
    assert found["rrule"]["FREQ"] == ["YEARLY"]
    assert str(found["url"]) == "https://thu-vien.example/ky-niem/"
    yearly = [entry for entry in entries.values() if "rrule" in entry]
    assert len(yearly) == sum(event.place is None and event.rule == "yearly-solar" for event in events())


def test_a_place_has_its_own_days_only() -> None:
    """Whoever subscribes to a province gets its days, not those of another."""
    found = _calendars()
    assert set(found) == {"ky-niem/lich.ics", "dak-nong/lich.ics"}
    ids = {str(entry["uid"]).split("@")[0] for entry in found["dak-nong/lich.ics"].walk("VEVENT")}
    assert ids == {event.slug for event in events() if event.place == "dak-nong"}
    assert "tai-lap-tinh-dak-nong" in ids


def test_ancient_origins_are_told_not_reckoned_with() -> None:
    """Programs do not count from the year 40: the entry begins in our time and says where it comes from."""
    entries = {str(entry["uid"]): entry for entry in _calendars()["ky-niem/lich.ics"].walk("VEVENT")}
    old = [event for event in events() if event.founded_on and event.founded_on.year < 1000 and event.rule == "yearly-solar"]
    assert old
    found = [entries[f"{event.slug}@ky-niem.ke-hoach-mo"] for event in old]
    assert [entry["dtstart"].dt.year for entry in found] == [2000] * len(old)
    assert all("Gốc: " in str(entry["description"]) for entry in found)


def test_lunar_days_stand_one_by_one() -> None:
    """Giỗ Tổ would be wrong on any day that returns with the solar year: each year has its own entry and id."""
    entries = {str(entry["uid"]): entry for entry in _calendars()["ky-niem/lich.ics"].walk("VEVENT")}
    lunar = [event.slug for event in events() if event.rule == "yearly-lunar"]
    assert all("rrule" not in entries[f"{slug}-{year}@ky-niem.ke-hoach-mo"] for slug in lunar for year in LUNAR_YEARS)
    found = entries["gio-to-hung-vuong-2026@ky-niem.ke-hoach-mo"]
    assert found["dtstart"].dt == date(2026, 4, 26)
    assert str(found["description"]) == "Mồng 10 tháng 3 âm lịch."
    battle = entries["chien-thang-ngoc-hoi-dong-da-2029@ky-niem.ke-hoach-mo"]
    assert str(battle["summary"]) == "240 năm Ngày Chiến thắng Ngọc Hồi - Đống Đa"


REPORTS = (
    "Các phòng, ban gửi báo cáo kết quả về Phòng Nội vụ trước ngày 15/11/2024.",
    "Các xã, thị trấn đăng ký thi đua, hoàn thành trước ngày 28/02/2024; tổng kết trong tháng 12/2024.",
)


def test_a_plan_with_whole_days_has_its_deadlines_in_a_calendar() -> None:
    """One entry for each day that is printed whole, at the provision that sets it; a month alone is no day."""
    sources = sources_of(observing_library(make_observing(*REPORTS, year=2024)))
    (content,) = [file.content for hub in calendar_hubs(sources) for file in hub.made() if isinstance(file, File) and "/2024/" in file.name]
    entries: list[Any] = list(Calendar.from_ical(content).walk("VEVENT"))
    assert [entry["dtstart"].dt for entry in entries] == [date(2024, 2, 28), date(2024, 11, 15)]
    assert [str(entry["uid"]) for entry in entries] == [
        "lao-cai-2024-mot-i-2-2024-02-28@thoi-han.ke-hoach-mo",
        "lao-cai-2024-mot-i-1-2024-11-15@thoi-han.ke-hoach-mo",
    ]
    assert "mục I.1" in str(entries[1]["description"])


def test_a_plan_without_whole_days_has_no_calendar() -> None:
    """No empty file, and nothing on its page that leads to one."""
    library = observing_library(make_observing("Các xã tổng kết trong tháng 12/2024.", year=2024))
    assert not [address for address in calendar_titles(library) if "/2024/" in address]
    assert "lich.ics" not in page_of(library, "lao-cai-2024-mot").body
    library = observing_library(make_observing(*REPORTS, year=2024))
    assert 'href="lich.ics"' in page_of(library, "lao-cai-2024-mot").body


def test_lines_are_folded_as_the_form_asks() -> None:
    """At most 75 bytes a line, ended by CR LF, no letter cut in two: any program may read them."""
    sources = sources_of(observing_library(make_observing(*REPORTS, year=2024)))
    for hub in calendar_hubs(sources):
        for file in hub.made():
            assert isinstance(file, File)
            lines = file.content.split(b"\r\n")
            assert lines[-1] == b""
            assert max(map(len, lines)) <= 75
            assert not any(b"\n" in line for line in lines)
            assert all(line.decode() for line in lines[:-1])


def test_ids_are_unique_and_stay() -> None:
    """Whoever subscribes to several calendars has a day once; the same library gives the same bytes."""
    library = observing_library(make_observing(*REPORTS, year=2024))
    first, again = ([file for hub in calendar_hubs(sources_of(library)) for file in hub.made()] for _ in range(2))
    assert first == again
    for file in first:
        assert isinstance(file, File)
        uids = [str(entry["uid"]) for entry in Calendar.from_ical(file.content).walk("VEVENT")]
        assert len(uids) == len(set(uids))


def test_a_page_with_a_calendar_offers_it() -> None:
    """The lasting address to copy into a program; a link that phones follow where the site knows its own address."""
    plan = make_annotated(plan=make_plan(metadata=make_metadata(province="Đắk Nông"), path="dak-nong/2024/thi-dua.md"))
    library = Library.of(make_corpus(plans=(plan,)))
    page = next(page for page in pages_of(place_hubs(sources_of(library))) if page.address == "dak-nong")
    for site_url, told, link in (
        ("https://thu-vien.example/", "https://thu-vien.example/dak-nong/lich.ics", "webcal://thu-vien.example/dak-nong/lich.ics"),
        ("", "/dak-nong/lich.ics", None),
    ):
        sources = Sources(library=library, papers=_NoPapers(), as_of=date(2026, 1, 1), site_url=site_url)
        block = read(Offers.of(sources).beside(page)[1])
        assert told in [e.text for e in block.find("code")]
        assert "lich.ics" in block.links
        assert [found for found in block.links if found.startswith("webcal:")] == ([link] if link else [])
