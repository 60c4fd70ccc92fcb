"""Tests of quotations: where they begin and end, which word governs them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.extract.quotes import Governor, quotations_in
from generator.extract.reading import Reading
from generator.model import Span
from generator.text import normalise


def quoted(text: str) -> list[tuple[str, Governor]]:
    """Words and governor of every quotation."""
    reading = Reading.of(text)
    return [(reading.words(q.words_start, q.words_end), q.governor) for q in quotations_in(reading)]


def test_governors() -> None:
    """One text, every kind."""
    text = (
        "Chủ đề: “Kỷ cương”. Khẩu hiệu hành động: “Làm thật”. Phong trào thi đua “Thợ giỏi”; đợt thi đua “Về đích”; cuộc vận động “Ngõ sáng”. "
        "Danh hiệu “Lao động giỏi”. Còn “thế này” thì không."
    )
    assert [governor for _, governor in quoted(text)] == [
        Governor.THEME,
        Governor.SLOGAN,
        Governor.MOVEMENT,
        Governor.DRIVE,
        Governor.MASS_CAMPAIGN,
        Governor.OTHER,
        Governor.NONE,
    ]


def test_a_heading_governs_the_quotation_below_it() -> None:
    """The mark opens the next paragraph."""
    assert quoted("1. Chủ đề thi đua\n\n“Kỷ cương và sáng tạo”.") == [("Kỷ cương và sáng tạo", Governor.THEME)]
    assert quoted("1. Chủ đề thi đua\n\nCả năm làm theo “Kỷ cương và sáng tạo”.")[0][1] is not Governor.THEME


def test_a_heading_over_bullets() -> None:
    """The caller tells the headings over a place; only what opens a point is asked about."""
    text = "Các phong trào\n\nba việc\n\n• “Thợ giỏi” và • “Ngõ sáng”\n\ncòn “thế này” thì không"
    reading = Reading.of(text)
    assert [q.governor for q in quotations_in(reading, lambda _: [Span(0, 14)])] == [Governor.MOVEMENT, Governor.NONE, Governor.NONE]


def test_a_mark_that_never_closes() -> None:
    """Its words end with the clause, and the next quotation is still found."""
    found = quoted("phong trào “Thợ giỏi năm nay; phong trào “Ngõ sáng” lan rộng")
    assert found == [("Thợ giỏi năm nay", Governor.MOVEMENT), ("Ngõ sáng", Governor.MOVEMENT)]


def test_no_quotation_runs_into_another_paragraph() -> None:
    """A blank line ends it."""
    assert quoted("phong trào “Thợ giỏi\n\nđến cuối năm” xong")[0] == ("Thợ giỏi", Governor.MOVEMENT)


def test_apostrophes_in_names_are_no_marks() -> None:
    """M'Đrắk, H’leo, Krông Pa'."""
    assert quoted("huyện M'Đrắk và huyện Ea H’leo") == []


@given(st.text(alphabet="“”\"'‘’«» ¶\nabphong trào thi đua:;,.*", max_size=200))
def test_any_text(text: str) -> None:
    """Quotations lie in the text, in order, apart from each other."""
    text = normalise(text).text
    end = 0
    for quotation in quotations_in(Reading.of(text)):
        assert end <= quotation.start <= quotation.words_start <= quotation.words_end <= quotation.end <= len(text)
        end = quotation.end
