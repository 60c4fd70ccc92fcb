"""Pages of movements: what plans call them, who takes part, what is known of their launch; long lists cut by place and year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.authorities import campaign_by_slug, campaigns
from generator.model import Assignment, CampaignMention, Span
from generator.render import cut_lists, movement_pages, other_names
from generator.render.library import Library
from generator.render.movement_lists import movement_list_hubs, movements_of, shared_movements
from generator.render.movement_names import marked, spelling_key
from tests.bodies import Unit
from tests.factories import make_annotated, make_citation, make_corpus, make_metadata, make_plan
from tests.render.making import made
from tests.render.reading import Reading, read

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan, Page

SLUG = "chung-suc-xay-dung-nong-thon-moi"
ADDRESS = f"phong-trao/{SLUG}"
OFFICIAL = "Cả nước chung sức xây dựng nông thôn mới"
UNITS = (
    Unit("I", "CÁC PHONG TRÀO", "Nêu sau đây."),
    Unit("I.1", None, "Một việc."),
    Unit("I.1.a", None, "Việc nhỏ."),
    Unit("I.2", None, "Hai việc."),
)


def _mention(name: str, known: str | None = SLUG, path: str = "I.1", *, in_heading: bool = False) -> CampaignMention:
    anchor = path.lower().replace(".", "-")
    return CampaignMention(span=Span(0, 0), path=path, anchor=anchor, raw=name, name=name, kind=None, known=known, in_heading=in_heading)


def _duty(lead: str, action: str, path: str = "I.1", known: str | None = None) -> Assignment:
    return Assignment(span=Span(0, 0), path=path, anchor=path.lower().replace(".", "-"), lead=lead, action=action, known=known)


def _plan(
    *mentions: CampaignMention, place: str = "kon-tum", year: int = 2025, duties: tuple[Assignment, ...] = (), **metadata: Any
) -> AnnotatedPlan:
    name = place.replace("/", "-")
    fields = {
        "id": f"{name}-{year}-ke-hoach",
        "number": None,
        "issued_on": str(year),
        "issuers": ("UBND tỉnh Kon Tum",),
        "province": "Kon Tum",
        **metadata,
    }
    plan = make_plan(metadata=make_metadata(**fields), path=f"{place}/{year}/ke-hoach.md", units=UNITS, recipients=())
    return replace(make_annotated(plan=plan), campaigns=mentions, assignments=duties)


BEN_TRE: dict[str, Any] = {"place": "ben-tre", "issuers": ("UBND tỉnh Bến Tre",), "province": "Bến Tre"}


def _pages(*plans: AnnotatedPlan) -> dict[str, Page]:
    library = Library.of(make_corpus(plans=plans))
    return {page.address: page for page in (*made(movement_list_hubs, library), *made(movement_pages.movement_hubs, library))}


def _read(*plans: AnnotatedPlan, address: str = ADDRESS) -> Reading:
    return read(_pages(*plans)[address].body)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        pytest.param(OFFICIAL, [], id="official"),
        pytest.param("cả nước CHUNG SỨC, xây dựng nông thôn mới", [], id="case and punctuation"),
        pytest.param("Chung sức xây dựng nông thôn mới", [], id="shorter"),
        pytest.param("Phong trào chung sức xây dựng nông thôn mới", [], id="with the common lead"),
        pytest.param("Kon Tum chung sức xây dựng nông thôn mới", ["Kon Tum"], id="place in front"),
        pytest.param("Xóm Bưởi chung sức xây dựng nông thôn mới và vườn mẫu", ["Xóm Bưởi", "và vườn mẫu"], id="both ends"),
        pytest.param("Chung sức - đồng lòng xây dựng nông thôn mới", ["đồng lòng"], id="dash is no word"),
    ],
)
def test_own_words_of_a_name_are_marked(name: str, own: list[str]) -> None:
    """Only words that the official name does not have, neighbours in one mark; the printed words stay as they are."""
    reading = read(f"<p>{marked(name, OFFICIAL)}</p>")
    assert [e.text for e in reading.find("mark", "k-own-word")] == own
    assert reading.one("p").text == name


def test_a_name_cannot_bring_markup() -> None:
    """Marked names are escaped word by word."""
    assert not read(marked("<script>x</script> nông thôn mới", OFFICIAL)).find("script")


def test_ways_of_writing_come_first_with_their_provisions() -> None:
    """Each way once, whatever case and punctuation, with how it stands to the official name and every place that writes so."""
    reading = _read(
        _plan(_mention("Kon Tum chung sức xây dựng nông thôn mới"), _mention("chung sức xây dựng nông thôn mới", path="I.2")),
        _plan(_mention("Chung sức xây dựng Nông thôn mới"), **BEN_TRE),
    )
    assert reading.one("h1").text == OFFICIAL
    assert reading.ids[0] == "_cach-viet"
    rows = reading.one("ul", "k-variants")
    assert rows.text.startswith("“Chung sức xây dựng Nông thôn mới” tên chính thức, viết gọn · UBND tỉnh Bến Tre, 2025, mục I.1;")
    assert "UBND tỉnh Kon Tum, 2025, mục I.2 2 kế hoạch" in rows.text
    assert "“Kon Tum chung sức xây dựng nông thôn mới” tên riêng của tỉnh Kon Tum · UBND tỉnh Kon Tum, 2025, mục I.1" in rows.text
    assert {"../../kon-tum/2025/ke-hoach/#i-1", "../../kon-tum/2025/ke-hoach/#i-2", "../../ben-tre/2025/ke-hoach/#i-1"} <= set(
        reading.links
    )


def test_local_names_that_no_plan_writes_stand_apart() -> None:
    """The authority file's names of other places, without those that plans write."""
    section = next(
        e.text for e in _read(_plan(_mention("Kon Tum chung sức xây dựng nông thôn mới"))).find("section") if "theo danh mục" in e.text
    )
    assert "“Vĩnh Phúc chung sức xây dựng nông thôn mới” tỉnh Vĩnh Phúc" in section
    assert "Kon Tum" not in section


