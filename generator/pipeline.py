"""The order of the stages, stated once: source ▶ parse ▶ extract (plan by plan) ▶ corpus ▶ render, search ▶ publish.

Enters: a folder of plan sources, and how the work on them is done; later the shells that MkDocs rendered and the folder to write to.
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
from generator.model import PlanFile
from generator.parse.provisions import parse
from generator.publish import links, originals, related, sitemap, tables, writer
from generator.publish import redirects as forwarding
from generator.render.former import former_pages, redirects
from generator.render.hub import Sources, pages_of
from generator.render.library import Library
from generator.render.pages import all_hubs
from generator.search.index import index_files
from generator.shelf import Labour, Shelf
from generator.slots import without_collector
from generator.source.address_book import read_address_book
from generator.source.reader import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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
    """Collects what each stage cost, in this process and in those it started and waited for."""

    stages: list[Stage] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        wall, cpu = time.perf_counter(), sum(os.times()[:4])
        yield
        self.stages.append(Stage(name=name, cpu_s=sum(os.times()[:4]) - cpu, wall_s=time.perf_counter() - wall))


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """Everything that is known before the first page is written."""

    corpus: Corpus
    files: tuple[PlanFile, ...]
    """Plan files that are published or withdrawn; the latter are not in the corpus."""
    diagnostics: tuple[Diagnostic, ...]
    stopwatch: Stopwatch
    shelf: Shelf
    plans: Path
    """The folder they were read from."""
    ordinals: Mapping[str, int]
    """The permanent number of each plan: its line in the address book, else a number behind the last line."""

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


@without_collector()
def load(plans: Path, labour: Labour | None = None) -> Examination:
    """Read, parse, annotate and connect every plan below `plans`. Problems are collected, never raised."""
    stopwatch = Stopwatch()
    labour = labour or Labour(jobs=1)
    shelf = Shelf(plans, labour)
    with stopwatch.stage("read"):
        works, problems = shelf.work()
        kept, found = compare([work.read for work in works], plans, drafts=labour.drafts)
    addresses = {read.address for read in kept}
    worked = [work for work in works if work.record and work.record.address in addresses]
    records = [work.record for work in worked if work.record]
    with stopwatch.stage("corpus"):
        corpus = build_corpus(records, gazetteer=Gazetteer.load())
    return Examination(
        corpus=corpus,
        files=tuple(PlanFile(path=read.path, metadata=read.metadata) for read in kept if read.metadata),
        diagnostics=(*problems, *found, *chain.from_iterable(work.diagnostics for work in worked), *corpus.diagnostics),
        stopwatch=stopwatch,
        shelf=shelf,
        plans=plans,
        ordinals=read_address_book(plans).ordinals(plan.id for plan in corpus.plans),
    )


def examine_one(source: PlanSource) -> tuple[Diagnostic, ...]:
    """Problems of one plan by itself."""
    plan, problems = parse(source)
    annotated = annotate(plan)
    corpus = build_corpus([annotated.record], gazetteer=Gazetteer.load())
    return (*problems, *annotated.diagnostics, *corpus.diagnostics)


@without_collector()
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
        sources = Sources.of(library, examined.shelf.blocks, as_of=today(), site_url=site_url)
        for page in chain(pages_of(all_hubs(sources)), former_pages(examined.files)):
            html = shells[page.kind, page.depth].stamp(page, site_url=site_url)
            check.read(writer.page_file(page.address), html)
            writer.write(site, writer.page_file(page.address), html.encode())
            addresses.append(page.address)
            if page.canonical is None:
                listed.append(page.address)
    with stopwatch.stage("search"):
        for name, content in index_files(corpus, examined.shelf.postings, examined.ordinals):
            writer.write(site, name, content)
    for name, content in chain(tables.tables(library, site_url=site_url), related.related_files(library)):
        writer.write(site, name, content)
    papers, lost = originals.originals(corpus.plans, examined.plans)
    for name, content in papers:
        writer.write(site, name, content)
    diagnostics.extend(lost)
    everything = [*addresses, *hand_written]
    diagnostics.extend(_address_taken(a) for a, times in Counter(everything).items() if times > 1)
    moved, prefix = redirects(examined.files), urlsplit(site_url).path or "/"
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
    own, others = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return BuildReport(
        plans=len(corpus.plans),
        pages=len(everything),
        broken_links=broken,
        diagnostics=tuple(diagnostics),
        stages=tuple(stopwatch.stages),
        peak_mb=round(own + others, 1),
    )


def _address_taken(address: str) -> Diagnostic:
    return Diagnostic(
        code="K501",
        severity=Severity.ERROR,
        location=Location(path=address or "/"),
        message=f"Địa chỉ “/{address}” bị hai trang cùng dùng.",
        hint="Đổi tên tệp của kế hoạch (hoặc trang viết tay) chưa công bố; địa chỉ đã công bố thì giữ nguyên.",
    )
