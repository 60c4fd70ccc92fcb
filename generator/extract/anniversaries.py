"""Anniversaries: phrases that commemorate an event.

Enters: a normal text; single line ends are blanks, a blank line ends a paragraph.
Leaves: `Anniversary` tuples in order, with spans.

Found:   `kỷ niệm 50 năm Ngày giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2025)`, `95 năm Ngày thành lập Đảng …`, `mừng 30 năm tái lập tỉnh`,
         `kỷ niệm lần thứ 29 Ngày Nhà giáo Việt Nam 20-11-2011`, `64 năm ngày Bến Tre Đồng khởi (17/01/1960)`, `kỷ niệm ngày … (11/6/1948-11/6/2024)`,
         `kỷ niệm 80 năm Cách mạng tháng Tám (19/8/1945 - …) và Quốc khánh (02/9/1945 - …)`: the second inherits the years,
         `kỷ niệm 79 năm Cách mạng tháng Tám và Quốc khánh (02/9/1945 - 02/9/2024)`: two events, the dates are the second's,
         `kỷ niệm Ngày Giỗ Tổ Hùng Vương (10/3 âm lịch)`, `Giỗ Tổ Hùng Vương (mùng 10 tháng 3 âm lịch)`: of the moon's calendar, without years and days of origin.
Refused: `qua 5 năm thực hiện …`, `trong 35 năm đổi mới`, `30 năm kháng chiến`, `gần 10 năm sau`, `kế hoạch 5 năm`, `30 năm tuổi Đảng`, `các ngày lễ kỷ niệm`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.dates import DatePair, pair_at
from generator.extract.phrases import behind_blank, by_letter, word_of
from generator.extract.reading import CAPITALS, Reading, places
from generator.model import Anniversary, PartialDate, Span
from generator.slots import constructor, quickly_made

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVENT_HEADS = (
    r"ngay(?! +(?:dem|\d|cong|lam|nghi|dau|tu|sau|nay|truoc|cang))|quoc khanh|cach mang|thanh lap|tai lap|giai phong|chien thang|truyen thong|dai thang|tong khoi nghia|tong tuyen cu|toan quoc khang chien|"
    r"khoi nghia|dong khoi|phong trao dong khoi|ra doi|khai sinh|ngay sinh|sinh nhat|xo viet|hiep dinh|chien dich|quan he|thiet lap|su kien|ban hanh|lan dau|bac ho|chu tich ho chi minh|le (?!phi)|hoi nghi|ky ket|cuoc (?=khoi nghia|tong|khang chien)"
)
_EVENT_HEAD = re.compile(by_letter(_EVENT_HEADS))
_COMMEMORATING = re.compile(r"k[iy] {0,3}niem(?![a-z])")
_YEARS_LONG = re.compile(r"nam(?:(?<=[0-9]nam)|(?<=[0-9] nam)|(?<=[0-9]  nam)|(?<=[0-9]   nam))(?=[^a-z]|ngay|quoc|cach)")
_IN_BRACKETS = re.compile(r"\((?= *(?:tu *)?(?:ngay *)?\d{1,2} *(?:[-/.]|thang) *\d)")
"""Each of the three begins with a character of its own, which is found ten times faster than one of a set."""
_ANCESTORS = re.compile(r"(?:(?:ngay|le) +){0,2}gio +(?:to|quoc to)(?: +(?:cac +)?(?:vua +)?hung(?: vuong)?)?(?![a-z])")
_LUNAR = re.compile(
    r" *[,(]* *(?:(?:ngay|mung|mong) +){0,2}10 *(?:[-/.] *0?3|thang +(?:3|ba|0?3))(?: *(?:nam +)?20\d\d)? *\(? *(?:am lich|al)(?![a-z]) *\)?"
)
_KEPT = re.compile(r"k[iy] *niem +(?:le +)?$")
_MARKS = re.compile(r"(?:k[iy] *niem|chao mung|mung|huong ung|nhan dip|dip)(?![a-z])[^;.:¶]{0,60}$")
_FIGURES = re.compile(r"(?:(?<!\d)[12]\.\d{3}|\d{1,4})$")
_COMMEMORATES = re.compile(
    r"(?P<mark>k[iy] *niem) *(?:(?:le|cac|tron|trong the|cap quoc gia|dung|va huong toi|:) +)*"
    r"(?:(?P<years>[12]\.\d{3}|\d{1,4})(?: *,? *nam(?![a-z](?<!namn))|(?= *nam)| *- *nam|(?= *ngay +(?:thanh lap|giai phong|truyen thong|tai lap|sinh|hoi|chien thang)(?![a-z])))|(?P<nth>(?:lan|nam) +thu *)(?P<nthyears>\d{1,4})(?! *nam))? *,? *(?:ke tu *)?(?:nam *)?"
)
_YEARS_ONLY = re.compile(r"(?P<years>[12]\.\d{3}|\d{1,4}) *nam *,? *")
_LEADS = re.compile(
    word_of("chao mung|huong ung|mung|nhan dip|huong toi|tien toi|don|ky niem|nhan|thiet thuc|nhiet liet|tuyen truyen|dip")
    + r"(?: +(?:va|tron|dip|le|lan))* *[:“\"]? *$"
)
_ADJOINS = re.compile(r" *[)”\"]? *(?:[;,] *(?:va +)?|va +)")
"""Between an anniversary and the next of its list."""
_NARRATES = re.compile(
    word_of(
        "qua|sau|trong|suot|gan|trai qua|lich su|tu|cham nhat|du|ke hoach|giai doan|thoi gian|moi|cu|so ket|tong ket|den nay|truoc|thuc hien|nhiem ky|chang duong|chien luoc|trung binh|"
        "ket qua|dong gop|toi da|toi thieu|it nhat|khong qua|tren|duoi|hon|da|la|co|tuoi|cong tac|dinh ky|han|phat huy|vung vang|tiep noi|nhin lai|hanh trinh|lan thu"
    )
    + r" *[“\"]? *$"
)
_NOT_EVENTS = re.compile(
    r"(?:tuoi|thuc hien|trien khai|doi moi|khang chien|xay dung|phat trien|qua|sau|lien|tro|nay|gan|toi|den|hoat dong|cong tac|kinh nghiem|dau|cuoi|truoc|thi hanh|chien dau|tu|"
    r"phan dau|nam|tren|hon|hoc|va|la|thang|ke|lich su|dong hanh|ngay dau|giai doan|mua|\d{1,4} *nam|\(? *\d{4} *- *\d{4} *\)? *(?:theo|cua|va|,|;|\.))(?![a-z])"
)
_END = re.compile(
    r";|¶|\(|\)|\||…|\.(?= |$|\.)|"
    + behind_blank(
        r"du kien|duoc|se|da|cu the|nhu sau|bang|gan voi|nham|tren dia ban|trong(?! nuoc)|voi|theo|tai|dien ra|tiep tuc|cho den|bao gom|keo dai|"
        r"chao mung|huong toi|tien toi|gop phan|tao khi the|va +(?:chao mung|don|khai giang|tong ket|ky niem|cac|to chuc|huong|mung|tiep|day|thuc|phat(?! trien)|nam|le|tien toi|dai hoi|hoi nghi|trao|tuyen duong|bieu duong|cong bo)"
    )
    + r"|v(?<= v)a +\d{1,4} *nam"
    r"|, *(?:(?:chao mung|huong|ky niem|tien toi|nham|tao|gop|lap|gan|thiet thuc|cac|ubnd|uy ban|dai hoi|phan dau|day manh|nam|don|mung|to chuc|tiep tuc)(?![a-z])|\d{1,4} *nam)"
    r'|"(?= *(?:[,;.)]|$)| +[a-z])'
)
_DATED = re.compile(r"[^;¶()]{3,200}+(?=\( *(?:tu *)?(?:ngay *)?\d{1,4} *(?:[-/.]|thang))")
_ANOTHER = re.compile(r"\d *nam(?![a-z])|k[iy] niem|chao mung|huong toi|\. |, (?:va|nham|gop)")
_WEAK_STOPS = frozenset({"tai", "voi", "theo", "da", "trong", "bang", "cho den", "gan voi", "tren dia ban", "duoc"})
_NO_EVENT_AFTER = re.compile(r"(?:tuoi|nam|sau|qua|la|va|tren|hon)(?![a-z])|\d{1,4} *nam")
"""After `kỷ niệm N năm`: `tuổi Đảng`, `trên 100 năm …`; a second number of years begins a phrase of its own."""
_QUOTE, _QUOTE_ENDS = re.compile(r"[“\"«]"), re.compile(r"[”\"»]")
_BRACKET = re.compile(r" *[”\"]? *,? *\(? *(?:ngay *)?(?=(?:tu *)?(?:ngay *)?\d)")
_ANCIENT_BRACKET = re.compile(r" *[”\"]? *\( *(?=nam +\d)")
_ANCIENT = re.compile(r"(?:nam +)?(?P<a>1[3-9]|[2-9]\d|\d{3}) *- *(?:nam +)?(?P<b>(?:19|20)\d\d)(?= *\))")
_SECOND = re.compile(rf" *(?:,|;)? *(?:va)? *(?=(?:ngay |le )?(?:{by_letter(f'quoc khanh|{_EVENT_HEADS}')}))")
_TWIN = re.compile(r"(?:ngay +)?cach mang +thang +(?:tam|8)[^()¶;]{0,30}?(?P<and> +va +)(?=(?:ngay +)?quoc khanh)")
_TWIN_APART = re.compile(r" *\( *\d{1,2} *[-/] *\d{1,2} *\) +va +(?=(?:ngay +)?quoc khanh)")
_BIRTHDAY = re.compile(r"(?:ngay +)?(?:sinh(?: +nhat)?|thanh lap) +lan +thu +(?P<years>\d{1,4})(?!\d)")
_NEXT_OF_LIST = re.compile(r" *[;,] *(?:va +)?(?=[a-z])")
_LONE_HEAD = re.compile(r"(?<![a-z])(?:ngay(?! +\d)|quoc khanh|cach mang|chien thang|thanh lap|tai lap|giai phong)(?![a-z])")
_CLAUSE = re.compile(
    r"[;:¶()]|\.(?= )|, *(?:chao mung|ky niem|mung|huong toi|nhan) *| va (?=chao mung|ky niem|mung)|[“\"](?= *(?:,|va))|\b(?:chao mung|mung|huong ung|nhan dip|nhan)(?= )"
)
_FULL_DATE = re.compile(
    r"(?<![\d/])\d{1,2} *[-/.] *\d{1,2} *[-/.] *\d{4}|(?<![a-z])(?:(?:tu +)?ngay +)?(?<!\d)\d{1,2} +thang +\d{1,2} +nam +\d{4}"
)
_GLUED = re.compile(rf"[{CAPITALS}](?<=[a-zà-ỹđ].)(?=[a-zà-ỹđ])")
"""The first letter of a word that is glued to the one before."""
_LATEST_PLAUSIBLE, _REACH, _LISTED = 2031, 260, 80

_made, _span = constructor(Anniversary), constructor(Span)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """An anniversary before it is written out."""

    start: int
    end: int
    event: tuple[int, int]
    years: int | None
    dates: DatePair | None
    shares: bool = False


def find_anniversaries(text: str) -> tuple[Anniversary, ...]:
    """Every anniversary of a normal text, in order; spans count its code points."""
    return anniversaries_in(Reading.of(text))


def anniversaries_in(reading: Reading) -> tuple[Anniversary, ...]:
    """The same for a text that is read already."""
    return tuple(_anniversary(reading, phrase) for phrase in _scan(reading))


def _scan(reading: Reading) -> Iterator[_Phrase]:
    floor = 0
    key = reading.key
    anchors = [(found.start(), 0) for found in _COMMEMORATING.finditer(key)]
    anchors += [(_last_figure(key, found.start()), 1) for found in _YEARS_LONG.finditer(key)]
    anchors += [(found.start(), 2) for found in _IN_BRACKETS.finditer(key)]
    if any(key.startswith(("to", "quoc to"), place + 4) for place in places(key, "gio ")):
        anchors += [(found.start(), 3) for found in _ANCESTORS.finditer(key)]
    for position, opening in sorted(anchors):
        if position < floor:
            continue
        phrases = list(_phrases(reading, position, opening, floor))
        yield from phrases
        if phrases:
            floor = phrases[-1].end


def _last_figure(key: str, nam: int) -> int:
    """Place of the figure that stands before `năm`, at most three blanks apart."""
    place = nam - 1
    while key[place] == " ":
        place -= 1
    return place


def _phrases(reading: Reading, position: int, opening: int, floor: int) -> Iterator[_Phrase]:
    """What an anchor opens: one phrase, or two that share years or dates, and those that follow without years of their own."""
    first = (_commemoration, _years, _lone_pair, _ancestors)[opening](reading, position, floor)
    if first is None:
        return
    twin = _TWIN.match(reading.key, *first.event)
    if twin and first.years is not None:
        yield _Phrase(start=first.start, end=twin.start("and"), event=(first.event[0], twin.start("and")), years=first.years, dates=None)
        first = _Phrase(
            start=twin.end(), end=first.end, event=(twin.end(), first.event[1]), years=first.years, dates=first.dates, shares=True
        )
    yield first
    if reading.key.startswith("cach mang thang", first.event[0]) and (apart := _TWIN_APART.match(reading.key, first.event[1])):
        second = _phrase(reading, apart.end(), apart.end(), first.years)
        if second:
            yield _Phrase(start=second.start, end=second.end, event=second.event, years=first.years, dates=second.dates, shares=True)
    while first.dates and (following := _sharing(reading, first)):
        yield following
        first = following


def _commemoration(reading: Reading, position: int, _floor: int) -> _Phrase | None:
    """`kỷ niệm …` with a number of years, or with a pair of dates."""
    found = _COMMEMORATES.match(reading.key, position)
    if not found:
        return None
    years = found["years"] or found["nthyears"]
    if years is None and (birthday := _BIRTHDAY.match(reading.key, found.end())):
        return _phrase(reading, position, birthday.start(), int(birthday["years"]))
    if years is None:
        if not _LONE_HEAD.match(reading.key, found.end()):
            return None
        phrase = _phrase(reading, position, found.end(), None)
        return phrase if phrase and phrase.dates and phrase.dates.last else None
    if _NO_EVENT_AFTER.match(reading.key, found.end()):
        return None
    return _phrase(reading, position, found.end(), _count(years))


def _years(reading: Reading, last_figure: int, floor: int) -> _Phrase | None:
    """`N năm …` without `kỷ niệm`: only where a lead, an event's first word or a pair of dates shows that it commemorates."""
    figures = _FIGURES.search(reading.key, max(floor, last_figure - 5), last_figure + 1)
    position = figures.start() if figures else last_figure
    if reading.key[max(0, position - 1) : position] in tuple("0123456789.,/-"):
        return None
    found = _YEARS_ONLY.match(reading.key, position)
    if not found or not _count(found["years"]):
        return None
    before = reading.key[max(0, position - 40) : position]
    head = _EVENT_HEAD.match(reading.key, found.end())
    if (narrates := _NARRATES.search(before)) and not (head and narrates[0].startswith("lich su")):
        return None
    lead = _LEADS.search(before)
    listed = floor > 0 and _ADJOINS.fullmatch(reading.key, floor, position) is not None
    if _NOT_EVENTS.match(reading.key, found.end()) or not (lead or head or listed or reading.flat[found.end() : found.end() + 1].isupper()):
        return None
    phrase = _phrase(reading, position, found.end(), _count(found["years"]))
    if phrase and not lead and not head and not (phrase.dates and (listed or phrase.dates.last)):
        return None
    return phrase


