"""Names of districts and communes in a query, in Python and in the browser's code."""

from __future__ import annotations

import gzip
import random
from typing import TYPE_CHECKING, Any

import pytest

from generator.corpus.units import Units
from generator.gazetteer import Gazetteer
from generator.search import analysis, places, shards
from generator.search.index import build_index
from generator.search.query import search
from generator.search.store import Store
from tests.factories import make_citing, make_corpus
from tests.search import javascript

if TYPE_CHECKING:
    from pathlib import Path

_IN_JAVASCRIPT = (
    javascript.ENGINE
    + """
const out = [];
for (const query of data.queries) out.push((await engine.search(query)).answers.map(({ kind, title, url, detail }) => [kind, title, url, detail]));
return out;
"""
)


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one plan of huyện Đắk Song."""
    site = tmp_path_factory.mktemp("places")
    plan = make_citing(path="dak-nong/huyen-dak-song/2025/x.md", province="Đắk Nông", district="Đắk Song", issued_on="2025-01")
    for name, content in build_index(make_corpus(plans=(plan,))).items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    return site


def _addresses(query: str, site: Path) -> list[str]:
    return [answer["url"] for answer in search(query, site)["answers"]]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("dak song", "dak-nong/huyen-dak-song/", id="without-marks-the-one-with-plans"),
        pytest.param("huyện Đắk Song", "dak-nong/huyen-dak-song/", id="district-of-old"),
        pytest.param("xã Đắk Song", "lam-dong/#xa-dak-song", id="commune-of-today-by-its-marks"),
        pytest.param("xa nam dong", "lam-dong/#xa-nam-dong", id="commune"),
        pytest.param("nam dong cu jut", "dak-nong/#xa-nam-dong", id="commune-and-its-district"),
        pytest.param("xã Nam Dong, huyện Cư Jút, tỉnh Đắk Nông", "dak-nong/#xa-nam-dong", id="whole-name"),
        pytest.param("thuan hanh", "lam-dong/#xa-thuan-hanh", id="today-before-old"),
        pytest.param("TP. Buôn Ma Thuột", "dak-lak/#tp-buon-ma-thuot", id="short-type"),
        pytest.param("Q. 1", "ho-chi-minh/#quan-1", id="figure"),
        pytest.param("dak nong", "dak-nong/", id="province-of-old"),
        pytest.param("tp hcm", "ho-chi-minh/", id="alias-of-a-province"),
        pytest.param("Đắk N'Dung", "dak-nong/#xa-dak-n-drung", id="alias-of-a-commune"),
    ],
)
def test_a_name_leads_to_its_page_or_line(query: str, first: str, site: Path) -> None:
    """Old and new, with marks or without, alone or with what it lies in."""
    assert _addresses(query, site)[0] == first


def test_an_answer_says_what_a_unit_belongs_to_and_became(site: Path) -> None:
    """The whole name, dates in words, plans of former units."""
    table, found = places.tables(Units(Gazetteer.load(), {})), Store(site=site).place_tables
    assert table == {**found, "provinces": found["provinces"]}
    rows = places.rows(Units(Gazetteer.load(), {}), {})
    answer = places.answers("thuan hanh", "thuan hanh", table, lambda key: rows.get(key, []))
    assert answer == [
        [
            "place",
            "Xã Thuận Hạnh, tỉnh Lâm Đồng",
            "lam-dong/#xa-thuan-hanh",
            "Gồm xã Thuận Hà và xã Thuận Hạnh của huyện Đắk Song (Đắk Nông) cũ.",
        ],
        [
            "place",
            "Xã Thuận Hạnh (cũ), huyện Đắk Song, tỉnh Đắk Nông",
            "dak-nong/#xa-thuan-hanh",
            "Đến 30/6/2025; nay thuộc xã Thuận Hạnh, tỉnh Lâm Đồng.",
        ],
    ]


def test_a_name_of_many_lists_eight_and_counts_the_rest(site: Path) -> None:
    """Never a silent choice."""
    answers = search("tan thanh", site)["answers"]
    assert [answer["kind"] for answer in answers] == ["place"] * 8 + ["more"]
    assert answers[-1]["title"].endswith("nơi khác")


def test_every_unit_of_both_vintages_answers() -> None:
    """Its name gives a row that leads to its own page or line."""
    units = Units(Gazetteer.load(), {})
    rows, table = places.rows(units, {}), places.tables(units)
    missing = []
    for path in units.provinces:
        below = units.below(path)
        for unit in (*below.communes_now, *below.districts, *(c for cs in below.communes_then.values() for c in cs)):
            address, anchor = units.address(unit)
            key = analysis.key_words(unit.name)
            if f"{address}/#{anchor}" not in {places.answer_of(row, key, table)[2] for row in rows[key]}:
                missing.append(unit.key)
    assert missing == []


def test_place_names_cost_little(site: Path) -> None:
    """One shard for a name stays below 5 KB, its tables below 2 KB."""
    sizes = [len(gzip.compress(file.read_bytes())) for file in (site / "search" / "g").glob("*.js")]
    assert max(sizes) < 5_000
    assert len(gzip.compress(shards.to_json(places.tables(Units(Gazetteer.load(), {}))))) < 2_000


def test_the_browser_answers_the_same(site: Path) -> None:
    """Names of every kind, drawn at random, whole and cut, with and without marks and types."""
    units = Units(Gazetteer.load(), {})
    rng = random.Random(7)  # noqa: S311 - a sample of names
    queries = [
        "",
        "xa",
        "thi xa",
        "constructor",
        "xã constructor",
        "Huyện Cư Jút tỉnh Đăk Nông",
        "thanh pho thu duc",
        "x. nam dong h. cu jut",
    ]
    for path in rng.sample(list(units.provinces), 20):
        below = units.below(path)
        below_it = [*below.communes_now, *below.districts, *(c for cs in below.communes_then.values() for c in cs)]
        for unit in rng.sample(below_it, min(3, len(below_it))):
            queries += [
                unit.name,
                unit.full_name.upper(),
                analysis.key_words(unit.full_name),
                f"{unit.name} {units.provinces[path][-1].name}",
            ]
    files = {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in site.rglob("*.js")}
    there: list[Any] = javascript.run(_IN_JAVASCRIPT, {"files": files, "queries": queries})
    assert [[answer["url"] for answer in search(query, site)["answers"]] for query in queries] == [
        [a[2] for a in theirs] for theirs in there
    ]
    store = Store(site=site)
    for query, theirs in zip(queries, there, strict=True):
        ours = places.answers(analysis.key_words(query), analysis.prepare(query), store.place_tables, store.places)
        assert all(answer in theirs for answer in ours), query
