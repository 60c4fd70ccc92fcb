"""The search page: a form that works as an address, a live region that the browser code fills, hubs for those without scripts.

Enters: nothing but the addresses of the hubs.
Leaves: one Page. Texts of a query never pass through here.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.model import Crumb, Page
from generator.render.environment import fragment
from generator.render.library import Link

ROOT = "../"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchContext:
    """`search.html.j2`."""

    root: str
    hubs: tuple[Link, ...]


def search_page() -> Page:
    """`tra-cuu/`."""
    hubs = (
        Link(label="Nơi chốn", href=urls.href(ROOT, urls.PLACES), note="tỉnh, huyện, xã, theo tên cũ và tên nay"),
        Link(label="Năm và giai đoạn", href=urls.href(ROOT, urls.PERIODS), note="kế hoạch theo thời gian, kỷ niệm trong năm"),
        Link(label="Phong trào", href=urls.href(ROOT, urls.MOVEMENTS), note="phong trào thi đua, cuộc vận động, đợt thi đua"),
        Link(label="Kỷ niệm", href=urls.href(ROOT, urls.ANNIVERSARIES), note="ngày lễ, năm tròn, sự kiện được kỷ niệm"),
        Link(label="Văn bản được dẫn", href=urls.href(ROOT, urls.DIRECTIVES), note="chỉ thị, nghị quyết, quyết định, luật"),
    )
    return Page(
        address=urls.SEARCH,
        kind="search",
        title="Tra cứu",
        description="Tìm kế hoạch, điều khoản, văn bản và nơi chốn trong thư viện; gõ có dấu hay không dấu đều được.",
        crumbs=(Crumb(label="Tra cứu"),),
        body=fragment("search", SearchContext(root=ROOT, hubs=hubs)),
    )
