"""Names of districts and communes, old and new: whoever types one is told what it belongs to, what it became and where it stands.

Enters: `Units` and the hubs of places with plans; later a line of folded words and the files of a built site.
Leaves: rows by folded name for the shards `search/g/`; answers to a query, the same as the browser gives.

A row is `[type, name, province, ended, detail, district, address, plans]`, without the empty cells at its end:

    type      place in the list of types in `search/stats.js`
    province  place in the list of `search/provinces.js`, each `[address, label before 01/7/2025 where it ended, label of today]`
    ended     0 while it exists, 1 when it ended with the reform, else when (`đến 31/12/2024`)
    detail    what it was made from; of a former unit the names that its land has today
    address   0: the anchor made of type and name; with `/` in front the rest of its own page's address; else another anchor

What follows a name says where: `nam dong cu jut`. Words before it that are a type of unit choose among its bearers: `xa nam dong`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from html import unescape
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from generator import urls
from generator.gazetteer import AdminLevel
from generator.render.unit_lists import UnitLinks, ended_label, origin, unit_name, until_reform
from generator.render.wording import capitalise, joined
from generator.search import analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.corpus.units import Units
    from generator.gazetteer import Place
    from generator.model import PlaceHub

FAMILY = "g"
LIMIT = 8_000
"""Bytes of a shard before compression: one name needs one shard, and every query asks for one."""
MOST = 8
"""Places shown for one query; of more only the number is told."""
LONGEST_NAME = 10
"""Words; a longer line is no name of a place."""
HELP = "Gõ thêm tên huyện hoặc tên tỉnh để thấy đúng nơi."
MOST_NAMED = 4
"""Units of today that an answer names for a district."""

TYPES = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố")
SHORT_TYPES = {"x": "xã", "p": "phường", "tt": "thị trấn", "h": "huyện", "q": "quận", "tx": "thị xã", "tp": "thành phố"}
_TYPE_NUMBERS = {unit_type: number for number, unit_type in enumerate(TYPES)}
PROVINCES = "search/provinces.js"
MORE = "more"
"""Kind of the answer that only tells how many places are left."""

_TAG = re.compile("<[^<>]*>")

Row = list[Any]
_Order = tuple[int, int, int, str]


def tables(units: Units) -> dict[str, Any]:
    """What every row refers to: types of units for `search/stats.js`, provinces for a file that is read when a name was found."""
    provinces = []
    for path, places in units.provinces.items():
        before = next((unit_name(place) for place in places if place.valid_until), "")
        now = units.now(path)
        provinces.append([path, before, unit_name(now) if now else ""])
    words = {analysis.key_words(unit_type): number for number, unit_type in enumerate(TYPES)}
    words |= {short: TYPES.index(unit_type) for short, unit_type in SHORT_TYPES.items()}
    prefixes = [urls.LEVEL_PREFIXES[unit_type] for unit_type in TYPES]
    return {"types": list(TYPES), "prefixes": prefixes, "words": words, "short": list(SHORT_TYPES), "provinces": provinces}


# ── writing ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def rows(units: Units, hubs: Mapping[str, PlaceHub]) -> dict[str, list[Row]]:
    """Folded name → the units that bear it: those with plans first, then those of today."""
    found: dict[str, list[tuple[_Order, Row]]] = defaultdict(list)
    for number, path in enumerate(units.provinces):
        links = UnitLinks(units, path, "")
        below = units.below(path)
        then = (commune for communes in below.communes_then.values() for commune in communes)
        for unit in (*below.communes_now, *below.districts, *then):
            key = _key(unit.name)
            for name in dict.fromkeys((key, *map(_key, unit.aliases))) if unit.aliases else (key,):
                row = _row(links, unit, name, number, hubs)
                order = (-cell(row, 7), int(unit.valid_until is not None), int(unit.level is AdminLevel.COMMUNE), unit.path)
                found[name].append((order, row))
    return {key: [row for _, row in sorted(found[key], key=itemgetter(0))] for key in sorted(found) if key}


@lru_cache(maxsize=32768)
def _key(name: str) -> str:
    """A name as queries ask for it; the same name stands in many provinces."""
    return analysis.key_words(name)


def _row(links: UnitLinks, unit: Place, key: str, province: int, hubs: Mapping[str, PlaceHub]) -> Row:
    units = links.units
    hub = hubs.get(unit.path)
    anchor: str | int = units.anchor(unit)
    if anchor == f"{urls.LEVEL_PREFIXES[unit.type]}-{key.replace(' ', '-')}":
        anchor = 0
    if hub:
        anchor = unit.path[unit.path.index("/") :]
    district = units.gazetteer.parent_of(unit) if unit.valid_until and unit.level is AdminLevel.COMMUNE else None
    row: Row = [
        _TYPE_NUMBERS[unit.type],
        unit.name,
        province,
        _ended(unit),
        _detail(links, unit, hubs),
        unit_name(district) if district else 0,
        anchor,
        len(hub.all_plan_ids) if hub else 0,
    ]
    while not row[-1]:
        row.pop()
    return row


def _ended(unit: Place) -> int | str:
    if unit.valid_until is None:
        return 0
    return 1 if until_reform(unit) else ended_label(unit.valid_until)


def _detail(links: UnitLinks, unit: Place, hubs: Mapping[str, PlaceHub]) -> str:
    """What a unit was made from and which former units have plans, or the names that its land has today."""
    units = links.units
    if unit.valid_until is not None:
        names = [unit_name(now) for now in units.today(unit)]
        shown = names if len(names) <= MOST_NAMED + 1 else [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} nơi khác"]
        return joined(shown)
    made = unescape(_TAG.sub("", origin(links, unit))).replace("\u00a0", " ")
    former = [f"{len(hubs[old.path].plan_ids)} kế hoạch của {unit_name(old)} cũ" for old in units.inherited.get(unit.key, ())]
    return ". ".join(part for part in (*former, capitalise(made)) if part)


# ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def answers(line: str, text: str, table: Mapping[str, Any], look_up: Callable[[str], list[Row]]) -> list[list[str]]:
    """Answers `[kind, title, address, detail]` to a query; one more tells how many are left.

    Args:
        line: Its folded words.
        text: The query as typed, in lower case: units that bear the very name come first.
        table: What `tables` gives.
        look_up: Rows of a folded name.
    """
    words = line.split(" ") if line else []
    if not 0 < len(words) <= LONGEST_NAME:
        return []
    reading = _typed(words, table)
    key, found = _find(reading[0], reading[1], table, look_up) if reading else ("", [])
    if not found:
        key, found = _find(words, None, table, look_up)
    if not found and reading:
        key, found = _find(reading[0], None, table, look_up)
    found = sorted(found, key=lambda row: row[1].lower() not in text)
    shown = [answer_of(row, key, table) for row in found[:MOST]]
    return [*shown, [MORE, f"và {len(found) - MOST} nơi khác", f"{urls.PLACES}/", HELP]] if len(found) > MOST else shown


def _typed(words: list[str], table: Mapping[str, Any]) -> tuple[list[str], int] | None:
    """Words after the type of a unit, and the type."""
    for size in (2, 1):
        unit_type = table["words"].get(" ".join(words[:size]))
        if unit_type is not None and len(words) > size:
            return words[size:], unit_type
    return None


def _find(words: list[str], unit_type: int | None, table: Mapping[str, Any], look_up: Callable[[str], list[Row]]) -> tuple[str, list[Row]]:
    """The longest beginning that is a name, and its bearers of the type that lie where the other words say."""
    for size in range(len(words), min(2, len(words)) - 1, -1):
        key = " ".join(words[:size])
        found = [row for row in look_up(key) if unit_type in (None, row[0]) and _lies_there(row, words[size:], table)]
        if found:
            return key, found
    return "", []


def _lies_there(row: Row, rest: list[str], table: Mapping[str, Any]) -> bool:
    if not rest:
        return True
    _, before, now = table["provinces"][row[2]]
    known = set(analysis.key_words(f"{cell(row, 5) or ''} {before} {now} tỉnh").split(" "))
    return all(word in known or word in table["short"] for word in rest)  # h., tx.: one may shorten the type


def cell(row: Row, at: int) -> Any:
    """A cell, 0 where the row ends before."""
    return row[at] if at < len(row) else 0


def answer_of(row: Row, key: str, table: Mapping[str, Any]) -> list[str]:
    """What a reader sees of one row."""
    path, before, now = table["provinces"][row[2]]
    ended, detail, district, address, plans = (cell(row, at) for at in (3, 4, 5, 6, 7))
    name = f"{table['types'][row[0]]} {row[1]}"
    where = ", ".join(part for part in (district, before if ended and before else now) if part)
    title = f"{capitalise(name)}{' (cũ)' if ended else ''}, {where}"
    anchor = address or f"{table['prefixes'][row[0]]}-{key.replace(' ', '-')}"
    url = f"{path}{anchor}/" if str(anchor).startswith("/") else f"{path}/#{anchor}"
    parts = [f"{plans} kế hoạch" if plans else ""]
    if ended:
        parts.append(capitalise("đến 30/6/2025" if ended == 1 else ended) + (f"; nay thuộc {detail}, {now}" if detail else ""))
    else:
        parts.append(detail or "")
    return ["place", title, url, "".join(f"{part}. " for part in parts if part).strip()]
