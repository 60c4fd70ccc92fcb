"""What the page of a plan found in its text, counted: tiles of the summary, the sentence of what is missing, lines of the rail.

Enters: one annotated plan; how many documents it cites is known only to the library.
Leaves: `Findings` for the blocks before the full text, tiles and links to them. A count of 0 is words, never a tile.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.render.duties import assigned, count_duties, dated_deadlines
from generator.render.environment import grouped
from generator.render.library import Link
from generator.render.movements import mottoes, movement_chips, scopes_of
from generator.render.target_lists import target_groups
from generator.render.timeline import commemorations
from generator.render.wording import joined

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan
    from generator.render.duties import Bodies, DatedDeadline
    from generator.render.movements import Chip, Motto, Scope
    from generator.render.target_lists import Targets
    from generator.render.timeline import Commemoration


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A count that leads to what it counts."""

    count: int
    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found in the text, as the blocks show it and the summary counts it."""

    bodies: tuple[Bodies, ...]
    duties: int
    chips: tuple[Chip, ...]
    scopes: tuple[Scope, ...]
    """What the dots of the chips mean."""
    mottoes: tuple[Motto, ...]
    targets: Targets
    deadlines: tuple[DatedDeadline, ...]
    events: tuple[Commemoration, ...]

    @classmethod
    def of(cls, plan: AnnotatedPlan, root: str) -> Findings:
        """Everything of one plan; `root` is the way from its page to the root."""
        bodies, chips = assigned(plan, root), movement_chips(plan, root)
        return cls(
            bodies=bodies,
            duties=count_duties(bodies),
            chips=chips,
            scopes=scopes_of(chips),
            mottoes=mottoes(plan),
            targets=target_groups(plan),
            deadlines=dated_deadlines(plan, root),
            events=commemorations((plan.id, found) for found in plan.anniversaries),
        )

    @property
    def counts(self) -> Counts:
        """What the summary counts without the library's help."""
        return Counts(
            duties=self.duties,
            movements=len(self.chips),
            events=len(self.events),
            targets=self.targets.count,
            deadlines=len(self.deadlines),
        )


class Counts(NamedTuple):
    """Counts of one paper."""

    duties: int
    movements: int
    events: int
    targets: int
    deadlines: int


@lru_cache(maxsize=16384)
def tiles_html(counts: Counts, documents: int) -> str:
    """Tiles, then what is not there, in words; `documents` are those that the plan cites by a number or name."""
    found = _counts(counts, documents)
    tiles = "".join([f'<li><a href="{href}"><b>{grouped(count)}</b> {label}</a></li>' for count, label, href, _ in found if count])
    missing = [words for count, _, _, words in found if not count]
    absent = f'<p class="k-small">Kế hoạch này {joined(missing)}.</p>\n' if missing else ""
    return (f'<ul class="k-tiles">{tiles}</ul>\n' if tiles else "") + absent


def _counts(counts: Counts, documents: int) -> tuple[tuple[int, str, str, str], ...]:
    """Count, what it counts, where that stands, and the words for none."""
    return (
        (counts.duties, "đầu việc giao cho cơ quan", "#_ai-lam-gi", "không giao đầu việc riêng cho cơ quan nào"),
        (counts.movements, "phong trào", "#_phong-trao", "không gọi tên phong trào nào"),
        (documents, "văn bản được dẫn", "#_van-ban", "không dẫn văn bản nào có số hoặc có tên xác định"),
        (counts.events, "kỷ niệm", "#_ky-niem", "không nhắc kỷ niệm nào"),
        (counts.targets, "chỉ tiêu bằng số", "#_chi-tieu", "không nêu chỉ tiêu bằng số"),
        (counts.deadlines, "hạn theo ngày", "#_han", "không có hạn theo ngày"),
    )


def block_links(found: Findings) -> tuple[Link, ...]:
    """Blocks between the summary and the full text, for the rail."""
    movements = "Phong trào" if found.chips else "Khẩu hiệu, phương châm"
    blocks = (
        Link(label="Ai phải làm gì", href="#_ai-lam-gi") if found.bodies else None,
        Link(label=movements, href="#_phong-trao") if found.chips or found.mottoes else None,
        Link(label="Chỉ tiêu", href="#_chi-tieu") if found.targets.count else None,
        Link(label="Hạn", href="#_han") if found.deadlines else None,
    )
    return tuple(block for block in blocks if block)
