"""Where a plan comes from, and which place the words of an issuer mean.

Enters: a plan (its folders and the place in its front matter), an issuer's words, the gazetteer.
Leaves: place paths (`dak-nong/huyen-dak-mil`), the part of a key that tells one `UBND` from another.

Rules: a relative issuer (`UBND huyện`) is the citing plan's own unit of that level; a name is looked for in the plan's own place
first, then in its province, then in the country, and counts only where exactly one unit bears it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator import urls
from generator.corpus.issuers import almost_equal, units
from generator.text import fold

if TYPE_CHECKING:
    from generator.corpus.issuers import UnitWords
    from generator.gazetteer import Gazetteer
    from generator.model import PlanSource

_YEAR = re.compile(r"\d{4}")
_DISTRICTS = ("huyen-", "quan-", "tx-", "tp-")
_COMMUNES = ("xa-", "phuong-", "tt-", "dac-khu-")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that a plan lies in."""

    name: str | None
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """The units a plan lies in, as far as it says."""

    province: Unit | None = None
    district: Unit | None = None
    commune: Unit | None = None

    @property
    def innermost(self) -> Unit | None:
        """The smallest one."""
        return self.commune or self.district or self.province

    def at(self, unit: UnitWords) -> Unit | None:
        """The plan's own unit of the level that an issuer's words name."""
        if unit.level != "city":
            return {"province": self.province, "district": self.district, "commune": self.commune}[unit.level]
        city = self.district is not None and self.district.path.rpartition("/")[2].startswith("tp-")
        return self.district if city else self.province


def folders(source: PlanSource) -> tuple[str, ...]:
    """Folders of a plan's file above the year: its place, `()` for a file at the root."""
    parts = source.path.parts[:-1]
    return tuple(parts[: next((i for i, part in enumerate(parts) if _YEAR.fullmatch(part)), len(parts))])


def folder_year(source: PlanSource) -> int | None:
    """The year in a plan's address."""
    return next((int(part) for part in source.path.parts[:-1] if _YEAR.fullmatch(part)), None)


def plan_day(source: PlanSource) -> date | None:
    """A day on which the plan was current: of issue, else of the beginning, else within the year of its address."""
    metadata = source.metadata
    for moment in (metadata.issued_on, metadata.period.start if metadata.period else None):
        day = moment.first_day() if moment else None
        if day:
            return day
    year = folder_year(source)
    return date(year, 1, 1) if year else None


class Locator:
    """Looks places up for one library, each question once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._found: dict[tuple[str, str, date | None], tuple[str, ...]] = {}

    def own_place(self, source: PlanSource) -> OwnPlace:
        """Where a plan lies: its folders where they say, else the names in its front matter through the gazetteer."""
        names = source.metadata.place
        parts = folders(source)
        on = plan_day(source)
        if parts[:1] == (urls.CENTRAL,):
            return OwnPlace()
        province = self._unit(names.province, "province", parts[0] if parts else None, None, on)
        district_folder = next(("/".join(parts[: i + 1]) for i, p in enumerate(parts) if p.startswith(_DISTRICTS)), None)
        district = self._unit(names.district, "district", district_folder, province, on)
        commune_folder = next(("/".join(parts[: i + 1]) for i, p in enumerate(parts) if p.startswith(_COMMUNES)), None)
        commune = self._unit(names.commune, "commune", commune_folder, district or province, on)
        return OwnPlace(province=province, district=district, commune=commune)

    def _unit(self, name: str | None, level: str, folder: str | None, above: Unit | None, on: date | None) -> Unit | None:
        if folder is not None:
            return Unit(name, folder)
        if name is None:
            return None
        found = self._lookup(name, level, on)
        inside = [path for path in found if above is None or path.startswith(f"{above.path}/")]
        return Unit(name, inside[0]) if len(inside) == 1 else None

    def locate(self, issuer: str | None, own: OwnPlace, on: date | None) -> str | None:
        """Path of the place an issuer belongs to; None where the words leave it open."""
        named = units(issuer) if issuer else ()
        if not named:
            return self._of_office(issuer, own)
        unit, *outer = named
        ours = own.at(unit)
        if unit.name is None:
            return ours.path if ours else None
        if ours and ours.name and almost_equal(unit.name, ours.name):
            return ours.path
        return self._by_name(unit, tuple(outer), own, on)

    def _of_office(self, issuer: str | None, own: OwnPlace) -> str | None:
        """Offices whose name implies a level: `Đảng ủy` of the plan's commune, `Sở …` of its province."""
        words = fold(issuer or "").removeprefix("ban thuong vu ").removeprefix("ban chap hanh ").removeprefix("giam doc ")
        if re.fullmatch(r"dang (?:uy|bo)\b.*", words) and own.commune:
            return own.commune.path
        if words.startswith("so ") and own.province:
            return own.province.path
        return None

    def _by_name(self, unit: UnitWords, outer: tuple[UnitWords, ...], own: OwnPlace, on: date | None) -> str | None:
        """The one unit of that name: inside the unit named after it, else near the plan, else in the country."""
        assert unit.name is not None
        said = bool(outer and outer[0].name)
        parents = (self.locate_unit(outer, own, on),) if said else _paths(own)
        for level in ("province", "district") if unit.level == "city" else (unit.level,):
            found = [path for path in self._lookup(unit.name, level, on) if _has_type(path, unit.type)]
            for parent in filter(None, parents):
                inside = [path for path in found if path.startswith(f"{parent}/")]
                if len(inside) == 1:
                    return inside[0]
            if len(found) == 1 and not said:
                return found[0]
        return None

    def locate_unit(self, named: tuple[UnitWords, ...], own: OwnPlace, on: date | None) -> str | None:
        """Path of the first of these units."""
        if not named:
            return None
        ours = own.at(named[0])
        if ours and (named[0].name is None or (ours.name and almost_equal(named[0].name, ours.name))):
            return ours.path
        return self._by_name(named[0], named[1:], own, on) if named[0].name else None

    def _lookup(self, name: str, level: str, on: date | None) -> tuple[str, ...]:
        question = (name, level, on)
        if question not in self._found:
            places = self._gazetteer.lookup(name, level=level, on=on) or self._gazetteer.lookup(name, level=level)
            self._found[question] = tuple(dict.fromkeys(place.path for place in places))
        return self._found[question]


def _paths(own: OwnPlace) -> tuple[str, ...]:
    """Places to look in, nearest first."""
    return tuple(unit.path for unit in (own.district, own.province) if unit)


def _has_type(path: str, unit_type: str) -> bool:
    """A path below a province begins with its type; `huyện` never finds a `thị xã`."""
    if "/" not in path:
        return True
    return path.rpartition("/")[2].startswith(urls.LEVEL_PREFIXES.get(unit_type, "") + "-")
