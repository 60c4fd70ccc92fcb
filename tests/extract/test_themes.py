"""Tests of the themes of a plan."""

from __future__ import annotations

import pytest

from generator.extract.annotate import annotate
from tests.bodies import Unit
from tests.factories import make_plan


@pytest.mark.parametrize(
    ("units", "themes"),
    [
        pytest.param((Unit("I", "CHỦ ĐỀ", "Chủ đề thi đua: “Đoàn kết vượt khó”."),), ("Đoàn kết vượt khó",), id="quoted"),
        pytest.param(
            (Unit("I.1", text="theo chủ đề “Một lòng” và phương châm “Nói ít làm nhiều”"),), ("Một lòng",), id="motto-is-another-thing"
        ),
        pytest.param((Unit("I", "Chủ đề thi đua", "Cùng nhau về đích sớm."),), ("Cùng nhau về đích sớm",), id="without-quotation-marks"),
        pytest.param((Unit("I.1", text="chủ đề “Một lòng”"), Unit("I.2", text="với chủ đề “Một lòng”")), ("Một lòng",), id="once"),
        pytest.param((Unit("I.1", text="khẩu hiệu “Một lòng”; theo chuyên đề “Hai”"),), (), id="slogan"),
        pytest.param((Unit("I.1", text="Chủ đề của đợt thi đua: ĐỌC NHIỀU - HIỂU KỸ."),), ("ĐỌC NHIỀU - HIỂU KỸ",), id="behind-a-colon"),
        pytest.param(
            (Unit("I.1", text="với chủ đề 'Đọc ở xã Ea H'leo' cả năm"),), ("Đọc ở xã Ea H'leo",), id="single-marks-and-an-apostrophe"
        ),
        pytest.param((Unit("I.1", text="mở hội thi theo chủ đề “Sách và biển”"),), (), id="of-a-contest"),
    ],
)
def test_themes(units: tuple[Unit, ...], themes: tuple[str, ...]) -> None:
    """A theme is the quotation that `chủ đề` governs."""
    assert annotate(make_plan(units=units)).themes == themes
