"""Corpus → the files of the search index.

Enters: `Corpus`.
Leaves: path below the site → bytes, the same for the same corpus:

    search/stats.json       how many plans, fields with weight and total length, names of the shards, table of the analysis
    search/lengths.json     for each field the number of terms of each plan
    search/{w,e,p,n}/*.json postings in integers (`generator.search.shards`)
    search/a/*.json         direct answers by the words that ask for them (`generator.search.answers`)
    search/g/*.json         districts and communes by name (`generator.search.places`)
    search/heads/*.json     what a list of results shows, 32 plans to a file
    search/plans/*.json     texts of one plan's provisions, for snippets

Plans are counted from 0 in the order of their addresses. The weights are lunr's and are worked out by the reader of these files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.corpus.units import Units
from generator.gazetteer import Gazetteer
from generator.model import KnownDirective, KnownPlan, Level
from generator.render import wording
from generator.search import analysis, answers, places, shards
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model import AnnotatedPlan, Citation, Corpus, PlaceHub, Provision, Referent

HEADS = 32
"""Plans in one file of heads."""

_UNREAD = frozenset({Level.RECIPIENTS, Level.SIGNATURE})
"""Levels that no one looks for: who gets the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """One plan as the index counts it."""

    fields: tuple[Counter[str], ...]
    """Terms of each field with their frequencies, in the order of the settings."""


def field_names() -> list[str]:
    """Fields in the order of the index."""
    return [name for name, _ in analysis.settings()["fields"]]


def build_index(corpus: Corpus) -> dict[str, bytes]:
    """All files of the index: path below the site's root → bytes."""
    plans = corpus.plans
    chains = _place_chains(corpus)
    indexed = [index_plan(plan, corpus, chains.get(plan.id, ())) for plan in plans]
    files: dict[str, bytes] = {}
    units = Units(Gazetteer.load(), corpus.places)
    direct = {key: [answer.row() for answer in found] for key, found in answers.answers(corpus, units).items()}
    direct_shards = {
        "a": _write_direct(files, "a", direct, shards.LIMIT),
        places.FAMILY: _write_direct(files, places.FAMILY, places.rows(units, corpus.places), places.LIMIT),
    }
    files |= posting_files(indexed, direct_shards=direct_shards, place_tables=places.tables(units))
    for start in range(0, len(plans), HEADS):
        heads = [_head(plan, chains.get(plan.id, ())) for plan in plans[start : start + HEADS]]
        files[f"{shards.FOLDER}/heads/{start // HEADS}.json"] = shards.to_json(heads)
    for ordinal, plan in enumerate(plans):
        files[f"{shards.FOLDER}/plans/{ordinal}.json"] = shards.to_json(list(_provisions(plan)))
    return dict(sorted(files.items()))


def posting_files(
    indexed: Sequence[Indexed], *, direct_shards: Mapping[str, list[str]] | None = None, place_tables: Mapping[str, Any] | None = None
) -> dict[str, bytes]:
    """Statistics, lengths and postings; with them the shards of direct answers and the tables that rows of places refer to."""
    postings = collect(indexed)
    files: dict[str, bytes] = {}
    shard_names: dict[str, list[str]] = dict(direct_shards or {"a": [""]})
    for kind in "wepn":
        entries = {term: entry for term, entry in postings.items() if shards.family(term) == kind}
        shard_names[kind] = _write_shards(files, kind, entries, len(indexed))
    lengths = [[plan.fields[field].total() for plan in indexed] for field in range(len(field_names()))]
    settings = analysis.settings()
    stats = {
        "version": 1,
        "plans": len(indexed),
        "fields": [[name, boost, sum(lengths[at])] for at, (name, boost) in enumerate(settings["fields"])],
        "k1": settings["k1"],
        "b": settings["b"],
        "heads": HEADS,
        "shards": shard_names,
        "table": analysis.table(),
        "places": place_tables or {},
    }
    files[f"{shards.FOLDER}/lengths.json"] = shards.to_json(lengths)
    files[f"{shards.FOLDER}/stats.json"] = shards.to_json(stats)
    return files


def index_plan(plan: AnnotatedPlan, corpus: Corpus, chain: tuple[PlaceHub, ...]) -> Indexed:
    """The terms of one plan, field by field."""
    metadata = plan.metadata
    issued = metadata.issued_on
    texts: dict[str, Iterable[str]] = {
        "title": (f"{metadata.kind} {metadata.title}",),
        "number": (f"số {metadata.number}" if metadata.number else "", f"ngày {issued.label}" if issued else ""),
        "places": _place_words(plan, chain),
        "directives": _directive_words(plan, corpus),
        "body": (
            *(_own_words(plan, provision) for provision in plan.plan.provisions if provision.level not in _UNREAD),
            (metadata.signatory.name or "") if metadata.signatory else "",
        ),
    }
    # A blank line between the pieces: no pair of words reaches from one into the next.
    return Indexed(fields=tuple(analysis.terms("\n\n".join(texts[name])) for name in field_names()))


