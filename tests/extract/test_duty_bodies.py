"""Tests of names of bodies in running text: where they end and how many there are."""

from __future__ import annotations

import pytest

from generator.extract.duty_bodies import bodies_at, coordinating, name_of
from generator.extract.reading import Reading
from generator.model import Span


def names(text: str) -> tuple[list[str], str]:
    """Bodies that a text begins with, and the duty behind them."""
    reading = Reading.of(text)
    found = bodies_at(reading, 0, len(text))
    return ([name_of(reading, span) for span in found.spans], text[found.end :].strip()) if found else ([], "")


@pytest.mark.parametrize(
    ("text", "bodies", "duty"),
    [
        pytest.param("Ban tự quản 7 ấp tăng buổi phát loa.", ["Ban tự quản 7 ấp"], "tăng buổi phát loa.", id="verb-in-no-list"),
        pytest.param(
            "Tổ công nghệ số cộng đồng lan tỏa kỹ năng.", ["Tổ công nghệ số cộng đồng"], "lan tỏa kỹ năng.", id="small-words-of-a-name"
        ),
        pytest.param(
            "Trung tâm Phục vụ hành chính công phường số hóa hồ sơ.",
            ["Trung tâm Phục vụ hành chính công phường"],
            "số hóa hồ sơ.",
            id="digitise",
        ),
        pytest.param("Tổng phụ trách Đội xây dựng lịch.", ["Tổng phụ trách Đội"], "xây dựng lịch.", id="verb-inside-an-office"),
        pytest.param(
            "Sở Giáo dục và Đào tạo, Sở Y tế: Làm mẫu.", ["Sở Giáo dục và Đào tạo", "Sở Y tế"], ": Làm mẫu.", id="verb-as-second-syllable"
        ),
        pytest.param(
            "Phòng Nghiệp vụ Y, Phòng Kế hoạch - Tài chính theo dõi.",
            ["Phòng Nghiệp vụ Y", "Phòng Kế hoạch - Tài chính"],
            "theo dõi.",
            id="one-letter-of-a-name",
        ),
        pytest.param(
            "Phòng Văn hoá, Khoa học và Thông tin chủ trì.", ["Phòng Văn hoá, Khoa học và Thông tin"], "chủ trì.", id="khoa-hoc-is-no-khoa"
        ),
        pytest.param(
            "Phòng Lao động - Thương binh và Xã hội rà soát.", ["Phòng Lao động - Thương binh và Xã hội"], "rà soát.", id="xa-hoi-is-no-xa"
        ),
        pytest.param(
            "Tổ Khoa học tự nhiên, tổ Khoa học xã hội soạn đề.",
            ["Tổ Khoa học tự nhiên", "tổ Khoa học xã hội"],
            "soạn đề.",
            id="second-head-written-small",
        ),
        pytest.param(
            "Phòng Hậu cần, Phòng Tham mưu cung cấp số liệu.",
            ["Phòng Hậu cần", "Phòng Tham mưu"],
            "cung cấp số liệu.",
            id="verb-as-the-name",
        ),
        pytest.param("Ban Giám hiệu, Công đoàn trường: Làm.", ["Ban Giám hiệu", "Công đoàn trường"], ": Làm.", id="office-of-a-school"),
        pytest.param("Phòng Văn hoá và Thông tin mở mục mới.", ["Phòng Văn hoá và Thông tin"], "mở mục mới.", id="old-tones"),
        pytest.param(
            "Báo và Đài Phát thanh, Truyền hình tỉnh dành giờ vàng.",
            ["Báo và Đài Phát thanh, Truyền hình tỉnh"],
            "dành giờ vàng.",
            id="press",
        ),
        pytest.param("Bộ phận tài vụ, kế toán cân đối quỹ.", ["Bộ phận tài vụ, kế toán"], "cân đối quỹ.", id="word-that-needs-another"),
        pytest.param(
            "Tổ bảo vệ an ninh trật tự cơ sở tuần tra.", ["Tổ bảo vệ an ninh trật tự cơ sở"], "tuần tra.", id="verb-inside-a-name"
        ),
        pytest.param("Đoàn thanh niên - Đội thiếu niên: Múa hát.", ["Đoàn thanh niên - Đội thiếu niên"], ": Múa hát.", id="dash"),
        pytest.param(
            "Giao đồng chí Lò Văn Sơn - Phó Bí thư trực tiếp nắm.", ["đồng chí Lò Văn Sơn - Phó Bí thư"], "trực tiếp nắm.", id="person"
        ),
        pytest.param("Các ông (bà) Trưởng phòng, ban xã nêu gương.", ["Trưởng phòng, ban xã"], "nêu gương.", id="heads"),
        pytest.param(
            "Bí thư các chi bộ, Trưởng các khu phố gặp dân.", ["Bí thư các chi bộ", "Trưởng các khu phố"], "gặp dân.", id="heads-of-units"
        ),
        pytest.param("Người dân, doanh nghiệp dùng dịch vụ công.", ["Người dân, doanh nghiệp"], "dùng dịch vụ công.", id="people"),
        pytest.param(
            "Các sở, ban, ngành; UBND các xã, phường: Làm ngay.",
            ["Các sở, ban, ngành", "UBND các xã, phường"],
            ": Làm ngay.",
            id="semicolon",
        ),
        pytest.param(
            "Hiệu trưởng các trường THCS, tiểu học, mầm non gắn vào giờ chào cờ.",
            ["Hiệu trưởng các trường THCS, tiểu học, mầm non"],
            "gắn vào giờ chào cờ.",
            id="schools",
        ),
        pytest.param("Các nội dung khác thực hiện như cũ.", [], "", id="things-are-no-bodies"),
        pytest.param("Tất cả các phong trào phải thiết thực.", [], "", id="movements-are-no-bodies"),
    ],
)
def test_where_a_name_ends(text: str, bodies: list[str], duty: str) -> None:
    """At the first word that names are not made of, whichever verb it is."""
    assert names(text) == (bodies, duty)


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        pytest.param(
            "phối hợp với Phòng Nội vụ, Hội đồng thi đua, khen thưởng huyện và các ngành liên quan rà soát",
            ("Phòng Nội vụ", "Hội đồng thi đua, khen thưởng huyện", "các ngành liên quan"),
            id="comma-inside-a-name",
        ),
        pytest.param("phối hợp với các cấp, các ngành làm tốt", ("các cấp, các ngành",), id="fixed-phrase"),
        pytest.param("thi đua cùng các điển hình", (), id="things"),
    ],
)
def test_helpers(duty: str, expected: tuple[str, ...]) -> None:
    """Bodies after `phối hợp với`."""
    assert coordinating(Reading.of(duty), Span(0, len(duty))) == expected
