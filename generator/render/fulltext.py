"""The full text of a plan: provisions as nested sections, marked where they cite or commemorate.

Enters: one annotated plan, the links of its citations, its margin notes.
Leaves: `ProvisionView`s in order for `plan.html.j2`. Every piece of the paper is escaped here; a view holds nothing else.

Source format (see the design, “Plan source”): a blank line ends a paragraph, lines that start with `|` are a table, `[^1]` is a footnote,
`\` before a marker makes it text. Nothing else is interpreted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.model import UNIT_LEVELS, Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import AnnotatedPlan, Provision, Span
    from generator.render.margin import Note

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_NUMBER_WORD = re.compile(r"[^\s<>&;/]{1,12}/[^\s<>&;]{1,14}")
"""`41-CT/TW`: kept on one line. Longer ones may break, so that a narrow screen holds them."""
_FOOTNOTE = re.compile(r"\[\^(\w{1,8})\]")
_FOOTNOTE_TEXT = re.compile(r"\[\^(\w{1,8})\]:\s*")
_RULE_CELL = re.compile(r":?-+:?")
_OWN_BLOCK = (Level.RECIPIENTS, Level.SIGNATURE)
_DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the body and the element around it, e.g. `<a class="k-cite" href="…">`."""

    start: int
    end: int
    opening: str
    closing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView:
    """One provision on the page."""

    closes: int
    """How many sections end before it."""
    opens: bool
    """It has a heading of its own, so a section begins."""
    tag: str
    """`h3` … `h6`: one deeper than the section around it."""
    css: str
    anchor: str
    path: str
    label: str
    heading: Markup
    run_in: Markup
    first: Markup
    """First paragraph, which stands on the line of the number."""
    rest: Markup
    """Further paragraphs and tables, as complete elements."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FullText:
    """All provisions and how many sections are left open at the end."""

    provisions: tuple[ProvisionView, ...]
    closes: int


def citation_opening(href: str, css: str) -> str:
    """Opening tag of a citation that leads somewhere."""
    return f'<a class="{css}" href="{escape(href)}">'


def full_text(plan: AnnotatedPlan, marks: Sequence[Mark], notes: dict[str, tuple[Note, ...]]) -> FullText:
    """Lay out every provision except recipients and signature, which have their own blocks."""
    ink = Ink(plan.plan.body, marks)
    views, open_depths = [], list[int]()
    for provision in plan.plan.provisions:
        if provision.level in _OWN_BLOCK:
            continue
        depth = provision.depth if provision.level in UNIT_LEVELS else 0
        closes = 0
        while open_depths and open_depths[-1] >= depth:
            open_depths.pop()
            closes += 1
        opens = provision.heading is not None and not provision.run_in
        tag = f"h{min(3 + len(open_depths), _DEEPEST_HEADING)}"
        if opens:
            open_depths.append(depth)
        views.append(_view(provision, ink, notes, closes=closes, opens=opens, tag=tag))
    return FullText(provisions=tuple(views), closes=len(open_depths))


def _view(provision: Provision, ink: Ink, notes: dict[str, tuple[Note, ...]], *, closes: int, opens: bool, tag: str) -> ProvisionView:
    """One provision with its words marked."""
    heading = run_in = Markup()
    if provision.heading is not None:
        stop = provision.text.start if provision.text else provision.span.end
        words = Markup(ink.inline(provision.heading.start, provision.heading.end))  # noqa: S704 - escaped by Ink
        tail = escape(ink.body[provision.heading.end : stop].strip())
        if opens:
            heading = words + tail
        else:
            run_in = Markup("<b>%s</b>%s") % (words, tail)
    first, rest = ink.blocks(provision.text) if provision.text else (Markup(), Markup())
    wide = " k-wide" if provision.level is Level.SUBCLAUSE else ""
    return ProvisionView(
        closes=closes,
        opens=opens,
        tag=tag,
        css=f"k-d{min(provision.depth, 5)}{wide}" if provision.level in UNIT_LEVELS else "k-free",
        anchor=provision.anchor,
        path=provision.path,
        label=provision.label or "",
        heading=heading,
        run_in=run_in,
        first=first,
        rest=rest,
        notes=notes.get(provision.anchor, ()),
    )


def marked_title(plan: AnnotatedPlan, marks: Sequence[Mark]) -> Markup:
    """The full title with its own citations and anniversaries marked; spans of `marks` count in the title."""
    title = plan.metadata.title
    return Markup(Ink(title, marks).inline(0, len(title)))  # noqa: S704 - escaped by Ink


class Ink:
    """Escapes ranges of a text and sets marks around the words they cover."""

    def __init__(self, body: str, marks: Sequence[Mark]) -> None:
        """Marks may come in any order; of two that overlap the earlier one stays."""
        self.body = body
        self._marks: list[Mark] = []
        for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
            if not self._marks or mark.start >= self._marks[-1].end:
                self._marks.append(mark)
        self._ends = [mark.end for mark in self._marks]
        self._footnotes = set(_FOOTNOTE_TEXT.findall(body)) if "[^" in body else set()

    def inline(self, start: int, end: int) -> str:
        """The words from `start` to `end`, escaped and marked; a mark that leaves the range is cut at its edge."""
        out, position = [], start
        for index in range(bisect_left(self._ends, start + 1), len(self._marks)):
            mark = self._marks[index]
            if mark.start >= end:
                break
            left, right = max(mark.start, start), min(mark.end, end)
            out.append(str(escape(self.body[position:left])))
            out.append(mark.opening + _NUMBER_WORD.sub(r'<span class="k-nw">\g<0></span>', str(escape(self.body[left:right]))) + mark.closing)
            position = right
        out.append(str(escape(self.body[position:end])))
        words = "".join(out)
        return self._with_footnotes(words) if self._footnotes and "[^" in words else words

    def blocks(self, span: Span) -> tuple[Markup, Markup]:
        """The first paragraph's words, and everything after it as elements. A text that starts with a table has no first paragraph."""
        text = span.of(self.body)
        if "\n" not in text and text[:1] not in "|\\[":
            return Markup(self.inline(span.start, span.end)), Markup()  # noqa: S704 - escaped above
        first, rest = "", []
        for found in _PARAGRAPH.finditer(self.body, span.start, span.end):
            for start, end, table in _runs(self.body, found.start(), found.end()):
                if table:
                    rest.append(self._table(start, end))
                elif not first and not rest and not _FOOTNOTE_TEXT.match(self.body, start):
                    first = self.inline(_after_escape(self.body, start), end)
                else:
                    rest.append(self._paragraph(start, end))
        return Markup(first), Markup("".join(rest))  # noqa: S704 - escaped above

    def _paragraph(self, start: int, end: int) -> str:
        """A paragraph, or the text of a footnote."""
        note = _FOOTNOTE_TEXT.match(self.body, start, end)
        if note:
            return f'<p class="k-footnote" id="_cuoc-{escape(note[1])}"><sup>{escape(note[1])}</sup> {self.inline(note.end(), end)}</p>'
        return f"<p>{self.inline(_after_escape(self.body, start), end)}</p>"

    def _table(self, start: int, end: int) -> str:
        """Lines between pipes. A line of dashes under the first makes that one the head."""
        rows = []
        position = start
        for line in self.body[start:end].split("\n"):
            rows.append(_cells(line, position))
            position += len(line) + 1
        rule = len(rows) > 1 and all(_RULE_CELL.fullmatch(self.body[a:b]) for a, b in rows[1])
        out = []
        for index, row in enumerate(rows):
            if rule and index == 1:
                continue
            cell = 'th scope="col"' if rule and index == 0 else "td"
            out.append("<tr>" + "".join(f"<{cell}>{self.inline(a, b)}</{cell[:2]}>" for a, b in row) + "</tr>")
        head, body = (f"<thead>{out[0]}</thead>", out[1:]) if rule else ("", out)
        return f'<div class="k-scroll" role="region" aria-label="Bảng" tabindex="0"><table class="k-tab">{head}<tbody>{"".join(body)}</tbody></table></div>'

    def _with_footnotes(self, words: str) -> str:
        """References to footnotes that exist become links."""
        return _FOOTNOTE.sub(lambda m: f'<a class="k-ref" href="#_cuoc-{m[1]}"><sup>{m[1]}</sup></a>' if m[1] in self._footnotes else m[0], words)


def _after_escape(body: str, start: int) -> int:
    r"""Skip the `\` that makes a marker text."""
    return start + 1 if body.startswith("\\", start) else start


def _runs(body: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """A paragraph as runs of plain lines and runs of table lines."""
    if "|" not in body[start:end]:
        return [(start, end, False)]
    out: list[tuple[int, int, bool]] = []
    position = start
    for line in body[start:end].split("\n"):
        table = line.lstrip().startswith("|")
        if out and out[-1][2] == table:
            out[-1] = (out[-1][0], position + len(line), table)
        else:
            out.append((position, position + len(line), table))
        position += len(line) + 1
    return out


def _cells(line: str, offset: int) -> list[tuple[int, int]]:
    """Ranges of the cells of `| a | b |`, blanks at their ends left out."""
    bars = [index for index, char in enumerate(line) if char == "|"]
    if len(bars) == 1 or line.rstrip()[-1] != "|":
        bars.append(len(line))
    out = []
    for left, right in zip(bars, bars[1:], strict=False):
        words = line[left + 1 : right]
        start = offset + left + 1 + (len(words) - len(words.lstrip()))
        out.append((start, max(start, start + len(words.strip()))))
    return out
