"""The authority files of names as records: movements, events that are commemorated, kinds of offices.

Enters: `generator/data/campaigns.yaml`, `events.yaml`, `bodies.yaml`, each entry with its source; nothing is read before it is asked for.
Leaves: frozen records in the order of the files. Slugs are fixed there and stand in public addresses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from generator.model import PartialDate

_DATA = Path(__file__).parents[1] / "data"

CampaignKind = Literal["movement", "drive", "mass_campaign"]
EventRule = Literal["yearly-solar", "yearly-lunar"]
AdminScope = Literal["central", "province", "district", "commune"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchingDocument:
    """A document that started a movement or a phase of it."""

    kind: str
    """Slug of the kind of document."""
    number: str
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalName:
    """A movement's name as one place uses it."""

    name: str
    place: str
    """Address of the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A movement (phong trào thi đua), a drive that ends on a day (đợt thi đua) or a mass campaign (cuộc vận động)."""

    slug: str
    name: str
    short_name: str
    kind: CampaignKind
    launched_by: str | None = None
    launched_on: PartialDate | None = None
    documents: tuple[LaunchingDocument, ...] = ()
    starts: PartialDate | None = None
    ends: PartialDate | None = None
    variants: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    """Names that other movements bear too: they count only where the kind is known."""
    local_names: tuple[LocalName, ...] = ()
    place: str | None = None
    """Address of the place of a local movement; None for national ones."""
    parent: str | None = None
    """Slug of the broader movement."""
    successor: str | None = None
    note: str | None = None
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that means this movement alone."""
        return (self.name, *self.variants, *(local.name for local in self.local_names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event that is commemorated every year."""

    slug: str
    name: str
    short_name: str
    founded_on: PartialDate | None = None
    """When it happened; None where only a day of the year is kept."""
    month: int
    day: int
    """The day of the year, of the lunar calendar when `rule` says so."""
    rule: EventRule
    place: str | None = None
    """Address of the place; None for the whole country."""
    major: bool = False
    """One of the ngày lễ lớn of Nghị định 145/2013/NĐ-CP."""
    variants: tuple[str, ...] = ()
    note: str | None = None
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its variants."""
        return (self.name, *self.variants)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A kind of office, the same in every place that has one."""

    slug: str
    name: str
    variants: tuple[str, ...] = ()
    levels: tuple[AdminScope, ...]
    family: str
    """`state`, `party`, `front`, `union` …"""
    kind: str
    """`committee`, `department`, `division` …"""
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    note: str | None = None
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its variants."""
        return (self.name, *self.variants)


@lru_cache(maxsize=1)
def campaigns() -> tuple[Campaign, ...]:
    """All movements, the national ones first."""
    return tuple(_campaign(entry) for entry in _read("campaigns.yaml"))


@lru_cache(maxsize=1)
def events() -> tuple[Event, ...]:
    """All events, the ngày lễ lớn first."""
    return tuple(_event(entry) for entry in _read("events.yaml"))


@lru_cache(maxsize=1)
def bodies() -> tuple[Body, ...]:
    """All kinds of offices."""
    return tuple(Body(**_tuples(entry, "variants", "levels", "predecessors", "successors")) for entry in _read("bodies.yaml"))


@lru_cache(maxsize=1)
def _campaigns_by_slug() -> dict[str, Campaign]:
    return {campaign.slug: campaign for campaign in campaigns()}


@lru_cache(maxsize=1)
def _events_by_slug() -> dict[str, Event]:
    return {event.slug: event for event in events()}


@lru_cache(maxsize=1)
def _bodies_by_slug() -> dict[str, Body]:
    return {body.slug: body for body in bodies()}


def campaign_by_slug(slug: str) -> Campaign | None:
    """The movement at this address."""
    return _campaigns_by_slug().get(slug)


def event_by_slug(slug: str) -> Event | None:
    """The event at this address."""
    return _events_by_slug().get(slug)


def body_by_slug(slug: str) -> Body | None:
    """The kind of office at this address."""
    return _bodies_by_slug().get(slug)


def campaign_family(campaign: Campaign) -> Campaign:
    """The broadest movement it belongs to; itself when it belongs to none."""
    while campaign.parent is not None:
        campaign = _campaigns_by_slug()[campaign.parent]
    return campaign


def _campaign(entry: dict[str, Any]) -> Campaign:
    documents = tuple(
        LaunchingDocument(kind=document["kind"], number=document["number"], date=_date(document.get("date")))
        for document in entry.get("documents") or ()
    )
    local_names = tuple(LocalName(**local) for local in entry.get("local_names") or ())
    days = {name: _date(entry.get(name)) for name in ("launched_on", "starts", "ends")}
    return Campaign(**_tuples(entry, "variants", "shared") | days | {"documents": documents, "local_names": local_names})


def _event(entry: dict[str, Any]) -> Event:
    fields = _tuples(entry, "variants")
    founded_on = _date(fields.pop("founded_on", None))
    lunar = fields.pop("lunar", None)
    kept = fields.pop("day", None) or lunar or (founded_on.iso[5:] if founded_on else "")
    month, day = map(int, kept.split("-"))
    return Event(**fields, founded_on=founded_on, month=month, day=day, rule="yearly-lunar" if lunar else "yearly-solar")


def _date(iso: str | None) -> PartialDate | None:
    return None if iso is None else PartialDate.parse(iso)


def _read(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((_DATA / name).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (both are safe loaders)


def _tuples(entry: dict[str, Any], *fields: str) -> dict[str, Any]:
    return entry | {name: tuple(entry.get(name) or ()) for name in fields}
