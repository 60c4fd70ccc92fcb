"""From papers to drafts: metadata, body, and an account in which nothing is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gazetteer import Gazetteer
from generator.intake.account import count_lost
from generator.intake.draft import as_source, make_draft
from generator.model import Destination, Draft, PartialDate, PlaceNames, Signatory, Status
from generator.parse.provisions import parse
from generator.readers.text import read_text
from generator.text import collapse
from tests.intake.papers import DISTRICT, district, draft_of, province

if TYPE_CHECKING:
    from pathlib import Path


def squeezed(text: str) -> str:
    """Without blanks."""
    return "".join(text.split())


def test_district_paper_says_what_it_does_not_print() -> None:
    """Blank number and day stay blank; the office is concluded, with the words for it."""
    draft = district()
    metadata = draft.metadata
    assert (metadata.number, draft.symbol, metadata.issued_on, metadata.issued_at) == (None, "KH-UBND", PartialDate(2024, 2), "Sốp Cộp")
    assert metadata.issuers == ("UBND huyện Sốp Cộp",)
    assert metadata.place == PlaceNames(province="Sơn La", district="Sốp Cộp")
    assert metadata.title == "Phát động phong trào đọc sách năm 2024 trên địa bàn huyện"
    assert metadata.signatory == Signatory(name="Lò Văn Pản", position="Chủ tịch")
    assert metadata.status is Status.PUBLISHED
    assert any("Sốp Cộp" in words for words in draft.inferences[0].evidence)
    assert 0.5 <= draft.inferences[0].confidence < 0.99


def test_unit_keeps_the_type_of_its_time() -> None:
    """A district that became a town after the paper is still called what the paper calls it."""
    assert draft_of(DISTRICT.replace("Sốp Cộp", "Mộc Châu")).metadata.issuers == ("UBND huyện Mộc Châu",)


def test_misspelt_place_is_corrected_and_both_are_kept() -> None:
    """The office gets the right name, the words of the paper stay, and the correction is written down."""
    draft = draft_of(DISTRICT.replace("huyện Sốp Cộp", "huyện Sớp Cộp").replace("Sốp Cộp, ngày", "Sớp Cộp, ngày"))
    assert draft.metadata.issuers == ("UBND huyện Sốp Cộp",)
    assert [(c.printed, c.meant) for c in draft.metadata.corrections] == [("Sớp Cộp", "Sốp Cộp")]
    assert "huyện Sớp Cộp" in draft.body


def test_district_body_is_plain_and_its_page_cut_is_mended() -> None:
    """No markup, no bookmark, no page number; the sentence that a page cut in two is one."""
    body = district().body
    assert not set("*#[]") & set(body)
    assert "mở cửa thư viện cả tuần và báo cáo Ủy ban nhân dân huyện Sốp Cộp" in body
    assert body.startswith("Căn cứ Luật Thư viện; Ủy ban")
    assert district().recipients == ("Huyện ủy", "UBND các xã, thị trấn", "Lưu: VT")
    reasons = {span.target for span in district().spans if span.destination is Destination.LEFT_OUT}
    assert {"dấu trang của Word", "ký hiệu định dạng", "số trang"} <= reasons


def test_province_paper_is_unwrapped() -> None:
    """Wraps inside heading, date, title and recipients are undone; the title is written as people write."""
    draft = province()
    metadata = draft.metadata
    assert (metadata.number, metadata.issued_on) == ("0042/KH-UBND", PartialDate(2024, 3, 18))
    assert metadata.issuers == ("UBND tỉnh Sơn La",)
    assert metadata.title == "Phát động hội đọc sách chào mừng Đại hội lần thứ V của Hội Thư viện tỉnh Sơn La"
    assert draft.printed_title is not None
    assert draft.printed_title.isupper()
    assert metadata.signatory == Signatory(name="Hà Thị Mai", capacity="KT. Chủ tịch", position="Phó Chủ tịch")
    assert draft.recipients == ("Thường trực Tỉnh ủy (b/c)", "Các sở, ban, ngành", "Lưu: VT")
    assert metadata.period is not None
    assert (metadata.period.start, metadata.period.end) == (PartialDate(2024, 4), PartialDate(2024, 9))


def test_province_outline() -> None:
    """A dash that a wrap put at the start of a line opens nothing."""
    plan, _ = parse(as_source(province()))
    assert [p.path for p in plan.provisions] == ["preamble", "I", "I.1", "I.2", "I.2.-1", "I.2.-2", "II", "recipients", "signature"]
    headings = {p.path: collapse(p.heading.of(plan.body)) for p in plan.provisions if p.heading}
    assert headings == {"I": "MỤC ĐÍCH, YÊU CẦU", "I.1": "Thời gian", "I.2": "Yêu cầu", "II": "TỔ CHỨC THỰC HIỆN"}


@pytest.mark.parametrize("draft", [pytest.param(district(), id="district"), pytest.param(province(), id="province")])
def test_spans_are_the_paper_and_nothing_is_lost(draft: Draft) -> None:
    """Joined, the spans give the file back; body spans hold the body's characters in full."""
    assert "".join(span.source for span in draft.spans) == draft.paper.text.source
    assert draft.characters_lost == 0
    pieces = sorted((span for span in draft.spans if span.body), key=lambda span: span.body or span.span)
    assert squeezed("".join(span.source for span in pieces)) == squeezed(draft.body)
    for span in pieces:
        assert span.body is not None
        assert squeezed(span.source) == squeezed(span.body.of(draft.body))


