"""Which words of a unit are its heading."""

from __future__ import annotations

import pytest

from generator.parse.headings import find_heading
from generator.parse.numbering import Rank


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        pytest.param("Công tác thông tin: Mở chuyên mục trên đài.", "Công tác thông tin", id="noun-and-sentence"),
        pytest.param("Mở rộng thư viện: Mỗi xã thêm một phòng đọc.", "Mở rộng thư viện", id="verb-and-new-sentence"),
        pytest.param("Thời gian: từ tháng 3 đến tháng 5.", "Thời gian", id="label-and-small-letters"),
        pytest.param("Tổ chức thực hiện: các trường chủ trì.", "Tổ chức thực hiện", id="a-verb-that-names-a-field"),
        pytest.param("Nâng chất lượng việc đọc: đều đặn, thiết thực, vui.", None, id="qualities"),
        pytest.param("Xây dựng người đọc mới: có nền nếp, có hiểu biết.", None, id="sentence-goes-on"),
        pytest.param("Phấn đấu đạt các danh hiệu: trường đọc sách, thôn đọc sách.", None, id="list-of-objects"),
        pytest.param("Kinh phí được cấp cho: thư viện, trường học.", None, id="lead-is-unfinished"),
        pytest.param("Nội dung thi đua gồm: đọc, viết, kể chuyện.", None, id="announces-a-list"),
    ],
)
def test_run_in_headings(words: str, heading: str | None) -> None:
    """A colon ends a heading only where the words before it name the unit."""
    found = find_heading(words, Rank.NUMBER, has_children=False, has_text=False)
    assert (words[: found.end] if found else None) == heading


def test_chu_de_is_a_heading() -> None:
    """`đề` at the end of a label is not the `để` that leaves a sentence open."""
    found = find_heading("Chủ đề:", Rank.NUMBER, has_children=False, has_text=True)
    assert found is not None
    assert not found.run_in


@pytest.mark.parametrize(
    ("words", "has_children", "is_heading"),
    [
        pytest.param("Mục tiêu.", False, True, id="short-before-text"),
        pytest.param("Nâng cao ý thức đọc sách.", False, False, id="asks-for-something"),
        pytest.param("Gặp mặt bạn đọc, hướng tới ngày hội sách và đại hội của thư viện các cấp.", False, False, id="sentence-before-text"),
        pytest.param("Tuyên truyền, phổ biến các văn bản về thư viện, về đọc sách và viết sách.", True, True, id="long-before-units"),
    ],
)
def test_heading_that_ends_in_a_full_stop(words: str, has_children: bool, is_heading: bool) -> None:
    """With nothing but a paragraph below, only a few words that ask for nothing are a heading."""
    assert (find_heading(words, Rank.NUMBER, has_children=has_children, has_text=True) is not None) == is_heading
