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
