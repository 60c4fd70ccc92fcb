"""Citation → Referent: which document the words mean, or why that cannot be told. Never guessed.

Enters: all plans with their citations, the gazetteer.
Leaves: one `Referent` for each citation, and a `Reading` or key for those that have one.

Rules: a complete key (kind, number, body, place where the body needs one, register) is known, as a plan of this library where one
bears it. An incomplete key becomes known only through a full citation in the same paper or a curated document whose subject agrees,
and is then marked inferred; otherwise it is ambiguous. Laws go by name and the version in force on the citing plan's day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import registry, urls
from generator.corpus import keys
from generator.corpus.congresses import read_congress
from generator.corpus.laws import law_key
from generator.corpus.places import Locator, OwnPlace, plan_day
from generator.model import (
    Ambiguous,
    CitationKind,
    DirectiveKey,
    KnownDirective,
    KnownPlan,
    Unresolved,
    Vague,
)
from generator.slots import quickly_made
from generator.text import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from generator.gazetteer import Gazetteer
    from generator.model import Citation, PartialDate, PlanRecord, Referent

_STOP_WORDS = frozenset(
    {"ve", "viec", "va", "cua", "trong", "cac", "cho", "den", "the", "nhung", "mot", "so", "theo", "cong", "tac", "ban", "hanh"}
)
_SAME_SUBJECT = 0.6
_OTHER_SUBJECT = 0.25


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """One citation with what was made of it."""

    citation: Citation
    referent: Referent
    reading: keys.Reading | None = None
    """What could be read of the key; kept for ambiguous ones, whose page it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What the citations of one plan are read against."""

    plan: PlanRecord
    own: OwnPlace
    day: date | None
    locator: Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """All citations of a library."""

    citations: dict[str, tuple[Resolved, ...]]
    """Plan id → its citations in order."""
    doubles: tuple[tuple[PlanRecord, PlanRecord], ...]
    """Plans that bear the number of another plan, which stands second."""


def resolve(plans: Sequence[PlanRecord], *, gazetteer: Gazetteer) -> Resolution:
    """Resolve every citation of every plan; `plans` are in order of address."""
    locator = Locator(gazetteer)
    papers = [Paper(plan=p, own=locator.own_place(p), day=plan_day(p), locator=locator) for p in plans]
    bearers = _bearers(papers)
    library = {key: bearing[0].id for key, bearing in bearers.items()}
    first = {}
    for paper in papers:
        alone = [_alone(citation, paper) for citation in paper.plan.citations]
        first[paper.plan.id] = tuple(_within_paper(alone, library))
    known = defaultdict(list)
    for key in sorted(_known_keys(first.values()), key=sort_key):
        known[key.number, key.suffix].append(key)
    return Resolution(
        citations={
            plan_id: tuple([_with_candidates(entry, known) for entry in resolved]) if any(map(_is_open, resolved)) else resolved
            for plan_id, resolved in first.items()
        },
        doubles=tuple((plan, bearing[0]) for bearing in bearers.values() for plan in bearing[1:]),
    )


def _is_open(entry: Resolved) -> bool:
    """A reading of which a part is open."""
    return entry.reading is not None and isinstance(entry.referent, Vague)


def sort_key(key: DirectiveKey) -> tuple[str, int, str, str, str, str]:
    """Order of keys: kind, number, body, place, register."""
    return (key.kind, key.number or 0, key.suffix, key.body, key.place or "", key.period or "")


def _bearers(papers: Iterable[Paper]) -> dict[DirectiveKey, list[PlanRecord]]:
    """Key → plans of this library that bear it, in order of address."""
    out: dict[DirectiveKey, list[PlanRecord]] = defaultdict(list)
    for paper in papers:
        metadata = paper.plan.metadata
        if not metadata.number:
            continue
        said = _said(metadata.number, metadata.kind, metadata.issuer, metadata.issued_on, None)
        reading = said if isinstance(said, Unresolved) else _read(said, metadata.issuer, paper)
        if isinstance(reading, Unresolved):
            continue
        if reading.scope is keys.Scope.LOCAL and reading.place is None and paper.own.innermost:
            reading = replace(reading, place=paper.own.innermost.path)
        if reading.key:
            out[reading.key].append(paper.plan)
    return out


# ── one citation by itself ────────────────────────────────────────────────────────────────────────────────────────────


def _alone(citation: Citation, paper: Paper) -> Resolved:
    """What a citation says without looking at others: a key, a reading with open parts (still `Vague`), or nothing."""
    if citation.number and (citation.number[0].isdigit() or any(char.isdigit() for char in citation.number)):
        return _numbered(citation, paper, citation.number)
    if citation.kind is CitationKind.NAMED_LAW:
        return Resolved(citation=citation, referent=KnownDirective(key=law_key(citation, paper.day)))
    if citation.kind is CitationKind.CONGRESS:
        return Resolved(citation=citation, referent=_congress(citation, paper))
    if citation.kind is CitationKind.PLENUM:
        return _plenum(citation)
    return Resolved(citation=citation, referent=Vague())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What the words of a citation say, whoever cites: worked out once for all papers that print them."""

    reading: keys.Reading
    """Without a place; without a register where that one cannot be read."""
    referent: Referent
    """What the reading points to, where nothing depends on the paper."""
    periods: tuple[str, ...] | Unresolved
    day: date | None

    @property
    def is_local(self) -> bool:
        """Its place is part of its identity, and the paper may have to say which."""
        return self.reading.scope is keys.Scope.LOCAL