def test_a_loss_is_counted() -> None:
    """The count is a comparison: a body that lacks a word does not pass."""
    draft = district()
    damaged = draft.body.replace("thư viện", "thư      ")
    assert count_lost(draft.paper, draft.spans, damaged) >= 4
    assert count_lost(draft.paper, draft.spans[:-1], draft.body) > 0
    assert count_lost(draft.paper, draft.spans, draft.body + "thêm") == 4


def test_title_shows_print_and_reading() -> None:
    """Where a field differs from the paper, both are in its span."""
    (title,) = [span for span in province().spans if span.target == "title"]
    assert title.source.startswith("PHÁT ĐỘNG")
    assert title.value is not None
    assert title.value.startswith("Phát động")


def test_columns_side_by_side_are_told_apart() -> None:
    """Recipients left, sign block right: the body has one after the other, the account still adds up."""
    text = "KẾ HOẠCH\nĐọc sách\n\n1. Các trường mở cửa.\n\nNơi nhận:                  TM. ỦY BAN NHÂN DÂN\n- Như trên;                    CHỦ TỊCH\n- Lưu: VT.\n                            Lò Thị Ban\n"
    draft = draft_of(text)
    assert draft.body.endswith("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Thị Ban")
    assert draft.metadata.signatory == Signatory(name="Lò Thị Ban", capacity="TM. Ủy ban nhân dân", position="Chủ tịch")
    assert draft.characters_lost == 0


@pytest.mark.parametrize(
    ("text", "code", "status"),
    [
        pytest.param(DISTRICT.replace("## KẾ", "TỐI MẬT\n\n## KẾ"), "K220", Status.PUBLISHED, id="secret"),
        pytest.param(DISTRICT.replace("## KẾ", "DỰ THẢO\n\n## KẾ"), "K221", Status.DRAFT, id="draft-mark"),
        pytest.param("KẾ HOẠCH\nĐọc sách", "K222", Status.DRAFT, id="no-body"),
        pytest.param("Mở cửa thư viện.", "K224", Status.DRAFT, id="no-title"),
        pytest.param("KẾ HOẠCH\nĐọc sách\n\n1. Mở cửa.", "K225", Status.DRAFT, id="no-office"),
        pytest.param(DISTRICT.replace("ngày tháng 02", "ngày 30 tháng 02"), "K227", Status.PUBLISHED, id="impossible-day"),
    ],
)
def test_what_the_clerk_is_told(text: str, code: str, status: Status) -> None:
    """Each hindrance has its code, a sentence and a way out."""
    draft = draft_of(text)
    (problem,) = [found for found in draft.diagnostics if found.code == code]
    assert problem.message.endswith(".")
    assert problem.hint
    assert draft.metadata.status is status


PIECES = [
    "KẾ HOẠCH",
    "Đọc sách",
    "Số: 1/KH-UBND",
    "I. ",
    "1. ",
    "- ",
    "Nơi nhận:",
    "CHỦ TỊCH",
    "\n",
    "\n\n",
    "   ",
    "|",
    "**",
    "*",
    "#",
    "---",
    "2",
    "\\1. ",
    "một ",
    "\r\n",
    "e\u0302\u0301",
    "\u200b",
]


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)))
def test_any_text_is_drafted_without_loss(text: str) -> None:
    """Total on any text that has a word; partition and count hold."""
    paper, _ = read_text(text.encode("utf-8", "ignore"), "a.txt")
    if paper is None:
        return
    draft = make_draft(paper, gazetteer=Gazetteer.load())
    assert "".join(span.source for span in draft.spans) == draft.paper.text.source
    assert draft.characters_lost == 0


