"""Tests of assignments: who is to do what, and with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.extract.assignments import assignments_in
from generator.extract.deadlines import find_deadlines
from generator.extract.reading import Reading
from tests.bodies import Unit
from tests.factories import make_plan

if TYPE_CHECKING:
    from generator.model import Assignment


def assigned(*units: Unit, heading: str = "TỔ CHỨC THỰC HIỆN") -> tuple[Assignment, ...]:
    """Assignments of a plan whose first section has the heading."""
    plan = make_plan(units=(Unit("III", heading), *units), recipients=())
    reading = Reading.of(plan.body, [p.span.start for p in plan.provisions])
    return assignments_in(reading, plan, find_deadlines(reading))


def leads(text: str) -> list[str]:
    """Bodies that one provision names."""
    return [assignment.lead for assignment in assigned(Unit("III.1", text=text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Giao Phòng Nội vụ chủ trì theo dõi.", ["Phòng Nội vụ"], id="given"),
        pytest.param("Đề nghị Huyện đoàn phối hợp vận động.", ["Huyện đoàn"], id="asked"),
        pytest.param("Công an huyện: Giữ yên địa bàn.", ["Công an huyện"], id="colon"),
        pytest.param("Sở Nông nghiệp và Môi trường hướng dẫn.", ["Sở Nông nghiệp và Môi trường"], id="va-inside-a-name"),
        pytest.param("Sở Văn hóa, Thể thao và Du lịch tuyên truyền.", ["Sở Văn hóa, Thể thao và Du lịch"], id="comma-inside-a-name"),
        pytest.param("Hội đồng thi đua, khen thưởng xã theo dõi.", ["Hội đồng thi đua, khen thưởng xã"], id="words-of-duty-inside-a-name"),
        pytest.param("Văn phòng HĐND và UBND huyện đôn đốc.", ["Văn phòng HĐND và UBND huyện"], id="joint-office"),
        pytest.param("Ban Tổ chức Huyện ủy theo dõi.", ["Ban Tổ chức Huyện ủy"], id="verb-as-name"),
        pytest.param(
            "Ủy ban MTTQ Việt Nam xã, Hội Nông dân và các hội, đoàn thể khác vận động hội viên.",
            ["Ủy ban MTTQ Việt Nam xã", "Hội Nông dân", "các hội, đoàn thể khác"],
            id="three",
        ),
        pytest.param(
            "Thủ trưởng các phòng, ban, ngành, Chủ tịch UBND các xã chịu trách nhiệm.",
            ["Thủ trưởng các phòng, ban, ngành", "Chủ tịch UBND các xã"],
            id="lists-of-kinds",
        ),
        pytest.param(
            "Giao công chức Tư pháp - Hộ tịch (thường trực Ban vận động) theo dõi.", ["công chức Tư pháp - Hộ tịch"], id="words-in-brackets"
        ),
        pytest.param("Trung tâm Truyền thông huyện Mở chuyên mục.", ["Trung tâm Truyền thông huyện"], id="verb-with-a-capital"),
        pytest.param("Các cơ quan có liên quan tổ chức thực hiện tốt.", ["Các cơ quan có liên quan"], id="relative-words"),
        pytest.param("Các đơn vị có trách nhiệm báo cáo.", ["Các đơn vị"], id="duty-with-co"),
        pytest.param(
            "Đảng đoàn HĐND, Ban Cán sự đảng UBND huyện lãnh đạo.", ["Đảng đoàn HĐND", "Ban Cán sự đảng UBND huyện"], id="party-groups"
        ),
        pytest.param("Vụ Pháp chế, Tạp chí Mỏ kiểm tra.", ["Vụ Pháp chế", "Tạp chí Mỏ"], id="offices-of-a-ministry"),
        pytest.param("Đề nghị Trung ương Hội Nông dân vận động.", ["Trung ương Hội Nông dân"], id="central-committee"),
        pytest.param("Các Cục, Vụ, Trường thuộc Bộ triển khai.", ["Các Cục, Vụ, Trường thuộc Bộ"], id="kinds-that-share-one-name"),
        pytest.param("Phòng Kế hoạch tổng hợp giám sát.", ["Phòng Kế hoạch tổng hợp"], id="verb-that-completes-a-name"),
        pytest.param("Sở Nội vụ tổng hợp, báo cáo.", ["Sở Nội vụ"], id="the-same-verb"),
        pytest.param("Phòng Tổ chức cán bộ tham mưu.", ["Phòng Tổ chức cán bộ"], id="staff-office"),
        pytest.param("Đội Quản lý thị trường số 2 kiểm tra.", ["Đội Quản lý thị trường số 2"], id="numbered"),
        pytest.param("Hội đồng Đội huyện tổ chức trại hè.", ["Hội đồng Đội huyện"], id="organises-anything"),
        pytest.param("Các tổ chức chính trị - xã hội huyện vận động.", ["Các tổ chức chính trị - xã hội huyện"], id="organisations"),
        pytest.param("Định kỳ hằng quý, Phòng Nội vụ báo cáo.", ["Phòng Nội vụ"], id="when-it-stands-first"),
        pytest.param("Căn cứ Kế hoạch này, các phòng, ban xây dựng kế hoạch.", ["các phòng, ban"], id="on-what-ground"),
        pytest.param("Phòng Nội vụ chấm điểm; mỗi tổ đọc ba quyển.", ["Phòng Nội vụ"], id="one-of-them"),
        pytest.param("Phòng Nội vụ chấm điểm. Khóm đạt giải Nhất được tặng sách.", ["Phòng Nội vụ"], id="who-receives"),
        pytest.param(
            "Bảo tàng tỉnh, Phòng Quản lý Bến bãi nổi trưng bày.", ["Bảo tàng tỉnh", "Phòng Quản lý Bến bãi nổi"], id="words-no-list-knows"
        ),
        pytest.param("Ban CHQS các xã bơi thuyền, tổ chức kéo co.", ["Ban CHQS các xã"], id="verb-no-list-knows-behind-a-place"),
        pytest.param("Phòng Nội vụ quét dọn, tổ chức kéo co.", ["Phòng Nội vụ"], id="verb-no-list-knows-before-a-comma"),
        pytest.param("Chức sắc, người có uy tín vận động.", [], id="whom-no-office-begins"),
        pytest.param("Các chức sắc, người có uy tín vận động.", ["Các chức sắc, người có uy tín"], id="people"),
        pytest.param("Sở Giao thông vận tải quét dọn, rà soát.", ["Sở Giao thông vận tải"], id="behind-a-whole-name"),
        pytest.param(
            "Ban Chèo thuyền buồm huyện khoan thai múa hát.", ["Ban Chèo thuyền buồm huyện"], id="behind-a-place-without-any-listed-verb"
        ),
        pytest.param("Ban An toàn giao thông huyện nhắc nhở.", ["Ban An toàn giao thông huyện"], id="giao-thong-is-no-verb"),
        pytest.param("Câu lạc bộ Cờ, Nhân viên thư viện chuẩn bị.", ["Câu lạc bộ Cờ", "Nhân viên thư viện"], id="clubs-and-staff"),
        pytest.param("Giao Phòng A theo dõi. Giao Kho bạc huyện chi trả.", ["Phòng A", "Kho bạc huyện"], id="two-sentences"),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    """Names as printed, cut where the next body begins."""
    assert leads(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tổ chức phát động sâu rộng.", id="verb-that-looks-like-a-body"),
        pytest.param("Báo cáo kết quả hằng năm.", id="bao-cao"),
        pytest.param("Kinh phí do ngân sách bảo đảm.", id="no-body"),
        pytest.param("Trường hợp có vướng mắc thì báo ngay.", id="truong-hop"),
        pytest.param("Yêu cầu nghiêm túc làm đúng.", id="demand-of-nobody"),
    ],
)
def test_provisions_without_a_body(text: str) -> None:
    """A verb that begins a provision is nobody's, unless a body stands above it."""
    assert leads(text) == []


