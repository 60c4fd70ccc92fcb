"""The sign block: on whose behalf, in what position, who.

Enters: the last lines of a paper, or of a plan's body.
Leaves: a `Signatory`, each part None where it is not printed.

Forms: `TM. ỦY BAN NHÂN DÂN` / `KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH` / name; plain `CHỦ TỊCH` / name; `TL.`, `TUQ.`, `Q.`, `T/M`; `(đã ký)` between.
Refused: recipients (`Chủ tịch UBND tỉnh (b/c);`), running text.

Rules: the decree on clerical work: TM. on behalf of a collective, KT. deputy for the head, TL. by order, TUQ. by delegation, Q. acting head.
"""

from __future__ import annotations

import re

from generator.model import Signatory
from generator.parse.casing import office_case
from generator.text import collapse, fold

_CAPACITY = re.compile(r"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TUN)\b\s*\.?\s*(?=[^\W\d])")
_POSITIONS = (
    r"(?:quyen |pho |q\.\s*)?(?:chu tich|bi thu|giam doc|tong giam doc|hieu truong|truong ban|truong phong|truong ban tuyen giao|chanh van phong|"
    r"chanh thanh tra|cuc truong|chi cuc truong|tong cuc truong|vien truong|bo truong|thu truong|thu tuong|chu nhiem|tong bien tap|truong doan|"
    r"truong cong an|tham muu truong|chi huy truong|tu lenh|chinh uy|truong tieu ban|thuong truc|vu truong|doi truong|chanh an|uy vien thuong truc)"
)
_POSITION = re.compile(_POSITIONS + r"(?![\w])")
_PLAIN_POSITION = re.compile(_POSITIONS + r"(?: thuong truc| ubnd(?: [a-z ]{2,24})?| cong doan)?$")
_SIGNED = re.compile(r"[(\[]?\s*(?:da ky|ky ten|dau|ky va dong dau|ky ten, dong dau|daky|signed)[^)\]]*[)\]]?$")
_SIGNED_BY = re.compile(r"[(\[]?\s*(?:Đã ký|ĐÃ KÝ)\s*[)\]]?\s*:?\s+(?P<name>[^\W\d_a-z][^\W\d_]*(?: [^\W\d_a-z][^\W\d_]*){1,5})$")
"""`Đã ký: Lò Thị Ban`."""
_NAME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:\.)?(?: [^\W\d_]+(?:[-'’][^\W\d_]+)?){1,6}$")
_RANKS = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|(?:(?:PGS|GS|TSKH|TS|ThS|Th\.S|NGƯT|NGND|TTƯT|TTND|BS|DS|KS|CN|LS|CKI{1,2}|CK[12]|BSCKI{1,2}|BSCK[12]|DSCKI{1,2})[., ]+)+)\s*"
)
"""Ranks and degrees before a name: `Đại tá`, `PGS.TS.`, `BS.CKII.`."""


def is_sign_line(line: str) -> bool:
    """True for a line of the sign block that names a capacity or a position, not a person."""
    if len(line) > 120 or line.endswith((";", ",", ".")) or line.startswith(("-", "+")):
        return False
    text = collapse(line.replace("*", ""))
    if not 3 <= len(text) <= 90 or text[-1] in ";,." or text.startswith(("-", "+")):
        return False
    if _CAPACITY.match(text):
        return text.isupper() or sum(c.isupper() for c in text) >= 4
    folded = fold(text)
    return bool((text.isupper() and _POSITION.match(folded)) or (text[0].isupper() and _PLAIN_POSITION.match(folded)))


def is_signed_mark(line: str) -> bool:
    """True for `(đã ký)` and the like."""
    return bool(_SIGNED.match(fold(collapse(line))))


def is_name(line: str) -> bool:
    """True for a line that looks like a person's name: two to seven words, each with a capital."""
    text = _RANKS.sub("", collapse(line.replace("*", "")))
    if not _NAME.fullmatch(text) or is_sign_line(line):
        return False
    return all(word[0].isupper() for word in text.split())


def find_sign_block(lines: list[str]) -> int | None:
    """Index of the first line of the sign block, or None: the first capacity or position that nothing but its like and a name follows."""
    for index, line in enumerate(lines):
        if is_sign_line(line):
            return index
    return None


def read_signature(text: str) -> Signatory | None:
    """Capacity, position and name from the lines of a sign block; None when there is no such block.

    The last line that names a position is the position, those before it are the capacity: `TM. Ủy ban nhân dân KT. Chủ tịch`, `Phó Chủ tịch`.
    Where `TM.` or `KT.` stands in the last line, that line is the capacity too and there is no position.
    """
    lines = [collapse(line.replace("*", "")) for line in text.split("\n")]
    lines = [line for line in lines if line]
    start = find_sign_block(lines)
    if start is None:
        return None
    titles: list[str] = []
    name = None
    for index, line in enumerate(lines[start:], start + 1):
        below = lines[index] if index < len(lines) else ""
        if is_sign_line(line):
            if name is not None:
                break  # a second signer of a joint paper
            titles.append(office_case(line))
        elif signed := _SIGNED_BY.match(line):
            name = signed["name"]
        elif is_signed_mark(line):
            continue
        elif is_name(line) and not (line.isupper() and is_sign_line(below) and not _CAPACITY.match(below)):
            name = line.title() if line.isupper() else line
        elif titles and name is None and line.isupper() and len(line) <= 60:
            titles[-1] = office_case(f"{titles[-1].upper()} {line}")  # a wrapped line: TM. BAN CHẤP HÀNH / ĐẢNG BỘ HUYỆN
    if _CAPACITY.match(titles[-1]):
        return Signatory(name=name, capacity=" ".join(titles), position=None)
    return Signatory(name=name, capacity=" ".join(titles[:-1]) or None, position=titles[-1])


def signer_title(signatory: Signatory | None) -> str | None:
    """The lines of the sign block in order: `TM. Ủy ban nhân dân KT. Chủ tịch Phó Chủ tịch`."""
    if signatory is None:
        return None
    return " ".join(part for part in (signatory.capacity, signatory.position) if part) or None
