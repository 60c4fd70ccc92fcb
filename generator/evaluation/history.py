"""The stored run, and what changed since.

Enters: an `Evaluation`; a small JSON file that an earlier run wrote.
Leaves: `Change`s by name; the file, where a person asks for it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from generator.evaluation.measure import Evaluation

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one paper, or set of phrases, gained and lost in one category."""

    source: str
    category: str
    gained: tuple[str, ...]
    """Annotations found now and missed then."""
    lost: tuple[str, ...]
    """Annotations missed now and not then."""
    cleared: tuple[str, ...]
    """Wrong findings of then that are gone."""
    spoilt: tuple[str, ...]
    """Wrong findings that are new."""


def run_json(evaluation: Evaluation) -> Json:
    """Misses and wrong findings by paper and category; what is not listed was right."""
    out: Json = {}
    for row in evaluation.rows:
        names = {key: sorted(values) for key, values in (("missed", row.tally.missed), ("false", row.tally.false)) if values}
        out.setdefault(row.source, {})
        if names:
            out[row.source][row.category] = names
    return out


def read_run(file: Path) -> Json | None:
    """The stored run; None where there is none or the file cannot be read."""
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stored if isinstance(stored, dict) else None


def write_run(file: Path, evaluation: Evaluation) -> None:
    """Store this run."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(run_json(evaluation), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def changes(evaluation: Evaluation, stored: Json) -> tuple[Change, ...]:
    """What changed in papers that the stored run knows."""
    out = []
    for row in evaluation.rows:
        if row.source not in stored:
            continue
        then = stored[row.source].get(row.category, {})
        missed, false = then.get("missed", []), then.get("false", [])
        change = Change(
            source=row.source,
            category=row.category,
            gained=_without(missed, row.tally.missed),
            lost=_without(row.tally.missed, missed),
            cleared=_without(false, row.tally.false),
            spoilt=_without(row.tally.false, false),
        )
        if change.gained or change.lost or change.cleared or change.spoilt:
            out.append(change)
    return tuple(out)


def _without(names: list[str] | tuple[str, ...], others: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Names that the others lack; a name listed twice has to be there twice."""
    left = list(others)
    out = []
    for name in names:
        if name in left:
            left.remove(name)
        else:
            out.append(name)
    return tuple(out)
