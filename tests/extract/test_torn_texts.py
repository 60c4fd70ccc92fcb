"""Sentences of real shapes, torn and put together anew: whatever stands there, reading ends without an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extract.annotate import annotate
from generator.parse.provisions import parse
from tests.factories import make_source

PAPERS = sorted((Path(__file__).resolve().parents[1] / "gold" / "papers").glob("*.txt"))
LINES = tuple(line.strip() for paper in PAPERS for line in paper.read_text(encoding="utf-8").splitlines() if len(line) > 40)


@st.composite
def _torn(draw: st.DrawFn) -> str:
    """Beginnings and ends of some lines, cut between two words or inside of one."""
    out = []
    for line in draw(st.lists(st.sampled_from(LINES), min_size=2, max_size=12)):
        start, end = sorted(draw(st.tuples(st.integers(0, len(line)), st.integers(0, len(line)))))
        out.append(line[start:end] if draw(st.booleans()) else line[:start] + line[end:])
    return draw(st.sampled_from((" ", "\n\n", "; ", "\n\n1. "))).join(out)


@pytest.mark.parametrize("heading", ["I. CHỈ TIÊU", "III. TỔ CHỨC THỰC HIỆN"])
@given(text=_torn())
@settings(max_examples=150)
def test_torn_lines_are_read_without_an_error(heading: str, text: str) -> None:
    """Finders meet words where they do not expect them."""
    plan, _ = parse(make_source(body=f"{heading}\n\n{text}"))

    assert annotate(plan).plan is plan


def test_a_value_right_before_a_word_that_leads_to_the_next_value() -> None:
    """The number of a programme before `cho`."""
    plan, _ = parse(make_source(body="I. CHỈ TIÊU\n\n1. Mở lớp dạy nghề theo Đề án 1956 cho 500 người."))

    assert any(target.raw.endswith("500 người") for target in annotate(plan).targets)
