"""Postings as short strings and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import encoding, postings, shards
from tests.search import javascript

if TYPE_CHECKING:
    from collections.abc import Iterable

_POSTINGS = st.dictionaries(st.integers(0, 90_000), st.integers(1, 1023), max_size=40).map(lambda found: sorted(found.items()))
_IN_JAVASCRIPT = """
const store = KehoachStore.create({ load: null, stats: data.stats, analysis: null });
return data.texts.map((text) => Array.from(store.readPlans(text)).flatMap((bit, plan) => (bit ? [plan] : [])));
"""


def _encoded(found: postings.Posting, everyone: Iterable[int]) -> str:
    return _written([found], everyone)[0] if found else ""


def _written(lists: list[postings.Posting], everyone: Iterable[int]) -> list[str]:
    """Several lists at once, none of them empty."""
    plans, times = (np.array([row[at] for found in lists for row in found], np.int64) for at in (0, 1))
    starts = np.cumsum([0, *map(len, lists)])[:-1]
    return encoding.written(plans, times, starts, np.array(list(everyone), np.int64))


@given(_POSTINGS)
def test_a_posting_survives(found: postings.Posting) -> None:
    """Plans and frequencies come back, and JSON has nothing to escape."""
    text = _encoded(found, range(49))
    assert shards.to_json(text) == f'"{text}"'.encode()
    back = postings.decode(text, (1 << 90_001) - 1)
    assert found == back.plans
    assert len(found) == back.count
    assert postings.bits_of_plans(plan for plan, _ in found) == back.bits


@given(st.lists(_POSTINGS.filter(bool), min_size=2, max_size=5))
def test_many_are_written_as_each_by_itself(lists: list[postings.Posting]) -> None:
    """Lists that are common and lists that are not stand side by side and do not touch each other."""
    everyone = sorted({plan for found in lists for plan, _ in found} | set(range(60)))
    assert [_encoded(found, everyone) for found in lists] == _written(lists, everyone)


@pytest.mark.parametrize(
    ("plans", "mark"),
    [
        pytest.param(range(0, 100, 4), "~", id="a-quarter"),
        pytest.param([plan for plan in range(100) if plan % 9], "!", id="most"),
        pytest.param(range(100), "*", id="all"),
        pytest.param(range(20), "", id="a-fifth-is-not-common"),
    ],
)
def test_a_common_term_only_says_where_it_is(plans: list[int], mark: str) -> None:
    """From fifty plans on, a term in more than a fifth of them has no frequencies."""
    text = _encoded([(plan, 3) for plan in plans], range(100))
    back = postings.decode(text, (1 << 100) - 1)
    assert text.startswith(mark)
    assert bool(mark) == back.common
    assert bool(mark) == (back.plans == [])
    assert [plan for plan in range(100) if back.bits >> plan & 1] == list(plans)


def test_numbers_without_a_plan_stay_out() -> None:
    """A number of the address book whose plan is gone is in no set, not even in that of all."""
    everyone = [plan for plan in range(120) if plan % 10]
    bits = postings.bits_of_plans(everyone)
    for held in (everyone, everyone[:-5]):
        text = _encoded([(plan, 1) for plan in held], everyone)
        assert postings.bits_of_plans(held) == postings.decode(text, bits).bits


@given(st.lists(st.lists(st.text("*~ab", max_size=2), min_size=5, max_size=5), min_size=1, max_size=3))
def test_fields_of_an_entry_keep_their_places(rows: list[list[str]]) -> None:
    """Empty fields at the end are not written, and come back."""
    for row in rows:
        text = postings.entry_text(row)
        parts = text.split(postings.FIELD)
        assert row == list(reversed(parts + [""] * (5 - len(parts))))


@given(st.lists(st.integers(0, 9000), max_size=20))
def test_lengths_are_exact_where_they_matter(lengths: list[int]) -> None:
    """Short fields keep their length, long ones lose at most a sixteenth."""
    back = postings.read_lengths(postings.write_lengths(lengths))
    for length, found in zip(lengths, back, strict=True):
        assert length == found if length <= 12 else abs(found - length) * 15 <= length


def test_the_browser_reads_the_same_plans() -> None:
    """Steps of one, two and three letters."""
    found = [[0], [5, 6, 70, 1200], [59, 60, 119, 120, 2999], list(range(0, 3000, 7)), []]
    stats = {
        "size": 3000,
        "plans": 3000,
        "absent": "",
        "shards": {},
        "buckets": {},
        "fields": [],
        "letters": "",
        "levels": [],
        "digits": [postings.ENDS, postings.GOES_ON, postings.TIMES],
    }
    texts = [_encoded([(plan, 1 + plan % 40) for plan in plans], range(49)) for plans in found]
    assert found == javascript.run(_IN_JAVASCRIPT, {"stats": stats, "texts": texts})
    assert json.loads(shards.to_json(texts)) == texts
