"""Whether a hub reads what it read before: digests instead of the things themselves.

Enters: what hubs are made from, the digest of each plan's facts, of our own code and of the shells.
Leaves: one digest for each hub. Equal digests: equal pages.

What every page may read is one digest for all: the shells, the years of all lists, names and addresses of places, documents, movements, events and
offices, what front matters say of other documents. When it changes, every hub is made anew: that is so for a new document or place, and not for
one more plan that cites a known document.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from generator.model import Ambiguous, KnownDirective, KnownPlan, Unresolved

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Corpus, DirectiveKey, Referent
    from generator.render.hub import Group, Hub, Sources
    from generator.render.library import Library

_SIZE = 16
_NOTHING = bytes(_SIZE)


def _digest(*parts: bytes) -> bytes:
    return blake2b(b"".join(parts), digest_size=_SIZE).digest()


class Digests:
    """Of one library."""

    def __init__(self, sources: Sources, marks: Mapping[str, bytes], made_by: bytes) -> None:
        """`marks`: plan id → digest of its front matter and facts; `made_by`: digests of our own code and of the shells."""
        library = sources.library
        common = repr((made_by, sources.site_url, library.axis, *_names(library.corpus)))
        self._common = _digest(common.encode())
        addresses = {key: directive.address for key, directive in library.corpus.directives.items()}
        self._marks = {plan_id: _mark(library, plan_id, marks.get(plan_id, b""), addresses) for plan_id in library.plans}
        self._everything = _digest(*self._marks.values())

    def of(self, hub: Hub | Group) -> bytes:
        """Of all that a hub reads, or a group of hubs."""
        plans = self._everything if hub.plans is None else b"".join([self._marks.get(plan_id, _NOTHING) for plan_id in hub.plans])
        return _digest(self._common, repr(hub.facts).encode(), plans)


def _mark(library: Library, plan_id: str, own: bytes, addresses: Mapping[DirectiveKey, str]) -> bytes:
    """What pages see of a plan beside its text: its record, where it stands, its names, who issued it, what its citations lead to."""
    plan = library.plans[plan_id]
    home = library.homes.get(plan_id)
    led = [_led(referent, addresses) for referent in library.corpus.referents.get(plan_id, ())]
    words = (plan_id, library.addresses[plan_id], library.named(plan), library.office(plan), home.address if home else "", *led)
    return _digest(own, "\n".join(words).encode())


def _led(referent: Referent, addresses: Mapping[DirectiveKey, str]) -> str:
    """Where a citation leads, and how sure that is."""
    match referent:
        case KnownDirective(key=key, inferred=inferred):
            return f"{addresses.get(key, '')}{'?' if inferred else ''}"
        case KnownPlan(plan_id=plan_id, inferred=inferred):
            return f"={plan_id}{'?' if inferred else ''}"
        case Ambiguous(number_page=page):
            return f"*{page}"
        case Unresolved(reason=reason):
            return f"!{reason}"
    return ""


def _names(corpus: Corpus) -> tuple[object, ...]:
    """Names and addresses of everything that pages link to, and relations."""
    places = [
        (p.address, p.name, p.short_name, p.parent, p.children, p.note, p.successor_name, p.successor_address)
        for p in corpus.places.values()
    ]
    directives = [
        (d.address, d.doc_type, d.number, d.title, d.issuer, d.subject, [day.iso for day in d.dates], d.namesakes)
        for d in corpus.directives.values()
    ]
    numbers = [(n.address, n.title, [repr(key) for key in n.candidates]) for n in corpus.number_pages]
    periods = [(p.address, p.label) for p in (*corpus.years, *corpus.terms)]
    movements = [(m.address, m.name, m.short_name) for m in corpus.movements if m.slug]
    events = [(e.address, e.name, e.short_name, repr(e.founded_on)) for e in corpus.events if e.slug]
    bodies = [(b.address, b.name) for b in corpus.bodies if b.slug]
    relations = [repr(related) for related in corpus.relations]
    return places, directives, numbers, periods, movements, events, bodies, relations
