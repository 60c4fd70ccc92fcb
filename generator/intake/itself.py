"""What a paper says of its own issuer in its first lines.

Enters: a body, or its preamble. Leaves: words as printed, or nothing.

Forms: `(Ban hành kèm theo Quyết định số … của UBND tỉnh X)`, `(Số … của UBND huyện X)` below the title; `…, Sở Y tế tỉnh X ban hành Kế hoạch …`,
`Ban Thường vụ Huyện ủy X xây dựng kế hoạch …`. Refused: the issuer of a document that the preamble cites (`Quyết định số … của Sở Y tế`).
People's committees are left to `generator.intake.issuer`, which weighs how often a paper names each unit: their names are the ones misspelt.
"""

from __future__ import annotations

import re

from generator.parse.offices import heads_office
from generator.text import collapse, fold

COMMITTEE = r"(?:ubnd|uy ban nhan dan|chu tich ubnd|chu tich uy ban nhan dan|hdnd|hoi dong nhan dan)"
"""People's committees and councils, folded."""
_ISSUED_WITH = re.compile(
    r"\((?:(?:ban hanh )?kem theo (?P<document>[^()]{4,160}?)|(?:ke hoach )?so [^()]{4,60}?) cua (?:chu tich )?(?P<office>"
    + COMMITTEE
    + r" [^()]{3,60})\)"
)
_BRACKET_REACH = 500
_ACTS = re.compile(
    r" (?:da |nay |thong nhat )?(?:ban hanh|xay dung|phat dong|to chuc|trien khai|de ra) (?=[^.;:]{0,90}?(?:ke hoach|phong trao|thi dua|chuong trinh|huong dan))"
)
_EDGE = re.compile(r"(?:[.;:,]\s+|\n\s*|^\s*)(?:nay,? )?")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_PARTY_ORGAN = re.compile(r"(?:Ban Thường vụ|Ban Chấp hành|BTV|BCH) (?=(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) (?:ủy|uỷ))")
"""A Party committee issues under its own name, whichever of its organs acts."""
_LONGEST_NAME = 120


def issued_with(body: str) -> tuple[str | None, str] | None:
    """The document that a plan was issued with, and the office that issued both, from the bracket below the title."""
    words = collapse(body[:_BRACKET_REACH])
    found = _ISSUED_WITH.search(fold(words))
    if found is None:
        return None
    document = words[found.start("document") : found.end("office")] if found["document"] else None
    return document, words[found.start("office") : found.end("office")]


def names_itself(preamble: str) -> str | None:
    """The office of which the preamble says last that it makes a plan or starts a movement."""
    text = "\n".join(collapse(_ASIDE.sub("", paragraph)) for paragraph in preamble.split("\n\n"))
    folded = fold(text)
    for act in reversed([*_ACTS.finditer(folded)]):
        edges = [edge.end() for edge in _EDGE.finditer(folded, max(0, act.start() - _LONGEST_NAME), act.start())]
        starts = [start for start in edges if text[start].isupper() and heads_office(text[start : act.start()])]
        if starts and not _ACTS.search(folded, starts[-1], act.start() + 1):
            name = text[starts[-1] : act.start()]
            return None if re.match(COMMITTEE, fold(name)) else _PARTY_ORGAN.sub("", name)
    return None
