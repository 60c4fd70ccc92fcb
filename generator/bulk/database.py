"""The tables as one SQLite file, with the same bytes for the same library.

Enters: tables, where to write. Leaves: the file. No time goes into it: it is filled in memory with a fixed page size, then written in one go.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.bulk.rows import Table

_KEYS = {"plans": "id", "documents": "address"}
"""Tables whose rows are named by one column; the others are asked for by plan."""


def write_database(tables: Iterable[Table], file: Path) -> None:
    """Write the database; a file that is there goes."""
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("BEGIN")
        for table in tables:
            key = _KEYS.get(table.name)
            columns = ", ".join(f"{column} PRIMARY KEY" if column.split()[0] == key else column for column in table.columns)
            base.execute(f"CREATE TABLE {table.name} ({columns})")
            marks = ", ".join("?" * len(table.columns))
            base.executemany(f"INSERT INTO {table.name} VALUES ({marks})", table.rows)  # noqa: S608 - names are our own
            if key is None:
                base.execute(f"CREATE INDEX {table.name}_plan ON {table.name} (plan_id)")
        base.execute("COMMIT")
        base.execute("VACUUM INTO ?", (str(file),))
