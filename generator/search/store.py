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

from generator import urls
from generator.render.wording import capitalise, provision_label
from generator.search import analysis, postings, shards
from generator.search.places import FAMILY, PROVINCES
from generator.search.texts import Unpacker

if TYPE_CHECKING:
    from pathlib import Path

    from generator.search.postings import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a list shows of one plan."""

    title: str
    issuer: str
    number: str
    date: str
    place: str
    address: str
    edition: str

    @property
    def id(self) -> str:
        """Id of the plan, which is its address with other signs."""
        return self.address.replace("/", "-")

    @property
    def text(self) -> str:
        """Its words that a reader sees in the list."""
        return f"{self.title}\n\n{self.issuer}\n\n{self.place}"


class _PlaceTables(dict[str, Any]):
    """What rows of places refer to; the provinces are read when the first row asks for them."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.stats["places"])
        self._store = store

    def __missing__(self, name: str) -> Any:
        self[name] = self._store.read(PROVINCES)
        return self[name]


@dataclass(kw_only=True)
class Store:
    """The files of one index."""

    site: Path
    fetched: dict[str, int] = field(default_factory=dict)
    """Path below the site → gzip bytes, of everything a browser needs for the same answer."""
    _files: dict[str, Any] = field(default_factory=dict)
    _entries: dict[str, Entry | None] = field(default_factory=dict)
    _plans: dict[int, list[Any]] = field(default_factory=dict)
    _unpacker: Unpacker | None = None

    def read(self, name: str, *, counted: bool = True) -> Any:
        """One file; `counted` is False for what a browser fetches only when someone scrolls."""
        if name not in self._files:
            self._files[name] = shards.unwrap((self.site / name).read_bytes())
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
        loaded: dict[str, Any] = self.read(shards.STATS)
        return loaded

    @property
    def plans(self) -> int:
        """How many plans."""
        return int(self.stats["plans"])

    @cached_property
    def everyone(self) -> int:
        """Numbers of all plans, one bit each."""
        absent = postings.bits_of_plans(plan for plan, _ in postings.read_steps(self.stats["absent"]))
        return ((1 << int(self.stats["size"])) - 1) & ~absent

    @cached_property
    def fields(self) -> list[str]:
        """Names of the fields in order."""
        return [name for name, _, _ in self.stats["fields"]]

    @cached_property
    def place_tables(self) -> dict[str, Any]:
        """Types of units, and provinces once they are needed."""
        return _PlaceTables(self)

    @cached_property
    def lengths(self) -> list[list[int]]:
        """Terms in each plan, field by field."""
        return [postings.read_lengths(text) for text in self.stats["lengths"]]

    @cached_property
    def _homes(self) -> dict[str, shards.Ranges | shards.Buckets]:
        ranges = {kind: shards.Ranges(frozenset(alone), tuple(starts)) for kind, (alone, starts) in self.stats["shards"].items()}
        return ranges | {kind: shards.Buckets(frozenset(alone), count) for kind, (alone, count) in self.stats["buckets"].items()}

    def shard(self, kind: str, key: str) -> dict[str, Any]:
        """The shard where a key lives, if anywhere."""
        loaded: dict[str, Any] = self.read(shards.file_name(kind, self._homes[kind].home(key)))
        return loaded

    def entry(self, term: str) -> Entry | None:
        """Postings of a term: a folded word (all its forms together), `=` and a word as written, a pair, a number."""
        if term not in self._entries:
            self._entries[term] = self._read_entry(term)
        return self._entries[term]

    def _read_entry(self, term: str) -> Entry | None:
        if shards.family(term) == "p":
            found = [self.shard("p", term).get(term)]
        elif term[0] == "=":
            found = [self.forms(analysis.fold_word(term[1:])).get(term[1:])]
        else:
            found = list(self.forms(term).values())
        entries = [postings.read_entry(text, len(self.fields), self.everyone) for text in found if text is not None]
        return postings.merged(entries, self.plans) if entries else None

    def forms(self, key: str) -> dict[str, str]:
        """Every way a folded word is written, with its postings."""
        found: str | dict[str, str] = self.shard("w", key).get(key, {})
        return {key: found} if isinstance(found, str) else found

    def vocabulary(self, letter: str) -> dict[str, int]:
        """Folded words that begin with a letter, with the number of plans that hold them."""
        if letter not in self.stats["letters"]:
            return {}
        found: dict[str, int] = self.read(shards.file_name("v", letter))
        return found

    def answers(self, key: str) -> list[list[str]]:
        """Rows of the direct answers to these folded words."""
        found: list[list[str]] = self.shard("a", key).get(key, [])
        return found

    def places(self, key: str) -> list[list[Any]]:
        """Rows of the districts and communes that bear this folded name."""
        found: list[list[Any]] = self.shard(FAMILY, key).get(key, [])
        return found

    def head(self, plan: int, *, with_texts: bool = False, counted: bool = True) -> Head:
        """What a list shows of one plan; the browser has it from the plan's own file where it needs that anyway."""
        if with_texts:
            return _head(self._plan(plan, counted=counted)[0])
        size = int(self.stats["heads"])
        return _head(self.read(f"{shards.FOLDER}/heads/{plan // size}.js")[str(plan % size)])

    def provisions(self, plan: int, *, counted: bool = True) -> list[list[str]]:
        """Path, anchor, name and words of each provision of one plan."""
        rows = self._plan(plan, counted=counted)[1]
        return [
            [path, anchor or urls.anchor(path), label or capitalise(provision_label(path)), words] for path, anchor, label, words in rows
        ]

    def _plan(self, plan: int, *, counted: bool) -> list[Any]:
        packed, told = self.read(f"{shards.FOLDER}/plans/{plan}.js", counted=counted), self.read(shards.BEGINNING, counted=counted)
        if plan not in self._plans:
            self._unpacker = self._unpacker or Unpacker(*told)
            self._plans[plan] = json.loads(self._unpacker.unpacked(packed))
        return self._plans[plan]


def _head(row: list[str]) -> Head:
    title, issuer, number, date, place, address, edition = row
    return Head(title=title, issuer=issuer, number=number, date=date, place=place, address=address, edition=edition)


def bits_of(entry: Entry | None) -> int:
    """Every plan that holds a term in some field, one bit each."""
    out = 0
    for posting in entry or ():
        out |= posting.bits
    return out
