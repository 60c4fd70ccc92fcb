"""Kind and abstract of a paper: `KẾ HOẠCH` and the words below it.

Enters: the text of a paper.
Leaves: where the kind stands, where the abstract (trích yếu) stands, where the body begins.

Forms: `KẾ HOẠCH` alone on a line, letter-spaced, in bold, or with the abstract on the same line; the abstract in capitals, in bold, wrapped, or
`Về việc …`. It ends before `Căn cứ`, `Thực hiện`, `Nhằm`, a number, a bracket or an empty line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Span
from generator.parse.numbering import Rank, read_marker
from generator.text import collapse, fold

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
_CODES = {
    "KH": "Kế hoạch",
    "KHLT": "Kế hoạch liên tịch",
    "KHPH": "Kế hoạch phối hợp",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "CTrPH": "Chương trình phối hợp",
    "HD": "Hướng dẫn",
    "TB": "Thông báo",
    "BC": "Báo cáo",
    "NQ": "Nghị quyết",
    "ĐA": "Đề án",
    "PA": "Phương án",
    "KL": "Kết luận",
}
_BODY_START = re.compile(
    r"(?:can cu|thuc hien|nham|de (?=\w)|trien khai|tiep tuc|theo |tren co so|thi hanh|chap hanh|kinh gui|xet |thuc tien|huong ung|phat huy|"
    r"nam \d{4} la|hien nay|trong (?:nam|nhung|giai doan)|duoc su|quan triet|ubnd |uy ban nhan dan |chao mung|lap thanh tich|"
    r"so [a-z]+ [^\n]{0,80}(?:xay dung|ban hanh))"
)
_ISSUER_LINE = re.compile(
    r"(?:chu tich|bo truong|giam doc|uy ban|ubnd|hoi dong|ban chap hanh|ban thuong vu|hieu truong|vien truong|chanh an|thu tuong|tong giam doc|"
    r"cuc truong|truong ban|truong phong|doan chu tich|chu nhiem)\b"
)
_OPEN_END = re.compile(r"(?:\b(?:cua|do|cho|va|voi|tai|giua|chu tich|chi dao|ve|theo|thuoc)|[-,])[ *#|_]*$")
_LONGEST_FIRST = sorted(_KINDS, key=len, reverse=True)
_FIRST_WORDS = frozenset(words.split()[0] for words in _KINDS)
_HEADED = re.compile(r"doc lap|^so ?[:/\d]|\bngay [\d .…]*thang\b")
_LIMIT = 6000
_LONGEST_TITLE = 1500
_SHELL = " *#|_\t"


@dataclass(frozen=True, slots=True)
class KindLine:
    """Where the kind is printed."""

    name: str
    start: int
    end: int


def find_kind(text: str) -> KindLine | None:
    """The first line of the head that is, or begins with, a kind of document in capitals."""
    stop = body_start(text)
    filled = [(begin, inner) for begin, inner in _filled_lines(text) if begin < stop]
    for index, (begin, inner) in enumerate(filled):
        if not inner[: max(2, min(3, len(inner)))].isupper():
            continue
        folded = fold(inner)
        squeezed = collapse(folded)
        if re.fullmatch(r"(?:\w ){3,}\w", squeezed):  # letter-spaced: K Ế  H O Ạ C H
            squeezed = " ".join(word.replace(" ", "") for word in re.split(r" {2,}", folded.strip()))
        if name := _KINDS.get(squeezed.rstrip(":. ")):
            return KindLine(name, begin, begin + len(inner))
        if squeezed in _FIRST_WORDS and index + 1 < len(filled):  # KẾ / HOẠCH
            after, below = filled[index + 1]
            if below.isupper() and (name := _KINDS.get(f"{squeezed} {collapse(fold(below)).rstrip(':. ')}")):
                return KindLine(name, begin, after + len(below))
        for words in _LONGEST_FIRST:
            size = len(words)
            if (
                folded.startswith(words + " ")
                and inner[:size].isupper()
                and (len(inner) > size + 8 or inner[size:].lstrip().startswith("("))
            ):
                return KindLine(_KINDS[words], begin, begin + size)
    return _small_kind(filled)


def _small_kind(lines: list[tuple[int, str]]) -> KindLine | None:
    """`Kế hoạch` alone on a line below a motto, a number or a day: a head without capitals."""
    headed = False
    for begin, inner in lines:
        folded = collapse(fold(inner))
        if headed and inner[:1].isupper() and (name := _KINDS.get(folded.rstrip(":. "))):
            return KindLine(name, begin, begin + len(inner))
        headed = headed or bool(_HEADED.search(folded))
    return None


def _filled_lines(text: str) -> list[tuple[int, str]]:
    """Lines of the head with words, without their shell, each with its place."""
    out, at = [], 0
    for line in text[:_LIMIT].split("\n"):
        inner = line.strip(_SHELL)
        if inner:
            out.append((at + line.index(inner), inner))
        at += len(line) + 1
    return out


def kind_of_symbol(symbol: str | None) -> str | None:
    """`KH-UBND` → `Kế hoạch`; `UBND-VP` → `Công văn`."""
    if not symbol:
        return None
    first = re.split(r"[-/]", symbol)[0]
    return _CODES.get(first) or ("Công văn" if first.isupper() and len(first) > 2 else None)


def body_start(text: str) -> int:
    """Offset of the first line that must be body: a basis (`Căn cứ …`), a numbered unit, `Kính gửi`."""
    at = 0
    for line in text[:_LIMIT].split("\n"):
        inner = line.strip(_SHELL)
        if _begins_body(inner) or (
            (marker := read_marker(inner)) is not None and marker.rank <= Rank.NUMBER and not fold(inner).startswith("so")
        ):
            return at
        at += len(line) + 1
    return min(len(text), _LIMIT)


def _begins_body(line: str) -> bool:
    """`Căn cứ Nghị quyết …`: a phrase that opens the body and is not in capitals."""
    return bool(re.match(r"(?:can cu|kinh gui)\b", fold(line[:20]))) and not line.isupper()


def title_span(text: str, start: int) -> Span | None:
    """The abstract below the kind."""
    lines = _lines(text, start)
    first = last = None
    capitals = bold = False
    gap = False
    for begin, end in lines:
        raw = text[begin:end]
        inner = raw.strip(_SHELL)
        if not inner or not any(c.isalnum() for c in inner):
            gap = gap or first is not None
            if first is not None and inner and set(inner) <= set("-=~. "):
                break
            continue
        if inner.startswith(("(", "[")) or _begins_body(inner) or _is_unit(inner):
            break
        if first is None:
            first, capitals, bold = begin + raw.index(inner), _is_capital(inner), raw.lstrip().startswith("**")
        elif _leaves_title(inner, raw, text[first:last], gap=gap, capitals=capitals, bold=bold) or end - first > _LONGEST_TITLE:
            break
        elif (
            _ISSUER_LINE.match(fold(inner))
            and inner.isupper()
            and not _OPEN_END.search(fold(text[first:last]))
            and (gap or _begins_body(text[end : end + 80].strip(_SHELL + "\n")))
        ):
            break  # who decides, above the bases of a decision
        last = begin + raw.index(inner) + len(inner)
        gap = False
    return Span(first, last) if first is not None and last is not None else None


def _lines(text: str, start: int) -> list[tuple[int, int]]:
    """Offsets of the lines after `start`, the rest of its own line first."""
    out, at = [], start
    while at < len(text) and at - start < _LIMIT:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        out.append((at, end))
        at = end + 1
    return out


def _leaves_title(line: str, raw: str, before: str, *, gap: bool, capitals: bool, bold: bool) -> bool:
    """True when a line after the first no longer belongs to the abstract."""
    if capitals:
        return not _is_capital(line)
    finished = before.rstrip(_SHELL).endswith((".", ";", ":"))
    if gap:
        return not (line[0].islower() and not finished) and not (
            bold and raw.lstrip().startswith("**") and not line.endswith((".", ":", ";"))
        )
    if line[0].isupper() and _BODY_START.match(fold(line[:120])) and len(line) > 40:
        return True
    return finished or len(line) > 400


def _is_capital(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def _is_unit(line: str) -> bool:
    marker = read_marker(line)
    return marker is not None and (marker.rank <= Rank.DOTTED or marker.rank is Rank.DASH)


def clean_title(words: str) -> str:
    """Without stars, hashes, pipes and line ends."""
    return collapse(re.sub(r"[*#|]", "", words))
