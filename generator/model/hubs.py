"""What plans share by name: movements, events that are commemorated, kinds of offices. Built from mentions, read by pages and search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.slots import quickly_made

if TYPE_CHECKING:
    from generator.model.mentions import Anniversary, Assignment, CampaignMention, Target
    from generator.model.primitives import PartialDate


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class MovementUse:
    """One plan naming a movement."""

    plan_id: str
    mention: CampaignMention


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementHub:
    """A movement, drive or mass campaign: an entry of the authority file, or a name that stands in none."""

    slug: str | None
    """Of the authority file; None for a name that it does not have."""
    address: str | None
    """`phong-trao/<slug>`; a name outside the authority file has no page."""
    name: str
    """Official name, else as most often printed."""
    short_name: str
    uses: tuple[MovementUse, ...]
    """In order of plans' addresses, then of the text; empty for one that only belongs to the family of another."""

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """Plans that name it, each once, in order."""
        return tuple(dict.fromkeys(use.plan_id for use in self.uses))


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class EventMark:
    """One plan commemorating an event."""

    plan_id: str
    anniversary: Anniversary


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHub:
    """An event that plans commemorate: an entry of the authority file, or one that stands in none."""

    slug: str | None
    address: str | None
    """`ky-niem/<slug>`; an event outside the authority file has no page."""
    name: str
    short_name: str
    founded_on: PartialDate | None
    """Of the authority file, else as most often printed."""
    place: str | None
    """Address of the place of a local event."""
    marks: tuple[EventMark, ...]

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """Plans that mark it, each once, in order."""
        return tuple(dict.fromkeys(mark.plan_id for mark in self.marks))


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One duty that a plan lays on a body."""

    plan_id: str
    assignment: Assignment


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyHub:
    """A kind of office: an entry of the authority file, or a name that stands in none."""

    slug: str | None
    address: str | None
    """`co-quan/<slug>`; a name outside the authority file has no page."""
    name: str
    duties: tuple[Duty, ...]

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """Plans that charge it, each once, in order."""
        return tuple(dict.fromkeys(duty.plan_id for duty in self.duties))


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """One measurable aim of one plan."""

    plan_id: str
    target: Target
    year: int | None
    """That the aim is for: as printed with it, else the plan's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorHub:
    """What several plans measure in the same words."""

    name: str
    """As most often printed."""
    aims: tuple[Aim, ...]

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """Plans that set it, each once, in order."""
        return tuple(dict.fromkeys(aim.plan_id for aim in self.aims))
