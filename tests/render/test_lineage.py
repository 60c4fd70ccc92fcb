"""The lineage of a document: places one below the other, gaps told and not guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.model import CitationRole
from generator.pipeline import load
from generator.render import lineage_lists
from generator.render.diffusion import days_after, issue_day
from generator.render.directives import directive_hubs
from generator.render.library import Library
from generator.render.lineage import Lineages, way_to
from generator.render.lineage_lists import lineage_hubs
from tests.factories import make_citation, make_citing, make_corpus
from tests.render.making import made
from tests.render.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.model import AnnotatedPlan, Citation
    from generator.render.lineage import Stop

CENTRAL = "van-ban/chi-thi/27-ct-ttg-2024"
Line = tuple[int, str, str, "tuple[int, int] | None"]
"""Depth, place, how it stands there, days."""


def _order(role: CitationRole = CitationRole.CARRIES_OUT) -> Citation:
    return make_citation(
        raw="Chỉ thị số 27/CT-TTg ngày 02/9/2024 của Thủ tướng Chính phủ",
        number="27/CT-TTg",
        date="2024-09-02",
        issuer="Thủ tướng Chính phủ",
        role=role,
    )


def _provincial(number: str = "68/KH-UBND", date: str = "2024-10-20") -> Citation:
    day = "/".join(reversed(date.split("-")))
    return make_citation(
        raw=f"Kế hoạch số {number} ngày {day} của UBND tỉnh Lào Cai",
        doc_type="Kế hoạch",
        number=number,
        date=date,
        issuer="UBND tỉnh Lào Cai",
        role=CitationRole.BASIS,
    )


def _province(*citations: Citation, issued_on: str | None = "2024-10-20") -> AnnotatedPlan:
    return make_citing(*citations, path="lao-cai/2024/68-kh-ubnd.md", number="68/KH-UBND", issued_on=issued_on, province="Lào Cai")


def _district(*citations: Citation, issued_on: str | None = "2024-12-01", name: str = "thi-dua") -> AnnotatedPlan:
    return make_citing(
        *citations,
        path=f"lao-cai/huyen-bat-xat/2024/{name}.md",
        issuers=("UBND huyện Bát Xát",),
        issued_on=issued_on,
        province="Lào Cai",
        district="Bát Xát",
    )


def _lines(library: Library, address: str = CENTRAL) -> list[Line]:
    """The tree, line by line."""
    directive = library.directives[address]
    start = issue_day(directive)

    def walk(stops: Iterable[Stop], depth: int) -> Iterator[Line]:
        for stop in stops:
            first = stop.first
            state = "gap" if first is None else f"{first.link.citation.role.value}{'' if first.direct else ' (qua kế hoạch)'}"
            yield depth, stop.place, state, days_after(library, start, first.plan_id) if first else None
            yield from walk(stop.below, depth + 1)

    return list(walk(Lineages.of(library).tree(directive).stops, 0))


def _library(*plans: AnnotatedPlan) -> Library:
    return Library.of(make_corpus(plans=plans))


def test_places_hang_below_each_other_with_their_days() -> None:
    """From the centre through the province to the district, days counted from the document's own day."""
    assert _lines(_library(_province(_order()), _district(_order()))) == [
        (0, "lao-cai", "thực hiện", (48, 48)),
        (1, "lao-cai/huyen-bat-xat", "thực hiện", (90, 90)),
    ]


def test_a_place_without_a_plan_is_a_gap_and_names_what_is_carried_out_there() -> None:
    """Nothing is guessed about the province; its newer document is named, its older one is not."""
    library = _library(_district(_order(), _provincial("71/KH-UBND", "2024-11-05"), _provincial("9/KH-UBND", "2021-03-04")))
    assert _lines(library) == [(0, "lao-cai", "gap", None), (1, "lao-cai/huyen-bat-xat", "thực hiện", (90, 90))]
    section = read({page.address: page for page in made(directive_hubs, library)}[CENTRAL].body)
    gap = section.one("li", "k-tree-gap").text
    assert "Thư viện chưa có kế hoạch nào của nơi này dẫn văn bản này." in gap
    assert "71/KH-UBND" in gap
    assert "9/KH-UBND" not in gap


