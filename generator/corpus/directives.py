"""Pages of cited documents and of numbers, with their back-links.

Enters: all plans and what their citations were resolved to.
Leaves: `Directive`s by key, `NumberPage`s, citations of plans of the library, notes on dates that disagree.

Rules: same key with another date is one document, both dates shown; same kind, number, body and place in another register are
namesakes, shown to each other. What papers write (number, issuer, subject) is chosen by how often, then by length, then by order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import registry, urls
from generator.corpus import keys
from generator.corpus.congresses import NATIONAL
from generator.corpus.issuers import completed
from generator.corpus.resolve import sort_key
from generator.model import Ambiguous, Backlink, Directive, KnownDirective, KnownPlan, NumberPage
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.corpus.resolve import Resolved
    from generator.model import Citation, DirectiveKey, PlanRecord


Mention = tuple["PlanRecord", Backlink]
"""A citation in its plan, as the document keeps it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Every citation read backwards."""

    directives: dict[DirectiveKey, Directive]
    number_pages: tuple[NumberPage, ...]
    plan_backlinks: dict[str, tuple[Backlink, ...]]


def link(plans: Sequence[PlanRecord], resolved: Mapping[str, Sequence[Resolved]]) -> Links:
    """Read all citations backwards; `plans` are in order of address, and so are the back-links."""
    of_directive: dict[DirectiveKey, list[Mention]] = defaultdict(list)
    of_plan: dict[str, list[Backlink]] = defaultdict(list)
    of_number: dict[str, list[tuple[Backlink, Ambiguous]]] = defaultdict(list)
    for plan in plans:
        for entry in resolved[plan.id]:
            referent = entry.referent
            if isinstance(referent, KnownDirective):
                of_directive[referent.key].append((plan, _backlink(plan, entry, referent.inferred)))
            elif isinstance(referent, KnownPlan):
                if referent.plan_id != plan.id:
                    of_plan[referent.plan_id].append(_backlink(plan, entry, referent.inferred))
            elif isinstance(referent, Ambiguous):
                of_number[referent.number_page].append((_backlink(plan, entry), referent))
    ordered = sorted(of_directive, key=sort_key)
    addresses = _addresses(ordered)
    families: dict[tuple[object, ...], list[DirectiveKey]] = defaultdict(list)
    for key in ordered:
        families[key.kind, key.number, key.suffix, key.body, key.place].append(key)
    directives = {}
    for key in ordered:
        family = families[key.kind, key.number, key.suffix, key.body, key.place]
        others = tuple(addresses[other] for other in family if other != key)
        directives[key] = _directive(key, addresses[key], of_directive[key], others)
    return Links(
        directives=directives,
        number_pages=tuple(_number_page(address, of_number[address]) for address in sorted(of_number)),
        plan_backlinks={plan_id: tuple(of_plan[plan_id]) for plan_id in sorted(of_plan)},
    )


def _backlink(plan: PlanRecord, entry: Resolved, inferred: bool = False) -> Backlink:
    return Backlink(plan_id=plan.metadata.id, citation=entry.citation, inferred=inferred)


def address(key: DirectiveKey) -> str:
    """Where a document's page stands: a function of its key alone."""
    return urls.directive(key, keys.symbol(key.kind, key.body) if key.number is not None else key.body)


def _addresses(ordered: Sequence[DirectiveKey]) -> dict[DirectiveKey, str]:
    """Addresses, each once: keys that differ only by what an address leaves out get `-2`, `-3` in their order."""
    taken: Counter[str] = Counter()
    out = {}
    for key in ordered:
        plain = address(key)
        taken[plain] += 1
        out[key] = plain if taken[plain] == 1 else f"{plain}-{taken[plain]}"
    return out


def _directive(key: DirectiveKey, where: str, mentions: Sequence[Mention], namesakes: tuple[str, ...]) -> Directive:
    citations = [backlink.citation for _, backlink in mentions]
    law = _laws().get(key)
    facts = _facts().get(key)
    doc_type = _doc_type(key, citations)
    number = _most_common(_numbers(citations)) or (law.number if law else None)
    issuer = _issuer(key, mentions) or ("Quốc hội" if law else facts.issuer if facts else None)
    subjects = [_without_joint(words) for words in {c.subject for c in citations} if words]
    dates = Counter(c.date for c in citations if c.date)
    return Directive(
        key=key,
        address=where,
        doc_type=doc_type,
        number=number,
        title=law.name if law else _title(doc_type, number, key, issuer, citations),
        issuer=issuer,
        subject=min(subjects, key=lambda words: (-len(words), words), default=None),
        dates=tuple(sorted(dates, key=lambda d: (-dates[d], d.iso)) if len(dates) > 1 else dates),
        backlinks=tuple([backlink for _, backlink in mentions]),
        namesakes=namesakes,
    )


