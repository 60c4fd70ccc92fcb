r"""From a plan's body to its provisions: numbered units, lettered units, dashes, preamble, closing, recipients, signature.

Enters: `PlanSource`: a body in paragraphs that end at a blank line.
Leaves: `Plan`: provisions whose spans partition the body, in order, and notes about odd numbering. Total: any text gives a plan.

Rules. A paragraph that begins with a marker (`generator.parse.numbering`) opens a provision; `\` before the marker makes it text. A line inside
a paragraph opens one too, but only where that is safe:
- the line before it is finished (ends in `;`, `.`, `:` and the like): `- một;` ⏎ `- hai.`;
- or the line before it is clearly shorter than a full line and a capital follows the marker: `I. MỤC ĐÍCH` ⏎ `1. Yêu cầu`.
So hard-wrapped prose (`… phát triển kinh tế` ⏎ `- xã hội …`) opens nothing. Text after the last unit and before Nơi nhận is the closing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Location, Severity
from generator.model import CLOSING_PATH, PREAMBLE_PATH, Level, Plan, PlanSource, Provision, Span
from generator.parse.headings import find_heading
from generator.parse.numbering import Marker, Rank, escaped, read_marker, settle
from generator.parse.outline import Unit, number_units
from generator.parse.signature import is_sign_line
from generator.slots import constructor, quickly_made
from generator.text import collapse, fold
from generator.urls import anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RECIPIENTS_PATH = "recipients"
SIGNATURE_PATH = "signature"
_PATHS = {Level.PREAMBLE: PREAMBLE_PATH, Level.CLOSING: CLOSING_PATH, Level.RECIPIENTS: RECIPIENTS_PATH, Level.SIGNATURE: SIGNATURE_PATH}
_ANCHORS = {RECIPIENTS_PATH: "noi-nhan", SIGNATURE_PATH: "chu-ky"}
_RECIPIENTS = re.compile(r"[*_\s]*noi nhan\b(?!\w)\s*(?::|[*_\s]*(?:\n|$))")
_RECIPIENTS_START = frozenset("Nn*_ \t")
_CLOSING = re.compile(
    r"(?:tren day la|trong qua trinh|yeu cau|de nghi|can cu (?:noi dung )?ke hoach|ke hoach nay|nhan duoc|voi (?:noi dung|tinh than|y nghia|nhung) |"
    r"uy ban nhan dan|ubnd|chu tich|thu truong|cac (?:co quan|don vi|dia phuong|cap|so|ban|phong|ong)|noi dung ke hoach|tren co so)"
)
_SECOND_TITLES = frozenset({"ke hoach", "chuong trinh", "huong dan", "quy che", "de an", "phuong an"})
_SECOND_OPENING = re.compile(r"\((?:ban hanh )?kem theo|danh sach\b|bieu mau\b|mau so\b|uy ban nhan dan\b|ubnd\b")
_LONGEST_OPENING = 40
_MAY_ESCAPE = frozenset("\\ ")
_FULL_LINE = 60
_MOST_NOTES = 20
_CLOSERS = " \n”\"')]*"
_FINAL = frozenset(".;:!?…")
_DASH, _ARTICLE = Rank.DASH, Rank.ARTICLE
_TAILS = (Level.RECIPIENTS, Level.SIGNATURE)
"""Members under names of their own: to look one up in its class takes four times as long."""
_LEVELS = {
    Rank.APPENDIX: Level.PART,
    Rank.PART: Level.PART,
    Rank.CHAPTER: Level.PART,
    Rank.SECTION: Level.PART,
    Rank.LETTER: Level.PART,
    Rank.ROMAN: Level.SECTION,
    Rank.ARTICLE: Level.ARTICLE,
    Rank.NUMBER: Level.CLAUSE,
    Rank.DOTTED: Level.SUBCLAUSE,
    Rank.POINT: Level.POINT,
    Rank.SUBPOINT: Level.POINT,
    Rank.BRACKET: Level.POINT,
    Rank.DASH: Level.ITEM,
    Rank.PLUS: Level.SUBITEM,
}


@quickly_made
@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or a part of one that begins with a marker."""

    start: int
    end: int
    """Just after its last character that is not blank."""
    marker: Marker | None
    fresh: bool
    """It begins after a blank line."""


_block, _provision, _span = constructor(_Block), constructor(Provision), constructor(Span)


