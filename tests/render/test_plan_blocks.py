"""What a page owes to its paper alone: worked out anywhere, kept, and completed by the library."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from generator.model import AnnotatedPlan, Vague
from generator.render.filling import SLOT
from generator.render.library import Library
from generator.render.plan import plan_page
from generator.render.plan_blocks import plan_blocks
from generator.source.reader import read_source
from tests.bodies import Unit
from tests.factories import make_anniversary, make_annotated, make_citation, make_corpus, make_library, make_metadata, make_plan
from tests.render.making import page_of
from tests.render.reading import read

RAW = "Chỉ thị số 41-CT/TW ngày 26/12/2024"


def _cited_twice() -> AnnotatedPlan:
    """A provision with a known and a vague citation and an anniversary that does not count right, the known one in the title too."""
    vague, day = "Quyết định của huyện", "kỷ niệm 40 năm Ngày Thử (04/5/1975 - 04/5/2025)"
    return make_annotated(
        plan=make_plan(
            metadata=make_metadata(title=f"Thi đua theo {RAW}"),
            units=(Unit("I", "MỘT", f"Theo {RAW} và {vague}, {day}."), Unit("II", "HAI", "Không dẫn gì.")),
        ),
        citations=(
            make_citation(raw=RAW, number="41-CT/TW", date="2024-12-26", issuer="Bộ Chính trị"),
            make_citation(raw=vague, doc_type="Quyết định"),
        ),
        anniversaries=(
            make_anniversary(raw=day, event="Ngày Thử", years=40, founded_on="1975-05-04", observed_on="2025-05-04", arithmetic_ok=False),
        ),
    )


@pytest.mark.parametrize("plan", make_library(), ids=lambda plan: plan.id)
def test_blocks_can_be_kept(plan: AnnotatedPlan) -> None:
    """What another process worked out is the same as what this one does, and gives the same page."""
    blocks = plan_blocks(plan)
    kept = pickle.loads(pickle.dumps(blocks))  # noqa: S301 - made in the line itself
    library = Library.of(make_corpus())
    assert kept == blocks == plan_blocks(plan)
    assert plan_page(library, plan.record, kept) == page_of(library, plan.id)


def test_every_slot_is_filled() -> None:
    """Nothing of the machinery is left on the page."""
    plan = _cited_twice()
    page = page_of(Library.of(make_corpus(plans=[plan])), plan.id)
    assert SLOT not in page.body + page.head
    assert plan_blocks(plan).body.count(SLOT) % 2 == 0


@pytest.mark.parametrize("words", [pytest.param("ÿtilesÿ", id="a slot"), pytest.param("ÿ", id="one mark")])
def test_a_paper_cannot_make_a_slot(words: str) -> None:
    """A letter whose number is that of the mark stays a letter, in the title as in the text; a file with the mark itself is refused."""
    assert read_source(f"---\nkind: {words}\n".encode("latin-1"), PurePosixPath("dak-nong/2025/thu.md")).source is None
    plan = make_annotated(
        plan=make_plan(
            metadata=make_metadata(title=words, number=words, issuers=(words,)), units=(Unit("I", words, words),), recipients=(words,)
        )
    )
    reading = read(page_of(Library.of(make_corpus(plans=[plan])), plan.id).body)
    assert reading.one(id="i").text == f"I. {words} {words}"
    assert reading.one(id="_title").text == words


def test_notes_beside_a_provision_come_from_paper_and_library() -> None:
    """Doubts about where a citation leads stand before the paper's own slips; provisions without either have no notes."""
    plan = _cited_twice()
    reading = read(page_of(Library.of(make_corpus(plans=[plan])), plan.id).body)
    causes = [e.text.split(" Văn bản")[0] for e in reading.find(css="k-note")]
    assert [cause.partition(" “")[0].partition(" Từ")[0] for cause in causes] == ["Dẫn không ghi số", "Số năm không khớp"]
    assert "k-noted" in reading.one(id="i").classes
    assert "k-noted" not in reading.one(id="ii").classes


def test_where_a_citation_leads_is_not_in_the_blocks() -> None:
    """The same blocks serve a library that knows the document and one that does not."""
    plan = _cited_twice()
    library = Library.of(make_corpus(plans=[plan]))
    lost = Library.of(replace(library.corpus, referents={plan.id: (Vague(), Vague())}, directives={}))
    blocks = plan_blocks(plan)
    known, unknown = (read(plan_page(one, plan.record, blocks).body) for one in (library, lost))
    assert [e.text for e in known.find("a") if e.text == RAW] == [RAW]
    assert RAW not in [e.text for e in unknown.find("a")]
    assert [e.text for e in unknown.find("span", "k-vague")][-2:] == [RAW, "Quyết định của huyện"]
    assert "1 văn bản được dẫn" in known.one("ul", "k-tiles").text
    assert "không dẫn văn bản nào" in unknown.one(css="k-card").text