def _doc_type(key: DirectiveKey, citations: Sequence[Citation]) -> str:
    """The name of its kind, in the usual spelling where papers mean that kind."""
    doc_type = _most_common(c.doc_type for c in citations if c.doc_type)
    kind = registry.kind_by_slug(key.kind)
    if kind and (doc_type is None or doc_type == kind.name or fold(doc_type) == fold(kind.name)):
        return kind.name
    return doc_type or "Văn bản"


def _numbers(citations: Iterable[Citation]) -> Counter[str]:
    """Numbers as printed, without blanks, and how often."""
    counts: Counter[str] = Counter()
    for number, times in Counter(c.number for c in citations if c.number).items():
        counts["".join(number.split())] += times
    return counts


@lru_cache(maxsize=1)
def _laws() -> dict[DirectiveKey, registry.Law]:
    return {law.key: law for law in registry.laws()}


@lru_cache(maxsize=1)
def _facts() -> dict[DirectiveKey, registry.CuratedDirective]:
    return {entry.key: entry for entry in registry.curated_directives()}


def _issuer(key: DirectiveKey, mentions: Sequence[Mention]) -> str | None:
    """The issuer as most papers write it, relative words completed; a congress by its full name."""
    if key.body == NATIONAL and key.period:
        return f"Đại hội đại biểu toàn quốc lần thứ {roman(int(key.period[1:]))} của Đảng"
    printed = Counter((backlink.citation.issuer, plan.metadata.place) for plan, backlink in mentions if backlink.citation.issuer)
    issuers: Counter[str] = Counter()
    for (issuer, place), times in printed.items():
        full = completed(issuer, place) if issuer else ""
        issuers[full if key.number is not None else re.split(r",? nhiệm kỳ ", full)[0]] += times
    return _most_common(issuers)


def _title(doc_type: str, number: str | None, key: DirectiveKey, issuer: str | None, citations: Iterable[Citation]) -> str:
    """`Chỉ thị 41-CT/TW`; without a number what it is called, or as most often written."""
    if number:
        return f"{doc_type} {number}"
    if key.body.startswith("trung-uong-") and key.period:
        return f"{doc_type} Trung ương {key.body.removeprefix('trung-uong-')} khóa {roman(int(key.period[1:]))}"
    if key.body == NATIONAL and key.period:
        return f"{doc_type} Đại hội {roman(int(key.period[1:]))} của Đảng"
    if issuer:
        return f"{doc_type} {issuer}"
    names = [c.raw if fold(c.raw).startswith(fold(doc_type)) else f"{doc_type} {c.raw}" for c in citations]
    written = [name for name in names if not name.isupper()] or names
    return _most_common(written) or doc_type


def roman(number: int) -> str:
    """`13` → `XIII`."""
    out = ""
    for value, digits in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        out += digits * (number // value)
        number %= value
    return out


def _most_common(values: Iterable[str]) -> str | None:
    """The most frequent; of equally frequent ones the longest, then the first in code point order. Values may be counted already."""
    counts: Counter[str] = Counter()
    for value, times in Counter(values).items():
        counts[collapse(value)] += times
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default=None)


def _without_joint(subject: str) -> str:
    """The subject without the word that joins it: `về tăng cường …` → `tăng cường …`."""
    words = collapse(subject)
    for joint in ("về việc ", "về ", "V/v "):
        if words.lower().startswith(joint.lower()):
            return words[len(joint) :]
    return words


def _number_page(where: str, mentions: Sequence[tuple[Backlink, Ambiguous]]) -> NumberPage:
    candidates = {key for _, referent in mentions for key in referent.candidates}
    written = _most_common(_as_cited(backlink.citation) for backlink, _ in mentions)
    return NumberPage(
        address=where,
        title=written or "Văn bản",
        candidates=tuple(sorted(candidates, key=sort_key)),
        backlinks=tuple(backlink for backlink, _ in mentions),
    )


def _as_cited(citation: Citation) -> str:
    return f"{citation.doc_type or 'Văn bản số'} {citation.number}"
