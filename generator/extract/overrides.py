"""A person's word about what was found: it beats extraction and survives re-import.

Enters: the mentions of one kind and `metadata.overrides`.
Leaves: the corrected mentions, and the overrides that match nothing or cannot be read.

An override names its mention by kind, provision (`at`), printed words and `nth`. `drop` removes it, `set` changes its fields, `add` makes a mention of the
printed words whether or not one was found there; `set` on words that stand in the provision but were not found adds them too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.extract.anniversaries import agrees
from generator.model import (
    TITLE_PATH,
    Anniversary,
    Assignment,
    Award,
    CampaignKind,
    CampaignMention,
    Citation,
    CitationKind,
    CitationRole,
    Deadline,
    EventKind,
    EventMention,
    PartialDate,
    PlaceMention,
    Slogan,
    Span,
    Target,
)
from generator.text import collapse, fold
from generator.urls import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Override, Plan

Mention = TypeVar(
    "Mention", Citation, Anniversary, CampaignMention, Slogan, EventMention, Target, Assignment, Deadline, Award, PlaceMention
)
Blank = Callable[[str], dict[str, Any]]

_TRUE, _FALSE = frozenset({"true", "yes", "co", "1"}), frozenset({"false", "no", "khong", "0"})


def _text(value: str) -> str:
    return value


def _truth(value: str) -> bool:
    key = fold(value.strip())
    if key not in _TRUE | _FALSE:
        raise ValueError(value)
    return key in _TRUE


def _names(value: str) -> tuple[str, ...]:
    return tuple(name for part in value.split(";") if (name := collapse(part)))


def _comparator(value: str) -> str:
    if value not in ("=", ">=", "<="):
        raise ValueError(value)
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """What an override may say about one kind of mention."""

    fields: Mapping[str, tuple[str, Callable[[str], object]]]
    """Name in the front matter → field and how its value is read."""
    made: Callable[..., Any]
    blank: Blank
    """Printed words → the fields that a mention of them needs."""


def _plain(**readers: Callable[[str], object]) -> dict[str, tuple[str, Callable[[str], object]]]:
    """Fields that the front matter calls by their own names."""
    return {name: (name, reader) for name, reader in readers.items()}


_KINDS: dict[str, _Kind] = {
    "citation": _Kind(
        fields=_plain(
            doc_type=_text, number=_text, date=PartialDate.parse, issuer=_text, subject=_text, role=CitationRole, ordinal=int, session=int, kind=CitationKind
        ),
        made=Citation,
        blank=lambda _: {
            "kind": CitationKind.NUMBERED, "doc_type": None, "number": None, "date": None, "issuer": None, "subject": None, "role": CitationRole.MENTIONS,
        },
    ),
    "anniversary": _Kind(
        fields=_plain(years=int, event=_text, founded_on=PartialDate.parse, observed_on=PartialDate.parse)
        | {"origin": ("founded_on", PartialDate.parse), "observed": ("observed_on", PartialDate.parse)},
        made=Anniversary,
        blank=lambda raw: {"event": raw, "years": None, "founded_on": None, "observed_on": None, "arithmetic_ok": None},
    ),
    "campaign": _Kind(
        fields=_plain(name=_text, kind=CampaignKind, limited_to=_text), made=CampaignMention, blank=lambda raw: {"name": raw, "kind": None, "quoted": False}
    ),
    "slogan": _Kind(fields=_plain(words=_text), made=Slogan, blank=lambda raw: {"words": raw}),
    "event": _Kind(
        fields=_plain(name=_text, kind=EventKind, ordinal=int), made=EventMention, blank=lambda raw: {"name": raw, "kind": EventKind.OTHER}
    ),
    "target": _Kind(
        fields=_plain(indicator=_text, value=_text, unit=_text, comparator=_comparator, strict=_truth, year=int, scope=_text),
        made=Target,
        blank=lambda raw: {"indicator": raw, "value": "", "unit": "", "comparator": "="},
    ),
    "assignment": _Kind(
        fields=_plain(lead=_text, action=_text, requested=_truth, deadline=PartialDate.parse, coordinating=_names) | {"with": ("coordinating", _names)},
        made=Assignment,
        blank=lambda raw: {"lead": raw, "action": ""},
    ),
    "deadline": _Kind(fields=_plain(date=PartialDate.parse), made=Deadline, blank=lambda _: {"date": None}),
    "award": _Kind(fields=_plain(name=_text), made=Award, blank=lambda raw: {"name": raw}),
    "place": _Kind(fields=_plain(name=_text, type=_text), made=PlaceMention, blank=lambda raw: {"name": raw, "type": ""}),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Generic[Mention]):
    """What is left of one kind after a person's word."""

    mentions: tuple[Mention, ...]
    unmatched: tuple[Override, ...] = ()
    """Overrides that name nothing in the plan."""
    unreadable: tuple[tuple[Override, str], ...] = ()
    """Overrides with the field whose value cannot be read."""


