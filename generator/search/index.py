"""Corpus → the files of the search index.

Enters: `Corpus`, what the index keeps of each plan (`generator.search.plan_postings`), the plans' permanent numbers.
Leaves: path below the site → bytes, the same for the same corpus. Each file is a script around JSON (`generator.search.shards`):

    search/stats.js       how many plans, fields with weight and total length, names and numbers of shards, table of the analysis; for each
                          field a letter for each plan: how many terms
    search/{w,p}/*.js     postings (`generator.search.postings`) of words, of pairs and numbers
    search/v/*.js         words with the number of plans that hold them, by first letter: for half-typed and misspelt words
    search/a/*.js         direct answers by the words that ask for them (`generator.search.answers`)
    search/g/*.js         districts and communes by name (`generator.search.places`)
    search/f/*.js         plans by place, year, movement and so on (`generator.search.facets`)
    search/heads/*.js     what a list of results shows, 8 plans to a file
    search/plans/*.js     head and provisions of one plan, for snippets

A plan is known by its number: the line of the address book, or its place in the order of addresses. The weights are lunr's and are
worked out by the reader of these files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Protocol

from generator.corpus.units import Units
from generator.gazetteer import Gazetteer
from generator.model import AnnotatedPlan, KnownDirective, KnownPlan
from generator.render import wording
from generator.search import analysis, answers, facets, places, postings, shards
from generator.search.counting import KEYS, cut, field_terms, joint_terms
from generator.search.merging import Merger
from generator.search.plan_postings import plan_postings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from generator.model import Citation, Corpus, PlaceHub, PlanRecord, Referent
    from generator.search.counting import FieldTerms
    from generator.search.merging import Parts
    from generator.search.plan_postings import PlanPostings

HEADS = 8
"""Plans in one file of heads."""

PAIR_LIMIT = 2_000
ANSWER_LIMIT = 3_000
"""Bytes of a file of pairs and of direct answers before compression: a query asks for many of the former."""


class Memory(Protocol):
    """What is left of the last build."""

    def mark(self, plan_id: str) -> str:
        """Changes when the plan's file or our code does."""
        ...

    def recall(self) -> Parts | None:
        """What was merged then, if anything is known of it."""
        ...

    def keep(self, parts: Parts) -> None:
        """What is merged now."""
        ...


class Before(Protocol):
    """The site of the last build, of which files may be left as they are."""

    def keeps(self, key: str, digest: bytes) -> object | None:
        """None unless the files noted under this key and digest are there again."""
        ...

    def note(self, key: str, digest: bytes, files: Iterable[tuple[str, bool]]) -> None:
        """Files that follow from what the digest stands for."""
        ...


Chains = dict[str, tuple["PlaceHub", ...]]


def field_names() -> list[str]:
    """Fields in the order of the index."""
    return [name for name, _ in analysis.settings()["fields"]]


def build_index(
    corpus: Corpus, kept: Mapping[str, PlanPostings] | None = None, ordinals: Mapping[str, int] | None = None
) -> dict[str, bytes]:
    """All files of the index in order: path below the site's root → bytes.

    Args:
        corpus: all plans together.
        kept: what `plan_postings` gave for each plan, by id. A plan that is not among them is read now, if the corpus has its text.
        ordinals: the permanent number of each plan, by id; without them plans are counted in the order of their addresses.
    """
    known = kept or {}

    def load(plan_id: str) -> PlanPostings:
        return known[plan_id] if plan_id in known else plan_postings(_with_text(corpus.by_id[plan_id]))

    return dict(sorted(index_files(corpus, load, ordinals)))


