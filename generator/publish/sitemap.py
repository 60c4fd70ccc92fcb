"""sitemap.xml: every page that search engines should know, with the day its plan last changed.

Enters: addresses of the generated and hand-written pages with the days that are known, and the site's own address.
Leaves: XML of the sitemap protocol 0.9; where there are more addresses than one file may hold, an index and as many files as it takes. `lastmod` is the
recorded day on which a plan was published or changed, for a list of plans the last of theirs; a page without such a day has none: none is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LARGEST = 50_000
"""Addresses in one file, by the protocol."""
INDEX = "sitemap.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemaps(addresses: Iterable[str], site_url: str, days: Mapping[str, str], *, largest: int = LARGEST) -> Iterator[tuple[str, bytes]]:
    """Name → bytes, in order of address. `site_url` ends with a slash; `days` are by address."""
    listed = sorted(set(addresses))
    parts = [listed[start : start + largest] for start in range(0, len(listed), largest)] or [[]]
    if len(parts) == 1:
        yield INDEX, _part(parts[0], site_url, days)
        return
    rows = []
    for number, part in enumerate(parts, 1):
        name = f"sitemap-{number}.xml"
        yield name, _part(part, site_url, days)
        rows.append(f"<sitemap><loc>{escape(site_url + name)}</loc>{_day(max((days.get(a, '') for a in part), default=''))}</sitemap>\n")
    yield INDEX, f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{''.join(rows)}</sitemapindex>\n".encode()


def _part(addresses: list[str], site_url: str, days: Mapping[str, str]) -> bytes:
    rows = [f"<url><loc>{escape(site_url + (f'{a}/' if a else ''))}</loc>{_day(days.get(a, ''))}</url>\n" for a in addresses]
    return f"{_HEAD}<urlset {_NAMESPACE}>\n{''.join(rows)}</urlset>\n".encode()


def _day(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""
