"""Tests of what citations refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.corpus.build import build_corpus
from generator.corpus.resolve import agreement
from generator.gazetteer import Gazetteer
from generator.model import Ambiguous, CitationKind, DirectiveKey, KnownDirective, KnownPlan, Unresolved, Vague
from tests.factories import make_annotated, make_citation, make_citing, make_metadata, make_plan

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan, Citation, Referent

DISTRICT_FILE = "dak-nong/huyen-dak-mil/2024/thi-dua.md"
DISTRICT: dict[str, Any] = {"issuers": ("UBND huyện Đắk Mil",), "province": "Đắk Nông", "district": "Đắk Mil"}
NEIGHBOUR_FILE = "dak-nong/huyen-krong-no/2024/thi-dua.md"
NEIGHBOUR: dict[str, Any] = {"issuers": ("UBND huyện Krông Nô",), "province": "Đắk Nông", "district": "Krông Nô"}


def referents(*plans: AnnotatedPlan) -> list[Referent]:
    """What every citation of these plans refers to, plan by plan."""
    corpus = build_corpus(plans, gazetteer=Gazetteer.load())
    return [referent for plan in plans for referent in corpus.referents[plan.id]]


def of_district(*citations: Citation) -> list[Referent]:
    """What citations in a district's plan of 2024 refer to."""
    return referents(make_citing(*citations, path=DISTRICT_FILE, **DISTRICT))


def numbered(number: str, date: str | None = None, **parts: Any) -> Citation:
    """A numbered citation; its words are put together from its parts."""
    doc_type = parts.pop("doc_type", "Chỉ thị")
    raw = f"{doc_type or 'số'} {number}" + (f" ngày {date}" if date else "")
    return make_citation(raw=raw, doc_type=doc_type, number=number, date=date, **parts)


def key(kind: str, number: int | None, body: str, period: str | None, place: str | None = None) -> DirectiveKey:
    """A key in one line."""
    return DirectiveKey(kind=kind, number=number, body=body, period=period, place=place)


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        pytest.param(numbered("41-CT/TW", "2024-12-26"), key("chi-thi", 41, "tw", "k13"), id="central-party-by-term"),
        pytest.param(numbered("07-CT/TW", None, ordinal=12), key("chi-thi", 7, "tw", "k12"), id="term-named-without-date"),
        pytest.param(
            numbered("2437/QĐ-TTg", "2025-11-04", doc_type="Quyết định"), key("quyet-dinh", 2437, "ttg", "2025"), id="prime-minister"
        ),
        pytest.param(numbered("98/2023/NĐ-CP", doc_type="Nghị định"), key("nghi-dinh", 98, "cp", "2023"), id="year-in-number"),
        pytest.param(
            numbered("04/CT-UBND", "2023-08-30", issuer="UBND huyện"),
            key("chi-thi", 4, "ubnd", "2023", "dak-nong/huyen-dak-mil"),
            id="relative-district",
        ),
        pytest.param(
            numbered("0004/CT-UBND", "2023-08-30", issuer="Chủ tịch UBND huyện Đắk Mil"),
            key("chi-thi", 4, "ubnd", "2023", "dak-nong/huyen-dak-mil"),
            id="chairman-shares-the-register",
        ),
        pytest.param(
            numbered("13/CT-UBND", "2022-10-03", issuer="UBND tỉnh"), key("chi-thi", 13, "ubnd", "2022", "dak-nong"), id="relative-province"
        ),
        pytest.param(
            numbered("77/KH-UBND", "2021-02-01", doc_type="Kế hoạch", issuer="UBND tỉnh Ninh Thuận"),
            key("ke-hoach", 77, "ubnd", "2021", "ninh-thuan"),
            id="named-province",
        ),
        pytest.param(numbered("144-QĐ/TW", "2024-05-09", doc_type="Quy định"), key("quy-dinh", 144, "tw", "k13"), id="word-wins-over-code"),
        pytest.param(
            numbered("19/NQ-HĐND", "2022-07-01", doc_type=None, issuer="HĐND tỉnh"),
            key("nghi-quyet", 19, "hdnd", "2022", "dak-nong"),
            id="code-alone",
        ),
        pytest.param(numbered("06/2022/QH15", doc_type="Luật"), key("luat", 6, "qh15", "2022"), id="law-by-number"),
    ],
)
def test_a_complete_key_is_known(citation: Citation, expected: DirectiveKey) -> None:
    """Kind, number, body, place and register are there: the document has its page."""
    assert [KnownDirective(key=expected)] == of_district(citation)


