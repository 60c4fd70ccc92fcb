"""What the authority file knows of a movement, in Vietnamese: kind, launch, span, family, and how sure that is.

Enters: an entry of the authority file, the Library.
Leaves: short phrases and links for the page of the movement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import registry, urls
from generator.corpus.hubs import kin_of
from generator.model import Period
from generator.render.library import Link
from generator.render.movement_names import place_name
from generator.render.wording import capitalise, date_label, period_label
from generator.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.authorities import Campaign, LaunchingDocument
    from generator.render.library import Library

_KINDS = {"movement": "Phong trào thi đua", "drive": "Đợt thi đua", "mass_campaign": "Cuộc vận động"}
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+){1,4}")
_NO_PLAN = "chưa có kế hoạch nào nhắc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Launch:
    """Who started it, when, by which documents."""

    words: str
    """`Thủ tướng Chính phủ phát động ngày 08/6/2011`; empty where nothing is known."""
    documents: tuple[Link, ...]
    """With a link where a plan cites the document or is it."""
    uncited: str
    """A sentence where some have no link; empty where all have."""
    certainty: str
    """Where name and days come from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KinRow:
    """A movement of the same family."""

    link: Link
    relation: str


def kind_label(library: Library, entry: Campaign) -> str:
    """`Phong trào thi đua toàn quốc`, `Đợt thi đua của tỉnh Ninh Thuận`."""
    return f"{_KINDS[entry.kind]} " + (f"của {place_name(library, entry.place)}" if entry.place else "toàn quốc")


def span(entry: Campaign) -> str:
    """`2016–2025`, `đến 31/12/2025`; empty where unknown, or where it is open and begins with the launch."""
    if not entry.ends and (not entry.starts or entry.starts == entry.launched_on):
        return ""
    return period_label(Period(start=entry.starts, end=entry.ends))


def launching_links(library: Library) -> dict[tuple[str, str], tuple[Link, ...]]:
    """Kind and number of a document → its pages; label is the title, note the year or term of its register, href its address."""
    found: dict[tuple[str, str], tuple[Link, ...]] = {}
    for directive in library.directives.values():
        if directive.number:
            key = (directive.key.kind, fold(directive.number))
            period = str(directive.dates[0].year) if directive.dates else directive.key.period or ""
            found[key] = (*found.get(key, ()), Link(label=directive.title, href=directive.address, note=period))
    for plan in library.corpus.plans:
        if plan.metadata.number and plan.metadata.issued_on:
            key = ("ke-hoach", fold(plan.metadata.number))
            link = Link(label=plan.metadata.name, href=library.addresses[plan.id], note=str(plan.metadata.issued_on.year))
            found[key] = (link, *(other for other in found.get(key, ()) if other.href != link.href))
    return found


def launch(entry: Campaign, known: dict[tuple[str, str], tuple[Link, ...]], root: str) -> Launch:
    """Who launched it and by which documents."""
    words = f"{capitalise(entry.launched_by)} phát động" if entry.launched_by else "Phát động" if entry.launched_on else ""
    if entry.launched_on:
        words += f" {'ngày ' if entry.launched_on.day else ''}{date_label(entry.launched_on)}"
    documents = tuple(_document(document, known, root) for document in entry.documents)
    return Launch(
        words=words,
        documents=documents,
        uncited=_uncited(documents),
        certainty=_certainty(entry.source),
    )


def _document(document: LaunchingDocument, known: dict[tuple[str, str], tuple[Link, ...]], root: str) -> Link:
    """A launching document: linked where exactly one document of that number and year has a page."""
    kind = registry.kind_by_slug(document.kind)
    label = f"{kind.name if kind else 'Văn bản'} {document.number}"
    if document.date:
        label += f" {'ngày ' if document.date.day else ''}{date_label(document.date)}"
    year = str(document.date.year) if document.date else ""
    candidates = [link for link in known.get((document.kind, fold(document.number)), ()) if not year or link.note == year]
    if len(candidates) == 1:
        return Link(label=label, href=urls.href(root, candidates[0].href))
    return Link(label=label)


def _uncited(documents: tuple[Link, ...]) -> str:
    """That no plan cites them, or those without a link."""
    missing = sum(not link.href for link in documents)
    if not missing:
        return ""
    which = "văn bản này" if len(documents) == 1 else "các văn bản này" if missing == len(documents) else "văn bản không có liên kết"
    return f"Chưa kế hoạch nào trong thư viện dẫn {which}."


def _certainty(source: str) -> str:
    """Where an entry was read, for readers: hosts of pages, or that nothing was compared yet."""
    hosts = tuple(dict.fromkeys(found[0] for found in _HOST.finditer(source.lower()) if found[0].endswith((".vn", ".com"))))
    if hosts:
        part = " Một phần chưa đối chiếu được với văn bản." if "unverified" in source or "inferred" in source else ""
        return f"Tên và ngày theo {', '.join(hosts)}.{part}"
    if source.startswith("practice"):
        return "Tên ghi theo các kế hoạch; thư viện chưa đối chiếu với văn bản phát động."
    return "Tên ghi theo cách gọi phổ biến; thư viện chưa đối chiếu với văn bản phát động."


def kin_rows(entry: Campaign, plans: Mapping[str, int], root: str) -> tuple[KinRow, ...]:
    """The family, and what it followed or what followed it; `plans` has a count for each movement with a page."""
    out = []
    for other in kin_of(entry):
        if other.slug == entry.parent:
            relation = "phong trào chung"
        elif other.parent == entry.slug:
            relation = "thuộc phong trào này"
        elif other.slug == entry.successor:
            relation = "tiếp nối phong trào này"
        else:
            relation = "có trước, được phong trào này tiếp nối"
        count = plans.get(other.slug, 0)
        out.append(
            KinRow(
                link=Link(
                    label=other.name,
                    href=urls.href(root, urls.movement(other.slug)) if other.slug in plans else "",
                    note=f"{count} kế hoạch" if count else _NO_PLAN,
                ),
                relation=relation,
            )
        )
    return tuple(out)
