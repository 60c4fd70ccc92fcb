"""The same plans through other generators, as plain pages: what a site costs that extracts nothing and connects nothing.

Enters: a library of synthetic plans and a folder to work in.
Leaves: the cost of MkDocs with Material and its own search, and, where both are found on PATH, of Hugo with Pagefind.

Both are set as fast as they go: MkDocs gets a navigation of one page, because Material writes the whole navigation into every page; Hugo gets one template
of a few lines, without a theme.
"""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from tests.bench.measured import Cost, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.bench.corpus import SyntheticPlan

_MKDOCS = """site_name: Plans
site_url: ""
theme:
  name: material
  language: vi
  font: false
plugins:
  - search
nav:
  - index.md
validation:
  nav:
    omitted_files: ignore
"""
_HUGO = 'baseURL = "https://example.org/"\ntitle = "Plans"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
_PAGE = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
    "<body><main data-pagefind-body><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>\n"
)
_LIST = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
    '<body><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body></html>\n'
)


def _plain(plans: Iterable[SyntheticPlan], folder: Path) -> None:
    """Title and body of each plan as a page of Markdown."""
    for plan in plans:
        head, _, body = plan.text.removeprefix("---\n").partition("\n---\n")
        title = next(line for line in head.splitlines() if line.startswith("title: "))
        target = folder / plan.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\n{title}\n---\n{body}", encoding="utf-8")
    (folder / "index.md").write_text("---\ntitle: Plans\n---\n", encoding="utf-8")


def mkdocs(plans: Iterable[SyntheticPlan], folder: Path) -> tuple[Cost, Path]:
    """MkDocs with Material; its cost and its site."""
    _plain(plans, folder / "docs")
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder=folder), folder / "site"


def has_hugo() -> bool:
    """Whether Hugo and Pagefind are there."""
    return shutil.which("hugo") is not None and shutil.which("pagefind") is not None


def hugo(plans: Iterable[SyntheticPlan], folder: Path) -> tuple[Cost, Path]:
    """Hugo, then Pagefind over its site; the cost of both together."""
    _plain(plans, folder / "content")
    (folder / "content" / "index.md").rename(folder / "content" / "_index.md")
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(_PAGE, encoding="utf-8")
    (layouts / "list.html").write_text(_LIST, encoding="utf-8")
    both = [run(["hugo", "--quiet"], folder=folder), run(["pagefind", "--site", "public"], folder=folder)]
    cost = Cost(cpu_s=sum(c.cpu_s for c in both), wall_s=sum(c.wall_s for c in both), peak_mb=max(c.peak_mb for c in both))
    return cost, folder / "public"


def rivals() -> dict[str, Callable[[Iterable[SyntheticPlan], Path], tuple[Cost, Path]]]:
    """Those that can run here, by name."""
    found: dict[str, Callable[[Iterable[SyntheticPlan], Path], tuple[Cost, Path]]] = {"MkDocs + Material": mkdocs}
    if has_hugo():
        found["Hugo + Pagefind"] = hugo
    return found
