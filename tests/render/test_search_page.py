"""The search page without its script."""

from __future__ import annotations

from generator.render.search_page import search_page
from tests.render.reading import read


def test_mounting_points_and_form() -> None:
    """The browser code finds its places; the form works as an address; the answer is announced."""
    reading = read(search_page().body)
    assert reading.one(id="_tra-cuu").attributes["data-root"] == "../"
    assert reading.one(id="_tin").attributes["role"] == "status"
    assert reading.one(id="_ket-qua").tag == "div"
    assert reading.one("form").attributes["role"] == "search"
    assert reading.one("input", name="q").attributes["type"] == "search"


def test_without_scripts_there_are_hubs() -> None:
    """The page says so and offers the lists."""
    reading = read(search_page().body)
    assert "JavaScript" in reading.one("noscript").text
    assert {"../noi-chon/", "../ky-niem/", "../phong-trao/", "../van-ban/"} <= set(reading.links)
