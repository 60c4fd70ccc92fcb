"""The data of plans, folder by folder: the fields of each, and what its page shows on request.

That is plans that cite it, plans most like it, plans whose words it repeats: kept out of the page, which does not change when another plan does. One file
for all plans of a folder (an office and a year): it takes a place in a hundred files of a site that a file for each plan would double.

Enters: what every hub is made from.
Leaves: a group of hubs, each one JSON file. In a copy for reading from a disk, where a page may load scripts only, it is a script.

    "plans": [{…, "related": {"cited": [[name, address, where]…], "more": n, "alike": [[name, address, why]…], "words": [[name, address, how many]…]}}…]
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.corpus.alike import most_alike
from generator.corpus.sentences import shared_sentences
from generator.model import File
from generator.open_data.records import PLAN_FILE, encode, plan_answer
from generator.render.hub import Group, Hub
from generator.render.wording import provision_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Alike, Backlink, PlanRecord, SharedSentences
    from generator.render.hub import Fact, Sources
    from generator.render.library import Library

CITED = 20
"""Plans named that cite a plan; further ones are counted."""

Entry = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Near:
    """Plans and the plans near them. Nothing else in a site asks for it, so it is worked out where it is shown."""

    library: Library
    alike: dict[str, tuple[Alike, ...]]
    words: dict[str, tuple[SharedSentences, ...]]


def related_group(sources: Sources) -> Group:
    """Which plans are most alike hangs on facts alone, and takes longest: it is worked out only where one of these or a repeated sentence changed."""
    corpus = sources.library.corpus
    words = shared_sentences(corpus.plans, corpus.places, corpus.neighbours)
    facts = [f"{plan_id} {one.plan_id} {one.sentences} {one.of} {one.above}" for plan_id, found in words.items() for one in found]
    return Group(key=PLAN_FILE, facts=(*facts, *sources.dates(sources.library.plans)), hubs=partial(_hubs, sources, words))


def _hubs(sources: Sources, words: dict[str, tuple[SharedSentences, ...]]) -> Iterator[Hub]:
    """One for each folder of plans, in the order of addresses."""
    library = sources.library
    corpus = library.corpus
    near = _Near(library=library, alike=most_alike(corpus.plans, corpus.referents), words=words)
    folders: dict[str, list[PlanRecord]] = {}
    for plan in corpus.plans:
        folders.setdefault(plan.address.rpartition("/")[0], []).append(plan)
    for folder, inside in folders.items():
        name = f"{folder}/{PLAN_FILE}" if folder else PLAN_FILE
        others, facts = _read(near, inside)
        own = [plan.id for plan in inside]
        yield Hub(key=name, plans=(*own, *others), facts=(*facts, *sources.dates(own)), make=partial(_file, sources, near, name, inside))


def _read(near: _Near, plans: Sequence[PlanRecord]) -> tuple[list[str], tuple[Fact, ...]]:
    """Other plans that the file names, and what it says of each that they do not say themselves."""
    others: list[str] = []
    facts: list[Fact] = []
    for plan in plans:
        citing = _first_citing(near.library, plan)
        alike, words = near.alike.get(plan.id, ()), near.words.get(plan.id, ())
        others += (*(b.plan_id for b in citing[:CITED]), *(a.plan_id for a in alike), *(w.plan_id for w in words))
        facts += (len(citing), *map(repr, alike), *map(repr, words))
    return others, tuple(facts)


def _file(sources: Sources, near: _Near, name: str, plans: Sequence[PlanRecord]) -> File:
    library, published = sources.library, sources.published
    answers = [plan_answer(library, plan, published.get(plan.id), sources.site_url, _content(near, plan)) for plan in plans]
    return File(name=name, content=encode({"plans": answers}).encode())


def _first_citing(library: Library, plan: PlanRecord) -> list[Backlink]:
    """The first citation in each plan that cites it."""
    first: dict[str, Backlink] = {}
    for backlink in library.corpus.plan_backlinks.get(plan.id, ()):
        first.setdefault(backlink.plan_id, backlink)
    return list(first.values())


def _content(near: _Near, plan: PlanRecord) -> dict[str, object]:
    """What the page shows on request."""
    library = near.library
    cited = [_citing(library, backlink) for backlink in _first_citing(library, plan)]
    alike = [_alike(library, entry) for entry in near.alike.get(plan.id, ())]
    words = [_words(library, entry) for entry in near.words.get(plan.id, ())]
    return {"cited": cited[:CITED], "more": max(len(cited) - CITED, 0), "alike": alike, "words": words}


def _citing(library: Library, backlink: Backlink) -> Entry:
    """The plan that cites, and where."""
    plan, citation = library.plans[backlink.plan_id], backlink.citation
    where = f"{library.named(plan)}, {provision_label(citation.path)}, {citation.role.value}"
    return library.told(plan), library.href(plan, "", citation.anchor), where


def _alike(library: Library, entry: Alike) -> Entry:
    """The plan that is like it, and why."""
    shared = [f"{count} {word}" for count, word in ((entry.directives, "văn bản"), (entry.movements, "phong trào")) if count]
    return _other(library, library.plans[entry.plan_id], f"chung {', '.join(shared)}")


def _words(library: Library, entry: SharedSentences) -> Entry:
    """The plan whose words it repeats, and how many."""
    which = "kế hoạch cấp trên" if entry.above else "kế hoạch trước của cùng cơ quan"
    said = f"{which}; {entry.sentences} trong {entry.of} câu dài ở đây gần như nguyên văn"
    return _other(library, library.plans[entry.plan_id], said)


def _other(library: Library, other: PlanRecord, why: str) -> Entry:
    """Another plan, and why it is named."""
    return library.told(other), library.href(other, ""), f"{library.named(other)}: {why}"
