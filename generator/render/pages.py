"""Every generated page, in a fixed order.

Enters: the Corpus and the day the site calls today (only the home page depends on it).
Leaves: Pages, one after the other: home, plans, places, years and terms, documents cited, search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.directive_lists import list_pages
from generator.render.directives import directive_pages
from generator.render.home import home_page
from generator.render.library import Library
from generator.render.periods import period_pages
from generator.render.places import place_pages
from generator.render.plan import plan_page
from generator.render.search_page import search_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model import Corpus, Page


def render_pages(corpus: Corpus, *, as_of: date) -> Iterator[Page]:
    """All pages of the site. Same corpus and day, same pages in the same order."""
    library = Library.of(corpus)
    yield home_page(library, as_of)
    for plan in corpus.plans:
        yield plan_page(library, plan)
    yield from place_pages(library)
    yield from period_pages(library)
    yield from list_pages(library)
    yield from directive_pages(library)
    yield search_page()
