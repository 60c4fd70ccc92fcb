"""Plans like a plan and plans that cite it: in the data of its folder, never in its page."""

from __future__ import annotations

import json

from generator.model import File
from generator.publish.related import related_group
from generator.render.library import Library
from tests.factories import make_annotated, make_citation, make_citing, make_corpus, make_metadata, make_plan
from tests.render.making import sources_of


def _content(*plans: object) -> dict[str, dict[str, list[list[str]]]]:
    """Id of a plan → what its page shows on request."""
    corpus = make_corpus(plans=plans)  # type: ignore[arg-type]
    files = [made for hub in related_group(sources_of(Library.of(corpus))).hubs() for made in hub.made() if isinstance(made, File)]
    return {plan["id"]: plan["related"] for file in files for plan in json.loads(file.content)["plans"]}


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
    ((_, href, where),) = _content(cited, citing)["lao-cai-2023-goc"]["cited"]
    assert href == "lao-cai/2023/theo/#mo-dau"
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
    ((_, href, why),) = files["ca-mau-2023-mot"]["alike"]
    assert href == "lao-cai/2023/hai/"
    assert why.endswith("chung 1 văn bản")
    assert files["son-la-2024-ba"] == {"cited": [], "more": 0, "alike": [], "words": []}


def test_one_file_for_a_folder() -> None:
    """Plans of an office and a year share a file; one that lies deeper has its own."""
    corpus = make_corpus(
        plans=tuple(
            make_annotated(plan=make_plan(metadata=make_metadata(id=path.replace("/", "-")), path=f"{path}.md"))
            for path in ("ca-mau/2023/a", "ca-mau/2023/b/c", "ca-mau/2023/d")
        )
    )
    files = [made for hub in related_group(sources_of(Library.of(corpus))).hubs() for made in hub.made() if isinstance(made, File)]
    assert {file.name: [plan["id"] for plan in json.loads(file.content)["plans"]] for file in files} == {
        "ca-mau/2023/ke-hoach.json": ["ca-mau-2023-a", "ca-mau-2023-d"],
        "ca-mau/2023/b/ke-hoach.json": ["ca-mau-2023-b-c"],
    }
