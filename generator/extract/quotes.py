"""Quotations and the word that governs each: what tells a movement from a slogan, a theme, a title.

Enters: a `Reading`.
Leaves: `Quotation`s in order, each with its `Governor`.

Marks: “ ” " " « » '' '' ' ' ‘ ’, mismatched and mistyped ones too, `*` inside or outside; a mark opens where a word begins after it and closes where one
ends before it, and only where neither shows does its shape decide. `M'Đrắk`, `H’leo` hold no marks. A quotation inside a quotation belongs to it.

The nearest noun before the quotation in its clause governs: `phong trào (thi đua) …`, `đợt thi đua …`, `chiến dịch …`, `cuộc vận động …`, bare `thi đua “…”`;
`chủ đề`; `khẩu hiệu`, `phương châm`, `tinh thần`, `thông điệp`; or another (`danh hiệu`, `mô hình`, `cuộc thi`, `quỹ`, `tác phẩm` …). The elements of a list share the
governor of its first. Words between noun and quotation must describe the noun (`do Thủ tướng Chính phủ phát động, như:`), not begin something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from generator.extract.reading import BREAK, abbreviated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.reading import Reading


class Governor(Enum):
    """What the word before a quotation says it is."""

    MOVEMENT = auto()
    DRIVE = auto()
    MASS_CAMPAIGN = auto()
    THEME = auto()
    SLOGAN = auto()
    OTHER = auto()
    """A title, a contest, a fund, a work …"""
    NONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks; where the closing mark is missing, the words to the end of the clause."""

    start: int
    end: int
    words_start: int
    words_end: int
    closed: bool
    governor: Governor
    governor_start: int
    """Where the governing noun begins; the quotation's own start where there is none."""


_LONGEST = 700
_LONGEST_SINGLE = 200
_LONGEST_UNCLOSED = 160
_REACH = 300
_NEAR = 84

# ── marks ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

_MARK = re.compile(r"[“”„‟«»″\"'‘’\u2032&](?:(?<=')'|(?<=&)(?:quot|[lr]dquo);|(?<!&))")
"""`''`, `&quot;` or one mark."""
_SHAPES = {"“": 1, "„": 1, "«": 1, "‘": 1, "&ldquo;": 1, "”": -1, "»": -1, "’": -1, "&rdquo;": -1}
_SINGLES = frozenset("'‘’\u2032")
_SKIPPED = "*_"
_ENDING = frozenset(".!?)%…”\"»’'")


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    direction: int
    """1 opens, -1 closes, 0 either: by what stands beside it."""
    shape: int
    """The same by its shape alone."""


def _marks(reading: Reading) -> list[_Mark]:
    out = []
    for found in _mark_matches(reading):
        shape = _SHAPES.get(found[0], 0)
        before, after = _beside(reading, found.start(), -1), _beside(reading, found.end(), 1)
        starts_word = after.isalnum() and not before.isalnum()
        ends_word = (before.isalnum() or before in _ENDING) and not after.isalnum()
        single = found[0] in _SINGLES
        if (
            single
            and not (starts_word or ends_word)
            and not (found[0] == "‘" and reading.flat[max(0, found.start() - 2) : found.start()].isalpha())
        ):
            continue  # an apostrophe inside a name
        out.append(_Mark(found.start(), found.end(), single, 1 if starts_word else -1 if ends_word else shape, shape))
    return out


def _mark_matches(reading: Reading) -> Iterator[re.Match[str]]:
    """Every mark, left to right: all of them fold to three characters."""
    starts: list[int] = []
    for char in "\"'&":
        start = reading.key.find(char)
        while start >= 0:
            starts.append(start)
            start = reading.key.find(char, start + 1)
    end = 0
    for start in sorted(starts):
        if start >= end and (found := _MARK.match(reading.flat, start)):
            end = found.end()
            yield found


def _beside(reading: Reading, position: int, step: int) -> str:
    """The character next to a mark, emphasis skipped; a blank at the ends of the text."""
    text, at = reading.text, position if step > 0 else position - 1
    for _ in range(6):
        if not 0 <= at < len(text) or text[at] not in _SKIPPED:
            break
        at += step
    return text[at] if 0 <= at < len(text) else " "


def _closing(marks: list[_Mark], place: int, limit: int) -> int | None:
    """Index of the mark that closes the one at `place`."""
    opening, depth, doubtful = marks[place], 0, None
    for index in range(place + 1, len(marks)):
        mark = marks[index]
        if mark.start >= limit:
            break
        if mark.single != opening.single:
            if opening.single:
                return None
            continue
        if mark.direction > 0:
            depth += 1
            if doubtful is None and mark.shape <= 0:
                doubtful = index  # a blank on the wrong side: "Dân vận khéo "và …
            if depth > 2:
                break
        elif depth == 0:
            return index
        else:
            depth -= 1
    return doubtful


