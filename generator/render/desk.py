"""What an office may want before it when it drafts its next plan: its last plans, and what others of its level had that they did not.

Enters: the Library.
Leaves: `Desks`: every office; for each one a `Desk` with the year to draft for and what is missing, as ranks and slugs with how many plans.

The year is the one after the office's last plan, or after the last year in which many offices of its level have plans, whichever is later: a library is
never complete. Plans of the same level for that year and the one before are compared with it; those of its own province alone where there are several.
What belongs to another place (its documents, its movements, its anniversaries) is no suggestion; its documents are told apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import campaign_by_slug, event_by_slug
from generator.corpus.place_hubs import newest_first
from generator.model import KnownPlan
from generator.render.checklists import drafting
from generator.render.cut_lists import ELSEWHERE, place_of
from generator.render.directive_lists import place_level
from generator.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import PlanRecord
    from generator.render.checklists import Drafting
    from generator.render.hub import Fact
    from generator.render.library import Library

PLACELESS = "Nơi chưa rõ"
"""Instead of a level, for offices of which no folder tells the place."""
NEAR = 5
"""So many plans of the same province are compared alone."""
MANY = 5
"""A year counts when it has at least this part of the plans that the fullest year has: one fifth."""
MOST_DOCUMENTS, MOST_ELSEWHERE, MOST_EVENTS, MOST_MOVEMENTS = 12, 8, 10, 10

Counted = tuple[tuple[str, int], ...]
"""Slugs, the most frequent first, and how many plans have them."""
CountedDocuments = tuple[tuple[int | str, int], ...]
"""The same for documents: the rank of a cited document, or the id of a plan of the library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who drafts."""

    address: str
    """`ban-soan-thao/dak-nong/huyen-dak-song/ubnd-huyen-dak-song`."""
    place: str
    level: str
    """Of its place, one of `LEVELS`; another word where that is not known."""
    plans: tuple[str, ...]
    """Newest first."""

    @property
    def province(self) -> str:
        """First folder of its place."""
        return self.place.partition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Plans that offices of one level are compared with."""

    plans: tuple[str, ...]
    province: str
    """Empty for the whole library."""
    documents: CountedDocuments
    events: Counted
    movements: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What one office has before it."""

    office: Office
    year: int
    """To draft for; 1 where no plan of the library tells its year."""
    peers: int
    """How many plans of others it is compared with."""
    province: str
    """Where these are from; empty for the whole library."""
    documents: CountedDocuments
    """That others cite and it does not."""
    elsewhere: CountedDocuments
    """The same for documents of other places."""
    events: Counted
    movements: Counted
    checklist: bool
    """There is a page of what its level should remember in that year."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What its page prints beside its own plans."""
        return self.year, self.peers, self.province, repr((self.documents, self.elsewhere, self.events, self.movements, self.checklist))


