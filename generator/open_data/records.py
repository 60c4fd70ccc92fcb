"""The JSON beside pages: the plans of a folder, a list of plans. `schema.py` describes the same names for others.

Enters: the Library, what was published when, the site's own address.
Leaves: plain dicts. Dates are ISO and as precise as the paper; what is not said is None; addresses are whole where the site knows its own, else relative to its root.

A static host cannot answer `?url=…`: the page of a list names its own oEmbed answer in its head, which is what oEmbed calls discovery; one file serves as data and as
answer. A plan has none: it would be a file for each, and its quotation is copied from its page.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import PlanRecord, Publication
    from generator.open_data.listings import Listing
    from generator.render.library import Library

Json = dict[str, Any]

SITE = "Kế hoạch mở"
PLAN_FILE = "ke-hoach.json"
LIST_FILE = "du-lieu.json"
FEED_FILE = "feed.xml"
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
EMBED_WIDTH, EMBED_HEIGHT = 600, 420


def plan_record(library: Library, plan: PlanRecord, publication: Publication | None, site_url: str) -> Json:
    """The published fields of a plan, and how much was found in it."""
    metadata, place, period = plan.metadata, plan.metadata.place, plan.period
    source = metadata.source
    return {
        "id": metadata.id,
        "ordinal": publication.ordinal if publication else None,
        "url": f"{site_url}{library.addresses[plan.id]}/",
        "kind": metadata.kind,
        "number": metadata.number,
        "title": metadata.title,
        "short_title": metadata.short_title,
        "issuers": list(metadata.issuers),
        "place": {"province": place.province, "district": place.district, "commune": place.commune},
        "issued_on": metadata.issued_on.iso if metadata.issued_on else None,
        "period": {
            "from": period.start.iso if period and period.start else None,
            "until": period.end.iso if period and period.end else None,
            "until_event": period.end_event if period else None,
        },
        "edition": metadata.edition.value,
        "posted_on": publication.posted if publication else None,
        "changed_on": publication.changed if publication else None,
        "source": {"file": source.file, "url": source.url, "sha256": source.sha256} if source else None,
        "counts": {
            "citations": len(plan.citations),
            "anniversaries": len(plan.anniversaries),
            "campaigns": len(plan.campaigns),
            "targets": len(plan.targets),
            "assignments": len(plan.assignments),
            "deadlines": len(plan.deadlines),
        },
    }


def oembed(title: str, html: str, *, site_url: str, height: int) -> Json:
    """The fields that oEmbed 1.0 asks of a rich answer."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": SITE,
        "provider_url": site_url or None,
        "html": html,
        "width": EMBED_WIDTH,
        "height": height,
    }


def embed_frame(title: str, url: str) -> str:
    """A list in another site's page."""
    return f'<iframe src="{escape(url)}" title="{escape(title)}" width="100%" height="{EMBED_HEIGHT}" loading="lazy"></iframe>'


def plan_answer(library: Library, plan: PlanRecord, publication: Publication | None, site_url: str, related: Json) -> Json:
    """One plan of `<folder>/ke-hoach.json`; `related` is what the plan's page shows on request."""
    return {**plan_record(library, plan, publication, site_url), "related": related}


def list_answer(listing: Listing, records: Iterable[str], site_url: str) -> bytes:
    """`<hub>/du-lieu.json`: the newest plans, given as JSON already, and how many there are in all."""
    html = embed_frame(listing.title, f"{site_url}{listing.embed}/")
    head = {
        **oembed(listing.title, html, site_url=site_url, height=EMBED_HEIGHT),
        "url": f"{site_url}{listing.address}/",
        "feed": f"{site_url}{listing.address}/{FEED_FILE}",
        "total": len(listing.plan_ids),
    }
    return f'{encode(head)[:-1]},"plans":[{",".join(records)}]}}'.encode()


class Records(dict[str, str]):
    """Plan id → its record as JSON, made when it is first asked for: a plan stands in several lists."""

    def __init__(self, library: Library, published: Mapping[str, Publication], site_url: str) -> None:
        """Empty."""
        super().__init__()
        self._of = (library, published, site_url)

    def __missing__(self, plan_id: str) -> str:
        """Make it."""
        library, published, site_url = self._of
        made = self[plan_id] = encode(plan_record(library, library.plans[plan_id], published.get(plan_id), site_url))
        return made
