"""Tests of the role a citation has, where one paper changes another."""

from __future__ import annotations

import pytest

from generator.extract.citations import find_citations
from generator.model import CitationRole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Chấm dứt hiệu lực của Quy chế số 07-QC/HU ngày 09/5/2012", CitationRole.REPLACES, id="ends-its-force"),
        pytest.param("huỷ bỏ Thông báo số 66/TB-UBND ngày 01/3/2021", CitationRole.REPLACES, id="cancels"),
        pytest.param(
            "sửa đổi Điều 4 Quy chế thi đua ban hành kèm theo Quyết định số 27/QĐ-UBND", CitationRole.AMENDS, id="what-it-encloses"
        ),
        pytest.param("bãi bỏ Phụ lục II ban hành kèm theo Kế hoạch số 53/KH-UBND", CitationRole.REPLACES, id="an-appendix-falls"),
        pytest.param("Đính chính tên thôn tại Kế hoạch số 53/KH-UBND", CitationRole.ACCORDING_TO, id="the-place-of-the-slip"),
        pytest.param("Đính chính Kế hoạch số 53/KH-UBND ngày 02/8/2024", CitationRole.CORRECTS, id="corrects"),
        pytest.param("Ban hành kèm theo Quyết định số 27/QĐ-UBND ngày 11/4/2022", CitationRole.ACCORDING_TO, id="enclosed-in"),
    ],
)
def test_changes(text: str, expected: CitationRole) -> None:
    """The verb that governs the citation decides, through an enclosure too."""
    assert [expected] == [citation.role for citation in find_citations(text)]
