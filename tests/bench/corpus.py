"""A synthetic library of any size, for measuring: plans of some 12 KB that are built like real ones.

Enters: how many plans, and of how many offices.
Leaves: plan files and an address book in a folder. The n-th plan depends on n and its offices alone: a library of 500 is the beginning of one of 10,000.

Each has the facts of a letterhead, a preamble with national and local documents, aims in figures, movements, anniversaries, duties of offices with
deadlines, rewards, recipients and a signature. Places are those of the gazetteer on the plan's day, years 2019 to 2026. Local documents are shared by
the plans of a place and year, as in life, so that the number of pages about documents grows with the library. Nothing in them is true.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from generator.gazetteer import AdminLevel, Gazetteer, Place
from tests.bench import corpus_words as words

if TYPE_CHECKING:
    from pathlib import Path

SEED = "kehoach"
FIRST_YEAR, YEARS = 2019, 8
BYTES = 12_000
"""About how long a plan file is."""
_REFORM = date(2025, 7, 1)
_OFFICES = {
    AdminLevel.PROVINCE: words.PROVINCE_OFFICES,
    AdminLevel.DISTRICT: words.DISTRICT_OFFICES,
    AdminLevel.COMMUNE: words.COMMUNE_OFFICES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntheticPlan:
    """One file of the library."""

    path: str
    """Below the plans folder."""
    text: str

    @property
    def id(self) -> str:
        """As its front matter has it."""
        return self.path.removesuffix(".md").replace("/", "-")


@cache
def _places(level: AdminLevel, after_reform: bool) -> tuple[Place, ...]:
    """Units that exist in the middle of 2024, or in October 2025."""
    gazetteer = Gazetteer.load()
    day = date(2025, 10, 1) if after_reform else date(2024, 6, 1)
    if level is AdminLevel.PROVINCE:
        found = gazetteer.provinces
    elif level is AdminLevel.DISTRICT:
        found = gazetteer.districts
    else:
        found = tuple(place for path in sorted({p.path for p in gazetteer.provinces}) for place in gazetteer.communes(path))
    return tuple(place for place in found if place.valid_on(day))


@cache
def _communes_of() -> dict[tuple[str, bool], tuple[Place, ...]]:
    """Communes by the unit above, before and after the reform."""
    found: dict[tuple[str, bool], tuple[Place, ...]] = {}
    for after in (False, True):
        for place in _places(AdminLevel.COMMUNE, after):
            found[place.parent or "", after] = (*found.get((place.parent or "", after), ()), place)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Office:
    """Who issues the plan."""

    place: Place
    above: tuple[Place, ...]
    """From the province down."""

    @property
    def word(self) -> str:
        """The type of unit, as in `UBND huyện`."""
        return self.place.type

    @property
    def full(self) -> str:
        return f"{self.place.type} {self.place.name}"


_SHARES = {AdminLevel.PROVINCE: 0.1, AdminLevel.DISTRICT: 0.5, AdminLevel.COMMUNE: 0.4}
"""Of the plans, and of the offices where they are counted."""


@cache
def _issuing(level: AdminLevel, after_reform: bool, offices: int | None) -> tuple[Place, ...]:
    """Units of a level that issue plans: all, or the same few of so many offices."""
    found = _places(level, after_reform)
    if offices is None:
        return found
    count = round(offices * _SHARES[level])
    return tuple(random.Random(f"{SEED}-{level}").sample(found, min(count, len(found))))  # noqa: S311 - as in `plan`


def _office(rng: random.Random, day: date, offices: int | None) -> _Office:
    """One plan in ten from a province, half from districts while there were any."""
    chance = rng.random()
    after = day >= _REFORM
    level = AdminLevel.PROVINCE if chance < 0.1 else AdminLevel.DISTRICT if chance < 0.6 and not after else AdminLevel.COMMUNE
    place = rng.choice(_issuing(level, after, offices))
    above: list[Place] = []
    parent = place.parent
    while parent:
        unit = Gazetteer.load().by_key(parent)
        assert unit is not None
        above.insert(0, unit)
        parent = unit.parent
    return _Office(place=place, above=tuple(above))


def plan(number: int, offices: int | None = None) -> SyntheticPlan:
    """The n-th plan, from 1; of so many offices, or of any in the country."""
    rng = random.Random(f"{SEED}-{number}")  # noqa: S311 - no secret, and the same on every machine
    year = FIRST_YEAR + rng.randrange(YEARS)
    day = date(year, 1, 2) + timedelta(days=min(int(rng.expovariate(1 / 60)), 360))
    office = _office(rng, day, offices)
    movement = rng.choice(words.LOCAL_MOVEMENTS)
    path = f"{office.place.path}/{year}/{number}-kh-ubnd.md"
    body = [
        *_preamble(rng, office, year),
        *_aims(rng, office),
        *_content(rng, office, year, movement),
        *_duties(rng, office, year),
    ]
    # Plans differ in length; what is missing is said in more sentences of the second section, as offices do.
    filler = [f"{number}. {_sentences(rng, 3)}" for number in range(1, 40)]
    closing = _closing(rng, office)
    head = _front_matter(rng, number=number, path=path, office=office, day=day, movement=movement)
    size = sum(len(part.encode()) + 2 for part in (head, *body, *closing))
    goal = BYTES * rng.uniform(0.75, 1.25)
    extra = []
    for sentence in filler:
        if size > goal:
            break
        extra.append(sentence)
        size += len(sentence.encode()) + 2
    text = head + "\n\n".join([*body, "V. GIẢI PHÁP CHỦ YẾU", *(extra or [f"1. {_sentences(rng, 1)}"]), *closing]) + "\n"
    return SyntheticPlan(path=path, text=text)


def _front_matter(rng: random.Random, *, number: int, path: str, office: _Office, day: date, movement: str) -> str:
    names = {unit.level.value: unit.name for unit in (*office.above, office.place)}
    place = "".join(f"  {level}: {_quoted(names[level])}\n" for level in ("province", "district", "commune") if level in names)
    signer = f"{rng.choice(words.FAMILY_NAMES)} {rng.choice(words.GIVEN_NAMES)}"
    return (
        f"---\nid: {path[:-3].replace('/', '-')}\nkind: Kế hoạch\nnumber: {number}/KH-UBND\nissued_on: {day.isoformat()}\n"
        f"issuer: {_quoted(f'UBND {office.full}')}\nplace:\n{place}"
        f"title: {_quoted(f'Phát động phong trào thi đua “{movement}” và các phong trào thi đua yêu nước năm {day.year}')}\n"
        f"short_title: Phát động thi đua năm {day.year}\nperiod:\n  from: {day.year}\n  until: {day.year}\n"
        f"signatory:\n  name: {signer}\n  position: Chủ tịch\nedition: full\nstatus: published\n---\n\n"
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _sentences(rng: random.Random, count: int) -> str:
    """Some sentences of exhortation."""
    forms = (
        lambda: f"{rng.choice(words.WHO)} tập trung {rng.choice(words.WORK)}, {rng.choice(words.HOW)}",
        lambda: f"Qua phong trào mà {rng.choice(words.SPIRIT)}, {rng.choice(words.SPIRIT)}",
        lambda: f"{rng.choice(words.WHO)} {rng.choice(words.WORK)} và {rng.choice(words.WORK)}, {rng.choice(words.HOW)}",
        lambda: f"Việc {rng.choice(words.WORK)} phải {rng.choice(words.HOW)}, {rng.choice(words.SPIRIT)}",
    )
    return ". ".join(rng.choice(forms)() for _ in range(count)) + "."


def _national(rng: random.Random, year: int) -> str:
    """A document of the centre that was there in that year; the first are cited far more often than the last."""
    known = [document for document in words.NATIONAL if int(document[2][-4:]) <= year]
    kind, number, day, issuer, subject = known[min(int(rng.expovariate(0.5)), len(known) - 1)]
    return f"{kind} số {number} ngày {day} của {issuer} về {subject}"


def _local(rng: random.Random, office: _Office, year: int) -> str:
    """A document of the place or of the one above: the same few for all plans of a place and year."""
    unit = rng.choice((*office.above, office.place))
    own = random.Random(f"{unit.key}-{year}")  # noqa: S311 - as above
    documents = [
        (kind, f"{own.randint(1, 900)}/{symbol}", f"{own.randint(10, 28)}/12/{year - 1}", body, own.choice(words.WORK))
        for kind, symbol, body in (
            ("Nghị quyết", "NQ-HĐND", "HĐND"),
            ("Quyết định", "QĐ-UBND", "UBND"),
            ("Chỉ thị", "CT-UBND", "Chủ tịch UBND"),
        )
    ]
    kind, number, day, body, subject = rng.choice(documents)
    return f"{kind} số {number} ngày {day} của {body} {unit.type} {unit.name} về việc {subject}"


def _preamble(rng: random.Random, office: _Office, year: int) -> list[str]:
    grounds = [f"Căn cứ {_national(rng, year)};", f"Căn cứ {_local(rng, office, year)};", f"Thực hiện {_national(rng, year)};"]
    if rng.random() < 0.6:
        grounds.append(f"Thực hiện {_local(rng, office, year)};")
    return [*grounds, f"UBND {office.full} xây dựng kế hoạch phát động thi đua năm {year} như sau:"]


def _aims(rng: random.Random, office: _Office) -> list[str]:
    targets = rng.sample(words.TARGETS, 5)
    return [
        "I. MỤC ĐÍCH, YÊU CẦU",
        f"1. {_sentences(rng, 2)}",
        f"2. {_sentences(rng, 2)}",
        "II. CHỈ TIÊU THI ĐUA",
        f"1. Phấn đấu đến cuối năm, toàn {office.word} đạt các chỉ tiêu sau:",
        *(f"- {name} {f'{rng.randint(low, high):,}'.replace(',', '.')} {unit};" for name, unit, low, high in targets),
    ]


def _content(rng: random.Random, office: _Office, year: int, movement: str) -> list[str]:
    return [
        "III. NỘI DUNG PHÁT ĐỘNG",
        f"1. Thực hiện các phong trào thi đua “{'”; “'.join(rng.sample(words.MOVEMENTS, 3))}”. {_sentences(rng, 2)}",
        f"2. Mở phong trào thi đua “{movement}” trên địa bàn {office.word}. {_sentences(rng, 1)}",
        f"3. Lập thành tích chào mừng các ngày lễ lớn của năm {year}:",
        *(f"- Kỷ niệm {year - int(on[-4:])} năm {name} ({on} - {on[:-4]}{year});" for name, on in rng.sample(words.EVENTS, 3)),
        f"4. Triển khai {_national(rng, year)} gắn với {rng.choice(words.WORK)}.",
        f"a) {_sentences(rng, 2)}",
        f"b) {_sentences(rng, 2)}",
        f"5. Chọn nơi làm trước: {', '.join(_near(rng, office, year))}.",
    ]


def _near(rng: random.Random, office: _Office, year: int) -> list[str]:
    """Some communes and invented villages nearby."""
    parent = office.place.key if office.place.level is not AdminLevel.COMMUNE else office.place.parent
    communes = _communes_of().get((parent or "", year > _REFORM.year), ())
    villages = [f"thôn {rng.choice(words.SYLLABLES)} {rng.choice(words.SYLLABLES)}" for _ in range(3)]
    return [*(f"{one.type} {one.name}" for one in rng.sample(communes, min(2, len(communes)))), *villages]


def _duties(rng: random.Random, office: _Office, year: int) -> list[str]:
    offices = rng.sample(_OFFICES[office.place.level], 4)
    duties = [
        f"{number}. Giao {lead} chủ trì, phối hợp với {rng.choice(words.PARTNERS)} {rng.choice(words.WORK)}, "
        f"hoàn thành trước ngày {rng.randint(1, 28)}/{rng.randint(3, 12)}/{year}. {_sentences(rng, 1)}"
        for number, lead in enumerate(offices, 1)
    ]
    return [
        "IV. TỔ CHỨC THỰC HIỆN",
        *duties,
        f"5. Các đơn vị báo cáo kết quả về UBND {office.word} chậm nhất ngày 15/11/{year}; sơ kết vào tháng 6, tổng kết vào tháng 12/{year}.",
        f"6. Khen thưởng: tặng Bằng khen cho {rng.randint(2, 9)} tập thể và {rng.randint(5, 30)} cá nhân tiêu biểu.",
    ]


def _closing(rng: random.Random, office: _Office) -> list[str]:
    copies = rng.sample(words.PARTNERS, 3)
    return [
        f"Trên đây là kế hoạch phát động thi đua của UBND {office.full}; nơi nào vướng mắc thì phản ánh để được hướng dẫn./.",
        "Nơi nhận:",
        "\n".join([f"- UBND {office.word};", *(f"- {copy} {office.word};" for copy in copies), "- Lưu: VT."]),
    ]


def write_library(folder: Path, size: int, *, offices: int | None = None) -> tuple[SyntheticPlan, ...]:
    """Write plans 1 to `size` and their address book below `folder`; gives the plans, without their texts being kept elsewhere."""
    folder.mkdir(parents=True, exist_ok=True)
    plans = tuple(plan(number, offices) for number in range(1, size + 1))
    for one in plans:
        target = folder / one.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(one.text, encoding="utf-8")
    rows = "".join(f"{one.id}\t{one.path.removesuffix('.md')}\t2026-01-01\n" for one in plans)
    (folder / "addresses.tsv").write_text(rows, encoding="utf-8")
    return plans