def parse(source: PlanSource) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Divide a body into provisions. Never fails: what cannot be read as a unit stays text of the provision before it."""
    body = source.body.text
    blocks = _settled(_blocks(body))
    if not blocks:
        whole = (_bare(Level.PREAMBLE, PREAMBLE_PATH, 0, len(body), None),) if body else ()
        return Plan(source=source, provisions=whole, recipients=()), ()
    groups, units = _groups(body, blocks)
    provisions = tuple(_provisions(body, groups, units))
    return Plan(source=source, provisions=provisions, recipients=_recipients(body, groups)), tuple(_notes(source, groups))


# ── blocks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _blocks(body: str) -> list[_Block]:
    """Paragraphs, cut where a line inside one opens a provision."""
    out: list[_Block] = []
    place = 0
    for stretch in body.split("\n\n"):
        if "\n" in stretch:
            for lines in _paragraphs(stretch, place):
                _part(lines, out)
        elif line := stretch.rstrip():
            out.append(_block(place, place + len(line), _marker(line) if line[0] in _MAY_ESCAPE else read_marker(line), fresh=True))
        place += len(stretch) + 2
    return out


def _paragraphs(stretch: str, place: int) -> list[list[tuple[int, str]]]:
    """Lines between empty lines, each with its place and without blanks at its end; `place` is that of the stretch."""
    paragraphs: list[list[tuple[int, str]]] = [[]]
    for raw in stretch.split("\n"):
        if line := raw.rstrip():
            paragraphs[-1].append((place, line))
        else:
            paragraphs.append([])
        place += len(raw) + 1
    return paragraphs


def _part(lines: list[tuple[int, str]], out: list[_Block]) -> None:
    """Add one paragraph as blocks."""
    if not lines:
        return
    width = max(_FULL_LINE, *[len(line) for _, line in lines])
    (start, before), *others = lines
    marker, fresh, end = _marker(before), True, start + len(before)
    for place, line in others:
        opened = _marker(line) if line[0] in _MAY_ESCAPE else read_marker(line)
        if (opened is not None and opens_inside(before, line, opened, width, after=marker)) or (
            line[0] in _RECIPIENTS_START and _is_recipients_line(line)
        ):
            out.append(_block(start, end, marker, fresh))
            start, marker, fresh = place, opened, False
        before, end = line, place + len(line)
    out.append(_block(start, end, marker, fresh))


def _marker(line: str) -> Marker | None:
    return None if escaped(line) else read_marker(line)


def _is_recipients_line(line: str) -> bool:
    """`Nơi nhận:` opens the recipients wherever a line begins with it."""
    return line.lstrip("*_ \n\t")[:1] in ("N", "n") and _RECIPIENTS.match(fold(line)) is not None


def opens_inside(before: str, line: str, marker: Marker, width: int, *, after: Marker | None) -> bool:
    """True when a line inside a paragraph opens a provision (rule in the module's docstring)."""
    if is_finished(before):
        return True
    first = line[marker.end : marker.end + 1]
    is_full = len(before.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > width
    if is_full:
        return False
    in_list = after is not None and after.rank == marker.rank and marker.rank >= _DASH
    if marker.rank is _DASH and (
        before.rfind("(") > before.rfind(")") or (not in_list and first.isdigit() and before.rstrip()[-1:].isdigit())
    ):
        return False  # `(19/5/1890` ⏎ `- 19/5/2024)`: a range
    return in_list or first.isupper() or first.isdigit() or first in '“"'


def is_finished(text: str) -> bool:
    """True when a line or paragraph ends in `.`, `;`, `:` and the like, closing quotation marks and brackets apart."""
    return text.rstrip(_CLOSERS)[-1:] in _FINAL


def _settled(blocks: list[_Block]) -> list[_Block]:
    """Blocks with their markers decided; a line inside a paragraph whose marker fell goes back to the block before it."""
    markers = settle([block.marker for block in blocks])
    out: list[_Block] = []
    for block, marker in zip(blocks, markers, strict=True):
        if marker is None and block.marker is not None and not block.fresh and out:
            out[-1] = _block(out[-1].start, block.end, out[-1].marker, out[-1].fresh)
        else:
            out.append(block if marker is block.marker else _block(block.start, block.end, marker, block.fresh))
    return out


# ── groups: one provision each ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Group:
    """Blocks of one provision, while they are gathered."""

    level: Level | None
    """None for a numbered unit."""
    unit: Unit | None
    blocks: list[_Block]


def _groups(body: str, blocks: Sequence[_Block]) -> tuple[list[_Group], tuple[Unit, ...]]:
    """Gather blocks into provisions: head, units, closing, and the tail of Nơi nhận and signature (several where papers are joined)."""
    tails = _tails(body, blocks)
    units_of: dict[int, Unit] = {}
    opening = [i for i, b in enumerate(blocks) if b.marker is not None and tails[i] is None]
    has_numbers = any(blocks[i].marker.rank < _DASH for i in opening)  # type: ignore[union-attr]
    if has_numbers:
        while opening and blocks[opening[0]].marker.rank >= _DASH:  # type: ignore[union-attr]
            opening.pop(0)  # dashes of the preamble
    units = number_units([blocks[i].marker for i in opening])  # type: ignore[misc]
    units_of = dict(zip(opening, units, strict=True))
    groups: list[_Group] = []
    for index, block in enumerate(blocks):
        tail = tails[index]
        if tail is not None:
            if not groups or groups[-1].level is not tail:
                groups.append(_Group(tail, None, []))
        elif index in units_of:
            groups.append(_Group(None, units_of[index], []))
        elif not groups or groups[-1].level in _TAILS:
            groups.append(_Group(Level.PREAMBLE, None, []))
        groups[-1].blocks.append(block)
    return list(_with_closing(body, groups)), units


def _tails(body: str, blocks: Sequence[_Block]) -> list[Level | None]:
    """For each block: recipients, signature, or neither."""
    out: list[Level | None] = [None] * len(blocks)
    state: Level | None = None
    last_unit = len(blocks) - 1
    while last_unit >= 0 and ((marker := blocks[last_unit].marker) is None or marker.rank >= _DASH):
        last_unit -= 1
    for index, block in enumerate(blocks):
        if state is None and index <= last_unit and body[block.start] not in _RECIPIENTS_START:
            continue
        words = body[block.start : block.end]
        if _is_recipients_line(words[:40]):
            state = Level.RECIPIENTS
        elif (state is not None or index > last_unit) and _is_sign_block(words):
            state = Level.SIGNATURE
        elif state is not None and block.marker is not None and block.marker.rank <= _ARTICLE and not is_sign_line(words.split("\n")[0]):
            state = None  # an appendix, or the plan that a decision issues
        elif state is not None and (len(words) > 300 or _opens_second_paper(words)):
            state = None
        out[index] = state
    return out


def _is_sign_block(words: str) -> bool:
    return len(words) < 300 and is_sign_line(words.partition("\n")[0]) and words.count("\n") < 12


def _opens_second_paper(words: str) -> bool:
    """`KẾ HOẠCH`, `(Kèm theo Quyết định …)` after a sign block: another paper begins."""
    folded = fold(collapse(words)[:_LONGEST_OPENING])
    return folded in _SECOND_TITLES or _SECOND_OPENING.match(folded) is not None


def _with_closing(body: str, groups: Sequence[_Group]) -> Iterator[_Group]:
    """Part the text after the last unit before a tail (or the end) from that unit."""
    for index, group in enumerate(groups):
        ends = index + 1 == len(groups) or groups[index + 1].level in _TAILS
        cut = _closing_index(body, group.blocks) if ends and group.unit is not None else None
        if cut is None:
            yield group
            continue
        yield _Group(None, group.unit, group.blocks[:cut])
        yield _Group(Level.CLOSING, None, group.blocks[cut:])


def _closing_index(body: str, blocks: Sequence[_Block]) -> int | None:
    """Index of the first block of the closing among the blocks of the last unit."""
    first = 1
    if len(blocks) < 2:
        return None
    head, marker = blocks[0], blocks[0].marker
    assert marker is not None
    words = body[head.start + marker.end : head.end]
    heading = find_heading(words, marker.rank, has_children=False, has_text=True)
    texts = [body[b.start : b.end] for b in blocks]
    is_sentence = words.rstrip().endswith(".") and _CLOSING.match(fold(texts[1][:60])) is not None
    if heading is not None and not heading.run_in and not is_sentence:
        first = 2  # the paragraph after a heading is the unit's own text
    for index in range(first, len(blocks)):
        if _CLOSING.match(fold(texts[index][:60])) and not texts[index].startswith("|"):
            return index
    plain = [i for i in range(first, len(blocks)) if not texts[i].startswith(("|", "[^"))]
    return plain[0] if plain and plain[-1] == len(blocks) - 1 and len(plain) == len(blocks) - plain[0] else None


# ── provisions ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _provisions(body: str, groups: Sequence[_Group], units: Sequence[Unit]) -> Iterator[Provision]:
    """One provision for each group; each span runs to the start of the next."""
    seen: dict[str, int] = {}
    starts = [0, *[group.blocks[0].start for group in groups[1:]], len(body)]
    depths = [unit.depth for unit in units]
    followers = iter((*depths[1:], -1))  # units come in the order of their groups
    for group, start, end in zip(groups, starts, starts[1:], strict=False):
        if group.unit is None:
            assert group.level is not None
            path = _PATHS[group.level]
            seen[path] = seen.get(path, 0) + 1
            if seen[path] > 1:
                path = f"{path}_{seen[path]}"
            yield _bare(group.level, path, start, end, _trimmed(body, start, group.blocks[-1].end))
        else:
            yield _unit(body, group.unit, group.blocks, start, end, has_children=next(followers) > group.unit.depth)


def _bare(level: Level, path: str, start: int, end: int, text: Span | None) -> Provision:
    """A provision without a marker."""
    head, underscore, repeat = path.partition("_")
    name = _ANCHORS.get(head) or anchor(head)
    return _provision(
        level=level,
        path=path,
        anchor=name + underscore + repeat,
        depth=0,
        label=None,
        span=_span(start, end),
        heading=None,
        run_in=False,
        text=text,
    )


def _unit(body: str, unit: Unit, blocks: Sequence[_Block], start: int, end: int, *, has_children: bool) -> Provision:
    """A provision with a marker."""
    head, marker, path = blocks[0], unit.marker, unit.path
    first = text = head.start + marker.end
    found = find_heading(body[first : head.end], marker.rank, has_children=has_children, has_text=len(blocks) > 1)
    heading = None
    if found is not None:
        heading, text = _span(first, first + found.end), first + found.rest
    return _provision(
        level=_LEVELS[marker.rank],
        path=path,
        anchor=anchor(path),
        depth=unit.depth,
        label=marker.label,
        span=_span(start, end),
        heading=heading,
        run_in=found is not None and found.run_in,
        text=_trimmed(body, text, blocks[-1].end),
    )


def _trimmed(body: str, start: int, end: int) -> Span | None:
    """A range that ends with its last block, without blanks before it; None where nothing is left of it."""
    if start >= end:
        return None
    if body[start].isspace():
        start = end - len(body[start:end].lstrip())
    return _span(start, end)


def _recipients(body: str, groups: Sequence[_Group]) -> tuple[str, ...]:
    """Lines of the first Nơi nhận, without dash and final `;` or `.`."""
    found = next((g for g in groups if g.level is Level.RECIPIENTS), None)
    if found is None:
        return ()
    out = []
    for block in found.blocks:
        words = body[block.start : block.end]
        if _is_recipients_line(words[:40]):
            words = words[re.match(r"[*_\s]*\w+ +\w+[*_\s]*:?", words).end() :]  # type: ignore[union-attr]
        pieces = [words[block.marker.end :]] if block.marker is not None and block.marker.rank is _DASH else words.split("\n")
        out += [collapse(piece).strip("-–+*_ ").rstrip(";. ").rstrip() for piece in pieces]
    return tuple(piece for piece in out if piece)


def _notes(source: PlanSource, groups: Sequence[_Group]) -> Iterator[Diagnostic]:
    """A note for every marker that is printed twice in the same place."""
    repeated = [group for group in groups if group.unit is not None and group.unit.repeated]
    for group in repeated[:_MOST_NOTES]:
        assert group.unit is not None
        line, column = source.body.line_column(group.blocks[0].start)
        quote = source.body.text[group.blocks[0].start :].split("\n", 1)[0]
        yield Diagnostic(
            code="K210",
            severity=Severity.NOTE,
            location=Location(path=str(source.path), line=source.body_line + line - 1, column=column, quote=quote),
            message=f"Số thứ tự “{group.unit.marker.label}” đã có ở cùng mục; liên kết của lần in này là “{group.unit.path}”.",
            hint="Nếu bản giấy in như vậy thì giữ nguyên; nếu không phải số thứ tự thì đặt dấu \\ trước nó.",
        )
