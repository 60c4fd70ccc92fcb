"""Words in quotation marks: the text decides, in Python and in the browser's code alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.search.index import build_index
from generator.search.query import search
from tests.bodies import Unit
from tests.factories import make_annotated, make_corpus, make_metadata, make_plan
from tests.search import javascript

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import AnnotatedPlan, Corpus

_BROWSER = (
    javascript.ENGINE
    + """
const out = [];
for (const query of data.queries) {
  const { reader } = await engine.search(query);
  const plans = await reader.next();
  out.push(await Promise.all(plans.map(async (plan) => (await engine.head(plan, true)).address.replaceAll("/", "-"))));
}
return out;
"""
)
CASES = [
    pytest.param('"rà soát hộ nghèo"', ["an-giang-2025-b"], id="in-one-provision"),
    pytest.param('"ra soat ho ngheo"', ["an-giang-2025-b"], id="without-marks"),
    pytest.param("rà soát hộ nghèo", ["an-giang-2025-b", "an-giang-2025-a", "an-giang-2025-c"], id="unquoted-all-the-nearest-first"),
    pytest.param('thi đua -"rà soát hộ nghèo"', ["an-giang-2025-a", "an-giang-2025-c"], id="absent"),
    pytest.param('"soát hộ nghèo rà"', [], id="nowhere-in-this-order"),
    pytest.param('"thi đua điểm a"', ["an-giang-2025-a"], id="in-the-title"),
]


def _plan(letter: str, *texts: str) -> AnnotatedPlan:
    metadata = make_metadata(id=f"an-giang-2025-{letter}", province="An Giang", title=f"Thi đua điểm {letter}")
    units = tuple(Unit(number, text=text) for number, text in zip(("I", "II", "III"), texts, strict=False))
    return make_annotated(plan=make_plan(metadata=metadata, path=f"an-giang/2025/{letter}.md", units=units, recipients=()))


@pytest.fixture(name="corpus", scope="module")
def _corpus() -> Corpus:
    """The second holds the words side by side; in the others each two of them are neighbours somewhere."""
    return make_corpus(
        plans=(
            _plan("a", "Các thôn rà soát lại.", "Đã soát hộ cận.", "Giúp hộ nghèo."),
            _plan("b", "Mỗi thôn rà soát hộ nghèo."),
            _plan("c", "Các thôn rà soát lại.", "Đã soát hộ cận.", "Giúp hộ nghèo."),
        )
    )


@pytest.mark.parametrize(("query", "expected"), CASES)
def test_quoted_words_stand_side_by_side(corpus: Corpus, tmp_path: Path, query: str, expected: list[str]) -> None:
    """A plan where only each two of the words are neighbours is no answer to all of them in quotation marks."""
    for name, content in build_index(corpus).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert [row["id"] for row in search(query, tmp_path)["results"]] == expected


def test_the_browser_gives_the_same(corpus: Corpus) -> None:
    """The same plans in the same order."""
    files: dict[str, Any] = {name: content.decode() for name, content in build_index(corpus).items()}
    found = javascript.run(_BROWSER, {"files": files, "queries": [case.values[0] for case in CASES]})
    assert found == [case.values[1] for case in CASES]
