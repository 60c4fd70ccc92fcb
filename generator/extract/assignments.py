"""Assignments: which body is to do what.

Enters: a `Plan` and a `Reading` of its body; the plan's deadlines and tables.
Leaves: `Assignment`s in order, one for each body and provision; the body and the duty as printed.

Found, in the section on carrying out the plan (`Tổ chức thực hiện`, `Phân công nhiệm vụ`, `Trách nhiệm …`): a heading that is a body, with the duties below it;
`Giao Phòng A chủ trì, phối hợp với …`, `Đề nghị …: …`, `Các cơ quan, đơn vị căn cứ …`, `Phòng A theo dõi; Phòng B bảo đảm kinh phí`; rows of a table that has a column of bodies; the article of a
decision that says who carries it out; outside these and in the closing only `Giao …`.
Refused: provisions that begin with a verb and stand below no body.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from generator.extract.duty_bodies import Bodies, begins_body, bodies_at, coordinating, name_of
from generator.extract.duty_tables import table_assignments
from generator.extract.phrases import word_of
from generator.extract.reading import BREAK, Reading, abbreviated
from generator.model import Assignment, Level, Span
from generator.slots import constructor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.extract.tables import Table
    from generator.model import Deadline, Plan, Provision

_made = constructor(Assignment)
_SECTION = re.compile(
    word_of(
        r"to chuc(?: trien khai)?(?: va)?,? thuc hien|phan cong|trach nhiem|trien khai thuc hien|to chuc trien khai|nhiem vu cua (?:cac )?(?:co quan|don vi|so|phong|cap)|to chuc chi dao|dieu khoan thi hanh"
    )
    + r"(?![a-z])"
)
_INNER_SECTION = re.compile(
    r"[ *]*(?:to chuc(?: trien khai)?(?: va)?,? thuc hien|phan cong(?: to chuc)? (?:nhiem vu|thuc hien|trach nhiem)|trach nhiem (?:cua cac|thuc hien|thi hanh)|to chuc trien khai)(?![a-z])"
)
_NOT_SECTION = re.compile(
    word_of(r"tien do|thoi gian|giai phap|noi dung|nang cao trach nhiem|tinh than trach nhiem|trach nhiem neu guong|nguoi dung dau")
    + r"(?![a-z])"
)
_AND_SECTION = re.compile(r"(?:va|,|;) (?:to chuc|phan cong|trach nhiem)(?: trien khai)?(?: to chuc)? (?:thuc hien|nhiem vu)[ *:.]*$")
_CARRIES_OUT = re.compile(r"(?:chiu trach nhiem|co trach nhiem|can cu)[^;.¶]{0,60}(?:thi hanh|thuc hien|quyet dinh nay)")
_TO_BE_DONE = re.compile(word_of("nhiem vu|chi dao|lanh dao|thuc hien|trien khai|phoi hop|bien phap|giai phap|trach nhiem") + "(?![a-z])")
_WORD = re.compile(r"[a-z]{2}")
_SILENT = frozenset((Level.PREAMBLE, Level.RECIPIENTS, Level.SIGNATURE))
_CLOSING, _ARTICLE = Level.CLOSING, Level.ARTICLE
"""Members under names of their own: to look one up in its class takes four times as long."""
_ORDER = re.compile(word_of("Giao|Đề nghị|Yêu cầu|Phân công", letters=r"\w") + r"(?: cho)? +(?=\S)")
_CLAUSE = re.compile(rf";[ {BREAK}]*|{BREAK}{BREAK}* *|\. +(?=[^\W\d_a-z])")
_SENTENCE = re.compile(rf"[{BREAK}]|\. +(?=[^\W\d_a-z])")


_ONE_OF_THEM = re.compile(r"(?:Mỗi|mỗi|Từng|từng|Tập thể|tập thể|Cá nhân|cá nhân)(?!\w)")
"""`; mỗi đoàn thể nhận giúp …`: of the bodies named before; `Tập thể, cá nhân vi phạm …`: whoever does so."""
_RECEIVES = re.compile(r" *duoc (?!de nghi|giao|yeu cau|phan cong)")
"""`Khóm đạt giải Nhất được tặng Giấy khen`."""
_EVERYONE = re.compile(
    r"(?:cac|toan the|tat ca)(?: [^;]*)? (?:cap|don vi|dia phuong|nganh|doan the|thanh vien|ca nhan|tap the|mat tran|cong doan|hoi|lien quan)(?![a-z])"
)
"""Nobody by name, in the formulas that end papers: `… và các đơn vị có liên quan`, `Đề nghị các cấp, các ngành …`."""
_ASIDE = re.compile(r"[ *]*(?:Căn cứ|Trên cơ sở|Theo|Định kỳ|Hằng|Hàng|Trước|Sau|Khi|Trong|Để|Nhằm|Hết|Chậm nhất|Ngay)(?!\w)[^;.¶:]{3,240}")
"""What may stand before a body: `Định kỳ hằng quý, Sở Nội vụ …`."""
_KINDS = re.compile(r"(?:(?:Sở|Phòng|Ban|Vụ|Cục|Viện|Báo|Đài|Trung tâm|Văn phòng|Hội|Đoàn|Trường|Công an)(?:, | và |$))+")
"""Kinds of office alone: `Báo và Trung tâm`."""
_EACH = re.compile(r"[ *+-]*(?:Mỗi|Từng) (?!Sở|Phòng|Ban|Ủy|Uỷ|UBND)")
"""`Mỗi tổ báo cáo …` below bodies: their duty, whoever `mỗi tổ` is."""


def assignments_in(
    reading: Reading, plan: Plan, deadlines: Sequence[Deadline] = (), tables: Sequence[Table] = ()
) -> tuple[Assignment, ...]:
    """Every assignment of a plan."""
    out: list[Assignment] = []
    owners: dict[str, Bodies] = {}
    section = ""
    order = reading.flat.find("Giao ")
    for index, provision in enumerate(plan.provisions):
        level = provision.level
        if level in _SILENT:
            continue
        if level is _CLOSING:
            section = ""
        elif not section or not f"{provision.path}.".startswith(section):
            is_named = provision.heading is not None or provision.depth == 0
            opens = is_named and (_is_section(reading, provision) or _shares_out(reading, plan.provisions, index))
            section = f"{provision.path}." if opens else ""
        if section:
            out += _assigned(reading, provision, owners, deadlines)
            continue
        if 0 <= order < provision.span.start:
            order = reading.flat.find("Giao ", provision.span.start)
        if 0 <= order < provision.span.end or level is _CLOSING or level is _ARTICLE:
            out += _outside(reading, provision, deadlines)
    if tables:
        out += (duty for table in tables if table.assigns for duty in table_assignments(reading, table, deadlines))
        out.sort(key=lambda assignment: assignment.span.start)
    return tuple(out)


def _outside(reading: Reading, provision: Provision, deadlines: Sequence[Deadline]) -> Iterator[Assignment]:
    """What a provision outside of the section assigns."""
    if provision.level is _ARTICLE:
        yield from _carried_out(reading, provision, deadlines)
    yield from _ordered(reading, provision, deadlines, provision.text)


def _is_section(reading: Reading, provision: Provision) -> bool:
    words = provision.heading or (provision.text if provision.depth == 0 else None)
    if words is None:
        return False
    key = reading.key[words.start : min(words.end, words.start + 160)]
    if provision.depth:
        return len(key) < 90 and _INNER_SECTION.match(key) is not None
    if len(key) == 160 or not _SECTION.search(key):
        return False
    return not _NOT_SECTION.search(key) or _AND_SECTION.search(key) is not None


def _shares_out(reading: Reading, provisions: Sequence[Provision], index: int) -> bool:
    """A section on what is to be done, whatever its name, most units of which begin with a body and its verb."""
    head = provisions[index]
    if head.heading is None or head.depth > 1 or not _TO_BE_DONE.search(reading.key, head.heading.start, head.heading.end):
        return False
    below = takewhile(lambda provision: provision.depth > head.depth, islice(provisions, index + 1, None))
    units = [provision.heading or provision.text for provision in below if provision.depth == head.depth + 1]
    ours = sum(
        1 for words in units if words and begins_body(reading.flat, words.start, words.end) and bodies_at(reading, words.start, words.end)
    )
    return ours > 1 and ours * 5 >= len(units) * 3


def _assigned(reading: Reading, provision: Provision, owners: dict[str, Bodies], deadlines: Sequence[Deadline]) -> Iterator[Assignment]:
    """Duties of one provision inside the section."""
    text = provision.text
    own, duty = _in_heading(reading, provision)
    others: list[tuple[Bodies, Span]] = []
    above = _inherited(provision.path, owners)
    each = own is None and text is not None and above and _EACH.match(reading.flat, text.start)
    named = own is None or provision.run_in
    if own is None and text and not each and (own := _in_text(reading, text, above)):
        duty = Span(own.end, text.end)
    if own and text and duty and named and (others := list(_others(reading, own, duty))):
        duty = Span(duty.start, others[0][0].spans[0].start)
    if own:
        owners[provision.path] = own
    bodies = own or (above if text else None)
    if bodies and duty is not None and _WORD.search(reading.key, duty.start, duty.end):
        yield from _duties(reading, provision, bodies, duty, deadlines)
    if text and own:
        start = _sentence_end(reading, max(text.start, own.end), text.end)
        yield from _ordered(reading, provision, deadlines, Span(start, text.end))
        for other, theirs in others:
            yield from _duties(reading, provision, other, theirs, deadlines)
    elif bodies is None:
        yield from _ordered(reading, provision, deadlines, text)


def _in_text(reading: Reading, text: Span, above: Bodies | None) -> Bodies | None:
    """Bodies that a text begins with, or names behind `Định kỳ hằng quý, …`, `Căn cứ Kế hoạch này, …`; `Sở …` below `Sở Nội vụ` is that office."""
    own = bodies_at(reading, text.start, text.end)
    if own and above and _KINDS.fullmatch(reading.flat[own.spans[0].start : own.spans[-1].end]):
        kinds = [kind.lower() + " " for kind in re.split(r"[,;] *| và ", reading.flat[own.spans[0].start : own.spans[-1].end])]
        meant = tuple(span for span in above.spans if name_of(reading, span).lower().startswith(tuple(kinds)))
        return replace(own, spans=meant or own.spans)
    if own or above or not (aside := _ASIDE.match(reading.flat, text.start, text.end)):
        return own
    starts = (comma.end() for comma in re.finditer(r", +", aside[0]))
    found = (
        bodies_at(reading, text.start + start, text.end) for start in starts if begins_body(reading.flat, text.start + start, text.end)
    )
    return next((bodies for bodies in found if bodies), None)


def _names_work(key: str, heading: Span) -> bool:
    """`TỔ CHỨC THỰC HIỆN`, `NHIỆM VỤ CỦA TỪNG NGÀNH`: the section's own name names no body."""
    return bool(_SECTION.search(key, heading.start, heading.end) or _TO_BE_DONE.search(key, heading.start, heading.end))


