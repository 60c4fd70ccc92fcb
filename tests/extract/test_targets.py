"""Tests of targets: aims with a printed value found, other numbers refused."""

from __future__ import annotations

from typing import Any

import pytest

from generator.extract.reading import Reading
from generator.extract.targets import targets_in
from generator.model import Span, Target
from tests.bodies import Unit
from tests.factories import make_plan


def targets(text: str, *, heading: str = "NỘI DUNG", path: str = "I.1", taken: tuple[Span, ...] = ()) -> tuple[Target, ...]:
    """Targets of a plan with one unit below a heading."""
    plan = make_plan(units=(Unit("I", heading), Unit(path, text=text)), recipients=())
    return targets_in(Reading.of(plan.body, [p.span.start for p in plan.provisions]), plan, taken)


def found(text: str, **where: Any) -> list[tuple[str, str, str]]:
    """Indicator, value and unit of every target."""
    return [(target.indicator, target.value, target.unit) for target in targets(text, **where)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tỷ trọng ngành thủy sản chiếm 44%", [("Tỷ trọng ngành thủy sản", "44", "%")], id="named-before"),
        pytest.param("Phấn đấu 85% số ấp có đèn đường", [("số ấp có đèn đường", "85", "%")], id="named-after"),
        pytest.param("Sản lượng tôm: 2.400 tấn; muối 310 tấn", [("Sản lượng tôm", "2.400", "tấn"), ("muối", "310", "tấn")], id="colon"),
        pytest.param("bảo vệ rừng ngập mặn đạt 88% diện tích", [("bảo vệ rừng ngập mặn", "88", "%")], id="share-of-something"),
        pytest.param("Giữ vững 5/7 trường đạt chuẩn", [("trường đạt chuẩn", "5/7", "trường")], id="fraction"),
        pytest.param("Trồng mới 40 ha sú vẹt", [("Trồng mới sú vẹt", "40", "ha")], id="only-a-verb-before"),
        pytest.param("mỗi chi bộ đăng ký ít nhất 02 mô hình", [("mỗi chi bộ đăng ký", "02", "mô hình")], id="count-with-a-bound"),
        pytest.param(
            "tỷ lệ hộ dùng nước máy đạt 60% vào năm 2026 và 75% vào năm 2028",
            [("tỷ lệ hộ dùng nước máy", "60", "%"), ("tỷ lệ hộ dùng nước máy", "75", "%")],
            id="two-years",
        ),
        pytest.param("hộ nghèo giảm từ 9% xuống còn 6%", [("hộ nghèo giảm", "6", "%")], id="only-the-aim"),
        pytest.param(
            "phấn đấu đến cuối năm 2026 có từ 88% hộ trở lên dùng nước máy, giảm tỷ lệ hộ thoát nước kém xuống dưới 4%",
            [("hộ dùng nước máy", "88", "%"), ("giảm tỷ lệ hộ thoát nước kém", "4", "%")],
            id="run-in-prose",
        ),
        pytest.param("đạt 8/15 thôn, chiếm 53,3%", [("thôn", "8/15", "thôn"), ("thôn", "53,3", "%")], id="share-of-the-aim-before"),
        pytest.param("Số dược sĩ/vạn dân: 3,4", [("Số dược sĩ/vạn dân", "3,4", "dược sĩ/vạn dân")], id="unit-first"),
        pytest.param("Độ che phủ rừng (%): 42", [("Độ che phủ rừng", "42", "%")], id="unit-in-brackets"),
        pytest.param("phấn đấu tạo việc làm cho 900 lao động", [("tạo việc làm cho", "900", "lao động")], id="for-whom"),
        pytest.param("99% trẻ dưới 6 tuổi được tiêm", [("trẻ dưới 6 tuổi được tiêm", "99", "%")], id="age-inside-an-indicator"),
        pytest.param("tuổi thọ bình quân 74 tuổi", [("tuổi thọ bình quân", "74", "tuổi")], id="age-that-is-an-aim"),
        pytest.param("số gian hàng tăng gấp 1,5 lần", [("số gian hàng tăng gấp", "1,5", "lần")], id="times"),
        pytest.param(
            "giữ vững thế mạnh, trồng thêm 900 cây xanh",
            [("giữ vững thế mạnh, trồng thêm", "900", "cây xanh")],
            id="verb-like-a-preposition",
        ),
        pytest.param(
            "Đến năm 2027 có 40% và đến năm 2030 có 70% số hộ có bể nước",
            [("và đến năm 2030 có 70% số hộ có bể nước", "40", "%"), ("số hộ có bể nước", "70", "%")],
            id="words-behind-the-second",
        ),
        pytest.param("Đối với trẻ em: 99% trẻ được tiêm", [("trẻ được tiêm", "99", "%")], id="topic"),
    ],
)
def test_targets(text: str, expected: list[tuple[str, str, str]]) -> None:
    """The indicator in the paper's words, the value as printed."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        pytest.param("Toàn xã có 12 ấp, 3.100 hộ.", "NỘI DUNG", id="what-there-is"),
        pytest.param("Tặng Giấy khen cho 10 tập thể, thưởng 500.000 đồng.", "NỘI DUNG", id="awards"),
        pytest.param("Mức thưởng 1.000.000 đồng/tập thể; khen không quá 20%.", "HÌNH THỨC KHEN THƯỞNG", id="heading-on-awards"),
        pytest.param("Tỷ lệ lên lớp đạt 97%.", "ĐẶC ĐIỂM TÌNH HÌNH", id="heading-on-the-past"),
        pytest.param("Tăng so với cùng kỳ 5%.", "NỘI DUNG", id="comparison"),
        pytest.param("trị giá mỗi nhà từ 70 triệu đồng", "NỘI DUNG", id="cost"),
        pytest.param("giảm trùng lặp tại 05 phường", "CHỈ TIÊU", id="where"),
        pytest.param("Thực hiện đủ 04 khâu trong 05 năm.", "NỘI DUNG", id="no-quantity"),
    ],
)
def test_other_numbers_are_refused(text: str, heading: str) -> None:
    """What is counted, spent or past is no aim."""
    assert found(text, heading=heading) == []


def test_a_section_of_aims_needs_no_further_word() -> None:
    """`mở mới tại các ấp 15 quầy` is an aim under “Chỉ tiêu”, and merely a number elsewhere."""
    words = "khu dân cư kiểu mẫu có thêm ở vùng bãi ngang: 15 nhà văn hóa"
    assert found(words, heading="CHỈ TIÊU CỤ THỂ") != []
    assert found("vùng bãi ngang: 15 nhà văn hóa") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mở 14 lớp xóa mù chữ", [("14", "lớp")], id="verb"),
        pytest.param("Vận động hiến 900 đơn vị máu", [("900", "đơn vị máu")], id="two-verbs"),
        pytest.param(
            "trao 70 suất học bổng, trị giá 800.000 đồng/suất",
            [("70", "suất học bổng"), ("800.000", "đồng/suất")],
            id="and-what-it-is-worth",
        ),
        pytest.param("sửa 12 nhà, mỗi nhà 25 triệu đồng", [("12", "nhà"), ("25", "triệu đồng")], id="what-each-is-worth"),
        pytest.param("xuất khẩu lao động 45 người", [("45", "người")], id="verb-with-its-object"),
        pytest.param("Gắn biển 03 công trình", [("03", "công trình")], id="verb-of-ceremonies"),
        pytest.param(
            "tạo việc làm cho 600 lao động (trong đó làm việc tại chỗ 250 lao động)",
            [("600", "lao động"), ("250", "lao động")],
            id="of-them-in-brackets",
        ),
        pytest.param("rút từ 9 bước còn 5 bước", [("5", "bước")], id="falls-to"),
        pytest.param("phổ cập bơi lội tại 7/7 xã, thị trấn", [("7/7", "xã, thị trấn")], id="kinds-of-one-level"),
        pytest.param("Xét nghiệm cho 320 công nhân", [("320", "công nhân")], id="any-verb-for-whom"),
        pytest.param("12 sáng kiến được hỗ trợ", [("12", "sáng kiến")], id="what-is-done-with-them"),
        pytest.param("toàn trường có 8 sáng kiến", [("8", "sáng kiến")], id="what-must-be-made"),
        pytest.param("thu nhập bằng 1,3 lần mức chung", [("1,3", "lần")], id="so-many-times"),
        pytest.param("bàn giao mặt bằng sạch 06 dự án", [("06", "dự án")], id="object-of-three-words"),
        pytest.param("hướng dẫn 700 người dân", [("700", "người dân")], id="whom-one-helps"),
        pytest.param("thực hiện 03 cuộc giám sát", [("03", "cuộc")], id="rounds"),
        pytest.param("duy trì bản tin 02 số/tháng", [("02", "số/tháng")], id="issues"),
        pytest.param("ngày điều trị bình quân giảm còn 5,5 ngày", [("5,5", "ngày")], id="days-in-hospital"),
        pytest.param("Sửa chữa 18 căn Nhà đại đoàn kết", [("18", "căn")], id="a-name-behind-the-unit"),
        pytest.param("tư vấn pháp luật cho 240 hội viên", [("240", "hội viên")], id="for-whom"),
        pytest.param("cho 35 phụ nữ vay vốn", [("35", "phụ nữ")], id="lent"),
        pytest.param("đến năm 2028 có 7 sản phẩm OCOP", [("7", "sản phẩm")], id="will-have"),
        pytest.param("toàn xã có 6 câu lạc bộ được công nhận", [("6", "câu lạc bộ")], id="recognised"),
        pytest.param("Thành lập 04 câu lạc bộ, 02 tổ hợp tác", [("04", "câu lạc bộ"), ("02", "tổ hợp tác")], id="list"),
        pytest.param("Huấn luyện 3 lớp, 90 học viên", [("3", "lớp"), ("90", "học viên")], id="list-of-two-kinds"),
        pytest.param("Dạy nghề cho 70 lao động, trong đó 30 lao động nữ", [("70", "lao động"), ("30", "lao động")], id="of-them"),
        pytest.param("Mỗi cán bộ có ít nhất 01 sáng kiến", [("01", "sáng kiến")], id="can-bo-is-no-house"),
        pytest.param("mùa hè mở 5 lớp bơi", [("5", "lớp")], id="summer-is-no-purchase"),
        pytest.param("đăng lên trang điện tử xã 80 bài viết", [("80", "bài viết")], id="place-between"),
        pytest.param("chọn 02 ấp làm điểm", [("02", "ấp")], id="bodies-that-are-chosen"),
        pytest.param("cá tra thương phẩm 9.000 tấn", [("9.000", "tấn")], id="goods-are-no-rewards"),
        pytest.param("Kết quả học tập: Giỏi 31%", [("31", "%")], id="result-of-the-year"),
        pytest.param("Giảm 14 hộ nghèo", [("14", "hộ")], id="without-what-describes-it"),
        pytest.param("tối thiểu 02 sáng tạo kỹ thuật", [("02", "sáng tạo")], id="noun-that-no-list-knows"),
        pytest.param("Biên tập được 80 truyện tranh", [("80", "truyện tranh")], id="such-a-noun-behind-a-verb"),
        pytest.param("Dạy bơi cho 500 lượt học sinh", [("500", "lượt học sinh")], id="how-often-whom"),
        pytest.param("mỗi tổ báo cáo 01 chuyên đề/học kỳ", [("01", "chuyên đề/học kỳ")], id="per-half-year"),
        pytest.param("có thêm 04 (bốn) ấp đạt chuẩn văn hóa", [("04", "ấp")], id="figure-in-words-too"),
        pytest.param("xã Long An từ 35 nhà trở lên, xã Long Hòa 20 nhà", [("35", "nhà"), ("20", "nhà")], id="each-place-its-own"),
        pytest.param("Chiến sĩ thi đua cơ sở: 06 đồng chí", [("06", "đồng chí")], id="title"),
        pytest.param("đàn vịt 30.000 con", [("30.000", "con")], id="herd"),
        pytest.param("bình quân mỗi hộ còn 03 thửa", [("03", "thửa")], id="for-each"),
        pytest.param("thời gian chờ cấp thuốc không quá 20 phút/lượt", [("20", "phút/lượt")], id="waiting"),
        pytest.param("giá trị trên 01 ha đất vườn đạt 140 triệu đồng", [("140", "triệu đồng")], id="not-the-base"),
        pytest.param("số hóa kết quả giải quyết đạt 90%", [("90", "%")], id="result-that-is-worked-on"),
        pytest.param("tăng 6% so với năm trước, thu phí đạt 97%", [("6", "%"), ("97", "%")], id="comparison-ends-at-the-comma"),
        pytest.param("Mở 10 lớp cho ít nhất 300 lượt người", [("10", "lớp"), ("300", "lượt người")], id="how-often-and-for-how-many"),
    ],
)
def test_what_is_to_be_achieved(text: str, expected: list[tuple[str, str]]) -> None:
    """A verb of achievement before a count makes it an aim, under any heading."""
    assert [(value, unit) for _, value, unit in found(text, heading="TỔ CHỨC HOẠT ĐỘNG")] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Năm qua, xã đã mở 14 lớp xóa mù chữ", id="past"),
        pytest.param("Hiện có 21 doanh nghiệp", id="state"),
        pytest.param("Phát động 02 đợt thi đua", id="parts-of-the-plan"),
        pytest.param("Thực hiện 04 nội dung sau", id="contents-of-the-plan"),
        pytest.param("Triển khai tới 17 ấp", id="addressees"),
        pytest.param("Ban tự quản 17 ấp tuyên truyền", id="bodies"),
        pytest.param("gửi 02 bộ hồ sơ", id="paperwork"),
        pytest.param("mỗi khối chọn 01 tập thể để đề nghị tặng Cờ thi đua", id="quota-of-awards"),
        pytest.param("chia thành 03 cụm", id="division"),
        pytest.param("Qua 4 năm, xã xây dựng được 20 mô hình", id="years-that-are-over"),
        pytest.param("Tổ giúp việc gồm 5 đồng chí", id="comrades-are-no-money"),
        pytest.param("Đạt từ 85 điểm trở lên xếp loại tốt", id="marks"),
        pytest.param("doanh nghiệp có từ 20 lao động trở lên", id="which-of-them"),
        pytest.param("bài dự thi không quá 08 trang", id="length-of-a-paper"),
        pytest.param("bảo vệ môi trường tại 06 ấp", id="environment-is-not-each"),
        pytest.param("thời gian hội thi không quá 90 phút", id="how-long-a-contest-runs"),
        pytest.param("trong thời hạn 05 ngày làm việc", id="days-to-do-it-in"),
        pytest.param("toàn xã đã trồng 40 ha rừng", id="done"),
        pytest.param("Mức khen: tập thể 900.000 đồng", id="label-of-a-cost"),
        pytest.param("xử phạt từ 300.000 đồng", id="fine"),
        pytest.param("xử phạt từ 300.000 đồng đến 500.000 đồng", id="fine-that-rises"),
        pytest.param("thực hiện 02 cuộc vận động", id="movements"),
        pytest.param("9 Ban nhân dân ấp chưa đủ người", id="boards-are-no-hamlets"),
        pytest.param("mỗi đơn vị cử 01 cán bộ đầu mối", id="who-is-sent"),
        pytest.param("trao Bằng khen cho 9 tập thể", id="certificates"),
    ],
)
def test_counts_that_are_no_aims(text: str) -> None:
    """The past, the state of things, bodies, the plan's own parts and quotas are counted without being aimed at."""
    assert found(text, heading="TỔ CHỨC HOẠT ĐỘNG") == []


