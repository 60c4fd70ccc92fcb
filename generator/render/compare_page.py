"""The page that sets two plans side by side: a form that works as an address, places that the browser code fills, and what to do without scripts.

Enters: nothing but the addresses of the hubs.
Leaves: one Page. Any two plans may be chosen, so the comparison is made in the browser, from the two plans' own pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.model import Crumb, Page
from generator.render.environment import fragment
from generator.render.library import Link

ROOT = "../"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareContext:
    """`compare.html.j2`."""

    root: str
    hubs: tuple[Link, ...]


def compare_page() -> Page:
    """`so-sanh/`."""
    hubs = (
        Link(label="Nơi chốn", href=urls.href(ROOT, urls.PLACES), note="mở một kế hoạch, bấm “So sánh với một kế hoạch khác”"),
        Link(label="Phong trào", href=urls.href(ROOT, urls.MOVEMENTS), note="các kế hoạch cùng tham gia, cách gọi tên khác nhau"),
        Link(label="Văn bản được dẫn", href=urls.href(ROOT, urls.DIRECTIVES), note="các kế hoạch cùng dẫn một văn bản, ở mục nào"),
        Link(label="Chỉ tiêu", href=urls.href(ROOT, urls.TARGETS), note="con số của các nơi đặt cạnh nhau"),
    )
    return Page(
        address=urls.COMPARE,
        kind="compare",
        title="So sánh hai kế hoạch",
        description="Đặt hai kế hoạch cạnh nhau: phong trào, văn bản được dẫn, kỷ niệm, chỉ tiêu, cơ quan được giao việc và từng mục của toàn văn.",
        crumbs=(Crumb(label="So sánh"),),
        body=fragment("compare", CompareContext(root=ROOT, hubs=hubs)),
    )