def _count(figures: str) -> int:
    """`95`, `1.010`."""
    return int(figures.replace(".", ""))


def _phrase(reading: Reading, start: int, position: int, years: int | None) -> _Phrase | None:
    """Event and dates that follow the years at `position`."""
    early = None
    if reading.key.startswith("(", position):  # “kỷ niệm 45 năm (1975 - 2020) Ngày …”
        early = _dates_at(reading, position)
        if early:
            position = early.end + (len(reading.key[early.end :]) - len(reading.key[early.end :].lstrip(" )")))
    end = _event_end(reading, position)
    words = reading.flat[position:end].rstrip(' ,-–“”"')
    if len(words) < 3:
        return None
    event = (position, position + len(words))
    dates = early or _dates_at(reading, end) or _dates_at(reading, event[1])
    if dates is None and years is not None:
        dates = _bare_date(reading, event)
        if dates:
            event = (event[0], event[0] + len(reading.flat[event[0] : dates.start].rstrip(" ,-")))
    close = event[1] if dates is None else max(event[1], dates.end)
    if dates and reading.key[close : close + 2].lstrip(" ").startswith(")") and "(" in reading.key[position:close]:
        close = reading.key.index(")", close) + 1
    return _Phrase(start=start, end=close, event=event, years=years, dates=dates)


