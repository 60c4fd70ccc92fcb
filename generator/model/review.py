"""What an import tells the person who brought the paper: field by field how sure it is, where it was read, what to type."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.paper import PersonalMention


class Sureness(StrEnum):
    """How far a field can be relied on; the value is what the clerk reads."""

    SURE = "chắc"
    LOOK = "cần xem"
    MISSING = "không thấy"


ESSENTIAL = frozenset({"number", "issued_on", "issuer", "title", "place.province"})
"""Fields without which a paper is hard to find or to tell from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewField:
    """One thing that the front matter says, or should say."""

    key: str
    """As typed in the plan file: `issued_on`, `place.province`; empty for what is not typed there."""
    name: str
    """For the clerk: `Ngày ban hành`."""
    value: str | None
    sureness: Sureness
    source: str = ""
    """Words of the paper it was read from."""
    why: tuple[str, ...] = ()
    """Why it is doubtful, or what it was concluded from."""
    example: str = ""
    """What a good value looks like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to know or to decide, with the way out."""

    message: str
    hint: str
    line: int = 0
    """Of the plan file, where it is about one; 0 else."""
    is_warning: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The report on one paper."""

    paper: str
    sha256: str
    format: str
    file: str
    """Of the plan, below the plans folder."""
    plan_id: str
    is_draft: bool
    is_kept: bool
    """The paper lies beside the plan for readers to take."""
    fields: tuple[ReviewField, ...]
    found: tuple[tuple[str, int], ...]
    """What was found in the text and how often: `Viện dẫn`, 12."""
    changes: tuple[Notice, ...]
    """What happened to a plan that was here already; plans that it may be the same as."""
    personal: tuple[PersonalMention, ...]
    library: tuple[Notice, ...]
    """Where the paper disagrees with the library or with itself."""
    notices: tuple[Notice, ...]
    """Everything else to look at."""
    repairs: tuple[str, ...]
    """What was put right or left out on the way, so that nobody wonders."""
    characters: dict[str, int]

    @property
    def received(self) -> int:
        """Fields that have a value."""
        return sum(field.sureness is not Sureness.MISSING for field in self.fields)

    @property
    def to_look_at(self) -> int:
        """Fields and warnings that want a person."""
        doubtful = sum(field.sureness is Sureness.LOOK for field in self.fields)
        return doubtful + len(self.personal) + sum(n.is_warning for n in (*self.changes, *self.library, *self.notices))

    @property
    def waits(self) -> bool:
        """True when a person should look before it is published; a paper need not say how long it runs."""
        return bool(self.to_look_at) or any(f.sureness is Sureness.MISSING and f.key in ESSENTIAL for f in self.fields)

    @property
    def missing(self) -> int:
        """Fields that the paper does not print."""
        return sum(field.sureness is Sureness.MISSING for field in self.fields)

    @property
    def headline(self) -> str:
        """`11 mục nhận được, 2 mục cần xem`."""
        out = f"{self.received} mục nhận được, {self.to_look_at} mục cần xem"
        return f"{out}, {self.missing} mục không thấy trong văn bản" if self.missing else out
