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
from typing import TYPE_CHECKING, Protocol

from generator import urls
from generator.corpus.issuers import is_misread, units
from generator.gazetteer import AdminLevel
from generator.text import fold

if TYPE_CHECKING:
    from generator.corpus.issuers import UnitWords
    from generator.gazetteer import Gazetteer
    from generator.model import PlanMetadata

_DISTRICTS = ("huyen-", "quan-", "tx-", "tp-")
_PROVINCE_TYPES = frozenset({"tỉnh", "thành phố"})
_COMMUNES = ("xa-", "phuong-", "tt-", "dac-khu-")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that a plan lies in."""

    name: str | None
    path: str
    types: frozenset[str]
    """`huyện`; several where the type changed; all where the gazetteer does not know the place."""


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
        """The plan's own unit of the type that an issuer's words name; none where the types differ."""
        candidates = {
            "city": (self.district, self.province),
            "province": (self.province,),
            "district": (self.district,),
            "commune": (self.commune,),
        }
        return next((own for own in candidates[unit.level] if own and unit.type in own.types), None)


class Placed(Protocol):
    """A plan as far as its place goes: a source or a record."""

    @property
    def metadata(self) -> PlanMetadata:
        """The front matter."""

    @property
    def folders(self) -> tuple[str, ...]:
        """Folders of its file above the year."""

    @property
    def folder_year(self) -> int | None:
        """The year in its address."""


def plan_day(source: Placed) -> date | None:
    """A day on which the plan was current: of issue, else of the beginning, else within the year of its address."""
    metadata = source.metadata
    for moment in (metadata.issued_on, metadata.period.start if metadata.period else None):
        day = moment.first_day() if moment else None
        if day:
            return day
    year = source.folder_year
    return date(year, 1, 1) if year else None


class Locator:
    """Looks places up for one library, each question once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._found: dict[tuple[str, str, str, str | None, date | None], tuple[str, ...]] = {}

    def own_place(self, source: Placed) -> OwnPlace:
        """Where a plan lies: its folders where they say, else the names in its front matter through the gazetteer."""
        parts = source.folders
        if parts[:1] == (urls.CENTRAL,):
            return OwnPlace()
        names = source.metadata.place
        found = self._gazetteer.locate(names, on=plan_day(source)) if names.province and not parts else ()
        if len(found) == 1:
            parts = tuple(found[0].path.split("/"))
        district = next((i for i, part in enumerate(parts) if part.startswith(_DISTRICTS)), None)
        commune = next((i for i, part in enumerate(parts) if part.startswith(_COMMUNES)), None)
        return OwnPlace(
            province=self._unit(names.province, parts[:1], _PROVINCE_TYPES) if parts else None,
            district=self._unit(names.district, parts[: district + 1], _types(parts[district])) if district is not None else None,
            commune=self._unit(names.commune, parts[: commune + 1], _types(parts[commune])) if commune is not None else None,
        )

    def _unit(self, name: str | None, parts: tuple[str, ...], otherwise: frozenset[str]) -> Unit:
        """A unit of the plan's own place with the types it has had."""
        path = "/".join(parts)
        known = [
            unit_type
            for place in self._gazetteer.by_path(path)
            for unit_type in (place.type, *(former for former, _ in place.former_types))
        ]
        return Unit(name, path, frozenset(known) or otherwise)

    def locate(self, issuer: str | None, own: OwnPlace, on: date | None) -> str | None:
        """Path of the place an issuer belongs to; None where the words leave it open."""
        named = units(issuer) if issuer else ()
        return self._path(named, own, on) if named else _of_office(issuer, own)

    def _path(self, named: tuple[UnitWords, ...], own: OwnPlace, on: date | None) -> str | None:
        """Path of the first of these units."""
        unit, *outer = named
        ours = own.at(unit)
        if unit.name is None:
            return ours.path if ours else None
        if ours and ours.name and unit.name.lower() == ours.name.lower():
            return ours.path
        if outer and outer[0].name:
            above = self._path(tuple(outer), own, on)
            parents = [above] if above else []
        else:
            parents = [place.path for place in (own.district, own.province) if place] + [""]
        for level in (AdminLevel.PROVINCE, AdminLevel.DISTRICT) if unit.level == "city" else (AdminLevel(unit.level),):
            for parent in [""] if level is AdminLevel.PROVINCE else parents:
                found = self._lookup(unit, level, parent or None, on)
                if len(found) == 1:
                    return found[0]
        return ours.path if ours and ours.name and is_misread(unit, ours.name) else None

    def _lookup(self, unit: UnitWords, level: AdminLevel, parent: str | None, on: date | None) -> tuple[str, ...]:
        """Paths of the units that the words can mean; those of the day first, else of any time."""
        question = (unit.type, unit.name or "", level.value, parent, on)
        if question not in self._found:
            words = f"{unit.type} {unit.name}"
            lookup = self._gazetteer.lookup
            places = (lookup(words, level=level, parent=parent, on=on) if on else ()) or lookup(words, level=level, parent=parent)
            typed = [place for place in places if unit.type == place.type or unit.type in {former for former, _ in place.former_types}]
            kept = typed if typed or unit.level == "city" else places
            self._found[question] = tuple(dict.fromkeys(place.path for place in kept))
        return self._found[question]


def _types(folder: str) -> frozenset[str]:
    """Type that a folder below a province begins with."""
    return frozenset(words for words, prefix in urls.LEVEL_PREFIXES.items() if folder.startswith(f"{prefix}-"))


def _of_office(issuer: str | None, own: OwnPlace) -> str | None:
    """Offices whose name implies a level: `Đảng ủy` of the plan's commune, `Sở …` of its province."""
    words = re.sub(r"^(?:ban (?:thuong vu|chap hanh)|giam doc|truc thuoc) ", "", fold(issuer or ""))
    if re.fullmatch(r"dang uy", words) and own.commune:
        return own.commune.path
    if words.startswith("so ") and own.province:
        return own.province.path
    return None
