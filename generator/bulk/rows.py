"""The whole library as tables: one of plans, one of cited documents, one for each kind of thing found in plans.

Enters: what every hub is made from.
Leaves: `Table`s in a fixed order. The same rows go to CSV and to the database. Names and types of columns are public: none is ever removed or changes its meaning.
What a paper says word for word is left out where it is a sentence: a condensed edition has none of the paper's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import KnownDirective, KnownPlan
from generator.open_data.records import plan_record
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model import PartialDate, PlanRecord, Referent
    from generator.render.hub import Sources

Cell = str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table."""

    name: str
    columns: tuple[str, ...]
    """Names with their types in SQL."""
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Columns without types."""
        return tuple(column.split()[0] for column in self.columns)


def tables(sources: Sources) -> Iterator[Table]:
    """Every table."""
    yield _plans(sources)
    yield _documents(sources)
    yield _citations(sources)
    plans = sources.library.corpus.plans
    yield Table(
        name="campaigns",
        columns=("plan_id TEXT", "provision TEXT", "anchor TEXT", "name TEXT", "movement TEXT", "kind TEXT"),
        rows=tuple(
            (p.id, c.path, c.anchor, collapse(c.name), c.known, c.kind.value if c.kind else None) for p in plans for c in p.campaigns
        ),
    )
    yield Table(
        name="anniversaries",
        columns=("plan_id TEXT", "provision TEXT", "anchor TEXT", "event TEXT", "known TEXT", "years INTEGER", "founded_on TEXT"),
        rows=tuple(
            (p.id, a.path, a.anchor, collapse(a.event), a.known, a.years, _iso(a.founded_on)) for p in plans for a in p.anniversaries
        ),
    )
    yield from _promises(plans)


def _promises(plans: Sequence[PlanRecord]) -> Iterator[Table]:
    """Who must do what, how much and by when."""
    yield Table(
        name="targets",
        columns=(
            "plan_id TEXT",
            "provision TEXT",
            "anchor TEXT",
            "indicator TEXT",
            "comparator TEXT",
            "value TEXT",
            "unit TEXT",
            "year INTEGER",
        ),
        rows=tuple(
            (p.id, t.path, t.anchor, collapse(t.indicator), t.comparator, collapse(t.value), collapse(t.unit), t.year)
            for p in plans
            for t in p.targets
        ),
    )
    yield Table(
        name="assignments",
        columns=(
            "plan_id TEXT",
            "provision TEXT",
            "anchor TEXT",
            "lead TEXT",
            "body TEXT",
            "coordinating TEXT",
            "requested INTEGER",
            "deadline TEXT",
        ),
        rows=tuple(
            (
                p.id,
                a.path,
                a.anchor,
                collapse(a.lead),
                a.known,
                "; ".join(map(collapse, a.coordinating)) or None,
                int(a.requested),
                _iso(a.deadline),
            )
            for p in plans
            for a in p.assignments
        ),
    )
    yield Table(
        name="deadlines",
        columns=("plan_id TEXT", "provision TEXT", "anchor TEXT", "day TEXT"),
        rows=tuple((p.id, d.path, d.anchor, _iso(d.date)) for p in plans for d in p.deadlines),
    )


def _plans(sources: Sources) -> Table:
    columns = (
        "id TEXT",
        "ordinal INTEGER",
        "url TEXT",
        "kind TEXT",
        "number TEXT",
        "title TEXT",
        "short_title TEXT",
        "issuers TEXT",
        "province TEXT",
        "district TEXT",
        "commune TEXT",
        "issued_on TEXT",
        "period_from TEXT",
        "period_until TEXT",
        "period_until_event TEXT",
        "edition TEXT",
        "posted_on TEXT",
        "changed_on TEXT",
        "source_url TEXT",
        "source_sha256 TEXT",
    )
    return Table(name="plans", columns=columns, rows=tuple(_plan(sources, plan) for plan in sources.library.corpus.plans))


def _plan(sources: Sources, plan: PlanRecord) -> tuple[Cell, ...]:
    record = plan_record(sources.library, plan, sources.published.get(plan.id), sources.site_url)
    place, period, source = record["place"], record["period"], record["source"] or {}
    before = ("id", "ordinal", "url", "kind", "number", "title", "short_title")
    return (
        *(record[name] for name in before),
        "; ".join(record["issuers"]),
        *(place[name] for name in ("province", "district", "commune")),
        record["issued_on"],
        *(period[name] for name in ("from", "until", "until_event")),
        *(record[name] for name in ("edition", "posted_on", "changed_on")),
        source.get("url"),
        source.get("sha256"),
    )


def _documents(sources: Sources) -> Table:
    library = sources.library
    return Table(
        name="documents",
        columns=("address TEXT", "url TEXT", "kind TEXT", "number TEXT", "title TEXT", "issuer TEXT", "days TEXT", "plans INTEGER"),
        rows=tuple(
            (
                d.address,
                f"{sources.site_url}{d.address}/",
                d.doc_type,
                d.number,
                d.title,
                d.issuer,
                "; ".join(day.iso for day in d.dates) or None,
                len(library.citing[d.key]),
            )
            for d in sorted(library.corpus.directives.values(), key=lambda d: d.address)
        ),
    )


def _citations(sources: Sources) -> Table:
    corpus = sources.library.corpus
    rows = tuple(
        (p.id, c.path, c.anchor, c.role.value, c.doc_type, c.number, _iso(c.date), c.issuer, *_led(sources, referent))
        for p in corpus.plans
        for c, referent in zip(p.citations, corpus.referents.get(p.id, ()), strict=True)
    )
    facts = ("kind TEXT", "number TEXT", "day TEXT", "issuer TEXT", "document TEXT", "cited_plan TEXT", "inferred INTEGER")
    return Table(name="citations", columns=("plan_id TEXT", "provision TEXT", "anchor TEXT", "role TEXT", *facts), rows=rows)


def _led(sources: Sources, referent: Referent) -> tuple[Cell, Cell, Cell]:
    """Address of the document, id of the plan, whether that was inferred; nothing where it cannot be told."""
    match referent:
        case KnownDirective(key=key, inferred=inferred):
            directive = sources.library.corpus.directives.get(key)
            return directive.address if directive else None, None, int(inferred)
        case KnownPlan(plan_id=plan_id, inferred=inferred):
            return None, plan_id, int(inferred)
    return None, None, None


def _iso(day: PartialDate | None) -> str | None:
    return day.iso if day else None
