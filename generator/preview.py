"""A look at one plan before anybody else: its page as the site would show it, marked as a draft, in a folder of its own.

Enters: a plan file, or a paper that was never imported.
Leaves: a site of that plan alone; nothing is written to the plans folder. `serve` shows it on this machine until it is stopped.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from generator.building import build_site
from generator.diagnostics import Severity, count
from generator.gazetteer import Gazetteer
from generator.intake.address import propose_address
from generator.intake.draft import make_draft
from generator.labour import Labour
from generator.model import Status
from generator.readers.paper import open_paper, read_paper
from generator.source.front_matter import dump
from generator.source.reader import read_plan
from generator.store import default_folder

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A site of one plan."""

    site: Path
    address: str
    """Of the plan's page, without slashes at the ends."""


def build_preview(file: Path, plans: Path, work: Path, config: Path) -> tuple[Preview | None, tuple[Diagnostic, ...]]:
    """Build the site of one plan.

    Args:
        file: a plan file of the folder `plans`, or a paper.
        plans: the plans folder.
        work: an empty folder for the plan's copy and the site.
        config: mkdocs.yml.
    """
    address, text, problems = _plan_of(file, plans) if file.suffix == ".md" else _plan_from_paper(file)
    if address is None or text is None:
        return None, problems
    copy = work / "plans" / f"{address}.md"
    copy.parent.mkdir(parents=True)
    copy.write_text(text, encoding="utf-8", newline="\n")
    labour = Labour(jobs=1, cache=default_folder(), drafts=True)
    outcome = build_site(config, plans=work / "plans", site=work / "site", strict=False, labour=labour)
    told = tuple(problem for problem in (*problems, *outcome.diagnostics) if problem.code not in _OF_A_LONE_PLAN)
    return (None if outcome.failure else Preview(site=outcome.site, address=address)), tuple(dict.fromkeys(told))


_OF_A_LONE_PLAN = frozenset({"K164", "K502"})
"""Problems that come of the plan being looked at alone: its neighbours and its paper are elsewhere."""


def _plan_of(file: Path, plans: Path) -> tuple[str | None, str | None, tuple[Diagnostic, ...]]:
    """Address and text of a plan file, whatever its status."""
    source, problems = read_plan(file, plans)
    if source is None:
        return None, None, problems
    text = dump(replace(source.metadata, status=Status.DRAFT)) + source.body.source
    return str(source.path.with_suffix("")), text, problems


def _plan_from_paper(file: Path) -> tuple[str | None, str | None, tuple[Diagnostic, ...]]:
    """What an import would write."""
    data, problems = open_paper(file)
    paper, found = read_paper(data, str(file)) if data is not None else (None, ())
    if paper is None:
        return None, None, (*problems, *found)
    draft = make_draft(paper, gazetteer=Gazetteer.load())
    problems = (*problems, *found, *draft.diagnostics)
    if count(problems, Severity.ERROR):
        return None, None, problems
    address = propose_address(draft.metadata, level=draft.level)
    metadata = replace(draft.metadata, id=address.replace("/", "-"), status=Status.DRAFT)
    return address, f"{dump(metadata)}\n{draft.body}\n", problems


def server_of(site: Path, port: int) -> ThreadingHTTPServer:
    """What shows a folder to this machine alone; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(site)))


class _Quiet(SimpleHTTPRequestHandler):
    """Does not write a line for each request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""
