"""Plan files of a folder: found, read, compared; every fault told, nothing followed out of the folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from generator.diagnostics import Diagnostic, Severity
from generator.source import reader
from generator.source.reader import read_plan, read_plans
from tests.source.files import BODY, plan_text, read, told


def _write(plans: Path, address: str, fields: dict[str, str | None] | None = None, body: str = BODY) -> Path:
    file = plans / f"{address}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(plan_text({"id": address.replace("/", "-"), **(fields or {})}, body), encoding="utf-8")
    return file


def _told(problems: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(problem.code, problem.location.path) for problem in problems]


def test_plans_come_in_order_of_address(tmp_path: Path) -> None:
    """The same folder gives the same order on every machine; hand-written pages and hidden folders are no plans."""
    for address in ("lao-cai/huyen-a/2024/b", "lao-cai/2024/c", "an-giang/2024/z", "lao-cai/2024/a"):
        _write(tmp_path, address)
    for other in ("trang/gioi-thieu.md", ".git/x.md", "lao-cai/2024/.nhap.md", "lao-cai/2024/anh.png", "lao-cai/ghi-chu.txt"):
        (tmp_path / other).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / other).write_text("không phải kế hoạch", encoding="utf-8")
    plans, problems = read_plans(tmp_path)
    assert problems == ()
    assert [str(plan.path) for plan in plans] == [
        "an-giang/2024/z.md",
        "lao-cai/2024/a.md",
        "lao-cai/2024/c.md",
        "lao-cai/huyen-a/2024/b.md",
    ]


def test_a_draft_is_left_out_with_a_note(tmp_path: Path) -> None:
    """A clerk sees why the plan is not on the site; `read_plan` reads it all the same."""
    file = _write(tmp_path, "lao-cai/2024/a", {"status": "draft"})
    plans, problems = read_plans(tmp_path)
    assert plans == ()
    assert _told(problems) == [("K163", "lao-cai/2024/a.md")]
    assert problems[0].severity is Severity.NOTE
    assert read_plan(file, tmp_path)[0] is not None


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """Good plans are read, every bad one is told."""
    _write(tmp_path, "lao-cai/2024/a")
    _write(tmp_path, "lao-cai/2024/b", {"title": "Kế hoạch: x"})
    _write(tmp_path, "lao-cai/2024/c", body="\n \n")
    plans, problems = read_plans(tmp_path)
    assert [str(plan.path) for plan in plans] == ["lao-cai/2024/a.md"]
    assert _told(problems) == [("K123", "lao-cai/2024/b.md"), ("K150", "lao-cai/2024/c.md")]


@pytest.mark.parametrize(
    ("body", "expected", "severity"),
    [
        pytest.param("", ("K150", 10, 1), Severity.ERROR, id="empty"),
        pytest.param("\n\u200b \n", ("K150", 10, 1), Severity.ERROR, id="only-blanks"),
        pytest.param("I. A\n\nx <script>y</script>", ("K152", 13, 3), Severity.ERROR, id="script"),
        pytest.param("I. A\n\nx <b>y", ("K152", 13, 3), Severity.WARNING, id="harmless-tag"),
        pytest.param("I. A\n\nx\u202ey", ("K151", 13, 2), Severity.WARNING, id="direction-mark"),
        pytest.param("I. A\r\n\r\nth\ufffd", ("K151", 13, 3), Severity.WARNING, id="lost-letter-windows-lines"),
    ],
)
def test_a_body_has_words_and_nothing_else(body: str, expected: tuple[str, int, int], severity: Severity) -> None:
    """Line and column are those of the file."""
    result = read(plan_text(body=body))
    assert told(result)[0] == expected
    problem = result.diagnostics[0]
    assert problem.severity is severity
    assert problem.hint
    assert (result.source is None) is (severity is Severity.ERROR)


def test_comparisons_are_no_tags() -> None:
    """`<` is a sign of arithmetic in plans."""
    assert read(plan_text(body="Tỷ lệ hộ nghèo < 5 %, a<b, x <b và y> 3, < script")).diagnostics == ()


def test_harmless_tags_do_not_hide_a_script() -> None:
    """However many there are."""
    result = read(plan_text(body="<br>" * 100 + "<script>"))
    assert any(problem.severity is Severity.ERROR for problem in result.diagnostics)
    assert len(result.diagnostics) < 30


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        pytest.param("lao-cai/2024/Phat-Dong.md", "K106", "phat-dong.md", id="capitals"),
        pytest.param("Lào Cai/2024/a.md", "K106", "lao-cai", id="vietnamese-folder"),
        pytest.param("lao-cai/2024/a_b.md", "K106", "a-b.md", id="underscore"),
        pytest.param("lao-cai/2024/a.MD", "K106", "a.md", id="suffix-in-capitals"),
        pytest.param("README.md", "K106", "trang/", id="readme"),
        pytest.param("van-ban/2024/a.md", "K107", "địa phương", id="folder-of-a-hub"),
        pytest.param("api.md", "K107", "địa phương", id="file-of-a-hub"),
        pytest.param("lao-cai/a.md", "K108", "tinh/nam/", id="without-year"),
    ],
)
def test_a_path_must_be_an_address(path: str, code: str, words: str) -> None:
    """It is one for ever, so it is checked first."""
    result = read(plan_text({"id": str(PurePosixPath(path).with_suffix("")).replace("/", "-")}), PurePosixPath(path))
    assert code in {problem.code for problem in result.diagnostics}
    assert words in next(problem.hint for problem in result.diagnostics if problem.code == code)


def test_unreadable_files_are_told(tmp_path: Path) -> None:
    """A dangling link, another encoding, a file that is no text and a huge one: no traceback."""
    folder = tmp_path / "lao-cai" / "2024"
    folder.mkdir(parents=True)
    (folder / "a.md").symlink_to(folder / "khong-co.md")
    (folder / "b.md").write_bytes(plan_text().encode("utf-16"))
    (folder / "c.md").write_bytes(b"---\nid: " + b"\xff\n---\nx")
    with (folder / "d.md").open("wb") as huge:
        huge.truncate(reader.MAX_BYTES + 1)
    plans, problems = read_plans(tmp_path)
    assert plans == ()
    assert _told(problems) == [
        ("K101", "lao-cai/2024/a.md"),
        ("K103", "lao-cai/2024/b.md"),
        ("K103", "lao-cai/2024/c.md"),
        ("K104", "lao-cai/2024/d.md"),
    ]
    assert (problems[2].location.line, problems[2].location.column) == (2, 5)
    assert all(problem.hint for problem in problems)


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal becomes a sentence."""
    _write(tmp_path, "lao-cai/2024/a")

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("generator.source.reader.FileIO", refuse)
    plans, problems = read_plans(tmp_path)
    assert plans == ()
    assert ("K102", "lao-cai/2024/a.md") in _told(problems)


