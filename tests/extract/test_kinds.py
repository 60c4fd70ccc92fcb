"""Tests of words for kinds of documents."""

from __future__ import annotations

import pytest

from generator.extract.kinds import find_kinds, kind_before, kinds_by_abbreviation
from generator.extract.reading import Reading


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Chỉ thị và Nghị  quyết", ["Chỉ thị", "Nghị quyết"], id="double-blank"),
        pytest.param("Thông tư liên tịch, KẾ HOẠCH LIÊN TỊCH", ["Thông tư liên tịch", "Kế hoạch liên tịch"], id="longer-name-wins"),
        pytest.param("Bộ luật Lao động", ["Bộ luật"], id="code-of-laws"),
        pytest.param("Kế họach, kế hoach", ["Kế hoạch", "Kế hoạch"], id="slips"),
        pytest.param("kế hoạchs", [], id="part-of-a-longer-word"),
    ],
)
def test_find_kinds(text: str, names: list[str]) -> None:
    """Words for kinds are found in order, however they are typed."""
    assert [word.name for word in find_kinds(Reading.of(text))] == names


def test_rare_kind_before_a_number() -> None:
    """A kind that is not looked for everywhere is found where a number follows."""
    text = "theo Biên bản số 12/BB-HĐ"
    word = kind_before(Reading.of(text), text.index("12"))
    assert word is not None
    assert (word.name, text[word.start : word.end]) == ("Biên bản", "Biên bản")


def test_abbreviations_name_the_first_kind() -> None:
    """`QĐ` before a number is read as quyết định."""
    assert kinds_by_abbreviation()["QĐ"] == "Quyết định"
