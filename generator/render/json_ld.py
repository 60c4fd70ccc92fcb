"""Machine-readable heads of pages in the words of schema.org: `Legislation`, `Event`, `BreadcrumbList`.

Enters: one plan, and later the titles of the documents it cites; an event; the steps that lead to a page.
Leaves: `<script type="application/ld+json">` elements, in which no text can end the element.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model import Edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Crumb, PartialDate, PlanRecord

_UNSAFE = re.compile("[<>&\u2028\u2029]")
"""Could end the element, or a line of script: written as JSON escapes."""
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def legislation_parts(plan: PlanRecord) -> tuple[str, str]:
    """Fields of the paper before and after the documents it cites; never its text, and a condensed edition says that it is one."""
    metadata = plan.metadata
    place = metadata.place
    issued = metadata.issued_on
    period = plan.period
    ends = [value.iso if value else ".." for value in (period.start, period.end)] if period else []
    before: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": metadata.title,
        "alternateName": metadata.short_title,
        "legislationType": metadata.kind,
        "legislationIdentifier": metadata.number,
        "legislationDate": issued.iso if issued and issued.valid else None,
        "legislationPassedBy": [{"@type": "GovernmentOrganization", "name": name} for name in metadata.issuers],
        "jurisdiction": ", ".join(name for name in (place.commune, place.district, place.province, "Việt Nam") if name),
        "temporalCoverage": "/".join(ends) if any(end != ".." for end in ends) else None,
    }
    after: dict[str, object] = {
        "inLanguage": "vi",
        "abstract": "Bản tóm lược, không thay văn bản gốc." if metadata.edition is Edition.CONDENSED else None,
    }
    return _json({name: value for name, value in before.items() if value})[:-1], _json(
        {name: value for name, value in after.items() if value}
    )[1:]


def legislation(parts: tuple[str, str], cited: Sequence[str]) -> str:
    """The element, with the titles of the documents cited."""
    citation = f'"citation":{_json(cited)},' if cited else ""
    return f'<script type="application/ld+json">{parts[0]},{citation}{parts[1]}</script>'


def commemorated(name: str, founded_on: PartialDate | None, place: str | None) -> str:
    """The event that pages of anniversaries are about. Where the day is not known it is left out."""
    facts: dict[str, object] = {"@context": "https://schema.org", "@type": "Event", "name": name}
    if founded_on and founded_on.valid:
        facts["startDate"] = founded_on.iso
    facts["location"] = {"@type": "AdministrativeArea", "name": place or "Việt Nam"}
    return f'<script type="application/ld+json">{_json(facts)}</script>'


def breadcrumbs(crumbs: Sequence[Crumb], site_url: str) -> str:
    """The steps that lead to a page, where there are several and the site knows its own address, which they have to name."""
    if not site_url or len(crumbs) < 2:
        return ""
    steps = ",".join([_step(position, crumb.label, crumb.address, site_url) for position, crumb in enumerate(crumbs, 1)])
    return (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":['
        f"{steps}]}}</script>"
    )


@lru_cache(maxsize=8192)
def _step(position: int, label: str, address: str | None, site_url: str) -> str:
    """One step; the same ones lead to many pages."""
    step: dict[str, object] = {"@type": "ListItem", "position": position, "name": label}
    if address is not None:
        step["item"] = f"{site_url}{address}{'/' if address else ''}"
    return _json(step)


def _json(value: object) -> str:
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", _encode(value))
