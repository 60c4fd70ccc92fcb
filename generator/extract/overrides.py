"""A person's word about what was found: it beats extraction and survives re-import.

Enters: the citations and anniversaries of a plan, and `metadata.overrides`.
Leaves: the corrected ones, and a warning for every override that matches nothing.

An override names its mention by kind, provision (`at`), printed words and `nth`. `drop` removes it, `set` changes its fields. `set` on words that stand in the provision but
were not found adds them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extract.anniversaries import agrees
from generator.model import TITLE_PATH, Anniversary, Citation, CitationKind, CitationRole, PartialDate, Span
from generator.text import collapse, fold
from generator.urls import anchor

if TYPE_CHECKING:
    from generator.model import Override, Plan

CITATION, ANNIVERSARY = "citation", "anniversary"

_NAMES = {
    "years": "years",
    "event": "event",
    "origin": "founded_on",
    "founded_on": "founded_on",
    "observed": "observed_on",
    "observed_on": "observed_on",
}
_CITATION_FIELDS = frozenset({"doc_type", "number", "date", "issuer", "subject", "role", "ordinal", "session", "kind"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Overridden:
    """What is left after a person's word."""

    citations: tuple[Citation, ...]
    anniversaries: tuple[Anniversary, ...]
    unmatched: tuple[Override, ...]
    """Overrides of a known kind that name nothing in the plan."""
    unreadable: tuple[tuple[Override, str], ...]
    """Overrides with the field whose value cannot be read."""


def apply(plan: Plan, citations: tuple[Citation, ...], anniversaries: tuple[Anniversary, ...]) -> Overridden:
    """Correct what was found as the front matter says."""
    found: dict[str, list[Citation] | list[Anniversary]] = {CITATION: list(citations), ANNIVERSARY: list(anniversaries)}
    unmatched: list[Override] = []
    unreadable: list[tuple[Override, str]] = []
    for override in plan.metadata.overrides:
        if override.kind not in found:
            continue
        mentions: list[Citation | Anniversary] = list(found[override.kind])
        matching = [place for place, mention in enumerate(mentions) if _matches(override, mention)]
        bad = next((name for name, value in override.set if not _readable(override.kind, name, value)), None)
        if bad is not None:
            unreadable.append((override, bad))
        elif len(matching) >= override.nth:
            place = matching[override.nth - 1]
            mentions[place : place + 1] = [] if override.drop else [_changed(mentions[place], override)]
        elif override.set and (added := _added(plan, override)):
            mentions.append(_changed(added, override))
        else:
            unmatched.append(override)
        found[override.kind] = mentions  # type: ignore[assignment]
    return Overridden(
        citations=tuple(sorted((m for m in found[CITATION] if isinstance(m, Citation)), key=_order)),
        anniversaries=tuple(sorted((m for m in found[ANNIVERSARY] if isinstance(m, Anniversary)), key=_order)),
        unmatched=tuple(unmatched),
        unreadable=tuple(unreadable),
    )


def _order(mention: Citation | Anniversary) -> tuple[bool, int]:
    return mention.path != TITLE_PATH, mention.span.start


def _matches(override: Override, mention: Citation | Anniversary) -> bool:
    if override.at is not None and override.at != mention.path:
        return False
    return override.printed is None or fold(collapse(override.printed)) in fold(mention.raw)


def _readable(kind: str, name: str, value: str) -> bool:
    try:
        _value(kind, name, value)
    except (KeyError, ValueError):
        return False
    return True


def _value(kind: str, name: str, value: str) -> tuple[str, object]:
    """Field of the dataclass and value for it; raises KeyError or ValueError."""
    field = _NAMES[name] if kind == ANNIVERSARY else name
    if kind == CITATION and field not in _CITATION_FIELDS:
        raise KeyError(name)
    if not value.strip():
        return field, None
    if field in ("date", "founded_on", "observed_on"):
        return field, PartialDate.parse(value)
    if field in ("years", "ordinal", "session"):
        return field, int(value)
    if field == "role":
        return field, CitationRole(value)
    return field, CitationKind(value) if field == "kind" else value


def _changed(mention: Citation | Anniversary, override: Override) -> Citation | Anniversary:
    fields = dict(_value(override.kind, name, value) for name, value in override.set)
    changed: Citation | Anniversary = replace(mention, **fields)  # type: ignore[arg-type]
    if isinstance(changed, Anniversary):
        return replace(changed, arithmetic_ok=agrees(changed.years, changed.founded_on, changed.observed_on))
    return changed


def _added(plan: Plan, override: Override) -> Citation | Anniversary | None:
    """A mention of the printed words where they stand though nothing was found there."""
    if override.printed is None or override.at is None:
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
    span, raw = Span(position, position + len(override.printed)), collapse(override.printed)
    if override.kind == ANNIVERSARY:
        return Anniversary(
            span=span,
            path=override.at,
            anchor=anchor(override.at),
            raw=raw,
            event=raw,
            years=None,
            founded_on=None,
            observed_on=None,
            arithmetic_ok=None,
        )
    return Citation(
        span=span,
        path=override.at,
        anchor=anchor(override.at),
        kind=CitationKind.NUMBERED,
        doc_type=None,
        number=None,
        date=None,
        raw=raw,
        issuer=None,
        subject=None,
        role=CitationRole.MENTIONS,
    )
