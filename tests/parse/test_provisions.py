"""From bodies to provisions: outline, headings, closing, tail; every character in exactly one provision."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Level, Plan, PlanSource
from generator.parse.provisions import parse
from generator.text import normalise
from tests.factories import make_metadata


def parsed(body: str) -> Plan:
    """The plan of a body."""
    return parse(PlanSource(path=PurePosixPath("x.md"), metadata=make_metadata(), body=normalise(body), body_line=1))[0]


def outline(body: str) -> str:
    """Paths of its units, and of what is not a unit in brackets."""
    return " ".join(p.path if p.label else f"[{p.path}]" for p in parsed(body).provisions)


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        pytest.param(
            "Căn cứ Luật Thư viện;\n\nI. MỞ ĐẦU\n\n1. Đọc sách.\n\na) Mượn;\n\n- Trả.\n\n+ Đúng hạn.",
            "[preamble] I I.1 I.1.a I.1.a.-1 I.1.a.-1.+1",
            id="all",
        ),
        pytest.param(
            "I. X\n\n2. Việc\n\n2.1. Một.\n\n2.1.10. Mười.\n\n2.2. Hai.", "I I.2 I.2.1 I.2.1.10 I.2.2", id="dotted-below-its-clause"
        ),
        pytest.param("I. X\n\n1.1. Một.\n\n1.2. Hai.", "I I.1.1 I.1.2", id="missing-level"),
        pytest.param("A. X\n\nI- Một\n\n1- Việc.\n\nB. Y\n\nI- Hai\n\n1- Việc.", "A A.I A.I.1 B B.I B.I.1", id="lettered-parts"),
        pytest.param("I. X\n\nA. Một\n\n1. Việc.\n\nB. Hai\n\nII. Y", "I I.A I.A.1 I.B II", id="letters-inside-roman"),
        pytest.param("Phần I\n\nI. X\n\n1. Việc.\n\nPhần II\n\nI. Y", "Phần I Phần I.I Phần I.I.1 Phần II Phần II.I", id="worded-parts"),
        pytest.param("Điều 1. Ban hành.\n\nĐiều 2. Giao việc\n\n1. Một.", "Điều 1 Điều 2 Điều 2.1", id="articles"),
        pytest.param("I. X\n\n1. Một.\n\n1. Hai.\n\na) Ba.", "I I.1 I.1_2 I.1_2.a", id="repeated-marker"),
        pytest.param("- Một;\n\n- Hai.", "-1 -2", id="dashes-alone"),
        pytest.param("Mở đầu:\n\n- căn cứ một;\n\n- căn cứ hai.\n\nI. X", "[preamble] I", id="dashes-of-the-preamble"),
        pytest.param("I. X\n\n- Một;\n\nĐoạn không số.\n\n- Hai.", "I I.-1 I.-2", id="paragraph-between-dashes"),
        pytest.param("I. X\n\n\\1. Không phải mục.", "I", id="backslash"),
        pytest.param("Không có mục nào.", "[preamble]", id="no-units"),
    ],
)
def test_outline(body: str, paths: str) -> None:
    """Units get the path that readers cite."""
    assert outline(body) == paths


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        pytest.param("I. MỞ ĐẦU\n1. Đọc sách\n- Mượn;\n- Trả.", "I I.1 I.1.-1 I.1.-2", id="lines-of-a-list"),
        pytest.param(
            "1. Các đơn vị đẩy mạnh phong trào đọc sách trong nhà trường và phát triển văn hóa\n- xã hội ở cơ sở, gắn với việc chung của cả vùng trong năm.",
            "1",
            id="wrapped-before-a-dash",
        ),
        pytest.param(
            "1. Giao cho cơ quan thường trực của Hội đồng Thi đua của thành phố và các đơn vị -\nKhen thưởng những người đọc nhiều.",
            "1",
            id="wrapped-after-a-dash",
        ),
        pytest.param(
            "1. Giao cho cơ quan thường trực của Hội đồng thi đua và Tổ công tác Thi đua\n- Khen thưởng của thành phố theo dõi việc đọc sách của các trường.",
            "1",
            id="wrapped-before-a-dash-and-a-capital",
        ),
        pytest.param(
            "1. Việc này làm theo quy định tại khoản năm của văn bản đã nêu ở trên, trang\n2. Các trường chú ý.",
            "1",
            id="full-line-before-a-number",
        ),
    ],
)
def test_lines_inside_a_paragraph(body: str, paths: str) -> None:
    """A line opens a unit only where the line before it is over."""
    assert outline(body) == paths


@pytest.mark.parametrize(
    ("body", "heading", "run_in"),
    [
        pytest.param("I. MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU", False, id="capitals"),
        pytest.param("1. Mục đích.\n\n- Một.", "Mục đích", False, id="final-stop-before-a-list"),
        pytest.param("1. Phòng Văn hóa\n\nTheo dõi việc này.", "Phòng Văn hóa", False, id="before-its-text"),
        pytest.param("1. Các trường mở cửa thư viện.", None, False, id="a-sentence"),
        pytest.param("1. Các trường mở cửa thư viện", None, False, id="nothing-follows"),
        pytest.param("a) Đối với nhà trường:\n\n- Mở cửa.", "Đối với nhà trường", False, id="colon-before-a-list"),
        pytest.param("1. Làm những việc cụ thể như sau:\n\n- Mở cửa.", None, False, id="introduces-a-list"),
        pytest.param("2. Thời gian: Từ tháng 3.", "Thời gian", True, id="run-in"),
        pytest.param("2. Tổng số sách mượn: 2.310 cuốn.", None, False, id="an-amount"),
        pytest.param("2. Thi đua làm tốt những việc chính của năm nay: “Đọc”; “Viết”.", None, False, id="introduces-names"),
        pytest.param("- Thư viện tỉnh: mở cửa cả tuần.", "Thư viện tỉnh", True, id="dash-with-lead"),
        pytest.param("- Thư viện tỉnh\n\n+ Mở cửa.", None, False, id="dash-without-colon"),
    ],
)
def test_headings(body: str, heading: str | None, run_in: bool) -> None:
    """A heading is a title, not the beginning of a sentence."""
    plan = parsed(body)
    first = plan.provisions[0]
    assert (first.heading.of(plan.body) if first.heading else None, first.run_in) == (heading, run_in)


TAIL = """I. MỞ ĐẦU

