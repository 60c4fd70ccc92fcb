"""Lists that other sites take: embed, feed and JSON of each, short links, what was published and what was signed last."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import feedparser
import jsonschema
import pytest

from generator import urls
from generator.model import File, Publication
from generator.open_data.embeds import timeline_events
from generator.open_data.hubs import open_hubs
from generator.open_data.listings import Listing, listings
from generator.open_data.schema import SCHEMA
from generator.publish.related import related_group
from generator.render.library import Library
from generator.render.observances import day_of, known_event
from tests.factories import make_corpus, make_library
from tests.render.making import sources_of

if TYPE_CHECKING:
    from generator.render.hub import Sources

SITE = "https://example.org/kh/"


@pytest.fixture(name="sources", scope="module")
def _sources() -> Sources:
    """Three plans, of which the address book has two: the one signed first was published last."""
    library = Library.of(make_corpus(plans=make_library()))
    first, second, _ = sorted(library.plans, key=lambda plan_id: str(library.plans[plan_id].metadata.issued_on))
    published = {
        first: Publication(ordinal=347, posted="2026-11-21", changed="2026-11-25"),
        second: Publication(ordinal=12, posted="2026-11-20", changed="2026-11-20"),
    }
    return replace(sources_of(library), site_url=SITE, published=published)


@pytest.fixture(name="files", scope="module")
def _files(sources: Sources) -> dict[str, bytes]:
    """Name → bytes of everything."""
    return {
        made.name: made.content for hub in open_hubs(sources, listings(sources.library)) for made in hub.made() if isinstance(made, File)
    }


def test_no_two_lists_have_one_address(sources: Sources) -> None:
    """Each file is written once."""
    addresses = [listing.address for listing in listings(sources.library)]
    assert len(addresses) == len(set(addresses))
    assert sorted(sources.library.corpus.places) == sorted(a for a in addresses if a in sources.library.corpus.places)


def test_every_json_file_keeps_to_the_published_schema(sources: Sources, files: dict[str, bytes]) -> None:
    """Whoever reads the schema can read the files; plans, lists and oEmbed answers alike."""
    validator = jsonschema.Draft202012Validator(SCHEMA)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    folders = [made for hub in related_group(sources).hubs() for made in hub.made() if isinstance(made, File)]
    every = {**files, **{made.name: made.content for made in folders}}
    answers = {name: json.loads(content) for name, content in every.items() if name.endswith(".json")}
    faults = {name: [fault.message for fault in validator.iter_errors(answer)] for name, answer in answers.items()}
    assert {name: found for name, found in faults.items() if found} == {}
    assert sum(len(json.loads(made.content)["plans"]) for made in folders) == len(sources.library.plans)


def test_a_list_of_few_plans_has_no_file_of_data(sources: Sources, files: dict[str, bytes]) -> None:
    """Every list has its frame and its feed; what one or two plans have to say lies beside them."""
    found = {listing.address: listing for listing in listings(sources.library)}
    assert {f"{address}/feed.xml" for address in found} <= set(files)
    assert {address for address in found if f"{address}/du-lieu.json" in files} == {
        address for address, one in found.items() if one.has_data
    }
    assert [Listing(address="a", title="A", plan_ids=("x",) * times).has_data for times in (2, 3)] == [False, True]


def test_every_feed_is_whole(files: dict[str, bytes]) -> None:
    """A feed reader finds an id, a title, a day and a whole link for the feed and each entry; no two entries have one id."""
    feeds = {name: feedparser.parse(content) for name, content in files.items() if name.endswith("feed.xml")}
    assert feeds
    for name, found in feeds.items():
        assert (name, found.bozo, found.version) == (name, False, "atom10")
        assert found.feed.id.startswith("urn:uuid:")
        assert found.feed.updated_parsed
        assert {link.rel: link.href for link in found.feed.links}["self"] == SITE + name
        assert all(entry.title and entry.updated_parsed and entry.author and entry.link.startswith(SITE) for entry in found.entries)
        assert len({entry.id for entry in found.entries}) == len(found.entries) > 0
    assert len({found.feed.id for found in feeds.values()}) == len(feeds)


def test_published_last_is_not_signed_last(files: dict[str, bytes]) -> None:
    """A reader who follows the library sees what came in; a reader who follows the offices sees what they signed."""
    posted, signed = (feedparser.parse(files[f"{urls.LOG}/{which}/feed.xml"]) for which in ("dang", "ky"))
    assert [entry.updated[:10] for entry in posted.entries] == ["2026-11-25", "2026-11-20"]
    days: list[str] = [entry.updated[:10] for entry in signed.entries]
    assert days == sorted(days, reverse=True)
    assert len(days) == 3


def test_embeds_are_small_and_whole(files: dict[str, bytes]) -> None:
    """A frame shows the list without a script and leads to the library in a new window."""
    embeds = {name: content.decode() for name, content in files.items() if name.startswith(f"{urls.EMBEDS}/")}
    assert embeds
    assert max(len(html.encode()) for html in embeds.values()) < 12_000
    assert all('<base target="_blank">' in html and "<h1>" in html and "<li>" in html for html in embeds.values())


def test_a_year_stands_in_a_frame_from_january_to_december(sources: Sources, files: dict[str, bytes]) -> None:
    """A district's page shows what is commemorated in a year, in the order of its days."""
    year = max(year for year in sources.observances.by_year if timeline_events(sources.observances, year))
    events = timeline_events(sources.observances, year)
    html = files[f"nhung/ky-niem/nam/{year}/index.html"].decode()
    places = [html.index(f'href="../../../../{found.hub.address}/"') for found in events]
    assert places == sorted(places)
    days = [day_of(known_event(found.hub), found.hub.founded_on, year) for found in events]
    assert [day for day in days if day[0]] == sorted(day for day in days if day[0])


def test_a_short_link_names_its_plan(sources: Sources, files: dict[str, bytes]) -> None:
    """`k/3/#347` is the plan of line 347, whatever else is published."""
    assert urls.short(347) == "k/3/#347"
    address = next(sources.library.addresses[plan_id] for plan_id, publication in sources.published.items() if publication.ordinal == 347)
    assert f'<li id="347"><a href="../../{address}/">' in files["k/3/index.html"].decode()
    assert "k/0/index.html" in files


def test_the_same_files_twice(sources: Sources, files: dict[str, bytes]) -> None:
    """Same library, same bytes."""
    again: dict[str, Any] = {
        made.name: made.content for hub in open_hubs(sources, listings(sources.library)) for made in hub.made() if isinstance(made, File)
    }
    assert again == files
