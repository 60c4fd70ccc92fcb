"""Sentences of a plan as keys: what stands (nearly) word for word in another plan has the same key there.

Enters: a plan and its body as the finders read it.
Leaves: the keys of its sentences in order, `KEY_SIZE` bytes each, joined. Two sentences share a key when they are equal but for case, tones, signs and
figures: last year's sentence with this year's number is last year's sentence. Short ones (`Như trên.`) are everywhere and have none.

A condensed edition has none at all: its words are the library's.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from generator.model import Edition, Level

if TYPE_CHECKING:
    from generator.extract.reading import Reading
    from generator.model import Plan

KEY_SIZE = 8
"""Bytes of a key: a library of a million plans has fewer than 2 ** 27 sentences, so that chance makes about one pair of strangers equal in a thousand."""
FEWEST_WORDS = 10
"""Words below which a sentence is a phrase that many papers use."""

_AFTER = frozenset({Level.RECIPIENTS, Level.SIGNATURE})
_END = re.compile("[.;:!?](?=[ ¶])|¶")
_PLAIN = {code: " " for code in range(0x80) if not chr(code).isalnum()} | dict.fromkeys(range(0x30, 0x3A), "0")
_FIGURES = re.compile("0+")


def sentence_keys(plan: Plan, body: Reading) -> bytes:
    """Keys of the sentences before recipients and signature."""
    if plan.metadata.edition is Edition.CONDENSED:
        return b""
    ends = [provision.span.start for provision in plan.provisions if provision.level in _AFTER]
    found = []
    for sentence in _END.split(body.key[: min(ends, default=len(body.key))]):
        words = _FIGURES.sub("0", sentence.translate(_PLAIN)).split()
        if len(words) >= FEWEST_WORDS:
            found.append(blake2b(" ".join(words).encode(), digest_size=KEY_SIZE).digest())
    return b"".join(found)
