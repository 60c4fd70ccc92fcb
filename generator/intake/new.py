"""A new plan on disk: the skeleton of the one after a plan that is here, or of one from scratch.

Enters: id or file of the plan before; a skeleton.
Leaves: `<address>.md` with `status: draft`, or a Word file; nothing that is there is ever overwritten.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Location, Severity
from generator.extract.annotate import annotate
from generator.gazetteer import Gazetteer
from generator.intake.address import propose_address
from generator.intake.again import find_by_id
from generator.intake.skeleton import as_source_text, next_skeleton, year_of
from generator.intake.word import word_file
from generator.model import PlaceNames
from generator.parse.provisions import parse
from generator.source.address_book import read_address_book
from generator.source.reader import read_plan

if TYPE_CHECKING:
    from generator.intake.skeleton import Skeleton

_UNPLACED_LEVEL = "central"


def skeleton_after(previous: str, plans: Path, *, year: int | None) -> tuple[Skeleton | None, tuple[Diagnostic, ...]]:
    """The skeleton of the plan after the one that an id or a path names; the year after it where none is given."""
    file = Path(previous)
    source, problems = read_plan(file, plans) if file.suffix == ".md" and file.is_file() else (find_by_id(previous, plans), ())
    if source is None:
        return None, problems
    annotated = annotate(parse(source)[0])
    before = year_of(annotated)
    if year is None and before is None:
        message = "Không rõ kế hoạch trước là của năm nào."
        return None, (_problem(previous, "K250", Severity.ERROR, message, "Ghi năm của kế hoạch mới bằng --year."),)
    skeleton = next_skeleton(annotated, year=year or (before or 0) + 1)
    return skeleton, _gone(skeleton)


def save_source(skeleton: Skeleton, plans: Path) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """Write the skeleton as a draft below the plans folder, at the first free address."""
    level = _UNPLACED_LEVEL if skeleton.metadata.place == PlaceNames() else None
    wished = propose_address(skeleton.metadata, level=level)
    listed = {row.address for row in read_address_book(plans).rows}
    number = 1
    while True:
        address = wished if number == 1 else f"{wished}-{number}"
        number += 1
        file = plans / f"{address}.md"
        if address not in listed and _written(file, as_source_text(skeleton, address.replace("/", "-")).encode()):
            return file, ()


def save_word(skeleton: Skeleton, file: Path) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """Write the skeleton as a Word file, unless there is a file already."""
    if _written(file, word_file(skeleton)):
        return file, ()
    return None, (_problem(str(file), "K251", Severity.ERROR, "Đã có tệp này, không ghi đè.", "Chọn tên khác cho --word."),)


def _written(file: Path, content: bytes) -> bool:
    """Create a file and write it; False where there is one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    return True


def _gone(skeleton: Skeleton) -> tuple[Diagnostic, ...]:
    """A place that is no more what the plan before called it."""
    gazetteer, place = Gazetteer.load(), skeleton.metadata.place
    units = gazetteer.locate(place)
    on = date(skeleton.year, 12, 31)
    if not units or any(unit.valid_on(on) for unit in units):
        return ()
    now = ", ".join(unit.full_name for unit in gazetteer.today(units[0])[:6])
    message = f"{units[0].full_name} không còn vào năm {skeleton.year}{f'; nay thuộc {now}' if now else ''}."
    return (
        _problem(skeleton.metadata.issuer, "K252", Severity.WARNING, message, "Sửa issuer và place trong tệp mới theo đơn vị hiện nay."),
    )


def _problem(where: str, code: str, severity: Severity, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, location=Location(path=where), message=message, hint=hint)
