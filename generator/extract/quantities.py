"""Quantities: a number with its unit, and how it bounds.

Enters: a `Reading` and a range of it.
Leaves: `Quantity`s in order; the value stays as printed.

Found:   `36%`, `1,0 ‰`, `65 triệu đồng/người/năm`, `2.310.000.000 đồng`, `4.833 ha`, `6/6 trường`, `ít nhất 02 mô hình`, `từ 95% trở lên`, `dưới 23%`, `8 - 9%/năm`,
         `từ 10% đến 12%`, `từ 45 đến 50 triệu đồng/người`; of `từ 10% lên 15%` only the aim, 15%; a unit printed before its number: `bác sĩ/vạn dân: 9,5`, `Tỷ lệ che phủ (%): 41`; `05 (năm) xã`; the longest wait, `không quá 30 phút`.
Refused: dates, numbers of documents, provisions and years, durations (`5 năm`, `500 ngày đêm`), what others are counted by (`trên 01 ha canh tác`), numbers without a unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.phrases import one_of
from generator.extract.units import COUNTED, COUNTED_TOGETHER, FIRST_OF_SEVERAL, MEANT, NEVER, NOT_SECOND, PER, UNIT, UNIT_BEGINS, UnitKind
from generator.extract.verbs import lets_count
from generator.slots import constructor, quickly_made

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.extract.reading import Reading


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit."""

    start: int
    """With the words that bound it: `từ`, `ít nhất`, `dưới`."""
    value_start: int
    unit_start: int
    """Where the unit's words stand, behind the number or before it."""
    unit_end: int
    end: int
    """With `trở lên`."""
    value: str
    unit: str
    kind: UnitKind
    comparator: str
    strict: bool
    bounded: bool
    """A word such as `ít nhất` or `trở lên` stands beside it."""


_made = constructor(Quantity)
_COUNT, _TIME = UnitKind.COUNT, UnitKind.TIME
"""Members under names of their own: to look one up in its class takes four times as long."""

