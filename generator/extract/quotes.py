"""Quotations and the word that governs each: what tells a movement from a slogan, a theme, a title.

Enters: a `Reading`.
Leaves: `Quotation`s in order, each with its `Governor`.

The nearest noun before the quotation in its clause governs: `phong trào (thi đua) …`, `đợt thi đua …`, `chiến dịch …`, `cuộc vận động …`, bare `thi đua “…”`;
`chủ đề`; `khẩu hiệu`, `phương châm`, `tinh thần`, `thông điệp`; or another (`danh hiệu`, `mô hình`, `cuộc thi`, `quỹ`, `tác phẩm` …). The elements of a list share the
governor of its first. Words between noun and quotation must describe the noun (`do Thủ tướng Chính phủ phát động, như:`), not begin something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from generator.extract.marks import Quoted, quoted_in
from generator.extract.phrases import by_letter
from generator.extract.reading import BREAK, abbreviated
from generator.slots import constructor, quickly_made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.extract.reading import Reading
    from generator.model import Span


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


@quickly_made
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


_quotation = constructor(Quotation)
_REACH = 300
_NEAR = 84

_CAMPAIGN = re.compile(
    r"(?<![a-z])(?:(?P<movement>pttd|(?:phong *trao|pt(?= +thi *dua))(?: +(?:hanh dong|thi *dua))*(?: +yeu nuoc)?)"
    r"|(?P<drive>(?:dot|chien dich|thang|tuan)(?: +(?:phat dong|cao diem))*(?: +thi *dua| +hanh dong| +cao diem)+|dot cao diem|chien dich|cao diem|dot +(?:thi dua +)?(?:thu +)?(?:\d{1,2}|[ivx]{1,4})(?: *[-:(] *(?:[\d ,:()/.-]|tu|den|ngay|thang|nam|het|hoc ky)+)? *$)"
    r"|(?P<mass>cuoc *van *dong|cvd)"
    r"|(?P<bare>thi *dua))(?: +(?:cao diem|dac biet|nuoc rut|ngan ngay|theo chuyen de|chuyen de|yeu nuoc|dong kho[iơ]|nuoc rut))*(?![a-z])"
)
_NOT_BARE = re.compile(
    r"(?<![a-z])(?:danh hieu|co|cum|khoi|hoi dong|chien si|tieu chi|dai hoi|hoi nghi|loi keu goi|keu goi|tu tuong|don vi|guong|cong trinh|cong tac|giao uoc|dang ky|khong khi|khi the|bang|ket qua|ban|"
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
    r"mệnh danh|tôn vinh|tuyên dương|biểu dương|xứng danh|xứng đáng|ban vận động|cụm từ|khái niệm|bức trướng|bức tranh|hiện tượng|quan điểm|nguyên tắc|lời thề|quyết tâm|ý chí|đoàn kết|điển hình|gương|"
    r"cụm thi đua|khối thi đua|đại hội|nghị quyết|kế hoạch|nhiệm vụ|giai điệu|nghệ thuật|giao lưu|sân chơi|trò chơi|giải|câu|lời|vở|khu|bệnh|điều"
)
_WEAK = r"đạt|thành|là|tổ|đội|nhóm|(?<!\d )ngày|nhà|trường|lớp|đơn vị|tập thể|cá nhân|gia đình|làng|thôn|cơ quan|công tác|nội dung|mục tiêu|từ|thư|bài|trang|báo|buổi|lễ|tuần|tháng|năm|xóm|tuyến|cơ chế|nền|hội|quy tắc|con số"
_OTHER = re.compile(rf"(?<!\w)(?:(?P<strong>{by_letter(_STRONG)})|(?P<weak>{by_letter(_WEAK)}))(?!\w)", re.IGNORECASE)

_COMPOUND = re.compile(
    r"(?<![a-z])(?:(?:xa|co) hoi|nong thon|(?:moi|thi|nong|lam|cong|hien|chien) truong|vu trang|(?:truc|tien) tuyen|(?:bi|van) thu|(?:hoan|trung|truong|tan) thanh|thong bao)$"
)
"""A weak noun that is only the second syllable of another word: `lực lượng vũ trang “…”`."""
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
_LIST_GAP = re.compile(
    r"(?:[,;:/+&-]|(?<![a-z])(?:va|hoac|hay|cung|nhu|la|voi)|[,;:.] *(?:dot|lan) +(?:thi dua +)?(?:thu +)?(?:\d{1,2}|[ivx]{1,4})(?: *\([^()]{0,60}\))?) *$"
)
"""`đợt 1 “…”; đợt 2 “…”` is a list too."""
_FULL_STOP = re.compile(r"\.(?<!\.\.) +(?=[^\W\d_])")
_CONFINES = re.compile(
    r"^[ ,]*(?:(?:\([^()]{0,80}\)|giai doan|nam|trong|tren dia ban|tai|do|cua|o|giua|doi voi|theo|tu|den|nhiem ky|gan voi|thuoc|cac|va|cung|\.{2,}|[,;]|hoac|voi|nhu|tiep tuc|huong ung|thuc hien|\d|-|/)"
    r"(?![a-z])|$)"
)
_COUNT = re.compile(r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\) *$|(?<=[;:,] )(?:\d|[a-z])\) *$")
"""`(1) “…”; (2) “…”`."""
_LABEL = re.compile(r"[ *]*(?:[-+?]|\d{1,2}(?:\.\d{1,2}){0,3}[-.)]|(?:[ivx]{1,5}|[a-z]{1,2})[-.)])? *")
"""A bullet is `?` in a key."""
_TOLD_WHOSE = re.compile(r"[^:;.“”\"()]{2,70}: *$")
"""`- Ngành Y tế: “…”`, under a heading that says what is listed."""
_JOINED = re.compile(
    r"(?<![a-z])(?:huong ung|phat dong)(?: +(?:tich cuc|manh me|sau rong|va|thuc hien|trien khai|tham gia|tot|co hieu qua))* *$"
)
_OCCASION = re.compile(r" *(?:ngay|thang|tuan|gio|tet|nam|le|hoi|cuoc thi|giai|chuong trinh|chu de)(?![a-z])")
"""`hưởng ứng “Ngày …”`: a day, a month, a contest."""


def quotations_in(reading: Reading, over: Callable[[int], Iterable[Span]] | None = None) -> tuple[Quotation, ...]:
    """Every quotation of a text, in order; `over` tells the headings that a place stands under."""
    out: list[Quotation] = []
    for quoted in quoted_in(reading):
        governor, start = _governor(reading, quoted, out[-1] if out else None)
        if governor is Governor.NONE and over:
            governor, start = _under_headings(reading, quoted, over)
        out.append(
            _quotation(
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


def _governor(reading: Reading, quoted: Quoted, before: Quotation | None) -> tuple[Governor, int]:
    low = max(0, quoted.start - 6)
    count = _COUNT.search(reading.key, low, quoted.start) if reading.key.find(")", low, quoted.start) >= 0 else None
    position = count.start() if count else quoted.start
    low = max(before.end if before else 0, _clause_start(reading, position))
    own = _nearest(reading, low, position)
    if own[0] is not Governor.NONE:
        return own
    joined = _JOINED.search(reading.key, max(low, position - _NEAR), position)
    if joined and not _OCCASION.match(reading.key, quoted.words_start):
        return Governor.MOVEMENT, joined.start()
    if before is None or (before.governor is Governor.NONE and before.governor_start == before.start):
        return _from_paragraph_before(reading, quoted)
    gap = reading.key[before.end : position]
    if BREAK not in gap:
        separated = (not gap and quoted.closed) or _LIST_GAP.search(gap) or (not gap.strip() and reading.key[before.words_end - 1] in ",;")
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
    follows = _LABEL.fullmatch(gap, paragraph) and _opens_paragraph(reading, before.start) and len(gap) <= 2 * _REACH
    if follows and BREAK not in gap[:paragraph].rstrip(" ¶"):
        return before.governor, before.governor_start
    governed = _from_paragraph_before(reading, quoted)
    return (before.governor, before.governor_start) if follows and governed[0] is Governor.NONE else governed


def _clause_start(reading: Reading, position: int) -> int:
    return reading.clause_start(position, _REACH)


def _ends_sentence(reading: Reading, start: int, end: int) -> bool:
    return any(not abbreviated(reading.flat, found.start()) for found in _FULL_STOP.finditer(reading.flat, start, end))


def _opens_paragraph(reading: Reading, position: int) -> bool:
    """True when only a label stands before `position` in its paragraph."""
    start = reading.flat.rfind(BREAK, max(0, position - 20), position) + 1
    return (start > 0 or position < 20) and _LABEL.fullmatch(reading.key, start, position) is not None


def _from_paragraph_before(reading: Reading, quoted: Quoted) -> tuple[Governor, int]:
    """A quotation that opens its paragraph is governed by the end of the one before: a heading, or `… sau đây:`."""
    none = Governor.NONE, quoted.start
    if not _opens_paragraph(reading, quoted.start):
        return none
    edge = reading.flat.rfind(BREAK, 0, quoted.start)
    before = reading.flat[max(0, edge - _REACH) : max(0, edge)].rstrip(" ¶*")
    end = edge - min(edge, _REACH) + len(before)
    low = end - len(before) + before.rfind(BREAK) + 1
    if end <= low or (before.endswith((".", ";")) and end - low > _NEAR):
        return none  # a sentence of its own
    return _nearest(reading, low, end, heading=not before.endswith(":"))


def _under_headings(reading: Reading, quoted: Quoted, over: Callable[[int], Iterable[Span]]) -> tuple[Governor, int]:
    """A quotation that opens a point, or stands there right behind the one whose it is, is what the nearest heading names."""
    none = Governor.NONE, quoted.start
    if not _opens_paragraph(reading, quoted.start):
        start = reading.flat.rfind(BREAK, max(0, quoted.start - _NEAR), quoted.start) + 1
        label = _LABEL.match(reading.key, start) if start else None
        if not label or not _TOLD_WHOSE.fullmatch(reading.flat, label.end(), quoted.start):
            return none
    found = (_nearest(reading, heading.start, heading.end, heading=True) for heading in over(quoted.start))
    return next((governed for governed in found if governed[0] is not Governor.NONE), none)


def _nearest(reading: Reading, low: int, position: int, *, heading: bool = False) -> tuple[Governor, int]:
    """The noun between `low` and `position` that governs what stands at `position`; weak ones do so in their own sentence only."""
    key = reading.key
    campaign = last(_CAMPAIGN.finditer(key, low, position))
    worded = last(_THEME_OR_SLOGAN.finditer(key, low, position)) if _WORDED.search(key, low, position) else None
    others = _OTHER.finditer(reading.flat, max(low, position - _NEAR), position)
    other = last(found for found in others if not (heading and found["weak"]) and _reaches(found, key, position))
    if other and campaign and campaign.start() < other.start() < campaign.end():
        other = None  # the noun's own word: phong trào thi đua chuyên đề
    if not worded and not other:
        return _campaign(reading, campaign, low, position) if campaign else (Governor.NONE, position)
    ends = {name: found.end() for name, found in (("campaign", campaign), ("worded", worded), ("other", other)) if found}
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
        return not between and not _COMPOUND.search(key, max(0, found.start() - 8), found.end())
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
