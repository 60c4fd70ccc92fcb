"""What every page tells other sites about itself: a block “Chia sẻ, nhúng, tải”, and the head that previews, search engines and feed readers look for.

Enters: a Page, and which lists there are.
Leaves: the end of its head and of its body. A pure function of the page and of what stands beside it.

Everything can be read and copied without JavaScript: one tap selects a line; a script adds buttons that copy it. The code that embeds a plan is its title
and citation once more, so a script puts it together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING

from generator import urls
from generator.open_data.calendars import calendar_titles, plan_calendar
from generator.open_data.embeds import timeline_events, timeline_title
from generator.open_data.listings import listings
from generator.open_data.records import FEED_FILE, LIST_FILE, PLAN_FILE, SITE, embed_frame
from generator.render.environment import escaped
from generator.render.json_ld import breadcrumbs
from generator.render.wording import document_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Corpus, Page, PlanRecord, Publication
    from generator.open_data.listings import Listing
    from generator.render.hub import Sources

CARD = "assets/images/the.png"
"""The picture that previews show: one for all pages, because one for each would be a fourth file of every plan."""
KINDS = frozenset({"plan", "place", "movement", "directive", "period", "anniversary"})
"""Kinds of pages that have the block."""
_PARTED = frozenset({"movement", "directive", "anniversary"})
"""Kinds whose long lists are cut: a part has no block, because what it is a part of has one, and there are ten parts of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """What there is to take of more plans than one."""

    listings: Mapping[str, Listing]
    """By address of the page that shows it."""
    timelines: Mapping[str, str] = field(default_factory=dict)
    """Titles of years of anniversaries, by address."""
    calendars: Mapping[str, str] = field(default_factory=dict)
    """Titles of calendars, by address of the page that they stand beside."""

    @classmethod
    def of(cls, sources: Sources) -> Lists:
        """Look every list up once."""
        return cls(
            listings={listing.address: listing for listing in listings(sources.library)},
            timelines={
                urls.anniversary_year(year): timeline_title(year)
                for year in sources.observances.by_year
                if timeline_events(sources.observances, year)
            },
            calendars=calendar_titles(sources.library),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What there is to take from each page."""

    site_url: str
    plans: Mapping[str, PlanRecord]
    """By address."""
    lists: Callable[[], Lists]
    """Asked for when the first page of something else than a plan is written: often none is."""
    published: Mapping[str, Publication]
    wholes: frozenset[str] = frozenset()
    """Addresses of documents, numbers, movements and events; other pages of their kinds are lists and parts of lists."""

    @classmethod
    def of(cls, sources: Sources) -> Offers:
        """Of a whole library."""
        return cls(
            site_url=sources.site_url,
            plans={plan.address: plan for plan in sources.library.corpus.plans},
            lists=cache(partial(Lists.of, sources)),
            published=sources.published,
            wholes=_wholes(sources.library.corpus),
        )

    def beside(self, page: Page) -> tuple[str, str]:
        """What goes to the end of the page's head and of its body; nothing for a page whose lasting address is another one."""
        if page.canonical is not None:
            return "", ""
        plan = self.plans.get(page.address)
        listing = None if plan else self.lists().listings.get(page.address)
        block = self._block(page, plan, listing) if self._has_block(page.kind, page.address) else ""
        return self._head(page, plan, listing), block

    def _has_block(self, kind: str, address: str) -> bool:
        """Whether there is something to take, or something to cite."""
        if kind in _PARTED:
            return address in self.wholes or address in self.lists().timelines or address in self.lists().calendars
        return kind in KINDS

    @property
    def days(self) -> dict[str, str]:
        """Address → day of the last recorded change, of a plan or of the plans of a list."""
        known = {plan_id: publication.changed for plan_id, publication in self.published.items()}
        days = {address: known[plan.id] for address, plan in self.plans.items() if plan.id in known}
        for address, listing in self.lists().listings.items() if known else ():
            last = max([known.get(plan_id, "") for plan_id in listing.plan_ids], default="")
            if last:
                days[address] = last
        return days

    # ── the block ──

    def _block(self, page: Page, plan: PlanRecord | None, listing: Listing | None) -> str:
        url = self._url(page.address)
        lines = [("Liên kết lâu dài", url)]
        publication = self.published.get(plan.id) if plan else None
        if publication:
            lines.append(("Liên kết ngắn", f"{self.site_url or '/'}{urls.short(publication.ordinal)}"))
        lines.append(("Trích dẫn", f"{document_name(plan.metadata) if plan else page.title}. {SITE}, {url}"))
        links = []
        if plan:
            links.append(f'<a href="../{PLAN_FILE}">Dữ liệu (JSON)</a>')
        if listing:
            lines.append(("Mã nhúng danh sách (HTML)", embed_frame(listing.title, self._url(listing.embed))))
            links += [
                f'<a href="{page.root}{listing.embed}/">Xem trước khung nhúng</a>',
                f'<a href="{FEED_FILE}">Theo dõi (Atom)</a>',
            ]
            links += [f'<a href="{LIST_FILE}">Dữ liệu (JSON)</a>'] if listing.has_data else []
        timeline = None if plan else self.lists().timelines.get(page.address)
        if timeline:
            framed = urls.embed(page.address)
            lines.append(("Mã nhúng dòng thời gian (HTML)", embed_frame(timeline, self._url(framed))))
            links.append(f'<a href="{page.root}{framed}/">Xem trước khung nhúng</a>')
        title = plan_calendar(plan) if plan else self.lists().calendars.get(page.address)
        if title:
            calendar = f"{self.site_url or '/'}{urls.calendar(page.address)}"
            lines.append((f"Lịch để đăng ký ({title})", calendar))
            links.append(f'<a href="{urls.CALENDAR}">Tải lịch (.ics)</a>')
            if self.site_url:
                links.append(f'<a href="webcal://{calendar.partition("://")[2]}">Đăng ký lịch</a>')
        links.append(f'<a href="{page.root}{urls.OPEN_DATA}/">Cách dùng</a>')
        rows = "".join([f"<dt>{name}</dt><dd><code>{escaped(words)}</code></dd>\n" for name, words in lines])
        return (
            '<details class="k-fold k-share" id="_chia-se"><summary>Chia sẻ, nhúng, tải</summary>\n'
            f'<dl class="k-info">\n{rows}</dl>\n<p>{" · ".join(links)}</p>\n</details>\n'
        )

    def _url(self, address: str) -> str:
        return f"{self.site_url or '/'}{address}/"

    # ── the head ──

    def _head(self, page: Page, plan: PlanRecord | None, listing: Listing | None) -> str:
        title = escaped(page.title)
        names = {"og:site_name": SITE, "og:locale": "vi_VN", "og:title": title}  # og:description is the description itself, in the frame
        if plan:
            names["og:type"] = "article"  # of all others what is said where nothing is said: a website
        out = [f'<meta property="{name}" content="{value}">' for name, value in names.items()]
        if self.site_url:
            address = f"{page.address}/" if page.address else ""
            out.append(
                f'<meta property="og:url" content="{self.site_url}{address}"><meta property="og:image" content="{self.site_url}{CARD}">'
                '<meta name="twitter:card" content="summary_large_image">'
            )
        if listing and listing.has_data:
            out.append(f'<link rel="alternate" type="application/json+oembed" href="{LIST_FILE}" title="{title}">')
        if listing:
            out.append(f'<link rel="alternate" type="application/atom+xml" href="{FEED_FILE}" title="{escaped(listing.title)}">')
        return "".join(out) + breadcrumbs(page.crumbs, self.site_url)


def _wholes(corpus: Corpus) -> frozenset[str]:
    hubs = (corpus.directives.values(), corpus.number_pages, corpus.movements, corpus.events)
    return frozenset([hub.address for some in hubs for hub in some if hub.address])
