"""“Chỉ tiêu”: the measurable aims of a plan, provision by provision.

Enters: one annotated plan.
Leaves: groups of rows, each row an indicator with its printed figure, unit and a word for at least or at most.

Figures are shown as printed: the library neither rounds nor converts them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.render.environment import escaped
from generator.render.wording import capitalise, provision_label
from generator.slots import constructor, quickly_made
from generator.text import collapse, fold

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan, Target

SHOWN = 16
"""Rows after which whole groups are folded away."""

_LONGEST_HEADING = 90
_SIGNS = frozenset({"%", "‰"})


class Row(NamedTuple):
    """One aim. A tuple, because a large library has hundreds of thousands of them."""

    indicator: str
    note: str
    """Year and scope where the indicator does not say them."""
    bound: str
    """`từ`, `trên`, `dưới`, `ít nhất` …; empty where the figure itself is meant."""
    value: str
    unit: str
    """With the blank before it; signs follow the figure at once."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroup:
    """Aims of one provision."""

    heading: str
    """Empty where the provision has none."""
    label: str
    """Large where it stands in place of the heading."""
    anchor: str
    rows: tuple[Row, ...]


_target_group = constructor(TargetGroup)


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
    headings = {p.anchor: p.heading for p in plan.plan.provisions if p.heading} if by_anchor else {}
    body = plan.plan.body
    groups = tuple(
        _group(path, anchor, collapse(headings[anchor].of(body)) if anchor in headings else "", targets)
        for (path, anchor), targets in by_anchor.items()
    )
    shown = _groups_shown([len(group.rows) for group in groups])
    return Targets(count=len(plan.targets), shown=groups[:shown], folded=groups[shown:])


def _group(path: str, anchor: str, heading: str, targets: list[Target]) -> TargetGroup:
    """One provision. A heading that is itself the aim, or as long as a paragraph, would say everything twice: then the number stands alone."""
    if heading:
        said = fold(heading) if len(heading) <= _LONGEST_HEADING else ""
        if not said or any(fold(collapse(target.indicator)) in said for target in targets):
            heading = ""
    label = provision_label(path)
    return _target_group(heading=heading, label=label if heading else capitalise(label), anchor=anchor, rows=tuple(map(aim_row, targets)))


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
    indicator, unit = collapse(target.indicator), target.unit if target.unit in _SIGNS else collapse(target.unit)
    note = f"năm {target.year}" if target.year and str(target.year) not in indicator else ""
    if target.scope and (scope := collapse(target.scope)):
        note = f"{note}, {scope}" if note else scope
    return Row(
        capitalise(indicator),
        note,
        _bound(target) if target.comparator != "=" else "",
        collapse(target.value),
        f" {unit}" if unit and unit not in _SIGNS else unit,
    )


def figure_html(row: Row) -> str:
    """`từ <b>95</b>%`."""
    bound = f"{escaped(row.bound)} " if row.bound else ""
    return f"{bound}<b>{escaped(row.value)}</b>{escaped(row.unit)}"


def _bound(target: Target) -> str:
    """The comparator in the paper's own word where it has one."""
    if target.strict:
        return {">=": "trên", "<=": "dưới"}.get(target.comparator, "")
    own, usual = _BOUNDS.get(target.comparator, ((), ""))
    words = fold(collapse(target.raw))
    return next((said for said, key in own if key in words), usual)


_BOUNDS = {
    ">=": ((("ít nhất", "it nhat"), ("tối thiểu", "toi thieu")), "từ"),
    "<=": ((("tối đa", "toi da"), ("nhiều nhất", "nhieu nhat")), "không quá"),
}
"""Comparator → words that papers use, as printed and folded, and the one that stands where they use none."""
