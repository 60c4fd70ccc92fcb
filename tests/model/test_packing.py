"""Mentions as columns, other objects as lists, and records as they are kept."""

from __future__ import annotations

import marshal
import pickle
from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Location, Severity
from generator.extract.annotate import annotate
from generator.model import (
    Assignment,
    CampaignKind,
    CampaignMention,
    Correction,
    DateSource,
    Deadline,
    Edition,
    EventKind,
    EventMention,
    NamedTerm,
    Override,
    PartialDate,
    Period,
    PlanRecord,
    Relation,
    Signatory,
    SourceReference,
    Span,
    Status,
    Target,
    Withdrawn,
)
from generator.model.annotated import PLAIN, pack, unpack
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


NOWHERE = Span(0, 0)


def kept(record: PlanRecord) -> PlanRecord:
    """As another process or the store of an earlier build hands it over."""
    return unpack(record.path, record.metadata, *marshal.loads(marshal.dumps(pack(record))))  # noqa: S302 -- our own bytes


def nowhere(found: tuple[Any, ...]) -> tuple[Any, ...]:
    """Mentions without the place in the text that they do not come with."""
    return tuple(replace(one, span=NOWHERE) for one in found)


def test_every_kind_of_field_comes_back() -> None:
    """Dates and years printed or not, choices, names, yes and no."""
    found = (
        Deadline(span=Span(0, 4), raw="a", date=PartialDate(2025, 0), date_from=DateSource.PERIOD),
        Deadline(span=Span(5, 9), raw="b", date=None),
    )
    columns = Columns(Deadline)
    assert columns.unpack(columns.pack(found)) == nowhere(found)
    for one in (
        TARGET,
        Assignment(span=Span(0, 1), lead="Sở A", coordinating=("Sở B", "Sở C"), action="làm", deadline=PartialDate(2025, 1, 31)),
        EventMention(span=Span(0, 1), raw="", name="Đại hội", kind=EventKind.OTHER, ordinal=5),
        CampaignMention(span=Span(0, 1), raw="“x”", name="x", kind=CampaignKind.DRIVE),
        CampaignMention(span=Span(0, 1), raw="“x”", name="x", kind=None, quoted=False),
    ):
        assert Columns(type(one)).unpack(Columns(type(one)).pack((one, one))) == nowhere((one, one))
        assert Columns(type(one)).unpack(Columns(type(one)).pack((one,))) == nowhere((one,))


@given(st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(["II.1", "II.2", ""]), st.none() | st.integers(1, 99)), max_size=6))
def test_mentions_come_back_in_order(given_values: list[tuple[int, str, int | None]]) -> None:
    """However many, and whether they are alike or not."""
    found = tuple(
        replace(make_citation(raw=f"số {start}", ordinal=ordinal), span=Span(start, start + 1), path=path)
        for start, path, ordinal in given_values
    )
    columns = Columns(type(make_citation()))
    assert columns.unpack(columns.pack(found)) == nowhere(found)


MENTIONS = {"citations", "slogans", "events", "assignments", "deadlines", "awards", "related"}


def test_front_matter_terms_and_problems_come_back() -> None:
    """Whatever a front matter may say, and what there was to say about the file."""
    metadata = replace(
        make_library()[0].metadata,
        issued_on=PartialDate(2025, 2, 31),
        period=Period(start=PartialDate(2025), end_event="đại hội"),
        signatory=Signatory(name="A", position="Chủ tịch"),
        source=SourceReference(file="x.docx", sha256="0" * 64),
        relations=(Relation(type="amends", of="Kế hoạch số 1/KH-UBND"),),
        corrections=(Correction(printed="năn", meant="năm", at="II.1"),),
        overrides=(Override(kind="target", at="I", nth=2, set=(("value", "5"),)), Override(kind="award", drop=True)),
        edition=Edition.CONDENSED,
        withdrawn=Withdrawn(on=PartialDate(2026, 1), reason="nhầm"),
        aliases=("a/2025/b",),
    )
    told = Diagnostic(code="K1", severity=Severity.NOTE, location=Location(path="a.md", line=3, quote="x"), message="m")
    found = (metadata, NamedTerm(start=2021, end=2025, word="giai đoạn"), (told, (), None, 5, True))
    again = PLAIN.unpack(marshal.loads(marshal.dumps(PLAIN.pack(found))))  # noqa: S302 -- our own bytes
    assert again == found
    assert again[0].status is Status.PUBLISHED
    assert type(again[2][4]) is bool


def test_a_record_comes_back_without_the_words_that_stay_with_the_text() -> None:
    """Everything else is as it was, for plans read from text and for those made by hand."""
    plan, _ = parse(make_source(body=BODY))
    read = annotate(plan)
    assert read.citations
    assert read.anniversaries
    assert read.targets
    assert read.assignments
    for annotated in (read, *make_library()):
        record, again = annotated.record, kept(annotated.record)
        assert type(again) is PlanRecord
        for field in fields(PlanRecord):
            if field.name in MENTIONS:
                assert getattr(again, field.name) == nowhere(getattr(record, field.name))
            elif field.name not in {"anniversaries", "campaigns", "targets"}:
                assert getattr(again, field.name) == getattr(record, field.name)
        assert again.anniversaries == nowhere(tuple(replace(found, raw="") for found in record.anniversaries))
        assert again.campaigns == nowhere(tuple(replace(found, raw="") for found in record.campaigns))
        assert again.targets == nowhere(tuple(replace(found, raw="") if found.comparator == "=" else found for found in record.targets))
        assert [found.key for found in again.targets] == [found.key for found in record.targets]


def test_a_plan_with_its_text_comes_back_whole() -> None:
    """Its page is made of it, in another process."""
    plan, _ = parse(make_source(body=BODY))
    read = annotate(plan)
    assert pickle.loads(pickle.dumps(read, 5)) == read  # noqa: S301 -- our own bytes


def test_records_share_what_is_equal() -> None:
    """Thousands of records hold one object for a name or a date that thousands of plans print."""
    records = [
        kept(replace(make_library()[0].record, citations=(make_citation(number="41-CT/TW", date="2024-12-26", issuer=issuer),)))
        for issuer in ("Bộ Chính trị",) * 2
    ]
    first, second = (record.citations[0] for record in records)
    assert first.number is second.number
    assert first.issuer is second.issuer
    assert first.raw is second.raw
    assert first.date is second.date
