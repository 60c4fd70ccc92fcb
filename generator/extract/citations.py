"""Citations: the words of a paper that name another document.

Enters: a normal text; single line ends are blanks, a blank line ends a paragraph.
Leaves: `Citation` tuples in order, never overlapping, with spans, roles, issuers, subjects and nesting.

One scan finds the words for kinds of documents (`generator.extract.kinds`), one the numbers with a symbol; the grammar runs around them only.

Found:   `Chỉ thị số 41-CT/TW ngày 26/12/2024 của Bộ Chính trị về …`, `Kế hoạch 5312/KH-UBND`, `Nghị quyết 30a`, `Văn bản khẩn số 3909`, `Nghị quyết số Nghị quyết số 307/NQ-HĐND`,
         `các Quyết định của Thủ tướng: số 1400/QĐ-TTg …, số 2080/QĐ-TTg`, `NĐ 98/2023/NĐ-CP`, `(sau đây gọi tắt là số 19/CT-TTg)`, `Kế hoạch …/KH-UBND`,
         `Ngày 18/3/2021, UBND tỉnh đã ban hành Kế hoạch số 42/KH-UBND`, and what `generator.extract.named` finds.
Refused: `Kế hoạch 5 năm`, `Kế hoạch này`, `công văn số hóa`, `số điện thoại 0912-345-678`, `tiêu chí số 19`, `24/24`, `Tháng 1 Số 17 (15/01/2009)`.
The word for the kind wins over the code in the number; where the text has only `số …` the kind is unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.extract.dates import date_at, day_at
from generator.extract.issuers import issuer_after, issuer_at, issuer_before, issuer_inside
from generator.extract.kinds import KindFound, find_kinds, kinds_by_abbreviation
from generator.extract.named import named_at
from generator.extract.numbers import Number, blank_number_at, figures_at, number_at, type_codes
from generator.extract.ordinals import PATTERN as ORDINAL
from generator.extract.ordinals import ordinal
from generator.extract.reading import BREAK, Reading
from generator.extract.roles import role_at
from generator.extract.subjects import coordinated, subject_end, subject_start
from generator.model import Citation, CitationKind, CitationRole, PartialDate, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A citation before its role, subject and nesting are known."""

    start: int
    end: int
    kind: CitationKind
    doc_type: str | None
    number: str | None = None
    date: PartialDate | None = None
    issuer: Span | None = None
    ordinal: int | None = None
    session: int | None = None
    about: int
    """Where its subject may begin: after number, date, issuer and term."""


def find_citations(text: str) -> tuple[Citation, ...]:
    """Every citation of a normal text, in order; spans count its code points."""
    reading = Reading.of(text)
    return _described(reading, list(_scan(reading)))


# ── scan ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


_SO = r"(?:so(?![a-z]) *[:.]? *)"
_WORD_LEAD = re.compile(rf" *\(? *{_SO}?")
_SO_BEFORE = re.compile(r"(?<![a-z])so *[:.]? *$")
_NOT_A_DOCUMENT = re.compile(r"(?:dien thoai|tai khoan|bien|nha|the|phong|hieu|seri|may|ky hieu|hom thu|duong day) +$")
_BLANK_FIGURES = re.compile(r" *[._…]* *(?=[-/])")
_QUALIFIER = re.compile(rf" +(?!cua )(?:[a-z]+ +){{0,5}}{_SO}")
_SHORT_QUALIFIER = re.compile(rf" +(?:khan|hoa toc|thuong khan|mat|toi mat|lien nganh|lien tich|phoi hop|hanh dong|lien so|chuyen de|chi dao|noi bo) +{_SO}(?=\d)")
_AFTER_ISSUER = re.compile(rf" *[:,(]? *(?:(?:ban hanh|gom|nhu sau|sau|lan luot) *)*[:,]? *{_SO}?$")
_LIST = re.compile(rf" *(?:[,;]|,? *va|hoac|den|,? *cung)? *(?:den +)?(?:cac +)?{_SO}? *$")
_LIST_FIGURES = re.compile(rf" *(?:,|va) *{_SO}?(?=\d)")
_ABBREVIATION = re.compile(r"(?<![\w/-])([A-ZĐ][A-Za-zĐđ]{1,4})(?: +[Ss]ố)? *:? *$")