def _in_heading(reading: Reading, provision: Provision) -> tuple[Bodies | None, Span | None]:
    """Bodies that a heading names, and where their duty stands: in the text, or in the heading where that is a short sentence."""
    heading, duty = provision.heading, provision.text
    if heading is None or (provision.depth == 0 and _names_work(reading.key, heading)):
        return None, duty
    own = bodies_at(reading, heading.start, heading.end, whole=True)
    if own is None:
        own = bodies_at(reading, heading.start, heading.end)
        return own, Span(own.end, heading.end) if own else duty
    is_sentence = reading.key.count(" ", own.end, heading.end) > 1
    return own, Span(own.end, heading.end) if is_sentence else duty


def _others(reading: Reading, own: Bodies, text: Span) -> Iterator[tuple[Bodies, Span]]:
    """`…; Phòng B bảo đảm kinh phí. Đài truyền thanh …`: further bodies, each with its own verb."""
    known = {name_of(reading, span).lower() for span in own.spans}
    for found in _CLAUSE.finditer(reading.flat, text.start, text.end):
        start = found.end()
        if (found[0][0] == "." and abbreviated(reading.flat, found.start())) or not begins_body(reading.flat, start, text.end):
            continue
        if _ONE_OF_THEM.match(reading.flat, start):
            continue
        following = _CLAUSE.search(reading.flat, start, text.end)
        end = following.start() if following else text.end
        bodies = bodies_at(reading, start, end)
        if bodies is None or not _WORD.search(reading.key, bodies.end, end) or _RECEIVES.match(reading.key, bodies.end):
            continue
        if all(name_of(reading, span).lower() not in known for span in bodies.spans):
            yield bodies, Span(bodies.end, end)


