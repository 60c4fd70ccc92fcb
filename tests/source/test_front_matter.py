"""Front matter: values kept as text, places in lines of the file, written back so that it reads the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from generator.source import front_matter, schema
from generator.source.front_matter import dump, load
from tests import strategies
from tests.factories import make_metadata
from tests.source.files import BODY, PATH, plan_text, read, told

if TYPE_CHECKING:
    from generator.model import PlanMetadata


def _values(head: str) -> dict[str, front_matter.Value]:
    front, problems = load(f"---\n{head}\n---\nx")
    assert problems == ()
    assert front is not None
    return front.values


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("0124", "0124", id="not-an-octal-number"),
        pytest.param("12:30", "12:30", id="not-minutes"),
        pytest.param("NO", "NO", id="not-false"),
        pytest.param("2025-11-18", "2025-11-18", id="not-a-date"),
        pytest.param('"a: b"', "a: b", id="quoted"),
        pytest.param("'a ''b'''", "a 'b'", id="single-quoted"),
        pytest.param("null", None, id="null"),
        pytest.param('"null"', "null", id="quoted-null"),
        pytest.param("", None, id="nothing"),
        pytest.param("[]", [], id="empty-list"),
        pytest.param("a # ghi chú", "a", id="comment"),
        pytest.param("một\n  hai", "một hai", id="two-lines"),
        pytest.param(">-\n  một\n  hai", "một hai", id="folded"),
        pytest.param("\n  - a\n  - b", ["a", "b"], id="list"),
        pytest.param("\n  x: a\n  y:\n    - b", {"x": "a", "y": ["b"]}, id="nested"),
    ],
)
def test_scalars_stay_text(written: str, value: object) -> None:
    """What a clerk writes is what the plan has; YAML does not reckon with it."""
    assert _values(f"key: {written}") == {"key": value}


def test_places_are_lines_of_the_file() -> None:
    """A problem is shown where the value stands, also below a mapping and in a list."""
    front, _ = load("---\na: x\nb:\n  - p\n  - q: 1\n    r: 2\n---\nbody")
    assert front is not None
    assert front.place(("a",)) == (2, 4)
    assert front.place(("b", 1, "r")) == (6, 8)
    assert front.place(("b", 1, "r"), of_key=True) == (6, 5)


def test_an_unknown_place_is_that_of_its_nearest_ancestor() -> None:
    """A field that is missing is shown at the group it is missing from."""
    front, _ = load("---\na: x\nb:\n  c: d\n---\nbody")
    assert front is not None
    assert front.place(("b", "nothing", "here")) == (4, 3)
    assert front.place(("nothing",)) == (1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_the_body_begins_after_the_closing_line(end: str) -> None:
    """The number of the body's first line is that of the file, whatever the line ends."""
    result = read(plan_text().replace("\n", end))
    assert result.source is not None
    assert result.source.body_line == 11
    assert result.source.body.text == BODY


def test_dashes_in_the_body_are_text() -> None:
    """Only the first two lines of three dashes are signs."""
    front, _ = load("---\na: b\n---\nx\n---\ny")
    assert front is not None
    assert front.body == "x\n---\ny"


def test_a_byte_order_mark_is_no_part_of_the_file() -> None:
    """Windows editors put one before the first line."""
    assert read("\ufeff" + plan_text()).source is not None


