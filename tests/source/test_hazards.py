"""Program code, HTML and invisible characters: found with their place, and nothing else with them."""

from __future__ import annotations

import pytest

from generator.source.hazards import find_invisible, find_markup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a <script>x</script>", [(2, "<script>", True), (11, "<script>", True)], id="script"),
        pytest.param("<SCRIPT src=x>", [(0, "<script>", True)], id="capitals"),
        pytest.param("<script\n", [(0, "<script>", True)], id="not-closed"),
        pytest.param("<img src=x onerror=alert(1)>", [(0, "<img>", True)], id="running-attribute"),
        pytest.param("<a href='javascript:x'>", [(0, "<a>", True)], id="running-link"),
        pytest.param("<svg/onload=x>", [(0, "<svg>", True)], id="slash-for-blank"),
        pytest.param("<iframe src=x>", [(0, "<iframe>", True)], id="frame"),
        pytest.param("<b>đậm</b>", [(0, "<b>", False), (6, "<b>", False)], id="bold"),
        pytest.param("một<br/>hai", [(3, "<br>", False)], id="line-break"),
        pytest.param('<p class="x">', [(0, "<p>", False)], id="with-attribute"),
        pytest.param("<!-- ghi chú -->", [(0, "<!--", False)], id="comment"),
    ],
)
def test_markup_is_found(text: str, expected: list[tuple[int, str, bool]]) -> None:
    """With its place, its name and whether it would run."""
    assert [(found.position, found.shown, found.runs) for found in find_markup(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["tỷ lệ < 5 %", "a<b", "x <b và y> 3", "< script >", "<Đắk Nông>", "a > b", "<ten-tep>", "<1.000", "<<Thi đua>>", "i <i"],
)
def test_signs_of_arithmetic_are_left_alone(text: str) -> None:
    """Plans compare numbers and put names in angle brackets."""
    assert list(find_markup(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\u202eb", [(1, "U+202E")], id="right-to-left"),
        pytest.param("\u2066a\u2069", [(0, "U+2066"), (2, "U+2069")], id="isolates"),
        pytest.param("a\x07\x1b[31m", [(1, "U+0007"), (2, "U+001B")], id="terminal"),
        pytest.param("ph\ufffdt", [(2, "U+FFFD")], id="lost-letter"),
        pytest.param("a\U000e0041", [(1, "U+E0041")], id="tag-character"),
        pytest.param("Đắk Nông – “x”…\n", [], id="vietnamese"),
        pytest.param("a\U0001f600\uf0b7", [], id="pictures"),
    ],
)
def test_invisible_characters_are_found(text: str, expected: list[tuple[int, str]]) -> None:
    """With their number, for they have no looks."""
    assert list(find_invisible(text)) == expected
