"""Reading the index back from a built site, and counting what a browser would have fetched.

Enters: the folder of a built site.
Leaves: `Store`: statistics, postings of a term, direct answers, heads and texts of plans. Each file is read once.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.search import shards
from generator.search.places import FAMILY

if TYPE_CHECKING:
    from pathlib import Path

Entry = tuple[shards.FieldPosting, ...]
"""Postings of one term, field by field."""


@dataclass(kw_only=True)
class Store:
    """The files of one index."""

    site: Path
    fetched: dict[str, int] = field(default_factory=dict)
    """Path below the site → gzip bytes, of everything a browser needs for the same answer."""
    _files: dict[str, Any] = field(default_factory=dict)

    def read(self, name: str, *, counted: bool = True) -> Any:
        """One JSON file; `counted` is False for what a browser fetches only when someone scrolls."""
        path = self.site / name
        if name not in self._files:
            self._files[name] = json.loads(path.read_bytes())
        if counted and name not in self.fetched:
            self.count(name)
        return self._files[name]

    def count(self, name: str) -> None:
        """Add a file to the sum if the site has it."""
        path = self.site / name
        if path.is_file():
            self.fetched[name] = len(gzip.compress(path.read_bytes(), mtime=0))

    @cached_property
    def stats(self) -> dict[str, Any]:
        """How many plans, which fields, which shards."""
        loaded: dict[str, Any] = self.read(f"{shards.FOLDER}/stats.json")
        return loaded

    @property
    def plans(self) -> int:
        """How many plans."""
        return int(self.stats["plans"])

    @cached_property
    def fields(self) -> list[str]:
        """Names of the fields in order."""
        return [name for name, _, _ in self.stats["fields"]]

    @cached_property
    def lengths(self) -> list[list[int]]:
        """Terms in each plan, field by field."""
        loaded: list[list[int]] = self.read(f"{shards.FOLDER}/lengths.json")
        return loaded

    @cached_property
    def _shard_names(self) -> dict[str, frozenset[str]]:
        return {kind: frozenset(names) for kind, names in self.stats["shards"].items()}

    def shard(self, kind: str, key: str) -> dict[str, Any]:
        """The shard where a key lives, if anywhere."""
        loaded: dict[str, Any] = self.read(shards.file_name(kind, shards.home(key, self._shard_names[kind])))
        return loaded

    def entry(self, term: str, key: str) -> Entry | None:
        """Postings of a term; `key` is its folded word where the term is an exact form."""
        kind, bare = shards.family(term), shards.bare(term)
        found = self.shard(kind, key if kind == "e" else bare).get(bare)
        return None if found is None else tuple(map(shards.decode, found))

    def beginning(self, kind: str, prefix: str) -> list[str]:
        """Every key of a family that begins so, in order."""
        out: list[str] = []
        for name in shards.homes_below(prefix, self._shard_names[kind]):
            out.extend(key for key in self.read(shards.file_name(kind, name)) if key.startswith(prefix))
        return sorted(out)

    def answers(self, key: str) -> list[list[str]]:
        """Rows of the direct answers to these folded words."""
        found: list[list[str]] = self.shard("a", key).get(key, [])
        return found

    def places(self, key: str) -> list[list[Any]]:
        """Rows of the districts and communes that bear this folded name."""
        found: list[list[Any]] = self.shard(FAMILY, key).get(key, [])
        return found

    def head(self, plan: int) -> dict[str, str]:
        """What a list shows of one plan."""
        size = int(self.stats["heads"])
        found: dict[str, str] = self.read(f"{shards.FOLDER}/heads/{plan // size}.json")[plan % size]
        return found

    def provisions(self, plan: int, *, counted: bool = True) -> list[list[str]]:
        """Path, anchor, name and words of each provision of one plan."""
        found: list[list[str]] = self.read(f"{shards.FOLDER}/plans/{plan}.json", counted=counted)
        return found


def bits_of(entry: Entry | None) -> int:
    """Every plan that holds a term in some field, one bit each."""
    out = 0
    for posting in entry or ():
        out |= posting.bits
    return out
