"""The index of offices: kinds of offices that plans charge, family by family, and names that the authority file does not have.

Enters: the Library.
Leaves: the Page `co-quan/`, and the names outside the authority file by province where there are very many.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import body_by_slug
from generator.model import Crumb, Page
from generator.render.cut_lists import Place
from generator.render.environment import fragment
from generator.render.library import Link
from generator.render.other_names import OtherName, OtherNames, Wording, other_names, other_names_pages
from generator.render.wording import shortened
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.render.cut_lists import Parts
    from generator.render.library import Library

ROOT_CRUMB = Crumb(label="Cơ quan", address=urls.BODIES)
_WORDING = Wording(hub=urls.BODIES, kind="body", crumb=ROOT_CRUMB, noun="cơ quan")
_FAMILIES = {
    "state": "Cơ quan nhà nước",
    "council": "Hội đồng nhân dân, Quốc hội",
    "party": "Cơ quan của Đảng",
    "front": "Mặt trận Tổ quốc",
    "union": "Tổ chức chính trị - xã hội",
    "association": "Hội quần chúng",
    "armed_forces": "Lực lượng vũ trang",
    "judiciary": "Tòa án, viện kiểm sát, thi hành án",
    "enterprise": "Doanh nghiệp",
    "collective": "Nhiều cơ quan gọi chung",
}
"""In the order of the index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Offices of one family."""

    id: str
    label: str
    offices: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodiesContext:
    """`bodies.html.j2`."""

    lead: str
    families: tuple[Family, ...]
    others: OtherNames


def family_label(family: str) -> str:
    """What readers call a family of offices."""
    return _FAMILIES.get(family, "Cơ quan khác")


def body_list_pages(library: Library, parts: Parts) -> Iterator[Page]:
    """The index, then names outside the authority file, province by province."""
    names = [
        OtherName(
            name=hub.name,
            places=tuple(Place(plan_id=duty.plan_id, path=duty.assignment.path, anchor=duty.assignment.anchor) for duty in hub.duties),
        )
        for hub in library.corpus.bodies
        if hub.slug is None
    ]
    yield _index(library, other_names(library, names, parts, _WORDING))
    yield from other_names_pages(library, names, parts, _WORDING)


def _index(library: Library, others: OtherNames) -> Page:
    """All kinds of offices that plans charge; inside a family those of most plans first."""
    groups: dict[str, list[tuple[int, Link]]] = {}
    for hub in library.corpus.bodies:
        entry = body_by_slug(hub.slug) if hub.slug else None
        if entry and hub.address:
            plans = len(hub.plan_ids)
            link = Link(label=entry.name, href=urls.href("../", hub.address), note=f"{plans} kế hoạch")
            groups.setdefault(entry.family, []).append((plans, link))
    order = [*_FAMILIES, *sorted(set(groups) - set(_FAMILIES))]
    total = sum(map(len, groups.values()))
    lead = (
        f"{total} loại cơ quan, tổ chức được các kế hoạch giao việc. Mỗi loại có một trang ghi đủ việc được giao, ở kế hoạch nào, mục nào."
        if total
        else "Chưa có kế hoạch nào trong thư viện giao việc cho một cơ quan có trong danh mục."
    )
    context = BodiesContext(
        lead=lead,
        families=tuple(
            Family(
                id=f"_{family.replace('_', '-')}",
                label=family_label(family),
                offices=tuple(link for _, link in sorted(groups[family], key=lambda pair: (-pair[0], sort_key(pair[1].label)))),
            )
            for family in order
            if family in groups
        ),
        others=others,
    )
    return Page(
        address=urls.BODIES,
        kind="body",
        title="Cơ quan được giao việc",
        description=shortened(lead),
        crumbs=(Crumb(label="Cơ quan"),),
        body=fragment("bodies", context),
    )
