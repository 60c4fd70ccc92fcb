"""Citations: the words of a paper that name another document.

Enters: a normal text; single line ends are blanks, a blank line ends a paragraph.
Leaves: `Citation` tuples in order, never overlapping, with spans, roles, issuers, subjects and nesting.

One scan finds the words for kinds of documents (`generator.extract.kinds`), one the numbers with a symbol; the grammar runs around them only.

Found:   `Chỉ thị số 41-CT/TW ngày 26/12/2024 của Bộ Chính trị về …`, `Kế hoạch 5312/KH-UBND`, `Nghị quyết 30a`, `Văn bản khẩn số 611`, `Nghị quyết số Nghị quyết số 30/NQ-HĐND`,
         `các Quyết định của Thủ tướng: số 1400/QĐ-TTg …, số 2080/QĐ-TTg`, `NĐ 98/2023/NĐ-CP`, `(viết gọn là số 19/CT-TTg)`, `Kế hoạch …/KH-UBND`,
         `Nghị quyết của HĐND tỉnh khóa XV, kỳ họp thứ 9 (số 52/NQ-HĐND)`, `Chỉ thị ngày 04/5/2023 của Tỉnh ủy số 21-CT/TU`, `các chỉ thị: số 11-CT/TU …, số 14-CT/TU …`,
         `Ngày 07/9/2022, UBND thị xã đã ban hành Kế hoạch số 63/KH-UBND`, and what `generator.extract.named` finds.
Refused: `Kế hoạch 5 năm`, `Kế hoạch này`, `công văn số hóa`, `số điện thoại 0987-654-321`, `tiêu chí số 19`, `24/24`, `Tháng 3 Số 21 (10/02/2011)`, `Mẫu số 01-A/BC`, `Giấy phép số 45/GP-SXD`, `chương trình số 15 ngày …` of a radio.
The word for the kind wins over the code in the number; where the text has only `số …` the kind is unknown.
"""

from __future__ import annotations

import re
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from generator.extract.dates import date_at, day_at
from generator.extract.issuers import issuer_after, issuer_at, issuer_before
from generator.extract.kinds import KindFound, find_kinds, kind_before, kinds_by_abbreviation
from generator.extract.named import named_at, next_term
from generator.extract.numbers import Number, blank_number_at, figures_at, find_numbers, number_at
from generator.extract.ordinals import PATTERN as ORDINAL
from generator.extract.ordinals import ordinal
from generator.extract.reading import BREAK, Reading
from generator.extract.surroundings import Found, described
from generator.model import Citation, CitationKind, Span
from generator.slots import constructor
from generator.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator


def find_citations(text: str) -> tuple[Citation, ...]:
    """Every citation of a normal text, in order; spans count its code points."""
    return citations_in(Reading.of(text))


def citations_in(reading: Reading) -> tuple[Citation, ...]:
    """The same for a text that is read already."""
    return described(reading, list(_scan(reading)))


# ── scan ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


_SO = r"(?:so(?![a-z]) *[:.]? *)"
_WORD_LEAD = re.compile(rf" *(?P<colon>:(?= *(?:so *)?[:.]? *\d+ *[-/]))? *\(? *(?P<so>{_SO})?")
_SO_BEFORE = re.compile(r"(?<![a-z])so *[:.]? *$")
_NOT_A_DOCUMENT = re.compile(
    r"(?<![a-z])(?:dien thoai|tai khoan|bien|nha|the|phong|hieu|seri|may|ky hieu|hom thu|duong day|mau|bieu|phu luc|giay phep|giay chung nhan|giay xac nhan|chung chi|"
    r"hoa don|bien lai|van bang|so cai) +$"
)
_OTHER_WORD = re.compile("[sS][ổởợơỔỞỢƠ]")
_BEFORE = 20
_BLANK_FIGURES = re.compile(r" *[._…]* *(?=[-/])")
_QUALIFIER = re.compile(rf" +(?!cua )(?:[a-z]+ +){{0,5}}(?:thu +\d{{1,2}} +)?{_SO}")
_SHORT_QUALIFIER = re.compile(
    rf" +(?:khan|hoa toc|thuong khan|mat|toi mat|lien nganh|lien tich|phoi hop|hanh dong|lien so|chuyen de|chi dao|noi bo) +{_SO}(?=\d)"
)
_EARLY_DATE = re.compile(r" *,? *(?:ky +)?(?=ngay)")
_AFTER_ISSUER = re.compile(
    rf"(?: *,? *(?:khoa|ky hop(?: lan)? thu|nhiem ky) +[a-z\d]+(?: *- *\d+)?){{0,3}} *[:,(]? *(?:(?:ban hanh|gom|nhu sau|sau|lan luot) *)*[:,]? *{_SO}?$"
)
_LIST = re.compile(rf" *(?:[,;]|,? *va|hoac|den|,? *cung)? *(?:den +)?(?:cac +)?{_SO}? *$")
_LIST_FIGURES = re.compile(rf" *(?:,|va) *{_SO}?(?=\d)")
_ABBREVIATION = re.compile(r"(?<![\w/-])([A-ZĐ][A-Za-zĐđ]{1,4})(?: +[Ss]ố)? *:? *$")

