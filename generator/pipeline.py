"""The order of the stages, stated once: source ▶ parse ▶ extract (plan by plan) ▶ corpus ▶ render, search ▶ publish.

Enters: a folder of plan sources, and how the work on them is done; later the frame that MkDocs made and where to write.
Leaves: `Examination` (the corpus and every diagnostic), then files below the site and a `BuildReport`.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from generator.corpus.build import build_corpus, in_order
from generator.diagnostics import Diagnostic, Location, Severity, count
from generator.extract.annotate import annotate
from generator.gazetteer import Gazetteer
from generator.indexing import Foretold, indexing, told
from generator.inputs import today
from generator.labour import Labour, Progress
from generator.meanwhile import LostError
from generator.memory import Peak, give_back
from generator.model import PlanFile, Publication
from generator.open_data.calendars import calendar_hubs
from generator.open_data.hubs import open_hubs
from generator.open_data.offers import Offers
from generator.open_data.schema import SCHEMA_FILE, schema_file
from generator.parse.provisions import parse
from generator.pressing import SharedPress, pressing
from generator.publish import headers, links, originals, related, sitemap, tables, writer
from generator.publish import redirects as forwarding
from generator.publish.digests import Digests
from generator.publish.pages import Pages
from generator.publish.press import Press, pieces_of
from generator.render.former import former_pages, redirects
from generator.render.hub import Group, Sources
from generator.render.library import Library
from generator.render.pages import other_hubs
from generator.render.plan import plan_hubs
from generator.report import BuildReport, Stage
from generator.search.gathering import gather
from generator.shelf import Shelf
from generator.slots import without_collector
from generator.source.address_book import read_address_book
from generator.source.changes import days_of_change
from generator.source.reader import compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.frame import Frame
    from generator.meanwhile import Meanwhile, Relay
    from generator.model import Corpus, PlanSource
    from generator.pressing import Pressed
    from generator.publish.output import Notes, Output
    from generator.render.hub import Hub
    from generator.source.address_book import AddressBook


DEEPEST_HUB = 5
"""Folders of the longest address of a hub: `chi-tieu/2025/<province>/<district>/<commune>`, `van-ban/<kind>/<document>/<province>/nam-2025`."""


Thing = TypeVar("Thing")


@dataclass(slots=True)
class Stopwatch:
    """Collects what each stage cost, in this process and in those it started and waited for."""

    stages: list[Stage] = field(default_factory=list)
    memory: Peak = field(default_factory=Peak)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside."""
        wall, cpu = time.perf_counter(), sum(os.times()[:4])
        yield
        self.stages.append(Stage(name=name, cpu_s=sum(os.times()[:4]) - cpu, wall_s=time.perf_counter() - wall))
        self.memory.look()

    def watched(self, things: Iterable[Thing]) -> Iterator[Thing]:
        """The same, with an eye on memory between them."""
        for thing in things:
            self.memory.look()
            yield thing


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
    published: Mapping[str, Publication]
    """Plan id → when it was published here, for plans that the address book has."""

    @property
    def errors(self) -> int:
        """How many problems stop the build."""
        return count(self.diagnostics, Severity.ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Processes that stand by for a part of the work on a site, or none."""

    index: Meanwhile[Notes]
    press: Relay[Pressed] | None

    def end(self) -> None:
        """Nothing more is written by them."""
        self.index.end()
        if self.press:
            self.press.end()


@contextmanager
def beside(labour: Labour) -> Iterator[Beside]:
    """Have them stand by, before anything is read."""
    with indexing(labour) as index, pressing(labour) as press:
        yield Beside(index=index, press=press)


@without_collector()
def load(plans: Path, labour: Labour | None = None, index: Meanwhile[Notes] | None = None) -> Examination:
    """Read, parse, annotate and connect every plan below `plans`. Problems are collected, never raised.

    The `index`, where it is made by another process, is begun when all is read.
    """
    stopwatch = Stopwatch()
    labour = labour or Labour(jobs=1)
    shelf = Shelf(plans, replace(labour, progress=_watched(stopwatch, labour)))
    with stopwatch.stage("read"):
        works, problems = shelf.work()
        kept, found = compare([work.read for work in works], plans, drafts=labour.drafts)
    addresses = {read.address for read in kept}
    book = read_address_book(plans)
    worked = [work for work in works if work.record and work.record.address in addresses]
    records = [work.record for work in worked if work.record]
    ordinals = book.ordinals(record.id for record in in_order(records))
    if index:
        index.foretell(Foretold(kept=shelf.kept, plans={ordinals[record.id]: shelf.where(record.id) for record in records}))
    with stopwatch.stage("corpus"):
        corpus = build_corpus(records, gazetteer=Gazetteer.load())
    return Examination(
        corpus=corpus,
        files=tuple(PlanFile(path=read.path, metadata=read.metadata) for read in kept if read.metadata),
        diagnostics=(*problems, *found, *chain.from_iterable(work.diagnostics for work in worked), *corpus.diagnostics),
        stopwatch=stopwatch,
        shelf=shelf,
        plans=plans,
        ordinals=ordinals,
        published=_published(book, days_of_change(plans)),
    )


def _watched(stopwatch: Stopwatch, labour: Labour) -> Progress:
    """Tell how far the work is, with an eye on memory."""

    def progress(done: int, of: int) -> None:
        stopwatch.memory.look()
        if labour.progress:
            labour.progress(done, of)

    return progress


def _published(book: AddressBook, changed: Mapping[str, str]) -> dict[str, Publication]:
    """What the address book and the record of changes say, by plan id."""
    return {
        row.id: Publication(
            ordinal=row.ordinal, posted=row.first_published, changed=max(row.first_published, changed.get(row.id, row.first_published))
        )
        for row in book.rows
    }


def examine_one(source: PlanSource) -> tuple[Diagnostic, ...]:
    """Problems of one plan by itself."""
    plan, problems = parse(source)
    annotated = annotate(plan)
    corpus = build_corpus([annotated.record], gazetteer=Gazetteer.load())
    return (*problems, *annotated.diagnostics, *corpus.diagnostics)


@without_collector()
def publish(examined: Examination, frame: Frame, output: Output, beside: Beside, *, site_url: str) -> BuildReport:
    """Write pages, search index and sitemap, or keep them where what they read is as it was; follow every link of what was written."""
    stopwatch = examined.stopwatch
    with stopwatch.stage("gather"):
        library = Library.of(examined.corpus)
        gathered = gather(examined.corpus, library.units, examined.ordinals, examined.shelf.keys)
        for name, content in gathered.files.items():
            output.write(name, content)
        beside.index.begin(told(gathered, examined.shelf.kept, output))
        del gathered
        give_back()
    with stopwatch.stage("pages"):
        shelf = examined.shelf
        sources = Sources(library=library, papers=shelf, as_of=today(), site_url=site_url, published=examined.published, texts=shelf.keys)
        offers, pieces = Offers.of(sources), pieces_of(frame.shells)
        digests = Digests(sources, shelf.marks, shelf.kept.code + frame.digest)
        try:
            press = SharedPress(pieces, output, shelf.kept, beside.press) if beside.press else Press(pieces, output, shelf.kept)
            pages = _made(Pages(frame, output, offers, press, shelf.where), examined, sources, digests)
        except LostError:
            pages = _made(Pages(frame, output, offers, Press(pieces, output, shelf.kept), shelf.where), examined, sources, digests)
    with stopwatch.stage("search"):
        output.take(beside.index.result())
    papers, lost = originals.originals(examined.corpus.plans, examined.plans)
    for name, content in papers:
        output.write(name, content)
    for name, content in chain(
        _for_servers(examined, site_url), sitemap.sitemaps([*pages.listed, *frame.hand_written], site_url, offers.days)
    ):
        output.write(name, content)
    with stopwatch.stage("links"):
        broken = pages.follow()
    everything = Counter([*pages.addresses, *frame.hand_written])
    diagnostics = [
        *examined.diagnostics,
        *lost,
        *(_address_taken(a) for a, times in everything.items() if times > 1),
        *map(_leads_nowhere, broken),
    ]
    return BuildReport(
        plans=len(examined.corpus.plans),
        pages=everything.total(),
        broken_links=broken,
        diagnostics=tuple(diagnostics),
        stages=tuple(stopwatch.stages),
        peak_mb=round(stopwatch.memory.mb, 1),
    )


def _made(pages: Pages, examined: Examination, sources: Sources, digests: Digests) -> Pages:
    """Every page, and every file that stands beside pages: made or kept. Raises LostError when a process that had a part in it has died."""
    stopwatch = examined.stopwatch
    hubs: Iterator[Hub | Group] = chain(plan_hubs(sources), [related.related_group(sources), _group(sources, pages.offers, stopwatch)])
    pages.make(stopwatch.watched(hubs), digests)
    for page in former_pages(examined.files):
        pages.write(page)
    pages.end()
    return pages


def _group(sources: Sources, offers: Offers, stopwatch: Stopwatch) -> Group:
    """Every hub that reads no text of a plan, and nothing that the corpus reads in texts."""

    def hubs() -> Iterator[Hub]:
        lists = offers.lists().listings.values()
        yield from chain(other_hubs(sources), open_hubs(sources, lists), tables.table_hubs(sources), calendar_hubs(sources))

    facts = (sources.as_of.isoformat(), *sources.dates(sources.library.plans))
    return Group(key="", facts=facts, hubs=lambda: stopwatch.watched(hubs()))


def _for_servers(examined: Examination, site_url: str) -> Iterator[tuple[str, bytes]]:
    """What the server of the site reads, and the schema of the data."""
    moved, prefix = redirects(examined.files), urlsplit(site_url).path or "/"
    yield forwarding.STATIC_HOSTS, forwarding.static_hosts(moved, prefix)
    yield forwarding.NGINX, forwarding.nginx(moved, prefix)
    yield headers.STATIC_HOSTS, headers.static_hosts()
    yield headers.NGINX, headers.nginx()
    yield headers.STORES, headers.stores()
    yield SCHEMA_FILE, schema_file()


def depth_needed(files: Iterable[PlanFile]) -> int:
    """Folders of the deepest page: plans and their former addresses may lie deeper than any hub."""
    listed = tuple(files)
    answered = {*redirects(listed), *(str(file.path.with_suffix("")) for file in listed)}
    return max([DEEPEST_HUB, *(address.count("/") + 1 for address in answered)])


def _leads_nowhere(broken: links.BrokenLink) -> Diagnostic:
    return Diagnostic(
        code="K502",
        severity=Severity.WARNING,
        location=Location(path=broken.page),
        message=f"Liên kết “{broken.link}” không dẫn tới đâu: thiếu {broken.missing}.",
        hint="Sửa liên kết trong trang viết tay; nếu trang do phần mềm sinh ra thì đây là lỗi của phần mềm, hãy báo lại.",
    )


def _address_taken(address: str) -> Diagnostic:
    return Diagnostic(
        code="K501",
        severity=Severity.ERROR,
        location=Location(path=address or "/"),
        message=f"Địa chỉ “/{address}” bị hai trang cùng dùng.",
        hint="Đổi tên tệp của kế hoạch (hoặc trang viết tay) chưa công bố; địa chỉ đã công bố thì giữ nguyên.",
    )


def not_replaceable(site: Path) -> Diagnostic | None:
    """A problem where the folder of the site holds somebody's own files."""
    if writer.replaceable(site):
        return None
    return Diagnostic(
        code="K503",
        severity=Severity.ERROR,
        location=Location(path=str(site)),
        message="Thư mục này có sẵn tệp khác, không phải trang do phần mềm dựng, nên không được thay.",
        hint="Chọn một thư mục mới hoặc trống cho --site.",
    )
