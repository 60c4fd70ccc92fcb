"""Tests of numbers taken apart and of the keys they give."""

from __future__ import annotations

import pytest

from generator.corpus import keys
from generator.model import DirectiveKey, PartialDate


@pytest.mark.parametrize(
    ("printed", "doc_type", "expected"),
    [
        pytest.param("41-CT/TW", "Chỉ thị", ("chi-thi", 41, "", None, "tw"), id="central-party"),
        pytest.param("22/CT-TW", None, ("chi-thi", 22, "", None, "tw"), id="party-body-in-state-form"),
        pytest.param("05-CT/TƯ", None, ("chi-thi", 5, "", None, "tw"), id="trung-uong-in-two-letters"),
        pytest.param("03-NQ/Đ.U", None, ("nghi-quyet", 3, "", None, "du"), id="committee-in-two-letters"),
        pytest.param("2.316/KH-UBND", None, ("ke-hoach", 2316, "", None, "ubnd"), id="full-stop-of-thousands"),
        pytest.param("11/CT-CTUBND", None, ("chi-thi", 11, "", None, "ubnd"), id="chairman-shares-the-register"),
        pytest.param("22-QĐi/TW", None, ("quy-dinh", 22, "", None, "tw"), id="regulation-with-its-own-code"),
        pytest.param("0377/KH-UBND", None, ("ke-hoach", 377, "", None, "ubnd"), id="padded-number"),
        pytest.param("733/QĐ/TTg", None, ("quyet-dinh", 733, "", None, "ttg"), id="slash-twice"),
        pytest.param("44/2005/QĐ-UBND", None, ("quyet-dinh", 44, "", 2005, "ubnd"), id="year-in-number"),
        pytest.param("120/2003/QĐ-UB", None, ("quyet-dinh", 120, "", 2003, "ubnd"), id="old-body-code"),
        pytest.param("30a/2008/NQ-CP", None, ("nghi-quyet", 30, "a", 2008, "cp"), id="letter-after-digits"),
        pytest.param("06/2022/QH15", "Luật", ("luat", 6, "", 2022, "qh15"), id="national-assembly"),
        pytest.param("151/UBND-VP", "Công văn", ("cong-van", 151, "", None, "ubnd"), id="no-type-code"),
        pytest.param("4912/UBND-NC", "Văn bản", ("cong-van", 4912, "", None, "ubnd"), id="general-word-without-code"),
        pytest.param("12-CV/ĐU", "Công văn", ("cong-van", 12, "", None, "du"), id="party-dispatch"),
        pytest.param("298KH/TWĐTN", None, ("ke-hoach", 298, "", None, "twdtn"), id="no-separator"),
        pytest.param("144-QĐ/TW", "Quy định", ("quy-dinh", 144, "", None, "tw"), id="word-wins-over-code"),
        pytest.param("144-QĐ/TW", None, ("quyet-dinh", 144, "", None, "tw"), id="code-without-word"),
        pytest.param("07-TT/TU", None, ("thong-tri", 7, "", None, "tu"), id="code-of-the-party"),
        pytest.param("07/2024/TT-BNV", None, ("thong-tu", 7, "", 2024, "bnv"), id="same-code-of-the-state"),
        pytest.param("55/2005/TTLT-BNV-VPCP", None, ("thong-tu-lien-tich", 55, "", 2005, "bnv"), id="two-bodies"),
        pytest.param("41", "Chỉ thị", ("chi-thi", 41, "", None, None), id="bare-number"),
    ],
)
def test_a_number_is_taken_apart(printed: str, doc_type: str | None, expected: tuple[str, int, str, int | None, str | None]) -> None:
    """Kind, integer, letter, year and body come out alike for every way of writing."""
    parts = keys.number_parts(printed)
    assert parts is not None
    assert expected == (keys.kind_slug(doc_type, parts), parts.number, parts.suffix, parts.year, parts.body)


