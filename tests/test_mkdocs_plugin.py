"""MkDocs' door: both commands give the same site, a stamped page equals MkDocs' own, a failed build changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from generator import inputs, pipeline
from generator.building import build_site
from generator.mkdocs_plugin import HUBS, KehoachPlugin
from generator.open_data.offers import Offers
from generator.publish import writer
from generator.publish.output import Output
from generator.render.hub import Sources, pages_of
from generator.render.library import Library
from generator.render.shell import canonical_link, crumbs_html
from generator.report import BuildReport
from tests.golden.rewrite import EPOCH, HERE
from tests.render.making import all_hubs

if TYPE_CHECKING:
    from generator.model import Page

ROOT = Path(__file__).resolve().parent.parent
PLANS = HERE / "plans"


class _Tree(HTMLParser):
    """Elements with sorted attributes, and texts with blanks collapsed."""

    def __init__(self) -> None:
        super().__init__()
        self.nodes: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.nodes.append((tag, sorted(attrs, key=str)))

    def handle_endtag(self, tag: str) -> None:
        self.nodes.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.nodes.append(" ".join(data.split()))


def tree(html: str) -> list[object]:
    """The page as a browser sees it."""
    parser = _Tree()
    parser.feed(html)
    return parser.nodes


class _Probe(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Lets MkDocs itself make one of our pages from the same content."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def on_files(self, files: Files, *, config: Any) -> Files:
        """Add the page at its own address."""
        files.append(File.generated(config, f"{self.page.address}/index.md", content=f"---\nkind: {self.page.kind}\n---\n"))
        return files

    def on_page_context(self, context: Any, *, page: Any, config: Any, nav: Any) -> Any:  # noqa: ARG002
        """Give it the content that a shell would have been stamped with."""
        if page.file.src_uri == f"{self.page.address}/index.md":
            page.content = self.page.body
            page.meta |= {
                "title": self.page.title,
                "description": self.page.description,
                "head": self.page.head,
            }
            page.meta |= {"hub": HUBS[self.page.kind], "crumbs": crumbs_html(self.page.crumbs, self.page.address)}
            page.meta["canonical"] = canonical_link(config.site_url or "", self.page.address)
        return context


@pytest.mark.parametrize("kind", ["plan", "place", "period", "directive", "search"])
def test_a_stamped_page_equals_the_page_mkdocs_makes(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stamping changes nothing that a reader could see."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    examined = pipeline.load(PLANS)
    library = Library.of(examined.corpus)
    sources = Sources(library=library, papers=examined.shelf, as_of=inputs.today(), published=examined.published)
    page = next(p for p in pages_of(all_hubs(sources)) if p.kind == kind)
    head, below = Offers.of(sources).beside(page)
    page = replace(page, head=f"{page.head}{head}", body=f"{page.body}{below}")
    outcome = build_site(ROOT / "mkdocs.yml", plans=PLANS, site=tmp_path / "stamped", strict=False)
    assert outcome.failure == ""
    config = load_config(config_file=str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "made"))
    plugin = config.plugins["kehoach"]
    assert isinstance(plugin, KehoachPlugin)
    plugin.config.plans = str(PLANS)
    config.plugins["probe"] = _Probe(page)
    made: dict[str, str] = {}
    monkeypatch.setattr("mkdocs.utils.write_file", lambda content, path: made.update({path: content.decode()}))
    nothing = BuildReport(plans=0, pages=0, broken_links=(), diagnostics=(), stages=(), peak_mb=0)
    monkeypatch.setattr(pipeline, "publish", lambda *_, **__: nothing)
    mkdocs_build(config)
    config.plugins.on_shutdown()
    html = next(content for path, content in made.items() if path.endswith(f"{page.address}/index.html"))
    assert tree((tmp_path / "stamped" / writer.page_file(page.address)).read_text(encoding="utf-8")) == tree(html)


def test_mkdocs_build_gives_the_same_site(tmp_path: Path) -> None:
    """`mkdocs build` and `kehoach build` differ in nothing."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    for module, site in (("mkdocs", "a"), ("generator", "b")):
        program = "from mkdocs.__main__ import cli; cli()" if module == "mkdocs" else "from generator.cli import main; main()"
        flag = ["--site-dir"] if module == "mkdocs" else ["--site"]
        run = subprocess.run(
            [sys.executable, "-c", program, "build", *flag, str(tmp_path / site)],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
    files = [{p.relative_to(tmp_path / s).as_posix(): p.read_bytes() for p in (tmp_path / s).rglob("*") if p.is_file()} for s in "ab"]
    assert files[0].keys() == files[1].keys()
    assert [name for name in files[0] if files[0][name] != files[1][name]] == []


def _plans_with(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "plans" / "ben-tre" / "2024"
    folder.mkdir(parents=True)
    (folder / "mau.md").write_text(text, encoding="utf-8")
    return tmp_path / "plans"


def test_a_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    """One faulty plan: nothing is written, the old pages stay, no temporary folder is left behind."""
    site = tmp_path / "site"
    Output(site).write("index.html", b"old")
    Output(site).write("404.html", b"old")
    outcome = build_site(ROOT / "mkdocs.yml", plans=_plans_with(tmp_path, "no front matter"), site=site, strict=False)
    assert outcome.failure != ""
    assert (site / "index.html").read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["plans", "site"]


def test_a_strict_abort_leaves_the_old_site(tmp_path: Path) -> None:
    """A warning under `--strict` comes after everything was written, and still the old site stays."""
    plans = tmp_path / "plans"
    (plans / "trang").mkdir(parents=True)
    (plans / "trang" / "gioi-thieu.md").write_text("---\ntitle: Giới thiệu\n---\n\n[hỏng](../khong-co/)\n", encoding="utf-8")
    site = tmp_path / "site"
    Output(site).write("index.html", b"old")
    Output(site).write("404.html", b"old")
    outcome = build_site(ROOT / "mkdocs.yml", plans=plans, site=site, strict=True)
    assert outcome.failure != ""
    assert "K502" in {d.code for d in outcome.diagnostics}
    assert (site / "index.html").read_bytes() == b"old"
    loose = build_site(ROOT / "mkdocs.yml", plans=plans, site=site, strict=False)
    assert loose.failure == ""
    assert (site / "index.html").read_bytes() != b"old"


def test_somebody_elses_folder_is_refused(tmp_path: Path) -> None:
    """`--site` pointing at a folder with other files deletes nothing."""
    (tmp_path / "luan-van.docx").write_bytes(b"x")
    outcome = build_site(ROOT / "mkdocs.yml", plans=PLANS, site=tmp_path, strict=False)
    assert "K503" in {d.code for d in outcome.diagnostics}
    assert (tmp_path / "luan-van.docx").read_bytes() == b"x"
