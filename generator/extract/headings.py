"""The headings that a place of a plan stands under.

Enters: a `Plan`, its body as the finders read it, and a place there.
Leaves: the words of the headings over it, the nearest first.

`III. CÁC PHONG TRÀO THI ĐUA` is said once; the points below it begin with a name and do not say again what it names.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.reading import Reading
    from generator.model import Plan, Span

_MOST = 3
"""Headings looked at: what stands further above says what the whole part is about."""


class Headings:
    """The headings of one plan, asked for places in its body."""

    def __init__(self, plan: Plan, body: Reading) -> None:
        self._provisions = plan.provisions
        self._starts = body.starts

    def over(self, position: int) -> Iterator[Span]:
        """The heading of the provision that holds the place, where it ends before it, then those of the provisions above."""
        place = bisect_right(self._starts, position) - 1
        found, depth = 0, None
        while place >= 0 and found < _MOST and depth != 0:
            provision = self._provisions[place]
            if depth is None or provision.depth < depth:
                depth = provision.depth
                if provision.heading and provision.heading.end <= position:
                    found += 1
                    yield provision.heading
            place -= 1
