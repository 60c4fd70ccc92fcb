"""The whole site of a small library: every link leads somewhere, nothing breaks the content policy, nothing hangs on today."""

from __future__ import annotations

import posixpath
from collections import Counter
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from generator.model import AnnotatedPlan
from generator.render.library import Library
from tests.factories import make_corpus
from tests.render.making import all_hubs, made
from tests.render.reading import read

if TYPE_CHECKING:
    from generator.model import Corpus, Page

AS_OF = date(2026, 11, 20)
HAND_WRITTEN = {"gioi-thieu", "cho-can-bo-van-thu", "kha-nang-tiep-can"}
SHELLS = {
    "home",
    "desk",
    "plan",
    "place",
    "place-days",
    "period",
    "directive",
    "search",
    "target",
    "movement",
    "body",
    "anniversary",
    "deadline",
    "holdings",
    "compare",
}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _rendered(corpus: Corpus, as_of: date) -> list[Page]:
    """Every page of the site."""
    library = Library.of(corpus)
    return made(all_hubs, library, as_of)


@pytest.fixture(name="corpus", scope="module")
def _corpus() -> Corpus:
    return make_corpus()


@pytest.fixture(name="pages", scope="module")
def _pages(corpus: Corpus) -> list[Page]:
    return _rendered(corpus, AS_OF)


def _resolved(page: Page, href: str) -> tuple[str, str]:
    """Address and anchor that a relative link means."""
    path, _, anchor = href.partition("#")
    path = path.partition("?")[0]
    if not path:
        return page.address, anchor
    joined = posixpath.normpath(posixpath.join("/", page.address, path)).strip("/")
    return joined, anchor


def test_every_link_leads_to_a_page_and_an_anchor(pages: list[Page]) -> None:
    """A reader never meets a dead link, whatever page she starts from."""
    anchors = {page.address: set(read(page.body).ids) | {"_noi-dung"} for page in pages}
    broken = []
    for page in pages:
        for href in read(page.body).links:
            address, anchor = _resolved(page, href)
            if address in HAND_WRITTEN or address.endswith(".ics"):
                continue  # neither is made here; the link check of the whole site follows both
            if address not in anchors or (anchor and anchor not in anchors[address]):
                broken.append((page.address, href))
    assert broken == []


def test_crumbs_lead_to_pages(pages: list[Page]) -> None:
    """Every step of the breadcrumb has a page, and the last one is the page itself."""
    known = {page.address for page in pages}
    wanted = {a for page in pages for crumb in page.crumbs for a in (crumb.address, crumb.note_address) if a is not None}
    assert wanted <= known
    assert all(page.crumbs[-1].address is None for page in pages if page.address)


def test_addresses_are_unique(pages: list[Page]) -> None:
    """No page overwrites another."""
    assert [a for a, times in Counter(p.address for p in pages).items() if times > 1] == []


def test_ids_are_unique_and_elements_closed(pages: list[Page]) -> None:
    """Each page is well formed: one id once, every element closed."""
    for page in pages:
        reading = read(page.body)
        assert reading.unbalanced == (), page.address
        assert [i for i, times in Counter(reading.ids).items() if times > 1] == [], page.address


def test_no_inline_style_or_script(pages: list[Page]) -> None:
    """The content policy forbids inline styles, handlers and scripts; data blocks are not scripts."""
    for page in pages:
        for element in read(page.body).elements:
            assert element.tag not in {"script", "style", "iframe", "base"}, page.address
            assert not [name for name in element.attributes if name == "style" or name.startswith("on")], page.address
        assert page.head == "" or page.head.startswith('<script type="application/ld+json">')


def test_no_request_to_another_host(pages: list[Page]) -> None:
    """Nothing is loaded from elsewhere."""
    for page in pages:
        assert [e.attributes for e in read(page.body).elements if "src" in e.attributes or e.tag == "link"] == []


def test_headings_skip_no_level(pages: list[Page]) -> None:
    """One h1 a page, and each heading at most one deeper than the one before."""
    for page in pages:
        levels = [int(e.tag[1]) for e in read(page.body).elements if e.tag in HEADINGS]
        assert levels.count(1) == 1, page.address
        assert levels[0] == 1, page.address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (page.address, levels)


def test_sections_are_named_by_their_heading(pages: list[Page]) -> None:
    """`aria-labelledby` and `for` point at ids of the page."""
    for page in pages:
        reading = read(page.body)
        wanted = {e.attributes[name] for e in reading.elements for name in ("aria-labelledby", "for") if name in e.attributes}
        assert wanted <= set(reading.ids), page.address


def test_own_ids_do_not_meet_anchors_of_provisions(corpus: Corpus, pages: list[Page]) -> None:
    """Blocks of ours begin with an underscore, so no numbering of a paper can take their place."""
    by_address = {page.address: page for page in pages}
    for plan in corpus.plans:
        assert isinstance(plan, AnnotatedPlan)
        anchors = {p.anchor for p in plan.plan.provisions}
        others = set(read(by_address[plan.address].body).ids) - anchors
        assert all(i.startswith("_") for i in others)


def test_pages_have_a_shell_and_words_for_it(pages: list[Page]) -> None:
    """Every page names a known shell, a title and a description of its own."""
    assert {page.kind for page in pages} == SHELLS
    assert all(page.title and page.description for page in pages)
    assert max(Counter(page.title for page in pages).values()) == 1


def test_only_pages_with_an_as_of_day_depend_on_today(corpus: Corpus, pages: list[Page]) -> None:
    """Home, and the index of years and periods; a plan published years ago keeps its bytes."""
    later = _rendered(corpus, date(2031, 2, 28))
    assert [p.address for p, q in zip(pages, later, strict=True) if p != q] == ["", "ky"]


def test_same_corpus_same_pages(corpus: Corpus, pages: list[Page]) -> None:
    """Two builds are equal."""
    assert _rendered(corpus, AS_OF) == pages


def test_an_empty_library_still_has_its_hubs() -> None:
    """Before the first plan the site says so instead of failing."""
    pages = {page.address: page for page in _rendered(make_corpus(plans=()), AS_OF)}
    assert {address for address, page in pages.items() if page.kind != "place"} == {
        "",
        "ban-soan-thao",
        "ky",
        "van-ban",
        "chi-tieu",
        "tra-cuu",
        "phong-trao",
        "co-quan",
        "ky-niem",
        "thoi-han",
        "thu-vien-co-gi",
        "so-sanh",
        "noi-chon/theo-ngay",
    }
    assert sum(page.kind == "place" for page in pages.values()) == 1 + 64
    assert "Thư viện chưa có kế hoạch nào" in pages[""].body
