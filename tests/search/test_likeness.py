"""Words that look like one that stands nowhere."""

from __future__ import annotations

import pytest

from generator.search.likeness import nearest

KNOWN = {"song": 40, "son": 12, "sinh": 90, "sang": 7, "sông": 3, "truong": 50, "truoc": 60, "trong": 99}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("sogn", ["song", "son"], id="letters-swapped-are-one-slip"),
        pytest.param("sonh", ["sinh", "song", "son"], id="the-best-known-first"),
        pytest.param("truognn", ["truong"], id="two-slips-in-a-long-word"),
        pytest.param("zzz", [], id="like-nothing"),
        pytest.param("so", [], id="too-short"),
        pytest.param("s0ng", [], id="figures-are-no-slip"),
    ],
)
def test_what_is_near(word: str, expected: list[str]) -> None:
    """Only the nearest, at most three, plain letters only."""
    assert nearest(word, KNOWN) == expected
