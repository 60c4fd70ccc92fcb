"""Movements, drives and mass campaigns that a text names.

Enters: a `Reading` and its `Quotation`s.
Leaves: `CampaignMention`s in order, with spans.

Found:   `phong trào thi đua “Dân vận khéo”`, `đợt thi đua cao điểm “…”`, `chiến dịch “…”`, `cuộc vận động “…”`, `thi đua “…”`, every element of such a list,
         “Phong trào …” in quotation marks of its own; well-known names without a governing word (`đẩy mạnh việc “Học tập và làm theo …”`), and without quotation marks
         right after the word (`phong trào thi đua Quyết thắng`).
Refused: what another word governs (chủ đề, khẩu hiệu, phương châm, tinh thần, danh hiệu, mô hình, cuộc thi, quỹ, tác phẩm …), names of funds and contests,
         adjectives in quotation marks (`đợt thi đua đặc biệt, “nước rút”`), movements without a name (`phong trào thi đua yêu nước`).
"""

from __future__ import annotations

import bisect
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import authorities
from generator.extract.quotes import Governor, Quotation, quotations_in
from generator.extract.reading import BREAK, CAPITALS, Reading, places
from generator.model import CampaignKind, CampaignMention, Span
from generator.slots import constructor
from generator.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_made, _span = constructor(CampaignMention), constructor(Span)
_KINDS = {Governor.MOVEMENT: CampaignKind.MOVEMENT, Governor.DRIVE: CampaignKind.DRIVE, Governor.MASS_CAMPAIGN: CampaignKind.MASS_CAMPAIGN}
_NEVER = re.compile(
    r" *(?:quỹ|qũy|giải (?!phóng|pháp|quyết)|hội thi|cuộc thi|câu lạc bộ|clb|danh hiệu|nghị quyết|kế hoạch(?! nhỏ)|chỉ thị)(?!\w)",
    re.IGNORECASE,
)
_NAMED_SO = re.compile(
    r" *(?:(?P<movement>phong trao)|(?P<mass>cuoc van dong)|(?P<drive>dot thi dua|chien dich))(?![a-z]) *(?:thi dua *)?(?=[a-z0-9])"
)
_LIMIT = re.compile(
    r"[ ,]*(?:giai doan [\d -]{4,14})?[ ,]*(?:nam \d{4})?[ ,]*tren dia ban (?P<unit>toan tinh|tinh|thanh pho|huyen|thi xa|quan|xa|phuong|thi tran)(?![a-z])"
)
_LEVELS = {
    "toan tinh": "province",
    "tinh": "province",
    "huyen": "district",
    "thi xa": "district",
    "quan": "district",
    "xa": "commune",
    "phuong": "commune",
    "thi tran": "commune",
}
_UNQUOTED = tuple(
    (word, re.compile(word + further + r"(?: +(?:yeu nuoc|xay dung|thuc hien))?[ :]+(?=[a-z0-9])"), kind)
    for word, further, kind in (
        ("phong trao", "(?: +(?:thi dua|hanh dong))*", CampaignKind.MOVEMENT),
        ("cuoc van dong", "", CampaignKind.MASS_CAMPAIGN),
        ("dot thi dua", "", CampaignKind.DRIVE),
        ("chien dich", "(?: +tinh nguyen)?", CampaignKind.DRIVE),
        ("thi dua", "(?<!trao thi dua)(?<!dot thi dua)(?<!hoi thi dua)", CampaignKind.MOVEMENT),
    )
)
_DESCRIPTION = re.compile(
    r"(?:lap thanh tich|thuc hien|hoan thanh|xay dung|phat trien|day manh|phong chong|chao mung|don|cai cach|doi moi|bao ve|phat huy|nang cao|tang cuong|giup)(?![a-z])"
)
"""Verbs: without quotation marks the words say what the movement is about rather than its name."""
_TASK = re.compile(r"(?:cong tac|noi dung|nhiem vu)(?![a-z])")
_OWN_WORD = re.compile(r"^chien dich ")
_TAG = re.compile(r"</?[a-z][^<>]{0,80}>")
_TOKEN = re.compile(rf"[a-z0-9]+|[^a-z0-9 ,*-]|{BREAK}")
_SHORTEST = 2
"""Words of a name."""
_TELLING = 5
"""Words from which a name that is not printed exactly as anybody knows it is still no chance likeness."""
_ABBREVIATED = re.compile(r"[A-ZĐÀ-Ỹ]{5,20}")
"""`TDĐKXDĐSVH`: a name in capitals without blanks."""
_LONG = 7
"""Words from which the known name of a cuộc vận động is no description of an aim, though it begins with a verb; a đợt thi đua is described by its aim."""
_LED_TO = re.compile(r"[^,;.¶:“”\"()]{0,60}(?:: *|(?<![a-z])nhu +)")
"""`các phong trào thi đua của ngành như: Dân vận khéo, …`"""
_NEXT = re.compile(r" *[”\"]? *(?:[,;] *(?:va +)?|va +)(?=[a-z0-9])")
_NAMED = re.compile(
    r"(?!(?:[Yy]êu [Nn]ước|Khối|Cụm|Ngành|Toàn|Công [Aa]n|Hội|Đoàn|Đội|Đảng|Ủy|Uỷ|UBND|Trường|Sở|Phòng|Ban|Bộ|Tỉnh|Huyện|Xã|Thành|Quân|Thanh niên|Phụ nữ|Nông dân|Công nhân|Đồng [Kk]hởi|Cần|Các|Lực|Việt|Năm)(?!\w))"
    rf"[{CAPITALS}][^\W\d_A-Z]+ [a-zà-ỹđ\d][^,;.:¶()“”\"/]{{6,90}}?(?= *(?:[,;.:¶()“”\"]|$)| (?:trong|tại|trên|của|do|gắn với|nhằm|giai đoạn|năm|để|được|đã|với|theo|từ|ở|cho|và (?:các|cuộc|phong|thực|tổ|đẩy|nâng))(?!\w))"
)
"""A capital first word and a small second one: a name, unless it is an office's or a people's."""
_ALIKE = re.compile(
    r"(?<=tốt|hay|đẹp|gọn)(?: *, *(?:\w+ ){1,3}?(?:tốt|giỏi|chăm|hay|đẹp|sáng tạo|nghiêm|gọn|khỏe|ngoan)(?= *(?:[,;.:¶()”\"]|$)| và| trong| trên))+"
)
"""`Học tập tốt, lao động giỏi`: what is praised in the same way belongs to the name."""