@pytest.mark.parametrize(
    ("citation", "number_page"),
    [
        pytest.param(numbered("05-CT/TW"), "van-ban/so/chi-thi-5-ct-tw", id="no-term"),
        pytest.param(numbered("05-CT/TW", "2021"), "van-ban/so/chi-thi-5-ct-tw", id="year-of-a-congress"),
        pytest.param(numbered("02/CT-UBND", "2023-12-15"), "van-ban/so/chi-thi-2-ct-ubnd", id="no-place"),
        pytest.param(numbered("02/CT-UBND", issuer="UBND huyện"), "van-ban/so/chi-thi-2-ct-ubnd", id="no-year"),
        pytest.param(numbered("02/CT-UBND", "2023-12-15", issuer="UBND xã"), "van-ban/so/chi-thi-2-ct-ubnd", id="whose-commune"),
        pytest.param(numbered("41"), "van-ban/so/chi-thi-41", id="bare-number"),
        pytest.param(numbered("41", doc_type=None), "van-ban/so/van-ban-41", id="nothing-but-a-number"),
    ],
)
def test_an_open_key_is_ambiguous(citation: Citation, number_page: str) -> None:
    """Nothing is chosen where period or place is open; the number's page takes the reader."""
    assert [Ambiguous(candidates=(), number_page=number_page)] == of_district(citation)


@pytest.mark.parametrize(
    "citation",
    [
        pytest.param(
            make_citation(raw="Quyết định của UBND huyện", kind=CitationKind.VAGUE, doc_type="Quyết định", issuer="UBND huyện"), id="vague"
        ),
        pytest.param(numbered("/KH-UBND", "2024-02-03", doc_type="Kế hoạch"), id="number-left-blank"),
        pytest.param(
            make_citation(raw="Nghị quyết Đại hội Đảng bộ các cấp", kind=CitationKind.CONGRESS, doc_type="Nghị quyết"), id="no-ordinal"
        ),
        pytest.param(
            make_citation(
                raw="Nghị quyết Đại hội Đảng bộ xã lần thứ V",
                kind=CitationKind.CONGRESS,
                doc_type="Nghị quyết",
                issuer="Đại hội Đảng bộ xã lần thứ V",
                ordinal=5,
            ),
            id="congress-of-whose-commune",
        ),
        pytest.param(
            make_citation(raw="Nghị quyết Trung ương", kind=CitationKind.PLENUM, doc_type="Nghị quyết"), id="plenum-without-session"
        ),
    ],
)
def test_no_number_and_no_name_is_vague(citation: Citation) -> None:
    """Honest about not knowing."""
    assert [Vague()] == of_district(citation)


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        pytest.param(numbered("08/CT-UBND", "2024-02-31", issuer="UBND huyện"), "31/02/2024", id="impossible-date"),
        pytest.param(numbered("44/2005/QĐ-UBND", "2015-03-12", doc_type="Quyết định", issuer="UBND tỉnh"), "2005", id="two-years"),
        pytest.param(numbered("05-CT/TW", "2013-06-23", ordinal=13), "khóa 13", id="date-outside-the-term"),
        pytest.param(numbered("12-CT/HU", "2017-03-14", issuer="Tỉnh ủy"), "HU", id="body-of-another-level"),
    ],
)
def test_a_contradiction_is_unresolved(citation: Citation, words: str) -> None:
    """The reason is told in a sentence."""
    (found,) = of_district(citation)
    assert isinstance(found, Unresolved)
    assert words in found.reason


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        pytest.param(
            make_citation(raw="Luật Thi đua, khen thưởng", kind=CitationKind.NAMED_LAW, doc_type="Luật"),
            key("luat", 6, "qh15", "2022"),
            id="in-force",
        ),
        pytest.param(
            make_citation(raw="Luật Thi đua, khen thưởng năm 2003", kind=CitationKind.NAMED_LAW, doc_type="Luật", date="2003"),
            key("luat", 15, "qh11", "2003"),
            id="year-printed",
        ),
        pytest.param(
            make_citation(raw="Luật Phòng thử", kind=CitationKind.NAMED_LAW, doc_type="Luật"),
            key("luat", None, "phong-thu", None),
            id="law-without-facts",
        ),
        pytest.param(
            make_citation(raw="Nghị quyết Đại hội XIII của Đảng", kind=CitationKind.CONGRESS, doc_type="Nghị quyết", ordinal=13),
            key("nghi-quyet", None, "dai-hoi-dang", "k13"),
            id="national-congress",
        ),
        pytest.param(
            make_citation(
                raw="Nghị quyết Đại hội Đảng bộ huyện lần thứ IX",
                kind=CitationKind.CONGRESS,
                doc_type="Nghị quyết",
                issuer="Đại hội Đảng bộ huyện lần thứ IX",
                ordinal=9,
            ),
            key("nghi-quyet", None, "dai-hoi-dang-bo", "k9", "dak-nong/huyen-dak-mil"),
            id="local-congress",
        ),
        pytest.param(
            make_citation(raw="Nghị quyết Trung ương 4 khóa XII", kind=CitationKind.PLENUM, doc_type="Nghị quyết", ordinal=12, session=4),
            key("nghi-quyet", None, "trung-uong-4", "k12"),
            id="plenum",
        ),
    ],
)
def test_documents_without_a_number(citation: Citation, expected: DirectiveKey) -> None:
    """Laws go by name and version, congresses and plenums by body and ordinal."""
    assert [KnownDirective(key=expected)] == of_district(citation)


