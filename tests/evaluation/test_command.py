"""`kehoach eval` as its users type it, and the same figures as the scorers that stand beside the clone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from generator.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PAPER = """KẾ HOẠCH
Thi đua nạo vét kênh mương năm 2023

Thực hiện Chỉ thị số 12/CT-UBND ngày 05/01/2023 của UBND tỉnh Bến Tre về thủy lợi;

I. MỤC ĐÍCH
Nạo vét hết kênh cấp hai.
"""
ANNOTATION = {"citations": [{"doc_type": "Chỉ thị", "number": "12/CT-UBND", "date": "2023-01-05", "raw": "Chỉ thị số 12/CT-UBND"}]}
WRONG = {"citations": [{"doc_type": "Chỉ thị", "number": "13/CT-UBND", "date": "2023-01-05", "raw": "Chỉ thị số 13/CT-UBND"}]}


@pytest.fixture(name="gold")
def _gold(tmp_path: Path) -> Path:
    (tmp_path / "kenh.txt").write_text(PAPER, encoding="utf-8")
    _annotate(tmp_path, ANNOTATION)
    return tmp_path


def _annotate(gold: Path, annotation: object) -> None:
    (gold / "kenh.json").write_text(json.dumps(annotation, ensure_ascii=False), encoding="utf-8")


def _run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["eval", *map(str, arguments)])
    return result.exit_code, result.output


def test_figures_then_what_changed(gold: Path) -> None:
    """A saved run is what the next one is compared with."""
    code, text = _run(gold, "--save", "--floor", "citations=1")
    assert code == 0
    assert "| Viện dẫn (`citations`) | 1,000 | 1,000 | 1,000 | 1 / 1 | 1 / 1 |" in text

    _annotate(gold, WRONG)
    code, text = _run(gold, "--floor", "citations=0.97")
    assert code == 1
    assert "  mất đi: Chỉ thị số 13/CT-UBND" in text.splitlines()
    assert "Chưa đạt mức sàn: Viện dẫn (`citations`) mới đạt 0,000, phải đạt 0,970." in text.splitlines()


def test_json_and_another_store(gold: Path) -> None:
    """The store may stand elsewhere; without --save nothing is written."""
    store = gold / "elsewhere" / "run.txt"
    code, text = _run(gold, "--json", "--store", store)

    assert code == 0
    assert json.loads(text)["overall"]["citations"]["recall"] == 1.0
    assert not store.exists()
    assert not (gold / "last.json").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(("--floor", "citation=0.9"), 2, "Không có loại", id="floor"),
        pytest.param(("--docs", "missing.md"), 1, "Trang này không có chỗ cho bảng", id="docs"),
    ],
)
def test_mistakes_have_their_exit_code(gold: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    """Wrong usage and wrong content end with their own code and say why."""
    ended, text = _run(gold, *arguments)

    assert code == ended
    assert words in text


def test_a_folder_without_annotations_says_so(tmp_path: Path) -> None:
    """Nothing to compare with is an error with a way out, not full marks."""
    code, text = _run(tmp_path / "nowhere")

    assert code == 1
    assert "Ở đây không có bản ghi tay nào." in text


def _thinned(annotation: dict[str, Any]) -> dict[str, Any]:
    """Every third entry of each list left out, every fifth twice: figures below one, which both sides must agree on."""
    return {
        key: [item for at, item in enumerate(value, 1) if at % 3 for _ in range(1 if at % 5 else 2)] if isinstance(value, list) else value
        for key, value in annotation.items()
    }


def _changed(line: str) -> str:
    """One phrase of four with other expectations."""
    phrase = json.loads(line)
    if int(re.sub(r"\D", "", phrase["id"])) % 4 == 0:
        phrase["expect"] = [item | {"date": "1999-01-01", "years": 1, "name": "Một tên khác"} for item in phrase["expect"]]
    return json.dumps(phrase, ensure_ascii=False)


def test_papers_score_as_the_shared_scorer_says(shared: Path, tmp_path: Path) -> None:
    """Same figures for every category of every annotated paper."""
    gold, found = tmp_path / "gold", tmp_path / "found"
    gold.mkdir()
    for annotation in sorted((shared / "gold").glob("*.json")):
        (gold / annotation.name).write_text(json.dumps(_thinned(json.loads(annotation.read_text(encoding="utf-8")))), encoding="utf-8")
        shutil.copy(shared / "samples" / f"{annotation.stem}.txt", gold)
    CliRunner().invoke(main, ["extract", "--out", str(found), str(gold)], catch_exceptions=False)
    scorer = shared / "gold" / "score.py"
    theirs = json.loads(subprocess.run([sys.executable, scorer, gold, found, "--json"], check=True, capture_output=True, text=True).stdout)
    ours = json.loads(_run(gold, "--json")[1])
    names = {json.loads(file.read_text(encoding="utf-8"))["id"]: file.stem for file in gold.glob("*.json")}

    assert theirs.pop("overall") == ours["overall"]
    assert len(theirs) >= 2
    for key, rows in theirs.items():
        figures = {category: {name: row[name] for name in rows[category]} for category, row in ours["papers"][names[key]].items()}
        assert rows == figures


@pytest.mark.parametrize("name", ["citations", "anniversaries", "campaigns", "headers"])
def test_phrases_score_as_the_shared_scorer_says(shared: Path, tmp_path: Path, name: str) -> None:
    """Same precision and recall for every set of phrases."""
    phrases = tmp_path / "phrases"
    phrases.mkdir()
    lines = (shared / "gold" / "phrases" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    (phrases / f"{name}.jsonl").write_text("\n".join(map(_changed, lines)) + "\n", encoding="utf-8")
    found = tmp_path / "found.jsonl"
    found.write_text(CliRunner().invoke(main, ["extract", "--jsonl", str(phrases / f"{name}.jsonl")]).stdout, encoding="utf-8")
    scorer = shared / "gold" / "score_phrases.py"
    printed = subprocess.run([sys.executable, scorer, phrases, found], check=True, capture_output=True, text=True).stdout
    theirs = re.search(r"hit (\d+) missed (\d+) wrong (\d+)", printed)
    ours = json.loads(_run(tmp_path, "--json")[1])["phrases"][name]

    assert theirs
    assert [int(part) for part in theirs.groups()] == [ours["right"], ours["gold"] - ours["found"], ours["predicted"] - ours["right"]]
