"""Targets: measurable aims with a printed value.

Enters: a `Plan` and a `Reading` of its body; ranges that are names or citations; the plan's tables.
Leaves: `Target`s in order, each with its provision's path: indicator, comparator, value, unit, year, whose aim.

Found:   `tỷ trọng ngành dịch vụ chiếm 36%`, `thu nhập bình quân đầu người 65 triệu đồng/người/năm`, `100% số hộ được dùng điện`, `giữ vững 6/6 trường đạt chuẩn`,
         `tỷ lệ tham gia BHYT từ 95% trở lên`, `có từ 85% hộ trở lên đạt …`, `mỗi đơn vị đăng ký ít nhất 01 công trình`, `số bác sĩ/vạn dân: 9,5`, the values of a table,
         `tổ chức 20 buổi tư vấn cho 300 lượt người`, `hiến 2.500 đơn vị máu`, `6 lớp, 180 học viên`.
Refused: numbers that merely count what there is (`19 thôn`, `04 khâu`), amounts of awards and costs, values of the past (`so với năm 2023 là 5%`), goals without a number,
         and numbers inside a movement's name or a citation.

What the paper calls the indicator stays in its words; nothing is completed from elsewhere. The year a value is compared with (`so với năm 2023`) is not the aim's.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator.extract.aims import Surroundings, goes_on, is_aim, scope_before, surroundings
from generator.extract.phrases import word_of
from generator.extract.quantities import FARTHEST_RISE, Quantity, quantities_in, raised_to
from generator.extract.reading import BREAK
from generator.extract.target_tables import table_targets
from generator.extract.units import UnitKind
from generator.model import Level, Span, Target
from generator.slots import constructor, quickly_made
from generator.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.reading import Reading
    from generator.extract.tables import Table
    from generator.model import Plan, Provision

_target_of, _span = constructor(Target), constructor(Span)
_SILENT = frozenset({Level.PREAMBLE, Level.CLOSING, Level.RECIPIENTS, Level.SIGNATURE})

_STOP = re.compile(rf"\"(?= *,)|\.(?= |$|{BREAK})")
"""Signs that stop the words of an indicator in some places only."""
_TAIL = re.compile(
    rf"[,;:()\[\]{BREAK}]|\.(?= |$|{BREAK})|(?<= )(?:va (?!tre em|hoc sinh|nguoi)|trong do(?![a-z])|so voi(?![a-z])|nham(?![a-z])|gop phan(?![a-z]))"
)
_NO_TAIL = f",;:()[]{BREAK}"
"""Signs that end the words right behind a value."""
_NEXT_AIM = re.compile(
    r" *(?:giam|tang|nang|dat|giu vung|phan dau|hoan thanh|xay dung|trong do|khong|moi|ty le|thu|co|bao dam|dam bao|duy tri|tri gia|kinh phi|muc|chiem|bang|dua|trong|vuot|con|\d)(?![a-z])"
)
"""Behind a comma, what is no element of a list."""
_AIMS = r"phan dau|phan dau den|giu vung|duy tri|hoan thanh|dam bao|bao dam|dat|co|on dinh|phai|thuc hien|it nhat|toi thieu|tren|tu|va|cung|trong do|den cuoi nam \d{4}|den het nam \d{4}|den nam \d{4}|cuoi nam \d{4}|nam \d{4}|hang nam|moi nam|den|het|quyet tam|tiep tuc|tang cuong|va vuot|vuot|dua|chiem|la|tro len|bao gom|gom|thi dua|moi|trong nam|vuot muc|ve truoc han|som"
_ONLY_AIMS = re.compile(rf"(?>(?:[ ,.+*-]|{word_of(_AIMS)}(?![a-z]))*)")
_LEADS = re.compile(
    r"(?>(?:[ ,.+*-]|"
    + word_of(
        r"phan dau|va|trong do|dong thoi|tiep tuc|quyet tam|phan dau den nam \d{4}|cung voi do|ngoai ra|rieng|den het nam \d{4}|den cuoi nam \d{4}|den nam \d{4}|cuoi nam \d{4}|het nam \d{4}"
    )
    + r"(?![a-z]))+)"
)
_CONNECTS = frozenset(
    ("phan dau dat", "vao khoang", "toi thieu", "khong qua", "phan dau", "vuot muc", "it nhat", "dat muc", "va vuot", "uoc dat", "khoang", "toi da", "chiem", "xuong", "tren", "duoi", "bang", "dat", "con", "len", "muc", "hon", "gan", "den", "la", "tu")
)  # fmt: skip
"""Words between an indicator and its value."""
_CONNECTION_ENDS = frozenset(words.rpartition(" ")[2] for words in _CONNECTS)
_CONNECTION = re.compile(
    rf"[ ,:=*-]*+(?>(?:(?:{'|'.join(words[::-1] for words in sorted(_CONNECTS, key=lambda words: (-words.count(' '), words)))})(?= |\Z)[ ,:=*-]*+)*)"
)
"""Such words, read backwards."""
_ONLY_TIME = re.compile(r"(?:(?:vao|den|trong|cuoi|het|giai doan|-|\d{4}|nam|va) *)+")
_YEAR = re.compile(r"nam (20\d\d)(?!\d| *[-/] *\d)")
_BASE = re.compile(r"so (?:voi|sanh)(?: +[a-z]+){0,3} *$")
"""What stands before the year a value is compared with."""
_PAST = re.compile(
    r"\((?:(?:so voi|so|cuoi|het|dau|cua|trong|tinh den|den) +)*nam (20\d\d|19\d\d)[ :,-]*(?:(?:chi|moi|da|uoc) +)?(?:dat|la|co|chiem|bang|con)?[ :]*"
)
"""`(năm 2022 đạt 9,07%)`: what was reached, told beside what is aimed at."""
_ONLY_A_VERB = 2
"""Words before a value that say no more than what is done with it: `trồng mới 350 ha rừng`."""
_LED_BY = re.compile(r"[a-z ,*]{0,60}?(?:den|trong|het)(?: het| cuoi)? nam (20\d\d) *:")
"""`Phấn đấu đến năm 2027: …`: the year of all aims that follow in the provision."""
_DANGLING = (" cho", " va", " voi", " tai", " cua", " o", " thuoc")
"""Words that lead to the next value."""
_LONGEST = 220
_COMFORTABLE = 110


def targets_in(reading: Reading, plan: Plan, taken: Sequence[Span] = (), tables: Sequence[Table] = ()) -> tuple[Target, ...]:
    """Every target of a plan's units and tables; `taken`: names and citations whose numbers are no aims, in order."""
    out: list[Target] = []
    known: dict[str, Surroundings] = {}
    quantities = _quantities(reading, plan, taken, [table.span for table in tables if table.aims])
    done, last = 0, len(quantities)
    issued = plan.metadata.issued_on.year if plan.metadata.issued_on else plan.source.folder_year
    for provision in plan.provisions:
        first, end = done, provision.span.end
        while done < last and quantities[done].value_start < end:
            done += 1
        if first == done and provision.heading is None:
            continue
        around = surroundings(reading, provision, known)
        if first < done and provision.level not in _SILENT:
            out.extend(_targets(reading, _place(reading, provision, around, issued), quantities[first:done]))
    for table in tables:
        if table.aims and not surroundings(reading, table.provision, known).rewards:
            out.extend(table_targets(reading, table))
    if tables:
        out.sort(key=lambda target: target.span.start)
    return tuple(out)


