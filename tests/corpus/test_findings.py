"""Tests of what the library as a whole shows to be doubtful."""

from __future__ import annotations

from typing import Any

from generator.corpus.build import build_corpus
from generator.diagnostics import Diagnostic, Severity
from generator.gazetteer import Gazetteer
from generator.model import PartialDate
from tests.bodies import Unit
from tests.factories import make_annotated, make_citation, make_citing, make_corpus, make_metadata, make_plan


def found_in(*plans: Any) -> tuple[Diagnostic, ...]:
    """Diagnostics of these plans together."""
    return build_corpus(plans, gazetteer=Gazetteer.load()).diagnostics


def test_a_sound_library_has_nothing_to_say() -> None:
    """Ambiguous and vague citations are no fault of anybody."""
    assert make_corpus().diagnostics == ()


def test_a_contradiction_is_told_at_its_line() -> None:
    """The line is that of the file, front matter included."""
    citation = make_citation(raw="Chỉ thị số 08/CT-UBND ngày 31/02/2024", number="08/CT-UBND", date="2024-02-31", issuer="UBND tỉnh")
    units = (Unit("preamble", text="Mở đầu."), Unit("I.1", text=f"Theo {citation.raw}."))
    plan = make_plan(units=units, body_line=31)
    (problem,) = found_in(make_annotated(plan=plan, citations=(citation,)))
    assert (problem.code, problem.severity) == ("K401", Severity.NOTE)
    assert (problem.location.path, problem.location.line) == ("lao-cai/2024/phat-dong-thi-dua.md", 33)
    assert problem.location.quote == f"1. Theo {citation.raw} ."
    assert "31/02/2024" in problem.message


def test_dates_that_disagree_are_noted_in_both_plans() -> None:
    """Neither is said to be wrong."""
    plans = [
        make_citing(
            make_citation(
                raw=f"Chỉ thị 03/CT-UBND ngày {PartialDate.parse(date).label}", number="03/CT-UBND", date=date, issuer="UBND tỉnh"
            ),
            path=f"lao-cai/2024/{name}.md",
        )
        for name, date in (("a", "2023-05-18"), ("b", "2023-08-15"), ("c", "2023"))
    ]
    problems = found_in(*plans)
    assert [(p.code, p.location.path) for p in problems] == [("K402", "lao-cai/2024/a.md"), ("K402", "lao-cai/2024/b.md")]
    assert "15/8/2023" in problems[0].message


def test_a_date_against_sourced_facts_is_noted_once() -> None:
    """The plan with the right date hears nothing of the other's slip."""
    slip = make_citation(raw="Kết luận 01-KL/TW ngày 15/8/2021", doc_type="Kết luận", number="01-KL/TW", date="2021-08-15")
    right = make_citation(raw="Kết luận 01-KL/TW ngày 18/5/2021", doc_type="Kết luận", number="01-KL/TW", date="2021-05-18")
    problems = found_in(make_citing(slip, path="lao-cai/2022/a.md"), make_citing(right, path="lao-cai/2022/b.md"))
    assert [(p.code, p.location.path) for p in problems] == [("K402", "lao-cai/2022/a.md")]


def test_two_plans_with_one_number_are_a_warning() -> None:
    """The second by address names the first."""
    plans = [
        make_annotated(plan=make_plan(metadata=make_metadata(id=name, number=number), path=f"lao-cai/2024/{name}.md"))
        for name, number in (("b", "12/KH-UBND"), ("a", "0012/KH-UBND"), ("c", "13/KH-UBND"))
    ]
    (problem,) = found_in(*plans)
    assert (problem.code, problem.severity, problem.location.path) == ("K403", Severity.WARNING, "lao-cai/2024/b.md")
    assert "lao-cai/2024/a.md" in problem.message