@dataclass(frozen=True, slots=True)
class _Quoted:
    start: int
    words_start: int
    words_end: int
    end: int
    closed: bool


def _quoted(reading: Reading) -> Iterator[_Quoted]:
    marks = _marks(reading)
    place = 0
    while place < len(marks):
        opening = marks[place]
        place += 1
        if opening.direction < 0 and not (opening.shape == 0 and _GOVERNED.search(reading.key, max(0, opening.start - 20), opening.start)):
            continue
        limit = min(len(reading.flat), opening.end + (_LONGEST_SINGLE if opening.single else _LONGEST))
        paragraph = reading.flat.find(BREAK, opening.end, limit)
        closing = _closing(marks, place - 1, paragraph if paragraph >= 0 else limit)
        if closing is not None:
            yield _Quoted(opening.start, opening.end, marks[closing].start, marks[closing].end, closed=True)
            place = closing + 1
        elif not opening.single and opening.direction > 0:
            end = reading.clause_end(opening.end, _LONGEST_UNCLOSED)
            if place < len(marks):
                end = min(end, marks[place].start)
            yield _Quoted(opening.start, opening.end, end, end, closed=False)


# ── governors ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_CAMPAIGN = re.compile(
    r"(?<![a-z])(?:(?P<movement>phong *trao(?: +(?:hanh dong|thi *dua))*(?: +yeu nuoc)?)"
    r"|(?P<drive>(?:dot|chien dich|thang|tuan)(?: +(?:phat dong|cao diem))*(?: +thi *dua| +hanh dong| +cao diem)+|dot cao diem|chien dich|cao diem)"
    r"|(?P<mass>cuoc *van *dong)"
    r"|(?P<bare>thi *dua))(?: +(?:cao diem|dac biet|nuoc rut|ngan ngay|theo chuyen de|chuyen de|yeu nuoc|dong kho[iơ]|nuoc rut))*(?![a-z])"
)
_NOT_BARE = re.compile(
    r"(?<![a-z])(?:danh hieu|co|cum|khoi|hoi dong|chien si|tieu chi|dai hoi|hoi nghi|loi keu goi|keu goi|tu tuong|don vi|guong|cong trinh|cong tac|khong khi|khi the|bang|ket qua|ban|"
    r"noi dung|muc tieu|cuoc|diem|quy|luat|truyen thong|to|thanh tich|chi tieu|so|nganh) *$"
)
"""Before bare `thi đua`: another noun's own words."""
_REIGNS = re.compile(
    r"(?<![a-z])(?:(?P<theme>chu de)|(?P<slogan>khau hieu|phuong cham|tinh than|thong diep)|(?P<other>danh hieu|tieu chi|bai hat))(?: +(?:cua|cho|chung|hanh dong|ve|la|cac|mot so))* *$"
)
"""Before a campaign noun: `khẩu hiệu của phong trào thi đua “…”`."""
_THEME_OR_SLOGAN = re.compile(
    r"(?<![a-z])(?:(?P<theme>chu de)|(?P<slogan>khau hieu|phuong cham|tinh than|thong diep|slogan))(?: +(?:hanh dong|thi dua|xuyen suot|chung|la))*(?![a-z])"
)
_WORDED = re.compile("chu de|khau hieu|phuong cham|tinh than|thong diep|slogan")
"""The same without what stands around them, found fast."""

_STRONG = (
    r"danh hiệu|mô hình|cuộc thi|hội thi|hội thao|hội diễn|hội trại|liên hoan|giải thưởng|giải báo chí|giải thể thao|quỹ|qũy|ngày hội|chương trình|đề án|dự án|đề tài|luận án|tác phẩm|bài hát|bài viết|"
    r"bài báo|bài thơ|ca khúc|bộ phim|phim|sách|cuốn|tập san|đặc san|tạp chí|ấn phẩm|kỷ yếu|chuyên mục|chuyên trang|chuyên đề|tiết mục|câu lạc bộ|clb|tiêu chí|tiêu chuẩn|huy hiệu|"
    r"kỷ niệm chương|cờ(?: thi đua)?|lời dạy|câu nói|lời kêu gọi|truyền thống|phẩm chất|biểu hiện|công trình|phần việc|trưng bày|triển lãm|hội thảo|tọa đàm|toạ đàm|diễn đàn|vinh danh|"
    r"mệnh danh|tôn vinh|xứng danh|xứng đáng|ban vận động|cụm từ|khái niệm|bức trướng|bức tranh|hiện tượng|quan điểm|nguyên tắc|lời thề|quyết tâm|ý chí|đoàn kết|điển hình|gương|"
    r"cụm thi đua|khối thi đua|đại hội|nghị quyết|kế hoạch|nhiệm vụ|giai điệu|nghệ thuật|giao lưu|sân chơi|trò chơi|giải|câu|lời|vở|khu|bệnh|điều"
)
_WEAK = r"đạt|thành|là|tổ|đội|nhóm|ngày|nhà|trường|lớp|đơn vị|tập thể|cá nhân|gia đình|làng|thôn|cơ quan|công tác|nội dung|mục tiêu|từ|thư|bài|trang|báo|buổi|lễ|tuần|tháng|năm|xóm|tuyến|cơ chế|nền|hội|quy tắc|con số"
_OTHER = re.compile(rf"(?<!\w)(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))(?!\w)", re.IGNORECASE)

