"""Lists of the units below a province, now and before 01/7/2025: what each was made from, what each became.

Enters: `Units`, the province, the way to the root.
Leaves: safe HTML, joined from strings: a province has up to 700 units, and templates would take ten times as long.

Units of today stand under their first letter, units of old under their district; every group is folded and every unit has an id.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.corpus.place_hubs import LAST_CHANGE_BEFORE
from generator.gazetteer import AdminLevel
from generator.model import PartialDate
from generator.render.wording import capitalise, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.corpus.units import Units
    from generator.gazetteer import Place

REFORM = date(2025, 7, 1)
"""Districts ended the day before."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def unit_name(place: Place) -> str:
    """`huyện Đắk Song`, in the middle of a sentence."""
    return f"{place.type} {place.name}"


def day_label(day: date) -> str:
    """`01/7/2025`."""
    return PartialDate(day.year, day.month, day.day).label


def kinds_of(units: Iterable[Place]) -> str:
    """`103 xã, 20 phường và 1 đặc khu`, the most frequent kind first."""
    return joined([f"{times} {kind}" for kind, times in Counter(unit.type for unit in units).most_common()])


def ended_label(last: date) -> str:
    """`đến 30/6/2025`; `trước 01/3/2025` where the day itself is not known."""
    return "trước 01/3/2025" if last == LAST_CHANGE_BEFORE else f"đến {day_label(last)}"


def until_reform(place: Place) -> bool:
    """True for units that ended with June 2025, not before."""
    return place.valid_until is not None and place.valid_until.toordinal() + 1 == REFORM.toordinal()


class UnitLinks:
    """Links to units from one page."""

    def __init__(self, units: Units, page: str, root: str) -> None:
        self.units = units
        self._page = page
        self._root = root
        self._made: dict[tuple[str, bool], str] = {}

    def href(self, place: Place) -> str:
        """The way to a unit; within the page only its anchor."""
        address, anchor = self.units.address(place)
        return f"#{anchor}" if anchor and address == self._page else urls.href(self._root, address, anchor)

    def link(self, place: Place, *, bare: bool = False) -> str:
        """A unit's name as a link; `bare` leaves out its type."""
        key = (place.key, bare)
        if key not in self._made:
            self._made[key] = f'<a href="{self.href(place)}">{text(place.name if bare else unit_name(place))}</a>'
        return self._made[key]

    def links(self, places: Iterable[Place]) -> str:
        """Several units in one sentence: `xã A, xã B và phường C`."""
        return joined([self.link(place) for place in places])


def text(words: str) -> str:
    """Words between tags."""
    return escape(words, quote=False)


# ── today ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def present_list(links: UnitLinks, communes: Sequence[Place], note: Callable[[Place], str]) -> Markup:
    """Communes of today under their first letters; `note` gives what is known of their plans, as safe HTML."""
    letters: dict[str, list[Place]] = {}
    for commune in communes:
        letters.setdefault(_letter(commune.name), []).append(commune)
    out = []
    for letter, group in letters.items():
        first, last = group[0].name, group[-1].name
        span = first if first == last else f"{first} – {last}"
        rows = "".join(_present_row(links, commune, note(commune)) for commune in group)
        out.append(
            f'<details class="k-fold k-units"><summary><span><b>{letter}</b> <small>{text(span)}</small></span>'
            f" <small>{len(group)}</small></summary><ul>{rows}</ul></details>"
        )
    return Markup("\n".join(out))  # noqa: S704 - every name is escaped


def _present_row(links: UnitLinks, commune: Place, note: str) -> str:
    name = text(capitalise(unit_name(commune)))
    if links.units.address(commune)[1] == "":
        name = f'<a href="{links.href(commune)}">{name}</a>'
    made = origin(links, commune)
    return f'<li id="{links.units.anchor(commune)}"><b>{name}</b>' + (f" <span>{made}</span>" if made else "") + f"{note}</li>\n"


