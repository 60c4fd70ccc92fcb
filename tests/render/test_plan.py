"""The page of a plan: its own paper, honest about what it is, safe whatever the paper says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from generator.model import (
    AnnotatedPlan,
    Assignment,
    CampaignMention,
    Deadline,
    Edition,
    Page,
    PartialDate,
    Relation,
    Signatory,
    SourceReference,
    Span,
    Target,
)
from generator.render.library import Library
from tests.bodies import Unit
from tests.factories import make_anniversary, make_annotated, make_citation, make_corpus, make_library, make_metadata, make_plan
from tests.render.making import all_hubs, made, page_of
from tests.render.reading import Reading, read

HOSTILE = '</script><script>alert("1")</script><img src=x onerror=alert(1)> & năm 2025'
PROVINCE, DISTRICT = "lao-cai-2025-nuoc-rut-cuoi-nam", "dak-nong-huyen-dak-mil-2025-phat-dong-thi-dua"


def _page(plan_id: str) -> Reading:
    library = Library.of(make_corpus())
    return read(page_of(library, plan_id).body)


def _alone(plan: AnnotatedPlan) -> tuple[Library, AnnotatedPlan]:
    library = Library.of(make_corpus(plans=[plan]))
    return library, plan


def test_published_fields_stand_in_order() -> None:
    """The fields of Nghị định 42/2022, exactly."""
    reading = _page(PROVINCE)
    info = [e.text for e in reading.find("dt")][-6:]
    assert info == ["Hình thức văn bản", "Cơ quan ban hành", "Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Văn bản gốc"]
    words = [e.text for e in reading.find("dd")][-6:]
    assert words[:4] == ["Kế hoạch", "UBND tỉnh Lào Cai", "0377/KH-UBND", "09/10/2025"]
    assert words[4] == "Thi đua nước rút ba tháng cuối năm 2025 trên địa bàn tỉnh"


def test_full_edition_has_no_notice() -> None:
    """Only a condensed edition says that it is one."""
    assert "Bản tóm lược" not in " ".join(e.text for e in _page(PROVINCE).find(css="k-notice"))
    assert "data-condensed" not in _page(PROVINCE).one(css="k-text").attributes


def test_condensed_edition_says_so_everywhere() -> None:
    """Before the text, in print, in the description, and for the copy button, which then never gives the words."""
    library = Library.of(make_corpus())
    page = page_of(library, DISTRICT)
    reading = read(page.body)
    assert any("Bản tóm lược." in e.text for e in reading.find(css="k-notice-gold"))
    assert "bản tóm lược" in reading.one(css="k-print").text
    assert page.description.startswith("Bản tóm lược.")
    assert reading.one(css="k-text").attributes["data-condensed"] == "1"
    assert "không thay văn bản gốc" in json.loads(re.sub("</?script[^>]*>", "", page.head))["abstract"]


def test_missing_number_and_day_are_said() -> None:
    """A blank on the paper is told in words."""
    reading = _page(DISTRICT)
    assert reading.one(css="k-kicker").text == "Kế hoạch của UBND huyện Đắk Mil, tỉnh Đắk Nông · không ghi số · tháng 01/2025"
    assert "Văn bản không ghi số" in [e.text for e in reading.find("dd")]


def test_old_place_says_what_it_is_now() -> None:
    """A reader who knows only the new name finds her way."""
    assert any("Lâm Đồng" in e.text for e in _page(DISTRICT).find(css="k-notice"))


def test_status_is_left_to_the_browser() -> None:
    """The page carries the days and no word that hangs on today."""
    kicker = _page(PROVINCE).one(css="k-kicker")
    assert (kicker.attributes["data-from"], kicker.attributes["data-until"]) == ("2025-10-01", "2025-12-31")
    assert not _page(PROVINCE).find(css="k-status")


def test_counts_are_links_and_zero_is_a_sentence() -> None:
    """Tiles count this paper alone; what is not there is said."""
    tiles = {
        e.text: e.attributes["href"] for e in _page(PROVINCE).find("a") if e.attributes["href"].startswith("#_") and e.text[:1].isdigit()
    }
    assert tiles == {
        "3 văn bản được dẫn": "#_van-ban",
        "1 kỷ niệm": "#_ky-niem",
    }
    bare, plan = _alone(make_annotated(plan=make_plan(recipients=())))
    words = read(page_of(bare, plan.id).body).one(css="k-card").text
    assert (
        "Kế hoạch này không giao đầu việc riêng cho cơ quan nào, không gọi tên phong trào nào, không dẫn văn bản nào có số hoặc có tên xác định, "
        "không nhắc kỷ niệm nào, không nêu chỉ tiêu bằng số và không có hạn theo ngày." in words
    )


@pytest.mark.parametrize("edition", [pytest.param(edition, id=edition.value) for edition in Edition])
def test_every_count_leads_to_its_block(edition: Edition) -> None:
    """With everything found: six tiles, no sentence of what is missing, and each tile and line of the rail lands on the page."""
    at: dict[str, Any] = {"span": Span(0, 0), "path": "I", "anchor": "i", "raw": "x"}
    day = PartialDate(2025, 5, 4)
    library, plan = _alone(
        replace(
            make_annotated(
                plan=make_plan(
                    metadata=make_metadata(edition=edition), units=(Unit("I", "MỘT", "Theo Chỉ thị số 41-CT/TW và 50 năm Ngày Thử."),)
                ),
                citations=(make_citation(raw="Chỉ thị số 41-CT/TW", number="41-CT/TW"),),
                anniversaries=(make_anniversary(raw="50 năm Ngày Thử", event="Ngày Thử", years=50),),
            ),
            assignments=(Assignment(span=Span(0, 0), path="I", anchor="i", lead="Trạm Y tế", action="tiêm phòng"),),
            campaigns=(CampaignMention(**at, name="Mỗi nhà một cây", kind=None),),
            targets=(Target(**at, indicator="hộ có cây", value="9", unit="%", comparator="="),),
            deadlines=(Deadline(**at, date=day),),
        )
    )
    page = page_of(library, plan.id)
    reading, rail = read(page.body), _contents(page)
    tiles = {e.attributes["href"]: e.text for e in reading.find("a") if e.attributes["href"].startswith("#_") and e.text[:1].isdigit()}
    assert [text[:1] for text in tiles.values()] == ["1"] * 6
    assert {href[1:] for href in tiles} <= set(reading.ids)
    assert {href[1:] for href in rail.links} <= set(reading.ids)
    assert [e.text for e in rail.find("a")][:6] == ["Tóm tắt", "Ai phải làm gì", "Phong trào", "Chỉ tiêu", "Hạn", "Toàn văn"]
    assert "Kế hoạch này không" not in reading.one(css="k-card").text


def _contents(page: Page) -> Reading:
    """“Trong trang này”."""
    return read(page.body.partition('<ul class="k-toc">')[2].partition("</details>")[0])


def test_citations_show_how_certain_they_are() -> None:
    """Known leads to its page, ambiguous to the candidates, vague nowhere; each is said in words too."""
    province, district = _page(PROVINCE), _page(DISTRICT)
    links = {e.text: e for e in province.find("a")}
    assert links["Chỉ thị số 41-CT/TW ngày 26/12/2024"].attributes["href"] == "../../../van-ban/chi-thi/41-ct-tw-k13/"
    assert links["Chỉ thị số 05-CT/TW"].attributes["href"] == "../../../van-ban/so/chi-thi-5-ct-tw/"
    assert "k-open" in links["Chỉ thị số 05-CT/TW"].classes
    assert "chưa rõ năm hoặc nơi ban hành" in [e.text for e in province.find(css="k-tag")]
    vague = [e for e in district.find("span", "k-vague") if e.text.startswith("Quyết định")]
    assert [e.text for e in vague] == ["Quyết định của UBND tỉnh về việc giao chỉ tiêu"]
    assert "dẫn chung, không ghi số" in [e.text for e in district.find(css="k-tag")]


def test_cited_documents_lead_back_to_their_provisions() -> None:
    """The list says as what and where."""
    items = [e.text for e in _page(PROVINCE).find("li") if "41-CT/TW" in e.text]
    assert items == ["Chỉ thị 41-CT/TW thực hiện · Bộ Chính trị · 26/12/2024 · nơi nào cùng thực hiện phần mở đầu"]


def test_a_hostile_paper_stays_words() -> None:
    """No field can bring its own markup, a script address or the end of the data block."""
    plan = make_annotated(
        plan=make_plan(
            metadata=replace(
                make_metadata(
                    title=HOSTILE,
                    short_title=HOSTILE,
                    number=HOSTILE,
                    issuers=(HOSTILE,),
                    kind=HOSTILE,
                    signatory=Signatory(name=HOSTILE),
                    source=SourceReference(file=HOSTILE, url="javascript:alert(1)", sha256=HOSTILE),
                ),
                relations=(Relation(type="replaces", of=HOSTILE),),
            ),
            units=(Unit("preamble", text=HOSTILE), Unit("I", HOSTILE, HOSTILE), Unit("I.1", HOSTILE, HOSTILE, run_in=True)),
            recipients=(HOSTILE,),
        ),
        themes=(HOSTILE,),
    )
    corpus = make_corpus(plans=[plan])
    library = Library.of(corpus)
    for page in made(all_hubs, library):
        assert not {e.tag for e in read(page.body).elements} & {"script", "img"}, page.address
        assert "javascript:" not in " ".join(read(page.body).links)
        assert page.head.count("</script>") == (1 if page.head else 0)
    library, known = _alone(plan)
    data = json.loads(re.sub("</?script[^>]*>", "", page_of(library, known.id).head))
    assert data["name"] == HOSTILE


def test_a_source_on_the_web_is_a_link() -> None:
    """Only http and https."""
    library, plan = _alone(
        make_annotated(
            plan=make_plan(metadata=make_metadata(source=SourceReference(file="kh.docx", url="https://vi.du/kh.docx", sha256="ab")))
        )
    )
    reading = read(page_of(library, plan.id).body)
    assert reading.one("a", href="https://vi.du/kh.docx").text == "kh.docx"
    assert reading.one("code").text == "ab"


def test_signature_from_the_front_matter_when_the_text_has_none() -> None:
    """Who signed is shown either way, the name last."""
    metadata = make_metadata(
        edition=Edition.CONDENSED, signatory=Signatory(name="Nông Văn Thử", capacity="KT. Chủ tịch", position="Phó Chủ tịch")
    )
    library, plan = _alone(make_annotated(plan=make_plan(metadata=metadata, units=(Unit("I", "MỘT", "Hai."),))))
    assert read(page_of(library, plan.id).body).one(css="k-signature").text.endswith("Nông Văn Thử")


def test_the_contents_list_outer_headings() -> None:
    """“Trong trang này” follows the paper."""
    library = Library.of(make_corpus())
    rail = _contents(page_of(library, PROVINCE))
    assert [e.text for e in rail.find("a")][:4] == ["Tóm tắt", "Toàn văn", "I. MỤC ĐÍCH", "II. NỘI DUNG"]


def test_notes_beside_an_impossible_date() -> None:
    """The library notes and keeps what is printed."""
    raw = "Quyết định số 15/QĐ-UBND ngày 31/02/2024"
    plan = make_annotated(
        plan=make_plan(units=(Unit("I", "MỘT", f"Theo {raw} của UBND tỉnh."),)),
        citations=(make_citation(raw=raw, doc_type="Quyết định", number="15/QĐ-UBND", date="2024-02-31", issuer="UBND tỉnh"),),
    )
    library, known = _alone(plan)
    notes = [e.text for e in read(page_of(library, known.id).body).find(css="k-note")]
    assert "Ngày không có trong lịch Văn bản ghi 31/02/2024; thư viện giữ nguyên, không sửa." in notes


@pytest.mark.parametrize("plan", make_library(), ids=lambda plan: plan.id)
def test_no_count_over_other_plans(plan: AnnotatedPlan) -> None:
    """A plan's page is the same whether it stands alone or among others, but for names of documents, places and neighbours."""
    together = Library.of(make_corpus())
    html = page_of(together, plan.id).body
    assert not re.search(r"\d+ kế hoạch", re.sub(r"<[^>]+>", " ", html))
