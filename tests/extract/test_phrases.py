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


def test_many_alternatives_of_a_letter_keep_their_order() -> None:
    """Gathered by their further letters too, the first that fits is still taken: also behind one that is a beginning of it, or holds what is no letter."""
    alternatives = r"ban(?! hanh)|bao|b[uo]n|ban dan van|bao cao|ba|x{2}|ban hanh kem|bao|be?o"
    texts = ("ban dan van", "ban hanh kem", "bao cao", "bun", "ba", "bo", "beo", "xx", "bam")
    plain, gathered = re.compile(rf"(?:{alternatives})"), re.compile(rf"(?:{by_letter(alternatives)})")
    whole, gathered_whole = re.compile(rf"(?:{alternatives})(?!\w)"), re.compile(by_letter(alternatives, ends=r"(?!\w)"))
    assert [plain.findall(text) for text in texts] == [gathered.findall(text) for text in texts]
    assert [whole.findall(text) for text in texts] == [gathered_whole.findall(text) for text in texts]


def test_a_gathered_alternative_may_have_to_begin_a_word() -> None:
    """One inside a word is refused, also where it begins with no letter."""
    assert re.findall(word_of("nghe|hoi|(?:ky|le) niem"), "nghe dai hoi, hoi; xhoi le niem vanky niem") == ["nghe", "hoi", "hoi", "le niem"]


def test_words_are_made_of_the_letters_that_are_told() -> None:
    """Tones count where they are told to; behind a blank only, where every other sign is a letter."""
    assert re.findall(word_of("ay|qua"), "đay qua") == ["ay", "qua"]
    assert re.findall(word_of("ay|qua", letters=r"\w"), "đay qua") == ["qua"]
    assert re.findall(word_of("va|voi", letters="[^ ]"), "va (voi, va) voi") == ["va", "va", "voi"]


def test_a_phrase_may_have_to_begin_a_word() -> None:
    """One inside a word is refused, whatever its tones."""
    assert re.findall(one_of(("xây", "xây dựng", "gửi"), starts_word=True), "gửi đxây, (xây dựng) xây") == ["gửi", "xây dựng", "xây"]
