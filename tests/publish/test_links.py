"""Every link of a site is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.publish.links import LinkCheck

if TYPE_CHECKING:
    from pathlib import Path

    from generator.publish.links import BrokenLink


def _check_links(site: Path) -> list[BrokenLink]:
    """Read every page, then follow."""
    check, files = LinkCheck(), [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    for name in files:
        check.read(name, (site / name).read_bytes())
    return list(check.broken(files))


def _site(tmp_path: Path, body: str) -> Path:
    (tmp_path / "ky" / "2025").mkdir(parents=True)
    (tmp_path / "index.html").write_text('<h1 id="_top">x</h1>', encoding="utf-8")
    (tmp_path / "ky" / "2025" / "index.html").write_text(body, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("link", "missing"),
    [
        pytest.param("../../", None, id="folder"),
        pytest.param("../../#_top", None, id="anchor"),
        pytest.param("#ii-1", None, id="own-anchor"),
        pytest.param("https://example.org/x", None, id="other-host-is-not-followed"),
        pytest.param("mailto:a@example.org", None, id="mail"),
        pytest.param("../2026/", "ky/2026/index.html", id="missing-page"),
        pytest.param("../../#khong", "index.html#khong", id="missing-anchor"),
        pytest.param("#khong", "ky/2025/index.html#khong", id="missing-own-anchor"),
        pytest.param("/ky/2025/", "/ky/2025/", id="absolute-breaks-below-a-folder"),
        pytest.param("../../?q=1&amp;x=2", None, id="query"),
    ],
)
def test_link(tmp_path: Path, link: str, missing: str | None) -> None:
    """Internal links need their page and their anchor."""
    site = _site(tmp_path, f'<p id="ii-1"><a class="x" href="{link}">a</a></p>')
    assert [b.missing for b in _check_links(site)] == ([missing] if missing else [])


def test_links_of_the_error_page_start_at_the_root(tmp_path: Path) -> None:
    """404.html is shown at any depth."""
    _site(tmp_path, "")
    (tmp_path / "404.html").write_text('<a href="/ky/2025/">a</a><a href="/ky/1999/">b</a>', encoding="utf-8")
    assert [b.link for b in _check_links(tmp_path)] == ["/ky/1999/"]
