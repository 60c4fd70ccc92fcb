"""Congresses and other events to come, apart from anniversaries.

Enters: a `Reading` and the citations found in it.
Leaves: `EventMention`s in order, under one name for all spellings.

Found:   `Đại hội (đại biểu) (toàn quốc) lần thứ XIV của Đảng`, `Đại hội Đảng (bộ) các cấp`, `Đại hội (đại biểu) Đảng bộ huyện Đắk Song lần thứ V`,
         `Đại hội Thi đua yêu nước toàn quốc lần thứ XI`, congresses of unions and associations, `kỳ họp thứ 07 HĐND xã`.
Refused: congresses inside the name of their resolution (`Nghị quyết Đại hội …`), `đại hội` without saying whose.
"""

from __future__ import annotations

import bisect
import re
from operator import attrgetter
from typing import TYPE_CHECKING

from generator.extract.ordinals import PATTERN, ordinal
from generator.model import EventKind, EventMention, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.reading import Reading
    from generator.model import Citation


_ENDS = attrgetter("start", "end")


def _nth(group: str) -> str:
    return rf"lan +thu +(?P<{group}>{PATTERN})"


_REST = r"(?:(?! +dai +hoi(?![a-z]))[^,;.:()¶“”\"]){0,70}"
_CONGRESS = re.compile(
    r"dai +hoi(?: +dai +bieu)?(?:"
    rf"(?: +toan +quoc)? +(?:{_nth('n1')}|(?P<n0>[ivxlc]{{1,6}}(?![a-z])|\d{{1,2}}(?!\d))) +(?:cua +)?dang(?![a-z]| +bo)"
    rf"|(?: +dai +bieu)? +toan +quoc(?: +cua)? +dang(?: +cong san viet nam)? +{_nth('n2')}| +dang +toan +quoc +{_nth('n3')}"
    rf"|(?: +cua)? +dang(?: +bo)?(?: +(?P<levels>cac cap|cung cap|cap tren|cap minh|(?:cap )?co so|cap (?:tinh|huyen|xa|uy))(?![a-z])"
    rf"|(?P<unit> +(?:bo|tinh|thanh pho|huyen|thi xa|quan|xa|phuong|thi tran|dac khu|khoi|co quan|cac co quan|cong an|uy ban|truong)(?![a-z]){_REST}))"
    rf"| +thi +dua +(?P<emulation>yeu +nuoc|quyet +thang)(?P<where>{_REST})"
    rf"|(?P<other> +(?:cong +doan|doan(?: tncs| thanh nien)?|hoi|mttq|mat tran to quoc|lien doan|the duc|tdtt|cac dan toc|dien hinh|{_nth('n4')} +(?:cong doan|hoi|doan))(?![a-z]){_REST}))"
)
_NTH = re.compile(_nth("n"))
_END = re.compile(
    r"(?<=.) +(?:để|nhằm|và|gắn với|gắn liền|trong|sau|trước|sẽ|đã|được|là|năm|nhiệm kỳ|giai đoạn|do|tại|vào|theo|từ|đến|tới|tiến tới|hướng tới|chào mừng|diễn ra|cùng|với|ở|nhân|đạt|có|thành công|tiếp tục)(?!\w)|-",
)
"""Words that go on after the name of a congress; capitals are part of a place's name."""
_LEVELS = re.compile(r"(?:các cấp|cấp (?:cơ sở|tỉnh|huyện|xã)|cơ sở)(?!\w)", re.IGNORECASE)
_COUNCIL = re.compile(r"(?:hdnd|hoi dong nhan dan)(?P<unit>(?: +(?!khoa|tai)[^\W_]+){0,4}) *(?:khoa [a-z]+)?,? *(?:tai)? *$")
_FAR = 30
"""A number so far behind the end of a name belongs to something else."""
_SESSION = re.compile(rf"ky +hop +(?:thu +)?(?P<n>{PATTERN})(?:[^,;.()¶]{{0,40}}?)(?= +ngay|[,;.()¶]|$)")


