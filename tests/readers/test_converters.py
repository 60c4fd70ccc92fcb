"""Formats that other programs open: LibreOffice, else antiword or catdoc, else a plain sentence; each confined."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from generator.readers import converters
from generator.readers.confined import run_confined
from generator.readers.converters import read_converted
from generator.readers.formats import Format
from generator.readers.paper import read_paper
from generator.readers.refusal import Refused
from tests.readers.hostile_files import good, ole_of

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="programs made for the test are shell scripts")


def program(folder: Path, name: str, script: str) -> str:
    """A program of our own under the name of another."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def only(monkeypatch: pytest.MonkeyPatch, **programs: str) -> None:
    """Let only these programs be installed."""
    monkeypatch.setattr(converters, "find_program", lambda *names: next((programs[name] for name in names if name in programs), None))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(ole_of("WordDocument"), "tệp Word cũ (.doc)", id="doc"),
        pytest.param(b"{\\rtf1 Ke hoach}", "tệp RTF", id="rtf"),
    ],
)
def test_without_a_program_the_way_out_is_named(data: bytes, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clerk is told to save as .docx."""
    only(monkeypatch)
    paper, (problem,) = read_paper(data, "a.doc")
    assert paper is None
    assert words in problem.message
    assert ".docx" in problem.hint


@posix
def test_libreoffice_makes_a_word_file_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a profile and an output folder of its own."""
    (tmp_path / "result.docx").write_bytes(good())
    office = program(tmp_path, "soffice", f'for last; do :; done; case "$1" in -env:UserInstallation=file://*) ;; *) exit 3;; esac; mkdir out; cp {tmp_path}/result.docx out/paper.docx')  # fmt: skip
    only(monkeypatch, soffice=office)
    reading = read_converted(ole_of("WordDocument"), Format.DOC)
    assert (reading.text, reading.format) == ("KẾ HOẠCH thi đua", "doc")


@posix
def test_antiword_loses_numbers_and_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its text is taken, with a warning."""
    only(monkeypatch, antiword=program(tmp_path, "antiword", "printf 'K\\303\\252\\nHai'"))
    reading = read_converted(ole_of("WordDocument"), Format.DOC)
    assert reading.text == "Kê\n\nHai"
    assert "số thứ tự tự động" in reading.doubts[0][0]


@posix
@pytest.mark.parametrize(
    ("script", "words"),
    [
        pytest.param("exit 1", "không đọc được tệp", id="fails"),
        pytest.param("exit 0", "LibreOffice không mở được", id="makes-nothing"),
    ],
)
def test_a_program_that_fails_is_a_sentence(script: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never a traceback."""
    only(monkeypatch, soffice=program(tmp_path, "soffice", script))
    paper, (problem,) = read_paper(ole_of("WordDocument"), "a.doc")
    assert paper is None
    assert words in problem.message


@posix
@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param("while True: pass", "", id="never-ends"),
        pytest.param("x = bytearray(900 << 20)", "không đọc được tệp", id="takes-too-much-memory"),
        pytest.param("open('x', 'wb').truncate(1 << 30)", "không đọc được tệp", id="writes-too-much"),
    ],
)
def test_a_program_is_held_to_its_limits(code: str, words: str, tmp_path: Path) -> None:
    """Time, memory, size of files."""
    with pytest.raises(Refused) as refused:
        run_confined([sys.executable, "-c", code], tmp_path, seconds=2, megabytes=600)
    assert words in refused.value.message


@posix
def test_a_program_does_not_see_our_home(tmp_path: Path) -> None:
    """Its home is the folder made for it; nothing else of the environment is passed on but where programs are."""
    printed = run_confined(
        [sys.executable, "-c", "import os; print(os.environ['HOME'], 'USER' in os.environ)"], tmp_path, seconds=20, megabytes=600
    )
    assert printed.decode().split() == [str(tmp_path), "False"]