def test_real_papers(shared: Path) -> None:
    """Papers that may stand beside the clone: nothing lost, outline and metadata as annotated by hand."""
    for file in sorted((shared / "samples").glob("*.txt")):
        draft = draft_of(file.read_text(encoding="utf-8"), file.name)
        assert draft.characters_lost == 0
        assert "".join(span.source for span in draft.spans) == draft.paper.text.source
        gold = shared / "gold" / f"{file.stem}.json"
        if gold.is_file():
            wanted = json.loads(gold.read_text(encoding="utf-8"))
            plan, _ = parse(as_source(draft))
            assert [p.path for p in plan.provisions if p.label] == [unit["path"] for unit in wanted["outline"]]
            assert list(plan.recipients) == wanted["recipients"]
            meta, place = wanted["meta"], draft.metadata.place
            assert (place.province, place.district, place.commune) == (meta["province"], meta["district"], meta["commune"])
            assert draft.metadata.issuer == meta["issuer"]
            assert draft.metadata.signatory is not None
            assert draft.metadata.signatory.name == meta["signer"]


def test_plan_issued_with_a_decision_knows_its_office() -> None:
    """Without a letterhead, the bracket below the title names the office and the decision."""
    text = "KẾ HOẠCH\nĐọc sách năm 2024\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 02/3/2024 của UBND huyện Sốp Cộp)\n\nI. ĐỌC\n\n1. Mở cửa."
    metadata = draft_of(text).metadata
    assert (metadata.number, metadata.issuers) == (None, ("UBND huyện Sốp Cộp",))
    assert metadata.place == PlaceNames(province="Sơn La", district="Sốp Cộp")
    assert [(r.type, r.of) for r in metadata.relations] == [("issued_by", "Quyết định số 5/QĐ-UBND ngày 02/3/2024 của UBND huyện Sốp Cộp")]


@pytest.mark.parametrize(
    ("preamble", "issuer", "place"),
    [
        pytest.param(
            "Theo Quyết định số 5/QĐ-UBND của UBND tỉnh Sơn La, Sở Y tế tỉnh Sơn La ban hành Kế hoạch tổ chức phong trào thi đua như sau:",
            "Sở Y tế tỉnh Sơn La",
            PlaceNames(province="Sơn La"),
            id="department",
        ),
        pytest.param(
            "Theo Hướng dẫn của tỉnh, Ban Thường vụ Huyện ủy Sốp Cộp xây dựng kế hoạch như sau:",
            "Huyện ủy Sốp Cộp",
            PlaceNames(province="Sơn La", district="Sốp Cộp"),
            id="party-committee",
        ),
        pytest.param(
            "Theo công văn của Phòng Giáo dục và Đào tạo huyện Sốp Cộp, Trường Mầm non Ban Trắng (xã Mường Và) xây dựng kế hoạch như sau:",
            "Trường Mầm non Ban Trắng",
            PlaceNames(province="Sơn La", district="Sốp Cộp"),
            id="school-in-the-district-it-names",
        ),
        pytest.param(
            "Liên đoàn Lao động tỉnh triển khai kế hoạch trên địa bàn tỉnh Sơn La như sau:",
            "Liên đoàn Lao động tỉnh Sơn La",
            PlaceNames(province="Sơn La"),
            id="place-from-the-text",
        ),
        pytest.param(
            "Theo Kế hoạch số 5/KH-UBND của UBND tỉnh Sơn La. Nay Ủy ban nhân dân huyện Sốp Cộp ban hành kế hoạch như sau:",
            "UBND huyện Sốp Cộp",
            PlaceNames(province="Sơn La", district="Sốp Cộp"),
            id="nay",
        ),
        pytest.param(
            "Theo công văn của Sở, Bệnh viện Đa khoa khu vực Mường Mây xây dựng kế hoạch như sau:",
            "Bệnh viện Đa khoa khu vực Mường Mây",
            PlaceNames(),
            id="hospital-whose-place-nobody-says",
        ),
        pytest.param(
            "Theo kế hoạch của cấp trên, Đảng ủy xã Mây Trắng (huyện Sốp Cộp, tỉnh Sơn La) xây dựng kế hoạch như sau:",
            "Đảng ủy xã Mây Trắng",
            PlaceNames(province="Sơn La", district="Sốp Cộp", commune="Mây Trắng"),
            id="commune-that-no-list-knows",
        ),
        pytest.param(
            "Theo Kế hoạch số 5/KH-UBND của Sở Y tế tỉnh Sơn La triển khai phong trào thi đua năm 2024.",
            "Chưa rõ cơ quan ban hành",
            PlaceNames(),
            id="office-of-a-cited-paper",
        ),
    ],
)
def test_office_that_names_itself(preamble: str, issuer: str, place: PlaceNames) -> None:
    """Without a letterhead, the office that the preamble says makes the plan."""
    metadata = draft_of(f"KẾ HOẠCH\nĐọc sách năm 2024\n\n{preamble}\n\nI. ĐỌC\n\n1. Mở cửa.").metadata
    assert (metadata.issuer, metadata.place) == (issuer, place)


