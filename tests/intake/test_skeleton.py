"""Skeletons of new plans: what the plan before leaves to the next, and that an office gets the same as a file of ours and as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.extract.annotate import annotate
from generator.gazetteer import Gazetteer
from generator.intake.draft import as_source, make_draft
from generator.intake.skeleton import as_source_text, blank_skeleton, leftovers, moved, next_skeleton
from generator.intake.word import word_file
from generator.model import PlaceNames
from generator.parse.provisions import parse
from generator.readers.paper import read_paper
from tests.intake.papers import draft_of
from tests.readers import our_plan

if TYPE_CHECKING:
    from pathlib import Path

    from generator.intake.skeleton import Skeleton


def following() -> Skeleton:
    """The plan after our own."""
    return next_skeleton(annotate(parse(as_source(draft_of(our_plan.typed_text())))[0]), year=2025)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Phát động thi đua năm 2024", "Phát động thi đua năm 2025", id="the-plan's-year"),
        pytest.param("Thi đua năm 2024, giai đoạn 2024-2028", "Thi đua năm 2025, giai đoạn 2024-2028", id="a-term-stays"),
        pytest.param("Thi đua giai đoạn 2020 - 2024", "Thi đua giai đoạn 2020 - 2024", id="end-of-a-term-stays"),
        pytest.param("Theo Quyết định 2024/QĐ-UBND", "Theo Quyết định 2024/QĐ-UBND", id="a-number-stays"),
    ],
)
def test_years_move_on(title: str, expected: str) -> None:
    """Only the plan's own year does."""
    assert moved(title, 2024, 2025) == expected


def test_the_next_plan_has_the_bones_and_none_of_the_words() -> None:
    """Headings, office, who is in charge and recipients stay; number, day, name and sentences go; what is to be written is marked."""
    skeleton = following()
    headings = [line.printed for line in skeleton.lines if line.is_heading]
    assert headings == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "2. Yêu cầu",
        "II. NỘI DUNG THI ĐUA",
        "1. Nội dung chung",
        "2. Chỉ tiêu",
        "III. TỔ CHỨC THỰC HIỆN",
    ]
    text = as_source_text(skeleton, "x")
    assert "number: null\nsymbol: KH-UBND\nissued_on: null\n" in text
    assert "status: draft\n" in text
    assert "Sở Văn hóa, Thể thao và Du lịch: [Điền: việc" in text
    assert "71 năm Chiến thắng Điện Biên Phủ" in text
    assert "- Các sở, ban, ngành;" in text
    assert "Rơ Chăm" not in text
    assert "250 đầu sách" not in text
    assert len(leftovers(text)) >= 8


@pytest.mark.parametrize("last_year", [True, False], ids=["after-a-plan", "from-scratch"])
def test_the_word_file_is_read_back(last_year: bool) -> None:
    """An office that fills it in and imports it gets this very outline, with nothing lost; the same skeleton gives the same bytes."""
    place = PlaceNames(province="Lâm Đồng", commune="Nam Dong")
    skeleton = following() if last_year else blank_skeleton(issuer="UBND xã Nam Dong", place=place, title="Thi đua năm 2026", year=2026)
    file = word_file(skeleton)
    assert word_file(skeleton) == file
    paper, problems = read_paper(file, "khung.docx")
    assert paper is not None, problems
    draft = make_draft(paper, gazetteer=Gazetteer.load())
    assert draft.characters_lost == 0
    assert draft.metadata.issuer == skeleton.metadata.issuer
    assert draft.metadata.title == skeleton.metadata.title
    assert draft.metadata.number is None
    plan, _ = parse(as_source(draft))
    headings = [f"{p.label} {p.heading.of(plan.body)}" for p in plan.provisions if p.label and p.heading]
    wanted = [line.printed for line in skeleton.lines if line.is_heading]
    assert [heading for heading in headings if heading in wanted] == wanted


def test_new_writes_a_draft_that_check_accepts(tmp_path: Path) -> None:
    """A draft at a free address, with no line in the address book; nothing is overwritten."""
    runner = CliRunner()
    given = [
        "--issuer",
        "UBND xã Nam Dong",
        "--province",
        "Lâm Đồng",
        "--commune",
        "Nam Dong",
        "--title",
        "Thi đua năm 2026",
        "--year",
        "2026",
    ]
    for _ in range(2):
        done = runner.invoke(main, ["new", *given, "--plans", str(tmp_path)])
        assert done.exit_code == 0, done.output
    folder = tmp_path / "lam-dong" / "xa-nam-dong" / "2026"
    assert sorted(file.name for file in folder.iterdir()) == ["thi-dua-nam-2026-2.md", "thi-dua-nam-2026.md"]
    assert not (tmp_path / "addresses.tsv").exists()
    checked = runner.invoke(main, ["check", str(tmp_path)])
    assert checked.exit_code == 0, checked.output
    plan_id = "lam-dong-xa-nam-dong-2026-thi-dua-nam-2026"
    word = tmp_path / "khung.docx"
    assert runner.invoke(main, ["new", "--from", plan_id, "--plans", str(tmp_path), "--word", str(word)]).exit_code == 0
    again = runner.invoke(main, ["new", "--from", plan_id, "--plans", str(tmp_path), "--word", str(word)])
    assert again.exit_code == 1
    assert "K251" in again.output
