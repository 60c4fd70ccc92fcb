"""The template environment: escaping, strictness, filters."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from generator.render.environment import TEMPLATES, after, escaped, fragment, grouped, tie


@dataclass(frozen=True)
class _Moved:
    """What `redirect.html.j2` shows."""

    title: str
    href: str = "../x/"


def test_titles_are_escaped() -> None:
    """A title that tries to be markup is shown as words."""
    html = fragment("redirect", _Moved('<img src=x onerror="alert(1)">năm 2025'))
    assert "<img" not in html
    assert "&lt;img" in html


def test_a_missing_field_is_an_error() -> None:
    """A template never shows an empty place where a field was forgotten."""
    with pytest.raises(AttributeError):
        fragment("redirect", object())


@given(st.text(alphabet="a&<>\"'đ ;"))
def test_words_are_escaped_as_in_templates(text: str) -> None:
    """What is joined by hand has the same letters as what a template prints."""
    assert escaped(text) == str(escape(text))


def test_tie_keeps_the_words() -> None:
    """Titles gain only elements: what a reader copies is what was printed."""
    tied = str(tie("Thi đua năm 2025, Đại hội XIV & <b>"))
    assert "<k-n>năm 2025</k-n>" in tied
    assert "<k-n>Đại hội XIV</k-n>" in tied
    assert re.sub(r"</?k-n>", "", tied) == "Thi đua năm 2025, Đại hội XIV &amp; &lt;b&gt;"


def test_numbers_and_quotes() -> None:
    """Thousands have dots; a quotation goes on without a blank before punctuation."""
    assert grouped(2310) == "2.310"
    assert after("; rồi") == "; rồi"
    assert after("của huyện") == " của huyện"
    assert after("") == ""


def test_every_template_autoescapes_and_holds_no_style() -> None:
    """No template switches escaping off or sets a style."""
    for path in TEMPLATES.glob("*.j2"):
        source = path.read_text()
        assert "|safe" not in source.replace(" ", ""), path.name
        assert "autoescape" not in source, path.name
        assert " style=" not in source, path.name
        assert not re.search(r"\son[a-z]+=", source), path.name
