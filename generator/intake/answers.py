"""Answers typed into a sheet: written by an import with a row for everything that wants a person, read back into the plan files.

Enters: reviews; later the sheet, filled in.
Leaves: the bytes of an `.xlsx`; later `Answer`s, and plan files in which the answered lines are changed and nothing else.

Rules. An empty cell answers nothing. `không có` says that the paper has none. A day may be a date of the spreadsheet or typed as `08/01/2025`. Every file is
checked before it is written: an answer that would not pass `kehoach check` changes nothing and is told with the row it stands in. Cells are never formulas.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, Location, Severity, count, visible
from generator.intake.address import today
from generator.intake.again import find_by_id
from generator.intake.packages import stamped
from generator.intake.update import replace_file, with_values
from generator.model import Status, Sureness
from generator.source.address_book import AddressRow, append
from generator.source.reader import read_source
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.model import PlanSource, Review, ReviewField

NAME = "tra-loi.xlsx"
COLUMNS = ("Văn bản", "Kế hoạch (id)", "Mục", "Ô trong tệp", "Đang ghi", "Mức", "Chữ trong văn bản", "Ví dụ", "Trả lời")
_WIDTHS = (26, 34, 20, 18, 34, 12, 60, 26, 34)
_ID, _KEY, _ANSWER = COLUMNS.index("Kế hoạch (id)"), COLUMNS.index("Ô trong tệp"), COLUMNS.index("Trả lời")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_GROUPS = {
    "place.province": (
        ("place.province", "Tỉnh, thành phố"),
        ("place.district", "Huyện, quận (trước 7/2025)"),
        ("place.commune", "Xã, phường"),
    ),
    "period.from": (("period.from", "Thời gian: từ"), ("period.until", "Thời gian: đến")),
    "signatory.name": (
        ("signatory.name", "Người ký"),
        ("signatory.capacity", "Ký thay (TM., KT.)"),
        ("signatory.position", "Chức vụ người ký"),
    ),
}
_KNOWN = frozenset({"kind", "number", "issued_on", "issued_at", "issuer", "title", "short_title", "status"}) | {
    key for rows in _GROUPS.values() for key, _ in rows
}
_NONE = frozenset({"khong co", "khong", "khong ghi", "de trong"})
_MAY_BE_NULL = frozenset({"number", "issued_on"})
_LARGEST = 5_000_000
_MOST_ROWS = 20_000
_LONGEST_CELL = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One filled cell."""

    plan_id: str
    key: str
    value: str
    row: int
    """Of the sheet, from 1."""


def answer_sheet(reviews: Iterable[Review]) -> bytes | None:
    """The sheet; None when nothing is left to answer."""
    rows = [row for review in reviews for row in _rows(review)]
    if not rows:
        return None
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook()
    sheet = book.active
    sheet.title = "Trả lời"
    for row in (COLUMNS, *rows):
        sheet.append([None] * len(COLUMNS))
        for column, words in enumerate(row, 1):
            cell = sheet.cell(sheet.max_row, column)
            _set_words(cell, words)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for index, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGHI"[index]].width = width
        sheet.cell(1, index + 1).font = Font(bold=True)
    for number in range(2, len(rows) + 2):
        cell = sheet.cell(number, _ANSWER + 1)
        cell.fill, cell.number_format = PatternFill("solid", fgColor="FFF6D6"), "@"
    sheet.freeze_panes = "A2"
    book.properties.created = book.properties.modified = datetime(2020, 1, 1)  # noqa: DTZ001 - the format knows no zone
    out = io.BytesIO()
    book.save(out)
    return stamped(_without_clock(out.getvalue()))


