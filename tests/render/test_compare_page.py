"""The comparison page without its script."""

from __future__ import annotations

from generator.render.compare_page import compare_page
from tests.render.reading import read


def test_form_and_places_for_the_script() -> None:
    """The form works as an address; the browser code finds its places; the answer is announced."""
    reading = read(compare_page().body)
    assert reading.one(id="_so-sanh").attributes["data-root"] == "../"
    assert reading.one(id="_tin").attributes["role"] == "status"
    assert [reading.one("input", name=name).attributes["type"] for name in ("a", "b")] == ["text", "text"]


def test_without_scripts_there_are_lists() -> None:
    """The page says what to do instead."""
    reading = read(compare_page().body)
    assert "JavaScript" in reading.one("noscript").text
    assert {"../noi-chon/", "../phong-trao/", "../van-ban/", "../chi-tieu/"} <= set(reading.links)
