"""The address book: it only grows, and every address in it goes on working."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.diagnostics import Severity
from generator.source.address_book import AddressBook, AddressRow, append, check_addresses, read_address_book

if TYPE_CHECKING:
    from pathlib import Path

ROW_A = "an-giang-2024-a\tan-giang/2024/a\t2024-02-21"
ROW_B = "lao-cai-2024-b\tlao-cai/2024/b\t2025"


def _book(plans: Path, text: str) -> AddressBook:
    (plans / "addresses.tsv").write_bytes(text.encode())
    return read_address_book(plans)


def test_the_number_of_a_line_is_the_ordinal(tmp_path: Path) -> None:
    """A line that was emptied keeps its number."""
    book = _book(tmp_path, f"{ROW_A}\n\n{ROW_B}\r\n")
    assert book.diagnostics == ()
    assert (book.ordinal("an-giang-2024-a"), book.ordinal("lao-cai-2024-b"), book.ordinal("x")) == (1, 3, None)
    assert book.ordinals(["an-giang-2024-a", "lao-cai-2024-a", "lao-cai-2024-b"]) == {
        "an-giang-2024-a": 1,
        "lao-cai-2024-a": 4,
        "lao-cai-2024-b": 3,
    }


def test_a_folder_without_one_builds(tmp_path: Path) -> None:
    """Ordinals go by address, and nothing is missed."""
    book = read_address_book(tmp_path)
    assert not book.exists
    assert book.ordinals(["a", "b"]) == {"a": 1, "b": 2}
    assert check_addresses(book, produced={"lao-cai/2024/a": "lao-cai-2024-a"}, aliases=()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{ROW_A}\nan-giang/2024/b 2024\n", ("K170", 2, 1), id="blanks-for-tabs"),
        pytest.param("an-giang-2024-b\tan-giang/2024/a\t2024\n", ("K170", 1, 1), id="id-of-another"),
        pytest.param("an-giang-2024-a\tan-giang/2024/a\thôm nay\n", ("K170", 1, 33), id="no-date"),
        pytest.param("an-giang-2024-a\tan-giang/2024/a\t2024-02-31\n", ("K170", 1, 33), id="impossible-date"),
        pytest.param(f"{ROW_A}\n{ROW_B}\n{ROW_A}\n", ("K171", 3, 1), id="twice"),
    ],
)
def test_a_bad_line_is_told_and_left_out(tmp_path: Path, text: str, expected: tuple[str, int, int]) -> None:
    """The other lines count as ever."""
    book = _book(tmp_path, text)
    assert [(p.code, p.location.line, p.location.column) for p in book.diagnostics] == [expected]
    assert book.diagnostics[0].hint
    assert len(book.rows) == text.count("\n") - 1


def test_a_book_that_is_no_text_is_told(tmp_path: Path) -> None:
    """No traceback for a damaged file."""
    (tmp_path / "addresses.tsv").write_bytes(b"\xff\xfe")
    assert [p.code for p in read_address_book(tmp_path).diagnostics] == ["K103"]


@pytest.mark.parametrize(
    ("produced", "aliases", "expected"),
    [
        pytest.param({"an-giang/2024/a": "an-giang-2024-a", "lao-cai/2024/b": "lao-cai-2024-b"}, set(), [], id="all-there"),
        pytest.param({"an-giang/2024/a": "an-giang-2024-a"}, {"lao-cai/2024/b"}, [], id="moved-with-alias"),
        pytest.param({"an-giang/2024/a": "an-giang-2024-a"}, set(), [("K172", "addresses.tsv", 2)], id="gone"),
        pytest.param(
            {"an-giang/2024/a": "an-giang-2024-a", "lao-cai/2024/b": "lao-cai-2024-b", "lao-cai/2024/c": "lao-cai-2024-c"},
            set(),
            [("K173", "lao-cai/2024/c.md", 0)],
            id="not-registered",
        ),
    ],
)
def test_every_listed_address_goes_on_working(
    tmp_path: Path, produced: dict[str, str], aliases: set[str], expected: list[tuple[str, str, int]]
) -> None:
    """The fix is named: aliases, withdrawn, register."""
    problems = check_addresses(_book(tmp_path, f"{ROW_A}\n{ROW_B}\n"), produced=produced, aliases=aliases)
    assert [(p.code, p.location.path, p.location.line) for p in problems] == expected
    for problem in problems:
        if problem.code == "K172":
            assert "aliases" in problem.hint
            assert "withdrawn" in problem.hint
        else:
            assert "kehoach register" in problem.hint
            assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    "before", ["", f"{ROW_A}\n", ROW_A, f"{ROW_A}\r\n", f"{ROW_A}\nhỏng\n"], ids=["new", "unix", "no-end", "windows", "bad-line"]
)
def test_appending_keeps_every_byte(tmp_path: Path, before: str) -> None:
    """The file only grows; what was there is untouched."""
    if before:
        (tmp_path / "addresses.tsv").write_bytes(before.encode())
    written = append(tmp_path, [AddressRow(id="lao-cai-2024-b", address="lao-cai/2024/b", first_published="2025")])
    after = (tmp_path / "addresses.tsv").read_bytes().decode()
    assert after.startswith(before)
    assert after.endswith(f"{ROW_B}\n")
    assert read_address_book(tmp_path).ordinal("lao-cai-2024-b") == written[0].ordinal


def test_appending_twice_writes_once(tmp_path: Path) -> None:
    """`register` may be run as often as one likes."""
    row = AddressRow(id="lao-cai-2024-b", address="lao-cai/2024/b", first_published="2025-01-08")
    assert len(append(tmp_path, [row, row])) == 1
    assert append(tmp_path, [row]) == ()


def test_a_row_that_would_not_be_read_back_is_refused(tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(ValueError, match="khớp"):
        append(tmp_path, [AddressRow(id="x", address="lao-cai/2024/b", first_published="2025")])
    assert not (tmp_path / "addresses.tsv").exists()
