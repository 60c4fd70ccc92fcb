"""The types between stages: dates as precise as the paper, spans, names."""

from __future__ import annotations

import dataclasses
import pickle
from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given

from generator import model
from generator.model import DirectiveKey, Page, PartialDate, PlanSource, Span
from generator.text import normalise
from tests import strategies
from tests.factories import make_metadata


@pytest.mark.parametrize(
    ("iso", "label", "first", "last"),
    [
        pytest.param("2025", "2025", date(2025, 1, 1), date(2025, 12, 31), id="year"),
        pytest.param("2025-01", "tháng 01/2025", date(2025, 1, 1), date(2025, 1, 31), id="month"),
        pytest.param("2024-02", "tháng 02/2024", date(2024, 2, 1), date(2024, 2, 29), id="february-of-a-leap-year"),
        pytest.param("2025-01-08", "08/01/2025", date(2025, 1, 8), date(2025, 1, 8), id="day"),
        pytest.param("2025-03-08", "08/3/2025", date(2025, 3, 8), date(2025, 3, 8), id="march-has-no-zero"),
        pytest.param("2025-11-18", "18/11/2025", date(2025, 11, 18), date(2025, 11, 18), id="two-digits"),
    ],
)
def test_a_date_is_as_precise_as_the_paper(iso: str, label: str, first: date, last: date) -> None:
    """Shown as Vietnamese readers write it, with the days it can mean."""
    parsed = PartialDate.parse(iso)
    assert (parsed.iso, parsed.label, parsed.first_day(), parsed.last_day()) == (iso, label, first, last)
    assert parsed.valid


@pytest.mark.parametrize("iso", ["2025-02-31", "2025-13", "2025-00", "2023-02-29", "0000-01"])
def test_an_impossible_date_is_kept_and_told(iso: str) -> None:
    """Papers print 31/02: it is shown as printed and means no day."""
    parsed = PartialDate.parse(iso)
    assert parsed.iso == iso
    assert not parsed.valid
    assert parsed.first_day() is None
    assert parsed.last_day() is None


@pytest.mark.parametrize("text", ["", "25", "08/01/2025", "2025-1-2-3", "hôm nay", "2025-", "2025-01-08T00:00"])
def test_other_shapes_are_no_dates(text: str) -> None:
    """A guess would be an invention."""
    with pytest.raises(ValueError, match=r"^"):
        PartialDate.parse(text)


@given(strategies.partial_dates())
def test_a_date_is_read_back(partial: PartialDate) -> None:
    """And its days lie in it."""
    assert PartialDate.parse(partial.iso) == partial
    first, last = partial.first_day(), partial.last_day()
    assert first is not None
    assert last is not None
    assert first <= last
    assert first.year == last.year == partial.year


def test_a_span_is_half_open() -> None:
    """Spans that follow each other share no character."""
    text = "thi đua"
    assert Span(0, 3).of(text) + Span(3, 7).of(text) == text
    assert Span(0, 7).holds(Span(4, 7))
    assert not Span(0, 3).holds(Span(2, 4))


def test_a_plan_is_called_by_its_short_title() -> None:
    """Lists have no room for a trích yếu of five lines; without a short one it is the title."""
    assert make_metadata(title="Dài", short_title="Ngắn").name == "Ngắn"
    assert make_metadata(title="Dài").name == "Dài"
    assert make_metadata(issuers=("A", "B")).issuer == "A"


@pytest.mark.parametrize(("address", "depth", "root"), [("", 0, "./"), ("ky", 1, "../"), ("ky/2025", 2, "../../")])
def test_a_page_knows_the_way_to_the_root(address: str, depth: int, root: str) -> None:
    """Links are relative to it."""
    page = Page(address=address, kind="home", title="", description="", crumbs=(), body="")
    assert (page.depth, page.root) == (depth, root)


def test_an_address_is_the_path_of_the_file() -> None:
    """Nothing else decides it."""
    source = PlanSource(path=PurePosixPath("lao-cai/2024/a.md"), metadata=make_metadata(), body=normalise(""), body_line=1)
    annotated = model.AnnotatedPlan(
        path=source.path,
        metadata=source.metadata,
        plan=model.Plan(source=source, provisions=(), recipients=()),
        citations=(),
        anniversaries=(),
        period=None,
    )
    assert annotated.address == "lao-cai/2024/a"
    assert annotated.id == source.metadata.id


def test_every_type_is_frozen_and_has_slots() -> None:
    """Nothing that passes between stages is changed on the way, and a misspelt field is an error."""
    types = [t for t in vars(model).values() if dataclasses.is_dataclass(t) and isinstance(t, type)]
    assert len(types) > 20
    assert [t.__name__ for t in types if not t.__dataclass_params__.frozen] == []  # type: ignore[attr-defined]
    assert [t.__name__ for t in types if "__slots__" not in vars(t)] == []


def test_a_key_is_looked_up_by_what_it_says() -> None:
    """Its hash is remembered, and left behind when the key goes to another process."""
    key = DirectiveKey(kind="chi-thi", number=41, body="tw", period="k13")
    again = pickle.loads(pickle.dumps(key))  # noqa: S301 -- our own bytes
    assert again == key
    assert {key: "found"}[again] == "found"
    assert repr(again) == "DirectiveKey(kind='chi-thi', number=41, suffix='', body='tw', place=None, period='k13')"
    assert len({key, dataclasses.replace(key, period="k12"), dataclasses.replace(key, period="k13")}) == 2
    assert b"_hash" not in pickle.dumps(key)
