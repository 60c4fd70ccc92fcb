"""One plan, or one phrase, in JSON.

Enters: an `AnnotatedPlan`, a phrase.
Leaves: plain dicts, ready for `json.dumps`. Strings are as printed with blanks collapsed, dates ISO and as precise as the paper; what is not said is None, and a
kind of which the paper has nothing is an empty list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.contract.documents import citation_json, documents_json
from generator.contract.mentions import anniversary_json, campaign_json, counts, mentions_json
from generator.corpus import keys
from generator.corpus.issuers import units
from generator.extract.anniversaries import find_anniversaries
from generator.extract.campaigns import find_campaigns
from generator.extract.citations import find_citations
from generator.gazetteer import Gazetteer
from generator.model import UNIT_LEVELS, CitationKind, PlaceNames
from generator.parse.letterhead import read_letterhead
from generator.text import collapse, normalise

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan, Letterhead, PartialDate, Period, Plan, PlanMetadata

Json = dict[str, Any]

_FIRST_WORDS = 9
_SYMBOL = re.compile(r"\d+[a-zđ]?\s*[-/]\s*(?:(?:19|20)\d\d\s*[-/]\s*)?")
_SCHOOL = re.compile(
    r"(?<!môi )(?<!thị )(?<!hiện )(?<!xã )(?<!phường )(?<!huyện )(?<!trấn )(?<!khu )\btrường (?=\w)|\bhọc viện\b|\btrung tâm giáo dục (?:nghề|thường)"
)
_UNNUMBERED = re.compile(r"PL(?:_\d+)?")
"""`PHỤ LỤC` alone: no numbered unit, though those below it are."""
_OF_A_MINISTRY = re.compile(r"(?:Tổng cục|Cục|Vụ|Tập đoàn|Tổng công ty)(?!\w)")
"""Offices without a place in their name are those of the whole country."""


def plan_json(annotated: AnnotatedPlan) -> Json:
    """Everything that is extracted from one plan."""
    return {
        "meta": _meta(annotated),
        "recipients": [collapse(line) for line in annotated.plan.recipients],
        "outline": _outline(annotated.plan),
        **documents_json(annotated.citations, annotated.metadata.place),
        **mentions_json(annotated),
    }


def _meta(annotated: AnnotatedPlan) -> Json:
    metadata = annotated.metadata
    place, signatory = metadata.place, metadata.signatory
    signed_as = [part for part in (signatory.capacity, signatory.position) if part] if signatory else []
    return {
        "doc_type": metadata.kind,
        "number": metadata.number,
        "symbol": symbol(metadata.number) or metadata.symbol,
        "issuer": metadata.issuer,
        "level": level(metadata),
        "province": place.province,
        "district": place.district,
        "commune": place.commune,
        "place": metadata.issued_at,
        "date": _iso(metadata.issued_on),
        "title": collapse(metadata.title),
        "signer": signatory.name if signatory else None,
        "signer_title": " ".join(signed_as) or None,
        "period": _period(annotated.period),
        "themes": [collapse(theme) for theme in annotated.themes],
    }


def symbol(number: str | None) -> str | None:
    """What follows the digits: `0124/KH-UBND` → `KH-UBND`."""
    found = _SYMBOL.match(number) if number else None
    return (number[found.end() :] or None) if number and found else None


def level(metadata: PlanMetadata) -> str | None:
    """`central`, `province`, `district`, `commune` or `school`; None where nothing says."""
    issuer = metadata.issuer
    if _SCHOOL.search(issuer.lower()):
        return "school"
    place = metadata.place
    for name, value in (("commune", place.commune), ("district", place.district), ("province", place.province)):
        if value:
            return name
    named = units(issuer)
    if named:
        return {"city": "province"}.get(named[0].level, named[0].level)
    return "central" if keys.scope("", issuer) is keys.Scope.NATIONAL or _OF_A_MINISTRY.match(issuer) else None


def _period(period: Period | None) -> Json | None:
    if period is None:
        return None
    return {"start": _iso(period.start), "end": _iso(period.end), "basis": period.basis, "end_event": period.end_event}


def _outline(plan: Plan) -> list[Json]:
    """Numbered units, letters and dashes, in order."""
    out: list[Json] = []
    for provision in plan.provisions:
        if provision.level not in UNIT_LEVELS or _UNNUMBERED.fullmatch(provision.path):
            continue
        words = provision.text.of(plan.body).split() if provision.text else []
        unit: Json = {
            "path": provision.path,
            "label": provision.label,
            "heading": collapse(provision.heading.of(plan.body)) if provision.heading else None,
            "starts": " ".join(words[:_FIRST_WORDS]) or None,
        }
        if provision.run_in:
            unit["run_in"] = True
        out.append(unit)
    return out


def _iso(date: PartialDate | None) -> str | None:
    return date.iso if date else None


def phrase_json(id: str, text: str) -> Json:  # noqa: A002 -- the contract's own name
    """What one phrase says by itself, without context."""
    text = normalise(text).text
    return {
        "id": id,
        "citations": [
            citation_json(citation, PlaceNames()) for citation in find_citations(text) if citation.kind is not CitationKind.PROGRAMME
        ],
        "anniversaries": [anniversary_json(found) for found in find_anniversaries(text) if counts(found)],
        "campaigns": [campaign_json(found, PlaceNames()) for found in find_campaigns(text)],
        "meta": _letterhead(read_letterhead(text, Gazetteer.load())),
    }


def _letterhead(head: Letterhead) -> Json:
    return {
        "doc_type": head.kind,
        "number": head.number,
        "symbol": head.symbol,
        "issuer": head.issuer,
        "level": head.level,
        "province": head.place.province,
        "district": head.place.district,
        "commune": head.place.commune,
        "place": head.issued_at,
        "date": _iso(head.date),
        "title": head.title,
    }
