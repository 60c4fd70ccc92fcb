"""Margin notes: doubts beside the line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Ambiguous, Anniversary, Correction, DirectiveKey, KnownDirective, Referent, Unresolved, Vague
from generator.render.margin import margin_notes
from tests.bodies import Unit
from tests.factories import make_anniversary, make_annotated, make_citation, make_metadata, make_plan

KEY = DirectiveKey(kind="chi-thi", number=41, body="tw", period="k13")
RAW = "Chỉ thị số 41-CT/TW"


@pytest.mark.parametrize(
    ("referent", "causes"),
    [
        pytest.param(KnownDirective(key=KEY), [], id="known"),
        pytest.param(KnownDirective(key=KEY, inferred=True), ["Suy ra"], id="inferred"),
        pytest.param(Ambiguous(candidates=(KEY,), number_page="van-ban/so/x"), ["Chưa rõ văn bản nào"], id="ambiguous"),
        pytest.param(Vague(), ["Dẫn không ghi số"], id="vague"),
        pytest.param(Unresolved(reason="Số và ký hiệu trái nhau."), ["Chưa đọc được chỗ dẫn"], id="unresolved"),
    ],
)
def test_citations(referent: Referent, causes: list[str]) -> None:
    """Each state that is not certain has its note, once."""
    plan = make_annotated(plan=make_plan(units=(Unit("I", "MỘT", f"Theo {RAW}."),)), citations=(make_citation(raw=RAW, number="41-CT/TW"),))
    assert [n.cause for n in margin_notes(plan, (referent,)).get("i", ())] == causes


@pytest.mark.parametrize(
    ("found", "texts"),
    [
        pytest.param(make_anniversary(), [], id="agrees"),
        pytest.param(
            make_anniversary(years=49, arithmetic_ok=False), ["Từ 30/4/1975 đến 30/4/2025 là 50 năm; văn bản ghi 49 năm."], id="years-wrong"
        ),
        pytest.param(
            make_anniversary(observed_on="2025-05-30", arithmetic_ok=False),
            ["Ngày gốc 30/4/1975 và ngày kỷ niệm 30/5/2025 không cùng ngày, tháng."],
            id="days-differ",
        ),
        pytest.param(
            make_anniversary(founded_on="1975-04-31"), ["Văn bản ghi 31/4/1975; thư viện giữ nguyên, không sửa."], id="impossible"
        ),
        pytest.param(
            replace(make_anniversary(), shares_years=True),
            ["Văn bản ghi 50 năm chung cho nhiều sự kiện; thư viện kể riêng từng sự kiện."],
            id="shared",
        ),
    ],
)
def test_anniversaries(found: Anniversary, texts: list[str]) -> None:
    """Arithmetic is shown, never corrected."""
    plan = make_annotated(plan=make_plan(units=(Unit("I", "MỘT", f"Chào mừng {found.raw}."),)), anniversaries=(found,))
    assert [n.text for n in margin_notes(plan, ()).get("i", ())] == texts


def test_corrections_stand_where_they_are_printed() -> None:
    """Printed and meant, both."""
    metadata = replace(
        make_metadata(), corrections=(Correction(printed="Cur Thử", meant="Cư Thử"), Correction(printed="không có", meant="x"))
    )
    plan = make_annotated(plan=make_plan(metadata=metadata, units=(Unit("I", "MỘT", "Ở Cur Thử."), Unit("II", "HAI", "Ở Cư Thử."))))
    assert {anchor: [n.text for n in notes] for anchor, notes in margin_notes(plan, ()).items()} == {
        "i": ["Văn bản in “Cur Thử”, hiểu là “Cư Thử”."]
    }
