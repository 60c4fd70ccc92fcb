"""What a paper says about a person: found, covered, and the paper waits until somebody has looked."""

from __future__ import annotations

import pytest

from generator.intake.personal import ACCOUNT, CARD, MAIL, MOBILE, OLD_CARD, find_personal
from generator.model import Status
from tests.intake.papers import DISTRICT, draft_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Liên hệ ông A, ĐT 0912 345 678.", [(MOBILE, "091• ••• •78")], id="mobile"),
        pytest.param("(+84 912.345.678)", [(MOBILE, "+84 •••.•••.•78")], id="mobile-with-country"),
        pytest.param("CCCD số 067085001234 cấp ngày 01/02/2022", [(CARD, "067•••••••34")], id="citizen-card"),
        pytest.param("số 067 085 001 234", [(CARD, "067 ••• ••• •34")], id="citizen-card-in-groups"),
        pytest.param("CMND: 245123456", [(OLD_CARD, "245••••56")], id="old-card-after-its-name"),
        pytest.param("Số tài khoản: 3600201000123 tại ngân hàng", [(ACCOUNT, "360••••••••23")], id="account"),
        pytest.param("gửi về lo.thi.ban@gmail.com", [(MAIL, "l•••••••••@gmail.com")], id="private-mail"),
        pytest.param("Quyết định số 0912345/QĐ-UBND", [], id="number-of-a-document"),
        pytest.param("kinh phí 2.310.000.000 đồng, 245123456 đồng", [], id="money"),
        pytest.param("ĐT (0261) 3.545.678, ubnd@daknong.gov.vn", [], id="an-office"),
        pytest.param("từ 03/02/1930 đến 03/02/2025", [], id="dates"),
        pytest.param("mã 099085001234", [], id="no-province-has-that-code"),
    ],
)
def test_what_is_found_and_what_is_not(text: str, expected: list[tuple[str, str]]) -> None:
    """Nothing but the first three and the last two signs is ever repeated."""
    assert [(found.kind, found.shown) for found in find_personal(text)] == expected


def test_neighbours_are_covered_too() -> None:
    """The words around a number do not give away the next one."""
    first, second = find_personal("ĐT 0912345678, CMND 245123456")
    assert first.around == second.around == "ĐT 091•••••78, CMND 245••••56"


def test_such_a_paper_waits_as_a_draft() -> None:
    """A person has to say that it may be public."""
    draft = draft_of(DISTRICT.replace("phản ánh về", "gọi số 0912 345 678, phản ánh về"))
    assert draft.metadata.status is Status.DRAFT
    told = [problem.message for problem in draft.diagnostics if problem.code == "K253"]
    assert len(told) == 1
    assert "091• ••• •78" in told[0]
    assert "345" not in told[0]
