"""Text → terms, the same in Python and in the browser."""

from __future__ import annotations

import json
import random
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import analysis
from tests.search import javascript

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "analysis_cases.json").read_text(encoding="utf-8"))

_IN_JAVASCRIPT = """
const analysis = KehoachAnalysis.create(data.table);
return data.texts.map((text) => ({
  units: analysis.units(text).map(({ start, end, reading: r }) => [start, end, r.terms, r.need, r.words, r.first, r.last]),
  names: analysis.keyWords(text),
}));
"""


def _in_python(text: str) -> dict[str, Any]:
    units = [
        [u.start, u.end, list(u.reading.terms), u.reading.need, [list(w) for w in u.reading.words], u.reading.first, u.reading.last]
        for u in analysis.units(text)
    ]
    return {"units": units, "names": analysis.key_words(text)}


def _terms(text: str) -> Counter[str]:
    """Terms of a text from its units: words and numbers as often as they stand there, a pair once."""
    found = list(analysis.units(text))
    out = Counter(term for unit in found for term in unit.reading.terms)
    for left, right in pairwise(found):
        if left.reading.last and right.reading.first:
            out[f"+{left.reading.last} {right.reading.first}"] = 1
    return out


def _random_texts() -> list[str]:
    """Texts of pieces that numbers, dates and look-alikes are made of; the seed is fixed."""
    pieces = [
        *"0123456789/-. ,\nabcđĐắẮủỷỤktqTGHIİΣß“”–—'\"\u00a0\u200bÐЖ中١_",
        *("39/CT-TTg", "15/5/2016", " tháng ", " năm ", "qh15", "ubnd", "qđ", "ủy", "uỷ", "2.310.000", "so 5", "o\u0309"),
    ]
    rng = random.Random(20250118)  # noqa: S311 -- a fixed seed is the point
    return ["".join(rng.choice(pieces) for _ in range(rng.randint(1, 30))) for _ in range(1500)]


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"] or "nothing") for c in CASES])
def test_terms_of_a_text(case: dict[str, Any]) -> None:
    """Each text of the fixture has exactly these terms."""
    assert dict(_terms(case["text"])) == case["terms"]


def test_the_browser_reads_texts_alike() -> None:
    """Units, needs, offsets and names agree for the fixture and for random texts."""
    texts = [case["text"] for case in CASES] + _random_texts()
    there = javascript.run(_IN_JAVASCRIPT, {"table": analysis.table(), "texts": texts})
    assert len(texts) == len(there)
    for text, found in zip(texts, there, strict=True):
        assert _in_python(text) == found, text


def test_the_fixture_holds_in_the_browser() -> None:
    """The terms of the fixture, counted from the browser's own units and pairs."""
    there = javascript.run(_IN_JAVASCRIPT, {"table": analysis.table(), "texts": [case["text"] for case in CASES]})
    for case, found in zip(CASES, there, strict=True):
        counted: Counter[str] = Counter(term for unit in found["units"] for term in unit[2])
        for left, right in zip(found["units"], found["units"][1:], strict=False):
            if left[6] and right[5]:
                counted[f"+{left[6]} {right[5]}"] = 1
        assert dict(counted) == case["terms"], case["text"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("39/CT-TTg", "39 ct ttg", id="blanks"),
        pytest.param("0124/KH-UBND", "124/kh-ubnd", id="leading-zero"),
        pytest.param("2437/QĐ-TTg", "2437 qd ttg", id="no-marks"),
        pytest.param("386/QĐ/TTg", "386-QĐ-TTg", id="separators"),
        pytest.param("12-NQ/TW", "12 - nq/tw", id="spaced-dash"),
        pytest.param("02/9/1945", "ngày 2 tháng 9 năm 1945", id="date"),
    ],
)
def test_spellings_of_one_number_ask_for_one_term(left: str, right: str) -> None:
    """However it is typed, the same term is needed."""
    needs = [[u.reading.need for u in analysis.units(text) if u.reading.need.startswith("#")] for text in (left, right)]
    assert needs[0] == needs[1]
    assert len(needs[0]) == 1


@pytest.mark.parametrize("text", ["12 ct và sau đó", "5 kh nào", "1 tháng 13", "32/1", "tháng 5 năm nay"])
def test_ordinary_words_are_no_number(text: str) -> None:
    """A figure beside two letters is a document number only before a body that issues papers."""
    assert not [term for term in _terms(text) if term.startswith("#")]


@given(st.text(max_size=60))
def test_every_text_can_be_read(text: str) -> None:
    """No text breaks the analysis; units lie in order within it; terms are the units' and the pairs between them."""
    position = 0
    alone: Counter[str] = Counter()
    for unit in analysis.units(text):
        assert position <= unit.start < unit.end
        position = unit.end
        alone.update(unit.reading.terms)
        assert all(unit.reading.terms)
        assert not unit.reading.terms or unit.reading.need in unit.reading.terms
    counted = _terms(text)
    assert {term: n for term, n in counted.items() if not term.startswith("+")} == dict(alone)


def test_hostile_repeats_take_linear_time() -> None:
    """Long runs of what a pattern begins with are read in one go (a quadratic pattern would not come back)."""
    for piece in ("1", "1.", "1 ", "1/", "12/12/", "a-", "tháng ", "39/ct-", "\n", " ", "\u0301", '"'):
        assert sum(1 for _ in analysis.units(piece * 60_000)) <= 120_001


def test_the_longest_word_is_cut() -> None:
    """A word without end is one short key."""
    assert set(_terms("x" * 5000)) == {"x" * analysis.LONGEST}
