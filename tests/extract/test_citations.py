"""Tests of numbered citations: forms found, forms refused, what is read from each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.citations import find_citations
from generator.model import CitationKind, CitationRole
from generator.text import collapse, normalise


def found(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Kind, number and date of every citation."""
    return [(c.doc_type, c.number, c.date.iso if c.date else None) for c in find_citations(normalise(text).text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Chỉ thị số 41-CT/TW ngày 26/12/2024", [("Chỉ thị", "41-CT/TW", "2024-12-26")], id="party-family"),
        pytest.param("Kế hoạch số 0218/KH-UBND ngày 21/02/2024", [("Kế hoạch", "0218/KH-UBND", "2024-02-21")], id="state-family-padded"),
        pytest.param("Kế hoạch 55/KH-UBND", [("Kế hoạch", "55/KH-UBND", None)], id="so-left-out"),
        pytest.param("Nghị định số 61/2018/NĐ-CP", [("Nghị định", "61/2018/NĐ-CP", None)], id="year-in-number"),
        pytest.param("Nghị quyết số 120/2020/QH14", [("Nghị quyết", "120/2020/QH14", None)], id="no-type-code"),
        pytest.param("Chỉ thị 22/CT-TW", [("Chỉ thị", "22/CT-TW", None)], id="separators-swapped"),
        pytest.param("Quyết định số 733/QĐ/TTg", [("Quyết định", "733/QĐ/TTg", None)], id="two-slashes"),
        pytest.param("Kế hoạch 298 KH/TWĐTN", [("Kế hoạch", "298-KH/TWĐTN", None)], id="no-first-separator"),
        pytest.param("Kế hoạch 29 KH-UBND", [("Kế hoạch", "29/KH-UBND", None)], id="no-first-separator-of-a-state-body"),
        pytest.param("Hướng dẫn số 07- HD / BTGTU , ngày 3 - 4 - 2021", [("Hướng dẫn", "07-HD/BTGTU", "2021-04-03")], id="blanks-inside"),
        pytest.param("Chương trình số 12 – CTr/TU", [("Chương trình", "12-CTr/TU", None)], id="en-dash"),
        pytest.param("văn bản số: 45 /UBND - NC ngày 12/3/2021", [("Văn bản", "45/UBND-NC", "2021-03-12")], id="blanks-before-the-unit"),
        pytest.param("Kế hoạch số 19/KH-UBNDngày 02 tháng 3 năm 2021", [("Kế hoạch", "19/KH-UBND", "2021-03-02")], id="glued-date"),
        pytest.param("Số: 8/KH-MTTQCỘNG HÒA XÃ HỘI", [(None, "8/KH-MTTQ", None)], id="glued-motto"),
        pytest.param("Kế hoạch số\n31/KH-UBND ngày\n05 tháng\n6 năm 2023", [("Kế hoạch", "31/KH-UBND", "2023-06-05")], id="wrapped-lines"),
        pytest.param("chỉ thị số 41-ct/tw ngày 26/12/2024", [("Chỉ thị", "41-CT/TW".lower(), "2024-12-26")], id="lower-case"),
        pytest.param("CĂN CỨ QUYẾT ĐỊNH SỐ 9/QĐ-UBND NGÀY 03/01/2024", [("Quyết định", "9/QĐ-UBND", "2024-01-03")], id="upper-case"),
        pytest.param(
            "Kế họach số 20/KH-UBND; Kế hoach 21/KH-UBND",
            [("Kế hoạch", "20/KH-UBND", None), ("Kế hoạch", "21/KH-UBND", None)],
            id="typing-slips",
        ),
        pytest.param("Ke hoach so 22/KH-UBND ngay 1/2/2022", [("Kế hoạch", "22/KH-UBND", "2022-02-01")], id="without-tones"),
        pytest.param(
            "Nghị quyết số Nghị quyết số 30/NQ-HĐND ngày ngày 9/12/2022", [("Nghị quyết", "30/NQ-HĐND", "2022-12-09")], id="doubled-head"
        ),
        pytest.param("Quyết định số 1.956/QĐ-TTg", [("Quyết định", "1.956/QĐ-TTg", None)], id="thousands-point"),
        pytest.param("Công văn số 77/PGD.Q8-TH", [("Công văn", "77/PGD.Q8-TH", None)], id="dot-in-symbol"),
        pytest.param("Kế hoạch số 5/KH-SGD&ĐT", [("Kế hoạch", "5/KH-SGD&ĐT", None)], id="ampersand"),
        pytest.param("Quyết định số 170/TTg", [("Quyết định", "170/TTg", None)], id="body-only"),
        pytest.param("Kế hoạch số ……/KH-UBND ngày …/…/2024", [("Kế hoạch", "/KH-UBND", "2024")], id="figures-left-blank"),
        pytest.param("Kế hoạch số    /KH-UBND ngày   tháng 01 năm 2025", [("Kế hoạch", "/KH-UBND", "2025-01")], id="blank-number-and-day"),
        pytest.param("Văn bản khẩn số 611", [("Văn bản", "611", None)], id="qualifier"),
        pytest.param("Chương trình hành động số 15-CTr/TU", [("Chương trình", "15-CTr/TU", None)], id="long-name"),
        pytest.param("Kế hoạch phối hợp số 12/KHPH-MTTQ-CA", [("Kế hoạch phối hợp", "12/KHPH-MTTQ-CA", None)], id="joint-paper"),
        pytest.param("gửi quyết định nâng lương số 90/QĐ-UB", [("Quyết định", "90/QĐ-UB", None)], id="words-between"),
        pytest.param("Sắc lệnh số 195-SL ngày 01/6/1948", [("Sắc lệnh", "195-SL", "1948-06-01")], id="rare-kind"),
        pytest.param(
            "NĐ 98/2023/NĐ-CP; QĐ số 34/QĐ-UBND",
            [("Nghị định", "98/2023/NĐ-CP", None), ("Quyết định", "34/QĐ-UBND", None)],
            id="kind-abbreviated",
        ),
        pytest.param("(viết gọn là số 27/CT-TTg)", [(None, "27/CT-TTg", None)], id="no-kind"),
        pytest.param("Thông báo Kết luận số 6-KL/TU", [("Kết luận", "6-KL/TU", None)], id="code-chooses-between-two-words"),
        pytest.param("Công văn số 8/TTr-PGD", [("Công văn", "8/TTr-PGD", None)], id="word-beats-code"),
        pytest.param(
            "Chỉ thị số 05-CT/TW của Bộ Chính trị (khóa XII) ngày 15/5/2016",
            [("Chỉ thị", "05-CT/TW", "2016-05-15")],
            id="date-after-issuer",
        ),
        pytest.param("Quyết định 24/QĐ-TTg (04/11/2025)", [("Quyết định", "24/QĐ-TTg", "2025-11-04")], id="date-in-brackets"),
        pytest.param("Nghị quyết 54-NQ/TW năm 2019", [("Nghị quyết", "54-NQ/TW", "2019")], id="year-as-date"),
        pytest.param("Kế hoạch số 15/KH-UBND, ngày 31/02/2024", [("Kế hoạch", "15/KH-UBND", "2024-02-31")], id="impossible-date-is-kept"),
        pytest.param("Công văn số 10/UBND-VX ngày 24/10", [("Công văn", "10/UBND-VX", None)], id="day-without-year-is-no-date"),
    ],
)
def test_one_number_in_many_spellings(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    """A reader finds a document under its number however a clerk typed it."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("làm đúng Chỉ thị 17 của Ban Bí thư", ["17"], id="before-issuer"),
        pytest.param("Kế hoạch số 904 của Sở Y tế", ["904"], id="after-so"),
        pytest.param("Nghị quyết 12b 9 tháng vừa rồi", ["12b"], id="letter-glued"),
        pytest.param("Nghị định 98 ngày 31/12/2023", ["98"], id="before-date"),
        pytest.param("các Nghị quyết 57, 59 và 66 của Bộ Chính trị", ["57", "59", "66"], id="list"),
        pytest.param("Nghị quyết số 10, 11 và 12/NQ-HĐND", ["10", "11", "12/NQ-HĐND"], id="symbol-at-the-end-of-the-list"),
        pytest.param("Quyết định số 12 ngày 5/6/2020, số 13 ngày 7/8/2020", ["12", "13"], id="list-with-dates"),
    ],
)
def test_bare_figures(text: str, expected: list[str]) -> None:
    """Figures without a symbol count where the words after them leave no other reading."""
    assert [c.number for c in find_citations(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("các Chỉ thị số 34-CT/TW, số 39/CT-TTg", [("Chỉ thị", "34-CT/TW"), ("Chỉ thị", "39/CT-TTg")], id="type-carries-over"),
        pytest.param("Quyết định số 1/QĐ-UBND, 2/QĐ-UBND và 3/QĐ-UBND", [("Quyết định", f"{n}/QĐ-UBND") for n in (1, 2, 3)], id="no-so"),
        pytest.param("từ Quyết định số 5/QĐ-UBND đến số 8/QĐ-UBND", [("Quyết định", "5/QĐ-UBND"), ("Quyết định", "8/QĐ-UBND")], id="range"),
        pytest.param(
            "các Quyết định của Chủ tịch nước: số 4/QĐ-CTN; số 6/QĐ-CTN",
            [("Quyết định", "4/QĐ-CTN"), ("Quyết định", "6/QĐ-CTN")],
            id="issuer-first",
        ),
        pytest.param(
            "Chỉ thị số 2/CT-UBND, số 7/QĐ-UBND", [("Chỉ thị", "2/CT-UBND"), (None, "7/QĐ-UBND")], id="another-code-is-another-kind"
        ),
    ],
)
def test_lists(text: str, expected: list[tuple[str | None, str]]) -> None:
    """The word for the kind holds for a list until the numbers contradict it."""
    assert [(kind, number) for kind, number, _ in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("về đích Kế hoạch 5 năm 2016-2020, kế hoạch 05 năm (2031 - 2035)", id="five-year-plan"),
        pytest.param("triển khai Kế hoạch này và kế hoạch năm 2024", id="this-plan"),
        pytest.param("đạt 100% kế hoạch, vượt kế hoạch 12,5%", id="percentage"),
        pytest.param("Kế hoạch số hóa tài liệu; quyết định số lượng cấp phó; Sổ 12", id="so-in-other-words"),
        pytest.param("gọi số điện thoại 0987-654-321, tài khoản số 12-AB/2020", id="phone-and-account"),
        pytest.param("về tiêu chí số 11; Cụm thi đua số 3; Trường THPT số 2", id="criterion-cluster-school"),
        pytest.param("trực 24/24 giờ, 15/16 xã; tỷ lệ 1/500; 15/5/2016", id="ratios-and-dates"),
        pytest.param("thu ngân sách 1.250.000.000 đồng", id="money"),
        pytest.param("Tháng 3 Số 21 (10/02/2011)", id="gazette"),
        pytest.param("Lưu: VT, TH (V-7a); SARS-2; QL-14; 5G", id="other-codes"),
        pytest.param("báo cáo 3 tháng, báo cáo số liệu cả quý", id="reporting-rhythm"),
        pytest.param("quyết định 3 nội dung; chỉ thị 5 điểm; Kế hoạch 3 năm", id="counted-things"),
        pytest.param("nhà số 12/A đường Lê Lợi, tổ dân phố số 12/3", id="addresses"),
        pytest.param("Chương trình 135 giai đoạn III", id="programme-name"),
        pytest.param("nghe lại chương trình số 7 ngày 04/6/2024 của đài xã", id="broadcast"),
    ],
)
def test_refused(text: str) -> None:
    """Figures that name no document are left alone."""
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    ("text", "issuer", "date"),
    [
        pytest.param(
            "Quyết định số 8/QĐ-UBND của Chủ tịch UBND tỉnh Sơn La về việc lập quỹ", "Chủ tịch UBND tỉnh Sơn La", None, id="after"
        ),
        pytest.param(
            "Thông tư số 2/2023/TT-UBDT của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc quy định",
            "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc",
            None,
            id="comma",
        ),
        pytest.param(
            "Hướng dẫn số 5-HD/BTCTW của Ban Tổ chức Trung ương về công tác cán bộ", "Ban Tổ chức Trung ương", None, id="verb-in-the-name"
        ),
        pytest.param("Công văn số 5/STC-NS của Sở Tài chính về kinh phí", "Sở Tài chính", None, id="small-word-in-the-name"),
        pytest.param("Quyết định số 8/QĐ-UB về quy hoạch do Ủy ban nhân dân tỉnh ban hành", "Ủy ban nhân dân tỉnh", None, id="do-ban-hanh"),
        pytest.param("Huyện ủy Mường Khương vừa ra Kế hoạch số 14-KH/HU", "Huyện ủy Mường Khương", None, id="before"),
        pytest.param(
            "Ngày 07/9/2022, UBND thị xã đã ban hành Kế hoạch số 63/KH-UBND", "UBND thị xã", "2022-09-07", id="date-and-issuer-before"
        ),
        pytest.param("Ngày 9/8, UBND xã ra Kế hoạch số 42/KH-UBND", "UBND xã", None, id="yearless-day-before"),
        pytest.param("Chỉ thị số 41-CT/TW của Bộ Chính trị. Phòng Nội vụ theo dõi", "Bộ Chính trị", None, id="sentence-ends"),
        pytest.param(
            "Kế hoạch số 2/KH-UBND của UBND TP. Hồ Chí Minh về nhà ở", "UBND TP. Hồ Chí Minh", None, id="abbreviation-does-not-end"
        ),
        pytest.param("Kết luận số 4-KL/TW, 6-KL/TW của Ban Bí thư", None, None, id="list-keeps-to-the-last"),
    ],
)
def test_issuer_and_date(text: str, issuer: str | None, date: str | None) -> None:
    """The issuer is read after the number or before the document, with the date that stands there."""
    citation = find_citations(text)[0]
    assert (citation.issuer, citation.date.iso if citation.date else None) == (issuer, date)


def test_term_of_a_party_document_is_kept() -> None:
    """`khóa XI` tells which register a central Party number belongs to."""
    (citation,) = find_citations("Kết luận số 9-KL/TW của Ban Bí thư khóa XI về nông dân")
    assert (citation.ordinal, citation.issuer, citation.subject) == (11, "Ban Bí thư", "về nông dân")


def test_nested_citation_knows_its_holder() -> None:
    """A document named in the subject of another is marked as such; one of the same rank is not."""
    text = "thực hiện Kết luận số 1-KL/TW về tiếp tục thực hiện Chỉ thị số 5-CT/TW về nêu gương và Quy định số 8-QĐ/TW"
    assert [(c.number, c.nested_in) for c in find_citations(text)] == [("1-KL/TW", None), ("5-CT/TW", "1-KL/TW"), ("8-QĐ/TW", None)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("Căn cứ Chỉ thị số 1-CT/TU; Kế hoạch số 2-KH/TU;", [CitationRole.BASIS, CitationRole.BASIS], id="list-under-one-word"),
        pytest.param(
            "thực hiện Chỉ thị số 1-CT/TU về việc học tập; quán triệt Quy định số 2-QĐ/TU",
            [CitationRole.CARRIES_OUT, CitationRole.STUDIES],
            id="own-verb",
        ),
        pytest.param("Văn bản này thay thế Kế hoạch số 86/KH-UBND", [CitationRole.REPLACES], id="replaces"),
        pytest.param("sửa đổi, bổ sung một số điều của Quyết định số 3/2020/QĐ-UBND", [CitationRole.AMENDS], id="amends"),
        pytest.param("đính chính Kế hoạch số 4/KH-UBND", [CitationRole.CORRECTS], id="corrects"),
        pytest.param("xét khen thưởng theo Nghị định số 98/2023/NĐ-CP", [CitationRole.ACCORDING_TO], id="according-to"),
        pytest.param("Kế hoạch số 4/KH-UBND đã kết thúc.", [CitationRole.MENTIONS], id="mention"),
    ],
)
def test_roles(text: str, roles: list[CitationRole]) -> None:
    """The word that leads to a document says as what it is cited; a list shares it."""
    assert [c.role for c in find_citations(text)] == roles


def test_words_of_a_law_are_not_used_twice() -> None:
    """A number after the name of a law does not take its kind from inside that name."""
    assert [c.span.start for c in find_citations("LUẬT CHỈ THỊ 5/XY-ZZ")] == [0]


def test_paragraphs_end_a_citation() -> None:
    """Neither date nor issuer is taken from the next paragraph."""
    (citation,) = find_citations("Kế hoạch số 4/KH-UBND\n\nngày 01/02/2024 của UBND tỉnh")
    assert (citation.date, citation.issuer, citation.kind) == (None, None, CitationKind.NUMBERED)


_PIECES = st.sampled_from(
    [
        "Chỉ thị",
        "Kế hoạch",
        "Quyết định",
        "Luật",
        "Nghị quyết Đại hội",
        "số",
        "41-CT/TW",
        "0124/KH-UBND",
        "30a",
        "12",
        "ngày",
        "26/12/2024",
        "ngày 31/02/2024",
        "của",
        "Bộ Chính trị",
        "UBND tỉnh",
        "về việc",
        "thi đua",
        ",",
        ";",
        ".",
        "\n",
        "\n\n",
        " ",
        "  ",
        "(",
        ")",
        "“",
        "”",
        "kỷ niệm",
        "50 năm",
        "Ngày giải phóng",
        "(30/4/1975 - 30/4/2025)",
        "và",
        "khóa XII",
        "lần thứ XIII",
        "của Đảng",
        "…",
        "–",
        "*",
        "/KH-UBND",
        "Trung ương 4",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map(" ".join)))
def test_any_text_gives_ordered_spans_that_hold_their_words(source: str) -> None:
    """The finder never fails; spans follow one another and collapse to what is shown."""
    text = normalise(source).text
    position = 0
    for citation in find_citations(text):
        assert position <= citation.span.start < citation.span.end <= len(text)
        assert collapse(citation.span.of(text)) == citation.raw
        position = citation.span.end


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("chương trình số 24 ngày 02/4/2023 của Thị ủy", ["24"], id="programme-of-an-office"),
        pytest.param("Qui chế số 12-QC/TU; Qui định 08-QĐ/ĐU", ["12-QC/TU", "08-QĐ/ĐU"], id="old-spelling"),
    ],
)
def test_programmes_and_regulations(text: str, numbers: list[str]) -> None:
    """A small programme with mere figures needs an office; i and y are one letter in `quy`."""
    assert [citation.number for citation in find_citations(text)] == numbers
    assert all(citation.doc_type for citation in find_citations(text))


def test_tones_tell_the_small_words_that_end_an_issuer() -> None:
    """`giáo` is not `giao`, `thi đua` is not `thì`."""
    text = "Hướng dẫn số 20-HD/BTG của Ban Tuyên giáo Thị ủy về lễ hội; Kế hoạch số 3/KH-HĐ của Hội đồng thi đua trường"
    assert [citation.issuer for citation in find_citations(text)] == ["Ban Tuyên giáo Thị ủy", "Hội đồng thi đua trường"]
