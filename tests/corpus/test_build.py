"""Tests of the corpus as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus.build import build_corpus
from generator.gazetteer import Gazetteer
from tests.factories import make_citation, make_citing, make_corpus, make_library

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan, Corpus

PLANS: tuple[AnnotatedPlan, ...] = (
    *make_library(),
    make_citing(make_citation(raw="Chỉ thị 05-CT/TW ngày 15/5/2016", number="05-CT/TW", date="2016-05-15"), path="lao-cai/2020/a.md"),
    make_citing(make_citation(raw="Chỉ thị 05-CT/TW ngày 23/6/2021", number="05-CT/TW", date="2021-06-23"), path="lao-cai/2022/b.md"),
    make_citing(make_citation(raw="Chỉ thị 5-CT/TW ngày 24/6/2021", number="5-CT/TW", date="2021-06-24"), path="ha-noi/2022/c.md"),
)


def everything(corpus: Corpus) -> str:
    """All that a corpus says, in the order it says it."""
    return repr(corpus)


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(len(PLANS))))
def test_the_order_of_the_plans_does_not_matter(order: list[int]) -> None:
    """Same plans, same corpus, down to the order of every list."""
    gazetteer = Gazetteer.load()
    shuffled = build_corpus([PLANS[number] for number in order], gazetteer=gazetteer)
    assert everything(build_corpus(PLANS, gazetteer=gazetteer)) == everything(shuffled)


def test_each_citation_has_one_referent() -> None:
    """In the order of the text."""
    corpus = make_corpus()
    assert [len(plan.citations) for plan in corpus.plans] == [len(corpus.referents[plan.id]) for plan in corpus.plans]
    assert set(corpus.by_id) == {plan.id for plan in corpus.plans}


def test_neighbours_are_plans_of_the_same_office() -> None:
    """By day of issue; another office of the same place does not stand between."""
    plans = (
        make_citing(path="lao-cai/2024/b.md", issued_on="2024-02-01"),
        make_citing(path="lao-cai/2023/a.md", issued_on="2023-02-01"),
        make_citing(path="lao-cai/2024/so.md", issued_on="2024-01-01", issuers=("Sở Nội vụ tỉnh Lào Cai",)),
        make_citing(path="lao-cai/2025/c.md", issued_on="2025-02-01"),
    )
    assert build_corpus(plans, gazetteer=Gazetteer.load()).neighbours == {
        "lao-cai-2023-a": (None, "lao-cai-2024-b"),
        "lao-cai-2024-b": ("lao-cai-2023-a", "lao-cai-2025-c"),
        "lao-cai-2024-so": (None, None),
        "lao-cai-2025-c": ("lao-cai-2024-b", None),
    }


def test_an_empty_library_is_a_corpus() -> None:
    """The first day of a clone."""
    corpus = make_corpus(plans=())
    assert (corpus.plans, corpus.directives, corpus.places, corpus.years, corpus.diagnostics) == ((), {}, {}, (), ())


def test_an_id_used_twice_is_borne_by_the_first() -> None:
    """The reader reports it; nothing of the two is mixed up here."""
    plans = [
        make_citing(make_citation(number="41-CT/TW", date="2024-12-26"), path=f"lao-cai/2024/{name}.md", id="x") for name in ("b", "a")
    ]
    corpus = build_corpus(plans, gazetteer=Gazetteer.load())
    assert [plan.address for plan in corpus.plans] == ["lao-cai/2024/a"]
    assert [len(directive.backlinks) for directive in corpus.directives.values()] == [1]
