"""Condensed editions keep every fact of their papers and none of their sentences; papers lose no character on import."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.contract import plan_json
from generator.extract.annotate import annotate
from generator.gazetteer import Gazetteer
from generator.intake.draft import as_source, make_draft
from generator.model import Edition, PlanSource
from generator.parse.provisions import parse
from generator.readers.text import read_text
from generator.source.reader import read_plans

ROOT = Path(__file__).resolve().parent.parent
EDITIONS = {
    str(source.path): source
    for source in read_plans(ROOT / "plans")[0]
    if source.metadata.edition is Edition.CONDENSED and source.metadata.source
}
RUN = 24
"""Words in a row that nobody repeats by chance."""
LONG_RUNS = 3
"""How many a file may have: its own title, a cited title, a quoted name."""


def facts(source: PlanSource) -> dict[str, Any]:
    """Everything found in a plan source."""
    plan, _ = parse(source)
    return plan_json(annotate(plan))


def words(text: str) -> list[str]:
    """Words for comparison."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


@pytest.fixture(name="edition", params=sorted(EDITIONS))
def _edition(request: pytest.FixtureRequest) -> PlanSource:
    """Each condensed edition of the library."""
    return EDITIONS[request.param]


@pytest.fixture(name="paper")
def _paper(edition: PlanSource, shared: Path) -> Path:
    """The paper it was made from."""
    assert edition.metadata.source
    file = shared / "samples" / str(edition.metadata.source.file)
    if not file.is_file():
        pytest.skip(f"the paper {file.name} is not in shared/samples")
    return file


def test_an_edition_has_the_facts_of_its_paper(edition: PlanSource, paper: Path) -> None:
    """Citations, anniversaries, movements, figures and dated deadlines are the same, provision by provision."""
    imported, _ = read_text(paper.read_bytes(), paper.name)
    assert imported is not None
    ours, theirs = facts(edition), facts(as_source(make_draft(imported, gazetteer=Gazetteer.load())))
    for category, keys in (
        ("outline", ("path",)),
        ("citations", ("path", "kind", "number", "date")),
        ("anniversaries", ("path", "years", "origin", "observed")),
        ("campaigns", ("path", "name")),
        ("targets", ("path", "value", "unit", "comparator")),
    ):
        found, printed = (Counter(tuple(item[k] for k in keys) for item in side[category]) for side in (ours, theirs))
        assert found == printed, category
    found, printed = (Counter((d["path"], d["date"]) for d in side["deadlines"] if d["date"]) for side in (ours, theirs))
    assert found == printed


def test_an_edition_is_in_our_own_words(edition: PlanSource, paper: Path) -> None:
    """No sentence of the paper stands in the edition: long equal runs are titles and quoted names only."""
    printed = words(paper.read_text(encoding="utf-8"))
    seen = {tuple(printed[i : i + RUN]) for i in range(len(printed) - RUN)}
    own = words((ROOT / "plans" / edition.path).read_text(encoding="utf-8"))
    runs, position = [], 0
    while position < len(own) - RUN:
        if tuple(own[position : position + RUN]) in seen:
            runs.append(" ".join(own[position : position + 8]))
            position += RUN
        else:
            position += 1
    assert len(runs) <= LONG_RUNS, runs


def test_no_character_of_a_paper_is_lost(paper: Path) -> None:
    """The import report is a partition of the paper."""
    imported, _ = read_text(paper.read_bytes(), paper.name)
    assert imported is not None
    draft = make_draft(imported, gazetteer=Gazetteer.load())
    assert draft.characters_lost == 0
    assert "".join(span.source for span in draft.spans) == imported.text.source
