"""What a front matter says of two documents is resolved like a citation and shown on both."""

from __future__ import annotations

from dataclasses import replace

from generator.model import AnnotatedPlan, KnownDirective, KnownPlan, Relation, Vague
from generator.render.directives import directive_hubs
from generator.render.library import Library
from tests.factories import make_annotated, make_citation, make_citing, make_corpus, make_metadata, make_plan
from tests.render.making import made, page_of
from tests.render.reading import read

OLD = make_annotated(
    plan=make_plan(
        metadata=make_metadata(id="lao-cai-2023-cu", number="68/KH-UBND", issued_on="2023-03-02", title="Thi đua năm 2023"),
        path="lao-cai/2023/cu.md",
    )
)


def _new(*relations: Relation) -> AnnotatedPlan:
    metadata = replace(make_metadata(id="lao-cai-2024-moi", title="Thi đua năm 2024"), relations=relations)
    return make_annotated(plan=make_plan(metadata=metadata, path="lao-cai/2024/moi.md"))


def test_a_replaced_plan_knows_its_successor() -> None:
    """Who reads the old plan is told which one replaces it; who reads the new one finds the old."""
    new = _new(Relation(type="replaces", of="Kế hoạch số 68/KH-UBND ngày 02/3/2023 của UBND tỉnh Lào Cai"))
    corpus = make_corpus(plans=(OLD, new))
    assert [related.referent for related in corpus.relations] == [KnownPlan(plan_id="lao-cai-2023-cu")]
    library = Library.of(corpus)
    assert "../../../lao-cai/2023/cu/" in read(page_of(library, new.id).body).links
    old_page = read(page_of(library, OLD.id).body)
    assert "../../../lao-cai/2024/moi/" in old_page.links
    assert any("Được thay thế bởi" in element.text for element in old_page.find("span"))


def test_a_document_outside_the_library() -> None:
    """The page of an amended directive says which plan amends it."""
    citing = make_citing(
        make_citation(raw="Chỉ thị số 12/CT-UBND ngày 05/02/2023 của UBND tỉnh", number="12/CT-UBND", date="2023-02-05", issuer="UBND tỉnh")
    )
    new = _new(Relation(type="amends", of="Chỉ thị số 12/CT-UBND ngày 05/02/2023 của UBND tỉnh Lào Cai"))
    corpus = make_corpus(plans=(citing, new))
    (related,) = corpus.relations
    assert isinstance(related.referent, KnownDirective)
    (page,) = (page for page in made(directive_hubs, Library.of(corpus)) if "12-ct-ubnd" in page.address)
    assert "../../../lao-cai/2024/moi/" in read(page.body).links


def test_words_without_a_number_are_shown_as_they_stand() -> None:
    """A relation nobody can follow still stands on the plan's page."""
    new = _new(Relation(type="corrects", of="văn bản trước đây của tỉnh"))
    corpus = make_corpus(plans=(new,))
    assert [related.referent for related in corpus.relations] == [Vague()]
    assert any("văn bản trước đây của tỉnh" in element.text for element in read(page_of(Library.of(corpus), new.id).body).find("li"))
