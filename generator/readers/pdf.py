"""PDF files with a text layer → the text of the paper.

Enters: the bytes of a PDF; its characters come from a confined process (`pdf_worker`).
Leaves: text as paragraphs: lines that were wrapped joined, columns of the head and the tail one after the other, rows of tables as `| a | b |`; page
numbers and running heads left out and listed. A PDF of pictures goes to `scan`.

Rules of layout, measured on each page: a line goes on in the next one when the first word below would not have fitted behind it.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.model import LeftOut
from generator.readers.blocks import write_blocks
from generator.readers.confined import run_confined
from generator.readers.pdf_layout import Line, Segment, lines_to_blocks
from generator.readers.refusal import DAMAGED, ENCRYPTED, TOO_LARGE, Reading, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SECONDS = 25
MEGABYTES = 1500
"""Of address space; what a page really takes is far less."""
PAGE_NUMBER = "số trang"
RUNNING_HEAD = "dòng lặp lại ở đầu hoặc chân trang"
_EDGE = 0.1
_NEAR = 0.5
_AFTER_MARKER = 6
"""How far behind its number, in heights of a letter, the words of an item may begin."""
_ORNAMENTS = frozenset("\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf02d·")
_LONE_MARKER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]|\d{1,2}(?:\.\d{1,2}){1,4}|[IVXLC]{1,6}[.)]|[A-ZĐ]\.|[a-zđ]{1,2}[).]|Điều \d+\.|[-–+•▪●o·\uf000-\uf0ff])"
)
_NUMBER = re.compile(r"[-–—\s]*(?:(?:trang|page)\s*)?\d{1,3}(?:\s*(?:/|of|trên)\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_FEWEST = 20
"""Characters a page on average must have to be text."""
_WAY_OUT = "Mở tệp bằng trình xem PDF, in lại thành một tệp PDF mới; hoặc dùng tệp Word gốc."
_REFUSALS = {
    "password": (ENCRYPTED, "Tệp PDF có đặt mật khẩu.", "Gỡ mật khẩu rồi nhập lại, hoặc dùng tệp Word gốc."),
    "damaged": (DAMAGED, "Tệp PDF bị cắt cụt hoặc hỏng, không mở được.", _WAY_OUT),
    "pages": (TOO_LARGE, "Tệp PDF có quá nhiều trang hoặc trang quá lớn để là một kế hoạch.", "Tách riêng phần kế hoạch ra một tệp."),
    "long": (TOO_LARGE, "Tệp PDF có quá nhiều chữ để là một kế hoạch.", "Tách riêng phần kế hoạch ra một tệp."),
}


@dataclass(frozen=True, slots=True)
class PageLines:
    """Lines of a page from top to bottom."""

    height: float
    lines: tuple[Line, ...]


def read_pdf(data: bytes) -> Reading:
    """The text of a PDF."""
    found = ask_worker(data, "text")
    pages = [page_of_runs(page["height"], page["runs"]) for page in found["pages"]]
    characters = sum(len(segment.text) for page in pages for line in page.lines for segment in line.segments)
    if characters < _FEWEST * max(1, len(pages)):
        from generator.readers.scan import read_scan

        return read_scan(data)
    return as_reading(pages, "pdf")


def as_reading(pages: Sequence[PageLines], form: str, doubts: tuple[tuple[str, str], ...] = ()) -> Reading:
    """Pages of lines as the text of a paper."""
    left_out = _running_heads(pages)
    gone = {id(line) for line, _ in left_out}
    lines = [replace(line, page=number) for number, page in enumerate(pages) for line in page.lines if id(line) not in gone]
    return Reading(
        text=write_blocks(lines_to_blocks(lines)),
        format=form,
        left_out=tuple(LeftOut(reason=reason, text=line.text) for line, reason in left_out),
        doubts=doubts,
    )


def ask_worker(data: bytes, *arguments: str, folder: Path | None = None) -> dict[str, Any]:
    """What the confined process says of a PDF."""
    command = [sys.executable, "-m", "generator.readers.pdf_worker", *arguments]
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="kehoach-") as name:
            return ask_worker(data, *arguments, folder=Path(name))
    try:
        found: dict[str, Any] = json.loads(run_confined(command, folder, given=data, seconds=SECONDS, megabytes=MEGABYTES))
    except ValueError as error:
        raise Refused(*_REFUSALS["damaged"]) from error
    except Refused as refused:
        raise (refused if refused.code == TOO_LARGE else Refused(*_REFUSALS["damaged"])) from refused
    if "refused" in found:
        raise Refused(*_REFUSALS[found["refused"]])
    return found


def page_of_runs(height: float, runs: Iterable[Sequence[Any]]) -> PageLines:
    """Runs of one baseline as a line; neighbours without a gap as one segment."""
    segments = [Segment(left, right, base, size, word, text, order) for order, (left, right, base, size, word, text) in enumerate(runs)]
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda each: (-each.base, each.left)):
        if lines and abs(lines[-1][0].base - segment.base) < 0.4 * max(segment.size, lines[-1][0].size):
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return PageLines(height, tuple(Line(_joined(sorted(line, key=lambda each: each.left))) for line in lines))


def _joined(segments: list[Segment]) -> tuple[Segment, ...]:
    """Segments with hardly a blank between them as one."""
    out = [segments[0]]
    for segment in segments[1:]:
        before = out[-1]
        gap = segment.left - before.right
        if gap < _NEAR * before.size:
            blank = " " if gap > 0.15 * before.size and not before.text.endswith(" ") else ""
            out[-1] = replace(before, right=max(before.right, segment.right), text=before.text + blank + segment.text, order=segment.order)
        else:
            out.append(segment)
    if len(out) == 2 and _LONE_MARKER.fullmatch(out[0].text) and out[1].left - out[0].right < _AFTER_MARKER * out[0].size:
        sign = "-" if out[0].text in _ORNAMENTS else out[0].text
        return (replace(out[1], left=out[0].left, word=out[0].word, text=f"{sign} {out[1].text}"),)
    return tuple(out)


def _running_heads(pages: Sequence[PageLines]) -> list[tuple[Line, str]]:
    """Lines at the edge of pages that number them or come again on others."""
    at_edge: list[tuple[Line, str]] = []
    for page in pages:
        for place, line in enumerate(page.lines):
            near_edge = line.base < _EDGE * page.height or line.base > (1 - _EDGE) * page.height
            if near_edge and min(place, len(page.lines) - 1 - place) < 2 and len(line.text) < 200:
                at_edge.append((line, f"{round(line.base / 6)}:{_DIGITS.sub('#', line.text)}"))
    often = Counter(key for _, key in at_edge)
    out = []
    for line, key in at_edge:
        if _NUMBER.fullmatch(line.text):
            out.append((line, PAGE_NUMBER))
        elif often[key] > 1 and often[key] * 2 >= len(pages) - 1:
            out.append((line, RUNNING_HEAD))
    return out
