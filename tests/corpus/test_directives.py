"""Tests of the pages of cited documents and numbers."""

from __future__ import annotations

from typing import Any

import pytest

from generator.corpus.build import build_corpus
from generator.corpus.directives import roman
from generator.gazetteer import Gazetteer
from generator.model import CitationKind, Corpus, Directive, PartialDate
from tests.factories import make_citation, make_citing, make_corpus

DISTRICT: dict[str, Any] = {"issuers": ("UBND huyện Đắk Mil",), "province": "Đắk Nông", "district": "Đắk Mil"}


def corpus_of(*plans: Any) -> Corpus:
    """These plans, resolved and linked."""
    return build_corpus(plans, gazetteer=Gazetteer.load())


def only(corpus: Corpus) -> Directive:
    """The one directive of a corpus."""
    (directive,) = corpus.directives.values()
    return directive


def test_what_most_papers_write_is_shown() -> None:
    """Number, issuer and subject come from the mentions; relative issuers are completed from the citing plan's place."""
    citations = (
        make_citation(
            raw="Chỉ thị số 02/CT-UBND ngày 15/12/2023", number="02/CT-UBND", date="2023-12-15", issuer="UBND huyện", subject="về thi đua"
        ),
        make_citation(
            raw="Chỉ thị 2/CT-UBND ngày 15/12/2023",
            number="2/CT-UBND",
            date="2023-12-15",
            issuer="UBND huyện",
            subject="về việc thi đua năm 2024",
        ),
        make_citation(raw="Chỉ thị 02/CT-UBND ngày 15/12/2023", number="02/CT-UBND", date="2023-12-15", issuer="UBND huyện"),
    )
    found = only(corpus_of(make_citing(*citations, path="dak-nong/huyen-dak-mil/2024/x.md", **DISTRICT)))
    assert (
        found.address,
        found.title,
        found.number,
        found.issuer,
        found.subject,
    ) == (
        "van-ban/chi-thi/2-ct-ubnd-dak-nong-huyen-dak-mil-2023",
        "Chỉ thị 02/CT-UBND",
        "02/CT-UBND",
        "UBND huyện Đắk Mil",
        "thi đua năm 2024",
    )


def test_dates_that_disagree_stand_side_by_side() -> None:
    """One document, both dates, the more frequent first."""
    slip = make_citation(raw="Kết luận 01-KL/TW ngày 15/8/2021", doc_type="Kết luận", number="01-KL/TW", date="2021-08-15")
    right = make_citation(raw="Kết luận 01-KL/TW ngày 18/5/2021", doc_type="Kết luận", number="01-KL/TW", date="2021-05-18")
    found = only(
        corpus_of(
            make_citing(slip, path="lao-cai/2022/a.md"),
            make_citing(right, path="lao-cai/2022/b.md"),
            make_citing(right, path="lao-cai/2022/c.md"),
        )
    )
    assert found.dates == (PartialDate(2021, 5, 18), PartialDate(2021, 8, 15))


def test_namesakes_name_each_other() -> None:
    """Same kind, number and place in another year; another place is no namesake."""
    citations = [
        make_citation(raw=f"Chỉ thị 01/CT-UBND ngày 02/01/{year} của {issuer}", number="01/CT-UBND", date=f"{year}-01-02", issuer=issuer)
        for year, issuer in ((2022, "UBND tỉnh"), (2023, "UBND tỉnh"), (2023, "UBND tỉnh Ninh Thuận"))
    ]
    found = {d.address: d.namesakes for d in corpus_of(make_citing(*citations)).directives.values()}
    assert found == {
        "van-ban/chi-thi/1-ct-ubnd-lao-cai-2022": ("van-ban/chi-thi/1-ct-ubnd-lao-cai-2023",),
        "van-ban/chi-thi/1-ct-ubnd-lao-cai-2023": ("van-ban/chi-thi/1-ct-ubnd-lao-cai-2022",),
        "van-ban/chi-thi/1-ct-ubnd-ninh-thuan-2023": (),
    }


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        pytest.param(
            make_citation(raw="Luật Thi đua - Khen thưởng", kind=CitationKind.NAMED_LAW, doc_type="Luật"),
            ("van-ban/luat/6-qh15-2022", "Luật Thi đua, khen thưởng", "06/2022/QH15"),
            id="law",
        ),
        pytest.param(
            make_citation(raw="NGHỊ QUYẾT ĐẠI HỘI XIII CỦA ĐẢNG", kind=CitationKind.CONGRESS, doc_type="Nghị quyết", ordinal=13),
            ("van-ban/nghi-quyet/dai-hoi-dang-k13", "Nghị quyết Đại hội XIII của Đảng", None),
            id="congress",
        ),
        pytest.param(
            make_citation(
                raw="Nghị quyết Hội nghị Trung ương bốn khóa XII", kind=CitationKind.PLENUM, doc_type="Nghị quyết", ordinal=12, session=4
            ),
            ("van-ban/nghi-quyet/trung-uong-4-k12", "Nghị quyết Trung ương 4 khóa XII", None),
            id="plenum",
        ),
    ],
)
def test_documents_without_a_number_have_a_name(citation: Any, expected: tuple[str, str, str | None]) -> None:
    """Address, title and, for a law, the number of its version."""
    found = only(corpus_of(make_citing(citation)))
    assert expected == (found.address, found.title, found.number)


