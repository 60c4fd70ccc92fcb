"""What a cited document is about: the words after its number, date and issuer.

Enters: a `Reading` and the place where those end.
Leaves: the range of the subject, `về` included as printed.

A subject begins with a word that joins it (`về`, `về việc`, `ban hành`, `quy định`, `phê duyệt`, `V/v` …) or a quotation mark; it ends with its clause, at
a closing bracket, or where a citation of the same rank follows (`… và Chỉ thị số …`). A citation inside a subject is nested in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extract.phrases import by_letter
from generator.extract.reading import CAPITALS

if TYPE_CHECKING:
    from generator.extract.reading import Reading

_JOINS = by_letter(
    r"ve viec|ve|v/v|ban hanh|quy dinh|phe duyet|thong qua|huong dan|sua doi|bo sung|trien khai|to chuc|cong nhan|giao|phat dong|thanh lap|tang cuong|day manh|"
    r"tiep tuc|kiem toan|cong bo|quyet dinh|doi moi|nang cao|xay dung|thuc hien|phan cong|dieu chinh|lanh dao|noi dung"
)
_LEAD = re.compile(rf" *[,:-]? *(?=(?:{_JOINS})(?![a-z])|[\"])")
_SIGN = re.compile(rf";|¶|\(|\)|\./\.|\.(?= *$| +[{CAPITALS}“])")
_COORDINATED = re.compile(r"(?: *, *| +)(?:va|cung voi|cung|hoac)?(?: +(?:cac|nhung|voi))?(?: +(?:noi dung|muc tieu))? *$|[,;:] *$")
_REACH = 600


def subject_start(reading: Reading, position: int) -> int | None:
    """Where the subject begins that may follow at `position`; None when no joining word stands there."""
    lead = _LEAD.match(reading.key, position)
    if not lead or reading.flat.startswith(("vệ", "vẻ", "”"), lead.end()):
        return None
    if reading.flat.startswith('"', lead.end()) and not reading.flat[lead.end() + 1 : lead.end() + 2].isalnum():
        return None  # a closing mark
    return lead.end()


def subject_end(reading: Reading, start: int) -> int:
    """Where the clause of the subject ends."""
    depth = 0
    high = min(len(reading.flat), start + _REACH)
    for sign in _SIGN.finditer(reading.flat, start, high):
        if sign[0] == "(":
            depth += 1
        elif sign[0] == ")" and depth:
            depth -= 1
        elif not (sign[0] == "." and re.search(r"\bTP$", reading.flat[max(0, sign.start() - 3) : sign.start()])):
            return sign.start()
    return high


def coordinated(reading: Reading, start: int, position: int) -> int | None:
    """Where a subject that began at `start` must end because the citation at `position` has its rank; None when it is part of the subject."""
    found = _COORDINATED.search(reading.key, start, position)
    return found.start() if found and found.group().strip() else None
