"""Markers: what opens a provision, what does not, and what single capitals are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.numbering import POINT_ALPHABET, Rank, escaped, next_letter, read_marker, roman, roman_value, settle


@pytest.mark.parametrize(
    ("line", "rank", "label", "parts"),
    [
        ("I. MỤC ĐÍCH", Rank.ROMAN, "I.", ("I",)),
        ("XIV. Việc cuối", Rank.ROMAN, "XIV.", ("XIV",)),
        ("II- Việc làm", Rank.ROMAN, "II-", ("II",)),
        ("III - Việc làm", Rank.ROMAN, "III -", ("III",)),
        ("IV.TỔ CHỨC", Rank.ROMAN, "IV.", ("IV",)),
        ("A. Phần chung", Rank.LETTER, "A.", ("A",)),
        ("Đ. Phần riêng", Rank.LETTER, "Đ.", ("Đ",)),
        ("1. Trồng cây", Rank.NUMBER, "1.", ("1",)),
        ("03. Trồng cây", Rank.NUMBER, "03.", ("3",)),
        ("1- Trồng cây", Rank.NUMBER, "1-", ("1",)),
        ("1/ Trồng cây", Rank.NUMBER, "1/", ("1",)),
        ("1.Trồng cây", Rank.NUMBER, "1.", ("1",)),
        ("2.1.10. Trồng cây", Rank.DOTTED, "2.1.10.", ("2", "1", "10")),
        ("2.1- Trồng cây", Rank.DOTTED, "2.1-", ("2", "1")),
        ("2.1 Trồng cây", Rank.DOTTED, "2.1", ("2", "1")),
        ("2.1- 100% số xã", Rank.DOTTED, "2.1-", ("2", "1")),
        ("a- Trồng cây", Rank.POINT, "a-", ("a",)),
        ("Mục 1 TRỒNG CÂY", Rank.SECTION, "Mục 1", ("Mục 1",)),
        ("I.1. Trồng cây", Rank.NUMBER, "I.1.", ("I", "1")),
        ("a) trồng cây", Rank.POINT, "a)", ("a",)),
        ("đ) trồng cây", Rank.POINT, "đ)", ("đ",)),
        ("a. Trồng cây", Rank.POINT, "a.", ("a",)),
        ("b.2) Trồng cây", Rank.SUBPOINT, "b.2)", ("b", "2")),
        ("(2) Trồng cây", Rank.BRACKET, "(2)", ("2",)),
        ("Điều 12. Hiệu lực", Rank.ARTICLE, "Điều 12.", ("Điều 12",)),
        ("Phần II", Rank.PART, "Phần II", ("Phần II",)),
        ("PHẦN THỨ HAI: KẾT QUẢ", Rank.PART, "PHẦN THỨ HAI:", ("Phần II",)),
        ("Chương III", Rank.CHAPTER, "Chương III", ("Chương III",)),
        ("PHỤ LỤC II", Rank.APPENDIX, "PHỤ LỤC II", ("PL2",)),
        ("- trồng cây", Rank.DASH, "-", ()),
        ("– Trồng cây", Rank.DASH, "–", ()),
        ("-Trồng cây", Rank.DASH, "-", ()),
        ("+ Trồng cây", Rank.PLUS, "+", ()),
    ],
)
def test_markers(line: str, rank: Rank, label: str, parts: tuple[str, ...]) -> None:
    """Every form opens a provision, with its print kept."""
    marker = read_marker(line)
    assert marker is not None
    assert (marker.rank, marker.label, marker.parts) == (rank, label, parts)
    assert line[marker.end :] == line[len(label) :].lstrip()


@pytest.mark.parametrize(
    "line",
    [
        "30/4 là ngày lễ",
        "19/CT-TTg",
        "2.310 ha rừng",
        "1,5 % số hộ",
        "15.8 phần trăm",
        "5 - 7 ngày",
        "2.1 - 2.5 ha",
        "Mục 1 Kế hoạch này",
        "V.I. Lênin viết",
        "f) chữ không có trong bảng",
        "-----",
        "-5 độ",
        "1.",
        "a)",
        "Phần lớn số hộ",
        "Điều này là rõ",
        "Trồng cây",
        "\\1. Trồng cây",
        "",
        "   ",
    ],
)
def test_running_text_opens_nothing(line: str) -> None:
    """Dates, amounts, names and unfinished markers are text."""
    assert read_marker(line) is None


def test_backslash_is_seen() -> None:
    """Only a backslash before a marker makes it text."""
    assert escaped("\\a) trồng cây")
    assert not escaped("\\trồng cây")
    assert not escaped("a) trồng cây")


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numbers_round_trip(number: int) -> None:
    """Both ways agree."""
    assert roman_value(roman(number)) == number


@given(st.text(alphabet="IVXLCDM", max_size=8))
def test_only_proper_roman_numbers_count(letters: str) -> None:
    """`IIX` is none: what is read is written the same."""
    value = roman_value(letters)
    assert value is None or roman(value) == letters


@given(st.sampled_from(POINT_ALPHABET[:-1]))
def test_point_letters_round_trip(letter: str) -> None:
    """After each letter comes the next of the official alphabet, and each is a marker."""
    following = next_letter(letter)
    assert following is not None
    marker = read_marker(f"{following}) việc")
    assert marker is not None
    assert marker.parts == (following,)


@pytest.mark.parametrize(
    ("lines", "ranks"),
    [
        pytest.param("A. x|I. x|II. x|B. x|C. x|D. x", "LRRLLL", id="letters-over-roman"),
        pytest.param("I. x|II. x|III. x|IV. x|V. x|VI. x", "RRRRRR", id="roman-only"),
        pytest.param("A. x|B. x|C. x|D. x|Đ. x|E. x|G. x|H. x|I. x|K. x", "LLLLLLLLLL", id="letter-i-before-k"),
        pytest.param("H. x|I. x|II. x", "-RR", id="roman-one-before-two"),
        pytest.param("I. x|M. x|II. x", "R-R", id="stray-capital-is-text"),
    ],
)
def test_single_capitals_are_settled_by_their_neighbours(lines: str, ranks: str) -> None:
    """A letter of the alphabet and a Roman number that look alike are told apart."""
    settled = settle([read_marker(line.replace("x", "Việc")) for line in lines.split("|")])
    names = {Rank.LETTER: "L", Rank.ROMAN: "R"}
    assert "".join("-" if marker is None else names[marker.rank] for marker in settled) == ranks


@given(st.text(max_size=60))
def test_any_line_is_read(line: str) -> None:
    """Total, and a marker always leaves words behind it."""
    marker = read_marker(line)
    assert marker is None or 0 < marker.end < len(line)
