"""Laws by name: which version a paper means.

Enters: the words of a citation, a date or year printed with them, the day of the citing plan.
Leaves: the key of the version; where the version is unknown, a key that has only the law's name (and the year, when printed).

Rule: the version of the year printed, else the one in force on the citing day.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import registry
from generator.corpus import keys
from generator.model import DirectiveKey
from generator.text import collapse, fold, slug

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Citation

_AFTER_NAME = re.compile(r",? (?:số|năm|ngày) .*$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def law_key(citation: Citation, day: date | None) -> DirectiveKey:
    """Key of the law that a citation names."""
    return _key(collapse(citation.raw), citation.doc_type, citation.date.year if citation.date else None, day)


@lru_cache(maxsize=4096)
def _key(raw: str, doc_type: str | None, year: int | None, day: date | None) -> DirectiveKey:
    name = raw if doc_type is None or fold(raw).startswith(fold(doc_type)) else f"{doc_type} {raw}"
    after = _AFTER_NAME.search(name)
    if after:
        found = _YEAR.search(after[0])
        year = year or (int(found[0]) if found else None)
        name = name[: after.start()]
    versions = _versions().get(slug(name), ())
    if year:
        versions = tuple(law for law in versions if law.passed_on.year == year)
    elif day:
        versions = tuple(law for law in versions if law.in_force(day))
    if len(versions) == 1:
        return versions[0].key
    kind = keys.kind_slug(doc_type, None) or "luat"
    return DirectiveKey(kind=kind, number=None, body=slug(name).removeprefix(f"{kind}-"), period=str(year) if year else None)


@lru_cache(maxsize=1)
def _versions() -> dict[str, tuple[registry.Law, ...]]:
    """Slug of a name → versions of the law."""
    out: dict[str, tuple[registry.Law, ...]] = {}
    for law in registry.laws():
        for name in {slug(spelling) for spelling in (law.name, *law.variants)}:
            out[name] = (*out.get(name, ()), law)
    return out
