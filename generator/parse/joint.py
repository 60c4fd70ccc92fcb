"""Papers of several offices: which lines of a letterhead are issuers of their own.

Enters: the lines of the issuer's column, the kind and the symbol of the paper.
Leaves: one `Office`, or several for a joint paper, in the order of print; the first decides the place.

Forms: `HỘI NÔNG DÂN - HỘI LIÊN HIỆP PHỤ NỮ` / `TỈNH X`; `CÔNG AN TỈNH X` above `HỘI NÔNG DÂN TỈNH X` where the symbol names both
(`KHPH-CAT-HND`). Refused: `SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI`, `VĂN PHÒNG HĐND - UBND`, a superior above its office.

Rules: joint papers carry kinds and codes of their own (liên tịch, phối hợp, liên ngành; KHLT, KHPH, CTrPH), one token for each office.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.model import PlaceNames
from generator.parse.offices import Office, heads_office, placed_like, read_office, read_offices
from generator.text import fold

_BETWEEN = re.compile(r"\s+[-–—]\s+|\s*[;,]\s+")
_JOINT_KIND = re.compile(r"lien tich|phoi hop|lien nganh")
_JOINT_CODE = re.compile(r"[A-ZĐ][A-Za-zĐđ]{0,3}(?:LT|PH|LN)(?=[-/]|$)")
_YOUTH_TITLE = re.compile(r"doan (?:tncs|thanh nien cong san) ho chi minh")
_YOUTH_OFFICE = re.compile(
    r"(?:doan tncs|doan thanh nien|tinh doan|thanh doan|huyen doan|quan doan|thi doan|doan (?:xa|phuong|truong|khoi|tinh|thanh pho|tp|huyen|quan|thi xa|tx))\b"
)
_YOUTH_COMMITTEE = re.compile(
    r"^((?:BCH|BAN CHẤP HÀNH|BTV|BAN THƯỜNG VỤ) ĐOÀN)(?= (?:TỈNH|TP|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|TX|XÃ|PHƯỜNG)(?!\w))"
)
_OWN_UNITS = re.compile(r"(?:uy ban nhan dan|ubnd|dang bo|tinh uy|huyen uy|thanh uy|dang uy)\b")


def read_issuers(lines: list[str], kind: str | None, symbol: str | None) -> tuple[Office, ...]:
    """The issuing offices of a letterhead, one but for joint papers."""
    if len(lines) > 1 and _YOUTH_TITLE.fullmatch(fold(lines[-1])) and any(_YOUTH_OFFICE.search(fold(line)) for line in lines[:-1]):
        # the right column's title, as `ĐẢNG CỘNG SẢN VIỆT NAM` is that of the Party: it says which Đoàn the committee is of
        lines = [_YOUTH_COMMITTEE.sub(r"\1 TNCS HỒ CHÍ MINH", line) for line in lines[:-1]]
    offices = read_offices(lines)
    if not offices:
        return ()
    joint = bool(_JOINT_KIND.search(fold(kind or "")) or _JOINT_CODE.match(symbol or ""))
    parts = _parts(offices[-1])
    if joint and len(parts) == 1 and len(offices) > 1:
        parts = _stacked(offices, symbol)
    if len(parts) == 1:
        office = read_office(lines)
        return (office,) if office else ()
    superior = list(offices[: -len(parts)] if parts == list(offices[-len(parts) :]) else offices[:-1])
    found = [office for part in parts if (office := read_office([*superior[-1:], part])) is not None]
    return tuple(_with_shared_place(found))


def _parts(line: str) -> list[str]:
    """`SỞ NỘI VỤ - TỈNH ĐOÀN` → both; a line whose pieces are not all offices stays whole."""
    pieces = [piece.strip() for piece in _BETWEEN.split(line) if piece.strip()]
    if len(pieces) < 2 or not heads_office(pieces[0]) or fold(line).startswith("van phong"):
        return [line]
    out: list[str] = []
    at = 0
    for piece in pieces:  # `SỞ LAO ĐỘNG - THƯƠNG BINH … - TỈNH ĐOÀN`: a piece that heads no office belongs to the one before
        start = line.index(piece, at)
        if out and not heads_office(piece):
            out[-1] = line[line.index(out[-1].split(" ", 1)[0], at - len(out[-1]) if at else 0) : start + len(piece)]
        else:
            out.append(piece)
        at = start + len(piece)
    return out


def _stacked(offices: tuple[str, ...], symbol: str | None) -> list[str]:
    """Offices one below another, as many as the symbol names; a committee above them is their superior."""
    named = len(re.split(r"[-/]", symbol or "")) - 1
    wanted = min(named, len(offices)) if named > 1 else 1
    while wanted > 1 and wanted == len(offices) and _OWN_UNITS.match(fold(offices[0])) and named < len(offices):
        wanted -= 1
    return list(offices[-wanted:])


def _with_shared_place(offices: list[Office]) -> list[Office]:
    """A place that is printed once, behind the last office, is the place of all."""
    model = next((office for office in reversed(offices) if office.place != PlaceNames()), None)
    if model is None:
        return offices
    return [
        placed_like(office, model) if office.place == PlaceNames() and office.level not in ("central", "school") else replace(office)
        for office in offices
    ]
