"""Assignments: which body is to do what.

Enters: a `Plan` and a `Reading` of its body.
Leaves: `Assignment`s in order, one for each body and provision; the body and the duty as printed.

Found, in the section on carrying out the plan (`Tổ chức thực hiện`, `Phân công nhiệm vụ`, `Trách nhiệm …`): a heading that is a body, with the duties below it;
`Giao Phòng A chủ trì, phối hợp với …`, `Đề nghị …: …`, `Các cơ quan, đơn vị căn cứ …`; outside it and in the closing only `Giao …`.
`A, B và C` are separate bodies where each begins with a body's own word; commas inside a name (`Sở Văn hóa, Thể thao và Du lịch`) stay.
Refused: provisions that begin with a verb and stand below no body.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from generator.extract.reading import BREAK, Reading, abbreviated
from generator.model import Assignment, Level, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import Deadline, Plan, Provision

_SECTION = re.compile(
    r"(?<![a-z])(?:to chuc(?: trien khai)?(?: va)? thuc hien|phan cong|trach nhiem|trien khai thuc hien|to chuc trien khai|nhiem vu cua (?:cac )?(?:co quan|don vi|so|phong)|to chuc, thuc hien|to chuc chi dao)(?![a-z])"
)
_NOT_SECTION = re.compile(r"(?<![a-z])(?:tien do|thoi gian|giai phap|noi dung)(?![a-z])")

# ── bodies ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_OFFICE = (
    r"Sở|Phòng(?! ngừa| chống|, chống)|Ban(?! hành)|Văn phòng|Thanh tra|Công an|Quân đội|Bộ Chỉ huy|Bộ CHQS|Ban Chỉ huy|Bộ đội|Trung tâm|Đài|Báo(?! cáo)|Cổng|Trang(?! bị| trí)|Trường(?! hợp)|Học viện|Viện(?! dẫn)|Bệnh viện|Trạm|Chi cục|Cục|Tổng cục|Chi nhánh|Kho bạc|Ngân hàng|Bảo hiểm|BHXH|"
    r"Tòa án|Toà án|Viện kiểm sát|VKSND|TAND|Hạt|Đội|Tổ(?! chức)|Cụm|Khối|Công ty|Điện lực|Bưu điện|Hợp tác xã|Liên minh|Liên hiệp|Liên đoàn|LĐLĐ|Công đoàn|Hội(?! nghị| thảo| thi)|Đoàn(?! kết)|Tỉnh đoàn|Huyện đoàn|Thành đoàn|Thị đoàn|Mặt trận|MTTQ|"
    r"UBMTTQ|UBMTTQVN|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Thường trực|Ban Thường vụ|Ban Chấp hành|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Thị ủy|Quận ủy|Đảng ủy|Đảng uỷ|Chi bộ|Đảng bộ|Chủ tịch|Phó Chủ tịch|Bí thư|"
    r"Giám đốc|Thủ trưởng|Trưởng|Hiệu trưởng|Chánh Văn phòng|Công chức|Cán bộ|Viên chức|Người đứng đầu|Lãnh đạo|Cơ quan|Đơn vị|Bộ(?! tiêu| máy)|Ngành|Giáo viên|Tổng phụ trách|Học sinh|Thôn|Ban tự quản|Nhà trường|Nhà văn hóa|Các|Mỗi|Tất cả|Toàn thể|Doanh nghiệp|Tập thể"
)
_OFFICE_IN_CAPITALS = _OFFICE.upper()
_SMALL = (
    r"các(?= \w)|thủ trưởng|ủy ban|uỷ ban|phòng(?= [A-ZĐ])|ban(?= [A-ZĐ])|chủ tịch|văn phòng|hội đồng|công an|công chức|trường|trưởng|mặt trận|đoàn thanh niên|hội(?= (?:phụ|nông|cựu|liên))|cấp ủy|cấp uỷ|"
    r"trung tâm|đảng ủy|thường trực|doanh nghiệp|trạm|đài|báo(?= [A-ZĐ])|cơ quan|bí thư|giám đốc|hiệu trưởng|tập thể|cá nhân|lãnh đạo|người đứng đầu|mỗi"
)
_BODY_START = re.compile(rf"(?:{_OFFICE}|{_OFFICE_IN_CAPITALS}|{_SMALL})(?!\w)")
_SPLIT = re.compile(
    rf"(?: *[,;] *(?:và +)?| +(?:và|VÀ|cùng(?: với)?) +)(?=(?:{_OFFICE}|{_OFFICE_IN_CAPITALS}|thủ trưởng|ủy ban|uỷ ban|chủ tịch|hội đồng|công chức|mặt trận)(?: +[^\W_]|$)|(?:các|CÁC) +(?!ngành(?!\w)|NGÀNH)\w)"
)
_GLUED = re.compile(
    r"(?:Văn phòng|VĂN PHÒNG|Lãnh đạo|Thường trực|Chủ tịch|Phó Chủ tịch|Chánh Văn phòng) *(?:[^,;]{0,30}(?:HĐND|Đảng ủy|Huyện ủy|Đảng uỷ))?$"
)
_ORDERS = re.compile(
    r"(?:(?:(?P<asks>(?:trân trọng +)?(?:đề nghị|kiến nghị))|giao(?: cho| trách nhiệm cho)?|yêu cầu|phân công|đối với|trách nhiệm(?: của)?|nhiệm vụ của) *:? +)+",
    re.IGNORECASE,
)

# ── where the body's name ends ────────────────────────────────────────────────────────────────────────────────────────

_VERB = (
    r"căn cứ|chủ trì|phối hợp|tham mưu|xây dựng|hướng dẫn|theo dõi|triển khai|tăng cường|đẩy mạnh|chịu|có(?! liên quan| chức năng| thẩm quyền)|chỉ đạo|thực hiện|tiếp tục|chủ động|thường xuyên|định kỳ|vận động|tuyên truyền|kịp thời|là|báo cáo|tổng hợp|"
    r"đôn đốc|kiểm tra|bố trí|cân đối|cụ thể hóa|cụ thể hoá|quán triệt|phát động|đăng ký|giúp|đưa|mở|tập trung|nêu cao|phát huy|nghiên cứu|đề xuất|rà soát|lựa chọn|nghiêm túc|theo|trên cơ sở|dựa|tùy|tuỳ|cùng(?! các)|lồng ghép|ban hành|"
    r"đề ra|quan tâm|phân công|tiến hành|sơ kết|tổng kết|cử|làm|chuẩn bị|gửi|khẩn trương|phải|cần|hưởng ứng|tham gia|nâng cao|đổi mới|giám sát|thẩm định|tiếp nhận|đảm bảo|bảo đảm|phổ biến|quản lý|đánh giá|giao|được(?! giao)|sẽ|"
    r"tự|trực tiếp|lãnh đạo|duy trì|thành lập|đề nghị|trình|lập|in|viết|đăng|phản ánh|hoàn thành|gương mẫu|tích cực|khai thác|sử dụng|bám sát|trong phạm vi|trong|xác định|điều hành|nắm|xét|chấm|bình xét|công bố|thông báo|"
    r"thông qua|để|nhằm|phấn đấu|thi đua|khuyến khích|hỗ trợ|bổ sung|niêm yết|vào cuộc|tạo|phê duyệt|cung cấp|nhân rộng|phát hiện|biểu dương|giới thiệu|khen thưởng|chấp hành|"
    r"chi trả|chuyển|cấp kinh phí|bảo vệ|giữ|ổn định|thu|trao|ký|kết nối|tư vấn|hoàn thiện|sắp xếp|nhận|nêu|đề cao|khơi dậy|tôn vinh|cổ vũ|động viên|thanh toán|quyết toán|giải quyết|phụ trách|huy động|cập nhật|công khai|thống kê|kiện toàn"
)
_ORGANISES = (
    r"tổ chức(?= +(?:triển khai|thực hiện|tuyên truyền|phát động|kiểm tra|quán triệt|tốt|phong trào|hội nghị|theo dõi|đăng ký|đánh giá|sơ kết|tổng kết|thi đua|xét|bình|hướng dẫn|học tập|các (?:phong trào|hoạt động|đợt|cuộc|nội dung|hội)|"
    r"lễ|có hiệu quả|phổ biến|hưởng ứng|chỉ đạo|nghiên cứu|lồng ghép|trao|việc|vận động|đợt|ký|sinh hoạt|giao ước|kịp thời|cho)(?!\w))"
)
_GLUED_VERB = "Mở|Căn cứ|Chủ trì|Phối hợp|Tham mưu|Hướng dẫn|Tăng cường|Đẩy mạnh|Triển khai|Thực hiện|Chịu trách nhiệm|Có trách nhiệm|Tiếp tục|Theo dõi|Phát huy|Đôn đốc|Tuyên truyền|Chủ động|Quán triệt"
"""Written with a capital where the line end after the name was lost."""
_ENDS = re.compile(rf" +(?:{_VERB}|{_ORGANISES}|{_GLUED_VERB})(?!\w)| *[:{BREAK}]")
_NAMED_AFTER = re.compile(
    r"(?:(?:^|\W)(?:ban|các|những|tổ|cơ quan|được|phòng|hội đồng|đội|ủy ban|uỷ ban|cán bộ|công tác|cụm|khối|phong trào|đợt|danh hiệu|và|về)|,) *$",
    re.IGNORECASE,
)
"""Words after which a small verb is part of the name: `ban chỉ đạo`, `tổ giám sát`, `cơ quan tham mưu`."""
_NAMING = frozenset(
    [
        "chỉ đạo",
        "kiểm tra",
        "giám sát",
        "tham mưu",
        "tổ chức",
        "quản lý",
        "thi đua",
        "khen thưởng",
        "vận động",
        "xây dựng",
        "hướng dẫn",
        "thẩm định",
        "đánh giá",
        "giúp",
        "điều hành",
        "lãnh đạo",
        "tuyên truyền",
        "phối hợp",
        "chủ trì",
        "thực hiện",
        "triển khai",
        "hỗ trợ",
        "tiếp nhận",
        "sử dụng",
        "tự",
        "cung cấp",
        "xét",
        "trong",
        "trực tiếp",
        "thường xuyên",
        "tổng hợp",
        "theo dõi",
        "lập",
        "in",
        "đăng",
        "khai thác",
        "phát hành",
    ]
)
"""Verbs that names are made of."""
_WITH = re.compile(r"(?:phối hợp(?: chặt chẽ)?(?: với)?|cùng với|cùng) +", re.IGNORECASE)
_LONGEST_NAME = 420
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Bodies that a range of text begins with."""

    spans: tuple[Span, ...]
    end: int
    asked: bool


