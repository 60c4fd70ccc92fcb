"""Characters: what is shown, what is matched, what is sorted."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text import ZERO_WIDTH, collapse, fold, heading_slug, is_usual, normalise, slug, sort_key
from tests import strategies

LETTERS_AND_SIGNS = [chr(code) for code in (*range(0x3400), *range(0xA000, 0xAC10), *range(0xF900, 0x11C00), *range(0x1D000, 0x1F700))]
"""Every character but the large blocks that all behave alike: Chinese, Hangul syllables, private use."""


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("Đắk Song", "Đắk Song", id="untouched"),
        pytest.param(unicodedata.normalize("NFD", "Đắk Lắk, ủy ban"), "Đắk Lắk, ủy ban", id="decomposed"),
        pytest.param("a\u0323\u0302", "ậ", id="marks-in-any-order"),
        pytest.param("a\u0302\u0323", "ậ", id="marks-in-another-order"),
        pytest.param("a\r\nb\rc\nd", "a\nb\nc\nd", id="line-ends"),
        pytest.param("số\u00a041\t\u2003CT", "số 41  CT", id="blanks"),
        pytest.param("thi\u200b đua\ufeff\u00ad", "thi đua", id="zero-width"),
        pytest.param("a\u200b\u0301", "á", id="zero-width-before-a-mark"),
        pytest.param("Ðắk ðua Ɖ", "Đắk đua Đ", id="look-alikes-of-đ"),
        pytest.param("\u0301a", "\u0301a", id="mark-without-letter"),
        pytest.param("uỷ ủy", "uỷ ủy", id="both-spellings-kept"),
        pytest.param("", "", id="empty"),
    ],
)
def test_normal_text_is_safe_to_show(source: str, text: str) -> None:
    """NFC, one kind of blank, one kind of line end, nothing unseen."""
    assert normalise(source).text == text
    assert normalise(source).source == source


@given(strategies.raw_text())
def test_normalise_is_idempotent(source: str) -> None:
    """Normal text is left as it is, without a map."""
    once = normalise(source).text
    assert unicodedata.is_normalized("NFC", once)
    assert normalise(once).text == once
    assert normalise(once).offsets is None


def test_normalise_agrees_with_unicode_on_every_character() -> None:
    """Alone, after a letter and before a mark."""
    replaced = set(ZERO_WIDTH) | set("\r\t\x0b\x0c\x85ÐðƉɖ") | {c for c in LETTERS_AND_SIGNS if unicodedata.category(c).startswith("Z")}
    for char in LETTERS_AND_SIGNS:
        text = f"a{char}\u0323 {char}"
        if char not in replaced and normalise(text).text != unicodedata.normalize("NFC", text):
            pytest.fail(f"U+{ord(char):04X}")


@given(st.lists(st.sampled_from("a\u0301\u0323\u0302\u031bưe\u1161\u1100\u11a8\u0f73 "), max_size=80).map("".join))
def test_normalise_agrees_with_unicode_on_heaps_of_marks(source: str) -> None:
    """Long heaps are sorted by other means, to the same end."""
    assert normalise(source).text == unicodedata.normalize("NFC", source)


@given(strategies.raw_text())
def test_a_character_stands_where_the_map_says(source: str) -> None:
    """The source at its offset begins with a character of the same letter."""
    normal = normalise(source)
    offsets = [normal.source_offset(position) for position in range(len(normal.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(source)
    for position, char in enumerate(normal.text):
        if fold(char).isascii():
            assert fold(normalise(source[offsets[position]]).text) == fold(char)


@given(strategies.raw_text())
def test_the_map_leads_back(source: str) -> None:
    """From the source to the normal text and back: the first character of each cluster."""
    normal = normalise(source)
    for position in range(len(normal.text)):
        there = normal.source_offset(position)
        back = normal.normal_offset(there)
        assert back <= position
        assert normal.source_offset(back) == there


@given(strategies.raw_text())
@example("thi\u200b\nn\u0301")
@example("a\u0302\n\u0301")
def test_lines_are_kept_one_to_one(source: str) -> None:
    """A line of the normal text is that line of the file."""
    normal = normalise(source)
    assert normal.text.count("\n") == source.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    for position, char in enumerate(normal.text):
        if char != "\n":
            assert normal.line_column(position)[0] == normal.text.count("\n", 0, position) + 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old-mac"])
def test_line_and_column_count_from_one(end: str) -> None:
    """As editors show them, in the file as it is: decomposed letters and zero-width characters take columns there."""
    source = end.join(["I. Mục", "", "thi\u200b đua", "e\u0301 x"])
    normal = normalise(source)
    assert normal.line_column(normal.text.index("I")) == (1, 1)
    assert normal.line_column(normal.text.index("đua")) == (3, 6)
    assert normal.line_column(normal.text.index("x")) == (4, 4)
    assert normal.line_column(len(normal.text)) == (4, 5)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("Đắk Song", "dak song", id="tones-and-đ"),
        pytest.param("ỦY UỶ ủy uỷ", "uy uy uy uy", id="both-places-of-a-tone-mark"),
        pytest.param("hoà hòa khoá khóa", "hoa hoa khoa khoa", id="open-syllables"),
        pytest.param("2021 – 2025 ‑ −", "2021 - 2025 - -", id="dashes"),
        pytest.param("“Thi đua” ‘x’", "\"thi dua\" 'x'", id="quotation-marks"),
        pytest.param("41-CT/TW", "41-ct/tw", id="number"),
    ],
)
def test_fold_makes_spellings_alike(text: str, key: str) -> None:
    """What a reader types without marks finds what the paper prints."""
    assert fold(text) == key


def test_fold_keeps_every_length_and_is_idempotent() -> None:
    """An offset in the key is an offset in the text, for every character there is."""
    assert [c for c in LETTERS_AND_SIGNS if len(fold(c)) != 1 or fold(fold(c)) != fold(c)] == []


@given(strategies.raw_text(30))
def test_fold_works_character_by_character(source: str) -> None:
    """The words it remembers change nothing."""
    text = normalise(source).text
    assert fold(text) == "".join(fold(char) for char in text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        pytest.param("Đắk Song", "dak-song", id="place"),
        pytest.param("0124/KH-UBND", "0124-kh-ubnd", id="number"),
        pytest.param("  “Thi đua” – năm 2025! ", "thi-dua-nam-2025", id="title"),
        pytest.param(unicodedata.normalize("NFD", "Ủy ban"), "uy-ban", id="decomposed"),
        pytest.param("中文 …", "", id="nothing-left"),
    ],
)
def test_slugs_are_ascii(text: str, address: str) -> None:
    """They stand in addresses for ever."""
    assert slug(text) == address


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    """And has nothing but small letters, digits and single dashes."""
    made = slug(text)
    assert slug(made) == made
    assert made.isascii()
    assert "--" not in made


def test_headings_take_the_separator_of_markdown() -> None:
    """Hand-written pages get anchors in our shape."""
    assert heading_slug("Nơi nhận: ai?", "_") == "noi_nhan_ai"


def test_blanks_collapse() -> None:
    """Line ends too."""
    assert collapse("  thi \n\n đua ") == "thi đua"


ORDERED = (
    "1 tháng",
    "An Giang",
    "Ấn Độ",
    "Bà Rịa",
    "Bắc Giang",
    "Bắc Kạn",
    "Bến Tre",
    "Cà Mau",
    "Cao Bằng",
    "Cần Thơ",
    "Đà Nẵng",
    "Đắk Lắk",
    "Đắk Nông",
    "Điện Biên",
    "Gia Lai",
    "Hà Giang",
    "Hà Nam",
    "Hà Nội",
    "Hải Dương",
    "Hậu Giang",
    "Lai Châu",
    "Lạng Sơn",
    "Lâm Đồng",
    "Lâm Hà",
    "Ninh Bình",
    "Phú Thọ",
    "Quảng Bình",
    "Quảng Nam",
    "Quảng Trị",
    "Tây Ninh",
    "Thanh Hóa",
    "Thừa Thiên Huế",
    "Tiền Giang",
    "Vĩnh Long",
    "Yên Bái",
)


def test_vietnamese_order() -> None:
    """A dictionary's order: đ after d, ă after a, tones only when all letters are alike."""
    assert [(low, high) for low, high in pairwise(ORDERED) if not sort_key(low) < sort_key(high)] == []