def _event_end(reading: Reading, position: int) -> int:
    """Where the words of the event end; a quotation inside it is one piece."""
    high = min(len(reading.key), position + _REACH)
    cursor = position
    while True:
        stop = _END.search(reading.key, cursor, high)
        quote = _QUOTE.search(reading.flat, cursor, stop.start() if stop else high)
        if quote:
            closing = _QUOTE_ENDS.search(reading.flat, quote.end(), high)
            if closing:
                cursor = closing.end()
                continue
        if stop and (
            (stop[0][0].isalpha() and reading.flat[stop.start()].isupper() and not reading.flat[position : stop.end()].isupper())  # Đà Nẵng
            or not reading.means(stop.start(), stop.end())
            or ((stop[0] in _WEAK_STOPS or stop[0].startswith(", ")) and stop.start() < _bracket(reading, position))
            or (stop[0] == "." and cursor < stop.start() and reading.key.endswith("tp", 0, stop.start()))
        ):
            cursor = stop.end()
            continue
        return stop.start() if stop else high


def _bracket(reading: Reading, position: int) -> int:
    """Where dates in brackets follow: the words from `position` up to them are the event. -1 where there are none, or another event stands before them."""
    dated = _DATED.match(reading.key, position)
    return dated.end() if dated and not _ANOTHER.search(reading.key, position, dated.end()) else -1


