"""The few words of a plan's text that other pages quote, and what its text says about years and misprints.

Enters: a `Plan`, its body as the finders read it, and the mentions found in it, in the order of the text.
Leaves: mentions with the words around them; `NamedTerm`s and `Misprint`s. With these the record of a plan needs its text no more.

A term is one of four or five years that the title or the text names after `giai đoạn`, `nhiệm kỳ` or `5 năm`; it is kept as written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from generator.extract.reading import BREAK
from generator.model import TITLE_PATH, Anniversary, CampaignMention, Citation, Misprint, NamedTerm
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.reading import Reading
    from generator.model import Plan, Provision

AROUND = 60
"""Code points of context kept on each side of a citation."""
LONGEST_PLEDGE = 150
_LONGEST_LIST = 24
"""Anniversaries that one sentence may list before the one in question."""
_FEWEST_WORDS = 3
_MARKER = re.compile(r"^(?:[a-zđ]\)|\d+(?:\.\d+)*[.)]|[IVX]+\.) ")
_STOPS = ("\n", ". ", "; ", "! ")

NAMED_LENGTHS = (4, 5)
"""Planning periods (2021-2025) and terms of Party and councils (2020-2025, 2021-2026); other spans are stages of some programme."""
_FIRST_YEAR, _LAST_YEAR = 1945, 2100
_YEARS = re.compile(r"(?P<start>(?:19|20)\d\d)\s?[-–]\s?(?P<end>(?:19|20)\d\d)\b")
_YEARS_SKETCHED = re.compile(rb"-(?:(?<=0000-)|(?<=0000[ %b]-))[ %b]?0000" % ((BREAK.encode("latin-1"),) * 2))
"""Two years in the sketch of a text, which begins with the rare sign between them: most texts have none. `2021`, then `- 2025` on a line of its own, is one term in a torn text."""
_WORD_BEFORE = re.compile(r"(?P<word>giai\s+đoạn|nhiệm\s+k[ỳì]|\b0?5\s+năm)[\s,(]{1,3}\Z", re.IGNORECASE)
_WORD_LENGTH = 20
"""No word before a term is longer, blanks included."""

_fill = object.__setattr__


class Context:
    """The text of one plan, asked for the words around its mentions."""

    def __init__(self, plan: Plan, body: Reading) -> None:
        self._plan = plan
        self._body = plan.body
        self._title = plan.metadata.title
        self._sketch = body.sketch
        self._starts = body.starts
        self._line = plan.source.body_line
        self._counted = 0

    def _holder(self, position: int) -> Provision | None:
        """The provision that a position of the body lies in."""
        place = bisect_right(self._starts, position) - 1
        return self._plan.provisions[place] if place >= 0 else None

    def citation(self, found: Citation) -> Citation:
        """With a few words on both sides, whole words of its provision only, and its line."""
        text, start, end, line, span = self._title, 0, len(self._title), None, found.span
        if found.path != TITLE_PATH:
            text, end = self._body, len(self._body)
            holder = self._holder(span.start)
            if holder and holder.span.holds(span):
                start, end = holder.span.start, holder.span.end
            line = self._line_of(span.start)
        first, last = span.start - AROUND, span.end + AROUND
        if first > start:
            first = text.find(" ", first, span.start) + 1
            before = f"… {collapse(text[first : span.start])}".rstrip() if first else "…"
        else:
            before = collapse(text[start : span.start])
        if last < end:
            last = text.rfind(" ", span.end, last)
            after = f"{collapse(text[span.end : last])} …".lstrip() if last >= 0 else "…"
        else:
            after = collapse(text[span.end : end])
        _fill(found, "before", before)  # fresh from its finder: a copy costs as much as finding its words
        _fill(found, "after", after)
        _fill(found, "line", line)
        return found

    def _line_of(self, position: int) -> int:
        """The line of the file: a normal text has those of its source. Counted on from the place asked for before."""
        if position < self._counted:
            self._line, self._counted = self._plan.source.body_line, 0
        self._line += self._body.count("\n", self._counted, position)
        self._counted = position
        return self._line

    def anniversaries(self, found: Sequence[Anniversary]) -> tuple[Anniversary, ...]:
        """With what the plan wants done in their honour; they come in the order of the text."""
        earlier: dict[str, list[int]] = {}
        out = []
        for one in found:
            starts = earlier.setdefault(one.path, [])
            starts.append(one.span.start)
            pledge = self._pledge(one.path, starts[-_LONGEST_LIST:])
            if pledge:
                _fill(one, "pledge", pledge)  # fresh from its finder, as above
            out.append(one)
        return tuple(out)

    def _pledge(self, path: str, starts: Sequence[int]) -> str:
        """The words of the sentence before the first event that it lists; `starts` are those of the provision up to the one in question."""
        text = self._title if path == TITLE_PATH else self._body
        for index in range(len(starts) - 1, -1, -1):
            stop = starts[index]
            start = _sentence_start(text, stop)
            if index and starts[index - 1] >= start:
                continue
            words = _MARKER.sub("", collapse(text[start:stop]).strip(" ,:-–+“”\"'"))
            if len(words.split()) >= _FEWEST_WORDS:
                return words if len(words) <= LONGEST_PLEDGE else "…" + words[-LONGEST_PLEDGE:].partition(" ")[2]
        return ""

    def campaign(self, found: CampaignMention) -> CampaignMention:
        """Knowing whether it stands in a heading."""
        holder = self._holder(found.span.start) if found.path != TITLE_PATH else None
        heading = holder.heading if holder else None
        if heading and heading.holds(found.span):
            _fill(found, "in_heading", True)  # noqa: FBT003 -- fresh from its finder, as above
        return found

    def terms(self) -> tuple[NamedTerm, ...]:
        """Terms that title and text name, each once with the word first met before it."""
        out: dict[tuple[int, int], NamedTerm] = {}
        for text in (self._title, self._body) if _YEARS_SKETCHED.search(self._sketch) else (self._title,):
            for found in _YEARS.finditer(text):
                start, end = int(found["start"]), int(found["end"])
                if start < _FIRST_YEAR or end > _LAST_YEAR or end - start not in NAMED_LENGTHS or (start, end) in out:
                    continue
                before = _WORD_BEFORE.search(text[max(0, found.start() - _WORD_LENGTH) : found.start()])
                if before:
                    out[start, end] = NamedTerm(start=start, end=end, word=collapse(before["word"].lower()))
        return tuple(out.values())

    def misprints(self) -> tuple[Misprint, ...]:
        """Corrections of the front matter, at every provision that prints the wrong words."""
        return tuple(
            Misprint(path=provision.path, anchor=provision.anchor, printed=correction.printed, meant=correction.meant)
            for correction in self._plan.metadata.corrections
            if correction.printed in self._body
            for provision in self._plan.provisions
            if correction.at in (None, provision.path) and correction.printed in provision.span.of(self._body)
        )


def _sentence_start(text: str, stop: int) -> int:
    """Where the sentence or clause begins that leads to `stop`; not further back than a few lines."""
    low = max(stop - 3 * LONGEST_PLEDGE, 0)
    return max((at + len(mark) for mark in _STOPS if (at := text.rfind(mark, low, stop)) >= 0), default=low)
