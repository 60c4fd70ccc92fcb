"""Tests of anniversaries: forms found, forms refused, sums checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.anniversaries import agrees, find_anniversaries
from generator.model import PartialDate
from generator.text import collapse, normalise


def found(text: str) -> list[tuple[int | None, str | None, str | None]]:
    """Years and dates of every anniversary."""
    return [
        (a.years, a.founded_on.iso if a.founded_on else None, a.observed_on.iso if a.observed_on else None)
        for a in find_anniversaries(normalise(text).text)
    ]


@pytest.mark.parametrize(
    ("text", "years", "founded", "observed", "event"),
    [
        pytest.param(
            "kỷ niệm 70 năm Ngày giải phóng Thủ đô (10/10/1954 - 10/10/2024)",
            70,
            "1954-10-10",
            "2024-10-10",
            "Ngày giải phóng Thủ đô",
            id="full",
        ),
        pytest.param(
            "Kỉ niệm 70 nămNgày giải phóng Thủ đô (10.10.1954 – 10.10.2024)",
            70,
            "1954-10-10",
            "2024-10-10",
            "Ngày giải phóng Thủ đô",
            id="glued-and-dots",
        ),
        pytest.param(
            "KỶ NIỆM 93 NĂM NGÀY THÀNH LẬP ĐOÀN (26/3/1931-26/3/2024)",
            93,
            "1931-03-26",
            "2024-03-26",
            "NGÀY THÀNH LẬP ĐOÀN",
            id="upper-case",
        ),
        pytest.param("95 năm Ngày thành lập Đảng bộ tỉnh", 95, None, None, "Ngày thành lập Đảng bộ tỉnh", id="no-ky-niem"),
        pytest.param("chào mừng 30 năm tái lập tỉnh Bình Phước", 30, None, None, "tái lập tỉnh Bình Phước", id="no-ngay"),
        pytest.param("kỷ niệm lần thứ 135 Ngày sinh Chủ tịch Hồ Chí Minh", 135, None, None, "Ngày sinh Chủ tịch Hồ Chí Minh", id="lan-thu"),
        pytest.param(
            "kỷ niệm 30 năm Ngày hội bản từ ngày 02 tháng 3 năm 1994 đến ngày 02 tháng 3 năm 2024",
            30,
            "1994-03-02",
            "2024-03-02",
            "Ngày hội bản",
            id="long-days-without-brackets",
        ),
        pytest.param("kỷ niệm lần thứ 42 Ngày hội bản 20 - 11 -2024", 42, None, "2024-11-20", "Ngày hội bản", id="bare-date"),
        pytest.param("kỷ niệm 64 năm ngày Đồng khởi (17/01/1960)", 64, "1960-01-17", None, "ngày Đồng khởi", id="origin-only"),
        pytest.param("hướng tới 100 năm Ngày thành lập Đảng (2030)", 100, None, "2030", "Ngày thành lập Đảng", id="celebration-only"),
        pytest.param(
            "kỷ niệm 60 năm Ngày truyền thống ngành (1965 - 2025)", 60, "1965", "2025", "Ngày truyền thống ngành", id="years-only"
        ),
        pytest.param("kỷ niệm 45 năm (1975 - 2020) Ngày giải phóng tỉnh", 45, "1975", "2020", "Ngày giải phóng tỉnh", id="dates-first"),
        pytest.param(
            "kỷ niệm 50 năm Ngày giải phóng huyện (từ ngày 12 tháng 3 năm 1975 đến ngày 12 tháng 3 năm 2025)",
            50,
            "1975-03-12",
            "2025-03-12",
            "Ngày giải phóng huyện",
            id="dates-in-words",
        ),
        pytest.param(
            "kỷ niệm ngày Bác Hồ về thăm tỉnh (3/5/1957-3/5/2024)",
            None,
            "1957-05-03",
            "2024-05-03",
            "ngày Bác Hồ về thăm tỉnh",
            id="no-years",
        ),
        pytest.param(
            "Lễ kỷ niệm 20  năm\nthành lập huyện Mường Ảng dự kiến diễn ra",
            20,
            None,
            None,
            "thành lập huyện Mường Ảng",
            id="event-ends-at-the-verb",
        ),
        pytest.param(
            "kỷ niệm 35 năm Ngày thành lập thành phố Đà Nẵng tổ chức",
            35,
            None,
            None,
            "Ngày thành lập thành phố Đà Nẵng tổ chức",
            id="name-like-a-small-word",
        ),
        pytest.param(
            "kỷ niệm 100 năm Ngày mất “nhà thơ, nhà giáo” Trần A (1/2/1924-1/2/2024)",
            100,
            "1924-02-01",
            "2024-02-01",
            "Ngày mất “nhà thơ, nhà giáo” Trần A",
            id="quotation-inside",
        ),
    ],
)
def test_forms(text: str, years: int | None, founded: str | None, observed: str | None, event: str) -> None:
    """One anniversary, in the many ways it is written."""
    (anniversary,) = find_anniversaries(normalise(text).text)
    assert found(text) == [(years, founded, observed)]
    assert anniversary.event == event


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "kỷ niệm 80 năm Cách mạng tháng Tám (19/8/1945 - 19/8/2025) và Quốc khánh (02/9/1945 - 02/9/2025)",
            [(80, "1945-08-19", "2025-08-19", False), (80, "1945-09-02", "2025-09-02", True)],
            id="second-inherits-the-years",
        ),
        pytest.param(
            "79 năm Cách mạng Tháng Tám và Quốc khánh nước ta (2/9/1945 - 2/9/2024)",
            [(79, None, None, False), (79, "1945-09-02", "2024-09-02", True)],
            id="one-date-for-two",
        ),
        pytest.param(
            "kỷ niệm 94 năm Ngày thành lập Hội (14/10/1930 - 14/10/2024); 64 năm ngày Đồng khởi; 20 năm thành lập trường",
            [(94, "1930-10-14", "2024-10-14", False), (64, None, None, False), (20, None, None, False)],
            id="list",
        ),
        pytest.param(
            "kỷ niệm 50 năm Ngày giải phóng (30/4/1975 - 30/4/2025), Ngày Quốc tế Lao động (1/5/1886 - 1/5/2025)",
            [(50, "1975-04-30", "2025-04-30", False), (None, "1886-05-01", "2025-05-01", False)],
            id="years-that-do-not-fit-are-not-inherited",
        ),
    ],
)
def test_compounds(text: str, expected: list[tuple[int | None, str | None, str | None, bool]]) -> None:
    """Two events in one phrase are two anniversaries."""
    shares = [a.shares_years for a in find_anniversaries(text)]
    assert [(*parts, shared) for parts, shared in zip(found(text), shares, strict=True)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Qua 4 năm thực hiện cuộc vận động", id="review"),
        pytest.param("sau 15 năm thành lập, huyện đã đổi thay", id="story"),
        pytest.param("trong 25 năm đổi mới; gần 15 năm sau; hơn 70 năm qua", id="stretch-of-time"),
        pytest.param("kế hoạch phát triển 5 năm (2021 - 2025); giai đoạn 10 năm 2021-2030", id="planning-period"),
        pytest.param("trao Huy hiệu 30 năm tuổi Đảng; công tác 20 năm trở lên", id="length-of-service"),
        pytest.param("21 năm kháng chiến gian khổ", id="war-history"),
        pytest.param("kỷ niệm các ngày lễ lớn trong năm 2025", id="holidays-in-general"),
        pytest.param("tổng kết 10 năm thực hiện phong trào (2011 - 2021)", id="summing-up"),
        pytest.param("Hội đã qua 60 mùa xuân (5/4/1960 - 5/4/2020)", id="springs"),
        pytest.param("tổ chức kỷ niệm 100 năm, trên 100 năm", id="rules-for-anniversaries"),
        pytest.param("thời hạn 5 năm kể từ ngày ký", id="deadline"),
        pytest.param("lần thứ 5 năm 2025", id="fifth-time-in-a-year"),
    ],
)
def test_refused(text: str) -> None:
    """Years that commemorate nothing are left alone."""
    assert find_anniversaries(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("mừng kỷ niệm 1.015 năm Thăng Long", [(1015, None, None)], id="full-stop-in-the-years"),
        pytest.param("kỷ niệm năm thứ 45 Ngày lập làng", [(45, None, None)], id="nam-thu"),
        pytest.param("kỷ niệm 40 ngày thành lập Hội Vườn (12/8/1985 - 12/8/2025)", [(40, "1985-08-12", "2025-08-12")], id="no-nam"),
        pytest.param("kỷ niệm sinh nhật lần thứ 135 của Bác Hồ", [(135, None, None)], id="lan-thu-behind"),
        pytest.param("1985 năm Khởi nghĩa Hai Bà Trưng (40 - 2025)", [(1985, "0040", "2025")], id="year-of-two-figures"),
        pytest.param("kỷ niệm 1087 năm Chiến thắng Bạch Đằng (năm 938 - năm 2025)", [(1087, "0938", "2025")], id="nam-938"),
        pytest.param("kỷ niệm 400 năm ngày mất danh sĩ Lê Hữu (1560 - 1625)", [(400, None, None)], id="years-of-a-life"),
        pytest.param("kỷ niệm 80 năm ngày truyền thống (14-11-1945--14-11-2025)", [(80, "1945-11-14", "2025-11-14")], id="two-dashes"),
        pytest.param("kỷ niệm 60 năm Ngày lập xưởng kéo dài đến ngày 20/12/2025", [(60, None, None)], id="date-of-another-clause"),
        pytest.param("ý nghĩa lịch sử 45 năm Ngày tái lập huyện", [(45, None, None)], id="after-lich-su"),
        pytest.param(
            "kỷ niệm 94 năm Ngày lập Hội Vườn (18/10/1930 - 18/10/2024); Hội Ao (15/10/1930 - 15/10/2024), Hội Chuồng (14/10/1931 - 14/10/2024)",
            [(94, "1930-10-18", "2024-10-18"), (94, "1930-10-15", "2024-10-15")],
            id="list-of-dated-names-while-the-sum-holds",
        ),
        pytest.param("mừng 81 năm Cách mạng tháng Tám (19/8) và Quốc khánh (02/9)", [(81, None, None)] * 2, id="days-between-twins"),
        pytest.param(
            "mừng 51 năm Ngày lập chợ (27/01/1973); 56 năm nổi dậy ở bến sông (30/01/1968)",
            [(51, "1973-01-27", None), (56, "1968-01-30", None)],
            id="dated-element-of-a-list",
        ),
        pytest.param("mừng 51 năm Ngày lập chợ (27/01/1973); 5 năm một lần bình xét", [(51, "1973-01-27", None)], id="undated-element"),
    ],
)
def test_missing_and_odd_parts(text: str, expected: list[tuple[int | None, str | None, str | None]]) -> None:
    """Clerks leave words out, write years as quantities and dates as they like."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("years", "founded", "observed", "ok"),
    [
        pytest.param(50, "1975-04-30", "2025-04-30", True, id="right"),
        pytest.param(36, "1944-12-22", "2025-12-22", False, id="wrong-years"),
        pytest.param(50, "1975-04-30", "2025-05-01", False, id="another-day"),
        pytest.param(60, "1965", "2025", True, id="years-only"),
        pytest.param(None, "1975-04-30", "2025-04-30", None, id="no-years"),
        pytest.param(50, "1975-04-30", None, None, id="no-second-date"),
    ],
)
def test_sums(years: int | None, founded: str | None, observed: str | None, ok: bool | None) -> None:
    """Years and dates are checked against each other only when all are printed."""
    assert agrees(years, PartialDate.parse(founded) if founded else None, PartialDate.parse(observed) if observed else None) is ok


