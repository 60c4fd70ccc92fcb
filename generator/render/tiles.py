"""The provinces of today as tiles in the rough shape of the country: a way to a place, not a map to measure on.

Enters: the Library.
Leaves: tiles from north to south, the order in which the keyboard meets them. Rows and columns are classes of the style sheet, so no
style attribute is needed. Hoàng Sa and Trường Sa have tiles of their own, which lead to Đà Nẵng and Khánh Hòa.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls

if TYPE_CHECKING:
    from generator.gazetteer import Place
    from generator.render.library import Library

_ROWS = (
    "lai-chau lao-cai tuyen-quang cao-bang . .",
    "dien-bien son-la phu-tho thai-nguyen lang-son .",
    ". . ha-noi bac-ninh quang-ninh .",
    ". . ninh-binh hung-yen hai-phong .",
    ". . thanh-hoa . . .",
    ". . nghe-an . . .",
    ". . ha-tinh . . .",
    ". . . quang-tri . .",
    ". . . hue . .",
    ". . . da-nang . da-nang/dac-khu-hoang-sa",
    ". . . quang-ngai . .",
    ". . . gia-lai . .",
    ". . . dak-lak . .",
    ". tay-ninh dong-nai lam-dong khanh-hoa .",
    "an-giang dong-thap ho-chi-minh . . khanh-hoa/dac-khu-truong-sa",
    "ca-mau can-tho vinh-long . . .",
)
POSITIONS = {path: (row, column) for row, line in enumerate(_ROWS, 1) for column, path in enumerate(line.split(), 1) if path != "."}
"""Address of a province, or path of an island district → row and column, both counted from 1."""

_SHORT = {"ho-chi-minh": "TP. HCM"}
"""Names too long for a tile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One tile."""

    name: str
    full: str
    """The whole name where the tile shortens it."""
    href: str
    row: int
    column: int
    count: int
    """Plans of the province and of the provinces it was made from."""
    island: str
    """The province that the islands belong to; empty for provinces."""


def tiles(library: Library, root: str) -> tuple[Tile, ...]:
    """All tiles, row by row."""
    out = []
    for path, (row, column) in POSITIONS.items():
        found = library.units.gazetteer.by_path(path)
        if not found:
            continue
        place, top = found[-1], path.partition("/")[0]
        island = place.path != top
        address, anchor = library.units.address(place) if island else (top, "")
        province = library.units.gazetteer.province_of(place)
        out.append(
            Tile(
                name=_SHORT.get(path, place.name),
                full=place.full_name if path in _SHORT else "",
                href=urls.href(root, address, anchor),
                row=row,
                column=column,
                count=0 if island else plans_of(library, province),
                island=province.name if island else "",
            )
        )
    return tuple(out)


def plans_of(library: Library, province: Place) -> int:
    """Plans of a province of today and of those it was made from."""
    hubs = library.corpus.places
    paths = {province.path, *(place.path for place in library.units.former_names(province))}
    return sum(len(hubs[path].all_plan_ids) for path in paths if path in hubs)


def nearest(library: Library, province: Place, limit: int) -> tuple[Place, ...]:
    """Other provinces of today with plans, those whose tiles are nearest first."""
    row, column = POSITIONS.get(province.path, (0, 0))

    def distance(other: Place) -> tuple[int, str]:
        there = POSITIONS.get(other.path, (99, 99))
        return abs(there[0] - row) + abs(there[1] - column), other.path

    others = [other for other in library.units.present if other.path != province.path and plans_of(library, other)]
    return tuple(sorted(others, key=distance)[:limit])
