"""“Chỉ tiêu”: the measurable aims of a plan, provision by provision.

Enters: one annotated plan.
Leaves: groups of rows, each row an indicator with its printed figure, unit and a word for at least or at most.

Figures are shown as printed: the library neither rounds nor converts them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.render.wording import capitalise, provision_label
from generator.text import collapse, fold

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan, Target

SHOWN = 16
"""Rows after which whole groups are folded away."""

_LONGEST_HEADING = 90
_SIGNS = frozenset({"%", "‰"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One aim."""

    indicator: str
    note: str
    """Year and scope where the indicator does not say them."""
    bound: str
    """`từ`, `trên`, `dưới`, `ít nhất` …; empty where the figure itself is meant."""
    value: str
    unit: str
    """With the blank before it; signs follow the figure at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """Aims of one provision."""

    heading: str
    """Empty where the provision has none."""
    label: str
    """Large where it stands in place of the heading."""
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """All aims of a plan."""

    count: int
    shown: tuple[TargetGroup, ...]
    folded: tuple[TargetGroup, ...]

    @property
    def folded_count(self) -> int:
        """How many rows are folded away."""
        return sum(len(group.rows) for group in self.folded)


def target_groups(plan: AnnotatedPlan) -> Targets:
    """Aims in the order of the text; long lists end folded."""
    by_anchor: dict[tuple[str, str], list[Target]] = {}
    for target in plan.targets:
        by_anchor.setdefault((target.path, target.anchor), []).append(target)
    headings = {p.anchor: collapse(p.heading.of(plan.plan.body)) for p in plan.plan.provisions if p.heading}
    groups = tuple(_group(path, anchor, headings.get(anchor, ""), targets) for (path, anchor), targets in by_anchor.items())
    shown = _groups_shown([len(group.rows) for group in groups])
    return Targets(count=len(plan.targets), shown=groups[:shown], folded=groups[shown:])


def _group(path: str, anchor: str, heading: str, targets: list[Target]) -> TargetGroup:
    """One provision. A heading that is itself the aim, or as long as a paragraph, would say everything twice: then the number stands alone."""
    said = fold(heading)
    if len(heading) > _LONGEST_HEADING or any(fold(collapse(target.indicator)) in said for target in targets):
        heading = ""
    label = provision_label(path)
    return TargetGroup(
        heading=heading, label=label if heading else capitalise(label), anchor=anchor, rows=tuple(aim_row(target) for target in targets)
    )


def _groups_shown(sizes: list[int]) -> int:
    """How many groups stand open: at least the first, and then as many as `SHOWN` rows hold."""
    rows = 0
    for position, size in enumerate(sizes):
        rows += size
        if position and rows > SHOWN:
            return position
    return len(sizes)


def aim_row(target: Target) -> Row:
    """One aim as shown."""
    indicator, unit = collapse(target.indicator), collapse(target.unit)
    year = f"năm {target.year}" if target.year and str(target.year) not in indicator else ""
    return Row(
        indicator=capitalise(indicator),
        note=", ".join(part for part in (year, collapse(target.scope or "")) if part),
        bound=_bound(target),
        value=collapse(target.value),
        unit=f" {unit}" if unit and unit not in _SIGNS else unit,
    )


def _bound(target: Target) -> str:
    """The comparator in the paper's own word where it has one."""
    words = fold(collapse(target.raw))
    if target.comparator == ">=":
        if target.strict:
            return "trên"
        return next((said for said in ("ít nhất", "tối thiểu") if fold(said) in words), "từ")
    if target.comparator == "<=":
        if target.strict:
            return "dưới"
        return next((said for said in ("tối đa", "nhiều nhất") if fold(said) in words), "không quá")
    return ""
