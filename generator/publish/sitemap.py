"""sitemap.xml: every page that search engines should know.

Enters: addresses of the generated and hand-written pages, and the site's own address.
Leaves: XML of the sitemap protocol 0.9; no `lastmod`, because we publish no date that we did not measure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable


def sitemap(addresses: Iterable[str], site_url: str) -> bytes:
    """The sitemap, in order of address. `site_url` ends with a slash."""
    rows = "".join(f"<url><loc>{escape(site_url + (f'{a}/' if a else ''))}</loc></url>\n" for a in sorted(set(addresses)))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'.encode()
    )
