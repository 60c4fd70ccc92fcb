"""The machine-readable head."""

from __future__ import annotations

import json
import re

from generator.model import PartialDate, Period
from generator.render.json_ld import commemorated, legislation, legislation_parts
from tests.factories import make_annotated, make_metadata, make_plan


def _data(html: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(re.sub("</?script[^>]*>", "", html))
    return found


def test_fields_of_the_paper() -> None:
    """Number, kind, date, issuer, jurisdiction and period, and no text."""
    plan = make_annotated(plan=make_plan(), period=Period(start=PartialDate(2024), end=PartialDate(2024, 12, 31)))
    data = _data(legislation(legislation_parts(plan), ()))
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == "0218/KH-UBND"
    assert data["legislationDate"] == "2024-02-21"
    assert data["legislationPassedBy"] == [{"@type": "GovernmentOrganization", "name": "UBND tỉnh Lào Cai"}]
    assert data["jurisdiction"] == "Lào Cai, Việt Nam"
    assert data["temporalCoverage"] == "2024/2024-12-31"
    assert "text" not in data


def test_what_the_paper_lacks_is_left_out() -> None:
    """No null, no invented day; an open period has an open end."""
    plan = make_annotated(plan=make_plan(metadata=make_metadata(number=None, issued_on=None)), period=Period(start=PartialDate(2025, 10)))
    data = _data(legislation(legislation_parts(plan), ()))
    assert "legislationIdentifier" not in data
    assert "legislationDate" not in data
    assert data["temporalCoverage"] == "2025-10/.."


def test_an_event_has_its_day_and_place() -> None:
    """Search engines learn what is commemorated; a day that is not known is left out."""
    known = _data(commemorated("Ngày thành lập xã", PartialDate(1989, 1, 26), "Xã Nam Dong"))
    assert (known["@type"], known["startDate"]) == ("Event", "1989-01-26")
    assert known["location"] == {"@type": "AdministrativeArea", "name": "Xã Nam Dong"}
    assert "startDate" not in _data(commemorated("Ngày hội", None, None))


def test_no_text_ends_the_element() -> None:
    """Angle brackets and line separators are JSON escapes."""
    html = legislation(legislation_parts(make_annotated(plan=make_plan(metadata=make_metadata(title="a</script><b>\u2028&")))), ())
    assert html.count("</script>") == 1
    assert "\u2028" not in html
    assert _data(html)["name"] == "a</script><b>\u2028&"
