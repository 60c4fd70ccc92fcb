"""Which file holds which key, what it is called, how it is wrapped.

Enters: keys with their content, in families.
Leaves: files below `search/`, small enough that a query fetches one for each word and pair; the same rules read backwards.

    w  words by folded form    a shard is named by the prefix its keys share, so that half a word finds its endings
    g  places                  likewise: several names that a query may mean begin alike
    p  pairs, numbers, dates   a shard is the number that the key hashes to: no list of names is needed
    a  direct answers          likewise
    v  words with their counts the first letter

Each file is a script that calls one function with its name and its JSON: a page opened from a disk may load scripts and nothing else.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FOLDER = "search"
STATS = f"{FOLDER}/stats.js"
LIMIT = 2_200
"""Bytes of a shard before compression, where it has more than one key."""

File = tuple[str, bytes]
"""Path below the site, bytes."""

_FAMILIES = {"=": "w", "+": "p", "#": "p"}


def family(term: str) -> str:
    """`=đắk` → `w`."""
    return _FAMILIES.get(term[0], "w")


def file_name(kind: str, prefix: str) -> str:
    """`search/w/da.js`; a blank is `_`, other characters than figures and Latin letters are their code points."""
    letters = [c if c.isascii() and c.isalnum() else "_" if c == " " else f"-{ord(c):x}-" for c in prefix]
    return f"{FOLDER}/{kind}/{''.join(letters) or '-'}.js"


def bucket_name(kind: str, key: str, buckets: int) -> str:
    """`search/p/7.js`."""
    return f"{FOLDER}/{kind}/{hash_of(group_of(key)) % max(buckets, 1)}.js"


def group_of(term: str) -> str:
    """What decides the bucket.

    A pair goes by its first word and two letters of its second, so that a half-typed word finds all its endings in one file; a document number by
    its first two parts.
    """
    before, blank, after = term.partition(" ")
    if not blank or term[0] not in _FAMILIES:
        return term
    return group_of_pair(before[1:], after) if term[0] == "+" else f"{before} {after.partition(' ')[0]}"


def group_of_pair(first: str, second: str) -> str:
    """As above, of two folded words."""
    return f"+{first} {second[:2]}"


def hash_of(key: str) -> int:
    """FNV-1a over the code points of a key: the same in every language and run."""
    value = _hashed(key[-2:], _beginning(key[:-2]))
    return value ^ value >> 15


@lru_cache(maxsize=16)
def _beginning(text: str) -> int:
    """As far as the last two letters: pairs come in the order of their first words."""
    return _hashed(text, 0x811C9DC5)


def _hashed(text: str, value: int) -> int:
    for code in map(ord, text):
        value = (value ^ code) * 0x01000193 & 0xFFFFFFFF
    return value


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: Any) -> bytes:
    """Compact JSON, the same bytes for the same value."""
    return _compact(value).encode()


def wrap(name: str, content: bytes) -> bytes:
    """JSON → the script that hands it over."""
    return b'kehoach("' + name.encode() + b'",' + content + b")"


def unwrap(script: bytes) -> Any:
    """The way back."""
    return json.loads(script[script.index(b",") + 1 : -1])


# ── shards ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def names(sizes: Mapping[str, int], limit: int = LIMIT) -> list[str]:
    """Prefixes of the shards for keys of these sizes, none of them beyond `limit`; the empty prefix takes what no other does."""
    out: list[str] = []
    waiting: list[tuple[str, list[str]]] = [("", sorted(sizes))]
    while waiting:
        prefix, keys = waiting.pop()
        out.append(prefix)
        total = sum(sizes[key] for key in keys)
        if total <= limit:
            continue
        children: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            if len(key) > len(prefix):
                children[key[: len(prefix) + 1]].append(key)
        weights = {child: sum(sizes[key] for key in below) for child, below in children.items()}
        for child in sorted(children, key=lambda c: (-weights[c], c)):
            if total <= limit:
                break
            total -= weights[child]
            waiting.append((child, children[child]))
    return sorted(out)


def home(key: str, shard_names: Iterable[str]) -> str:
    """The shard of a key: the longest name that begins it."""
    known = shard_names if isinstance(shard_names, set | frozenset | dict) else set(shard_names)
    for length in range(len(key), 0, -1):
        if key[:length] in known:
            return key[:length]
    return ""


def by_prefix(kind: str, contents: Mapping[str, bytes], limit: int) -> tuple[list[str], Iterator[File]]:
    """Contents (JSON by folded form) in shards: the names of the shards, their files."""
    found = names({key: len(content) + len(key) + 4 for key, content in contents.items()}, limit)
    known = frozenset(found)
    members: dict[str, list[str]] = {name: [] for name in found}
    for key in contents:
        members[home(key, known)].append(key)
    return found, (_file(file_name(kind, name), (row_of(key, contents[key]) for key in inside)) for name, inside in members.items())


def by_hash(kind: str, groups: Mapping[str, list[bytes]], limit: int) -> tuple[int, Iterator[File]]:
    """Rows (`row_of`), by what decides their bucket, in as many buckets as keep them near `limit`: how many, their files."""
    total = sum(len(row) + 1 for rows in groups.values() for row in rows)
    buckets = _rounded(max(1, -(-total // limit)))
    members: list[list[bytes]] = [[] for _ in range(buckets)]
    for group, rows in groups.items():
        members[hash_of(group) % buckets] += rows
    return buckets, (_file(f"{FOLDER}/{kind}/{number}.js", inside) for number, inside in enumerate(members))


def row_of(key: str, content: bytes) -> bytes:
    """A key with its content (JSON)."""
    return quoted(key).encode() + b":" + content


def _rounded(number: int) -> int:
    """Up to four binary digits that count: a library that grows a little keeps its buckets, and so most of its files."""
    dropped = max(number.bit_length() - 4, 0)
    return -(-number >> dropped) << dropped


def _file(name: str, rows: Iterable[bytes]) -> File:
    return name, wrap(name, b"{" + b",".join(sorted(rows)) + b"}")
