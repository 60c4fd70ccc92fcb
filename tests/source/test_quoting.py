"""Text as a YAML scalar: every reader takes it for the same text."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.source.quoting import scalar
from tests import strategies


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("0124/KH-UBND", "0124/KH-UBND", id="number-of-a-plan"),
        pytest.param("Phát động thi đua", "Phát động thi đua", id="words"),
        pytest.param("https://example.vn/a", "https://example.vn/a", id="link"),
        pytest.param("Kế hoạch: thi đua", '"Kế hoạch: thi đua"', id="colon"),
        pytest.param("Mục đích:", '"Mục đích:"', id="colon-at-the-end"),
        pytest.param("thi đua #1", '"thi đua #1"', id="hash"),
        pytest.param("NO", '"NO"', id="no"),
        pytest.param("12:30", '"12:30"', id="time"),
        pytest.param("0124", '"0124"', id="digits"),
        pytest.param("2025-01-08", '"2025-01-08"', id="date"),
        pytest.param("null", '"null"', id="null"),
        pytest.param("", '""', id="empty"),
        pytest.param(" a", '" a"', id="blank-first"),
        pytest.param("- a", '"- a"', id="dash"),
        pytest.param("[Dự thảo] a", '"[Dự thảo] a"', id="bracket"),
        pytest.param('"Quyết thắng"', "'\"Quyết thắng\"'", id="quotation"),
        pytest.param("“Quyết thắng”", "“Quyết thắng”", id="curly-quotation"),
        pytest.param("a: 'b' \"c\"", "'a: ''b'' \"c\"'", id="both-quotation-marks"),
        pytest.param("a\\b: c", "'a\\b: c'", id="backslash"),
        pytest.param("a\u202eb\n", '"a\\U0000202Eb\\U0000000A"', id="invisible"),
    ],
)
def test_text_is_quoted_where_it_must_be(text: str, written: str) -> None:
    """And left plain where a person would leave it plain."""
    assert scalar(text) == written


@given(st.one_of(strategies.normal_text(), st.text(st.characters(codec="utf-8"))))
def test_every_yaml_reader_gives_the_text_back(text: str) -> None:
    """Also one that makes numbers and dates of what it can."""
    assert yaml.safe_load(f"key: {scalar(text)}\nlist:\n  - {scalar(text)}\n") == {"key": text, "list": [text]}