def origin(links: UnitLinks, commune: Place) -> str:
    """`gồm thị trấn Đức An, xã Nam Bình của huyện Đắk Song cũ`; empty where nothing is known."""
    gazetteer = links.units.gazetteer
    before = gazetteer.predecessors(commune)
    districts: dict[str, list[Place]] = {}
    for unit in before:
        districts.setdefault(unit.parent or "" if unit.level is AdminLevel.COMMUNE else "", []).append(unit)
    if not before:
        return ""
    if len(before) == 1 and before[0].level is AdminLevel.COMMUNE:
        only = before[0]
        where = _district(links, only, commune)
        if (only.type, only.name) == (commune.type, commune.name):
            return f"trước thuộc {where}"
        part = "tách từ" if len(only.successors) > 1 else "trước là"
        return f"{part} {text(unit_name(only))}, {where}"
    parts = []
    for units in districts.values():
        names = joined(
            [
                ("một phần " if len(unit.successors) > 1 and unit.level is AdminLevel.COMMUNE else "") + text(unit_name(unit))
                for unit in units
            ]
        )
        parts.append(f"{names} của {_district(links, units[0], commune)}" if units[0].level is AdminLevel.COMMUNE else f"{names} cũ")
    return "gồm " + "; ".join(parts)


def _district(links: UnitLinks, commune: Place, now: Place) -> str:
    """`huyện Đắk Song cũ`, with its province where today's was made from several."""
    gazetteer = links.units.gazetteer
    district = gazetteer.parent_of(commune)
    if district is None:
        return ""
    province, today = gazetteer.parent_of(district), gazetteer.parent_of(now)
    merged = province is not None and today is not None and province.name != today.name
    return links.link(district) + (f" ({text(province.name)})" if merged and province else "") + "\u00a0cũ"


def _letter(name: str) -> str:
    """`Đ` of Đắk Song, `Â` of Ấm Hạ; figures have one group."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name[:1].upper()) if c not in _TONES)
    return "1–9" if bare.isdigit() else unicodedata.normalize("NFC", bare)


# ── before ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def former_list(links: UnitLinks, path: str, note: Callable[[Place], str], count: Callable[[Place], int]) -> Markup:
    """Districts of old with their communes and what each became; `count` gives the plans of a district and of those below it."""
    below = links.units.below(path)
    return Markup(  # noqa: S704 - every name is escaped
        "\n".join(_former_group(links, unit, below.communes_then.get(unit.key, ()), note, count(unit)) for unit in below.districts)
    )


def _former_group(links: UnitLinks, district: Place, communes: Sequence[Place], note: Callable[[Place], str], plans: int) -> str:
    rows = "".join(_former_row(links, commune, note(commune)) for commune in communes)
    now = links.units.today(district)
    became = f"<p>{capitalise(_until(district) + 'địa bàn nay thuộc')} {links.links(now)}.{note(district)}</p>" if now else ""
    last = [commune for commune in communes if until_reform(commune)]
    facts = [f"{len(last)} {_kinds(last)}" if last else "", _until(district).rstrip(", "), f"{plans} kế hoạch" if plans else ""]
    beside = " · ".join(fact for fact in facts if fact)
    return (
        f'<details class="k-fold k-units" id="{links.units.anchor(district)}"><summary><span>{text(capitalise(unit_name(district)))}'
        + (f" <small>{beside}</small>" if beside else "")
        + f"</span></summary>{became}"
        + (f"<ul>{rows}</ul>" if rows else "")
        + "</details>"
    )


def _kinds(communes: Iterable[Place]) -> str:
    """`xã, thị trấn`."""
    return ", ".join(kind for kind, _ in Counter(unit.type for unit in communes).most_common())


def _former_row(links: UnitLinks, commune: Place, note: str) -> str:
    name = text(capitalise(unit_name(commune)))
    if links.units.address(commune)[1] == "":
        name = f'<a href="{links.href(commune)}">{name}</a>'
    now = links.units.today(commune)
    became = f" <span>{_until(commune)}nay thuộc {links.links(now)}</span>" if now else ""
    return f'<li id="{links.units.anchor(commune)}">{name}{became}{note}</li>\n'


def _until(place: Place) -> str:
    """When it ended, where that was not the reform itself."""
    return f"{ended_label(place.valid_until)}, " if place.valid_until and not until_reform(place) else ""
