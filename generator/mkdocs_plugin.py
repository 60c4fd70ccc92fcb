"""The door of MkDocs: the only module that imports it.

Enters: MkDocs' events of one build. Leaves: a finished site in `site_dir`, or the old one untouched.

MkDocs renders the hand-written pages and one shell per (kind of generated page, depth) through Material and
`theme_overrides/`; the pipeline stamps everything else. A build goes to a temporary folder that takes the site's place in
`on_shutdown`, unless anything failed: `mkdocs build` alone would have emptied the old site first.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

import mkdocs.contrib.search
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import base, load_config
from mkdocs.config import config_options as c
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import pipeline, urls
from generator.diagnostics import Diagnostic, Location, Severity, summary
from generator.frame import Frame, Settings, read_files
from generator.labour import Labour
from generator.model import Crumb
from generator.publish import writer
from generator.publish.headers import CONTENT_SECURITY_POLICY
from generator.publish.output import Output
from generator.render.shell import SLOTS, Shell, canonical_link, crumbs_html, cut, slot, tidy
from generator.search import script
from generator.store import default_folder

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

    from generator.report import BuildReport

log = logging.getLogger("mkdocs.plugins.kehoach")

DRAFTS = "KEHOACH_DRAFTS"
"""Name in the environment: set, drafts get pages too. For `mkdocs serve` on one's own machine."""
HUBS = {
    "place": urls.PLACES,
    "place-days": urls.PLACES,
    "period": urls.PERIODS,
    "directive": urls.DIRECTIVES,
    "movement": urls.MOVEMENTS,
    "body": urls.BODIES,
    "plan": urls.PLACES,
    "home": "",
    "search": urls.SEARCH,
    "compare": "",
    "target": urls.TARGETS,
    "anniversary": urls.ANNIVERSARIES,
    "deadline": urls.DEADLINES,
    "holdings": urls.HOLDINGS,
    "desk": urls.DESK,
}
"""Kind of generated page → the hub that the header marks as current."""
ONE_DEPTH = {"home": 0, "search": 1, "compare": 1, "place-days": 2}
"""Kinds of which there is one page only, so many folders below the root."""
_SHELL_FOLDER = "_vo"
_UNUSED_ASSETS = (
    "assets/javascripts/bundle.",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "assets/stylesheets/palette.",
    "assets/images/favicon.png",
)
"""Material's own script, search, colours and icon: we have ours, or do without."""
_GENERATOR = Path(__file__).parent


class KehoachConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this hook untyped
    """Settings in mkdocs.yml."""

    plans = c.Type(str, default="plans")
    """Folder of plan sources, relative to mkdocs.yml."""


