"""Files and the swap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.publish import writer

if TYPE_CHECKING:
    from pathlib import Path


def test_swap_replaces_the_old_site_whole(tmp_path: Path) -> None:
    """Readers get the new files and none of the old ones."""
    site = tmp_path / "site"
    writer.write(site, "index.html", b"old")
    writer.write(site, "gone/index.html", b"old")
    fresh = writer.temporary_site(site)
    writer.write(fresh, "index.html", b"new")
    writer.swap(fresh, site)
    assert [p.relative_to(tmp_path).as_posix() for p in sorted(tmp_path.rglob("*")) if p.is_file()] == ["site/index.html"]
    assert (site / "index.html").read_bytes() == b"new"


@pytest.mark.parametrize(
    "name", [pytest.param("../x", id="parent"), pytest.param("/etc/x", id="absolute"), pytest.param("a/../../x", id="inside")]
)
def test_nothing_is_written_outside_the_site(tmp_path: Path, name: str) -> None:
    """A name that leaves the site is refused."""
    with pytest.raises(ValueError, match="x"):
        writer.write(tmp_path / "site", name, b"")


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    """Missing, empty and former sites may be replaced; anything else stays."""
    assert writer.replaceable(tmp_path / "missing")
    assert writer.replaceable(tmp_path)
    (tmp_path / "thesis.docx").write_bytes(b"")
    assert not writer.replaceable(tmp_path)
    writer.write(tmp_path, "index.html", b"")
    writer.write(tmp_path, "404.html", b"")
    assert writer.replaceable(tmp_path)


def test_an_address_names_its_file() -> None:
    """Addresses end with a slash, so each is a folder with an index."""
    assert writer.page_file("") == "index.html"
    assert writer.page_file("ky/2025") == "ky/2025/index.html"
