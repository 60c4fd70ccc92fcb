"""Postings as files and back."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.search import shards

_POSTINGS = st.dictionaries(st.integers(0, 400), st.integers(1, 60), max_size=40).map(lambda found: sorted(found.items()))
_KEYS = st.dictionaries(st.text("ab cđ/", min_size=1, max_size=8), st.integers(1, 9000), max_size=60)


@given(_POSTINGS)
def test_a_posting_survives(posting: shards.Posting) -> None:
    """Plans and frequencies come back from the list of steps."""
    back = shards.decode(json.loads(shards.to_json(shards.encode(posting, 49))))
    assert back.plans == posting
    assert back.count == len(posting)
    assert [plan for plan in range(401) if back.bits >> plan & 1] == [plan for plan, _ in posting]


def test_a_common_term_becomes_a_bitset() -> None:
    """From fifty plans on, a term in more than a fifth of them only says where it is."""
    posting = [(plan, 3) for plan in range(0, 100, 4)]
    encoded = shards.encode(posting, 100)
    assert isinstance(encoded, str)
    back = shards.decode(encoded)
    assert back.common
    assert back.plans == []
    assert back.count == 25
    assert isinstance(shards.encode(posting[:20], 100), list)
    assert isinstance(shards.encode(posting[:5], 5), list)


@given(_KEYS)
def test_every_key_has_one_home(sizes: dict[str, int]) -> None:
    """The empty prefix is always there, a key lives under one of its beginnings, no shard grows beyond need."""
    names = shards.names(sizes)
    assert "" in names
    assert len(names) == len(set(names))
    homes = {key: shards.home(key, names) for key in sizes}
    assert all(key.startswith(home) for key, home in homes.items())
    for name in names:
        inside = [key for key in sizes if homes[key] == name]
        assert sum(sizes[key] for key in inside) <= shards.LIMIT or inside == [name]


@given(_KEYS, st.text("ab cđ/", max_size=3))
def test_a_beginning_is_found_in_every_shard_that_may_hold_it(sizes: dict[str, int], prefix: str) -> None:
    """Half a word looks in the right places."""
    names = shards.names(sizes)
    below = shards.homes_below(prefix, names)
    assert all(shards.home(key, names) in below for key in sizes if key.startswith(prefix))


def test_file_names_are_plain() -> None:
    """Letters, figures, `_` and `-` only; different prefixes have different files."""
    prefixes = ["", "da", "dak nong", "15/5", "2,1", "ж", "-", "_", "a_b", "a b"]
    names = [shards.file_name("w", prefix) for prefix in prefixes]
    assert len(set(names)) == len(names)
    assert shards.file_name("p", "dak nong") == "search/p/dak_nong.json"
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789/-_.") for name in names)
