"""The sitemap."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from generator.publish.sitemap import sitemap


def test_every_address_stands_once_in_order() -> None:
    """Search engines get full addresses, sorted, each once."""
    xml = sitemap(["ky/2025", "", "ky/2025"], "https://example.org/kh/")
    found = [e.text for e in ET.fromstring(xml).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]  # noqa: S314
    assert found == ["https://example.org/kh/", "https://example.org/kh/ky/2025/"]
