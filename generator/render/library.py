"""The corpus as pages look things up in it: who issued, where that is, the row of a plan in any list.

Enters: a Corpus.
Leaves: `Library`, made once per run and only read afterwards; rows of plans as safe HTML, kept per way to the root.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.corpus.units import Units
from generator.gazetteer import Gazetteer
from generator.model import Crumb, KnownDirective, KnownPlan
from generator.render.environment import escaped, tied, whole_numbers
from generator.render.timeline import Axis, list_axis, list_bar
from generator.render.wording import NO_NUMBER, capitalise, date_label, lower_first, period_days, period_label, plan_year
from generator.slots import quickly_made
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.model import Corpus, Directive, DirectiveKey, PeriodHub, PlaceHub, PlanRecord, Related

LONG_PLACE = 120
"""A place with more plans than this has a page for each year."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name, where it leads (empty: nowhere yet) and what stands beside it."""

    label: str
    href: str = ""
    note: str = ""


def link_html(link: Link) -> str:
    """A name, linked where it leads somewhere."""
    return f'<a href="{escaped(link.href)}">{escaped(link.label)}</a>' if link.href else escaped(link.label)


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


def _cited_ranks(citing: dict[DirectiveKey, tuple[str, ...]], ranks: dict[DirectiveKey, int]) -> dict[str, tuple[int, ...]]:
    """Plan id → ranks of documents."""
    found: dict[str, list[int]] = {}
    for key, plan_ids in citing.items():
        rank = ranks[key]
        for plan_id in plan_ids:
            found.setdefault(plan_id, []).append(rank)
    return {plan_id: tuple(own) for plan_id, own in found.items()}


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
    ranked: tuple[Directive, ...]
    """The same by their place in that order."""
    ranks: dict[DirectiveKey, int]
    """Cited document → its place in that order: ties of counts are settled by it."""
    axis: Axis
    """The years that every list shows."""
    relations: Relations
    units: Units
    """Every unit of the gazetteer with its address."""
    years_by_number: dict[int, PeriodHub]
    years_of: dict[str, int]
    """Plan id → its year, 0 when unknown."""
    cited_ranks: dict[str, tuple[int, ...]]
    """Plan id → ranks of the documents that it cites, each once: numbers are quick to count."""
    _issued: Counter[tuple[str, int | None]]
    """Plans of an office in a year."""
    _links: dict[tuple[DirectiveKey, str], str] = field(default_factory=dict)
    _rows: dict[str, str] = field(default_factory=dict)
    _offices: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _told: dict[str, str] = field(default_factory=dict)
    _office_ranks: dict[str, int] = field(default_factory=dict)
    _depth_ranks: dict[str, int] = field(default_factory=dict)
    _brief: dict[tuple[str, str], str] = field(default_factory=dict)
    _days: dict[str, tuple[date, str, date, str]] = field(default_factory=dict)

    @property
    def office_ranks(self) -> dict[str, int]:
        """Plan id → its place in the Vietnamese order of the offices, then of addresses."""
        if not self._office_ranks:
            ordered = sorted(self.plans, key=lambda plan_id: (sort_key(self.office(self.plans[plan_id])), self.addresses[plan_id]))
            self._office_ranks.update({plan_id: rank for rank, plan_id in enumerate(ordered)})
        return self._office_ranks

    @property
    def depth_ranks(self) -> dict[str, int]:
        """Plan id → its place when the outermost offices come first, then by address."""
        if not self._depth_ranks:
            addresses = self.addresses
            ordered = sorted(addresses, key=lambda plan_id: (addresses[plan_id].count("/"), addresses[plan_id]))
            self._depth_ranks.update({plan_id: rank for rank, plan_id in enumerate(ordered)})
        return self._depth_ranks

    @classmethod
    def of(cls, corpus: Corpus) -> Library:
        """Look everything up once."""
        plans = corpus.by_id or {plan.id: plan for plan in corpus.plans}
        directives = sorted(corpus.directives.values(), key=lambda d: (sort_key(d.title), d.address))
        ranks = {directive.key: rank for rank, directive in enumerate(directives)}
        citing = {key: directive.plan_ids for key, directive in corpus.directives.items()}
        homes = {plan_id: hub for hub in corpus.places.values() for plan_id in hub.plan_ids}
        return cls(
            corpus=corpus,
            plans=plans,
            homes=homes,
            addresses={plan_id: plan.address for plan_id, plan in plans.items()},
            citing=citing,
            directives={directive.address: directive for directive in directives},
            ranked=tuple(directives),
            ranks=ranks,
            cited_ranks=_cited_ranks(citing, ranks),
            years_of={plan_id: plan_year(plan) or 0 for plan_id, plan in plans.items()},
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
        found = self._offices.get(plan.id)
        if found is None:
            named = " · ".join(plan.metadata.issuers)
            hub = self.homes.get(plan.id)
            above = [h for h in reversed(self.ancestors(hub)[:-1]) if h.short_name not in named] if hub else []
            found = self._offices[plan.id] = ", ".join([named, *(lower_first(h.name) for h in above)])
        return found

    def office_short(self, plan: PlanRecord) -> str:
        """How a sentence names the plan: `UBND huyện Đắk Song, 2025`."""
        return office_short(plan)

    def named(self, plan: PlanRecord) -> str:
        """The same on hubs: with the number where the office issued several that year."""
        found = self._names.get(plan.id)
        if found is None:
            metadata = plan.metadata
            several = metadata.number and self._issued[metadata.issuer, plan_year(plan)] > 1
            found = f"{metadata.issuer}, {metadata.number}, {plan_year(plan)}" if several else self.office_short(plan)
            self._names[plan.id] = found
        return found

    def told(self, plan: PlanRecord) -> str:
        """Its name beside the office and the year, which are not said again at its end: `Kế hoạch phát động thi đua`."""
        found = self._told.get(plan.id)
        if found is None:
            found, hub, year = plan.metadata.name, self.homes.get(plan.id), self.years_of[plan.id]
            if hub and hub.short_name in plan.metadata.issuer:
                found = found.removesuffix(f" của {lower_first(hub.name)}")
            if year:
                found = found.removesuffix(f" năm {year}")
            self._told[plan.id] = found
        return found

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

    def brief_row(self, directive: Directive, root: str, count: str) -> str:
        """A cited document in a list, without what it is about: title, issuer and date; `count` says how many plans."""
        key = (directive.address, root)
        head = self._brief.get(key)
        if head is None:
            facts = (capitalise(directive.issuer or ""), directive.dates[0].label if directive.dates else "")
            head = self._brief[key] = (
                f'<li><div><a href="{urls.href(root, directive.address)}">{whole_numbers(directive.title)}</a>'
                f"<p>{escaped(' · '.join(filter(None, facts)))}</p></div> <small>"
            )
        return f"{head}{count} kế hoạch</small></li>\n"

    # ── plans ──

    @property
    def issue_days(self) -> dict[str, tuple[date, str, date, str]]:
        """Plan id → first day that it can have been issued, its address, last day, its id; plans without a possible date are left out."""
        if not self._days:
            for plan_id, plan in self.plans.items():
                on = plan.metadata.issued_on
                first, last = (on.first_day(), on.last_day()) if on else (None, None)
                if first and last:
                    self._days[plan_id] = (first, self.addresses[plan_id], last, plan_id)
        return self._days

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
        """The plan in a list: only its link differs from page to page."""
        tail = self._rows.get(plan_id)
        if tail is None:
            tail = self._rows[plan_id] = self._row_tail(self.plans[plan_id])
        return Markup(f'<li class="k-row">\n<a class="k-row-t" href="{root}{self.addresses[plan_id]}/">{tail}')  # noqa: S704 - escaped below

    def rows(self, plan_ids: Iterable[str], root: str) -> tuple[Markup, ...]:
        """Several plans, in the order given."""
        return tuple(self.row(plan_id, root) for plan_id in plan_ids if plan_id in self.plans)

    def rows_of(self, office: str, plan_ids: Iterable[str], root: str) -> tuple[Markup, ...]:
        """Plans of one office under its name, which their rows do not say again."""
        said = f"\n<p>{escaped(office)} · "
        return tuple(Markup(row.replace(said, "\n<p>", 1)) for row in self.rows(plan_ids, root))  # noqa: S704 - as the row itself

    def years(self, plan_ids: Iterable[str], root: str, *, cut: str = "") -> tuple[YearGroup, ...]:
        """Plans under their years, newest year first, order inside a year as given; those without a year last.

        `cut` is the address of a place whose pages of years hold the rows instead.
        """
        groups: dict[int, list[str]] = {}
        for plan_id in plan_ids:
            if plan_id in self.plans:
                groups.setdefault(self.years_of[plan_id], []).append(plan_id)
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

    def _row_tail(self, plan: PlanRecord) -> str:
        """Name, office, number and date, period with its bar, own counts."""
        metadata = plan.metadata
        first, last = period_days(plan.period)
        line = " · ".join((self.office(plan), metadata.number or NO_NUMBER, date_label(metadata.issued_on)))
        days = (f' data-from="{first}"' if first else "") + (f' data-until="{last}"' if last else "")
        counts = (
            f"{len(plan.citations)} lần viện dẫn văn bản" if plan.citations else "",
            f"{len(plan.anniversaries)} lần nhắc kỷ niệm" if plan.anniversaries else "",
        )
        facts = " · ".join(filter(None, counts))
        return (
            f"{tied(metadata.name)}</a>\n<p>{escaped(line)}</p>\n"
            f'<p class="k-when"{days}>{list_bar(plan.period, self.axis)}{escaped(period_label(plan.period, short=True))}</p>\n'
            + (f"<p>{facts}</p>\n" if facts else "")
            + "</li>"
        )
