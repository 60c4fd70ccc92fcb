"""The axis of an event."""

from __future__ import annotations

import re

from generator.model import PartialDate
from generator.render.event_axis import axis_years, event_axis

PARTY = PartialDate(1930, 2, 3)


def _words(svg: str) -> list[str]:
    return re.findall(r">([^<]+)</text>", svg)


def test_near_round_year_ends_the_axis() -> None:
    """Origin, break, ten years to the next round one; solid where plans mark, ring to come."""
    svg = event_axis(PARTY, {2024, 2025}, 2025)
    assert svg is not None
    assert _words(svg) == ["gốc", "1930", "94", "’24", "95", "’25", "96", "’26", "100", "2030", "2021"]
    assert svg.count("k-evaxis-dot") == 2
    assert svg.count("k-evaxis-ring") == 3
    assert svg.count("k-evaxis-gap") == 1


def test_far_round_year_stands_behind_a_second_break() -> None:
    """The next round year is always named."""
    svg = event_axis(PartialDate(1975, 4, 30), {2025}, 2025)
    assert svg is not None
    assert svg.count("k-evaxis-gap") == 2
    assert _words(svg)[-3:-1] == ["60", "2035"]


def test_young_event_has_no_break_before_its_years() -> None:
    """An origin inside the years drawn stands where it belongs."""
    svg = event_axis(PartialDate(2022, 10, 10), {2024}, 2025)
    assert svg is not None
    assert _words(svg)[:2] == ["gốc", "2022"]
    assert svg.count("k-evaxis-gap") == 1


def test_years_to_scale() -> None:
    """Ten up to a near round year, seven before a far one, none before the origin."""
    assert axis_years(PARTY, 2025) == (2021, 2030)
    assert axis_years(PartialDate(1975, 4, 30), 2025) == (2020, 2026)
    assert axis_years(PartialDate(2022, 10, 10), 2025) == (2022, 2026)


def test_nothing_to_draw() -> None:
    """No origin, or an origin after the plans."""
    assert event_axis(None, {2025}, 2025) is None
    assert event_axis(PartialDate(2026), {2025}, 2025) is None


def test_policy_and_readers_of_speech() -> None:
    """No style attribute; the list below says the same."""
    svg = event_axis(PARTY, {2025}, 2025)
    assert svg is not None
    assert "style" not in svg
    assert 'aria-hidden="true"' in svg