def test_duties_below_a_body() -> None:
    """A heading that is a body owns what stands below it."""
    found = assigned(
        Unit("III.1", "Phòng Nội vụ"),
        Unit("III.1.a", text="Theo dõi, phối hợp với Công an huyện, Hội Nông dân rà soát; xong trước ngày 05/6/2026."),
        Unit("III.1.b", text="Tổng hợp, báo cáo."),
        Unit("III.2", text="Kinh phí do huyện lo."),
    )
    assert [(a.lead, a.path) for a in found] == [("Phòng Nội vụ", "III.1.a"), ("Phòng Nội vụ", "III.1.b")]
    assert found[0].coordinating == ("Công an huyện", "Hội Nông dân")
    assert found[0].deadline is not None
    assert found[0].deadline.iso == "2026-06-05"
    assert found[1].action == "Tổng hợp, báo cáo"
    assert found[1].deadline is None


def test_requests_are_told_apart() -> None:
    """Đề nghị asks, Giao orders."""
    assert [
        a.requested for a in assigned(Unit("III.1", text="Đề nghị Tỉnh đoàn vận động."), Unit("III.2", text="Giao Sở A theo dõi."))
    ] == [
        True,
        False,
    ]


def test_a_heading_with_a_verb() -> None:
    """A short sentence that the parser took for a heading."""
    (found,) = assigned(Unit("III.1", "Bộ phận Kế toán bảo đảm kinh phí"))
    assert (found.lead, found.action) == ("Bộ phận Kế toán", "bảo đảm kinh phí")


