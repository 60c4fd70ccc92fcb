"""Headings: which words of a provision are its heading.

Enters: the words after a marker, and what follows them.
Leaves: the length of the heading within those words, and whether text runs on after it.

Forms: `I. MỤC ĐÍCH, YÊU CẦU` (a line of its own), `a) Đối với cá nhân:` (before its dashes), `2. Thời gian thi đua: Từ ngày …` (run-in).
Refused: `5. Nâng chất lượng khen thưởng: kịp thời, chính xác, …` (a sentence that goes on in small letters), numbered sentences (`1. Tổ chức kiểm tra … .`), introductions (`… cụ thể như sau:`), amounts (`Tổng chi: 18.107 đồng`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.parse.numbering import Rank
from generator.slots import constructor, quickly_made
from generator.text import fold

_ARTICLE, _DASH = Rank.ARTICLE, Rank.DASH
"""Members under names of their own: to look one up in its class takes four times as long."""
_LONGEST_HEADING = 220
_LONGEST_RUN_IN = 130
_LONGEST_BEFORE_TEXT = 60
"""With a full stop at its end and nothing but a paragraph below it, more is a sentence."""
_INTRODUCES = re.compile(
    r"(?:nhu|sau|sau day|gom|bao gom|la|cu the|theo huong|tren|duoi day|rang|voi|voi phuong cham|voi chu de|voi tinh than)$"
)
_TIME = re.compile(r" (?:nam|ngay)$")
_UNFINISHED = re.compile(r"(?:^|\s)(?:phải|cần|bảo đảm|đảm bảo|cho|của|do|từ|đến|để|về|và|hoặc|tại|bằng|theo|nhằm|trong đó|nhất là)$")
"""With its tones: `Chủ đề:` is a heading, `… phấn đấu để:` is none."""
_EXPLAINS = re.compile(r":\s+\S")
_SENTENCE = re.compile(r"[.;!?](?=\s)")
_VERBS = frozenset(
    re.findall(
        r"\w+",
        "tiep tap thuc phan to tang nang day giu duy hoan xay phat trien quan chu gop tham huy bao dam dong ap ra co khong can phai moi kip quyet",
    )
)
"""First syllables of sentences that ask for something."""
_ACTS = re.compile(
    r"(?:(?:tiep tuc|tap trung|thuc hien|thuc hanh|phan dau|to chuc|tang cuong|nang|nang cao|day manh|giu|giu vung|giu gin|duy tri|hoan thanh|xay dung|"
    r"phat huy|phat dong|phat trien|phat hien|trien khai|quan triet|chu dong|chu trong|gop phan|tham gia|huy dong|bao dam|dam bao|bao ve|ap dung|"
    r"khong|can|phai|moi|kip thoi|quyet tam|gan|khen|khen thuong|de cao|de xuat|de nghi|tao|tao dieu kien|lam|lam tot|phoi hop|kiem tra|kien toan|"
    r"kien quyet|cung co|nhan rong|ton vinh|trao|khac phuc|doi moi|mo|mo rong|nghiem tuc|khuyen khich|van dong|tuyen truyen|tuyen duong|chap hanh|"
    r"huong dan|huong ve|dua|cham lo|don doc|bien|bien soan|binh xet|xet|chon|lua chon|hoc tap|ren luyen|thi dua|ra soat|rut|rut ngan|giam|giao|"
    r"ho tro|giup|bieu duong|cai cach|cai thien|siet|thuong xuyen|nghien cuu|lap|cong khai|quan tam|dat|chuyen|lay|dung) )"
)
"""Verbs that begin a sentence of what is to be done; a heading that begins with one is followed by a new sentence."""
_SPLIT_NOUNS = re.compile(
    r"(?:thi dua|khen thuong|tuyen truyen|kiem tra|to chuc|giao duc|bao ve|phat trien|xay dung|phoi hop|huong dan) ?(?:$|[,-]|va |thuc hien|dua khen|"
    r"noi bo|thuong xuyen|chuyen de|theo chuyen de|theo dot|dot xuat)"
)
"""The same words as names of a field of work: `Tổ chức thực hiện: …`, `Thi đua thường xuyên: …`."""
_TAIL = " .:;"


@quickly_made
@dataclass(frozen=True, slots=True)
class Heading:
    """Where a heading ends within the words after the marker."""

    end: int
    """Offset just after its last word; final `.` and `:` are left out."""
    rest: int
    """Offset where the own text begins; the length of the words when there is none."""
    run_in: bool


_heading = constructor(Heading)


def find_heading(words: str, rank: Rank, *, has_children: bool, has_text: bool) -> Heading | None:
    """The heading at the start of `words`, the first paragraph after a marker (line ends and all).

    Args:
        words: what stands after the marker in its paragraph.
        rank: kind of the marker.
        has_children: a unit of a lower rank comes next.
        has_text: an unnumbered paragraph comes next.
    """
    stripped = words.rstrip()
    if not stripped[:1].isalnum() and not any(char.isalnum() for char in stripped):
        return None
    outer = rank <= _ARTICLE
    found = None if outer else _run_in(words, outer=outer)
    if found is not None or (rank >= _DASH and stripped[-1] != ":"):
        return found  # what a dash opens is a heading by its colon alone
    if len(stripped) <= _LONGEST_HEADING and _stands_alone(stripped, rank, has_children=has_children, has_text=has_text):
        return _heading(len(stripped.rstrip(_TAIL)), len(words), run_in=False)
    return _run_in(words, outer=outer) if outer else None


def _stands_alone(text: str, rank: Rank, *, has_children: bool, has_text: bool) -> bool:
    """True when the whole paragraph is a heading."""
    outer, followed = rank <= _ARTICLE, has_children or has_text
    final, inner = text[-1], text.rstrip(_TAIL)
    several = ". " in inner and not (outer and inner.isupper())
    explains = not outer and ":" in inner and _EXPLAINS.search(inner) is not None
    if several or explains or final == ";" or text.endswith("./.") or (rank >= _DASH and final != ":"):
        return False
    if final == ":":
        return followed and len(text) <= 160 and not _introduces(inner)
    if inner.isupper() and (outer or len(inner) > 3):
        return True
    if outer:
        return len(text) <= 160 and (final != "." or followed)
    if final != ".":
        return followed and len(text) <= 180
    return (has_children and len(text) <= 130) or (has_text and len(text) <= _LONGEST_BEFORE_TEXT and not _names_qualities(inner))


def _run_in(words: str, *, outer: bool) -> Heading | None:
    """`Thời gian thi đua: Từ ngày …`: a short lead that ends in a colon, with text after it."""
    colon = words.find(":", 0, _LONGEST_RUN_IN + 1)
    if colon < 2:
        return None
    lead, rest = words[:colon], words[colon + 1 :]
    if not lead[0].isalpha() and not any(char.isalpha() for char in lead):
        return None
    text = rest.strip()
    if not text or not rest[:1].isspace() or (text[0].isdigit() and not outer):
        return None
    if any(mark in lead for mark in '“”"(') or _SENTENCE.search(lead) or _introduces(lead) or _TIME.search(fold(lead)):
        return None
    is_sentence = len(lead.split()) > 6 and (text[0] in '“"' or fold(lead.split()[0]) in _VERBS)
    if is_sentence or (text[0].islower() and _names_qualities(lead)):
        return None
    return _heading(len(lead.rstrip()), colon + 1 + len(rest) - len(rest.lstrip()), run_in=True)


def _names_qualities(lead: str) -> bool:
    """True for `Nâng chất lượng khen thưởng: kịp thời, chính xác`: a sentence goes on after its colon, in small letters, with how it is to be done."""
    folded = fold(lead.strip(" *_")) + " "
    return bool(_ACTS.match(folded)) and not _SPLIT_NOUNS.match(folded.rstrip())


def _introduces(lead: str) -> bool:
    """True for `… như sau`, `… gồm`: the colon announces a list, it does not name the unit."""
    words = lead.split()
    last = " ".join(words[-3:])
    return len(words) > 1 and bool(_INTRODUCES.search(fold(last)) or _UNFINISHED.search(last))
