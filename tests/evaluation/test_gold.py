"""Annotations on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.evaluation.gold import read_gold

if TYPE_CHECKING:
    from pathlib import Path


def _write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        file = folder / name.replace("__", "/").replace("_DOT_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_papers_and_phrases_are_read(tmp_path: Path) -> None:
    """A paper goes with the annotation of its name at any depth; the stored run is no annotation."""
    _write(
        tmp_path,
        papers__b_DOT_txt="B",
        papers__b_DOT_json='{"meta": {"level": "commune"}}',
        a_DOT_md="A",
        a_DOT_json="{}",
        last_DOT_json="{}",
        phrases__campaigns_DOT_jsonl='{"id": 7, "text": "x", "expect": []}\n\n',
    )
    gold, problems = read_gold(tmp_path)

    assert not problems
    assert [(paper.name, paper.file.name) for paper in gold.papers] == [("a", "a.md"), ("b", "b.txt")]
    assert gold.papers[1].annotation["meta"] == {"level": "commune"}
    assert gold.papers[1].annotation["citations"] == []
    assert [(one.name, one.phrases) for one in gold.phrases] == [("campaigns", ({"id": "7", "text": "x", "expect": [], "tags": []},))]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        pytest.param({"a_DOT_json": "{}"}, "không có văn bản đi kèm", id="no-paper"),
        pytest.param({"a_DOT_json": "[1", "a_DOT_txt": ""}, "Không đọc được bản ghi tay", id="broken-json"),
        pytest.param({"a_DOT_json": "7", "a_DOT_txt": ""}, "Không đọc được bản ghi tay", id="no-object"),
        pytest.param({"phrases__citations_DOT_jsonl": "{}"}, "không phải một câu ghi tay", id="broken-line"),
        pytest.param({}, "không có bản ghi tay nào", id="empty-folder"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, files: dict[str, str], words: str) -> None:
    """Nothing is left out in silence."""
    _write(tmp_path, **files)
    _, problems = read_gold(tmp_path)

    assert [problem.code for problem in problems] == ["K240"]
    assert words in problems[0].message
    assert problems[0].hint
