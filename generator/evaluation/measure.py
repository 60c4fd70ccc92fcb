"""The whole measurement: every paper and every set of phrases.

Enters: `Gold`, and the two functions that read a file and a phrase.
Leaves: `Evaluation`: a `Row` for each paper and category, and the sums.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.evaluation.papers import PAPER_CATEGORIES, compare_papers
from generator.evaluation.phrases import compare_phrases
from generator.evaluation.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.evaluation.gold import Gold

Json = dict[str, Any]

PHRASES = "phrases."
"""What the category of a set of phrases begins with: `phrases.citations`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One category of one paper or set of phrases."""

    source: str
    """Name of the paper; `phrases/citations` for a set of phrases."""
    category: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All figures of one run."""

    rows: tuple[Row, ...]
    phrase_count: dict[str, int]
    """Phrases by category."""

    @property
    def overall(self) -> dict[str, Tally]:
        """Sums by category (micro average), in the order of reports."""
        sums: dict[str, Tally] = {}
        for row in self.rows:
            sums[row.category] = sums.get(row.category, Tally()) + row.tally
        return sums

    @property
    def papers(self) -> tuple[str, ...]:
        """Names of the papers."""
        return tuple(dict.fromkeys(row.source for row in self.rows if not row.category.startswith(PHRASES)))

    def below(self, floors: dict[str, float]) -> tuple[str, ...]:
        """Categories whose precision or recall is under its floor, or that were not measured."""
        overall = self.overall
        return tuple(category for category, floor in floors.items() if category not in overall or overall[category].weaker < floor)


def evaluate(gold: Gold, *, read_file: Callable[[Path], Json | None], read_phrase: Callable[[str, str], Json]) -> Evaluation:
    """Read every paper and phrase and compare; a paper that cannot be read counts as one in which nothing was found."""
    rows = []
    for paper in gold.papers:
        tallies = compare_papers(paper.annotation, read_file(paper.file) or {})
        rows += [Row(source=paper.name, category=category, tally=tallies[category]) for category in PAPER_CATEGORIES]
    for phrases in gold.phrases:
        found = {phrase["id"]: read_phrase(phrase["id"], phrase["text"]) for phrase in phrases.phrases}
        category = PHRASES + phrases.name
        rows.append(Row(source=f"phrases/{phrases.name}", category=category, tally=compare_phrases(phrases, found)))
    return Evaluation(rows=tuple(rows), phrase_count={PHRASES + one.name: len(one.phrases) for one in gold.phrases})
