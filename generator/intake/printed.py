"""The words of a paper that a field was read from.

Enters: a draft. Leaves: words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import Destination
from generator.text import collapse

if TYPE_CHECKING:
    from generator.model import Draft

_LONGEST = 300
_SENTENCE = re.compile(r"[^.;\n]+(?:\.(?=\S)[^.;\n]*)*[.;]?")


def printed_fields(draft: Draft) -> dict[str, str]:
    """For each field of the head, the words of the paper."""
    out: dict[str, str] = {}
    for span in draft.spans:
        if span.destination is Destination.FIELD:
            out[span.target] = collapse(f"{out.get(span.target, '')} {span.source}").strip(" ,")
    return out


def sentence_of(body: str, words: str) -> str:
    """The sentence that holds some words; the words themselves where a text wraps them otherwise."""
    at = body.find(words)
    if at < 0:
        return words
    found = next((s for s in _SENTENCE.finditer(body) if s.start() <= at < s.end()), None)
    sentence = collapse(found[0]) if found else words
    return sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"
