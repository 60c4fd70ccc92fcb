"""Is it here already? The plan file that a paper belongs to, or one that it may belong to.

Enters: a draft and the plans folder.
Leaves: `Match`: the file of the same plan, whether the very same paper made it, or files that a person should compare or know of.

Rules: the design's “Same plan again?”. The same file (SHA-256), or kind, issuer, number and year equal: the same plan. A number that is null or
blank never matches; then the same issuer, an overlapping period and a near-equal title are a question, never an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.intake.draft import UNKNOWN_ISSUER
from generator.intake.issuer import short_office
from generator.source.reader import find_sources, read_plan
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.model import Draft, PlaceNames, PlanMetadata, PlanSource

AGAIN = frozenset({"K230", "K231", "K232", "K233", "K234", "K235", "K237", "K238", "K239"})
"""Diagnostics about a plan that is here already (`generator.intake.save`)."""
_HEAD = 20_000
"""Bytes in which a front matter says who issued the plan; longer ones are read whole by the reader all the same."""
_NEAR = 0.7
"""Share of syllables that two titles of one plan have in common."""
_FAR = 0.3
"""Below this share two titles are those of two plans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What the library has of a paper."""

    same: PlanSource | None = None
    """The plan that the paper is."""
    same_file: bool = False
    """It was made from this very file."""
    alike: tuple[PlanSource, ...] = ()
    """Plans that it may be: for a person to decide."""
    near: tuple[PlanSource, ...] = ()
    """Other plans of the same office for the same time whose title is nearly the same, though the number is another."""


def find_again(draft: Draft, plans: Path) -> Match:
    """Look for the paper among the plans that are here; files with errors are passed over."""
    known = list(_candidates(draft, plans))
    for source in known:
        same_bytes = source.metadata.source is not None and source.metadata.source.sha256 == draft.paper.sha256
        if same_bytes and fold(source.metadata.kind) == fold(draft.metadata.kind):  # a decision and its plan come in one file
            return Match(same=source, same_file=True)
    for source in known:
        if _same_plan(draft.metadata, source.metadata):
            return Match(same=source)
    alike = tuple(source for source in known if _may_be(draft.metadata, source.metadata))
    near = tuple(source for source in known if source not in alike and _is_near(draft.metadata, source.metadata))
    return Match(alike=alike, near=near)


def is_another_title(new: PlanMetadata, old: PlanMetadata) -> bool:
    """True when two titles have so little in common that one number may stand on two papers by mistake."""
    return _likeness(new.title, old.title) < _FAR


def find_by_id(plan_id: str, plans: Path) -> PlanSource | None:
    """The plan that a person names."""
    for path in find_sources(plans)[0] if plans.is_dir() else ():
        if str(path.with_suffix("")).replace("/", "-") == plan_id:
            return read_plan(plans / path, plans)[0]
    return None


def _candidates(draft: Draft, plans: Path) -> Iterator[PlanSource]:
    """Plans worth a reading: they bear the paper's digest or its office."""
    if not plans.is_dir():
        return
    digest, issuer = draft.paper.sha256, _office(draft.metadata.issuer)
    for path in find_sources(plans)[0]:
        file = plans / path
        with file.open("rb") as opened:
            head = opened.read(_HEAD).decode("utf-8", errors="replace").partition("\n---")[0]
        if digest in head or issuer in _office(head):
            source, _ = read_plan(file, plans)
            if source is not None:
                yield source


def _office(words: str) -> str:
    """A name of an office as a key."""
    folded = collapse(fold(words))
    return folded.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")


def _same_plan(new: PlanMetadata, old: PlanMetadata) -> bool:
    """Kind, issuer, number and year agree, and all of them are printed."""
    key = _number_key(new.number)
    if key is None or key != _number_key(old.number) or new.issued_on is None or old.issued_on is None:
        return False
    return new.issued_on.year == old.issued_on.year and fold(new.kind) == fold(old.kind) and _same_office(new, old)


def _number_key(number: str | None) -> tuple[int, str] | None:
    """`0124/KH - UBND` → (124, `khubnd`); None for a number that is blank."""
    found = re.match(r"\s*(\d+)(.*)", number or "", re.DOTALL)
    return (int(found[1][:9]), re.sub(r"[\W_]+", "", fold(found[2]))) if found else None


def _same_office(new: PlanMetadata, old: PlanMetadata) -> bool:
    """The same name, known on both sides, and no province, district or commune that speaks against it: ten districts share a name."""
    same = new.issuer != UNKNOWN_ISSUER and _office(short_office(new.issuer)) == _office(short_office(old.issuer))
    return same and _agree(new.place, old.place)


def _agree(one: PlaceNames, other: PlaceNames) -> bool:
    pairs = ((one.province, other.province), (one.district, other.district), (one.commune, other.commune))
    return all(not a or not b or fold(a) == fold(b) for a, b in pairs)


def _may_be(new: PlanMetadata, old: PlanMetadata) -> bool:
    """One of the two lacks its number, and office, time and title speak for one plan."""
    if _number_key(new.number) is not None and _number_key(old.number) is not None:
        return False
    if fold(new.kind) != fold(old.kind):
        return False
    return _same_office(new, old) and _overlap(_bounds(new), _bounds(old)) and _likeness(new.title, old.title) >= _NEAR


def _is_near(new: PlanMetadata, old: PlanMetadata) -> bool:
    """Two numbers, and still one office, one time and nearly one title."""
    same_kind = fold(new.kind) == fold(old.kind)
    return same_kind and _same_office(new, old) and _overlap(_bounds(new), _bounds(old)) and _likeness(new.title, old.title) >= _NEAR


def _bounds(metadata: PlanMetadata) -> tuple[date, date]:
    """First and last day of the time a plan is for; open where nothing is said."""
    issued, period = metadata.issued_on, metadata.period
    start = (period.start if period else None) or issued or (period.end if period else None)
    end = (period.end if period else None) or start
    first = start.first_day() if start else None
    last = end.last_day() if end else None
    return first or date.min, last or date.max


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _likeness(one: str, other: str) -> float:
    """Share of the syllables that both titles have."""
    first, second = (set(re.findall(r"\w+", fold(title))) - {"ve", "viec"} for title in (one, other))
    return len(first & second) / max(1, len(first | second))
