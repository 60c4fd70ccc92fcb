"""What changed since the stored run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.evaluation import Change, Evaluation, Row, Tally, changes, read_run, write_run

if TYPE_CHECKING:
    from pathlib import Path


def _run(*, missed: tuple[str, ...] = (), false: tuple[str, ...] = (), source: str = "a") -> Evaluation:
    return Evaluation(rows=(Row(source=source, category="citations", tally=Tally(missed=missed, false=false)),), phrase_count={})


def test_gains_and_losses_go_by_name(tmp_path: Path) -> None:
    """Each name that turned right or wrong is listed; repeated names are counted."""
    store = tmp_path / "last.json"
    write_run(store, _run(missed=("x", "y", "y"), false=("f",)))
    stored = read_run(store)

    assert stored is not None
    assert changes(_run(missed=("y", "z"), false=("g",)), stored) == (
        Change(source="a", category="citations", gained=("x", "y"), lost=("z",), cleared=("f",), spoilt=("g",)),
    )
    assert changes(_run(missed=("y", "x", "y"), false=("f",)), stored) == ()


def test_a_new_paper_is_no_loss(tmp_path: Path) -> None:
    """Papers that the stored run does not know are not compared."""
    store = tmp_path / "last.json"
    write_run(store, _run())

    assert changes(_run(source="b", missed=("x",)), read_run(store) or {}) == ()


@pytest.mark.parametrize("text", [pytest.param(None, id="no-file"), pytest.param("{", id="broken"), pytest.param("[]", id="no-object")])
def test_without_a_stored_run(tmp_path: Path, text: str | None) -> None:
    """A missing or broken store is no run."""
    store = tmp_path / "last.json"
    if text is not None:
        store.write_text(text, encoding="utf-8")

    assert read_run(store) is None
