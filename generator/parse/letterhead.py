"""The head of a paper: issuer, number, place and date, kind, title.

Enters: the beginning of a paper as it came (pipes of tables, columns side by side, wrapped lines, Markdown stars), or a letterhead alone.
Leaves: `Letterhead`, with the span of every field and of the motto, and the offset where the body begins.

Forms: `Số: 0124/KH-UBND`, `Số: /KH-UBND` (blank), `Số 12-KH/HU`, `Số: 26 -CTr/TWĐTN-VP`; `Đắk Lắk, ngày 18 tháng 11 năm 2025`, `…, ngày   tháng 01 năm 2025`;
`KẾ HOẠCH` on a line, then the abstract. Refused: numbers and dates of the body (they are citations), `Số lượng: 5`.

Rules: the decree on clerical work (place of each part of the head); Party form `Số NN-XX/YYY`.
"""

from __future__ import annotations

import re

from generator.model import Letterhead, LetterheadField, PartialDate, PlaceNames, Span
from generator.parse.numbering import Rank, read_marker
from generator.parse.offices import Office, read_office
from generator.text import collapse, fold

_GAP = r"[\s|*\\]*"
_MOTTO = re.compile(
    r"cong[\s|*]+hoa[\s|*]+xa[\s|*]+hoi(?:[\s|*]+chu[\s|*]+nghia)?(?:[\s|*]+viet[\s|*]+nam\b)?|chu[\s|*]+nghia[\s|*]+viet[\s|*]+nam\b|"
    r"doc[\s|*]+lap[\s|*]*-?[\s|*]*tu[\s|*]+do[\s|*]*-?[\s|*]*hanh[\s|*]+phuc\b|dang[\s|*]+cong[\s|*]+san[\s|*]+viet[\s|*]+nam\b"
)
_RULE = re.compile(r"(?:[-_=*~o][ ]?){3,}(?=\s|\||$)|(?<!\S)\*+(?!\S)")
_NUMBER = re.compile(
    r"(?<!\w)so[ \t]*[:.]?[\s|*]*(?P<digits>\d{1,5}[a-z]?|[.…_ ]*)(?P<year>\s?/\s?\d{4}(?=\s?/))?\s*(?P<first>[-/])\s*"
    r"(?P<symbol>[a-z]{1,7}(?:\s?[-/&.]\s?[a-z]{1,12}\d{0,2}){0,4}-?)(?![\w])"
)
_DATE = re.compile(
    r"(?P<comma>,?)[\s|*]*\bngay[\s|*]*(?P<day>\d{1,2}|[.…_]*)[\s|*]*thang[\s|*]*(?P<month>\d{1,2}|[.…_]*)[\s|*]*nam[\s|*]*(?P<year>\d{4})\b"
)
_SLASH_DATE = re.compile(r"(?P<comma>,)[\s|*]*ngay[\s|*]*(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})\b")
_SUBJECT = re.compile(r"(?:^|\n|\|)[ *]*(?:v/v|ve viec)\b[^\n]*(?:\n(?!\s*\n)[^\n|]*){0,3}")
_SECRECY = re.compile(r"(?:^|\n|\|)[ *\[(]*(?P<mark>tuyet mat|toi mat|mat)[ *\])]*(?=\n|\||$)")
_MARKS = re.compile(
    r"(?:^|\n|\|)[ *\[(]*(?P<mark>du thao(?: lan(?: thu)? \w+)?|luu hanh noi bo|hoa toc|thuong khan|khan|tai lieu mat)[ *\])]*(?=\n|\||$)"
)
_KINDS = {
    "ke hoach": "Kế hoạch",
    "ke hoach lien tich": "Kế hoạch liên tịch",
    "ke hoach phoi hop": "Kế hoạch phối hợp",
    "chuong trinh": "Chương trình",
    "chuong trinh phoi hop": "Chương trình phối hợp",
    "quyet dinh": "Quyết định",
    "chi thi": "Chỉ thị",
    "nghi quyet": "Nghị quyết",
    "huong dan": "Hướng dẫn",
    "thong bao": "Thông báo",
    "bao cao": "Báo cáo",
    "de an": "Đề án",
    "phuong an": "Phương án",
    "to trinh": "Tờ trình",
    "cong dien": "Công điện",
    "ket luan": "Kết luận",
    "quy dinh": "Quy định",
    "quy che": "Quy chế",
    "thong tri": "Thông tri",
    "the le": "Thể lệ",
    "loi keu goi": "Lời kêu gọi",
}
_CODES = {"KH": "Kế hoạch", "QĐ": "Quyết định", "CT": "Chỉ thị", "CTr": "Chương trình", "HD": "Hướng dẫn", "TB": "Thông báo", "BC": "Báo cáo", "NQ": "Nghị quyết"}
_BODY_START = re.compile(
    r"[*_ ]*(?:can cu|thuc hien|nham|de |trien khai|tiep tuc|theo |tren co so|thi hanh|chap hanh|kinh gui|xet|thuc tien|huong ung|chao mung|phat huy|"
    r"nam \d{4} la|hien nay|trong (?:nam|nhung|giai doan)|duoc su|quan triet|hoi dong nhan dan (?:tinh|huyen|xa)|ubnd |uy ban nhan dan |so [a-z]+ [a-z ]+(?:xay dung|ban hanh))"
)
_HEAD_LIMIT = 6000
_ESCAPES = re.compile(r"\\r\\n|\\n|\\t|\\r")


