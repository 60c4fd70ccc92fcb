"""The order of the stages, stated once: source ▶ parse ▶ extract ▶ corpus ▶ render, search ▶ publish.

Enters: a folder of plan sources; later the shells that MkDocs rendered and the folder to write to.
Leaves: `Examination` (the corpus and every diagnostic), then files below the site and a `BuildReport`.
"""

from __future__ import annotations

import os
import resource
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.corpus.build import build_corpus
from generator.diagnostics import Diagnostic, Location, Severity, count
from generator.extract.annotate import annotate
from generator.gazetteer import Gazetteer
from generator.parse.provisions import parse
from generator.publish import links, related, sitemap, tables, writer
from generator.publish import redirects as forwarding
from generator.render.former import former_pages, redirects
from generator.render.library import Library
from generator.render.pages import render_pages
from generator.search.index import build_index
from generator.source.reader import read_plans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.model import Corpus, PlanSource
    from generator.render.shell import Shell

VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What one stage cost."""

    name: str
    cpu_s: float
    wall_s: float


@dataclass(slots=True)
class Stopwatch:
    """Collects what each stage cost."""

    stages: list[Stage] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.stages.append(Stage(name=name, cpu_s=time.process_time() - cpu, wall_s=time.perf_counter() - wall))


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """Everything that is known before the first page is written."""

    corpus: Corpus
    sources: tuple[PlanSource, ...]
    """Plan sources that could be read, drafts left out; withdrawn ones are here and not in the corpus."""
    diagnostics: tuple[Diagnostic, ...]
    stopwatch: Stopwatch

    @property
    def errors(self) -> int:
        """How many problems stop the build."""
        return count(self.diagnostics, Severity.ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did."""

    plans: int
    pages: int
    broken_links: tuple[links.BrokenLink, ...]
    diagnostics: tuple[Diagnostic, ...]
    stages: tuple[Stage, ...]
    peak_mb: float


def today() -> date:
    """The day the site calls today: SOURCE_DATE_EPOCH where it is set, else the day in Vietnam."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), tz=UTC) if epoch else datetime.now(tz=UTC)
    return moment.astimezone(VIETNAM).date()


def load(plans: Path) -> Examination:
    """Read, parse, annotate and connect every plan below `plans`. Problems are collected, never raised."""
    stopwatch = Stopwatch()
    with stopwatch.stage("source"):
        sources, found = read_plans(plans)
    return examine(sources, found, stopwatch)


def examine(sources: Sequence[PlanSource], found: Sequence[Diagnostic], stopwatch: Stopwatch | None = None) -> Examination:
    """Parse, annotate and connect plan sources; `found` are the problems seen while reading them."""
    stopwatch = stopwatch or Stopwatch()
    diagnostics = list(found)
    with stopwatch.stage("parse"):
        parsed = [parse(source) for source in sources if not source.metadata.withdrawn]
    with stopwatch.stage("extract"):
        annotated = [annotate(plan) for plan, _ in parsed]
    with stopwatch.stage("corpus"):
        corpus = build_corpus(annotated, gazetteer=Gazetteer.load())
    for (_, problems), result in zip(parsed, annotated, strict=True):
        diagnostics.extend((*problems, *result.diagnostics))
    diagnostics.extend(corpus.diagnostics)
    return Examination(corpus=corpus, sources=tuple(sources), diagnostics=tuple(diagnostics), stopwatch=stopwatch)


def publish(
    examined: Examination, shells: Mapping[tuple[str, int], Shell], site: Path, *, site_url: str, hand_written: tuple[str, ...]
) -> BuildReport:
    """Write pages, search index and sitemap below `site`, then follow every link of what was written.

    `shells` has one shell for each kind of page and depth; `hand_written` are the addresses MkDocs has written itself.
    """
    corpus, stopwatch = examined.corpus, examined.stopwatch
    library = Library.of(corpus)
    check = links.LinkCheck()
    addresses: list[str] = []
    listed: list[str] = []
    diagnostics = list(examined.diagnostics)
    with stopwatch.stage("pages"):
        for page in chain(render_pages(library, as_of=today()), former_pages(examined.sources)):
            html = shells[page.kind, page.depth].stamp(page, site_url=site_url)
            check.read(writer.page_file(page.address), html)
            writer.write(site, writer.page_file(page.address), html.encode())
            addresses.append(page.address)
            if page.canonical is None:
                listed.append(page.address)
    with stopwatch.stage("search"):
        for name, content in build_index(corpus).items():
            writer.write(site, name, content)
    for name, content in chain(tables.tables(library, site_url=site_url), related.related_files(library)):
        writer.write(site, name, content)
    everything = [*addresses, *hand_written]
    diagnostics.extend(_address_taken(a) for a, times in Counter(everything).items() if times > 1)
    moved, prefix = redirects(examined.sources), urlsplit(site_url).path or "/"
    writer.write(site, forwarding.STATIC_HOSTS, forwarding.static_hosts(moved, prefix))
    writer.write(site, forwarding.NGINX, forwarding.nginx(moved, prefix))
    writer.write(site, "sitemap.xml", sitemap.sitemap([*listed, *hand_written], site_url))
    with stopwatch.stage("links"):
        broken = links.check_links(site, check)
    diagnostics.extend(
        Diagnostic(
            code="K502",
            severity=Severity.WARNING,
            location=Location(path=b.page),
            message=f"Liên kết “{b.link}” không dẫn tới đâu: thiếu {b.missing}.",
            hint="Sửa liên kết trong trang viết tay; nếu trang do phần mềm sinh ra thì đây là lỗi của phần mềm, hãy báo lại.",
        )
        for b in broken
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return BuildReport(
        plans=len(corpus.plans),
        pages=len(everything),
        broken_links=broken,
        diagnostics=tuple(diagnostics),
        stages=tuple(stopwatch.stages),
        peak_mb=round(peak, 1),
    )


def _address_taken(address: str) -> Diagnostic:
    return Diagnostic(
        code="K501",
        severity=Severity.ERROR,
        location=Location(path=address or "/"),
        message=f"Địa chỉ “/{address}” bị hai trang cùng dùng.",
        hint="Đổi tên tệp của kế hoạch (hoặc trang viết tay) chưa công bố; địa chỉ đã công bố thì giữ nguyên.",
    )
