"""Letterheads that were misread once: of our own wording, in `tests/gold/phrases/headers.jsonl`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.gazetteer import Gazetteer
from generator.parse.letterhead import read_letterhead
from generator.text import collapse, fold, normalise

PHRASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "gold" / "phrases" / "headers.jsonl").read_text(encoding="utf-8").splitlines()
]


def key(value: object) -> str:
    """What two spellings of one value share."""
    return collapse(fold(str(value))).replace("uy ban nhan dan", "ubnd").replace(" - ", "-")


@pytest.mark.parametrize("phrase", [pytest.param(phrase, id=phrase["id"]) for phrase in PHRASES])
def test_letterhead_is_read_now(phrase: dict[str, Any]) -> None:
    """Every field that the letterhead prints."""
    head = read_letterhead(normalise(phrase["text"]).text, Gazetteer.load())
    found = {
        "issuer": head.issuer,
        "level": head.level,
        "province": head.place.province,
        "district": head.place.district,
        "commune": head.place.commune,
        "number": head.number,
        "date": head.date.iso if head.date else None,
        "place": head.issued_at,
    }
    (wanted,) = phrase["expect"]
    for name, value in found.items():
        if wanted[name] is not None:
            accepted = {key(variant) for variant in (wanted[name], *wanted.get(f"{name}_alt", []))}
            assert key(value) in accepted, name