def _without_clock(package: bytes) -> bytes:
    """The library writes the moment of saving into the package."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2020-01-01T00:00:00Z", content)
            new.writestr(name, content)
    return out.getvalue()


def _set_words(cell: Any, words: str) -> None:
    """Words, whatever they begin with: papers are not trusted, and a spreadsheet runs what begins with an equals sign."""
    cell.value = visible(words)[:_LONGEST_CELL] or None
    if words:
        cell.data_type = "s"
        cell.quotePrefix = words.startswith(_FORMULA)


def _rows(review: Review) -> Iterator[tuple[str, ...]]:
    """What one paper leaves open; a draft may be published here too."""
    start = (review.paper, review.plan_id)
    for field in review.fields:
        if field.sureness is Sureness.SURE or field.key not in _KNOWN:
            continue
        for key, name in _GROUPS.get(field.key, ((field.key, field.name),)):
            first = key == field.key
            yield (
                *start,
                name,
                key,
                (field.value or "") if first else "",
                field.sureness.value,
                _doubt(field) if first else "",
                field.example if first else "",
                "",
            )
    if review.is_draft:
        yield (*start, "Trạng thái", "status", "draft", "cần xem", "Được phép đăng thì ghi published.", "published", "")


def _doubt(field: ReviewField) -> str:
    return "; ".join(part for part in (field.source, *field.why) if part)


# ── the way back ──────────────────────────────────────────────────────────────────────────────────────────────────────


def read_answers(file: Path) -> tuple[tuple[Answer, ...], tuple[Diagnostic, ...]]:
    """The filled cells of a sheet; columns are found by their heads, so that a person may move them."""
    try:
        content = file.read_bytes()
    except OSError as error:
        return (), (_problem(file, f"Không mở được tệp ({error.strerror}).", "Kiểm tra đường dẫn."),)
    if len(content) > _LARGEST:
        return (), (_problem(file, "Bảng trả lời quá lớn.", "Dùng đúng bảng do lệnh import ghi ra."),)
    try:
        table = _table(content)
    except Exception:  # noqa: BLE001 - whatever the library raises on a broken or foreign file, the person is told the same
        return (), (
            _problem(
                file, "Không đọc được bảng trả lời: tệp hỏng hoặc không phải .xlsx.", "Mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx."
            ),
        )
    heads = [collapse(str(cell or "")) for cell in (table[0] if table else ())]
    places = {name: heads.index(name) for name in (COLUMNS[_ID], COLUMNS[_KEY], COLUMNS[_ANSWER]) if name in heads}
    if len(places) < 3:
        message = f"Bảng thiếu một trong các cột “{COLUMNS[_ID]}”, “{COLUMNS[_KEY]}”, “{COLUMNS[_ANSWER]}”."
        return (), (_problem(file, message, "Dùng đúng bảng do lệnh import ghi ra, giữ nguyên dòng đầu."),)
    answers = []
    for number, row in enumerate(table[1:], 2):
        plan_id, key, value = (_words(row[places[name]] if places[name] < len(row) else None) for name in places)
        if value and plan_id and key:
            answers.append(Answer(plan_id=plan_id, key=key, value=value, row=number))
    return tuple(answers), ()


def _table(content: bytes) -> list[tuple[object, ...]]:
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(part.file_size for part in package.infolist()) > 10 * _LARGEST:
            raise ValueError
    sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    return [tuple(row) for row in sheet.iter_rows(max_row=_MOST_ROWS, max_col=40, values_only=True)]


def _words(value: object) -> str:
    """What a cell says: dates of the spreadsheet as days, whole numbers without a point, a protecting apostrophe gone."""
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    words = collapse(str(value)) if value is not None else ""
    return words[1:] if words.startswith("'") and words[1:].startswith(_FORMULA) else words


def apply_answers(answers: Sequence[Answer], plans: Path, sheet: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write answers into the plan files; the files that changed, and what could not be written."""
    by_plan: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_plan[answer.plan_id].append(answer)
    changed, problems = [], []
    for plan_id, given in by_plan.items():
        source = find_by_id(plan_id, plans)
        if source is None:
            hint = "Tệp có thể đã đổi tên hoặc có lỗi; chạy kehoach check."
            problems.append(_problem(sheet, f"Không có kế hoạch nào có id “{plan_id}”.", hint, row=given[0].row))
            continue
        found = _apply(given, source, plans, sheet)
        problems += found
        if not found:
            changed.append(plans / source.path)
    return tuple(changed), tuple(problems)


def _apply(answers: list[Answer], source: PlanSource, plans: Path, sheet: Path) -> list[Diagnostic]:
    """One plan: all its answers, or none of them."""
    problems = [
        _problem(sheet, f"Không có ô “{answer.key}” để trả lời.", "Giữ nguyên cột “Ô trong tệp”.", row=answer.row)
        for answer in answers
        if answer.key not in _KNOWN
    ]
    values: dict[str, str | None] = {}
    for answer in answers:
        says_none = fold(answer.value) in _NONE
        values[answer.key] = None if says_none else answer.value
        if says_none and answer.key not in _MAY_BE_NULL and "." not in answer.key:
            problems.append(_problem(sheet, f"Ô “{answer.key}” không để trống được.", "Ghi giá trị, hoặc xóa câu trả lời.", row=answer.row))
    if problems:
        return problems
    file = plans / source.path
    text = with_values(file.read_bytes().decode("utf-8-sig"), values)
    read = read_source(text.encode(), source.path)
    if read.source is None:
        rows = ", ".join(str(answer.row) for answer in answers)
        worst = [problem for problem in read.diagnostics if problem.severity is Severity.ERROR]
        return [_problem(sheet, f"Dòng {rows}: {problem.message}", problem.hint, row=answers[0].row) for problem in worst]
    replace_file(file, text)
    if source.metadata.status is Status.DRAFT and read.source.metadata.status is Status.PUBLISHED:
        append(plans, [AddressRow(id=source.metadata.id, address=str(source.path.with_suffix("")), first_published=today().isoformat())])
    assert not count(read.diagnostics, Severity.ERROR)
    return []


def _problem(sheet: Path, message: str, hint: str, *, row: int = 0) -> Diagnostic:
    return Diagnostic(code="K256", severity=Severity.ERROR, location=Location(path=str(sheet), line=row), message=message, hint=hint)
