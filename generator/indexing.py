"""The search index of a build, made by a process of its own beside the pages, which never holds a library.

Enters: before a library is read, how the work is done; later what was gathered of the library, the store with the words of its plans, where to write.
Leaves: the files of the index below the fresh site, and what the ledger notes of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from generator.meanwhile import meanwhile
from generator.publish.output import Output
from generator.search import shards
from generator.slots import without_collector

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

    from generator.labour import Labour
    from generator.meanwhile import Meanwhile
    from generator.publish.output import Notes, Part
    from generator.search.gathering import Gathered, IndexedPlan
    from generator.search.index import Ahead
    from generator.search.plan_postings import PlanPostings
    from generator.shelf import Kept

_AT_ONCE = 500
"""Plans that are told together: each document that they cite is named once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What is told first."""

    kept: Kept
    output: Part
    parts: dict[str, Any]
    marks: Mapping[int, bytes]


def indexing(labour: Labour) -> AbstractContextManager[Meanwhile[Notes]]:
    """Have a process stand by for the index, before anything is read; a cluster's client has threads, beside which nothing is forked."""
    return meanwhile(_index, here=labour.jobs == 1 or labour.scheduler is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """Plans that will be told, as far as they are known when all are read."""

    kept: Kept
    plans: dict[int, tuple[str, str]]
    """Number → where the work on it is kept."""


def told(gathered: Gathered, kept: Kept, output: Output) -> Iterator[Any]:
    """All that the process needs: the task, then the plans."""
    yield _Task(kept=kept, output=output.part(f"{shards.FOLDER}/"), parts=gathered.parts, marks=gathered.marks)
    plans = iter(gathered.plans)
    while some := list(islice(plans, _AT_ONCE)):
        yield some


@without_collector()
def _index(given: Iterator[Any]) -> Notes:
    """Make all files; in the process that stands by, or in the build itself."""
    from generator.search.index import index_files  # numpy: the build itself does without it

    first = next(given)
    ahead = _merged_ahead(first) if isinstance(first, Foretold) else None
    task: _Task = next(given) if isinstance(first, Foretold) else first
    output = Output.of(task.output)

    def load(plan: IndexedPlan) -> PlanPostings:
        return task.kept.postings(plan.path, plan.key)

    plans = (plan for some in given for plan in some)
    for name, content in index_files(plans, task.parts, load, task.kept, output, marks=task.marks, ahead=ahead):
        output.write(name, content)
    return output.ledger.files, output.ledger.hubs


def _merged_ahead(foretold: Foretold) -> Ahead | None:
    """Merge what plans say themselves while the build still looks at what others say of them; not where an index is remembered, of which most stays."""
    from generator.search.index import merged_ahead  # as above

    kept = foretold.kept
    if kept.remembers:
        return None
    keys = {number: key for number, (_, key) in foretold.plans.items()}
    return merged_ahead(
        keys.items(), lambda number, key: kept.postings(foretold.plans[number][0], key), lambda plan: kept.texts(plan.path, plan.key)
    )
