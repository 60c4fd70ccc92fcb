"""Tests of a person's word about what was found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extract.annotate import annotate
from generator.model import AnnotatedPlan, CitationRole, Override, PartialDate
from tests.bodies import Unit
from tests.factories import make_metadata, make_plan

UNITS = (
    Unit("I.1", text="theo Chỉ thị số 41-CT/TW và Chỉ thị số 41-CT/TW ngày 1/2/2003"),
    Unit("I.2", text="kỷ niệm 36 năm Ngày hội Quốc phòng (22/12/1944 - 22/12/2025); xem Tài liệu đỏ"),
)


def overridden(*overrides: Override) -> AnnotatedPlan:
    """The plan of these units with overrides, annotated."""
    return annotate(make_plan(metadata=replace(make_metadata(), overrides=overrides), units=UNITS))


def test_drop() -> None:
    """A dropped mention is gone; its neighbours stay."""
    result = overridden(Override(kind="citation", at="I.1", printed="Chỉ thị số 41-CT/TW", nth=1, drop=True))
    assert [c.raw for c in result.citations] == ["Chỉ thị số 41-CT/TW ngày 1/2/2003"]


def test_set_counts_the_nth() -> None:
    """Only the mention meant is changed."""
    result = overridden(
        Override(kind="citation", printed="Chỉ thị số 41-CT/TW", nth=2, set=(("date", "2024-12-26"), ("role", "quán triệt")))
    )
    assert [(c.date, c.role) for c in result.citations] == [
        (None, CitationRole.ACCORDING_TO),
        (PartialDate(2024, 12, 26), CitationRole.STUDIES),
    ]


def test_set_checks_the_sum_again() -> None:
    """A corrected anniversary is no longer reported."""
    result = overridden(Override(kind="anniversary", at="I.2", set=(("origin", "1989-12-22"),)))
    assert (result.anniversaries[0].arithmetic_ok, result.diagnostics) == (True, ())


def test_set_on_words_that_were_not_found_adds_them() -> None:
    """A person can name a document that no rule recognises."""
    result = overridden(Override(kind="citation", at="I.2", printed="Tài liệu đỏ", set=(("doc_type", "Hướng dẫn"), ("number", "5-HD/TU"))))
    added = result.citations[-1]
    assert (added.path, added.raw, added.doc_type, added.number) == ("I.2", "Tài liệu đỏ", "Hướng dẫn", "5-HD/TU")
    assert added.span.of(result.plan.body) == "Tài liệu đỏ"


@pytest.mark.parametrize(
    ("override", "code"),
    [
        pytest.param(Override(kind="citation", at="I.9", printed="Chỉ thị", drop=True), "K301", id="no-such-provision"),
        pytest.param(Override(kind="citation", at="I.1", printed="Chỉ thị số 41-CT/TW", nth=3, drop=True), "K301", id="no-third"),
        pytest.param(Override(kind="anniversary", at="I.2", printed="Ngày khác", set=(("years", "5"),)), "K301", id="words-not-printed"),
        pytest.param(Override(kind="citation", at="I.1", set=(("date", "hôm qua"),)), "K305", id="unreadable-date"),
        pytest.param(Override(kind="citation", at="I.1", set=(("mau", "đỏ"),)), "K305", id="unknown-field"),
    ],
)
def test_what_no_longer_matches_is_a_warning(override: Override, code: str) -> None:
    """An override that does nothing is reported, with the way out."""
    result = overridden(override)
    warnings = [d for d in result.diagnostics if d.code == code]
    assert len(warnings) == 1
    assert warnings[0].hint
    assert len(result.citations) == 2


DUTIES = (
    Unit("I", "CHỈ TIÊU"),
    Unit("I.1", None, "Phấn đấu 85% số bản có nhà văn hóa; trồng thêm 12 ha quế. Hưởng ứng phong trào thi đua “Suối trong, bản sạch”."),
    Unit("II", "TỔ CHỨC THỰC HIỆN"),
    Unit("II.1", None, "Phòng Nội vụ theo dõi, báo cáo kết quả trước ngày 15/11/2024. Tổ thi đua xóm giữ sổ."),
)


def _said(*overrides: Override) -> AnnotatedPlan:
    return annotate(make_plan(metadata=replace(make_metadata(), overrides=overrides), units=DUTIES))


def test_a_person_has_the_last_word_about_every_kind() -> None:
    """A wrong figure, a wrong name, a wrong day and a wrong body are set right where they stand."""
    result = _said(
        Override(kind="target", at="I.1", printed="nhà văn hóa", set=(("value", "58"), ("year", "2024"))),
        Override(kind="campaign", printed="Suối trong", set=(("name", "Suối trong, bản sạch, nhà đẹp"),)),
        Override(kind="deadline", at="II.1", set=(("date", "2024-11-16"),)),
        Override(kind="assignment", at="II.1", printed="Phòng Nội vụ", set=(("with", "Công an xã; Đoàn Thanh niên"),)),
    )
    assert [(t.value, t.year) for t in result.targets if "văn hóa" in t.indicator] == [("58", 2024)]
    assert [c.name for c in result.campaigns] == ["Suối trong, bản sạch, nhà đẹp"]
    assert [d.date for d in result.deadlines] == [PartialDate(2024, 11, 16)]
    assert result.assignments[0].coordinating == ("Công an xã", "Đoàn Thanh niên")


def test_add_names_what_no_rule_found() -> None:
    """A person adds a duty and an award; both stand where the words are printed."""
    result = _said(
        Override(kind="assignment", at="II.1", printed="Tổ thi đua xóm", add=(("action", "giữ sổ"),)),
        Override(kind="award", at="I.1", printed="bản có nhà văn hóa", add=(("name", "Bản văn hóa"),)),
    )
    added = result.assignments[-1]
    assert (added.lead, added.action, added.path) == ("Tổ thi đua xóm", "giữ sổ", "II.1")
    assert added.span.of(result.plan.body) == "Tổ thi đua xóm"
    assert [(award.name, award.path) for award in result.awards] == [("Bản văn hóa", "I.1")]


@pytest.mark.parametrize(
    ("override", "code"),
    [
        pytest.param(Override(kind="target", printed="cầu treo", drop=True), "K301", id="nothing-there"),
        pytest.param(Override(kind="target", at="I.1", set=(("comparator", "khoảng"),)), "K305", id="no-such-comparator"),
        pytest.param(Override(kind="assignment", at="II.1", set=(("requested", "có lẽ"),)), "K305", id="neither-true-nor-false"),
        pytest.param(Override(kind="place", printed="x", add=(("colour", "red"),)), "K305", id="no-such-field"),
    ],
)
def test_a_word_that_comes_to_nothing_is_told(override: Override, code: str) -> None:
    """Nothing a person wrote is lost in silence."""
    assert code in [diagnostic.code for diagnostic in _said(override).diagnostics]
