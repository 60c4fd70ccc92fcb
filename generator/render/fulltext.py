r"""The full text of a plan: provisions as nested sections, marked where they cite or commemorate.

Enters: one annotated plan, the links of its citations, its margin notes.
Leaves: the HTML of the text, safe. It is the one part of a page that is joined here and not in a template: it is most of every plan page, and a
template took three times as long. Words of the paper pass through `Ink.words` and nowhere else.

Source format (see the design, “Plan source”): a blank line ends a paragraph, lines that start with `|` are a table, `[^1]` is a footnote,
`\` before a marker makes it text. Nothing else is interpreted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.model import UNIT_LEVELS, Level
from generator.render.environment import escaped, whole_numbers
from generator.render.wording import provision_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import AnnotatedPlan, PlanRecord, Provision
    from generator.render.margin import Note

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_FOOTNOTE = re.compile(r"\[\^(\w{1,8})\]")
_FOOTNOTE_TEXT = re.compile(r"\[\^(\w{1,8})\]:\s*")
_RULE_CELL = re.compile(r":?-+:?")
_BULLET = re.compile(r"[gc]\d+")
_BULLETS = {"g": "gạch đầu dòng", "c": "dấu cộng"}
_OWN_BLOCK = (Level.RECIPIENTS, Level.SIGNATURE)
_DEEPEST_HEADING = 6
_DEEPEST_INDENT = 5
_INDENTS = ("", "", *(f" k-d{depth}" for depth in range(2, _DEEPEST_INDENT + 1)))


class Mark(NamedTuple):
    """A range of the body and the element around it, e.g. `<a class="k-cite" href="…">`."""

    start: int
    end: int
    opening: str
    closing: str


class Noted(NamedTuple):
    """What margin notes put into the element of their provision."""

    css: str
    opening: str
    """Before the provision's own words."""
    closing: str
    """After them: the notes."""


def note_html(note: Note) -> str:
    """One note."""
    return f'<div class="k-note" role="note"><b>{escaped(note.cause)}</b> {escaped(note.text)}</div>'


def noted(notes: Iterable[str]) -> Noted:
    """Notes as HTML, beside the provision that they are about."""
    words = "".join(notes)
    return Noted(" k-noted", '<div class="k-own">', f'</div><div class="k-notes">{words}</div>') if words else _NOT_NOTED


_NOT_NOTED = Noted("", "", "")


def full_text(plan: AnnotatedPlan, marks: Sequence[Mark], notes: Mapping[str, Noted]) -> str:
    """Every provision except recipients and signature, which have their own blocks; `notes` by the anchor of their provision.

    A provision with a heading of its own opens a section, which the next unit of the same or a higher depth closes; headings count from h3, one
    deeper than the section around them, so no level is skipped whatever the paper does.
    """
    ink = Ink(plan.plan.body, marks)
    out: list[str] = []
    open_depths: list[int] = []
    for provision in plan.plan.provisions:
        level = provision.level
        if level in _OWN_BLOCK:
            continue
        depth = provision.depth if level in UNIT_LEVELS else 0
        while open_depths and open_depths[-1] >= depth:
            open_depths.pop()
            out.append("</section>\n")
        tag = ""
        if provision.heading is not None and not provision.run_in:
            tag = f"h{min(3 + len(open_depths), _DEEPEST_HEADING)}"
            open_depths.append(depth)
            out.append("<section>")
        css = _css(level, depth)
        opening, rest_of_tag, number = _frame(css, provision.anchor, provision.path, provision.label)
        own = _own(provision, ink, number, tag)
        noted = notes.get(provision.anchor)
        if noted is None:
            out += (opening, rest_of_tag, own, "</div>\n")
        else:
            out += (opening, noted.css, rest_of_tag, noted.opening, own, noted.closing, "</div>\n")
    out.append("</section>\n" * len(open_depths))
    return "".join(out)


def marked_title(plan: PlanRecord, marks: Sequence[Mark]) -> str:
    """The full title with its own citations and anniversaries marked; spans of `marks` count in the title."""
    title = plan.metadata.title
    return Ink(title, marks).inline(0, len(title))


def _css(level: Level, depth: int) -> str:
    """Classes of a provision."""
    if level not in UNIT_LEVELS:
        return " k-free"
    css = _INDENTS[min(depth, _DEEPEST_INDENT)]
    return f"{css} k-wide" if level is Level.SUBCLAUSE else css


def _own(provision: Provision, ink: Ink, number: str, tag: str) -> str:
    """The words of one provision: its number as permalink, its heading (`tag` when that stands alone), its paragraphs."""
    text, heading = provision.text, provision.heading
    first, rest = ink.blocks(text.start, text.end) if text else ("", "")
    if heading is None:
        return f"<p>{number}{first}</p>{rest}"
    end = heading.end
    words, tail = ink.inline(heading.start, end), ink.words(end, text.start if text else provision.span.end).strip()
    if tag:
        return f"<{tag}>{number}{words}{tail}</{tag}>" + (f"<p>{first}</p>" if first else "") + rest
    return f"<p>{number}<b>{words}</b>{tail} {first}</p>{rest}"


