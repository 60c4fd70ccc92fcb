"""Which congress a resolution without a number comes from.

Enters: a citation with the ordinal of a congress.
Leaves: `Congress`: the national one of the Party, a local one (which needs its place), or one of another organisation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.corpus.issuers import units
from generator.text import collapse, fold, slug

if TYPE_CHECKING:
    from generator.model import Citation

NATIONAL = "dai-hoi-dang"
"""Body of the Party's national congress in a key."""
LOCAL_PARTY = "dai-hoi-dang-bo"

_NUMBER = re.compile(r"\b(?:lan )?thu (?:[ivxlc]+|\d+)\b|\bkhoa (?:[ivxlc]+|\d+)\b|\b[ivxlc]+\b|\bnhiem ky.*|[^\w\s].*|\d+")
_PARTY_WORDS = frozenset(
    {"nghi", "quyet", "dai", "hoi", "bieu", "toan", "quoc", "cua", "dang", "cong", "san", "viet", "nam", "lan", "khoa"}
)
_OWN = re.compile(r"dang bo(?: (?:lan thu|nhiem ky|khoa|[ivx]+\b).*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Congress:
    """A congress as a citation names it."""

    body: str
    """`dai-hoi-dang`, `dai-hoi-dang-bo`, `dai-hoi-cong-doan`."""
    ordinal: int
    words: str
    """The congress as written."""
    local: bool
    """It exists in every place: the place belongs to its identity."""
    own: bool
    """Written without a unit (`Đại hội Đảng bộ lần thứ V`): that of the citing office."""


def read_congress(citation: Citation) -> Congress | None:
    """The congress; None where the words leave open which, or which one of a row."""
    if citation.ordinal is None:
        return None
    words = collapse(citation.issuer or citation.raw)
    folded = fold(words)
    named = units(words)
    party = folded.find("dang bo")
    if party >= 0:
        own = not named and bool(_OWN.fullmatch(folded, party))
        return Congress(body=LOCAL_PARTY, ordinal=citation.ordinal, words=words, local=True, own=own)
    bare = _NUMBER.sub(" ", folded[: named[0].start] if named else folded).split()
    if not named and not set(bare) - _PARTY_WORDS and ("dang" in bare or "toan" in bare or "lan thu" not in folded):
        return Congress(body=NATIONAL, ordinal=citation.ordinal, words=words, local=False, own=False)
    body = slug(" ".join(word for word in bare if word not in {"nghi", "quyet"}))
    if not set(body.split("-")) - {"", "dai", "hoi", "bieu"} and not named:
        return None
    return Congress(body=body, ordinal=citation.ordinal, words=words, local=bool(named), own=False)
