"""Tables of what pages list, for a spreadsheet: one CSV a year of the measurable aims.

Enters: the Library.
Leaves: name below the site's root → bytes, in an archive where a year has very many rows. UTF-8 with a mark, so that office programs read Vietnamese; every row says its plan and its line,
whose address leads to the plan's name: with the name in each row the table would be twice as large.

A cell that a spreadsheet would run as a formula (`= + - @`, tab, line end in front) gets an apostrophe: papers are not trusted.
"""

from __future__ import annotations

from functools import lru_cache, partial
from io import BytesIO
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

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
_QUICK = 1
"""Level of packing: the next ones take twice the time for a tenth of the bytes."""
TARGET_COLUMNS = ("Năm", "Cơ quan", "Số", "Chỉ tiêu", "So sánh", "Giá trị", "Đơn vị", "Phạm vi", "Mục", "Địa chỉ")


def table_hubs(sources: Sources) -> Iterator[Hub]:
    """One table for each year of aims, in the order of the years."""
    years: dict[int, list[Aim]] = {}
    for aim in sources.library.corpus.aims:
        years.setdefault(aim.year or 0, []).append(aim)
    for year in sorted(years):
        plans = dict.fromkeys(aim.plan_id for aim in years[year])
        name = table_name(year, len(years[year]))
        yield Hub(key=name, plans=plans, make=partial(_target_table, sources.library, name, years[year], sources.site_url))


def _target_table(library: Library, name: str, aims: Sequence[Aim], site_url: str) -> File:
    """The aims of one year. Rows are joined here: a large library has hundreds of thousands, and their words come again and again.

    They become bytes plan by plan: as one text they would be the largest thing that a build holds.
    """
    parts = _target_rows(library, aims, site_url)
    return File(name=name, content=_packed(name, parts) if name.endswith(".zip") else b"".join(parts))


def _packed(name: str, parts: Iterable[bytes]) -> bytes:
    """One table in an archive, the same bytes whenever it is the same table."""
    written = BytesIO()
    with (
        ZipFile(written, "w", ZIP_DEFLATED, compresslevel=_QUICK) as archive,
        archive.open(PurePosixPath(name).with_suffix(".csv").name, "w") as table,
    ):
        for part in parts:
            table.write(part)
    return written.getvalue()


def _target_rows(library: Library, aims: Sequence[Aim], site_url: str) -> Iterator[bytes]:
    """Mark and head, then the aims of each plan."""
    yield b"\xef\xbb\xbf" + _row(TARGET_COLUMNS).encode()
    year = aims[0].year or ""
    for plan_id, inside in groupby(aims, key=lambda aim: aim.plan_id):
        plan = library.plans[plan_id]
        head = f"{year},{cell(library.office(plan))},{cell(plan.metadata.number or '')}"
        address = f"{site_url}{library.addresses[plan_id]}/#"
        yield "".join([f"{head},{_aim(aim.target, address)}\r\n" for aim in inside]).encode()


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
