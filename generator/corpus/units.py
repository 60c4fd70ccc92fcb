"""Where each unit of the gazetteer is found on the site, and which plans a unit of today has from the units it was made from.

Enters: the gazetteer, the hubs of places with plans.
Leaves: `Units`: every province name has a page of its own; units below it with plans have one too, all others an anchor on the
page of their province, so that no page is written for a commune that nobody has sent a plan from.

An anchor is the last part of the unit's path (`xa-duc-an`, `huyen-dak-song`). A commune of old whose last part stands twice on the
page has its whole path below the province: `huyen-cu-jut-xa-tam-thang`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from generator.gazetteer import AdminLevel
from generator.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.gazetteer import Gazetteer, Place
    from generator.model import PlaceHub


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """Units below all provinces of one name, each list in Vietnamese order."""

    communes_now: tuple[Place, ...]
    districts: tuple[Place, ...]
    communes_then: dict[str, tuple[Place, ...]]
    """Key of the district → its communes."""


class _Ground:
    """What follows from the gazetteer alone; worked out once for all libraries of a process."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._below: dict[str, Below] = {}
        self._anchors: dict[str, str] = {}
        self._today: dict[str, tuple[Place, ...]] = {}

    @cached_property
    def provinces(self) -> dict[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for place in sorted(self.gazetteer.provinces, key=lambda p: (sort_key(p.name), p.valid_until is None, str(p.valid_from or ""))):
            found[place.path].append(place)
        return {path: tuple(places) for path, places in found.items()}

    def below(self, path: str) -> Below:
        if path not in self._below:
            now, then = [], defaultdict(list)
            for commune in self.gazetteer.communes(path):
                if commune.valid_from is None and commune.parent:
                    then[commune.parent].append(commune)
                else:
                    now.append(commune)
            self._below[path] = Below(
                communes_now=_in_order(unit for unit in now if unit.valid_until is None),
                districts=_in_order(self._districts.get(path, [])),
                communes_then={key: _in_order(units) for key, units in then.items()},
            )
        return self._below[path]

    def anchor(self, place: Place) -> str:
        if place.key not in self._anchors:
            below = self.below(place.path.partition("/")[0])
            then = [commune for communes in below.communes_then.values() for commune in communes]
            units = [(unit, unit.path.rpartition("/")[2]) for unit in (*below.communes_now, *below.districts, *then)]
            times = Counter(part for _, part in units)
            for unit, part in units:
                self._anchors[unit.key] = part if times[part] == 1 or unit.path.count("/") == 1 else _whole(unit.path)
        return self._anchors.get(place.key, "")

    def today(self, place: Place) -> tuple[Place, ...]:
        if place.key not in self._today:
            self._today[place.key] = self.gazetteer.today(place)
        return self._today[place.key]

    @cached_property
    def _districts(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for district in self.gazetteer.districts:
            found[district.path.partition("/")[0]].append(district)
        return found


@lru_cache(maxsize=2)
def _ground(gazetteer: Gazetteer) -> _Ground:
    return _Ground(gazetteer)


class Units:
    """Addresses of units and the plans behind them, worked out when asked for."""

    def __init__(self, gazetteer: Gazetteer, hubs: Mapping[str, PlaceHub]) -> None:
        self.gazetteer = gazetteer
        self._hubs = hubs
        self._ground = _ground(gazetteer)

    # ── provinces ──

    @property
    def provinces(self) -> dict[str, tuple[Place, ...]]:
        """Address of each province name → the units that bore it, oldest first; in Vietnamese order of the names."""
        return self._ground.provinces

    @property
    def present(self) -> tuple[Place, ...]:
        """Provinces of today, in Vietnamese order."""
        return tuple(place for places in self.provinces.values() for place in places if place.valid_until is None)

    def now(self, path: str) -> Place | None:
        """The province of today that the name with this address leads to."""
        return next((unit for place in reversed(self.provinces.get(path, ())) for unit in self.today(place)), None)

    def former_names(self, present: Place) -> tuple[Place, ...]:
        """Provinces that a province of today was made from, itself before it grew among them; in Vietnamese order."""
        return tuple(sorted(self.gazetteer.predecessors(present), key=lambda place: sort_key(place.name)))

    # ── units below a province ──

    def below(self, path: str) -> Below:
        """Everything below the provinces with this path."""
        return self._ground.below(path)

    def today(self, place: Place) -> tuple[Place, ...]:
        """The units that have its land now; the place itself while it exists."""
        return self._ground.today(place)

    # ── addresses ──

    def has_page(self, address: str) -> bool:
        """True for a province name, and for a place with plans."""
        return address in self._hubs or address in self.provinces

    def address(self, place: Place) -> tuple[str, str]:
        """The unit's page and, where that is the page of its province, its anchor there."""
        if place.level is AdminLevel.PROVINCE or place.path in self._hubs:
            return place.path, ""
        return place.path.partition("/")[0], self.anchor(place)

    def anchor(self, place: Place) -> str:
        """The id of a unit on the page of its province; also where it has a page of its own."""
        return self._ground.anchor(place)

    # ── plans of former units ──

    @cached_property
    def inherited(self) -> dict[str, tuple[Place, ...]]:
        """Key of a unit of today → former units with plans of their own whose land it has, in order of address."""
        found: dict[str, list[Place]] = defaultdict(list)
        for address in sorted(address for address, hub in self._hubs.items() if hub.plan_ids):
            for place in self.gazetteer.by_path(address):
                if place.valid_until is not None:
                    for unit in self.today(place):
                        found[unit.key].append(place)
        return {key: tuple(places) for key, places in found.items()}


def _in_order(units: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(units, key=lambda unit: (sort_key(unit.name), unit.type, unit.path)))


def _whole(path: str) -> str:
    """`dak-nong/huyen-cu-jut/xa-nam-dong` → `huyen-cu-jut-xa-nam-dong`."""
    return path.partition("/")[2].replace("/", "-")
