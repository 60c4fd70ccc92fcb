"""The same plan again: brought up to date in place, never doubled, never changed in silence, a person's words kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.intake.again import find_again
from generator.intake.report import report_text
from generator.intake.save import save
from generator.source.reader import read_plan
from tests.intake.papers import DISTRICT, PROVINCE, draft_of, province
from tests.intake.test_save import written

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import PlanMetadata

NEWER = PROVINCE.replace("Thiết thực, tiết\nkiệm;", "Thiết thực, gọn\nnhẹ;").replace("Hà Thị Mai", "Hà Văn Mai")
HAND = """short_title: Hội đọc sách tỉnh
relations:
  - type: replaces
    of: Kế hoạch số 9/KH-UBND ngày 02/3/2023
aliases:
  - son-la/2024/hoi-doc-sach
# người soát: đã so với bản giấy
overrides:
  - kind: deadline
    printed: hết tháng 9/2024
    drop: true
"""


@pytest.fixture(name="_today", autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710000000")


@pytest.fixture(name="plans")
def _library(tmp_path: Path) -> Path:
    """A library with the province's plan, into which a person wrote."""
    file, _ = save(province(), tmp_path)
    assert file is not None
    text = file.read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("short_title:")]
    text = "\n".join(lines).replace("\nstatus:", f"\n{HAND}status:", 1)
    file.write_text(text, encoding="utf-8")
    return tmp_path


def only(plans: Path) -> tuple[PlanMetadata, str, str]:
    """Metadata, body and text of the library's one plan."""
    (file,) = plans.rglob("*.md")
    source, problems = read_plan(file, plans)
    assert [problem.code for problem in problems] == []
    assert source is not None
    return source.metadata, source.body.text, file.read_text(encoding="utf-8")


def test_same_number_updates_in_place(plans: Path) -> None:
    """One file, the same id and address; body and unedited fields follow the paper, what a person wrote stays, comments too."""
    before, _, _ = only(plans)
    book = (plans / "addresses.tsv").read_bytes()
    file, found = save(draft_of(NEWER, "tinh-2.txt"), plans)
    metadata, body, text = only(plans)
    assert file == plans / "son-la/2024/0042-kh-ubnd.md"
    assert "gọn nhẹ" in body
    assert "tiết kiệm" not in body
    assert metadata.signatory is not None
    assert (metadata.id, metadata.signatory.name) == (before.id, "Hà Văn Mai")
    assert (metadata.short_title, metadata.relations, metadata.aliases, metadata.overrides) == (
        before.short_title,
        before.relations,
        before.aliases,
        before.overrides,
    )
    assert "# người soát: đã so với bản giấy\noverrides:" in text
    assert (plans / "addresses.tsv").read_bytes() == book
    assert metadata.source is not None
    assert metadata.source.file == "tinh-2.txt"
    told = " ".join(problem.message for problem in found if problem.code == "K231")
    assert "Người ký" in told
    assert "Nội dung" in told


def test_a_field_that_a_person_changed_stays_and_is_told(plans: Path) -> None:
    """The paper's other title does not overwrite the hand-written one; the clerk reads both."""
    (file,) = plans.rglob("*.md")
    file.write_text(file.read_text(encoding="utf-8").replace("title: Phát động", "title: Mở", 1), encoding="utf-8")
    _, found = save(draft_of(NEWER.replace("HỘI ĐỌC", "NGÀY ĐỌC"), "tinh-2.txt"), plans)
    metadata, _, _ = only(plans)
    assert metadata.title.startswith("Mở hội đọc sách")
    kept = [problem.message for problem in found if problem.code == "K232" and "Trích yếu" in problem.message]
    assert len(kept) == 1
    assert "ngày đọc sách" in kept[0]


def test_nothing_new_writes_nothing(plans: Path) -> None:
    """The same file, and the same words in another file."""
    before = written(plans)
    for draft in (province(), draft_of(PROVINCE + "\n\n", "ban-khac.txt")):
        file, found = save(draft, plans)
        assert file is None
        assert [problem.code for problem in found][-1] == "K230"
    assert written(plans) == before