_NO_FIGURES_ALONE = frozenset({"Dự án", "Phương án", "Quy hoạch", "Chiến lược", "Hợp đồng", "Điều lệ", "Biên bản", "Lời kêu gọi", "Thư công", "Cương lĩnh chính trị"})
_FIGURES_WITHOUT_SO = frozenset({"Chỉ thị", "Nghị quyết", "Nghị định", "Kết luận", "Thông tư", "Quyết định", "Quy định", "Thông tri"})
_FIGURES_IF_CAPITAL = frozenset({"Kế hoạch", "Đề án", "Chương trình", "Hướng dẫn", "Thông báo", "Công văn", "Công điện", "Luật", "Pháp lệnh", "Tờ trình", "Quy định"})
_AFTER_FIGURES = re.compile(
    r" *(?:$|[;:.)”\"¶(]|,(?! *\d)|(?:cua|ve|ban hanh|khoa|quy dinh|do|da|den|va|tren dia ban)(?![a-z])|ngay *\d{1,2} *(?:[-/.] *\d|thang)|nam +\d{4}(?! *[-/]))"
)
_YEARS = range(1900, 2100)


def _scan(reading: Reading) -> Iterator[_Found]:
    """Citations left to right; each begins where the one before has ended, or later."""
    numbers = _numbers(reading)
    anchors = sorted([*find_kinds(reading), *numbers], key=lambda anchor: anchor.start)
    floor = 0
    last: _Found | None = None
    for place, anchor in enumerate(anchors):
        if anchor.start < floor:
            continue
        if isinstance(anchor, KindFound):
            found = _after_word(reading, anchor, anchors[place + 1 : place + 4])
        else:
            found = _without_word(reading, anchor, last)
        while found:
            yield found
            floor, last = found.end, found
            found = _next_figures(reading, found)


