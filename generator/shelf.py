"""Every plan of a library, worked on once: read from the store where it is there, done and kept where it is not.

Enters: a plans folder, and how the work is to be done.
Leaves: `PlanWork` for each file, in order of address; a `Shelf` that hands out what pages and the index need of a plan, one plan at a time, so that
the texts of a library are never all in memory.
"""

from __future__ import annotations

import shutil
import weakref
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from generator import workers
from generator.plan_work import BODY, FACTS, POSTINGS, WORK, PlanWork, key_of, load_facts, load_postings, load_texts, load_work, work_on
from generator.source.reader import find_sources, read_bytes, unread
from generator.store import Store, code_digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.diagnostics import Diagnostic
    from generator.labour import Labour
    from generator.render.plan_blocks import PlanFacts
    from generator.search.plan_postings import PlanPostings
    from generator.store import Part


Place = tuple[str, str]
"""Path of a file below the plans folder, and the key of what was worked out for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The store of one library, as another process can be told of it."""

    plans: Path
    store: Store
    library: str
    """Under which it keeps what the index of the library merged."""
    code: bytes
    is_lasting: bool
    """False for a store that goes with the build."""

    def part(self, path: str, key: str, part: int) -> bytes:
        """One part of what was worked out for a file; done again where the store has lost it. Raises KeyError for a file that is not there."""
        kept = self.store.get(key, part)
        if kept is None:
            content, _ = read_bytes(f"{self.plans}/{path}", path)
            if content is None:
                raise KeyError(path)
            kept = work_on(PurePosixPath(path), content)[part]
        return kept

    def postings(self, path: str, key: str) -> PlanPostings:
        """What the search index keeps of a plan."""
        return load_postings(self.part(path, key, POSTINGS))

    def texts(self, path: str, key: str) -> bytes:
        """What snippets of a plan are cut from."""
        return load_texts(self.part(path, key, POSTINGS))

    def body(self, path: str, key: str) -> bytes:
        """The body of a plan's page, with slots."""
        return self.part(path, key, BODY)

    def recall(self) -> tuple[bytes, Iterator[bytes], Iterator[bytes]] | None:
        """What the index of the last build of this library merged; only what this code has kept."""
        code, first = (self.store.get(self.library, part) for part in range(2))
        if code != self.code or first is None:
            return None
        return first, self.store.pieces(self.library, 2), self.store.pieces(self.library, 3)

    @property
    def remembers(self) -> bool:
        """Whether an index of this library was merged by this code."""
        return self.store.get(self.library, 0) == self.code

    def keep(self, parts: Sequence[Part]) -> None:
        """What it merges now. Nothing is kept by a build without a cache."""
        if self.is_lasting:
            self.store.put(self.library, (self.code, *parts))


class Shelf:
    """What was worked out for each plan, by the plan's id."""

    def __init__(self, plans: Path, labour: Labour) -> None:
        """Without a cache the store is a temporary folder, which goes with this object."""
        self._labour = labour
        folder = labour.cache
        if folder is None:
            folder = Path(mkdtemp(prefix="kehoach-"))
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        library = sha256(f"index {plans.resolve()}".encode()).hexdigest()
        self.kept = Kept(plans=plans, store=Store(folder), library=library, code=code_digest(), is_lasting=labour.cache is not None)
        self._keys: dict[str, str] = {}
        """By the file's path below the plans folder."""
        self._names: dict[str, str] = {}
        """That path by the plan's id."""
        self.marks: dict[str, bytes] = {}
        """Plan id → digest of what pages may show of it beside its text."""

    def work(self) -> tuple[tuple[PlanWork, ...], tuple[Diagnostic, ...]]:
        """Do what is not done yet; the work on every file in order of address, and what was met that is no plan."""
        paths, problems = find_sources(self.kept.plans)
        named = {str(path): path for path in paths}
        done: dict[str, PlanWork] = {}
        waiting = self._missing(named, done)
        first = list(islice(waiting, workers.FEWEST_FOR_PROCESSES))
        jobs = self._jobs(len(first))
        for piece, results in workers.run(
            workers.pieces(chain(first, waiting)), self.kept.store, jobs=jobs, scheduler=self._labour.scheduler
        ):
            for (name, _), result in zip(piece.files, results, strict=True):
                done[name] = load_work(result, named[name])
            if self._labour.progress:
                self._labour.progress(len(done), len(paths))
        if first:
            self.kept.store.used(self._keys.values())
        works = tuple(map(done.__getitem__, named))
        for name, work in zip(named, works, strict=True):
            if work.record and work.record.id not in self._names:
                self._names[work.record.id], self.marks[work.record.id] = name, work.mark
        return works, problems

    def _missing(self, paths: Mapping[str, PurePosixPath], done: dict[str, PlanWork]) -> Iterator[tuple[str, str, bytes]]:
        """Key, path and bytes of files that have to be worked on; `done` takes the others."""
        for name, path in paths.items():
            content, found = read_bytes(f"{self.kept.plans}/{name}", name)
            if content is None:
                done[name] = PlanWork(read=unread(path, found), record=None, diagnostics=())
                continue
            key = self._keys[name] = key_of(self.kept.code, name, content)
            kept = self.kept.store.get(key, WORK)
            if kept is None:
                yield key, name, content
            else:
                done[name] = load_work(kept, path)

    def _jobs(self, files: int) -> int:
        return workers.jobs_for(files, self._labour.jobs)

    @property
    def jobs(self) -> int:
        """How many processes the rest of the build may use on this machine; a cluster's client has threads, beside which nothing is forked."""
        return 1 if self._labour.scheduler else self._jobs(len(self._names))

    @property
    def keys(self) -> dict[str, str]:
        """Plan id → digest of its file and of our code."""
        return {plan_id: self._keys[name] for plan_id, name in self._names.items()}

    def _part(self, plan_id: str, part: int) -> bytes:
        """One part. Raises KeyError for a plan that is not there."""
        return self.kept.part(*self.where(plan_id), part)

    def where(self, plan_id: str) -> Place:
        """Where the work on a plan is kept, for a process that knows the store alone."""
        name = self._names[plan_id]
        return name, self._keys[name]

    def facts(self, plan_id: str) -> PlanFacts:
        """What fills the plan's page, as far as it depends on the plan alone."""
        return load_facts(self._part(plan_id, FACTS))

    def body(self, plan_id: str) -> bytes:
        """The body of its page, with slots."""
        return self.kept.body(*self.where(plan_id))

    def postings(self, plan_id: str) -> PlanPostings:
        """What the search index keeps of the plan."""
        return load_postings(self._part(plan_id, POSTINGS))
