"""Congresses and sessions that plans name."""

from __future__ import annotations

from generator.render.congress_lists import named_events, shared_events
from tests.render.making import page_of
from tests.render.reading import read
from tests.render.test_observances import make_observing, observing_library

CONGRESS = "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng"


def test_each_event_of_a_plan_once() -> None:
    """All its provisions beside it."""
    plan = make_observing(f"Mừng {CONGRESS}.", f"Đua nước rút đến {CONGRESS}.")
    found = named_events(plan)
    assert [event.name for event in found] == [CONGRESS]
    assert 'href="#i-1"' in found[0].where
    assert 'href="#i-2"' in found[0].where


def test_the_most_shared_first() -> None:
    """With how many plans name it."""
    plans = [
        make_observing(f"Mừng {CONGRESS}."),
        make_observing(f"Mừng Đại hội Thi đua yêu nước toàn quốc lần thứ XI và {CONGRESS}.", name="hai"),
    ]
    found = shared_events(observing_library(*plans), plans, "../")
    assert [(event.name, event.plans) for event in found] == [(CONGRESS, 2), ("Đại hội Thi đua yêu nước toàn quốc lần thứ XI", 1)]
    assert found[0].links[0].href == "../lao-cai/2025/mot/#i-1"


def test_a_plan_page_shows_them_and_leads_to_events_and_deadlines() -> None:
    """Congresses have their block; anniversaries lead to their event, in the text and in the list; deadlines to the year's."""
    plan = make_observing(
        f"Mừng {CONGRESS} và kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025).",
        "Các xã gửi báo cáo chậm nhất ngày 05/12/2025.",
    )
    reading = read(page_of(observing_library(plan), plan.id).body)
    assert reading.one("h2", id="_dai-hoi").text == "Đại hội và sự kiện khác 1 sự kiện được nhắc"
    assert reading.links.count("../../../ky-niem/thanh-lap-dang/") == 2
    assert "../../../thoi-han/2025/" in reading.links