@dataclass(frozen=True, slots=True, kw_only=True)
class Desks:
    """Every office of the library."""

    library: Library
    offices: tuple[Office, ...]
    """In order of address."""
    newest: Mapping[str, int]
    """Level → the last year in which many of its offices have plans."""
    by_year: Mapping[tuple[str, int], tuple[str, ...]]
    """Level and year → its plans for that year."""
    near: Mapping[tuple[str, int, str], Sequence[str]]
    """The same for each province."""
    checklists: Drafting
    """Year and level of the pages of what to remember."""
    _groups: dict[tuple[str, int, str], Group] = field(default_factory=dict)

    @classmethod
    def of(cls, library: Library) -> Desks:
        """Look every plan up once."""
        offices: dict[str, list[PlanRecord]] = {}
        by_year: dict[tuple[str, int], list[str]] = {}
        near: dict[tuple[str, int, str], list[str]] = {}
        for plan_id, plan in library.plans.items():
            place = place_of(library, plan_id)
            offices.setdefault(office_address(place, plan), []).append(plan)
            key = (level_at(library, place), for_year(plan))
            by_year.setdefault(key, []).append(plan_id)
            near.setdefault((*key, place.partition("/")[0]), []).append(plan_id)
        found = []
        for address, plans in sorted(offices.items()):
            place = place_of(library, plans[0].id)
            found.append(Office(address=address, place=place, level=level_at(library, place), plans=newest_first(plans)))
        counts: dict[str, dict[int, int]] = {}
        for (level, year), plan_ids in by_year.items():
            counts.setdefault(level, {})[year] = len(plan_ids)
        newest = {level: max(year for year, n in years.items() if n * MANY >= max(years.values())) for level, years in counts.items()}
        return cls(
            library=library,
            offices=tuple(found),
            newest=newest,
            by_year={key: tuple(ids) for key, ids in by_year.items()},
            near=near,
            checklists=drafting(library),
        )

    def desk(self, office: Office) -> Desk:
        """What others have that it has not."""
        plans, last = self.library.plans, for_year(self.library.plans[office.plans[0]])
        year = (max(last, self.newest[office.level]) or max(self.newest.values())) + 1
        own = [plans[plan_id] for plan_id in office.plans if for_year(plans[plan_id]) == last]
        group = self._group(office, year)
        cited = {document for plan in own for document in _cited(self.library, plan.id)}
        marked = {found.known for plan in own for found in plan.anniversaries}
        named = {found.known for plan in own for found in plan.campaigns}
        missing = [pair for pair in group.documents if pair[0] not in cited and pair[0] not in office.plans]
        here: list[tuple[int | str, int]] = []
        elsewhere: list[tuple[int | str, int]] = []
        for pair in missing:
            (here if belongs(_origin(self.library, pair[0]), office.place) else elsewhere).append(pair)
        return Desk(
            office=office,
            year=year,
            peers=len(set(group.plans) - set(office.plans)),
            province=group.province,
            documents=tuple(here[:MOST_DOCUMENTS]),
            elsewhere=tuple(elsewhere[:MOST_ELSEWHERE]),
            events=tuple(
                [pair for pair in group.events if pair[0] not in marked and _is_marked_in(pair[0], office.place, year)][:MOST_EVENTS]
            ),
            movements=tuple(
                [pair for pair in group.movements if pair[0] not in named and _is_joined_in(pair[0], office.place)][:MOST_MOVEMENTS]
            ),
            checklist=office.level in self.checklists.get(year, {}),
        )

    def _group(self, office: Office, year: int) -> Group:
        """Plans of its level for the year and the one before: of its province, or of all."""
        key = (office.level, year, office.province)
        if key not in self._groups:
            near = [plan_id for each in (year - 1, year) for plan_id in self.near.get((office.level, each, office.province), ())]
            if len(near) > NEAR:
                self._groups[key] = _group(self.library, near, office.province)
            else:
                whole = (office.level, year, "")
                if whole not in self._groups:
                    everywhere = [plan_id for each in (year - 1, year) for plan_id in self.by_year.get((office.level, each), ())]
                    self._groups[whole] = _group(self.library, everywhere, "")
                self._groups[key] = self._groups[whole]
        return self._groups[key]


def _group(library: Library, plan_ids: Iterable[str], province: str) -> Group:
    """What these plans have, counted."""
    listed = tuple(plan_ids)
    documents, events, movements = Counter[int | str](), Counter[str](), Counter[str]()
    for plan_id in listed:
        plan = library.plans[plan_id]
        documents.update(_cited(library, plan_id))
        events.update({found.known for found in plan.anniversaries if found.known})
        movements.update({found.known for found in plan.campaigns if found.known})
    return Group(
        plans=listed,
        province=province,
        documents=tuple(sorted(documents.items(), key=lambda pair: (-pair[1], isinstance(pair[0], str), pair[0]))),
        events=tuple(sorted(events.items(), key=lambda pair: (-pair[1], pair[0]))),
        movements=tuple(sorted(movements.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _cited(library: Library, plan_id: str) -> set[int | str]:
    """Everything certain that a plan cites: documents by rank, plans of the library by id."""
    plans = (referent.plan_id for referent in library.corpus.referents.get(plan_id, ()) if isinstance(referent, KnownPlan))
    return {*library.cited_ranks.get(plan_id, ()), *plans}


def _origin(library: Library, document: int | str) -> str | None:
    """Address of the place that issued it; None for the centre."""
    if isinstance(document, int):
        return library.ranked[document].key.place
    place = place_of(library, document)
    return None if place.partition("/")[0] == urls.CENTRAL else place


def level_at(library: Library, place: str) -> str:
    """Level of the offices of a place."""
    return place_level(place) if place in library.corpus.places else PLACELESS


def office_address(place: str, plan: PlanRecord) -> str:
    """Of its desk."""
    return urls.desk(place, slug(plan.metadata.issuer) or ELSEWHERE)


def for_year(plan: PlanRecord) -> int:
    """The first year that a plan is for, else the year of its issue or of its address; 0 where nothing says it."""
    start = plan.period.start if plan.period else None
    first = start or plan.metadata.issued_on
    return first.year if first else plan.folder_year or 0


def belongs(origin: str | None, place: str) -> bool:
    """True for what the whole country has, and what the place itself or one above it has."""
    return not origin or place == origin or place.startswith(f"{origin}/")


def _is_marked_in(slug_: str, place: str, year: int) -> bool:
    event = event_by_slug(slug_)
    return event is not None and belongs(event.place, place) and not (event.founded_on and event.founded_on.year >= year)


def _is_joined_in(slug_: str, place: str) -> bool:
    entry = campaign_by_slug(slug_)
    return entry is not None and belongs(entry.place, place)