def _quantities(reading: Reading, plan: Plan, taken: Sequence[Span], tables: Sequence[Span]) -> list[Quantity]:
    """Quantities of a plan's units, without those that belong to a name, a citation or a table of aims."""
    first = next((provision.span for provision in plan.provisions if provision.level not in _SILENT), None)
    if first is None:
        return []
    last = next(provision.span for provision in reversed(plan.provisions) if provision.level not in _SILENT)
    starts = [span.start for span in taken]
    out = []
    for quantity in quantities_in(reading, first.start, last.end):
        place = bisect.bisect_right(starts, quantity.value_start) - 1
        if place >= 0 and quantity.value_start < taken[place].end:
            continue
        if quantity.unit == "tuổi" and "tuoi tho" not in reading.key[max(0, quantity.value_start - 40) : quantity.value_start]:
            continue  # `trẻ em dưới 6 tuổi`
        if tables and any(table.start <= quantity.value_start < table.end for table in tables):
            continue
        out.append(quantity)
    return out


@quickly_made
@dataclass(frozen=True, slots=True)
class _Place:
    """A provision's words, and what the headings above it say."""

    low: int
    high: int
    around: Surroundings
    provision: Provision
    led: int | None
    """Year that leads all aims of the provision."""
    scoped: bool
    """It may say whose aims they are."""
    told_before: int | None
    """Year of the plan, where the words have brackets: what is told there of a year before is no aim."""


