"""The command line as its users type it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

GOLDEN = Path(__file__).resolve().parent / "golden" / "plans"
PAPER = """ỦY BAN NHÂN DÂN
HUYỆN BA TRI
-------

Số: 27/KH-UBND

Ba Tri, ngày 06 tháng 02 năm 2023

KẾ HOẠCH

Thi đua nạo vét kênh mương năm 2023

Căn cứ Chỉ thị số 12/CT-UBND ngày 05/01/2023 của UBND tỉnh Bến Tre về thủy lợi;

I. MỤC ĐÍCH

1. Nạo vét hết kênh cấp hai.

II. TỔ CHỨC THỰC HIỆN

1. Phòng Nông nghiệp theo dõi, báo cáo.

Nơi nhận:

- UBND tỉnh;
- Lưu: VT.

CHỦ TỊCH

Trần Văn Mẫu
"""


@pytest.fixture(name="runner")
def _runner() -> CliRunner:
    return CliRunner()


def test_import_then_build_then_search(runner: CliRunner, tmp_path: Path) -> None:
    """A clerk's way: a text file becomes a plan, the plan a site, the site answers."""
    paper = tmp_path / "van-ban.txt"
    paper.write_text(PAPER, encoding="utf-8")
    plans, site, report = tmp_path / "plans", tmp_path / "site", tmp_path / "report.json"
    imported = runner.invoke(main, ["import", str(paper), "--out", str(plans)])
    assert imported.exit_code == 0, imported.output
    saved = [p.relative_to(plans).as_posix() for p in plans.rglob("*.md")]
    assert saved == ["ben-tre/huyen-ba-tri/2023/27-kh-ubnd.md"]
    again = runner.invoke(main, ["import", str(paper), "--out", str(plans)])
    assert again.exit_code in {0, 1}
    assert [p.relative_to(plans).as_posix() for p in plans.rglob("*.md")] == saved
    built = runner.invoke(main, ["build", "--plans", str(plans), "--site", str(site), "--strict", "--report", str(report)])
    assert built.exit_code == 0, built.output
    figures = json.loads(report.read_text(encoding="utf-8"))
    assert figures["plans"] == 1
    assert figures["broken_links"] == 0
    found = runner.invoke(main, ["search", "nao vet kenh", "--site", str(site), "--json"])
    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout)["results"][0]["url"].startswith("ben-tre/huyen-ba-tri/2023/")


def test_extract_prints_one_object_for_a_file(runner: CliRunner) -> None:
    """`kehoach extract FILE` gives the contract's keys."""
    result = runner.invoke(main, ["extract", str(GOLDEN / "ben-tre/huyen-ba-tri/2023/thi-dua-lam-duong.md"), "--json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["meta"]["number"] == "15/KH-UBND"
    assert [c["number"] for c in found["citations"]] == ["12/CT-UBND", "16-NQ/TW"]
    assert found["anniversaries"][0]["origin"] == "1975-04-30"


def test_extract_writes_a_folder(runner: CliRunner, tmp_path: Path) -> None:
    """`--out DIR` writes `<stem>.json`."""
    paper = tmp_path / "a.txt"
    paper.write_text(PAPER, encoding="utf-8")
    result = runner.invoke(main, ["extract", str(paper), "--out", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))["meta"]["district"] == "Ba Tri"


def test_extract_reads_phrases_and_names_a_bad_line(runner: CliRunner) -> None:
    """Good lines are answered, a bad one is named with its number."""
    lines = '{"id": "p1", "text": "Thực hiện Chỉ thị số 12/CT-UBND ngày 05/01/2023"}\nrác\n'
    result = runner.invoke(main, ["extract", "--jsonl", "-"], input=lines)
    assert result.exit_code == 1
    assert json.loads(result.stdout.splitlines()[0])["citations"][0]["date"] == "2023-01-05"
    assert ":2:1: K202 lỗi" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(["extract"], 2, "", id="extract-needs-something"),
        pytest.param(["import", "khong-co.txt"], 1, "K101", id="import-missing-file"),
        pytest.param(["extract", "khong-co.md"], 1, "K101", id="extract-missing-file"),
        pytest.param(["search", "x", "--site", "khong-co"], 1, "K505", id="search-without-site"),
        pytest.param(["gi-day"], 2, "", id="unknown-command"),
    ],
)
def test_mistakes_have_their_exit_code(runner: CliRunner, arguments: list[str], code: int, words: str) -> None:
    """1 for content, 2 for usage, never a traceback."""
    result = runner.invoke(main, arguments)
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_check_counts_and_locates(runner: CliRunner, tmp_path: Path) -> None:
    """Every fault with its place, exit 1; good plans exit 0."""
    assert runner.invoke(main, ["check", str(GOLDEN)]).exit_code == 0
    plans = tmp_path / "plans" / "ben-tre" / "2024"
    plans.mkdir(parents=True)
    (plans / "hong.md").write_text("---\ntitle: a: b\n---\n\nx\n", encoding="utf-8")
    result = runner.invoke(main, ["check", str(tmp_path / "plans"), "--json"])
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert found["errors"] >= 1
    fault = next(d for d in found["diagnostics"] if d["line"] == 2)
    assert fault["path"].endswith("plans/ben-tre/2024/hong.md")
    assert fault["severity"] == "error"
    assert fault["hint"]


def test_register_starts_and_continues_the_address_book(runner: CliRunner, tmp_path: Path) -> None:
    """Every plan gets one line; a second run adds nothing and changes nothing."""
    plans = tmp_path / "plans"
    shutil.copytree(GOLDEN, plans)
    first = runner.invoke(main, ["register", "--plans", str(plans)])
    assert first.exit_code == 0, first.output
    book = (plans / "addresses.tsv").read_bytes()
    assert [line.split("\t")[1] for line in book.decode().splitlines()] == [
        "ben-tre/2024/0032-kh-ubnd",
        "ben-tre/2024/ban-nham",
        "ben-tre/2024/thi-dua-cham-soc-cay-xanh",
        "ben-tre/huyen-ba-tri/2023/thi-dua-lam-duong",
    ]
    assert runner.invoke(main, ["register", "--plans", str(plans)]).exit_code == 0
    assert (plans / "addresses.tsv").read_bytes() == book


def test_build_refuses_an_unknown_plans_folder(runner: CliRunner, tmp_path: Path) -> None:
    """A folder that is not there is a content error with a way out."""
    result = runner.invoke(main, ["build", "--plans", str(tmp_path / "khong-co"), "--site", str(tmp_path / "site")])
    assert result.exit_code == 1
    assert "K1" in result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(("argument", "status"), [("--version", 0), ("--khong-co", 2)])
def test_a_program_that_ends_at_once_still_tidies_up(argument: str, status: int) -> None:
    """Its words are all out, what was to be done at the end is done, and its status is the one that the command gave."""
    code = "import atexit; from generator.cli import main; atexit.register(print, 'tidied'); print('x' * 9000); main()"
    ended = subprocess.run([sys.executable, "-c", code, argument], capture_output=True, text=True, check=False)
    assert ended.returncode == status
    assert ended.stdout.startswith("x" * 9000)
    assert ended.stdout.endswith("tidied\n")
