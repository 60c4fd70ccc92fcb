"""Tests of many phrases as one pattern."""

from __future__ import annotations

import re

import pytest

from generator.extract.phrases import by_letter, one_of, word_of

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


def test_gathered_alternatives_find_what_they_found() -> None:
    """Gathered by letter, alternatives keep their order within a letter, and nested ones their brackets."""
    alternatives = r"theo|x?em|tai (?:cho|nha)|(?<!da )qua|the"
    texts = ("theo tai nha", "them", "xem em", "da qua", "di qua the", "tai xe")
    plain, gathered = re.compile(rf"(?:{alternatives})(?!\w)"), re.compile(rf"(?:{by_letter(alternatives)})(?!\w)")
    assert [plain.findall(text) for text in texts] == [gathered.findall(text) for text in texts]


def test_a_gathered_alternative_may_have_to_begin_a_word() -> None:
    """One inside a word is refused, also where it begins with no letter."""
    assert re.findall(word_of("nghe|hoi|(?:ky|le) niem"), "nghe dai hoi, hoi; xhoi le niem vanky niem") == ["nghe", "hoi", "hoi", "le niem"]
