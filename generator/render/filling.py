"""A page whose body was worked out before, with slots in it, and what goes into them. It is joined as bytes, and decoded nowhere on its way to the site.

Enters: a page without its body, what goes into the slots. Leaves: the pieces of the finished body.

A slot stands between two marks. The words of a paper cannot make one, because they are escaped and the mark begins with `<`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Page

SLOT = "<~>"
"""Before and after the name of a slot."""
_MARK = SLOT.encode()


def slot(name: str) -> str:
    """Where something of the library goes."""
    return f"{SLOT}{name}{SLOT}"


def filled(body: bytes, fillings: Mapping[bytes, bytes]) -> list[bytes]:
    """A body with its slots filled, in pieces."""
    pieces = body.split(_MARK)
    pieces[1::2] = [fillings[name] for name in pieces[1::2]]
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
    """What goes into each slot."""

    @property
    def fillings(self) -> dict[bytes, bytes]:
        """The same as bytes."""
        return {name.encode(): value.encode() for name, value in self.values.items()}

    def whole(self) -> Page:
        """The page with its body."""
        return replace(self.page, body=b"".join(filled(self.body(), self.fillings)).decode())
