"""Movements, mottoes and awards that a plan names.

Enters: one annotated plan.
Leaves: one chip for each movement, one line for each motto, one entry for each award, in the order of first mention, with where it stands.

A movement of the authority file has its short name and says how far it reaches; any other keeps its printed name. Of those only the ones that
the paper confines to its own area are called local: who launched the rest is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import campaign_by_slug
from generator.render.environment import provision_links
from generator.render.fulltext import Mark, opening_tag
from generator.render.wording import capitalise, provision_label
from generator.slots import quickly_made
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model import Award, CampaignMention, PlanRecord, Span


class Scope(StrEnum):
    """How far a movement reaches; the value is what readers see, the name is in the class of its dot."""

    COUNTRY = "toàn quốc"
    UNKNOWN = "chưa rõ cấp phát động"
    LOCAL = "địa phương"

    @property
    def css(self) -> str:
        """Class of the dot."""
        return f"k-dot-{self.name.lower()}"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A movement, with the provision that names it first."""

    name: str
    scope: Scope
    href: str
    """Its page; empty for a name outside the authority file."""
    anchor: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Motto:
    """A quotation that the plan gives as khẩu hiệu, phương châm, tinh thần or thông điệp."""

    words: str
    where: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Honours:
    """Awards and honorary titles that the same provisions name."""

    names: str
    where: Markup


def movement_chips(plan: PlanRecord, root: str) -> tuple[Chip, ...]:
    """Movements, each once whatever it is called; `root` is the way from the page to the root."""
    chips: dict[str, Chip] = {}
    for mention in plan.campaigns:
        key = f"= {mention.known}" if mention.known else fold(collapse(mention.name))
        if key not in chips:
            chips[key] = _chip(mention, root)
    return tuple(chips.values())


def movement_marks(plan: PlanRecord, root: str) -> Iterator[tuple[str, Mark]]:
    """Links around the names of movements that have a page, each with its provision. Where a document or an anniversary is named, that goes first."""
    taken: dict[str, list[Span]] = {}
    for path, span in (*((c.path, c.span) for c in plan.citations), *((a.path, a.span) for a in plan.anniversaries)):
        taken.setdefault(path, []).append(span)
    for found in plan.campaigns:
        span = found.span
        if found.known and not any(other.start < span.end and span.start < other.end for other in taken.get(found.path, ())):
            yield found.path, Mark(span.start, span.end, opening_tag(urls.href(root, urls.movement(found.known)), ""), "</a>")


def scopes_of(chips: tuple[Chip, ...]) -> tuple[Scope, ...]:
    """The kinds of dots that the legend explains."""
    return tuple(scope for scope in Scope if any(chip.scope is scope for chip in chips))


def mottoes(plan: PlanRecord) -> tuple[Motto, ...]:
    """Mottoes, each once, without those that are the theme."""
    places: dict[str, list[tuple[str, str]]] = {fold(collapse(theme)): [] for theme in plan.themes}
    kept = {}
    for slogan in plan.slogans:
        key = fold(collapse(slogan.words))
        if key not in places:
            kept[key] = collapse(slogan.words)
        places.setdefault(key, []).append((slogan.path, slogan.anchor))
    return tuple(Motto(words=words, where=provision_links(tuple(dict.fromkeys(places[key])))) for key, words in kept.items())


def honours(plan: PlanRecord) -> tuple[Honours, ...]:
    """Awards, each once, those of the same provisions together."""
    named: dict[str, list[Award]] = {}
    for award in plan.awards:
        named.setdefault(fold(collapse(award.name)), []).append(award)
    placed: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for awards in named.values():
        places = tuple(dict.fromkeys((award.path, award.anchor) for award in awards))
        placed.setdefault(places, []).append(collapse(awards[0].name))
    return tuple(Honours(names=capitalise("; ".join(names)), where=provision_links(places)) for places, names in placed.items())


def _chip(mention: CampaignMention, root: str) -> Chip:
    known = campaign_by_slug(mention.known) if mention.known else None
    where = provision_label(mention.path)
    if known:
        scope = Scope.LOCAL if known.place else Scope.COUNTRY
        return Chip(name=known.short_name, scope=scope, href=urls.href(root, urls.movement(known.slug)), anchor=mention.anchor, where=where)
    scope = Scope.LOCAL if mention.limited_to else Scope.UNKNOWN
    return Chip(name=capitalise(collapse(mention.name)), scope=scope, href="", anchor=mention.anchor, where=where)
