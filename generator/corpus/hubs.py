"""What plans share by name: the movements they take part in, the events they mark, the offices they charge.

Enters: annotated plans in order of address, whose mentions carry the slug of the authority file where one is known.
Leaves: hubs. Those of the authority file come first, in its order; names that it does not have follow, the most shared first: the same letters
whatever the case and the tones, for events what `authorities.event_key` calls one event. Only the former have addresses, because only they have a slug
that is fixed for ever.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeVar

from generator import urls
from generator.authorities import bodies, campaign_by_slug, campaign_family, campaigns, event_key, events
from generator.model import BodyHub, Duty, EventHub, EventMark, MovementHub, MovementUse
from generator.text import collapse, fold, sort_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from generator.authorities import Campaign
    from generator.model import Anniversary, PartialDate, PlanRecord

Entry = TypeVar("Entry", MovementUse, EventMark, Duty)
Key = TypeVar("Key")
_LUNAR = "yearly-lunar"
"""The day wanders through the calendar: a printed `10/3/2000` is no day of origin."""


def movement_hubs(plans: Sequence[PlanRecord]) -> tuple[MovementHub, ...]:
    """One hub for each movement; a family and what followed or preceded a movement have theirs even when no plan names them."""
    named: dict[str, list[MovementUse]] = defaultdict(list)
    others: dict[str, list[MovementUse]] = defaultdict(list)
    for plan in plans:
        for mention in plan.campaigns:
            use = MovementUse(plan_id=plan.id, mention=mention)
            if mention.known:
                named[mention.known].append(use)
            else:
                others[fold(collapse(mention.name))].append(use)
    kin = _with_kin(named)
    known = [
        MovementHub(
            slug=entry.slug,
            address=urls.movement(entry.slug),
            name=entry.name,
            short_name=entry.short_name,
            uses=tuple(named.get(entry.slug, ())),
        )
        for entry in campaigns()
        if entry.slug in kin
    ]
    unknown = []
    for uses in _most_shared_first(others):
        name = _usual(use.mention.name for use in uses)
        unknown.append(MovementHub(slug=None, address=None, name=name, short_name=name, uses=tuple(uses)))
    return (*known, *unknown)


def _with_kin(named: Mapping[str, object]) -> frozenset[str]:
    """Slugs of named movements, of their families, and of what they followed or what followed them."""
    kin = set(named)
    for entry in campaigns():
        if entry.slug in named:
            kin.add(campaign_family(entry).slug)
            kin.update(slug for slug in (entry.parent, entry.successor) if slug)
        if entry.successor in named:
            kin.add(entry.slug)
    return frozenset(kin)


def kin_of(entry: Campaign) -> tuple[Campaign, ...]:
    """What a movement belongs to, what belongs to it, what it followed and what followed it; itself left out."""
    near = [campaign_by_slug(slug) for slug in (entry.parent, entry.successor) if slug]
    near += [other for other in campaigns() if entry.slug in (other.parent, other.successor)]
    return tuple({other.slug: other for other in near if other is not None}.values())


def event_hubs(plans: Sequence[PlanRecord]) -> tuple[EventHub, ...]:
    """One hub for each event that a plan marks."""
    named: dict[str, list[EventMark]] = defaultdict(list)
    others: dict[Hashable, list[EventMark]] = defaultdict(list)
    for plan in plans:
        for found in plan.anniversaries:
            mark = EventMark(plan_id=plan.id, anniversary=found)
            place = "/".join(plan.folders)
            slug, key = (found.known, None) if found.known else _unknown_event(found, place)
            if slug:
                named[slug].append(mark)
            else:
                others[key].append(mark)
    known = [
        EventHub(
            slug=entry.slug,
            address=urls.event(entry.slug),
            name=entry.name,
            short_name=entry.short_name,
            founded_on=entry.founded_on if entry.rule == _LUNAR else entry.founded_on or _usual_day(named[entry.slug]),
            place=entry.place,
            marks=tuple(named[entry.slug]),
        )
        for entry in events()
        if entry.slug in named
    ]
    unknown = []
    for marks in _most_shared_first(others):
        name = _usual(mark.anniversary.event for mark in marks)
        unknown.append(
            EventHub(slug=None, address=None, name=name, short_name=name, founded_on=_usual_day(marks), place=None, marks=tuple(marks))
        )
    return (*known, *unknown)


def _unknown_event(found: Anniversary, place: str) -> tuple[str | None, Hashable]:
    """Slug of an event that the authority file knows after all, else what tells it from others.

    Foundings stay apart by province; what is neither a founding nor dated, by the paper's own place.
    """
    key = event_key(found.event, found.founded_on, place=place or None)
    own = place.partition("/")[0] if key.kind else "" if key.founded_on else place
    return key.slug, (own, key.kind, key.words, key.founded_on)


def body_hubs(plans: Sequence[PlanRecord]) -> tuple[BodyHub, ...]:
    """One hub for each kind of office that a plan charges."""
    named: dict[str, list[Duty]] = defaultdict(list)
    others: dict[str, list[Duty]] = defaultdict(list)
    for plan in plans:
        for found in plan.assignments:
            duty = Duty(plan_id=plan.id, assignment=found)
            if found.known:
                named[found.known].append(duty)
            else:
                others[fold(collapse(found.lead))].append(duty)
    known = [
        BodyHub(slug=entry.slug, address=urls.body(entry.slug), name=entry.name, duties=tuple(named[entry.slug]))
        for entry in bodies()
        if entry.slug in named
    ]
    unknown = [
        BodyHub(slug=None, address=None, name=_usual(duty.assignment.lead for duty in duties), duties=tuple(duties))
        for duties in _most_shared_first(others)
    ]
    return (*known, *unknown)


def _most_shared_first(groups: Mapping[Key, list[Entry]]) -> list[list[Entry]]:
    """Groups by the number of plans, then in the Vietnamese order of their keys."""
    return [
        group
        for _, group in sorted(
            groups.items(), key=lambda item: (-len({entry.plan_id for entry in item[1]}), sort_key(str(item[0])), str(item[0]))
        )
    ]


def _usual(names: Iterable[str]) -> str:
    """The spelling met most often, the first of those met equally often."""
    counted = Counter(collapse(name) for name in names)
    return max(counted, key=lambda name: counted[name])


def _usual_day(marks: Iterable[EventMark]) -> PartialDate | None:
    """The day of origin printed most often; None where none is printed."""
    counted = Counter(mark.anniversary.founded_on for mark in marks if mark.anniversary.founded_on)
    return max(counted, key=lambda day: counted[day]) if counted else None