def _dates_at(reading: Reading, position: int) -> DatePair | None:
    """The dates in brackets that open at `position`."""
    lead = _BRACKET.match(reading.key, position)
    if lead and "(" in lead[0]:
        return _ancient_at(reading.key, lead.end()) or pair_at(reading.key, lead.end())
    lead = _ANCIENT_BRACKET.match(reading.key, position)
    return _ancient_at(reading.key, lead.end()) if lead else None


def _ancient_at(key: str, position: int) -> DatePair | None:
    """`(40 - 2024)`, `(năm 938 - năm 2018)`: years of fewer than four figures."""
    found = _ANCIENT.match(key, position)
    return DatePair(position, found.end(), PartialDate(int(found["a"])), PartialDate(int(found["b"]))) if found else None


def _bare_date(reading: Reading, event: tuple[int, int]) -> DatePair | None:
    """The date at the end of an event without brackets: `Ngày Nhà giáo Việt Nam 20-11-2011`, `… từ ngày 30 tháng 4 năm 1975 đến …`."""
    for found in _FULL_DATE.finditer(reading.key, *event):
        pair = pair_at(reading.key, found.start())
        if pair:
            return pair
    return None


def _sharing(reading: Reading, first: _Phrase) -> _Phrase | None:
    """The event after `first` that has dates but neither `kỷ niệm` nor years of its own."""
    link = _SECOND.match(reading.key, first.end)
    listed = None if link and link.end() > first.end else _NEXT_OF_LIST.match(reading.key, first.end)
    if listed:
        link = listed if reading.flat[listed.end()].isupper() else None
    if not link or link.end() == first.end:
        return None
    phrase = _phrase(reading, link.end(), link.end(), None)
    if (
        not phrase
        or not phrase.dates
        or not phrase.dates.last
        or re.search(r"\d *nam(?![a-z])|k[iy] niem", reading.key[phrase.event[0] : phrase.event[1]])
    ):
        return None
    agrees = first.years is not None and phrase.dates.last.year - phrase.dates.first.year == first.years
    if listed and not (agrees and phrase.dates.first.day and phrase.event[1] - phrase.event[0] <= _LISTED):
        return None  # without an event's first word only the sum tells
    return _Phrase(
        start=phrase.start, end=phrase.end, event=phrase.event, years=first.years if agrees else None, dates=phrase.dates, shares=agrees
    )