@pytest.mark.parametrize(
    ("head", "day", "place"),
    [
        pytest.param("HUYỆN A LƯỚI", "2021", PlaceNames(province="Thừa Thiên Huế", district="A Lưới"), id="district"),
        pytest.param("THÀNH PHỐ HUẾ", "2021", PlaceNames(province="Thừa Thiên Huế", district="Huế"), id="city-of-a-province"),
        pytest.param("THÀNH PHỐ HUẾ", "2026", PlaceNames(province="Huế"), id="city-that-ranks-as-a-province"),
    ],
)
def test_province_of_the_papers_own_time(head: str, day: str, place: PlaceNames) -> None:
    """Its name on the day of the paper, not today's."""
    text = f"ỦY BAN NHÂN DÂN\n{head}\n\nSố: 5/KH-UBND\nHuế, ngày 7 tháng 4 năm {day}\n\nKẾ HOẠCH\nĐọc sách\n\n1. Mở cửa."
    assert draft_of(text).metadata.place == place


def test_joint_paper_has_both_offices() -> None:
    """A list, the first decides the place; two sign blocks side by side give the first signer."""
    text = (
        "HỘI NÔNG DÂN TỈNH SƠN LA\nTỈNH ĐOÀN SƠN LA\nSố: 3/KHLT-HND-TĐTN\nSơn La, ngày 7 tháng 8 năm 2022\n\nKẾ HOẠCH LIÊN TỊCH\nĐọc sách\n\n"
        "1. Mở cửa thư viện.\n\nTM. BAN THƯỜNG VỤ                 TM. BAN THƯỜNG VỤ\nHỘI NÔNG DÂN TỈNH                 TỈNH ĐOÀN\n"
        "CHỦ TỊCH                          BÍ THƯ\n\nLò Thị Ban                        Hà Văn Mai\n"
    )
    metadata = draft_of(text).metadata
    assert metadata.issuers == ("Hội Nông dân tỉnh Sơn La", "Tỉnh đoàn Sơn La")
    assert metadata.place == PlaceNames(province="Sơn La")
    assert metadata.signatory is not None
    assert metadata.signatory.name == "Lò Thị Ban"


def test_tags_of_a_web_page_are_no_words() -> None:
    """Tags are left out with a reason; a break that alone parts two words stays, for a person to see."""
    draft = draft_of(
        "[bookmark: _Hlk2]<p>ỦY BAN NHÂN DÂN&nbsp;</p>\n**HUYỆN SỐP CỘP**\nSố: 7/KH-UBND\n\nKẾ HOẠCH\nĐọc sách\n\n<p>1. Mở <b>cửa</b>&nbsp; cả<br>tuần.</p>"
    )
    assert draft.metadata.issuers == ("UBND huyện Sốp Cộp",)
    assert draft.body == "1. Mở cửa cả<br>tuần."
    assert draft.characters_lost == 0


def test_a_line_far_from_the_margin_is_a_heading() -> None:
    """`2. Sở Tài chính` above its sentence; a heading that was wrapped stays whole."""
    body = draft_of(
        "UBND TỈNH SƠN LA\n\nKẾ HOẠCH\nĐọc sách\n\nI. TỔ CHỨC VIỆC ĐỌC VÀ VIỆC VIẾT SÁCH\nTRONG CÁC TRƯỜNG\n\n1. Phòng đọc\n"
        "Mở cửa cả tuần, cả buổi tối; mỗi tháng kể chuyện một buổi cho các em nhỏ.\n\n2. Mỗi trường mở thêm một phòng đọc và mua\nSách mới.\n\n"
        "3. Phòng Văn hóa và\nThông tin lo phần tranh ảnh, phần loa đài cùng nhà văn hóa các thôn, các bản."
    ).body
    assert body.split("\n\n") == [
        "I. TỔ CHỨC VIỆC ĐỌC VÀ VIỆC VIẾT SÁCH TRONG CÁC TRƯỜNG",
        "1. Phòng đọc",
        "Mở cửa cả tuần, cả buổi tối; mỗi tháng kể chuyện một buổi cho các em nhỏ.",
        "2. Mỗi trường mở thêm một phòng đọc và mua Sách mới.",
        "3. Phòng Văn hóa và Thông tin lo phần tranh ảnh, phần loa đài cùng nhà văn hóa các thôn, các bản.",
    ]


