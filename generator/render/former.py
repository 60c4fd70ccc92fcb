"""Addresses that outlived their page: old addresses of moved plans, and plans taken back.

Enters: plan sources with `aliases`, and withdrawn ones.
Leaves: one Page each. A redirect page works without a server's help: a link, the canonical address, and one small script that
takes query and anchor along; a tombstone says when and why, and keeps none of the plan's text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.model import Crumb, Page
from generator.render.environment import fragment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import PlanFile

REDIRECT_SCRIPT = "assets/javascripts/redirect.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectContext:
    """`redirect.html.j2`."""

    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TombstoneContext:
    """`tombstone.html.j2`."""

    title: str
    issuer: str
    number: str | None
    issued_on: str | None
    withdrawn_on: str
    reason: str
    places_href: str
    search_href: str


def redirects(sources: Iterable[PlanFile]) -> dict[str, str]:
    """Old address → address of the plan that answers to it, in order of the old one."""
    found = {alias.strip("/"): str(source.path.with_suffix("")) for source in sources for alias in source.metadata.aliases}
    return {old: found[old] for old in sorted(found)}


def former_pages(sources: Iterable[PlanFile]) -> Iterator[Page]:
    """Redirect pages of all sources, then tombstones of the withdrawn ones."""
    listed = list(sources)
    names = {str(source.path.with_suffix("")): source.metadata.name for source in listed}
    for old, new in redirects(listed).items():
        yield _redirect(old, new, names[new])
    for source in listed:
        if source.metadata.withdrawn:
            yield _tombstone(source)


def _redirect(old: str, new: str, name: str) -> Page:
    root = "../" * (old.count("/") + 1)
    href = urls.href(root, new)
    script = Markup('<script src="{}{}" data-den="{}" defer></script>').format(root, REDIRECT_SCRIPT, href)
    return Page(
        address=old,
        kind="plan",
        title=f"Đã chuyển: {name}",
        description=f"Kế hoạch “{name}” đã chuyển sang địa chỉ khác.",
        crumbs=(Crumb(label="Trang đầu", address=""), Crumb(label="Địa chỉ cũ")),
        body=fragment("redirect", RedirectContext(title=name, href=href)),
        head=script + Markup('<meta name="robots" content="noindex">'),
        canonical=new,
    )


def _tombstone(source: PlanFile) -> Page:
    metadata = source.metadata
    assert metadata.withdrawn
    address = str(source.path.with_suffix(""))
    root = "../" * (address.count("/") + 1)
    context = TombstoneContext(
        title=metadata.name,
        issuer=metadata.issuer,
        number=metadata.number,
        issued_on=metadata.issued_on.label if metadata.issued_on else None,
        withdrawn_on=metadata.withdrawn.on.label,
        reason=metadata.withdrawn.reason,
        places_href=urls.href(root, urls.PLACES),
        search_href=urls.href(root, urls.SEARCH),
    )
    return Page(
        address=address,
        kind="plan",
        title=f"Đã rút: {metadata.name}",
        description=f"Kế hoạch này đã được rút khỏi thư viện ngày {metadata.withdrawn.on.label}.",
        crumbs=(Crumb(label="Trang đầu", address=""), Crumb(label="Kế hoạch đã rút")),
        body=fragment("tombstone", context),
        head='<meta name="robots" content="noindex">',
    )
