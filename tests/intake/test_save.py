"""Saving drafts: an address chosen once, nothing overwritten, the same metadata read back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.intake.report import report_json, report_text
from generator.intake.save import save
from generator.source.reader import read_plan
from tests.intake.papers import DISTRICT, PROVINCE, district, draft_of, province

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Draft


@pytest.fixture(name="_today", autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710000000")


def written(plans: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(plans).as_posix(): path.read_bytes() for path in plans.rglob("*") if path.is_file()}


def test_new_folder_gets_plan_address_book_and_account(tmp_path: Path) -> None:
    """The number names the file where there is one, else the short title."""
    one, _ = save(province(), tmp_path)
    two, _ = save(district(), tmp_path)
    assert one == tmp_path / "son-la/2024/0042-kh-ubnd.md"
    assert two == tmp_path / "son-la/huyen-sop-cop/2024/phat-dong-phong-trao-doc-sach.md"
    assert (tmp_path / "addresses.tsv").read_text(encoding="utf-8") == (
        "son-la-2024-0042-kh-ubnd\tson-la/2024/0042-kh-ubnd\t2024-03-09\n"
        "son-la-huyen-sop-cop-2024-phat-dong-phong-trao-doc-sach\tson-la/huyen-sop-cop/2024/phat-dong-phong-trao-doc-sach\t2024-03-09\n"
    )
    account = json.loads((tmp_path / ".import" / "son-la-2024-0042-kh-ubnd.json").read_text(encoding="utf-8"))
    assert "".join(span["source"] for span in account["spans"]) == PROVINCE
    assert account["characters"]["lost"] == 0
    assert account["characters"]["source"] == sum(account["characters"][part] for part in ("body", "fields", "left_out"))


@pytest.mark.parametrize("draft", [pytest.param(district(), id="district"), pytest.param(province(), id="province")])
def test_written_file_is_read_back(draft: Draft, tmp_path: Path) -> None:
    """A plan source without faults, with the draft's own metadata and body."""
    file, _ = save(draft, tmp_path)
    assert file is not None
    source, problems = read_plan(file, tmp_path)
    assert problems == ()
    assert source is not None
    period = replace(draft.metadata.period, basis=None) if draft.metadata.period else None
    assert source.metadata == replace(draft.metadata, id=source.metadata.id, period=period)
    assert source.body.text.strip() == draft.body


def test_same_paper_twice_changes_nothing(tmp_path: Path) -> None:
    """The clerk is told where it is already."""
    save(district(), tmp_path)
    before = written(tmp_path)
    file, problems = save(district(), tmp_path)
    assert file is None
    assert [problem.code for problem in problems][-1] == "K230"
    assert "phat-dong-phong-trao-doc-sach.md" in problems[-1].message
    assert written(tmp_path) == before


def test_taken_address_gets_a_number(tmp_path: Path) -> None:
    """Another paper with the same title stands beside the first, which stays as it is."""
    first, _ = save(district(), tmp_path)
    assert first is not None
    content = first.read_bytes()
    second, _ = save(draft_of(DISTRICT.replace("cả tuần", "ba ngày")), tmp_path)
    assert second is not None
    assert second.name == "phat-dong-phong-trao-doc-sach-2.md"
    assert first.read_bytes() == content
    assert "id: son-la-huyen-sop-cop-2024-phat-dong-phong-trao-doc-sach-2\n" in second.read_text(encoding="utf-8")


def test_listed_address_of_a_missing_file_is_not_given_again(tmp_path: Path) -> None:
    """An address that was published once belongs to its plan for ever."""
    first, _ = save(district(), tmp_path)
    assert first is not None
    first.unlink()
    second, _ = save(district(), tmp_path)
    assert second is not None
    assert second.name.endswith("-2.md")


def test_folder_without_address_book_stays_without(tmp_path: Path) -> None:
    """A library that has plans and no address book is not given one in passing."""
    (tmp_path / "cu.md").write_text("x", encoding="utf-8")
    save(district(), tmp_path)
    assert not (tmp_path / "addresses.tsv").exists()


@pytest.mark.parametrize("mark", ["MẬT", "TUYỆT MẬT"])
def test_secret_papers_are_not_written(mark: str, tmp_path: Path) -> None:
    """Not even the account."""
    file, problems = save(draft_of(DISTRICT.replace("## KẾ", f"{mark}\n\n## KẾ")), tmp_path / "plans")
    assert file is None
    assert [problem.code for problem in problems if problem.severity.value == "error"] == ["K220"]
    assert not (tmp_path / "plans").exists()


def test_drafts_wait_outside_the_address_book(tmp_path: Path) -> None:
    """A paper marked DỰ THẢO is written as a draft; only published plans have a promised address."""
    file, _ = save(draft_of(DISTRICT.replace("## KẾ", "DỰ THẢO\n\n## KẾ")), tmp_path)
    assert file is not None
    assert "status: draft\n" in file.read_text(encoding="utf-8")
    assert not (tmp_path / "addresses.tsv").exists()


def test_report_for_people_and_programs(tmp_path: Path) -> None:
    """The clerk reads what was found, why, and that nothing was lost."""
    text = report_text(district(), tmp_path / "x.md")
    for words in ("UBND huyện Sốp Cộp", "không có trong văn bản", "Lò Văn Pản", "số trang", "mất 0"):
        assert words in text
    found = report_json(province(), None)
    assert found["saved"] is None
    assert found["fields"]["number"] == "0042/KH-UBND"
    assert found["printed"]["issuer"] == "ỦY BAN NHÂN DÂN TỈNH SƠN LA"