def test_a_local_congress_is_named_with_its_place() -> None:
    """`Đại hội Đảng bộ huyện` would say nothing on a page of its own."""
    words = "Đại hội Đảng bộ huyện lần thứ IX, nhiệm kỳ 2020-2025"
    citation = make_citation(raw=f"Nghị quyết {words}", kind=CitationKind.CONGRESS, doc_type="Nghị quyết", issuer=words, ordinal=9)
    found = only(corpus_of(make_citing(citation, path="dak-nong/huyen-dak-mil/2024/x.md", **DISTRICT)))
    assert found.address == "van-ban/nghi-quyet/dai-hoi-dang-bo-dak-nong-huyen-dak-mil-k9"
    assert found.title == "Nghị quyết Đại hội Đảng bộ huyện Đắk Mil lần thứ IX"


def test_curated_facts_name_the_issuer_that_no_paper_prints() -> None:
    """Dates stay those that papers print."""
    subject = "về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
    found = only(corpus_of(make_citing(make_citation(raw="Chỉ thị 05-CT/TW", number="05-CT/TW", subject=subject))))
    assert (found.issuer, found.dates) == ("Bộ Chính trị", ())


def test_back_links_go_both_ways() -> None:
    """Every known citation stands among the back-links of its document, and every back-link is a citation of its plan."""
    corpus = make_corpus()
    there = [(plan.id, citation) for plan in corpus.plans for citation in plan.citations]
    back = [(b.plan_id, b.citation) for d in corpus.directives.values() for b in d.backlinks]
    back += [(b.plan_id, b.citation) for page in corpus.number_pages for b in page.backlinks]
    vague = [(plan.id, c) for plan in corpus.plans for c in plan.citations if c.kind is CitationKind.VAGUE]
    assert sorted(map(repr, there)) == sorted(map(repr, back + vague))


def test_citations_of_plans_are_back_links_of_plans() -> None:
    """Who cites a plan of this library is told by the plan; citing oneself is nothing to tell."""
    own = make_citation(
        raw="Kế hoạch số 5/KH-UBND ngày 03/01/2024", doc_type="Kế hoạch", number="5/KH-UBND", date="2024-01-03", issuer="UBND tỉnh Lào Cai"
    )
    cited = make_citing(own, path="lao-cai/2024/goc.md", number="05/KH-UBND", issued_on="2024-01-03")
    citing = make_citing(own, path="dak-nong/huyen-dak-mil/2024/x.md", **DISTRICT)
    corpus = corpus_of(cited, citing)
    assert {cited.id: [citing.id]} == {plan_id: [b.plan_id for b in links] for plan_id, links in corpus.plan_backlinks.items()}


def test_a_number_page_lists_candidates_and_mentions() -> None:
    """Where an ambiguous citation leads."""
    corpus = corpus_of(
        make_citing(make_citation(raw="Chỉ thị 05-CT/TW ngày 15/5/2016", number="05-CT/TW", date="2016-05-15"), path="lao-cai/2020/a.md"),
        make_citing(make_citation(raw="Chỉ thị số 05-CT/TW", number="05-CT/TW"), path="lao-cai/2024/b.md"),
    )
    (page,) = corpus.number_pages
    assert (page.address, page.title, [k.period for k in page.candidates]) == ("van-ban/so/chi-thi-5-ct-tw", "Chỉ thị 05-CT/TW", ["k12"])
    assert [link.plan_id for link in page.backlinks] == ["lao-cai-2024-b"]


def test_roman_numbers() -> None:
    """As congresses are counted."""
    assert [roman(n) for n in (1, 4, 9, 13, 14, 40)] == ["I", "IV", "IX", "XIII", "XIV", "XL"]
