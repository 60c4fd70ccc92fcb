"""One paper against its annotation."""

from __future__ import annotations

from typing import Any

import pytest

from generator.evaluation.papers import PAPER_CATEGORIES, compare_papers

EMPTY: dict[str, Any] = {"meta": {}, "campaigns": [], "assignments": []}


def _names(category: str, gold: object, found: object, **more: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is missed and what is false in one category."""
    tally = compare_papers({**EMPTY, **more, category: gold}, {**more, category: found})[category]
    return tally.missed, tally.false


RIGHT: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


@pytest.mark.parametrize(
    ("category", "gold", "found"),
    [
        pytest.param("meta", {"number": "0124/KH-UBND"}, {"number": "124/KH-UBND"}, id="number-without-padding"),
        pytest.param("meta", {"title": "Về việc phát động thi đua"}, {"title": "phát động thi đua"}, id="title-lead"),
        pytest.param("meta", {"commune": "Nam Thanh"}, {"commune": "xã Nam Thanh"}, id="unit-word"),
        pytest.param("meta", {"signer_title": "Chủ tịch", "alt": {"signer_title": ["Chủ tịch UBND"]}}, {"signer_title": "Chủ tịch UBND"}, id="variant"),
        pytest.param("meta", {"themes": ["Một lòng"], "alt": {"themes": ["Một lòng vì dân"]}}, {"themes": ["Một lòng vì dân"]}, id="theme-variant"),
        pytest.param("meta", {"period": {"start": "2025"}}, {"period": {"start": "2025-01-01"}}, id="period-start"),
        pytest.param("meta", {"period": {"end": "2025-12"}}, {"period": {"end": "2025-12-31"}}, id="period-end"),
        pytest.param("citations", [{"doc_type": "Luật", "raw": "Luật Giáo dục"}], [{"doc_type": "Luật", "raw": "luật Giáo dục"}], id="law-by-name"),
        pytest.param(
            "citations",
            [{"doc_type": "Nghị quyết", "raw": "NQ Đại hội lần thứ XIII của Đảng"}],
            [{"doc_type": "Nghị quyết", "raw": "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII"}],
            id="congress-by-ordinal",
        ),
        pytest.param("citations", [], [{"doc_type": "Chương trình", "raw": "Chương trình OCOP", "kind": "programme"}], id="vague-is-forgiven"),
        pytest.param("distinct_directives", [{"key": "CT:2/CT-UBND@huyện Ba Tri:2023"}], [{"key": "CT:02/CT-UBND"}], id="scope-unsaid"),
        pytest.param("anniversaries", [{"years": 80}], [{"years": "80"}], id="years-where-no-day"),
        pytest.param("campaigns", [{"name": "Dân vận khéo", "aliases": ["Khéo dân vận"]}], [{"name": "Khéo dân vận"}], id="alias"),
        pytest.param("targets", [{"value": "1.200", "unit": "tỷ  đồng"}], [{"value": 1200, "unit": "tỷ đồng"}], id="figure"),
        pytest.param("targets", [], [{"value": None, "raw": "giữ vững"}], id="goal-without-figure"),
        pytest.param("deadlines", [], [{"date": None, "raw": "hằng năm"}], id="undated"),
        pytest.param(
            "assignments",
            [{"body": "UBND các xã", "path": "V.1"}, {"body": "UBND các phường", "path": "V.2"}],
            [{"body": "Đề nghị UBND các xã", "path": "V.-1"}, {"body": "UBND các phường", "path": "V"}],
            id="office-and-section",
        ),
        pytest.param("assignments", [{"body": "Sở Y tế", "path": "V.1", "with": ["Công an tỉnh"]}], [{"body": "Sở Y tế", "path": "V"}, {"body": "Công an tỉnh", "path": "V"}], id="partner"),
    ],
)  # fmt: skip
def test_same_thing(category: str, gold: object, found: object) -> None:
    """What means the same is right."""
    assert _names(category, gold, found) == RIGHT


@pytest.mark.parametrize(
    ("category", "gold", "found", "expected"),
    [
        pytest.param("meta", {"level": "commune"}, {"level": "district"}, (("level: commune",), ("level: district",)), id="field"),
        pytest.param(
            "citations",
            [{"doc_type": "Chỉ thị", "number": "05-CT/TW", "date": "2016-05-15", "raw": "CT 05"}],
            [{"doc_type": "Chỉ thị", "number": "05-CT/TW", "date": None, "raw": "Chỉ thị 05"}],
            (("CT 05",), ("Chỉ thị 05",)),
            id="date-missing",
        ),
        pytest.param("distinct_directives", [{"key": "CT:2/CT-UBND@huyện Ba Tri:2023"}], [{"key": "CT:2/CT-UBND@huyện Ba Tri:2022"}], (("CT:2/CT-UBND@huyện Ba Tri:2023",), ("CT:2/CT-UBND@huyện Ba Tri:2022",)), id="another-year"),
        pytest.param("distinct_directives", [{"key": "CT:2/CT-UBND@huyện Ba Tri"}], [{"key": "CT:2/CT-UBND@tỉnh Bến Tre"}], (("CT:2/CT-UBND@huyện Ba Tri",), ("CT:2/CT-UBND@tỉnh Bến Tre",)), id="another-scope"),
        pytest.param("assignments", [{"body": "Sở Y tế", "path": "V.1"}], [{"body": "Sở", "path": "V.1"}], (("V.1 Sở Y tế",), ("V.1 Sở",)), id="one-word-is-no-office"),
        pytest.param("assignments", [{"body": "Sở Y tế", "path": "V.1"}], [{"body": "Sở Y tế", "path": "VI.1"}], (("V.1 Sở Y tế",), ("VI.1 Sở Y tế",)), id="another-section"),
        pytest.param("targets", [{"value": "5", "unit": "%", "raw": "5%", "path": "I"}], [{"value": "5", "unit": "‰", "raw": "5‰", "path": "I"}], (("I 5%",), ("I 5‰",)), id="another-unit"),
        pytest.param("campaigns", [{"name": "Dân vận khéo"}], [{"name": "Dân vận khéo"}, {"name": "Dân vận khéo"}], ((), ("Dân vận khéo",)), id="twice"),
    ],
)  # fmt: skip
def test_other_thing(category: str, gold: object, found: object, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    """What means something else is missed, false, and named."""
    assert expected == _names(category, gold, found)


def test_outline_counts_units_numbers_and_headings() -> None:
    """Dashes count as units but not as numbered ones; a run-in heading may be left out."""
    gold = [
        {"path": "I", "heading": "MỤC ĐÍCH"},
        {"path": "I.1", "heading": "Yêu cầu", "run_in": True},
        {"path": "I.1.-1", "heading": None},
    ]
    found = [{"path": "I", "heading": "Mục đích."}, {"path": "I.1", "heading": None}]
    tallies = compare_papers({**EMPTY, "outline": gold}, {"outline": found})

    assert (tallies["outline"].found, tallies["outline"].gold) == (2, 3)
    assert (tallies["outline.numbered"].found, tallies["outline.numbered"].gold) == (2, 2)
    assert (tallies["outline.heading"].found, tallies["outline.heading"].gold) == (1, 1)


def test_a_paper_that_could_not_be_read_misses_everything() -> None:
    """Nothing found is a miss in each category, never an error."""
    gold = {**EMPTY, "citations": [{"doc_type": "Chỉ thị", "number": "1/CT-UBND", "raw": "Chỉ thị số 1/CT-UBND"}]}
    tallies = compare_papers(gold, {})

    assert tuple(tallies) == PAPER_CATEGORIES
    assert tallies["citations"].missed == ("Chỉ thị số 1/CT-UBND",)
