"""Rows of numbers, more than should be in memory, in order.

Enters: rows in any number of runs, each in order; plans whose rows are to be forgotten.
Leaves: all rows in order, slice by slice.

Runs are gathered in one block of memory. A full block is put in order and written to a file without a name; at the end the same stretch of each is
read and merged, so that a library of any size costs some blocks.
"""

from __future__ import annotations

import weakref
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_BLOCK = 1 << 21
"""Rows in a block, 16 MB. What is not filled takes no memory."""
_SLICE = 1 << 18
"""Rows in a slice, more or less."""
_SAMPLE = 1 << 12
"""Of so many rows in a file one is remembered: where a slice begins is then found by reading the few around it."""
_ROW = np.dtype(np.int64).itemsize


class _Run:
    """Rows in order, in a file."""

    def __init__(self, file: IO[bytes], pieces: Iterable[bytes | memoryview]) -> None:
        """Written behind what the file holds; each piece but the last has a multiple of `_SAMPLE` rows."""
        self._file, self._offset, self._size = file, file.seek(0, 2), 0
        samples = []
        for piece in pieces:
            file.write(piece)
            rows = np.frombuffer(piece, np.int64)
            samples.append(rows[::_SAMPLE].copy())
            self._size += len(rows)
        self.samples = np.concatenate(samples) if samples else np.empty(0, np.int64)
        self.gone = np.empty(0, np.int64)
        """Plans whose rows are left out."""

    def rows(self, begin: int, end: int) -> Numbers:
        """Some of them."""
        rows = np.empty(end - begin, np.int64)
        self._file.seek(self._offset + begin * _ROW)
        self._file.readinto(rows.view(np.uint8).data)  # type: ignore[attr-defined]
        return rows

    def places(self, bounds: Numbers) -> list[int]:
        """Where the first row stands that is not below each bound; then the end."""
        out = []
        for bound, after in zip(bounds.tolist(), np.searchsorted(self.samples, bounds).tolist(), strict=True):
            begin = max(after - 1, 0) * _SAMPLE
            near = self.rows(begin, min(after * _SAMPLE, self._size))
            out.append(begin + int(np.searchsorted(near, bound)))
        return [*out, self._size]


class Column:
    """Rows of one kind. Each begins with the number of a term, which no slice parts; somewhere behind it stands the number of a plan."""

    def __init__(self, term: int, plan: int, plans: int) -> None:
        """The bits below the term and below the plan, and the greatest number of a plan."""
        self._term, self._plan, self._plans = term, plan, plans
        self._open, self._end = np.empty(0, np.int64), 0
        self._file: IO[bytes] | None = None
        self._runs: list[_Run] = []

    def add(self, rows: Numbers) -> None:
        """More rows, in order among themselves."""
        if self._end + len(rows) > len(self._open):
            self._close()
            if len(rows) > len(self._open):
                self._open = np.empty(max(_BLOCK, len(rows)), np.int64)
        self._open[self._end : self._end + len(rows)] = rows
        self._end += len(rows)

    def take(self, pieces: Iterable[bytes | memoryview]) -> None:
        """Rows in order, as `dumped` gave them; each piece but the last a megabyte or a multiple of it."""
        if self._file is None:
            self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - it goes with this object
            weakref.finalize(self, self._file.close)
        self._runs.append(_Run(self._file, pieces))

    def take_out(self, plans: Numbers) -> None:
        """Forget the rows of these plans."""
        self._close()
        for run in self._runs:
            run.gone = np.union1d(run.gone, plans)

    def slices(self) -> Iterator[Numbers]:
        """All rows in order; none of a term is in another slice. May be asked again."""
        if not self._runs:
            yield self._in_order()
            return
        self._close()
        self._open = np.empty(0, np.int64)
        samples = np.sort(np.concatenate([run.samples for run in self._runs]))
        bounds = np.unique(samples[:: _SLICE // _SAMPLE] >> self._term << self._term)
        places = [run.places(bounds) for run in self._runs]
        for at in range(len(bounds)):
            rows = np.concatenate([self._left(run, *ends[at : at + 2]) for run, ends in zip(self._runs, places, strict=True)])
            rows.sort(kind="stable")  # which merges what is in order already
            yield rows

    def dumped(self) -> Iterator[memoryview]:
        """All rows as bytes, in pieces."""
        return (rows.view(np.uint8).data for rows in self.slices())

    def _left(self, run: _Run, begin: int, end: int) -> Numbers:
        rows = run.rows(begin, end)
        return rows[~np.isin(rows >> self._plan & self._plans, run.gone)] if len(run.gone) else rows

    def _in_order(self) -> Numbers:
        rows = self._open[: self._end]
        rows.sort(kind="stable")
        return rows

    def _close(self) -> None:
        """Write what is in memory behind the other runs."""
        if self._end:
            rows = self._in_order().view(np.uint8).data
            self._end = 0
            self.take((rows,))
