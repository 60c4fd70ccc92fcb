"""Which file holds which key."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search import shards
from tests.search import javascript

_KEYS = st.dictionaries(
    st.text("ab cđ/\uff5e😀", min_size=1, max_size=8).filter(lambda key: key[-1] != " "), st.integers(1, 300), max_size=60
)
_LIMIT = 400


def _by_ranges(sizes: dict[str, int]) -> tuple[tuple[list[str], list[str]], dict[str, Any]]:
    told, files = shards.by_ranges("w", {key: shards.to_json("x" * size) for key, size in sizes.items()}, _LIMIT)
    written = list(files)
    assert len(dict(written)) == len(written)
    return told, {name: shards.unwrap(content) for name, content in written}


@given(_KEYS)
def test_every_key_has_one_home(sizes: dict[str, int]) -> None:
    """A key lies in the file that its name leads to, no file grows beyond need, neighbours are not parted without need."""
    told, files = _by_ranges(sizes)
    ranges = shards.Ranges(frozenset(told[0]), tuple(told[1]))
    assert "search/w/_.js" in files
    assert sum(map(len, files.values())) == len(sizes)
    for key, size in sizes.items():
        inside = files[shards.file_name("w", ranges.home(key))]
        assert inside[key] == "x" * size
        assert sum(sizes[one] for one in inside) <= _LIMIT
    together = [sum(map(len, inside.values())) + 20 * len(inside) for name, inside in files.items() if name.endswith("_.js")]
    assert all(2 * (left + right) > _LIMIT for left, right in pairwise(together))


@given(_KEYS)
@settings(max_examples=3)
def test_a_browser_finds_the_same_home(sizes: dict[str, int]) -> None:
    """It compares strings in its own way."""
    told, files = _by_ranges(sizes)
    stats = {
        "shards": {"w": told},
        "buckets": {},
        "size": 0,
        "plans": 0,
        "digits": ["a", "b", "c"],
        "fields": [],
        "absent": "",
    }
    body = """
    const load = async (path) => data.files[path];
    const store = KehoachStore.create({ load, stats: { ...data.stats, letters: "", lengths: [], levels: [] }, analysis: {} });
    return Promise.all(data.keys.map((key) => store.spelling(key)));
    """
    named = {name: {key: {key: "", f"{key}!": "*"} for key in inside} for name, inside in files.items()}
    found = javascript.run(body, {"stats": stats, "files": named, "keys": list(sizes)})
    assert found == list(sizes)


@given(st.dictionaries(st.text("ab cđ/", min_size=1, max_size=8), st.integers(0, 99), max_size=60))
def test_hashed_keys_are_found_again(contents: dict[str, int]) -> None:
    """Each key lies in the file that its hash names."""
    groups: dict[str, list[bytes]] = defaultdict(list)
    for key, value in contents.items():
        groups[shards.group_of(key)].append(shards.row_of(key, shards.to_json(value)))
    (alone, count), written = shards.by_hash("p", groups, 100)
    buckets = shards.Buckets(frozenset(alone), count)
    files = dict(written)
    assert len(files) == count + len(alone)
    assert all(len(files[shards.file_name("p", f"{group} ")]) > 50 for group in alone)
    assert all(contents[key] == shards.unwrap(files[shards.file_name("p", buckets.home(key))])[key] for key in contents)


def test_a_hash_never_changes() -> None:
    """The browser counts the same."""
    assert [shards.hash_of(key) for key in ("", "+thi dua", "đ")] == [0, 781049317, 1766302567]


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
