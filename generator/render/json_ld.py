"""Machine-readable head of a plan page: schema.org `Legislation`.

Enters: one annotated plan and the documents it cites.
Leaves: one `<script type="application/ld+json">` element, in which no text can end the element.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.model import Edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import PlanRecord
    from generator.render.references import Reference

_UNSAFE = re.compile("[<>&\u2028\u2029]")
"""Could end the element, or a line of script: written as JSON escapes."""


def legislation(plan: PlanRecord, cited: Sequence[Reference]) -> Markup:
    """Fields of the paper; never its text, and a condensed edition says that it is one."""
    metadata = plan.metadata
    place = metadata.place
    issued = metadata.issued_on
    period = plan.period
    ends = [value.iso if value else ".." for value in (period.start, period.end)] if period else []
    fields: dict[str, object] = {
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
        "citation": [reference.title for reference in cited if reference.identified],
        "inLanguage": "vi",
        "abstract": "Bản tóm lược, không thay văn bản gốc." if metadata.edition is Edition.CONDENSED else None,
    }
    kept = {name: value for name, value in fields.items() if value}
    safe = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(kept, ensure_ascii=False))
    return Markup('<script type="application/ld+json">%s</script>') % Markup(safe)  # noqa: S704 - JSON escapes above
