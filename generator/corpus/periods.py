"""Years and terms: which plans run in a year, which belong to a term.

Enters: all plans with their periods and texts.
Leaves: `PeriodHub`s, in order. A year is touched by a plan's period, else by the year of its address; a term is a period longer than a
year, or one of five years that a text names after `giai đoạn`, `nhiệm kỳ` or `5 năm`; it is kept as written.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator import urls
from generator.model import PeriodHub

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from generator.model import PlanRecord

_LONGEST = 15
_FIRST_YEAR, _LAST_YEAR = 1945, 2100


def year_hubs(plans: Sequence[PlanRecord]) -> tuple[PeriodHub, ...]:
    """One hub for each year that a plan touches."""
    by_year: dict[int, list[str]] = defaultdict(list)
    for plan in plans:
        for year in years(plan):
            by_year[year].append(plan.id)
    return tuple(
        PeriodHub(address=urls.year(year), label=f"Năm {year}", start=year, end=year, plan_ids=tuple(by_year[year]))
        for year in sorted(by_year)
    )


def years(plan: PlanRecord) -> range:
    """Years a plan touches, both ends included; empty when nothing says a year."""
    period = plan.period
    start = period.start.year if period and period.start else None
    end = period.end.year if period and period.end else None
    issued = plan.metadata.issued_on.year if plan.metadata.issued_on else plan.folder_year
    first = start or (min(issued, end) if issued and end else end or issued)
    if first is None or not _FIRST_YEAR <= first <= _LAST_YEAR:
        return range(0)
    last = end or max(first, issued or first)
    return range(first, min(max(first, last), first + _LONGEST) + 1)


def term_hubs(plans: Sequence[PlanRecord]) -> tuple[PeriodHub, ...]:
    """One hub for each term that a plan runs for or names; its plans name it or lie inside it."""
    naming: dict[tuple[int, int], dict[int, str]] = defaultdict(dict)
    """Term → place of each plan that names it → the word before it."""
    running: dict[tuple[int, int], list[int]] = defaultdict(list)
    """First and last year → places of the plans that run so long."""
    terms = set()
    for place, plan in enumerate(plans):
        for term in plan.terms:
            naming[term.start, term.end][place] = term.word
        if touched := years(plan):
            running[touched[0], touched[-1]].append(place)
        if own := own_term(plan):
            terms.add(own)
    out = []
    for start, end in sorted(terms | naming.keys()):
        named = naming.get((start, end), {})
        inside = [place for (first, last), places in running.items() if start <= first and last <= end for place in places]
        ids = tuple(plans[place].id for place in sorted({*named, *inside}))
        out.append(
            PeriodHub(address=urls.term(start, end), label=f"{_label(named.values())} {start}–{end}", start=start, end=end, plan_ids=ids)
        )
    return tuple(out)


def own_term(plan: PlanRecord) -> tuple[int, int] | None:
    """First and last year of a plan that runs for more than a year."""
    period = plan.period
    first = period.start.first_day() if period and period.start else None
    last = period.end.last_day() if period and period.end else None
    if first is None or last is None or not 366 < (last - first).days <= 366 * _LONGEST:
        return None
    return (first.year, last.year)


def _label(words: Collection[str]) -> str:
    """`Nhiệm kỳ` where most plans that name it say so, else `Giai đoạn`."""
    party = sum(word.startswith("nhiệm") for word in words)
    return "Nhiệm kỳ" if party * 2 > len(words) else "Giai đoạn"
