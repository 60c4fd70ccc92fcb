"""Lines of a paper → paragraphs of a body: hard wraps joined, page cuts rejoined, the tail kept line by line.

Enters: cleaned lines (`generator.intake.clean`) from after the title to the end.
Leaves: `BodyText`: paragraphs with one empty line between them, and for every character its place in the paper.

Rules. Papers come in three shapes: paragraphs of one long line; paragraphs wrapped at some width with empty lines between; wrapped without empty
lines. A line is joined to the one before unless a unit begins there (the parser's own rule) or the shape says that lines are paragraphs. A
paragraph that ends unfinished is joined to a following one that begins with a small letter: a page ended there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.parse.numbering import Rank, escaped, read_marker
from generator.parse.provisions import is_finished, opens_inside
from generator.parse.signature import is_name, is_sign_line, is_signed_mark
from generator.text import collapse, fold

if TYPE_CHECKING:
    from generator.intake.clean import Line

_LONG_LINE = 160
_REMEMBERED = 800
_RECIPIENTS = re.compile(r"\s*noi nhan\b\s*(?::|$)|\s*noi nhan:")
_BASIS = re.compile(r"(?:can cu|theo de nghi|xet de nghi|xet to trinh|thuc hien)\b")
_ATTACHED = re.compile(r"\((?:ban hanh )?kem theo")
_HANGING = re.compile(r"(?:[,–-]|(?<!\w)(?:va|cua|cac|voi|ve|theo|trong|cho|la|tai|do|de|den|nam|thang|ngay|so|nhung|mot|duoc|thi dua))$")
_GAP = re.compile(r" {3,}| *\| *")


@dataclass(slots=True)
class BodyText:
    """The body while it is written: characters, and where each one stood."""

    chars: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    """Place in the paper; -1 for blanks and line ends of ours."""

    def add(self, line: Line, separator: str) -> None:
        """Write a line after what is there, runs of blanks as one."""
        if self.chars:
            self.chars.extend(separator)
            self.at.extend([-1] * len(separator))
        blank = True
        for char, place in zip(line.text, line.at, strict=True):
            if char == " " and blank:
                continue
            blank = char == " "
            self.chars.append(char)
            self.at.append(place)
        while self.chars and self.chars[-1] == " ":
            self.chars.pop()
            self.at.pop()

    @property
    def text(self) -> str:
        """The body."""
        return "".join(self.chars)


def write_body(lines: list[Line]) -> BodyText:
    """Join lines to paragraphs."""
    body = BodyText()
    at = 0
    while at < len(lines):
        tail = _next_tail(lines, at)
        _write_text(body, lines[at:tail])
        at = _write_tail(body, lines, tail)
    return body


# ── running text ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _write_text(body: BodyText, lines: list[Line]) -> None:
    """Paragraphs before a tail."""
    blocks = _blocks(lines)
    spaced = _is_spaced(blocks)
    before: str | None = None
    for block in blocks:
        width = max(60, *(len(line.text.rstrip()) for line in block))
        for index, line in enumerate(block):
            shown = line.text.strip()
            if not index:
                joined = before is not None and _page_cut(before, shown) and not line.is_row
                separator = " " if joined else "\n\n"
            else:
                separator = _separator(block[index - 1], line, width, spaced=spaced, paragraph=before or "")
                joined = separator == " "
            body.add(line, separator)
            before = _remember(before, shown) if joined and before is not None else shown


def _remember(before: str, shown: str) -> str:
    """The beginning and the end of a paragraph: all that is ever asked of it."""
    joined = f"{before} {shown}"
    return joined if len(joined) <= _REMEMBERED else joined[: _REMEMBERED // 2] + joined[-_REMEMBERED // 2 :]


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """Lines between empty ones."""
    out: list[list[Line]] = [[]]
    for line in lines:
        if line.text.strip():
            out[-1].append(line)
        elif out[-1]:
            out.append([])
    return [block for block in out if block]


def _is_spaced(blocks: list[list[Line]]) -> bool:
    """True when paragraphs have empty lines between them: most units begin a block."""
    first = inside = 0
    for block in blocks:
        for index, line in enumerate(block):
            marker = read_marker(line.text)
            if marker is not None and marker.rank < Rank.DASH:
                first, inside = first + (index == 0), inside + (index > 0)
    return first > 4 * inside


def _separator(before: Line, line: Line, width: int, *, spaced: bool, paragraph: str) -> str:
    """What stands between two lines of a block: a blank (joined) or a paragraph's end."""
    if line.is_row or before.is_row:
        return "\n" if line.is_row and before.is_row else "\n\n"
    above, shown = before.text.strip(), line.text.strip()
    marker = None if escaped(shown) else read_marker(shown)
    if marker is not None:
        parted = opens_inside(above, shown, marker, width, after=read_marker(paragraph))
    elif (
        _RECIPIENTS.match(fold(shown))
        or _ATTACHED.match(fold(shown))
        or (_BASIS.match(fold(shown)) and shown[0].isupper() and above.endswith((";", ".")))
    ):
        parted = True
    elif max(len(above), len(shown)) > _LONG_LINE:
        parted = not shown[:1].islower() or is_finished(above)
    else:
        parted = (not spaced or _is_heading_line(above, shown, width)) and _short_stop(above, shown, width)
    return "\n\n" if parted else " "


