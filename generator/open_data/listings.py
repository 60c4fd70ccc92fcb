"""Lists of plans that other sites can take: of a place, a movement, a cited document, a commemorated event, a year or a term.

Enters: the Library.
Leaves: `Listing`s, the plans last issued first. A document that few plans cite is no list: its page names them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import urls
from generator.render.wording import lower_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.render.library import Library

FEWEST = 100
"""Plans that make a list of a document. Each list is three files, and documents of a district or province are as many as its plans: the page of one is enough for them."""

FEWEST_FOR_DATA = 3
"""Plans that make a list worth a file of data, which is its oEmbed answer too: the data of fewer lie beside the plans, and most communes have fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list."""

    address: str
    """Of the page that shows it."""
    title: str
    """Says what the plans have in common: `Kế hoạch của Huyện Đắk Song`."""
    plan_ids: tuple[str, ...]
    """Last issued first."""

    @property
    def embed(self) -> str:
        """Address of the list as other sites show it."""
        return urls.embed(self.address)

    @property
    def has_data(self) -> bool:
        """Whether it has a file of data."""
        return len(self.plan_ids) >= FEWEST_FOR_DATA


def listings(library: Library) -> Iterator[Listing]:
    """Every list, in a fixed order. No two have one address."""
    corpus = library.corpus
    found: list[tuple[str | None, str, Iterable[str]]] = [
        *((hub.address, f"Kế hoạch của {lower_first(hub.name)}", hub.all_plan_ids) for hub in corpus.places.values()),
        *((hub.address, f"Kế hoạch thực hiện trong {lower_first(hub.label)}", hub.plan_ids) for hub in (*corpus.years, *corpus.terms)),
        *((hub.address, f"Kế hoạch tham gia: {hub.short_name}", hub.plan_ids) for hub in corpus.movements if hub.slug),
        *((hub.address, f"Kế hoạch kỷ niệm: {hub.short_name}", hub.plan_ids) for hub in corpus.events if hub.slug),
        *(
            (d.address, f"Kế hoạch dẫn {d.title}", library.citing[d.key])
            for d in corpus.directives.values()
            if len(library.citing[d.key]) >= FEWEST
        ),
    ]
    ranks = newest_first(library)
    for address, title, plan_ids in found:
        ordered = tuple(sorted({plan_id for plan_id in plan_ids if plan_id in ranks}, key=ranks.__getitem__))
        if address and ordered:
            yield Listing(address=address, title=title, plan_ids=ordered)


def newest_first(library: Library) -> dict[str, int]:
    """Plan id → its place when the last issued come first; a date counts as far as it is printed, then the address decides."""
    days = {
        plan.id: (plan.metadata.issued_on.iso if plan.metadata.issued_on else str(library.years_of.get(plan.id) or ""))
        for plan in library.corpus.plans
    }
    ordered = sorted(library.corpus.plans, key=lambda plan: library.addresses[plan.id])
    ordered.sort(key=lambda plan: days[plan.id], reverse=True)
    return {plan.id: rank for rank, plan in enumerate(ordered)}