def index_files(
    corpus: Corpus,
    load: Callable[[str], PlanPostings],
    ordinals: Mapping[str, int] | None = None,
    memory: Memory | None = None,
    before: Before | None = None,
) -> Iterator[tuple[str, bytes]]:
    """As above, but file by file in no order; `load` is asked once for what is kept of each plan, and nothing of it stays in memory.

    With a `memory` only plans that changed are merged, and what is left of the site `before` is not made again; the files are the same.
    """
    numbers = {plan.id: (ordinals or {}).get(plan.id, at) for at, plan in enumerate(corpus.plans)}
    plans = sorted(corpus.plans, key=lambda plan: numbers[plan.id])
    chains = _place_chains(corpus)
    around = _Surroundings(corpus, chains)
    files: dict[str, bytes] = {}
    units = Units(Gazetteer.load(), corpus.places)
    tables = places.tables(units)
    _add(files, places.PROVINCES, tables["provinces"])
    parts: dict[str, Any] = {
        "places": {name: rows for name, rows in tables.items() if name != "provinces"},
        "shards": {places.FAMILY: _write_places(files, places.rows(units, corpus.places))},
        "buckets": {"a": _write_answers(files, corpus, units)},
        "facets": facets.write(files, corpus, chains, numbers),
    }
    heads: dict[int, dict[int, list[str]]] = defaultdict(dict)
    marks = {numbers[plan.id]: around.mark(plan, memory.mark(plan.id)) if memory else b"" for plan in plans}
    merger = _remembered(memory, marks)
    known = frozenset(merger.numbers())
    for plan in plans:
        number = numbers[plan.id]
        shown = heads[number // HEADS][number % HEADS] = head(plan, chains.get(plan.id, ()))
        name, first = f"{shards.FOLDER}/plans/{number}.js", shards.to_json(shown)
        mark = blake2b(marks[number] + first, digest_size=16).digest()
        if number in known and before and before.keeps(name, mark) is not None:
            continue
        own = load(plan.id)
        if number not in known:
            merger.add(number, around.fields(plan, own), marks[number])
        yield name, shards.wrap(name, b"[" + first + b"," + own.texts + b"]")
        if memory and before:
            before.note(name, mark, ((name, False),))
    if memory and merger.has_changed:
        memory.keep(merger.dumped())
    yield from merged_files(merger, parts).items()
    for number, inside in heads.items():
        _add(files, f"{shards.FOLDER}/heads/{number}.js", inside)
    yield from files.items()


def _remembered(memory: Memory | None, marks: Mapping[int, bytes]) -> Merger:
    """What was merged in the last build, without what has changed since."""
    parts = memory.recall() if memory else None
    if parts is None:
        return Merger(len(field_names()))
    merger = Merger.loaded(parts)
    merger.take_out([number for number in merger.numbers() if not merger.has(number, marks.get(number, b"-"))])
    return merger


def _with_text(plan: PlanRecord) -> AnnotatedPlan:
    """A plan whose text is at hand. Raises LookupError for one without: its postings should have been kept."""
    if isinstance(plan, AnnotatedPlan):
        return plan
    raise LookupError(plan.id)


def posting_files(fields: Iterable[Sequence[FieldTerms]], everyone: Sequence[int], parts: Mapping[str, Any]) -> dict[str, bytes]:
    """Statistics, lengths and postings of plans with these numbers, in order; `parts` are merged into the statistics."""
    merger = Merger(len(field_names()))
    for number, plan in zip(everyone, fields, strict=True):
        merger.add(number, plan)
    return merged_files(merger, parts)


def merged_files(merger: Merger, parts: Mapping[str, Any]) -> dict[str, bytes]:
    """As above, of plans that were merged."""
    files: dict[str, bytes] = {}
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    others: dict[str, bytes] = {}
    holding: Counter[str] = Counter()
    for term, entry, plans in merger.terms():
        if term[0] in "+#":
            others[term] = b'"%b"' % entry.encode()
        else:
            forms[KEYS[term]][term] = entry
            holding[KEYS[term]] += plans
    for first, second, entry in merger.pairs():
        others[f"+{first} {second}"] = b'"%b"' % entry.encode()
    words = {
        key: shards.to_json(written[key] if list(written) == [key] else dict(sorted(written.items()))) for key, written in forms.items()
    }
    everyone = merger.everyone
    size = max(everyone, default=-1) + 1
    letters = _write_vocabulary(files, holding, len(everyone))
    settings = analysis.settings()
    written = [postings.write_lengths(_spread(field, everyone, size)) for field in merger.lengths]
    totals = [sum(postings.read_lengths(field)) for field in written]
    stats = {
        "version": 3,
        "plans": len(everyone),
        "size": size,
        "absent": postings.steps(sorted(set(range(size)) - set(everyone))),
        "fields": [[name, boost, totals[at]] for at, (name, boost) in enumerate(settings["fields"])],
        "k1": settings["k1"],
        "b": settings["b"],
        "heads": HEADS,
        "letters": letters,
        "levels": postings.LEVELS,
        "lengths": written,
        "digits": [postings.ENDS, postings.GOES_ON, postings.TIMES],
        "table": analysis.table(),
        **parts,
        "shards": {**parts.get("shards", {}), "w": shards.write_by_prefix(files, "w", words, shards.LIMIT)},
        "buckets": {**parts.get("buckets", {}), "p": shards.write_by_hash(files, "p", others, PAIR_LIMIT)},
    }
    _add(files, shards.STATS, stats)
    return files


def _spread(lengths: Sequence[int], everyone: Sequence[int], size: int) -> list[int]:
    """Lengths at the places of their plans, 0 where a number has no plan."""
    out = [0] * size
    for number, length in zip(everyone, lengths, strict=True):
        out[number] = length
    return out


def _add(files: dict[str, bytes], name: str, value: Any) -> None:
    files[name] = shards.wrap(name, shards.to_json(value))


def _write_vocabulary(files: dict[str, bytes], holding: Mapping[str, int], plans: int) -> str:
    """Folded words with the number of plans that hold them (of several forms at most), by first letter; gives the letters."""
    letters: dict[str, dict[str, int]] = defaultdict(dict)
    for word in sorted(holding):
        letters[word[0]][word] = min(holding[word], plans)
    for letter, content in letters.items():
        _add(files, shards.file_name("v", letter), content)
    return "".join(sorted(letters))


def _write_places(files: dict[str, bytes], rows: Mapping[str, list[places.Row]]) -> list[str]:
    contents = {key: shards.to_json(row) for key, row in rows.items()}
    return shards.write_by_prefix(files, places.FAMILY, contents, places.LIMIT)


def _write_answers(files: dict[str, bytes], corpus: Corpus, units: Units) -> int:
    found = answers.answers(corpus, units)
    return shards.write_by_hash(files, "a", {key: shards.to_json([a.row() for a in named]) for key, named in found.items()}, ANSWER_LIMIT)


class _Surroundings:
    """Fields of a plan that other plans, hubs and the gazetteer have a part in; each text is cut once."""

    def __init__(self, corpus: Corpus, chains: Chains) -> None:
        self._corpus = corpus
        self._chains = chains
        self._cut: dict[str, str] = {}
        self._placed: dict[tuple[str, ...], FieldTerms] = {}

    def mark(self, plan: PlanRecord, own: str) -> bytes:
        """Changes when any of the plan's fields does; `own` stands for what the plan has of its own."""
        words = (own, *self._placing(plan), "", *_directive_words(plan, self._corpus))
        return blake2b("\n".join(words).encode(), digest_size=16).digest()

    def fields(self, plan: PlanRecord, own: PlanPostings) -> tuple[FieldTerms, ...]:
        """All fields, in the order of the index."""
        found = {"title": own.title, "number": own.number, "body": own.body}
        words = self._placing(plan)
        if words not in self._placed:
            self._placed[words] = field_terms(words)
        found["places"] = self._placed[words]
        found["directives"] = joint_terms(map(self._as_cut, _directive_words(plan, self._corpus)))
        return tuple(found[name] for name in field_names())

    def _placing(self, plan: PlanRecord) -> tuple[str, ...]:
        return tuple(_place_words(plan, self._chains.get(plan.id, ())))

    def _as_cut(self, words: str) -> str:
        found = self._cut.get(words)
        if found is None:
            found = self._cut[words] = cut(words)
        return found


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


def _place_words(plan: PlanRecord, chain: tuple[PlaceHub, ...]) -> list[str]:
    """Names of the place, of those above it and of what they became; who issued, and where."""
    metadata = plan.metadata
    printed = (metadata.place.commune, metadata.place.district, metadata.place.province)
    names = [name for hub in chain for name in (hub.name, hub.successor_name)] if chain else list(printed)
    return list(dict.fromkeys(name for name in (*names, *metadata.issuers, metadata.issued_at) if name))


def _directive_words(plan: PlanRecord, corpus: Corpus) -> list[str]:
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