def test_shares_of_commendation_are_aims() -> None:
    """What share of those commended work with their hands is aimed at; how many are commended is a quota."""
    text = "Khen 12 tập thể; tỷ lệ người trực tiếp sản xuất được khen từ 55% trở lên."
    assert [target.value for target in targets(text, heading="KHEN THƯỞNG")] == ["55"]
    assert found("Đăng ký thi đua 100% đơn vị.", heading="CÔNG TÁC THI ĐUA, KHEN THƯỞNG") != []


def test_labels_below_a_heading_of_aims() -> None:
    """`Đồ dùng dạy học: 15 bộ` is an aim there, and elsewhere just what there is; also where the heading names contents first."""
    text = "Đồ dùng dạy học: 15 bộ"
    assert [len(targets(text, heading=words)) for words in ("NỘI DUNG, CHỈ TIÊU", "DANH HIỆU THI ĐUA", "NỘI DUNG")] == [1, 1, 0]


def test_a_word_that_leads_on_stands_before_the_value() -> None:
    """What ends the words before a value is not looked for behind it."""
    assert found("khen cho 90%; dạy cho 85%", heading="NỘI DUNG") != []


def test_comparator_year_and_span() -> None:
    """Bounds and the year where it is printed; the span holds the words."""
    plan = make_plan(units=(Unit("I", "MỤC TIÊU"), Unit("I.1", text="Đến năm 2027 tỷ lệ hộ có nước sạch đạt trên 91%.")), recipients=())
    (target,) = targets_in(Reading.of(plan.body), plan)
    assert (target.comparator, target.strict, target.year) == (">=", True, 2027)
    assert target.span.of(plan.body) == target.raw == "tỷ lệ hộ có nước sạch đạt trên 91%"