def test_full_paper_takes_the_place_of_a_condensed_edition(plans: Path) -> None:
    """From the same file: body and edition change, the address does not."""
    (file,) = plans.rglob("*.md")
    front, _, _ = file.read_text(encoding="utf-8").rpartition("---\n")
    file.write_text(front.replace("edition: full", "edition: condensed") + "---\n\n1. Đọc sách.\n", encoding="utf-8")
    where, found = save(province(), plans)
    metadata, body, _ = only(plans)
    assert where == file
    assert metadata.edition.value == "full"
    assert body.strip() == province().body
    assert any("toàn văn" in problem.message for problem in found)
    assert save(province(), plans)[0] is None


def test_a_body_worked_on_by_hand_is_not_lost(plans: Path) -> None:
    """The new paper wins, the former text is kept beside the accounts, and the clerk is told where."""
    (file,) = plans.rglob("*.md")
    file.write_text(file.read_text(encoding="utf-8").replace("Sôi nổi", "Sôi nổi, bền bỉ"), encoding="utf-8")
    _, found = save(draft_of(NEWER, "tinh-2.txt"), plans)
    (told,) = [problem for problem in found if problem.code == "K233"]
    assert ".import/son-la-2024-0042-kh-ubnd.truoc.md" in told.message
    assert "bền bỉ" in (plans / ".import/son-la-2024-0042-kh-ubnd.truoc.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("0042/KH-UBND", "0043/KH-UBND", id="another-number"),
        pytest.param("tháng 3 năm 2024", "tháng 3 năm 2023", id="another-year"),
        pytest.param("SƠN LA\n---", "LAI CHÂU\n---", id="another-province"),
        pytest.param("**KẾ HOẠCH**", "**CHƯƠNG TRÌNH**", id="another-kind"),
    ],
)
def test_another_plan_gets_its_own_file(old: str, new: str, plans: Path) -> None:
    """Kind, issuer, number and year must all agree."""
    assert old in NEWER
    draft = draft_of(NEWER.replace(old, new), "tinh-2.txt")
    assert find_again(draft, plans).same is None
    save(draft, plans)
    assert len(list(plans.rglob("*.md"))) == 2


@pytest.mark.parametrize("number", ["Số: 42/KH-UBND", "Số: 0042 /KH - UBND"])
def test_number_is_compared_as_a_number(number: str, plans: Path) -> None:
    """Leading zeros and blanks make no other number."""
    draft = draft_of(NEWER.replace("Số: 0042/KH-UBND", number), "tinh-2.txt")
    found = find_again(draft, plans)
    assert found.same is not None
    assert not found.same_file


def test_blank_numbers_are_a_question(tmp_path: Path) -> None:
    """Two papers without a number stand side by side; the new one waits as a draft and the report asks."""
    first, _ = save(draft_of(DISTRICT, "huyen.txt"), tmp_path)
    assert first is not None
    content = first.read_bytes()
    draft = draft_of(DISTRICT.replace("cả tuần", "ba ngày"), "huyen-2.txt")
    second, found = save(draft, tmp_path)
    assert second is not None
    assert first.read_bytes() == content
    assert "status: draft\n" in second.read_text(encoding="utf-8")
    (question,) = [problem for problem in found if problem.code == "K237"]
    assert question.message.startswith("Có phải cùng một kế hoạch với son-la/huyen-sop-cop/2024/")
    assert (tmp_path / "addresses.tsv").read_text(encoding="utf-8").count("\n") == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("năm 2024", "năm 2022", id="another-time"),
        pytest.param("phong trào đọc sách", "cuộc thi nấu ăn", id="another-subject"),
        pytest.param("Sốp Cộp", "Mộc Châu", id="another-office"),
    ],
)
def test_no_question_without_need(old: str, new: str, tmp_path: Path) -> None:
    """Another time, subject or office: another plan, and nobody is asked."""
    save(draft_of(DISTRICT, "huyen.txt"), tmp_path)
    draft = draft_of(DISTRICT.replace(old, new).replace("30/11/2024", f"30/11/{new[-4:]}" if new[-4:].isdigit() else "30/11/2024"), "b.txt")
    assert find_again(draft, tmp_path).alike == ()


def test_a_person_says_which_plan_it_is(tmp_path: Path) -> None:
    """The answer to the question: the paper goes into the file that is named; an unknown id writes nothing."""
    first, _ = save(draft_of(DISTRICT, "huyen.txt"), tmp_path)
    assert first is not None
    draft = draft_of(DISTRICT.replace("cả tuần", "ba ngày"), "huyen-2.txt")
    file, found = save(draft, tmp_path, into="khong-co")
    assert file is None
    assert found[-1].code == "K236"
    file, _ = save(draft, tmp_path, into="son-la-huyen-sop-cop-2024-phat-dong-phong-trao-doc-sach")
    assert file == first
    assert "ba ngày" in first.read_text(encoding="utf-8")


