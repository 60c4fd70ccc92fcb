"""Makes the page of a plan as the pipeline does: its blocks first, then the page from its record and the library."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from generator.model import AnnotatedPlan
from generator.render.filling import encoded
from generator.render.hub import Sources, pages_of
from generator.render.pages import other_hubs
from generator.render.plan import plan_hubs, plan_page
from generator.render.plan_blocks import plan_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.model import Page
    from generator.render.hub import Hub
    from generator.render.library import Library
    from generator.render.plan_blocks import PlanBlocks, PlanFacts


def all_hubs(sources: Sources) -> Iterable[Hub]:
    """Every hub of pages, those of plans first."""
    return chain(plan_hubs(sources), other_hubs(sources))


class PapersOf:
    """What is worked out of each paper of a library, whose plans still have their texts."""

    def __init__(self, library: Library) -> None:
        """Nothing is kept."""
        self._library = library

    def blocks(self, plan_id: str) -> PlanBlocks:
        """Of one plan."""
        plan = self._library.plans[plan_id]
        assert isinstance(plan, AnnotatedPlan)
        return plan_blocks(plan)

    def facts(self, plan_id: str) -> PlanFacts:
        """A part of them."""
        return self.blocks(plan_id).facts

    def body(self, plan_id: str) -> bytes:
        """The other part."""
        return encoded(self.blocks(plan_id).body)


def page_of(library: Library, plan_id: str) -> Page:
    """The page of one plan."""
    plan = library.plans[plan_id]
    record = plan.record if isinstance(plan, AnnotatedPlan) else plan
    return plan_page(library, record, PapersOf(library).blocks(plan_id))


NEW_YEAR = date(2026, 1, 1)


def made(kind: Callable[[Sources], Iterable[Hub]], library: Library, as_of: date = NEW_YEAR) -> list[Page]:
    """All pages of one kind."""
    return list(pages_of(kind(sources_of(library, as_of))))


def sources_of(library: Library, as_of: date = NEW_YEAR) -> Sources:
    """What hubs are made from."""
    return Sources(library=library, papers=PapersOf(library), as_of=as_of)