def test_the_year_of_a_lead_holds_for_all_that_follows() -> None:
    """Until the provision ends: `Phấn đấu đến năm 2027: a; b`."""
    assert [t.year for t in targets("Phấn đấu đến năm 2027: nước sạch 91%; điện 100% số hộ.")] == [2027, 2027]
    assert [t.year for t in targets("Nước sạch năm 2027 đạt 91%; điện 100% số hộ.")] == [2027, None]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("thu ngân sách tăng 7% so với năm 2024", None, id="base"),
        pytest.param("năm 2026 thu ngân sách tăng 7% so với cuối năm 2025", 2026, id="base-and-aim"),
        pytest.param("nâng tỷ lệ từ 61% năm 2024 lên 78% năm 2026", 2026, id="raised"),
    ],
)
def test_the_year_compared_with_is_not_the_aims(text: str, year: int | None) -> None:
    """`so với năm 2024` says from where, not until when."""
    assert [target.year for target in targets(text)] == [year]


def test_whose_aim_it_is() -> None:
    """The lead holds to the end of its sentence; a heading for all below it."""
    found = targets("Đối với cấp xã: 92% hồ sơ đúng hạn; 81% nộp trên mạng. Có 70% hộ dùng nước máy.")
    assert [target.scope for target in found] == ["cấp xã", "cấp xã", None]
    plan = make_plan(
        units=(Unit("I", "CHỈ TIÊU"), Unit("I.1", "Đối với các đoàn thể"), Unit("I.1.a", text="Thu hút 60% hội viên.")), recipients=()
    )
    assert [target.scope for target in targets_in(Reading.of(plan.body), plan)] == ["đoàn thể"]