@lru_cache(maxsize=8192)
def opening_tag(href: str, css: str) -> str:
    """Opening of a link; the same documents are cited again and again."""
    return f'<a class="{css}" href="{escaped(href)}">'


@lru_cache(maxsize=8192)
def _frame(css: str, anchor: str, path: str, label: str | None) -> tuple[str, str, str]:
    """A provision's opening tag up to its classes, the rest of it, and its number as permalink: the same few in every plan."""
    number = f'<a href="#{escaped(anchor)}">{escaped(label)}</a> ' if label else ""
    name = provision_label(path)
    said = "" if name == plain_name(anchor) else f' data-name="{escaped(name)}"'
    return f'<div class="k-prov{css}', f'" id="{escaped(anchor)}"{said}>', number


def plain_name(anchor: str) -> str:
    """What the browser calls a provision that bears no name: `ii-2-dd-g1` → `mục II.2.đ, gạch đầu dòng thứ 1`."""
    first, *rest = anchor.split("-")
    outline = [first.upper(), *("đ" if part == "dd" else part for part in rest if not _BULLET.fullmatch(part))]
    bullets = [f"{_BULLETS[part[0]]} thứ {part[1:]}" for part in rest if _BULLET.fullmatch(part)]
    return ", ".join((f"mục {'.'.join(outline)}", *bullets))


class Ink:
    """Escapes ranges of a text and sets marks around the words they cover."""

    def __init__(self, body: str, marks: Sequence[Mark]) -> None:
        """Marks may come in any order; of two that overlap the earlier one stays."""
        self.body = body
        self._safe = escaped(body) is body
        self._marks: list[Mark] = []
        last = 0
        for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
            if mark.start >= last:
                self._marks.append(mark)
                last = mark.end
        self._starts = [mark.start for mark in self._marks]
        self._ends = [mark.end for mark in self._marks]
        self._starts.append(len(body))
        self._footnotes = set(_FOOTNOTE_TEXT.findall(body)) if "^" in body and "[^" in body else set()

    def words(self, start: int, end: int) -> str:
        """A range of the text, escaped."""
        words = self.body[start:end]
        return words if self._safe else escaped(words)

    def inline(self, start: int, end: int) -> str:
        """The words from `start` to `end`, escaped and marked; a mark that leaves the range is cut at its edge."""
        first = bisect_right(self._ends, start)
        if self._starts[first] >= end:
            words = self.body[start:end] if self._safe else self.words(start, end)
            return self._with_footnotes(words) if self._footnotes else words
        out: list[str] = []
        position = start
        for mark_start, mark_end, opening, closing in self._marks[first:]:
            if mark_start >= end:
                break
            left, right = max(mark_start, start), min(mark_end, end)
            out += (self.words(position, left), opening, whole_numbers(self.body[left:right]), closing)
            position = right
        out.append(self.words(position, end))
        return self._with_footnotes("".join(out)) if self._footnotes else "".join(out)

    def blocks(self, start: int, end: int) -> tuple[str, str]:
        """The first paragraph's words, and everything after it as elements. A text that starts with a table has no first paragraph."""
        if self.body.find("\n", start, end) < 0 and self.body[start] not in "|\\[":
            return self.inline(start, end), ""
        first, rest = "", []
        for found in _PARAGRAPH.finditer(self.body, start, end):
            for left, right, table in _runs(self.body, found.start(), found.end()):
                if table:
                    rest.append(self._table(left, right))
                elif not first and not rest and not _FOOTNOTE_TEXT.match(self.body, left):
                    first = self.inline(_after_escape(self.body, left), right)
                else:
                    rest.append(self._paragraph(left, right))
        return first, "".join(rest)

    def _paragraph(self, start: int, end: int) -> str:
        """A paragraph, or the text of a footnote."""
        note = _FOOTNOTE_TEXT.match(self.body, start, end)
        if note:
            return f'<p class="k-footnote" id="_cuoc-{note[1]}"><sup>{note[1]}</sup> {self.inline(note.end(), end)}</p>'
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
        return _FOOTNOTE.sub(
            lambda m: f'<a class="k-ref" href="#_cuoc-{m[1]}"><sup>{m[1]}</sup></a>' if m[1] in self._footnotes else m[0], words
        )


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
    for left, right in pairwise(bars):
        words = line[left + 1 : right]
        start = offset + left + 1 + (len(words) - len(words.lstrip()))
        out.append((start, max(start, start + len(words.strip()))))
    return out