def assignments_in(reading: Reading, plan: Plan, deadlines: Sequence[Deadline] = ()) -> tuple[Assignment, ...]:
    """Every assignment of a plan."""
    out: list[Assignment] = []
    owners: dict[str, _Bodies] = {}
    section = ""
    for provision in plan.provisions:
        if provision.level in {Level.PREAMBLE, Level.RECIPIENTS, Level.SIGNATURE}:
            continue
        top = provision.path.split(".")[0]
        if provision.depth == 0:
            section = top if _is_section(reading, provision) else ""
        if provision.level is Level.CLOSING or not section or top != section:
            out += _ordered(reading, provision, deadlines, provision.text)
            continue
        out += _assigned(reading, provision, owners, deadlines)
    return tuple(out)


def _is_section(reading: Reading, provision: Provision) -> bool:
    words = provision.heading or provision.text
    if words is None or provision.level is Level.CLOSING:
        return False
    key = reading.key[words.start : min(words.end, words.start + 160)]
    return bool(_SECTION.search(key)) and len(key) < 160 and not _NOT_SECTION.search(key)


def _assigned(reading: Reading, provision: Provision, owners: dict[str, _Bodies], deadlines: Sequence[Deadline]) -> Iterator[Assignment]:
    """Duties of one provision inside the section."""
    heading, text = provision.heading, provision.text
    own, duty = None, text
    if heading and provision.depth:
        own = _bodies(reading, heading.start, heading.end, whole=True)
        if own is None and (own := _bodies(reading, heading.start, heading.end)):  # a short sentence that reads like a heading
            duty = Span(own.end, heading.end)
    if own is None and text and (own := _bodies(reading, text.start, text.end)):
        duty = Span(own.end, text.end)
    if own:
        owners[provision.path] = own
    bodies = own or (_inherited(provision.path, owners) if text else None)
    if bodies and duty is not None and _WORD.search(reading.key, duty.start, duty.end):
        yield from _duties(reading, provision, bodies, duty, deadlines)
    if text and own:
        yield from _ordered(reading, provision, deadlines, Span(_sentence_end(reading, max(text.start, own.end), text.end), text.end))
    elif bodies is None:
        yield from _ordered(reading, provision, deadlines, text)


