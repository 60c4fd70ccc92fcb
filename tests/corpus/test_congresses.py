"""Tests of congresses as resolutions name them."""

from __future__ import annotations

import pytest

from generator.corpus.congresses import read_congress
from generator.model import CitationKind
from tests.factories import make_citation


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", ("dai-hoi-dang", False, False), id="in-full"),
        pytest.param("Đại hội XIII", ("dai-hoi-dang", False, False), id="short"),
        pytest.param("đại hội lần thứ XIII của Đảng", ("dai-hoi-dang", False, False), id="small-letters"),
        pytest.param("Đại hội Đảng bộ huyện Đắk Mil lần thứ XIII, nhiệm kỳ 2020-2025", ("dai-hoi-dang-bo", True, False), id="local"),
        pytest.param("Đại hội Đảng bộ lần thứ XIII", ("dai-hoi-dang-bo", True, True), id="own"),
        pytest.param("Đại hội Đảng bộ các cấp lần thứ XIII", ("dai-hoi-dang-bo", True, False), id="all-levels"),
        pytest.param("Đại hội Công đoàn Việt Nam lần thứ XIII", ("dai-hoi-cong-doan-viet-nam", False, False), id="union"),
        pytest.param("Đại hội Công đoàn tỉnh Lào Cai lần thứ XIII", ("dai-hoi-cong-doan", True, False), id="local-union"),
    ],
)
def test_a_congress_is_read(words: str, expected: tuple[str, bool, bool]) -> None:
    """Body, whether its place counts, and whether it is the citing office's own."""
    congress = read_congress(
        make_citation(raw=f"Nghị quyết {words}", kind=CitationKind.CONGRESS, doc_type="Nghị quyết", issuer=words, ordinal=13)
    )
    assert congress is not None
    assert expected == (congress.body, congress.local, congress.own)


@pytest.mark.parametrize(
    ("words", "ordinal"),
    [pytest.param("Đại hội XIII của Đảng", None, id="no-ordinal"), pytest.param("Đại hội lần thứ VII", 7, id="whose-congress")],
)
def test_a_congress_that_is_left_open(words: str, ordinal: int | None) -> None:
    """Without an ordinal, or without saying whose congress, nothing is guessed."""
    assert read_congress(make_citation(raw=words, kind=CitationKind.CONGRESS, issuer=words, ordinal=ordinal)) is None