def test_launching_documents_lead_to_their_pages() -> None:
    """A document that a plan here cites is a link; the others are named, and the page says that no plan cites them."""
    cited = replace(
        _plan(_mention(OFFICIAL)),
        citations=(
            make_citation(
                raw="Quyết định số 587/QĐ-TTg ngày 18/5/2022",
                doc_type="Quyết định",
                number="587/QĐ-TTg",
                date="2022-05-18",
                issuer="Thủ tướng Chính phủ",
                path="I.1",
            ),
        ),
    )
    reading = _read(cited)
    notice = reading.one("div", "k-notice").text
    assert "Thủ tướng Chính phủ phát động ngày 08/6/2011." in notice
    assert [link for link in reading.links if "/van-ban/" in link] == ["../../van-ban/quyet-dinh/587-qd-ttg-2022/"]
    assert "Chưa kế hoạch nào trong thư viện dẫn văn bản không có liên kết." in notice
    assert "Chưa kế hoạch nào trong thư viện dẫn các văn bản này." in _read(_plan(_mention(OFFICIAL))).one("div", "k-notice").text


def test_who_is_responsible() -> None:
    """Bodies of the provision that names the movement, with their page; of others the page does not speak."""
    reading = _read(
        _plan(
            _mention(OFFICIAL),
            duties=(_duty("Phòng Kinh tế", "theo dõi phong trào", known="phong-kinh-te"), _duty("Trạm Y tế", "khám bệnh", path="I.2")),
        )
    )
    words = next(e.text for e in reading.find("section") if "Ai phụ trách" in e.text)
    assert "Phòng Kinh tế Theo dõi phong trào UBND tỉnh Kon Tum, 2025, mục I.1" in words
    assert "Trạm Y tế" not in words
    assert "../../co-quan/phong-kinh-te/" in reading.links


def test_of_several_duties_those_that_name_the_movement_count() -> None:
    """A long provision charges many; only the sentence with the name is about it."""
    words = _read(
        _plan(
            _mention("Xây dựng nông thôn mới"),
            duties=(_duty("Xóm Bưởi", "quét dọn"), _duty("Xóm Mít", "lo phong trào xây dựng nông thôn mới")),
        )
    ).find("section")
    section = next(e.text for e in words if "Ai phụ trách" in e.text)
    assert "Xóm Mít" in section
    assert "Xóm Bưởi" not in section


