"""What a plan's page shows on request: plans that cite it and plans most like it. Kept out of the page, which does not change when another plan does.

Enters: the Library.
Leaves: one small script for each plan, beside its page: JSON handed to one function, so that it can be read from a disk too.

    {"cited": [[name, link, where]…], "more": n, "alike": [[name, link, why]…]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.wording import provision_label
from generator.search import shards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Alike, Backlink, PlanRecord
    from generator.render.library import Library

FILE = "lien-quan.js"
CITED = 20
"""Plans named that cite a plan; further ones are counted."""

Entry = tuple[str, str, str]


def related_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Name below the site's root → bytes, plan by plan."""
    for plan in library.corpus.plans:
        address = library.addresses[plan.id]
        yield f"{address}/{FILE}", shards.wrap("lien-quan", shards.to_json(_content(library, plan, "../" * (address.count("/") + 1))))


def _content(library: Library, plan: PlanRecord, root: str) -> dict[str, object]:
    """What the script holds."""
    first: dict[str, Backlink] = {}
    for backlink in library.corpus.plan_backlinks.get(plan.id, ()):
        first.setdefault(backlink.plan_id, backlink)
    cited = [_citing(library, backlink, root) for backlink in first.values()]
    alike = [_alike(library, entry, root) for entry in library.corpus.alike.get(plan.id, ())]
    return {"cited": cited[:CITED], "more": max(len(cited) - CITED, 0), "alike": alike}


def _citing(library: Library, backlink: Backlink, root: str) -> Entry:
    """The plan that cites, and where."""
    plan, citation = library.plans[backlink.plan_id], backlink.citation
    where = f"{library.named(plan)}, {provision_label(citation.path)}, {citation.role.value}"
    return plan.metadata.name, library.href(plan, root, citation.anchor), where


def _alike(library: Library, entry: Alike, root: str) -> Entry:
    """The plan that is like it, and why."""
    plan = library.plans[entry.plan_id]
    shared = [f"{count} {word}" for count, word in ((entry.directives, "văn bản"), (entry.movements, "phong trào")) if count]
    return plan.metadata.name, library.href(plan, root), f"{library.named(plan)}: chung {', '.join(shared)}"
