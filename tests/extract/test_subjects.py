"""Tests of what a cited document is about."""

from __future__ import annotations

import pytest

from generator.extract.citations import find_citations


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("Chỉ thị số 1-CT/TU về tăng cường kỷ luật; phần khác", "về tăng cường kỷ luật", id="to-the-semicolon"),
        pytest.param("Kế hoạch số 2/KH-UBND của UBND tỉnh V/v trồng rừng./.", "V/v trồng rừng", id="v-slash-v"),
        pytest.param(
            "Quyết định số 3/QĐ-UBND phê duyệt đề án (giai đoạn 1) của xã. Tiếp",
            "phê duyệt đề án (giai đoạn 1) của xã",
            id="brackets-inside",
        ),
        pytest.param("(theo Quyết định số 3/QĐ-UBND về giá nước)", "về giá nước", id="closing-bracket"),
        pytest.param("Chỉ thị số 4-CT/TU “Về nêu gương”, cụ thể", "Về nêu gương”, cụ thể", id="quotation"),
        pytest.param("Quyết định số 5/QĐ-UB về quy hoạch do UBND tỉnh ban hành", "về quy hoạch", id="issuer-cut-off"),
        pytest.param("Quyết định số 6/QĐ-UBND; vệ sinh môi trường", None, id="none"),
        pytest.param("thực hiện “Chỉ thị số 7-CT/TU”", None, id="closing-quotation-mark-opens-nothing"),
    ],
)
def test_subject(text: str, subject: str | None) -> None:
    """The subject is what follows a joining word, as far as its clause goes."""
    assert find_citations(text)[0].subject == subject


def test_subject_ends_at_a_document_of_the_same_rank() -> None:
    """`… và Chỉ thị số …` begins another document, not more of the subject."""
    first, _ = find_citations("Chỉ thị số 1-CT/TU về kỷ luật và Chỉ thị số 2-CT/TU về nêu gương")
    assert first.subject == "về kỷ luật"
