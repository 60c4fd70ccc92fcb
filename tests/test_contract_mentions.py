"""Tests of the contract's JSON for what a plan names, promises and assigns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.contract import phrase_json, plan_json
from generator.extract.annotate import annotate
from generator.model import Override
from tests.bodies import Unit
from tests.factories import make_metadata, make_plan


def written(*units: Unit, **metadata: Any) -> dict[str, Any]:
    """JSON of a plan of UBND huyện Đắk Mil with these units, annotated."""
    place = {"district": "Đắk Mil", "province": "Đắk Nông", "issuers": ("UBND huyện Đắk Mil",)}
    plan = make_plan(metadata=make_metadata(**{**place, **metadata}), units=units, recipients=())
    return plan_json(annotate(plan))


def test_campaigns() -> None:
    """As quoted, with the family and how far the name reaches."""
    text = "Phong trào “Đắk Mil chung sức xây dựng nông thôn mới”, “Ngõ sáng” trên địa bàn huyện; “Toàn dân bảo vệ an ninh Tổ quốc”."
    found = written(Unit("I", "NỘI DUNG"), Unit("I.1", text=text))["campaigns"]
    assert [(c["name"], c["scope"], c["path"]) for c in found] == [
        ("Đắk Mil chung sức xây dựng nông thôn mới", "district", "I.1"),
        ("Ngõ sáng", "district", "I.1"),
        ("Toàn dân bảo vệ an ninh Tổ quốc", "national", "I.1"),
    ]
    assert [c["national"] for c in found] == ["Cả nước chung sức xây dựng nông thôn mới", None, "Toàn dân bảo vệ an ninh Tổ quốc"]
    assert found[0]["raw"] == "“Đắk Mil chung sức xây dựng nông thôn mới”"


def test_campaigns_of_a_phrase() -> None:
    """A phrase knows no place."""
    assert phrase_json("p", "phong trào “Ngõ sáng”")["campaigns"] == [
        {"name": "Ngõ sáng", "raw": "“Ngõ sáng”", "scope": "national", "national": None}
    ]


def test_targets() -> None:
    """Strictness and the year stand only where they are printed."""
    found = written(Unit("I", "CHỈ TIÊU"), Unit("I.1", text="Tỷ lệ hộ có nước sạch năm 2024 đạt trên 91%; cà phê 300 ha."))["targets"]
    assert found == [
        {
            "raw": "Tỷ lệ hộ có nước sạch năm 2024 đạt trên 91%",
            "indicator": "Tỷ lệ hộ có nước sạch năm 2024",
            "value": "91",
            "unit": "%",
            "comparator": ">=",
            "path": "I.1",
            "strict": True,
            "year": 2024,
        },
        {"raw": "cà phê 300 ha", "indicator": "cà phê", "value": "300", "unit": "ha", "comparator": "=", "path": "I.1"},
    ]


def test_assignments_and_deadlines() -> None:
    """One entry per body; the date stands with the duty and by itself."""
    text = "Giao Phòng Y tế và Hội Nông dân phối hợp với Huyện đoàn rà soát, báo cáo trước ngày 05/6/2024."
    found = written(Unit("I", "TỔ CHỨC THỰC HIỆN"), Unit("I.1", text=text))
    duty = "phối hợp với Huyện đoàn rà soát, báo cáo trước ngày 05/6/2024"
    rest = {"duty": duty, "path": "I.1", "with": ["Huyện đoàn"], "deadline": "2024-06-05"}
    assert found["assignments"] == [{"body": "Phòng Y tế", **rest}, {"body": "Hội Nông dân", **rest}]
    assert found["deadlines"] == [{"raw": "trước ngày 05/6/2024", "date": "2024-06-05", "path": "I.1"}]


def test_deadlines_without_a_date() -> None:
    """They are optional."""
    found = written(Unit("I", text="Gửi báo cáo trước ngày 15/11 hằng năm."))["deadlines"]
    assert found == [{"raw": "trước ngày 15/11 hằng năm", "date": None, "path": "I", "optional": True}]


def test_events_are_counted() -> None:
    """One name for all spellings; a unit without its name is the plan's own."""
    text = "Mừng Đại hội lần thứ XIV của Đảng, Đại hội Đảng bộ huyện lần thứ IV; Đại hội đại biểu toàn quốc lần thứ XIV của Đảng."
    assert written(Unit("I", text=text))["events"] == [
        {"name": "Đại hội đại biểu toàn quốc lần thứ XIV của Đảng", "kind": "party-congress", "count": 2},
        {"name": "Đại hội Đảng bộ huyện Đắk Mil lần thứ IV", "kind": "party-congress", "count": 1},
    ]


def test_slogans_awards_and_places_are_listed_once() -> None:
    """Misread names of the plan's own place are repaired."""
    text = "Phương châm “Gần dân, sát việc”. Tặng Giấy khen cho huyện Đak Mil. Phương châm “Gần dân, sát việc”, Giấy khen, huyện Đắk Mil."
    found = written(Unit("I", text=text))
    assert (found["slogans"], found["awards"], found["places"]) == (["Gần dân, sát việc"], ["Giấy khen"], ["huyện Đắk Mil"])


def test_campaigns_without_quotation_marks() -> None:
    """Running words are no name of a paper's JSON, a known name with a capital is an optional one; a phrase tells both."""
    text = "Đẩy mạnh phong trào toàn dân bảo vệ an ninh Tổ quốc; phong trào Toàn dân bảo vệ an ninh Tổ quốc."
    found = written(Unit("I", "NỘI DUNG"), Unit("I.1", text=text))["campaigns"]
    assert [(one["name"], one["optional"]) for one in found] == [("Toàn dân bảo vệ an ninh Tổ quốc", True)]
    assert len(phrase_json("p", text)["campaigns"]) == 2


def test_a_year_that_is_not_printed() -> None:
    """The date of a deadline is as precise as printed; the year that the plan's period gives stands apart."""
    found = written(
        Unit("I", "NỘI DUNG"), Unit("I.1", text="Các xã gửi báo cáo về Phòng Nội vụ trước ngày 15/6."), title="Phát động thi đua năm 2024"
    )["deadlines"]
    assert found == [{"raw": "trước ngày 15/6", "date": None, "path": "I.1", "optional": True, "inferred": "2024-06-15"}]


def test_an_anniversary_without_years_and_dates_is_none_of_the_contract() -> None:
    """Giỗ Tổ is kept by the plan's page, not by its JSON."""
    text = "Chào mừng kỷ niệm Ngày Giỗ Tổ Hùng Vương (10/3 âm lịch), 70 năm Ngày Chiến thắng Điện Biên Phủ."
    found = written(Unit("I", "NỘI DUNG"), Unit("I.1", text=text))["anniversaries"]
    assert [(one["event"], one["years"]) for one in found] == [("Ngày Chiến thắng Điện Biên Phủ", 70)]


def test_a_year_that_a_person_gave() -> None:
    """A person's date is a date."""
    override = Override(kind="deadline", at="I.1", printed="trước ngày 15/6", set=(("date", "2025-06-15"),))
    metadata = replace(make_metadata(title="Phát động thi đua năm 2024"), overrides=(override,))
    units = (Unit("I", "NỘI DUNG"), Unit("I.1", text="Các xã gửi báo cáo về Phòng Nội vụ trước ngày 15/6."))
    found = plan_json(annotate(make_plan(metadata=metadata, units=units, recipients=())))["deadlines"]
    assert found == [{"raw": "trước ngày 15/6", "date": "2025-06-15", "path": "I.1"}]
