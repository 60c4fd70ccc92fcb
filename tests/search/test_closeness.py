"""Runs of words in texts: in Python and in the browser alike."""

from __future__ import annotations

from typing import Any

import pytest

from generator.search import analysis
from generator.search.closeness import Link, Phrase, chain_of, longest_run, stands, with_others
from generator.search.query import parse
from tests.search.javascript import run

RUN = """
const analysis = KehoachAnalysis.create(data.table);
const near = KehoachCloseness.create(analysis);
return data.cases.map(([query, text]) => near.longestRun([text], KehoachCloseness.chainOf(analysis.units(query))));
"""
CASES = [
    pytest.param("tổ chức sơ kết", "Sở Nội vụ TỔ CHỨC sơ kết hằng năm", 4, id="all-of-it"),
    pytest.param("to chuc so ket", "tổ chức sơ kết", 4, id="without-marks"),
    pytest.param("tổ chức sơ kết", "tổ chức; chức sơ; sơ kết", 2, id="pairs-here-and-there"),
    pytest.param("tổ chức sơ kết", "tổ chức, sơ kết", 2, id="a-sign-between-in-the-text"),
    pytest.param("tổ chức, sơ kết", "tổ chức sơ kết", 4, id="a-sign-between-in-the-query"),
    pytest.param("tổ chức, sơ kết", "tổ chức; sơ kết", 4, id="another-sign"),
    pytest.param("kế hoạch số 12/KH-UBND", "theo Kế hoạch số 0012/KH-UBND ngày", 4, id="a-number-is-one-word"),
    pytest.param("có 2.500 hộ", "phấn đấu có 2500 hộ", 3, id="figures-with-dots"),
    pytest.param("đua nhau thi đua", "đua nhau đua nhau thi đua", 4, id="words-said-twice"),
    pytest.param("sơ kết", "không gì ở đây", 0, id="nothing"),
]


@pytest.mark.parametrize(("query", "text", "expected"), CASES)
def test_the_longest_run(query: str, text: str, expected: int) -> None:
    """Words count together only where they stand together."""
    assert longest_run([text], tuple(chain_of(list(analysis.units(query))))) == expected


def test_the_browser_counts_the_same() -> None:
    """The twin gives the same runs."""
    cases: list[Any] = [(case.values[0], case.values[1]) for case in CASES]
    found = run(RUN, {"table": analysis.table(), "cases": cases})
    assert found == [case.values[2] for case in CASES]


def test_words_that_stand_for_others_count() -> None:
    """A replaced word and a half-typed one go on in the run."""
    chain = with_others(tuple(chain_of(list(analysis.units("tổ chuc sơ k")))), {"chuc": (("chut",), False), "k": ((), True)})
    assert chain[1] == Link("chuc", 1, ("chut",))
    assert longest_run(["tổ chút sơ kết"], chain) == 4


def test_only_long_quotations_need_the_text() -> None:
    """Two neighbours are a term of the index; three are not, nor are two with a sign between."""
    assert parse('"sơ kết"').phrases == ()
    assert [len(phrase.chain) for phrase in parse('"tổ chức sơ kết" "một, hai"').phrases] == [4, 2]
    assert [phrase.negative for phrase in parse('-"tổ chức sơ kết" thi đua').phrases] == [True]


def test_a_phrase_stands_in_one_text() -> None:
    """The end of one provision and the beginning of the next are no phrase."""
    phrase = Phrase(tuple(chain_of(list(analysis.units("tổ chức sơ kết")))), (), negative=False)
    assert stands(["tổ chức sơ kết"], phrase)
    assert not stands(["rồi tổ chức", "sơ kết"], phrase)
