"""Annotated papers and phrases from a folder.

Enters: a folder. A paper is a text file (`.txt`, `.md`) with its annotation (`.json`, same name) beside it, at any depth; phrases are
`phrases/NAME.jsonl`, a line `{"id", "text", "expect", "tags"}` each.
Leaves: `Gold`, and what could not be read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from pathlib import Path

Json = dict[str, Any]

PHRASE_NAMES = ("citations", "anniversaries", "campaigns", "headers")
STORE_NAME = "last.json"
_PAPERS = (".txt", ".md")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPaper:
    """A paper and what a person read in it."""

    name: str
    file: Path
    annotation: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseSet:
    """Short strings, each with what a person reads in it."""

    name: str
    """One of `PHRASE_NAMES`."""
    phrases: tuple[Json, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """All that is annotated."""

    papers: tuple[GoldPaper, ...] = ()
    phrases: tuple[PhraseSet, ...] = ()


def read_gold(folder: Path) -> tuple[Gold, tuple[Diagnostic, ...]]:
    """Annotations of a folder, in the order of their names."""
    problems: list[Diagnostic] = []
    papers = []
    for annotation in sorted(folder.rglob("*.json")):
        file = next((annotation.with_suffix(end) for end in _PAPERS if annotation.with_suffix(end).is_file()), None)
        if file is None:
            if annotation.name != STORE_NAME:
                problems.append(
                    _problem(annotation, "Bản ghi tay này không có văn bản đi kèm.", "Đặt tệp .txt hoặc .md cùng tên ở cạnh nó.")
                )
            continue
        try:
            found = json.loads(annotation.read_text(encoding="utf-8"))
            papers.append(GoldPaper(name=annotation.stem, file=file, annotation={**_EMPTY, **found}))
        except (ValueError, TypeError, OSError):
            problems.append(_problem(annotation, "Không đọc được bản ghi tay này.", "Tệp phải là một đối tượng JSON, mã hóa UTF-8."))
    sets = [_read_phrases(folder / "phrases" / f"{name}.jsonl", name, problems) for name in PHRASE_NAMES]
    gold = Gold(papers=tuple(papers), phrases=tuple(one for one in sets if one))
    if not gold.papers and not gold.phrases and not problems:
        problems.append(
            _problem(folder, "Ở đây không có bản ghi tay nào.", "Thư mục phải có văn bản kèm tệp .json cùng tên, hoặc phrases/*.jsonl.")
        )
    return gold, tuple(problems)


_EMPTY: Json = {"meta": {}, "outline": [], "citations": [], "distinct_directives": [], "anniversaries": []} | {
    "campaigns": [],
    "targets": [],
    "assignments": [],
    "deadlines": [],
}


def _read_phrases(file: Path, name: str, problems: list[Diagnostic]) -> PhraseSet | None:
    if not file.is_file():
        return None
    phrases = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            phrases.append(
                {"id": str(row["id"]), "text": str(row["text"]), "expect": list(row["expect"]), "tags": list(row.get("tags", []))}
            )
        except (ValueError, KeyError, TypeError):
            problems.append(
                _problem(
                    file,
                    "Dòng này không phải một câu ghi tay.",
                    'Viết mỗi dòng như {"id": "1", "text": "…", "expect": [], "tags": []}.',
                    line=number,
                )
            )
    return PhraseSet(name=name, phrases=tuple(phrases))


def _problem(file: Path, message: str, hint: str, *, line: int = 0) -> Diagnostic:
    location = Location(path=str(file), line=line, column=1 if line else 0)
    return Diagnostic(code="K240", severity=Severity.ERROR, location=location, message=message, hint=hint)