_NUMBER = r"(?:\d{1,3}+(?:\.\d{3}){1,6}(?:,\d{1,3}+)?(?!\d)|\d{1,9}+(?:[.,]\d{1,3}+)?(?!\d))"
_ANCHOR = re.compile(rb"0(?<![a0./,]0)(?!0?/00?/0)(?:[0.,/]{0,29}0)?(?: *- *0[0.,]{0,30})? *(?:\(a[a ]{0,14}\) *)?([%?]|a++)")
"""A number before a sign or a word in the sketch of a text, found fast."""
_DECIMAL = re.compile(_NUMBER)
_FIGURES_IN_WORDS = "mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi"
_NUMBERS = re.compile(
    rf"(?<![a-z0-9./,])(?<!\d-)(?:(?P<fraction>\d{{1,4}}+ ?+/ ?\d{{1,4}})(?![\d/])|"
    rf"(?P<low>(?>{_NUMBER}))(?P<lowunit> *(?:[%‰?]|(?:trieu|ty|nghin)(?: dong)?(?![a-z])))? *(?P<link>-|den|toi) *(?P<high>(?>{_NUMBER}))|(?P<one>(?>{_NUMBER}))) *"
    rf"(?:\((?:{_FIGURES_IN_WORDS})[a-z ]*\) *)?(?=[%‰?a-z])"
)
"""One number or two, not inside of a date, a number of a document or a word."""
_TO = frozenset(("den", "toi"))
_MAY_LINK = _TO | frozenset(("%", "?", "‰", "trieu", "ty", "nghin"))
_LINK = re.compile(r"(?:[%?‰]|(?:trieu|ty|nghin)(?: dong)?)? *(?:-|den|toi)")
"""What a second number may follow."""
_BEFORE_A_LINK = frozenset(" -dt")
"""What may stand behind its first word or sign, where that is not the link itself."""
_LONGEST_NUMBER = 9
"""Figures of a number without signs."""
_MAY_FOLLOW = UNIT_BEGINS | _MAY_LINK
_UNIT = re.compile(rf"{UNIT}|(?P<open>[a-z]+)")
_KINDS = {
    "share": UnitKind.SHARE,
    "money": UnitKind.MONEY,
    "short": UnitKind.MONEY,
    "measure": UnitKind.MEASURE,
    "count": UnitKind.COUNT,
    "time": UnitKind.TIME,
    "open": UnitKind.UNKNOWN,
}
_IN_BRACKETS = r"\((?P<bracket>[^()\d]{1,40})\)"
_UNIT_IN_BRACKETS, _UNIT_BEFORE = (
    re.compile(
        rf"{unit} *[:=]? *(?P<bound>(?:(?:dat|la|tu|tren|duoi|khoang|it nhat|toi thieu|khong qua|con) +){{0,3}})(?P<one>{_NUMBER})(?! *[a-z%/‰-])(?!\.\d)"
    )
    for unit in (
        _IN_BRACKETS,
        rf"(?:(?P<name>[a-z]+(?: [a-z]+){{0,4}})(?P<per> */ *(?:1 *)?(?:van|nghin|10\.000|1\.000|100\.000|100) dan)|{_IN_BRACKETS})",
    )
)
_BRACKETED = re.compile(rf"{UNIT}(?:/[a-z ./0-9]+)?")
_AFTER_BRACKET = re.compile(r"\) *+[:=]?+ *+(?>(?:[a-z]++ ++){0,3})\d")
_AFTER_DAN = re.compile(r"/ *(?:1 *)?(?:van|nghin|[10.]{3,7}) dan *[:=]? *(?:[a-z]+ +){0,3}\d")
_LEAST = ("it nhat", "toi thieu", "khong duoi", "khong thap hon", "khong it hon", "dat va vuot", "bang hoac hon", "khong kem")
_OVER = ("tren", "hon", "cao hon", "lon hon", "nhieu hon")
_MOST = ("khong qua", "toi da", "khong vuot qua", "khong vuot", "khong cao hon", "khong lon hon", "nhieu nhat", "khong tren", "khong hon")
_UNDER = ("duoi", "thap hon", "it hon", "nho hon")
_LINKS = ("la", "den", "muc", "co", "dat", "khoang", "con", "tu")
"""Between a bound and its number: `không dưới mức 40%`."""
_OF = ("xuong con", "len den", "tang len", "xuong", "khoang", "tu", "gan", "con", "len", "dat", "muc")


def _backwards(phrases: Iterable[str]) -> str:
    """One of the phrases, for a text that is read from its end."""
    return one_of(phrase[::-1] for phrase in phrases)


_BOUND = re.compile(
    rf"[ *]*(?>(?:(?:{_backwards(_LINKS)}) +){{0,2}})(?:(?P<most>{_backwards(_MOST)}|[≤])|(?P<least>{_backwards(_LEAST)}|≥)|(?P<under>{_backwards(_UNDER)}|<)|(?P<over>{_backwards(_OVER)}|>))(?![a-z])"
    rf"|[ *]*(?:(?:{_backwards(('la', 'den', 'muc'))}) +)?(?P<of>{_backwards(_OF)})(?![a-z])"
)
"""The words before a number, read backwards."""
_BOUND_ENDS = frozenset(
    word for words in (*_LEAST, *_OVER, *_MOST, *_UNDER, *_OF, *_LINKS) for word in words.split()[-1:] + words.split()[:1]
)
"""First and last words of what the pattern above finds; before most numbers stands another."""
_UPWARDS = re.compile(r"(?P<between>(?: [a-z]+){0,7}?) *(?:(?P<up>tro len)|(?P<down>tro xuong))(?![a-z])")
"""`từ 80 đảng viên mới trở lên`"""
_LONGEST_BETWEEN = 55
_PARTS = re.compile("[;.¶,]")
_RAISED = re.compile(r"(?<![a-z])(?:len|xuong|xuong con|con|den|len den|den nay|tang len|giam xuong)(?![a-z])")
_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2})+- ")
"""`2.1- 100% cán bộ`: the number of a unit, no range."""
_SYLLABLE = re.compile(r" ?([a-z]+)(?![a-z])")
_DOWN_TO = re.compile(r" (?:con|du) *$")
_MAGNITUDE = re.compile("(?:nghin|ngan|trieu|ty|ti|van) ")
_THINGS = frozenset((UnitKind.MEASURE, UnitKind.COUNT, UnitKind.UNKNOWN))
_ISSUES = frozenset(("so", "ky"))
"""`01 số/tháng`, `02 kỳ/năm`: how often something appears."""
_AROUND = 40
_LONGEST_SYLLABLE = 20
"""Letters of a second syllable, with the blank and the sign around it."""
FARTHEST_RISE = 40
"""Letters between a value and the one it rises or falls to."""
_RANGE_FROM = re.compile(r"(?<![a-z])tu *$")


