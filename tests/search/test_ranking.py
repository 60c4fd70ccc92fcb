"""The partial index ranks as lunr's full index does."""

from __future__ import annotations

import random
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lunr.builder import Builder
from lunr.query import Query, QueryPresence

from generator.search import analysis, index, ranking
from generator.search.counting import field_terms
from generator.search.merging import Merger
from generator.search.postings import FieldPosting
from generator.search.store import Store, bits_of

if TYPE_CHECKING:
    from lunr.index import Index

    from generator.search.postings import Entry

FIELDS = analysis.settings()["fields"]
VOCABULARY = ("dak", "=đắk", "song", "+dak song", "thi", "dua", "=đua", "+thi dua", "#39 ct", "#39 ct ttg", "constructor", "nam")

PIECES = ("dak", "đắk", "song", "dak song", "thi", "đua", "thi đua", "39/CT-TTg", "constructor")
"""What fields are made of: every term of the vocabulary stands in one."""

Plans = list[tuple[str, ...]]
"""Texts of the fields of each plan."""


def _full_index(plans: Plans) -> Index:
    """The index that lunr itself makes of everything."""
    builder = Builder()
    builder.ref("id")
    for name, boost in FIELDS:
        builder.field(name, boost=boost)
    for number, plan in enumerate(plans):
        builder.add({"id": str(number), **{name: _terms(text) for (name, _), text in zip(FIELDS, plan, strict=True)}})
    return builder.build()


def _terms(text: str) -> list[str]:
    """Terms as lunr is given them: each pair once."""
    units = list(analysis.units(text))
    beside = [(left.reading, right.reading) for left, right in pairwise(units)]
    pairs = {f"+{left.last} {right.first}" for left, right in beside if left.last and right.first}
    return [*(term for unit in units for term in unit.reading.terms), *sorted(pairs)]


def _store(plans: Plans, site: Path) -> Store:
    """Our files of the same plans, read back."""
    merger = Merger(len(index.field_names()))
    for number, plan in enumerate(plans):
        merger.add(number, [field_terms([text]) for text in plan])
    for name, content in index.merged_files(merger, {}):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Store(site=site)


def _entries(store: Store) -> dict[str, Entry]:
    found = {term: store.entry(term) for term in VOCABULARY}
    return {term: entry for term, entry in found.items() if entry is not None}


def _text(rng: random.Random) -> str:
    """Up to three pieces and a word that every field has."""
    return "; ".join([*rng.choices(PIECES, k=rng.randint(0, 3)), "nam"])


def _random_plans(rng: random.Random, count: int) -> Plans:
    """Plans whose fields are short enough for exact lengths."""
    return [tuple(_text(rng) for _ in FIELDS) for _ in range(count)]


def _scores(results: list[dict[str, Any]]) -> dict[str, float]:
    return {result["ref"]: result["score"] for result in results}


@given(st.integers(0, 10**9))
def test_same_references_and_scores_as_the_full_index(seed: int) -> None:
    """Optional, required and prohibited terms: sets decide, lunr ranks, and nothing differs from lunr alone."""
    rng = random.Random(seed)  # noqa: S311 -- Hypothesis chooses the seed
    plans = _random_plans(rng, rng.randint(1, 12))
    with tempfile.TemporaryDirectory() as folder:
        store, full = _store(plans, Path(folder)), _full_index(plans)
        entries = _entries(store)
        # lunr.py takes a required term that stands nowhere for one that stands everywhere; ours is decided before lunr is asked.
        terms = rng.choices(sorted(entries), k=rng.randint(1, 5))
        clauses = [(term, rng.choice([0.5, 1, 2, 4]), rng.choice(list(QueryPresence))) for term in terms]
        clauses[0] = (terms[0], 1, rng.choice([QueryPresence.OPTIONAL, QueryPresence.REQUIRED]))
        query = Query(store.fields)
        passed = everything = (1 << len(plans)) - 1
        for term, boost, presence in clauses:
            query.clause(term, boost=boost, presence=presence, use_pipeline=False)
            bits = bits_of(entries[term])
            passed &= {QueryPresence.REQUIRED: bits, QueryPresence.PROHIBITED: ~bits, QueryPresence.OPTIONAL: everything}[presence]
        positive = [ranking.Clause(term, boost) for term, boost, presence in clauses if presence is not QueryPresence.PROHIBITED]
        ours = ranking.lunr_results(ranking.choose([passed], entries.values()), positive, entries, store)
        assert _scores(full.query(query)) == pytest.approx(_scores(ours), abs=1e-9)


@hypothesis_settings(max_examples=25)
@given(st.integers(0, 10**9))
def test_common_terms_have_no_weight_where_they_are_common(seed: int) -> None:
    """In a larger library a clause counts in the fields where its term is rare, with the weights of the full index."""
    rng = random.Random(seed)  # noqa: S311 -- Hypothesis chooses the seed
    plans = _random_plans(rng, rng.randint(50, 70))
    with tempfile.TemporaryDirectory() as folder:
        store, full = _store(plans, Path(folder)), _full_index(plans)
        entries = _entries(store)
        clauses = [ranking.Clause(term, rng.choice([1, 2])) for term in rng.choices(VOCABULARY, k=4)]
        query = Query(store.fields)
        for clause in clauses:
            fields = [name for name, posting in zip(store.fields, entries[clause.term], strict=True) if not posting.common]
            if fields:
                query.clause(clause.term, boost=clause.boost, fields=fields, use_pipeline=False)
        theirs = full.query(query) if query.clauses else []
        assert entries["nam"][0].common
        assert _scores(theirs) == pytest.approx(_scores(ranking.lunr_results(range(len(plans)), clauses, entries, store)), abs=1e-9)


def test_plans_that_can_be_scored_are_chosen_first() -> None:
    """Of more plans than lunr is given, those with a rare term stay."""
    rare = FieldPosting([(700, 1)], 1 << 700)
    common = FieldPosting([], (1 << 800) - 1, common=True)
    chosen = ranking.choose([(1 << 800) - 1], [(rare, common)])
    assert len(chosen) == ranking.MOST
    assert 700 in chosen
    assert chosen == sorted(chosen)


def test_plans_with_more_pairs_are_chosen_before_all_others() -> None:
    """Words side by side say more than a rare word alone."""
    everything = (1 << 800) - 1
    levels = ranking.beside([1 << 799 | 1 << 3, 1 << 799, 0], everything)
    assert levels == [everything, 1 << 799 | 1 << 3, 1 << 799]
    rare = FieldPosting([(plan, 1) for plan in range(600)], (1 << 600) - 1)
    assert {3, 799} <= set(ranking.choose(levels, [(rare,)]))
