"""The lineage of a document: the places whose plans carry it out, from the centre through province and district to commune.

Enters: the Library, a cited document.
Leaves: `Tree`: places one below the other, each with its first plan that cites the document.

A plan belongs to it that cites the document, or that is made to carry out a plan which carries it out. A place without such a plan stands in the tree
where one below it has one: that is a gap in what the library holds, and nothing is guessed about it. The only thing told there is which documents of
that place the plans below are made to carry out as well.

The tree has places and not plans, so that it ends where the country ends, however many years of plans the library holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import urls
from generator.model import KnownDirective
from generator.render.cut_lists import place_of
from generator.slots import quickly_made

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from generator.model import Backlink, Directive
    from generator.render.library import Library


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """A plan of the lineage."""

    plan_id: str
    link: Backlink
    """Where it cites the document, or the plan above it."""
    direct: bool
    """It cites the document itself."""
    above: tuple[str, ...] = ()
    """Plans of the lineage that it is made to carry out."""

    @property
    def carries_out(self) -> bool:
        """Not only a mention."""
        return self.link.citation.carries_out


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place in the tree."""

    place: str
    """Its address."""
    first: Follower | None
    """Its first plan that cites the document; None for a gap."""
    carrying: Follower | None
    """Its first plan that carries the document out, where that is another one."""
    plans: int
    """Its plans of the lineage."""
    below: tuple[Stop, ...]
    documents: tuple[Directive, ...] = ()
    """At a gap: documents of this place that plans below are made to carry out as well, no older than the document."""

    @property
    def size(self) -> int:
        """Places from here down."""
        return 1 + sum(stop.size for stop in self.below)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """All of them."""

    directive: Directive
    stops: tuple[Stop, ...]
    """The place of the document itself, the outermost ones below it, those elsewhere."""

    @property
    def size(self) -> int:
        """Places in the tree."""
        return sum(stop.size for stop in self.stops)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineages:
    """What every tree is made from, looked up once."""

    library: Library
    below: dict[str, tuple[Backlink, ...]]
    """Plan id → citations of it in plans that are made to carry it out."""
    ranks: dict[str, int]
    """Address of a place → its place in the Vietnamese order."""
    moments: dict[str, tuple[int, str]]
    """Plan id → what sorts it: its first possible day, then its address; plans without a day come last, by their years."""

    @classmethod
    def of(cls, library: Library) -> Lineages:
        """Leave out plans that nobody is made to carry out."""
        found = {
            plan_id: tuple(b for b in backlinks if b.citation.carries_out) for plan_id, backlinks in library.corpus.plan_backlinks.items()
        }
        below = {plan_id: backlinks for plan_id, backlinks in found.items() if backlinks}
        days, years = library.issue_days, library.years_of
        return cls(
            library=library,
            below=below,
            ranks={place: rank for rank, place in enumerate(library.corpus.places)},
            moments={
                plan_id: (days[plan_id][0].toordinal() if plan_id in days else date.max.toordinal() + years[plan_id], address)
                for plan_id, address in library.addresses.items()
            },
        )

    def plans(self, directive: Directive) -> Collection[str]:
        """Ids of the plans of a document's lineage."""
        return self.followers(directive) if self.below else self.library.citing[directive.key]

    def followers(self, directive: Directive) -> dict[str, Follower]:
        """The plans of a document's lineage by their ids, those that cite it first."""
        direct: dict[str, Backlink] = {}
        for backlink in directive.backlinks:
            kept = direct.get(backlink.plan_id)
            if kept is None or (backlink.citation.carries_out and not kept.citation.carries_out):
                direct[backlink.plan_id] = backlink
        through = self._through(plan_id for plan_id, link in direct.items() if link.citation.carries_out) if self.below else {}
        found = {
            plan_id: Follower(plan_id=plan_id, link=link, direct=True, above=tuple(through.get(plan_id, ())))
            for plan_id, link in direct.items()
        }
        for plan_id, above in through.items():
            if plan_id not in direct:
                found[plan_id] = Follower(plan_id=plan_id, link=next(iter(above.values())), direct=False, above=tuple(above))
        return found

    def _through(self, carrying: Iterable[str]) -> dict[str, dict[str, Backlink]]:
        """Plans made to carry out these plans, and those made to carry out them: each with the plans above it."""
        found: dict[str, dict[str, Backlink]] = {}
        ways = dict.fromkeys(carrying)
        todo = list(ways)
        for plan_id in todo:
            for backlink in self.below.get(plan_id, ()):
                found.setdefault(backlink.plan_id, {}).setdefault(plan_id, backlink)
                if backlink.plan_id not in ways:
                    ways[backlink.plan_id] = None
                    todo.append(backlink.plan_id)
        return found

    def tree(self, directive: Directive) -> Tree:
        """The lineage by place."""
        return _tree_of(self, directive, self.followers(directive).values())