def quantities_in(reading: Reading, low: int, high: int) -> list[Quantity]:
    """Quantities that begin between two places, in order."""
    key, out = reading.key, list(_unit_first(reading, low, high))
    cursor, ahead, onwards = low, bool(out), key.find(" tro ", low)
    for anchor in _ANCHOR.finditer(reading.sketch, low, high):
        start = anchor.start()
        if start < cursor:
            continue
        at, end = anchor.span(1)
        number, word = key[start:at].rstrip(" "), key[at:end]
        if "-" in number and (label := _LABEL.match(key, start)):
            start, number = label.end(), key[label.end() : at]
        if word not in _MAY_FOLLOW and not _may_count(key, start, end):
            continue
        pair = None
        if (
            (word in _MAY_LINK and (word in _TO or key[end : end + 1] in _BEFORE_A_LINK) and _LINK.match(key, at))
            or key[start - 1] == "-"
            or not ((number.isdigit() and len(number) <= _LONGEST_NUMBER) or _DECIMAL.fullmatch(number))
        ):
            pair = _NUMBERS.match(key, start, high)
            if pair is None:
                continue
            number, at = pair["one"], pair.end()
        while 0 <= onwards < at:
            onwards = key.find(" tro ", at)
        if quantity := _quantity(reading, (start, number, pair), at, (cursor, high, onwards)):
            out.append(quantity)
            cursor = quantity.end
    if ahead:
        out.sort(key=lambda quantity: quantity.value_start)
    return out


def _may_count(key: str, start: int, end: int) -> bool:
    """Whether a noun that no list knows may be counted here, told by the words before the number or by what it is counted by."""
    return key.find("/", end, end + _LONGEST_SYLLABLE) >= 0 or lets_count(key[max(0, start - 18) : start])


def _quantity(
    reading: Reading, number: tuple[int, str | None, re.Match[str] | None], at: int, limits: tuple[int, int, int]
) -> Quantity | None:
    """`number`: where it stands, as printed, and where two may be printed the two; `at`: where its unit begins; `limits`: where all of it may begin and end, and where `trở` stands next."""
    (value_start, value, pair), (low, high, onwards_at) = number, limits
    found = _UNIT.match(reading.key, at, high)
    unit = _unit(reading, found, value_start) if found else None
    if unit is None:
        return None
    unit_start, end, kind = unit
    value = value or (_pair(reading, pair, low, kind) if pair else None)
    if value is None:
        return None
    start, bound = _bound(reading, low, value_start)
    if (kind is _TIME or bound == "over") and _is_base(reading, value, bound, value_start, unit):
        return None
    comparator = ">=" if bound in {"least", "over"} else "<=" if bound in {"most", "under"} else "="
    upto = end
    if (
        0 <= onwards_at <= end + _LONGEST_BETWEEN
        and (onwards_at >= end or 0 <= reading.key.find(" tro ", end) <= end + _LONGEST_BETWEEN)
        and (onwards := _UPWARDS.match(reading.key, end, high))
        and (not onwards["between"] or start < value_start)
    ):
        comparator, upto = (">=" if onwards["up"] else "<="), onwards.end()
    return _made(
        start=start,
        value_start=value_start,
        unit_start=unit_start,
        unit_end=end,
        end=upto,
        value=value,
        unit=words if (words := reading.text[unit_start:end]).isalpha() or words == "%" else _unit_words(reading, unit_start, end),
        kind=kind,
        comparator=comparator,
        strict=bound in {"over", "under"} and upto == end,
        bounded=comparator != "=",
    )


