"""Targets of a table: one for each value that its row prints.

Enters: a `Table` whose columns print aims, and the `Reading` it stands in.
Leaves: `Target`s in order; the unit from its column, its cell or the brackets behind the indicator, the year from the column's heading, the raw words are the row's.

Refused: results of the past, cells without a number (`Đạt`, `-`, `x`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extract.tables import Column
from generator.model import Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.reading import Reading
    from generator.extract.tables import Row, Table

_NUMBER = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?|\d{1,9}(?:[.,]\d{1,3})?)"
_CELL = re.compile(
    rf"(?P<bound>≥|>=|≤|<=|>|<|tren|duoi|it nhat|toi thieu|khong qua|toi da|tu|dat|khoang|tang|giam|con|duy tri|giu vung)?(?: (?:tu|them|len|xuong|con))? *(?P<value>\d{{1,4}} ?/ ?\d{{1,4}}|{_NUMBER} *(?:-|den) *{_NUMBER}|{_NUMBER}) *"
    r"(?P<unit>[%‰?](?: */ *[a-z]+)?|(?!tro (?:len|xuong))[a-z][a-z0-9 /]{0,40}?)? *(?P<up>tro len|tro xuong)?(?: *\([^()]*\))? *[.;]?"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_TERM = re.compile(r"20\d\d *- *20\d\d")
_IN_BRACKETS = re.compile(r" *\(([^()]{1,30})\)$")
_BOUNDS = {
    "≥": ">=",
    ">=": ">=",
    "tren": ">=",
    "it nhat": ">=",
    "toi thieu": ">=",
    ">": ">=",
    "≤": "<=",
    "<=": "<=",
    "<": "<=",
    "duoi": "<=",
    "khong qua": "<=",
    "toi da": "<=",
}
_STRICT = frozenset((">", "<", "tren", "duoi"))


def table_targets(reading: Reading, table: Table) -> Iterator[Target]:
    """Every value of a table of aims."""
    for row in table.rows:
        name = next((reading.words(cell.start, cell.end) for _, cell in table.cells(row, Column.NAME)), "")
        unit = next((reading.words(cell.start, cell.end) for _, cell in table.cells(row, Column.UNIT)), "")
        name = name.replace("*", "").strip(" -+.;:")
        bracket = _IN_BRACKETS.search(name)
        if not unit and bracket:
            unit, name = bracket[1], name[: bracket.start()]
        if name:
            yield from _targets(reading, table, row, name, unit)


def _targets(reading: Reading, table: Table, row: Row, name: str, unit: str) -> Iterator[Target]:
    for place, cell in table.cells(row, Column.VALUE):
        words = "".join(sign if (sign := reading.flat[at]) in "≥≤‰" else reading.key[at] for at in range(cell.start, cell.end))
        found = _CELL.fullmatch(words.strip())
        if found is None:
            continue
        bound = found["bound"] or ""
        own = reading.words(cell.start + found.start("unit"), cell.start + found.end("unit")) if found["unit"] else ""
        heading = table.headings[place]
        years = _YEAR.findall(_TERM.sub("", heading))
        yield Target(
            span=cell,
            path=row.path,
            anchor=table.provision.anchor,
            raw=reading.words(row.span.start, row.span.end).strip(" |"),
            indicator=name,
            value="".join(found["value"].split())
            if "/" in found["value"]
            else reading.words(cell.start + found.start("value"), cell.start + found.end("value")),
            unit=(own or unit).replace("*", "").replace(" / ", "/"),
            comparator=">=" if found["up"] == "tro len" else "<=" if found["up"] else _BOUNDS.get(bound, "="),
            strict=bound in _STRICT,
            year=int(years[-1]) if years else None,
        )
