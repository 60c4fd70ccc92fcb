"""What is not text in a paper: stars, hashes, pipes, rules, bookmarks, page numbers.

Enters: the normal text of a paper.
Leaves: its lines without those characters, each character with its place; and for every character left out the reason.

Kept: stars that open a line as a bullet, rows of tables (`| a | b |`), footnote marks `[^1]`.

Lines that a converter ran together are parted again where only emphasis tells them apart: in a row that holds a letterhead or a sign block
(`| BỘ TÀI CHÍNH **CỤC THUẾ** | **CỘNG HÒA …** **Độc lập …** |`), cell by cell; and before a sign line or a name that stands behind a recipient.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.parse.signature import is_name, is_sign_line
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

BOOKMARK = "dấu trang của Word"
RULE = "đường kẻ"
MARKUP = "ký hiệu định dạng"
TABLE = "khung bảng"
PAGE = "số trang"

_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,80}\]")
_RULE = re.compile(r"^[ |]*(?:[-_=~*][ ]?){3,200}[ |]*$", re.MULTILINE)
_HASHES = re.compile(r"^ {0,3}#{1,6}(?= |$)", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|>~-])")
_LITERAL_BREAK = re.compile(r"\\r\\n|\\r|\\n")
_TAG = re.compile(
    r"</?(?:p|b|i|u|em|strong|center|div|span|h\d)\b[^<>\n]{0,120}>|(?<![^\s>;])(?:<br ?/?>|&nbsp;)|(?:<br ?/?>|&nbsp;)(?![^\s<&])",
    re.IGNORECASE,
)
"""Tags of a web page; a break or a hard blank only where it stands beside a blank: it may be all that parts two words."""
_STARS = re.compile(r"\*+")
_TABLE_ROW = re.compile(r"^ *\|[^|\n]*\|[^\n]*\| *$")
_TABLE_RULE = re.compile(r"^ *\|(?: *:?-{1,40}:? *\|){2,40} *$")
_PAGE = re.compile(r"^[ ]*(?:(?:trang|page)\s+)?[-–]?\s?(?P<number>\d{1,3})\s?(?:[-–]|/\s?\d{1,3})?[ ]*$", re.IGNORECASE)
_SEAM = re.compile(r" +(?=\*\*+[^\W_])|(?<=\*\*) +(?=[^\W\d*])|(?<=[:;.*]) +(?=[-+] )|\|")
"""Where a line may have ended: before an emphasis or behind one, before an item, between two cells."""
_LONGEST_TAIL = 1500
"""Letters of a row that may hold a sign block with all recipients."""
_LAYOUT = re.compile(r"cong hoa xa hoi chu nghia|doc lap ?[-–] ?tu do|noi nhan ?:?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paper, without what is not text."""

    text: str
    at: tuple[int, ...]
    """Place in the paper of each character of `text`."""
    start: int
    """Place where the line begins in the paper."""
    is_row: bool = False
    """A row of a table."""

    def cut(self, start: int, end: int) -> Line:
        """A part of the line."""
        return Line(self.text[start:end], self.at[start:end], self.at[start] if start < len(self.at) else self.start)

    def stripped(self) -> Line:
        """Without blanks at the ends."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip()))) if left or self.text != self.text.rstrip() else self


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A paper's lines, and why characters are missing from them."""

    lines: tuple[Line, ...]
    reasons: tuple[str | None, ...]
    """For each character of the paper: why it was left out, or None."""


def clean(text: str) -> Cleaned:
    """Leave out what is not text, and remember why."""
    bounds = _line_bounds(text)
    rows = {index for index, (start, end) in enumerate(bounds) if _is_row(text[start:end])}
    why: list[str | None] = [None] * len(text)
    for start, end, reason in _pieces(text, bounds, rows):
        for place in range(start, end):
            if why[place] is None and not text[place].isspace():
                why[place] = reason
    lines: list[Line] = []
    was_parted = False
    for index, (start, end) in enumerate(bounds):
        parts = _run_together(text[start:end], is_row=index in rows)
        if was_parted and _TABLE_RULE.match(text[start:end]):
            why[start:end] = [TABLE] * (end - start)
        was_parted = len(parts) > 1
        for place in range(start, end) if was_parted else ():
            if text[place] == "|":
                why[place] = TABLE
        for first, last in ((start + a, start + b) for a, b in parts):
            kept = tuple(place for place in range(first, last) if why[place] is None)
            lines.append(Line("".join(text[place] for place in kept), kept, first, index in rows and not was_parted))
    return Cleaned(tuple(lines), tuple(why))