def _pair(reading: Reading, found: re.Match[str], low: int, kind: UnitKind) -> str | None:
    """The value where two numbers are printed: `6/6` of things that are counted, `8 - 9`; None where they are no value."""
    if fraction := found["fraction"]:
        return "".join(fraction.split()) if kind is _COUNT else None
    is_range = found["link"] == "-" or found["lowunit"] or _RANGE_FROM.search(reading.key, max(low, found.start() - 8), found.start())
    return f"{found['low']} - {found['high']}" if is_range else None  # a bare `3 đến 5` needs `từ`


# ── units ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _unit(reading: Reading, found: re.Match[str], value_start: int) -> tuple[int, int, UnitKind] | None:
    """Where a number's unit begins and ends, and its kind."""
    name, flat, key = found.lastgroup or "", reading.flat, reading.key
    start, end = found.span()
    if name == "share":
        if key[start] == "?" and flat[start] != "‰":
            return None
    elif name != "open":
        noun = found.start(name)
        meant = MEANT.get(found[name])
        if (meant and not flat.startswith(meant, noun) and not _is_meant(reading, meant, noun, end)) or (
            name == "money" and flat.startswith(" chí", end)
        ):
            name, start = "open", noun  # `45 đồng chí`, `30 vũ khí`
        elif key.startswith(",", end) and key[start:end] in FIRST_OF_SEVERAL and (together := COUNTED_TOGETHER.match(key, start)):
            end = together.end()
        elif not flat[start:end].islower():
            end = _before_name(reading, start, end)
    if name == "open":
        counted = _counted_end(reading, value_start, start, end)
        if counted is None:
            return None
        end = counted
    if key.startswith(("/", " /"), end) and (per := PER.match(key, end)):
        end = per.end()
    return start, end, _KINDS[name]


def _counted_end(reading: Reading, value_start: int, start: int, end: int) -> int | None:
    """Where a noun that no list knows ends; None where nothing lets it be counted, which is asked first: most numbers end here."""
    is_let = lets_count(reading.key[max(0, value_start - 18) : value_start])
    if not is_let and reading.key.find("/", end, end + _LONGEST_SYLLABLE) < 0:
        return None
    counted = _noun_end(reading, start)
    return counted if counted is not None and (is_let or reading.key.startswith("/", counted)) else None


def _noun_end(reading: Reading, start: int) -> int | None:
    """Where a noun that no list knows ends: most have two syllables, and what describes the thing stands behind them."""
    first = _SYLLABLE.match(reading.key, start)
    if first is None or not reading.flat[start].islower():
        return None
    if first[1] in NEVER:
        return first.end() if first[1] in _ISSUES and reading.key.startswith("/", first.end()) else None
    second = _SYLLABLE.match(reading.key, first.end())
    return second.end() if second and second[1] not in NOT_SECOND and reading.flat[second.start(1)].islower() else first.end()


def _before_name(reading: Reading, start: int, end: int) -> int:
    """Where a unit ends: `25 căn Nhà nhân ái` counts `căn`; what begins with a capital is a name."""
    gap = reading.flat.find(" ", start, end)
    while gap > 0:
        if reading.flat[gap + 1].isupper() and reading.flat[gap + 2 : gap + 3].islower() and reading.flat[start].islower():
            return gap
        gap = reading.flat.find(" ", gap + 1, end)
    return end


def _is_meant(reading: Reading, meant: tuple[str, ...], begin: int, end: int) -> bool:
    """False when the tones show another word: `100% hố`, `5 bạn`, and `12 Ban` where other words have tones."""
    words = reading.flat[begin:end].lower()
    return words.startswith(meant) or (words.isascii() and reading.flat[max(0, begin - _AROUND) : end + _AROUND].isascii())


