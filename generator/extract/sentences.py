"""Sentences of a plan as keys: what stands (nearly) word for word in another plan has the same key there.

Enters: a plan and its body as the finders read it.
Leaves: the keys of its sentences in order, `KEY_SIZE` bytes each, joined. Two sentences share a key when they are equal but for case, tones, signs and
figures: last year's sentence with this year's number is last year's sentence. Short ones (`Như trên.`) are everywhere and have none.

A condensed edition has none at all: its words are the library's.
"""

from __future__ import annotations

from array import array
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
_BREAK = BREAK.encode("latin-1")
_ALIKE = bytes.maketrans(b".:!?", b";;;;")
_SIGNS = bytes(code for code in range(0x80) if not chr(code).isalnum())
_BLANKED = bytes.maketrans(_SIGNS, b" " * len(_SIGNS))
_NO_LETTERS = _SIGNS + b"0123456789"


def sentence_keys(plan: Plan, body: Reading) -> bytes:
    """Keys of the sentences before recipients and signature."""
    if plan.metadata.edition is Edition.CONDENSED:
        return b""
    end = next((provision.span.start for provision in plan.provisions if provision.level in _AFTER), len(body.key))
    signed = body.key[:end].encode("latin-1", "replace").translate(_ALIKE)
    text = _BREAK.join(signed.split(b"; "))  # a sign ends a sentence before a blank or a break; in half the time of `replace`
    return b"".join(
        [
            blake2b(letters, digest_size=KEY_SIZE).digest()
            for words, letters in zip(text.translate(_BLANKED).split(_BREAK), text.translate(None, _NO_LETTERS).split(_BREAK), strict=True)
            if len(words) > 2 * FEWEST_WORDS - 2 and len(words.split(None, FEWEST_WORDS - 1)) == FEWEST_WORDS
        ]
    )


def keys_in(joined: bytes) -> frozenset[int]:
    """Joined keys as numbers of `KEY_SIZE` bytes, each once."""
    return frozenset(array("Q", joined))