def correct(plan: Plan, kind: str, found: Iterable[Mention]) -> Corrected[Mention]:
    """Mentions of one kind, corrected as the front matter says, in the order of the text."""
    mentions = list(found)
    said: list[Override] = [entry for entry in plan.metadata.overrides if entry.kind == kind]
    if not said:
        return Corrected(mentions=tuple(mentions))
    override: Override
    unmatched: list[Override] = []
    unreadable: list[tuple[Override, str]] = []
    for override in said:
        matching = [] if override.add else [place for place, mention in enumerate(mentions) if _matches(override, mention)]
        bad = next((name for name, value in (*override.set, *override.add) if not _readable(kind, name, value)), None)
        if bad is not None:
            unreadable.append((override, bad))
        elif len(matching) >= override.nth:
            place = matching[override.nth - 1]
            mentions[place : place + 1] = [] if override.drop else [_changed(mentions[place], override)]
        elif (added := _added(plan, override)) is not None:
            mentions.append(_changed(added, override))
        else:
            unmatched.append(override)
    mentions.sort(key=lambda mention: (mention.path != TITLE_PATH, mention.span.start))
    return Corrected(mentions=tuple(mentions), unmatched=tuple(unmatched), unreadable=tuple(unreadable))


def _words(mention: Any) -> str:
    """What is printed; a duty is known by its body and its first words."""
    return mention.raw if hasattr(mention, "raw") else f"{mention.lead} {mention.action}"


def _matches(override: Override, mention: Mention) -> bool:
    if override.at is not None and override.at != mention.path:
        return False
    return override.printed is None or fold(collapse(override.printed)) in fold(collapse(_words(mention)))


def _readable(kind: str, name: str, value: str) -> bool:
    try:
        _value(kind, name, value)
    except (KeyError, ValueError):
        return False
    return True


def _value(kind: str, name: str, value: str) -> tuple[str, object]:
    """Field of the dataclass and value for it; raises KeyError or ValueError."""
    field, reader = _KINDS[kind].fields[name]
    return field, reader(value) if value.strip() else None


def _changed(mention: Mention, override: Override) -> Mention:
    fields = dict(_value(override.kind, name, value) for name, value in (*override.set, *override.add))
    changed: Mention = replace(mention, **fields)  # type: ignore[arg-type]
    if isinstance(changed, Anniversary):
        return replace(changed, arithmetic_ok=agrees(changed.years, changed.founded_on, changed.observed_on))
    if isinstance(changed, Deadline):  # the year of a date that a person gave is printed, as it were
        return replace(changed, date_from=None if "date" in fields else changed.date_from)
    return changed


def _added(plan: Plan, override: Override) -> Any:
    """A mention of the printed words where they stand though nothing was found there."""
    if override.printed is None or override.at is None or not (override.set or override.add):
        return None
    text, low, high = plan.body, 0, 0
    if override.at == TITLE_PATH:
        text, high = plan.metadata.title, len(plan.metadata.title)
    else:
        for provision in plan.provisions:
            if provision.path == override.at:
                low, high = provision.span.start, provision.span.end
    position = low - 1
    for _ in range(override.nth):
        position = text.find(override.printed, position + 1, high)
        if position < 0:
            return None
    raw = collapse(override.printed)
    kind = _KINDS[override.kind]
    fields = {"span": Span(position, position + len(override.printed)), "path": override.at, "anchor": anchor(override.at)} | kind.blank(
        raw
    )
    if kind.made is not Assignment:
        fields["raw"] = raw
    return kind.made(**fields)
