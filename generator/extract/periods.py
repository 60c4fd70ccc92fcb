"""How long a plan runs.

Enters: a `Plan` (or a `Reading` of its body and title).
Leaves: `Period` with the words it was read from.

Period, in this order: the provision on time (`Thời gian thi đua: Từ ngày ban hành Kế hoạch đến hết ngày 31/12/2025`), a launch in the preamble
(`phát động đợt thi đua … từ … đến …`), the title (`năm 2025`, `giai đoạn 2020-2025`, `nhiệm kỳ 2021- 2025`), the launch without a range (`phát động phong trào thi đua năm 2024`).
`từ ngày ban hành`, `từ nay` begin on the plan's own date; `đến khi tổ chức thành công Đại hội …` ends with an event. `chậm nhất ngày …`, `trước ngày …` are deadlines of
reports, no period.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extract.dates import date_at
from generator.extract.phrases import by_letter
from generator.extract.reading import Reading, places
from generator.model import Level, PartialDate, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Plan

_TIME = re.compile(
    r"thoi (?:gian|han|ky)(?: +(?:va +dia diem *)?(?:to chuc|thuc hien|thi dua|phat dong|trien khai|dien ra|tien hanh|dot thi dua|phong trao|cao diem|ap dung|va|ke hoach|cuoc van dong|dot))*"
    r"(?P<link>[^;.¶]{0,60}?)(?:[:.] *|¶+ *|(?<!tu)(?<!den) +)(?=(?:tu|tinh tu|bat dau|ke tu|trong|nam \d|quy|giai doan|thang|den|ngay|dot|duoc|\d+ *(?:thang|nam|ngay))(?![a-z]))"
)
_TIME_WORDS = ("thoi gian", "thoi han", "thoi ky")
_NOT_THE_PLANS = re.compile(
    r"(?<![a-z])(?:bao cao|gui|nop|ho so|binh chon|xet|cham|dang ky|hop|truoc|hoan thanh|to chuc (?:le|hoi nghi)|so ket|tong ket|cong tac|ngan|toi|vua qua|nghi)(?![a-z])"
)
_LAUNCH = re.compile(
    rf"(?:{by_letter('phat dong|to chuc|ban hanh|xay dung|trien khai', starts_word=True)})(?![a-z])(?=(?P<clause>[^;.:¶]{{0,160}}+))"
)
_LAUNCH_TIME = re.compile(by_letter(r"tu +(?:ngay|thang|nay|nam)|trong nam \d|nam \d{4}|giai doan \d", starts_word=True))
_LONGEST_TIME = 60
_HEADED = re.compile(
    r"(?:¶|^)[ *#]*(?P<label>(?:[ivx]{1,4}|[a-z]|\d{1,2}(?:\.\d{1,2})*) ?[./):-] *|- *)?[^¶.;:]{0,40}?thoi (?:gian|han)(?![a-z])[^¶.;:]{0,60}[ *]*(?:[:.] *|¶)"
)
"""A heading that names the time among other things: `III. THỜI GIAN, TIẾN ĐỘ`, `2. Đối tượng và thời gian:`."""
_NEXT_UNIT = re.compile(r"¶[ *#]*(?:phan +)?(?P<roman>[ivx]{1,4})? *(?:(?<=[ivx])|\d{1,2}(?:\.\d{1,2})*|(?<![a-z])[a-h]) ?[./)-]")
_SUBJECTS = ("ke hoach", "phong trao", "dot thi dua")
_RUNS = re.compile(
    r"(?<![a-z])(?:ke hoach|(?P<movement>phong trao(?: thi dua)?|dot thi dua))(?: nay)? (?:se )?(?:duoc )?(?:(?:to chuc|trien khai|phat dong)(?: va)? )?(?:thuc hien|trien khai|dien ra|keo dai|bat dau|phat dong|to chuc) (?=tu )"
)
"""`Kế hoạch được thực hiện từ …`."""
_FROM = re.compile(
    r"(?:bat dau +|ke +|tinh +)?tu +(?:(?P<own>(?:ngay +)?(?:ban hanh|ky(?: ban hanh)?|phat dong|nay|khi (?:ban hanh|phat dong|ke hoach)|ke hoach)(?![a-z])[^,;.¶]{0,60}?(?= *,? *(?:cho +|keo dai +)?(?:den|toi)(?![a-z])|[,;.¶]|$))|(?P<part>(?:ngay +)?\d{1,2} *[-/.] *\d{1,2}(?!\d| *[/.] *\d|-\d| *- *\d{4})|ngay +\d{1,2} +thang +\d{1,2}(?!\d| *(?:nam|[-/]))|ngay +\d{1,2}(?= +den(?![a-z]))|"
    r"thang +\d{1,2}(?!\d| *[-/.] *\d| *nam)|quy +[iv]+(?![iv]| *[-/] *\d| *nam))|(?=ngay|thang|nam|dau nam|quy|\d))"
)
_FROM_HERE = re.compile(r"t(?<![a-z]t)u +(?=ngay|thang|quy|nam|nay|\d)")
_TO = re.compile(
    r" *,? *(?:(?:cho +|keo dai +)?(?:den|toi|-)|(?:va +)?ket thuc(?: +vao)?(?= +(?:ngay|thang|nam|quy|cuoi|het|\d)))(?: +(?:het|cuoi|truoc|ngay het))* *(?=ngay|thang|nam|quy|\d|khi|truoc|sau|dip|luc|dai hoi|ket thuc|tong ket)"
)
_ASIDE = re.compile(r" *[,(][^;.¶]{3,200}?[,)](?= *den +(?:het +)?(?:ngay|thang|nam|\d))")
"""`từ ngày 01/4/2025, kỷ niệm …, đến ngày 03/10/2025`."""
_EVENT = re.compile(r"(?:truoc +|sau +)?(?:khi +|luc +|dip +)?(?=[a-z])")
_QUARTER = re.compile(r"quy +(?P<q>iv|iii|ii|i|[1-4]) *(?:[-/]|nam)? *(?:nam)? *(?P<y>\d{4})")
_YEARS = re.compile(r"(?:giai doan|nhiem ky|(?:thoi ky|trong)?(?: *0?\d+ nam)?)? *\(? *(?P<a>(?:19|20)\d\d) *- *(?P<b>(?:19|20)\d\d)")
_LENGTH = re.compile(
    r"(?:trong +)?\d{1,3} +(?:ngay(?: dem)?|thang|tuan|nam)[ ,:(-]{0,4}(?=(?:ke +|tinh +)?tu +(?:ngay|thang|nam|quy|\d)|bat dau|\d{1,2} *[/.-])"
)
_ROUND = re.compile(r"(?:dot|giai doan|vong) *(?:[ivx]{1,4}|\d{1,2})(?![a-z\d])[^;.¶]{0,60}?(?=tu +(?:ngay|thang|\d))")
_MOVEMENT = re.compile(
    r"(?<![a-z])(?:chien dich|mua he|he tinh nguyen|thang (?:thanh nien|hanh dong|cao diem)|dot (?:cao diem|sinh hoat)|hoi thi|cuoc thi|hoi thao|hoi trai|hoi dien|tuan le|phong trao \W{0,2}[“\"?])"
)
"""What lasts for a part of the plan's time."""
_FIRST_UNIT = re.compile(r"(?:^|¶)[ *#]*(?:phan +)?(?:[ivx]{1,4}|a|\d{1,2})[./)-]")
_DEEP = re.compile(r"[ *]*(?:[-+]|[a-z]\)|\d{1,2}\.\d)")
_TITLE = re.compile(
    r"(?<![a-z])(?:(?P<half>0?6 thang +(?:dau|cuoi) +nam +\d{4})|(?P<quarter>quy +[iv]+ *[-/]? *(?:nam)? *\d{4})|"
    r"(?P<range>(?:(?:giai doan|nhiem ky|0?5 nam|cac nam|tu nam) *\(? *)?(?:19|20)\d\d *(?:-|den(?: nam)?) *(?:19|20)\d\d)|(?P<month>thang +\d{1,2} *(?:[-/]|nam) *\d{4})|(?P<until>den +(?:het +)?)?nam +(?P<year>20\d\d)(?! *[-/] *\d))"
)