class KehoachPlugin(BasePlugin[KehoachConfig]):  # type: ignore[no-untyped-call]  # as above
    """Turns plan sources into pages."""

    def __init__(self) -> None:
        """Nothing is read before MkDocs asks."""
        self.report: BuildReport | None = None
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.only_frame_to = 0
        """Depth of the shells, where only the frame is wanted and no plan is read."""
        self.frame: Frame | None = None
        self._serving = False
        self._failed = False
        self._examined: pipeline.Examination | None = None
        self._shells: dict[tuple[str, int], Shell] = {}
        self._hand_written: list[str] = []
        self._site: Path | None = None
        self._fresh: Path | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a build or a preview; being defined also keeps this object alive between previews."""
        self._serving = command == "serve"
        if dirty:
            raise Abort("--dirty không dùng được: các trang dẫn chéo nhau nên phải dựng cả thư viện.")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the whole library first: when a plan has an error, nothing is written and the old site stays."""
        self.diagnostics = ()
        self._failed = True  # until on_post_build says otherwise
        if config.site_url and not config.site_url.endswith("/"):
            config.site_url += "/"
        config.theme.static_templates.discard("sitemap.xml")
        if self.only_frame_to:
            config.extra["kehoach_csp"] = CONTENT_SECURITY_POLICY
            return config
        self._examined = pipeline.load(self.plans_folder(config), Labour(cache=default_folder(), drafts=bool(os.environ.get(DRAFTS))))
        self._say(self._examined.diagnostics)
        if self._examined.errors:
            raise Abort(f"Chưa dựng trang nào: {summary(self._examined.diagnostics)}. Trang đang có được giữ nguyên.")
        if self._serving:
            # MkDocs' live reload is an inline script, which the policy would block.
            config.extra.pop("kehoach_csp", None)
        else:
            config.extra["kehoach_csp"] = CONTENT_SECURITY_POLICY
            self._prepare_swap(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the shells and the hand-written pages of the plans folder; drop what Material brings for its own search."""
        self._shells, self._hand_written = {}, []
        for file in [f for f in files if f.src_uri.startswith(_UNUSED_ASSETS) or f.src_uri.endswith(".map")]:
            files.remove(file)
        _join_search_scripts(files, config)
        folder = self.plans_folder(config) / urls.HAND_WRITTEN
        for path in sorted(folder.rglob("*.md")):
            name = path.relative_to(folder).as_posix()
            default = files.get_file_from_path(name)
            if default is not None:
                files.remove(default)
            files.append(File.generated(config, name, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV))
        deepest = self.only_frame_to or pipeline.depth_needed(self._examined.files if self._examined else ())
        for kind in HUBS:
            for depth in (ONE_DEPTH[kind],) if kind in ONE_DEPTH else range(1, deepest + 1):
                files.append(_shell_file(config, kind, depth))
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give hand-written pages what generated ones carry in their shells."""
        if "kehoach_shell" not in page.meta:
            address = page.url.strip("/")
            self._hand_written.append("" if address == "." else address)
            title = str(page.title)
            page.meta.setdefault("title", title)
            page.meta["crumbs"] = crumbs_html((Crumb(label="Trang đầu", address=""), Crumb(label=title)), address)
            page.meta.setdefault("hub", address)
            page.meta["canonical"] = canonical_link(config.site_url or "", address)
        return markdown

    def on_page_context(self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> TemplateContext:  # noqa: ARG002
        """A shell's body is its slot, whatever Markdown made of it."""
        if "kehoach_shell" in page.meta:
            page.content = slot("body")
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep a shell for the stamping; returning nothing makes MkDocs write nothing."""
        shell = page.meta.get("kehoach_shell")
        if not shell:
            return tidy(output)
        kind, level = shell
        self._shells[kind, level] = cut(tidy(output))
        return ""

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The page for addresses that lead nowhere."""
        return tidy(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Stamp every generated page, write the index, follow every link."""
        site = Path(config.site_dir)
        self.frame = Frame(shells=self._shells, hand_written=tuple(self._hand_written), files=read_files(site))
        if self._examined is None:
            return
        with pipeline.beside(Labour(jobs=self._examined.shelf.jobs)) as beside:
            self.report = pipeline.publish(self._examined, self.frame, Output(site), beside, site_url=config.site_url or "")
        new = self.report.diagnostics[len(self._examined.diagnostics) :]
        self._say(new)
        if any(d.severity is Severity.ERROR for d in new):
            raise Abort(f"Chưa đưa trang mới lên: {summary(new)}. Trang đang có được giữ nguyên.")
        self._failed = False

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Whatever went wrong, also a strict abort after everything was written, the old site stays."""
        self._failed = True

    def on_shutdown(self) -> None:
        """Swap the finished site in, or throw the attempt away."""
        if self._fresh is None or self._site is None:
            return
        if self._failed:
            writer.discard(self._fresh)
        else:
            writer.swap(self._fresh, self._site)
        self._fresh = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002
        """Preview follows the plans, the theme and our own code."""
        for folder in (self.plans_folder(config), _GENERATOR, *(Path(d) for d in config.theme.dirs if "site-packages" not in d)):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def plans_folder(self, config: MkDocsConfig) -> Path:
        """Where the plans are."""
        return Path(config.config_file_path or ".").parent / self.config.plans

    def _prepare_swap(self, config: MkDocsConfig) -> None:
        self._site = Path(config.site_dir)
        problem = pipeline.not_replaceable(self._site)
        if problem:
            self._say((problem,))
            raise Abort("Chưa dựng trang nào: 1 lỗi.")
        self._fresh = writer.temporary_site(self._site)
        config.site_dir = str(self._fresh)

    def _say(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Log problems the way MkDocs counts them, and keep them for our own command."""
        self.diagnostics += diagnostics
        levels = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.INFO}
        for diagnostic in diagnostics:
            log.log(levels[diagnostic.severity], "%s", diagnostic.explain())


def _join_search_scripts(files: Files, config: MkDocsConfig) -> None:
    """Replace the parts of the search code by one small file that holds them and lunr."""
    parts = []
    for part in script.PARTS:
        file = files.get_file_from_path(f"assets/javascripts/{part}.js")
        if file is not None:
            parts.append(file.content_string)
            files.remove(file)
    lunr = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
    joined = script.engine_script(parts, lunr.read_text(encoding="utf-8"))
    files.append(File.generated(config, script.ADDRESS, content=joined, inclusion=InclusionLevel.NOT_IN_NAV))


def _shell_file(config: MkDocsConfig, kind: str, depth: int) -> File:
    """A page whose words are slots, `depth` folders below the root."""
    folders = [f"{_SHELL_FOLDER}-{kind}-{depth}", *["x"] * (depth - 1)] if depth else []
    words = "\n".join(f'{name}: "{slot(name)}"' for name in SLOTS if name != "body")
    content = f"---\n{words}\nkind: {kind}\nhub: {HUBS[kind]!r}\nkehoach_shell: [{kind}, {depth}]\n---\n"
    return File.generated(config, "/".join([*folders, "index.md"]), content=content, inclusion=InclusionLevel.NOT_IN_NAV)


class _Collector(logging.Handler):
    """MkDocs' own warnings, which are not ours to phrase."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != log.name:
            self.found.append(_of_mkdocs(Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING, record.getMessage()))


def _of_mkdocs(severity: Severity, words: str) -> Diagnostic:
    return Diagnostic(code="K504", severity=severity, location=Location(path="mkdocs"), message=words)


def read_settings(config_file: Path) -> Settings:
    """What mkdocs.yml says."""
    config = load_config(config_file=str(config_file))
    plugin = config.plugins["kehoach"]
    assert isinstance(plugin, KehoachPlugin)
    own = [Path(folder) for folder in config.theme.dirs if "site-packages" not in folder]
    site_url = config.site_url or ""
    return Settings(
        plans=plugin.plans_folder(config),
        site=Path(config.site_dir),
        site_url=site_url if not site_url or site_url.endswith("/") else f"{site_url}/",
        folders=(Path(config.docs_dir), *own),
    )


def make_frame(config_file: Path, *, plans: Path, depth: int) -> tuple[Frame | None, tuple[Diagnostic, ...]]:
    """Have MkDocs render shells down to this depth and the hand-written pages; what it says about them. No frame: it gave up."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    collector = _Collector()
    logger.addHandler(collector)
    with TemporaryDirectory(prefix="kehoach-") as folder:
        config = load_config(config_file=str(config_file), site_dir=folder)
        plugin = config.plugins["kehoach"]
        assert isinstance(plugin, KehoachPlugin)
        plugin.config.plans = str(plans.resolve())
        plugin.only_frame_to = depth
        try:
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
        except MkDocsException as error:
            log.error("%s", error)  # noqa: TRY400 - told to the reader, who has no use for a traceback
            collector.found.append(_of_mkdocs(Severity.ERROR, str(error)))
        finally:
            logger.removeHandler(collector)
    return plugin.frame, tuple(collector.found)
