"""A page whose body was worked out before, with slots in it, and what goes into them. It is joined as bytes, and decoded nowhere on its way to the site.

Enters: a page without its body, what goes into the slots. Leaves: the pieces of the finished body.

A slot stands between two marks. The words of a paper cannot make one: as text it is half of a letter, which no file gives, and as a byte it is part of no letter.
One byte is looked for in a tenth of the time that several take.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Page

SLOT = "\udcff"
"""Before and after the name of a slot."""
_MARK = b"\xff"


def encoded(body: str) -> bytes:
    """A body with slots, or what goes into them, as bytes."""
    return body.encode(errors="surrogateescape")


def slot(name: str) -> str:
    """Where something of the library goes."""
    return f"{SLOT}{name}{SLOT}"


def filled(body: bytes, fillings: bytes) -> list[bytes]:
    """A body with its slots filled, in pieces."""
    pieces, given = body.split(_MARK), fillings.split(_MARK)
    values = dict(zip(given[0::2], given[1::2], strict=True))
    pieces[1::2] = [values[name] for name in pieces[1::2]]
    return pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Slotted:
    """One generated page of which the body lies elsewhere."""

    page: Page
    """All but the body."""
    plan_id: str
    body: Callable[[], bytes]
    """The body with its slots, as HTML."""
    values: Mapping[str, str]
    """What goes into each slot, as HTML."""

    @property
    def fillings(self) -> bytes:
        """The same in one piece: name and value of each slot in turn, a mark between them."""
        return encoded(SLOT.join(chain.from_iterable(self.values.items())))

    def whole(self) -> Page:
        """The page with its body."""
        return replace(self.page, body=b"".join(filled(self.body(), self.fillings)).decode())
