"""What a front matter may say: every fault at its place, with a way out; good values made normal."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.diagnostics import Severity
from generator.model import Correction, Edition, Override, PartialDate, Period, PlanMetadata, Relation, Status, Withdrawn
from generator.source.schema import json_schema, plan_id
from tests.source.files import plan_text, read, told


def _metadata(fields: dict[str, str | None]) -> PlanMetadata:
    result = read(plan_text(fields))
    assert [p.explain() for p in result.diagnostics] == []
    assert result.source is not None
    return result.source.metadata


@pytest.mark.parametrize(
    ("written", "date"),
    [
        pytest.param("2025", PartialDate(2025), id="year"),
        pytest.param("2025-01", PartialDate(2025, 1), id="month"),
        pytest.param("2025-01-08", PartialDate(2025, 1, 8), id="day"),
        pytest.param("18/11/2025", PartialDate(2025, 11, 18), id="vietnamese-day"),
        pytest.param("8/1/2025", PartialDate(2025, 1, 8), id="without-zeros"),
        pytest.param("11/2025", PartialDate(2025, 11), id="vietnamese-month"),
        pytest.param("29/02/2024", PartialDate(2024, 2, 29), id="leap-day"),
        pytest.param("null", None, id="not-known"),
    ],
)
def test_dates_are_as_precise_as_the_paper(written: str, date: PartialDate | None) -> None:
    """Both ways of writing are read; nothing is invented."""
    assert _metadata({"issued_on": written}).issued_on == date


@pytest.mark.parametrize(
    ("fields", "expected", "words"),
    [
        pytest.param({"issued_on": "31/02/2025"}, ("K133", 5, 12), "không có ngày này", id="31-february"),
        pytest.param({"issued_on": "2025-02-31"}, ("K133", 5, 12), "không có ngày này", id="31-february-iso"),
        pytest.param({"issued_on": "2025-13"}, ("K133", 5, 12), "không có ngày này", id="month-13"),
        pytest.param({"issued_on": "0025-01-01"}, ("K133", 5, 12), "không có ngày này", id="year-25"),
        pytest.param({"issued_on": "đầu năm"}, ("K134", 5, 12), "không phải một ngày", id="no-date"),
        pytest.param({"issued_on": "\n  - 2025"}, ("K132", 6, 3), "phải là một ngày", id="date-as-list"),
        pytest.param({"title": "\n  a: b"}, ("K132", 10, 3), "một dòng chữ", id="title-as-group"),
        pytest.param({"place": "Lào Cai"}, ("K132", 7, 8), "một nhóm", id="place-as-text"),
        pytest.param({"relations": "thay thế"}, ("K132", 10, 12), "một danh sách", id="list-as-text"),
        pytest.param({"kind": ""}, ("K136", 3, 6), "để trống", id="kind-blank"),
        pytest.param({"title": '""'}, ("K136", 9, 8), "để trống", id="title-empty"),
        pytest.param({"title": "a" * 2001}, ("K137", 9, 8), "quá dài", id="title-too-long"),
        pytest.param({"edition": "fulll"}, ("K135", 10, 10), "“edition: fulll”", id="edition"),
        pytest.param({"status": "công bố"}, ("K135", 10, 9), "“status: công bố”", id="status-in-vietnamese"),
        pytest.param({"relations": "\n  - type: replace\n    of: Kế hoạch số 1"}, ("K135", 11, 11), "“type: replace”", id="relation-type"),
        pytest.param({"relations": "\n  - type: replaces"}, ("K130", 11, 5), "“of” trong nhóm “relations”", id="relation-without-document"),
        pytest.param({"number": None}, ("K130", 1, 1), "Thiếu mục “number”", id="number-left-out"),
        pytest.param({"title": None}, ("K130", 1, 1), "Thiếu mục “title”", id="title-left-out"),
        pytest.param({"source": "\n  url: javascript:x"}, ("K139", 11, 8), "không phải địa chỉ web", id="link-that-runs"),
        pytest.param({"source": "\n  sha256: abc"}, ("K139", 11, 11), "SHA-256", id="short-digest"),
        pytest.param({"aliases": "\n  - ../../etc/passwd"}, ("K139", 11, 5), "không phải địa chỉ", id="alias-climbs-out"),
        pytest.param({"aliases": "\n  - van-ban/chi-thi"}, ("K139", 11, 5), "dành cho trang chung", id="alias-of-a-hub"),
        pytest.param({"place": "\n  district: Bát Xát"}, ("K139", 8, 3), "không có tỉnh", id="district-without-province"),
        pytest.param({"period": "\n  from: 2025\n  until: 2024-06"}, ("K139", 12, 10), "trước khi bắt đầu", id="period-backwards"),
        pytest.param({"overrides": "\n  - kind: citation"}, ("K139", 11, 5), "set, add hoặc drop", id="override-says-nothing"),
        pytest.param({"overrides": "\n  - kind: citation\n    nth: hai\n    drop: true"}, ("K132", 12, 10), "số nguyên", id="nth-in-words"),
        pytest.param({"overrides": "\n  - kind: citation\n    nth: 0\n    drop: true"}, ("K132", 12, 10), "từ 1", id="nth-zero"),
        pytest.param({"overrides": "\n  - kind: citation\n    drop: bỏ"}, ("K132", 12, 11), "true hoặc false", id="drop-in-vietnamese"),
        pytest.param({"withdrawn": "\n  on: 2025-01-01"}, ("K130", 11, 3), "Thiếu mục “reason”", id="withdrawn-without-reason"),
        pytest.param({"title": "<script>alert(1)</script>"}, ("K140", 9, 8), "<script>", id="script-in-title"),
        pytest.param({"title": '"Thi đua <img src=x onerror=y>"'}, ("K140", 9, 17), "<img>", id="running-attribute"),
    ],
)
def test_a_fault_is_told_with_line_column_and_way_out(fields: dict[str, str | None], expected: tuple[str, int, int], words: str) -> None:
    """Each sentence says what is wrong, each hint what to do."""
    result = read(plan_text(fields))
    assert result.source is None
    assert expected in told(result)
    problem = result.diagnostics[told(result).index(expected)]
    assert words in problem.message
    assert problem.hint
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("fields", "place", "hint"),
    [
        pytest.param({"tittle": "x"}, (10, 1), "Có phải bạn muốn viết “title”?", id="nearest-name"),
        pytest.param({"Issuer": "x"}, (10, 1), "Có phải bạn muốn viết “issuer”?", id="capital"),
        pytest.param({"place": "\n  province: a\n  distric: b"}, (9, 3), "Có phải bạn muốn viết “district”?", id="nearest-name-in-group"),
        pytest.param({"province": "x"}, (10, 1), "“province” thuộc nhóm “place”: thụt nó vào dưới dòng place:.", id="key-of-a-group"),
        pytest.param(
            {"place": "\n  province: a\n  status: draft"}, (9, 3), "“status” là mục chính: đưa nó ra sát lề trái.", id="main-key-in-group"
        ),
        pytest.param({"relations": "\n  - type: amends\n    off: x\n    of: y"}, (12, 5), "Có phải bạn muốn viết “of”?", id="in-a-list"),
    ],
)
def test_an_unknown_key_offers_the_nearest_name(fields: dict[str, str | None], place: tuple[int, int], hint: str) -> None:
    """A slip of the pen is told with the word that was meant."""
    result = read(plan_text(fields))
    assert told(result) == [("K131", *place)]
    assert result.diagnostics[0].hint == hint


def test_the_id_is_the_path() -> None:
    """The fix is printed ready to copy."""
    result = read(plan_text({"id": "lao-cai-2023-phat-dong"}))
    assert told(result) == [("K138", 2, 5)]
    assert "id: lao-cai-2024-phat-dong" in result.diagnostics[0].hint
    assert plan_id(PurePosixPath("a/b-c/2025/d.md")) == "a-b-c-2025-d"


def test_harmless_tags_are_only_a_warning() -> None:
    """They are printed as text; the plan is built."""
    result = read(plan_text({"title": "Thi đua <b>yêu nước</b>"}))
    assert told(result) == [("K140", 9, 16), ("K140", 9, 27)]
    assert result.source is not None
    assert {p.severity for p in result.diagnostics} == {Severity.WARNING}


def test_a_plan_without_place_is_a_question_but_for_central_bodies() -> None:
    """Ministries have no province."""
    assert told(read(plan_text({"place": None}))) == [("K139", 1, 1)]
    path = PurePosixPath("trung-uong/bo-noi-vu/2024/x.md")
    assert told(read(plan_text({"place": None, "id": plan_id(path)}), path)) == []


def test_text_is_made_normal() -> None:
    """Decomposed letters, doubled blanks and zero-width characters do not reach a page."""
    assert _metadata({"title": "Thi  đu\u0061\u0309\u200b \u00a0năm"}).title == "Thi đuả năm"


def test_every_group_is_read() -> None:
    """The whole front matter of the design."""
    metadata = _metadata(
        {
            "number": "null",
            "issued_at": "Lào Cai",
            "issuer": "\n  - UBND tỉnh Lào Cai\n  - Ủy ban MTTQ tỉnh Lào Cai",
            "period": "\n  from: 2024-02\n  until: null\n  until_event: Đại hội",
            "signatory": "\n  name: null",
            "edition": "condensed",
            "status": "draft",
            "relations": "\n  - type: replaces\n    of: Kế hoạch số 1",
            "aliases": "\n  - /lao-cai/2023/cu/",
            "corrections": "\n  - printed: a\n    meant: b",
            "overrides": "\n  - kind: citation\n    nth: 2\n    set:\n      date: 2024-12-26",
            "withdrawn": "\n  on: 01/3/2025\n  reason: Ban hành nhầm",
        }
    )
    assert metadata.number is None
    assert metadata.issuers == ("UBND tỉnh Lào Cai", "Ủy ban MTTQ tỉnh Lào Cai")
    assert metadata.period == Period(start=PartialDate(2024, 2), end_event="Đại hội")
    assert metadata.signatory is None
    assert (metadata.edition, metadata.status) == (Edition.CONDENSED, Status.DRAFT)
    assert metadata.relations == (Relation(type="replaces", of="Kế hoạch số 1"),)
    assert metadata.aliases == ("lao-cai/2023/cu",)
    assert metadata.corrections == (Correction(printed="a", meant="b"),)
    assert metadata.overrides == (Override(kind="citation", nth=2, set=(("date", "2024-12-26"),)),)
    assert metadata.withdrawn == Withdrawn(on=PartialDate(2025, 3, 1), reason="Ban hành nhầm")


def test_a_blank_number_is_no_number() -> None:
    """Two plans without number are never taken for the same."""
    assert _metadata({"number": '" "'}).number is None


def test_the_json_schema_knows_the_keys_as_written() -> None:
    """Editors offer `from`, not the name it has in code."""
    schema = json_schema()
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["required"] == ["id", "kind", "number", "issued_on", "issuer", "title"]
    assert schema["additionalProperties"] is False
    assert list(schema["$defs"]["_Period"]["properties"]) == ["from", "until", "until_event"]
    assert all("description" in field or "default" in field for field in schema["properties"].values())
