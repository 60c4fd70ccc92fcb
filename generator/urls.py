"""The only builder of addresses. An address never changes after publication.

Enters: paths, slugs and keys that were fixed elsewhere.
Leaves: addresses below the site's root, without slashes at the ends; `href` turns one into a relative link.

Rules: the design's section on identity. A plan's address is its file's path; four digits are always a year; hub folders
(`ky`, `van-ban`, `tra-cuu` …) are reserved and no place may take them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.text import slug

if TYPE_CHECKING:
    from generator.model import DirectiveKey

SEARCH = "tra-cuu"
DIRECTIVES = "van-ban"
PERIODS = "ky"
PLACES = "noi-chon"
PLACES_BY_DAY = "noi-chon/theo-ngay"
MOVEMENTS = "phong-trao"
ANNIVERSARIES = "ky-niem"
BODIES = "co-quan"
OTHER_NAMES = "ten-khac"
"""Below `phong-trao` and `co-quan`: names that the authority files do not have, province by province."""
TARGETS = "chi-tieu"
DEADLINES = "thoi-han"
HOLDINGS = "thu-vien-co-gi"
COMPARE = "so-sanh"
DESK = "ban-soan-thao"
ABOUT = "gioi-thieu"
CLERK_GUIDE = "cho-can-bo-van-thu"
ACCESSIBILITY = "kha-nang-tiep-can"
OPEN_DATA = "du-lieu"
EMBEDS = "nhung"
SHORT = "k"
LOG = "moi"
CALENDAR = "lich.ics"
"""File beside a page."""
API = "api/v1"
CENTRAL = "trung-uong"
HAND_WRITTEN = "trang"
"""Folder of hand-written pages below the plans folder; it is not part of their address."""

RESERVED = frozenset(
    {
        SEARCH,
        DIRECTIVES,
        PERIODS,
        PLACES,
        ABOUT,
        CLERK_GUIDE,
        ACCESSIBILITY,
        HAND_WRITTEN,
        MOVEMENTS,
        ANNIVERSARIES,
        BODIES,
        TARGETS,
        DEADLINES,
        HOLDINGS,
        COMPARE,
        DESK,
    }
    | {EMBEDS, SHORT, LOG, OPEN_DATA, "api", "assets", "search", "404"}
)
"""First folders that belong to hubs."""

SHORT_LINKS = 100
"""Short links on one page."""

LEVEL_PREFIXES = {
    "quận": "quan",
    "huyện": "huyen",
    "thị xã": "tx",
    "thành phố": "tp",
    "xã": "xa",
    "phường": "phuong",
    "thị trấn": "tt",
    "đặc khu": "dac-khu",
}
"""Type of a unit below the province → first part of its slug."""


_ADDRESS_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_address_part(part: str) -> bool:
    """True for a folder or file name that can stand in an address: ASCII, lower case, words joined by `-`."""
    return bool(_ADDRESS_PART.fullmatch(part))


def href(root: str, address: str, anchor: str = "") -> str:
    """Relative link from a page whose way to the root is `root` (`../../`, or `./` at home)."""
    path = f"{root}{address}/" if address else root
    return f"{path}#{anchor}" if anchor else path


def nearest(page: str, address: str) -> str:
    """The shortest relative link from one page to another: `../7-kh-ubnd/` from a plan to its neighbour."""
    here, there = (path.split("/") if path else [] for path in (page, address))
    shared = next((count for count, (one, other) in enumerate(zip(here, there, strict=False)) if one != other), min(len(here), len(there)))
    return "../" * (len(here) - shared) + "".join([f"{part}/" for part in there[shared:]]) or "./"


def comparison(root: str, one: str, other: str = "") -> str:
    """Link to two plans side by side: `../so-sanh/?a=…&b=…`; without the second, the reader chooses it there."""
    return f"{root}{COMPARE}/?a={one}" + (f"&b={other}" if other else "")


def year(number: int) -> str:
    """`ky/2025`."""
    return f"{PERIODS}/{number}"


def place_year(place: str, number: int) -> str:
    """Plans of one year of a place that has very many: `dak-nong/2025`; those without a year: `dak-nong/khong-ro-nam`."""
    return f"{place}/{number or 'khong-ro-nam'}"


def term(start: int, end: int) -> str:
    """`ky/2021-2025`."""
    return f"{PERIODS}/{start}-{end}"


def movement(slug_: str) -> str:
    """`phong-trao/dan-van-kheo`; the slug of a local one ends in its place."""
    return f"{MOVEMENTS}/{slug_}"


def event(slug_: str) -> str:
    """`ky-niem/quoc-khanh`."""
    return f"{ANNIVERSARIES}/{slug_}"


def calendar(folder: str) -> str:
    """Calendar beside a page: `ky-niem/lich.ics`, `dak-nong/lich.ics`."""
    return f"{folder}/{CALENDAR}"


def event_year(slug_: str, number: int) -> str:
    """`ky-niem/quoc-khanh/2025`."""
    return f"{event(slug_)}/{number}"


def anniversary_year(number: int, place: str | None = None) -> str:
    """`ky-niem/nam/2025`; one province of it: `ky-niem/nam/2025/dak-nong`."""
    return f"{ANNIVERSARIES}/nam/{number}" + (f"/{place}" if place else "")


def checklist(number: int, level: str) -> str:
    """`ky-niem/nam/2026/soan-cap-xa`; `level` in words."""
    return f"{anniversary_year(number)}/soan-{slug(level)}"


def body(slug_: str) -> str:
    """`co-quan/phong-noi-vu`."""
    return f"{BODIES}/{slug_}"


def part(hub: str, place: str, number: int | None = None) -> str:
    """One province of a long hub, `phong-trao/dan-van-kheo/dak-nong`; one year of it: `phong-trao/dan-van-kheo/dak-nong/2025` (0: unknown)."""
    return f"{hub}/{place}" + ("" if number is None else f"/{number or 'khong-ro-nam'}")


def targets_of(number: int, place: str | None = None) -> str:
    """`chi-tieu/2025`; one province of it: `chi-tieu/2025/dak-nong`."""
    return f"{TARGETS}/{number}" + (f"/{place}" if place else "")


def deadlines_of(number: int, place: str | None = None) -> str:
    """`thoi-han/2025`; one province of it: `thoi-han/2025/dak-nong`."""
    return f"{DEADLINES}/{number}" + (f"/{place}" if place else "")


def deadlines_undated(place: str | None = None) -> str:
    """Deadlines that recur or wait for an event: `thoi-han/khong-ghi-ngay`; one province of it: `thoi-han/khong-ghi-ngay/dak-nong`."""
    return f"{DEADLINES}/khong-ghi-ngay" + (f"/{place}" if place else "")


def desk(place: str, office: str = "") -> str:
    """Offices of a province that draft plans: `ban-soan-thao/dak-nong`; one of them: `ban-soan-thao/dak-nong/huyen-dak-song/ubnd-huyen-dak-song`."""
    return f"{DESK}/{place}" + (f"/{office}" if office else "")


def embed(address: str) -> str:
    """A list as other sites show it: `nhung/dak-nong/huyen-dak-song`."""
    return f"{EMBEDS}/{address}"


def short_page(number: int) -> str:
    """Page of a hundred short links: `k/3`."""
    return f"{SHORT}/{number}"


def short(ordinal: int) -> str:
    """Short link of a plan, below the root: `k/3/#347`. The number is its line in the address book, for ever."""
    return f"{short_page(ordinal // SHORT_LINKS)}/#{ordinal}"


def place_part(unit_type: str, short_name: str) -> str:
    """Slug of one unit: `huyện`, `Đắk Song` → `huyen-dak-song`; a province has its bare name."""
    prefix = LEVEL_PREFIXES.get(unit_type.lower())
    return f"{prefix}-{slug(short_name)}" if prefix else slug(short_name)


def plan(place: str, year_number: int, name: str) -> str:
    """Address of a new plan, chosen once: `dak-lak/2025/0124-kh-ubnd`."""
    return f"{place}/{year_number}/{name}"


def directive(key: DirectiveKey, symbol: str) -> str:
    """`van-ban/<loai>/<number>-<ky-hieu>[-<place>]-<nam|kNN>`; `symbol` is the part of the number after the digits (`CT/TW`)."""
    number = "" if key.number is None else f"{key.number}{key.suffix}"
    parts = [number, slug(symbol), (key.place or "").replace("/", "-"), key.period or ""]
    return f"{DIRECTIVES}/{key.kind}/" + "-".join(p for p in parts if p)


def directive_kind(kind: str) -> str:
    """Index of one kind of document: `van-ban/chi-thi`."""
    return f"{DIRECTIVES}/{kind}"


def number_page(kind: str, number: int, suffix: str, symbol: str) -> str:
    """Where citations whose key is incomplete lead: `van-ban/so/chi-thi-5-ct-tw`."""
    return f"{DIRECTIVES}/so/" + "-".join(p for p in (kind, f"{number}{suffix}", slug(symbol)) if p)


@lru_cache(maxsize=16384)
def anchor(path: str) -> str:
    """Anchor of a provision path: `III.2.a.-1` → `iii-2-a-g1`, `I.1.đ` → `i-1-dd`, `preamble` → `mo-dau`."""
    named = {"preamble": "mo-dau", "closing": "ket-thuc", "title": "_title"}
    if path in named:
        return named[path]
    out = []
    for part in path.split("."):
        lowered = part.strip().lower()
        head, underscore, repeat = lowered.partition("_")
        if head.startswith("-"):
            head = "g" + head[1:]
        elif head.startswith("+"):
            head = "c" + head[1:]
        elif head == "đ":
            head = "dd"
        out.append((slug(head) or "x") + (underscore + repeat))
    return "-".join(out)
