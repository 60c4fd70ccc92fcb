"""Slogans: what stands in quotation marks after `khẩu hiệu`, `phương châm`, `tinh thần` or `thông điệp`.

Enters: a `Reading` and its `Quotation`s.
Leaves: `Slogan`s in order. Which word governs a quotation is decided in `quotes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.extract.campaigns import trimmed
from generator.extract.quotes import Governor
from generator.model import Slogan, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.extract.quotes import Quotation
    from generator.extract.reading import Reading

_SHORTEST = 4


def slogans_in(reading: Reading, quotations: Sequence[Quotation]) -> tuple[Slogan, ...]:
    """Every slogan of a text."""
    out = []
    for quotation in quotations:
        if quotation.governor is not Governor.SLOGAN or not quotation.closed:
            continue
        words = trimmed(reading, quotation.words_start, quotation.words_end)
        if len(words) >= _SHORTEST:
            out.append(Slogan(span=Span(quotation.start, quotation.end), raw=reading.words(quotation.start, quotation.end), words=words))
    return tuple(out)