def _carried_out(reading: Reading, provision: Provision, deadlines: Sequence[Deadline]) -> Iterator[Assignment]:
    """The article of a decision that ends in `… chịu trách nhiệm thi hành Quyết định này`."""
    text = provision.text if provision.heading is None else Span(provision.heading.start, (provision.text or provision.heading).end)
    if text is None or not _CARRIES_OUT.search(reading.key, text.start, text.end):
        return
    bodies = bodies_at(reading, text.start, text.end)
    if bodies and _CARRIES_OUT.search(reading.key, bodies.end, min(text.end, bodies.end + 120)):
        yield from _duties(reading, provision, bodies, Span(bodies.end, text.end), deadlines)


def _inherited(path: str, owners: dict[str, Bodies]) -> Bodies | None:
    """Bodies of the nearest provision above that names some."""
    while path := path.rpartition(".")[0]:
        if path in owners:
            return owners[path]
    return None


def _duties(reading: Reading, provision: Provision, bodies: Bodies, duty: Span, deadlines: Sequence[Deadline]) -> Iterator[Assignment]:
    together = coordinating(reading, duty)
    action = reading.words(duty.start, duty.end).replace("*", "").strip(" :,;.-–/")
    following = bisect.bisect_left(deadlines, duty.start, key=lambda deadline: deadline.span.start)
    within = takewhile(lambda deadline: deadline.span.start < duty.end, islice(deadlines, following, None))
    due = next((deadline.date for deadline in within if deadline.date), None)
    formal = provision.level is _CLOSING or provision.level is _ARTICLE
    for span in bodies.spans:
        if formal and _EVERYONE.match(reading.key, span.start, span.end):
            continue
        yield _made(
            span=span if provision.span.holds(span) else duty,
            path=provision.path,
            anchor=provision.anchor,
            lead=name_of(reading, span),
            coordinating=together,
            action=action,
            requested=bodies.asked,
            deadline=due,
        )


def _ordered(reading: Reading, provision: Provision, deadlines: Sequence[Deadline], text: Span | None) -> Iterator[Assignment]:
    """`Giao Phòng A …` at the start of a sentence, wherever it stands."""
    if text is None or (provision.level is not _CLOSING and reading.flat.find("Giao ", text.start, text.end) < 0):
        return
    for found in _ORDER.finditer(reading.flat, text.start, text.end):
        if reading.flat[max(text.start, found.start() - 12) : found.start()].rstrip()[-1:] not in {"", ".", ";", BREAK}:
            continue
        if provision.level is not _CLOSING and not found[0].startswith("Giao"):
            continue
        end = _sentence_end(reading, found.end(), text.end)
        bodies = bodies_at(reading, found.start(), end)
        if bodies and not found[0].startswith("Yêu"):
            yield from _duties(reading, provision, bodies, Span(bodies.end, end), deadlines)


def _sentence_end(reading: Reading, start: int, high: int) -> int:
    for found in _SENTENCE.finditer(reading.flat, start, high):
        if found[0] == BREAK or not abbreviated(reading.flat, found.start()):
            return found.end()
    return high
