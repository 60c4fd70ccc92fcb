"""Plans like a plan and plans that cite it: beside the page, never in it."""

from __future__ import annotations

import json

from generator.publish.related import related_files
from generator.render.library import Library
from tests.factories import make_annotated, make_citation, make_citing, make_corpus, make_metadata, make_plan
from tests.render.making import sources_of


def _content(*plans: object) -> dict[str, dict[str, list[list[str]]]]:
    corpus = make_corpus(plans=plans)  # type: ignore[arg-type]
    return {name: json.loads(content)["related"] for name, content in related_files(sources_of(Library.of(corpus)))}


def test_a_cited_plan_names_the_plan_that_cites_it() -> None:
    """The reader of a plan finds who carries it out, and at which line."""
    cited = make_annotated(
        plan=make_plan(
            metadata=make_metadata(id="lao-cai-2023-goc", number="68/KH-UBND", issued_on="2023-03-02"), path="lao-cai/2023/goc.md"
        )
    )
    raw = "Kế hoạch số 68/KH-UBND ngày 02/3/2023 của UBND tỉnh"
    citing = make_citing(
        make_citation(raw=raw, doc_type="Kế hoạch", number="68/KH-UBND", date="2023-03-02", issuer="UBND tỉnh"), path="lao-cai/2023/theo.md"
    )
    ((_, href, where),) = _content(cited, citing)["lao-cai/2023/goc/ke-hoach.json"]["cited"]
    assert href == "../../../lao-cai/2023/theo/#mo-dau"
    assert "phần mở đầu" in where


def test_alike_says_why() -> None:
    """Two plans that cite the same rare document are alike, and it says so; a third that shares nothing is not named."""
    rare = make_citation(raw="Chỉ thị số 12/CT-TTg ngày 05/02/2023", number="12/CT-TTg", date="2023-02-05")
    other = make_citation(raw="Chỉ thị số 39/CT-TTg ngày 15/10/2024", number="39/CT-TTg", date="2024-10-15")
    files = _content(
        make_citing(rare, path="ca-mau/2023/mot.md"),
        make_citing(rare, path="lao-cai/2023/hai.md"),
        make_citing(other, path="son-la/2024/ba.md"),
    )
    ((_, href, why, compared),) = files["ca-mau/2023/mot/ke-hoach.json"]["alike"]
    assert href == "../../../lao-cai/2023/hai/"
    assert why.endswith("chung 1 văn bản")
    assert compared == "../../../so-sanh/?a=ca-mau/2023/mot&b=lao-cai/2023/hai"
    assert files["son-la/2024/ba/ke-hoach.json"] == {"cited": [], "more": 0, "alike": [], "words": []}
