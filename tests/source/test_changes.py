"""The record of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.source.changes import FILE_NAME, days_of_change, record

if TYPE_CHECKING:
    from pathlib import Path


def test_a_changed_file_gets_a_new_day_and_others_keep_theirs(tmp_path: Path) -> None:
    """The sitemap tells search engines of what changed, and of nothing else."""
    files = [(name, tmp_path / f"{name}.md") for name in ("mot", "hai")]
    for _, file in files:
        file.write_text("1")
    assert record(tmp_path, files, "2026-11-21") == ("mot", "hai")
    files[0][1].write_text("2")
    assert record(tmp_path, files, "2026-11-25") == ("mot",)
    assert record(tmp_path, files, "2026-11-26") == ()
    assert days_of_change(tmp_path) == {"mot": "2026-11-25", "hai": "2026-11-21"}


def test_lines_joined_in_any_order_mean_the_same(tmp_path: Path) -> None:
    """Two people's records merge; a line that is no record is passed over."""
    (tmp_path / FILE_NAME).write_text("mot\tb\t2026-11-25\n<<<<<<<\nmot\ta\t2026-11-21\nhai\tc\thôm qua\n")
    assert days_of_change(tmp_path) == {"mot": "2026-11-25"}
