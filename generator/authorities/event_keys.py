"""One key for an event however a paper words it, known to the authority file or not.

Enters: an event's name as printed, its printed day of origin, the paper's own place.
Leaves: `EventKey`, equal for all wordings of one event; `same_event` for two of which one prints no day.

Rules: what the authority file knows is keyed by its slug. Of the others, founding and re-founding (`thành lập`, `tái lập`, `chia tách`, `ngày truyền thống`) of one
unit on one day are one event, and so are `giải phóng huyện X` and `giải phóng X`; on different days they are two. `thành lập huyện` alone means the paper's own district.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.authorities.event_names import founded_unit, match_event, words_of_event

if TYPE_CHECKING:
    from generator.model import PartialDate

_LEVEL = re.compile(r"(?:tinh|thanh pho|thi xa|thi tran|huyen|quan|xa|phuong|dac khu)(?!\S) ?")

_PART_PREFIXES = {"thanh pho": "tp", "thi xa": "tx", "thi tran": "tt", "dac khu": "dac-khu"}
"""How the last part of an address begins, where it is not the level's own word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKey:
    """What tells an event from every other."""

    slug: str | None = None
    """Of the authority file."""
    kind: str = ""
    """`thanh lap`, `giai phong`, or nothing where the words are no such event of a unit."""
    words: str = ""
    """The unit without its level where the day is known, else with it; other events: all that counts of the name."""
    founded_on: PartialDate | None = None


def event_key(name: str, founded_on: PartialDate | None = None, *, place: str | None = None) -> EventKey:
    """The key of an event.

    Args:
        name: As printed.
        founded_on: The printed day of origin.
        place: Address of the paper's own place: `dak-nong/huyen-cu-jut`.
    """
    known = match_event(name, founded_on, place=place)
    if known is not None:
        return EventKey(slug=known.slug)
    words = words_of_event(name)
    kind, unit = founded_unit(words)
    if not kind:
        return EventKey(words=" ".join(words), founded_on=founded_on)
    named = _completed(" ".join(unit), place)
    if founded_on is not None:
        named = _LEVEL.sub("", named, count=1) or named
    return EventKey(kind=kind, words=named, founded_on=founded_on)


def same_event(one: EventKey, other: EventKey) -> bool:
    """True for equal keys, and for the same happening of the same unit when only one of the two prints its day."""
    if one == other:
        return True
    if not one.kind or one.kind != other.kind or (one.founded_on is not None) == (other.founded_on is not None):
        return False
    return _bare(one) == _bare(other)


def _bare(key: EventKey) -> str:
    return _LEVEL.sub("", key.words, count=1) or key.words


def _completed(unit: str, place: str | None) -> str:
    """`huyen` in a paper of huyện Cư Jút or of a commune in it → `huyen cu jut`."""
    if place is None or not _LEVEL.fullmatch(unit):
        return unit
    province, *below = place.split("/")
    if unit == "tinh" or (unit == "thanh pho" and not below):
        return f"{unit} {province.replace('-', ' ')}"
    prefix = _PART_PREFIXES.get(unit, unit) + "-"
    own = next((part for part in below if part.startswith(prefix)), None)
    return unit if own is None else f"{unit} {own.removeprefix(prefix).replace('-', ' ')}"