@pytest.mark.parametrize(
    "ordered",
    [
        pytest.param(["ma", "mà", "mả", "mã", "má", "mạ"], id="tones"),
        pytest.param(["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "u", "ư", "y"], id="alphabet"),
        pytest.param(["hoa", "hòa", "Hòa An", "hòa bình", "hoan"], id="tone-after-letters"),
        pytest.param(["năm 1", "năm 2", "năm mới"], id="digits-before-letters"),
    ],
)
def test_tones_break_ties_only(ordered: list[str]) -> None:
    """In whatever form the letters come."""
    for low, high in pairwise(ordered):
        assert sort_key(low) < sort_key(high)
        assert sort_key(unicodedata.normalize("NFD", low)) == sort_key(low)


def test_usual_characters_are_those_that_nobody_has_to_look_at() -> None:
    """Each stays as it is, alone and between any others, and hides nothing; every other character is looked at."""
    usual = [char for char in map(chr, range(0x110000)) if is_usual(char)]
    text = "".join(usual)
    assert unicodedata.is_normalized("NFC", text + text[::-1])
    assert text.replace("\n", "").isprintable()
    assert not set(text) & {*ZERO_WIDTH, "\u00d0", "\u00f0", "\u0189", "\u0256", "\ufffd"}
    assert set("Ủy ban nhân dân xã Đắk N’Drót – “Thi đua”; 5 % …\n") <= set(usual)
    assert not any(map(is_usual, "\t\r\xa0\u0301\u200b\u202e"))


@given(st.text(alphabet=st.sampled_from(" \n\t\xa0\u2003\x1caế")))
def test_collapse_leaves_single_blanks(text: str) -> None:
    """Whatever the blanks are."""
    assert collapse(text) == " ".join(text.split())
