"""Mistakes of YAML: each told in its own words with line, column and way out; none hides another."""

from __future__ import annotations

import pytest

from tests.source.files import plan_text, read, told


@pytest.mark.parametrize(
    ("fields", "expected", "hint"),
    [
        pytest.param({"title": "Kế hoạch: thi đua"}, ("K123", 9, 16), 'title: "Kế hoạch: thi đua"', id="colon-in-title"),
        pytest.param({"title": "Kế hoạch: thi đua # nháp"}, ("K123", 9, 16), 'title: "Kế hoạch: thi đua"', id="colon-before-comment"),
        pytest.param({"title": 'Thi đua: "quyết thắng"'}, ("K123", 9, 15), "dấu nháy kép", id="colon-and-quotes"),
        pytest.param({"title": "Phong trào\n  thi đua: năm 2024"}, ("K123", 10, 10), "dấu nháy kép", id="colon-in-second-line"),
        pytest.param({"period": "\n  until_event: Đại hội: XIV"}, ("K123", 11, 23), 'until_event: "Đại hội: XIV"', id="colon-in-group"),
        pytest.param({"issuer": "\n  - UBND: tỉnh: x"}, ("K123", 7, 15), "dấu nháy kép", id="colon-in-list"),
        pytest.param({"title": "“Thi đua”: năm"}, ("K123", 9, 17), "dấu nháy kép", id="colon-after-quotation"),
        pytest.param({"title": '"Quyết thắng" năm 2024'}, ("K124", 9, 22), "“ ”", id="text-after-quote"),
        pytest.param({"title": "'Quyết thắng' năm"}, ("K124", 9, 22), "“ ”", id="text-after-single-quote"),
        pytest.param({"title": '"Quyết thắng'}, ("K124", 9, 8), "dấu nháy đóng", id="quote-not-closed"),
        pytest.param({"title": '"Quyết thắng', "short_title": '"Thi đua"'}, ("K124", 9, 8), "dấu nháy đóng", id="quote-closed-by-the-next"),
        pytest.param({"title": '"a \\q b"'}, ("K124", 9, 8), "dấu nháy đơn", id="stray-backslash"),
        pytest.param({"title": "[Dự thảo] Kế hoạch"}, ("K125", 9, 8), 'title: "[…"', id="bracket-first"),
        pytest.param({"title": "@phong trào"}, ("K125", 9, 8), 'title: "@…"', id="at-sign-first"),
        pytest.param({"title": "**Kế hoạch**"}, ("K125", 9, 8), 'title: "*…"', id="asterisks-of-markdown"),
        pytest.param({"title": "- Thi đua"}, ("K125", 9, 8), 'title: "-…"', id="dash-first"),
        pytest.param({"place": "\n  province: Lào Cai\n district: Bát Xát"}, ("K126", 9, 2), "thụt", id="uneven-indent"),
        pytest.param({"kind": "Kế hoạch\n  number: 5"}, ("K126", 4, 3), "sát lề trái", id="indented-below-a-value"),
        pytest.param({"title": "Thi đua\nnăm 2024"}, ("K113", 10, 1), "mục: giá trị", id="second-line-not-indented"),
        pytest.param({"kind": "Kế hoạch\nphát động"}, ("K113", 4, 1), "mục: giá trị", id="line-without-key"),
        pytest.param({"title": "x\n...\nedition: full"}, ("K113", 10, 1), "Xóa dòng", id="dots-end-the-document"),
    ],
)
def test_a_mistake_is_told_with_line_column_and_way_out(fields: dict[str, str | None], expected: tuple[str, int, int], hint: str) -> None:
    """The person who wrote the line can put it right without knowing YAML."""
    result = read(plan_text(fields))
    assert result.source is None
    assert expected in told(result)
    problem = result.diagnostics[told(result).index(expected)]
    assert hint in problem.hint
    assert problem.location.quote


@pytest.mark.parametrize("fields", [{"title": "Kế hoạch: thi đua"}, {"title": "[Dự thảo] Kế hoạch"}, {"title": '"Quyết thắng'}])
def test_a_mistake_brings_no_others_with_it(fields: dict[str, str | None]) -> None:
    """A line that could not be read is not reported as missing too."""
    assert len(read(plan_text(fields)).diagnostics) == 1


def test_a_missing_blank_after_the_colon() -> None:
    """The line is told by its key, wherever YAML stumbled."""
    result = read(plan_text().replace("title: ", "title:"))
    assert told(result) == [("K122", 9, 6)]
    assert result.diagnostics[0].hint == "Thêm dấu cách sau dấu hai chấm: title: …"


def test_tabs_are_told_once_each_and_nothing_else() -> None:
    """What a tab brings out of line is the tab's doing."""
    result = read(plan_text({"place": "\n\tprovince: Lào Cai\n  \tdistrict: Bát Xát\n\t\tcommune: Y Tý"}))
    assert {code for code, _, _ in told(result)} == {"K114"}
    assert [line for _, line, _ in told(result)] == [8, 9, 10]


def test_every_mistake_of_a_file_is_told() -> None:
    """One pass of the clerk is enough: syntax, values and body together."""
    text = plan_text(
        {
            "kind": "Kế hoạch: số 5",
            "number": "@12",
            "issued_on": "31/02/2025",
            "title": "Thi\tđua",
            "tittle": "x",
            "short_title": '"a" b',
            "edition": "fulll",
            "source": "\n  url: ftp://example.vn",
        },
        body="I. Mục đích <script>x</script>\n",
    )
    assert [(code, line) for code, line, _ in told(read(text))] == [
        ("K123", 3),
        ("K125", 4),
        ("K133", 5),
        ("K114", 9),
        ("K131", 10),
        ("K124", 11),
        ("K135", 12),
        ("K139", 14),
        ("K152", 16),
        ("K152", 16),
    ]


def test_a_value_mended_for_reading_is_checked_as_written() -> None:
    """The masked colon never shows: here the date is wrong, and quoted as it stands."""
    result = read(plan_text({"issued_on": "ngày: 5"}))
    assert [p.message for p in result.diagnostics if p.code == "K134"] == ["“issued_on: ngày: 5” không phải một ngày đọc được."]


def test_a_heap_of_mistakes_ends() -> None:
    """Mending gives up after a while; what was seen is told."""
    result = read("---\n" + "".join(f"k{number}: a: b\n" for number in range(200)) + "---\nx")
    assert result.source is None
    assert 10 <= len(result.diagnostics) <= 30