_WORD = re.compile(r"[a-z]{2}")


def _inherited(path: str, owners: dict[str, _Bodies]) -> _Bodies | None:
    """Bodies of the nearest provision above that names some."""
    while path := path.rpartition(".")[0]:
        if path in owners:
            return owners[path]
    return None


def _duties(reading: Reading, provision: Provision, bodies: _Bodies, duty: Span, deadlines: Sequence[Deadline]) -> Iterator[Assignment]:
    coordinating = _coordinating(reading, duty)
    action = reading.words(duty.start, duty.end).replace("*", "").strip(" :,;.-–/")
    following = bisect.bisect_left(deadlines, duty.start, key=lambda deadline: deadline.span.start)
    within = takewhile(lambda deadline: deadline.span.start < duty.end, islice(deadlines, following, None))
    due = next((deadline.date for deadline in within if deadline.date), None)
    for span in bodies.spans:
        yield Assignment(
            span=span if provision.span.holds(span) else duty,
            path=provision.path,
            anchor=provision.anchor,
            lead=_name(reading, span),
            coordinating=coordinating,
            action=action,
            requested=bodies.asked,
            deadline=due,
        )


_ORDER = re.compile(r"(?<![^\W])(?:Giao|Đề nghị|Yêu cầu)(?: cho)? +(?=\S)")


