"""Tests of documents cited without a number."""

from __future__ import annotations

import pytest

from generator.extract.citations import find_citations
from generator.model import CitationKind


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        pytest.param("phổ biến Luật Thi đua, khen thưởng và các văn bản hướng dẫn", ["Luật Thi đua, khen thưởng"], id="comma-in-the-name"),
        pytest.param("Luật Thi đua, Khen thưởng, qua đó", ["Luật Thi đua, Khen thưởng"], id="comma-after-the-name"),
        pytest.param("Luật Giao thông đường bộ và các văn bản", ["Luật Giao thông đường bộ"], id="name-not-listed"),
        pytest.param("Luật Phòng, chống tham nhũng; Bộ luật Lao động", ["Luật Phòng, chống tham nhũng", "Bộ luật Lao động"], id="two-laws"),
        pytest.param("Luật A Bờ và Luật Việc làm", ["Luật A Bờ", "Luật Việc làm"], id="joined-by-and"),
        pytest.param("LUẬT THI ĐUA, KHEN THƯỞNG", ["LUẬT THI ĐUA, KHEN THƯỞNG"], id="upper-case"),
        pytest.param("Pháp lệnh Cựu chiến binh", ["Pháp lệnh Cựu chiến binh"], id="ordinance"),
        pytest.param("Hướng dẫn Luật Thi đua, khen thưởng", ["Luật Thi đua, khen thưởng"], id="another-kind-before"),
    ],
)
def test_laws_by_name(text: str, raws: list[str]) -> None:
    """A law is named as far as its title goes."""
    assert [c.raw for c in find_citations(text)] == raws
    assert {c.kind for c in find_citations(text)} == {CitationKind.NAMED_LAW}


@pytest.mark.parametrize(
    ("text", "number", "date"),
    [
        pytest.param("Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;", None, "2003-11-26", id="day"),
        pytest.param("Luật Thi đua, khen thưởng năm 2022", None, "2022", id="year"),
        pytest.param(
            "Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Đất đai ngày 29/6/2024", None, "2024-06-29", id="amending-law-is-one"
        ),
        pytest.param("Luật Thi đua, khen thưởng (Luật số 06/2022/QH15)", "06/2022/QH15", None, id="number-in-brackets"),
        pytest.param("Luật Điện lực 61/2024/QH15 ngày 30/11/2024", "61/2024/QH15", "2024-11-30", id="number-alone"),
        pytest.param("Luật Viên chức số 58/2010/QH12 ngày 15/11/2010", "58/2010/QH12", "2010-11-15", id="name-and-number"),
    ],
)
def test_laws_with_date_or_number(text: str, number: str | None, date: str | None) -> None:
    """The date or the number after the name belongs to the law."""
    (law,) = find_citations(text)
    assert (law.number, law.date.iso if law.date else None) == (number, date)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("pháp luật về thi đua; kỷ luật nghiêm; đúng Pháp luật Việt Nam", id="law-in-general"),
        pytest.param("Hội Luật gia, Đoàn luật sư, Đại học Luật Hà Nội", id="lawyers"),
        pytest.param("theo quy định của pháp luật về khen thưởng", id="rules-of-law"),
        pytest.param("một luật sửa nhiều luật", id="counted"),
    ],
)
def test_no_law(text: str) -> None:
    """The word alone names no law."""
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    ("text", "raw", "ordinal"),
    [
        pytest.param("Nghị quyết Đại hội XIII của Đảng và", "Nghị quyết Đại hội XIII của Đảng", 13, id="short"),
        pytest.param(
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng.",
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
            13,
            id="long",
        ),
        pytest.param("NGHỊ QUYẾT ĐẠI HỘI LẦN THỨ XIII CỦA ĐẢNG", "NGHỊ QUYẾT ĐẠI HỘI LẦN THỨ XIII CỦA ĐẢNG", 13, id="upper-case"),
        pytest.param(
            "Nghị quyết Đại hội Đảng bộ huyện Cư Jút lần thứ VII và",
            "Nghị quyết Đại hội Đảng bộ huyện Cư Jút lần thứ VII",
            7,
            id="district",
        ),
        pytest.param(
            "Nghị quyết Đại hội Đảng bộ xã lần thứ 8, nhiệm kỳ 2020-2025 đề ra",
            "Nghị quyết Đại hội Đảng bộ xã lần thứ 8, nhiệm kỳ 2020-2025",
            8,
            id="term",
        ),
    ],
)
def test_congress_resolutions(text: str, raw: str, ordinal: int) -> None:
    """A congress is known by its body and its ordinal."""
    (resolution,) = find_citations(text)
    assert (resolution.kind, resolution.raw, resolution.ordinal) == (CitationKind.CONGRESS, raw, ordinal)


