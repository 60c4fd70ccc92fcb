"""A plan with what was found in it, whole and as the record that the corpus keeps of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, Location, Severity
from generator.model.mentions import (
    Anniversary,
    Assignment,
    Award,
    CampaignMention,
    Citation,
    Deadline,
    EventMention,
    Slogan,
    Target,
)
from generator.model.packing import Columns, Plain
from generator.model.primitives import PartialDate
from generator.model.source import (
    Correction,
    Edition,
    Override,
    Period,
    PlaceNames,
    PlanMetadata,
    Relation,
    Signatory,
    SourceReference,
    Status,
    Withdrawn,
    folder_year,
    folders,
)
from generator.slots import maker, quickly_made

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from generator.model.mentions import PlaceMention
    from generator.model.plan import Plan


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTerm:
    """A term of years that a text names: `nhiệm kỳ 2020-2025`."""

    start: int
    end: int
    word: str
    """The word before it, lower case: `giai đoạn`, `nhiệm kỳ`, `5 năm`."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Misprint:
    """A correction of the front matter at one provision that prints the wrong words."""

    path: str
    anchor: str
    printed: str
    meant: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecord:
    """What the corpus and every page but the plan's own know of a plan: all that was found, without the text it was found in.

    Thousands of records are kept at once; texts are not. A record that was kept is without what only the plan's own page asks for, which is made with
    the text: spans, and the printed words of anniversaries, movements and aims that say their bound by a sign.
    """

    path: PurePosixPath
    """File below the plans folder."""
    metadata: PlanMetadata
    citations: tuple[Citation, ...]
    anniversaries: tuple[Anniversary, ...]
    period: Period | None
    """From the front matter where a person wrote it, else as read in the text."""
    themes: tuple[str, ...] = ()
    """Chủ đề thi đua, without quotation marks."""
    campaigns: tuple[CampaignMention, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    events: tuple[EventMention, ...] = ()
    targets: tuple[Target, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    awards: tuple[Award, ...] = ()
    related: tuple[Citation, ...] = ()
    """The documents that the relations of the front matter name, one for each, read like a citation."""
    terms: tuple[NamedTerm, ...] = ()
    """Terms of years that title and text name, each once."""
    misprints: tuple[Misprint, ...] = ()
    sentences: bytes = b""
    """Keys of its sentences, joined (`generator.extract.sentences`); none for a condensed edition."""
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def id(self) -> str:
        """The plan's stable id."""
        return self.metadata.id

    @property
    def address(self) -> str:
        """Address below the site's root, without slashes at the ends: the file's path without `.md`."""
        return str(self.path).removesuffix(".md")

    @property
    def folders(self) -> tuple[str, ...]:
        """Folders of the file above the year: its place, `()` for a file at the root."""
        return folders(self.path)

    @property
    def folder_year(self) -> int | None:
        """The year in the plan's address."""
        return folder_year(self.path)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedPlan(PlanRecord):
    """A plan with what was found in it: the record, and the text."""

    plan: Plan
    places: tuple[PlaceMention, ...] = ()
    """Nobody asks a library for them: they stay with the text."""

    @property
    def record(self) -> PlanRecord:
        """Without the text."""
        return _record(self.path, self.metadata, *_facts(self))


# ── as it is kept ─────────────────────────────────────────────────────────────────────────────────────────────────────

_NAMES = tuple(field.name for field in fields(PlanRecord))[2:]
"""Without path and metadata, which are kept with the file as read."""
_COLUMNS: dict[str, Columns[Any]] = {
    "citations": Columns(Citation),
    "anniversaries": Columns(Anniversary, without_raw=lambda _: True),
    "campaigns": Columns(CampaignMention, without_raw=lambda _: True),
    "slogans": Columns(Slogan),
    "events": Columns(EventMention),
    "targets": Columns(Target, without_raw=lambda target: target.comparator == "="),  # else it says the bound in its own words
    "assignments": Columns(Assignment),
    "deadlines": Columns(Deadline),
    "awards": Columns(Award),
    "related": Columns(Citation),
}
_PACKED = tuple((_NAMES.index(name), columns) for name, columns in _COLUMNS.items())
PLAIN = Plain(
    *(
        PlanMetadata,
        PartialDate,
        PlaceNames,
        Period,
        Signatory,
        Edition,
        Status,
        SourceReference,
        Relation,
        Correction,
        Override,
        Withdrawn,
    ),
    *(NamedTerm, Misprint, Diagnostic, Location, Severity),
)
"""What else is kept of a plan: its front matter, terms and problems."""
_PLAIN_FACTS = tuple(_NAMES.index(name) for name in ("period", "terms", "misprints", "diagnostics"))
_LINED = tuple(_NAMES.index(name) for name in ("citations", "related"))
"""Facts whose last column is the line in the file."""
_SEEN = len(_NAMES) - 2
"""Facts that pages may show; those after them, keys of sentences and problems, only the corpus reads."""
_record = maker(PlanRecord)
_facts = attrgetter(*_NAMES)


def pack(record: PlanRecord) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """A record as numbers, texts, tuples and lists, without its path and its metadata: what pages may show, and what no page shows.

    The first part stays as it was when only words of the text change, or move to other lines.
    """
    facts = list(_facts(record))
    for index, columns in _PACKED:
        facts[index] = columns.pack(facts[index])
    for index in _PLAIN_FACTS:
        facts[index] = PLAIN.pack(facts[index])
    lines = [facts[index][-1:] for index in _LINED]
    for index in _LINED:
        facts[index] = facts[index][:-1]
    return tuple(facts[:_SEEN]), (*lines, *facts[_SEEN:])


def unpack(path: PurePosixPath, metadata: PlanMetadata, seen: tuple[Any, ...], unseen: tuple[Any, ...]) -> PlanRecord:
    """The record again, as far as it is kept (see `PlanRecord`)."""
    facts = [*seen, *unseen[len(_LINED) :]]
    for index, lines in zip(_LINED, unseen, strict=False):
        facts[index] += lines
    for index, columns in _PACKED:
        if facts[index]:
            facts[index] = columns.unpack(facts[index])
    for index in _PLAIN_FACTS:
        facts[index] = PLAIN.unpack(facts[index])
    return _record(path, metadata, *facts)
