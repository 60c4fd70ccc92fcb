"""Who issued a cited document, as the text says it.

Enters: a `Reading` and a place in it.
Leaves: the range of the issuer's words.

After the number: `của Bộ Chính trị`, `của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ`, `do UBND tỉnh ban hành`.
Before the document: `Tỉnh ủy … đã ban hành Kế hoạch số …`, `Ngày 18/3/2021, UBND tỉnh ban hành …`.
An issuer begins with a known kind of body or office; it ends where a sign, a date or a word of the sentence (`về`, `ban hành`, `quy định` …) begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extract.dates import DateFound, day_at
from generator.extract.phrases import behind_blank, by_letter, word_of
from generator.extract.reading import abbreviated
from generator.model import Span
from generator.slots import constructor

if TYPE_CHECKING:
    from generator.extract.reading import Reading

_span = constructor(Span)
_HEADS = (
    r"thuong truc|ban thuong vu|ban thuong truc|btv|ban chap hanh|bch|bo chinh tri|ban bi thu|trung uong|tw dang|quoc hoi|uy ?ban|u[by] ?nd|ubnd|ubmttq|hdnd|"
    r"hoi dong|thu tuong|pho thu tuong|chinh phu|chu tich|pho chu tich|bo truong|tong bi thu|tinh uy|thanh uy|huyen uy|thi uy|quan uy|dang uy|dang bo|"
    r"dai hoi|hoi nghi|ban|bo|so|phong|van phong|chi cuc|tong cuc|cuc|vu|vien|toa an|cong an|bo chi huy|bo tu lenh|bo doi|quan khu|bao hiem|kho bac|"
    r"lien doan|tong lien doan|cong doan|doan|thanh doan|tinh doan|huyen doan|hoi|mat tran|mttq|lien minh|lien hiep|lien nganh|truong|trung tam|ngan hang|tong cong ty|"
    r"tap doan|cong ty|thanh tra|kiem toan|nha nuoc|giam doc|hieu truong|tap the|don vi|co quan"
)
_HEAD = re.compile(rf"(?:dong chi +)?(?:{by_letter(_HEADS)})(?![a-z])")
_HEAD_ANYWHERE = re.compile(word_of(_HEADS) + r"(?![a-z])")

# Words of the sentence that end an issuer when they are written small (in a name they are capitals: Ban Tổ chức, Sở Giáo dục).
_STOP = re.compile(
    r";|:|\(|\)|“|”|\"|¶|!|\?|\.(?= |$)|\.\.|…|\./\.|,(?! *(?:chu nhiem|bo truong|chu tich|pho chu tich|pho thu tuong|giam doc|tong giam doc)(?![a-z]))|"
    + behind_blank(
        r"ve|v/v|ban hanh|quy dinh|phe duyet|thong qua|sua doi|bo sung|giao|kem theo|da|vua|duoc|trong|theo|nham|de|gan|co|cong nhan|giai quyet|doi voi|ngay|nam|thang|"
        r"khoa|nhiem ky|tren|cu the|dat|len|la|tai|ma|va (?:cac|nhung|mot so|chi thi|nghi quyet|quyet dinh|ke hoach|huong dan|ket luan|cong van|thong bao|thong tu|nghi dinh|luat)|"
        r"phat dong|trien khai|thuc hien|tiep tuc|xac dinh|tang cuong|day manh|huong dan|thanh lap|quan ly|phan cong|to chuc|chi dao|xay dung|nang cao|den nam|hoi nghi lan|"
        r"so \d|so:|tong ket|so ket|cho|do|vao|tu|thi(?! dua)|se|chua|khong|nay"
    )
    + r"|-(?<= -) (?:ve|noi dung|ban hanh)(?![a-z])"
)
_HIDDEN_STOPS = frozenset(
    [
        "to chuc",
        "huong dan",
        "xay dung",
        "quan ly",
        "chi dao",
        "thuc hien",
        "trien khai",
        "giao",
        "tu",
        "den nam",
        "theo",
        "do",
        "doi voi",
        "thi",
        "nam",
        "tang cuong",
        "ban hanh",
        "phat dong",
        "khoa",
        "la",
        "dat",
        "cho",
        "co",
        "tai",
        "thanh lap",
    ]
)
_REACH = 130
_CAUSE = re.compile(r"(?P<blank> *)(?:, *)?(?:\( *)?(?:cua|do)(?![a-z]) *")
_DOES = re.compile(r"do(?<![a-z]do) +")
_ISSUES = re.compile(r" *(?:da +)?(?:ban hanh|ky)")
_DECISION = re.compile(
    r"(?:,? *(?:da|vua|se|cung|moi|dang|tiep tuc|nhat tri))* *(?:ky +)?(?:ban hanh|phat hanh|thong qua|xay dung|ra|co|ky|gui|trinh)(?: +(?:va|trien khai|them|cac|mot so|van ban|ban hanh))*[ :]*$"
)


def issuer_at(reading: Reading, position: int) -> Span | None:
    """The issuer whose first word stands at `position`."""
    head = _HEAD.match(reading.key, position)
    if not head:
        return None
    limit = min(len(reading.key), position + _REACH)
    end = limit
    for stop in _STOP.finditer(reading.key, head.end(), limit):
        if reading.flat[stop.start()].isupper() and stop[0] in _HIDDEN_STOPS and not _all_capitals(reading, position, stop.end()):
            continue  # part of a name
        if not reading.means(stop.start(), stop.end()) or (stop[0] == "." and abbreviated(reading.flat, stop.start())):
            continue
        if stop[0] == "chi dao" and reading.key[: stop.start()].endswith("ban "):
            continue
        end = stop.start()
        break
    words = reading.flat[position:end].rstrip(" ,-")
    return _span(position, position + len(words)) if words else None


def issuer_after(reading: Reading, position: int) -> Span | None:
    """The issuer named by `của …` (or `do …`) at `position`."""
    cause = _CAUSE.match(reading.key, position)
    if cause is None or reading.flat.startswith(("cử", "Cử", "CỬ", "cỬ"), cause.end("blank")):
        return None
    return issuer_at(reading, cause.end())


def issuer_inside(reading: Reading, start: int, end: int) -> Span | None:
    """The issuer named by `do … ban hành` somewhere in a range."""
    for cause in _DOES.finditer(reading.key, start, end):
        issuer = issuer_at(reading, cause.end())
        if issuer and issuer.end <= end and _ISSUES.match(reading.key, issuer.end):
            return issuer
    return None


def issuer_before(reading: Reading, position: int) -> tuple[Span | None, DateFound | None]:
    """The issuer, and the date before it, of the document whose words begin at `position`: `Ngày …, X đã ban hành` + document."""
    low = max(0, position - 220)
    decision = _DECISION.search(reading.key, low, position)
    if not decision:
        return None, None
    edge = decision.start()
    part = max((reading.key.rfind(sign, low, edge) for sign in ";:(¶“"), default=-1) + 1
    part = max(part, low)
    comma = reading.key.rfind(",", part, edge)
    first = max(comma + 1, part)
    head = _HEAD_ANYWHERE.search(reading.key, first, edge)
    if head and head.start() - first > 25:
        head = None
    issuer = issuer_at(reading, head.start()) if head else None
    if issuer and (issuer.end < edge - 14 or issuer.end - issuer.start > 100):
        issuer = None
    if issuer and issuer.end > edge:
        issuer = _span(issuer.start, edge)
    before = reading.key.rfind("ngay", part, issuer.start if issuer else edge)
    date = day_at(reading.key, before) if before >= 0 else None
    if date and reading.key[date.end : issuer.start if issuer else edge].strip(" ,") not in ("", "theo do"):
        date = None
    return issuer, date


def _all_capitals(reading: Reading, start: int, end: int) -> bool:
    return reading.flat[start:end].isupper()