def _tree_of(lineages: Lineages, directive: Directive, found: Iterable[Follower]) -> Tree:
    origin = directive.key.place or ""
    at: dict[str, list[Follower]] = {}
    for follower in found:
        if follower.plan_id in lineages.library.plans:
            at.setdefault(place_of(lineages.library, follower.plan_id), []).append(follower)
    children: dict[str, dict[str, None]] = {}
    tops: dict[str, None] = {}
    for place in at:
        chain = way_to(place, origin)
        tops[chain[0]] = None
        for upper, lower in pairwise(chain):
            children.setdefault(upper, {})[lower] = None
    ranks = lineages.ranks
    ordered = sorted(tops, key=lambda place: (place != origin, not is_below(place, origin), ranks.get(place, -1), place))
    stops = tuple([_stop(lineages, directive, place, at, children) for place in ordered])
    return Tree(directive=directive, stops=stops)


def _stop(
    lineages: Lineages, directive: Directive, place: str, at: Mapping[str, list[Follower]], children: Mapping[str, dict[str, None]]
) -> Stop:
    """A place with everything below it."""
    library, ranks, moments = lineages.library, lineages.ranks, lineages.moments
    lower = sorted(children.get(place, ()), key=lambda address: (ranks.get(address, -1), address))
    below = tuple([_stop(lineages, directive, address, at, children) for address in lower])
    own = at.get(place, ())
    first = min(own, key=lambda f: (not f.direct, moments[f.plan_id]), default=None)
    carrying = None
    if first and not first.carries_out:
        carrying = min((f for f in own if f.carries_out), key=lambda f: moments[f.plan_id], default=None)
    documents = () if first else _documents(library, directive, place, _plans_below(below))
    return Stop(place=place, first=first, carrying=carrying, plans=len(own), below=below, documents=documents)


def way_to(place: str, origin: str) -> tuple[str, ...]:
    """Places from below the origin of the document down to this one; this one alone for central offices and for places elsewhere."""
    if place == origin or not is_below(place, origin) or place.partition("/")[0] == urls.CENTRAL:
        return (place,)
    head = f"{origin}/" if origin else ""
    parts = place.removeprefix(head).split("/")
    return tuple(head + "/".join(parts[: n + 1]) for n in range(len(parts)))


def is_below(place: str, origin: str) -> bool:
    """True for a place that lies in the place of the document; everything lies in the whole country."""
    return not origin or place.startswith(f"{origin}/")


def _plans_below(stops: Iterable[Stop]) -> dict[str, None]:
    """First plans of these places and of those below them."""
    found: dict[str, None] = {}
    for stop in stops:
        found.update((f.plan_id, None) for f in (stop.first, stop.carrying) if f)
        found.update(_plans_below(stop.below))
    return found


def _documents(library: Library, directive: Directive, place: str, plan_ids: Iterable[str]) -> tuple[Directive, ...]:
    """Documents of a place that plans below it are made to carry out, leaving out those that are older than the document."""
    found: dict[str, Directive] = {}
    for plan_id in plan_ids:
        referents = library.corpus.referents.get(plan_id, ())
        for citation, referent in zip(library.plans[plan_id].citations, referents, strict=True):
            if citation.carries_out and isinstance(referent, KnownDirective) and referent.key.place == place:
                other = library.corpus.directives[referent.key]
                if not _older(other, directive):
                    found.setdefault(other.address, other)
    return tuple(found[address] for address in sorted(found))


def _older(one: Directive, other: Directive) -> bool:
    """True where every day printed for the one lies before every day printed for the other."""
    last = [day for on in one.dates if (day := on.last_day())]
    first = [day for on in other.dates if (day := on.first_day())]
    return bool(last and first) and max(last) < min(first)
