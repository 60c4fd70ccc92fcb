"""Tests of the extraction stage as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.diagnostics import Severity
from generator.extract.annotate import annotate
from generator.model import AnnotatedPlan, PartialDate, Period
from tests.bodies import Unit
from tests.factories import make_metadata, make_plan

if TYPE_CHECKING:
    from generator.model import PlanMetadata


def annotated(*units: Unit, metadata: PlanMetadata | None = None) -> AnnotatedPlan:
    """A plan written from units, annotated."""
    return annotate(make_plan(metadata=metadata, units=units))


def test_mentions_know_their_provision() -> None:
    """Every mention has the path and anchor of the provision that holds it, the title's first."""
    result = annotated(
        Unit("preamble", text="Căn cứ Chỉ thị số 1-CT/TU;"),
        Unit("I", "MỤC TIÊU"),
        Unit("I.1", text="Chào mừng 30 năm thành lập huyện."),
        Unit("I.2", text="theo Kế hoạch số 2/KH-UBND"),
        metadata=make_metadata(title="Thi đua thực hiện Nghị quyết Đại hội XIII của Đảng"),
    )
    assert [(c.path, c.anchor) for c in result.citations] == [("title", "_title"), ("preamble", "mo-dau"), ("I.2", "i-2")]
    assert [(a.path, a.anchor) for a in result.anniversaries] == [("I.1", "i-1")]


def test_spans_count_in_title_or_body() -> None:
    """The span of a mention gives back its words."""
    result = annotated(
        Unit("I", text="theo Chỉ thị số 1-CT/TU ngày 2/3/2021"), metadata=make_metadata(title="Thi đua kỷ niệm 20 năm tái lập tỉnh")
    )
    (citation,), (anniversary,) = result.citations, result.anniversaries
    assert citation.span.of(result.plan.body) == "Chỉ thị số 1-CT/TU ngày 2/3/2021"
    assert anniversary.span.of(result.metadata.title) == "kỷ niệm 20 năm tái lập tỉnh"


def test_recipients_and_signature_hold_no_mentions() -> None:
    """Who receives the paper is no citation."""
    result = annotated(Unit("I", text="Thực hiện tốt."), Unit("recipients", text="Nơi nhận:\n- Như Quyết định số 3/QĐ-UBND;\n- Lưu: VT."))
    assert result.citations == ()


def test_own_number_is_no_citation() -> None:
    """The plan's number, also padded otherwise or left blank, and what it is enclosed in are not cited by it."""
    result = annotated(
        Unit("preamble", text="Số: 218/KH-UBND"),
        Unit("I", text="(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm 2024)"),
        Unit("II", text="Kế hoạch số 0218/KH-UBND này; Kế hoạch số 218/KH-UBND ngày 3/4/2019; Quyết định số 218/QĐ-UBND"),
    )
    assert [(c.number, c.date.iso if c.date else None) for c in result.citations] == [("218/KH-UBND", "2019-04-03"), ("218/QĐ-UBND", None)]


def test_the_line_that_says_enclosed_in_is_no_citation() -> None:
    """`(Kèm theo Kế hoạch số …)` stands above an appendix of the same paper."""
    assert annotated(Unit("preamble", text="(Ban hành kèm theo Quyết định số 9/QĐ-UBND ngày 1/2/2024)")).citations == ()


def test_period_of_a_person_is_kept() -> None:
    """The front matter beats what the text says."""
    period = Period(start=PartialDate(2020), end=PartialDate(2021))
    result = annotated(Unit("I.1", "Thời gian thi đua:", "năm 2024", run_in=True), metadata=make_metadata(period=period))
    assert result.period == period


def test_impossible_dates_and_wrong_sums_are_notes() -> None:
    """What the paper prints wrongly is kept, and reported where it stands."""
    result = annotated(
        Unit("I", text="Kế hoạch số 5/KH-UBND ngày 31/02/2024"), Unit("II", text="kỷ niệm 36 năm Ngày hội (22/12/1944 - 22/12/2025)")
    )
    assert result.citations[0].date == PartialDate(2024, 2, 31)
    notes = [(d.code, d.severity, d.location.line, d.location.quote) for d in result.diagnostics]
    lines = result.plan.source.body.source.splitlines()
    first = next(number for number, line in enumerate(lines) if "31/02" in line)
    second = next(number for number, line in enumerate(lines) if "22/12" in line)
    assert notes == [
        ("K302", Severity.NOTE, 20 + first, lines[first]),
        ("K303", Severity.NOTE, 20 + second, lines[second]),
    ]


def test_bodies_without_blank_lines_keep_provisions_apart() -> None:
    """A provision on the next line does not lend its issuer to the one before."""
    plan = make_plan(units=(Unit("I", text="theo Kế hoạch số 7/KH-UBND"), Unit("II", text="của UBND huyện")))
    tight = replace(plan, source=replace(plan.source, body=plan.source.body))
    assert annotate(tight).citations[0].issuer is None


def test_a_day_of_origin_that_is_another_events() -> None:
    """The day of the people's defence is 22/12/1989: 1944 is the army's, and a note says so; the right day has none."""
    wrong = annotated(Unit("I", text="kỷ niệm 81 năm Ngày hội Quốc phòng toàn dân (22/12/1944 - 22/12/2025)"))
    (note,) = wrong.diagnostics
    assert (note.code, note.severity) == ("K306", Severity.NOTE)
    assert "22/12/1989" in note.message
    assert annotated(Unit("I", text="kỷ niệm 36 năm Ngày hội Quốc phòng toàn dân (22/12/1989 - 22/12/2025)")).diagnostics == ()


def test_a_note_below_the_signature_belongs_where_its_mark_stands() -> None:
    """`[1] …` after the signature is the note of the `[1]` in the text; a line without a mark there is nothing."""
    result = annotated(
        Unit("I", "MỤC TIÊU"),
        Unit("I.1", text="Làm theo quyết định của tỉnh[1]."),
        Unit("signature", text="CHỦ TỊCH\n\nBàn Thị Sen\n\n[1] Quyết định số 5/QĐ-UBND ngày 6/7/2020.\n\n[2] Chỉ thị số 8-CT/TU."),
    )
    assert [(c.number, c.path, c.anchor) for c in result.citations] == [("5/QĐ-UBND", "I.1", "i-1")]


def test_a_heading_says_what_the_names_below_it_are() -> None:
    """Names that open a point, or follow the one whose they are, are what the nearest heading calls them."""
    result = annotated(
        Unit("I", "CÁC PHONG TRÀO THI ĐUA"),
        Unit("I.1", "Trong nhà trường"),
        Unit("I.1.a", text="“Vườn cây em chăm” ở các lớp; “Giờ học vui” trong khối 5."),
        Unit("I.1.b", text="Tổ Văn: “Mỗi tuần một trang sách”."),
        Unit("I.2", text="Nhà trường nói “không” với rác nhựa, học sinh nhớ “ba sạch”."),
        Unit("II", "KHẨU HIỆU"),
        Unit("II.1", text="“Tất cả vì học sinh thân yêu!”"),
        Unit("III", "CÁC CUỘC THI"),
        Unit("III.1", text="“Kể chuyện theo sách” vào tháng Ba."),
    )
    assert [(c.path, c.name) for c in result.campaigns] == [
        ("I.1.a", "Vườn cây em chăm"),
        ("I.1.a", "Giờ học vui"),
        ("I.1.b", "Mỗi tuần một trang sách"),
    ]
    assert [slogan.words for slogan in result.slogans] == ["Tất cả vì học sinh thân yêu!"]
