"""`kehoach export`: everything about the whole library in a few files, below `api/v1/` of a built site.

Enters: the plans, the folder of the site. Leaves: files, and `index.json`, which lists them with rows, bytes and digest. Not a part of the build: a changed plan
would make all of it anew, which takes longer than the rest of a build after a small change.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from generator import urls
from generator.bulk.akoma_ntoso import akoma_ntoso, fit
from generator.bulk.archive import write_zip
from generator.bulk.database import write_database
from generator.bulk.offline import offline_files
from generator.bulk.rows import tables
from generator.inputs import today
from generator.open_data.records import Records
from generator.parse.provisions import parse
from generator.publish.tables import sheet
from generator.render.hub import Sources
from generator.render.library import Library
from generator.source.reader import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.pipeline import Examination

DATABASE = "ke-hoach-mo.sqlite"
AKOMA_NTOSO = "akoma-ntoso.zip"
OFFLINE = "ke-hoach-mo-ngoai-tuyen.zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """One file."""

    name: str
    rows: int
    """Rows of a table or of all tables, entries of an archive."""


def export(examined: Examination, site: Path, site_url: str) -> tuple[Exported, ...]:
    """Write every file below the site."""
    folder = site / urls.API
    folder.mkdir(parents=True, exist_ok=True)
    sources = Sources(
        library=Library.of(examined.corpus), papers=examined.shelf, as_of=today(), site_url=site_url, published=examined.published
    )
    made = [_lines(sources, folder)]
    found = tuple(tables(sources))
    for table in found:
        rows = [["" if cell is None else str(cell) for cell in row] for row in table.rows]
        (folder / f"{table.name}.csv").write_bytes(sheet(table.names, rows))
        made.append(Exported(name=f"{table.name}.csv", rows=len(rows)))
    write_database(found, folder / DATABASE)
    made.append(Exported(name=DATABASE, rows=sum(len(table.rows) for table in found)))
    made.append(Exported(name=AKOMA_NTOSO, rows=write_zip(folder / AKOMA_NTOSO, _papers(examined, site_url))))
    made.append(export_offline(site, folder / OFFLINE))
    (folder / "index.json").write_bytes(_listed(folder, made))
    return tuple(made)


def export_offline(site: Path, file: Path) -> Exported:
    """Write the copy to carry alone."""
    return Exported(name=file.name, rows=write_zip(file, offline_files(site)))


def _lines(sources: Sources, folder: Path) -> Exported:
    """Every plan's record, one JSON object a line."""
    records = Records(sources.library, sources.published, sources.site_url)
    lines = [records[plan.id] + "\n" for plan in sources.library.corpus.plans]
    (folder / "plans.jsonl").write_text("".join(lines), encoding="utf-8")
    return Exported(name="plans.jsonl", rows=len(lines))


def _papers(examined: Examination, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Texts are not kept in memory: each plan is read again."""
    for record in examined.corpus.plans:
        if not fit(record.metadata):
            continue
        source, _ = read_plan(examined.plans / record.path, examined.plans)
        if source:
            yield f"{record.address}.xml", akoma_ntoso(parse(source)[0], record.address, site_url)


def _listed(folder: Path, made: list[Exported]) -> bytes:
    """`index.json`."""
    files = []
    for one in made:
        content = (folder / one.name).read_bytes()
        files.append({"name": one.name, "rows": one.rows, "bytes": len(content), "sha256": sha256(content).hexdigest()})
    return (json.dumps({"version": 1, "schema": "schema.json", "files": files}, ensure_ascii=False, indent=1) + "\n").encode()
