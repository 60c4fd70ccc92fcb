"""What a build reads is looked at, not read; what cannot be told from a look is not claimed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.inputs import MOMENT, files_below, looks_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _later(patch: pytest.MonkeyPatch) -> None:
    """Look some time after the last change."""
    patch.setattr("generator.inputs.time.time_ns", lambda: 2**62 + MOMENT)


def test_a_file_changed_just_now_is_not_vouched_for(tmp_path: Path) -> None:
    """It could change once more within the same tick of the clock."""
    (tmp_path / "a").write_text("1")
    assert looks_of([tmp_path], ["x"]) == b""


def test_same_size_and_time_is_not_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another text of the same length, its time set back: the system's own note of the change gives it away."""
    _later(monkeypatch)
    file = tmp_path / "a"
    file.write_text("1")
    os.utime(file, ns=(5, 5))
    before = looks_of([tmp_path], ["x"])
    file.unlink()
    (tmp_path / "b").write_text("2")
    (tmp_path / "b").rename(file)
    os.utime(file, ns=(5, 5))
    assert before != looks_of([tmp_path], ["x"]) != b""


def test_words_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another day or another setting is another input."""
    _later(monkeypatch)
    assert looks_of([tmp_path], ["a"]) == looks_of([tmp_path], ["a"]) != looks_of([tmp_path], ["b"])


def test_files_below_are_named_from_the_folder(tmp_path: Path) -> None:
    """Names as the ledger has them."""
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "y.html").write_text("abc")
    assert [(name, size) for name, (size, _, _) in files_below(tmp_path).items()] == [("x/y.html", 3)]
