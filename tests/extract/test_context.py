"""The words around mentions, and what a text says of years and misprints: all that the record of a plan keeps of its text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.extract.annotate import annotate
from generator.extract.context import Context
from generator.extract.reading import Reading
from generator.model import AnnotatedPlan, Correction
from tests.bodies import Unit
from tests.factories import make_annotated, make_citation, make_metadata, make_plan

CITED = make_citation(raw="Chỉ thị 41-CT/TW", number="41-CT/TW", date="2024-12-26")


def test_words_around_a_citation() -> None:
    """Whole words of the same provision, cut with an ellipsis, blanks collapsed."""
    before, after = "một hai ba bốn năm " * 6, " sáu bảy tám chín mười" * 6
    units = (Unit("I.1", text="Câu của mục khác."), Unit("I.2", text=f"{before}Chỉ thị 41-CT/TW{after}"))
    (found,) = make_annotated(plan=make_plan(units=units), citations=(CITED,)).citations
    assert found.before.startswith("… ")
    assert found.after.endswith(" …")
    assert set(found.before.removeprefix("… ").split()) <= set(before.split())
    assert set(found.after.removesuffix(" …").split()) <= set(after.split())


def test_words_before_stop_at_the_provision() -> None:
    """Nothing of the provision above; the line is that of the file."""
    units = (Unit("I.1", text="Câu của mục khác."), Unit("I.2", text="Theo Chỉ thị 41-CT/TW."))
    plan = make_plan(units=units, body_line=20)
    (found,) = make_annotated(plan=plan, citations=(CITED,)).citations
    assert (found.before, found.after) == ("2. Theo", ".")
    assert found.line == 20 + plan.body[: found.span.start].count("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("trong giai đoạn 2021-2025, xã", {(2021, 2025): "giai đoạn"}, id="plain"),
        pytest.param("NHIỆM KỲ 2020 – 2025", {(2020, 2025): "nhiệm kỳ"}, id="capitals-en-dash"),
        pytest.param("kế hoạch 05 năm (2021 - 2025)", {(2021, 2025): "05 năm"}, id="brackets"),
        pytest.param("giai đoạn\n2026-2030", {(2026, 2030): "giai đoạn"}, id="line-break"),
        pytest.param("từ 2021-2025", {}, id="no-word"),
        pytest.param("giai đoạn 2025-2021", {}, id="backwards"),
        pytest.param("giai đoạn 1900-2090", {}, id="too-long"),
        pytest.param("chương trình giai đoạn 2023-2030", {}, id="stage-of-a-programme"),
    ],
)
def test_terms_that_a_text_names(text: str, expected: dict[tuple[int, int], str]) -> None:
    """Kept as written; years without the word are dates of something else."""
    plan = make_plan(units=(Unit("preamble", text=text),))
    terms = Context(plan, Reading.of(plan.body)).terms()
    assert {(term.start, term.end): term.word for term in terms} == expected


@pytest.mark.parametrize("torn", ["giai đoạn 2021\n- 2025", "giai đoạn 2021 -\n2025", "giai đoạn (2021\n-2025)"])
def test_a_torn_line_parts_no_term(torn: str) -> None:
    """Though the second line was taken for a provision of its own."""
    plan = make_plan(units=(Unit("preamble", text=torn),))
    starts = [plan.body.index(torn), plan.body.index("\n", plan.body.index(torn)) + 1]
    assert [(term.start, term.end) for term in Context(plan, Reading.of(plan.body, starts)).terms()] == [(2021, 2025)]


def _observing(*lines: str) -> AnnotatedPlan:
    units = (Unit("I", "NỘI DUNG"), *(Unit(f"I.{place}", None, line) for place, line in enumerate(lines, 1)))
    return annotate(make_plan(units=units))


def test_pledge_is_the_sentence_before_the_list_of_events() -> None:
    """The second event of a list is honoured by the same deeds; the printed number of the clause does not belong to them."""
    plan = _observing(
        "Giữ sạch đường bản. Trồng một vạn cây quế để mừng kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025), "
        "50 năm Ngày giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2025).",
    )
    assert [found.pledge for found in plan.anniversaries] == ["Trồng một vạn cây quế để mừng"] * 2


def test_no_pledge_where_a_sentence_begins_with_the_event() -> None:
    """Nothing is made up."""
    plan = _observing("Kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025).")
    assert [found.pledge for found in plan.anniversaries] == [""]


def test_a_movement_in_a_heading() -> None:
    """What stands below a heading that names a movement is about it."""
    units = (
        Unit("I", "NỘI DUNG"),
        Unit("I.1", "Phong trào thi đua “Dân vận khéo”", "Mỗi bản một việc.", run_in=True),
        Unit("I.2", None, "Hưởng ứng phong trào thi đua “Suối trong, bản sạch”."),
    )
    assert [(c.name, c.in_heading) for c in annotate(make_plan(units=units)).campaigns] == [
        ("Dân vận khéo", True),
        ("Suối trong, bản sạch", False),
    ]


def test_misprints_stand_at_every_provision_that_prints_them() -> None:
    """A correction without a place holds wherever the words are printed; one with a place holds there alone."""
    corrections = (Correction(printed="Mèo Vặc", meant="Mèo Vạc"), Correction(printed="năm 2042", meant="năm 2024", at="I.2"))
    metadata = replace(make_metadata(), corrections=corrections)
    units = (
        Unit("I", "NỘI DUNG"),
        Unit("I.1", None, "Huyện Mèo Vặc làm trong năm 2042."),
        Unit("I.2", None, "Mèo Vặc xong trong năm 2042."),
    )
    plan = make_plan(metadata=metadata, units=units)
    found = Context(plan, Reading.of(plan.body)).misprints()
    assert [(m.path, m.printed) for m in found] == [("I.1", "Mèo Vặc"), ("I.2", "Mèo Vặc"), ("I.2", "năm 2042")]


def test_a_record_has_everything_but_the_text() -> None:
    """Pages of hubs are made from records; thousands are kept without their texts."""
    plan = _observing("Thực hiện Chỉ thị số 41-CT/TW ngày 26/12/2024.")
    record = plan.record
    assert (record.id, record.address, record.citations) == (plan.id, plan.address, plan.citations)
    assert not hasattr(record, "plan")
