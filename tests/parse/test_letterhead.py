"""Heads of papers in all the shapes they come in: stacked, side by side, in pipes, wrapped, half empty."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gazetteer import Gazetteer
from generator.parse.letterhead import read_letterhead
from generator.text import fold

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Letterhead

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n------\n"


def facts(head: Letterhead) -> tuple[str | None, ...]:
    """Issuer, level, number, date, place."""
    return head.issuer, head.level, head.number, head.date.iso if head.date else None, head.issued_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n-----\n{MOTTO}Số: 07/KH-UBND\nSơn La, ngày 02 tháng 3 năm 2023",
            ("Ủy ban nhân dân tỉnh Sơn La", "province", "07/KH-UBND", "2023-03-02", "Sơn La"),
            id="stacked",
        ),
        pytest.param(
            "UBND HUYỆN MỘC CHÂU              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG TƯ PHÁP                 Độc lập - Tự do - Hạnh phúc\n"
            "  Số: 12 /KH-PTP              Mộc Châu, ngày 9 tháng 11 năm 2022",
            ("Phòng Tư pháp huyện Mộc Châu", "district", "12/KH-PTP", "2022-11-09", "Mộc Châu"),
            id="side-by-side",
        ),
        pytest.param(
            "|\n**ỦY BAN\nNHÂN DÂN**\nXÃ TÂN LẬP\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\nSố:\n5/KH-UBND\n|\n"
            "*Tân\nLập, ngày 30\ntháng 4 năm 2024*\n|",
            ("Ủy ban nhân dân xã Tân Lập", "commune", "5/KH-UBND", "2024-04-30", "Tân Lập"),
            id="pipes-and-wraps",
        ),
        pytest.param(
            "ĐẢNG BỘ TỈNH SƠN LA\nHUYỆN ỦY MỘC CHÂU\n*\nSố 45-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nMộc Châu, ngày 01 tháng 02 năm 2021",
            ("Huyện ủy Mộc Châu", "district", "45-KH/HU", "2021-02-01", "Mộc Châu"),
            id="party-committee",
        ),
        pytest.param(
            "UBND QUẬN 11\nỦY BAN NHÂN DÂN PHƯỜNG 3\nSố: 88/KH-UBND\nPhường 3, ngày 5 tháng 6 năm 2019",
            ("Ủy ban nhân dân phường 3", "commune", "88/KH-UBND", "2019-06-05", "Phường 3"),
            id="numbered-ward",
        ),
        pytest.param(
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH SƠN LA\nTRƯỜNG THPT CÒ NÒI\nSố: 3/KH-THPTCN\nMai Sơn, ngày 12 tháng 9 năm 2023",
            ("Trường THPT Cò Nòi", "school", "3/KH-THPTCN", "2023-09-12", "Mai Sơn"),
            id="school",
        ),
        pytest.param(
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH SƠN LA\nBAN THƯỜNG TRỰC\nSố: 9/KH-MTTQ-BTT",
            ("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La", "province", "9/KH-MTTQ-BTT", None, None),
            id="organ-of-a-committee",
        ),
        pytest.param(
            "BỘ NỘI VỤ\n-----\nSố: 20/KH-BNV\nHà Nội, ngày 03 tháng 01 năm 2024",
            ("Bộ Nội vụ", "central", "20/KH-BNV", "2024-01-03", "Hà Nội"),
            id="ministry",
        ),
        pytest.param(
            "LĐLĐ TỈNH HÀ TĨNH\nLĐLĐ TX. KỲ ANH\nSố: 4/KH-LĐLĐ",
            ("Liên đoàn Lao động thị xã Kỳ Anh", "district", "4/KH-LĐLĐ", None, None),
            id="abbreviations-in-full",
        ),
        pytest.param(
            "UBND HUYỆN MỘC CHÂU\nUBND TT. NÔNG TRƯỜNG\nSố: 4/KH-UBND",
            ("UBND thị trấn Nông Trường", "commune", "4/KH-UBND", None, None),
            id="town-abbreviated",
        ),
        pytest.param(
            "UBND HUYỆN MỘC CHÂU\nXÃ ĐÔNG SANG\nSố: 4/KH-UBND",
            ("UBND xã Đông Sang", "commune", "4/KH-UBND", None, None),
            id="unit-alone-below-its-superior",
        ),
        pytest.param(
            "TỈNH ỦY HÀ TĨNH\nĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP TỈNH\n*\nSố 4-KH/ĐUK\nĐẢNG CỘNG SẢN VIỆT NAM",
            ("Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh Hà Tĩnh", "province", "4-KH/ĐUK", None, None),
            id="place-of-the-party-committee-above",
        ),
        pytest.param(
            "BCH ĐOÀN TP. ĐÀ LẠT\n***\nSố: 4-KH/TĐTN\nĐOÀN TNCS HỒ CHÍ MINH\nĐà Lạt, ngày 5 tháng 6 năm 2022",
            ("Ban Chấp hành Đoàn TNCS Hồ Chí Minh thành phố Đà Lạt", "district", "4-KH/TĐTN", "2022-06-05", "Đà Lạt"),
            id="title-of-the-youth-union-is-no-office-of-its-own",
        ),
        pytest.param(
            f"Ủy ban nhân dân tỉnh Sơn La\nSở Ngoại vụ\nSố: 4/KH-SNgV\n{MOTTO}",
            ("Sở Ngoại vụ tỉnh Sơn La", "province", "4/KH-SNgV", None, None),
            id="small-letters",
        ),
        pytest.param(
            "UBND TỈNH HÀ TĨNH\nBAN QUẢN LÝ CÁC CHỢ\nSố: 4/KH-BQL",
            ("Ban Quản lý các chợ tỉnh Hà Tĩnh", "province", "4/KH-BQL", None, None),
            id="words-that-fold-to-a-type-of-unit",
        ),
        pytest.param(
            "Số: /KH-UBND\n\nMộc Châu, ngày tháng 02 năm 2024\n\nKẾ HOẠCH\nĐọc sách",
            (None, None, None, "2024-02", "Mộc Châu"),
            id="blanks-left-open",
        ),
        pytest.param(
            "Số: …/KH-UBND\n\nMộc Châu, ngày … tháng … năm 2024\n\nKẾ HOẠCH\nĐọc sách",
            (None, None, None, "2024", "Mộc Châu"),
            id="dots-for-blanks",
        ),
        pytest.param(
            "Các trường theo Chỉ thị số 12/CT-UBND ngày 03 tháng 4 năm 2020.", (None, None, None, None, None), id="a-citation-is-no-number"
        ),
    ],
)
def test_letterheads(text: str, expected: tuple[str | None, ...]) -> None:
    """What is printed is found, wherever it stands; what is not printed stays empty."""
    head = read_letterhead(text)
    assert facts(head) == expected


def test_type_of_unit_in_the_name_tells_which_place_is_meant() -> None:
    """`ỦY BAN NHÂN DÂN XÃ` above a place line that a district bears too."""
    head = read_letterhead("ỦY BAN NHÂN DÂN XÃ\nSố: 5/KH-UBND\nĐồng Văn, ngày 7 tháng 8 năm 2022\n\nKẾ HOẠCH\nĐọc sách", Gazetteer.load())
    assert (head.issuer, head.level, head.place.commune) == ("Ủy ban nhân dân xã Đồng Văn", "commune", "Đồng Văn")


def test_place_line_completes_an_issuer_without_a_place() -> None:
    """Columns cut off by a website: the place line says whose committee it is."""
    head = read_letterhead("ỦY BAN NHÂN DÂN |\nSố: 5/KH-UBND | Sơn La, ngày 7 tháng 8 năm 2022 |\nKẾ HOẠCH", Gazetteer.load())
    assert (head.issuer, head.level, head.place.province) == ("Ủy ban nhân dân tỉnh Sơn La", "province", "Sơn La")


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        pytest.param("KẾ HOẠCH\nĐọc sách năm 2024\n\nCăn cứ Luật Thư viện;", "Đọc sách năm 2024", "Căn cứ", id="two-lines"),
        pytest.param("**KẾ HOẠCH\nVề việc đọc sách**\n\nĐể có thêm sách", "Về việc đọc sách", "Để", id="one-bold-block"),
        pytest.param("KẾ HOẠCH ĐỌC SÁCH NĂM 2024\n\nNhằm mở rộng", "ĐỌC SÁCH NĂM 2024", "Nhằm", id="one-line"),
        pytest.param(
            "KẾ HOẠCH\nĐỌC SÁCH\n\nVÀ VIẾT SÁCH\n\nThực hiện việc", "ĐỌC SÁCH VÀ VIẾT SÁCH", "Thực hiện", id="capitals-over-a-gap"
        ),
        pytest.param("K Ế  H O Ạ C H\nĐọc sách\n-----\nI. MỞ ĐẦU", "Đọc sách", "I.", id="spaced-letters"),
        pytest.param(
            "KẾ HOẠCH\nThực hiện phong trào đọc sách\n(Kèm theo Quyết định)\nI. X",
            "Thực hiện phong trào đọc sách",
            "(Kèm",
            id="bracket-ends-it",
        ),
        pytest.param("KẾ HOẠCH\nĐọc sách ở các\ntrường học\nCăn cứ Luật Thư viện;", "Đọc sách ở các trường học", "Căn cứ", id="wrapped"),
    ],
)
def test_titles(text: str, title: str, rest: str) -> None:
    """The abstract ends where the body begins."""
    head = read_letterhead(text)
    assert head.kind == "Kế hoạch"
    assert head.title == title
    assert text[head.end :].lstrip("* \n-").startswith(rest)


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_secrecy_marks_are_seen(mark: str) -> None:
    """A secrecy mark at the head stands out, the word in running text does not."""
    assert read_letterhead(f"UBND TỈNH SƠN LA\n**{mark}**\nSố: 1/KH-UBND\n\nKẾ HOẠCH\nĐọc sách").secrecy == mark.capitalize()
    assert read_letterhead("KẾ HOẠCH\nBảo vệ bí mật\n\nI. X\n\nMật").secrecy is None


@pytest.mark.parametrize(
    ("head", "secrecy", "marks"),
    [
        pytest.param("UBND TỈNH SƠN LA\nSố: 1/KH-UBND        MẬT", "Mật", (), id="beside-the-number"),
        pytest.param("UBND TỈNH SƠN LA\tTỐI MẬT\nSố: 1/KH-UBND", "Tối mật", (), id="other-column"),
        pytest.param("UBND TỈNH SƠN LA\nĐộ mật: Mật\nSố: 1/KH-UBND", "Mật", (), id="label"),
        pytest.param("UBND TỈNH SƠN LA\nMật\nSố: 1/KH-UBND", "Mật", (), id="small-letters-alone"),
        pytest.param("M Ậ T\nUBND TỈNH SƠN LA\nSố: 1/KH-UBND", "Mật", (), id="spaced-letters"),
        pytest.param("ỦY BAN MẶT TRẬN TỔ QUỐC TỈNH SƠN LA\nSố: 1/KH-MTTQ", None, (), id="the-front-is-no-secret"),
        pytest.param("CỤC QUẢN LÝ MẬT MÃ\nSố: 1/KH-CQLMM", None, (), id="name-of-an-office"),
        pytest.param("UBND TỈNH SƠN LA\nSố: 1/KH-UBND   (Dự thảo)", None, ("Dự thảo",), id="draft-beside-the-number"),
        pytest.param("DỰ THẢO 2 UBND TỈNH SƠN LA\nSố: 1/KH-UBND", None, ("Dự thảo 2",), id="draft-on-the-office-line"),
    ],
)
def test_marks_beside_other_parts(head: str, secrecy: str | None, marks: tuple[str, ...]) -> None:
    """A mark that stands on a line with other parts is seen all the same, and leaves them whole."""
    found = read_letterhead(f"{head}\n\nKẾ HOẠCH\nĐọc sách\n\nCăn cứ Luật Thư viện;")
    assert (found.secrecy, found.marks, found.title) == (secrecy, marks, "Đọc sách")
    assert found.issuer is not None
    assert not set(found.issuer.lower().split()) & {"mật", "dự"} - {"mật" if "MÃ" in head else ""}


@pytest.mark.parametrize(("mark", "secrecy"), [("(MẬT)", "Mật"), ("(TUYỆT MẬT)", "Tuyệt mật"), ("(Dự thảo)", None)])
def test_marks_behind_the_kind(mark: str, secrecy: str | None) -> None:
    """`KẾ HOẠCH (MẬT)`: the title below is still found."""
    found = read_letterhead(f"UBND TỈNH SƠN LA\nSố: 1/KH-UBND\n\nKẾ HOẠCH {mark}\nĐọc sách\n\nCăn cứ Luật Thư viện;")
    assert (found.kind, found.secrecy, found.title) == ("Kế hoạch", secrecy, "Đọc sách")


@given(st.text(max_size=300))
def test_any_head_is_read(text: str) -> None:
    """Total; fields stand inside the text and do not overlap."""
    head = read_letterhead(text)
    assert 0 <= head.end <= len(text)
    last = 0
    for field in head.fields:
        assert last <= field.span.start < field.span.end <= len(text)
        last = field.span.end


def test_phrases_of_the_development_set(shared: Path) -> None:
    """Letterheads as they occur in the wild, where that optional material stands beside the clone."""
    hits = wanted = 0
    gazetteer = Gazetteer.load()
    for line in (shared / "gold" / "phrases" / "headers.jsonl").read_text(encoding="utf-8").splitlines():
        phrase: dict[str, Any] = json.loads(line)
        if "hard" in phrase["tags"]:
            continue
        head, want = read_letterhead(phrase["text"], gazetteer), phrase["expect"][0]
        found = {"level": head.level, "number": head.number, "date": head.date.iso if head.date else None, "place": head.issued_at}
        found |= {"province": head.place.province, "district": head.place.district, "commune": head.place.commune}
        for name, value in found.items():
            if want.get(name) is not None:
                wanted += 1
                hits += fold(str(value)) in {fold(v) for v in (want[name], *want.get(f"{name}_alt", []))}
    assert hits >= 0.95 * wanted > 0


@pytest.mark.parametrize(
    ("lines", "code", "issuers"),
    [
        pytest.param(
            "HỘI NÔNG DÂN - HỘI CỰU CHIẾN BINH\nTỈNH SƠN LA",
            "KHLT-HND-CCB",
            ("Hội Nông dân tỉnh Sơn La", "Hội Cựu chiến binh tỉnh Sơn La"),
            id="one-line-shared-place",
        ),
        pytest.param(
            "CÔNG AN TỈNH SƠN LA\nHỘI NÔNG DÂN TỈNH SƠN LA",
            "KHPH-CAT-HND",
            ("Công an tỉnh Sơn La", "Hội Nông dân tỉnh Sơn La"),
            id="stacked",
        ),
        pytest.param(
            "UBND HUYỆN MỘC CHÂU\nPHÒNG TƯ PHÁP - HUYỆN ĐOÀN",
            "KHPH-PTP-HĐ",
            ("Phòng Tư pháp huyện Mộc Châu", "Huyện đoàn huyện Mộc Châu"),
            id="below-their-superior",
        ),
        pytest.param(
            "CÔNG AN TỈNH\nHỘI NÔNG DÂN TỈNH SƠN LA",
            "KHPH-CAT-HND",
            ("Công an tỉnh Sơn La", "Hội Nông dân tỉnh Sơn La"),
            id="type-of-unit-once",
        ),
        pytest.param(
            "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH SƠN LA",
            "KH-SLĐTBXH",
            ("Sở Lao động - Thương binh và Xã hội tỉnh Sơn La",),
            id="a-dash-inside-one-name",
        ),
        pytest.param("UBND TỈNH SƠN LA\nSỞ NỘI VỤ", "KH-SNV", ("Sở Nội vụ tỉnh Sơn La",), id="superior-is-no-issuer"),
        pytest.param("VĂN PHÒNG HĐND - UBND\nHUYỆN MỘC CHÂU", "KH-VP", ("Văn phòng HĐND - UBND huyện Mộc Châu",), id="office-of-two"),
    ],
)
def test_joint_papers_have_several_issuers(lines: str, code: str, issuers: tuple[str, ...]) -> None:
    """Each office that numbers the paper is an issuer, the first decides the place."""
    head = read_letterhead(f"{lines}\n{MOTTO}Số: 3/{code}\nSơn La, ngày 7 tháng 8 năm 2022\n\nKẾ HOẠCH\nĐọc sách", Gazetteer.load())
    assert (head.issuer, *head.co_issuers) == issuers


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        pytest.param("KẾ HOẠCH SỐ 8/KH-UBND\nĐọc sách", "8/KH-UBND", "Đọc sách", id="number-behind-the-kind"),
        pytest.param(
            "KẾ HOẠCH\nĐọc sách\n(Số 8/KH-UBND ngày 02/3/2023 của UBND xã Cò Nòi)", "8/KH-UBND", "Đọc sách", id="number-below-the-title"
        ),
        pytest.param("KẾ\nHOẠCH\nĐọc sách", None, "Đọc sách", id="kind-on-two-lines"),
        pytest.param(f"Số: 8/KH-UBND\n{MOTTO}Kế hoạch\nĐọc sách", "8/KH-UBND", "Đọc sách", id="kind-in-small-letters"),
        pytest.param("KẾ HOẠCH\nĐọc sách\n(Kèm theo Quyết định số 8/QĐ-UBND)", None, "Đọc sách", id="the-decision-has-another-number"),
    ],
)
def test_odd_places_of_number_and_kind(text: str, number: str | None, title: str) -> None:
    """Where a paper puts its number and its name is its own affair."""
    head = read_letterhead(f"{text}\n\nCăn cứ Luật Thư viện;")
    assert (head.kind, head.number, head.title) == ("Kế hoạch", number, title)
