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


def test_other_kinds_are_left_to_their_finders() -> None:
    """An override of a kind that this stage does not find is not reported here."""
    assert [d.code for d in overridden(Override(kind="target", drop=True)).diagnostics] == ["K303"]