def find_campaigns(text: str) -> tuple[CampaignMention, ...]:
    """Every campaign of a normal text, in order; spans count its code points."""
    reading = Reading.of(text)
    return campaigns_in(reading, quotations_in(reading))


def campaigns_in(reading: Reading, quotations: Sequence[Quotation]) -> tuple[CampaignMention, ...]:
    """The same for a text that is read already."""
    mentions = [mention for quotation in quotations if (mention := _quoted(reading, quotation))]
    mentions += _unquoted(reading, quotations)
    return tuple(sorted(mentions, key=lambda mention: mention.span.start))


def _quoted(reading: Reading, quotation: Quotation) -> CampaignMention | None:
    start, end = quotation.words_start, quotation.words_end
    name = trimmed(reading, start, end)
    if len(name) < 4 or (len(name.split()) < _SHORTEST and not _ABBREVIATED.fullmatch(name)) or _NEVER.match(reading.flat, start, end):
        return None
    kind = _KINDS.get(quotation.governor)
    if kind is None:
        if quotation.governor not in {Governor.NONE, Governor.OTHER} or not quotation.closed:
            return None
        if own := _NAMED_SO.match(reading.key, start, end):
            kind = _kind(own)
            if quotation.governor is Governor.OTHER and not _TASK.match(reading.key, quotation.governor_start):
                return None
        elif quotation.governor is Governor.OTHER or not _well_known(name):
            return None
    return _made(
        span=_span(quotation.start, quotation.end),
        raw=reading.words(quotation.start, quotation.end),
        name=name,
        kind=kind,
        limited_to=_limit(reading, quotation.end),
    )


def trimmed(reading: Reading, start: int, end: int) -> str:
    """The words of a quotation without emphasis and outer punctuation."""
    words = reading.text[start:end]
    if "<" in words:
        words = _TAG.sub("", words)
    return " ".join(words.replace("*", "").split()).strip(" .,;:_")


def _kind(found: re.Match[str]) -> CampaignKind:
    return CampaignKind.MOVEMENT if found["movement"] else CampaignKind.MASS_CAMPAIGN if found["mass"] else CampaignKind.DRIVE


def _limit(reading: Reading, position: int) -> str | None:
    """The level that the words after the name confine it to."""
    found = _LIMIT.match(reading.key, position)
    return _LEVELS.get(found["unit"]) if found else None


def _well_known(name: str) -> bool:
    words = tuple(_key(name).split())
    if not words or words in _known().get(words[0], ()):
        return bool(words)
    return len(words) >= _TELLING and name[0].isupper() and authorities.match_campaign(name) is not None