@lru_cache(maxsize=1)
def _number_scan() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Figures that a symbol follows; a symbol whose figures are left blank."""
    codes = "|".join(sorted(type_codes(), key=len, reverse=True))
    return (
        re.compile(rf"\d{{1,6}}(?:\.\d{{3}})?[a-z]{{0,3}} {{0,3}}(?:[-/] {{0,3}}(?:\d{{4}} {{0,3}}[-/] {{0,3}})?[a-z]|(?:{codes})(?= ?[-/]))"),
        re.compile(rf"[-/] {{0,3}}(?:{codes}) {{0,3}}[-/]"),
    )


def _numbers(reading: Reading) -> list[Number]:
    with_figures, without = _number_scan()
    key = reading.key
    found: list[Number] = []
    for candidate in with_figures.finditer(key):
        start = candidate.start()
        if start and (key[start - 1].isalnum() and not _SO_BEFORE.search(key, max(0, start - 4), start) or re.search(r"\d *[-/.,]$", key[max(0, start - 4) : start])):
            continue
        number = number_at(reading, start)
        if number:
            found.append(number)
    for candidate in without.finditer(key):
        before = key[max(0, candidate.start() - 40) : candidate.start()].rstrip(" ._…")
        if before and (before[-1] in ":(¶" or _SO_BEFORE.search(before)):
            number = blank_number_at(reading, candidate.start())
            if number and number.kinds:
                found.append(number)
    return found


# ── a word for the kind, then its number ──────────────────────────────────────────────────────────────────────────────


def _after_word(reading: Reading, word: KindFound, following: list[KindFound | Number]) -> _Found | None:
    start = word.start
    lead = _WORD_LEAD.match(reading.key, word.end)
    position = lead.end() if lead else word.end
    so = "so" in (lead[0] if lead else "")
    if so and not _is_so(reading, word.end, position):
        return None
    following = list(following)
    while following and isinstance(following[0], KindFound) and following[0].start == position:
        word = following.pop(0)  # a doubled head: “Nghị quyết số Nghị quyết số 307”
        lead = _WORD_LEAD.match(reading.key, word.end)
        position = lead.end() if lead else word.end
        so = so or "so" in (lead[0] if lead else "")
    number = number_at(reading, position)
    if number is None and (blank := _BLANK_FIGURES.match(reading.key, position)):
        number = blank_number_at(reading, blank.end())
        if number and not number.kinds:
            number = None
    if number:
        return _numbered(reading, start, word.name, number)
    if figures := _bare_figures(reading, word, position, so=so):
        return _numbered(reading, start, word.name, figures)
    return _across(reading, word, following) or _named(reading, word)


def _is_so(reading: Reading, start: int, end: int) -> bool:
    """True for `số` (and its misspellings), not for `sổ`, `sở`."""
    return not any(other in reading.flat[start:end].lower() for other in ("sổ", "sở", "sợ", "sơ"))


def _bare_figures(reading: Reading, word: KindFound, position: int, *, so: bool) -> Number | None:
    """`Chỉ thị 41`, `Kế hoạch số 2558`: a number without a symbol, where the words after it leave no other reading."""
    figures = figures_at(reading, position)
    if figures is None or word.name in _NO_FIGURES_ALONE:
        return None
    if so:
        return figures
    if word.name not in _FIGURES_WITHOUT_SO and not (word.name in _FIGURES_IF_CAPITAL and reading.flat[word.start].isupper()):
        return None
    if figures.text[-1].isalpha():
        return figures if figures.text[-1] in "abcdđe" else None
    if len(figures.figures) > 3 and int(figures.figures) in _YEARS:
        return None
    after = _AFTER_FIGURES.match(reading.key, figures.end)
    if not after or ("nam" in after[0] and int(figures.figures) < 10):
        return None
    return figures


def _across(reading: Reading, word: KindFound, following: list[KindFound | Number]) -> _Found | None:
    """A number that stands apart from its word: `Văn bản khẩn số 3909`, `Quyết định của Thủ tướng Chính phủ: số 1400/QĐ-TTg`."""
    if short := _SHORT_QUALIFIER.match(reading.key, word.end):
        figures = number_at(reading, short.end()) or figures_at(reading, short.end())
        return _numbered(reading, word.start, word.name, figures) if figures else None
    if not following or not isinstance(following[0], Number) or following[0].start - word.end > 150:
        return None
    number = following[0]
    if _QUALIFIER.fullmatch(reading.key, word.end, number.start) and _is_so(reading, number.start - 5, number.start):
        return _numbered(reading, word.start, word.name, number)
    issuer = issuer_after(reading, word.end)
    if issuer and issuer.end <= number.start and _AFTER_ISSUER.fullmatch(reading.key, issuer.end, number.start):
        found = _numbered(reading, word.start, word.name, number)
        return replace(found, issuer=found.issuer or issuer)
    return None


def _named(reading: Reading, word: KindFound) -> _Found | None:
    named = named_at(reading, word)
    if named is None:
        return None
    if named.kind is CitationKind.NAMED_LAW and (number := _number_of_law(reading, named.end)):
        found = _numbered(reading, word.start, word.name, number)
        closing = re.compile(" *\\)").match(reading.key, found.end)
        return replace(found, end=closing.end() if closing else found.end)
    term = named.ordinal
    return _Found(
        start=word.start, end=named.end, kind=named.kind, doc_type=word.name, date=named.date, issuer=named.issuer, ordinal=term, session=named.session, about=named.end
    )


_LAW_NUMBER = re.compile(rf" *,? *\(? *(?:nam \d{{4}} *\(? *)?(?:luat +)?{_SO}(?=\d)")


def _number_of_law(reading: Reading, position: int) -> Number | None:
    """`Luật Thi đua, khen thưởng (Luật số 06/2022/QH15)`: the number that completes the name."""
    lead = _LAW_NUMBER.match(reading.key, position)
    return number_at(reading, lead.end()) if lead else None


# ── a number without a word before it ─────────────────────────────────────────────────────────────────────────────────


def _without_word(reading: Reading, number: Number, last: _Found | None) -> _Found | None:
    so = _SO_BEFORE.search(reading.key, max(0, number.start - 8), number.start)
    start = so.start() if so else number.start
    if so and not _is_so(reading, so.start(), number.start):
        return None
    if last and last.number and last.doc_type and BREAK not in reading.flat[last.end : start]:
        near = _LIST.fullmatch(reading.key, last.end, number.start)
        fits = not number.kinds or last.doc_type in number.kinds
        if fits and (near or (number.kinds and so)):
            return _numbered(reading, start, last.doc_type, number, issuer=last.issuer if near else None)
    short = _ABBREVIATION.search(reading.flat, max(0, number.start - 14), number.start)
    if short and short[1] in kinds_by_abbreviation():
        return _numbered(reading, short.start(), kinds_by_abbreviation()[short[1]], number)
    if _NOT_A_DOCUMENT.search(reading.key, max(0, start - 14), start) or not number.stands_alone(after_so=so is not None):
        return None
    return _numbered(reading, start, None, number)


def _next_figures(reading: Reading, last: _Found) -> _Found | None:
    """The next of `số 10, 11 và 12 của …` after a bare number; figures with a symbol are anchors of their own."""
    if last.number is None or not last.number.isdigit() or last.date or last.issuer:
        return None
    lead = _LIST_FIGURES.match(reading.key, last.end)
    if not lead or number_at(reading, lead.end()):
        return None
    figures = figures_at(reading, lead.end())
    if figures is None or not (_AFTER_FIGURES.match(reading.key, figures.end) or _LIST_FIGURES.match(reading.key, figures.end)):
        return None
    return _numbered(reading, figures.start, last.doc_type, figures)


# ── after the number ──────────────────────────────────────────────────────────────────────────────────────────────────

_DATE_LEAD = re.compile(r" *[,.]?(?P<open> *\()? *(?:(?:ky|de|ban hanh|ra|lap|duoc ban hanh|phat hanh|thong qua) +)*(?=ngay|thang|nam|\d)")
_LATE_DATE = re.compile(r" *,?(?P<open> *\()? *(?:(?:ky|ban hanh|thong qua) +)*(?=ngay)")
_TERM = re.compile(rf" *,? *\(? *khoa +(?P<n>{ORDINAL}) *\)?")
_CAPITAL_ISSUER = re.compile(r" +(?=[A-ZĐ])")


def _numbered(reading: Reading, start: int, doc_type: str | None, number: Number, issuer: Span | None = None) -> _Found:
    """The citation that a number makes, with what follows it: date, issuer, term."""
    end = about = number.end
    date = None
    if (lead := _DATE_LEAD.match(reading.key, end)) and (found := date_at(reading.key, lead.end())):
        date = found.date
        end = about = _closed(reading, found.end, lead["open"])
    term = _TERM.match(reading.key, about)
    if term:
        about = term.end()
    printed = issuer_after(reading, about)
    if printed is None and (blank := _CAPITAL_ISSUER.match(reading.flat, about)):
        printed = issuer_at(reading, blank.end())
    if printed:
        about = printed.end
        term = term or _TERM.match(reading.key, about)
        about = max(about, term.end() if term else 0)
        if date is None and (lead := _LATE_DATE.match(reading.key, about)) and (found := day_at(reading.key, lead.end())):
            date = found.date
            end = about = _closed(reading, found.end, lead["open"])
    if printed is None or date is None:
        before, earlier = issuer_before(reading, start)
        printed = printed or before
        date = date or (earlier.date if earlier else None)
    return _Found(
        start=start,
        end=end,
        kind=CitationKind.NUMBERED,
        doc_type=doc_type,
        number=number.text,
        date=date,
        issuer=printed or issuer,
        ordinal=ordinal(term["n"]) if term else None,
        about=about,
    )


def _closed(reading: Reading, end: int, opened: str | None) -> int:
    """`end`, moved behind the bracket that closes the one before the date."""
    if opened and (closing := re.compile(r" *\)").match(reading.key, end)):
        return closing.end()
    return end


# ── subject, nesting, role ────────────────────────────────────────────────────────────────────────────────────────────


def _described(reading: Reading, found: list[_Found]) -> tuple[Citation, ...]:
    """Add what only the neighbourhood tells: subject, the citation whose subject holds this one, role."""
    subjects: list[tuple[int, int] | None] = []
    for one in found:
        start = subject_start(reading, one.about)
        subjects.append((start, subject_end(reading, start)) if start is not None else None)
    parents: list[int | None] = []
    for place, one in enumerate(found):
        parents.append(_parent(reading, place, one, subjects, parents))
    citations: list[Citation] = []
    for place, one in enumerate(found):
        parent = parents[place]
        citations.append(_citation(reading, one, subjects[place], _role(reading, found, place, parent, citations), found[parent].number if parent is not None else None))
    return tuple(citations)


def _parent(reading: Reading, place: int, one: _Found, subjects: list[tuple[int, int] | None], parents: list[int | None]) -> int | None:
    """The citation whose subject holds this one; subjects that a citation of the same rank ends are cut short here."""
    candidate: int | None = place - 1 if place else None
    while candidate is not None:
        subject = subjects[candidate]
        if subject and subject[0] < one.start < subject[1]:
            cut = coordinated(reading, subject[0], one.start)
            if cut is None:
                return candidate
            subjects[candidate] = (subject[0], cut)
        candidate = parents[candidate]
    return None


def _role(reading: Reading, found: list[_Found], place: int, parent: int | None, done: list[Citation]) -> CitationRole:
    one = found[place]
    clause = reading.clause_start(one.start)
    low = max(clause, found[place - 1].end if place else 0)
    role = role_at(reading, one.start, low if parent is None else max(low, found[parent].about))
    if role is None and parent is None and place and not re.search(r"[.¶]", reading.flat[found[place - 1].end : one.start]):
        return done[place - 1].role  # a list: the word before its first element governs them all
    return role or CitationRole.MENTIONS


def _citation(reading: Reading, one: _Found, subject: tuple[int, int] | None, role: CitationRole, nested_in: str | None) -> Citation:
    issuer = one.issuer
    words = None
    if subject:
        start, end = subject
        if issuer is None and one.number and (inside := issuer_inside(reading, start, end)):
            issuer = inside
            end = reading.key.rfind("do", start, inside.start)
        words = reading.words(start, end).rstrip(" ,;:.-–“\"") or None
    return Citation(
        span=Span(one.start, one.end),
        kind=one.kind,
        doc_type=one.doc_type,
        number=one.number,
        date=one.date,
        raw=reading.words(one.start, one.end),
        issuer=reading.words(issuer.start, issuer.end) if issuer else None,
        subject=words,
        role=role,
        ordinal=one.ordinal,
        session=one.session,
        nested_in=nested_in,
    )
