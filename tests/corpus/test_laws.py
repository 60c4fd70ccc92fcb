"""Tests of laws by name."""

from __future__ import annotations

from datetime import date

import pytest

from generator.corpus.laws import law_key
from generator.model import CitationKind, DirectiveKey
from tests.factories import make_citation

OLD = DirectiveKey(kind="luat", number=15, body="qh11", period="2003")
NEW = DirectiveKey(kind="luat", number=6, body="qh15", period="2022")


@pytest.mark.parametrize(
    ("raw", "printed", "day", "expected"),
    [
        pytest.param("Luật Thi đua, khen thưởng", None, date(2023, 12, 31), OLD, id="last-day-of-the-old"),
        pytest.param("Luật Thi đua, khen thưởng", None, date(2024, 1, 1), NEW, id="first-day-of-the-new"),
        pytest.param("LUẬT THI ĐUA - KHEN THƯỞNG", None, date(2024, 1, 1), NEW, id="other-spelling"),
        pytest.param("Luật Thi đua, khen thưởng năm 2003", None, date(2024, 1, 1), OLD, id="year-in-the-words"),
        pytest.param("Luật Thi đua, khen thưởng ngày 26/11/2003", "2003-11-26", date(2024, 1, 1), OLD, id="date-printed"),
        pytest.param(
            "Luật Thi đua, khen thưởng",
            None,
            None,
            DirectiveKey(kind="luat", number=None, body="thi-dua-khen-thuong"),
            id="plan-without-a-day",
        ),
        pytest.param(
            "Luật Thi đua, khen thưởng năm 1999",
            None,
            date(2024, 1, 1),
            DirectiveKey(kind="luat", number=None, body="thi-dua-khen-thuong", period="1999"),
            id="no-version-of-that-year",
        ),
        pytest.param("Luật Thử nghiệm", None, date(2024, 1, 1), DirectiveKey(kind="luat", number=None, body="thu-nghiem"), id="unknown"),
    ],
)
def test_the_version_of_a_law(raw: str, printed: str | None, day: date | None, expected: DirectiveKey) -> None:
    """The year printed decides, else the day of the citing plan."""
    assert expected == law_key(make_citation(raw=raw, kind=CitationKind.NAMED_LAW, doc_type="Luật", date=printed), day)
