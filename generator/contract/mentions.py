"""What a plan commemorates, names, promises and assigns, in JSON.

Enters: an `AnnotatedPlan`.
Leaves: `anniversaries`, `events`, `campaigns`, `slogans`, `targets`, `assignments`, `deadlines`, `awards`, `places` of the contract.

Raw words are verbatim; what repairs or completes them (`national`, the names of events and places, `inferred` years) stands beside them. Awards, slogans and places are
listed once. The movements of a plan are names in quotation marks; without them only a name of the authority file that is written as one, with a capital (`optional`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.authorities import match_campaign
from generator.corpus.issuers import completed, is_misread, own_name, units
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import (
        Anniversary,
        AnnotatedPlan,
        Assignment,
        CampaignMention,
        Deadline,
        EventKind,
        EventMention,
        PartialDate,
        PlaceMention,
        PlaceNames,
        Target,
    )

Json = dict[str, Any]


def mentions_json(annotated: AnnotatedPlan) -> Json:
    """Every kind of mention but the citations."""
    place = annotated.metadata.place
    return {
        "anniversaries": [anniversary_json(found) | {"path": found.path} for found in annotated.anniversaries if counts(found)],
        "events": _events(annotated.events, place),
        "campaigns": [_campaign(found, place) for found in annotated.campaigns if _is_name(found)],
        "slogans": _once(found.words for found in annotated.slogans),
        "targets": [_target(found) for found in annotated.targets],
        "assignments": [_assignment(found) for found in annotated.assignments],
        "deadlines": [_deadline(found) for found in annotated.deadlines],
        "awards": _once(found.name for found in annotated.awards),
        "places": _places(annotated.places, place),
    }


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(collapse, words)))


def _iso(date: PartialDate | None) -> str | None:
    return date.iso if date else None


def counts(found: Anniversary) -> bool:
    """An anniversary of the contract has years or a date; `Giỗ Tổ Hùng Vương (10/3 âm lịch)` has neither."""
    return any((found.years, found.founded_on, found.observed_on))


def anniversary_json(found: Anniversary) -> Json:
    """One anniversary, without its place in a plan."""
    return {
        "raw": collapse(found.raw),
        "event": found.event,
        "years": found.years,
        "origin": _iso(found.founded_on),
        "observed": _iso(found.observed_on),
        "arithmetic_ok": found.arithmetic_ok,
    }


def campaign_json(found: CampaignMention, place: PlaceNames) -> Json:
    """One campaign, without its place in a plan; `national` is the name of the family it belongs to."""
    known = match_campaign(found.name, kind=found.kind.value if found.kind else None)
    return {
        "name": collapse(found.name),
        "raw": collapse(found.raw),
        "scope": _scope(found, place),
        "national": known.name if known and known.place is None else None,
    }


def _is_name(found: CampaignMention) -> bool:
    """Without quotation marks the words may describe a movement rather than name it."""
    return found.quoted or (found.known is not None and found.name[:1].isupper())


def _campaign(found: CampaignMention, place: PlaceNames) -> Json:
    out = campaign_json(found, place) | {"path": found.path}
    return out if found.quoted else out | {"optional": True}


def _scope(found: CampaignMention, place: PlaceNames) -> str:
    """Local only where the name or the words beside it say so."""
    if found.limited_to:
        return found.limited_to
    name = fold(found.name)
    for level, own in (("commune", place.commune), ("district", place.district), ("province", place.province)):
        if own and name.startswith(fold(own)):
            return level
    for word, level in (("tren dia ban huyen", "district"), ("tren dia ban xa", "commune"), ("tren dia ban tinh", "province")):
        if word in name:
            return level
    return "national"


def _events(events: Iterable[EventMention], place: PlaceNames) -> list[Json]:
    """Every event once, with the number of its mentions."""
    counts: dict[tuple[str, EventKind], int] = {}
    for found in events:
        key = (_event_name(found, place), found.kind)
        counts[key] = counts.get(key, 0) + 1
    return [{"name": name, "kind": kind.value, "count": count} for (name, kind), count in counts.items()]


def _event_name(found: EventMention, place: PlaceNames) -> str:
    head, term, tail = collapse(found.name).partition(" lần thứ ")
    return (completed(head, place) if units(head) else head) + term + tail


def _target(found: Target) -> Json:
    out: Json = {
        "raw": collapse(found.raw),
        "indicator": found.indicator,
        "value": found.value,
        "unit": found.unit,
        "comparator": found.comparator,
        "path": found.path,
    }
    if found.strict:
        out["strict"] = True
    if found.year:
        out["year"] = found.year
    if found.scope:
        out["scope"] = found.scope
    return out


def _assignment(found: Assignment) -> Json:
    out: Json = {"body": collapse(found.lead), "duty": collapse(found.action), "path": found.path}
    if found.coordinating:
        out["with"] = [collapse(body) for body in found.coordinating]
    if found.deadline:
        out["deadline"] = found.deadline.iso
    return out


def _deadline(found: Deadline) -> Json:
    printed = found.date if found.date_from is None else None
    out: Json = {"raw": collapse(found.raw), "date": _iso(printed), "path": found.path}
    if printed is None:
        out["optional"] = True
    if found.date_from is not None:
        out["inferred"] = _iso(found.date)
    return out


def _places(places: Iterable[PlaceMention], place: PlaceNames) -> list[str]:
    """Every place once; the plan's own names repaired where they are misread."""
    out = []
    for found in places:
        words = f"{found.type} {found.name}"
        unit = next(iter(units(words)), None)
        own = own_name(unit, place) if unit else None
        out.append(f"{found.type} {own}" if unit and own and is_misread(unit, own) else words)
    return _once(out)
