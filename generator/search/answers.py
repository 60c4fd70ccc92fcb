"""Direct answers: what a reader means who types the number of a directive, the name of a place, a movement or an office, a year.

Enters: `Corpus`, every province name.
Leaves: folded words → the pages they name. Asking is a plain look-up: nothing is ranked, nothing guessed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import BodyHub, EventHub, MovementHub
from generator.render.provinces import notice
from generator.render.unit_lists import UnitLinks
from generator.search import analysis
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.corpus.units import Units
    from generator.model import Corpus, Directive, PeriodHub, PlaceHub

MOST = 5
"""Answers shown for one query."""

_ORDER = {"place": 0, "period": 1, "directive": 2, "movement": 3, "event": 4, "body": 5, "number": 6}


ENOUGH = 3
LONGEST_RUN = 8
"""Words of a name that one may type instead of all of it."""

_EMPTY_ENDS = frozenset({"va", "cua", "cho", "ve", "o", "tai", "cac", "nhung", "la", "voi", "de", "ngay"})
"""No part of a name begins or ends with these."""
_SAID_OF_ALL = frozenset(
    {"thi dua yeu nuoc", "phong trao thi dua", "ngay thanh lap", "xa hoi chu nghia", "chu nghia viet nam", "uy ban nhan dan"}
)
"""Runs that stand in so many names that they mean none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page that answers by its name."""

    kind: str
    """`place`, `period`, `directive`, `movement`, `event`, `body`, or `number` for the page of a number that several documents may bear."""
    title: str
    address: str
    detail: str
    weight: int
    """Plans behind it: the better known comes first."""

    def row(self) -> list[str]:
        """As the index writes it."""
        return [self.kind, self.title, f"{self.address}/", self.detail]


def answers(corpus: Corpus, units: Units) -> dict[str, list[Answer]]:
    """Every name with its answers, the most likely first."""
    found: dict[str, dict[str, Answer]] = defaultdict(dict)
    for keys, answer in _all(corpus, units):
        for key in keys:
            if key:
                found[key].setdefault(answer.address, answer)
    return {
        key: sorted(named.values(), key=lambda a: (_ORDER[a.kind], -a.weight, a.title, a.address))[:MOST]
        for key, named in sorted(found.items())
    }


def _all(corpus: Corpus, units: Units) -> Iterator[tuple[set[str], Answer]]:
    yield from (_province(corpus, units, path) for path in units.provinces)
    for hub in corpus.places.values():
        if not units.gazetteer.by_path(hub.address):
            yield {analysis.key_words(name) for name in (hub.short_name, hub.name)}, _place(hub)
    for period in (*corpus.years, *corpus.terms):
        yield _period_keys(period), _period(period)
    for directive in corpus.directives.values():
        yield document_keys(directive.title, directive.number), _directive(directive)
    for kind, named in hubs(corpus):
        yield name_keys(named.name, named.name if isinstance(named, BodyHub) else named.short_name), _hub(kind, named)
    for page in corpus.number_pages:
        plans = len({backlink.plan_id for backlink in page.backlinks})
        detail = f"Nhiều văn bản có thể mang số này. {plans} kế hoạch dẫn mà không nói rõ văn bản nào."
        answer = Answer(kind="number", title=page.title, address=page.address, detail=detail, weight=plans)
        yield document_keys(page.title, page.title), answer


def _province(corpus: Corpus, units: Units, path: str) -> tuple[set[str], Answer]:
    """A province name; today's counts the plans of the provinces it was made from."""
    places, now = units.provinces[path], units.now(path)
    newest = places[-1]
    bare = {(place.type, name) for place in places for name in (place.name, *place.aliases)}
    names = {spelt for unit_type, name in bare for spelt in (name, f"{unit_type} {name}", f"TP {name}" if unit_type == "thành phố" else "")}
    paths = {path, *(place.path for place in (units.former_names(newest) if newest is now else ()))}
    plans = sum(len(corpus.places[address].all_plan_ids) for address in paths if address in corpus.places)
    renamed = f" (nay: {now.name})" if now and now.name != newest.name else ""
    held = f"{plans} kế hoạch của nơi này và các nơi trực thuộc." if plans else ""
    detail = " ".join(part for part in (str(notice(UnitLinks(units, path, ""), newest).striptags()), held) if part)
    answer = Answer(kind="place", title=newest.full_name + renamed, address=path, detail=detail, weight=plans)
    return {analysis.key_words(name) for name in names}, answer