@lru_cache(maxsize=8192)
def _said(number: str, doc_type: str | None, issuer: str | None, date: PartialDate | None, ordinal: int | None) -> _Said | Unresolved:
    parts = keys.number_parts(number)
    if parts is None:
        return Unresolved(reason=f"Không đọc được số “{number}” của văn bản.")
    scope = keys.scope(parts.body, issuer) if parts.body else None
    periods = _periods(parts, scope, date, ordinal)
    reading = keys.Reading(
        kind=keys.kind_slug(doc_type, parts),
        number=parts.number,
        suffix=parts.suffix,
        body=parts.body,
        scope=scope,
        place=None,
        periods=() if isinstance(periods, Unresolved) else periods,
    )
    referent = periods if isinstance(periods, Unresolved) else _referent(reading)
    return _Said(reading=reading, referent=referent, periods=periods, day=date.first_day() if date else None)


def _referent(reading: keys.Reading) -> Referent:
    """What a reading alone points to."""
    key = reading.key
    return KnownDirective(key=key, inferred=reading.inferred) if key else Vague()


def _numbered(citation: Citation, paper: Paper, number: str) -> Resolved:
    """What a citation with a number says."""
    said = _said(number, citation.doc_type, citation.issuer, citation.date, citation.ordinal)
    if isinstance(said, Unresolved):
        return Resolved(citation=citation, referent=said)
    if not said.is_local:
        return Resolved(citation=citation, referent=said.referent, reading=None if said.referent is said.periods else said.reading)
    reading = _read(said, citation.issuer, paper)
    if isinstance(reading, Unresolved):
        return Resolved(citation=citation, referent=reading)
    return Resolved(citation=citation, referent=_referent(reading), reading=reading)


def _read(said: _Said, issuer: str | None, paper: Paper) -> keys.Reading | Unresolved:
    """The key as far as it is said, with the place where the body needs one: out of the words and of the citing plan's own place."""
    if not said.is_local:
        return said.periods if isinstance(said.periods, Unresolved) else said.reading
    body, inferred = said.reading.body, False
    place = paper.locator.locate(issuer, paper.own, said.day or paper.day)
    if place is None and not issuer and body == "hu" and paper.own.district:
        place, inferred = paper.own.district.path, True
    if body and place and (reason := _wrong_level(body, place)):
        return Unresolved(reason=reason)
    if isinstance(said.periods, Unresolved):
        return said.periods
    if body and keys.is_generic_school(body):
        body = slug(issuer) if issuer and len(issuer.split()) > 2 else None
    plain = said.reading
    return keys.Reading(
        kind=plain.kind,
        number=plain.number,
        suffix=plain.suffix,
        body=body,
        scope=plain.scope,
        place=place,
        periods=plain.periods,
        inferred=inferred,
    )


def _wrong_level(body: str, place: str) -> str | None:
    """A committee's code and the place its words name cannot both be right."""
    depth = place.count("/")
    if body == "hu" and depth == 0:
        return "Ký hiệu HU là của Huyện ủy, nhưng cơ quan ban hành được ghi ở cấp tỉnh."
    if body == "tu" and place.rpartition("/")[2].startswith(("xa-", "phuong-", "tt-", "huyen-")):
        return "Ký hiệu TU là của Tỉnh ủy hoặc Thành ủy, nhưng cơ quan ban hành được ghi ở cấp huyện hoặc cấp xã."
    return None


def _periods(
    parts: keys.NumberParts, scope: keys.Scope | None, date: PartialDate | None, ordinal: int | None
) -> tuple[str, ...] | Unresolved:
    """Registers the number can stand in."""
    if scope is keys.Scope.CENTRAL_PARTY:
        by_date = keys.term_periods(date) if date else ()
        if ordinal is None:
            return by_date
        said = f"k{ordinal}"
        if by_date and said not in by_date and not _near_congress(date, ordinal):
            return Unresolved(reason=f"Ngày {date.label if date else ''} không thuộc nhiệm kỳ khóa {ordinal} mà văn bản ghi.")
        return (said,)
    if parts.year is not None:
        if date and date.year != parts.year:
            return Unresolved(reason=f"Số “{parts.number}” ghi năm {parts.year} nhưng ngày ban hành ghi năm {date.year}.")
        return (str(parts.year),)
    return (str(date.year),) if date and date.valid else ()


def _near_congress(date: PartialDate | None, ordinal: int) -> bool:
    """Papers of the outgoing Committee are still signed in the weeks around a congress."""
    day = date.first_day() if date else None
    return day is not None and any(
        abs((day - term.closed_on).days) <= 60 for term in registry.congress_terms() if term.ordinal in {ordinal, ordinal + 1}
    )