1. Thư viện tỉnh

Mở cửa cả tuần.

Trên đây là Kế hoạch đọc sách, các đơn vị thực hiện./.

Nơi nhận:
- Như trên;
- Lưu: VT (3b).

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hoàng Thị Mận"""


def test_closing_recipients_and_signature_are_told_apart() -> None:
    """The last unit keeps its own text; what follows is closing, recipients, signature."""
    plan = parsed(TAIL)
    assert outline(TAIL) == "I I.1 [closing] [recipients] [signature]"
    assert plan.recipients == ("Như trên", "Lưu: VT (3b)")
    assert [p.anchor for p in plan.provisions] == ["i", "i-1", "ket-thuc", "noi-nhan", "chu-ky"]


def test_second_paper_after_the_signature_has_its_own_units() -> None:
    """A decision and the plan it issues: the plan's sections follow, nothing is taken for recipients."""
    body = "Điều 1. Ban hành.\n\nNơi nhận:\n- A.\n\nCHỦ TỊCH\n\nLê Ba\n\nKẾ HOẠCH\n\nI. X\n\n1. Việc.\n\nPHỤ LỤC 1\n\n| STT | Việc |\n| 1 | Đọc |"
    assert outline(body) == "Điều 1 [recipients] [signature] [preamble] I I.1 PL1"


def test_repeated_marker_is_a_note() -> None:
    """The clerk hears of it, the build does not stop."""
    _, (note,) = parse(PlanSource(path=PurePosixPath("x.md"), metadata=make_metadata(), body=normalise("1. A.\n\n1. B."), body_line=9))
    assert (note.code, note.severity.value, note.location.line) == ("K210", "note", 11)


PIECES = [
    "I. ",
    "II. ",
    "1. ",
    "2.1. ",
    "a) ",
    "- ",
    "+ ",
    "Điều 1. ",
    "Nơi nhận:",
    "CHỦ TỊCH",
    "\n",
    "\n\n",
    " ",
    ": ",
    ".",
    ";",
    "Việc",
    "làm",
    "| a |",
    "\\",
    "PHỤ LỤC 1",
]


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_provisions_partition_any_body(body: str) -> None:
    """Every character lies in exactly one provision; paths and anchors are unique; headings and texts lie inside."""
    plan = parsed(body)
    assert "".join(p.span.of(plan.body) for p in plan.provisions) == plan.body
    assert len({p.path for p in plan.provisions}) == len(plan.provisions)
    assert len({p.anchor for p in plan.provisions}) == len(plan.provisions)
    for provision in plan.provisions:
        for inner in (provision.heading, provision.text):
            assert inner is None or (provision.span.holds(inner) and inner.start < inner.end)
        assert (provision.label is None) == (provision.level in {Level.PREAMBLE, Level.CLOSING, Level.RECIPIENTS, Level.SIGNATURE})


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        pytest.param("1. Kỷ niệm ngày sách (21/4/2014\n- 21/4/2024) ở trường.", ["1"], id="range-in-brackets"),
        pytest.param("1. Giai đoạn 2021\n- 2025 đọc sách.", ["1"], id="range-of-years"),
        pytest.param("1. Gồm:\n- 20 cuốn\n- 30 cuốn", ["1", "1.-1", "1.-2"], id="list-of-numbers"),
        pytest.param(
            "Chương I\nCHUNG\n\nMục 1. SÁCH\n\nĐiều 1. Đọc\n\n1. Một.", ["Chương I", "Chương I.Mục 1", "Điều 1", "Điều 1.1"], id="muc"
        ),
        pytest.param("1. Theo mục II Kế hoạch.\n\nMục II Kế hoạch nói rõ.", ["1"], id="muc-in-running-text"),
        pytest.param(
            "1. Đọc.\n\n2. Viết mỗi tuần một trang.\n\nTrên đây là Kế hoạch./.", ["1", "2", "closing"], id="closing-after-a-sentence"
        ),
    ],
)
def test_wraps_sections_and_closings(body: str, paths: list[str]) -> None:
    """A wrapped range is no item, `Mục` is a level of its own, a sentence before the closing is no heading."""
    plan = parsed(body)
    assert [p.path for p in plan.provisions] == paths
    assert not any(p.heading for p in plan.provisions if p.path == "2")
