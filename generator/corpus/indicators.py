"""Measurable aims of all plans, and the indicators that several of them share.

Enters: annotated plans in order of address.
Leaves: `Aim`s with the year they are for; `IndicatorHub`s of what at least two plans measure in the same words.
Which indicators are the same is told by `generator.extract.indicators`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.extract.indicators import indicator_key
from generator.model import Aim, IndicatorHub
from generator.text import collapse, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model import PlanRecord

SHARED_BY = 2
"""Plans that make an indicator a shared one."""


def aims_of(plans: Sequence[PlanRecord]) -> tuple[Aim, ...]:
    """Every aim with its year."""
    out: list[Aim] = []
    for plan in plans:
        own = _own_year(plan) if plan.targets else None
        out += [Aim(plan_id=plan.id, target=target, year=target.year or own) for target in plan.targets]
    return tuple(out)


def _own_year(plan: PlanRecord) -> int | None:
    """The year a plan is for: the last of its period (an aim is reached at its end), else of issue, else of its address."""
    if plan.period and plan.period.end:
        return plan.period.end.year
    if plan.period and plan.period.start:
        return plan.period.start.year
    issued = plan.metadata.issued_on
    return issued.year if issued else plan.folder_year


def indicator_hubs(aims: Sequence[Aim]) -> tuple[IndicatorHub, ...]:
    """Indicators of at least two plans, those of most plans first."""
    groups: dict[str, list[Aim]] = defaultdict(list)
    for aim in aims:
        groups[aim.target.key or indicator_key(aim.target.indicator)].append(aim)
    out = []
    for group in groups.values():
        plans = len({aim.plan_id for aim in group}) if len(group) >= SHARED_BY else 0
        if plans >= SHARED_BY:
            names = _spellings(aim.target.indicator for aim in group)
            hub = IndicatorHub(name=max(names, key=lambda name: names[name]), aims=tuple(group))
            out.append((-plans, sort_key(hub.name), hub.name, hub))
    return tuple(hub for *_, hub in sorted(out, key=lambda item: item[:3]))


def _spellings(printed: Iterable[str]) -> Counter[str]:
    """How often each spelling is met, blanks apart."""
    counts: Counter[str] = Counter()
    for name, times in Counter(printed).items():
        counts[collapse(name)] += times
    return counts
