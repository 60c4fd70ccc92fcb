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
from typing import TYPE_CHECKING

from generator.extract.ordinals import PATTERN, ordinal
from generator.model import EventKind, EventMention, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.reading import Reading
    from generator.model import Citation


def _nth(group: str) -> str:
    return rf"lan +thu +(?P<{group}>{PATTERN})"


_CONGRESS = re.compile(
    r"dai +hoi(?: +dai +bieu)?(?:"
    rf"(?: +toan +quoc)? +{_nth('n1')} +cua +dang(?![a-z])"
    rf"|(?: +dai +bieu)? +toan +quoc(?: +cua)? +dang(?: +cong san viet nam)? +{_nth('n2')}"
    rf"|(?: +cua)? +dang(?: +bo)?(?: +(?P<levels>cac cap|cung cap|cap tren|cap minh|cap co so)|(?P<unit>(?: +(?:bo|tinh|thanh pho|huyen|thi xa|quan|xa|phuong|thi tran|khoi|co quan))[^,;.()¶]{{0,50}}?)(?: +{_nth('n3')}|(?= *[,;.()¶]|$)))"
    rf"|(?: +thi +dua +yeu +nuoc)(?P<where>[^,;.()¶]{{0,50}}?)(?: +{_nth('n4')}|(?= *[,;.()¶-]|$))"
    rf"|(?P<other> +(?:cong +doan|doan(?: tncs| thanh nien)?|hoi|mttq|mat tran to quoc|lien doan)[^,;.()¶]{{2,60}}?) +{_nth('n5')})"
)
_COUNCIL = re.compile(r"(?:hdnd|hoi dong nhan dan)(?P<unit>(?: +(?!khoa|tai)[^\W_]+){0,4}) *(?:khoa [a-z]+)?,? *(?:tai)? *$")
_SESSION = re.compile(rf"ky +hop +(?:thu +)?(?P<n>{PATTERN})(?:[^,;.()¶]{{0,40}}?)(?= +ngay|[,;.()¶]|$)")


def find_events(reading: Reading, citations: Sequence[Citation] = ()) -> tuple[EventMention, ...]:
    """Every event of a text outside citations of resolutions."""
    inside = sorted(citation.span for citation in citations)
    out: list[EventMention] = []
    for found in _CONGRESS.finditer(reading.key):
        span = Span(*found.span())
        place = bisect.bisect_right(inside, Span(span.start, len(reading.key)))
        if any(span.start < taken.end for taken in inside[max(0, place - 2) : place]):
            continue
        out.append(_congress(reading, found, span))
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
    return tuple(sorted(out, key=lambda event: event.span.start))


def _congress(reading: Reading, found: re.Match[str], span: Span) -> EventMention:
    number = next((ordinal(found[name]) for name in ("n1", "n2", "n3", "n4", "n5") if found[name]), None)
    raw = reading.words(span.start, span.end)
    printed = next((reading.words(*found.span(name)) for name in ("n1", "n2", "n3", "n4", "n5") if found[name]), "")
    kind, name = EventKind.PARTY_CONGRESS, raw
    if found["n1"] or found["n2"]:
        name = f"Đại hội đại biểu toàn quốc lần thứ {printed.upper()} của Đảng"
    elif found["levels"]:
        name = f"Đại hội Đảng bộ {reading.words(*found.span('levels')).lower()}"
    elif found["unit"] is not None:
        unit = re.sub(r"^bộ +", "", reading.words(*found.span("unit")), flags=re.IGNORECASE)
        name = f"Đại hội Đảng bộ {unit}" + (f" lần thứ {printed.upper()}" if printed else "")
    elif found["other"]:
        kind = EventKind.OTHER_CONGRESS
    else:
        kind = EventKind.EMULATION_CONGRESS
        where = reading.words(*found.span("where"))
        name = " ".join(part for part in ("Đại hội Thi đua yêu nước", where, f"lần thứ {printed.upper()}" if printed else "") if part)
    return EventMention(span=span, raw=raw, name=name, kind=kind, ordinal=number)