def test_the_version_of_a_law_is_that_of_the_citing_day() -> None:
    """A plan of 2021 means the law of 2003."""
    law = make_citation(raw="Luật Thi đua, khen thưởng", kind=CitationKind.NAMED_LAW, doc_type="Luật")
    plan = make_citing(law, path="lao-cai/2021/x.md", issued_on="2021-03-01")
    assert [KnownDirective(key=key("luat", 15, "qh11", "2003"))] == referents(plan)


def test_one_number_of_two_terms_is_two_documents() -> None:
    """`05-CT/TW` of 2016 and of 2021 never merge; without a date both are candidates."""
    first, second, bare = of_district(numbered("05-CT/TW", "2016-05-15"), numbered("05-CT/TW", "2021-06-23"), numbered("05-CT/TW"))
    keys = (key("chi-thi", 5, "tw", "k12"), key("chi-thi", 5, "tw", "k13"))
    assert (KnownDirective(key=keys[0]), KnownDirective(key=keys[1])) == (first, second)
    assert Ambiguous(candidates=keys, number_page="van-ban/so/chi-thi-5-ct-tw") == bare


def test_one_number_of_two_districts_is_two_documents() -> None:
    """`02/CT-UBND` of the same day in two districts never merges, though both plans write `UBND huyện`."""
    citation = numbered("02/CT-UBND", "2023-12-15", issuer="UBND huyện")
    plans = (make_citing(citation, path=DISTRICT_FILE, **DISTRICT), make_citing(citation, path=NEIGHBOUR_FILE, **NEIGHBOUR))
    places = [referent.key.place for referent in referents(*plans) if isinstance(referent, KnownDirective)]
    assert places == ["dak-nong/huyen-dak-mil", "dak-nong/huyen-krong-no"]


def test_a_full_citation_in_the_same_paper_completes_a_short_one() -> None:
    """The short one is shown as inferred."""
    full, short = of_district(numbered("02/CT-UBND", "2023-12-15", issuer="UBND huyện"), numbered("02/CT-UBND"))
    expected = key("chi-thi", 2, "ubnd", "2023", "dak-nong/huyen-dak-mil")
    assert [KnownDirective(key=expected), KnownDirective(key=expected, inferred=True)] == [full, short]


def test_another_paper_completes_nothing() -> None:
    """It only makes its document a candidate."""
    full = make_citing(numbered("02/CT-UBND", "2023-12-15", issuer="UBND huyện"), path=DISTRICT_FILE, **DISTRICT)
    short = make_citing(numbered("02/CT-UBND"), path=NEIGHBOUR_FILE, **NEIGHBOUR)
    expected = key("chi-thi", 2, "ubnd", "2023", "dak-nong/huyen-dak-mil")
    assert referents(full, short)[1] == Ambiguous(candidates=(expected,), number_page="van-ban/so/chi-thi-2-ct-ubnd")


