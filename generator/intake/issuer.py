"""Who issued a paper: from the letterhead, or, where it is missing, concluded from the paper and never guessed.

Enters: the letterhead, the body, the recipients; the gazetteer.
Leaves: `Issuance`: office, level, place, each with the words it was concluded from and a confidence. Unknown is a result.

Evidence, strongest first: letterhead; place line; the body's own naming (`Ủy ban nhân dân huyện ban hành Kế hoạch`, `của UBND xã …`); sign
block and symbol (kind of body, not place); recipients (`UBND các xã` → a district); units the text speaks about.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.intake.ballot import LEVELS, Ballot
from generator.intake.itself import COMMITTEE, issued_with, names_itself
from generator.model import Correction, Inference, Level, PartialDate, PlaceNames
from generator.parse.casing import PLACE_TYPES, office_case
from generator.parse.offices import CENTRAL_CITIES, find_units, own_level, placed, read_office
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.gazetteer import Gazetteer, Place
    from generator.model import Letterhead, Plan

_REFORM = PartialDate(2025, 7, 1)
_TYPE = r"(?P<type>tinh|thanh pho|huyen|quan|thi xa|xa(?! hoi)|phuong|thi tran|dac khu)"
# The paper speaks of itself: `…, UBND huyện X ban hành Kế hoạch`; after `của` or `do` it speaks of another paper or movement.
_ACTS = re.compile(
    r"(?:^|[.;,:])\s*(?:nay,? )?"
    + COMMITTEE
    + r"\s+"
    + _TYPE
    + r"\b(?P<name>(?: [a-z'-]+){0,5}?) (?:ban hanh|xay dung|phat dong|to chuc|trien khai|de ra|yeu cau|lap)\b"
)
_OWN_PLAN = re.compile(r"(?:ke hoach|chuong trinh)\b[^.;]{0,200}?\bcua " + COMMITTEE + r" " + _TYPE + r"\b")
_OFFICE_OF = re.compile(COMMITTEE + r"\s+" + _TYPE + r"\b")
_WEIGHTS = ((re.compile(r"(?:ubnd|uy ban nhan dan|huyen uy|cua)\s*$"), 3), (re.compile(r"dia ban\s*$|dang bo\s*$"), 2))
"""How much a unit's name says after these words; 1 elsewhere."""
_AREA = re.compile(r"tren dia ban (?:toan )?" + _TYPE + r"\b")
_BELOW = (
    (
        re.compile(r"(?:ubnd|uy ban nhan dan) (?:cac|va cac)? ?(?:huyen|quan|thanh pho|thi xa)\b"),
        "province",
        4,
        "gửi UBND các huyện, thành phố",
    ),
    (re.compile(r"\b(?:cac|giam doc) so\b[,;]"), "province", 3, "gửi các sở, ban, ngành"),
    (re.compile(r"(?:ubnd|uy ban nhan dan) cac (?:xa|phuong|thi tran)\b"), "district", 3, "gửi UBND các xã"),
    (re.compile(r"(?:cac phong|phong noi vu|phong van hoa)\b"), "district", 1, "nói tới các phòng"),
    (
        re.compile(r"\b(?:\d+|cac|truong) (?:thon|buon|ban(?= van| lang|,)|ap|to dan pho|khu pho|khom)\b"),
        "commune",
        3,
        "gửi các thôn, tổ dân phố",
    ),
)
_TYPE_LEVEL = {"tinh": "province", "huyen": "district", "quan": "district", "thi xa": "district", "thanh pho": "city"}
_TYPE_WORD = {"province": "tỉnh", "district": "huyện", "commune": "xã"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuance:
    """The issuing office, as far as the paper tells."""

    issuer: str | None
    level: str | None
    place: PlaceNames
    inferences: tuple[Inference, ...]
    corrections: tuple[Correction, ...] = ()
    """Misspelt names of the office's own places: printed → meant."""


def find_issuer(head: Letterhead, plan: Plan, gazetteer: Gazetteer | None) -> Issuance:
    """The issuing office, its level and its place."""
    whole = f"{head.title or ''}\n{plan.body}"
    preamble, closing = (
        "\n".join(p.span.of(plan.body) for p in plan.provisions if p.level is level) for level in (Level.PREAMBLE, Level.CLOSING)
    )
    reader = _Reader(whole, head, gazetteer)
    if head.issuer is not None and (head.level in ("central", "school") or head.place != PlaceNames()):
        names = reader.seat(reader.fill(head.place)) if head.level == "school" else reader.fill(head.place)
        evidence = Inference(
            field="issuer", value=short_office(head.issuer), confidence=0.99, evidence=(f"phần đầu văn bản: {head.issuer}",)
        )
        return Issuance(
            issuer=short_office(head.issuer), level=head.level, place=names, inferences=(evidence,), corrections=reader.corrections(names)
        )
    if head.issuer is None and (bracket := issued_with(plan.body)) and (said := _from_bracket(bracket[1], reader)):
        return said
    if head.issuer is None and (itself := names_itself(preamble)) and (said := _from_preamble(itself, reader)):
        return said
    ballot = _vote(reader, preamble=preamble, closing=closing, recipients=plan.recipients, whole=whole)
    level, why, strength = ballot.result()
    if level is None:
        missing = Inference(field="issuer", value=None, confidence=0.0, evidence=tuple(why) or ("văn bản không nói cơ quan nào ban hành",))
        return Issuance(issuer=None, level=None, place=PlaceNames(), inferences=(missing,))
    name, place, named = reader.unit(level)
    why += named
    if name is None:
        missing = Inference(field="issuer", value=None, confidence=0.3, evidence=tuple(why))
        return Issuance(issuer=None, level=level, place=PlaceNames(), inferences=(missing,))
    office = short_office(head.issuer) if head.issuer else _office(head.symbol)
    kind = reader.type_word or _TYPE_WORD[level]
    issuer = _named(office, kind, name, level)
    found = Inference(field="issuer", value=issuer, confidence=min(0.95, 0.4 + 0.05 * strength + 0.05 * len(named)), evidence=tuple(why))
    return Issuance(issuer=issuer, level=level, place=place, inferences=(found,), corrections=reader.corrections(place))


def _from_bracket(words: str, reader: _Reader) -> Issuance | None:
    """The office that the bracket below the title names in full."""
    office = read_office([words])
    if office is None or office.place == PlaceNames():
        return None
    return _issuance(office.name, office.level, reader.fill(office.place), reader, f"dòng dưới tên kế hoạch: của {words}")


def _from_preamble(words: str, reader: _Reader) -> Issuance | None:
    """The office that says of itself that it makes the plan; where its name has no place, that of the unit the paper is about."""
    office = read_office([words])
    if office is None:
        return None
    why = f"tự gọi: “{words}”"
    if office.place != PlaceNames() or office.level == "central":
        return _issuance(office.name, office.level, reader.fill(office.place), reader, why)
    level = "district" if office.level == "school" else own_level(office)
    name, place, _ = reader.unit(level) if level else (None, PlaceNames(), [])
    if office.level == "school":
        return _issuance(office.name, "school", reader.seat(place), reader, why)
    if name is None or level is None:
        return None
    whole = placed(office, level, reader.type_word or _TYPE_WORD[level], name)
    return _issuance(whole.name, level, place, reader, why)


def _issuance(name: str, level: str | None, place: PlaceNames, reader: _Reader, why: str) -> Issuance:
    """An office that the paper names in full."""
    found = Inference(field="issuer", value=short_office(name), confidence=0.9, evidence=(why,))
    return Issuance(issuer=short_office(name), level=level, place=place, inferences=(found,), corrections=reader.corrections(place))


def short_office(name: str) -> str:
    """`Ủy ban nhân dân xã X` → `UBND xã X`."""
    out = re.sub(r"^(Chủ tịch )?(?:Ủy|Uỷ) ban nhân dân\b", r"\1UBND", office_case(name))
    return re.sub(r"^Hội đồng nhân dân\b", "HĐND", out)


def _office(symbol: str | None) -> str:
    """The kind of office that a symbol names; plans without one come from people's committees."""
    tokens = re.split(r"[-/]", symbol or "")
    for token, office in (("HĐND", "HĐND"), ("HU", "Huyện ủy"), ("TU", "Tỉnh ủy"), ("ĐU", "Đảng ủy"), ("MTTQ", "Ủy ban MTTQ Việt Nam")):
        if token in tokens:
            return office
    return "UBND"


def _named(office: str, kind: str, name: str, level: str) -> str:
    if office in ("Huyện ủy", "Tỉnh ủy"):
        return f"{office if level != 'city' else 'Thành ủy'} {name}"
    return f"{office} {kind} {name}"


def _vote(reader: _Reader, *, preamble: str, closing: str, recipients: Sequence[str], whole: str) -> Ballot:
    """Collect the evidence for the level."""
    head = reader.head
    ballot = Ballot(two_tiers=head.date is not None and (head.date.year, head.date.month or 1) >= (_REFORM.year, 7))
    for pattern, words in ((_ACTS, collapse(preamble)), (_OWN_PLAN, collapse(closing))):
        for found in list(pattern.finditer(fold(words)))[:3]:
            ballot.add(reader.level_of(found["type"]), 6, f"tự gọi: “{words[found.start() : found.end()].strip('.;,: ')}”")
    for place in reader.at_place_line():
        ballot.add(place, 3, f"địa danh ở đầu văn bản: {head.issued_at}")
    sent, folded = fold("; ".join(recipients) + ";"), fold(collapse(whole))
    for pattern, level, weight, reason in _BELOW:
        if pattern.search(sent):
            ballot.add(level, weight, reason)
        elif pattern.search(folded):
            ballot.add(level, weight * 0.4, reason.replace("gửi", "giao việc cho"))
    for kind, count in Counter(found["type"] for found in _AREA.finditer(folded)).items():
        shown = {fold(word): word for word in PLACE_TYPES}[kind]
        ballot.add(reader.level_of(kind), min(3, count), f"“trên địa bàn {shown}” {count} lần")
    return ballot


class _Reader:
    """Units a paper speaks of, with the gazetteer to tell which are meant."""

    def __init__(self, whole: str, head: Letterhead, gazetteer: Gazetteer | None) -> None:
        self.head = head
        self.gazetteer = gazetteer
        self.on = head.date.first_day() if head.date else None
        self.type_word: str | None = None
        self.counts: dict[str, Counter[str]] = {level: Counter() for level in (*LEVELS, "city")}
        self.types: Counter[str] = Counter(found["type"] for found in _OFFICE_OF.finditer(fold(whole)))
        """How often a people's committee of each type of unit is spoken of."""
        for level, name, start, _ in find_units(whole):
            before = fold(whole[max(0, start - 24) : start])
            weight = next((weight for pattern, weight in _WEIGHTS if pattern.search(before)), 1)
            self.counts[level][collapse(name)] += weight

    def level_of(self, kind: str) -> str | None:
        """Level of a type word; a city is a province where it ranks as one."""
        level = {"xa": "commune", "phuong": "commune", "thi tran": "commune", "dac khu": "commune"}.get(kind) or _TYPE_LEVEL.get(kind)
        if level != "city":
            return level
        name = self.head.issued_at or next((n for n, _ in self.counts["city"].most_common(1)), "")
        return "province" if fold(name.rpartition("hành phố ")[2]) in CENTRAL_CITIES else "district"

    def at_place_line(self) -> list[str]:
        """Levels that the name of the place line can have."""
        if not self.head.issued_at:
            return []
        if units := find_units(self.head.issued_at):
            return [units[0][0] if units[0][0] != "city" else "district"]
        return list(dict.fromkeys(str(place.level) for place in self._lookup(self.head.issued_at)))

    def _lookup(self, name: str, level: str | None = None) -> tuple[Place, ...]:
        if self.gazetteer is None:
            return ()
        from generator.gazetteer import AdminLevel

        found = self.gazetteer.lookup(name, level=AdminLevel(level) if level else None, on=self.on)
        return found or self.gazetteer.lookup(name, level=AdminLevel(level) if level else None)

    def unit(self, level: str) -> tuple[str | None, PlaceNames, list[str]]:
        """The unit of that level that the paper is about: name, place with its parents, words for it."""
        why: list[str] = []
        scores: Counter[str] = Counter()
        for name, count in self.counts[level].items() | (self.counts["city"].items() if level != "commune" else set()):
            scores[name] += count
        if self.head.issued_at:
            words = find_units(self.head.issued_at)
            name = words[0][1] if words else self.head.issued_at
            if level in self.at_place_line():
                scores[name] += 8
        if not scores:
            return None, PlaceNames(), why
        name = max(scores, key=lambda n: (scores[n], n))
        place = self._known(name, level)
        why.append(f"“{name}” được nêu {self.counts[level][name]} lần" if self.counts[level][name] else f"địa danh: {name}")
        if place is None:
            self.type_word = self._printed_type(level) or ("thành phố" if name in self.counts["city"] else None)
            return name, self._names(level, name, None), why
        if place.name != name:
            why.append(f"danh mục địa danh: {name} → {place.name}")
        self.type_word = self._printed_type(level) or place.type.lower()
        return place.name, self._names(level, place.name, place), why

    def _printed_type(self, level: str) -> str | None:
        """What the paper calls its own unit: a huyện that became a thị xã later is still a huyện."""
        words = {fold(word): word for word in PLACE_TYPES}
        return next((words[kind] for kind, _ in self.types.most_common() if self.level_of(kind) == level and kind in words), None)

    def _known(self, name: str, level: str) -> Place | None:
        """The one unit of the gazetteer, told apart by the provinces and districts that the paper names."""
        candidates = self._lookup(name, level)
        if len(candidates) > 1:
            candidates = tuple(sorted(candidates, key=self._nearness, reverse=True))
            if self._nearness(candidates[0]) == self._nearness(candidates[1]) and candidates[0].path != candidates[1].path:
                return None
        if candidates:
            return candidates[0]
        return self._closest(name, level)

    def _nearness(self, place: Place) -> int:
        """How often the paper names the units above a place."""
        total = 0
        above = self.gazetteer.parent_of(place) if self.gazetteer else None
        while above is not None and self.gazetteer is not None:
            names = {fold(above.name)}
            for level in (str(above.level), "city"):
                total += sum(n for name, n in self.counts[level].items() if fold(name) in names)
            above = self.gazetteer.parent_of(above)
        return total

    def _closest(self, name: str, level: str) -> Place | None:
        """A misspelt name, inside the province that the paper names."""
        if self.gazetteer is None:
            return None
        from generator.gazetteer import AdminLevel

        for province, _ in self.counts["province"].most_common(3):
            for parent in self._lookup(province, "province"):
                found = self.gazetteer.closest(name, parent=parent, level=AdminLevel(level))
                if found is not None:
                    return found
        return None

    def _then(self, place: Place) -> Place:
        """The unit that stood there on the paper's day: Thừa Thiên Huế before it became Huế."""
        before = self.gazetteer.predecessors(place) if self.gazetteer else ()
        return before[0] if len(before) == 1 and self.on and place.valid_from and self.on < place.valid_from else place

    def _names(self, level: str, name: str, place: Place | None) -> PlaceNames:
        """Names of the unit and of those above it."""
        names = {level: name}
        above = self.gazetteer.parent_of(place) if place is not None and self.gazetteer else None
        while above is not None and self.gazetteer is not None:
            names[str(above.level)] = self._then(above).name
            above = self.gazetteer.parent_of(above)
        if place is None and level != "province" and (known := self.counts["province"].most_common(1)):
            names.setdefault("province", known[0][0])
        return PlaceNames(province=names.get("province"), district=names.get("district"), commune=names.get("commune"))

    def corrections(self, place: PlaceNames) -> tuple[Correction, ...]:
        """Names in the text that can only mean the office's own district or commune, in another spelling."""
        if self.gazetteer is None or not place.province:
            return ()
        out = []
        for level, name, above in (("district", place.district, PlaceNames(province=place.province)), ("commune", place.commune, place)):
            if not name or not self.counts[level]:
                continue
            parents = self.gazetteer.locate(above if level == "district" else replace(above, commune=None))
            for printed in sorted(self.counts[level]):
                found = {p.name for parent in parents if (p := self._spelt(printed, level, parent))}
                if printed != name and found == {name} and not _same_letters(printed, name):
                    out.append(Correction(printed=printed, meant=name))
        return tuple(out)

    def _spelt(self, name: str, level: str, parent: Place) -> Place | None:
        from generator.gazetteer import AdminLevel

        return self.gazetteer.closest(name, parent=parent, level=AdminLevel(level)) if self.gazetteer else None

    def seat(self, names: PlaceNames) -> PlaceNames:
        """Where a school lies: the place line, where it names one district of its province, or one unit of its district."""
        if self.gazetteer is None or not self.head.issued_at or names.commune or names == PlaceNames():
            return names
        from generator.gazetteer import AdminLevel

        if names.district and fold(names.district) == fold(self.head.issued_at):
            return names  # `Vũng Liêm` is a district and its town
        parents = self.gazetteer.locate(names)
        if not names.district:
            named = {
                p.name
                for above in parents
                for p in self.gazetteer.lookup(self.head.issued_at, level=AdminLevel.DISTRICT, parent=above, on=self.on)
            }
            if named:  # `Vị Thanh` is a city and a commune
                return replace(names, district=named.pop()) if len(named) == 1 else names
        found = {p.name for above in parents for p in self.gazetteer.lookup(self.head.issued_at, level=AdminLevel.COMMUNE, parent=above)}
        return replace(names, commune=found.pop()) if len(found) == 1 else names

    def _inside(self, printed: PlaceNames) -> Place | None:
        """The one unit that all the names together mean."""
        found = self.gazetteer.locate(printed, on=self.on) or self.gazetteer.locate(printed) if self.gazetteer else ()
        return found[0] if len({place.path for place in found}) == 1 else None

    def _with_the_only_ones(self, printed: PlaceNames) -> PlaceNames:
        """A commune that the gazetteer does not tell apart lies in the one district and province that the paper names."""
        province, district = (
            next(iter(self.counts[level])) if len(self.counts[level]) == 1 else None for level in ("province", "district")
        )
        return replace(printed, province=printed.province or province, district=printed.district or district)

    def _in_the_only_province(self, printed: PlaceNames, name: str, level: str) -> PlaceNames:
        """Units of one name that are not told apart, but lie in one province: huyện and thị xã Kỳ Anh."""
        if printed.province or self.gazetteer is None:
            return printed
        above = {self._names(level, place.name, place).province for place in self._lookup(name, level)}
        return replace(printed, province=above.pop()) if len(above) == 1 else printed

    def fill(self, printed: PlaceNames) -> PlaceNames:
        """Units above those that the letterhead prints, where the gazetteer leaves no doubt."""
        level = next(
            (lv for lv, name in (("commune", printed.commune), ("district", printed.district), ("province", printed.province)) if name),
            None,
        )
        if level is None:
            return printed
        name = {"commune": printed.commune, "district": printed.district, "province": printed.province}[level]
        assert name is not None
        place = self._known(name, level) or self._inside(printed)
        if place is None:
            return self._with_the_only_ones(printed) if level == "commune" else self._in_the_only_province(printed, name, level)
        found = self._names(level, place.name, place)
        same_province = not printed.province or not found.province or fold(found.province) == fold(printed.province)
        return (
            PlaceNames(province=found.province, district=found.district or printed.district, commune=found.commune)
            if same_province
            else printed
        )


def _same_letters(one: str, other: str) -> bool:
    """Two correct spellings of a name: case, hyphens, the place of a tone."""

    def letters(name: str) -> list[str]:
        return sorted(c for c in unicodedata.normalize("NFD", name.lower()) if c.isalnum() or unicodedata.combining(c))

    return letters(one) == letters(other)
