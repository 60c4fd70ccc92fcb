"""Tests of awards."""

from __future__ import annotations

import pytest

from generator.extract.awards import find_awards
from generator.extract.reading import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "gồm Huân chương Lao động hạng Ba; Bằng khen của Chủ tịch UBND tỉnh; Giấy khen.",
            ["Huân chương Lao động hạng Ba", "Bằng khen của Chủ tịch UBND tỉnh", "Giấy khen"],
            id="list",
        ),
        pytest.param("Cờ thi đua của Chính phủ", ["Cờ thi đua của Chính phủ"], id="flag"),
        pytest.param("đạt danh hiệu Chiến sĩ thi đua cơ sở", ["Chiến sĩ thi đua cơ sở"], id="title"),
        pytest.param("công tác khen thưởng kịp thời", [], id="commendation-in-general"),
        pytest.param("đề nghị tặng bằng khen", [], id="small-letters"),
    ],
)
def test_awards(text: str, expected: list[str]) -> None:
    """With the one who confers it."""
    assert [award.name for award in find_awards(Reading.of(text))] == expected