def test_curated_facts_complete_a_citation_whose_subject_agrees() -> None:
    """`05-CT/TW` on following Hồ Chí Minh's example is that of the twelfth term; on poverty, of the thirteenth."""
    example, poverty = of_district(
        numbered("05-CT/TW", subject="về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"),
        numbered("05-CT/TW", subject="về công tác giảm nghèo bền vững"),
    )
    assert KnownDirective(key=key("chi-thi", 5, "tw", "k12"), inferred=True) == example
    assert KnownDirective(key=key("chi-thi", 5, "tw", "k13"), inferred=True) == poverty


def test_a_full_citation_about_something_else_completes_nothing() -> None:
    """Same number, other subject: the curated document, not the one cited in full beside it."""
    _, other = of_district(
        numbered("05-CT/TW", "2021-06-23", subject="về giảm nghèo bền vững đến năm 2030"),
        numbered("05-CT/TW", subject="về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"),
    )
    assert KnownDirective(key=key("chi-thi", 5, "tw", "k12"), inferred=True) == other


def test_paper_and_curated_facts_that_contradict_leave_it_ambiguous() -> None:
    """A full citation without a subject and a curated subject of another term: nobody is believed."""
    _, short = of_district(
        numbered("05-CT/TW", "2021-06-23"), numbered("05-CT/TW", subject="về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh")
    )
    assert isinstance(short, Ambiguous)


def test_own_district_committee_without_issuer_is_inferred() -> None:
    """`HU` alone in a district's plan is that district's committee, and shown as inferred."""
    expected = key("chi-thi", 12, "hu", "2017", "dak-nong/huyen-dak-mil")
    assert [KnownDirective(key=expected, inferred=True)] == of_district(numbered("12-CT/HU", "2017-03-14"))


def test_a_plan_of_the_library_is_found_by_its_number() -> None:
    """Kind, number, place and year agree: the plan itself, not a page about it."""
    plan = make_annotated(plan=make_plan(metadata=make_metadata(number="0218/KH-UBND", issued_on="2024-02-21")))
    citing = make_citing(
        numbered("218/KH-UBND", "2024-02-21", doc_type="Kế hoạch", issuer="UBND tỉnh Lào Cai"),
        numbered("218/KH-UBND", "2023-02-21", doc_type="Kế hoạch", issuer="UBND tỉnh Lào Cai"),
        numbered("218/KH-UBND", "2024-02-21", doc_type="Kế hoạch", issuer="UBND tỉnh"),
        path=DISTRICT_FILE,
        **DISTRICT,
    )
    same, other_year, other_place = referents(plan, citing)
    assert KnownPlan(plan_id=plan.id) == same
    assert KnownDirective(key=key("ke-hoach", 218, "ubnd", "2023", "lao-cai")) == other_year
    assert KnownDirective(key=key("ke-hoach", 218, "ubnd", "2024", "dak-nong")) == other_place


def test_schools_do_not_share_a_register() -> None:
    """`KH-THPT` is every upper school's symbol: the name of the school tells them apart, and without it nothing is known."""
    named, other, unnamed = of_district(
        numbered("15/KH-THPT", "2023-09-05", doc_type="Kế hoạch", issuer="Trường THPT Hoa Ban huyện Đắk Mil"),
        numbered("15/KH-THPT", "2023-09-05", doc_type="Kế hoạch", issuer="Trường THPT Ban Mai huyện Đắk Mil"),
        numbered("15/KH-THPT", "2023-09-05", doc_type="Kế hoạch"),
    )
    assert isinstance(named, KnownDirective)
    assert isinstance(other, KnownDirective)
    assert named.key != other.key
    assert isinstance(unnamed, Ambiguous)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("về giảm nghèo bền vững", "giảm nghèo bền vững đến năm 2030", True, id="same"),
        pytest.param("về giảm nghèo bền vững", "học tập và làm theo tư tưởng Hồ Chí Minh", False, id="other"),
        pytest.param("về giảm nghèo vùng cao biên giới", "giảm nghèo hội viên phụ nữ", None, id="some-words-shared"),
        pytest.param(None, "giảm nghèo", None, id="not-said"),
        pytest.param("về việc", "giảm nghèo", None, id="empty-words"),
    ],
)
def test_agreement_of_subjects(first: str | None, second: str | None, expected: bool | None) -> None:
    """Three answers: the same, another, cannot be told."""
    assert expected is agreement(first, second)
