"""When a plan was published here, which the paper does not know."""

from __future__ import annotations

from dataclasses import dataclass

from generator.slots import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What the address book and the record of changes say of one plan."""

    ordinal: int
    """Its line in the address book, for ever."""
    posted: str
    """Day of first publication, `2025-11-18`."""
    changed: str
    """Day of the last recorded change of its file; the day of publication where none is recorded."""
