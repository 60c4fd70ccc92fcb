"""Figures for people and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.evaluation import (
    BEGIN,
    END,
    NAMES,
    Change,
    Evaluation,
    Row,
    Tally,
    evaluation_json,
    keep,
    read_floors,
    report_text,
    rewrite_table,
    table,
)
from generator.evaluation.gold import PHRASE_NAMES
from generator.evaluation.papers import PAPER_CATEGORIES

if TYPE_CHECKING:
    from pathlib import Path

TALLY = Tally(right=1999, predicted=2000, found=1999, gold=1999, false=("Kế hoạch 5 năm",))
RUN = Evaluation(
    rows=(
        Row(source="a", category="citations", tally=TALLY),
        Row(source="phrases/headers", category="phrases.headers", tally=Tally(gold=1, missed=("h1 place: X",))),
    ),
    phrase_count={"phrases.headers": 1},
)


def test_every_category_has_a_name() -> None:
    """No category is printed by its key alone."""
    assert {*PAPER_CATEGORIES, *(f"phrases.{name}" for name in PHRASE_NAMES)} == set(NAMES)


def test_table_never_rounds_up() -> None:
    """One mistake in two thousand is not full marks."""
    assert "| Viện dẫn (`citations`) | 0,999 | 1,000 | 0,999 | 1999 / 2000 | 1999 / 1999 |" in table(RUN).splitlines()


def test_report_names_misses_and_changes() -> None:
    """Misses, wrong findings, changes and floors come by name."""
    change = Change(source="a", category="citations", gained=("g",), lost=("l",), cleared=("c",), spoilt=("s",))
    text = report_text(RUN, (change,), floors={"phrases.headers": 0.95, "targets": 0.5})

    for line in (
        "Đã so 1 văn bản và 1 câu rời với bản ghi tay.",
        "  sai: Kế hoạch 5 năm",
        "  sót: h1 place: X",
        "  thêm được: g",
        "  mất đi: l",
        "  hết sai: c",
        "  sai thêm: s",
        "Chưa đạt mức sàn: Câu rời: phần đầu văn bản (`phrases.headers`) mới đạt 0,000, phải đạt 0,950.",
        "Chưa đạt mức sàn: Chỉ tiêu (`targets`) không có gì để đo, phải đạt 0,500.",
    ):
        assert line in text.splitlines()


@pytest.mark.parametrize(
    ("since", "words"),
    [pytest.param(None, "Chưa có lần đo nào được lưu", id="no-store"), pytest.param((), "Không có gì khác", id="no-change")],
)
def test_report_says_when_nothing_is_compared(since: tuple[Change, ...] | None, words: str) -> None:
    """An empty list of changes says why it is empty."""
    assert words in report_text(RUN, since, floors={})


def test_json_has_papers_phrases_and_sums() -> None:
    """Programs get the same figures and names."""
    found = evaluation_json(RUN, None, floors={"phrases.headers": 0.5})

    assert found["overall"]["citations"]["precision"] == pytest.approx(0.9995)
    assert found["papers"]["a"]["citations"]["false"] == ["Kế hoạch 5 năm"]
    assert found["phrases"]["headers"]["missed"] == ["h1 place: X"]
    assert found["below_floor"] == ["phrases.headers"]
    assert found["changes"] is None


def test_page_keeps_its_words_around_the_table(tmp_path: Path) -> None:
    """Only what stands between the marks is rewritten, and a second run changes nothing."""
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")

    assert keep(RUN, store=tmp_path / "last.json", docs=page) == ()
    written = page.read_text(encoding="utf-8")
    assert written == f"before\n{BEGIN}\n\n{table(RUN)}\n\n{END}\nafter\n"
    assert written == rewrite_table(written, RUN)
    assert (tmp_path / "last.json").is_file()


@pytest.mark.parametrize("text", [pytest.param("", id="no-marks"), pytest.param(f"{END}{BEGIN}", id="wrong-order")])
def test_page_without_marks_is_left_alone(tmp_path: Path, text: str) -> None:
    """A page that has no place for the table says so and stays."""
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")

    assert [problem.code for problem in keep(RUN, store=None, docs=page)] == ["K241"]
    assert page.read_text(encoding="utf-8") == text


def test_floors_are_read() -> None:
    """Both decimal signs will do."""
    assert read_floors(("citations=0.97", "meta=0,9", "targets=1")) == {"citations": 0.97, "meta": 0.9, "targets": 1.0}


@pytest.mark.parametrize(
    "word", [pytest.param("citation=0.9", id="category"), pytest.param("meta", id="no-share"), pytest.param("meta=97", id="percent")]
)
def test_floors_that_mean_nothing(word: str) -> None:
    """A slip in a floor is no floor of zero."""
    with pytest.raises(ValueError, match=r"Không có loại|Mức sàn"):
        read_floors((word,))
