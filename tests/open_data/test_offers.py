"""What a page tells other sites about itself."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from generator.model import Crumb, Page, Publication
from generator.open_data.listings import Listing
from generator.open_data.offers import Lists, Offers
from tests.factories import make_annotated

PLAN = make_annotated()
SITE = "https://example.org/"


def _offers(site_url: str = SITE) -> Offers:
    return Offers(
        site_url=site_url,
        plans={PLAN.address: PLAN},
        lists=lambda: Lists(listings={"dak-nong": Listing(address="dak-nong", title="Kế hoạch của tỉnh <Đắk Nông>", plan_ids=(PLAN.id,))}),
        published={PLAN.id: Publication(ordinal=347, posted="2026-11-21", changed="2026-11-22")},
    )


def _page(**changes: str) -> Page:
    values = {"address": "dak-nong", "kind": "place", "title": 'Đắk "Nông"', "description": "…", "body": "<p>1</p>", **changes}
    return Page(crumbs=(Crumb(label="Nơi chốn", address="noi-chon"), Crumb(label="Đắk <Nông>")), **values)


def test_a_plan_offers_links_citation_and_a_quotation() -> None:
    """A webmaster copies what works for ever; the code to paste loads nothing from the library."""
    head, block = _offers().beside(_page(address=PLAN.address, kind="plan"))
    block = unescape(block)
    assert f"{SITE}{PLAN.address}/" in block
    assert f"{SITE}k/3/#347" in block
    assert "<iframe" not in block
    assert '<a href="../ke-hoach.json">' in block
    assert "oembed" not in head


def test_a_hub_offers_its_list() -> None:
    """A place has a frame to embed, a feed and data; words of the library cannot break out of them."""
    head, block = _offers().beside(_page())
    assert "&lt;iframe src=" in block
    assert '<a href="feed.xml">' in block
    assert 'type="application/atom+xml" href="feed.xml" title="Kế hoạch của tỉnh &lt;Đắk Nông&gt;"' in head
    assert 'property="og:title" content="Đắk &#34;Nông&#34;"' in head


def test_a_list_offers_data_where_it_has_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """No link leads to a file that is not written."""
    assert "du-lieu.json" not in "".join(_offers().beside(_page()))
    monkeypatch.setattr("generator.open_data.listings.FEWEST_FOR_DATA", 1)
    head, block = _offers().beside(_page())
    assert 'type="application/json+oembed" href="du-lieu.json"' in head
    assert '<a href="du-lieu.json">' in block


def test_breadcrumbs_for_search_engines() -> None:
    """Each step has its place and its whole address; the last is the page itself."""
    (found,) = re.findall(r"<script[^>]*>(.*?)</script>", _offers().beside(_page())[0])
    assert json.loads(found)["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Nơi chốn", "item": f"{SITE}noi-chon/"},
        {"@type": "ListItem", "position": 2, "name": "Đắk <Nông>"},
    ]


def test_a_site_without_an_address_claims_none() -> None:
    """Nothing that has to be whole is written where the site does not know its own address."""
    head = _offers("").beside(_page())[0]
    assert "og:url" not in head
    assert "BreadcrumbList" not in head


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"canonical": "khac"}, id="former"),
        pytest.param({"kind": "search"}, id="form"),
        pytest.param({"kind": "movement"}, id="part of a list"),
    ],
)
def test_some_pages_have_nothing_to_take(changes: dict[str, str]) -> None:
    """A redirect and a form are no place to link to, and a part of a list leads to the whole."""
    assert _offers().beside(_page(**changes))[1] == ""