def test_nothing_is_followed_out_of_the_folder(tmp_path: Path) -> None:
    """Links to files and folders outside are refused, so are paths with dots."""
    plans, outside = tmp_path / "plans", tmp_path / "ngoai"
    secret = _write(outside, "lao-cai/2024/a")
    (plans / "lao-cai" / "2024").mkdir(parents=True)
    (plans / "lao-cai" / "2024" / "a.md").symlink_to(secret)
    (plans / "an-giang").symlink_to(outside / "lao-cai")
    found, problems = read_plans(plans)
    assert found == ()
    assert _told(problems) == [("K105", "an-giang"), ("K105", "lao-cai/2024/a.md")]
    for path in (secret, plans / "lao-cai" / ".." / ".." / "ngoai" / "lao-cai" / "2024" / "a.md", plans / "lao-cai" / "2024" / "a.md"):
        source, problems = read_plan(path, plans)
        assert source is None
        assert [problem.code for problem in problems] == ["K105"]


def test_an_id_used_twice_names_the_other_file(tmp_path: Path) -> None:
    """Copying a file and forgetting its id; and two paths that give one id."""
    _write(tmp_path, "lao-cai/2024/a")
    _write(tmp_path, "lao-cai/2024/b", {"id": "lao-cai-2024-a"})
    _write(tmp_path, "lao/cai-2024/a")
    _, problems = read_plans(tmp_path)
    twice = [problem for problem in problems if problem.code == "K160"]
    assert _told(tuple(twice)) == [("K160", "lao-cai/2024/b.md"), ("K160", "lao/cai-2024/a.md")]
    assert "lao-cai/2024/a.md" in twice[0].message
    assert "lao-cai-2024-b" in twice[0].hint


def test_an_address_used_twice_is_an_error(tmp_path: Path) -> None:
    """Names that differ in capitals alone meet on some machines; old addresses meet new ones."""
    _write(tmp_path, "lao-cai/2024/a")
    _write(tmp_path, "lao-cai/2024/A")
    _write(tmp_path, "lao-cai/2024/b", {"aliases": "\n  - lao-cai/2024/a\n  - lao-cai/2023/x"})
    _write(tmp_path, "lao-cai/2024/c", {"aliases": "\n  - lao-cai/2023/x"})
    if len(list((tmp_path / "lao-cai" / "2024").iterdir())) < 4:
        pytest.skip("this file system does not tell capitals apart")
    codes = _told(read_plans(tmp_path)[1])
    assert ("K161", "lao-cai/2024/a.md") in codes
    assert ("K162", "lao-cai/2024/b.md") in codes
    assert ("K162", "lao-cai/2024/c.md") in codes


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """Not an empty library."""
    assert [problem.code for problem in read_plans(tmp_path / "khong-co")[1]] == ["K101"]


def test_the_address_book_is_compared(tmp_path: Path) -> None:
    """A published address that vanished stops the build; a file with an error of its own is not told twice."""
    _write(tmp_path, "lao-cai/2024/a")
    _write(tmp_path, "lao-cai/2024/b", {"title": ""})
    rows = [f"lao-cai-2024-{name}\tlao-cai/2024/{name}\t2024-02-21\n" for name in "abc"]
    (tmp_path / "addresses.tsv").write_text("".join(rows), encoding="utf-8")
    _, problems = read_plans(tmp_path)
    assert _told(problems) == [("K136", "lao-cai/2024/b.md"), ("K172", "addresses.tsv")]
    assert problems[1].location.line == 3
