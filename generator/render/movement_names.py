"""How plans write the name of a movement: each way once, with the words in which it differs from the official name.

Enters: the uses of one movement, its entry in the authority file.
Leaves: `Spelling`s, the most common first. Upper case, tones, spelling marks and punctuation do not make a way of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.render.cut_lists import Place, place_links
from generator.render.library import Link
from generator.render.wording import capitalise, lower_first
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.authorities import Campaign
    from generator.model import MovementUse
    from generator.render.library import Library

_WORD = re.compile(r"\S+")
_PUNCTUATION = ".,;:!?…()[]“”\"'‘’-–—/"
_LEAD = ("phong", "trao")
SHOWN = 12
"""Ways of writing on the page of a movement that very many plans name."""
FEW = 3
"""Places named for each of those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One way the name is written, and who writes so."""

    words: Markup
    """With the words marked that the official name does not have."""
    relation: str
    """How it stands to the official name."""
    plans: int
    links: tuple[Link, ...]
    """Plan and provision."""
    more: int
    """Further provisions."""


@lru_cache(maxsize=8192)
def _keys(name: str) -> tuple[str, ...]:
    """Words of a name as they are compared; a lone dash is an empty one."""
    return tuple(word.strip(_PUNCTUATION) for word in fold(name).split())


@lru_cache(maxsize=8192)
def spelling_key(name: str) -> str:
    """The same for names that differ only in case, tones and punctuation."""
    return " ".join(key for key in _keys(name) if key)


@lru_cache(maxsize=8192)
def marked(name: str, official: str) -> Markup:
    """A name in which the words that the official name does not have are marked, neighbours together."""
    own = _differing(name, official)
    pieces = list(_WORD.finditer(name))
    out, position, inside = [], 0, False
    for index, piece in enumerate(pieces):
        gap = escape(name[position : piece.start()])
        starts, goes_on = index in own and not inside, index in own and inside
        if inside and not goes_on:
            out.append(Markup("</mark>"))
        out.append(gap)
        if starts:
            out.append(Markup('<mark class="k-own-word">'))
        out.append(escape(piece[0]))
        inside, position = index in own, piece.end()
    if inside:
        out.append(Markup("</mark>"))
    return Markup("").join(out)


def _differing(name: str, official: str) -> frozenset[int]:
    """Places of the words that are in the name only; the words “phong trào” in front never count."""
    keys, wanted = _keys(name), [key for key in _keys(official) if key]
    real = [index for index, key in enumerate(keys) if key]
    matcher = SequenceMatcher(None, wanted, [keys[index] for index in real], autojunk=False)
    found = {real[block.b + step] for block in matcher.get_matching_blocks() for step in range(block.size)}
    lead = set(range(2)) if keys[:2] == _LEAD and tuple(wanted[:2]) != _LEAD else set()
    return frozenset(real) - found - lead


def _relation(library: Library, name: str, entry: Campaign) -> str:
    """How a name stands to the official one, in words."""
    key = spelling_key(name)
    for local in entry.local_names:
        if spelling_key(local.name) == key:
            return f"tên riêng của {place_name(library, local.place)}"
    if key == spelling_key(entry.name):
        return "đúng tên chính thức"
    return "có chữ khác tên chính thức" if _differing(name, entry.name) else "tên chính thức, viết gọn"


def place_name(library: Library, path: str) -> str:
    """`tỉnh Kon Tum`; the last part of the path where the gazetteer does not know it."""
    place = next(iter(reversed(library.units.gazetteer.by_path(path))), None)
    return lower_first(place.full_name) if place else path.rpartition("/")[2]


def spellings(library: Library, uses: Iterable[MovementUse], entry: Campaign, root: str, *, long: bool) -> tuple[Spelling, ...]:
    """Every way of writing, the one that most plans use first; all provisions that write so, or a few of a long list."""
    groups: dict[str, list[MovementUse]] = {}
    for use in uses:
        groups.setdefault(spelling_key(use.mention.name), []).append(use)
    plans = {key: len({use.plan_id for use in group}) for key, group in groups.items()}
    out = []
    for key in sorted(groups, key=lambda key: (-plans[key], key)):
        group = groups[key]
        usual = Counter(collapse(use.mention.name) for use in group).most_common(1)[0][0]
        places = list(dict.fromkeys(Place(plan_id=use.plan_id, path=use.mention.path, anchor=use.mention.anchor) for use in group))
        shown = places[:FEW] if long else places
        out.append(
            Spelling(
                words=marked(capitalise(usual), entry.name),
                relation=_relation(library, usual, entry),
                plans=plans[key],
                links=place_links(library, shown, root),
                more=len(places) - len(shown),
            )
        )
    return tuple(out)


def other_local_names(library: Library, uses: Iterable[MovementUse], entry: Campaign, root: str) -> tuple[Link, ...]:
    """Names of localities that the authority file keeps and no plan here writes."""
    written = {spelling_key(use.mention.name) for use in uses}
    return tuple(
        Link(
            label=local.name,
            href=f"{root}{local.place}/" if library.units.has_page(local.place) else "",
            note=place_name(library, local.place),
        )
        for local in entry.local_names
        if spelling_key(local.name) not in written
    )
