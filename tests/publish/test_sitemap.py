"""The sitemap."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from generator.publish.sitemap import sitemaps

_NAMES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def _texts(xml: bytes, name: str) -> list[str | None]:
    return [element.text for element in ET.fromstring(xml).iter(_NAMES + name)]  # noqa: S314


def test_every_address_stands_once_in_order_with_its_day() -> None:
    """Search engines get full addresses, sorted, each once, and a day only where one was recorded."""
    ((name, xml),) = sitemaps(["ky/2025", "", "ky/2025"], "https://example.org/kh/", {"ky/2025": "2026-11-21"})
    assert name == "sitemap.xml"
    assert _texts(xml, "loc") == ["https://example.org/kh/", "https://example.org/kh/ky/2025/"]
    assert _texts(xml, "lastmod") == ["2026-11-21"]


def test_a_large_library_has_an_index() -> None:
    """No file holds more addresses than the protocol allows; the index says when each changed last."""
    files = dict(sitemaps(["a", "b", "c"], "https://example.org/", {"a": "2026-01-02", "b": "2026-03-04"}, largest=2))
    assert _texts(files["sitemap.xml"], "loc") == ["https://example.org/sitemap-1.xml", "https://example.org/sitemap-2.xml"]
    assert _texts(files["sitemap.xml"], "lastmod") == ["2026-03-04"]
    assert _texts(files["sitemap-2.xml"], "loc") == ["https://example.org/c/"]
