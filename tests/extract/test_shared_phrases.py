"""The finders on short strings as they occur in the wild, where the folder with them stands beside the clone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.extract.anniversaries import find_anniversaries
from generator.extract.campaigns import find_campaigns
from generator.extract.citations import find_citations
from generator.text import fold, normalise

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FLOOR = 0.95
CAMPAIGN_FLOOR = 0.92


def _citations(text: str) -> list[tuple[str, ...]]:
    return [((c.number or "").lstrip("0").casefold(), c.date.iso if c.date else "") for c in find_citations(text)]


def _anniversaries(text: str) -> list[tuple[str, ...]]:
    return [
        (str(a.years or ""), a.founded_on.iso if a.founded_on else "", a.observed_on.iso if a.observed_on else "")
        for a in find_anniversaries(text)
    ]


def _citation(item: dict[str, Any]) -> tuple[str, ...]:
    number = fold(item["number"] or "").upper().replace("Đ", "D")
    return (number, item["date"] or "")


def _anniversary(item: dict[str, Any]) -> tuple[str, ...]:
    return (str(item["years"] or ""), item["origin"] or "", item["observed"] or "")


@pytest.mark.parametrize(
    ("name", "finder", "expected_of"),
    [
        pytest.param("citations", _citations, _citation, id="citations"),
        pytest.param("anniversaries", _anniversaries, _anniversary, id="anniversaries"),
    ],
)
def test_precision_and_recall(
    shared: Path,
    name: str,
    finder: Callable[[str], list[tuple[str, ...]]],
    expected_of: Callable[[dict[str, Any]], tuple[str, ...]],
) -> None:
    """Nearly everything expected is found and nearly nothing else."""
    hits = found_count = wanted_count = 0
    for line in (shared / "gold" / "phrases" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        phrase = json.loads(line)
        if "hard" in phrase["tags"]:
            continue
        found = [_plain(parts) for parts in finder(normalise(phrase["text"]).text)]
        wanted = [_plain(expected_of(item)) for item in phrase["expect"]]
        found_count += len(found)
        wanted_count += len(wanted)
        for parts in wanted:
            if parts in found:
                found.remove(parts)
                hits += 1
    assert wanted_count
    assert hits / found_count >= FLOOR
    assert hits / wanted_count >= FLOOR


def test_campaigns(shared: Path) -> None:
    """Names of movements; some may be given in more than one way, some need not be found."""
    hits = found_count = wanted_count = 0
    for line in (shared / "gold" / "phrases" / "campaigns.jsonl").read_text(encoding="utf-8").splitlines():
        phrase = json.loads(line)
        found = [_plain((campaign.name,)) for campaign in find_campaigns(normalise(phrase["text"]).text)]
        for item in phrase["expect"]:
            accepted = [_plain((name,)) for name in (item["name"], *item.get("name_alt", ()))]
            hit = next((name for name in found if name in accepted), None)
            if hit:
                found.remove(hit)
            if hit or not item.get("name_optional"):
                hits, wanted_count, found_count = hits + bool(hit), wanted_count + 1, found_count + bool(hit)
        found_count += len(found)
    assert wanted_count
    assert hits / found_count >= CAMPAIGN_FLOOR
    assert hits / wanted_count >= CAMPAIGN_FLOOR


def _plain(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Spelling that both sides share: folded, without blanks, dashes and leading zeros of the number."""
    return tuple("".join(char for char in fold(part) if char.isalnum()).lstrip("0") for part in parts)
