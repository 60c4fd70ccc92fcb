"""All papers and phrases together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.evaluation import Evaluation, Gold, GoldPaper, PhraseSet, evaluate

NAME = {"name": "Dân vận khéo"}


def _paper(name: str, **annotation: Any) -> GoldPaper:
    return GoldPaper(name=name, file=Path(f"{name}.txt"), annotation={"meta": {}, "campaigns": [], "assignments": [], **annotation})


def _evaluate() -> Evaluation:
    gold = Gold(
        papers=(_paper("a", campaigns=[NAME]), _paper("b", campaigns=[NAME])),
        phrases=(PhraseSet(name="campaigns", phrases=({"id": "1", "text": "x", "expect": [NAME], "tags": []},)),),
    )
    return evaluate(
        gold,
        read_file=lambda path: {"campaigns": [NAME]} if path.stem == "a" else None,
        read_phrase=lambda key, text: {"id": key, "campaigns": [{"name": text}]},
    )


def test_sums_run_over_papers_and_keep_phrases_apart() -> None:
    """Papers add up by category; phrases are a category of their own."""
    result = _evaluate()
    overall = result.overall

    assert result.papers == ("a", "b")
    assert (overall["campaigns"].found, overall["campaigns"].gold) == (1, 2)
    assert overall["phrases.campaigns"].missed == ("1 Dân vận khéo",)
    assert result.phrase_count == {"phrases.campaigns": 1}


def test_floors_hold_precision_and_recall() -> None:
    """A category under its floor is named, and one that was not measured too."""
    result = _evaluate()

    assert result.below({"campaigns": 0.5, "citations": 1.0}) == ()
    assert result.below({"campaigns": 0.51, "phrases.headers": 0.1}) == ("campaigns", "phrases.headers")
