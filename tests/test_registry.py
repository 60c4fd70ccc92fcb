"""Authority files: kinds of documents, congress terms, curated documents."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from generator.registry import (
    congress_terms,
    council_terms,
    curated_directives,
    directives_numbered,
    document_kinds,
    kind_by_slug,
    kind_named,
    kinds_by_code,
    law_in_force,
    laws,
    term_on,
)
from generator.text import slug


def test_kinds_have_fixed_slugs_of_their_own() -> None:
    """Slugs stand in public addresses: one for each kind, made from its name, none reserved twice."""
    slugs = [kind.slug for kind in document_kinds()]
    assert len(slugs) == len(set(slugs))
    assert slugs == [slug(kind.name) for kind in document_kinds()]


def test_every_kind_of_the_decree_and_of_the_party_is_there() -> None:
    """Codes of Phụ lục III of Nghị định 30/2020/NĐ-CP, and the Party's own."""
    codes = {code for kind in document_kinds() for code in kind.codes}
    expected = "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB KL CV NĐ TT TTLT"
    assert set(expected.split()) <= codes
    names = {kind.name for kind in document_kinds()}
    assert {"Luật", "Pháp lệnh", "Hiến pháp", "Thông tri", "Điều lệ", "Nghị quyết liên tịch", "Văn bản", "Lời kêu gọi"} <= names


def test_every_entry_has_a_source() -> None:
    """Nothing stands in an authority file without its source."""
    sources = (
        [entry.source for entry in document_kinds()]
        + [entry.source for entry in congress_terms()]
        + [entry.source for entry in council_terms()]
    )
    sources += [entry.source for entry in curated_directives()] + [entry.source for entry in laws()]
    assert all(sources)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("KẾ HOẠCH", "ke-hoach", id="capitals"),
        pytest.param("Chi thi", "chi-thi", id="no-marks"),
        pytest.param("Công văn  hoả tốc", "cong-van", id="variant-other-tone-place"),
        pytest.param("Chương trình", "chuong-trinh", id="programme"),
    ],
)
def test_a_kind_is_known_by_its_words(words: str, expected: str) -> None:
    """However it is typed."""
    kind = kind_named(words)
    assert kind is not None
    assert kind.slug == expected
    assert kind_by_slug(expected) == kind


def test_words_that_are_no_kind() -> None:
    """`Đợt thi đua` is no document."""
    assert kind_named("Đợt thi đua") is None
    assert kind_by_slug("dot-thi-dua") is None


def test_codes_mind_their_case_and_may_be_ambiguous() -> None:
    """CT and CTr are two kinds; the Party writes QĐ for two."""
    assert [kind.name for kind in kinds_by_code("CT")] == ["Chỉ thị"]
    assert [kind.name for kind in kinds_by_code("CTr")] == ["Chương trình"]
    assert [kind.name for kind in kinds_by_code("QĐ", "party")] == ["Quyết định", "Quy định"]
    assert [kind.name for kind in kinds_by_code("TT", "state")] == ["Thông tư"]


@pytest.mark.parametrize(
    ("day", "ordinal"),
    [
        pytest.param(date(1986, 12, 18), None, id="before-the-table"),
        pytest.param(date(1986, 12, 19), 6, id="day-after-the-close"),
        pytest.param(date(2016, 5, 15), 12, id="within"),
        pytest.param(date(2021, 1, 30), 12, id="congress-sits"),
        pytest.param(date(2021, 1, 31), 13, id="first-plenum-during-the-congress"),
        pytest.param(date(2026, 1, 22), 13, id="last-day-of-the-thirteenth"),
        pytest.param(date(2026, 1, 23), 14, id="plenum-on-the-closing-day"),
        pytest.param(date(2027, 6, 1), 14, id="open-end"),
    ],
)
def test_term_of_a_day(day: date, ordinal: int | None) -> None:
    """Numbers of central Party documents restart with the term."""
    term = term_on(day)
    assert (term and term.ordinal) == ordinal


def test_terms_follow_each_other() -> None:
    """Sixth to fourteenth, none overlapping."""
    terms = congress_terms()
    assert [term.ordinal for term in terms] == list(range(6, 15))
    assert all(term.opened_on <= term.closed_on < following.opened_on for term, following in pairwise(terms))


def test_one_number_of_two_terms_stays_two() -> None:
    """05-CT/TW is of 2016 and of 2021; so is 03-CT/TW of 2011 and 2021."""
    assert [(entry.key.period, entry.issued_on) for entry in directives_numbered("chi-thi", "5-CT/TW")] == [
        ("k12", date(2016, 5, 15)),
        ("k13", date(2021, 6, 23)),
    ]
    assert [entry.register for entry in directives_numbered("chi-thi", "03-CT/TW")] == ["k11", "k13"]
    assert directives_numbered("quyet-dinh", "5-CT/TW") == ()


def test_registers_agree_with_the_dates() -> None:
    """The term of a Party document and the year of a state one follow from its date."""
    for entry in curated_directives():
        if entry.issued_on is not None:
            term = term_on(entry.issued_on)
            assert entry.register == (term.slug if term and entry.key.body == "tw" else str(entry.issued_on.year)), entry.number


def test_curated_keys_are_unique_and_their_kinds_known() -> None:
    """Each has one page."""
    keys = [entry.key for entry in curated_directives()] + [law.key for law in laws()]
    assert len(keys) == len(set(keys))
    assert all(kind_by_slug(key.kind) for key in keys)


@pytest.mark.parametrize(
    ("name", "day", "number"),
    [
        pytest.param("Luật Thi đua, khen thưởng", date(2020, 5, 1), "15/2003/QH11", id="2020"),
        pytest.param("Luật Thi đua - Khen thưởng", date(2023, 12, 31), "15/2003/QH11", id="last-day-of-the-old-law"),
        pytest.param("luat thi dua khen thuong", date(2024, 1, 1), "06/2022/QH15", id="first-day-of-the-new-law"),
        pytest.param("Luật Thi đua, khen thưởng", date(2003, 1, 1), None, id="before-any"),
        pytest.param("Luật Giao thông", date(2024, 1, 1), None, id="not-listed"),
    ],
)
def test_law_in_force(name: str, day: date, number: str | None) -> None:
    """A law by name is the version in force on the day of the citing paper."""
    law = law_in_force(name, day)
    assert (law and law.number) == number


def test_terms_of_councils_follow_each_other() -> None:
    """Each begins in the year that the one before goes by as its last, elected in spring."""
    terms = council_terms()
    assert all(after.start == term.end and after.elected_on > term.elected_on for term, after in pairwise(terms))
    assert all(term.elected_on.year == term.start and term.end == term.start + 5 for term in terms)
