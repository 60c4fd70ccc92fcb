"""Hubs of places: where plans come from, what lies below, what a place became.

Enters: all plans, the gazetteer.
Leaves: `PlaceHub`s by address. Addresses are the folders of the plans themselves; names come from the gazetteer, else from front matters.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from generator import urls
from generator.model import PartialDate, PlaceHub
from generator.text import slug, sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.gazetteer import Gazetteer, Place
    from generator.model import PlanRecord

_TYPE_OF_PREFIX = {prefix: words for words, prefix in urls.LEVEL_PREFIXES.items()}
_NAMES_SHOWN = 4

LAST_CHANGE_BEFORE = date(2025, 2, 28)
"""Last day in the gazetteer of communes of which only is known that they ended before March 2025."""


def place_hubs(plans: Sequence[PlanRecord], *, gazetteer: Gazetteer) -> dict[str, PlaceHub]:
    """One hub for each folder above a year, and for each folder above that; `plans` are in order of address."""
    own: dict[str, list[PlanRecord]] = defaultdict(list)
    every: dict[str, list[PlanRecord]] = defaultdict(list)
    for plan in plans:
        parts = plan.folders
        for depth in range(1, len(parts) + 1):
            every["/".join(parts[:depth])].append(plan)
        if parts:
            own["/".join(parts)].append(plan)
    names = {address: _name(address, every[address], gazetteer) for address in every}
    order = sorted(
        every, key=lambda address: [sort_key(names["/".join(address.split("/")[: n + 1])][1]) for n in range(address.count("/") + 1)]
    )
    children: dict[str, list[str]] = defaultdict(list)
    for address in order:
        children[address.rpartition("/")[0]].append(address)
    out = {}
    for address in order:
        parent = address.rpartition("/")[0] or None
        note, successor = _history(address, gazetteer)
        known = successor.path if successor and (successor.parent is None or successor.path in every) else None
        out[address] = PlaceHub(
            address=address,
            name=names[address][0],
            short_name=names[address][1],
            parent=parent,
            children=tuple(children[address]),
            plan_ids=newest_first(own[address]),
            all_plan_ids=newest_first(every[address]),
            note=note,
            successor_name=successor.name if successor and successor.name != names[address][1] else None,
            successor_address=known if successor and successor.name != names[address][1] else None,
        )
    return out


def newest_first(plans: Sequence[PlanRecord]) -> tuple[str, ...]:
    """Ids of plans by day of issue, the newest first; plans without a day stand by the year of their address."""
    if len(plans) == 1:
        return (plans[0].id,)
    return tuple(plan.id for plan in sorted(sorted(plans, key=lambda p: p.address), key=moment, reverse=True))


def moment(plan: PlanRecord) -> str:
    """Sortable moment of issue: `2025-10-09`, `2025-01`, else the year of the address."""
    issued = plan.metadata.issued_on
    return issued.iso if issued else str(plan.folder_year or "")


# ── names ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _name(address: str, plans: Sequence[PlanRecord], gazetteer: Gazetteer) -> tuple[str, str]:
    """Full and short name of a place: `Huyện Đắk Mil`, `Đắk Mil`."""
    parts = address.split("/")
    if parts[0] == urls.CENTRAL:
        return _central_name(parts, plans)
    found = _newest(gazetteer.by_path(address))
    if found:
        return found.full_name, _short(found)
    prefix = max((p for p in _TYPE_OF_PREFIX if parts[-1].startswith(f"{p}-")), key=len, default=None) if len(parts) > 1 else None
    rest = parts[-1].removeprefix(f"{prefix}-") if prefix else parts[-1]
    written = _written(rest, plans) or " ".join(word.capitalize() for word in rest.split("-"))
    unit_type = _TYPE_OF_PREFIX[prefix] if prefix else ""
    return f"{unit_type[:1].upper()}{unit_type[1:]} {written}".strip(), written


def _short(place: Place) -> str:
    """`Đắk Mil`; a number needs its type: `Quận 8`."""
    return place.full_name if place.name.isdigit() else place.name


def _written(rest: str, plans: Sequence[PlanRecord]) -> str | None:
    """The name in the front matters that gives this folder."""
    for plan in plans:
        place = plan.metadata.place
        for name in (place.commune, place.district, place.province):
            if name and slug(name) == rest:
                return name
    return None


def _central_name(parts: list[str], plans: Sequence[PlanRecord]) -> tuple[str, str]:
    """`Trung ương`, and below it the name of the office."""
    if len(parts) == 1:
        return "Trung ương", "Trung ương"
    issuer = next((p.metadata.issuer for p in plans if slug(p.metadata.issuer) == parts[-1]), plans[0].metadata.issuer)
    return issuer, issuer


def _newest(places: Sequence[Place]) -> Place | None:
    """The unit that bears the name now, else the one that bore it last."""
    return max(places, key=lambda place: (place.valid_until is None, str(place.valid_until or ""), place.key), default=None)


# ── history ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _history(address: str, gazetteer: Gazetteer) -> tuple[str, Place | None]:
    """One sentence on what a place became or came from, and the one unit that it is part of now."""
    places = gazetteer.by_path(address)
    place = _newest(places)
    if place is None:
        return "", None
    if place.valid_until is None:
        return _came_from(place, gazetteer), None
    successors = [found for key in place.successors if (found := gazetteer.by_key(key))]
    since = _since(place.valid_until, successors)
    if len(successors) == 1:
        return _joined(place, successors[0], since, gazetteer), successors[0]
    province = _province_now(place, successors, gazetteer)
    where = f" của {_lower(province)}" if province else ""
    if place.level.value == "district":
        return f"Từ {since} không còn cấp huyện; địa bàn nay gồm các đơn vị cấp xã{where}.", None
    if not successors:
        return f"Đơn vị này không còn từ {since}.", None
    return f"Từ {since} được chia vào {_listed([_lower(s) for s in successors])}{where}.", None


def _came_from(place: Place, gazetteer: Gazetteer) -> str:
    """What a unit of today was put together from."""
    before = [found for key in place.predecessors if (found := gazetteer.by_key(key))]
    if place.valid_from is None or len(before) < 2:
        return ""
    itself = min((p for p in before if p.name == place.name), key=lambda p: p.type != place.type, default=None)
    if itself:  # of two that bore the name, a town and the commune around it, the one of its own type
        return f"Từ {_label(place.valid_from)} gồm cả {_listed([_mention(p) for p in before if p is not itself])} cũ."
    return f"Lập từ {_label(place.valid_from)} trên cơ sở {_listed([_mention(p) for p in before])}."


def _joined(place: Place, now: Place, since: str, gazetteer: Gazetteer) -> str:
    """`Từ 01/7/2025 thuộc tỉnh Lâm Đồng mới, cùng Bình Thuận và Lâm Đồng cũ.`."""
    above = gazetteer.by_key(now.parent) if now.parent else None
    where = f", {_lower(above)}" if above else ""
    if now.predecessors == (place.key,):
        return f"Từ {since} là {_lower(now)}{where}."
    others = [found for key in now.predecessors if key != place.key and (found := gazetteer.by_key(key))]
    namesake = [p for p in others if p.name == now.name]
    new = " mới" if namesake or place.name == now.name else ""
    names = [_mention(p) for p in others if p not in namesake] + [f"{_mention(p)} cũ" for p in namesake]
    together = f", cùng {_listed(names)}" if names else ""
    return f"Từ {since} thuộc {_lower(now)}{new}{where}{together}."


def _province_now(place: Place, successors: Sequence[Place], gazetteer: Gazetteer) -> Place | None:
    """The one present province that a unit of old lies in."""
    found = {s.parent: above for s in successors if s.parent and (above := gazetteer.by_key(s.parent))}
    if len(found) == 1:
        return next(iter(found.values()))
    above = gazetteer.by_key(place.parent) if place.parent else None
    if above and above.valid_until is None:
        return above
    later = [gazetteer.by_key(key) for key in above.successors] if above else []
    return later[0] if len(later) == 1 else None


def _since(last_day: date, successors: Sequence[Place]) -> str:
    """The first day of the new order, as readers write it."""
    if last_day == LAST_CHANGE_BEFORE:
        return "trước 01/3/2025"
    born = [s.valid_from for s in successors if s.valid_from and s.valid_from > last_day]
    return _label(min(born)) if born else _label(last_day.fromordinal(last_day.toordinal() + 1))


def _label(day: date) -> str:
    return PartialDate(day.year, day.month, day.day).label


def _lower(place: Place) -> str:
    """`tỉnh Lâm Đồng` in the middle of a sentence."""
    return f"{place.type} {place.name}"


def _mention(place: Place) -> str:
    """A province by its bare name, other units with their type."""
    return place.name if place.level.value == "province" else _lower(place)


def _listed(names: Sequence[str]) -> str:
    """`A, B và C`; a long list is cut."""
    shown = [*names[:_NAMES_SHOWN], f"{len(names) - _NAMES_SHOWN} đơn vị khác"] if len(names) > _NAMES_SHOWN + 1 else list(names)
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} và {shown[-1]}"
