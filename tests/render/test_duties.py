"""“Ai phải làm gì”: bodies and duties put together as the paper puts them, deadlines by their day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.model import Assignment, Deadline, PartialDate, Span
from generator.render.duties import assigned, count_duties, dated_deadlines
from generator.render.library import Library
from tests.bodies import Unit
from tests.factories import make_annotated, make_corpus, make_plan
from tests.render.making import page_of
from tests.render.reading import Reading, read

DAY = PartialDate(2024, 11, 20)
UNITS = (
    Unit("III", "TỔ CHỨC"),
    Unit("III.1", text="Các thôn, buôn và Trạm Khuyến nông họp dân."),
    Unit("III.2", text="Đề nghị Hội Người cao tuổi nêu gương."),
    Unit("III.3", text="Trạm Khuyến nông báo cáo."),
)


def _assignment(lead: str, action: str, path: str = "III.1", **others: Any) -> Assignment:
    return Assignment(span=Span(0, 0), path=path, anchor=path.lower().replace(".", "-"), lead=lead, action=action, **others)


def _deadline(raw: str, date: PartialDate | None, path: str = "III.3", start: int = 0) -> Deadline:
    return Deadline(span=Span(start, start), path=path, anchor=path.lower().replace(".", "-"), raw=raw, date=date)


def _read(*assignments: Assignment, deadlines: tuple[Deadline, ...] = ()) -> Reading:
    plan = replace(make_annotated(plan=make_plan(units=UNITS, recipients=())), assignments=assignments, deadlines=deadlines)
    library = Library.of(make_corpus(plans=[plan]))
    return read(page_of(library, plan.id).body)


def test_bodies_of_one_sentence_share_one_duty() -> None:
    """Three bodies with the same words at the same place are one row, each body named once."""
    plan = replace(
        make_annotated(),
        assignments=(
            _assignment("các thôn,  buôn", "họp dân"),
            _assignment("Trạm Khuyến nông", "họp  dân"),
            _assignment("Các thôn, buôn", "họp dân"),
        ),
    )
    (only,) = assigned(plan, "../")
    assert (only.names, [duty.action for duty in only.duties]) == ("Các thôn, buôn; Trạm Khuyến nông", ["Họp dân"])


def test_duties_of_a_body_stand_together() -> None:
    """A body that comes again later keeps its place; asked and ordered stay apart."""
    plan = replace(
        make_annotated(),
        assignments=(
            _assignment("Trạm Khuyến nông", "họp dân"),
            _assignment("Hội Người cao tuổi", "nêu gương", "III.2", requested=True),
            _assignment("trạm khuyến nông", "báo cáo", "III.3"),
            _assignment("Trạm Khuyến nông", "góp ý", "III.3", requested=True),
        ),
    )
    bodies = assigned(plan, "../")
    assert [(body.names, body.requested, len(body.duties)) for body in bodies] == [
        ("Trạm Khuyến nông", False, 2),
        ("Hội Người cao tuổi", True, 1),
        ("Trạm Khuyến nông", True, 1),
    ]
    assert count_duties(bodies) == 4


def test_the_table_says_who_what_and_where() -> None:
    """Columns and rows have heads, what is asked says so, partners and the day stand under the duty, the place is a link."""
    reading = _read(
        _assignment("Trạm Khuyến nông", "họp dân", coordinating=("các thôn", "Hội Nông dân")),
        _assignment("Hội Người cao tuổi", "nêu gương", "III.2", requested=True),
        _assignment("Trạm Khuyến nông", "báo cáo", "III.3", deadline=DAY),
    )
    table = reading.one("table", "k-duties")
    assert [e.text for e in reading.find("th", scope="col")] == ["Cơ quan", "Việc phải làm", "Trong văn bản"]
    heads = reading.find("th", scope="rowgroup")
    assert [(e.text, e.attributes.get("rowspan")) for e in heads] == [("Trạm Khuyến nông", "2"), ("Hội Người cao tuổi (đề nghị)", None)]
    assert "Họp dân phối hợp: các thôn; Hội Nông dân" in table.text
    assert "Báo cáo hạn: 20/11/2024" in table.text
    assert [e.text for e in reading.find("td")][1::2] == [
        "mục III.1",
        "mục III.3",
        "mục III.2",
    ]
    assert {"#iii-1", "#iii-2", "#iii-3"} <= set(reading.links)
    assert reading.one("caption").text
    assert not reading.unbalanced


def test_a_body_of_the_authority_file_leads_to_its_page() -> None:
    """Of bodies named together each has its own link; others stay words."""
    reading = _read(_assignment("phòng Nội vụ", "họp dân", known="phong-noi-vu"), _assignment("Trạm Khuyến nông", "họp dân"))
    head = reading.one("th", scope="rowgroup")
    assert head.text == "Phòng Nội vụ; Trạm Khuyến nông"
    assert "../../../co-quan/phong-noi-vu/" in reading.links


def test_no_table_without_duties() -> None:
    """Neither block nor an empty heading."""
    reading = _read()
    assert not reading.find("table")
    assert not {"_ai-lam-gi", "_han"} & set(reading.ids)


def test_deadlines_stand_by_their_day() -> None:
    """Earliest first whatever the paper's order; only those with a date, one a date and provision, with who has to do what."""
    plan = replace(
        make_annotated(),
        assignments=(_assignment("các thôn", "báo cáo", "III.3", deadline=DAY), _assignment("Trạm Y tế", "báo cáo", "III.3", deadline=DAY)),
        deadlines=(
            _deadline("trước ngày 20/11/2024", DAY),
            _deadline("xong trước ngày 20/11/2024", DAY, start=9),
            _deadline("định kỳ hằng quý", None),
            _deadline("trong tháng 3/2024", PartialDate(2024, 3), "III.1", 5),
        ),
    )
    first, second = dated_deadlines(plan, "../")
    assert (first.day, first.words, first.bodies, first.action) == ("Tháng 03/2024", "trong tháng 3/2024", "", "")
    assert (second.day, second.words) == ("20/11/2024", "trước ngày 20/11/2024")
    assert (second.bodies, second.action) == ("Các thôn; Trạm Y tế", "Báo cáo")


def test_a_deadline_of_nobody_is_quoted() -> None:
    """Where no duty has the day, the printed words stand for it."""
    reading = _read(deadlines=(_deadline("chậm nhất 20/11/2024", DAY),))
    assert "“chậm nhất 20/11/2024”" in reading.one("ul", "k-deadlines").text


def test_words_of_the_paper_stay_words() -> None:
    """A body, a duty or a deadline cannot bring markup."""
    bad = "<script>alert(1)</script>"
    reading = _read(_assignment(bad, bad, coordinating=(bad,), requested=True), deadlines=(_deadline(bad, DAY),))
    assert not reading.find("script")
    assert bad in reading.one("table").text