_NO_FIGURES_ALONE = frozenset(
    {"Dự án", "Phương án", "Quy hoạch", "Chiến lược", "Hợp đồng", "Điều lệ", "Biên bản", "Lời kêu gọi", "Thư công", "Cương lĩnh chính trị"}
)
_FIGURES_WITHOUT_SO = frozenset({"Chỉ thị", "Nghị quyết", "Nghị định", "Kết luận", "Thông tư", "Quyết định", "Quy định", "Thông tri"})
_FIGURES_IF_CAPITAL = frozenset(
    {"Kế hoạch", "Đề án", "Hướng dẫn", "Thông báo", "Công văn", "Công điện", "Luật", "Pháp lệnh", "Tờ trình", "Quy định"}
)

_AFTER_FIGURES = re.compile(
    r" *(?:$|[;:.)”\"¶(]|,(?! *\d)|(?:cua|ve|ban hanh|khoa|quy dinh|do|da|den|va|tren dia ban|giai doan|nham|voi|hoac|cung|se|duoc|cho|tai|theo|gan|phe duyet|thong qua|huong dan|sua doi|trien khai)(?![a-z])|ngay *\d{1,2} *(?:[-/.] *\d|thang)|nam +\d{4}(?! *[-/]))"
)
_FIGURES_GO_ON = re.compile(r"(?:(?: *,| +va) *\d{1,4}(?![\d.%])){1,12} *(?:$|[;:.)”\"¶(]|(?:cua|ve|ngay)(?![a-z])|[-/])")
_ALSO_AFTER_FIGURES = re.compile(r" +(?:de|la|thi|trong|tren|tu|khi|o|nay|noi tren|neu tren|con|ma|chua|khong)(?![a-z])")
_YEARS = range(1900, 2100)
_OUR_YEARS = range(2000, 2100)
"""`Quyết định 1956` has a number, `Quyết định 2024` may have a year."""
_ACROSS = 150
"""How far a number may stand from its word."""
_START = attrgetter("start")


def _scan(reading: Reading) -> Iterator[Found]:
    """Citations left to right; each begins where the one before has ended, or later."""
    anchors: list[KindFound | Number] = [*find_kinds(reading), *find_numbers(reading)]
    anchors.sort(key=_START)
    floor = 0
    last: Found | None = None
    for place, anchor in enumerate(anchors):
        if anchor.start < floor:
            continue
        if isinstance(anchor, KindFound):
            found = _after_word(reading, anchor, anchors[place + 1 : place + 4])
        else:
            found = _without_word(reading, anchor, last, floor)
        while found:
            yield found
            floor, last = found.end, found
            found = _next_term(reading, found) if found.kind is CitationKind.PLENUM else _next_figures(reading, found)


# ── a word for the kind, then its number ──────────────────────────────────────────────────────────────────────────────


def _after_word(reading: Reading, word: KindFound, following: list[KindFound | Number]) -> Found | None:
    """The citation a word for a kind opens; `following` are the next anchors."""
    start = word.start
    so, position = _lead(reading, word)
    if so and not _is_so(reading, word.end, position):
        return None
    for again in following:
        if not isinstance(again, KindFound) or again.start != position or (again.name != word.name and not so):
            break
        word = again  # a doubled head: “Nghị quyết số Nghị quyết số 30”
        so_again, position = _lead(reading, word)
        so = so or so_again
    first = following[0] if following else None
    number = first if isinstance(first, Number) and first.start == position else _number(reading, word, position, so=so)
    if number:
        found = _numbered(reading, start, _agreeing(reading, word, number), number)
        return None if _is_broadcast(reading, found) else found
    while following and following[0].start <= word.start:
        del following[0]
    return _across(reading, word, following[0] if following else None) or _named(reading, word)


def _number(reading: Reading, word: KindFound, position: int, *, so: bool) -> Number | None:
    """The number that begins at `position`: with its symbol, with its figures left blank, or bare."""
    first = reading.key[position : position + 1]
    if first.isdecimal():
        return number_at(reading, position) or _bare_figures(reading, word, position, so=so)
    return None if first.isalpha() else _unfilled(reading, position)


