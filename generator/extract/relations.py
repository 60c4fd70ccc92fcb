"""The documents that the relations of a front matter name: `Kế hoạch số 68/KH-UBND ngày 02/3/2023 của UBND huyện`.

Enters: `PlanMetadata`.
Leaves: one `Citation` for each relation, in order, so that relations are resolved by the rules of citations; words without a number are vague.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.extract.citations import citations_in
from generator.extract.reading import Reading
from generator.model import TITLE_PATH, Citation, CitationKind, CitationRole, Span
from generator.text import collapse
from generator.urls import anchor

if TYPE_CHECKING:
    from generator.model import PlanMetadata, Relation

ROLES = {
    "replaces": CitationRole.REPLACES,
    "amends": CitationRole.AMENDS,
    "corrects": CitationRole.CORRECTS,
    "issued_by": CitationRole.BASIS,
}


def related(metadata: PlanMetadata) -> tuple[Citation, ...]:
    """What each relation names."""
    return tuple(_read(relation) for relation in metadata.relations)


def _read(relation: Relation) -> Citation:
    """The first document in the words."""
    words = collapse(relation.of)
    found = next(iter(citations_in(Reading.of(words))), None) or Citation(
        span=Span(0, len(words)),
        kind=CitationKind.VAGUE,
        doc_type=None,
        number=None,
        date=None,
        raw=words,
        issuer=None,
        subject=None,
        role=CitationRole.MENTIONS,
    )
    return replace(found, role=ROLES[relation.type], path=TITLE_PATH, anchor=anchor(TITLE_PATH))
