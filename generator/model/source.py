"""A plan file: its front matter and its body."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from generator.slots import one_for_equal, quickly_made

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from generator.model.primitives import PartialDate
    from generator.text import NormalText


@one_for_equal
@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """The place of a plan as printed; all None for a central body."""

    province: str | None = None
    district: str | None = None
    commune: str | None = None


@one_for_equal
@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How long a plan runs. Open ends are None; an event may close it."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    end_event: str | None = None
    """`tổ chức thành công Đại hội …`: what closes the period where no date does."""
    basis: str | None = None
    """The words it was read from; None when a person wrote it."""


@one_for_equal
@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signed, as the paper prints it."""

    name: str | None = None
    capacity: str | None = None
    """`TM. Ủy ban nhân dân`, `KT. Chủ tịch`; None when the head signs."""
    position: str | None = None


KEPT_SUFFIXES = ("docx", "doc", "rtf", "odt", "pdf", "txt", "png", "jpg", "jpeg", "tif", "tiff")
"""Kinds of paper that readers may take as they are: none that a browser runs, none with macros."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReference:
    """Where the paper is."""

    file: str | None = None
    url: str | None = None
    sha256: str | None = None
    kept: str | None = None
    """Name of the paper's file where it lies beside the plan file, for readers to take: `0124-kh-ubnd.goc.docx`."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What this plan does to another document: `replaces`, `amends`, `corrects`, `issued_by`."""

    type: str
    of: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Printed → meant; both are shown."""

    printed: str
    meant: str
    at: str | None = None


OverrideKind = Literal["citation", "anniversary", "campaign", "slogan", "event", "target", "assignment", "deadline", "award", "place"]
"""What a person may have the last word about."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A person's word about one mention: it beats extraction and survives re-import."""

    kind: OverrideKind
    at: str | None = None
    printed: str | None = None
    nth: int = 1
    set: tuple[tuple[str, str], ...] = ()
    add: tuple[tuple[str, str], ...] = ()
    drop: bool = False


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A plan taken back: its page becomes a tombstone."""

    on: PartialDate
    reason: str


class Edition(StrEnum):
    """Whose words the body is."""

    FULL = "full"
    CONDENSED = "condensed"


class Status(StrEnum):
    """A draft is never built."""

    PUBLISHED = "published"
    DRAFT = "draft"


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMetadata:
    """The front matter of a plan source, checked."""

    id: str
    kind: str
    number: str | None
    """Text as printed (`0124/KH-UBND`); None when the paper leaves it blank."""
    symbol: str | None = None
    """What the paper prints after a blank number: `KH-UBND`; None where the number says it."""
    issued_on: PartialDate | None
    issued_at: str | None = None
    """The place line (địa danh) before the date: `Đắk Song`."""
    issuers: tuple[str, ...]
    """One, or several for a joint plan; the first decides the place."""
    place: PlaceNames
    title: str
    short_title: str | None = None
    period: Period | None = None
    signatory: Signatory | None = None
    edition: Edition = Edition.FULL
    status: Status = Status.PUBLISHED
    source: SourceReference | None = None
    relations: tuple[Relation, ...] = ()
    aliases: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    overrides: tuple[Override, ...] = ()
    withdrawn: Withdrawn | None = None

    @property
    def issuer(self) -> str:
        """The first issuer."""
        return self.issuers[0]

    @property
    def name(self) -> str:
        """What lists show: the short title, or the title."""
        return self.short_title or self.title


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSource:
    """One plan file, read and checked."""

    path: PurePosixPath
    """Below the plans folder: `dak-nong/huyen-dak-song/2025/x.md`. Without `.md` it is the plan's address."""
    metadata: PlanMetadata
    body: NormalText
    body_line: int
    """Line of the file where the body begins, from 1."""

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
class PlanFile:
    """A plan file without its body: enough for addresses."""

    path: PurePosixPath
    metadata: PlanMetadata


def folders(path: PurePosixPath) -> tuple[str, ...]:
    """Folders of a plan's file above the year."""
    return _place_and_year(str(path).rpartition("/")[0])[0]


def folder_year(path: PurePosixPath) -> int | None:
    """The year among the folders of a plan's file."""
    return _place_and_year(str(path).rpartition("/")[0])[1]


@lru_cache(maxsize=16384)
def _place_and_year(folder: str) -> tuple[tuple[str, ...], int | None]:
    """The folders before the first year, and that year; thousands of files share a folder."""
    parts = tuple(folder.split("/")) if folder else ()
    for index, part in enumerate(parts):
        if len(part) == 4 and part.isdecimal():
            return parts[:index], int(part)
    return parts, None
