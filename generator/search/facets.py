"""Plans by place, level, time, movement, document and kind: what narrows a list of results, and how it may be put in order.

Enters: `Corpus`, the chain of places of each plan, the plans' numbers.
Leaves: `search/f/<facet>.js`, `[[value, label, plans], …]` with the plans as steps (`generator.search.postings`), fetched after the
first answer; `search/f/ngay.js`, the day of issue of each plan; the list of facets for `search/stats.js`.

A value is what the address of a filtered list says: `noi=dak-nong&nam=2025`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.model import KnownDirective
from generator.search import postings, shards

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Corpus, PlaceHub, PlanRecord

LISTED = 40
"""Values of a facet that grows with the library: documents, movements."""

DATES = "ngay"
FACETS = (
    ("noi", "Nơi chốn"),
    ("cap", "Cấp"),
    ("nam", "Năm"),
    ("phong-trao", "Phong trào"),
    ("van-ban", "Văn bản được dẫn"),
    ("loai", "Loại"),
    ("co", "Có trong kế hoạch"),
)
_LEVELS = ("trung ương", "tỉnh, thành phố", "huyện, quận, thị xã", "xã, phường, thị trấn")

Values = dict[str, tuple[str, list[str]]]
"""Value → label and ids of plans."""


def write(
    files: dict[str, bytes], corpus: Corpus, chains: Mapping[str, tuple[PlaceHub, ...]], numbers: Mapping[str, int]
) -> list[list[str]]:
    """Write the files of all facets that have something to choose from; gives their names and labels."""
    found = {
        "noi": _places(corpus, chains),
        "cap": _levels(corpus),
        "nam": {period.address.rpartition("/")[2]: (period.label, list(period.plan_ids)) for period in reversed(corpus.years)},
        "phong-trao": _most((hub.slug, hub.short_name, hub.plan_ids) for hub in corpus.movements if hub.slug),
        "van-ban": _most((d.address.partition("/")[2], d.title, d.plan_ids) for d in corpus.directives.values()),
        "loai": _kinds(corpus),
        "co": _contents(corpus),
    }
    written = []
    for name, label in FACETS:
        rows = []
        for value, (words, ids) in found[name].items():
            inside = sorted({numbers[plan_id] for plan_id in ids if plan_id in numbers})
            if inside:
                rows.append([value, words, postings.steps(inside)])
        if rows:
            _add(files, name, rows)
            written.append([name, label])
    days = {numbers[plan.id]: _day(plan) for plan in corpus.plans}
    _add(files, DATES, [days.get(number, 0) for number in range(max(days, default=-1) + 1)])
    return written


def _add(files: dict[str, bytes], name: str, value: object) -> None:
    path = f"{shards.FOLDER}/f/{name}.js"
    files[path] = shards.wrap(path, shards.to_json(value))


def _places(corpus: Corpus, chains: Mapping[str, tuple[PlaceHub, ...]]) -> Values:
    """Provinces and the centre as they were when the plan was made, then those of today that hold several of them."""
    then: Values = {}
    now: Values = {}
    for plan in corpus.plans:
        chain = chains.get(plan.id, ())
        if not chain:
            continue
        top = chain[-1]
        label = top.short_name + (f" (nay: {top.successor_name})" if top.successor_name else "")
        then.setdefault(top.address, (label, []))[1].append(plan.id)
        if top.successor_name and top.successor_address and top.successor_address != top.address:
            now.setdefault(top.successor_address, (top.successor_name, []))[1].append(plan.id)
    out = {address: then[address] for address in corpus.places if address in then}
    out |= {address: value for address, value in then.items() if address not in out}
    for address, (name, ids) in now.items():
        own = then.get(address, ("", []))[1]
        out[f"nay-{address}"] = (f"{name} ngày nay, gồm cả nơi cũ", own + ids)
    return out


def _levels(corpus: Corpus) -> Values:
    out: Values = {name: (name[:1].upper() + name[1:], []) for name in _LEVELS}
    for plan in corpus.plans:
        place = plan.metadata.place
        depth = 3 if place.commune else 2 if place.district else 1 if place.province else 0
        out[_LEVELS[depth]][1].append(plan.id)
    return {("trung-uong", "tinh", "huyen", "xa")[at]: out[name] for at, name in enumerate(_LEVELS)}


def _most(rows: Iterable[tuple[str, str, tuple[str, ...]]]) -> Values:
    """Values that most plans have."""
    ordered = sorted(rows, key=lambda row: (-len(row[2]), row[0]))[:LISTED]
    return {value: (label, list(ids)) for value, label, ids in ordered}


def _kinds(corpus: Corpus) -> Values:
    out: dict[str, tuple[str, list[str]]] = {}
    for plan in corpus.plans:
        kind = plan.metadata.kind
        condensed = plan.metadata.edition.value == "condensed"
        out.setdefault(kind.lower().replace(" ", "-"), (kind, []))[1].append(plan.id)
        if condensed:
            out.setdefault("tom-luoc", ("Bản tóm lược", []))[1].append(plan.id)
    return dict(sorted(out.items()))


def _contents(corpus: Corpus) -> Values:
    """What a reader may insist on finding in a plan."""
    out: dict[str, list[str]] = defaultdict(list)
    for plan in corpus.plans:
        found = {
            "chi-tieu": plan.targets,
            "thoi-han": plan.deadlines,
            "phan-cong": plan.assignments,
            "ky-niem": plan.anniversaries,
            "van-ban-biet-ro": [r for r in corpus.referents.get(plan.id, ()) if isinstance(r, KnownDirective)],
        }
        for value, items in found.items():
            if items:
                out[value].append(plan.id)
    labels = {
        "chi-tieu": "Chỉ tiêu bằng số",
        "thoi-han": "Thời hạn",
        "phan-cong": "Phân công việc",
        "ky-niem": "Ngày kỷ niệm",
        "van-ban-biet-ro": "Văn bản dẫn đủ số, ngày",
    }
    return {value: (label, out[value]) for value, label in labels.items() if out[value]}


def _day(plan: PlanRecord) -> int:
    """Day of issue as 20250118, with noughts where the paper does not say; without a date the year of its address."""
    issued = plan.metadata.issued_on
    if issued is not None:
        return issued.year * 10000 + (issued.month or 0) * 100 + (issued.day or 0)
    return (plan.folder_year or 0) * 10000