def collect(indexed: Iterable[Indexed]) -> dict[str, list[shards.Posting]]:
    """Term → its posting in each field."""
    fields = len(field_names())
    out: dict[str, list[shards.Posting]] = defaultdict(lambda: [[] for _ in range(fields)])
    for ordinal, plan in enumerate(indexed):
        for field, counts in enumerate(plan.fields):
            for term, frequency in counts.items():
                out[term][field].append((ordinal, frequency))
    return out


def _write_shards(files: dict[str, bytes], kind: str, entries: dict[str, list[shards.Posting]], plans: int) -> list[str]:
    """Write one family; gives the names of its shards."""
    encoded = {term: [shards.encode(posting, plans) for posting in entries[term]] for term in sorted(entries)}
    keys = {term: analysis.fold_word(shards.bare(term)) if kind == "e" else shards.bare(term) for term in encoded}
    sizes: Counter[str] = Counter()
    for term, entry in encoded.items():
        sizes[keys[term]] += len(term) + 4 + sum(4 * len(f) if isinstance(f, list) else 2 + len(str(f)) for f in entry)
    names = shards.names(sizes)
    contents: dict[str, dict[str, object]] = {name: {} for name in names}
    known = frozenset(names)
    for term, entry in encoded.items():
        contents[shards.home(keys[term], known)][shards.bare(term)] = entry
    for name, content in contents.items():
        files[shards.file_name(kind, name)] = shards.to_json(content)
    return names


def _write_direct(files: dict[str, bytes], kind: str, rows: Mapping[str, list[list[Any]]], limit: int) -> list[str]:
    """Write rows by the words that ask for them; gives the names of their shards."""
    sizes = {key: len(shards.to_json(row)) + len(key.encode()) + 4 for key, row in sorted(rows.items())}
    names = shards.names(sizes, limit)
    contents: dict[str, dict[str, object]] = {name: {} for name in names}
    known = frozenset(names)
    for key in sizes:
        contents[shards.home(key, known)][key] = rows[key]
    for name, content in contents.items():
        files[shards.file_name(kind, name)] = shards.to_json(content)
    return names


def _place_chains(corpus: Corpus) -> dict[str, tuple[PlaceHub, ...]]:
    """Plan id → its place and every place above it, the nearest first."""
    out: dict[str, tuple[PlaceHub, ...]] = {}
    for hub in corpus.places.values():
        chain = [hub]
        while chain[-1].parent is not None and chain[-1].parent in corpus.places and len(chain) < 9:
            chain.append(corpus.places[chain[-1].parent])
        for plan_id in hub.plan_ids:
            out.setdefault(plan_id, tuple(chain))
    return out


def _place_words(plan: AnnotatedPlan, chain: tuple[PlaceHub, ...]) -> list[str]:
    """Names of the place, of those above it and of what they became; who issued, and where."""
    metadata = plan.metadata
    printed = (metadata.place.commune, metadata.place.district, metadata.place.province)
    names = [name for hub in chain for name in (hub.name, hub.successor_name)] if chain else list(printed)
    return list(dict.fromkeys(name for name in (*names, *metadata.issuers, metadata.issued_at) if name))


def _directive_words(plan: AnnotatedPlan, corpus: Corpus) -> list[str]:
    """Each document cited once: as its page names it, or as the plan prints it."""
    referents = corpus.referents.get(plan.id, ())
    words = [_citation_words(citation, referent, corpus) for citation, referent in zip(plan.citations, referents, strict=False)]
    words += [citation.raw for citation in plan.citations[len(referents) :]]
    return list(dict.fromkeys(words))


def _citation_words(citation: Citation, referent: Referent, corpus: Corpus) -> str:
    """Words by which one looks for the document cited."""
    if isinstance(referent, KnownDirective) and referent.key in corpus.directives:
        directive = corpus.directives[referent.key]
        return "; ".join(part for part in (directive.title, directive.issuer, directive.subject) if part)
    if isinstance(referent, KnownPlan) and referent.plan_id in corpus.by_id:
        cited = corpus.by_id[referent.plan_id].metadata
        return "; ".join(part for part in (cited.kind, cited.number, cited.title) if part)
    return citation.raw


def _own_words(plan: AnnotatedPlan, provision: Provision) -> str:
    """Heading and text of one provision, without its marker."""
    body = plan.plan.body
    return ": ".join(collapse(span.of(body)) for span in (provision.heading, provision.text) if span is not None)


def _provisions(plan: AnnotatedPlan) -> Iterable[list[str]]:
    """Path, anchor, how one says it, and words of every provision that a snippet may come from."""
    for provision in plan.plan.provisions:
        words = _own_words(plan, provision)
        if words and provision.level not in _UNREAD:
            yield [provision.path, provision.anchor, wording.capitalise(wording.provision_label(provision.path)), words]


def _head(plan: AnnotatedPlan, chain: tuple[PlaceHub, ...]) -> dict[str, str]:
    """What a list of results shows of one plan."""
    metadata = plan.metadata
    where = [hub.name + (f" (nay: {hub.successor_name})" if hub.successor_name else "") for hub in chain]
    return {
        "id": plan.id,
        "title": metadata.name,
        "issuer": wording.joined(metadata.issuers),
        "number": wording.number_label(metadata),
        "date": wording.date_label(metadata.issued_on),
        "place": ", ".join(where),
        "url": f"{plan.address}/",
        "edition": metadata.edition.value,
    }
