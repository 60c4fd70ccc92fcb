"""Pages of a large library are put into their frames and written by a process of its own, beside the one that makes them, which never holds a library.

Enters: before a library is read, how the work is done; then sheet after sheet (`generator.publish.press`).
Leaves: the files below the fresh site, what the ledger notes of them, and what was noted of their links: the same as if one process had done it all.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

from generator.meanwhile import relay
from generator.publish.links import LinkCheck
from generator.publish.output import Output
from generator.publish.press import Press
from generator.slots import without_collector

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from generator.labour import Labour
    from generator.meanwhile import Relay
    from generator.publish.links import State
    from generator.publish.output import Notes
    from generator.publish.press import Pieces, Sheet
    from generator.shelf import Kept

    Pressed = tuple[Notes, dict[str, str], State]
    """What the ledger notes of files, the ids of pages, what was noted of links."""

ALONE = 300
"""Pages and files that are done before another process is asked: a small change has no more."""
_AT_ONCE = 1 << 18
"""Bytes that are given together."""


def pressing(labour: Labour) -> AbstractContextManager[Relay[Pressed] | None]:
    """Have a process stand by; nobody for one job, and beside a cluster's client, which has threads."""
    return relay(_press, here=labour.jobs == 1 or labour.scheduler is not None)


class SharedPress(Press):
    """Does the first sheets itself, then hands everything to the process that stands by. Raises LostError when that has died."""

    def __init__(self, pieces: Pieces, output: Output, kept: Kept, far: Relay[Pressed]) -> None:
        """Nothing is taken yet."""
        super().__init__(pieces, output, kept)
        self._kept, self._far = kept, far
        self._taken = 0
        self._waiting: list[Sheet] = []
        self._size = 0

    def take(self, sheet: Sheet) -> None:
        """One page or file, by one of the two."""
        self._taken += 1
        if self._taken <= ALONE:
            super().take(sheet)
            return
        if self._taken == ALONE + 1:
            fresh, old, files, _ = self._output.part("")
            self._far.give(pickle.dumps(((fresh, old, files, {}), self._pieces, self._kept, self._check.state), 5))
        self._waiting.append(sheet)
        self._size += sum(map(len, sheet[2]))
        if self._size >= _AT_ONCE:
            self._give()

    def done(self) -> LinkCheck:
        """When everything was taken: wait for the last one; what was noted."""
        if self._taken > ALONE:
            self._give()
            notes, ids, state = self._far.result()
            self._output.take(notes)
            self._output.ledger.ids.update(ids)
            self._check = LinkCheck.of(state)
        return self._check

    def _give(self) -> None:
        self._far.give(self._waiting)
        self._waiting, self._size = [], 0


@without_collector()
def _press(given: Iterator[Any]) -> Pressed:
    """In the process that stands by."""
    part, pieces, kept, state = pickle.loads(next(given))  # noqa: S301 - written by ourselves
    output = Output.of(part)
    press = Press(pieces, output, kept, LinkCheck.of(state))
    for sheets in given:
        for sheet in sheets:
            press.take(sheet)
    return (output.ledger.files, {}), output.ledger.ids, press.done().state
