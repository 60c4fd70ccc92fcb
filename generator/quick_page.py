"""The page of one plan at once, while the library around it is still being built: `kehoach serve` shows it within a moment of saving.

Enters: path and bytes of a plan file, the frame of the last build.
Leaves: its address and its page, or what is wrong with the file. The page is made from the plan alone, so it names no neighbours and leads to each document
where a library with this plan alone would; the build that follows puts the page of the whole library in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from generator.corpus.build import build_corpus
from generator.diagnostics import Severity, count
from generator.extract.annotate import annotate
from generator.gazetteer import Gazetteer
from generator.inputs import today
from generator.model import Crumb, Page, Status
from generator.open_data.offers import Offers
from generator.parse.provisions import parse
from generator.render.filling import encoded
from generator.render.hub import Sources
from generator.render.library import Library
from generator.render.plan import plan_page
from generator.render.plan_blocks import plan_blocks
from generator.source.reader import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import PurePosixPath

    from generator.diagnostics import Diagnostic
    from generator.frame import Frame
    from generator.render.plan_blocks import PlanBlocks, PlanFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickPage:
    """What is shown in the place of the page until the library is built."""

    address: str
    html: bytes | None
    """None where the file is no page of its own: a draft that is not asked for, a plan withdrawn, a page deeper than the frame reaches."""
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Paper:
    """The one that there is."""

    blocks: PlanBlocks

    def facts(self, _: str) -> PlanFacts:
        return self.blocks.facts

    def body(self, _: str) -> bytes:
        return encoded(self.blocks.body)


def quick_page(path: PurePosixPath, content: bytes, frame: Frame, *, site_url: str, drafts: bool) -> QuickPage:
    """Read one file and make its page."""
    read = read_source(content, path)
    source = read.source
    if source is None:
        wrong = (
            _stamped(_faulty(read.address, read.diagnostics), frame, site_url, None) if count(read.diagnostics, Severity.ERROR) else None
        )
        return QuickPage(address=read.address, html=wrong, diagnostics=read.diagnostics)
    if source.metadata.withdrawn is not None or (source.metadata.status is Status.DRAFT and not drafts):
        return QuickPage(address=read.address, html=None, diagnostics=read.diagnostics)
    plan, problems = parse(source)
    annotated = annotate(plan)
    library = Library.of(build_corpus([annotated.record], gazetteer=Gazetteer.load()))
    blocks = plan_blocks(annotated)
    sources = Sources(library=library, papers=_Paper(blocks), as_of=today(), site_url=site_url)
    page = plan_page(library, annotated.record, blocks)
    found = (*read.diagnostics, *problems, *annotated.diagnostics)
    return QuickPage(address=read.address, html=_stamped(page, frame, site_url, Offers.of(sources)), diagnostics=found)


def _stamped(page: Page, frame: Frame, site_url: str, offers: Offers | None) -> bytes | None:
    """In its frame, where there is one for its depth."""
    shell = frame.shells.get((page.kind, page.depth))
    if shell is None:
        return None
    head, below = offers.beside(page) if offers else ("", "")
    return shell.stamp(page, site_url=site_url, head=head, below=below).encode()


def _faulty(address: str, problems: Iterable[Diagnostic]) -> Page:
    """What is wrong, in the place of the page."""
    told = "".join(
        f"<li><p><b>dòng {problem.location.line or 1}:</b> {escape(problem.message)}</p><p>{escape(problem.hint)}</p></li>"
        for problem in problems
    )
    body = f"<h1>Tệp có lỗi, chưa dựng được trang</h1>\n<p><code>{escape(address)}.md</code></p>\n<ul>{told}</ul>\n"
    return Page(
        address=address, kind="plan", title="Tệp có lỗi", description="", crumbs=(Crumb(label="Tệp có lỗi"),), body=body, canonical=address
    )