def _lone_pair(reading: Reading, position: int, floor: int) -> _Phrase | None:
    """`Ngày … (11/6/1948 - 11/6/2024)` without years: two full dates of the same day and month, an event's first word before them."""
    dates = _dates_at(reading, position)
    if dates is None or dates.last is None or dates.first.day is None:
        return None
    if (dates.first.day, dates.first.month) != (dates.last.day, dates.last.month):
        return None
    low = max(floor, position - _REACH)
    for clause in _CLAUSE.finditer(reading.key, low, position):
        low = clause.end()
    head = _LONE_HEAD.search(reading.key, low, position)
    if (
        head is None
        or re.search(r"\d+ *(?:mua|tuoi|the ky)", reading.key[low:position])
        or (reading.key[low : head.start()].strip() and not reading.flat[head.start()].isupper())
    ):
        return None
    words = reading.flat[head.start() : position].rstrip(' ,-–“”"')
    closing = reading.key.find(")", dates.end, dates.end + 3)
    return _Phrase(
        start=head.start(),
        end=closing + 1 if closing >= 0 else dates.end,
        event=(head.start(), head.start() + len(words)),
        years=None,
        dates=dates,
    )


def _ancestors(reading: Reading, position: int, floor: int) -> _Phrase | None:
    """`Giỗ Tổ Hùng Vương` where it is commemorated, or with its day in the moon's calendar."""
    found = _ANCESTORS.match(reading.key, position)
    if found is None or "giỗ" not in reading.flat[found.start() : found.end()].lower():
        return None
    day = _LUNAR.match(reading.key, found.end())
    marked = _MARKS.search(reading.key, max(floor, position - 80), position)
    if day is None and marked is None:
        return None
    kept = _KEPT.search(reading.key, max(floor, position - 20), position)
    return _Phrase(
        start=kept.start() if kept else position, end=day.end() if day else found.end(), event=found.span(), years=None, dates=None
    )


