"""Sentences for what the schema refuses: every kind of fault has one, in Vietnamese."""

from __future__ import annotations

import re

import pytest

from generator.source import front_matter, wording
from generator.source.problems import Problems
from tests.source.files import plan_text

ENGLISH = re.compile(r"\b(?:input|should|valid|must|field|expected)\b", re.IGNORECASE)


def _explain(kind: str, loc: tuple[str | int, ...], given: object) -> Problems:
    front, _ = front_matter.load(plan_text())
    assert front is not None
    problems = Problems(path="x.md", lines=front.lines)
    fault = {"type": kind, "loc": loc, "input": given, "ctx": {"max_length": 3, "ge": 1, "le": 9}, "msg": "Input should be valid"}
    wording.explain(fault, front, problems, known={"": ("title",)})
    return problems


@pytest.mark.parametrize("kind", [*wording._SIMPLE, "string_type", "model_type", "tuple_type", "a_kind_nobody_knows_yet"])
def test_every_kind_of_fault_has_a_vietnamese_sentence(kind: str) -> None:
    """Also one that a later pydantic invents: never its English."""
    (problem,) = _explain(kind, ("title",), "x").found
    assert re.fullmatch(r"K13\d", problem.code)
    assert problem.message.endswith(".")
    assert problem.hint
    assert not ENGLISH.search(problem.message + problem.hint)
    assert "{" not in problem.message + problem.hint
    assert (problem.location.line, problem.location.column) == (9, 8)


def test_a_long_value_is_cut() -> None:
    """The sentence stays one line of a terminal."""
    (problem,) = _explain("date_shape", ("title",), "a " * 500).found
    assert len(problem.message) < 120