def test_a_plan_that_carries_out_a_plan_belongs_to_its_lineage() -> None:
    """The district cites only the plan of its province, which carries the document out."""
    library = _library(_province(_order()), _district(_provincial()))
    assert [line[:3] for line in _lines(library)] == [
        (0, "lao-cai", "thực hiện"),
        (1, "lao-cai/huyen-bat-xat", "căn cứ (qua kế hoạch)"),
    ]
    body = {page.address: page.body for page in made(directive_hubs, library)}[CENTRAL]
    row = read(body).find("li", "k-tree-dot")[-1].text
    assert "không dẫn thẳng, thực hiện kế hoạch của UBND tỉnh Lào Cai, 2024" in row
    assert "sau" not in row


def test_a_plan_below_one_that_only_mentions_the_document_is_left_out() -> None:
    """A mention is not a ground: what hangs on the plan does not hang on the document."""
    library = _library(_province(_order(CitationRole.MENTIONS)), _district(_provincial()))
    assert [line[:3] for line in _lines(library)] == [(0, "lao-cai", "nhắc tới")]


def test_the_first_plan_of_a_place_counts() -> None:
    """A later plan adds nothing but a number, and one without a day never comes first; the first that carries out is told beside the first that cites."""
    library = _library(
        _district(_order(CitationRole.STUDIES), issued_on="2024-09-30", name="b"),
        _district(_order(), issued_on="2024-12-01", name="a"),
        _district(_order(), issued_on=None, name="c"),
    )
    assert _lines(library)[1] == (1, "lao-cai/huyen-bat-xat", "quán triệt", (28, 28))
    stop = Lineages.of(library).tree(library.directives[CENTRAL]).stops[0].below[0]
    assert stop.carrying is not None
    assert stop.carrying.plan_id.endswith("2024-a")
    assert stop.plans == 3


def test_no_days_where_the_day_of_the_document_is_not_certain() -> None:
    """Two printed days, or a plan that is older than the document it cites."""
    other = make_citation(raw="Chỉ thị số 27/CT-TTg ngày 09/2/2024", number="27/CT-TTg", date="2024-02-09")
    assert {days for *_, days in _lines(_library(_province(_order()), _district(other)))} == {None}
    assert _lines(_library(_province(_order(), issued_on="2024-01-01")))[0][3] is None


@pytest.mark.parametrize(
    ("place", "origin", "way"),
    [
        pytest.param("lao-cai/huyen-bat-xat", "", ("lao-cai", "lao-cai/huyen-bat-xat"), id="central-document"),
        pytest.param(
            "lao-cai/huyen-bat-xat/xa-y-ty", "lao-cai", ("lao-cai/huyen-bat-xat", "lao-cai/huyen-bat-xat/xa-y-ty"), id="provincial-document"
        ),
        pytest.param("lao-cai", "lao-cai", ("lao-cai",), id="the-place-itself"),
        pytest.param("yen-bai/huyen-luc-yen", "lao-cai", ("yen-bai/huyen-luc-yen",), id="elsewhere-has-no-gaps"),
        pytest.param("trung-uong/bo-y-te", "", ("trung-uong/bo-y-te",), id="central-office"),
    ],
)
def test_the_way_down(place: str, origin: str, way: tuple[str, ...]) -> None:
    """Only places between the document and the plan can be gaps."""
    assert way_to(place, origin) == way


def test_a_large_tree_is_cut_by_its_outermost_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """The document leads to a page for each; every place of the tree stands on one of them."""
    monkeypatch.setattr(lineage_lists, "LONG", 1)
    library = _library(_province(_order()), _district(_order()))
    whole = {page.address: page for page in made(directive_hubs, library)}[CENTRAL].body
    assert f'href="../../../{CENTRAL}/dong-thuc-hien/lao-cai/">1 nơi bên dưới' in whole
    assert "Huyện Bát Xát" not in whole.split("_ai-dan")[0]
    monkeypatch.setattr(lineage_lists, "_may_be_long", lambda *_: True)
    (part,) = made(lineage_hubs, library)
    assert part.address == f"{CENTRAL}/dong-thuc-hien/lao-cai"
    assert [e.text for e in read(part.body).find("b")] == ["Tỉnh Lào Cai", "Huyện Bát Xát"]
    assert f"../../../../../{CENTRAL}/#_dong-thuc-hien" in read(part.body).links


