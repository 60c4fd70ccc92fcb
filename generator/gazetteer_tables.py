"""The tables of places as records: provinces and districts at once, communes one province at a time.

Enters: `generator/data/{provinces,districts,communes_old,communes_new}.tsv`, made by `generator.gazetteer_build`.
Leaves: `Place`, one for each unit; a unit that the reform of 01/07/2025 left alone is one, a merged province and its
namesake are two. Keys: the path, with `@2025-07` behind it for units born at the reform.

Rules: the design's section on identity; districts and communes of the old list ended on 30/06/2025 at the latest.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.slots import quickly_made

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = Path(__file__).parent / "data"
_REFORM = date(2025, 7, 1)
_BEFORE_REFORM = date(2025, 6, 30)
_BORN_AT_REFORM = "@2025-07"


class AdminLevel(StrEnum):
    """Level of a unit; districts ended with June 2025."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One administrative unit with its dates."""

    key: str
    """`dak-nong/huyen-cu-jut`, `dak-lak@2025-07`: never changes, never used twice."""
    name: str
    """Without its type: `Cư Jút`, `1` for Quận 1."""
    type: str
    """In lower case: `huyện`, `thị xã`, `phường`; the last one the unit had."""
    level: AdminLevel
    path: str
    """Address of its page; provinces of one name share it."""
    code: str
    """Code in the list of its time: Quyết định 124/2004/QĐ-TTg as amended, or 19/2025/QĐ-TTg. Codes were used again."""
    valid_from: date | None
    """None: since before the tables begin."""
    valid_until: date | None
    """Last day; None while it exists."""
    parent: str | None
    """Key of the unit above."""
    successors: tuple[str, ...] = ()
    """Keys of the units that took it over, the one that took most first."""
    predecessors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    former_types: tuple[tuple[str, date], ...] = ()
    """Earlier types, each with the first day it no longer applied."""
    deed: str = ""
    """Number of the act that made or last changed it, where known."""

    @property
    def full_name(self) -> str:
        """`Huyện Đắk Song`, with its last type."""
        return f"{self.type[:1].upper()}{self.type[1:]} {self.name}"

    def full_name_on(self, day: date) -> str:
        """`Tỉnh Đồng Nai` before it became a city."""
        unit_type = self.type_on(day)
        return f"{unit_type[:1].upper()}{unit_type[1:]} {self.name}"

    def type_on(self, day: date) -> str:
        """Its type on a day."""
        return next((unit_type for unit_type, ended in self.former_types if day < ended), self.type)

    def valid_on(self, day: date) -> bool:
        """True when the unit existed on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_until is None or day <= self.valid_until)


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _former(cell: str) -> tuple[tuple[str, date], ...]:
    """`xã<2026-04-30` → the type and the day it ended."""
    if not cell:
        return ()
    pairs = (part.split("<") for part in cell.split("|") if part)
    return tuple((unit_type, date.fromisoformat(day)) for unit_type, day in pairs)


def _list(cell: str, separator: str = "|") -> tuple[str, ...]:
    return tuple(cell.split(separator)) if cell else ()


class Tables:
    """Places by level; each table is read when it is first asked for."""

    @cached_property
    def provinces(self) -> tuple[Place, ...]:
        """All provinces, those before the reform first."""
        rows = [_cells(line, 11) for line in _read("provinces").splitlines()[1:]]
        before: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            for successor in row[7].split():
                before[successor].append(row[0])
        return tuple(
            Place(
                key=key,
                name=name,
                type=unit_type,
                level=AdminLevel.PROVINCE,
                path=path,
                code=code,
                valid_from=_day(since),
                valid_until=_day(until),
                parent=None,
                successors=tuple(successors.split()),
                predecessors=tuple(before[key]),
                aliases=_list(aliases),
                former_types=_former(formerly),
                deed=deed,
            )
            for key, code, path, unit_type, name, since, until, successors, aliases, formerly, deed in rows
        )

    @cached_property
    def _province_on(self) -> dict[tuple[str, bool], Place]:
        """(path, after the reform) → the province of that name then."""
        found = {}
        for place in self.provinces:
            if place.valid_on(_BEFORE_REFORM):
                found[place.path, False] = place
            if place.valid_on(_REFORM):
                found[place.path, True] = place
        return found

    @cached_property
    def districts(self) -> tuple[Place, ...]:
        """All districts."""
        return tuple(
            place for parent, lines in self._groups("districts").items() for place in self._old_units(parent, lines, AdminLevel.DISTRICT)
        )

    def communes(self, province: str) -> tuple[Place, ...]:
        """Communes of every vintage below the provinces with this path."""
        if province not in self._communes:
            self._communes[province] = (*self._communes_before(province), *self._communes_after(province))
        return self._communes[province]

    def provinces_with(self, part: str) -> tuple[str, ...]:
        """Paths of provinces with a commune whose address ends so (`nam-dong`); quick, and reads no other table."""
        found: dict[str, None] = {}
        for table in ("communes_old", "communes_new"):
            text = _read(table)
            for match in re.finditer(rf"-{re.escape(part)}(?:-\d)?\t", text):
                start = text.rfind("\n# ", 0, match.start()) + 3
                found[text[start : text.index("\n", start)].partition("/")[0]] = None
        return tuple(found)

    @cached_property
    def _communes(self) -> dict[str, tuple[Place, ...]]:
        return {}

    @cached_property
    def _ended(self) -> dict[str, tuple[Place, ...]]:
        return {}

    @cached_property
    def _old_groups(self) -> dict[str, list[tuple[str, list[str]]]]:
        """Province path → districts with the lines of their communes."""
        grouped: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
        for district, lines in self._groups("communes_old").items():
            grouped[district.partition("/")[0]].append((district, lines))
        return grouped

    @cached_property
    def _new_groups(self) -> dict[str, list[str]]:
        return self._groups("communes_new")

    def _communes_before(self, province: str) -> tuple[Place, ...]:
        if province not in self._ended:
            groups = self._old_groups.get(province, ())
            self._ended[province] = tuple(
                place for district, lines in groups for place in self._old_units(district, lines, AdminLevel.COMMUNE)
            )
        return self._ended[province]

    def _old_units(self, parent: str, lines: list[str], level: AdminLevel) -> Iterator[Place]:
        """Units below the path `parent` that ended with June 2025 or before."""
        top = parent.partition("/")[0]
        above = self._province_on[top, False].key if level is AdminLevel.DISTRICT else parent
        root = self._root(top)
        for line in lines:
            code, part, unit_type, name, until, successors, aliases, formerly = _cells(line, 8)
            yield Place(
                key=f"{parent}/{part}",
                name=name,
                type=unit_type,
                level=level,
                path=f"{parent}/{part}",
                code=code,
                valid_from=None,
                valid_until=_day(until) or _BEFORE_REFORM,
                parent=above,
                successors=tuple(_successor(root, s) for s in successors.split()),
                aliases=_list(aliases),
                former_types=_former(formerly),
            )

    def _communes_after(self, province: str) -> Iterator[Place]:
        lines = self._new_groups.get(province, ())
        before = self._before(province) if lines else {}
        for line in lines:
            code, part, unit_type, name, until, _, aliases, formerly = _cells(line, 8)
            path = f"{province}/{part}"
            yield Place(
                key=path + _BORN_AT_REFORM,
                name=name,
                type=unit_type,
                level=AdminLevel.COMMUNE,
                path=path,
                code=code,
                valid_from=_REFORM,
                valid_until=_day(until),
                parent=self._province_on[province, True].key,
                predecessors=tuple(before.get(path + _BORN_AT_REFORM, ())),
                aliases=_list(aliases),
                former_types=_former(formerly),
            )

    def _before(self, province: str) -> dict[str, list[str]]:
        """Key of a commune of today → keys of the units it was made from."""
        now = self._province_on[province, True]
        tops = {key.partition("@")[0] for key in now.predecessors} | {province}
        found: dict[str, list[str]] = defaultdict(list)
        for top in sorted(tops):
            with_communes = {district for district, _ in self._old_groups.get(top, ())}
            islands = (place for place in self.districts if place.path not in with_communes and place.path.startswith(f"{top}/"))
            for place in (*self._communes_before(top), *islands):
                for successor in place.successors:
                    found[successor].append(place.key)
        return found

    def _root(self, top: str) -> str:
        """Path of today's province above the successors of units below `top`."""
        place = self._province_on[top, False]
        return place.successors[0].partition("@")[0] if place.successors else place.path

    def _groups(self, table: str) -> dict[str, list[str]]:
        """Parent path → lines of its units."""
        blocks = _read(table).split("\n# ")[1:]
        return {lines[0]: lines[1:] for lines in (block.splitlines() for block in blocks)}


@lru_cache(maxsize=4)
def _read(table: str) -> str:
    return (_DATA / f"{table}.tsv").read_text(encoding="utf-8")


def _cells(line: str, number: int) -> list[str]:
    """Cells of a line whose last empty ones are not written."""
    cells = line.split("\t")
    return cells + [""] * (number - len(cells))


def _successor(root: str, cell: str) -> str:
    """`xa-nam-dong` → a commune of today below `root`; a cell with a slash is the key of an older unit."""
    return cell if "/" in cell else f"{root}/{cell}{_BORN_AT_REFORM}"
