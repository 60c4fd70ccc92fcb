"""Postings as files: which shard holds which key, how a posting is written, what a shard is called.

Enters: postings by term, in families told apart by the first character of the term.
Leaves: JSON files of integers below `search/`, small enough to fetch one or two for a word; the same rules read backwards.

    w folded words · e exact forms (under the folded key) · p pairs · n numbers and dates · a direct answers · g places

A shard is named by the prefix its keys share; a prefix is cut further only where its shard would grow beyond `LIMIT`. A key lives in
the shard with the longest name that begins it. One field of one term is either a list (for each plan the step from the plan before,
doubled, one more where the frequency follows because it is not 1), or a bitset in base64 where so many plans hold the term that the
list would cost more than its ranking is worth, or 0.
"""

from __future__ import annotations

import base64
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = "search"
LIMIT = 24_000
"""Bytes of a shard before compression."""

COMMON_SHARE = 0.2
COMMON_FROM = 50
"""A term in more than this share of the plans is a bitset, in a library of at least so many plans."""

_FAMILIES = {"=": "e", "+": "p", "#": "n"}

Posting = list[tuple[int, int]]
"""Plans in order with the frequency in each."""


def family(term: str) -> str:
    """`=đắk` → `e`."""
    return _FAMILIES.get(term[0], "w")


def bare(term: str) -> str:
    """The term as its shard writes it."""
    return term[1:] if term[0] in _FAMILIES else term


def file_name(kind: str, prefix: str) -> str:
    """`search/w/da.json`; a blank is `_`, other characters than figures and Latin letters are their code points."""
    letters = [c if c.isascii() and c.isalnum() else "_" if c == " " else f"-{ord(c):x}-" for c in prefix]
    return f"{FOLDER}/{kind}/{''.join(letters) or '-'}.json"


def to_json(value: Any) -> bytes:
    """Compact JSON, the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


# ── postings ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class FieldPosting:
    """One field of one term, read back."""

    plans: Posting
    """Empty when the term is common here."""
    bits: int
    """Plan `n` holds the term when bit `n` is set."""
    common: bool = False

    @property
    def count(self) -> int:
        """How many plans."""
        return self.bits.bit_count()


NOWHERE = FieldPosting([], 0)


def encode(posting: Posting, plans: int) -> list[int] | str | int:
    """A list of steps, a bitset, or 0 where there is nothing."""
    if not posting:
        return 0
    if plans >= COMMON_FROM and len(posting) > COMMON_SHARE * plans:
        bits = bytearray((plans + 7) // 8)
        for plan, _ in posting:
            bits[plan >> 3] |= 1 << (plan & 7)
        return base64.b64encode(bytes(bits)).decode()
    out: list[int] = []
    before = 0
    for plan, frequency in posting:
        step = (plan - before) * 2
        before = plan
        if frequency == 1:
            out.append(step)
        else:
            out.extend((step + 1, frequency))
    return out


def decode(encoded: list[int] | str | int) -> FieldPosting:
    """The way back."""
    if isinstance(encoded, str):
        return FieldPosting([], int.from_bytes(base64.b64decode(encoded), "little"), common=True)
    if isinstance(encoded, int):
        return NOWHERE
    plans: Posting = []
    bits = plan = 0
    numbers = iter(encoded)
    for number in numbers:
        plan += number >> 1
        plans.append((plan, next(numbers) if number & 1 else 1))
        bits |= 1 << plan
    return FieldPosting(plans, bits)


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


def homes_below(prefix: str, shard_names: Iterable[str]) -> list[str]:
    """Every shard that may hold a key with this prefix."""
    listed = list(shard_names)
    return sorted({home(prefix, listed), *(name for name in listed if name.startswith(prefix))})
