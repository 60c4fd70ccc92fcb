"""Words that name a kind of document, and where they stand in a text.

Enters: a `Reading`.
Leaves: `KindFound` for every such word, in order; the names come from `generator.registry`.

Spelling is tried folded, so `Kế hoach`, `Kế họach`, `KẾ HOẠCH` are found; a longer name wins (`Nghị quyết liên tịch` over `Nghị quyết`).
Kinds that plans cite every day are looked for everywhere, the others (`Sắc lệnh`, `Biên bản` …) only right before a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

from generator.extract.phrases import by_letter
from generator.registry import document_kinds
from generator.slots import constructor, quickly_made
from generator.text import fold

if TYPE_CHECKING:
    from generator.extract.reading import Reading

_EVERYDAY = (
    "nghi quyet", "quyet dinh", "chi thi", "ket luan", "ke hoach", "cong van", "huong dan", "thong bao", "thong tu", "nghi dinh", "luat", "phap lenh", "quy dinh",
    "chuong trinh", "de an", "van ban", "bao cao", "to trinh", "cong dien", "quy che",
)  # fmt: skip
"""First words of the kinds that are looked for everywhere."""


@quickly_made
@dataclass(frozen=True, slots=True)
class KindFound:
    """A word for a kind of document."""

    start: int
    end: int
    name: str
    """`Chỉ thị`."""


_found = constructor(KindFound)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {" ".join(fold(word).split()): kind.name for kind in document_kinds() for word in kind.spellings}


_LETTERS_ALONE = bytes(code if chr(code) in ascii_lowercase else 0x20 for code in range(256))
_HEAD = re.compile(rb" (?=%b)" % f"(?:{by_letter('|'.join(_EVERYDAY))})".replace(" ", " +").encode())
"""Where a first word begins in a text of which only letters are left: a pattern that begins with a blank passes over all others at a glance."""


@lru_cache(maxsize=1)
def _everyday() -> re.Pattern[str]:
    """The names that the first words open, the longest first."""
    names = (name for name in _names() if any(name == head or name.startswith(f"{head} ") for head in _EVERYDAY))
    return re.compile(f"(?:{by_letter('|'.join(sorted(names, key=len, reverse=True)))})(?![a-z])".replace(" ", " +"))


@lru_cache(maxsize=1)
def _before_number() -> re.Pattern[str]:
    names = sorted(_names(), key=len, reverse=True)
    return re.compile("(?<![a-z])(" + "|".join(name.replace(" ", " +") for name in names) + r") *\(?(?: *so(?![a-z]))? *[:.]? *$")


def find_kinds(reading: Reading) -> list[KindFound]:
    """Every word for an everyday kind of document, left to right."""
    key, names, name_at = reading.key, _names(), _everyday().match
    found: list[KindFound] = []
    for head in _HEAD.finditer(b" " + key.encode("latin-1", "replace").translate(_LETTERS_ALONE)):
        start = head.start()  # the blank before the first word stands one place on
        if (match := name_at(key, start)) is None or (start and key[start - 1].isalpha()):
            continue
        if key.startswith("luat", start) and key.endswith("bo ", 0, start):
            found.append(_found(start - 3, start + 4, names["bo luat"]))  # Bộ luật begins earlier
        else:
            found.append(_found(start, match.end(), names.get(match[0]) or names[" ".join(match[0].split())]))
    return found


def kind_before(reading: Reading, position: int, floor: int = 0) -> KindFound | None:
    """The kind, everyday or rare, whose word stands right before the number at `position`, not before `floor`."""
    found = _before_number().search(reading.key, max(floor, position - 40), position)
    return KindFound(found.start(1), found.end(1), _names()[" ".join(found[1].split())]) if found else None


@lru_cache(maxsize=1)
def kinds_by_abbreviation() -> dict[str, str]:
    """Type code written for the word (`NĐ 98/2023/NĐ-CP`) → name of the first kind that uses it."""
    table: dict[str, str] = {}
    for kind in document_kinds():
        for code in kind.codes:
            if len(code) > 1:
                table.setdefault(code, kind.name)
    return table