def test_a_tree_of_many_places_is_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is below an outermost place is there, in the page and in print, and opens without a script."""
    monkeypatch.setattr(lineage_lists, "FOLDED", 1)
    library = _library(_province(_order()), _district(_order()))
    section = read({page.address: page for page in made(directive_hubs, library)}[CENTRAL].body)
    assert section.one("summary").text == "1 nơi bên dưới"
    assert "Huyện Bát Xát" in section.one("details").text
    assert [e.text for e in section.find("text") if "Bát Xát" in e.text] == []
    assert not list(made(lineage_hubs, library))


def test_the_drawing_has_a_row_for_each_place_and_the_list_says_it_without() -> None:
    """Hidden from readers of speech, because the list has every word of it."""
    section = read({page.address: page for page in made(directive_hubs, _library(_province(_order()), _district(_order())))}[CENTRAL].body)
    drawing = section.one("svg", "k-lineage")
    assert drawing.attributes["aria-hidden"] == "true"
    assert [e.text for e in section.find("text")] == ["27/CT-TTg", "Lào Cai", "Bát Xát", "02/9/2024", "48 ngày", "90 ngày"]
    assert [e.text.split(" ", 3)[:3] for e in section.find("li", "k-tree-dot")] == [["Tỉnh", "Lào", "Cai"], ["Huyện", "Bát", "Xát"]]


# ── the papers that the library has editions of: what a person reads in them ──────────────────────────────────────────

DAK_NONG, DAK_SONG = "dak-nong", "dak-nong/huyen-dak-song"
NINH_THUAN, NINH_HAI = "ninh-thuan", "ninh-thuan/huyen-ninh-hai"
BY_HAND: dict[str, list[Line]] = {
    "van-ban/quyet-dinh/2437-qd-ttg-2025": [(0, "dak-lak", "thực hiện", (14, 14))],
    "van-ban/chi-thi/39-ct-ttg-2024": [
        (0, DAK_NONG, "gap", None),
        (1, DAK_SONG, "thực hiện", (78, 108)),
        (0, NINH_THUAN, "gap", None),
        (1, NINH_HAI, "thực hiện", None),
    ],
    "van-ban/chi-thi/41-ct-tw-k13": [
        (0, "dak-lak", "quán triệt", (327, 327)),
        (0, DAK_NONG, "gap", None),
        (1, DAK_SONG, "thực hiện", (6, 36)),
    ],
}
"""Đắk Song is dated by its month, Ninh Hải not at all; Đắk Lắk only studies the directive of the Politburo."""


def _carried_out_above_ninh_hai(library: Library) -> list[str]:
    """What its plan names of the province: a plan of November 2024 and one of 2021, which is older than the directive."""
    tree = Lineages.of(library).tree(library.directives["van-ban/chi-thi/39-ct-ttg-2024"])
    return [directive.number or "" for stop in tree.stops if stop.place == NINH_THUAN for directive in stop.documents]


def test_lineages_of_the_condensed_editions(root: Path) -> None:
    """As read by hand."""
    library = Library.of(load(root / "plans").corpus)
    assert {address: _lines(library, address) for address in BY_HAND} == BY_HAND
    assert _carried_out_above_ninh_hai(library) == ["5312/KH-UBND"]


def test_lineages_of_the_full_papers(shared: Path, tmp_path: Path) -> None:
    """The same from the papers themselves, as import reads them."""
    papers = sorted((shared / "samples").glob("*.txt"))
    if not papers:
        pytest.skip("the full papers (shared/samples) are not here")
    imported = CliRunner().invoke(main, ["import", *map(str, papers), "--out", str(tmp_path / "plans"), "--no-original"])
    library = Library.of(load(tmp_path / "plans").corpus)
    assert len(library.plans) == len(papers), imported.output
    assert {address: _lines(library, address) for address in BY_HAND} == BY_HAND
    assert _carried_out_above_ninh_hai(library) == ["5312/KH-UBND"]
