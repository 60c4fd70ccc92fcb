"""Phrases against their annotation."""

from __future__ import annotations

from typing import Any

import pytest

from generator.evaluation.gold import PhraseSet
from generator.evaluation.phrases import compare_phrases

CITED = {"doc_type": "Kế hoạch", "number": "68/KH-UBND", "date": "2016-03-15"}


def _compare(name: str, expect: list[Any], found: object, *tags: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    phrases = PhraseSet(name=name, phrases=({"id": "1", "text": "", "expect": expect, "tags": list(tags)},))
    tally = compare_phrases(phrases, {"1": {"meta" if name == "headers" else name: found}})
    return tally.missed, tally.false


@pytest.mark.parametrize(
    ("name", "expect", "found", "expected"),
    [
        pytest.param("citations", [CITED], [CITED], ((), ()), id="same"),
        pytest.param("citations", [CITED], [], (("1 Kế hoạch · 68/KH-UBND · 2016-03-15",), ()), id="missed"),
        pytest.param("citations", [], [CITED], ((), ("1 Kế hoạch · 68/KH-UBND · 2016-03-15",)), id="refused"),
        pytest.param("citations", [CITED | {"date_optional": True}], [CITED | {"date": None}], ((), ()), id="date-optional"),
        pytest.param("citations", [CITED | {"number_alt": ["68/KH-UB"]}], [CITED | {"number": "68/KH-UB"}], ((), ()), id="number-variant"),
        pytest.param("citations", [CITED | {"number_optional": True}], [CITED | {"number": None}], ((), ()), id="number-optional"),
        pytest.param("citations", [CITED | {"doc_type_alt": ["Văn bản"]}], [CITED | {"doc_type": "Văn bản"}], ((), ()), id="kind-variant"),
        pytest.param("citations", [CITED | {"doc_type": None}], [CITED], ((), ()), id="kind-unsaid"),
        pytest.param("citations", [CITED | {"optional": True}], [], ((), ()), id="optional"),
        pytest.param("citations", [CITED], [CITED, CITED], ((), ("1 Kế hoạch · 68/KH-UBND · 2016-03-15",)), id="twice"),
        pytest.param("anniversaries", [{"years": 73, "origin": None, "observed": None}], [{"years": 73}], ((), ()), id="years"),
        pytest.param("anniversaries", [{"years": 73}], [{"years": 72}], (("1 73",), ("1 72",)), id="other-years"),
        pytest.param("campaigns", [{"name": "Dân vận khéo", "name_alt": ["Khéo"]}], [{"name": "“Khéo”"}], ((), ()), id="name-variant"),
        pytest.param("headers", [{"issuer": "UBND xã A", "level": None}], {"issuer": "Ủy ban nhân dân xã A", "level": "x"}, ((), ()), id="only-expected-fields"),
        pytest.param("headers", [{"number": "1/KH", "number_alt": ["2/KH"]}], {"number": "02/KH"}, ((), ()), id="field-variant"),
        pytest.param("headers", [{"place": "Ba Tri"}], {}, (("1 place: Ba Tri (đọc thành: không có)",), ()), id="field-missed"),
        pytest.param("headers", [{"place": "Ba Tri", "place_optional": True}], {}, ((), ()), id="field-optional"),
    ],
)  # fmt: skip
def test_phrase(name: str, expect: list[Any], found: object, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    """Each expected thing takes one finding, in any accepted spelling."""
    assert expected == _compare(name, expect, found)


@pytest.mark.parametrize("name", [pytest.param("citations", id="finding"), pytest.param("headers", id="letterhead")])
def test_hard_phrases_cost_nothing(name: str) -> None:
    """A phrase damaged beyond repair is neither missed nor false."""
    found = {"place": "X"} if name == "headers" else [CITED | {"number": "1"}]

    assert _compare(name, [CITED], found, "hard") == ((), ())