def test_outside_the_section_only_orders_count() -> None:
    """`Giao …` is an order everywhere, a sentence about an office is not."""
    units = (Unit("III.1", text="Phòng Nội vụ theo dõi."), Unit("closing", text="Trên đây là kế hoạch. Giao Phòng Y tế đôn đốc./."))
    assert [(a.lead, a.path) for a in assigned(*units, heading="NỘI DUNG THI ĐUA")] == [("Phòng Y tế", "closing")]


def test_several_bodies_with_their_own_verbs() -> None:
    """Each clause that begins with a body has its own duty."""
    found = assigned(Unit("III.1", text="Phòng Nội vụ nắm chung; Kho bạc huyện chi trả. Đài Truyền thanh huyện đưa tin."))
    assert [(a.lead, a.action) for a in found] == [
        ("Phòng Nội vụ", "nắm chung"),
        ("Kho bạc huyện", "chi trả"),
        ("Đài Truyền thanh huyện", "đưa tin"),
    ]


def test_who_is_told_is_no_further_body() -> None:
    """A clause that begins with a verb, and a body already named, stay with the first."""
    assert leads("Phòng Nội vụ nắm chung; gửi tin về Kho bạc huyện; Phòng Nội vụ đôn đốc.") == ["Phòng Nội vụ"]


def test_the_article_that_says_who_carries_it_out() -> None:
    """`… chịu trách nhiệm thi hành`; other articles give none."""
    units = (
        Unit("Điều 1", text="Ủy ban nhân dân huyện ban hành Kế hoạch này."),
        Unit(
            "Điều 2",
            text="Chánh Văn phòng HĐND và UBND, Trưởng phòng Nội vụ và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.",
        ),
    )
    assert [(a.lead, a.path) for a in assigned(*units, heading="CĂN CỨ")] == [
        ("Chánh Văn phòng HĐND và UBND", "Điều 2"),
        ("Trưởng phòng Nội vụ", "Điều 2"),
    ]


def test_formulas_at_the_end_name_nobody() -> None:
    """`các đơn vị có liên quan` of an article, `đề nghị các cấp …` of a closing; in the section they are bodies."""
    article = Unit("Điều 2", text="Sở Nội vụ và các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này.")
    closing = Unit("closing", text="Trên đây là kế hoạch. Đề nghị các cấp Hội, các tổ chức thành viên triển khai./.")
    assert [a.lead for a in assigned(article, closing, heading="CĂN CỨ")] == ["Sở Nội vụ"]
    assert leads("Các đơn vị có liên quan phối hợp thực hiện.") == ["Các đơn vị có liên quan"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("GIẢI PHÁP VÀ TỔ CHỨC THỰC HIỆN", ["Phòng Y tế"], id="joined"),
        pytest.param("PHÂN CÔNG THỰC HIỆN", ["Phòng Y tế"], id="shared-out"),
        pytest.param("NÂNG CAO TRÁCH NHIỆM NÊU GƯƠNG", [], id="a-virtue"),
        pytest.param("TIẾN ĐỘ THỰC HIỆN", [], id="when"),
    ],
)
def test_sections(heading: str, expected: list[str]) -> None:
    """Which headings open the section of duties."""
    assert [a.lead for a in assigned(Unit("III.1", text="Phòng Y tế đôn đốc."), heading=heading)] == expected


