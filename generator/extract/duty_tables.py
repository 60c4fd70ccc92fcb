"""Duties and deadlines of a table of tasks: `Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành`.

Enters: a `Table` with a column of bodies, the `Reading` it stands in, the plan's deadlines.
Leaves: one `Assignment` for each body and row, with the path of the row; `Deadline`s of the cells that say when.

A row without a body of its own has that of the row above, where it has a date or helpers. `Thường xuyên`, `Hằng năm` are no dates.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from generator.extract.dates import date_at, names_quarter, quarter_at
from generator.extract.duty_bodies import name_of, split_bodies
from generator.extract.tables import Column
from generator.model import Assignment, DateSource, Deadline, PartialDate, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.reading import Reading
    from generator.extract.tables import Table

_MOMENT = re.compile(r"(?<![a-z0-9/.-])(?:ngay|thang|quy|nam|\d)")
_MONTH = re.compile(r"thang +(?P<m>1[0-2]|0?[1-9])(?: *(?:nam|[/-]))* *(?P<y>20\d\d)")


def table_assignments(reading: Reading, table: Table, deadlines: Sequence[Deadline]) -> Iterator[Assignment]:
    """Every duty of a table."""
    above: list[Span] = []
    for row in table.rows:
        task = next((cell for _, cell in table.cells(row, Column.NAME)), None)
        leads = [span for _, cell in table.cells(row, Column.LEAD) for span in _names(reading, cell)]
        helpers = tuple(name_of(reading, span) for _, cell in table.cells(row, Column.WITH) for span in _names(reading, cell))
        due = [cell for _, cell in table.cells(row, Column.DUE)]
        if not leads and (helpers or due):
            leads = above
        above = leads or above
        if task is None or not leads:
            continue
        first = bisect.bisect_left(deadlines, row.span.start, key=lambda deadline: deadline.span.start)
        last = bisect.bisect_left(deadlines, row.span.end, key=lambda deadline: deadline.span.start)
        within = (deadline.date for deadline in deadlines[first:last])
        date = next((date for date in within if date), None) or next((date for cell in due if (date := _date(reading, cell))), None)
        for span in leads:
            yield Assignment(
                span=span if row.span.holds(span) else task,
                path=row.path,
                anchor=table.provision.anchor,
                lead=name_of(reading, span),
                coordinating=tuple(dict.fromkeys(helpers)),
                action=reading.words(task.start, task.end).replace("*", "").strip(" ;.,"),
                deadline=date,
            )


def table_deadlines(reading: Reading, tables: Sequence[Table], deadlines: Sequence[Deadline]) -> tuple[Deadline, ...]:
    """All deadlines in order: those found in sentences, and those of the tables' cells that say when; rows give their path."""
    if not tables:
        return tuple(deadlines)
    out: list[Deadline] = []
    done = 0
    for table in tables:
        for row in table.rows:
            while done < len(deadlines) and deadlines[done].span.start < row.span.start:
                out.append(deadlines[done])
                done += 1
            found = list(takewhile(lambda deadline, end=row.span.end: deadline.span.start < end, islice(deadlines, done, None)))  # type: ignore[misc]
            done += len(found)
            out += (replace(deadline, path=row.path, anchor=table.provision.anchor) for deadline in found)
            for _, cell in table.cells(row, Column.DUE) if Column.NAME in table.columns else ():
                known = any(cell.start <= deadline.span.start < cell.end for deadline in found)
                if not known and (date := _date(reading, cell)):
                    out.append(
                        Deadline(
                            span=cell,
                            path=row.path,
                            anchor=table.provision.anchor,
                            raw=reading.words(cell.start, cell.end),
                            date=date,
                            date_from=DateSource.QUARTER if names_quarter(reading.key, cell.start, cell.end) else None,
                        )
                    )
    return tuple(sorted((*out, *deadlines[done:]), key=lambda deadline: deadline.span.start))


def _names(reading: Reading, cell: Span) -> Iterator[Span]:
    """Bodies of a cell."""
    start = cell.start
    for part in re.split(r"(;|<br ?/?>|\n)", reading.flat[cell.start : cell.end]):
        if part.strip(" -+*;") and not part.startswith("<br"):
            yield from split_bodies(reading.flat, start, start + len(part))
        start += len(part)


def _date(reading: Reading, cell: Span) -> PartialDate | None:
    """The last date of a cell: `Tháng 3 - 6/2026`, `Quý II/2026`, `Trước 30/9/2026`."""
    date, cursor = None, cell.start
    while found := _MOMENT.search(reading.key, cursor, cell.end):
        cursor = found.end()
        quarter = quarter_at(reading.key, found.start())
        month = _MONTH.match(reading.key, found.start(), cell.end)
        if quarter and quarter.end <= cell.end:
            date, cursor = quarter.date, quarter.end
        elif month:
            date, cursor = PartialDate(int(month["y"]), int(month["m"])), month.end()
        elif (read := date_at(reading.key, found.start())) and read.end <= cell.end:
            date, cursor = read.date, read.end
    return date