def _place(hub: PlaceHub) -> Answer:
    """A place with plans that the gazetteer does not know: an office of the centre, a folder with a name of its own."""
    plans = len(hub.all_plan_ids)
    return Answer(
        kind="place", title=hub.name, address=hub.address, detail=f"{plans} kế hoạch của nơi này và các nơi trực thuộc.", weight=plans
    )


def _period_keys(period: PeriodHub) -> set[str]:
    label = analysis.key_words(period.label)
    bare = str(period.start) if period.start == period.end else f"{period.start} {period.end}"
    return {label, bare}


def _period(period: PeriodHub) -> Answer:
    plans = len(period.plan_ids)
    return Answer(kind="period", title=period.label, address=period.address, detail=f"{plans} kế hoạch.", weight=plans)


def document_keys(title: str, number: str | None) -> set[str]:
    """`Chỉ thị 41-CT/TW` → its name, `41 ct tw`, `41 ct`, `ct 41`, `chi thi 41` and `41`."""
    name = analysis.key_words(title)
    keys = {name}
    for unit in analysis.units(number or ""):
        chain = [term[1:] for term in unit.reading.terms if term.startswith("#")]
        if not chain or "/" in chain[0]:
            continue
        printed = unit.reading.need[1:].split(" ")
        keys.update(chain)
        keys.update((printed[0], f"{printed[1]} {printed[0]}"))
        kind = name.partition(f" {printed[0]} ")[0]
        if kind and kind != name:
            keys.update((f"{kind} {printed[0]}", *(f"{kind} {part}" for part in chain)))
    return keys


def hubs(corpus: Corpus) -> Iterator[tuple[str, MovementHub | EventHub | BodyHub]]:
    """Movements, events and kinds of offices that have a page."""
    for movement in corpus.movements:
        if movement.address:
            yield "movement", movement
    for event in corpus.events:
        if event.address:
            yield "event", event
    for body in corpus.bodies:
        if body.address:
            yield "body", body


def name_keys(*names: str) -> set[str]:
    """A long name answers to each run of its words that says enough: `xóa nhà tạm` of `Chung tay xóa nhà tạm, nhà dột nát`."""
    keys: set[str] = set()
    for name in names:
        words = analysis.key_words(name).split(" ")
        keys.add(" ".join(words))
        for first in range(len(words)):
            for last in range(first + ENOUGH, min(len(words), first + LONGEST_RUN) + 1):
                run = words[first:last]
                if not (_EMPTY_ENDS & {run[0], run[-1]}):
                    keys.add(" ".join(run))
    return keys - _SAID_OF_ALL


def _hub(kind: str, hub: MovementHub | EventHub | BodyHub) -> Answer:
    plans = len(hub.plan_ids)
    said = {"movement": "nói đến", "event": "kỷ niệm hoặc nhắc tới", "body": "giao việc"}[kind]
    detail = f"{plans} kế hoạch {said}." if plans else "Chưa kế hoạch nào nêu riêng."
    if isinstance(hub, EventHub) and hub.founded_on:
        detail = f"{hub.founded_on.label}. {detail}"
    name = hub.name if isinstance(hub, BodyHub) else hub.short_name
    if isinstance(hub, MovementHub) and hub.name != hub.short_name:
        detail = f"{hub.name}. {detail}"
    return Answer(kind=kind, title=name, address=hub.address or "", detail=detail, weight=plans)


def _directive(directive: Directive) -> Answer:
    plans = len(directive.plan_ids)
    dates = " hoặc ".join(date.label for date in directive.dates)
    head = ", ".join(part for part in (directive.issuer, dates) if part)
    about = collapse(directive.subject or "")
    detail = ": ".join(part for part in (head, about) if part)
    detail = f"{detail}. {plans} kế hoạch dẫn." if detail else f"{plans} kế hoạch dẫn."
    return Answer(kind="directive", title=directive.title, address=directive.address, detail=detail, weight=plans)
