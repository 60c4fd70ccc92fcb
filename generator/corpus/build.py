"""All plans together: what they cite, who cites whom, where and when they belong.

Enters: annotated plans in any order, the gazetteer.
Leaves: `Corpus`; the same for every order of the same plans.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.corpus.directives import link
from generator.corpus.findings import findings
from generator.corpus.hubs import body_hubs, event_hubs, movement_hubs
from generator.corpus.indicators import aims_of, indicator_hubs
from generator.corpus.periods import term_hubs, year_hubs
from generator.corpus.place_hubs import moment, place_hubs
from generator.corpus.relations import split_off, with_related
from generator.corpus.resolve import resolve
from generator.model import Corpus
from generator.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.gazetteer import Gazetteer
    from generator.model import PlanRecord


def build_corpus(plans: Sequence[PlanRecord], *, gazetteer: Gazetteer) -> Corpus:
    """Resolve, link and group all plans of a library. An id used twice is for the reader to report; here the first by address bears it."""
    ordered = in_order(plans)
    resolution = resolve(with_related(ordered), gazetteer=gazetteer)
    resolved, relations = split_off(ordered, resolution.citations)
    links = link(ordered, resolved)
    aims = aims_of(ordered)
    referents = {plan.id: tuple(entry.referent for entry in resolved[plan.id]) for plan in ordered}
    return Corpus(
        plans=ordered,
        referents=referents,
        directives=links.directives,
        number_pages=links.number_pages,
        places=place_hubs(ordered, gazetteer=gazetteer),
        years=year_hubs(ordered),
        terms=term_hubs(ordered),
        plan_backlinks=links.plan_backlinks,
        neighbours=_neighbours(ordered),
        movements=movement_hubs(ordered),
        events=event_hubs(ordered),
        relations=relations,
        aims=aims,
        indicators=indicator_hubs(aims),
        bodies=body_hubs(ordered),
        diagnostics=findings(ordered, resolved, links.directives, resolution.doubles),
        by_id={plan.id: plan for plan in ordered},
    )


def in_order(plans: Iterable[PlanRecord]) -> tuple[PlanRecord, ...]:
    """The plans of a corpus by address; of several with one id the first."""
    first: dict[str, PlanRecord] = {}
    for plan in sorted(plans, key=lambda plan: (plan.address, plan.id)):
        first.setdefault(plan.id, plan)
    return tuple(first.values())


def _neighbours(plans: Sequence[PlanRecord]) -> dict[str, tuple[str | None, str | None]]:
    """Previous and next plan of the same office, by day of issue."""
    offices: dict[tuple[tuple[str, ...], str], list[PlanRecord]] = defaultdict(list)
    for plan in plans:
        offices[plan.folders, fold(plan.metadata.issuer)].append(plan)
    out: dict[str, tuple[str | None, str | None]] = {}
    for office in offices.values():
        ids = [plan.id for plan in sorted(office, key=lambda plan: (moment(plan), plan.address))]
        for number, plan_id in enumerate(ids):
            before = ids[number - 1] if number else None
            after = ids[number + 1] if number + 1 < len(ids) else None
            out[plan_id] = (before, after)
    return {plan.id: out[plan.id] for plan in plans}
