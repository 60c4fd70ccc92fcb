"""Lists of cited documents."""

from __future__ import annotations

import pytest

from generator.model import DirectiveKey
from generator.render import directive_lists
from generator.render.directive_lists import level_of, list_hubs, most_cited
from generator.render.library import Library
from tests.factories import make_corpus
from tests.render.making import made
from tests.render.reading import read


@pytest.mark.parametrize(
    ("place", "level"),
    [
        pytest.param(None, "Trung ương", id="central"),
        pytest.param("trung-uong/bo-thu", "Trung ương", id="ministry"),
        pytest.param("dak-nong", "Cấp tỉnh", id="province"),
        pytest.param("dak-nong/huyen-dak-mil", "Cấp huyện", id="district"),
        pytest.param("dak-nong/huyen-dak-mil/xa-dak-sak", "Cấp xã", id="commune-below-district"),
        pytest.param("lam-dong/xa-nam-dong", "Cấp xã", id="commune-below-province"),
        pytest.param("lam-dong/dac-khu-thu", "Cấp xã", id="special-zone"),
    ],
)
def test_level_of(place: str | None, level: str) -> None:
    """The level of the issuer is read from its place."""
    assert level_of(DirectiveKey(kind="chi-thi", number=1, body="ubnd", place=place)) == level


def test_index_goes_kind_level_year() -> None:
    """Kinds are h2, levels h3, years h4, in that order."""
    pages = {p.address: p for p in made(list_hubs, Library.of(make_corpus()))}
    reading = read(pages["van-ban"].body)
    assert reading.find("h2")[0].text.startswith("Chỉ thị")
    assert [e.text for e in reading.find("h3")][:2] == ["Trung ương 1 văn bản", "Cấp huyện 1 văn bản"]
    assert [e.text for e in reading.find("h4")][:2] == ["2024", "2023"]
    assert {"van-ban/chi-thi", "van-ban/luat"} <= set(pages)


def test_a_long_index_leads_to_the_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit the index has counts and links only; the pages of the kinds have everything."""
    monkeypatch.setattr(directive_lists, "INDEX_WHOLE", 1)
    pages = {p.address: p for p in made(list_hubs, Library.of(make_corpus()))}
    assert "k-list" not in pages["van-ban"].body
    assert "../van-ban/chi-thi/" in read(pages["van-ban"].body).links
    assert "k-list" in pages["van-ban/chi-thi"].body


def test_most_cited_counts_plans_once() -> None:
    """A document named twice in one plan counts as one plan."""
    library = Library.of(make_corpus())
    rows = most_cited(library, [p.id for p in library.corpus.plans], 2, "./")
    assert [(r.title, r.count) for r in rows] == [("Luật Thi đua, khen thưởng", "3 kế hoạch"), ("Chỉ thị 02/CT-UBND", "2 kế hoạch")]


def test_a_crowded_kind_is_cut_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its page leads to one page a year, where everything stands."""
    monkeypatch.setattr(directive_lists, "LONG_KIND", 1)
    pages = {p.address: p for p in made(list_hubs, Library.of(make_corpus()))}
    assert "../../van-ban/chi-thi/nam-2024/" in read(pages["van-ban/chi-thi"].body).links
    assert "../../../van-ban/chi-thi/41-ct-tw-k13/" in read(pages["van-ban/chi-thi/nam-2024"].body).links
