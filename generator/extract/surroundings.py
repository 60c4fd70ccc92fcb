"""What only the neighbourhood of a citation tells: its subject, the citation that holds it, as what it is cited.

Enters: a `Reading` and the citations found in it, in order (`Found`).
Leaves: `Citation` tuples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.issuers import issuer_inside
from generator.extract.roles import role_at
from generator.extract.subjects import coordinated, subject_end, subject_start
from generator.model import Citation, CitationKind, CitationRole, PartialDate, Span
from generator.slots import constructor, quickly_made

if TYPE_CHECKING:
    from generator.extract.reading import Reading

_made, _span = constructor(Citation), constructor(Span)
_MENTIONS = CitationRole.MENTIONS
_LINK = re.compile(r"[;,] *|(?<![a-z])va +")


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A citation before its role, subject and nesting are known."""

    start: int
    end: int
    kind: CitationKind
    doc_type: str | None
    number: str | None = None
    date: PartialDate | None = None
    issuer: Span | None = None
    ordinal: int | None = None
    session: int | None = None
    about: int
    """Where its subject may begin: after number, date, issuer and term."""


def described(reading: Reading, found: list[Found]) -> tuple[Citation, ...]:
    """Add what only the neighbourhood tells: subject, the citation whose subject holds this one, role."""
    subjects: list[tuple[int, int] | None] = []
    for one in found:
        start = subject_start(reading, one.about)
        subjects.append((start, subject_end(reading, start)) if start is not None else None)
    for place, following in enumerate(found[1:]):
        if (subject := subjects[place]) and subject[0] >= following.start:
            subjects[place] = None  # the word that seemed to join is the next citation's own: Quy định số …
    parents: list[int | None] = []
    for place, one in enumerate(found):
        parents.append(_parent(reading, place, one, subjects, parents))
    citations: list[Citation] = []
    for place, one in enumerate(found):
        parent = parents[place]
        citations.append(
            _citation(
                reading,
                one,
                subjects[place],
                _role(reading, found, place, parents, citations),
                found[parent].number if parent is not None else None,
            )
        )
    return tuple(citations)


def _parent(reading: Reading, place: int, one: Found, subjects: list[tuple[int, int] | None], parents: list[int | None]) -> int | None:
    """The citation whose subject holds this one; subjects that a citation of the same rank ends are cut short here."""
    candidate: int | None = place - 1 if place else None
    while candidate is not None:
        subject = subjects[candidate]
        if subject and subject[0] < one.start < subject[1]:
            cut = coordinated(reading, subject[0], one.start)
            if cut is None:
                return candidate
            subjects[candidate] = (subject[0], cut)
        candidate = parents[candidate]
    return None


def _role(reading: Reading, found: list[Found], place: int, parents: list[int | None], done: list[Citation]) -> CitationRole:
    """The nearest leading word in its own part of the sentence; in a list the word before the first element governs them all."""
    start, parent = found[place].start, parents[place]
    before = place - 1
    while before >= 0 and before != parent and parents[before] != parent:
        before -= 1
    if before == parent:
        return role_at(reading, start, found[before].about) or _MENTIONS
    sentence = reading.sentence_start(start)
    if before < 0 or sentence > found[before].end:  # the first, or that of a new sentence
        clause = max(sentence, reading.flat.rfind(";", sentence, start) + 1)
        return role_at(reading, start, clause) or (role_at(reading, start, sentence) if sentence < clause else None) or _MENTIONS
    link = list(_LINK.finditer(reading.key, found[before].about, start))
    return role_at(reading, start, link[-1].end() if link else found[before].about) or done[before].role


def _citation(reading: Reading, one: Found, subject: tuple[int, int] | None, role: CitationRole, nested_in: str | None) -> Citation:
    issuer = one.issuer
    words = None
    if subject:
        start, end = subject
        if issuer is None and one.number and (inside := issuer_inside(reading, start, end)):
            issuer = inside
            end = reading.key.rfind("do", start, inside.start)
        words = reading.words(start, end).strip(' ,;:.-–“”"') or None
    return _made(
        span=_span(one.start, one.end),
        kind=one.kind,
        doc_type=one.doc_type,
        number=one.number,
        date=one.date,
        raw=reading.words(one.start, one.end),
        issuer=reading.words(issuer.start, issuer.end) if issuer else None,
        subject=words,
        role=role,
        ordinal=one.ordinal,
        session=one.session,
        nested_in=nested_in,
    )
