"""Documents that are cited without a number: laws by name, resolutions of congresses and plenums, vague mentions.

Enters: a `Reading` and a word for a kind of document in it.
Leaves: `Named`: where the name ends, what identifies it.

Laws: `Luật Thi đua, khen thưởng`, `Luật Thi đua, khen thưởng ngày 26/11/2003`, `Luật sửa đổi, bổ sung một số điều của Luật …`, `Bộ luật Lao động năm 2019`.
Congresses: `Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết Đại hội Đảng bộ huyện … lần thứ VII, nhiệm kỳ …`; without an ordinal they are vague.
Plenums: `Nghị quyết Trung ương 4 khóa XII`, `Nghị quyết Trung ương 4 khóa XI, khóa XII` (two), `Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng (khóa XII)`.
Programmes: `Đề án “Xây dựng xã hội học tập”`, `phê duyệt Chương trình “…”`.
Vague: `Quyết định của UBND huyện về việc giao chỉ tiêu …`, `Nghị quyết HĐND xã về …`: an issuer and a subject, no number.
Refused: `pháp luật về …`, `kỷ luật`, `luật sư`, `Hội Luật gia`, `quy định của pháp luật`, `Chỉ thị của Thủ tướng Chính phủ` without a subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.dates import DateFound, date_at
from generator.extract.issuers import issuer_at
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
        return _law(reading, word)
    if word.name in ("Nghị quyết", "Kết luận"):
        found = _plenum(reading, word) or _congress(reading, word)
        if found:
            return found
    if word.name in _TITLED:
        return _titled(reading, word)
    return _vague(reading, word) if word.name in _VAGUE_KINDS else None


# ── laws ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

# Names whose own commas and `và` a general rule would cut.
_LONG_NAMES = (
    "thi dua ?(?:,|-|va)? ?khen thuong|tdkt|to chuc chinh phu|to chuc chinh quyen dia phuong|phong ?,? ?chong tham nhung|phong ?,? ?chong ma tuy|"
    "phong ?,? ?chong tac hai (?:cua )?(?:ruou ?, ?bia|thuoc la)|phong ?,? ?chong bao luc gia dinh|phong ?,? ?chong thien tai|phong ?,? ?chong mua ban nguoi|phong ?,? ?chong benh truyen nhiem|"
    "phong ?,? ?chong rua tien|phong ?,? ?chong khung bo|phong chay ?(?:,|va) ?chua chay(?: va cuu nan ?, ?cuu ho)?|thuc hanh tiet kiem ?,? ?chong lang phi|"
    "trat tu ?,? ?an toan giao thong duong bo|quan ly ?,? ?su dung tai san (?:cong|nha nuoc)|quan ly ?,? ?su dung vu khi ?,? ?vat lieu no va cong cu ho tro|"
    "an toan ?,? ?ve sinh lao dong|can bo ?,? ?cong chuc|vien chuc|hon nhan va gia dinh|khoa hoc va cong nghe|khoa hoc ?, ?cong nghe va doi moi sang tao|tin nguong ?, ?ton giao|"
    "kham benh ?, ?chua benh|bau cu dai bieu quoc hoi va dai bieu hoi dong nhan dan|hoat dong giam sat cua quoc hoi va hoi dong nhan dan|"
    "bao ve va phat trien rung|hoa giai ?,? ?doi thoai tai toa an|nhap canh ?, ?xuat canh ?, ?qua canh ?, ?cu tru cua nguoi nuoc ngoai tai viet nam|"
    "xuat canh ?, ?nhap canh cua cong dan viet nam|bao ve quyen loi nguoi tieu dung|luc luong tham gia bao ve an ninh ?, ?trat tu o co so|thuc hien dan chu o co so|"
    "ho tro doanh nghiep nho va vua|quan ly thue|ban hanh van ban quy pham phap luat|uu dai nguoi co cong voi cach mang|bao ve bi mat nha nuoc|quy hoach do thi va nong thon|"
    "tiep can thong tin|to tung hinh su|to tung dan su|bao ve moi truong|mat tran to quoc viet nam|cong doan|thanh nien|tre em|nguoi cao tuoi|nguoi khuyet tat|binh dang gioi"
)
_SMALL_NAME = re.compile(
    r" +(?:giao thong duong bo|hinh su|dan su|lao dong|dat dai|bao hiem xa hoi|bao hiem y te|nghia vu quan su|dan quan tu ve|khieu nai|to cao|cu tru|"
    r"xu ly vi pham hanh chinh|an ninh mang|phong thu dan su|can cuoc|giao duc|hop tac xa|ngan sach nha nuoc|dau tu cong)(?![a-z])"
)
"""Names that are known even when they are written small."""
_AMENDING = re.compile(
    r" +sua doi *,? *(?:va )?bo sung +(?:mot so +)?(?:dieu|noi dung)(?: *,? *(?:khoan|dieu))* +cua +(?:cac +)?(?:luat +)?"
)
_KNOWN_NAME = re.compile(rf" +(?:ve +)?(?:{_LONG_NAMES})(?![a-z])(?: *\((?:sua doi|sd)[^()]{{0,30}}\))?")
_AMENDMENTS = 3
_NEXT_LAW = re.compile(r"(?: *,| +va) *(?:cac +)?(?:bo +)?luat(?= +)")
_NAME_STOP = re.compile(
    r"[;:.,()“”\"¶]|(?<= )(?:ngay|nam|so|va|ve|cua|trong|cho|theo|tai|da|duoc|co|la|den|doi voi|nham|de|tren|gan|cung|do|khi|nay|hien hanh|hay|hoac|cac|nhung|moi|sau|"
    r"den nguoi|toi|quy dinh|\d+)(?![a-z])|- "
)
_DATED_NAME = re.compile(
    r" +(?P<name>(?:(?!(?:luat|nghi|quyet|chi thi|ket luan|ke hoach|huong dan|thong|cong van|phap lenh|trong|theo|tai|da|duoc|co|la|nham|den|cho)(?![a-z]))[a-z]{1,12}(?:,? +|(?= +ngay))){2,18}?)"
    r" *,? *(?:ban hanh +)?(?=ngay *\d{1,2} *(?:[-/.] *\d{1,2} *[-/.]|thang *\d{1,2} *nam))"
)
"""A name that a full date ends may hold commas and `và`: nothing else could be dated."""
_LAW_DATE = re.compile(
    r" *,? *\(?(?: *(?:ban hanh|thong qua|duoc thong qua|sua doi(?: *,? *bo sung)?) *)?(?=ngay|nam *\d{4})| +(?=(?:19|20)\d\d(?! *[-/\d]))"
)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_NOT_A_LAW_BEFORE = re.compile(r"(?:phap|ky|hoi|dai hoc|hoc vien|khoa|nghe|gioi|quan|truong|bo mon|cu nhan|thac si|tien si|nganh) +$")


def _law(reading: Reading, word: KindFound) -> Named | None:
    if _NOT_A_LAW_BEFORE.search(reading.key, max(0, word.start - 14), word.start):
        return None
    end = _law_name_end(reading, word.end, capital=reading.flat[word.start].isupper())
    if end is None:
        return None
    date = None
    if lead := _LAW_DATE.match(reading.key, end):
        year = _BARE_YEAR.match(reading.key, lead.end())
        found = DateFound(lead.end(), year.end(), PartialDate(int(year[0]))) if year else date_at(reading.key, lead.end())
        if found:
            date, end = found.date, found.end
            if "(" in lead[0] and reading.key[end : end + 1] == ")":
                end += 1
    return Named(kind=CitationKind.NAMED_LAW, end=end, date=date)


def _law_name_end(reading: Reading, position: int, *, capital: bool, depth: int = 0) -> int | None:
    """Where the name of a law ends; an amending law names the laws it amends, and those may be amending laws, twice at most."""
    amending = _AMENDING.match(reading.key, position) if depth < _AMENDMENTS else None
    if amending:
        inner = _law_name_end(reading, amending.end() - 1, capital=True, depth=depth + 1)
        while inner is not None and (following := _NEXT_LAW.match(reading.key, inner)):
            again = _law_name_end(reading, following.end(), capital=True, depth=depth + 1)
            if again is None:
                break
            inner = again
        return inner
    if known := _KNOWN_NAME.match(reading.key, position):
        return known.end()
    if capital and (dated := _DATED_NAME.match(reading.key, position)) and reading.flat[dated.start("name")].isupper():
        return dated.end("name")
    blank = re.compile(r" +").match(reading.flat, position)
    if not blank or not reading.flat[blank.end() : blank.end() + 1].isupper():
        small = _SMALL_NAME.match(reading.key, position) if capital else None
        return small.end() if small else None
    if not capital:
        return None  # “luật Việt Nam”, “luật Hà Nội”: not the title of a law
    high = min(len(reading.key), position + 90)
    stop = _NAME_STOP.search(reading.key, blank.end() + 1, high)
    end = stop.start() if stop else high
    name = reading.flat[blank.end() : end].rstrip(" -")
    return blank.end() + len(name) if len(name) > 2 and len(name.split()) <= 14 else None


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
_CONGRESS_LEAD = re.compile(r" *(?:cua +)?(?:dai hoi|(?=dang bo[^,;.:¶]{1,60}lan thu))(?![a-z])")
_CONGRESS_STEP = re.compile(
    r" *(?:,? *(?:\( *)?nhiem ky +\d{4} *- *\d{4}(?: *\))?"
    rf"|,? *(?:\( *)?(?:lan +thu|khoa) +(?P<n>{ORDINAL})(?: *\))?"
    r"|(?:dai hoi|dai bieu|toan quoc|toan dang bo|dang bo|chi bo|dang uy|dang vien|dang|cong san viet nam|cac cap|cap tren|cung cap|cap minh|cap|tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|xa|phuong|dac khu|khoi|"
    r"cac co quan|cua|truc tiep|toan the|cong doan|doan|hoi|mat tran to quoc|thanh nien|lien hiep|phu nu|nong dan|cuu chien binh|cong san|tncs|ho chi minh|viet nam|thi dua yeu nuoc|truc thuoc trung uong)(?![a-z])"
    rf"|(?P<m>[ivx]{{1,6}}(?![a-z])))"
)
_CAPITAL_WORD = re.compile(rf" *[{CAPITALS}][A-Za-zÀ-ỹĐđ']*")
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
        if name is None and capitals:
            name = re.compile(r" *[a-z']+(?= (?:[a-z']+ ){0,4}lan thu)").match(reading.key, position)
        if name is None:
            break
        position = name.end()
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
