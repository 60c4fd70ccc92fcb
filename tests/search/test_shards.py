"""Which file holds which key."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from generator.search import shards

_KEYS = st.dictionaries(st.text("ab cđ/", min_size=1, max_size=8), st.integers(1, 2000), max_size=60)


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


@given(st.dictionaries(st.text("ab cđ/", min_size=1, max_size=8), st.integers(0, 99), max_size=60))
def test_hashed_keys_are_found_again(contents: dict[str, int]) -> None:
    """Each key lies in the file that its hash names."""
    groups: dict[str, list[bytes]] = defaultdict(list)
    for key, value in contents.items():
        groups[shards.group_of(key)].append(shards.row_of(key, shards.to_json(value)))
    buckets, written = shards.by_hash("p", groups, 100)
    files = dict(written)
    assert len(files) == buckets
    assert all(contents[key] == shards.unwrap(files[shards.bucket_name("p", key, buckets)])[key] for key in contents)


def test_a_hash_never_changes() -> None:
    """The browser counts the same."""
    assert [shards.hash_of(key) for key in ("", "+thi dua", "đ")] == [2166202364, 2960743519, 336251305]


def test_file_names_are_plain() -> None:
    """Letters, figures, `_` and `-` only; different prefixes have different files."""
    prefixes = ["", "da", "dak nong", "15/5", "2,1", "ж", "-", "_", "a_b", "a b"]
    names = [shards.file_name("w", prefix) for prefix in prefixes]
    assert len(set(names)) == len(names)
    assert shards.file_name("g", "dak nong") == "search/g/dak_nong.js"
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789/-_.") for name in names)


def test_a_file_hands_its_content_over_by_name() -> None:
    """A script that a page on a disk may load, and JSON for everyone else."""
    script = shards.wrap("search/w/da.js", shards.to_json({"dak": "!"}))
    assert script == b'kehoach("search/w/da.js",{"dak":"!"})'
    assert shards.unwrap(script) == {"dak": "!"}