def find_events(reading: Reading, citations: Sequence[Citation] = ()) -> tuple[EventMention, ...]:
    """Every event of a text outside citations of resolutions, which come in order."""
    inside = [citation.span for citation in citations]
    out: list[EventMention] = []
    for found in _CONGRESS.finditer(reading.key):
        span = Span(found.start(), _close(reading, found))
        place = bisect.bisect_right(inside, (span.start, len(reading.key)), key=_ENDS)
        if any(span.start < taken.end for taken in inside[max(0, place - 2) : place]):
            continue
        if (congress := _congress(reading, found, span)) is not None:
            out.append(congress)
    for found in _SESSION.finditer(reading.key):
        span = Span(*found.span())
        words = reading.words(*found.span())
        council = _COUNCIL.search(reading.key, max(0, span.start - 60), span.start)
        if council and "hdnd" not in found[0] and "hoi dong" not in found[0]:
            words += f" HĐND {reading.words(*council.span('unit'))}".rstrip()
        out.append(
            EventMention(
                span=span,
                raw=reading.words(*found.span()),
                name=words[:1].upper() + words[1:],
                kind=EventKind.OTHER,
                ordinal=ordinal(found["n"]),
            )
        )
    return tuple(sorted(out, key=lambda event: event.span.start)) if out else ()


def _close(reading: Reading, found: re.Match[str]) -> int:
    """Where the congress ends that the words name: after its number, else before the clause goes on."""
    for part in ("unit", "where", "other"):
        if found[part] is not None:
            low, high = found.span(part)
            text = reading.flat[:high].lower() if reading.flat[low:high].isupper() else reading.flat
            stop = _END.search(text, low, high)
            numbered = _NTH.search(reading.key, low, high)
            if numbered and (stop is None or numbered.start() - stop.start() < _FAR):
                return numbered.end()
            return low + len(reading.flat[low : stop.start() if stop else high].rstrip())
    return found.end()


def _congress(reading: Reading, found: re.Match[str], span: Span) -> EventMention | None:
    """The mention; None for a congress of unions or of model people of which neither number nor level is told."""
    raw = reading.words(span.start, span.end)
    numbered = _NTH.search(reading.key, span.start, span.end)
    bare = next((name for name in ("n0", "n4") if found[name]), None)
    printed = reading.words(*numbered.span("n")) if numbered else reading.words(*found.span(bare)) if bare else ""
    number = ordinal(numbered["n"]) if numbered else ordinal(found[bare]) if bare else None
    kind, name = EventKind.PARTY_CONGRESS, raw
    if found["n0"] or found["n1"] or found["n2"] or found["n3"]:
        name = f"Đại hội đại biểu toàn quốc lần thứ {printed.upper()} của Đảng"
    elif found["levels"]:
        name = f"Đại hội Đảng bộ {reading.words(*found.span('levels')).lower()}"
    elif found["unit"] is not None:
        unit = re.sub(r"^bộ +", "", reading.words(found.start("unit"), numbered.start() if numbered else span.end), flags=re.IGNORECASE)
        if not unit or unit.lower() == "bộ":
            return None
        level = _LEVELS.match(unit)
        name = f"Đại hội Đảng bộ {unit.lower() if level else unit}" + (f" lần thứ {printed.upper()}" if printed else "")
    elif found["other"]:
        kind = EventKind.OTHER_CONGRESS
        if number is None and not _LEVELS.search(raw):
            return None
    else:
        kind = EventKind.EMULATION_CONGRESS
        held = "yêu nước" if found["emulation"].startswith("yeu") else "Quyết thắng"
        where = reading.words(found.start("where"), numbered.start() if numbered else span.end)
        name = " ".join(part for part in (f"Đại hội Thi đua {held}", where, f"lần thứ {printed.upper()}" if printed else "") if part)
    return EventMention(span=span, raw=raw, name=name, kind=kind, ordinal=number)