def test_a_section_that_shares_out_work_whatever_its_name() -> None:
    """Most of its units begin with a body and its verb; where few do, they are no duties."""
    units = (
        Unit("III.1", text="Phòng Y tế đôn đốc."),
        Unit("III.2", text="Phòng Kinh tế rà soát."),
        Unit("III.3", text="Mở rộng thư viện."),
    )
    more = (Unit("III.4", text="Đọc nhiều sách."), Unit("III.5", text="Viết sách."))
    assert [a.lead for a in assigned(*units, heading="NHIỆM VỤ CỦA TỪNG NƠI")] == ["Phòng Y tế", "Phòng Kinh tế"]
    assert assigned(*units, *more, heading="NHIỆM VỤ CỦA TỪNG NƠI") == ()
    assert assigned(*units, heading="ĐỐI TƯỢNG") == ()


def test_a_section_inside_another() -> None:
    """`2. Tổ chức thực hiện` below a section that holds all."""
    found = assigned(
        Unit("III.1", "Nội dung", text="Phòng Y tế đôn đốc."),
        Unit("III.2", "Tổ chức thực hiện"),
        Unit("III.2.a", text="Phòng Kinh tế rà soát."),
        Unit("III.3", "Kinh phí", text="Phòng Y tế chi."),
        heading="NỘI DUNG",
    )
    assert [(a.lead, a.path) for a in found] == [("Phòng Kinh tế", "III.2.a")]


def test_an_order_that_reads_like_a_heading() -> None:
    """Its duty is its own words, not what follows."""
    (found,) = assigned(Unit("III.1", "Giao Phòng Y tế theo dõi chung", text="Kế hoạch này có ba trang."))
    assert found.action == "theo dõi chung"


def test_each_of_a_heads_bodies_is_the_head() -> None:
    """`Mỗi tổ …` below the two tổ of the heading is a duty of those two; without such a head it is a body."""
    head = Unit("III.2", "Tổ Ngữ văn, Tổ Toán:")
    assert [(one.path, one.lead) for one in assigned(head, Unit("III.2.-1", text="Mỗi tổ dự giờ hằng tuần."))] == [
        ("III.2.-1", "Tổ Ngữ văn"),
        ("III.2.-1", "Tổ Toán"),
    ]
    assert leads("Mỗi tổ dự giờ hằng tuần.") == ["Mỗi tổ"]


def test_a_role_is_no_body() -> None:
    """`Thường trực đợt thi đua;` says what the office of the heading is."""
    found = assigned(Unit("III.1", "Phòng Nội vụ"), Unit("III.1.-1", text="Thường trực đợt thi đua; ban hành bảng điểm."))
    assert [a.lead for a in found] == ["Phòng Nội vụ"]


def test_a_further_body_behind_a_run_in_heading() -> None:
    """`Ban Tài chính: …; Văn phòng …`."""
    found = assigned(Unit("III.1", "Ban Tài chính", text="lo kinh phí; Văn phòng chuẩn bị lễ.", run_in=True))
    assert [(a.lead, a.action) for a in found] == [("Ban Tài chính", "lo kinh phí"), ("Văn phòng", "chuẩn bị lễ")]


def test_kinds_below_full_names() -> None:
    """`Báo và Trung tâm` below the heading that names both."""
    head = Unit("III.1", "Văn phòng Bộ, Báo Mỏ Việt Nam, Trung tâm Tin học")
    found = assigned(head, Unit("III.1.a", text="Báo và Trung tâm xây dựng chuyên mục."))
    assert [a.lead for a in found] == ["Báo Mỏ Việt Nam", "Trung tâm Tin học"]


def test_a_heading_that_only_names_bodies_is_taken_whole() -> None:
    """Whatever their names are made of."""
    found = assigned(Unit("III.1", "Đề nghị Công đoàn ngành, Đoàn vùng mỏ", text="phối hợp chăm lo đời sống.", run_in=True))
    assert [a.lead for a in found] == ["Công đoàn ngành", "Đoàn vùng mỏ"]
