"""Citations in phrases of our own wording that an earlier grammar got wrong, hard negatives among them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.extract.citations import find_citations
from generator.text import fold, normalise

PHRASES = [
    json.loads(line)
    for line in (Path(__file__).resolve().parents[1] / "gold" / "phrases" / "citations.jsonl").read_text(encoding="utf-8").splitlines()
]


def _plain(number: str | None) -> str:
    """Without blanks, case and zeros in front: `05 QĐ/TW` is `5qd/tw`."""
    return fold("".join((number or "").split())).lstrip("0")


@pytest.mark.parametrize("phrase", [pytest.param(phrase, id=f"{phrase['id']}-{phrase['tags'][-1]}") for phrase in PHRASES])
def test_kind_number_and_date(phrase: dict[str, Any]) -> None:
    """Every document is found with its kind, number and date, and nothing else is; a programme's title is no demand."""
    expected = [(item["doc_type"], _plain(item["number"]), item["date"]) for item in phrase["expect"]]
    found = [
        (citation.doc_type, _plain(citation.number), citation.date.iso if citation.date else None)
        for citation in find_citations(normalise(phrase["text"]).text)
    ]
    assert expected == found


def test_enough_of_both_sorts() -> None:
    """The file keeps at least 25 phrases, and refusals are a fair part of them."""
    refused = [phrase for phrase in PHRASES if not phrase["expect"]]
    assert len(PHRASES) >= 25
    assert len(refused) >= 8
    assert len({phrase["id"] for phrase in PHRASES}) == len(PHRASES)
