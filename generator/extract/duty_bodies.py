"""Names of bodies in running text: where one begins, where it ends, which words name several.

Enters: a `Reading` and a range that may begin with the name of a body.
Leaves: `Bodies`: the span of each name, the place where the duty begins.

A name begins with a word that offices begin with. It ends where its own vocabulary ends: words with a capital, numbers, places and levels (`các xã, phường`), and pairs of words that
the names of the authority file are made of (`văn hóa`, `thông tin`, `nông thôn`) belong to it; the first other word is the verb, whichever it is (`Ban tự quản 19 thôn | tăng thời lượng`).
Verbs that such pairs look like (`tổ chức`, `tuyên truyền`) are listed. `A, B và C` are separate where each begins with a body's own word; commas inside a name
(`Sở Văn hóa, Thể thao và Du lịch`) stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.authorities import bodies
from generator.extract.duty_words import (
    CLOSING,
    GLUED_VERB,
    HEADS,
    MORE_NAMES,
    NAMING,
    OFFICE,
    OFFICE_IN_CAPITALS,
    OPEN,
    ORGANISES,
    PLACES,
    SMALL,
    VERB,
    VERBS_ALONE,
)
from generator.extract.phrases import by_letter
from generator.extract.reading import BREAK, CAPITALS, Reading
from generator.model import Span
from generator.slots import constructor, quickly_made

if TYPE_CHECKING:
    from collections.abc import Iterator

_BODY_START = re.compile(rf"(?:{by_letter(f'{OFFICE}|{OFFICE_IN_CAPITALS}|{SMALL}')})(?!\w)")
_IN_LISTS = (
    r"thủ trưởng|ủy ban|uỷ ban|chủ tịch|hội đồng|công chức|mặt trận|cổng thông tin|đài truyền|đài phát|trung tâm|trạm y|công an|ban chỉ huy|ban quản lý|văn phòng|kho bạc|bí thư|giám đốc|hiệu trưởng|đoàn thanh niên|"
    r"hội (?:phụ|nông|cựu)|giáo viên (?:chủ|bộ)|ban tự quản|tổ trưởng|trưởng|(?:tổ|phòng|ban|sở|khoa|trường|đoàn|hội|trạm)(?= [A-ZĐ])"
)
_SPLIT = re.compile(
    rf"(?:, *(?:và +)?|; *(?:và +)?|  *(?:[,;] *(?:và +)?|(?:và|VÀ|cùng(?: với)?) +))(?=(?:{by_letter(f'{OFFICE}|{OFFICE_IN_CAPITALS}|{_IN_LISTS}')})(?: +[^\W_]| *$)|(?:các|CÁC) +\w)"
)
_MANY = re.compile(r"[ ,;*-]*(?:Các|các|CÁC|Trường|TRƯỜNG|Tổ trưởng|Hội|HỘI) ")
_BARE = re.compile(
    r"(?:Sở|Ban|Phòng|Cục|Vụ|Viện|Trường|Học viện|Khoa|Tổ|Trạm|Khối trưởng|Cụm trưởng|Cụm phó|Khối phó|Đoàn thể|Đơn vị|Doanh nghiệp|Phường|Thị trấn|Xã|Khóm|Ấp|Khu phố)(?= *(?:[,;:.]|$)| +(?:và|thuộc|trực thuộc|trong|của|thi đua|trên)(?!\w))",
    re.IGNORECASE,
)
"""`Các Cục, Vụ, Viện, Trường thuộc Bộ`: kinds that share one name."""
_CAC_NGANH = re.compile(r"(?:các|CÁC) +(?:ngành|NGÀNH)(?!\w)")
_GLUED = re.compile(
    r"(?:(?:Văn phòng|VĂN PHÒNG|Lãnh đạo|Thường trực|Chủ tịch|Phó Chủ tịch|Chánh Văn phòng) *(?:[^,;]{0,30}(?:HĐND|Đảng ủy|Huyện ủy|Đảng uỷ|ĐBQH|Quốc hội))?|Báo|BÁO|Trường(?: Tiểu học| TH| THCS| Mầm non)?)$"
)
_ORDERS = re.compile(
    r"(?:(?:(?P<asks>(?:trân trọng +)?(?:đề nghị|kiến nghị))|giao(?: cho| trách nhiệm cho| nhiệm vụ cho)?|yêu cầu|phân công|đối với|trách nhiệm(?: của)?|nhiệm vụ của) *:? +|các (?:đồng chí|ông(?:,? bà| \(bà\))?)(?: là)? +(?=trưởng|thủ|giám|hiệu|chủ|bí|phó|tổ))+",
    re.IGNORECASE,
)

# ── where the body's name ends ────────────────────────────────────────────────────────────────────────────────────────

_ENDS = re.compile(rf"  *(?:(?:{by_letter(f'{VERB}|{ORGANISES}|{GLUED_VERB}')})(?!\w)|[:{BREAK}])|:|{BREAK}")
_NAMED_AFTER = re.compile(
    r"(?:(?:^|\W)(?:(?<!, )(?<!và )(?:ban|tổ)|các|những|cơ quan|được|phòng|hội đồng|(?<!trách )đội|ủy ban|uỷ ban|(?<!chức )cán bộ|công tác|cụm|khối|phong trào|đợt|danh hiệu|và|về)|,) *$",
    re.IGNORECASE,
)
"""Words after which a small verb is part of the name: `ban chỉ đạo`, `tổ giám sát`, `cơ quan tham mưu`."""
_WITH = re.compile(r"[PpCc](?:(?<=[Pp])(?i:hối hợp(?: chặt chẽ)?(?: cùng)?(?: với)?)|(?<=[Cc])(?i:ùng(?: với)?)) +")
_BARE_OFFICES = frozenset(("Phòng", "Ban", "Cục", "Chi cục", "Vụ", "Trung tâm", "phòng", "ban", "Đội", "Tổ"))
_FIRST_OF_NAME = re.compile(
    rf"(?<!\w)(?:Phòng|phòng|Ban|ban|Sở|Cục|Chi cục|Vụ|Trung tâm|Tổ|tổ|Đội|Khoa|khoa|Viện|Trạm) +[{CAPITALS}][^\W\d_]* *$"
)
_ONE_SYLLABLE = frozenset(
    (
        "Toán",
        "Văn",
        "Lý",
        "Lí",
        "Hóa",
        "Hoá",
        "Sinh",
        "Sử",
        "Địa",
        "Anh",
        "Tin",
        "Thuế",
        "Nhạc",
        "Điện",
        "Dược",
        "Nhi",
        "Nội",
        "Ngoại",
        "Sản",
    )
)
"""Names of one syllable: `Tổ Toán | lan tỏa`."""
_LONGEST_NAME = 420
_AFTER_PLACE = re.compile(
    r"[^,;:.()¶]{2,60}?(?<= )(?:tỉnh|huyện|xã|phường|quận|thị trấn|thành phố|thôn|ấp|khóm)(?= (?!và |các |trực |thuộc |có |liên |đóng )[a-zà-ỹđ])"
)
_LONGEST_TAIL = 8
"""Words of a name that no list knows, up to the verb."""
_SHORTEST_NAME = 3
_TOKEN = re.compile(rf"[^\W_]+|[:.({BREAK}]")


@quickly_made
@dataclass(frozen=True, slots=True)
class Bodies:
    """Bodies that a range of text begins with."""

    spans: tuple[Span, ...]
    end: int
    asked: bool
    """`Đề nghị …`"""


_bodies, _span = constructor(Bodies), constructor(Span)
_NEW_TONES = {
    "oá": "óa", "oà": "òa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oé": "óe", "oè": "òe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe", "uý": "úy", "uỳ": "ùy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, ...], ...]:
    """Names of offices, word by word."""
    names = (*(name for body in bodies() for name in body.names), *MORE_NAMES)
    return tuple(tuple(re.findall(r"[^\W_]+", name)) for name in names)


@lru_cache(maxsize=1)
def _complete() -> frozenset[tuple[str, ...]]:
    """Whole names of offices: what follows one is no part of it."""
    return frozenset(tuple(_respelt(word) for word in re.findall(r"[^\W_]+", name.lower())) for body in bodies() for name in body.names)


@lru_cache(maxsize=1)
def _pairs() -> frozenset[tuple[str, str]]:
    """Pairs of neighbouring words of these names."""
    return frozenset((_respelt(one.lower()), _respelt(other.lower())) for name in _names() for one, other in pairwise(name))


@lru_cache(maxsize=1)
def _fours() -> frozenset[tuple[str, ...]]:
    """Four neighbouring words of which the third is small: enough to tell `Kế hoạch | tổng hợp` from a verb."""
    fours = (name[at : at + 4] for name in _names() for at in range(len(name) - 3))
    return frozenset(tuple(_respelt(word.lower()) for word in four) for four in fours if four[2][0].islower())


@lru_cache(maxsize=4096)
def _respelt(word: str) -> str:
    """`hoá` as `hóa`: one spelling for both places of the tone."""
    new = _NEW_TONES.get(word[-2:])
    return word[:-2] + new if new else word


def begins_body(flat: str, start: int, end: int) -> bool:
    """Whether a name of a body may begin here."""
    return _BODY_START.match(flat, start, end) is not None


def bodies_at(reading: Reading, start: int, end: int, *, whole: bool = False) -> Bodies | None:
    """The bodies that the words between two places begin with; `whole`: they must be nothing else (a heading)."""
    flat = reading.flat
    start = _behind(flat, start, end, " *-+:")
    order = _ORDERS.match(flat, start, end)
    begin = _behind(flat, order.end(), end, " *") if order else start
    if not _BODY_START.match(flat, begin, end):
        return None
    high = min(end, begin + _LONGEST_NAME)
    stop = _verb(flat, begin, high) if whole else _name_end(flat, begin, high)
    if stop is None:
        if not whole or end - begin > _LONGEST_NAME:
            return None
        stop = end
    if whole and reading.key[stop:end].strip(" :*.;") and not order:
        return None
    if flat[begin:stop].rstrip().endswith(";"):
        return None  # `Thường trực đợt thi đua; ban hành …`: what one is, not who one is
    spans = tuple(split_bodies(flat, begin, stop))
    return _bodies(spans, stop, bool(order and order["asks"])) if spans else None


def _behind(flat: str, start: int, end: int, signs: str) -> int:
    """The first place that holds none of the signs."""
    while start < end and flat[start] in signs:
        start += 1
    return start


def _name_end(flat: str, begin: int, high: int) -> int | None:
    """Where the verb after the names begins, or a colon; None where the words end before either."""
    verb = _verb(flat, begin, high)
    other = _other_word(flat, begin, high if verb is None else verb)
    if other is None:
        return verb
    if verb is None:
        return _behind_a_place(flat, other, high) or other
    if re.split(r"[,;] *| và | - ", flat[begin:other])[-1].strip().lower() in HEADS:
        return verb
    return other if _is_verb_between(flat, begin, other, verb) else verb


def _is_verb_between(flat: str, begin: int, other: int, verb: int) -> bool:
    """Whether the unknown word before a listed verb is a verb itself: behind the words that end a name, or where the listed one stands behind a comma."""
    before = flat[begin:other].rsplit(maxsplit=1)[-1].lower()
    if before in CLOSING or before.isdigit() or flat[begin:verb].rstrip().endswith((",", ";", " và")):
        return True
    return len(flat[other:verb].partition(",")[0].split()) > _LONGEST_TAIL


def _behind_a_place(flat: str, start: int, high: int) -> int | None:
    """Where a small word follows `… phường`, `… tỉnh` in the same clause: the verb, though no list has it."""
    found = _AFTER_PLACE.match(flat, start, high)
    return found.end() if found else None


def _verb(flat: str, begin: int, high: int) -> int | None:
    """The first listed verb that is no part of a name; words in brackets belong to the name."""
    cursor = begin
    while found := _ENDS.search(flat, cursor, high):
        bracket = flat.find("(", cursor, found.start())
        if bracket >= 0:
            closing = flat.find(")", bracket, high)
            if closing < 0:
                return bracket
            cursor = closing + 1
            continue
        word = found[0].strip()
        before = flat[max(begin, found.start() - 14) : found.start()]
        if (
            (word in NAMING and _NAMED_AFTER.search(before) and not _verb_after_comma(flat, found))
            or (_second_half(flat, begin, found.start(), word) if " " not in word else _inside_name(before, word))
            or _is_office(flat, begin, found)
        ):
            cursor = found.end()
            continue
        return found.start()
    return None


def _is_office(flat: str, begin: int, found: re.Match[str]) -> bool:
    """`Phòng | Tham mưu`: what stands with a capital right behind the word for an office is its name."""
    return found[0].strip()[:1].isupper() and re.split(r"[,;] *| và ", flat[begin : found.start()])[-1].strip() in _BARE_OFFICES


def _inside_name(before: str, words: str) -> bool:
    """`Phòng Kế hoạch | tổng hợp`, `Hiệu trưởng | phụ trách`: the verb and the words before it stand together in a name."""
    around = [*before.lower().split()[-2:], *words.lower().split()[:2]]
    return words != "tổ chức" and tuple(map(_respelt, around)) in _fours()


def _second_half(flat: str, begin: int, start: int, word: str) -> bool:
    """`Sở Giáo dục và Đào | tạo`, `Phòng Hậu | cần`: a small word that completes the one with a capital before it."""
    first = flat[max(begin, start - 14) : start].rstrip().rpartition(" ")[2]
    if not (first[:1].isupper() and first[1:].islower()):
        return False
    if (_respelt(first.lower()), _respelt(word.lower())) in _pairs():
        return True
    return first not in _ONE_SYLLABLE and _FIRST_OF_NAME.search(flat, max(begin, start - 28), start) is not None


def _other_word(flat: str, begin: int, high: int) -> int | None:
    """The first small word that names are not made of, where a name stands before it."""
    before, count = "", 0
    tokens = _TOKEN.finditer(flat, begin, high + 24)
    found = next(tokens, None)
    while found and found.start() < high:
        token, start = found[0], found.start()
        if token == "(":  # noqa: S105 -- a bracket
            closing = flat.find(")", found.end(), high)
            if closing < 0:
                return None
            tokens = _TOKEN.finditer(flat, closing + 1, high + 24)
            found = next(tokens, None)
            continue
        if not token[0].isalnum():
            return start if token != "." and count > 1 else None  # noqa: S105 -- a full stop
        word, found = _respelt(token.lower()), next(tokens, None)
        if count and token[0].islower() and not _is_name(before, word, found) and not _second_half(flat, begin, start, token):
            ends = count > 1 and before not in OPEN and flat[start - 1] == " " and not _is_list(flat, begin, start)
            return start if ends else None
        before, count = word, count + 1
    return None


def _is_name(before: str, word: str, following: re.Match[str] | None) -> bool:
    """Whether a small word is of those that names of offices are made of."""
    pairs = _pairs()
    if word in PLACES or (before, word) in pairs or (word == "số" and following is not None and following[0].isdigit()):
        return True
    return before not in CLOSING and word not in VERBS_ALONE and following is not None and (word, _respelt(following[0].lower())) in pairs


def _is_list(flat: str, begin: int, stop: int) -> bool:
    """`Các hộ, nghệ nhân …`: an unknown word behind a comma may be one more name, and where it ends is not known."""
    return flat[begin:stop].rstrip().endswith((",", ";", " và", "&", "-"))


def _verb_after_comma(flat: str, found: re.Match[str]) -> bool:
    """`…, chủ động`: a verb after a comma is a verb; `tham mưu, giúp việc` after `cơ quan` is not."""
    return flat.endswith(",", 0, found.start()) and not found[0].strip().startswith(
        ("tổ chức", "lãnh đạo", "thi đua", "khen thưởng", "kiểm tra")
    )


def split_bodies(flat: str, begin: int, end: int) -> Iterator[Span]:
    """`A, B và C`: the names one by one."""
    cursor = begin
    for found in _SPLIT.finditer(flat, begin, end):
        piece = flat[cursor : found.start()]
        if found[0].strip() in {"và", "VÀ"} and _GLUED.search(piece):
            continue
        if "(" in piece and ")" not in piece:
            continue
        if _BARE.match(flat, found.end(), end) and _MANY.match(piece):
            continue
        if _CAC_NGANH.match(flat, found.end()) and piece.lower().rstrip().endswith(("cấp", "các sở", "ban", "phòng")):
            continue
        if span := _trim(flat, cursor, found.start()):
            yield span
        cursor = found.end()
    if span := _trim(flat, cursor, end):
        yield span


def _trim(flat: str, start: int, end: int) -> Span | None:
    words = flat[start:end].lstrip(" *,;:-")
    start = end - len(words)
    bracket = words.find("(")
    words = (words[:bracket] if bracket > 0 else words).rstrip(" *,;:-.")
    return _span(start, start + len(words)) if len(words) >= _SHORTEST_NAME else None


def name_of(reading: Reading, span: Span) -> str:
    """A body's name as printed."""
    return reading.words(span.start, span.end).replace("*", "").strip(" ,;:")


def coordinating(reading: Reading, duty: Span) -> tuple[str, ...]:
    """Bodies after `phối hợp với` in a duty."""
    key, out = reading.key, []
    places = key.find("phoi hop", duty.start, duty.end), key.find("cung", duty.start, duty.end)
    if max(places) < 0:
        return ()
    for found in _WITH.finditer(reading.flat, min(place for place in places if place >= 0), duty.end):
        begin = found.end()
        if not _BODY_START.match(reading.flat, begin):
            continue
        high = min(duty.end, begin + _LONGEST_NAME, reading.clause_end(begin, _LONGEST_NAME))
        stop = _name_end(reading.flat, begin, high)
        out += [name_of(reading, span) for span in split_bodies(reading.flat, begin, high if stop is None else stop)]
    return tuple(dict.fromkeys(out))