def test_a_heading_speaks_for_what_is_below_it() -> None:
    """A heading that names the movement, and a point below it that charges a body."""
    plan = _plan(duties=(_duty("Xóm Bưởi", "quét dọn", path="I.1.a"),))
    below = replace(plan, campaigns=(_mention(OFFICIAL, path="I", in_heading=True),))
    assert "Xóm Bưởi" in next(e.text for e in _read(below).find("section") if "Ai phụ trách" in e.text)


def test_without_a_responsible_body_the_page_says_so() -> None:
    """And names the offices that these plans charge most."""
    reading = _read(_plan(_mention(OFFICIAL, path="I.2"), duties=(_duty("Phòng Kinh tế", "theo dõi", known="phong-kinh-te"),)))
    section = next(e.text for e in reading.find("section") if "Ai phụ trách" in e.text)
    assert "Kế hoạch không giao riêng một cơ quan nào cho phong trào này." in section
    assert section.endswith("Phòng Kinh tế 1 kế hoạch")


def test_family_without_plans_has_an_honest_page() -> None:
    """The broader movement has its page, which says that no plan names it and leads back down."""
    child = campaign_by_slug("chung-tay-cai-cach-hanh-chinh-dak-nong")
    assert child is not None
    pages = _pages(_plan(_mention(child.name, known=child.slug)))
    reading = read(pages["phong-trao/cai-cach-hanh-chinh"].body)
    assert "Chưa có kế hoạch nào trong thư viện nhắc tên này" in reading.one("p", "k-lead").text
    assert f"../../phong-trao/{child.slug}/" in reading.links
    assert not {"_cach-viet", "_ke-hoach", "_phu-trach"} & set(reading.ids)
    assert "thuộc phong trào này · 1 kế hoạch" in reading.find("li")[-1].text


def test_a_long_movement_is_cut_by_place_then_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page leads to provinces, a long province to its years; every plan stands on exactly one last page."""
    monkeypatch.setattr(movement_pages, "LONG", 1)
    monkeypatch.setattr(movement_pages, "MANY", 1)
    pages = _pages(
        _plan(_mention("Xóm Bưởi chung sức xây dựng nông thôn mới")),
        _plan(_mention(OFFICIAL), year=2024),
        _plan(_mention(OFFICIAL), **BEN_TRE),
    )
    main = read(pages[ADDRESS].body)
    assert [link for link in main.links if link.startswith(f"../../{ADDRESS}")] == [
        f"../../{ADDRESS}/ben-tre/",
        f"../../{ADDRESS}/kon-tum/",
    ]
    assert not main.find("li", "k-row")
    assert "Năm 2025: 2 kế hoạch · Năm 2024: 1 kế hoạch" in " ".join(e.text for e in main.find("p"))
    province = read(pages[f"{ADDRESS}/kon-tum"].body)
    assert f"../../../{ADDRESS}/kon-tum/2024/" in province.links
    assert not [link for link in province.links if "ke-hoach" in link]
    year = read(pages[f"{ADDRESS}/kon-tum/2025"].body)
    assert [link for link in year.links if "#i-1" in link] == ["../../../../kon-tum/2025/ke-hoach/#i-1"]
    assert year.one("mark").text == "Xóm Bưởi"
    assert "“" not in read(pages[f"{ADDRESS}/kon-tum/2024"].body).one("ul", "k-marks").text
    assert f"{ADDRESS}/ben-tre/2025" not in pages


def test_many_plans_are_told_in_a_line_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the page of the movement: the line leads to the provision, a name of its own is told, and there is no page of a province."""
    monkeypatch.setattr(movement_pages, "MANY", 1)
    pages = _pages(_plan(_mention("Xóm Bưởi chung sức xây dựng nông thôn mới")), _plan(_mention(OFFICIAL), year=2024))
    main = read(pages[ADDRESS].body)
    assert [e.text for e in main.find("h3", "k-year")] == ["Năm 2025 1 kế hoạch", "Năm 2024 1 kế hoạch"]
    assert "UBND tỉnh Kon Tum, 2024, mục I.1" in [e.text for e in main.find("li")]
    assert "../../kon-tum/2025/ke-hoach/#i-1" in main.links
    assert not main.find("li", "k-row")
    assert not [address for address in pages if address.startswith(f"{ADDRESS}/")]


