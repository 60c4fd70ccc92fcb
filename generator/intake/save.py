"""Writing a draft below the plans folder. Nothing that is there is ever changed.

Enters: a draft and the plans folder.
Leaves: `<address>.md`, a line in the address book, the account in `.import/<id>.json`; or nothing and the reason.

Refused: a paper with a secrecy mark, an empty body, lost characters, a paper (same SHA-256) that is here already.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Location, Severity
from generator.intake.address import propose_address, today
from generator.intake.report import report_json
from generator.model import Status
from generator.source.address_book import FILE_NAME, AddressRow, append, read_address_book
from generator.source.front_matter import dump

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Draft

REPORTS = ".import"
"""Folder of the accounts, below the plans folder."""
_HEAD = 20_000


def save(draft: Draft, plans: Path) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """Write a draft to a place of its own; None with a diagnostic when nothing was written.

    The diagnostics of the draft come first in what is returned.
    """
    found = list(draft.diagnostics)
    if any(problem.severity is Severity.ERROR for problem in found):
        return None, tuple(found)
    known = next(_same_paper(draft, plans), None)
    if known is not None:
        message = f"Văn bản này đã được nhập: {known.relative_to(plans).as_posix()}; không ghi gì thêm."
        hint = "Sửa trực tiếp tệp đó; muốn nhập lại từ đầu thì xóa tệp trước."
        found.append(_problem(draft, "K230", Severity.NOTE, message, hint))
        return None, tuple(found)
    is_new = not plans.exists() or not any(plans.rglob("*.md"))
    address, file = _write(draft, plans)
    plan_id = address.replace("/", "-")
    if draft.metadata.status is Status.PUBLISHED and (is_new or (plans / FILE_NAME).exists()):
        append(plans, [AddressRow(id=plan_id, address=address, first_published=today().isoformat())])
    report = plans / REPORTS / f"{plan_id}.json"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(json.dumps(report_json(draft, file), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return file, tuple(found)


def _write(draft: Draft, plans: Path) -> tuple[str, Path]:
    """Take the first free address and write the file; creating it and taking it are one step."""
    wished = propose_address(draft)
    listed = {row.address for row in read_address_book(plans).rows}
    number = 1
    while True:
        address = wished if number == 1 else f"{wished}-{number}"
        number += 1
        file = plans / f"{address}.md"
        if address in listed or file.exists():
            continue
        text = dump(replace(draft.metadata, id=address.replace("/", "-"))) + "\n" + draft.body.rstrip("\n") + "\n"
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        except FileExistsError:
            continue
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        return address, file


def _same_paper(draft: Draft, plans: Path) -> Iterator[Path]:
    """Plan files that were made from the same paper."""
    wanted = f"sha256: {draft.paper.sha256}"
    for file in sorted(plans.rglob("*.md")) if plans.is_dir() else ():
        if file.is_file() and not file.is_symlink():
            with file.open(encoding="utf-8", errors="replace") as text:
                if wanted in text.read(_HEAD).replace('"', "").replace("'", ""):
                    yield file


def _problem(draft: Draft, code: str, severity: Severity, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, location=Location(path=draft.paper.name), message=message, hint=hint)