def test_drafts_and_withdrawn_plans(plans: Path) -> None:
    """A draft never replaces what is published; the paper of a plan that was taken back is not published again."""
    before = written(plans)
    file, found = save(draft_of(NEWER.replace("**KẾ HOẠCH**", "DỰ THẢO\n\n**KẾ HOẠCH**"), "b.txt"), plans)
    assert (file, found[-1].code) == (None, "K234")
    assert written(plans) == before
    (plan,) = plans.rglob("*.md")
    text = plan.read_text(encoding="utf-8").replace(
        "status: published\n", "status: published\nwithdrawn:\n  on: 2024-05-01\n  reason: Nhầm\n"
    )
    plan.write_text(text, encoding="utf-8")
    file, found = save(draft_of(NEWER, "b.txt"), plans)
    assert (file, found[-1].code) == (None, "K235")
    assert plan.read_text(encoding="utf-8") == text


def test_report_tells_what_changed(plans: Path) -> None:
    """The clerk's report has a part of its own for it."""
    from dataclasses import replace

    draft = draft_of(NEWER, "tinh-2.txt")
    file, found = save(draft, plans)
    text = report_text(replace(draft, diagnostics=found), file)
    assert "So với thư viện\n  - Đã cập nhật son-la/2024/0042-kh-ubnd.md. " in text


def test_what_a_person_took_out_stays_out(tmp_path: Path) -> None:
    """A correction that a person deleted is not written again by the next import."""
    misspelt = DISTRICT.replace("huyện Sốp Cộp", "huyện Sớp Cộp").replace("Sốp Cộp, ngày", "Sớp Cộp, ngày")
    misspelt = misspelt.replace("Số: /KH", "Số: 7/KH")
    file, _ = save(draft_of(misspelt, "a.txt"), tmp_path)
    assert file is not None
    text = file.read_text(encoding="utf-8")
    lines = "corrections:\n  - printed: Sớp Cộp\n    meant: Sốp Cộp\n"
    assert lines in text
    file.write_text(text.replace(lines, ""), encoding="utf-8")
    again, found = save(draft_of(misspelt.replace("cả tuần", "ba ngày"), "b.txt"), tmp_path)
    assert again == file
    assert "corrections:" not in file.read_text(encoding="utf-8")
    assert any(problem.code == "K232" and "Đính chính" in problem.message for problem in found)


def test_papers_without_a_known_office_are_not_compared(tmp_path: Path) -> None:
    """Two papers whose office nobody could tell have no office in common."""
    save(draft_of("KẾ HOẠCH\nĐọc sách năm 2024\n\n1. Mở cửa.", "a.txt"), tmp_path)
    assert find_again(draft_of("KẾ HOẠCH\nĐọc sách năm 2024\n\n1. Đóng cửa.", "b.txt"), tmp_path).alike == ()


def test_one_number_on_two_papers_is_a_question(plans: Path) -> None:
    """A title that has nothing in common speaks of a slip: the earlier plan stays, whatever comes second; a person may say it is the same."""
    before = written(plans)
    other = draft_of(
        PROVINCE.replace("PHÁT ĐỘNG HỘI ĐỌC SÁCH CHÀO MỪNG ĐẠI HỘI LẦN THỨ V\nCỦA HỘI THƯ VIỆN TỈNH SƠN LA", "PHÒNG CHỐNG CHÁY RỪNG")
    )
    file, problems = save(other, plans)
    assert file is None
    assert [problem.code for problem in problems][-1] == "K238"
    assert "--update son-la-2024-0042-kh-ubnd" in problems[-1].hint
    assert written(plans) == before
    file, _ = save(other, plans, into="son-la-2024-0042-kh-ubnd")
    assert file is not None


def test_nearly_the_same_plan_under_another_number_is_told(plans: Path) -> None:
    """It gets a file of its own, and the person hears of the other."""
    file, problems = save(draft_of(PROVINCE.replace("0042", "0043")), plans)
    assert file is not None
    assert [problem.code for problem in problems if problem.code in ("K237", "K239")] == ["K239"]
