"""Titles in ordinary writing, short titles, ends of addresses."""

from __future__ import annotations

import pytest

from generator.intake.titles import sentence_case, short_title, syllables

BODY = "Chào mừng Đại hội lần thứ IV của Hội Thư viện. UBND tỉnh Sơn La giao Sở Văn hóa và Thể thao."


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("CHÀO MỪNG ĐẠI HỘI LẦN THỨ IV CỦA HỘI THƯ VIỆN", "Chào mừng Đại hội lần thứ IV của Hội Thư viện"),
        ("ĐỌC SÁCH Ở TỈNH SƠN LA", "Đọc sách ở tỉnh Sơn La"),
        ("GIAO UBND XÃ ĐỌC SÁCH", "Giao UBND xã đọc sách"),
        ("về việc đọc sách", "Về việc đọc sách"),
        ("Đọc  sách\nnăm 2024", "Đọc sách năm 2024"),
    ],
)
def test_capitals_become_ordinary_writing(printed: str, written: str) -> None:
    """Words take the writing of the body; numbers and abbreviations stay."""
    assert sentence_case(printed, BODY) == written


@pytest.mark.parametrize(
    ("title", "short"),
    [
        pytest.param("Phát động đọc sách", None, id="short-already"),
        pytest.param("Về việc phát động đọc sách", "Phát động đọc sách", id="without-its-opening"),
        pytest.param(
            "Phát động phong trào đọc sách thực hiện mục tiêu nâng cao dân trí, phát triển văn hóa ở cơ sở và chào mừng các ngày lễ lớn trong năm 2024",
            "Phát động phong trào đọc sách năm 2024",
            id="beginning-and-year",
        ),
        pytest.param(
            "Phát động hội đọc sách chào mừng Đại hội lần thứ V; tăng tốc, hoàn thành tốt các mục tiêu, nhiệm vụ của cả nhiệm kỳ này",
            "Phát động hội đọc sách chào mừng Đại hội lần thứ V",
            id="first-half",
        ),
    ],
)
def test_short_titles(title: str, short: str | None) -> None:
    """A short title still says what the plan is."""
    assert short_title(title) == short


def test_address_ends() -> None:
    """At most six syllables, without marks."""
    assert syllables("Phát động phong trào đọc sách năm 2024") == ["phat", "dong", "phong", "trao", "doc", "sach"]
