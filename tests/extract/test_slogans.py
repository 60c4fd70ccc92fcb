"""Tests of slogans."""

from __future__ import annotations

import pytest

from generator.extract.quotes import quotations_in
from generator.extract.reading import Reading
from generator.extract.slogans import slogans_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Khẩu hiệu: “Làm thật, nói thật”, “Xong việc mới về”", ["Làm thật, nói thật", "Xong việc mới về"], id="list"),
        pytest.param('với phương châm hành động "Gần dân, sát việc"', ["Gần dân, sát việc"], id="motto"),
        pytest.param("theo tinh thần **“*Gần dân, sát việc*”**", ["Gần dân, sát việc"], id="spirit"),
        pytest.param("phong trào “Gần dân, sát việc”", [], id="movement"),
        pytest.param("chủ đề “Gần dân, sát việc”", [], id="theme"),
        pytest.param("Khẩu hiệu: “Làm thật”; thi đua “Thợ giỏi”", ["Làm thật"], id="ends-with-another-governor"),
    ],
)
def test_slogans(text: str, expected: list[str]) -> None:
    """What khẩu hiệu, phương châm and tinh thần govern."""
    reading = Reading.of(text)
    found = slogans_in(reading, quotations_in(reading))
    assert [slogan.words for slogan in found] == expected
    assert all(slogan.span.of(text).replace("*", "") == slogan.raw.replace("*", "") for slogan in found)
