"""The address of a new plan, chosen once: place / year / short title or number.

Enters: the metadata of a draft.
Leaves: `dak-nong/huyen-dak-song/2025/phat-dong-phong-trao-thi-dua`, without slashes at the ends; whether it is free is for `generator.intake.save`.

Rules: the design's section on identity. Year of issue, else first year of the period, else of today. The number where the paper has one, else at
most six syllables of the short title. A central body lies below `trung-uong/`; a plan whose place is not known waits below `chua-ro/`.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from generator import urls
from generator.gazetteer import Gazetteer
from generator.intake.titles import syllables
from generator.model import PlaceNames
from generator.text import slug

if TYPE_CHECKING:
    from generator.model import PlanMetadata

UNPLACED = "chua-ro"
"""Folder of drafts whose place is not known."""
_VIETNAM = timezone(timedelta(hours=7))


def today() -> date:
    """The day in Vietnam; SOURCE_DATE_EPOCH fixes it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), tz=UTC) if epoch else datetime.now(tz=UTC)
    return moment.astimezone(_VIETNAM).date()


def propose_address(metadata: PlanMetadata, *, level: str | None = None) -> str:
    """The address a new plan would like to have; the level of its office says where it has no place."""
    name = slug(metadata.number) if metadata.number else "-".join(syllables(metadata.name))
    return urls.plan(_folder(metadata, level), _year(metadata), name or "ke-hoach")


def _folder(metadata: PlanMetadata, level: str | None) -> str:
    """Path of the place."""
    if level == "central":
        return f"{urls.CENTRAL}/{slug(metadata.issuer)}"
    if metadata.place == PlaceNames():
        return UNPLACED
    on = metadata.issued_on.first_day() if metadata.issued_on else None
    gazetteer = Gazetteer.load()
    found = gazetteer.locate(metadata.place, on=on) or gazetteer.locate(metadata.place)
    return found[0].path if found and len({place.path for place in found}) == 1 else UNPLACED


def _year(metadata: PlanMetadata) -> int:
    """Year of issue, else of the period's start (or end, where only that is known), else this year."""
    if metadata.issued_on is not None:
        return metadata.issued_on.year
    bounds = (metadata.period.start, metadata.period.end) if metadata.period is not None else ()
    return next((bound.year for bound in bounds if bound is not None), today().year)