def _unit_words(reading: Reading, start: int, end: int) -> str:
    words = reading.words(start, end).replace("*", "")
    if "/" in words:
        words = "/".join(part.strip() for part in words.split("/"))
    return "%" + words[9:] if words[0] in "Pp" and words[:9].lower() == "phần trăm" else words


def _unit_first(reading: Reading, low: int, high: int) -> Iterator[Quantity]:
    """`Số bác sĩ/vạn dân: 9,5`; `Tỷ lệ che phủ rừng (%): 41`."""
    starts = {reading.key.rfind("(", low, found.start()) for found in _AFTER_BRACKET.finditer(reading.key, low, high)}
    starts |= {max(low, reading.clause_start(found.start(), 60)) for found in _AFTER_DAN.finditer(reading.key, low, high)}
    for at in sorted(starts - {-1}) if starts else ():
        pattern = _UNIT_IN_BRACKETS if reading.key.find("/", at, at + 140) < 0 else _UNIT_BEFORE
        found = pattern.search(reading.key, at, min(high, at + 140))
        if found is None:
            continue
        name = "bracket" if found["bracket"] else "name"
        start, end = found.span(name)
        if found["bracket"]:
            unit = _BRACKETED.fullmatch(reading.key, start, end)
            if unit is None:
                continue
            kind = _KINDS[unit.lastgroup or "count"]
        else:
            counted = [
                at
                for at in (start, *(gap + 1 for gap in range(start, end) if reading.key[gap] == " "))
                if COUNTED.fullmatch(reading.key, at, end)
            ]
            if not counted:
                continue
            start, end, kind = counted[0], found.end("per"), UnitKind.MEASURE
        bound = _bound(reading, low, found.start("one"))[1]
        yield Quantity(
            start=found.start("bound"),
            value_start=found.start("one"),
            unit_start=start,
            unit_end=end,
            end=found.end("one"),
            value=found["one"],
            unit=_unit_words(reading, start, end),
            kind=kind,
            comparator=">=" if bound in {"least", "over"} else "<=" if bound in {"most", "under"} else "=",
            strict=bound in {"over", "under"},
            bounded=True,
        )


def _is_base(reading: Reading, value: str, bound: str, position: int, unit: tuple[int, int, UnitKind]) -> bool:
    """True for what others are counted by (`giá trị sản xuất trên 01 ha`), and for a time that is no longest one (`trong 3 ngày`)."""
    start, _, kind = unit
    if kind is _TIME:
        return bound not in {"most", "under"} and not _DOWN_TO.search(reading.key, max(0, position - 8), position)
    return value in {"1", "01"} and kind in _THINGS and reading.key.startswith(" ", start - 1) and not _MAGNITUDE.match(reading.key, start)


# ── bounds ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _bound(reading: Reading, low: int, position: int) -> tuple[int, str]:
    """Where the words that bound a number begin, and what they say; the number's own place and nothing when none do."""
    begin = max(low, position - 30)
    before = reading.key[begin:position]
    rest, _, last = before.rstrip(" *").rpartition(" ")
    if last.isalpha():
        if last not in _BOUND_ENDS:
            return position, ""
        if last in _OF and (word := rest.rpartition(" ")[2]).isalpha() and word not in _BOUND_ENDS:
            return begin + len(rest) + 1, "of"  # nearly always `đạt` or `còn`, with nothing before it that bounds
    if "?" in before:
        before = "".join(sign if (sign := reading.flat[begin + at]) in "≥≤" else char for at, char in enumerate(before))
    found = _BOUND.match(before[::-1])
    if found is None or found.lastgroup is None:
        return position, ""
    return position - found.end(found.lastgroup), found.lastgroup


def raised_to(reading: Reading, first: Quantity, second: Quantity) -> bool:
    """True for `từ 10% (năm 2020) lên 15%`: the first is where things stand, the second the aim."""
    if second.value_start - first.end > FARTHEST_RISE or not reading.key.startswith("tu", first.start):
        return False
    between = reading.key[first.end : second.value_start]
    return first.start < first.value_start and not _PARTS.search(between.rstrip()) and bool(_RAISED.search(between))
