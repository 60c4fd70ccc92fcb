"""Calendars of commemorated days, read back by a library that reads any calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from icalendar import Calendar

from generator.authorities import events
from generator.model import File
from generator.publish.calendars import calendar_hubs
from generator.render.hub import Sources
from generator.render.library import Library
from tests.factories import make_annotated, make_corpus, make_metadata, make_plan

if TYPE_CHECKING:
    from generator.render.plan_blocks import PlanBlocks


def _no_blocks(plan_id: str) -> PlanBlocks:
    """No calendar reads a plan."""
    raise LookupError(plan_id)


def _calendars() -> dict[str, Any]:
    """The calendars of a library with one plan of Đắk Nông, which has days of its own."""
    plan = make_annotated(plan=make_plan(metadata=make_metadata(province="Đắk Nông"), path="dak-nong/2024/thi-dua.md"))
    library = Library.of(make_corpus(plans=(plan,)))
    sources = Sources.of(library, _no_blocks, as_of=date(2026, 1, 1), site_url="https://thu-vien.example/")
    made = [file for hub in calendar_hubs(sources) for file in hub.made()]
    return {file.name: Calendar.from_ical(file.content) for file in made if isinstance(file, File)}


def test_days_of_the_whole_country_return_every_year() -> None:
    """Quốc khánh stands on 2 September of every year, under an id that stays."""
    entries = {str(entry["uid"]): entry for entry in _calendars()["ky-niem/lich.ics"].walk("VEVENT")}
    found = entries["quoc-khanh@ky-niem.ke-hoach-mo"]
    assert found["dtstart"].dt == date(1945, 9, 2)
    assert found["rrule"]["FREQ"] == ["YEARLY"]
    assert str(found["url"]) == "https://thu-vien.example/ky-niem/"
    assert len(entries) == sum(event.place is None and event.rule == "yearly-solar" for event in events())


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


def test_lunar_days_have_no_fixed_day() -> None:
    """Giỗ Tổ would be wrong on any day that returns with the solar year, so it is left out."""
    uids = [str(entry["uid"]) for calendar in _calendars().values() for entry in calendar.walk("VEVENT")]
    assert [uid for uid in uids if uid.startswith(("gio-to", "tet-"))] == []
