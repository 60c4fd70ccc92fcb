"""Tests of many phrases as one pattern."""

from __future__ import annotations

import re

import pytest

from generator.extract.phrases import one_of

PATTERN = re.compile(one_of(("xây", "xây dựng", "m2", "m²", "a.b")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("xây dựng cầu", "xây dựng", id="longest"),
        pytest.param("xây cầu", "xây", id="shorter"),
        pytest.param("m² sàn", "m²", id="sign"),
        pytest.param("xâyx", None, id="part-of-a-word"),
        pytest.param("axb", None, id="full-stop-is-itself"),
    ],
)
def test_one_of(text: str, found: str | None) -> None:
    """Whole words only; signs mean themselves."""
    match = PATTERN.match(text)
    assert (match[0] if match else None) == found
