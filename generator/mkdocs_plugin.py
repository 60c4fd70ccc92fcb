"""The door of MkDocs: the only module that imports it.

Enters: MkDocs' events of one build. Leaves: a finished site in `site_dir`, or the old one untouched.

MkDocs renders the hand-written pages and one shell per (kind of generated page, depth) through Material and
`theme_overrides/`; the pipeline stamps everything else. A build goes to a temporary folder that takes the site's place in
`on_shutdown`, unless anything failed: `mkdocs build` alone would have emptied the old site first.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import mkdocs.contrib.search
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import base, load_config
from mkdocs.config import config_options as c
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import pipeline, urls
from generator.diagnostics import Diagnostic, Location, Severity, summary
from generator.model import Crumb
from generator.publish import writer
from generator.render.former import redirects
from generator.render.shell import SLOTS, Shell, canonical_link, crumbs_html, cut, slot, tidy
from generator.search import script
from generator.shelf import Labour
from generator.store import default_folder
from generator.workers import MissingClusterError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.kehoach")

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'"
)
DRAFTS = "KEHOACH_DRAFTS"
"""Name in the environment: set, drafts get pages too. For previews on one's own machine."""
HUBS = {
    "place": urls.PLACES,
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
}
"""Kind of generated page → the hub that the header marks as current."""
ONE_DEPTH = {"home": 0, "search": 1, "compare": 1}
"""Kinds of which there is one page only, so many folders below the root."""
DEEPEST_HUB = 5
"""Folders of the longest address of a hub: `chi-tieu/2025/<province>/<district>/<commune>`, `van-ban/<kind>/<document>/nam-2025/<province>`."""
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
        self.report: pipeline.BuildReport | None = None
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.labour = Labour(cache=default_folder(), drafts=bool(os.environ.get(DRAFTS)))
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
        try:
            self._examined = pipeline.load(self._plans_folder(config), self.labour)
        except (MissingClusterError, OSError, TimeoutError) as error:
            if self.labour.scheduler is None:
                raise
            raise Abort(_no_cluster(self.labour.scheduler, error)) from error
        self._say(self._examined.diagnostics)
        if self._examined.errors:
            raise Abort(f"Chưa dựng trang nào: {summary(self._examined.diagnostics)}. Trang đang có được giữ nguyên.")
        if config.site_url and not config.site_url.endswith("/"):
            config.site_url += "/"
        if self._serving:
            # MkDocs' live reload is an inline script, which the policy would block.
            config.extra.pop("kehoach_csp", None)
        else:
            config.extra["kehoach_csp"] = CONTENT_SECURITY_POLICY
            self._prepare_swap(config)
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the shells and the hand-written pages of the plans folder; drop what Material brings for its own search."""
        assert self._examined is not None
        self._shells, self._hand_written = {}, []
        for file in [f for f in files if f.src_uri.startswith(_UNUSED_ASSETS) or f.src_uri.endswith(".map")]:
            files.remove(file)
        _join_search_scripts(files, config)
        folder = self._plans_folder(config) / urls.HAND_WRITTEN
        for path in sorted(folder.rglob("*.md")):
            name = path.relative_to(folder).as_posix()
            default = files.get_file_from_path(name)
            if default is not None:
                files.remove(default)
            files.append(File.generated(config, name, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV))
        answered = {*redirects(self._examined.files), *(str(file.path.with_suffix("")) for file in self._examined.files)}
        deepest = max([DEEPEST_HUB, *map(page_depth, answered)])
        for kind in HUBS:
            for depth in (ONE_DEPTH[kind],) if kind in ONE_DEPTH else range(1, deepest + 1):
                files.append(_shell_file(config, kind, depth))
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give hand-written pages what generated ones carry in their shells."""
        if "kehoach_shell" not in page.meta:
            address = page.url.strip("/")
            self._hand_written.append("" if address == "." else address)
            root = "../" * (address.count("/") + 1)
            title = str(page.title)
            page.meta.setdefault("title", title)
            page.meta["crumbs"] = crumbs_html((Crumb(label="Trang đầu", address=""), Crumb(label=title)), root)
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
        assert self._examined is not None
        site = Path(config.site_dir)
        self.report = pipeline.publish(
            self._examined, self._shells, site, site_url=config.site_url or "", hand_written=tuple(self._hand_written)
        )
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
        for folder in (self._plans_folder(config), _GENERATOR, *(Path(d) for d in config.theme.dirs if "site-packages" not in d)):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _plans_folder(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or ".").parent / self.config.plans

    def _prepare_swap(self, config: MkDocsConfig) -> None:
        self._site = Path(config.site_dir)
        if not writer.replaceable(self._site):
            problem = Diagnostic(
                code="K503",
                severity=Severity.ERROR,
                location=Location(path=str(self._site)),
                message="Thư mục này có sẵn tệp khác, không phải trang do phần mềm dựng, nên không được thay.",
                hint="Chọn một thư mục mới hoặc trống cho --site.",
            )
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


def _no_cluster(scheduler: str, error: Exception) -> str:
    """Why a cluster did not do the work."""
    if isinstance(error, MissingClusterError):
        return "--scheduler cần phần mở rộng: cài bằng `.venv/bin/pip install 'kehoach[cluster]'`. Trang đang có được giữ nguyên."
    return f"Không nối được với bộ điều phối {scheduler} ({error}). Trang đang có được giữ nguyên."


def page_depth(address: str) -> int:
    """Folders below the root."""
    return address.count("/") + 1


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What `kehoach build` has to say."""

    site: Path
    report: pipeline.BuildReport | None
    diagnostics: tuple[Diagnostic, ...]
    failure: str
    """Vietnamese sentence; empty when the new site stands."""


class _Collector(logging.Handler):
    """MkDocs' own warnings, which are not ours to phrase."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != log.name:
            severity = Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING
            place = Location(path="mkdocs")
            self.found.append(Diagnostic(code="K504", severity=severity, location=place, message=record.getMessage()))


def build_site(config_file: Path, *, plans: Path | None, site: Path | None, strict: bool, labour: Labour | None = None) -> Outcome:
    """`mkdocs build` with our own folders and a report. Never raises for faulty content."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    collector = _Collector()
    logger.addHandler(collector)
    failure = ""
    options: dict[str, Any] = {"site_dir": str(site.resolve())} if site else {}
    config = load_config(config_file=str(config_file), strict=strict, **options)
    target = Path(config.site_dir)
    plugin = config.plugins["kehoach"]
    assert isinstance(plugin, KehoachPlugin)
    if plans:
        plugin.config.plans = str(plans.resolve())
    if labour:
        plugin.labour = labour
    try:
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, OSError) as error:
        failure = str(error) if isinstance(error, Abort) and not plugin.report else "Có cảnh báo hoặc lỗi nên trang cũ được giữ nguyên."
        if isinstance(error, OSError):
            failure = f"Không ghi được trang: {error.strerror} ({error.filename}). Trang đang có được giữ nguyên."
    finally:
        logger.removeHandler(collector)
    return Outcome(site=target, report=plugin.report, diagnostics=(*plugin.diagnostics, *collector.found), failure=failure)


def serve_site(config_file: Path, *, address: str) -> None:
    """`mkdocs serve`: preview that rebuilds when a plan, the theme or our code changes."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    mkdocs_serve(config_file=str(config_file), dev_addr=address)