_place_of = constructor(_Place)


def _place(reading: Reading, provision: Provision, around: Surroundings, issued: int | None) -> _Place:
    key, words = reading.key, provision.heading or provision.text or provision.span
    low, high = words.start, (provision.text or words).end
    led = _LED_BY.match(key, low, high) if key.find("nam 20", low, low + 80) >= 0 else None
    return _place_of(
        low,
        high,
        around,
        provision,
        led=int(led[1]) if led else None,
        scoped=key.find("doi voi ", low, high) >= 0 or key.find("cap ", low, low + 90) >= 0,
        told_before=issued if key.find("(", provision.span.start, provision.span.end) >= 0 else None,
    )


def _targets(reading: Reading, place: _Place, quantities: Sequence[Quantity]) -> Iterator[Target]:
    floor, raised_from, before, counted = place.low, None, None, None
    for quantity, following in zip_longest(quantities, quantities[1:]):
        if following and following.value_start - quantity.end <= FARTHEST_RISE and raised_to(reading, quantity, following):
            raised_from = quantity
            continue
        named_to = raised_from.start if raised_from else quantity.start
        if quantity.unit_start < named_to and "/" not in quantity.unit:
            named_to = quantity.unit_start - 1  # `Tỷ lệ che phủ rừng (%): 41`
        raised, raised_from = raised_from is not None, None
        if place.told_before and _is_past(reading, quantity, place.told_before):
            continue
        start = _phrase_start(reading, floor, named_to)
        if not is_aim(reading, start, quantity, place.around, raised=raised) and (
            counted is None or counted.unit == "%" or place.around.rewards or not goes_on(reading, counted, quantity)
        ):
            continue
        target = _target(reading, place, quantity, (start, named_to, following.start if following else place.high), before)
        if target:
            yield target
            floor, before, counted = target.span.end, target, quantity


def _is_past(reading: Reading, quantity: Quantity, issued: int) -> bool:
    """True for the value of an earlier year in brackets."""
    opened = reading.key.rfind("(", max(0, quantity.start - 40), quantity.start)
    found = _PAST.fullmatch(reading.key, opened, quantity.start) if opened >= 0 else None
    return found is not None and int(found[1]) < issued


def _phrase_start(reading: Reading, floor: int, position: int) -> int:
    """Where the words of the indicator may begin: after the target before, at the start of the sentence or list element."""
    key, start = reading.key, max(floor, position - _LONGEST)
    at = reading.stops.rfind(b";", start, position)
    while at >= 0:
        sign = key[at]
        if sign == ":":
            ends = key[at + 1 : position].strip(" *") != ""  # `tổng chi ngân sách: 18 tỷ đồng`
        elif sign == ")":
            ends = key[at + 1 : position].strip(" *,") != ""
        else:
            ends = sign not in '."' or _STOP.match(key, at, position) is not None
        if ends:
            return at + 1
        at = reading.stops.rfind(b";", start, at)
    return start