def _is_broadcast(reading: Reading, found: Found) -> bool:
    """`chương trình số 15 ngày …` of a radio: a small word, figures alone, and nobody who issued it."""
    alone = found.doc_type == "Chương trình" and found.number is not None and found.number.isdigit() and found.issuer is None
    return alone and reading.flat[found.start].islower()


def _lead(reading: Reading, word: KindFound) -> tuple[bool, int]:
    """Whether `số` follows a word, and where a number would begin."""
    lead = _WORD_LEAD.match(reading.key, word.end)
    return (lead.end("so") >= 0, lead.end()) if lead else (False, word.end)


def _agreeing(reading: Reading, word: KindFound, number: Number) -> str:
    """The kind: `Thông báo Kết luận số 88-KL/TW` holds two words for kinds, and the code tells which is meant."""
    if word.name in number.kinds:
        return word.name
    words = reading.key[word.start : word.end]
    return next((name for name in sorted(number.kinds) if words.endswith(f" {fold(name)}")), word.name)


def _unfilled(reading: Reading, position: int) -> Number | None:
    """`…/KH-UBND`: the figures are left blank, so the type code must be one."""
    blank = _BLANK_FIGURES.match(reading.key, position)
    number = blank_number_at(reading, blank.end()) if blank else None
    return number if number and number.kinds else None


def _is_so(reading: Reading, start: int, end: int) -> bool:
    """True for `số` (and its misspellings), not for `sổ`, `sở`."""
    return _OTHER_WORD.search(reading.flat, start, end) is None


def _bare_figures(reading: Reading, word: KindFound, position: int, *, so: bool) -> Number | None:
    """`Chỉ thị 41`, `Kế hoạch số 904`: a number without a symbol, where the words after it leave no other reading."""
    figures = figures_at(reading, position)
    if figures is None or word.name in _NO_FIGURES_ALONE or so:
        return figures if so and word.name not in _NO_FIGURES_ALONE else None
    often = word.name in _FIGURES_WITHOUT_SO
    if not often and not (word.name in _FIGURES_IF_CAPITAL and reading.flat[word.start].isupper()):
        return None
    if not often and len(figures.figures) == 1 and not figures.text[-1].isalpha():
        return None
    if figures.text[-1].isalpha():
        return figures if figures.text[-1] in "abcdđe" else None
    value = int(figures.figures)
    after = _AFTER_FIGURES.match(reading.key, figures.end)
    if often and len(figures.figures) > 1:
        after = after or _ALSO_AFTER_FIGURES.match(reading.key, figures.end)
    reads = (after and not ("nam" in after[0] and value < 10)) or (often and _FIGURES_GO_ON.match(reading.key, figures.end))
    return figures if reads and value not in (_OUR_YEARS if often else _YEARS) else None


def _across(reading: Reading, word: KindFound, number: KindFound | Number | None) -> Found | None:
    """A number that stands apart from its word: `Văn bản khẩn số 611`, `Quyết định của Thủ tướng Chính phủ: số 1400/QĐ-TTg`."""
    if short := _SHORT_QUALIFIER.match(reading.key, word.end):
        figures = number_at(reading, short.end()) or figures_at(reading, short.end())
        return _numbered(reading, word.start, word.name, figures) if figures else None
    if not isinstance(number, Number) or number.start - word.end > _ACROSS:
        return None
    if _QUALIFIER.fullmatch(reading.key, word.end, number.start) and _is_so(reading, number.start - 5, number.start):
        return _numbered(reading, word.start, word.name, number)
    dated = day_at(reading.key, lead.end()) if (lead := _EARLY_DATE.match(reading.key, word.end)) else None
    issuer = issuer_after(reading, dated.end if dated else word.end)
    if issuer and issuer.end <= number.start and _AFTER_ISSUER.fullmatch(reading.key, issuer.end, number.start):
        found = _numbered(reading, word.start, word.name, number)
        return replace(found, issuer=found.issuer or issuer, date=found.date or (dated.date if dated else None))
    if dated and dated.end <= number.start and _AFTER_ISSUER.fullmatch(reading.key, dated.end, number.start):
        found = _numbered(reading, word.start, word.name, number)
        return replace(found, date=found.date or dated.date)
    return None


def _named(reading: Reading, word: KindFound) -> Found | None:
    named = named_at(reading, word)
    if named is None:
        return None
    if (
        named.kind is CitationKind.NAMED_LAW
        and (lead := _LAW_NUMBER.match(reading.key, named.end))
        and (number := number_at(reading, lead.end()))
    ):
        found = _numbered(reading, word.start, word.name, number)
        return replace(found, end=_closed(reading, found.end, lead["open"]), date=found.date or named.date)
    return Found(
        start=word.start,
        end=named.end,
        kind=named.kind,
        doc_type=word.name,
        date=named.date,
        issuer=named.issuer,
        ordinal=named.ordinal,
        session=named.session,
        about=named.end,
    )