_BUILDS = re.compile(r" *(?:thi dua +)?xay dung *")
"""`cuộc vận động xây dựng gia đình “5 không, 3 sạch”`."""
_LIKENS = re.compile(r"(?<![a-z])(?:nhu|la|bang|voi) *$")
_INTRODUCES = re.compile(
    r"(?:(?<![a-z])(?:nhu|nhu sau|sau|sau day|sau nay|la|gom|gom co|bao gom|cu the|cu the nhu|dien hinh|dien hinh la|dien hinh nhu|tieu bieu|tieu bieu nhu|tieu bieu la|trong tam|trong tam la|noi bat|noi bat la|"
    r"trong do co|trong do|trong do tap trung|nhat la|dac biet la|ten goi|co ten|mang ten|lay ten|co ten goi|voi ten goi|ten)(?: +la)?) *[:,]? *$|: *$"
)
_FREE = re.compile(
    r"(?<!\w)(?:luôn|đã|đang|sẽ|phải|cần|thành|đạt|nhằm|để|theo|bằng(?! khen)|phát huy|nêu cao|tạo|coi|gọi|vì|không|rất|cũng|còn|trở|nên|mà|thì|với(?! tên))(?!\w)",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(r"(?:[,;:/+&-]|(?<![a-z])(?:va|hoac|hay|cung|nhu|la|voi)) *$")
_CONFINES = re.compile(
    r"^[ ,]*(?:(?:\([^()]{0,80}\)|giai doan|nam|trong|tren dia ban|tai|do|cua|o|theo|tu|den|nhiem ky|gan voi|thuoc|cac|va|cung|\.{2,}|[,;]|hoac|voi|nhu|tiep tuc|huong ung|thuc hien|\d|-|/)"
    r"(?![a-z])|$)"
)
_GOVERNED = re.compile(r"(?<![a-z])(?:phong trao|cuoc van dong|thi dua|chien dich|chu de|khau hieu|phuong cham|tinh than)$")
"""Before a mark that stands against it: `cuộc vận động" Ngõ sáng"`."""
_COUNT = re.compile(r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\) *$|(?<=[;:,] )(?:\d|[a-z])\) *$")
"""`(1) “…”; (2) “…”`."""
_LABEL = re.compile(r"[ *]*(?:[-+•]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-z]{1,2}[.)])? *")


def quotations_in(reading: Reading) -> tuple[Quotation, ...]:
    """Every quotation of a text, in order."""
    out: list[Quotation] = []
    for quoted in _quoted(reading):
        governor, start = _governor(reading, quoted, out[-1] if out else None)
        out.append(
            Quotation(
                start=quoted.start,
                end=quoted.end,
                words_start=quoted.words_start,
                words_end=quoted.words_end,
                closed=quoted.closed,
                governor=governor,
                governor_start=start,
            )
        )
    return tuple(out)


def _governor(reading: Reading, quoted: _Quoted, before: Quotation | None) -> tuple[Governor, int]:
    count = _COUNT.search(reading.key, max(0, quoted.start - 6), quoted.start)
    position = count.start() if count else quoted.start
    low = max(before.end if before else 0, _clause_start(reading, position))
    own = _nearest(reading, low, position)
    if own[0] is not Governor.NONE:
        return own
    if before is None or (before.governor is Governor.NONE and before.governor_start == before.start):
        return _from_paragraph_before(reading, quoted)
    gap = reading.key[before.end : position]
    if BREAK not in gap:
        separated = _LIST_GAP.search(gap) or (not gap.strip() and reading.key[before.words_end - 1] in ",;")
        likened = _LIKENS.search(gap) and reading.flat[quoted.words_start : quoted.words_start + 1].islower()
        listed = (
            separated
            and not likened
            and len(gap) <= _REACH
            and _CONFINES.match(gap)
            and not _ends_sentence(reading, before.end, quoted.start)
        )
        return (before.governor, before.governor_start) if listed else (Governor.NONE, quoted.start)
    paragraph = gap.rfind(BREAK) + 1
    if _LABEL.fullmatch(gap, paragraph) and _opens_paragraph(reading, before.start) and len(gap) <= 2 * _REACH:
        return before.governor, before.governor_start
    return _from_paragraph_before(reading, quoted)


