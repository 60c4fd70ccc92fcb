"""Documents that one plan cites."""

from __future__ import annotations

from generator.render.library import Library
from generator.render.references import citation_element, cited, marks, references
from tests.bodies import Unit
from tests.factories import make_annotated, make_citation, make_corpus, make_metadata, make_plan
from tests.render.reading import read

RAW = "Chỉ thị số 41-CT/TW ngày 26/12/2024"


def _library() -> Library:
    units = (Unit("I", "MỘT", f"Theo {RAW}."), Unit("II", "HAI", f"Thực hiện {RAW} và Nghị quyết của cấp ủy."))
    plan = make_annotated(
        plan=make_plan(metadata=make_metadata(title=f"Thi đua theo {RAW}"), units=units),
        citations=(
            make_citation(raw=RAW, number="41-CT/TW", date="2024-12-26", issuer="Bộ Chính trị"),
            make_citation(raw=RAW, number="41-CT/TW", date="2024-12-26"),
        ),
    )
    return Library.of(make_corpus(plans=[plan]))


def test_a_document_stands_once_with_all_its_places() -> None:
    """Two mentions, one row, two links back."""
    library = _library()
    plan = library.corpus.plans[0]
    rows = references(library, cited(plan), library.corpus.referents[plan.id], "../")
    assert [(r.title, r.identified, read(r.where).links) for r in rows] == [("Chỉ thị 41-CT/TW", True, ["#i", "#ii"])]


def test_marks_are_links_of_the_depth_of_the_page() -> None:
    """The same citation leads right from any depth."""
    library = _library()
    plan = library.corpus.plans[0]
    referents = library.corpus.referents[plan.id]
    body, title = marks(plan, "../../", lambda number: citation_element(library, referents[number], "../../"))
    assert title == []
    assert {mark.opening for mark in body} == {'<a href="../../van-ban/chi-thi/41-ct-tw-k13/">'}