_LAW_NUMBER = re.compile(rf" *,? *(?P<open>\()? *(?:nam \d{{4}} *\(? *)?(?:luat +)?(?:{_SO}(?=\d)|(?=\d{{1,3}} *[-/]))")
"""`Luật Thi đua, khen thưởng (Luật số 06/2022/QH15)`: the number that completes the name."""


# ── a number without a word before it ─────────────────────────────────────────────────────────────────────────────────


def _without_word(reading: Reading, number: Number, last: Found | None, floor: int) -> Found | None:
    """A number in a list, after a rare or abbreviated kind, or on its own; nothing before `floor` belongs to it."""
    so = _SO_BEFORE.search(reading.key, max(floor, number.start - 8), number.start)
    start = so.start() if so else number.start
    if so and not _is_so(reading, so.start(), number.start):
        return None
    if last and last.number and last.doc_type and BREAK not in reading.flat[last.end : start]:
        near = _LIST.fullmatch(reading.key, last.end, number.start)
        fits = not number.kinds or last.doc_type in number.kinds
        if fits and (near or (number.kinds and so)):
            return _numbered(reading, start, last.doc_type, number, issuer=last.issuer if near else None)
    if word := kind_before(reading, number.start, floor):
        return _numbered(reading, word.start, word.name, number)
    short = _ABBREVIATION.search(reading.flat, max(floor, number.start - 14), number.start)
    if short and short[1] in kinds_by_abbreviation():
        return _numbered(reading, short.start(), kinds_by_abbreviation()[short[1]], number)
    if _NOT_A_DOCUMENT.search(reading.key, max(0, start - _BEFORE), start) or not number.stands_alone(after_so=so is not None):
        return None
    return _numbered(reading, start, None, number)


def _next_figures(reading: Reading, last: Found) -> Found | None:
    """The next of `số 10, 11 và 12 của …` after a bare number; figures with a symbol are anchors of their own."""
    if last.number is None or not last.number.isdigit():
        return None
    lead = _LIST_FIGURES.match(reading.key, last.end)
    if not lead or number_at(reading, lead.end()) or ((last.date or last.issuer) and "so" not in lead[0]):
        return None
    figures = figures_at(reading, lead.end())
    if figures is None or not (
        _AFTER_FIGURES.match(reading.key, figures.end)
        or _FIGURES_GO_ON.match(reading.key, figures.end)
        or _LIST_FIGURES.match(reading.key, figures.end)
    ):
        return None
    return _numbered(reading, figures.start, last.doc_type, figures)


def _next_term(reading: Reading, last: Found) -> Found | None:
    """The next of `Nghị quyết Trung ương 4 khóa XI, khóa XII`."""
    following = next_term(reading, last.end) if last.ordinal else None
    if following is None:
        return None
    start, end, term = following
    return replace(last, start=start, end=end, ordinal=term, about=end)


# ── after the number ──────────────────────────────────────────────────────────────────────────────────────────────────

_found = constructor(Found)
_NUMBERED = CitationKind.NUMBERED
"""A member under a name of its own: to look one up in its class takes four times as long."""
_DATE_LEAD = re.compile(
    r" *[,.]?(?P<open> *\()? *(?:(?:hoi|luc) *\d{1,2} *(?:gio|g|h)(?: *\d{1,2})? *(?:phut)? *,? *)?(?:(?:cung|ky|de|ban hanh|ra|lap|duoc ban hanh|phat hanh|thong qua) +)*(?=ngay|thang|nam|\d)"
)
_LATE_DATE = re.compile(r" *,?(?P<open> *\()? *(?:(?:ky|ban hanh|thong qua) +)*(?=ngay)")
_TERM = re.compile(rf" *,? *\(? *khoa +(?P<n>{ORDINAL}) *\)?")
_CLOSING = re.compile(r" *\)")
_CAPITAL_ISSUER = re.compile(r" +(?=[A-ZĐ])")


def _numbered(reading: Reading, start: int, doc_type: str | None, number: Number, issuer: Span | None = None) -> Found:
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
    return _found(
        start=start,
        end=end,
        kind=_NUMBERED,
        doc_type=doc_type,
        number=number.text,
        date=date,
        issuer=printed or issuer,
        ordinal=ordinal(term["n"]) if term else None,
        about=about,
    )


def _closed(reading: Reading, end: int, opened: str | None) -> int:
    """`end`, moved behind the bracket that closes the one before the date."""
    if opened and (closing := _CLOSING.match(reading.key, end)):
        return closing.end()
    return end
