"""Tables of what pages list, for a spreadsheet: one CSV a year of the measurable aims.

Enters: the Library.
Leaves: name below the site's root → bytes. UTF-8 with a mark, so that office programs read Vietnamese; every row says its plan and its line,
whose address leads to the plan's name: with the name in each row the table would be twice as large.

A cell that a spreadsheet would run as a formula (`= + - @`, tab, line end in front) gets an apostrophe: papers are not trusted.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model import File
from generator.render.hub import Hub
from generator.render.target_pages import table_name
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import Aim, Target
    from generator.render.hub import Sources
    from generator.render.library import Library

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_BOUNDS = {(">=", False): "từ", ("<=", False): "tối đa", (">=", True): "trên", ("<=", True): "dưới"}
TARGET_COLUMNS = ("Năm", "Cơ quan", "Số", "Chỉ tiêu", "So sánh", "Giá trị", "Đơn vị", "Phạm vi", "Mục", "Địa chỉ")


def table_hubs(sources: Sources) -> Iterator[Hub]:
    """One table for each year of aims, in the order of the years."""
    years: dict[int, list[Aim]] = {}
    for aim in sources.library.corpus.aims:
        years.setdefault(aim.year or 0, []).append(aim)
    for year in sorted(years):
        plans = dict.fromkeys(aim.plan_id for aim in years[year])
        yield Hub(key=table_name(year), plans=plans, make=partial(_target_table, sources.library, year, years[year], sources.site_url))


def _target_table(library: Library, year: int, aims: Sequence[Aim], site_url: str) -> File:
    """The aims of one year. Rows are joined here: a large library has hundreds of thousands, and their words come again and again.

    They become bytes plan by plan: as one text they would be the largest thing that a build holds.
    """
    parts = [b"\xef\xbb\xbf", _row(TARGET_COLUMNS).encode()]
    for plan_id, inside in groupby(aims, key=lambda aim: aim.plan_id):
        plan = library.plans[plan_id]
        head = f"{year or ''},{cell(library.office(plan))},{cell(plan.metadata.number or '')}"
        address = f"{site_url}{library.addresses[plan_id]}/#"
        parts.append("".join([f"{head},{_aim(aim.target, address)}\r\n" for aim in inside]).encode())
    return File(name=table_name(year), content=b"".join(parts))


def _aim(target: Target, address: str) -> str:
    """Cells of one aim."""
    bound = _BOUNDS.get((target.comparator, target.strict), "bằng")
    said = f"{_words(target.indicator)},{bound},{_words(target.value)},{_words(target.unit)},{_words(target.scope or '')}"
    return f"{said},{cell(target.path)},{cell(address + target.anchor)}"


def sheet(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Columns and rows as CSV."""
    return b"\xef\xbb\xbf" + "".join(map(_row, (columns, *rows))).encode()


def _row(cells: Iterable[str]) -> str:
    """One line of a table."""
    return ",".join(map(cell, cells)) + "\r\n"


def cell(words: str) -> str:
    """A cell as CSV has it, quoted where it must be; never a formula."""
    if words.startswith(_FORMULA):
        words = f"'{words}"
    if '"' in words or "," in words or "\n" in words or "\r" in words:
        return '"' + words.replace('"', '""') + '"'
    return words


@lru_cache(maxsize=65536)
def _words(printed: str) -> str:
    """Words of a paper as a cell."""
    return cell(collapse(printed))
