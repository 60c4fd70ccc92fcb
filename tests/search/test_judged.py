"""Known items come first: a small run of the judged queries."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import pytest

from generator import pipeline
from generator.search.index import build_index
from generator.search.query import search
from tests.bench.corpus import write_library
from tests.bench.search_judged import HELD_OUT, SEED, bodies_of, judged, reciprocal_rank

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seed", [pytest.param(SEED, id="tuned-with"), pytest.param(HELD_OUT, id="held-out")])
def test_known_items_come_first(tmp_path: Path, seed: int) -> None:
    """More than eighty queries, typed well and badly: on average the first right answer stands at the top."""
    write_library(tmp_path / "plans", 40)
    examined = pipeline.load(tmp_path / "plans")
    corpus = examined.corpus
    kept = {one.id: examined.shelf.postings(one.id) for one in corpus.plans}
    for name, content in build_index(corpus, kept).items():
        target = tmp_path / "site" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    queries = judged(corpus, bodies_of(corpus.plans, tmp_path / "plans"), seed)
    ranks = {one.query: reciprocal_rank(search(one.query, tmp_path / "site"), one.accepted) for one in queries}
    assert len(ranks) >= 80
    assert statistics.mean(ranks.values()) >= 0.95, [query for query, rank in ranks.items() if rank < 0.5]