def _target(reading: Reading, place: _Place, quantity: Quantity, phrase: tuple[int, int, int], earlier: Target | None) -> Target | None:
    """`phrase`: where the words before the value begin and end, and where the next value begins."""
    (begin, named_to, limit), key, behind = phrase, reading.key, quantity.end
    lead = _LEADS.match(key, begin, named_to)
    first = lead.end() if lead else begin
    tail = _tail(reading, behind, limit)
    words = key[first:named_to]
    before = _without_connection(words)
    follows = tail > behind and key[behind : min(tail, behind + 4)].lstrip()[:1].isalpha()
    named_after = (follows and words.rstrip(" *").endswith(":")) or _ONLY_AIMS.fullmatch(before) is not None
    if named_after:
        indicator = _after(reading, quantity, tail)
        first = first if before else quantity.start
    else:
        end = first + len(before)
        if len(before) > _COMFORTABLE:
            first = _last_comma(reading, first, end)
            again = _LEADS.match(key, first, end)
            first = again.end() if again else first
        indicator = reading.words(first, end)
        if indicator.count(" ") < _ONLY_A_VERB:
            indicator += " " + _after(reading, quantity, tail)
        if not follows:
            tail = behind
    indicator = _clean(indicator)
    if named_after and earlier:
        indicator = _shared(indicator, earlier.indicator)
    if len(indicator) < 2:  # `có 60% và đến năm 2030 có 80% số xã đạt chuẩn`: the words that both share stand behind the second
        indicator = _clean(reading.words(behind, min(place.high, reading.clause_end(behind, _LONGEST))))
    if len(indicator) < 2:
        return None
    end = behind + len(reading.flat[behind:tail].rstrip(" ,;:*")) if 0 < tail - behind < _LONGEST else behind
    while first < behind and key[first] in " *,-+":
        first += 1
    is_raised = quantity.unit_start > quantity.value_start and quantity.start - named_to > 3
    return _target_of(
        span=_span(first, end),
        path=place.provision.path,
        anchor=place.provision.anchor,
        raw=reading.words(first, end).strip(" *,"),
        indicator=indicator,
        value=quantity.value,
        unit=quantity.unit,
        comparator=quantity.comparator,
        strict=quantity.strict,
        year=_year(reading, quantity.start if is_raised else begin, quantity.value_start, tail) or place.led,
        scope=(scope_before(reading, max(place.low, begin - 300), quantity.value_start) if place.scoped else None) or place.around.scope,
    )


def _shared(indicator: str, earlier: str) -> str:
    """The words behind a value that say nothing of their own go on with those of the aim before."""
    if not indicator or (len(indicator) < 40 and _ONLY_TIME.fullmatch(fold(indicator))):
        return earlier
    return f"{earlier} {indicator}" if indicator.lower().startswith("so với ") else indicator


def _clean(words: str) -> str:
    """The words of an indicator, joined of several places, without emphasis and outer punctuation."""
    if "*" in words or "  " in words:
        words = " ".join(words.replace("*", "").split())
    return words.strip(" ,;:.-–()")


def _after(reading: Reading, quantity: Quantity, tail: int) -> str:
    """The words behind a value that name what it measures: of a count with its unit, without `trở lên`."""
    start = quantity.unit_start if quantity.kind is UnitKind.COUNT else quantity.unit_end
    if quantity.end > quantity.unit_end:
        kept = len(reading.key[start : quantity.end].rpartition(" tro ")[0])
        return f"{reading.words(start, start + kept)} {reading.words(quantity.end, tail)}"
    return reading.words(start, tail)


def _without_connection(words: str) -> str:
    """An indicator's words without those that lead to its value: `… đạt`, `… chiếm khoảng`."""
    words = words.rstrip(" ,:=*-")
    if words.rpartition(" ")[2] not in _CONNECTION_ENDS:
        return words
    found = _CONNECTION.match(words[::-1])
    return words[: len(words) - found.end()] if found else words


def _year(reading: Reading, begin: int, value_start: int, tail: int) -> int | None:
    """The year printed nearest before the value, else behind it; never one it is compared with."""
    if reading.key.find("nam 20", begin, tail) < 0:
        return None
    years = [
        found
        for found in _YEAR.finditer(reading.key, begin, tail)
        if not _BASE.search(reading.key, max(0, found.start() - 40), found.start())
    ]
    before = [found for found in years if found.start() < value_start]
    return int((before[-1] if before else years[0])[1]) if years else None


def _tail(reading: Reading, position: int, limit: int) -> int:
    """Where the words after a value end; a first word or two before a comma belong to a list (`100% cơ quan, đơn vị đạt …`)."""
    key, high = reading.key, min(limit, position + _LONGEST - 1)
    if key[position : position + 1] in _NO_TAIL or key.startswith(". ", position):
        return min(position, high)
    end = high
    for stop in _TAIL.finditer(key, position, high):
        end = stop.start()
        words = key[position:end].split()
        if stop[0] == "," and not _NEXT_AIM.match(key, stop.end()) and (1 <= len(words) <= 3 or key.count('"', position, end) % 2):
            continue
        if words or stop[0] != "so voi":
            break
    else:
        end = high
    if end == limit and key.endswith(_DANGLING, position, limit - 1):
        return key.rindex(" ", position, limit - 1)
    return end


def _last_comma(reading: Reading, begin: int, end: int) -> int:
    """A long run of words is cut at its last comma: what stands before it is another aim."""
    comma = reading.key.rfind(", ", begin, end)
    return comma + 2 if comma >= 0 else begin
