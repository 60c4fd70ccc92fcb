"""Addresses that outlived their page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from generator.model import PartialDate, PlanFile, Withdrawn
from generator.publish.redirects import nginx, static_hosts
from generator.render.former import former_pages, redirects
from tests.factories import make_metadata


def test_an_old_address_leads_to_the_plan() -> None:
    """One page for each alias: link, script with the way, the plan's address as the canonical one."""
    source = PlanFile(
        path=PurePosixPath("ben-tre/2024/moi.md"),
        metadata=make_metadata(id="ben-tre-2024-moi", aliases=("ben-tre/2024/cu", "/ben-tre/2023/xua/"), title="<Mới>"),
    )
    assert redirects([source]) == {"ben-tre/2023/xua": "ben-tre/2024/moi", "ben-tre/2024/cu": "ben-tre/2024/moi"}
    page = list(former_pages([source]))[1]
    assert page.address == "ben-tre/2024/cu"
    assert page.canonical == "ben-tre/2024/moi"
    assert 'data-den="../../../ben-tre/2024/moi/"' in page.head
    assert '<a href="../../../ben-tre/2024/moi/">' in page.body
    assert "<Mới>" not in page.body


def test_a_withdrawn_plan_says_when_and_why_and_nothing_else() -> None:
    """The tombstone has the reason; it never had the text."""
    withdrawn = Withdrawn(on=PartialDate(2025, 3, 4), reason="Ban hành nhầm & đã thay.")
    source = PlanFile(path=PurePosixPath("lao-cai/2024/nham.md"), metadata=replace(make_metadata(), withdrawn=withdrawn))
    (page,) = former_pages([source])
    assert "04/3/2025" in page.body
    assert "nhầm &amp; đã thay" in page.body
    assert 'content="noindex"' in page.head


def test_server_files_name_every_redirect() -> None:
    """Both files start at the site's own path."""
    moved = {"a/cu": "a/moi"}
    assert static_hosts(moved, "/kh/") == b"/kh/a/cu/ /kh/a/moi/ 301\n"
    assert b"    ~^/kh/a/cu/?$ /kh/a/moi/;\n" in nginx(moved, "/kh/")
