"""Small pages that other sites show in a frame: `nhung/<hub>/`. And short links: `k/<n>/#<ordinal>`.

Enters: a Listing, the Library; the events that plans mark in a year.
Leaves: whole HTML pages: the newest plans, or the year from January to December, with links that open in a new window. Their style sheet is 1 KB; the one script tells the frame's height to the
page around it and may be missing. Nothing here needs it. A short link is a page of a hundred links of which the browser shows the one that is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import urls
from generator.model import Edition
from generator.render.environment import escaped
from generator.render.observances import day_of, known_event, when_label
from generator.render.wording import NO_NUMBER, date_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.open_data.listings import Listing
    from generator.render.library import Library
    from generator.render.observances import EventYear, Observances

ROWS = 12
EVENTS = 30
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"


def embed_page(library: Library, listing: Listing) -> bytes:
    """The list, as it stands in a frame."""
    root = "../" * (listing.embed.count("/") + 1)
    rows = "".join([_row(library, plan_id, root) for plan_id in listing.plan_ids[:ROWS]])
    count = len(listing.plan_ids)
    more = f"Xem cả {count} kế hoạch" if count > ROWS else "Xem trên Kế hoạch mở"
    body = (
        f'<h1><a href="{root}{listing.address}/">{escaped(listing.title)}</a></h1>\n<ul>\n{rows}</ul>\n'
        f'<p class="m"><a href="{root}{listing.address}/">{more}</a> · không thay văn bản gốc</p>\n'
    )
    return _page(listing.title, body, root, script="nhung.js")


def _row(library: Library, plan_id: str, root: str) -> str:
    plan = library.plans[plan_id]
    about = plan.metadata
    condensed = ("bản tóm lược",) if about.edition is Edition.CONDENSED else ()
    line = " · ".join((library.office(plan), about.number or NO_NUMBER, date_label(about.issued_on), *condensed))
    return f'<li><a href="{root}{library.addresses[plan_id]}/">{escaped(about.name)}</a><br>{escaped(line)}</li>\n'


def timeline_title(year: int) -> str:
    """`Kỷ niệm năm 2025`."""
    return f"Kỷ niệm năm {year}"


def timeline_events(observances: Observances, year: int) -> tuple[EventYear, ...]:
    """Events with a page that plans mark in a year, in the order of its days; those without a day last."""

    def day(found: EventYear) -> tuple[int, int]:
        month, number = day_of(known_event(found.hub), found.hub.founded_on, year)
        return month or 13, number

    return tuple(sorted((found for found in observances.by_year.get(year, ()) if found.hub.slug), key=lambda f: (day(f), f.hub.slug or "")))


def timeline_page(events: Iterable[EventYear], year: int) -> bytes:
    """A year from January to December, as it stands in a frame."""
    address = urls.anniversary_year(year)
    root = "../" * (urls.embed(address).count("/") + 1)
    rows = "".join([_event(found, root) for found in list(events)[:EVENTS]])
    body = (
        f'<h1><a href="{root}{address}/">{timeline_title(year)}</a></h1>\n<ol>\n{rows}</ol>\n'
        f'<p class="m"><a href="{root}{address}/">Xem cả năm trên Kế hoạch mở</a></p>\n'
    )
    return _page(timeline_title(year), body, root, script="nhung.js")


def _event(found: EventYear, root: str) -> str:
    hub = found.hub
    when = when_label(known_event(hub), hub.founded_on, found.year) or "không rõ ngày"
    years = f"{found.years} năm " if found.years else ""
    name = f'<a href="{root}{hub.address}/">{years}{escaped(hub.name)}</a>'
    return f"<li>{name}<br>{escaped(when)} · {len(found.markings)} kế hoạch kỷ niệm</li>\n"


def short_page(library: Library, number: int, plans: Iterable[tuple[int, str]]) -> bytes:
    """Short links: ordinal and id of each plan."""
    root = "../" * (urls.short_page(number).count("/") + 1)
    rows = "".join(
        [
            f'<li id="{ordinal}"><a href="{root}{library.addresses[plan_id]}/">{escaped(library.plans[plan_id].metadata.name)}</a><br>'
            f"{escaped(library.office(library.plans[plan_id]))}</li>\n"
            for ordinal, plan_id in plans
        ]
    )
    body = f'<h1>Liên kết ngắn</h1>\n<ul class="k">\n{rows}</ul>\n<p class="m"><a href="{root}">Kế hoạch mở</a></p>\n'
    return _page("Liên kết ngắn", body, root, script="lien-ket-ngan.js", windows=False)


def _page(title: str, body: str, root: str, *, script: str, windows: bool = True) -> bytes:
    target = '<base target="_blank">\n' if windows else ""
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<meta name="robots" content="noindex">\n'
        f"<title>{escaped(title)} · Kế hoạch mở</title>\n{target}"
        f'<link rel="stylesheet" href="{root}assets/stylesheets/nhung.css">\n<script src="{root}assets/javascripts/{script}" defer></script>\n'
        f"</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    ).encode()
