"""Decoding of text papers: what is certain is read, everything else is refused with the way out."""

from __future__ import annotations

import codecs

import pytest

from generator.readers.text import LARGEST, read_text

WORDS = "KẾ HOẠCH\nThi đua trồng cây năm 2024"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WORDS.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + WORDS.encode(), id="utf-8-with-mark"),
        pytest.param(codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), id="utf-16-little"),
        pytest.param(codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), id="utf-16-big"),
    ],
)
def test_certain_encodings_are_read(data: bytes) -> None:
    """The words come out whole, whatever the encoding."""
    paper, problems = read_text(data, "thu-muc/van-ban.txt")
    assert problems == ()
    assert paper is not None
    assert paper.text.text == WORDS
    assert paper.name == "van-ban.txt"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param("Décision déjà européen naïveté".encode("latin-1"), "không phải UTF-8", id="western-letters"),
        pytest.param(b"Ke\0 hoach" * 9, "BOM", id="zero-bytes"),
        pytest.param(b"PK\x03\x04rest\xff", "Word", id="a-word-file"),
        pytest.param(b"%PDF-1.7\xff", "PDF", id="a-pdf-file"),
        pytest.param(b" \n\t\n", "không có chữ", id="nothing-but-blanks"),
        pytest.param(b"a" * (LARGEST + 1), "quá mức", id="far-too-large"),
    ],
)
def test_uncertain_files_are_refused(data: bytes, words: str) -> None:
    """No guess is made: a Vietnamese sentence says why and what to do."""
    paper, (problem,) = read_text(data, "a.txt")
    assert paper is None
    assert words in problem.message
    assert problem.hint


def test_text_decoded_wrongly_before_is_told() -> None:
    """Mojibake that is valid UTF-8 is read but a warning names the line."""
    broken = "Kế hoạch thi đua của huyện\n".encode().decode("latin-1")
    paper, problems = read_text((broken * 5).encode(), "a.txt")
    assert paper is not None
    assert [problem.code for problem in problems] == ["K203"]


def test_same_bytes_same_digest() -> None:
    """The digest is of the file, so a paper is known again."""
    one, _ = read_text(WORDS.encode(), "a.txt")
    two, _ = read_text(WORDS.encode(), "b.txt")
    three, _ = read_text(codecs.BOM_UTF8 + WORDS.encode(), "a.txt")
    assert one is not None
    assert two is not None
    assert three is not None
    assert one.sha256 == two.sha256 != three.sha256
