"""Keys of sentences: what is nearly word for word the same has the same key, what is the library's own has none."""

from __future__ import annotations

import pytest

from generator.extract.annotate import annotate
from generator.extract.sentences import KEY_SIZE
from generator.model import Edition
from tests.bodies import Unit
from tests.factories import make_metadata, make_plan

LONG = "Các bản vùng cao dựng lại cầu treo, làm mới ba cây số đường trước mùa lũ năm 2024"


def _keys(text: str, *, edition: Edition = Edition.FULL) -> bytes:
    units = (Unit("preamble", text=text), Unit("recipients", text=f"Nơi nhận:\n- {LONG};"))
    return annotate(make_plan(metadata=make_metadata(edition=edition), units=units)).record.sentences


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(LONG.replace("2024", "2025"), id="another-year"),
        pytest.param(LONG.upper(), id="capitals"),
        pytest.param(LONG.replace(",", " –"), id="other-signs"),
        pytest.param(LONG.replace("trước mùa", "trước\nmùa"), id="wrapped"),
    ],
)
def test_nearly_equal_sentences_have_one_key(other: str) -> None:
    """Last year's sentence with this year's number is found again."""
    assert _keys(f"{other}.") == _keys(f"{LONG}.")


def test_other_words_have_another_key() -> None:
    """A changed word is a changed sentence."""
    assert _keys(f"{LONG}.") != _keys(f"{LONG.replace('cầu treo', 'cầu sắt')}.")


def test_each_long_sentence_has_one() -> None:
    """Phrases that every paper uses have none, nor do recipients."""
    assert len(_keys(f"{LONG}; {LONG} cho kịp. Như trên. Các xã thi hành.")) == 2 * KEY_SIZE


def test_condensed_editions_have_none() -> None:
    """Their words are the library's, not the office's."""
    assert _keys(f"{LONG}.", edition=Edition.CONDENSED) == b""