def find_period(plan: Plan) -> Period | None:
    """The period a plan's own words give; None when they give none."""
    starts = [provision.span.start for provision in plan.provisions if provision.level is not Level.PREAMBLE]
    return period_in(Reading.of(plan.metadata.title), Reading.of(plan.body, starts), plan.metadata.issued_on)


def period_in(title: Reading, body: Reading, issued_on: PartialDate | None) -> Period | None:
    """The same for texts that are read already."""
    in_title = _in_title(title)
    words = [place for place in places(body.key, "thoi ") if body.key.startswith(_TIME_WORDS, place)]
    for found in _at(_TIME, body.key, words):
        if not _NOT_THE_PLANS.search(found["link"]) and "(tu " not in found["link"]:
            period = _stretch(body, found.end(), issued_on)
            if period is None or ("phat dong" in found[0] and period.start == period.end and period.start and period.start.month):
                continue
            if not (_fills_a_year(in_title) and _of_one_movement(body, found.start())):
                return period
    return (
        _headed(body, words, issued_on, in_title)
        or _said_to_run(body, issued_on, in_title)
        or _launched(body, issued_on, in_title)
        or in_title
        or _launch_year(body)
    )


def _at(pattern: re.Pattern[str], key: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `finditer` gives of a pattern that can begin at these places only, far sooner."""
    floor = 0
    for start in starts:
        if start >= floor and (found := pattern.match(key, start)):
            yield found
            floor = found.end()


def _headed(body: Reading, words: list[int], issued_on: PartialDate | None, in_title: Period | None) -> Period | None:
    """The range, or the rounds together, that stand somewhere below a heading on time; `words`: where it may say so."""
    for heading in _at(_HEADED, body.key, (max(body.key.rfind("¶", 0, word), 0) for word in words)):
        if _NOT_THE_PLANS.search(heading[0]) or (_fills_a_year(in_title) and _of_one_movement(body, heading.end() - 1)):
            continue
        if period := _together(_ranges(body, heading.end(), _section_end(body, heading), issued_on)):
            return period
    return None


def _section_end(body: Reading, heading: re.Match[str]) -> int:
    """Where the next unit of the heading's rank begins; the end of the paragraph where its text follows on the same line."""
    high = min(len(body.key), heading.end() + 1500)
    if not heading[0].endswith("¶"):
        end = body.key.find("¶", heading.end(), high)
        return end if end >= 0 else high
    is_roman = (heading["label"] or "").strip(" ./):-").strip("ivx") == ""
    following = (unit for unit in _NEXT_UNIT.finditer(body.key, heading.end(), high) if unit["roman"] or not is_roman)
    return next((unit.start() for unit in following), high)


def _ranges(body: Reading, low: int, high: int, issued_on: PartialDate | None) -> list[Period]:
    """Every `từ … đến …` of a section, apart from the time of reports and reviews."""
    found: list[Period] = []
    for start in _FROM_HERE.finditer(body.key, low, high):
        at = start.start()
        line = max(body.key.rfind("¶", 0, at), body.key.rfind(";", 0, at)) + 1
        period = None if _NOT_THE_PLANS.search(body.key, max(line, low), at) else _range(body, at, issued_on)
        if period and (period.end or period.end_event):
            found.append(period)
    return found


def _said_to_run(body: Reading, issued_on: PartialDate | None, in_title: Period | None) -> Period | None:
    """`Toàn bộ kế hoạch thực hiện từ … đến …`; of one movement only where the title does not name a whole year."""
    subjects = places(body.key, *_SUBJECTS)
    for found in _at(_RUNS, body.key, subjects):
        period = None if found["movement"] and _fills_a_year(in_title) else _range(body, found.end(), issued_on)
        if period and period.start and period.end:
            return period
    return None


def _in_title(title: Reading) -> Period | None:
    """What the title gives: `năm 2021 và giai đoạn 2021-2025` is one stretch."""
    found = _TITLE.search(title.key)
    period = _titled(title, 0, len(title.key))
    joint = re.compile(r" *,? *(?:va|,) +").match(title.key, found.end()) if found else None
    further = _titled(title, joint.end(), len(title.key), anchored=True) if joint else None
    return _together([one for one in (period, further) if one])


def _fills_a_year(period: Period | None) -> bool:
    """`năm 2023`, as titles say it."""
    return period is not None and period.start is not None and period.end is not None and period.start.month is None


def _of_one_movement(body: Reading, position: int) -> bool:
    """Whether `Thời gian: …` stands right below a summer drive, a month of action, one movement among others."""
    paragraph = body.key.rfind("¶", max(0, position - 400), position) + 1
    if _DEEP.match(body.key, paragraph) is None:
        return False
    return _MOVEMENT.search(body.key, max(0, position - 400), position) is not None


def _launched(body: Reading, issued_on: PartialDate | None, in_title: Period | None) -> Period | None:
    """`phát động đợt thi đua … từ … đến …`, unless the title gives a longer stretch of years."""
    if in_title and in_title.start and in_title.end and in_title.start.year != in_title.end.year:
        return None
    for start, end in _launches(body.key, 6000):
        if _fills_a_year(in_title) and _MOVEMENT.search(body.key, start, end) and _FIRST_UNIT.search(body.key, 0, start):
            continue
        if body.key.startswith("tu ", end):
            period = _range(body, end, issued_on)
            if period and (period.end or period.end_event) and period.end != period.start:
                return period
    return None


def _launch_year(body: Reading) -> Period | None:
    """`phát động phong trào thi đua năm 2024`."""
    for start, end in _launches(body.key, len(body.key)):
        period = _titled(body, end, min(len(body.key), end + 40)) if body.key.find("phat dong", start, end) >= 0 else None
        if period:
            return Period(start=period.start, end=period.end, basis=body.words(start, end) + " " + (period.basis or ""))
    return None


def _launches(key: str, limit: int) -> Iterator[tuple[int, int]]:
    """From a verb that launches, to the time that its clause goes on to name."""
    floor = 0
    for verb in _LAUNCH.finditer(key, 0, limit):
        clause = verb.end("clause")
        time = _LAUNCH_TIME.search(key, verb.end(), min(limit, clause + _LONGEST_TIME)) if verb.start() >= floor else None
        if time and time.start() <= clause:
            yield verb.start(), time.start()
            floor = time.start()


def _stretch(reading: Reading, position: int, issued_on: PartialDate | None) -> Period | None:
    """The ranges of one provision on time; several rounds (đợt) make one period."""
    stop = reading.key.find("¶¶", position + 1)
    high = min(len(reading.key), position + 500, stop if stop > 0 else len(reading.key))
    found: list[Period] = []
    length = _LENGTH.match(reading.key, position)
    position = length.end() if length else position
    cursor = position
    while cursor < high:
        period = _range(reading, cursor, issued_on) if reading.key.startswith(("tu ", "bat dau", "ke tu", "tinh tu"), cursor) else None
        if period is None and cursor == position:
            period = _whole(reading, cursor) or (_between(reading, cursor) if length else None) or _until(reading, cursor, issued_on)
        if period:
            found.append(period)
        following = _ROUND.search(reading.key, cursor + (period is not None), high)
        if not following:
            break
        cursor = following.end()
    return _together(found)


def _together(found: list[Period]) -> Period | None:
    """Several rounds (đợt) as one period."""
    if len(found) < 2:
        return found[0] if found else None
    starts = [one.start for one in found if one.start]
    ends = [one.end for one in found if one.end]
    return Period(
        start=min(starts, default=None),
        end=max(ends, default=None),
        end_event=found[-1].end_event,
        basis="; ".join(one.basis or "" for one in found),
    )


def _between(reading: Reading, position: int) -> Period | None:
    """`100 ngày (01/9/2023 - 10/12/2023)`: two days behind a length."""
    start = date_at(reading.key, position)
    until = _TO.match(reading.key, start.end) if start else None
    end = date_at(reading.key, until.end()) if until else None
    return Period(start=start.date, end=end.date, basis=reading.words(position, end.end)) if start and end else None


def _range(reading: Reading, position: int, issued_on: PartialDate | None) -> Period | None:
    """`từ … đến …` at `position`."""
    key = reading.key
    begin = _FROM.match(key, position)
    if not begin:
        return None
    began = _start(reading, begin, issued_on)
    if began is None:
        return None
    start, cursor = began
    until = _TO.match(key, cursor)
    if not until and start and start.day and (aside := _ASIDE.match(key, cursor)):
        until = _TO.match(key, aside.end())
    if not until:
        if start is None:
            return None
        return Period(start=start, basis=reading.words(position, cursor))
    end: PartialDate | None = None
    event = None
    found = _moment(reading, until.end())
    if found:
        end, cursor = found
    else:
        lead = _EVENT.match(key, until.end())
        clause = reading.clause_end(until.end(), 300)
        words = reading.words(lead.end() if lead else until.end(), clause).rstrip(" .,;:")
        event = words.partition("(")[0].rstrip() or None
        cursor = clause
    if begin["part"] and end:
        start = _with_year(begin["part"], end)
    return Period(start=start, end=end, end_event=event, basis=reading.words(position, cursor).rstrip(" .,;"))


def _start(reading: Reading, begin: re.Match[str], issued_on: PartialDate | None) -> tuple[PartialDate | None, int] | None:
    """When a range begins; None for the date where it is not said, or only the end of the range completes it."""
    if begin["own"] or begin["part"]:
        return issued_on if begin["own"] else None, begin.end()
    found = _moment(reading, begin.end())
    if found and found[0].month and reading.key.startswith("quy", begin.end()):
        return PartialDate(found[0].year, found[0].month - 2), found[1]
    return found


def _moment(reading: Reading, position: int) -> tuple[PartialDate, int] | None:
    """A date, a quarter's last month or a year at `position`."""
    key = reading.key
    if quarter := _QUARTER.match(key, position):
        return PartialDate(int(quarter["y"]), 3 * _quarter(quarter["q"])), quarter.end()
    lead = re.compile(r"(?:(?:dau|cuoi|het) +)?(?:ngay +)?(?=\d|ngay|thang|nam|quy)").match(key, position)
    found = date_at(key, position) or (date_at(key, lead.end()) if lead else None)
    if found:
        return found.date, found.end
    year = re.compile(r"(?:nam +)?((?:19|20)\d\d)(?!\d)").match(key, position)
    return (PartialDate(int(year[1])), year.end()) if year else None


def _whole(reading: Reading, position: int) -> Period | None:
    """`Trong năm 2025`, `Giai đoạn 2021-2025`, `Năm 2025`, `Quý IV/2025` as the whole answer."""
    lead = re.compile(r"(?:duoc +)?(?:thuc hien +|to chuc +)?(?:trong +)?(?:ca +)?").match(reading.key, position)
    return _titled(reading, lead.end() if lead else position, position + 60, anchored=True)


def _until(reading: Reading, position: int, issued_on: PartialDate | None) -> Period | None:
    """`Đến hết ngày 31/12/2025` without a beginning."""
    until = _TO.match(reading.key, position)
    found = _moment(reading, until.end()) if until else None
    return Period(start=issued_on, end=found[0], basis=reading.words(position, found[1])) if found else None


def _titled(reading: Reading, low: int, high: int, *, anchored: bool = False) -> Period | None:
    """A year, a range of years, a quarter or a half year, as titles give them."""
    found = _TITLE.match(reading.key, low, high) if anchored else _TITLE.search(reading.key, low, high)
    if not found or (anchored and found["until"]):
        return None
    basis = reading.words(found.start(), found.end()).strip(" (")
    years = [int(digits) for digits in re.findall(r"(?:19|20)\d\d", found[0])]
    if found["half"]:
        first = "dau" in found["half"]
        return Period(start=PartialDate(years[0], 1 if first else 7), end=PartialDate(years[0], 6 if first else 12), basis=basis)
    if found["quarter"]:
        quarter = _QUARTER.match(reading.key, found.start())
        last = 3 * _quarter(quarter["q"]) if quarter else 12
        return Period(start=PartialDate(years[0], last - 2), end=PartialDate(years[0], last), basis=basis)
    if found["range"]:
        return Period(start=PartialDate(years[0]), end=PartialDate(years[1]), basis=basis) if years[0] <= years[1] else None
    if found["month"] and (month := date_at(reading.key, found.start())):
        return Period(start=month.date, end=month.date, basis=basis)
    return Period(start=None if found["until"] else PartialDate(years[0]), end=PartialDate(years[0]), basis=basis)


def _quarter(words: str) -> int:
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(words) or int(words)


def _with_year(part: str, end: PartialDate) -> PartialDate:
    """`tháng 3`, `01/10`, `quý I`, `ngày 05` as far as the end of the range says the rest; a later month is that of the year before."""
    figures = [int(digits) for digits in re.findall(r"\d+", part)]
    if part.startswith("quy"):
        return PartialDate(end.year, 3 * _quarter(part.rsplit(maxsplit=1)[-1]) - 2)
    if part.startswith("ngay") and len(figures) == 1:
        return PartialDate(end.year, end.month, figures[0] if end.month else None)
    day, month = figures if len(figures) == 2 else (None, figures[0])
    return PartialDate(end.year - (end.month is not None and month > end.month), month, day)
