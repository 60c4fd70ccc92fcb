"""Documents that are cited without a number: laws by name, resolutions of congresses and plenums, vague mentions.

Enters: a `Reading` and a word for a kind of document in it.
Leaves: `Named`: where the name ends, what identifies it.

Laws: `Luật Thi đua, khen thưởng` (`laws`).
Congresses: `Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết Đại hội Đảng bộ huyện … lần thứ VII, nhiệm kỳ …`; without an ordinal they are vague.
Plenums: `Nghị quyết Trung ương 4 khóa XII`, `Nghị quyết Trung ương 4 khóa XI, khóa XII` (two), `Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng (khóa XII)`.
Programmes: `Đề án “Xây dựng xã hội học tập”`, `phê duyệt Chương trình “…”`.
Vague: `Quyết định của UBND huyện về việc giao chỉ tiêu …`, `Nghị quyết HĐND xã về …`: an issuer and a subject, no number.
Refused: `quy định của pháp luật`, `Chỉ thị của Thủ tướng Chính phủ` without a subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.issuers import issuer_at
from generator.extract.laws import law_at
from generator.extract.ordinals import PATTERN as ORDINAL
from generator.extract.ordinals import ordinal
from generator.extract.reading import CAPITALS
from generator.model import CitationKind, PartialDate, Span

if TYPE_CHECKING:
    from generator.extract.kinds import KindFound
    from generator.extract.reading import Reading

_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
_TITLED = frozenset({"Đề án", "Chương trình"})
_VAGUE_KINDS = frozenset({"Quyết định", "Nghị quyết", "Chỉ thị", "Kết luận", "Nghị định", "Hướng dẫn", "Thông báo", "Công văn", "Thông tư"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A document cited without a number."""

    kind: CitationKind
    end: int
    date: PartialDate | None = None
    issuer: Span | None = None
    ordinal: int | None = None
    session: int | None = None


def named_at(reading: Reading, word: KindFound) -> Named | None:
    """The unnumbered document that the word opens."""
    if word.name in _LAWS:
        law = law_at(reading, word.start, word.end)
        return Named(kind=CitationKind.NAMED_LAW, end=law.end, date=law.date) if law else None
    if word.name in ("Nghị quyết", "Kết luận"):
        found = _plenum(reading, word) or _congress(reading, word)
        if found:
            return found
    if word.name in _TITLED:
        return _titled(reading, word)
    return _vague(reading, word) if word.name in _VAGUE_KINDS else None


# ── congresses and plenums ────────────────────────────────────────────────────────────────────────────────────────────

_CENTRE = r"(?:ban chap hanh|bch)? *(?:trung uong|tw|t\.w)(?: +dang(?: cong san viet nam)?)?"
_PLENUM = re.compile(
    rf" *,? *(?:cua +)?(?:tai +)?(?:"
    rf"hoi nghi(?: lan)?(?: thu)? +(?P<a>{ORDINAL}) *,? *(?:cua +)?{_CENTRE}"
    rf"|(?:hoi nghi +)?{_CENTRE} *(?:lan +)?(?:thu +)?(?P<b>{ORDINAL})"
    rf"|hoi nghi +{_CENTRE} +lan thu +(?P<c>{ORDINAL}))"
    rf"(?P<term> *,? *\(? *khoa +(?P<k>{ORDINAL}) *\)?)?"
)
_NEXT_TERM = re.compile(r"(?: *, *| +va +)(?P<words>khoa +[a-z\d]+|[ivx]{1,6}(?![a-z])) *\)?")
_CONGRESS_LEAD = re.compile(r" *(?:cua +)?(?:dai hoi(?![a-z])|(?=dang bo[^,;.:¶]{1,60}lan thu))")
_CONGRESS_STEP = re.compile(
    r" *(?:,? *(?:\( *)?nhiem ky +\d{4} *- *\d{4}(?: *\))?"
    rf"|,? *(?:\( *)?(?:lan +thu|khoa) +(?P<n>{ORDINAL})(?: *\))?"
    r"|(?:dai hoi|dai bieu|toan quoc|toan dang bo|dang bo|chi bo|dang uy|dang vien|dang|cong san viet nam|cac cap|cap tren|cung cap|cap minh|cap|tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong|dac khu|khoi|"
    r"cac co quan|cua|truc tiep|toan the|cong doan|doan|hoi|mat tran to quoc|thanh nien|lien hiep|phu nu|nong dan|cuu chien binh|cong san|tncs|ho chi minh|viet nam|thi dua yeu nuoc|truc thuoc trung uong)(?![a-z])"
    rf"|(?P<m>[ivx]{{1,6}}(?![a-z])))"
)
_CAPITAL_WORD = re.compile(rf" *[{CAPITALS}][A-Za-zÀ-ỹĐđ']*")
_NAME_WORD = re.compile(r" *(?!(?:va|chao|cac|trong|tai|da|de|gan|ve|tu|do|nhiem)(?![a-z]))[a-z\d']+(?= (?:[a-z\d']+ ){0,4}lan thu)")
"""A word of the name that its capital does not show: `QUẬN GÒ VẤP LẦN THỨ …`, `Đảng bộ Quân đội lần thứ …`."""
_TRAILING = re.compile(r"(?: +(?:cua|cac|,))+$")


