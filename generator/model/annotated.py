"""A plan with what was found in it, whole and as the record that the corpus keeps of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from generator.model.source import folder_year, folders

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from generator.diagnostics import Diagnostic
    from generator.model.mentions import (
        Anniversary,
        Assignment,
        Award,
        CampaignMention,
        Citation,
        Deadline,
        EventMention,
        PlaceMention,
        Slogan,
        Target,
    )
    from generator.model.plan import Plan
    from generator.model.source import Period, PlanMetadata


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTerm:
    """A term of years that a text names: `nhiệm kỳ 2020-2025`."""

    start: int
    end: int
    word: str
    """The word before it, lower case: `giai đoạn`, `nhiệm kỳ`, `5 năm`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misprint:
    """A correction of the front matter at one provision that prints the wrong words."""

    path: str
    anchor: str
    printed: str
    meant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecord:
    """What the corpus and every page but the plan's own know of a plan: all that was found, without the text it was found in.

    Spans still count in that text. Thousands of records are kept at once; texts are not.
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
    places: tuple[PlaceMention, ...] = ()
    related: tuple[Citation, ...] = ()
    """The documents that the relations of the front matter name, one for each, read like a citation."""
    terms: tuple[NamedTerm, ...] = ()
    """Terms of years that title and text name, each once."""
    misprints: tuple[Misprint, ...] = ()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedPlan(PlanRecord):
    """A plan with what was found in it: the record, and the text."""

    plan: Plan

    @property
    def record(self) -> PlanRecord:
        """Without the text."""
        return PlanRecord(**{field.name: getattr(self, field.name) for field in fields(PlanRecord)})
