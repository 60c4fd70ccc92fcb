"""Measurable aims of all plans, and the indicators that several of them share.

Enters: annotated plans in order of address.
Leaves: `Aim`s with the year they are for; `IndicatorHub`s of what at least two plans measure in the same words.

Two indicators are the same when their words are, apart from case, tones, and the words that any aim begins or ends with (`phấn đấu`, `tỷ lệ`, `số`,
`đạt`, `trở lên`, `trên địa bàn …`); a year in the name is not part of it. Nothing is guessed beyond that: `hộ nghèo` and `hộ cận nghèo` stay two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.model import Aim, IndicatorHub
from generator.text import collapse, fold, sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import PlanRecord

SHARED_BY = 2
"""Plans that make an indicator a shared one."""

_LEAD = re.compile(r"(?:(?:phan dau|den cuoi|hoan thanh|bao dam|dam bao|duy tri|co|dat|ty le|ti le|so|muc|tong|cac|chi tieu|tren toan) )+")
_TAIL = re.compile(r" (?:dat|tro len|tren dia ban .*|tren toan .*|so voi .*|la|bang|tu|duoi|tren|con)$")
_YEAR = re.compile(r"(?: den)?(?: cuoi)? nam \d{4}| giai doan \d{4} ?[-–] ?\d{4}")
_NOT_WORDS = re.compile(r"[^\w%]+")


def indicator_key(name: str) -> str:
    """What an indicator is compared by: `Tỷ lệ hộ nghèo năm 2025 đạt` → `ho ngheo`."""
    words = _YEAR.sub(" ", fold(collapse(name)))
    words = " ".join(_NOT_WORDS.split(words)).strip()
    while (shorter := _TAIL.sub("", words)) != words:
        words = shorter
    lead = _LEAD.match(words)
    rest = words[lead.end() :] if lead else words
    return rest or words


def aims_of(plans: Sequence[PlanRecord]) -> tuple[Aim, ...]:
    """Every aim with its year."""
    return tuple(Aim(plan_id=plan.id, target=target, year=target.year or _own_year(plan)) for plan in plans for target in plan.targets)


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
        groups[indicator_key(aim.target.indicator)].append(aim)
    out = []
    for group in groups.values():
        if len({aim.plan_id for aim in group}) >= SHARED_BY:
            names = Counter(collapse(aim.target.indicator) for aim in group)
            out.append(IndicatorHub(name=max(names, key=lambda name: names[name]), aims=tuple(group)))
    return tuple(sorted(out, key=lambda hub: (-len(hub.plan_ids), sort_key(hub.name), hub.name)))