def test_what_things_are_worth_is_an_aim_only_behind_them() -> None:
    """A cost that no aim stands before is none."""
    assert [target.value for target in targets("xây ít nhất 02 nhà, trị giá mỗi nhà từ 70 triệu đồng")] == ["02", "70"]
    assert targets("Đơn vị lập dự toán, trị giá mỗi nhà từ 70 triệu đồng") == ()


def test_numbers_inside_a_name_are_none() -> None:
    """`“… hoàn thành 300 km đường”` is the name of a movement."""
    text = "hưởng ứng đợt thi đua “Hoàn thành 300 km đường” và đạt 90% kế hoạch"
    plan = make_plan(units=(Unit("I", "NỘI DUNG"), Unit("I.1", text=text)), recipients=())
    start = plan.body.index("“")
    name = Span(start, plan.body.index("”") + 1)
    assert [t.value for t in targets_in(Reading.of(plan.body), plan, (name,))] == ["90"]


def test_preamble_and_closing_hold_no_targets() -> None:
    """They look back, or repeat."""
    plan = make_plan(units=(Unit("preamble", text="Năm qua đạt 95% kế hoạch."), Unit("closing", text="Đạt 95% là xong.")), recipients=())
    assert targets_in(Reading.of(plan.body), plan) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tỷ lệ hộ dùng nước sạch đạt 90% (năm 2022 đạt 84,5%).", id="reached"),
        pytest.param("Tỷ lệ hộ dùng nước sạch đạt 90% (cuối năm 2021 là 84,5%).", id="end-of-year"),
        pytest.param("Tỷ lệ hộ dùng nước sạch đạt 90% (năm 2023: 84,5%).", id="colon"),
    ],
)
def test_what_was_reached_before_is_no_aim(text: str) -> None:
    """A value of a year before the plan's, told in brackets, is what the aim is measured by."""
    assert [target.value for target in targets(text)] == ["90"]


def test_a_later_year_in_brackets_is_an_aim() -> None:
    """The same form of a year to come."""
    assert [target.value for target in targets("Tỷ lệ hộ dùng nước sạch đạt 90% (năm 2025 đạt 95%).")] == ["90", "95"]