@pytest.mark.parametrize(
    ("text", "session", "term"),
    [
        pytest.param("Nghị quyết Trung ương 4 khóa XII", 4, 12, id="short"),
        pytest.param("Nghị quyết TW 5 (khoá XIII)", 5, 13, id="abbreviated"),
        pytest.param("Kết luận Hội nghị Trung ương 4 khóa XIII", 4, 13, id="conclusion"),
        pytest.param("Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII", 4, 12, id="long"),
        pytest.param("Nghị quyết Trung ương 6 về tinh gọn", 6, None, id="term-not-said"),
    ],
)
def test_plenums(text: str, session: int, term: int | None) -> None:
    """A plenum is known by its number and the term."""
    (plenum,) = find_citations(text)
    assert (plenum.kind, plenum.session, plenum.ordinal) == (CitationKind.PLENUM, session, term)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param("Quyết định của UBND huyện về việc giao chỉ tiêu", "UBND huyện", id="with-cua"),
        pytest.param("Nghị quyết HĐND xã về kinh tế", "HĐND xã", id="without-cua"),
        pytest.param("Nghị quyết Đại hội Đảng các cấp", "Đại hội Đảng các cấp", id="congress-without-ordinal"),
    ],
)
def test_vague(text: str, issuer: str) -> None:
    """A document with an issuer and a subject but no number is kept as a mention."""
    (vague,) = find_citations(text)
    assert (vague.kind, vague.number, vague.issuer) == (CitationKind.VAGUE, None, issuer)


def test_a_kind_and_an_issuer_alone_are_no_mention() -> None:
    """Without a subject nobody can tell which document is meant."""
    assert find_citations("thực hiện Chỉ thị của Thủ tướng Chính phủ") == ()


def test_bare_year_and_amendment_date_a_law() -> None:
    """`Luật Công đoàn 2012` and `… sửa đổi năm 2013` say which version is meant."""
    found = find_citations("Luật Công đoàn 2012; Luật Thi đua, khen thưởng sửa đổi năm 2013")
    assert [(c.raw, c.date.iso if c.date else None) for c in found] == [
        ("Luật Công đoàn 2012", "2012"),
        ("Luật Thi đua, khen thưởng sửa đổi năm 2013", "2013"),
    ]


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        pytest.param("duyệt Đề án “Thắp sáng đường quê”, xong trong năm", ["Đề án “Thắp sáng đường quê”"], id="scheme"),
        pytest.param("triển khai tốt Chương trình “Mỗi làng một nghề”", ["Chương trình “Mỗi làng một nghề”"], id="programme-carried-out"),
        pytest.param("dự Chương trình “Đêm hội trăng rằm” ở sân đình", [], id="an-evening"),
        pytest.param("các đề án “tự chủ tài chính” của trường", [], id="no-title"),
        pytest.param("Đề án “chưa đóng ngoặc", [], id="open-quotation"),
    ],
)
def test_titles_in_quotation_marks(text: str, raws: list[str]) -> None:
    """A scheme is known by its title; a programme only where it is approved or carried out."""
    found = find_citations(text)
    assert raws == [citation.raw for citation in found]
    assert {citation.kind for citation in found} <= {CitationKind.PROGRAMME}


def test_a_plenum_of_two_terms_is_two() -> None:
    """`Nghị quyết Trung ương 6 khóa XI, khóa XII và XIII`: one citation for each term."""
    found = find_citations("Quán triệt Nghị quyết Trung ương 6 khóa XI, khóa XII và XIII, xây dựng chi bộ bốn tốt.")
    assert [(one.raw, one.session, one.ordinal) for one in found] == [
        ("Nghị quyết Trung ương 6 khóa XI", 6, 11),
        ("khóa XII", 6, 12),
        ("XIII", 6, 13),
    ]


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        pytest.param(
            "Luật Bảo vệ, chăm sóc và giáo dục trẻ em và Luật Trẻ em",
            ["Luật Bảo vệ, chăm sóc và giáo dục trẻ em", "Luật Trẻ em"],
            id="sign-and-conjunction-in-the-title",
        ),
        pytest.param("Luật Thủ đô và Luật Đấu giá tài sản", ["Luật Thủ đô", "Luật Đấu giá tài sản"], id="syllables-like-small-words"),
        pytest.param(
            "Luật Cảng cạn, kho ngoại quan số 07/2031/QH17", ["Luật Cảng cạn, kho ngoại quan số 07/2031/QH17"], id="number-ends-it"
        ),
        pytest.param("tuyên truyền luật thể dục, thể thao; học luật lao động", ["luật thể dục, thể thao"], id="all-small"),
        pytest.param("Luật bảo hiểm y tế", ["Luật bảo hiểm y tế"], id="small-title"),
    ],
)
def test_titles_that_a_sentence_does_not_delimit(text: str, raws: list[str]) -> None:
    """Known titles keep their signs; an unknown one with signs is ended by its number."""
    assert [c.raw for c in find_citations(text)] == raws


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        pytest.param("Nghị quyết Đại hội đại biểu Đảng bộ Quân khu 9 lần thứ X", 10, id="zone"),
        pytest.param("Nghị quyết Đại hội Đảng bộ Khối Doanh nghiệp tỉnh lần thứ II đề ra", 2, id="bloc"),
        pytest.param("Nghị quyết Đại hội Công đoàn ngành Xây dựng lần thứ IV", 4, id="branch"),
        pytest.param(
            "Nghị quyết Đảng bộ huyện Mai Châu lần thứ XIX; thực hiện nghị quyết Đảng bộ và mừng đại hội lần thứ II",
            19,
            id="of-the-party-branch",
        ),
    ],
)
def test_a_congress_of_any_name(text: str, ordinal: int) -> None:
    """Small words of the name do not hide the ordinal."""
    assert [(c.kind, c.ordinal) for c in find_citations(text)] == [(CitationKind.CONGRESS, ordinal)]