def test_long_lists_of_spellings_say_what_they_leave_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a way of writing has many places, a few are named and the rest counted."""
    monkeypatch.setattr(movement_pages, "MANY", 1)
    plans = [_plan(_mention(OFFICIAL), year=year) for year in range(2018, 2023)]
    assert "và 2 chỗ khác 5 kế hoạch" in _read(*plans).one("ul", "k-variants").text


def test_index_tells_national_from_local_and_unknown() -> None:
    """Counts of plans and places; a local movement stands under its province; a name without an entry links to its provisions."""
    local = next(entry for entry in campaigns() if entry.place == "ben-tre")
    reading = _read(
        _plan(_mention(OFFICIAL), _mention("Mỗi tuần một luống rau", known=None, path="I.2")),
        _plan(_mention(OFFICIAL), _mention(local.name, known=local.slug), **BEN_TRE),
        address="phong-trao",
    )
    sections = {e.attributes["aria-labelledby"]: e.text for e in reading.find("section")}
    assert f"{OFFICIAL} Thủ tướng Chính phủ · 2011 2 kế hoạch, 2 nơi" in sections["_toan-quoc"]
    assert "Tỉnh Bến Tre" in sections["_dia-phuong"]
    assert "Mỗi tuần một luống rau UBND tỉnh Kon Tum, 2025, mục I.2" in sections["_ten-khac"]
    assert "../kon-tum/2025/ke-hoach/#i-2" in reading.links


def test_very_many_unknown_names_do_not_make_the_index_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index keeps what several plans share; the pages of provinces have every name, those of years where a province is long."""
    monkeypatch.setattr(other_names, "WHOLE", 2)
    monkeypatch.setattr(other_names, "LONG", 1)
    once, twice = _mention("Ruộng sạch", known=None), _mention("Chợ không túi nhựa", known=None, path="I.2")
    pages = _pages(_plan(once, twice), _plan(twice, year=2024), _plan(twice, **BEN_TRE))
    index = read(pages["phong-trao"].body)
    others = next(e.text for e in index.find("section") if "Tên khác" in e.text)
    assert "Chợ không túi nhựa" in others
    assert "Ruộng sạch" not in others
    assert "../phong-trao/ten-khac/kon-tum/" in index.links
    province = read(pages["phong-trao/ten-khac/kon-tum"].body)
    assert "../../../phong-trao/ten-khac/kon-tum/2025/" in province.links
    year = read(pages["phong-trao/ten-khac/kon-tum/2025"].body)
    assert [e.text for e in year.find("span", "k-said")] == ["Chợ không túi nhựa", "Ruộng sạch"]
    assert "../../../../kon-tum/2025/ke-hoach/#i-1" in year.links
    assert "phong-trao/ten-khac/ben-tre/2025" not in pages


def test_no_slug_takes_the_address_of_other_names() -> None:
    """Or of the part for plans without a place."""
    assert not {entry.slug for entry in campaigns()} & {"ten-khac", cut_lists.ELSEWHERE}


def test_rows_for_home_and_places() -> None:
    """Home has those of most plans, a place those of its own plans."""
    library = Library.of(
        make_corpus(plans=[_plan(_mention(OFFICIAL)), _plan(_mention(OFFICIAL), _mention("Dân vận khéo", known="dan-van-kheo"), **BEN_TRE)])
    )
    assert [(row.name, row.note) for row in shared_movements(library, 1, "./")] == [(OFFICIAL, "2 kế hoạch, 2 nơi")]
    rows = movements_of(library, ["ben-tre-2025-ke-hoach"], 5, "../")
    assert [(row.href, row.note) for row in rows] == [
        (f"../{ADDRESS}/", "1 kế hoạch"),
        ("../phong-trao/dan-van-kheo/", "1 kế hoạch"),
    ]


def test_spelling_key_forgives_case_tones_and_punctuation() -> None:
    """But no word."""
    assert spelling_key("Dân vận KHÉO!") == spelling_key("dân vận khéo")
    assert spelling_key("Dân vận khéo") != spelling_key("Dân vận rất khéo")