def read_letterhead(text: str) -> Letterhead:
    """Read the head of a paper. Works on a letterhead alone, and never looks at numbers and dates of the body."""
    shown = _ESCAPES.sub(lambda m: "\n" + " " * (len(m[0]) - 1), text[:_HEAD_LIMIT])
    folded = fold(shown)
    kind = _find_kind(shown, folded)
    head_end = kind[1] if kind else _head_without_kind(shown, folded)
    mask = bytearray(len(shown))
    fields: list[LetterheadField] = []

    def take(name: str, value: str, start: int, end: int) -> None:
        fields.append(LetterheadField(name=name, value=value, span=Span(start, end)))
        mask[start:end] = b"\1" * (end - start)

    for found in _MOTTO.finditer(folded, 0, head_end):
        if shown[found.start()].isupper():
            take("motto", collapse(found[0]), found.start(), found.end())
    for pattern, name in ((_SECRECY, "secrecy"), (_MARKS, "mark")):
        for found in pattern.finditer(folded, 0, head_end):
            words = shown[found.start("mark") : found.end("mark")]
            if words[0].isupper() and not any(mask[found.start("mark") : found.end("mark")]):
                take(name, words.capitalize(), found.start("mark"), found.end("mark"))
    number, symbol = _take_number(shown, folded, head_end, take)
    date, issued_at = _take_date(shown, folded, head_end, mask, take)
    if kind is None:
        for found in _SUBJECT.finditer(folded, 0, head_end):
            take("title", collapse(shown[found.start() : found.end()]).strip("|* "), found.start(), found.end())
            break
    office, zone = _take_issuer(shown, folded, kind[0] if kind else head_end, mask)
    fields += zone
    title, end = None, head_end
    if kind is not None:
        take("kind", kind[2], kind[0], kind[1])
        span = _title_span(shown, kind[1])
        if span is not None:
            title, end = collapse(shown[span.start : span.end].replace("*", "").replace("#", "")), span.end
            take("title", title, span.start, span.end)
    kind_name = kind[2] if kind else _kind_of(symbol)
    if kind is None:
        title = next((re.sub(r"\s+", " ", f.value) for f in fields if f.name == "title"), None)
    return Letterhead(
        issuer=office.name if office else None,
        level=office.level if office else None,
        place=office.place if office else PlaceNames(),
        number=number,
        symbol=symbol,
        date=date,
        issued_at=issued_at,
        kind=kind_name,
        title=title,
        secrecy=next((f.value for f in fields if f.name == "secrecy"), None),
        marks=tuple(f.value for f in fields if f.name == "mark"),
        fields=tuple(sorted(fields, key=lambda f: f.span)),
        end=end,
    )