def _clause_start(reading: Reading, position: int) -> int:
    return reading.clause_start(position, _REACH)


def _ends_sentence(reading: Reading, start: int, end: int) -> bool:
    return any(
        not abbreviated(reading.flat, found.start()) for found in re.compile(r"(?<!\.)\. +(?=[^\W\d_])").finditer(reading.flat, start, end)
    )


def _opens_paragraph(reading: Reading, position: int) -> bool:
    """True when only a label stands before `position` in its paragraph."""
    start = reading.flat.rfind(BREAK, max(0, position - 20), position) + 1
    return (start > 0 or position < 20) and _LABEL.fullmatch(reading.key, start, position) is not None


def _from_paragraph_before(reading: Reading, quoted: _Quoted) -> tuple[Governor, int]:
    """A quotation that opens its paragraph is governed by the end of the one before: a heading, or `… sau đây:`."""
    none = Governor.NONE, quoted.start
    if not _opens_paragraph(reading, quoted.start):
        return none
    end = len(reading.flat[max(0, quoted.start - _REACH) : quoted.start].rstrip(" ¶-+•*0123456789.)")) + max(0, quoted.start - _REACH)
    low = max(0, end - _REACH, reading.flat.rfind(BREAK, max(0, end - _REACH), end) + 1)
    if end <= low:
        return none
    return _nearest(reading, low, end)


def _nearest(reading: Reading, low: int, position: int) -> tuple[Governor, int]:
    """The noun between `low` and `position` that governs what stands at `position`."""
    key = reading.key
    campaign = last(_CAMPAIGN.finditer(key, low, position))
    worded = last(_THEME_OR_SLOGAN.finditer(key, low, position)) if _WORDED.search(key, low, position) else None
    other = last(found for found in _OTHER.finditer(reading.flat, max(low, position - _NEAR), position) if _reaches(found, key, position))
    ends = {name: found.end() for name, found in (("campaign", campaign), ("worded", worded), ("other", other)) if found}
    if not ends:
        return Governor.NONE, position
    nearest = max(ends, key=lambda name: (ends[name], name))
    if nearest == "worded" and worded:
        if not _describes(reading, worded.end(), position, loosely=True):
            return Governor.NONE, position
        return (Governor.THEME if worded["theme"] else Governor.SLOGAN), worded.start()
    if nearest == "other" and other:
        if other["weak"] and campaign and _BUILDS.fullmatch(key, campaign.end(), other.start()):
            return _campaign(reading, campaign, low, position)
        return Governor.OTHER, other.start()
    return _campaign(reading, campaign, low, position) if campaign else (Governor.NONE, position)


def last(found: Iterator[re.Match[str]]) -> re.Match[str] | None:
    """The last of some matches."""
    match = None
    for match in found:  # noqa: B007 -- only the last one counts
        pass
    return match


def _reaches(found: re.Match[str], key: str, position: int) -> bool:
    """Weak nouns govern only what stands right after them, the others across a few words."""
    between = key[found.end() : position].strip(" :*")
    if found["weak"]:
        return not between
    return len(between) <= 60 and not re.search(r"[,;]|(?<![a-z])(?:phong trao|cuoc van dong)(?![a-z])", between)


def _campaign(reading: Reading, found: re.Match[str], low: int, position: int) -> tuple[Governor, int]:
    key, none = reading.key, (Governor.NONE, position)
    between = key[found.end() : position]
    if found["bare"]:
        if _NOT_BARE.search(key, max(low, found.start() - 24), found.start()):
            return Governor.OTHER, found.start()
        if between.strip(" :*") and not _INTRODUCES.search(between):
            return none
    elif not _describes(reading, found.end(), position, loosely=False):
        return none
    if reigning := _REIGNS.search(key, max(low, found.start() - 48), found.start()):
        governor = Governor.THEME if reigning["theme"] else Governor.SLOGAN if reigning["slogan"] else Governor.OTHER
        return governor, reigning.start()
    kind = Governor.MOVEMENT if found["movement"] or found["bare"] else Governor.DRIVE if found["drive"] else Governor.MASS_CAMPAIGN
    return kind, found.start()


def _describes(reading: Reading, start: int, position: int, *, loosely: bool) -> bool:
    """True when the words between a noun and the quotation belong to the noun."""
    between = reading.key[start:position]
    words = between.strip(" *")
    if not words:
        return True
    if _INTRODUCES.search(between):
        return len(words) <= 240
    if words.endswith(","):
        return False
    return len(words) <= 80 and (loosely or ("," not in words and not _FREE.search(reading.flat, start, position)))
