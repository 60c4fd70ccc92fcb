"""A hub: pages and files that are made together, from plans that are named beforehand; so that a build makes only those that a change reaches.

Enters: what every hub is made from (`Sources`).
Leaves: `Hub`s, each with what it reads and a function that makes its pages and files.

A build skips a hub when nothing that it reads has changed since the pages on disk were made. It reads

- the plans in `plans`: their records, what their citations lead to, their names on other pages, and who issued them;
- `facts`: anything else that its pages print or count, as words and numbers;
- what every page may read (`generator.publish.digests`): our own code, the names and addresses of all hubs, what front matters say of other documents,
  the span of years of all lists, names of places. When one of these changes, every hub is made anew.

Hubs that read no text stand in a `Group`: while nothing that any of them may read has changed, they are kept without being listed.

`plans=None` says that a hub reads the whole library: it is made anew after every change, which is right for the few pages that count everything.

A new kind of page is one function `Sources → Hub`s in `generator.render.pages.KINDS`. It lists its hubs cheaply, and does the work in `make`.
What a hub reads without saying so will be stale on disk: `tests/test_incremental.py` compares every byte with a clean build.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from generator.model import File, Page
from generator.render.filling import Slotted
from generator.render.observances import Observances

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from datetime import date

    from generator.model import Publication
    from generator.render.library import Library
    from generator.render.plan_blocks import PlanFacts

Fact = str | int | None
Made = Page | Slotted | File


class Papers(Protocol):
    """What was worked out of each paper for its page, by the plan's id."""

    def facts(self, plan_id: str) -> PlanFacts:
        """What its page is filled from."""
        ...

    def body(self, plan_id: str) -> bytes:
        """The body of its page, with slots."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What hubs are made from."""

    library: Library
    papers: Papers
    as_of: date
    """The day that the site calls today: a hub that prints it has it among its facts."""
    site_url: str = ""
    """The site's own address with a final slash, for files that are read elsewhere; empty where the site does not know it."""

    published: Mapping[str, Publication] = field(default_factory=dict)
    """Plan id → when it was published here; plans that the address book does not have are not in it."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Plan id → digest of its file: a hub that reads `papers` has it among its facts."""
    _looked_up: list[Observances] = field(default_factory=list)

    @property
    def observances(self) -> Observances:
        """Events and their years, looked through when they are first asked for."""
        if not self._looked_up:
            self._looked_up.append(Observances.of(self.library))
        return self._looked_up[0]

    def dates(self, plan_ids: Iterable[str]) -> Iterator[Fact]:
        """Facts of a hub that prints when these plans were published here."""
        for plan_id in plan_ids:
            known = self.published.get(plan_id)
            if known:
                yield from (known.ordinal, known.posted, known.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """Pages and files that are made together."""

    key: str
    """No other hub has it: the address of its first page or file, where it has always the same."""
    plans: Collection[str] | None
    """Ids of the plans that it reads; None for the whole library."""
    make: Callable[[], Made | Iterable[Made]]
    """Makes the pages and files: the same ones whenever what it reads is the same."""
    facts: tuple[Fact, ...] = ()
    """What it reads beside them."""

    def made(self) -> Iterable[Made]:
        """What it makes, always several."""
        found = self.make()
        return (found,) if isinstance(found, Page | Slotted | File) else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Hubs that are listed only after something that one of them may read has changed: a plan, but for its text, or one of their facts."""

    key: str
    """No other group has it."""
    hubs: Callable[[], Iterable[Hub]]
    """Lists them: the same ones, with the same facts, whenever what the group reads is the same."""
    facts: tuple[Fact, ...]
    """All that any of them reads beside the plans of the library."""
    plans: None = None
    """It reads the whole library."""


def pages_of(hubs: Iterable[Hub]) -> Iterator[Page]:
    """The pages of several hubs, made one after the other."""
    for hub in hubs:
        for made in hub.made():
            if not isinstance(made, File):
                yield made.whole() if isinstance(made, Slotted) else made
