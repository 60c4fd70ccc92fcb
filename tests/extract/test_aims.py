"""Tests of what makes a number an aim."""

from __future__ import annotations

import pytest

from generator.extract.aims import NEUTRAL, Surroundings, is_aim, surroundings
from generator.extract.quantities import quantities_in
from generator.extract.reading import Reading
from tests.bodies import Unit
from tests.factories import make_plan


def aim(text: str, around: Surroundings = NEUTRAL) -> bool:
    """Whether the last number of a phrase is an aim."""
    reading = Reading.of(text)
    return is_aim(reading, 0, quantities_in(reading, 0, len(text))[-1], around)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("mỗi chi hội nhận 02 tuyến đường", True, id="each"),
        pytest.param("đi qua 02 tuyến đường", False, id="merely-there"),
        pytest.param("giữ vững 3/5 trường", True, id="fraction"),
        pytest.param("so với cùng kỳ 5%", False, id="past"),
        pytest.param("xét khen không quá 20%", False, id="commendation"),
        pytest.param("tỷ lệ khen không quá 20%", True, id="share-of-commendation-that-is-bound"),
        pytest.param("kinh phí 30 triệu đồng", False, id="cost"),
        pytest.param("12 ha", False, id="measure-of-nothing"),
    ],
)
def test_aims(text: str, expected: bool) -> None:
    """The words before the number decide."""
    assert aim(text) is expected


def test_headings_decide_for_what_stands_below() -> None:
    """The nearest that speaks; one that is silent leaves it to those above."""
    units = (Unit("I", "CHỈ TIÊU"), Unit("I.1", "Văn hóa"), Unit("I.1.a", text="x"), Unit("II", "KHEN THƯỞNG"), Unit("II.1", text="x"))
    plan = make_plan(units=units, recipients=())
    reading = Reading.of(plan.body)
    known: dict[str, Surroundings] = {}
    around = {provision.path: surroundings(reading, provision, known) for provision in plan.provisions}
    assert [(around[path].aims, around[path].rewards) for path in ("I.1.a", "II.1")] == [(True, False), (False, True)]
