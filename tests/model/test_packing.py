"""Mentions as columns, and records through `pickle`."""

from __future__ import annotations

import pickle
from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from generator.extract.annotate import annotate
from generator.model import (
    Assignment,
    CampaignKind,
    CampaignMention,
    DateSource,
    Deadline,
    EventKind,
    EventMention,
    PartialDate,
    PlanRecord,
    Span,
    Target,
)
from generator.model.packing import Columns
from generator.parse.provisions import parse
from tests.factories import make_citation, make_library, make_source

TARGET = Target(
    span=Span(3, 70_000),
    raw="giảm còn dưới 5 %",
    indicator="hộ nghèo",
    value="5",
    unit="%",
    comparator="<=",
    strict=True,
    year=2025,
    key="ho ngheo",
)
BODY = """Thực hiện Chỉ thị số 41-CT/TW ngày 26/12/2024 của Bộ Chính trị; kỷ niệm 50 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2025).

I. Chỉ tiêu

1. Phấn đấu tỷ lệ hộ nghèo giảm còn 5 %; trồng mới ít nhất 40 ha rừng trước ngày 15/6/2025.

2. Phong trào “Dân vận khéo”. Giao Phòng Nội vụ huyện chủ trì, phối hợp với Phòng Tài chính tham mưu trước ngày 20/11/2025.
"""


def through_pickle(record: PlanRecord) -> PlanRecord:
    """As another process or the store of an earlier build hands it over."""
    again: PlanRecord = pickle.loads(pickle.dumps(record, 5))  # noqa: S301 -- our own bytes
    return again


def test_every_kind_of_field_comes_back() -> None:
    """Dates and years printed or not, choices, names, yes and no."""
    found = (
        Deadline(span=Span(0, 4), raw="a", date=PartialDate(2025, 0), date_from=DateSource.PERIOD),
        Deadline(span=Span(5, 9), raw="b", date=None),
    )
    columns = Columns(Deadline)
    assert columns.unpack(columns.pack(found)) == found
    for one in (
        TARGET,
        Assignment(span=Span(0, 1), lead="Sở A", coordinating=("Sở B", "Sở C"), action="làm", deadline=PartialDate(2025, 1, 31)),
        EventMention(span=Span(0, 1), raw="", name="Đại hội", kind=EventKind.OTHER, ordinal=5),
        CampaignMention(span=Span(0, 1), raw="“x”", name="x", kind=CampaignKind.DRIVE),
        CampaignMention(span=Span(0, 1), raw="“x”", name="x", kind=None, quoted=False),
    ):
        assert Columns(type(one)).unpack(Columns(type(one)).pack((one, one))) == (one, one)
        assert Columns(type(one)).unpack(Columns(type(one)).pack((one,))) == (one,)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["II.1", "II.2", ""]), st.none() | st.integers(1, 99)), max_size=6))
def test_mentions_come_back_in_order(given_values: list[tuple[int, str, int | None]]) -> None:
    """However many, and whether they are alike or not."""
    found = tuple(
        replace(make_citation(raw=f"số {start}", ordinal=ordinal), span=Span(start, start + 1), path=path)
        for start, path, ordinal in given_values
    )
    columns = Columns(type(make_citation()))
    assert columns.unpack(columns.pack(found)) == found


def test_a_record_comes_back_without_the_words_that_stay_with_the_text() -> None:
    """Everything else is as it was, for plans read from text and for those made by hand."""
    plan, _ = parse(make_source(body=BODY))
    read = annotate(plan)
    assert read.citations
    assert read.anniversaries
    assert read.targets
    assert read.assignments
    for annotated in (read, *make_library()):
        record, again = annotated.record, through_pickle(annotated.record)
        assert type(again) is PlanRecord
        for field in fields(PlanRecord):
            if field.name not in {"anniversaries", "campaigns", "targets"}:
                assert getattr(again, field.name) == getattr(record, field.name)
        assert again.anniversaries == tuple(replace(found, raw="") for found in record.anniversaries)
        assert again.campaigns == tuple(replace(found, raw="") for found in record.campaigns)
        assert again.targets == tuple(replace(found, raw="") if found.comparator == "=" else found for found in record.targets)
        assert [found.key for found in again.targets] == [found.key for found in record.targets]


def test_a_plan_with_its_text_comes_back_whole() -> None:
    """Its page is made of it, in another process."""
    plan, _ = parse(make_source(body=BODY))
    read = annotate(plan)
    assert pickle.loads(pickle.dumps(read, 5)) == read  # noqa: S301 -- our own bytes


def test_records_share_what_is_equal() -> None:
    """Thousands of records hold one object for a name or a date that thousands of plans print."""
    records = [
        through_pickle(replace(make_library()[0].record, citations=(make_citation(number="41-CT/TW", date="2024-12-26", issuer=issuer),)))
        for issuer in ("Bộ Chính trị",) * 2
    ]
    first, second = (record.citations[0] for record in records)
    assert first.number is second.number
    assert first.issuer is second.issuer
    assert first.date is second.date
    assert records[0].metadata.place is records[1].metadata.place
