"""Writing a draft below the plans folder: a new file, or the file of the same plan brought up to date.

Enters: a draft and the plans folder.
Leaves: `<address>.md`, a line in the address book, the account in `.import/<id>.json`; or nothing and the reason. What changed in a file that
was there is told in diagnostics; what a person wrote stays (`generator.intake.update`).

Refused: a paper with a secrecy mark, an empty body, lost characters; a draft in place of a published plan; the paper of a plan taken back.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Location, Severity
from generator.intake.address import propose_address, today
from generator.intake.again import Match, find_again, find_by_id, is_another_title
from generator.intake.original import keepable, with_kept, write_beside
from generator.intake.report import report_json
from generator.intake.update import body_digest, read_account, replace_file, revise, write_account, written_blocks
from generator.model import Edition, Status
from generator.source.address_book import FILE_NAME, AddressRow, append, read_address_book
from generator.source.front_matter import dump

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Draft, PlanSource

REPORTS = ".import"
"""Folder of the accounts, below the plans folder."""


def save(
    draft: Draft, plans: Path, *, into: str | None = None, original: bytes | None = None
) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """Write a draft to a place of its own, or into the file of the plan that it is.

    The diagnostics of the draft come first in what is returned; the file is None when nothing was written.

    Args:
        draft: the paper as it was read.
        plans: the plans folder.
        into: id of the plan that a person says this paper is.
        original: the bytes of the paper, to be kept beside the plan for readers.
    """
    found = list(draft.diagnostics)
    if any(problem.severity is Severity.ERROR for problem in found):
        return None, tuple(found)
    original = keepable(draft, original, found)
    match = find_again(draft, plans)
    if into is not None:
        named = find_by_id(into, plans)
        if named is None:
            message = f"Không có kế hoạch nào có id “{into}” đọc được trong {plans.as_posix()}."
            return None, (*found, _problem(draft, "K236", Severity.ERROR, message, "Xem id ở đầu tệp kế hoạch, hoặc chạy kehoach check."))
        match = Match(same=named, same_file=match.same == named and match.same_file)
    if into is None and match.same is not None and not match.same_file and is_another_title(draft.metadata, match.same.metadata):
        return None, (*found, _same_number(draft, match.same))
    if match.same is not None:
        file = _update(draft, match.same, plans, found, same_file=match.same_file, original=original)
        return file, tuple(found)
    if match.alike:
        found += [_question(draft, other) for other in match.alike]
        draft = replace(draft, metadata=replace(draft.metadata, status=Status.DRAFT))
    found += [_near(draft, other) for other in match.near]
    is_new = not plans.exists() or not any(plans.rglob("*.md"))
    address, file = _write(draft, plans, original)
    plan_id = address.replace("/", "-")
    if draft.metadata.status is Status.PUBLISHED and (is_new or (plans / FILE_NAME).exists()):
        append(plans, [AddressRow(id=plan_id, address=address, first_published=today().isoformat())])
    _write_account(draft, plans, plan_id, file)
    return file, tuple(found)


def _write(draft: Draft, plans: Path, original: bytes | None) -> tuple[str, Path]:
    """Take the first free address and write the file, and the paper beside it; creating a file and taking its address are one step."""
    wished = propose_address(draft.metadata, level=draft.level)
    listed = {row.address for row in read_address_book(plans).rows}
    number = 1
    while True:
        address = wished if number == 1 else f"{wished}-{number}"
        number += 1
        file = plans / f"{address}.md"
        if address in listed or file.exists():
            continue
        named = with_kept(draft, file, original)
        text = dump(replace(named.metadata, id=address.replace("/", "-"))) + "\n" + draft.body.rstrip("\n") + "\n"
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            continue
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        write_beside(named, file, original)
        return address, file


def _write_account(draft: Draft, plans: Path, plan_id: str, file: Path) -> None:
    """Keep what was read from where, and what was written, for the next import of the same plan."""
    account = report_json(draft, file) | {"written": written_blocks(draft.metadata), "body_sha256": body_digest(draft.body)}
    write_account(plans, REPORTS, plan_id, account)


# ── a plan that is here already ───────────────────────────────────────────────────────────────────────────────────────


def _update(
    draft: Draft, source: PlanSource, plans: Path, found: list[Diagnostic], *, same_file: bool, original: bytes | None
) -> Path | None:
    """Bring the file of the same plan up to date; None when it stays as it is."""
    name = str(source.path)
    if same_file and source.metadata.edition is Edition.FULL:
        message = f"Văn bản này đã được nhập: {name}; không ghi gì thêm."
        found.append(_problem(draft, "K230", Severity.NOTE, message, "Cần sửa gì thì sửa thẳng trong tệp đó."))
        return None
    if source.metadata.withdrawn is not None:
        message = f"Kế hoạch này đã được rút khỏi thư viện: {name}; không ghi gì."
        found.append(_problem(draft, "K235", Severity.WARNING, message, "Muốn đăng lại thì xóa mục withdrawn trong tệp đó rồi nhập lại."))
        return None
    if draft.metadata.status is Status.DRAFT and source.metadata.status is Status.PUBLISHED:
        message = f"Bản đã đăng {name} không bị thay: văn bản này mang dấu dự thảo, lưu hành nội bộ hoặc chưa đọc đủ."
        found.append(_problem(draft, "K234", Severity.WARNING, message, "Nhập lại khi có bản ký chính thức, hoặc sửa thẳng trong tệp đó."))
        return None
    file = plans / source.path
    draft = with_kept(draft, file, original)
    text = file.read_bytes().decode("utf-8-sig")
    revision = revise(draft, source, text, read_account(plans, REPORTS, source.metadata.id))
    if revision.text is None:
        message = f"Kế hoạch này đã có ở {name} và không có gì khác; không ghi gì thêm."
        found.append(_problem(draft, "K230", Severity.NOTE, message, "Cần sửa gì thì sửa thẳng trong tệp đó."))
        return None
    if revision.replaces_edits:
        copy = plans / REPORTS / f"{source.metadata.id}.truoc.md"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8", newline="\n")
        message = f"Nội dung cũ của {name} có thể đã được sửa tay và nay bị thay; bản cũ giữ ở {copy.relative_to(plans).as_posix()}."
        found.append(_problem(draft, "K233", Severity.WARNING, message, "So hai bản; chép lại những chỗ sửa tay còn đúng."))
    replace_file(file, revision.text)
    write_beside(draft, file, original)
    _write_account(draft, plans, source.metadata.id, file)
    hint = "Xem lại tệp; địa chỉ và mã của kế hoạch giữ nguyên."
    found += [_problem(draft, "K231", Severity.NOTE, f"Đã cập nhật {name}. {change}.", hint) for change in revision.changes]
    hint = "Nếu văn bản đúng thì sửa mục này trong tệp; nếu không thì để nguyên."
    found += [_problem(draft, "K232", Severity.NOTE, f"Giữ nguyên phần người sửa trong {name}. {kept}.", hint) for kept in revision.kept]
    return file


def _same_number(draft: Draft, other: PlanSource) -> Diagnostic:
    """Ask which of two papers bears its number by mistake: the later must not take the place of the earlier."""
    message = (
        f"Cùng loại, số {draft.metadata.number}, cơ quan và năm với {other.path}, nhưng trích yếu khác hẳn (“{draft.metadata.title[:80]}”): "
        "có thể một trong hai in nhầm số; không ghi gì."
    )
    hint = f"Nhầm số thì sửa số trong văn bản rồi nhập lại; đúng là bản mới của kế hoạch ấy thì nhập với --update {other.metadata.id}."
    return _problem(draft, "K238", Severity.WARNING, message, hint)


def _near(draft: Draft, other: PlanSource) -> Diagnostic:
    """Tell of a plan that is nearly this one."""
    message = f"Gần trùng với {other.path}: cùng cơ quan, cùng thời gian, tên gần như nhau, khác số."
    hint = "Nếu văn bản này thay hoặc sửa văn bản kia thì ghi vào mục relations; nếu là một thì rút một bản."
    return _problem(draft, "K239", Severity.WARNING, message, hint)


def _question(draft: Draft, other: PlanSource) -> Diagnostic:
    """Ask whether two papers are one plan."""
    message = f"Có phải cùng một kế hoạch với {other.path}? Cùng cơ quan, cùng thời gian, tên gần như nhau, mà số còn để trống."
    hint = (
        f"Nếu là một: xóa tệp vừa ghi rồi nhập lại với --update {other.metadata.id}. "
        "Nếu là hai: đổi status thành published và chạy kehoach register."
    )
    return _problem(draft, "K237", Severity.WARNING, message, hint)


def _problem(draft: Draft, code: str, severity: Severity, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, location=Location(path=draft.paper.name), message=message, hint=hint)
