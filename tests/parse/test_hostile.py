"""Texts made to keep a reader busy: the whole of `kehoach extract` ends, and every character is still in one provision.

No time is measured. What grows with the square of its input would not end within the limit of the subprocess, which is many times what is needed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from generator.model import PlaceNames, PlanMetadata, PlanSource
from generator.parse.provisions import parse
from generator.text import normalise

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 120
HEAD = "UBND XÃ CÒ NÒI\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nĐọc sách\n\n"
LINE = "Các trường ở xã Cò Nòi thi đua đọc sách, chào mừng 80 năm Ngày Quốc khánh, giao thư viện chủ trì; "


def filled(words: str, size: int) -> str:
    """The words again and again, up to a size."""
    return words * (size // len(words) + 1)


BAITS = {
    "levels": "\n\n".join(".".join(str(1 + (row + part) % 9) for part in range(1 + row % 5)) + ". Đọc" for row in range(10_000)),
    "deep-number": filled("1.", 100_000) + " Đọc",
    "letters": "\n".join(f"{chr(97 + row % 3)}) Đọc" for row in range(10_000)),
    "nested": filled("I. A\n\n1. B\n\na) C\n\n- D;\n\n+ E.\n\n", 60_000),
    "same-number": filled("1. Đọc sách\n\n", 60_000),
    "one-heading": "1. " + filled("đọc: sách, ", 100_000),
    "blanks": "Đọc" + " " * 100_000 + "sách",
    "blank-lines": "Đọc" + "\n \n" * 30_000 + "sách",
    "stars": filled("*", 60_000) + "\n" + filled("* ", 60_000) + "\n" + filled("**a** ", 60_000),
    "pipes": filled("| ", 60_000) + "\n" + filled("| a |\n", 30_000),
    "rules": filled("- ", 60_000) + "\n" + filled("-", 60_000) + "\n" + filled("_ ", 60_000),
    "dots": "Số: " + filled(".", 60_000) + "/\nngày " + filled("… ", 60_000) + "tháng",
    "capitals": filled("ỦY BAN NHÂN DÂN ", 60_000) + "\n" + filled("ỦY BAN\n", 30_000),
    "places": filled("xã Cò Nòi, huyện Mai Sơn - ", 60_000),
    "kinds": filled("KẾ HOẠCH\n", 30_000),
    "titles": "KẾ HOẠCH\n" + filled("đọc\n", 30_000),
    "tails": filled("Nơi nhận:\n- Như trên;\n\nTM. UBND\nCHỦ TỊCH\n\nLò Thị Ban\n\n", 60_000),
    "brackets": filled("(", 30_000) + filled("[bookmark: ", 30_000) + filled("[^1]", 30_000),
    "escapes": filled("\\", 30_000) + filled("\\n", 30_000) + filled("<br>", 30_000),
    "zero-width": filled("đọc\u200b\u200d\ufeff ", 60_000),
    "bidi": filled("\u202eđọc\u202c \u2066sách\u2069 ", 60_000),
    "marks": "e" + filled("\u0302\u0301", 30_000),
}


def test_extract_ends_on_bait(tmp_path: Path) -> None:
    """Every text is read in one run, in time, without a traceback."""
    papers, found = tmp_path / "in", tmp_path / "out"
    papers.mkdir()
    for name, text in BAITS.items():
        (papers / f"{name}.txt").write_text(HEAD + text, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", "from generator.cli import main; main()", "extract", str(papers), "--out", str(found)],
        capture_output=True,
        timeout=LIMIT,
        check=False,
        text=True,
    )
    assert "Traceback" not in run.stderr
    assert {file.stem for file in found.iterdir()} == set(BAITS)
    levels = json.loads((found / "levels.json").read_text(encoding="utf-8"))
    assert len(levels["outline"]) == 10_000


@pytest.mark.parametrize("size", [pytest.param(3_500_000, id="as-long-as-allowed"), pytest.param(6_000_000, id="refused")])
def test_one_line_of_megabytes(size: int, tmp_path: Path) -> None:
    """One line as long as a file may be is read; a longer file is refused with a sentence, at once."""
    paper = tmp_path / "dong.txt"
    paper.write_text(filled(LINE, size // len(LINE.encode()) * len(LINE)), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", "from generator.cli import main; main()", "extract", str(paper), "--out", str(tmp_path)],
        capture_output=True,
        timeout=LIMIT,
        check=False,
        text=True,
    )
    assert (run.returncode, "K206" in run.stderr) == ((1, True) if size > 4_000_000 else (0, False))


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in BAITS.items()])
def test_provisions_are_a_partition(text: str) -> None:
    """Every character of a hostile body lies in exactly one provision, and no path is given twice."""
    metadata = PlanMetadata(id="x", kind="Kế hoạch", number=None, issued_on=None, issuers=("UBND",), place=PlaceNames(), title="Đọc")
    plan, _ = parse(PlanSource(path=PurePosixPath("x.md"), metadata=metadata, body=normalise(text), body_line=1))
    assert "".join(provision.span.of(plan.body) for provision in plan.provisions) == plan.body
    paths = [provision.path for provision in plan.provisions]
    assert len(set(paths)) == len(paths)
