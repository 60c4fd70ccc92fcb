"""Sentences of a plan as keys: what stands (nearly) word for word in another plan has the same key there.

Enters: a plan and its body as the finders read it.
Leaves: the keys of its sentences in order, `KEY_SIZE` bytes each, joined. Two sentences share a key when they are equal but for case, tones, signs and
figures: last year's sentence with this year's number is last year's sentence. Short ones (`Như trên.`) are everywhere and have none.

A condensed edition has none at all: its words are the library's.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from generator.extract.reading import BREAK
from generator.model import Edition, Level

if TYPE_CHECKING:
    from generator.extract.reading import Reading
    from generator.model import Plan

KEY_SIZE = 8
"""Bytes of a key: a library of a million plans has fewer than 2 ** 27 sentences, so that chance makes about one pair of strangers equal in a thousand."""
FEWEST_WORDS = 10
"""Words below which a sentence is a phrase that many papers use."""

_AFTER = frozenset({Level.RECIPIENTS, Level.SIGNATURE})
_BREAK = BREAK.encode()
_ALIKE = bytes.maketrans(b".:!?", b";;;;")
_PLAIN = bytes(0x30 if 0x30 <= code < 0x3A else 0x20 if code < 0x80 and not chr(code).isalnum() else code for code in range(0x100))
"""In UTF-8, where no sign, figure or blank is a part of another character: every figure as `0`, every sign as a blank."""


def sentence_keys(plan: Plan, body: Reading) -> bytes:
    """Keys of the sentences before recipients and signature."""
    if plan.metadata.edition is Edition.CONDENSED:
        return b""
    ends = [provision.span.start for provision in plan.provisions if provision.level in _AFTER]
    text = body.key[: min(ends, default=len(body.key))].encode()
    text = text.translate(_ALIKE).replace(b"; ", _BREAK).replace(b";" + _BREAK, _BREAK)  # a sign ends a sentence before a blank or a break
    text = text.translate(_PLAIN)
    for twice, once in ((b"00", b"0"), (b"  ", b" ")):
        while twice in text:
            text = text.replace(twice, once)
    found = [sentence.strip() for sentence in text.split(_BREAK)]
    return b"".join([blake2b(words, digest_size=KEY_SIZE).digest() for words in found if words.count(b" ") >= FEWEST_WORDS - 1])
