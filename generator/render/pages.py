"""Every kind of generated page, and every hub of each kind, in a fixed order.

Enters: what hubs are made from. Leaves: hubs (`generator.render.hub`), whose pages a build makes where a change reaches them.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from generator import urls
from generator.render.anniversary_pages import anniversary_hubs
from generator.render.body_pages import body_hubs
from generator.render.checklists import checklist_hubs
from generator.render.compare_page import compare_page
from generator.render.deadline_pages import deadline_hubs
from generator.render.desk_pages import desk_hubs
from generator.render.directive_lists import list_hubs
from generator.render.directives import directive_hubs
from generator.render.holdings import holdings_hubs
from generator.render.home import home_hubs
from generator.render.hub import Hub
from generator.render.lineage_lists import lineage_hubs
from generator.render.movement_lists import movement_list_hubs
from generator.render.movement_pages import movement_hubs
from generator.render.periods import period_hubs
from generator.render.place_days import place_day_hubs
from generator.render.places import place_hubs
from generator.render.search_page import search_page
from generator.render.target_pages import target_hubs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.render.hub import Sources


def form_hubs(_: Sources) -> Iterator[Hub]:
    """Pages that the browser fills: they depend on nothing."""
    yield Hub(key=urls.SEARCH, plans=(), make=search_page)
    yield Hub(key=urls.COMPARE, plans=(), make=compare_page)


KINDS: tuple[Callable[[Sources], Iterable[Hub]], ...] = (
    home_hubs,
    place_hubs,
    place_day_hubs,
    period_hubs,
    list_hubs,
    directive_hubs,
    lineage_hubs,
    anniversary_hubs,
    checklist_hubs,
    movement_list_hubs,
    movement_hubs,
    body_hubs,
    target_hubs,
    deadline_hubs,
    desk_hubs,
    holdings_hubs,
    form_hubs,
)
"""A new kind of page is added here. None of these reads the text of a plan."""


def other_hubs(sources: Sources) -> Iterator[Hub]:
    """Every hub but those of plans. Same sources: same hubs in the same order."""
    return chain.from_iterable(kind(sources) for kind in KINDS)