def _run_together(line: str, *, is_row: bool) -> list[tuple[int, int]]:
    """Where the lines begin and end that a converter made one; the whole line where nothing tells."""
    whole = [(0, len(line))]
    if "**" not in line or len(line) > _LONGEST_TAIL:
        return whole
    seams = [found.span() for found in _SEAM.finditer(line)]
    parts = [
        part
        for part in zip([0, *(end for _, end in seams)], [*(start for start, _ in seams), len(line)], strict=True)
        if line[slice(*part)].strip(" *|")
    ]
    told = [collapse(line[slice(*part)].replace("*", "")) for part in parts]
    if is_row:
        cells = sum(1 for cell in line.strip(" |").split("|") if cell.strip())
        return parts if len(parts) > cells and (_LAYOUT.search(fold(line)) or any(map(is_sign_line, told))) else whole
    behind = len(parts) == 2 and line[slice(*parts[1])].strip().startswith("**") and told[0][:1] in "-+N"
    is_recipient = behind and (told[0][:2] in {"- ", "+ "} or _LAYOUT.fullmatch(fold(told[0])) is not None)
    return parts if is_recipient and (is_sign_line(told[1]) or is_name(told[1])) else whole


def _pieces(text: str, bounds: Sequence[tuple[int, int]], rows: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """What is left out, with the reason; where two overlap, the first counts."""
    for pattern, reason in (
        (_BOOKMARK, BOOKMARK),
        (_RULE, RULE),
        (_HASHES, MARKUP),
        (_ESCAPE, MARKUP),
        (_LITERAL_BREAK, MARKUP),
        (_TAG, MARKUP),
    ):
        for found in pattern.finditer(text):
            yield found.start(), found.end(), reason
    for start, end in _blocks(text):
        for first, last in _stars_of(text, start, end):
            yield first, last, MARKUP
    for index in sorted(_page_lines(text, bounds)):
        yield *bounds[index], PAGE
    for index, (start, end) in enumerate(bounds):
        for place in _outer_pipes(text, start, end) if index not in rows else ():
            yield place, place + 1, TABLE


def _is_row(line: str) -> bool:
    """`| 1 | Sở Nội vụ |`: a row of a table, not a cell of the letterhead."""
    return bool(_TABLE_ROW.match(line)) and (any(c.isalnum() for c in line) or bool(_TABLE_RULE.match(line)))


def _outer_pipes(text: str, start: int, end: int) -> list[int]:
    """Pipes at the two ends of a line: the frame of a cell."""
    line = text[start:end]
    left = len(line) - len(line.lstrip(" *|"))
    right = len(line.rstrip(" *|"))
    return [start + i for i, char in enumerate(line) if char == "|" and (i < left or i >= right)]


def _line_bounds(text: str) -> list[tuple[int, int]]:
    out, at = [], 0
    for line in text.split("\n"):
        out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def _blocks(text: str) -> list[tuple[int, int]]:
    """Stretches without an empty line."""
    return [found.span() for found in re.finditer(r"[^\n]+(?:\n[^\n]*\S[^\n]*)*", text)]


def _stars_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stars of emphasis in one block; a single star that opens a line and has no partner is a bullet."""
    runs = [(found.start(), found.end()) for found in _STARS.finditer(text, start, end)]
    singles = [run for run in runs if run[1] - run[0] == 1]
    bullets = {
        run for run in singles if not text[text.rfind("\n", 0, run[0]) + 1 : run[0]].strip(" |") and text[run[1] : run[1] + 1] == " "
    }
    if bullets and (len(singles) - len(bullets)) % 2 == 0 and any(text[run[1] : run[1] + 3].strip(" *|\n") for run in bullets):
        return [run for run in runs if run not in bullets]
    if len(singles) == 1 and len(runs) == 1 and text[singles[0][0] - 1 : singles[0][0]].isalnum():
        return []  # 5* (a mark of quality, or of a note)
    return runs


def _page_lines(text: str, bounds: Sequence[tuple[int, int]]) -> set[int]:
    """Lines that hold only a page number: alone between empty lines, and growing through the paper."""
    out: set[int] = set()
    last = 0
    for index, (start, end) in enumerate(bounds):
        found = _PAGE.match(text[start:end]) if len(text[start:end].strip()) < 20 else None
        if found is None:
            continue
        alone = all(not 0 <= near < len(bounds) or not text[slice(*bounds[near])].strip() for near in (index - 1, index + 1))
        if alone and last < int(found["number"]) <= last + 10:
            last = int(found["number"])
            out.add(index)
    return out
