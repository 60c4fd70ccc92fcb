"""Which file holds which key, what it is called, how it is wrapped.

Enters: keys with their content, in families.
Leaves: files below `search/`, small enough that a query fetches one for each word and pair; the same rules read backwards.

    w  words by folded form    a shard is a stretch of them in order, so that half a word finds its endings; a word with long lists is a shard
    g  places                  likewise: several names that a query may mean begin alike
    p  pairs, numbers, dates   a shard is the number that the key hashes to, so that few names are needed; what has long lists is a shard
    a  direct answers          likewise
    v  words with their counts the first letter

Each file is a script that calls one function with its name and its JSON: a page opened from a disk may load scripts and nothing else.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FOLDER = "search"
STATS = f"{FOLDER}/stats.js"
BEGINNING = f"{FOLDER}/beginning.js"
HEADS, MORE_HEADS, MANY_PLANS = 16, 24, 5_000
"""Plans in one file of heads; in a library of many plans."""

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
    """CRC-32 of a key: the same in every language and run."""
    return crc32(key.encode())


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


@dataclass(frozen=True, slots=True)
class Ranges:
    """The files of a family in order of its keys."""

    alone: frozenset[str]
    """Keys that have a file to themselves."""
    starts: tuple[str, ...]
    """Where each other file begins, in order, the first one with nothing."""

    def home(self, key: str) -> str:
        """By which the file of a key is named. No key ends in a blank."""
        return key if key in self.alone else self.starts[bisect_right(self.starts, _order(key), key=_order) - 1] + " "


def _order(key: str) -> bytes:
    """As browsers compare strings."""
    return key.encode("utf-16-be", "surrogatepass")


def by_ranges(kind: str, contents: Mapping[str, bytes], limit: int) -> tuple[tuple[list[str], list[str]], Iterator[File]]:
    """Contents (JSON by folded form) in files up to `limit`, neighbours together: which keys are alone and where files begin; the files.

    A key that is larger than that stands alone, and its neighbours are together without it.
    """
    alone: dict[str, list[str]] = {}
    runs: dict[str, list[str]] = {"": []}
    last, start, size = "", "", 0
    for key in sorted(contents, key=_order):
        own = rounded(len(contents[key]) + len(key) + 4)
        if own > limit:
            alone[key] = [key]
            continue
        if size and size + own > limit:
            start, size = _parting(last, key), 0
            runs[start] = []
        runs[start].append(key)
        last, size = key, size + own
    files = {**alone, **{f"{start} ": inside for start, inside in runs.items()}}
    return (
        (list(alone), list(runs)),
        (_file(file_name(kind, name), (row_of(key, contents[key]) for key in inside)) for name, inside in files.items()),
    )


def _parting(before: str, after: str) -> str:
    """The shortest beginning of `after` that comes behind `before`."""
    return next(after[:length] for length in range(1, len(after) + 1) if _order(after[:length]) > _order(before))


@dataclass(frozen=True, slots=True)
class Buckets:
    """The files of a family by hashes of its groups."""

    alone: frozenset[str]
    """Groups that have a file to themselves."""
    count: int
    """How many other files."""

    def home(self, key: str) -> str:
        """By which the file of a key is named."""
        group = group_of(key)
        return f"{group} " if group in self.alone else f"{hash_of(group) % self.count}"


def by_hash(kind: str, groups: Mapping[str, list[bytes]], limit: int) -> tuple[tuple[list[str], int], Iterator[File]]:
    """Rows (`row_of`), by what decides their bucket, in as many buckets as keep them near `limit`: which groups are alone and how many buckets; the files.

    A group that is larger than half of that stands alone: what many ask for should bring nothing else along.
    """
    sizes = {group: sum(map(len, rows)) + len(rows) for group, rows in groups.items()}
    alone = sorted(group for group, size in sizes.items() if rounded(size) > limit // 2)
    buckets = rounded(max(1, -(-(sum(sizes.values()) - sum(map(sizes.__getitem__, alone))) // limit)))
    told = Buckets(frozenset(alone), buckets)
    members: dict[str, list[bytes]] = {str(number): [] for number in range(buckets)}
    for group, rows in groups.items():
        if group in told.alone:
            members[f"{group} "] = rows
        else:
            members[str(hash_of(group) % buckets)] += rows
    return (alone, buckets), (_file(file_name(kind, name), inside) for name, inside in members.items())


def row_of(key: str, content: bytes) -> bytes:
    """A key with its content (JSON)."""
    return quoted(key).encode() + b":" + content


def heads_in_a_file(plans: int) -> int:
    """How many plans a file of heads has: an answer asks for five files."""
    return HEADS if plans < MANY_PLANS else MORE_HEADS


def rounded(number: int) -> int:
    """Up to four binary digits that count: a library that grows a little keeps its buckets and ranges, and so most of its files."""
    dropped = max(number.bit_length() - 4, 0)
    return -(-number >> dropped) << dropped


def _file(name: str, rows: Iterable[bytes]) -> File:
    return name, wrap(name, b"{" + b",".join(sorted(rows)) + b"}")
