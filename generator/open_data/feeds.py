"""Atom feeds (RFC 4287): the plans of a list, what was published here last, what was signed last.

Enters: plans with their Publications.
Leaves: XML as bytes. `updated` is the day on which the library published or last changed a plan, never today; a plan that the address book does not have
yet has the first day on which it can have been signed. Ids are UUIDs of permanent names: they stay when the site moves. Written by hand: the one library
for it (feedgen) had its last version in 2023; the tests read every feed with feedparser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from generator.model import Edition
from generator.open_data.records import FEED_FILE, SITE
from generator.render.environment import escaped
from generator.render.wording import document_name, period_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import PlanRecord, Publication
    from generator.open_data.listings import Listing
    from generator.render.library import Library

ENTRIES = 30
_UNKNOWN = "1970-01-01"
_FAMILY = uuid5(NAMESPACE_URL, "urn:kehoach")


def permanent_id(name: str) -> str:
    """A name of ours as an IRI that belongs to no host: `plan:<id>`, `feed:<address>`."""
    return f"urn:uuid:{uuid5(_FAMILY, name)}"


class Feeds:
    """Writes feeds; the entry of a plan is made once and stands in many."""

    def __init__(self, library: Library, published: Mapping[str, Publication], site_url: str) -> None:
        """Nothing is written before it is asked for."""
        self._library = library
        self._published = published
        self._site_url = site_url
        self._entries: dict[str, tuple[str, str, str]] = {}

    def of(self, listing: Listing) -> bytes:
        """The newest plans of a list."""
        return self.feed(listing.address, listing.title, listing.plan_ids)

    def feed(self, address: str, title: str, plan_ids: Iterable[str], *, signed: bool = False) -> bytes:
        """A feed that stands beside a page. `signed`: the day of signing counts, not that of publication."""
        entries = [self._entry(plan_id) for plan_id in list(plan_ids)[:ENTRIES]]
        days = [day_signed if signed else day_posted for _, day_posted, day_signed in entries]
        stamped = "".join([xml.replace("\0", _moment(day)) for (xml, _, _), day in zip(entries, days, strict=True)])
        home = self._site_url or "../" * (address.count("/") + 1)
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">\n'
            f"<id>{permanent_id(f'feed:{address}')}</id>\n<title>{escaped(title)}</title>\n<updated>{_moment(max(days, default=_UNKNOWN))}</updated>\n"
            f'<author><name>{SITE}</name></author>\n<link rel="alternate" type="text/html" href="{home}{address}/"/>\n'
            f'<link rel="self" type="application/atom+xml" href="{home}{address}/{FEED_FILE}"/>\n{stamped}</feed>\n'
        ).encode()

    def _entry(self, plan_id: str) -> tuple[str, str, str]:
        """The entry with a gap where its moment goes, the day of publication, the day of signing."""
        found = self._entries.get(plan_id)
        if found is None:
            plan = self._library.plans[plan_id]
            signed = _signed(plan)
            publication = self._published.get(plan_id)
            found = self._entries[plan_id] = (self._xml(plan), publication.changed if publication else signed, signed)
        return found

    def _xml(self, plan: PlanRecord) -> str:
        about = plan.metadata
        condensed = "Bản tóm lược, không thay văn bản gốc. " if about.edition is Edition.CONDENSED else ""
        title = f": {about.title}" if about.title != about.name else ""
        summary = f"{condensed}{document_name(about)}{title}. Thời gian: {period_label(plan.period)}."
        authors = "".join([f"<author><name>{escaped(issuer)}</name></author>" for issuer in about.issuers])
        href = f"{self._site_url or '/'}{self._library.addresses[plan.id]}/"
        publication = self._published.get(plan.id)
        posted = f"<published>{_moment(publication.posted)}</published>\n" if publication else ""
        return (
            f"<entry>\n<id>{permanent_id(f'plan:{plan.id}')}</id>\n<title>{escaped(about.name)}</title>\n<updated>\0</updated>\n{posted}{authors}\n"
            f'<link rel="alternate" type="text/html" href="{escaped(href)}"/>\n<summary>{escaped(summary)}</summary>\n</entry>\n'
        )


def _signed(plan: PlanRecord) -> str:
    """The first day on which it can have been signed."""
    day = plan.metadata.issued_on.first_day() if plan.metadata.issued_on else None
    return day.isoformat() if day else _UNKNOWN


def _moment(day: str) -> str:
    """The beginning of a day in Vietnam."""
    return f"{day}T00:00:00+07:00"
