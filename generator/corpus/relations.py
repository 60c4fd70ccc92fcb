"""What front matters say of two documents, resolved by the rules of citations and read both ways.

Enters: annotated plans.
Leaves: plans whose related documents stand behind their citations, so that `generator.corpus.resolve` reads both against the same paper; and from
what came back, the referents of the citations and the `Related` pairs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model import Related

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.corpus.resolve import Resolved
    from generator.model import PlanRecord


def with_related(plans: Sequence[PlanRecord]) -> tuple[PlanRecord, ...]:
    """The same plans, their related documents cited at the end."""
    return tuple(replace(plan, citations=(*plan.citations, *plan.related)) if plan.related else plan for plan in plans)


def split_off(
    plans: Sequence[PlanRecord], resolved: Mapping[str, tuple[Resolved, ...]]
) -> tuple[dict[str, tuple[Resolved, ...]], tuple[Related, ...]]:
    """What the citations of the text mean, and what the relations mean."""
    cited: dict[str, tuple[Resolved, ...]] = {}
    relations: list[Related] = []
    for plan in plans:
        entries = resolved[plan.id]
        cited[plan.id] = entries[: len(plan.citations)]
        relations.extend(
            Related(plan_id=plan.id, type=relation.type, of=relation.of, referent=entry.referent)
            for relation, entry in zip(plan.metadata.relations, entries[len(plan.citations) :], strict=True)
        )
    return cited, tuple(relations)
