"""The report of an import as pages of their own: one for each paper, one for the whole run. A clerk opens them from a folder, a mail or a pull request.

Enters: `Review`s.
Leaves: whole HTML pages that need nothing else: style inside, no script, no request. They are never part of the site.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import ESSENTIAL, Sureness
from generator.render.environment import fragment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Notice, Review, ReviewField

FORMATS = {
    "text": "văn bản thuần",
    "docx": "Word (.docx)",
    "doc": "Word cũ (.doc)",
    "rtf": "RTF",
    "odt": "OpenDocument",
    "pdf": "PDF",
    "html": "trang web",
    "scan": "bản quét, chữ nhận dạng từ ảnh",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """What the template of one paper's report sees."""

    review: Review
    format: str
    doubtful: tuple[ReviewField, ...]
    """Fields that a person has to look at or to fill in."""
    sure: tuple[ReviewField, ...]
    unsaid: tuple[ReviewField, ...]
    """What the paper does not say and need not."""
    warnings: tuple[Notice, ...]
    remarks: tuple[Notice, ...]
    plans: str
    """The plans folder as the person typed it."""
    answers: str | None
    """Name of the sheet for answers."""
    found: tuple[str, ...]
    """`12 văn bản được dẫn`, only what there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One paper of a run."""

    paper: str
    file: str | None
    """Of the plan; None where nothing was written."""
    report: str | None
    """Name of its page in the same folder."""
    headline: str
    """`11 mục nhận được, 2 mục cần xem`, or why there is no plan."""
    hint: str = ""
    state: str
    """`cần xem`, `đã nhập`, `không nhập được`: told as a word, never by colour alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """What the template of a run sees."""

    rows: tuple[RunRow, ...]
    answers: str | None
    """Path of the sheet for answers, as the person would type it."""

    def count(self, state: str) -> int:
        """How many papers ended so."""
        return sum(row.state == state for row in self.rows)


def paper_page(review: Review, *, plans: str, answers: str | None) -> str:
    """The report on one paper."""
    notices = (*review.changes, *review.notices)
    page = PaperPage(
        review=review,
        format=FORMATS.get(review.format, review.format),
        doubtful=tuple(f for f in review.fields if f.sureness is Sureness.LOOK or (f.sureness is Sureness.MISSING and f.key in ESSENTIAL)),
        sure=tuple(f for f in review.fields if f.sureness is Sureness.SURE),
        unsaid=tuple(f for f in review.fields if f.sureness is Sureness.MISSING and f.key not in ESSENTIAL),
        warnings=tuple(n for n in notices if n.is_warning),
        remarks=tuple(n for n in notices if not n.is_warning),
        plans=plans,
        answers=answers,
        found=tuple(f"{number} {name}" for name, number in review.found if number),
    )
    return str(fragment("import_paper", page))


def run_page(rows: Iterable[RunRow], *, answers: str | None) -> str:
    """All papers of one run, those that want a person first."""
    order = {"không nhập được": 0, "cần xem": 1, "đã nhập": 2}
    return str(fragment("import_run", RunPage(rows=tuple(sorted(rows, key=lambda row: (order[row.state], row.paper))), answers=answers)))
