"""Files of the old site are taken over where they are still right; the old site is never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.publish.output import Output

if TYPE_CHECKING:
    from pathlib import Path


def _two(tmp_path: Path) -> tuple[Output, Output]:
    """A build of two files, and the next one."""
    first = Output(tmp_path / "old")
    first.write("a/index.html", b"same")
    first.write("b.js", b"one")
    first.note("a", b"reads", [("a/index.html", True)])
    return first, Output(tmp_path / "new", tmp_path / "old", first.ledger)


def test_same_bytes_are_the_same_file(tmp_path: Path) -> None:
    """Whoever copies the site sees that nothing changed; other bytes are another file, and the old one stays."""
    _, second = _two(tmp_path)
    second.write("a/index.html", b"same")
    second.write("b.js", b"two")
    assert (tmp_path / "new" / "a" / "index.html").samefile(tmp_path / "old" / "a" / "index.html")
    assert [(tmp_path / site / "b.js").read_bytes() for site in ("old", "new")] == [b"one", b"two"]


def test_a_file_written_over_leaves_the_old_site(tmp_path: Path) -> None:
    """The second word on a name is written to a file of its own, not through the link."""
    _, second = _two(tmp_path)
    second.write("b.js", b"one")
    second.write("b.js", b"two")
    assert [(tmp_path / site / "b.js").read_bytes() for site in ("old", "new")] == [b"one", b"two"]


def test_a_hub_is_kept_while_it_reads_the_same(tmp_path: Path) -> None:
    """Its files are there without being made."""
    _, second = _two(tmp_path)
    assert second.keeps("a", b"other") is None
    assert second.keeps("a", b"reads") == (("a/index.html", True),)
    assert (tmp_path / "new" / "a" / "index.html").read_bytes() == b"same"


def test_a_hub_with_a_file_that_somebody_edited_is_made(tmp_path: Path) -> None:
    """The ledger is believed only as far as the files confirm it."""
    _, second = _two(tmp_path)
    (tmp_path / "old" / "a" / "index.html").write_bytes(b"edited by hand")
    assert second.keeps("a", b"reads") is None


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x"])
def test_nothing_is_written_outside(tmp_path: Path, name: str) -> None:
    """A name cannot leave the site."""
    with pytest.raises(ValueError, match=r"x"):
        Output(tmp_path / "site").write(name, b"x")


def test_a_group_is_kept_as_a_whole(tmp_path: Path) -> None:
    """All of its hubs or none: one whose file was edited has the build go through them, and what was linked before counts."""
    first, _ = _two(tmp_path)
    first.note("b", b"other", [("b.js", False)])
    first.note_all("", b"all", ["a", "b"])
    whole = Output(tmp_path / "new", tmp_path / "old", first.ledger)
    assert whole.keeps_all("", b"changed") is None
    assert whole.keeps_all("", b"all") == [("a/index.html", True), ("b.js", False)]
    assert (whole.ledger.hubs, whole.ledger.groups) == (first.ledger.hubs, first.ledger.groups)
    (tmp_path / "old" / "b.js").write_bytes(b"edited by hand")
    again = Output(tmp_path / "again", tmp_path / "old", first.ledger)
    assert again.keeps_all("", b"all") is None
    assert again.keeps("a", b"reads") == (("a/index.html", True),)
    assert again.keeps("b", b"other") is None
