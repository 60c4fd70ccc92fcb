"""Old encodings: proved by the words, never guessed."""

from __future__ import annotations

import unicodedata

import pytest

from generator.readers.encodings import MISREAD, TCVN3, UTF16, VNI, VPS, WINDOWS, decode, mended
from generator.readers.legacy_fonts import _TCVN3_LETTERS, _VPS_LETTERS, _vni_table, decode_font, decode_tcvn3, decode_vni
from generator.readers.paper import read_paper

WORDS = "Ủy ban nhân dân huyện phát động đợt thi đua yêu nước, chào mừng kỷ niệm ngày thành lập; các cơ quan, đơn vị hưởng ứng thiết thực."


def as_tcvn3(text: str) -> bytes:
    """Text in the codes of TCVN3, capitals with a tone as small letters."""
    codes = {letter: code for code, letter in _TCVN3_LETTERS.items()}
    return bytes(codes.get(char, codes.get(char.lower(), ord(char) if char.isascii() else 63)) for char in text)


def as_vni(text: str) -> bytes:
    """Text in the codes of VNI."""
    codes = {letter: typed for typed, letter in _vni_table()[1].items()}
    return "".join(codes.get(char, char) for char in text).encode("latin-1")


def as_vps(text: str) -> bytes:
    """Text in the codes of VPS."""
    codes = {letter: code for code, letter in _VPS_LETTERS.items() if code < 0x100}
    return bytes(codes.get(char, ord(char)) for char in text)


def as_windows(text: str) -> bytes:
    """Text in windows-1258: letters with their hats, tones behind them."""
    out = []
    for char in unicodedata.normalize("NFC", text):
        try:
            out.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323")
            out.append(unicodedata.normalize("NFC", apart.replace(tone, "")).encode("cp1258") + tone.encode("cp1258"))
    return b"".join(out)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(as_tcvn3(WORDS.replace("Ủ", "ủ")), TCVN3, id="tcvn3"),
        pytest.param(as_vni(WORDS), VNI, id="vni"),
        pytest.param(as_vps(WORDS), VPS, id="vps"),
        pytest.param(as_windows(WORDS), WINDOWS, id="windows-1258"),
        pytest.param(WORDS.encode("utf-16-be"), UTF16, id="utf-16-without-mark"),
    ],
)
def test_each_encoding_is_known_by_its_words(data: bytes, name: str) -> None:
    """The words come out whole, with the name of what they were."""
    found = decode(data)
    assert found is not None
    assert found[0].lower() == WORDS.lower()
    assert found[1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(as_tcvn3(WORDS.replace("Ủ", "ủ")).decode("latin-1"), TCVN3, id="tcvn3"),
        pytest.param(as_vni(WORDS).decode("latin-1"), VNI, id="vni"),
        pytest.param(as_vps(WORDS).decode("latin-1"), VPS, id="vps"),
        pytest.param(as_vps(WORDS).decode("cp1252"), VPS, id="vps-read-as-windows"),
        pytest.param(WORDS.encode().decode("latin-1"), MISREAD, id="utf-8-read-as-latin"),
    ],
)
def test_text_that_was_read_wrongly_before_is_read_rightly(text: str, name: str) -> None:
    """Letters copied from a document in an old font."""
    found = mended(text)
    assert found is not None
    assert found[0].lower() == WORDS.lower()
    assert found[1] == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WORDS, id="vietnamese"),
        pytest.param(unicodedata.normalize("NFD", WORDS), id="vietnamese-in-pieces"),
        pytest.param("Ke hoach thi dua", id="without-marks"),
        pytest.param("Décision du comité européen sur la santé, naïveté, déjà vu", id="french"),
        pytest.param("H’Hen Niê, Y Bhăm Êban, Krông Pắc, Đắk R’lấp, Ia H’Drai", id="names-of-the-highlands"),
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    """What is Unicode already is not touched, nor what gives no Vietnamese words either way."""
    assert mended(text) is None


def test_capitals_of_a_line_are_restored() -> None:
    """TCVN3 has no capitals with tones: in a line of capitals they are capitals."""
    lines = "KẾ HOẠCH THI ĐUA\nỦy ban nhân dân tỉnh phát động đợt thi đua yêu nước."
    found = decode(as_tcvn3(lines))
    assert found is not None
    assert found[0].split("\n")[0] == "KẾ HOẠCH THI ĐUA"
    assert found[0].split("\n")[1].startswith("ủy ban nhân dân tỉnh phát động")


def test_bytes_that_prove_nothing_are_refused() -> None:
    """Western letters that make no Vietnamese words."""
    assert decode("Décision déjà européen naïveté".encode("latin-1")) is None


def test_a_converted_paper_is_told() -> None:
    """A warning names what the file was."""
    paper, (problem,) = read_paper(as_vni(WORDS), "a.txt")
    assert paper is not None
    assert problem.code == "K203"
    assert VNI in problem.message


def test_every_letter_of_the_old_tables() -> None:
    """134 letters: all vowels with all tones, đ; no two codes for one."""
    letters = "aăâeêioôơuưy"
    tones = "\u0300\u0301\u0303\u0309\u0323"
    small = {unicodedata.normalize("NFC", letter + tone) for letter in letters for tone in tones} | {"đ", "ă", "â", "ê", "ô", "ơ", "ư"}
    assert set(_TCVN3_LETTERS.values()) == small | set("ĂÂÊÔƠƯĐ")
    assert len(set(_TCVN3_LETTERS.values())) == len(_TCVN3_LETTERS)
    assert set(_vni_table()[1].values()) == small | {letter.upper() for letter in small}
    assert set(_VPS_LETTERS.values()) | set("àáâãèéêìíòóôõùúÁÂÉÊÔÚÝ") == small | {letter.upper() for letter in small}
    assert decode_tcvn3("Tæ chøc") == "Tổ chức"
    assert decode_font("U\xf8 ban nh\xe2n d\xe2n", "VPS Times") == "Uụ ban nhân dân"
    assert decode_vni("NGÖÔØI Vieät") == "NGƯỜI Việt"
