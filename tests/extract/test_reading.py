"""Tests of the three spellings of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.extract.reading import BREAK, Reading, places
from generator.text import fold, normalise


@given(st.text(alphabet=st.one_of(st.sampled_from("aăâđĐẾ“”–…\n |*.;İß①"), st.characters()), max_size=120))
def test_spellings_have_equal_length(source: str) -> None:
    """A place in one spelling is the same place in the others."""
    text = normalise(source).text
    reading = Reading.of(text)
    assert len(reading.text) == len(reading.flat) == len(reading.key)


def test_key_is_the_fold_of_the_flat_text() -> None:
    """The fast way and the general one agree on Vietnamese text."""
    reading = Reading.of("Uỷ ban – “Thi đua” ĐẶC BIỆT\nnăm 2025; 12°")
    assert reading.key == fold(reading.flat)


def test_line_ends_are_blanks_and_blank_lines_are_breaks() -> None:
    """A wrapped line goes on; a paragraph, a cell and a column end."""
    reading = Reading.of("một\nhai\n\nba | bốn" + " " * 60 + "năm")
    assert reading.flat.startswith(f"một hai{BREAK}{BREAK}ba {BREAK} bốn{BREAK}")


def test_starts_of_provisions_are_breaks() -> None:
    """A provision that begins on the next line does not continue the one before."""
    text = "- một;\n- hai"
    assert Reading.of(text, [0, 7]).flat == f"- một;{BREAK}- hai"


def test_clauses_and_sentences() -> None:
    """A clause ends at a semicolon, a sentence does not; an abbreviation ends neither."""
    reading = Reading.of("Một. Tại TP. Huế có hai; ba bốn. Năm")
    place = reading.flat.index("bốn")
    assert reading.flat[reading.clause_start(place) :].startswith(" ba")
    assert reading.flat[reading.sentence_start(place) :].startswith(" Tại TP. Huế")
    assert reading.flat[: reading.clause_end(place)].endswith("bốn")


def test_small_words_are_told_apart_by_their_tones() -> None:
    """`tại` is a word of the sentence, `tái` and `Tài` are not; text without tones is taken as meant."""
    reading = Reading.of("tại tái tai")
    assert [reading.means(start, start + 3) for start in (0, 4, 8)] == [True, False, True]


def test_places_of_several_words_come_in_order() -> None:
    """Also of words that overlap, each as often as it stands there."""
    assert places("ca ba; ba ca ba", "ba", "ca", "a ba") == [0, 1, 3, 7, 10, 11, 13]
    assert places("ca", "ba") == []
