"""As what a document is cited: read from the words that lead to it.

Enters: a `Reading`, where the citation begins and where its clause begins.
Leaves: `CitationRole`; the nearest leading word of the clause decides.

`Căn cứ …`, `thực hiện / triển khai / chấp hành …`, `quán triệt / học tập / tuyên truyền …`, `thay thế / bãi bỏ …`, `sửa đổi / bổ sung / điều chỉnh …`,
`đính chính …`, `theo / tại …`; anything else is a mention. `sửa đổi Quy chế … ban hành kèm theo Quyết định số …` changes that decision.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extract.phrases import by_letter
from generator.model import CitationRole

if TYPE_CHECKING:
    from generator.extract.reading import Reading

_LEADS = {
    CitationRole.REPLACES: "thay the|bai bo|huy bo|thay cho|the cho|cham dut hieu luc",
    CitationRole.AMENDS: "sua doi|bo sung|dieu chinh",
    CitationRole.CORRECTS: "dinh chinh",
    CitationRole.STUDIES: "quan triet|hoc tap|nghien cuu|pho bien|tuyen truyen",
    CitationRole.CARRIES_OUT: "thuc hien|trien khai|chap hanh|thi hanh|cu the hoa|to chuc thuc hien",
    CitationRole.BASIS: "can cu|xet",
    CitationRole.ACCORDING_TO: "theo|tai|tren co so|kem theo|tinh than|quy dinh tai|chieu theo",
}
_ROLE_OF = {words: role for role, alternatives in _LEADS.items() for words in alternatives.split("|")}
_LEAD = re.compile(f"(?:{by_letter('|'.join(sorted(_ROLE_OF, key=len, reverse=True)), starts_word=True)})(?![a-z])")
_LAW_PHRASE = re.compile(r"mot so (?:dieu|noi dung) *(?:cua)? *$")
_CHANGES = frozenset({CitationRole.REPLACES, CitationRole.AMENDS, CitationRole.CORRECTS})
_ENCLOSED = re.compile(
    r"(?:quy che|quy dinh|ke hoach|de an|chuong trinh|phu luc|danh muc|noi quy)[^;.]{0,90}? (?:duoc )?ban hanh kem theo$"
)
"""`sửa đổi Quy chế … ban hành kèm theo Quyết định số …`: what is changed is the enclosure of that decision."""
_BASIS = re.compile(r"[ “\"\-+]*can cu(?![a-z])")
_NEAR = 120


def role_at(reading: Reading, position: int, clause: int) -> CitationRole | None:
    """The role the words between `clause` and `position` give; None when they give none."""
    found = changed = None
    for lead in _LEAD.finditer(reading.key, max(clause, position - _NEAR), position):
        if lead[0] == "tai" and reading.flat[lead.start() : lead.end()].lower() != "tại":
            continue  # tài, tái
        if lead[0] == "xet" and lead.start() - clause > 3:
            continue
        if _ROLE_OF[lead[0]] in _CHANGES:
            changed = lead
        found = lead
    if found and changed and found[0] == "kem theo" and _ENCLOSED.search(reading.key, changed.end(), found.end()):
        return _ROLE_OF[changed[0]]
    if found is None:
        return CitationRole.BASIS if _BASIS.match(reading.key, clause) else None
    role = _ROLE_OF[found[0]]
    if role is CitationRole.AMENDS and _far(reading, found.end(), position):
        return None
    return role


def _far(reading: Reading, start: int, position: int) -> bool:
    """True when a verb of amendment stands too far off to govern the citation."""
    between = _LAW_PHRASE.sub("", reading.key[start:position])
    return len(between.split()) > 6
