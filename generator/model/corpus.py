"""All plans together: referents, directives, back-links, hubs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.slots import quickly_made

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.model.annotated import PlanRecord
    from generator.model.hubs import Aim, BodyHub, EventHub, IndicatorHub, MovementHub
    from generator.model.mentions import Citation
    from generator.model.primitives import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveKey:
    """Identity of a cited document. Complete only when the rule of its body says so (`generator.corpus.resolve`)."""

    kind: str
    """Slug of the kind: `chi-thi`, `quyet-dinh`, `luat`, `nghi-quyet`."""
    number: int | None
    """None for laws by name and for congress and plenum resolutions."""
    suffix: str = ""
    """Letters glued to the number: `30a` → `a`."""
    body: str
    """Body token, folded: `tw`, `ttg`, `ubnd`, `hu`, `qh15`; for unnumbered ones a slug of what names them."""
    place: str | None = None
    """Place path (`dak-nong/huyen-dak-song`) for bodies that exist in every place."""
    period: str | None = None
    """Year of the register, or `k13` for the Party's congress terms."""
    _hash: int = field(init=False, repr=False, compare=False)
    """Worked out once: a library looks every key up a dozen times."""

    def __post_init__(self) -> None:
        """Remember the hash."""
        object.__setattr__(self, "_hash", hash(self._parts))

    def __hash__(self) -> int:
        """Of all parts."""
        return self._hash

    def __reduce__(self) -> tuple[Any, ...]:
        """Without the hash, which holds in one process only."""
        return _key, self._parts

    @property
    def _parts(self) -> tuple[str, int | None, str, str, str | None, str | None]:
        return self.kind, self.number, self.suffix, self.body, self.place, self.period


def _key(*parts: Any) -> DirectiveKey:
    kind, number, suffix, body, place, period = parts
    return DirectiveKey(kind=kind, number=number, suffix=suffix, body=body, place=place, period=period)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlan:
    """The document cited is a plan of this library."""

    plan_id: str
    inferred: bool = False


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDirective:
    """The document cited has a page of its own."""

    key: DirectiveKey
    inferred: bool = False
    """A part of the key came from a full citation elsewhere in the same paper or from curated facts: shown as “suy ra”."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguous:
    """The key lacks its period or place: all candidates, none chosen."""

    candidates: tuple[DirectiveKey, ...]
    number_page: str
    """Address of the page that lists every document with this number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """No number and no name that identifies."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """Unreadable or self-contradictory."""

    reason: str
    """Vietnamese sentence."""


Referent = KnownPlan | KnownDirective | Ambiguous | Vague | Unresolved


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Backlink:
    """A citation seen from the document it points to."""

    plan_id: str
    citation: Citation
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A document that plans cite: it has a page even from one mention."""

    key: DirectiveKey
    address: str
    """Below the root, without slashes at the ends: `van-ban/chi-thi/41-ct-tw-k13`."""
    doc_type: str
    number: str | None
    """As most often written: `41-CT/TW`."""
    title: str
    """`Chỉ thị 41-CT/TW`, `Luật Thi đua, khen thưởng`, `Nghị quyết Đại hội XIII của Đảng`."""
    issuer: str | None
    subject: str | None
    """As the plans give it, longest reading, without the joining `về`."""
    dates: tuple[PartialDate, ...]
    """Every date printed for it, most frequent first: more than one is shown side by side."""
    backlinks: tuple[Backlink, ...]
    namesakes: tuple[str, ...] = ()
    """Addresses of directives of the same kind, number and place in another year or term."""

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """Plans that cite it, each once, in order."""
        return tuple(dict.fromkeys(b.plan_id for b in self.backlinks))


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPage:
    """A number that several documents may bear: where ambiguous citations lead."""

    address: str
    title: str
    candidates: tuple[DirectiveKey, ...]
    backlinks: tuple[Backlink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHub:
    """A place that plans come from, or that holds such places."""

    address: str
    """`dak-nong/huyen-dak-song`."""
    name: str
    """`Huyện Đắk Song`, `Tỉnh Đắk Nông`."""
    short_name: str
    """`Đắk Song`."""
    parent: str | None
    children: tuple[str, ...]
    plan_ids: tuple[str, ...]
    """Issued by this place itself, newest first."""
    all_plan_ids: tuple[str, ...]
    """Also those of places below it."""
    note: str = ""
    """What it became or came from, one Vietnamese sentence; empty when unknown or unchanged."""
    successor_name: str | None = None
    """`Lâm Đồng` for Đắk Nông: shown as `(nay: Lâm Đồng)`."""
    successor_address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodHub:
    """A year (`2025`) or a term (`2021-2025`)."""

    address: str
    """`ky/2025`."""
    label: str
    """`Năm 2025`, `Giai đoạn 2021–2025`."""
    start: int
    end: int
    plan_ids: tuple[str, ...]
    """Plans whose period touches a year; for a term, plans that name it or lie inside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What a plan's front matter says of it and another document: it replaces, amends or corrects it, or is issued by it."""

    plan_id: str
    type: str
    of: str
    """The other document, as written."""
    referent: Referent


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A plan like another one, and why."""

    plan_id: str
    directives: int
    """Documents that both cite."""
    movements: int
    """Movements that both name."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSentences:
    """A plan whose sentences stand (nearly) word for word in another one."""

    plan_id: str
    sentences: int
    """How many."""
    of: int
    """How many sentences the other one has in all."""
    above: bool
    """True for the plan of the level above, false for the plan before of the same office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All plans together."""

    plans: tuple[PlanRecord, ...]
    """In order of address."""
    referents: dict[str, tuple[Referent, ...]]
    """Plan id → one referent for each of its citations, in the same order."""
    directives: dict[DirectiveKey, Directive]
    number_pages: tuple[NumberPage, ...]
    places: dict[str, PlaceHub]
    """By address, in Vietnamese order of the province, then of the unit."""
    years: tuple[PeriodHub, ...]
    terms: tuple[PeriodHub, ...]
    plan_backlinks: dict[str, tuple[Backlink, ...]]
    """Plan id → citations of it in other plans."""
    neighbours: dict[str, tuple[str | None, str | None]]
    """Plan id → ids of the previous and the next plan of the same office."""
    relations: tuple[Related, ...] = ()
    """In order of plans' addresses, then of the front matter."""
    movements: tuple[MovementHub, ...] = ()
    """Movements of the authority file that plans name, then the families these belong to, then names that it does not have."""
    events: tuple[EventHub, ...] = ()
    """Events of the authority file that plans mark, then those that it does not have."""
    aims: tuple[Aim, ...] = ()
    """Every measurable aim, in order of plans' addresses, then of the text."""
    indicators: tuple[IndicatorHub, ...] = ()
    """What several plans measure in the same words, the most shared first."""
    bodies: tuple[BodyHub, ...] = ()
    """Kinds of offices that plans charge, then names that the authority file does not have."""
    diagnostics: tuple[Diagnostic, ...] = ()
    by_id: dict[str, PlanRecord] = field(default_factory=dict)
