"""The types that pass between stages: one per stage, frozen, with spans.

    paper ─ readers ▶ ImportedText ─ intake ▶ Draft ─▶ plans/**/*.md
    plans/**/*.md ─ source ▶ PlanSource ─ parse ▶ Plan ─ extract ▶ AnnotatedPlan ─ corpus ▶ Corpus ─ render, search, publish ▶ site/

Every span counts code points of a normal text (`generator.text`): the plan's body, or its title where `path == "title"`.
Words: STYLE of the field, one term per idea (`Citation` → `Referent`, `Provision`, `Anniversary`, `Backlink`).
"""

from generator.model.corpus import (
    Ambiguous,
    Backlink,
    Corpus,
    Directive,
    DirectiveKey,
    KnownDirective,
    KnownPlan,
    NumberPage,
    PeriodHub,
    PlaceHub,
    Referent,
    Unresolved,
    Vague,
)
from generator.model.mentions import Anniversary, AnnotatedPlan, Citation, CitationKind, CitationRole
from generator.model.page import Crumb, Page
from generator.model.paper import Destination, Draft, ImportedText, Inference, Letterhead, LetterheadField, ReportSpan
from generator.model.plan import UNIT_LEVELS, Level, Plan, Provision
from generator.model.primitives import CLOSING_PATH, PREAMBLE_PATH, TITLE_PATH, PartialDate, Span
from generator.model.source import (
    Correction,
    Edition,
    Override,
    Period,
    PlaceNames,
    PlanMetadata,
    PlanSource,
    Relation,
    Signatory,
    SourceReference,
    Status,
    Withdrawn,
)

__all__ = [
    "CLOSING_PATH",
    "PREAMBLE_PATH",
    "TITLE_PATH",
    "UNIT_LEVELS",
    "Ambiguous",
    "Anniversary",
    "AnnotatedPlan",
    "Backlink",
    "Citation",
    "CitationKind",
    "CitationRole",
    "Corpus",
    "Correction",
    "Crumb",
    "Destination",
    "Directive",
    "DirectiveKey",
    "Draft",
    "Edition",
    "ImportedText",
    "Inference",
    "KnownDirective",
    "KnownPlan",
    "Letterhead",
    "LetterheadField",
    "Level",
    "NumberPage",
    "Override",
    "Page",
    "PartialDate",
    "Period",
    "PeriodHub",
    "PlaceHub",
    "PlaceNames",
    "Plan",
    "PlanMetadata",
    "PlanSource",
    "Provision",
    "Referent",
    "Relation",
    "ReportSpan",
    "Signatory",
    "SourceReference",
    "Span",
    "Status",
    "Unresolved",
    "Vague",
    "Withdrawn",
]
