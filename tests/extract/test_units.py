"""Tests of units: the pattern takes the longest, and every word that needs tones is a unit."""

from __future__ import annotations

import re

import pytest

from generator.extract.units import MEANT, PER, UNIT, UNIT_BEGINS

PATTERN = re.compile(UNIT)


@pytest.mark.parametrize(
    ("words", "kind", "unit"),
    [
        pytest.param("ho gia dinh ngheo", "count", "ho gia dinh", id="longest"),
        pytest.param("ho ngheo giam", "count", "ho", id="without-what-describes-it"),
        pytest.param("luot hoc sinh", "count", "hoc sinh", id="how-often"),
        pytest.param("phut/luot", "time", "phut", id="time"),
        pytest.param("trieu dong/nguoi", "money", "dong", id="magnitude"),
        pytest.param("m2 san", "measure", "m2", id="square"),
        pytest.param("%", "share", "%", id="sign"),
        pytest.param("ty, von", "short", "ty", id="money-cut-short"),
    ],
)
def test_kinds(words: str, kind: str, unit: str) -> None:
    """The last group that matches tells the kind."""
    found = PATTERN.match(words)
    assert found is not None
    assert (found.lastgroup, found[kind]) == (kind, unit)


@pytest.mark.parametrize("words", [pytest.param("truongs", id="part-of-a-word"), pytest.param("khac", id="no-unit")])
def test_other_words(words: str) -> None:
    """A unit ends where its word ends."""
    assert PATTERN.match(words) is None


@pytest.mark.parametrize("words", [*MEANT, "km²", "nghin ha", "phan tram", "luot nguoi", "ty dong"])
def test_first_words(words: str) -> None:
    """What no unit begins with is never looked at as one."""
    assert PATTERN.match(words)
    assert re.split("[^a-z]", words)[0] in UNIT_BEGINS


def test_what_a_unit_is_counted_by() -> None:
    """Strokes follow each other."""
    found = PER.match("/nguoi/nam va")
    assert found is not None
    assert found[0] == "/nguoi/nam"


def test_tones_belong_to_units() -> None:
    """No entry of the table of tones is idle."""
    assert [word for word in MEANT if not PATTERN.fullmatch(word)] == []