def _short_stop(above: str, shown: str, width: int) -> bool:
    """A line that ends well before the margin, finished or a heading, with a capital after it: the paragraph ends there."""
    if len(above) + 1 + len(shown.split(maxsplit=1)[0]) > width * 0.85 or not (shown[:1].isupper() or shown[:1] in '“"('):
        return False
    return is_finished(above) or above.isupper() or read_marker(above) is not None


def _is_heading_line(line: str, below: str, width: int) -> bool:
    """`2. Sở Tài chính`: a unit of a few words without an end, far from the margin; not `Chương I`, nor the first line of a wrapped one in capitals."""
    marker = read_marker(line)
    if marker is None or marker.rank <= Rank.SECTION or (line.isupper() and below.isupper()):
        return False
    return not is_finished(line) and len(line) < width * 0.6 and _HANGING.search(fold(line)) is None


def _page_cut(before: str, shown: str) -> bool:
    """True when a paragraph goes on after an empty line: it was cut by the end of a page."""
    if is_finished(before) or read_marker(shown) is not None or before.startswith("|"):
        return False
    if shown[:1].islower():
        return not (before.isupper() and len(before) < 200)
    return len(before) > 60 and bool(_HANGING.search(fold(before))) and not _BASIS.match(fold(shown)) and not shown.isupper()


# ── tail ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _next_tail(lines: list[Line], start: int) -> int:
    """Index of the line where Nơi nhận or the sign block begins; the number of lines when there is none."""
    filled = [i for i in range(start, len(lines)) if lines[i].text.strip()]
    for order, index in enumerate(filled):
        parts = [part.text.strip() for part in _columns(lines[index])]
        if any(_RECIPIENTS.match(fold(part)) for part in parts):
            signs = [i for i in filled[max(0, order - 8) : order] if is_sign_line(lines[i].text.strip())]
            return signs[0] if signs else index
    for order, index in enumerate(filled):
        if len(filled) - order <= 8 and is_sign_line(lines[index].text.strip()):
            return index
    return len(lines)


def _columns(line: Line) -> list[Line]:
    """Cells of a line of the tail that stand side by side."""
    out, at = [], 0
    for found in _GAP.finditer(line.text):
        if line.text[at : found.start()].strip() and line.text[found.end() :].strip():
            out.append(line.cut(at, found.start()).stripped())
            at = found.end()
    out.append(line.cut(at, len(line.text)).stripped())
    return [part for part in out if part.text]


def _write_tail(body: BodyText, lines: list[Line], start: int) -> int:
    """Recipients and sign block, one item to a line; returns the index of the first line after them."""
    left: list[Line] = []
    right: list[Line] = []
    at = start
    signed = received = False
    while at < len(lines):
        line = lines[at]
        shown = line.text.strip()
        if signed and (len(shown) > 120 or line.is_row or fold(shown).startswith(("phu luc", "ke hoach", "danh sach"))):
            break
        if at > start and shown.isupper() and _is_appendix(shown):
            break  # of a paper without a sign block
        parts = _columns(line) if shown and not line.is_row else []
        if len(parts) > 1:
            left.append(parts[0])
            right.extend(parts[1:])
        elif parts and (right or (is_sign_line(parts[0].text) and received)) and _is_right(line, parts[0]):
            right.append(parts[0])
        elif parts:
            left.append(parts[0])
        signed = signed or any(is_sign_line(part.text) for part in parts)
        received = received or any(_RECIPIENTS.match(fold(part.text)) for part in parts)
        at += 1
    _write_items(body, [*left, *right])
    return at


def _is_appendix(shown: str) -> bool:
    """`PHỤ LỤC 1`."""
    marker = read_marker(shown)
    return marker is not None and marker.rank is Rank.APPENDIX


def _is_right(line: Line, part: Line) -> bool:
    """A line of the right column that stands alone: far from the left edge, or a sign line or name."""
    indent = len(line.text) - len(line.text.lstrip())
    return indent > 20 or is_sign_line(part.text) or (is_name(part.text) and not part.text.startswith("-"))


def _write_items(body: BodyText, items: list[Line]) -> None:
    """Write the tail: an item that was wrapped is joined, every other line stays a line."""
    before = ""
    signing = False
    for line in items:
        shown = collapse(line.text)
        sign = is_sign_line(shown)
        marker = read_marker(shown)
        if not before or _RECIPIENTS.match(fold(shown)):
            separator, signing = "\n\n", sign
        elif sign:
            separator = "\n" if signing and is_sign_line(before) else "\n\n"
            signing = True
        elif signing:
            separator = "\n\n" if is_name(shown) or is_signed_mark(shown) or is_name(before) else "\n"
        elif marker is None and not before.endswith((";", ".", ":")) and not _RECIPIENTS.match(fold(before)):
            separator = " "
        else:
            separator = "\n"
        body.add(line, separator)
        before = shown