_PIECES = st.sampled_from(
    [
        "kỷ niệm",
        "50 năm",
        "lần thứ 29",
        "Ngày giải phóng",
        "(30/4/1975 - 30/4/2025)",
        "(1930-2025)",
        "và",
        "Quốc khánh",
        "Cách mạng tháng Tám",
        ",",
        ";",
        "\n\n",
        "“",
        "”",
        "(",
        ")",
        "chào mừng",
        "thành lập",
        "qua",
        "được",
        "tại",
        "Đà Nẵng",
        "31/02/2020",
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map(" ".join)))
def test_any_text_gives_ordered_spans_that_hold_their_words(source: str) -> None:
    """The finder never fails; spans follow one another and collapse to what is shown."""
    text = normalise(source).text
    position = 0
    for anniversary in find_anniversaries(text):
        assert position <= anniversary.span.start < anniversary.span.end <= len(text)
        assert collapse(anniversary.span.of(text)) == anniversary.raw
        position = anniversary.span.end


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        pytest.param(
            "Chào mừng kỷ niệm Ngày Giỗ Tổ Hùng Vương (10/3 âm lịch), hội làng",
            "kỷ niệm Ngày Giỗ Tổ Hùng Vương (10/3 âm lịch)",
            id="brackets",
        ),
        pytest.param(
            "Dịp Giỗ Tổ Hùng Vương mùng 10 tháng 3 âm lịch, bản mở hội", "Giỗ Tổ Hùng Vương mùng 10 tháng 3 âm lịch", id="in-words"
        ),
        pytest.param("Tổ chức Lễ Giỗ Tổ Hùng Vương tại đình", None, id="a-ceremony"),
        pytest.param("kỷ niệm giờ tổ chức lễ", None, id="other-tones"),
    ],
)
def test_a_day_of_the_moon(text: str, raw: str | None) -> None:
    """Giỗ Tổ has neither years nor a day of origin."""
    assert [(one.raw, one.years, one.founded_on, one.observed_on) for one in find_anniversaries(text)] == (
        [(raw, None, None, None)] if raw else []
    )
