"""Pages on their way to the disk: put into their frame, written, their links and ids noted. Nothing here knows what a page is about.

Enters: what goes into the frame of each page, as bytes; files that have no frame. Leaves: files below the fresh folder; rows of the ledger; what can be
linked to, and what is linked.

It takes a third of the time of making pages, and needs no library. So another process can do it (`generator.pressing`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from generator.publish.links import LinkCheck
from generator.render.filling import filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.publish.output import Output
    from generator.render.shell import Shell

Frame = tuple[str, int]
"""Kind of page and depth."""
Pieces = dict[Frame, tuple[list[bytes], int, bytes]]
"""What stands between the slots of each frame, the number of the slot for the body, all that stands around the slots."""


class Bodies(Protocol):
    """Where bodies with slots are kept."""

    def body(self, path: str, key: str) -> bytes:
        """One of them."""
        ...


Body = tuple[str, str, bytes]
"""Where the body of a page is kept, and what goes into its slots (`generator.render.filling`)."""
Sheet = tuple[str, Frame | None, tuple[bytes, ...], Body | None]
"""Name of a file, the frame of a page, and what goes into its slots; where it has no frame, its content alone. A body that is kept elsewhere stands before what
is given for it.
"""


class Press:
    """Does it at once."""

    def __init__(self, pieces: Pieces, output: Output, bodies: Bodies, check: LinkCheck | None = None) -> None:
        """With a `check`, what it knows from before."""
        self._bodies = bodies
        self._pieces = pieces
        self._output = output
        self._check = check or LinkCheck()

    def take(self, sheet: Sheet) -> None:
        """One page or file. Raises ValueError when the name leaves the site."""
        name, frame, values, body = sheet
        if frame is None:
            content = values[0]
            if name.endswith(".html"):
                self._output.ledger.ids[name] = self._check.read(name, content)
        else:
            pieces, at, around = self._pieces[frame]
            inside: Sequence[bytes] = values
            whole = [b""] * (2 * len(values) + 1)
            whole[0::2], whole[1::2] = pieces, values
            if body:
                path, key, fillings = body
                inside = filled(self._bodies.body(path, key), fillings)
                whole[2 * at + 1 : 2 * at + 1] = inside
                inside += values
            content = b"".join(whole)
            self._output.ledger.ids[name] = self._check.read_in(name, frame, around, b"".join(inside))
        self._output.write(name, content)

    def done(self) -> LinkCheck:
        """When everything was taken: what was noted."""
        return self._check


def pieces_of(shells: Mapping[Frame, Shell]) -> Pieces:
    """Of every frame."""
    found = {}
    for frame, shell in shells.items():
        pieces = [piece.encode() for piece in shell.pieces]
        found[frame] = pieces, shell.slots.index("body"), b"\n".join(pieces)
    return found
