"""A plan's data beside its page: its fields, an oEmbed answer, and what the page shows on request.

That is plans that cite it, plans most like it, plans whose words it repeats: kept out of the page, which does not change when another plan does. All in
one file, because every plan has at most three.

Enters: what every hub is made from.
Leaves: one JSON file for each plan (`generator.open_data.records`). In a copy for reading from a disk, where a page may load scripts only, it is a script.

    "related": {"cited": [[name, link, where]…], "more": n, "alike": [[name, link, why, comparison]…], "words": [[name, link, how many, comparison]…]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import urls
from generator.open_data.records import PLAN_FILE, plan_answer
from generator.render.wording import provision_label
from generator.search import shards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Alike, Backlink, PlanRecord, SharedSentences
    from generator.render.hub import Sources
    from generator.render.library import Library

CITED = 20
"""Plans named that cite a plan; further ones are counted."""

Entry = tuple[str, ...]


def related_files(sources: Sources) -> Iterator[tuple[str, bytes]]:
    """Name below the site's root → bytes, plan by plan."""
    library = sources.library
    for plan in library.corpus.plans:
        address = library.addresses[plan.id]
        related = _content(library, plan, "../" * (address.count("/") + 1))
        answer = plan_answer(library, plan, sources.published.get(plan.id), sources.site_url, related)
        yield f"{address}/{PLAN_FILE}", shards.to_json(answer)


def _content(library: Library, plan: PlanRecord, root: str) -> dict[str, object]:
    """What the page shows on request."""
    first: dict[str, Backlink] = {}
    for backlink in library.corpus.plan_backlinks.get(plan.id, ()):
        first.setdefault(backlink.plan_id, backlink)
    cited = [_citing(library, backlink, root) for backlink in first.values()]
    alike = [_alike(library, plan, entry, root) for entry in library.corpus.alike.get(plan.id, ())]
    words = [_words(library, plan, entry, root) for entry in library.corpus.shared_sentences.get(plan.id, ())]
    return {"cited": cited[:CITED], "more": max(len(cited) - CITED, 0), "alike": alike, "words": words}


def _citing(library: Library, backlink: Backlink, root: str) -> Entry:
    """The plan that cites, and where."""
    plan, citation = library.plans[backlink.plan_id], backlink.citation
    where = f"{library.named(plan)}, {provision_label(citation.path)}, {citation.role.value}"
    return plan.metadata.name, library.href(plan, root, citation.anchor), where


def _alike(library: Library, own: PlanRecord, entry: Alike, root: str) -> Entry:
    """The plan that is like it, and why."""
    shared = [f"{count} {word}" for count, word in ((entry.directives, "văn bản"), (entry.movements, "phong trào")) if count]
    return _beside(library, own, library.plans[entry.plan_id], f"chung {', '.join(shared)}", root)


def _words(library: Library, own: PlanRecord, entry: SharedSentences, root: str) -> Entry:
    """The plan whose words it repeats, and how many."""
    which = "kế hoạch cấp trên" if entry.above else "kế hoạch trước của cùng cơ quan"
    said = f"{which}; {entry.sentences} trong {entry.of} câu dài của kế hoạch này gần như nguyên văn ở đó"
    return _beside(library, own, library.plans[entry.plan_id], said, root)


def _beside(library: Library, own: PlanRecord, other: PlanRecord, why: str, root: str) -> Entry:
    """Another plan, why it is named, and where both stand side by side."""
    compared = urls.comparison(root, library.addresses[own.id], library.addresses[other.id])
    return other.metadata.name, library.href(other, root), f"{library.named(other)}: {why}", compared