@pytest.mark.parametrize("printed", ["/KH-UBND", "…/KH-UBND", "", "1234567890123/KH-UBND"])
def test_a_number_without_usable_digits_is_none(printed: str) -> None:
    """Left blank on the paper, or no number a register can hold."""
    assert keys.number_parts(printed) is None


@pytest.mark.parametrize(
    ("body", "issuer", "expected"),
    [
        pytest.param("tw", None, keys.Scope.CENTRAL_PARTY, id="central-party"),
        pytest.param("tw", "UBND tỉnh Lào Cai", keys.Scope.CENTRAL_PARTY, id="token-beats-issuer"),
        pytest.param("ttg", None, keys.Scope.NATIONAL, id="prime-minister"),
        pytest.param("qh15", None, keys.Scope.NATIONAL, id="national-assembly"),
        pytest.param("bnv", "Bộ Nội vụ", keys.Scope.NATIONAL, id="ministry"),
        pytest.param("vptw", None, keys.Scope.NATIONAL, id="central-office"),
        pytest.param("btc", "Ban Tổ chức Tỉnh ủy", keys.Scope.LOCAL, id="shared-token-local"),
        pytest.param("btc", "Bộ Tài chính", keys.Scope.NATIONAL, id="shared-token-national"),
        pytest.param("xyz", "Bộ Khoa học", keys.Scope.NATIONAL, id="unknown-token-ministry"),
        pytest.param("bchqs", "Bộ Chỉ huy quân sự tỉnh", keys.Scope.LOCAL, id="provincial-command"),
        pytest.param("ubnd", "Thủ tướng Chính phủ", keys.Scope.LOCAL, id="local-token-stays-local"),
        pytest.param("snv", None, keys.Scope.LOCAL, id="department"),
    ],
)
def test_scope_comes_from_the_body_token(body: str, issuer: str | None, expected: keys.Scope) -> None:
    """The issuer's words help only where the token is unknown or shared."""
    assert expected is keys.scope(body, issuer)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param("2016-05-15", ("k12",), id="twelfth"),
        pytest.param("2021-06-23", ("k13",), id="thirteenth"),
        pytest.param("2021", ("k12", "k13"), id="year-of-a-congress"),
        pytest.param("2021-02-31", (), id="impossible"),
        pytest.param("1931", (), id="before-the-table"),
    ],
)
def test_terms_of_a_date(date: str, expected: tuple[str, ...]) -> None:
    """A bare year in which a congress met leaves two terms open."""
    assert expected == keys.term_periods(PartialDate.parse(date))


def test_symbol_does_not_depend_on_spelling() -> None:
    """Addresses are a function of the key: codes come from the kind, not from the paper."""
    assert tuple(
        keys.symbol(kind, body)
        for kind, body in (
            ("chi-thi", "tw"),
            ("quy-dinh", "tw"),
            ("quy-dinh", "ubnd"),
            ("cong-van", "ubnd"),
            ("cong-van", "hu"),
            ("luat", "qh15"),
        )
    ) == ("CT-tw", "QĐ-tw", "QyĐ-ubnd", "ubnd", "CV-hu", "qh15")


def test_an_open_reading_admits_what_it_does_not_exclude() -> None:
    """A part that is open fits every key; one that is said must be the same."""
    reading = keys.Reading(kind="chi-thi", number=2, suffix="", body="ubnd", scope=keys.Scope.LOCAL, place=None, periods=("2023",))
    fits = DirectiveKey(kind="chi-thi", number=2, body="ubnd", place="lao-cai", period="2023")
    assert reading.key is None
    assert reading.admits(fits)
    assert not reading.admits(DirectiveKey(kind="chi-thi", number=2, body="ubnd", place="lao-cai", period="2024"))
    assert not reading.admits(DirectiveKey(kind="quyet-dinh", number=2, body="ubnd", place="lao-cai", period="2023"))