def _key(name: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(name)))


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of national movements, as folded words, by their first word; the longest first."""
    names: dict[str, set[tuple[str, ...]]] = {}
    for campaign in authorities.campaigns():
        for name in (*campaign.names, *campaign.shared):
            key = _key(name)
            for words in {tuple(key.split()), tuple(_OWN_WORD.sub("", key).split())}:
                if len(words) >= _SHORTEST:
                    names.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in names.items()}


def _unquoted(reading: Reading, quotations: Sequence[Quotation]) -> Iterator[CampaignMention]:
    """Names right after the word, without quotation marks: well-known ones in any spelling and number, others with a capital."""
    starts = [quotation.start for quotation in quotations]
    floor = 0
    for found, kind, bare in _governed(reading):
        if (
            found.start() < floor
            or (bare and not reading.flat[found.end()].isupper())
            or any(_covers(quotation, found) for quotation in _beside(quotations, starts, found.start()))
        ):
            continue
        start = _name_start(reading, found)
        end = _name_end(reading, start, bare=bare, mass=kind is CampaignKind.MASS_CAMPAIGN)
        if end is None and not bare:
            end = _named_end(reading, found, kind) if reading.flat[start].isupper() else None
            start, end = (start, end) if end is not None else _led_to(reading, start)
        while end is not None and not _opens(quotations, starts, reading, end):
            floor = end
            yield _made(
                span=_span(start, end),
                raw=reading.words(start, end),
                name=trimmed(reading, start, end),
                kind=kind,
                quoted=False,
                limited_to=_limit(reading, end),
            )
            following = _NEXT.match(reading.key, end)
            start, end = (following.end(), _name_end(reading, following.end(), bare=True)) if following else (end, None)


def _name_start(reading: Reading, found: re.Match[str]) -> int:
    """`Cuộc vận động Xây dựng gia đình …`: with a capital the verb is the first of the name."""
    own = reading.flat.find("Xây dựng ", found.start() + 1, found.end())
    return own if own >= 0 else found.end()


def _led_to(reading: Reading, start: int) -> tuple[int, int | None]:
    """The known name after a colon or `như`, which the word before leads to."""
    words = reading.key[start : start + 64]
    led = _LED_TO.match(reading.key, start) if ":" in words or "nhu " in words else None
    return (led.end(), _name_end(reading, led.end(), bare=True)) if led else (start, None)


def _named_end(reading: Reading, found: re.Match[str], kind: CampaignKind) -> int | None:
    """Where an unknown name with a capital ends."""
    governs = "thi dua" in found[0] or kind is CampaignKind.MASS_CAMPAIGN
    named = _NAMED.match(reading.flat, found.end()) if governs else None
    if named is None:
        return None
    alike = _ALIKE.match(reading.flat, named.end())
    return alike.end() if alike else named.end()


def _governed(reading: Reading) -> list[tuple[re.Match[str], CampaignKind, bool]]:
    """Every governing word in order, and whether it is bare `thi đua`, which other nouns use too."""
    key = reading.key
    found = [
        (match, kind, word == "thi dua")
        for word, pattern, kind in _UNQUOTED
        for place in places(key, word)
        if (match := pattern.match(key, place))
    ]
    return sorted(found, key=lambda item: item[0].start())


def _beside(quotations: Sequence[Quotation], starts: Sequence[int], position: int) -> Sequence[Quotation]:
    """The quotations before and after a place."""
    place = bisect.bisect_right(starts, position)
    return quotations[max(0, place - 1) : place + 1]


def _opens(quotations: Sequence[Quotation], starts: Sequence[int], reading: Reading, end: int) -> bool:
    """True where a quotation follows at once: what stands before it only leads to it."""
    place = bisect.bisect_left(starts, end)
    return place < len(starts) and quotations[place].closed and not reading.flat[end : starts[place]].strip()


def _covers(quotation: Quotation, found: re.Match[str]) -> bool:
    """True when the words belong to a quotation, or lead to one."""
    return quotation.closed and (quotation.start < found.end() <= quotation.end or quotation.governor_start == found.start())


def _name_end(reading: Reading, start: int, *, bare: bool, mass: bool = False) -> int | None:
    """Where the longest known name that begins at `start` ends; with a capital only, where the word before does not suffice."""
    if bare and not reading.flat[start : start + 1].isupper():
        return None
    if reading.key[start : reading.key.find(" ", start)] not in _known():
        return None
    described = _DESCRIPTION.match(reading.key, start)
    tokens: list[tuple[str, int]] = []
    for found in _TOKEN.finditer(reading.key, start, start + 160):
        if not found[0].isalnum() or not found[0].isascii():
            break
        tokens.append((found[0], found.end()))
    if not tokens:
        return None
    words = tuple(word for word, _ in tokens)
    for name in _known().get(words[0], ()):
        if words[: len(name)] == name and not (described and not bare and (len(name) < _LONG or not mass)):
            return tokens[len(name) - 1][1]
    return None
