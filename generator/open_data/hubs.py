"""Hubs of the open data: which files are made together, and what they read.

Enters: what every hub is made from; the lists.
Leaves: for each list its embed, feed and JSON; for each year of anniversaries its embed; for each hundred plans their short links; what was published and what was signed last.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.model import File
from generator.open_data.embeds import embed_page, short_page, timeline_events, timeline_page
from generator.open_data.feeds import Feeds
from generator.open_data.listings import newest_first
from generator.open_data.records import FEED_FILE, LIST_FILE, Records, list_answer
from generator.render.hub import Hub

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Publication
    from generator.open_data.listings import Listing
    from generator.render.hub import Sources
    from generator.render.library import Library
    from generator.render.observances import EventYear

RECORDS = 50
"""Plans in the JSON of a list; whole libraries are in the bulk files."""


def open_hubs(sources: Sources, lists: Iterable[Listing]) -> Iterator[Hub]:
    """Every file that other sites take, in a fixed order."""
    library, published, site_url = sources.library, sources.published, sources.site_url
    feeds = Feeds(library, published, site_url)
    records = Records(library, published, site_url)
    for listing in lists:
        shown = listing.plan_ids[:RECORDS]
        yield Hub(
            key=listing.embed,
            plans=shown,
            facts=(listing.title, len(listing.plan_ids), *sources.dates(shown)),
            make=partial(_list_files, library, listing, feeds, records, site_url),
        )
    for year in sources.observances.by_year:
        events = timeline_events(sources.observances, year)
        if events:
            yield Hub(
                key=urls.embed(urls.anniversary_year(year)),
                plans=[marking.plan_id for found in events for marking in found.markings],
                facts=tuple(f"{found.hub.slug} {found.years} {len(found.markings)}" for found in events),
                make=partial(_timeline, events, year),
            )
    pages: dict[int, list[tuple[int, str]]] = {}
    for plan_id, publication in published.items():
        if plan_id in library.plans:
            pages.setdefault(publication.ordinal // urls.SHORT_LINKS, []).append((publication.ordinal, plan_id))
    for number, plans in sorted(pages.items()):
        plans.sort()
        ordinals, plan_ids = zip(*plans, strict=True)
        yield Hub(key=urls.short_page(number), plans=plan_ids, facts=ordinals, make=partial(_short, library, number, plans))
    yield Hub(key=urls.LOG, plans=None, facts=tuple(sources.dates(library.plans)), make=partial(_log, library, feeds, published))


def _list_files(library: Library, listing: Listing, feeds: Feeds, records: Records, site_url: str) -> Iterator[File]:
    yield File(name=f"{listing.embed}/index.html", content=embed_page(library, listing))
    yield File(name=f"{listing.address}/{FEED_FILE}", content=feeds.of(listing))
    if listing.has_data:
        answer = list_answer(listing, [records[plan_id] for plan_id in listing.plan_ids[:RECORDS]], site_url)
        yield File(name=f"{listing.address}/{LIST_FILE}", content=answer)


def _timeline(events: tuple[EventYear, ...], year: int) -> File:
    return File(name=f"{urls.embed(urls.anniversary_year(year))}/index.html", content=timeline_page(events, year))


def _short(library: Library, number: int, plans: list[tuple[int, str]]) -> File:
    return File(name=f"{urls.short_page(number)}/index.html", content=short_page(library, number, plans))


def _log(library: Library, feeds: Feeds, published: Mapping[str, Publication]) -> Iterator[File]:
    """Two feeds that are not the same: what the library published, and what offices signed, last."""
    posted = sorted((plan_id for plan_id in library.plans if plan_id in published), key=lambda i: published[i].ordinal, reverse=True)
    posted.sort(key=lambda i: published[i].posted, reverse=True)
    yield File(name=f"{urls.LOG}/dang/{FEED_FILE}", content=feeds.feed(f"{urls.LOG}/dang", "Mới đăng", posted))
    yield File(name=f"{urls.LOG}/ky/{FEED_FILE}", content=feeds.feed(f"{urls.LOG}/ky", "Mới ký", newest_first(library), signed=True))
