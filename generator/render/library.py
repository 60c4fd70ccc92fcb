"""The corpus as pages look things up in it: who issued, where that is, the row of a plan in any list.

Enters: a Corpus.
Leaves: `Library`, made once per run and only read afterwards; rows of plans as safe HTML, kept per way to the root.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator import urls
from generator.corpus.units import Units
from generator.gazetteer import Gazetteer
from generator.model import Crumb, KnownDirective, KnownPlan
from generator.render.environment import fragment
from generator.render.timeline import Axis, list_axis, list_bar
from generator.render.wording import NO_NUMBER, date_label, lower_first, period_days, period_label, plan_year
from generator.slots import quickly_made
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from generator.model import Corpus, Directive, DirectiveKey, PeriodHub, PlaceHub, PlanRecord, Related

LONG_PLACE = 120
"""A place with more plans than this has a page for each year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One plan in a list: `plan_row.html.j2`."""

    href: str
    name: str
    line: str
    """Office, number, date."""
    period: str
    first_day: str
    last_day: str
    """For the status word that the browser adds."""
    bar: Markup
    facts: str
    """Own counts: documents cited, anniversaries."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name, where it leads (empty: nowhere yet) and what stands beside it."""

    label: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearGroup:
    """Plans of one year: a heading and rows."""

    id: str
    label: str
    count: int
    href: str
    """Page of that year, where the place has very many plans; then `rows` is empty."""
    rows: tuple[Markup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """What front matters say of two documents, from either side."""

    by_plan: dict[str, tuple[Related, ...]]
    to_plan: dict[str, tuple[Related, ...]]
    to_directive: dict[DirectiveKey, tuple[Related, ...]]

    @classmethod
    def of(cls, relations: Iterable[Related]) -> Relations:
        """Sort them once."""
        by_plan: dict[str, tuple[Related, ...]] = {}
        to_plan: dict[str, tuple[Related, ...]] = {}
        to_directive: dict[DirectiveKey, tuple[Related, ...]] = {}
        for related in relations:
            by_plan[related.plan_id] = (*by_plan.get(related.plan_id, ()), related)
            match related.referent:
                case KnownPlan(plan_id=plan_id):
                    to_plan[plan_id] = (*to_plan.get(plan_id, ()), related)
                case KnownDirective(key=key):
                    to_directive[key] = (*to_directive.get(key, ()), related)
        return cls(by_plan=by_plan, to_plan=to_plan, to_directive=to_directive)


def office_short(plan: PlanRecord) -> str:
    """How a sentence names the plan: `UBND huyện Đắk Song, 2025`."""
    year = plan_year(plan)
    return plan.metadata.issuer + (f", {year}" if year else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A corpus with its lookups."""

    corpus: Corpus
    plans: dict[str, PlanRecord]
    homes: dict[str, PlaceHub]
    """Plan id → the place that issued it."""
    addresses: dict[str, str]
    """Plan id → address, worked out once: every list asks for it."""
    citing: dict[DirectiveKey, tuple[str, ...]]
    """Cited document → plans that cite it, each once."""
    directives: dict[str, Directive]
    """Address → cited document, in the Vietnamese order of titles."""
    ranks: dict[DirectiveKey, int]
    """Cited document → its place in that order: ties of counts are settled by it."""
    axis: Axis
    """The years that every list shows."""
    relations: Relations
    units: Units
    """Every unit of the gazetteer with its address."""
    years_by_number: dict[int, PeriodHub]
    _issued: Counter[tuple[str, int | None]]
    """Plans of an office in a year."""
    _links: dict[tuple[DirectiveKey, str], str] = field(default_factory=dict)
    _rows: dict[tuple[str, str], Markup] = field(default_factory=dict)

    @classmethod
    def of(cls, corpus: Corpus) -> Library:
        """Look everything up once."""
        plans = corpus.by_id or {plan.id: plan for plan in corpus.plans}
        directives = sorted(corpus.directives.values(), key=lambda d: (sort_key(d.title), d.address))
        homes = {plan_id: hub for hub in corpus.places.values() for plan_id in hub.plan_ids}
        return cls(
            corpus=corpus,
            plans=plans,
            homes=homes,
            addresses={plan_id: plan.address for plan_id, plan in plans.items()},
            citing={key: directive.plan_ids for key, directive in corpus.directives.items()},
            directives={directive.address: directive for directive in directives},
            ranks={directive.key: rank for rank, directive in enumerate(directives)},
            _issued=Counter((plan.metadata.issuer, plan_year(plan)) for plan in plans.values()),
            axis=list_axis([plan.period for plan in corpus.plans]),
            relations=Relations.of(corpus.relations),
            units=Units(Gazetteer.load(), corpus.places),
            years_by_number={hub.start: hub for hub in corpus.years},
        )

    # ── places ──

    def ancestors(self, hub: PlaceHub) -> tuple[PlaceHub, ...]:
        """The province first, the place itself last."""
        found, seen = [hub], {hub.address}
        while (parent := found[0].parent) and parent in self.corpus.places and parent not in seen:
            seen.add(parent)
            found.insert(0, self.corpus.places[parent])
        return tuple(found)

    def office(self, plan: PlanRecord) -> str:
        """`UBND xã Nam Dong, huyện Cư Jút, tỉnh Đắk Nông`: the issuers and the units above that they do not name."""
        named = " · ".join(plan.metadata.issuers)
        hub = self.homes.get(plan.id)
        above = [h for h in reversed(self.ancestors(hub)[:-1]) if h.short_name not in named] if hub else []
        return ", ".join([named, *(lower_first(h.name) for h in above)])

    def office_short(self, plan: PlanRecord) -> str:
        """How a sentence names the plan: `UBND huyện Đắk Song, 2025`."""
        return office_short(plan)

    def named(self, plan: PlanRecord) -> str:
        """The same on hubs: with the number where the office issued several that year."""
        metadata = plan.metadata
        several = metadata.number and self._issued[metadata.issuer, plan_year(plan)] > 1
        return f"{metadata.issuer}, {metadata.number}, {plan_year(plan)}" if several else self.office_short(plan)

    def is_long(self, hub: PlaceHub) -> bool:
        """True where the plans of a place are cut by year."""
        return len(hub.all_plan_ids) > LONG_PLACE

    def place_crumbs(self, hub: PlaceHub, *, linked_last: bool) -> tuple[Crumb, ...]:
        """From the province down; an old name says in the same crumb what it is now."""
        chain = self.ancestors(hub)
        return tuple(
            Crumb(
                label=step.short_name if step.parent is None or linked_last else step.name,
                address=step.address if linked_last or step is not chain[-1] else None,
                note=step.successor_name if step.successor_name and index == 0 else "",
                note_address=self.known_place(step.successor_address) if step.successor_name and index == 0 else None,
            )
            for index, step in enumerate(chain)
        )

    def known_place(self, address: str | None) -> str | None:
        """The address when it has a page."""
        return address if address and self.units.has_page(address) else None

    def provinces(self) -> list[PlaceHub]:
        """Outermost places, in Vietnamese order."""
        return sorted((h for h in self.corpus.places.values() if h.parent not in self.corpus.places), key=lambda h: sort_key(h.short_name))

    # ── plans ──

    def href(self, plan: PlanRecord, root: str, anchor: str = "") -> str:
        """Link to a plan, or to one provision of it."""
        return urls.href(root, self.addresses[plan.id], anchor)

    def directive_href(self, key: DirectiveKey, root: str) -> str:
        """Link to a cited document; empty where it has no page."""
        found = self._links.get((key, root))
        if found is None:
            directive = self.corpus.directives.get(key)
            found = self._links[(key, root)] = urls.href(root, directive.address) if directive else ""
        return found

    def row(self, plan_id: str, root: str) -> Markup:
        """The plan in a list, rendered once per way to the root."""
        key = (plan_id, root)
        if key not in self._rows:
            self._rows[key] = fragment("plan_row", self._row_context(self.plans[plan_id], root))
        return self._rows[key]

    def rows(self, plan_ids: Iterable[str], root: str) -> tuple[Markup, ...]:
        """Several plans, in the order given."""
        return tuple(self.row(plan_id, root) for plan_id in plan_ids if plan_id in self.plans)

    def years(self, plan_ids: Iterable[str], root: str, *, cut: str = "") -> tuple[YearGroup, ...]:
        """Plans under their years, newest year first, order inside a year as given; those without a year last.

        `cut` is the address of a place whose pages of years hold the rows instead.
        """
        groups: dict[int, list[str]] = {}
        for plan_id in plan_ids:
            if plan_id in self.plans:
                groups.setdefault(plan_year(self.plans[plan_id]) or 0, []).append(plan_id)
        return tuple(
            YearGroup(
                id=f"_{year}" if year else "_khong-ro-nam",
                label=str(year) if year else "Không rõ năm",
                count=len(groups[year]),
                href=urls.href(root, urls.place_year(cut, year)) if cut else "",
                rows=() if cut else self.rows(groups[year], root),
            )
            for year in sorted(groups, reverse=True)
        )

    def _row_context(self, plan: PlanRecord, root: str) -> PlanRow:
        """What the row shows."""
        metadata = plan.metadata
        first, last = period_days(plan.period)
        return PlanRow(
            href=self.href(plan, root),
            name=metadata.name,
            line=" · ".join((self.office(plan), metadata.number or NO_NUMBER, date_label(metadata.issued_on))),
            period=period_label(plan.period, short=True),
            first_day=first,
            last_day=last,
            bar=list_bar(plan.period, self.axis),
            facts=" · ".join(
                part
                for count, part in (
                    (len(plan.citations), f"{len(plan.citations)} lần viện dẫn văn bản"),
                    (len(plan.anniversaries), f"{len(plan.anniversaries)} lần nhắc kỷ niệm"),
                )
                if count
            ),
        )
