"""Vietnamese words for what pages show: where, when, which number, how long.

Enters: metadata, periods, provision paths.
Leaves: short phrases in plain text (never HTML), complete Vietnamese.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model import CLOSING_PATH, PREAMBLE_PATH, TITLE_PATH, PartialDate

if TYPE_CHECKING:
    from generator.model import Period, PlanMetadata, PlanRecord

NO_NUMBER = "không ghi số"
NO_DATE = "không ghi ngày"
NO_PERIOD = "không nêu thời gian thực hiện"

_NAMED_PATHS = {
    PREAMBLE_PATH: "phần mở đầu",
    CLOSING_PATH: "phần kết",
    TITLE_PATH: "tên kế hoạch",
    "recipients": "nơi nhận",
    "signature": "chữ ký",
}
_EVENT_WHEN = re.compile(r"^(?:đến )?(?:khi )?")
_EVENT_LEAD = re.compile(r"^(?:đến )?(?:khi )?(?:tổ chức )?(?:thành công )?")
_LEVEL_WORD = re.compile(r"(?:phần|điều|phụ lục|chương)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-zà-ỹđ]{2})\.(?= [“\"(]?[A-ZÀ-ỸĐ])")
"""Not the dot of `TP. Hồ Chí Minh`."""
_BULLET = re.compile(r"([-+])(\d*)(?:_(\d+))?$")


@lru_cache(maxsize=16384)
def provision_label(path: str) -> str:
    """How one says a provision: `mục II.1`, `mục III.2, gạch đầu dòng thứ 1`, `phần mở đầu`."""
    if path in _NAMED_PATHS:
        return _NAMED_PATHS[path]
    outline, bullets = [], []
    for part in path.split("."):
        found = _BULLET.match(part)
        if found:
            word = "gạch đầu dòng" if found[1] == "-" else "dấu cộng"
            bullets.append(f"{word} thứ {found[2] or 1}" + (f" (lần in thứ {found[3]})" if found[3] else ""))
        else:
            name, _, repeat = part.partition("_")
            outline.append(f"{name} (lần in thứ {repeat})" if repeat else name)
    head = ".".join(outline)
    if head and not _LEVEL_WORD.match(head):
        head = f"mục {head}"
    return ", ".join(part for part in (head, *bullets) if part)


def capitalise(text: str) -> str:
    """First letter large, the rest untouched."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """`Tỉnh Đắk Nông` → `tỉnh Đắk Nông`."""
    return text[:1].lower() + text[1:]


def number_label(metadata: PlanMetadata) -> str:
    """`số 0124/KH-UBND`, or that the paper has none."""
    if metadata.number:
        return f"số {metadata.number}"
    return f"số để trống /{metadata.symbol}" if metadata.symbol else NO_NUMBER


def number_and_symbol(metadata: PlanMetadata) -> str:
    """The field of the same name: the number, or what the paper leaves blank."""
    if metadata.number:
        return metadata.number
    return f"Số để trống trên bản giấy, ký hiệu {metadata.symbol}" if metadata.symbol else "Văn bản không ghi số"


def date_label(value: PartialDate | None) -> str:
    """`18/11/2025`, `tháng 01/2025`, `năm 2020`, or that the paper has none."""
    if value is None:
        return NO_DATE
    return f"năm {value.label}" if value.month is None else value.label


def _edge(value: PartialDate) -> str:
    """One end of a period: `01/2025`, `31/12/2025`, `2020`."""
    return value.label.removeprefix("tháng ")


def period_label(period: Period | None, *, short: bool = False) -> str:
    """`năm 2025`, `01/2025 – 12/2025`, `đến 31/12/2025`, `từ 10/2025 đến …`, or that there is none.

    `short` names the event that ends it without “khi tổ chức thành công”.
    """
    if period is None or not (period.start or period.end or period.end_event):
        return NO_PERIOD
    start, end = period.start, period.end
    if start and end:
        if start == end:
            return date_label(start)
        if _whole_year(start, end):
            return f"năm {start.year}"
        if start.month is None and end.month is None:
            return f"{start.year}–{end.year}"
        return f"{_edge(start)} – {_edge(end)}"
    until = _edge(end) if end else (period.end_event or "")
    if not end and until:
        until = _EVENT_LEAD.sub("", until) if short else "khi " + _EVENT_WHEN.sub("", until)
    return " ".join(part for part in (f"từ {_edge(start)}" if start else "", f"đến {until}" if until else "") if part)


def _whole_year(start: PartialDate, end: PartialDate) -> bool:
    """January to December of one year, however precise."""
    return start.first_day() == date(start.year, 1, 1) and end.last_day() == date(start.year, 12, 31) if 1 <= start.year <= 9999 else False


def period_days(period: Period | None) -> tuple[str, str]:
    """First and last day as ISO dates for `data-from` and `data-until`; empty where open or impossible."""
    if period is None:
        return "", ""
    first = period.start.first_day() if period.start else None
    last = period.end.last_day() if period.end else None
    return first.isoformat() if first else "", last.isoformat() if last else ""


def plan_year(plan: PlanRecord) -> int | None:
    """Year of issue, else first, else last year of the period."""
    period = plan.period
    for value in (plan.metadata.issued_on, period.start if period else None, period.end if period else None):
        if value is not None:
            return value.year
    return None


def document_name(metadata: PlanMetadata) -> str:
    """How one cites the plan: `Kế hoạch số 0124/KH-UBND ngày 18/11/2025 của UBND tỉnh Đắk Lắk`."""
    parts = [metadata.kind]
    if metadata.number:
        parts.append(f"số {metadata.number}")
    issued = metadata.issued_on
    if issued:
        parts.append(f"ngày {issued.label}" if issued.day else date_label(issued))
    parts.append("của " + joined(metadata.issuers))
    return " ".join(parts)


def joined(names: tuple[str, ...] | list[str]) -> str:
    """`A`, `A và B`, `A, B và C`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}" if names else ""


def years_span(years: list[int]) -> str:
    """`2025`, `2020–2025`, empty for none."""
    if not years:
        return ""
    return str(min(years)) if min(years) == max(years) else f"{min(years)}–{max(years)}"


def shortened(text: str, limit: int = 155) -> str:
    """A description cut between words."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def last_clause(words: str) -> str:
    """What comes before a quotation, from where its own part of the sentence begins: `… về A; Căn cứ` → `Căn cứ`."""
    start = words.rfind("; ") + 1
    if ". " in words:
        start = max(start, *(found.end() for found in _SENTENCE_END.finditer(words)), 0)
    return words[start:].lstrip()


def first_clause(words: str) -> str:
    """What comes after a quotation, as far as its own part of the sentence goes: `của Chính phủ về A; Căn cứ …` → `của Chính phủ về A`."""
    end = words.find(";")
    found = _SENTENCE_END.search(words) if ". " in words else None
    if found and (end < 0 or found.start() < end):
        end = found.start()
    return words if end < 0 else words[:end].rstrip()
