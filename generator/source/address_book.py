"""The address book `plans/addresses.tsv`: every address ever published, in the order of publication.

Enters: the file (`id`, `address`, `first published`, separated by tabs, no heading); rows to be appended.
Leaves: `AddressBook`; the bytes of the file with the new rows after them.

Rules: the file only grows, in git with `merge=union`. The number of a line is the plan's permanent ordinal, so no line is ever
removed or moved; a line that cannot be read keeps its number. A folder without one builds (ordinals in order of address).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Severity
from generator.model import PartialDate
from generator.source.problems import Problems
from generator.text import ZERO_WIDTH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

FILE_NAME = "addresses.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRow:
    """One line of the address book."""

    id: str
    address: str
    """Without slashes at the ends and without `.md`."""
    first_published: str
    """`2025-11-18`."""
    ordinal: int = 0
    """Number of its line; 0 before it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressBook:
    """Addresses that must go on working."""

    rows: tuple[AddressRow, ...] = ()
    exists: bool = False
    """False when the folder has no address book."""
    lines: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def ordinal(self, plan_id: str) -> int | None:
        """Permanent number of a plan; None when it is not listed."""
        return next((row.ordinal for row in self.rows if row.id == plan_id), None)

    def ordinals(self, plan_ids: Iterable[str]) -> dict[str, int]:
        """A number for each plan, given in order of address: its own, or one after the last line where it is not listed."""
        listed = {row.id: row.ordinal for row in self.rows}
        following = max(len(self.lines), *listed.values(), 0) + 1 if listed else len(self.lines) + 1
        numbers: dict[str, int] = {}
        for plan_id in plan_ids:
            if plan_id in listed:
                numbers[plan_id] = listed[plan_id]
            else:
                numbers[plan_id] = following
                following += 1
        return numbers


def read_address_book(plans: Path) -> AddressBook:
    """Read the address book of a plans folder; lines that cannot be read are reported in `diagnostics` and left out."""
    problems = Problems(path=FILE_NAME)
    try:
        text = (plans / FILE_NAME).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return AddressBook()
    except OSError as error:
        problems.add("K102", f"Không mở được sổ địa chỉ ({error.strerror}).", "Kiểm tra quyền đọc của tệp.")
        return AddressBook(exists=True, diagnostics=tuple(problems.found))
    except UnicodeDecodeError:
        problems.add("K103", "Sổ địa chỉ không phải văn bản UTF-8.", "Lấy lại bản cũ của tệp này từ git.")
        return AddressBook(exists=True, diagnostics=tuple(problems.found))
    lines = tuple(line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")) if text else ()
    problems.lines = lines
    rows: list[AddressRow] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        row = _row(line, number, problems)
        if row is None:
            continue
        if row.id in seen or row.address in seen:
            first = seen.get(row.id, seen.get(row.address))
            hint = "Giữ nguyên dòng cũ; xóa trắng nội dung dòng này nhưng để lại dòng trống, vì số dòng là số thứ tự của kế hoạch."
            problems.add("K171", f"id hoặc địa chỉ này đã có ở dòng {first}.", hint, line=number, column=1)
            continue
        seen[row.id] = seen[row.address] = number
        rows.append(row)
    return AddressBook(rows=tuple(rows), exists=True, lines=lines, diagnostics=tuple(problems.found))


def append(plans: Path, rows: Iterable[AddressRow]) -> tuple[AddressRow, ...]:
    """Write new rows after the existing bytes, which stay as they are; an id that is listed already is not written again.

    Returns the rows written, with their ordinals. Raises ValueError for a row that would not be read back.
    """
    book = read_address_book(plans)
    known = {row.id for row in book.rows} | {row.address for row in book.rows}
    written: list[AddressRow] = []
    for row in rows:
        if row.id in known or row.address in known:
            continue
        check = Problems(path=FILE_NAME)
        fresh = _row(f"{row.id}\t{row.address}\t{row.first_published}", len(book.lines) + len(written) + 1, check)
        if fresh is None:
            raise ValueError(check.found[0].message)
        known |= {row.id, row.address}
        written.append(fresh)
    if written:
        file = plans / FILE_NAME
        old = file.read_bytes() if book.exists else b""
        joint = "\n" if old and not old.endswith(b"\n") else ""
        text = joint + "".join(f"{row.id}\t{row.address}\t{row.first_published}\n" for row in written)
        with file.open("ab") as out:
            out.write(text.encode())
    return tuple(written)


def check_addresses(
    book: AddressBook, *, produced: Mapping[str, str], aliases: Collection[str], unread: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Compare the book with the plans: every listed address still answers, every plan is listed.

    Args:
        book: what was promised.
        produced: address of each plan that is built → its id.
        aliases: old addresses that plans answer to.
        unread: addresses of files that have errors of their own; they are not reported again.
    """
    problems = Problems(path=FILE_NAME, lines=book.lines)
    if not book.exists:
        return ()
    for row in book.rows:
        if row.address not in produced and row.address not in aliases and row.address not in unread:
            problems.add(
                "K172",
                f"Địa chỉ đã công bố “{row.address}” không còn trang nào.",
                "Nếu kế hoạch được chuyển chỗ: thêm địa chỉ này vào aliases: của tệp mới. "
                "Nếu kế hoạch bị rút: giữ tệp và ghi withdrawn: với on: và reason:.",
                line=row.ordinal,
                column=1,
            )
        elif row.address in produced and produced[row.address] != row.id:
            hint = f"Trả id của kế hoạch về {row.id}; id đã công bố không bao giờ đổi."
            problems.add("K172", f"Kế hoạch ở “{row.address}” đã đổi id.", hint, line=row.ordinal, column=1)
    listed = {row.address for row in book.rows}
    for address in sorted(produced.keys() - listed):
        hint = "Chạy `kehoach register` để ghi địa chỉ của kế hoạch vào sổ."
        unlisted = Problems(path=f"{address}.md")
        unlisted.add("K173", "Kế hoạch chưa có trong sổ địa chỉ addresses.tsv.", hint, severity=Severity.WARNING)
        problems.found += unlisted.found
    return tuple(problems.found)


def _row(line: str, number: int, problems: Problems) -> AddressRow | None:
    """One line; None when it is blank or not right."""
    if not line.strip(" \t" + ZERO_WIDTH):
        return None  # a line taken out keeps its number
    fields = line.split("\t")
    if len(fields) != 3:
        hint = "Mỗi dòng gồm id, địa chỉ và ngày công bố đầu tiên, cách nhau bằng một dấu Tab; xem lại dòng này trong git."
        problems.add("K170", f"Dòng này có {len(fields)} cột, cần đúng 3.", hint, line=number, column=1)
        return None
    plan_id, address, published = (part.strip() for part in fields)
    if not plan_id or plan_id != address.replace("/", "-") or address.strip("/") != address:
        hint = "id là địa chỉ với dấu / thay bằng dấu -; địa chỉ không có dấu / ở hai đầu."
        problems.add("K170", "id và địa chỉ trên dòng này không khớp nhau.", hint, line=number, column=1)
        return None
    try:
        good = PartialDate.parse(published).valid
    except ValueError:
        good = False
    if not good:
        column = line.rindex("\t") + 2
        problems.add("K170", f"“{published}” không phải một ngày.", "Ghi năm-tháng-ngày như 2025-11-18.", line=number, column=column)
        return None
    return AddressRow(id=plan_id, address=address, first_published=published, ordinal=number)
