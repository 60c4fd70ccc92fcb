"""Pages of years and terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render import periods
from generator.render.library import Library
from generator.render.periods import period_hubs
from tests.factories import make_corpus
from tests.render.making import made
from tests.render.reading import Reading, read

if TYPE_CHECKING:
    import pytest


def _pages() -> dict[str, Reading]:
    library = Library.of(make_corpus())
    return {p.address: read(p.body) for p in made(period_hubs, library)}


def test_a_year_has_an_ordered_timeline_with_round_years_marked() -> None:
    """Twelve months top to bottom; quiet months are one line; round years by word and shape; who marks it, and where."""
    reading = _pages()["ky/2025"]
    months = [e.text for e in reading.find("h3") if e.text.startswith("Tháng")]
    assert months == ["Tháng 1–3", "Tháng 4", "Tháng 5–8", "Tháng 9", "Tháng 10–12"]
    assert [e.text for e in reading.find(css="k-disc")] == ["50", "80"]
    assert all("k-round" in e.classes and "năm tròn" in e.text for e in reading.find("li", "k-ev"))
    assert "../../dak-nong/huyen-dak-mil/2025/phat-dong-thi-dua/#ii-1" in reading.links


def test_plans_stand_under_their_province() -> None:
    """Provinces in Vietnamese order, each linked."""
    groups = [e.text for e in _pages()["ky/2025"].find("h3", "k-year")]
    assert groups == ["Tỉnh Đắk Nông (nay: Lâm Đồng)", "Tỉnh Lào Cai"]


def test_a_crowded_year_leads_to_its_provinces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many plans for one page: counts, and links to the year on the province's page."""
    monkeypatch.setattr(periods, "LONG", 1)
    reading = _pages()["ky/2025"]
    assert not reading.find("li", "k-row")
    assert "../../dak-nong/#_2025" in reading.links


def test_index_has_the_newest_first() -> None:
    """Years, newest first, with plans that touch them."""
    words = [e.text for e in _pages()["ky"].find("li")]
    assert [w for w in words if w.startswith("Năm")] == [
        "Năm 2025 2 kế hoạch, 2 ban hành trong năm",
        "Năm 2024 1 kế hoạch, 1 ban hành trong năm",
    ]


def test_a_year_without_anniversaries_says_so() -> None:
    """Nothing is drawn where nothing is marked."""
    reading = _pages()["ky/2024"]
    assert "chưa có kế hoạch nào ghi kỷ niệm trong năm này" in reading.one(css="k-lead").text
    assert not reading.find(css="k-disc")