def _anniversary(reading: Reading, phrase: _Phrase) -> Anniversary:
    founded, observed = _founded_and_observed(phrase)
    event = _GLUED.sub(lambda first: f" {first[0]}", reading.words(*phrase.event))
    return _made(
        span=_span(phrase.start, phrase.end),
        raw=reading.words(phrase.start, phrase.end),
        event=event.strip(' ,-–“”"') or event,
        years=phrase.years,
        founded_on=founded,
        observed_on=observed,
        arithmetic_ok=agrees(phrase.years, founded, observed),
        shares_years=phrase.shares,
    )


def agrees(years: int | None, founded: PartialDate | None, observed: PartialDate | None) -> bool | None:
    """True when the years fit the dates and both fall on the same day; None when a part is not printed."""
    if years is None or founded is None or observed is None:
        return None
    same_day = founded.day is None or observed.day is None or (founded.day, founded.month) == (observed.day, observed.month)
    return observed.year - founded.year == years and same_day


def _founded_and_observed(phrase: _Phrase) -> tuple[PartialDate | None, PartialDate | None]:
    """A single date is the event's, unless the years added to it lead too far ahead: then it is the celebration's."""
    if phrase.dates is None:
        return None, None
    first, last = phrase.dates.first, phrase.dates.last
    if (
        last is not None
        and first.month is None
        and phrase.years is not None
        and first.year + phrase.years < last.year + phrase.years <= _LATEST_PLAUSIBLE
    ):
        return None, None  # `445 năm ngày mất của … (1503 - 1570)`: the years of a life
    if last is None and phrase.years is not None and first.year + phrase.years > _LATEST_PLAUSIBLE:
        return None, first
    return first, last
