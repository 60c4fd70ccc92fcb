"""Names of places to places: every province, district and commune before and after 01/07/2025.

Enters: a name as printed, with or without its type (`huyện Đắk Song`, `TP. Buôn Ma Thuột`, `Nam Dong`), and what is known of
where and when.
Leaves: the one unit meant, all candidates, or nothing; never a guess. `closest` alone forgives misspelling, and only inside a
known parent, so that a caller can show what it did.

Spelling that does not count: case, blanks, hyphens, where the tone of `oa`, `uy` stands, `i` for `y`, `đắc` for `đắk`, `04` for `4`. A name
typed with its marks means those marks where such a unit exists; a name without any mark means every unit that folds to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar

from generator.gazetteer_tables import AdminLevel, Place, Tables
from generator.text import fold, normalise, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from generator.model import PlaceNames

__all__ = ["AdminLevel", "Gazetteer", "Place"]

T = TypeVar("T")

CLOSE_ENOUGH = 88
"""Least likeness (0 to 100) of a misspelt name, and `CLEARLY_CLOSER` how far the next name must be behind."""
CLEARLY_CLOSER = 10

_LEVELS: dict[str, tuple[AdminLevel, ...]] = {
    "tỉnh": (AdminLevel.PROVINCE,),
    "thành phố": (AdminLevel.PROVINCE, AdminLevel.DISTRICT),
    "huyện": (AdminLevel.DISTRICT,),
    "quận": (AdminLevel.DISTRICT,),
    "thị xã": (AdminLevel.DISTRICT,),
    "xã": (AdminLevel.COMMUNE,),
    "phường": (AdminLevel.COMMUNE,),
    "thị trấn": (AdminLevel.COMMUNE,),
    "đặc khu": (AdminLevel.COMMUNE,),
}
_FOLDED_TYPES = {fold(unit_type): unit_type for unit_type in _LEVELS}
_SHORT_TYPES = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "h": "huyện", "q": "quận", "p": "phường", "x": "xã", "t": "tỉnh"}
_TYPE_WORD = re.compile(
    r"""(?:(?P<word>thanh\ pho|thi\ xa|thi\ tran|dac\ khu|tinh|huyen|quan|phuong|xa)\ +   # thị xã …
      | (?P<short>tp|tx|tt)(?:\.\ *|\ +|(?=hcm\b))                                        # TP. …, TPHCM
      | (?P<letter>[hqpxt])\.\ *                                                          # H. …
      | (?P<numbered>[qp])\.?\ *(?=\d)                                                    # Q1, P.5
    )(?=\S)""",
    re.VERBOSE,
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORDS = re.compile(r"[^\W_]+")
_FINAL_Y = re.compile(r"((?:^|[bcdghklmnpqrstvx])|qu)y$")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a printed name: which type, which name."""

    type: str | None
    name: str

    @property
    def key(self) -> str:
        return name_key(self.name)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What two spellings of a name have in common: `Đắc Lắk`, `dak lak` → `daklak`."""
    return "".join(map(_common_syllable, _WORDS.findall(fold(normalise(name).text))))


def _common_syllable(syllable: str) -> str:
    if syllable == "dac":
        return "dak"
    if syllable.isdigit():
        return syllable.lstrip("0") or "0"
    return _FINAL_Y.sub(r"\1i", syllable)


@lru_cache(maxsize=8192)
def _spelling(name: str) -> str:
    """The name with its marks, tones behind their syllables: `Hoà Bình` and `Hòa Bình` are one, `Hoa Bình` is another."""
    out = []
    for syllable in _WORDS.findall(normalise(name).text.lower()):
        parts = unicodedata.normalize("NFD", syllable)
        out.append("".join(c for c in parts if c not in _TONES) + "".join(c for c in parts if c in _TONES))
    return "".join(out)


def _has_marks(name: str) -> bool:
    """True when the name was typed with Vietnamese letters."""
    return not name.isascii()


def _readings(printed: str) -> tuple[_Reading, ...]:
    """The ways to read a name, the likelier first. A type word with its marks is a type; without them it may be part of the name."""
    text = " ".join(normalise(printed).text.split())
    whole = _Reading(None, text)
    match = _TYPE_WORD.match(fold(text))
    if match is None:
        return (whole,)
    rest = text[match.end() :]
    if match["word"]:
        unit_type = _FOLDED_TYPES[match["word"].strip()]
        with_type = _Reading(unit_type, rest)
        marked = text[: len(unit_type)].lower() == unit_type
        return (with_type, whole) if marked else (whole, with_type)
    return (_Reading(_SHORT_TYPES[match["short"] or match["letter"] or match["numbered"]], rest), whole)


class Gazetteer:
    """All places. Make it with `Gazetteer.load()`; tables are read when they are needed."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._communes_indexed: dict[str, dict[str, list[Place]]] = {}

    @classmethod
    def load(cls) -> Gazetteer:
        """The gazetteer, one for the whole process."""
        return _load()

    @property
    def provinces(self) -> tuple[Place, ...]:
        """All provinces of both vintages."""
        return self._tables.provinces

    @property
    def districts(self) -> tuple[Place, ...]:
        """All districts."""
        return self._tables.districts

    def communes(self, province: Place | str) -> tuple[Place, ...]:
        """Communes of every vintage below a province, or below all provinces with this path."""
        if isinstance(province, str):
            return self._tables.communes(province)
        return tuple(place for place in self._tables.communes(province.path) if self.province_of(place) == province)

    # ── by key and address ────────────────────────────────────────────────────────────────────────────────────────────

    def by_key(self, key: str) -> Place | None:
        """The unit with this key."""
        found = self._above_communes.get(key)
        if found is None and "/" in key:
            found = self._commune_keys(key.partition("/")[0]).get(key)
        return found

    def by_path(self, path: str) -> tuple[Place, ...]:
        """Units whose page has this address, oldest first; several only for provinces of one name."""
        if "/" not in path:
            return tuple(place for place in self.provinces if place.path == path)
        found = self._above_communes.get(path)
        if found is not None:
            return (found,)
        communes = self._commune_keys(path.partition("/")[0])
        return tuple(place for place in (communes.get(path), communes.get(f"{path}@2025-07")) if place is not None)

    # ── by name ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def lookup(
        self, name: str, *, level: AdminLevel | None = None, parent: Place | str | None = None, on: date | None = None
    ) -> tuple[Place, ...]:
        """Units a printed name can mean: one, all candidates, or nothing.

        Args:
            name: As printed, with or without the type of unit.
            level: Only this level; a type in the name narrows it too.
            parent: The unit it lies in, or the path of a province (then of any vintage). What the parent was made from
                counts when nothing else fits: `huyện Đắk Song` is found in today's Lâm Đồng.
            on: Only units that existed on this day.
        """
        for reading in _readings(name):
            for scope in self._scopes(parent, reading, level):
                found = self._choose(reading, scope, level, on)
                if found:
                    return found
        return ()

    def closest(self, name: str, *, parent: Place | str | None, level: AdminLevel | None = None, on: date | None = None) -> Place | None:
        """The one unit whose name is misspelt here (`Cur Jút` → Cư Jút), or None when that is not plain.

        Only inside a known parent, and there one level below unless `level` or the type in the name says otherwise; without
        a parent only among provinces. A name that `lookup` knows is not misspelt: its only unit, or None for several.
        """
        exact = self.lookup(name, level=level, parent=parent, on=on)
        if exact:
            return exact[0] if len(exact) == 1 else None
        if parent is None and level is not AdminLevel.PROVINCE:
            return None
        from rapidfuzz import fuzz, process

        for reading in _readings(name):
            known = self._keys_in(parent, reading, level, on)
            ranked = process.extract(reading.key, list(known), scorer=fuzz.ratio, limit=2)
            if not ranked or ranked[0][1] < CLOSE_ENOUGH or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEARLY_CLOSER):
                continue
            units = known[ranked[0][0]]
            if len({unit.path for unit in units}) == 1:
                return units[-1]
        return None

    def locate(self, names: PlaceNames, *, on: date | None = None) -> tuple[Place, ...]:
        """The lowest unit that a plan's place names: each name is looked up inside the one above it."""
        found: tuple[Place, ...] = ()
        parents: tuple[Place | None, ...] = (None,)
        levels = ((names.province, AdminLevel.PROVINCE), (names.district, AdminLevel.DISTRICT), (names.commune, AdminLevel.COMMUNE))
        for name, level in levels:
            if not name:
                continue
            found = _unique(place for parent in parents for place in self.lookup(name, level=level, parent=parent, on=on))
            if not found:
                return ()
            parents = found
        return found

    # ── relations ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def parent_of(self, place: Place) -> Place | None:
        """The unit above."""
        return None if place.parent is None else self.by_key(place.parent)

    def province_of(self, place: Place) -> Place:
        """The province it lies in, of its own time."""
        above = self.parent_of(place)
        return place if above is None else self.province_of(above)

    def children(self, place: Place, *, on: date | None = None) -> tuple[Place, ...]:
        """Units directly below: districts and (since the reform) communes of a province, communes of a district."""
        below = (*self.districts, *self._tables.communes(place.path.partition("/")[0]))
        return tuple(unit for unit in below if unit.parent == place.key and (on is None or unit.valid_on(on)))

    def successors(self, place: Place) -> tuple[Place, ...]:
        """The units that took it over, the one that took most first."""
        return tuple(unit for unit in map(self.by_key, place.successors) if unit is not None)

    def predecessors(self, place: Place) -> tuple[Place, ...]:
        """The units it was made from."""
        return tuple(unit for unit in map(self.by_key, place.predecessors) if unit is not None)

    def today(self, place: Place) -> tuple[Place, ...]:
        """Successors followed to the units that exist now; the place itself when it still does."""
        if place.valid_until is None:
            return (place,)
        return _unique(unit for successor in self.successors(place) for unit in self.today(successor))

    # ── indexes ───────────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _above_communes(self) -> dict[str, Place]:
        return {place.key: place for place in (*self.provinces, *self.districts)}

    @cached_property
    def _names(self) -> dict[str, list[Place]]:
        """Key of a name → provinces and districts that bear it."""
        return _by_name((*self.provinces, *self.districts))

    def _commune_names(self, province: str) -> dict[str, list[Place]]:
        if province not in self._communes_indexed:
            self._communes_indexed[province] = _by_name(self._tables.communes(province))
        return self._communes_indexed[province]

    @lru_cache(maxsize=128)  # noqa: B019  (there is one gazetteer, and it lives as long as the process)
    def _commune_keys(self, province: str) -> dict[str, Place]:
        return {place.key: place for place in self._tables.communes(province)}

    # ── how a name is matched ─────────────────────────────────────────────────────────────────────────────────────────

    def _scopes(self, parent: Place | str | None, reading: _Reading, level: AdminLevel | None) -> Iterator[Iterable[Place]]:
        """Units that bear the name: inside the parent, then inside what it was made from."""
        wants_communes = level in (None, AdminLevel.COMMUNE) and (reading.type is None or AdminLevel.COMMUNE in _LEVELS[reading.type])
        if parent is None:
            provinces = self._tables.provinces_with(slug(reading.name)) if wants_communes else ()
            yield [
                *self._names.get(reading.key, ()),
                *(unit for path in provinces for unit in self._commune_names(path).get(reading.key, ())),
            ]
            if wants_communes and not provinces:
                yield [
                    unit
                    for path in _unique(place.path for place in self.provinces)
                    for unit in self._commune_names(path).get(reading.key, ())
                ]
            return
        for units in self._generations(parent):
            tops = _unique(unit.path.partition("/")[0] for unit in units)
            named = list(self._names.get(reading.key, ()))
            if wants_communes:
                named += [unit for top in tops for unit in self._commune_names(top).get(reading.key, ())]
            yield [unit for unit in named if self._lies_in(unit, units)]

    def _generations(self, parent: Place | str) -> Iterator[tuple[Place, ...]]:
        """The parent, under its other name too where it was only renamed; what it was made from; the district it went into."""
        units = self.by_path(parent) if isinstance(parent, str) else (parent,)
        renamed = (next_unit for unit in units for next_unit in self.successors(unit) if next_unit.predecessors == (unit.key,))
        yield _unique((*units, *(unit for unit in renamed if unit.level is AdminLevel.PROVINCE)))
        before = _unique(unit for place in units for unit in self.predecessors(place))
        if before:
            yield before
        after = _unique(unit for place in units for unit in self.successors(place) if unit.level is place.level is AdminLevel.DISTRICT)
        if after:
            yield after

    def _lies_in(self, unit: Place, parents: tuple[Place, ...]) -> bool:
        keys = {parent.key for parent in parents}
        above: Place | None = unit
        while above is not None and above.parent is not None:
            if above.parent in keys:
                return True
            above = self.by_key(above.parent)
        return False

    def _choose(self, reading: _Reading, units: Iterable[Place], level: AdminLevel | None, on: date | None) -> tuple[Place, ...]:
        """Of units with the name: those of the level and day, of the type if any has it, of the exact spelling if any has it."""
        levels = _LEVELS[reading.type] if reading.type else tuple(AdminLevel)
        found = [
            unit for unit in units if unit.level in levels and (level is None or unit.level is level) and (on is None or unit.valid_on(on))
        ]
        if reading.type:
            found = _prefer(found, lambda unit: reading.type == unit.type or reading.type in {former for former, _ in unit.former_types})
        if _has_marks(reading.name):
            spelling = _spelling(reading.name)
            found = _prefer(found, lambda unit: spelling in map(_spelling, (unit.name, *unit.aliases)))
        order = list(AdminLevel)
        return tuple(
            sorted(_unique(found), key=lambda unit: (order.index(unit.level), _spelling(unit.name) != _spelling(reading.name), unit.key))
        )

    def _keys_in(self, parent: Place | str | None, reading: _Reading, level: AdminLevel | None, on: date | None) -> dict[str, list[Place]]:
        """Key of each name directly inside the parent → its units."""
        if parent is None:
            below = self.provinces
        else:
            units = next(self._generations(parent))
            wanted = level or (_LEVELS[reading.type][-1] if reading.type else None)
            below = tuple(unit for above in units for unit in self.children(above))
            if wanted is AdminLevel.COMMUNE:
                below += tuple(unit for district in below for unit in self.children(district) if district.level is AdminLevel.DISTRICT)
            below = tuple(unit for unit in below if wanted is None or unit.level is wanted)
        return _by_name(unit for unit in below if on is None or unit.valid_on(on))


@lru_cache(maxsize=1)
def _load() -> Gazetteer:
    return Gazetteer(Tables())


def _by_name(places: Iterable[Place]) -> dict[str, list[Place]]:
    index: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for key in _unique(map(name_key, (place.name, *place.aliases))):
            index[key].append(place)
    return dict(index)


def _prefer(units: list[Place], wanted: Callable[[Place], bool]) -> list[Place]:
    """Those that are wanted, or all when none is."""
    return [unit for unit in units if wanted(unit)] or units


def _unique(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