def _ordered(reading: Reading, provision: Provision, deadlines: Sequence[Deadline], text: Span | None) -> Iterator[Assignment]:
    """`Giao Phòng A …` at the start of a sentence, wherever it stands."""
    if text is None or (reading.flat.find("Giao ", text.start, text.end) < 0 and provision.level is not Level.CLOSING):
        return
    for found in _ORDER.finditer(reading.flat, text.start, text.end):
        if reading.flat[max(text.start, found.start() - 12) : found.start()].rstrip()[-1:] not in {"", ".", ";", BREAK}:
            continue
        if provision.level is not Level.CLOSING and not found[0].startswith("Giao"):
            continue
        end = _sentence_end(reading, found.end(), text.end)
        bodies = _bodies(reading, found.start(), end)
        if bodies and not found[0].startswith("Yêu"):
            yield from _duties(reading, provision, bodies, Span(bodies.end, end), deadlines)


def _sentence_end(reading: Reading, start: int, high: int) -> int:
    for found in re.compile(rf"[{BREAK}]|\. +(?=[^\W\d_a-z])").finditer(reading.flat, start, high):
        if found[0] == BREAK or not abbreviated(reading.flat, found.start()):
            return found.end()
    return high


# ── reading the names ─────────────────────────────────────────────────────────────────────────────────────────────────


def _bodies(reading: Reading, start: int, end: int, *, whole: bool = False) -> _Bodies | None:
    """The bodies that the words between two places begin with; `whole`: they must be nothing else (a heading)."""
    flat = reading.flat
    start += len(flat[start:end]) - len(flat[start:end].lstrip(" *-+:"))
    order = _ORDERS.match(flat, start, end)
    begin = order.end() if order else start
    begin += len(flat[begin:end]) - len(flat[begin:end].lstrip(" *"))
    if not _BODY_START.match(flat, begin, end):
        return None
    stop = _name_end(flat, begin, min(end, begin + _LONGEST_NAME))
    if stop is None:
        if not whole or end - begin > _LONGEST_NAME:
            return None
        stop = end
    if whole and reading.key[stop:end].strip(" :*.;") and not order:
        return None
    spans = tuple(_split(flat, begin, stop))
    return _Bodies(spans, stop, bool(order and order["asks"])) if spans else None


def _name_end(flat: str, begin: int, high: int) -> int | None:
    """Where the verb after the names begins; words in brackets belong to the name."""
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
        if word in _NAMING and _NAMED_AFTER.search(before) and not _verb_after_comma(flat, found):
            cursor = found.end()
            continue
        return found.start()
    return None


def _verb_after_comma(flat: str, found: re.Match[str]) -> bool:
    """`…, chủ động`: a verb after a comma is a verb; `tham mưu, giúp việc` after `cơ quan` is not."""
    return flat.endswith(",", 0, found.start()) and not found[0].strip().startswith(
        ("tổ chức", "lãnh đạo", "thi đua", "khen thưởng", "kiểm tra")
    )


def _split(flat: str, begin: int, end: int) -> Iterator[Span]:
    cursor = begin
    for found in _SPLIT.finditer(flat, begin, end):
        if found[0].strip() in {"và", "VÀ"} and _GLUED.search(flat[cursor : found.start()]):
            continue
        if "(" in flat[cursor : found.start()] and ")" not in flat[cursor : found.start()]:
            continue
        if span := _trim(flat, cursor, found.start()):
            yield span
        cursor = found.end()
    if span := _trim(flat, cursor, end):
        yield span


def _trim(flat: str, start: int, end: int) -> Span | None:
    words = flat[start:end]
    start += len(words) - len(words.lstrip(" *,;:-"))
    bracket = flat.find("(", start, end)
    end = bracket if bracket > start else end
    end = start + len(flat[start:end].rstrip(" *,;:-."))
    return Span(start, end) if end - start >= _SHORTEST_NAME else None


def _name(reading: Reading, span: Span) -> str:
    return reading.words(span.start, span.end).replace("*", "").strip(" ,;:")


def _coordinating(reading: Reading, duty: Span) -> tuple[str, ...]:
    """Bodies after `phối hợp với` in the first sentences of a duty."""
    out: list[str] = []
    for found in _WITH.finditer(reading.flat, duty.start, duty.end):
        begin = found.end()
        if not _BODY_START.match(reading.flat, begin):
            continue
        high = min(duty.end, begin + _LONGEST_NAME, reading.clause_end(begin, _LONGEST_NAME))
        stop = _name_end(reading.flat, begin, high)
        out.extend(_name(reading, span) for span in _split(reading.flat, begin, stop if stop is not None else high))
    return tuple(dict.fromkeys(out))
