r"""The full text of a plan: provisions one after the other, marked where they cite or commemorate.

Enters: one annotated plan, the links of its citations, its margin notes.
Leaves: the HTML of the text, safe. It is the one part of a page that is joined here and not in a template: it is most of every plan page, and a
template took three times as long. Words of the paper pass through `Ink.words` and nowhere else.

Source format (see the design, “Plan source”): a blank line ends a paragraph, lines that start with `|` are a table, `[^1]` is a footnote,
`\` before a marker makes it text. Nothing else is interpreted.

Half of a library's bytes are these provisions, so their element says no more than it must: a provision is whatever stands in the text with an anchor, a
paragraph or a heading by itself where it has nothing else; a paragraph stands two units deep unless its class says otherwise; where a link leads says
what it cites.
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
_DEEPEST_INDENT = 4
_INDENTS = ("k-d1", *(f"k-d{depth}" for depth in range(1, _DEEPEST_INDENT + 1)))
_USUAL_INDENT = {"p": "k-d2"}
"""Of elements that need no class for it; of all others that is the least."""


class Mark(NamedTuple):
    """A range of the body and the element around it, e.g. `<a class="k-cite" href="…">`."""

    start: int
    end: int
    opening: str
    closing: str


class Frame(NamedTuple):
    """The element of a provision, but for its words."""

    tag: str
    """`p` or a heading, where that is all; else `div`."""
    attributes: str
    css: str
    """Classes: how far it is set in, then others."""


def note_html(note: Note) -> str:
    """One note."""
    return f'<div class="k-note" role="note"><b>{escaped(note.cause)}</b> {escaped(note.text)}</div>'


def framed(frame: Frame, notes: Iterable[str]) -> tuple[str, str]:
    """What stands before and after a provision's own words; with notes (as HTML) they stand beside it."""
    tag, attributes, css = frame
    words = "".join(notes)
    if words:
        inner, end = ("", "") if tag == "div" else (f"<{tag}>", f"</{tag}>")
        return (
            f'<div class="{css} k-noted"{attributes}><div class="k-own">{inner}',
            f'{end}</div><div class="k-notes">{words}</div></div>\n',
        )
    opening, closing = _tags(tag, css)
    return f"{opening}{attributes}>", closing


@lru_cache(maxsize=256)
def _tags(tag: str, css: str) -> tuple[str, str]:
    """Opening of an element up to its other attributes, without the class that goes without saying, and its end."""
    css = css.removeprefix(_USUAL_INDENT.get(tag, _INDENTS[0])).lstrip()
    return f'<{tag} class="{css}"' if css else f"<{tag}", f"</{tag}>\n"


def full_text(
    plan: AnnotatedPlan, marks: Sequence[Mark], notes: Mapping[str, Sequence[str]], awaited: Mapping[str, tuple[str, str]]
) -> tuple[str, dict[str, Frame]]:
    """Every provision except recipients and signature, which have their own blocks; `notes` as HTML by the anchor of their provision.

    Where the library completes the notes, by anchor, `awaited` says what stands in place of the element's two halves, and its frame is given back.

    Headings count from h3, one deeper than the nearest above them, so no level is skipped whatever the paper does.
    """
    ink = Ink(plan.plan.body, marks)
    out: list[str] = []
    frames: dict[str, Frame] = {}
    open_depths: list[int] = []
    for provision in plan.plan.provisions:
        level = provision.level
        if level in _OWN_BLOCK:
            continue
        depth = provision.depth if level in UNIT_LEVELS else 0
        while open_depths and open_depths[-1] >= depth:
            open_depths.pop()
        tag = ""
        if provision.heading is not None and not provision.run_in:
            tag = f"h{min(3 + len(open_depths), _DEEPEST_HEADING)}"
            open_depths.append(depth)
        anchor = provision.anchor
        attributes, number = _anchored(anchor, provision.path, provision.label)
        element, own = _own(provision, ink, number, tag)
        css = _css(level, depth)
        if anchor in awaited:
            frames[anchor] = Frame(element, attributes, css)
            before, after = awaited[anchor]
            out += (before, own, after)
        elif anchor in notes:
            before, after = framed(Frame(element, attributes, css), notes[anchor])
            out += (before, own, after)
        else:
            opening, closing = _tags(element, css)
            out += (opening, attributes, ">", own, closing)
    return "".join(out), frames


def marked_title(plan: PlanRecord, marks: Sequence[Mark]) -> str:
    """The full title with its own citations and anniversaries marked; spans of `marks` count in the title."""
    title = plan.metadata.title
    return Ink(title, marks).inline(0, len(title))


def _css(level: Level, depth: int) -> str:
    """Classes of a provision."""
    if level not in UNIT_LEVELS:
        return "k-free"
    css = _INDENTS[min(depth, _DEEPEST_INDENT)]
    return f"{css} k-wide" if level is Level.SUBCLAUSE else css


def _own(provision: Provision, ink: Ink, number: str, tag: str) -> tuple[str, str]:
    """The element of one provision and what stands in it: its number as permalink, its heading (`tag` when that stands alone), its paragraphs."""
    text, heading = provision.text, provision.heading
    first, rest = ink.blocks(text.start, text.end) if text else ("", "")
    if heading is None:
        return ("div", f"<p>{number}{first}</p>{rest}") if rest else ("p", f"{number}{first}")
    end = heading.end
    words, tail = ink.inline(heading.start, end), ink.words(end, text.start if text else provision.span.end).strip()
    if tag:
        below = (f"<p>{first}</p>" if first else "") + rest
        return ("div", f"<{tag}>{number}{words}{tail}</{tag}>{below}") if below else (tag, f"{number}{words}{tail}")
    line = f"{number}<b>{words}</b>{tail} {first}"
    return ("div", f"<p>{line}</p>{rest}") if rest else ("p", line)


@lru_cache(maxsize=8192)
def opening_tag(href: str, css: str) -> str:
    """Opening of a link; the same documents are cited again and again."""
    return f'<a class="{css}" href="{escaped(href)}">' if css else f'<a href="{escaped(href)}">'


@lru_cache(maxsize=8192)
def _anchored(anchor: str, path: str, label: str | None) -> tuple[str, str]:
    """A provision's anchor and name as attributes, and its number as permalink: the same few in every plan."""
    number = f'<a href="#{escaped(anchor)}">{escaped(label)}</a> ' if label else ""
    name = provision_label(path)
    said = "" if name == plain_name(anchor) else f' data-name="{escaped(name)}"'
    return f' id="{escaped(anchor)}"{said}', number


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
