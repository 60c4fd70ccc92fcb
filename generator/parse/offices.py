"""Names of issuing offices: from the lines of a letterhead to one name, its level and its place.

Enters: the lines of the issuer's column, superior first: `UBND TỈNH HÀ TĨNH` / `SỞ LAO ĐỘNG …`.
Leaves: `Office`: `Sở Lao động … tỉnh Hà Tĩnh`, `province`, Hà Tĩnh. Nothing is looked up here: only what is printed.

Rules: the decree on clerical work (superior body above, issuing body below, place of the body in its name) and Party practice
(`ĐẢNG BỘ TỈNH X` above `HUYỆN ỦY Y`; `BAN THƯỜNG TRỰC` below the committee it belongs to).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import PlaceNames
from generator.parse.casing import PLACE_TYPES, office_case
from generator.text import collapse, fold

if TYPE_CHECKING:
    from generator.gazetteer import Gazetteer
    from generator.model import PartialDate

CENTRAL_CITIES = frozenset({"ha noi", "ho chi minh", "da nang", "hai phong", "can tho", "hue"})
"""Cities that rank as provinces; Huế since 2025."""
_HUE_RANKS_SINCE = 2025

_LEVEL_OF_TYPE = {
    "tinh": "province",
    "huyen": "district",
    "quan": "district",
    "thi xa": "district",
    "xa": "commune",
    "phuong": "commune",
    "thi tran": "commune",
    "dac khu": "commune",
}
_LONGEST_SMALL = 60
"""A line in small letters that begins with a kind of office: `Sở Khoa học và Công nghệ`."""
_SHORT_TYPES = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
_SHORT_NAMES = {
    "BCH": "Ban Chấp hành",
    "LĐLĐ": "Liên đoàn Lao động",
    "BHXH": "Bảo hiểm xã hội",
    "LHPN": "Liên hiệp Phụ nữ",
    "CCB": "Cựu chiến binh",
    "CHQS": "Chỉ huy Quân sự",
}
"""Abbreviations that letterheads print where the office's name has the words."""
_ABBREVIATED = re.compile(rf"(?<!\w)(?:{'|'.join(_SHORT_NAMES)})(?!\w)")
_UPPER = "A-ZĐ" + "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper() and "LATIN" in unicodedata.name(c, ""))
_WORD = rf"(?:[{_UPPER}]['’]?[\w'’]*)"
# A unit and its name: words with a capital, up to the next unit, number or common word. `xã hội` is no commune, `quận 8` is a district.
_UNIT = re.compile(
    r"(?<!\w)(?P<type>(?i:thành phố|thị trấn|thị xã|đặc khu|tỉnh|tình|huyện|quận|phường|xã)\s|(?i:tp|tx|(?<=ubnd )tt)(?:\.\s?|\s)|(?i:tt\.)\s?)\s*"
    r"(?P<name>\d{1,2}(?!\w)|(?!(?i:hội|ủy|uỷ|đoàn|đội)(?!\w))"
    rf"{_WORD}(?:\s+-\s+{_WORD})?(?:\s+(?!(?i:tỉnh|huyện|quận|phường|xã|thị|thành phố|tp|đặc khu|khóa|khoá|năm|ngày|nhiệm|giai|lần|về|và|theo|ban|ủy|uỷ|ubnd|hđnd|hội đồng|sở|công đoàn|công an|liên đoàn|"
    r"trung tâm|bệnh viện|chi cục|hội (?:nông|liên|cựu|chữ)|phòng (?:văn|nội|giáo|gd|tài|lao|tư|y|kinh|nông|tài)|trường (?:tiểu|mầm|mn|th|trung|đại|cao|phổ|pt)\w*)(?!\w))"
    rf"{_WORD}(?:\s+-\s+{_WORD})?){{0,3}})"
)
_PARTY = re.compile(
    r"\b(?P<head>tinh uy|thanh uy|huyen uy|quan uy|thi uy|tinh doan|thanh doan|huyen doan|quan doan|thi doan)\b\s*(?P<name>[a-z][\w' -]*)?"
)
_OWN_TYPE = {"tinh": " tỉnh", "thanh": " thành phố", "huyen": " huyện", "quan": " quận", "thi": " thị xã"}
_PARTY_LEVEL = {"tinh": "province", "thanh": "city", "huyen": "district", "quan": "district", "thi": "district"}
_STRONG_HEAD = re.compile(
    r"uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|uy ban mttq|uy ban mat tran|ubmttq|mat tran to quoc|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|"
    r"hoi dong thi dua|ban chi dao|ban thuong truc|ban thuong vu|ban chap hanh|bch |tinh doan|huyen doan|thanh doan|lien doan lao dong|tong lien doan|"
    r"cong doan|van phong|thu tuong|chinh phu|quoc hoi|chu tich"
)
_LINE_HEAD = re.compile(
    r"(?:so|phong|ban|bo|truong|hoi|hoi dong|tong cuc|cuc|chi cuc|trung tam|benh vien|doan|vien|hoc vien|dai hoc|cong an|kho bac|bao hiem|ngan hang|tap doan|"
    r"tong cong ty|cong ty|uy ban|toa an|thanh tra|bao|dai|lien hiep|lien minh|tram|nha|khoi|cum|quan khu|quan doan|bo doi|su doan|trung doan|"
    r"chi bo|chi doan|lien doi|thuong truc|thu vien|bao tang|hop tac xa|buu dien|vien thong|dien luc|bhxh|ldld|ttyt|hat|doi|to)\b[ :]"
)
_SCHOOL = re.compile(
    r"(?:(?:cong doan |chi bo |doan |lien doi )?truong|hoc vien|dai hoc|benh vien|cong ty|tong cong ty|tap doan|tram y te|nha van hoa)\b"
)
_ORGAN = re.compile(
    r"(?:ban thuong truc|ban thuong vu|ban chap hanh|van phong|ban to chuc|ban tuyen giao|ban dan van|ban noi chinh|uy ban kiem tra|thuong truc)\b"
)
_DEPARTMENT = re.compile(
    r"phong (?:gd\s?(?:&|va)\s?dt|giao duc(?: va | - | & )dao tao|gddt|noi vu|van hoa(?: -| va) (?:xa hoi|thong tin)|y te|tu phap)\s+(?P<name>[a-z][\w' -]+)$"
)
_CENTRAL = re.compile(
    r"(?:bo (?!chi huy|tu lenh|phan)|chinh phu|thu tuong|quoc hoi|trung uong|tong cuc|tong lien doan|uy ban dan toc|uy ban thuong vu|ban bi thu|bo chinh tri)"
    r"|trung uong|tw\b|viet nam$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An issuing office as printed."""

    name: str
    level: str | None
    """`central`, `province`, `district`, `commune`, `school`; None when the print does not say."""
    place: PlaceNames
    superior: str | None = None
    kind: str = ""
    """Folded name without the place: `uy ban nhan dan`."""


def read_offices(lines: list[str]) -> tuple[str, ...]:
    """Put wrapped lines together and cut where another office begins, superior first."""
    out: list[str] = []
    for line in _one_office_each(lines):
        folded = fold(line)
        last = fold(out[-1]) if out else ""
        starts = bool(_STRONG_HEAD.match(folded) or _LINE_HEAD.match(folded + " "))
        unfinished = last in ("uy", "hoi", "hoi dong", "uy ban nhan", "hoi dong nhan", "uy ban mat", "van") or last.endswith(
            (" va", ",", " -", " nhan", " chap", " to")
        )
        if out and (head := _head_over(out[-1], line)):
            out.append(f"{head} {line}")
        elif out and (unfinished or not starts or (last == "uy" and folded.startswith("ban"))):
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
    return tuple(out)


def _head_over(office: str, line: str) -> str:
    """`UBND HUYỆN TRÀ ÔN` over `XÃ LỤC SĨ THÀNH`: the words that the unit below shares with that above; nothing elsewhere."""
    above, below = find_units(office), find_units(line)
    alone = len(above) == len(below) == 1 and above[0][3] == len(office) and below[0][2:] == (0, len(line))
    head = office[: above[0][2]].strip() if alone and above[0][0] != below[0][0] else ""
    return head if fold(head) in ("uy ban nhan dan", "ubnd") else ""


def _one_office_each(lines: list[str]) -> list[str]:
    """Lines cut before an office that follows a place name, and a first word left alone by a wrap joined to its line."""
    out: list[str] = []
    waiting = ""
    for index, raw in enumerate(lines):
        line = collapse(f"{waiting} {raw}").strip(" :;,.*_")
        waiting = ""
        if line and " " not in line and index + 1 < len(lines) and heads_office(f"{line} {lines[index + 1]}"):
            waiting = line  # ỦY / BAN NHÂN DÂN
            continue
        at = 0
        for _, _, _, end in find_units(line):
            rest = line[end:].lstrip()
            if rest and heads_office(rest):
                out.append(line[at:end].strip())
                at = end
        if line[at:].strip():
            out.append(line[at:].strip())
    return out


def read_office(lines: list[str]) -> Office | None:
    """The issuing office of a letterhead."""
    offices = read_offices(lines)
    if not offices:
        return None
    if len(offices) > 1 and re.match(r"(?:ban chap hanh|bch) trung uong", fold(offices[0])):
        offices = (" ".join(offices),)
    own = offices[-1]
    superior = offices[-2] if len(offices) > 1 else None
    places = [_places(office) for office in offices]
    name = _in_full(office_case(re.sub(r"^(\w+):\s*", r"\1 ", own)))
    folded = fold(own)
    if superior is not None:
        name = _with_superior(name, folded, superior, has_place=bool(places[-1]))
    found: dict[str, str] = {}
    for group in places:
        found.update(group)
    level = _level(folded, places, [fold(o) for o in offices])
    if department := _DEPARTMENT.search(folded) or (superior and _DEPARTMENT.search(fold(superior))) or None:
        source = own if department.string == folded else superior or own
        found.setdefault("district", office_case(collapse(source)[department.start("name") :]).title())
    city = found.pop("city", None)
    if city is not None:
        if fold(city) in CENTRAL_CITIES and "province" not in found:
            found["province"] = city
            level = "province" if level == "city" else level
        else:
            found.setdefault("district", city)
            level = "district" if level == "city" else level
    return Office(
        name=name,
        level=level,
        place=PlaceNames(province=found.get("province"), district=found.get("district"), commune=found.get("commune")),
        superior=office_case(superior) if superior else None,
        kind=collapse(fold(_UNIT.sub("", own))),
    )


def _in_full(name: str) -> str:
    """`LĐLĐ TX. Điện Bàn` → `Liên đoàn Lao động thị xã Điện Bàn`."""
    name = _ABBREVIATED.sub(lambda found: _SHORT_NAMES[found[0]], name)
    for unit in reversed([*_UNIT.finditer(name)]):
        if (word := _type_word(unit["type"])) in _SHORT_TYPES.values():
            name = f"{name[: unit.start()]}{word} {name[unit.start('name') :]}"
    return name


def find_units(text: str) -> list[tuple[str, str, int, int]]:
    """Every unit named in a text: (level, name as printed, start, end); level `city` for a city of unknown rank."""
    out = []
    for found in _UNIT.finditer(text):
        level = _LEVEL_OF_TYPE.get(fold(_type_word(found["type"])), "city")
        out.append((level, collapse(found["name"]), found.start(), found.end()))
    return out


def _type_word(printed: str) -> str:
    """`TX.` → `thị xã`."""
    word = collapse(printed).rstrip(". ").lower()
    return _SHORT_TYPES.get(word, word)


def _places(office: str) -> dict[str, str]:
    """Level → name of the units that one office's name holds."""
    out = {level: _place_case(name) for level, name, _, _ in find_units(office)}
    if found := _PARTY.search(fold(office)):
        name = office[found.start("name") : found.end("name")].strip(" -") if found["name"] else ""
        level = _PARTY_LEVEL[found["head"].split()[0]]
        if name and not find_units(name):
            out.setdefault(level, _place_case(name))
    return out


def _place_case(name: str) -> str:
    """`BÀ RỊA - VŨNG TÀU` → `Bà Rịa - Vũng Tàu`; names that are not in capitals stay."""
    if not name.isupper():
        return name
    return "".join(part.capitalize() for part in re.split(r"([\s'-]+)", name))


def _with_superior(name: str, folded: str, superior: str, *, has_place: bool) -> str:
    """Add what the issuing office's own line leaves to the line above."""
    upper = fold(superior)
    if has_place or _SCHOOL.match(folded) or re.search(r"trung uong|viet nam", folded):
        return name
    is_state = re.match(r"uy ban nhan dan|ubnd", upper)
    if _ORGAN.match(folded) and (not is_state or folded.startswith("van phong")):
        return f"{name} {office_case(superior)}"
    units = list(_UNIT.finditer(superior))
    if not units:
        party = _PARTY.match(upper)
        of_type = party and name.lower().endswith(_OWN_TYPE[party["head"].split()[0]])
        return f"{name} {_place_case(superior[party.start('name') :].strip())}" if party and party["name"] and of_type else name
    kind, place = _type_word(units[-1]["type"]), _place_case(collapse(units[-1]["name"]))
    return f"{name} {place}" if fold(name).endswith(f" {fold(kind)}") else f"{name} {kind} {place}"


def _level(own: str, places: list[dict[str, str]], offices: list[str]) -> str | None:
    """Level of the issuing office."""
    if _SCHOOL.match(own):
        return "school"
    for group in reversed(places):
        for level in ("commune", "district", "city", "province"):
            if level in group:
                return level
    if any(_CENTRAL.search(office) for office in offices):
        return "central"
    if own.startswith("so "):
        return "province"
    return "district" if own.startswith("phong ") else None


def own_level(office: Office) -> str | None:
    """The level that an office's kind or the type of unit at the end of its name says: `Sở Y tế`, `Huyện ủy`, `Liên đoàn Lao động tỉnh`."""
    name = office.name.lower()
    party = _PARTY.match(fold(name))
    level = office.level or (_PARTY_LEVEL[party["head"].split()[0]] if party else None)
    return level or next((_LEVEL_OF_TYPE.get(fold(word), "district") for word in PLACE_TYPES if name.endswith(f" {word}")), None)


def is_office_line(words: str) -> bool:
    """True for a line of a letterhead that can be part of an issuer's name: in capitals, or beginning with a kind of office."""
    letters = [c for c in words if c.isalpha()]
    if len(letters) < 2 or len(words) > 160:
        return False
    folded = fold(words)
    if re.match(r"(?:so\b\s*:|v/v|kem theo|\(|ngay|thang|tai lieu|ban hanh kem)", folded):
        return False
    if sum(c.isupper() for c in letters) >= 0.7 * len(letters) or bool(_STRONG_HEAD.match(folded) and len(words) < 80):
        return True
    return words[0].isupper() and (bool(_UNIT.fullmatch(words)) or (len(words) < _LONGEST_SMALL and bool(_LINE_HEAD.match(folded + " "))))


def heads_office(words: str) -> bool:
    """True for words that begin with a kind of office."""
    folded = fold(words)
    return bool(_STRONG_HEAD.match(folded) or _LINE_HEAD.match(folded + " "))


def complete(office: Office, issued_at: str | None, issued_on: PartialDate | None, head: str, gazetteer: Gazetteer | None) -> Office:
    """Add to an office without a place the place that the rest of the head names, or the place line where the gazetteer knows its rank."""
    if office.place != PlaceNames():
        return _of_its_time(office, issued_on)
    if office.level == "school":
        return _seated(office, gazetteer)
    named = (_branch(office, gazetteer) if gazetteer else None) or (None if _is_central(office) else _named_again(office, head))
    if named or _is_central(office):
        return named or office
    known = find_units(issued_at or "")
    if issued_at and known:
        level, name, _, _ = known[0]
        return placed(office, level, _type_word(issued_at[: len(issued_at) - len(name)]), name)
    on = issued_on.first_day() if issued_on else None
    found = sorted(gazetteer.lookup(issued_at, on=on), key=lambda p: _RANK.get(str(p.level), 3)) if gazetteer and issued_at else []
    if (own := own_level(office)) in _RANK and any(office.name.lower().endswith(f" {word}") for word in PLACE_TYPES):
        found = [place for place in found if str(place.level) == own]  # `ỦY BAN NHÂN DÂN XÃ`
    return placed(office, str(found[0].level), found[0].type.lower(), issued_at) if found and issued_at else office


def _of_its_time(office: Office, issued_on: PartialDate | None) -> Office:
    """The city of Huế was part of a province until 2025."""
    if office.place.province != "Huế" or issued_on is None or issued_on.year >= _HUE_RANKS_SINCE:
        return office
    return replace(
        office, level="district" if office.level == "province" else office.level, place=replace(office.place, province=None, district="Huế")
    )


def _is_central(office: Office) -> bool:
    return office.level == "central" or re.search(r"trung uong|viet nam", office.kind) is not None


def _seated(office: Office, gazetteer: Gazetteer | None) -> Office:
    """A school or hospital whose province stands at the end of its own name or of its superior's."""
    if _SEATED.match(office.kind) and (province := _province_at_end(office.name, gazetteer)):
        return replace(office, name=office.name[: -len(province)] + province, place=PlaceNames(province=province))
    province = _province_at_end(office.superior or "", gazetteer) if _BRANCH.match(fold(office.superior or "")) else None
    return replace(office, place=PlaceNames(province=province)) if province else office


def _branch(office: Office, gazetteer: Gazetteer) -> Office | None:
    """`Kho bạc Nhà nước Bến Tre`: an office whose name ends with that of a province, without `tỉnh` before it."""
    province = _province_at_end(office.name, gazetteer) if _BRANCH.match(office.kind) else None
    if province is None:
        return None
    return replace(office, name=office.name[: -len(province)] + province, level="province", place=PlaceNames(province=province))


def _province_at_end(name: str, gazetteer: Gazetteer | None) -> str | None:
    """The province that the last words of a name name."""
    words = name.split()
    if gazetteer is None:
        return None
    for size in (5, 4, 3, 2):
        last = " ".join(words[-size:])
        if size < len(words) and any(str(place.level) == "province" and fold(place.name) == fold(last) for place in gazetteer.lookup(last)):
            return _place_case(last.upper())
    return None


def placed_like(office: Office, model: Office) -> Office:
    """The office in the place of another: `Hội Nông dân` beside `Hội Liên hiệp Phụ nữ tỉnh Bắc Kạn`."""
    level, name = next(
        (level, name)
        for level, name in (("commune", model.place.commune), ("district", model.place.district), ("province", model.place.province))
        if name
    )
    found = next((unit for unit in _UNIT.finditer(model.name) if fold(unit["name"]) == fold(name)), None)
    unit = placed(office, level, _type_word(found["type"]) if found else "", name)
    return replace(unit, level=model.level or level, place=model.place)


def _named_again(office: Office, head: str) -> Office | None:
    """The same office where the head names it once more, with its place."""
    spaced = r"\s+".join(map(re.escape, office.kind.split()))
    again = re.search(spaced + r"\s+(?=(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\s)", fold(head)) if spaced else None
    units = find_units(head[again.end() : again.end() + 60].partition("\n")[0]) if again else []
    if again is None or not units or units[0][2]:
        return None
    level, name, start, end = units[0]
    words = collapse(head[again.end() + start : again.end() + end])
    return placed(office, level, _type_word(words[: len(words) - len(name)]), _place_case(name))


_BRANCH = re.compile(
    r"(?:so|cuc|chi cuc|kho bac|ngan hang|bao hiem|cong an|vien thong|buu dien|dien luc|cong ty dien luc|ban quan ly|bao|dai|lien doan|hoi|toa an|"
    r"vien kiem sat|bo chi huy|thanh tra|ubnd|uy ban nhan dan|truong cao dang|truong chinh tri)\b"
)
"""Offices that are named after their province alone."""
_SEATED = re.compile(r"benh vien|truong cao dang|truong chinh tri")
"""Units whose name ends with the province they lie in."""
_RANK = {"province": 0, "district": 1, "commune": 2}


def placed(office: Office, level: str, kind: str, name: str) -> Office:
    """The office with its place."""
    if level == "city":
        level = "province" if fold(name) in CENTRAL_CITIES else "district"
    place = PlaceNames(
        province=name if level == "province" else None,
        district=name if level == "district" else None,
        commune=name if level == "commune" else None,
    )
    if _PARTY.match(fold(office.name)) or office.name.lower().endswith(tuple(f" {word}" for word in PLACE_TYPES)):
        kind = ""  # Tỉnh đoàn Yên Bái, Công an tỉnh
    return replace(office, name=collapse(f"{office.name} {kind} {name}"), level=level, place=place)
