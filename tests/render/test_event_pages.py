"""Pages of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authorities import events
from generator.render import event_pages
from generator.render.hub import pages_of
from generator.render.observances import Observances
from tests.render.reading import Reading, read
from tests.render.test_observances import make_observing, observing_library

if TYPE_CHECKING:
    import pytest

    from generator.model import AnnotatedPlan

PARTY = "Thi đua trồng rừng mừng kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025)."
EARLIER = "Thi đua trồng rừng mừng kỷ niệm 94 năm Đảng Cộng sản Việt Nam ra đời (03/02/1930 - 03/02/2024)."
ADDRESS = "ky-niem/thanh-lap-dang"


def _pages(*plans: AnnotatedPlan) -> dict[str, Reading]:
    library = observing_library(*plans)
    return {page.address: read(page.body) for page in pages_of(event_pages.event_hubs(library, Observances.of(library)))}


def test_years_newest_first_with_what_comes() -> None:
    """The next round year, the next year, then the years that plans mark."""
    reading = _pages(make_observing(PARTY), make_observing(EARLIER, year=2024))[ADDRESS]
    assert [e.text for e in reading.find(css="k-disc")] == ["100", "96", "95", "94"]
    assert [e.attributes["id"] for e in reading.find("li", "k-ev")] == ["_2030", "_2026", "_2025", "_2024"]
    lead = reading.one(css="k-lead").text
    assert lead == (
        "Gốc 03/02/1930. Sau kế hoạch mới nhất của thư viện (2025): năm liền sau: 96 năm, 03/02/2026; "
        "năm tròn kế tiếp: 100 năm, 03/02/2030."
    )


def test_names_as_written() -> None:
    """Both ways of writing, the words of its own marked."""
    reading = _pages(make_observing(PARTY), make_observing(EARLIER, year=2024))[ADDRESS]
    assert reading.find("h2", id="_cach-viet")[0].text == "Cách các nơi ghi tên 2 cách"
    assert [e.text for e in reading.find("mark")] == ["ra đời"]


def test_the_law_is_told() -> None:
    """A ngày lễ lớn and any other have their own rules."""
    major = _pages(make_observing(PARTY))[ADDRESS]
    assert any("ngày lễ lớn mà Nghị định 145/2013/NĐ-CP" in e.text for e in major.find("p"))
    line = "Mừng kỷ niệm 70 năm Ngày Thầy thuốc Việt Nam (27/02/1955 - 27/02/2025)."
    other = _pages(make_observing(line))["ky-niem/thay-thuoc-viet-nam"]
    assert any("Nghị định 111/2018/NĐ-CP" in e.text for e in other.find("p"))


def test_a_lunar_event_says_so() -> None:
    """No solar date is made up, no axis is drawn without an origin."""
    reading = _pages(make_observing("Mừng kỷ niệm 25 năm Ngày Giỗ Tổ Hùng Vương (10/3/2000 - 10/3/2025)."))["ky-niem/gio-to-hung-vuong"]
    assert "mồng 10 tháng 3 âm lịch" in reading.one(css="k-kicker").text
    assert not reading.find("svg")
    assert any("quy định riêng về năm tròn của Giỗ Tổ" in e.text for e in reading.find("p"))


def test_long_lists_are_cut_by_year_and_province(monkeypatch: pytest.MonkeyPatch) -> None:
    """Never by count: who knows the year and the province finds the plan."""
    monkeypatch.setattr(event_pages, "LONG", 1)
    monkeypatch.setattr(event_pages, "LONG_YEAR", 1)
    built = _pages(make_observing(PARTY), make_observing(PARTY, place="ha-giang", name="hai"), make_observing(EARLIER, year=2024))
    assert list(built) == [ADDRESS, f"{ADDRESS}/2024", f"{ADDRESS}/2025"]
    assert "../../ky-niem/thanh-lap-dang/2025/" in built[ADDRESS].links
    assert "../../../ky-niem/nam/2025/lao-cai/#_thanh-lap-dang" in built[f"{ADDRESS}/2025"].links
    assert "../../../lao-cai/2025/mot/#i-1" not in built[f"{ADDRESS}/2025"].links
    assert "../../../lao-cai/2024/mot/#i-1" in built[f"{ADDRESS}/2024"].links


def test_events_of_the_same_day_are_kept_apart() -> None:
    """Two events of 22/12 point to each other."""
    army = "Mừng kỷ niệm 81 năm Ngày thành lập Quân đội nhân dân Việt Nam (22/12/1944 - 22/12/2025)."
    defence = "Mừng kỷ niệm 36 năm Ngày hội Quốc phòng toàn dân (22/12/1989 - 22/12/2025)."
    built = _pages(make_observing(army, defence))
    assert "../../ky-niem/hoi-quoc-phong-toan-dan/" in built["ky-niem/thanh-lap-quan-doi-nhan-dan"].links


def test_no_event_takes_the_folder_of_the_years() -> None:
    """`ky-niem/nam/` belongs to the years."""
    assert "nam" not in {event.slug for event in events()}
