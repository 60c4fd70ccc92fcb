"""Every generated page, in a fixed order.

Enters: the Library, the blocks of every plan, and the day the site calls today (only the home page depends on it).
Leaves: Pages, one after the other: home, plans, places, years and terms, documents cited, search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.anniversary_pages import anniversary_pages
from generator.render.body_pages import body_pages
from generator.render.compare_page import compare_page
from generator.render.deadline_pages import deadline_pages
from generator.render.directive_lists import list_pages
from generator.render.directives import directive_pages
from generator.render.holdings import holdings_pages
from generator.render.home import home_page
from generator.render.movement_lists import movement_list_pages
from generator.render.movement_pages import movement_pages
from generator.render.observances import Observances
from generator.render.periods import period_pages
from generator.render.places import place_pages
from generator.render.plan import plan_page
from generator.render.search_page import search_page
from generator.render.target_pages import target_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from generator.model import Page
    from generator.render.library import Library
    from generator.render.plan_blocks import PlanBlocks


def render_pages(library: Library, blocks: Callable[[str], PlanBlocks], *, as_of: date) -> Iterator[Page]:
    """All pages of the site; `blocks` gives those of a plan by its id. Same library, blocks and day: same pages in the same order."""
    observances = Observances.of(library)
    yield home_page(library, as_of)
    for plan in library.corpus.plans:
        yield plan_page(library, plan, blocks(plan.id))
    yield from place_pages(library)
    yield from period_pages(library, observances)
    yield from list_pages(library)
    yield from directive_pages(library)
    yield from anniversary_pages(library, observances)
    yield from movement_list_pages(library)
    yield from movement_pages(library)
    yield from body_pages(library)
    yield from target_pages(library)
    yield from deadline_pages(library)
    yield from holdings_pages(library)
    yield search_page()
    yield compare_page()
