"""Problems told in several styles: for people, for a workflow, for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, Location, Severity, Style, below, count, ordered, summary, visible


def _problem(**changes: object) -> Diagnostic:
    fields: dict[str, object] = {"path": "lao-cai/2024/a.md", "line": 4, "column": 8, "quote": "title: Kế hoạch: x"}
    location = Location(**{**fields, **{k: v for k, v in changes.items() if k in fields}})  # type: ignore[arg-type]
    return Diagnostic(
        code=str(changes.get("code", "K123")),
        severity=changes.get("severity", Severity.ERROR),  # type: ignore[arg-type]
        location=location,
        message=str(changes.get("message", "Có lỗi.")),
        hint=str(changes.get("hint", "Sửa đi.")),
    )


@pytest.mark.parametrize(("severity", "word"), [(Severity.ERROR, "lỗi"), (Severity.WARNING, "cảnh báo"), (Severity.NOTE, "ghi chú")])
def test_one_line_has_place_code_and_severity(severity: Severity, word: str) -> None:
    """As editors and terminals know it, so that a click opens the file."""
    assert _problem(severity=severity).oneline() == f"lao-cai/2024/a.md:4:8: K123 {word}: Có lỗi."
    assert _problem(severity=severity).explain(Style.ONELINE) == _problem(severity=severity).oneline()


def test_a_problem_of_the_whole_file_has_no_line() -> None:
    """No line is invented."""
    assert _problem(line=0, column=0, quote="").explain() == "lao-cai/2024/a.md: K123 lỗi: Có lỗi.\n    → Sửa đi."


def test_the_caret_stands_under_the_place() -> None:
    """The line is quoted and the way out follows."""
    assert _problem().explain().splitlines() == [
        "lao-cai/2024/a.md:4:8: K123 lỗi: Có lỗi.",
        "    │ title: Kế hoạch: x",
        "    │        ^",
        "    → Sửa đi.",
    ]


def test_the_caret_counts_letters_not_marks() -> None:
    """A decomposed letter is two characters and one column of the terminal."""
    lines = _problem(quote="a: e\u0302\u0301 x", column=8).explain().splitlines()
    assert lines[2].index("^") - len("    │ ") == 5


def test_a_long_line_is_cut_around_the_place() -> None:
    """The place stays in sight."""
    lines = _problem(quote="a" * 500 + "X" + "b" * 500, column=501).explain().splitlines()
    assert max(map(len, lines)) < 120
    assert lines[1][lines[2].index("^")] == "X"
    assert "…" in lines[1]


def test_a_hostile_line_cannot_move_the_cursor() -> None:
    """Escape sequences and direction marks of a file are shown as `�`, in every style for people."""
    problem = _problem(quote="\x1b[2Jx\u202ey", message="tên “\x1b[31m”", path="a\x1b.md", hint="\u202e")
    for style in (Style.ONELINE, Style.CARET, Style.GITHUB):
        shown = problem.explain(style)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert visible("a\tb\nc\x07") == "a b c\ufffd"


def test_a_workflow_marks_the_line() -> None:
    """GitHub reads one command a line; its own signs are escaped."""
    problem = _problem(severity=Severity.WARNING, path="a,b:c.md", message="100%: x\ny", hint="z")
    assert problem.explain(Style.GITHUB) == "::warning file=a%2Cb%3Ac.md,line=4,col=8,title=K123::100%25: x%0Ay%0A→ z"
    assert _problem(line=0, severity=Severity.NOTE, hint="").explain(Style.GITHUB) == "::notice file=lao-cai/2024/a.md,title=K123::Có lỗi."
    assert _problem().explain(Style.GITHUB).startswith("::error ")


def test_programs_get_the_contract() -> None:
    """The names that other tools rely on."""
    assert json.loads(_problem().explain(Style.JSON)) == {
        "path": "lao-cai/2024/a.md",
        "line": 4,
        "col": 8,
        "code": "K123",
        "severity": "error",
        "message": "Có lỗi.",
        "hint": "Sửa đi.",
    }


def test_problems_are_told_by_file_and_line_each_once() -> None:
    """The same order on every machine, the worst first where they share a place."""
    first, second = _problem(line=2), _problem(line=2, severity=Severity.NOTE)
    third, fourth = _problem(line=10), _problem(path="z.md", line=1)
    assert ordered([fourth, third, second, first, third]) == (first, second, third, fourth)


def test_paths_can_be_put_below_a_folder() -> None:
    """Stages speak of paths below the plans folder; a terminal needs them from where it stands."""
    relative, absolute = _problem(), _problem(path="/x/y.md")
    assert [p.location.path for p in below([relative, absolute], Path("plans"))] == ["plans/lao-cai/2024/a.md", "/x/y.md"]


def test_the_summary_counts() -> None:
    """Notes are not counted: nobody has to do anything about them."""
    problems = [_problem(), _problem(), _problem(severity=Severity.WARNING), _problem(severity=Severity.NOTE)]
    assert summary(problems) == "2 lỗi, 1 cảnh báo"
    assert count(iter(problems), Severity.NOTE) == 1
    assert summary(()) == "0 lỗi, 0 cảnh báo"
