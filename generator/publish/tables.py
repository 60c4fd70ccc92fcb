"""Tables of what pages list, for a spreadsheet: one CSV a year of the measurable aims.

Enters: the Library.
Leaves: name below the site's root → bytes. UTF-8 with a mark, so that office programs read Vietnamese; every row says its plan and its line.

A cell that a spreadsheet would run as a formula (`= + - @`, tab, line end in front) gets an apostrophe: papers are not trusted.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from generator.render.target_pages import table_name
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Aim
    from generator.render.library import Library

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BOUNDS = {(">=", False): "từ", ("<=", False): "tối đa", (">=", True): "trên", ("<=", True): "dưới"}
TARGET_COLUMNS = ("Năm", "Cơ quan", "Kế hoạch", "Số", "Chỉ tiêu", "So sánh", "Giá trị", "Đơn vị", "Phạm vi", "Mục", "Địa chỉ")


def tables(library: Library, *, site_url: str) -> Iterator[tuple[str, bytes]]:
    """One table for each year of aims, in the order of the years."""
    years: dict[int, list[Aim]] = {}
    for aim in library.corpus.aims:
        years.setdefault(aim.year or 0, []).append(aim)
    for year in sorted(years):
        rows = [_target_row(library, aim, site_url) for aim in years[year]]
        yield table_name(year), sheet(TARGET_COLUMNS, rows)


def _target_row(library: Library, aim: Aim, site_url: str) -> tuple[str, ...]:
    plan, target = library.plans[aim.plan_id], aim.target
    return (
        str(aim.year or ""),
        library.office(plan),
        plan.metadata.name,
        plan.metadata.number or "",
        collapse(target.indicator),
        _BOUNDS.get((target.comparator, target.strict), "bằng"),
        collapse(target.value),
        collapse(target.unit),
        collapse(target.scope or ""),
        target.path,
        f"{site_url}{library.addresses[plan.id]}/#{target.anchor}",
    )


def sheet(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Columns and rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(cell: str) -> str:
    """No cell is a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
