"""What the search index takes of a corpus: of each plan what other plans, hubs and the gazetteer say of it, and the files in which no plan's own words stand.

Enters: `Corpus`, its units, the plans' permanent numbers, the digest of each plan's file.
Leaves: `Gathered`: plain values, small beside the corpus, so that the process that makes the index need not hold one.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from generator.model import KnownDirective, KnownPlan
from generator.render import wording
from generator.search import answers, facets, places, shards
from generator.slots import quickly_made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.corpus.units import Units
    from generator.model import Citation, Corpus, Directive, DirectiveKey, PlaceHub, PlanRecord, Referent

ANSWER_LIMIT = 9_000
"""Bytes of a file of direct answers before compression."""

Chains = dict[str, tuple["PlaceHub", ...]]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedPlan:
    """One plan as the index knows it, without the words of its text."""

    number: int
    """Its permanent one."""
    id: str
    path: str
    """Of its file below the plans folder."""
    key: str
    """Digest of its file and of our code: under it the words of its text are kept."""
    mark: bytes
    """Changes when any of its fields does."""
    head: bytes
    """What a list of results shows of it, as JSON."""
    places: tuple[str, ...]
    """Names of its place, of those above, of what they became, of who issued it and where."""
    directives: tuple[str, ...]
    """Words by which one looks for the documents that it cites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Of one corpus."""

    plans: list[IndexedPlan]
    """In order of their numbers."""
    parts: dict[str, Any]
    """What statistics tell of the files."""
    files: dict[str, bytes]
    """Places, direct answers, facets: path below the site → bytes."""

    @property
    def marks(self) -> dict[int, bytes]:
        """Number of each plan → its mark."""
        return {plan.number: plan.mark for plan in self.plans}


def gather(corpus: Corpus, units: Units, ordinals: Mapping[str, int] | None = None, keys: Mapping[str, str] | None = None) -> Gathered:
    """Look through the corpus once.

    Args:
        corpus: all plans together.
        units: every unit of the gazetteer with its address.
        ordinals: the permanent number of each plan, by id; without them plans are counted in the order of their addresses.
        keys: digests of files and code, by id; an index that is made without a memory needs none.
    """
    numbers = {plan.id: (ordinals or {}).get(plan.id, at) for at, plan in enumerate(corpus.plans)}
    chains = _place_chains(corpus)
    files: dict[str, bytes] = {}
    tables = places.tables(units)
    files[places.PROVINCES] = shards.wrap(places.PROVINCES, shards.to_json(tables["provinces"]))
    parts: dict[str, Any] = {
        "places": {name: rows for name, rows in tables.items() if name != "provinces"},
        "shards": {places.FAMILY: _write_places(files, places.rows(units, corpus.places))},
        "heads": shards.heads_in_a_file(len(corpus.plans)),
        "buckets": {"a": _write_answers(files, corpus, units)},
        "facets": facets.write(files, corpus, chains, numbers),
    }
    named = _named(corpus)
    plans = [
        _indexed(plan, numbers[plan.id], (keys or {}).get(plan.id, ""), chains.get(plan.id, ()), _directive_words(plan, corpus, named))
        for plan in corpus.plans
    ]
    return Gathered(plans=sorted(plans, key=lambda plan: plan.number), parts=parts, files=files)


def _indexed(plan: PlanRecord, number: int, key: str, chain: tuple[PlaceHub, ...], directives: tuple[str, ...]) -> IndexedPlan:
    placing = _place_words(plan, chain)
    mark = blake2b("\n".join((key, *placing, "", *directives)).encode(), digest_size=16).digest()
    return IndexedPlan(
        number=number,
        id=plan.id,
        path=str(plan.path),
        key=key,
        mark=mark,
        head=shards.to_json(head(plan, chain)),
        places=placing,
        directives=directives,
    )


def _write_places(files: dict[str, bytes], rows: Mapping[str, list[places.Row]]) -> tuple[list[str], list[str]]:
    contents = {key: shards.to_json(row) for key, row in rows.items()}
    ranges, written = shards.by_ranges(places.FAMILY, contents, places.LIMIT)
    files.update(written)
    return ranges


def _write_answers(files: dict[str, bytes], corpus: Corpus, units: Units) -> tuple[list[str], int]:
    found = answers.answers(corpus, units)
    rows = {key: [shards.row_of(key, shards.to_json([answer.row() for answer in named]))] for key, named in found.items()}
    buckets, written = shards.by_hash("a", rows, ANSWER_LIMIT)
    files.update(written)
    return buckets


def _place_chains(corpus: Corpus) -> Chains:
    """Plan id → its place and every place above it, the nearest first."""
    out: Chains = {}
    for hub in corpus.places.values():
        chain = [hub]
        while chain[-1].parent is not None and chain[-1].parent in corpus.places and len(chain) < 9:
            chain.append(corpus.places[chain[-1].parent])
        for plan_id in hub.plan_ids:
            out.setdefault(plan_id, tuple(chain))
    return out


def _place_words(plan: PlanRecord, chain: tuple[PlaceHub, ...]) -> tuple[str, ...]:
    """Names of the place, of those above it and of what they became; who issued, and where."""
    metadata = plan.metadata
    printed = (metadata.place.commune, metadata.place.district, metadata.place.province)
    names = [name for hub in chain for name in (hub.name, hub.successor_name)] if chain else list(printed)
    return tuple(dict.fromkeys(name for name in (*names, *metadata.issuers, metadata.issued_at) if name))


def _named(corpus: Corpus) -> dict[DirectiveKey, str]:
    """Words by which one looks for a document, put together once however many plans cite it."""

    def words(directive: Directive) -> str:
        return "; ".join(part for part in (directive.title, directive.issuer, directive.subject) if part)

    return {key: words(directive) for key, directive in corpus.directives.items()}


def _directive_words(plan: PlanRecord, corpus: Corpus, named: Mapping[DirectiveKey, str]) -> tuple[str, ...]:
    """Each document cited once: as its page names it, or as the plan prints it."""
    referents = corpus.referents.get(plan.id, ())
    words = [_citation_words(citation, referent, corpus, named) for citation, referent in zip(plan.citations, referents, strict=False)]
    words += [citation.raw for citation in plan.citations[len(referents) :]]
    return tuple(dict.fromkeys(words))


def _citation_words(citation: Citation, referent: Referent, corpus: Corpus, named: Mapping[DirectiveKey, str]) -> str:
    """Words by which one looks for the document cited."""
    if isinstance(referent, KnownDirective) and referent.key in named:
        return named[referent.key]
    if isinstance(referent, KnownPlan) and referent.plan_id in corpus.by_id:
        cited = corpus.by_id[referent.plan_id].metadata
        return "; ".join(part for part in (cited.kind, cited.number, cited.title) if part)
    return citation.raw


def head(plan: PlanRecord, chain: tuple[PlaceHub, ...]) -> list[str]:
    """What a list of results shows of one plan: title, office, number, date, place, address, edition."""
    metadata = plan.metadata
    where = [hub.name + (f" (nay: {hub.successor_name})" if hub.successor_name else "") for hub in chain]
    return [
        metadata.name,
        wording.joined(metadata.issuers),
        wording.number_label(metadata),
        wording.date_label(metadata.issued_on),
        ", ".join(where),
        plan.address,
        metadata.edition.value,
    ]