def _plenum(reading: Reading, word: KindFound) -> Named | None:
    found = _PLENUM.match(reading.key, word.end)
    if not found:
        return None
    session = ordinal(found["a"] or found["b"] or found["c"] or "")
    term = ordinal(found["k"]) if found["k"] else None
    if session is None or (session > 16 and term is None):
        return None
    return Named(kind=CitationKind.PLENUM, end=_without_blank(reading, word.end, found.end()), ordinal=term, session=session)


def next_term(reading: Reading, position: int) -> tuple[int, int, int] | None:
    """`…, khóa XII` behind a plenum of another term: start, end and number of the term."""
    found = _NEXT_TERM.match(reading.key, position)
    term = ordinal(found["words"].removeprefix("khoa").strip()) if found else None
    return (found.start("words"), _without_blank(reading, position, found.end()), term) if found and term else None


def _congress(reading: Reading, word: KindFound) -> Named | None:
    lead = _CONGRESS_LEAD.match(reading.key, word.end)
    if not lead:
        return None
    position = lead.end()
    number = None
    capitals = reading.flat[word.start : lead.end()].isupper()
    while position - lead.end() < 160:
        step = _CONGRESS_STEP.match(reading.key, position)
        if step and step.end() > position:
            if (words := step["n"] or step["m"]) and number is None:
                number = ordinal(words)
            position = step.end()
            continue
        name = None if capitals else _CAPITAL_WORD.match(reading.flat, position)
        name = name or (_NAME_WORD.match(reading.key, position) if number is None else None)
        if name is None:
            break
        position = name.end()
    if number is None and "dai hoi" not in lead[0]:
        return None
    words = _TRAILING.sub("", reading.key[word.end : position])
    end = word.end + len(words.rstrip(" ,"))
    blank = len(words) - len(words.lstrip())
    issuer = Span(word.end + blank, end) if end > word.end + blank else None
    if issuer and reading.key.startswith("cua ", issuer.start):
        issuer = Span(issuer.start + 4, end)
    return Named(kind=CitationKind.VAGUE if number is None else CitationKind.CONGRESS, end=end, issuer=issuer, ordinal=number)


# ── titles in quotation marks ────────────────────────────────────────────────────────────────────────────────────────

_TITLE = re.compile(r' *(?:ve *)?:? *"[^"¶]{8,240}"')
_CARRIED_OUT = re.compile(
    r"(?<![a-z])(?:phe duyet|ban hanh|thuc hien|trien khai|theo|xay dung|thong qua) +(?:(?:co hieu qua|hieu qua|tot|cac|noi dung|va|thuc hien|trien khai) +){0,4}$"
)


def _titled(reading: Reading, word: KindFound) -> Named | None:
    """`Đề án “…”`; a programme only where it is approved or carried out (`Chương trình “Tết ấm”` is an evening)."""
    title = _TITLE.match(reading.key, word.end)
    if title is None or not reading.flat[word.start].isupper():
        return None
    if word.name == "Chương trình" and not _CARRIED_OUT.search(reading.key, max(0, word.start - 48), word.start):
        return None
    return Named(kind=CitationKind.PROGRAMME, end=title.end())


# ── vague ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

_OF = re.compile(r" +(?:cua +)?")
_ABOUT = re.compile(r" *,? *(?:ve(?! (?:dich|truoc|dau))|v/v|tai ky hop)(?![a-z])")


def _vague(reading: Reading, word: KindFound) -> Named | None:
    if not reading.flat[word.start].isupper():
        return None
    of = _OF.match(reading.key, word.end)
    issuer = issuer_at(reading, of.end()) if of else None
    if issuer is None or issuer.end - issuer.start < 4 or not _ABOUT.match(reading.key, issuer.end):
        return None
    return Named(kind=CitationKind.VAGUE, end=issuer.end, issuer=issuer)


def _without_blank(reading: Reading, start: int, end: int) -> int:
    return start + len(reading.flat[start:end].rstrip(" ,"))