def test_blanks_of_web_pages_indent_too() -> None:
    """No-break spaces that came with a paste are blanks."""
    result = read(plan_text({"place": "\n\u00a0\u00a0province: Lào\u00a0Cai"}))
    assert result.source is not None
    assert result.source.metadata.place.province == "Lào Cai"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({"title": "!nhan Thi đua"}, ("K116", 9, 8), id="tag"),
        pytest.param({"title": "&neo Thi đua"}, ("K117", 9, 8), id="anchor"),
        pytest.param({"title": "&neo Thi đua", "short_title": "*neo"}, ("K117", 10, 14), id="alias"),
        pytest.param({"aliases": "[a/2024/b]"}, ("K118", 10, 10), id="flow-list"),
        pytest.param({"place": "{province: Lào Cai}"}, ("K118", 7, 8), id="flow-mapping"),
        pytest.param({"title": "Thi\tđua"}, ("K114", 9, 11), id="tab"),
        pytest.param({"place": "\n\tprovince: Lào Cai"}, ("K114", 8, 1), id="tab-indent"),
        pytest.param({"title": "Thi \u202eđua"}, ("K119", 9, 12), id="direction-mark"),
        pytest.param({"title": '"Thi \\u202eđua"'}, ("K119", 9, 8), id="escaped-direction-mark"),
        pytest.param({"title": "Thi\x00 đua"}, ("K119", 9, 11), id="null-byte"),
        pytest.param({"title": "Thi \rđua"}, ("K119", 9, 12), id="stray-carriage-return"),
        pytest.param({"title": "Ph\ufffdt động"}, ("K119", 9, 10), id="lost-letter"),
        pytest.param({"title": "Thi đua #ChungTay"}, ("K121", 9, 16), id="hash-cuts-the-title"),
        pytest.param({"place": "\n  - - - - - - - x"}, ("K120", 8, 13), id="nested-too-deep"),
        pytest.param({"title": "[" * 600}, ("K120", 1, 1), id="too-many-brackets"),
        pytest.param({"title": "a" * 70_000}, ("K120", 1, 1), id="too-long"),
    ],
)
def test_what_is_refused_is_told_with_its_place(fields: dict[str, str | None], expected: tuple[str, int, int]) -> None:
    """Line and column are those an editor shows, and every sentence has a way out."""
    result = read(plan_text(fields))
    assert expected in told(result)
    assert all(problem.hint for problem in result.diagnostics)


def test_a_duplicate_key_names_the_first_line() -> None:
    """YAML keeps the last in silence; a clerk must choose."""
    result = read(plan_text().replace("title:", "kind: Quyết định\ntitle:"))
    assert told(result) == [("K115", 9, 1)]
    assert "dòng 3" in result.diagnostics[0].message
    assert result.diagnostics[0].location.quote == "kind: Quyết định"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("I. Mục đích\n", "K111", id="none"),
        pytest.param("", "K111", id="empty-file"),
        pytest.param("\n---\na: b\n---\nx", "K111", id="blank-line-first"),
        pytest.param("---\na: b\nI. Mục đích\n", "K112", id="not-closed"),
    ],
)
def test_a_file_without_front_matter_is_an_error(text: str, code: str) -> None:
    """It is never taken for a page."""
    front, problems = load(text, "x.md")
    assert front is None
    assert [(p.code, p.location.line, p.location.column) for p in problems] == [(code, 1, 1)]
    assert problems[0].hint


def test_dump_writes_the_order_of_the_design() -> None:
    """Two people who write the same plan write the same file."""
    assert dump(make_metadata(number=None, issued_on=None, title='Kế hoạch: "thi đua"')).splitlines() == [
        "---",
        "id: lao-cai-2024-phat-dong-thi-dua",
        "kind: Kế hoạch",
        "number: null",
        "issued_on: null",
        "issuer: UBND tỉnh Lào Cai",
        "place:",
        "  province: Lào Cai",
        "title: 'Kế hoạch: \"thi đua\"'",
        "edition: full",
        "status: published",
        "---",
    ]


@given(strategies.metadata("lao-cai/2024/phat-dong"))
def test_load_gives_back_what_dump_wrote(metadata: PlanMetadata) -> None:
    """An import loses nothing on its way through the file."""
    front, problems = load(dump(metadata) + BODY)
    assert problems == ()
    assert front is not None
    read_back, problems = schema.validate(front, PATH)
    assert [p for p in problems if p.code != "K139"] == []
    assert read_back == metadata


@given(strategies.raw_text(20))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    """Files are hostile until read."""
    load(text)
    load(f"---\n{text}\n---\nx")
    load(f"---\nid: a\ntitle: {text}\nplace:\n  province: b\n---\nx")
