"""Automatic numbers of Word: formats, levels, restarts, signs of bullets."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from generator.readers.docx_numbering import Numbering, format_number

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at: int, form: str, text: str, more: str = "") -> str:
    """One level of a list."""
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>') -> Numbering:
    """A numbering part with one abstract list, number 5."""
    root: Any = etree.fromstring(f'<w:numbering {NS}><w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>{nums}</w:numbering>')
    return Numbering(root)


OUTLINE = (
    level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    + level(2, "lowerLetter", "%3)")
    + level(3, "bullet", "-")
    + level(4, "bullet", "·")
)


@pytest.mark.parametrize(
    ("levels", "steps", "marks"),
    [
        pytest.param(OUTLINE, [0, 1, 1, 0, 1], ["I. ", "1.1. ", "1.2. ", "II. ", "2.1. "], id="outline-with-legal-numbers"),
        pytest.param(OUTLINE, [0, 1, 2, 2, 1, 2], ["I. ", "1.1. ", "a) ", "b) ", "1.2. ", "a) "], id="letters-begin-anew-below-each-number"),
        pytest.param(OUTLINE, [2, 3, 4, 4, 3, 2], ["a) ", "- ", "+ ", "+ ", "- ", "b) "], id="dashes-and-plus-signs"),
        pytest.param(OUTLINE, [4], ["- "], id="a-bullet-alone-is-a-dash"),
        pytest.param(OUTLINE, [1], ["1.1. "], id="a-level-above-that-was-never-used"),
        pytest.param(level(0, "decimal", "Điều %1."), [0, 0], ["Điều 1. ", "Điều 2. "], id="words-in-the-level"),
        pytest.param(level(0, "decimal", "Phần %1:", '<w:suff w:val="nothing"/>'), [0], ["Phần 1:"], id="nothing-behind"),
        pytest.param(level(0, "none", "đ)"), [0, 0], ["đ) ", "đ) "], id="a-letter-set-by-hand"),
        pytest.param(level(0, "decimal", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'), [0, 1, 0, 1], ["1. ", "1. ", "2. ", "2. "], id="never-begins-anew"),
        pytest.param(level(0, "bullet", "+") + level(1, "bullet", "–"), [0, 1], ["+ ", "- "], id="signs-as-they-are"),
        pytest.param(level(0, "decimal", ""), [0], [""], id="no-text"),
    ],
)  # fmt: skip
def test_each_paragraph_has_its_mark(levels: str, steps: list[int], marks: list[str]) -> None:
    """The marks Word prints for paragraphs of these levels, one after the other."""
    numbering = lists(levels)
    assert [numbering.mark("1", step) for step in steps] == marks


def test_lists_of_one_kind_count_on_and_an_override_begins_anew() -> None:
    """A second list goes on with the first one's numbers; a third with a start of its own begins there, once."""
    nums = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="5"/>{more}</w:num>' for number, more in (
        (1, ""), (2, ""), (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')))  # fmt: skip
    numbering = lists(level(0, "decimal", "%1."), nums)
    assert [numbering.mark(number, 0) for number in "1123312"] == ["1. ", "2. ", "3. ", "1. ", "2. ", "3. ", "4. "]


def test_an_override_may_change_the_level() -> None:
    """A list with a text of its own for one level."""
    nums = (
        f'<w:num w:numId="1"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride></w:num>'
    )
    assert lists(level(0, "decimal", "%1."), nums).mark("1", 0) == "a) "


@pytest.mark.parametrize(
    ("number", "at"),
    [pytest.param("99", 0, id="no-such-list"), pytest.param("1", 8, id="no-such-level"), pytest.param("1", 44, id="absurd-level")],
)
def test_what_is_not_there_prints_nothing(number: str, at: int) -> None:
    """A broken reference is no reason to fail."""
    assert lists(OUTLINE).mark(number, at) == ""


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        pytest.param(4, "upperRoman", "IV", id="roman"),
        pytest.param(29, "lowerRoman", "xxix", id="small-roman"),
        pytest.param(5, "lowerLetter", "e", id="letter"),
        pytest.param(28, "upperLetter", "BB", id="letter-doubled"),
        pytest.param(7, "decimalZero", "07", id="with-zero"),
        pytest.param(3, "vietnameseCounting", "ba", id="in-words"),
        pytest.param(3, "no-such-format", "3", id="unknown"),
        pytest.param(10**9, "upperRoman", "MMMMMMMMMCMXCIX", id="absurd"),
    ],
)
def test_numbers_in_the_formats_of_word(number: int, form: str, shown: str) -> None:
    """Roman, letters, words."""
    assert format_number(number, form) == shown


def test_a_custom_format_lists_its_letters() -> None:
    """The Vietnamese alphabet as a list of letters: đ after d."""
    assert [format_number(number, "custom", ("a", "b", "c", "d", "đ", "e")) for number in (4, 5, 6)] == ["d", "đ", "e"]