def test_appendix_without_a_sign_block() -> None:
    """It ends the recipients all the same."""
    body = draft_of("KẾ HOẠCH\nĐọc sách\n\n1. Mở cửa.\n\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC 1\nVIỆC CẦN LÀM\n\n1. Mua sách.").body
    assert body.endswith("- Lưu: VT.\n\nPHỤ LỤC 1 VIỆC CẦN LÀM\n\n1. Mua sách.")


def test_school_lies_in_the_commune_of_its_place_line() -> None:
    """The district is printed, the place line names one of its communes."""
    text = "PHÒNG GD&ĐT HUYỆN SỐP CỘP\nTRƯỜNG TIỂU HỌC DỒM CANG\nSố: 7/KH-TH\nDồm Cang, ngày 9 tháng 9 năm 2023\n\nKẾ HOẠCH\nĐọc sách\n\n1. Mở cửa."
    assert draft_of(text).metadata.place == PlaceNames(province="Sơn La", district="Sốp Cộp", commune="Dồm Cang")


def test_school_lies_in_the_district_of_its_place_line() -> None:
    """The province is printed; a name that a district shares with its town is the district's."""
    text = "SỞ GIÁO DỤC VÀ ĐÀO TẠO SƠN LA\nTRƯỜNG THPT SUỐI MÂY\nSố: 7/KH-THPT\nSốp Cộp, ngày 9 tháng 9 năm 2023\n\nKẾ HOẠCH\nĐọc sách\n\n1. Mở cửa."
    assert draft_of(text).metadata.place == PlaceNames(province="Sơn La", district="Sốp Cộp")


def test_units_of_one_name_in_one_province() -> None:
    """Which of the two is meant stays open, the province does not."""
    text = "ỦY BAN NHÂN DÂN\nTHỊ XÃ KỲ ANH\nSố: 7/KH-UBND\nKỳ Anh, ngày 9 tháng 9 năm 2019\n\nKẾ HOẠCH\nĐọc sách\n\n1. Mở cửa."
    assert draft_of(text).metadata.place == PlaceNames(province="Hà Tĩnh", district="Kỳ Anh")


RUN_TOGETHER = """| LIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN LA **LIÊN ĐOÀN LAO ĐỘNG HUYỆN SỐP CỘP** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** **Độc lập - Tự do - Hạnh phúc** |
|---|---|
| Số: 7/KH-LĐLĐ | *Sốp Cộp, ngày 9 tháng 9 năm 2023* |

**KẾ HOẠCH**

**Đọc sách**

1. Mở cửa.

| Việc | **Ai** |
|---|---|
| Mua **sách** hay | **Tổ** |

"""


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param("| ***Nơi nhận:*** - Như trên; - Lưu: VT. | **TM. BAN THƯỜNG VỤ** PHÓ CHỦ TỊCH **Lò Thị Mây** |\n|---|---|", id="row"),
        pytest.param(
            "***Nơi nhận:*** **TM. BAN THƯỜNG VỤ**\n- Như trên; **PHÓ CHỦ TỊCH**\n- Lưu: VT. **Lò Thị Mây**", id="beside-recipients"
        ),
    ],
)
def test_lines_that_a_converter_ran_together(tail: str) -> None:
    """Only emphasis tells the lines of a letterhead and of a sign block apart; rows of the text stay rows."""
    draft = draft_of(RUN_TOGETHER + tail)

    assert draft.metadata.issuers == ("Liên đoàn Lao động huyện Sốp Cộp",)
    assert draft.metadata.signatory == Signatory(name="Lò Thị Mây", capacity="TM. Ban Thường vụ", position="Phó Chủ tịch")
    assert draft.recipients == ("Như trên", "Lưu: VT")
    assert "| Mua sách hay | Tổ |" in draft.body
    assert draft.characters_lost == 0


def test_a_draft_for_looking_at_has_no_account() -> None:
    """Reading without the account gives the same metadata and body."""
    paper = district().paper
    seen = make_draft(paper, gazetteer=Gazetteer.load(), accounted=False)
    assert (seen.metadata, seen.body, seen.spans) == (district().metadata, district().body, ())