def _congress(citation: Citation, paper: Paper) -> Referent:
    """A congress's resolution: body and ordinal; a local congress also needs its place."""
    congress = read_congress(citation)
    if congress is None:
        return Vague()
    place = None
    if congress.local:
        place = paper.locator.locate(congress.words, paper.own, paper.day)
        if place is None and congress.own and paper.own.innermost:
            place = paper.own.innermost.path
        if place is None:
            return Vague()
    kind = keys.kind_slug(citation.doc_type, None) or "nghi-quyet"
    return KnownDirective(key=DirectiveKey(kind=kind, number=None, body=congress.body, place=place, period=f"k{congress.ordinal}"))


def _plenum(citation: Citation) -> Resolved:
    """A plenum's resolution: session and term."""
    if citation.session is None:
        return Resolved(citation=citation, referent=Vague())
    kind = keys.kind_slug(citation.doc_type, None) or "nghi-quyet"
    body = f"trung-uong-{citation.session}"
    if citation.ordinal is not None:
        key = DirectiveKey(kind=kind, number=None, body=body, period=f"k{citation.ordinal}")
        return Resolved(citation=citation, referent=KnownDirective(key=key))
    return Resolved(citation=citation, referent=Vague())


# ── with the help of others ───────────────────────────────────────────────────────────────────────────────────────────


def _within_paper(alone: Sequence[Resolved], library: Mapping[DirectiveKey, str]) -> Iterable[Resolved]:
    """Complete open readings from full citations in the same paper and from curated facts; find plans of the library."""
    full = _full(alone) if any(map(_is_open, alone)) else {}
    for entry in alone:
        referent, reading, date = entry.referent, entry.reading, entry.citation.date
        if isinstance(referent, Vague) and reading:
            found = _inferred(reading, entry.citation, full.get((reading.number, reading.suffix), ()))
            if found:
                referent = KnownDirective(key=found, inferred=True)
            elif date and not date.valid:
                referent = Unresolved(reason=f"Ngày {date.label} không có trong lịch.")
        if isinstance(referent, KnownDirective) and referent.key in library:
            referent = KnownPlan(plan_id=library[referent.key], inferred=referent.inferred)
        yield entry if referent is entry.referent else Resolved(citation=entry.citation, referent=referent, reading=reading)


def _full(alone: Iterable[Resolved]) -> Mapping[tuple[int | None, str], Sequence[tuple[DirectiveKey, Citation]]]:
    """Complete keys of a paper by their numbers."""
    out: dict[tuple[int | None, str], list[tuple[DirectiveKey, Citation]]] = defaultdict(list)
    for entry in alone:
        if isinstance(entry.referent, KnownDirective) and not entry.referent.inferred:
            key = entry.referent.key
            out[key.number, key.suffix].append((key, entry.citation))
    return out


def _inferred(reading: keys.Reading, citation: Citation, full: Sequence[tuple[DirectiveKey, Citation]]) -> DirectiveKey | None:
    """The one key that same-paper citations and curated facts agree on."""
    same_paper = {key for key, other in full if reading.admits(key) and agreement(citation.subject, other.subject) is not False}
    curated = {entry.key for entry in _curated(reading) if agreement(citation.subject, entry.subject)}
    if len(same_paper) > 1 or len(curated) > 1 or (same_paper and curated and same_paper != curated):
        return None
    return next(iter(same_paper or curated), None)


def _curated(reading: keys.Reading) -> Iterable[registry.CuratedDirective]:
    """Curated documents that a reading admits."""
    return (entry for key, entry in _facts() if reading.admits(key))


@lru_cache(maxsize=1)
def _facts() -> tuple[tuple[DirectiveKey, registry.CuratedDirective], ...]:
    return tuple((entry.key, entry) for entry in registry.curated_directives())


def agreement(first: str | None, second: str | None) -> bool | None:
    """Whether two subjects speak of the same thing: True, False, or None where it cannot be told."""
    a, b = (_content_words(words) for words in (first or "", second or ""))
    if min(len(a), len(b)) < 2:
        return None
    share = len(a & b) / min(len(a), len(b))
    return True if share >= _SAME_SUBJECT else False if share <= _OTHER_SUBJECT else None


def _content_words(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(words))) - _STOP_WORDS


def _known_keys(papers: Iterable[Sequence[Resolved]]) -> set[DirectiveKey]:
    """Every key that has a page of its own."""
    return {entry.referent.key for entries in papers for entry in entries if isinstance(entry.referent, KnownDirective)}


def _with_candidates(entry: Resolved, known: Mapping[tuple[int | None, str], Sequence[DirectiveKey]]) -> Resolved:
    """An open reading that nothing completed is ambiguous: all candidates, none chosen."""
    reading = entry.reading
    if reading is None or not isinstance(entry.referent, Vague):
        return entry
    candidates = tuple(key for key in known.get((reading.number, reading.suffix), ()) if reading.admits(key))
    page = urls.number_page(reading.kind or "van-ban", reading.number, reading.suffix, keys.symbol(reading.kind, reading.body))
    return replace(entry, referent=Ambiguous(candidates=candidates, number_page=page))
