"""One run over the papers that came in: each read, saved, compared with the library, and reported on; what one paper does never stops the next.

Enters: paths of papers, the plans folder.
Leaves: plan files; in `.import/` a page and a JSON for each paper, a page for the whole run, and the sheet for answers; what to print.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator import pipeline
from generator.diagnostics import Diagnostic, Location, Severity, visible
from generator.gazetteer import Gazetteer
from generator.intake.answers import NAME, answer_sheet
from generator.intake.draft import make_draft
from generator.intake.issued import joined, parts_of
from generator.intake.report import report_json, report_text
from generator.intake.review import review
from generator.intake.save import REPORTS, save
from generator.intake.update import read_account, write_account
from generator.labour import Labour
from generator.readers.paper import open_paper, read_paper
from generator.render.import_page import RunRow, paper_page, run_page
from generator.store import default_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from generator.model import Draft, ImportedText, Review

INBOX = "hop-thu"
"""Folder where papers are put, beside the plans folder."""
RUN_PAGE = "bao-cao.html"
_HERE_ALREADY = "K230"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the person said."""

    plans: Path
    into: str | None = None
    """Id of the plan that the paper is."""
    keeps_papers: bool = True
    """Papers are kept beside their plans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One paper after it was read and saved."""

    paper: Path
    problems: tuple[Diagnostic, ...]
    """Of reading and saving."""
    draft: Draft | None = None
    """None when the file could not be read; its diagnostics are those above."""
    saved: Path | None = None
    """The file that was written; None when nothing changed."""
    here: Path | None = None
    """The plan's file, also where it stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run has to say."""

    arrivals: tuple[Arrival, ...]
    rows: tuple[RunRow, ...]
    reviews: dict[Path, Review]
    """By the plan file that was written."""
    page: Path | None
    answers: Path | None

    @property
    def problems(self) -> list[Diagnostic]:
        """Of all papers."""
        return [problem for arrival in self.arrivals for problem in arrival.problems]

    def texts(self) -> Iterator[str]:
        """Reports for the terminal: whole for one paper, a line each for many."""
        if len(self.arrivals) == 1 and self.arrivals[0].draft is not None:
            yield report_text(self.arrivals[0].draft, self.arrivals[0].saved)
            yield ""
        yield from self.lines()

    def lines(self) -> Iterator[str]:
        """The run as plain text, a line a paper."""
        for row in self.rows:
            yield visible(f"{row.state}: {row.paper} → {row.file or 'không ghi gì'} ({row.headline})")

    def objects(self) -> Iterator[dict[str, Any]]:
        """Reports for programs."""
        for arrival in self.arrivals:
            if arrival.draft is not None:
                found = self.reviews.get(arrival.saved) if arrival.saved else None
                yield report_json(arrival.draft, arrival.saved) | ({"review": _review_json(found)} if found else {})


def run(papers: Sequence[Path], settings: Settings, progress: Callable[[int, int], None] | None = None) -> Run:
    """Take in papers one after the other."""
    gazetteer = Gazetteer.load()
    arrivals: list[Arrival] = []
    for number, paper in enumerate(papers, 1):
        arrivals += _take_in(paper, settings, gazetteer)
        if progress:
            progress(number, len(papers))
    written = [arrival for arrival in arrivals if arrival.saved is not None]
    said = _library_says(settings.plans, {arrival.saved for arrival in written if arrival.saved})
    reviews = {
        arrival.saved: review(arrival.draft, arrival.saved, settings.plans, gazetteer, said.get(arrival.saved, ()))
        for arrival in written
        if arrival.draft is not None and arrival.saved is not None
    }
    answers = _write_answers(settings.plans, list(reviews.values()))
    for found in reviews.values():
        _write_reports(found, settings.plans, answers)
    rows = tuple(_row(arrival, reviews.get(arrival.saved) if arrival.saved else None, settings.plans) for arrival in arrivals)
    return Run(arrivals=tuple(arrivals), rows=rows, reviews=reviews, page=_write_run(rows, settings.plans, answers), answers=answers)


def _take_in(paper: Path, settings: Settings, gazetteer: Gazetteer) -> tuple[Arrival, ...]:
    """Read and save one paper; a decision that issues a plan gives both."""
    data, problems = open_paper(paper)
    if data is None:
        return (Arrival(paper=paper, problems=problems),)
    imported, found = read_paper(data, str(paper))
    problems = (*problems, *found)
    if imported is None:
        return (Arrival(paper=paper, problems=problems),)
    try:
        drafts = _drafts(replace(imported, name=_plain(imported.name)), settings, gazetteer)
        drafts = (replace(drafts[0], diagnostics=(*problems, *drafts[0].diagnostics)), *drafts[1:])
        return tuple(_arrival(paper, draft, data, settings) for draft in drafts)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one paper must not cost the others
        message = f"Lỗi của phần mềm khi đọc văn bản này ({type(error).__name__}); các văn bản khác vẫn được nhập."
        hint = "Gửi tệp và dòng này cho người phát triển phần mềm; trong lúc chờ, lưu văn bản thành .txt rồi nhập."
        fault = Diagnostic(code="K257", severity=Severity.ERROR, location=Location(path=str(paper)), message=message, hint=hint)
        return (Arrival(paper=paper, problems=(*problems, fault)),)


def _drafts(paper: ImportedText, settings: Settings, gazetteer: Gazetteer) -> tuple[Draft, ...]:
    """One draft, or those of a decision and its plan; a person who says which plan a paper is has seen that it is one."""
    parts = parts_of(paper) if settings.into is None else (paper,)
    drafts = tuple(make_draft(part, gazetteer=gazetteer) for part in parts)
    if len(drafts) == 1:
        return drafts
    both = joined(*drafts)
    return (make_draft(paper, gazetteer=gazetteer),) if any(draft.secrecy or not draft.body.strip() for draft in both) else both


def _arrival(paper: Path, draft: Draft, data: bytes, settings: Settings) -> Arrival:
    """One draft, saved."""
    saved, found = save(draft, settings.plans, into=settings.into, original=data if settings.keeps_papers else None)
    draft = replace(draft, diagnostics=found)
    return Arrival(paper=paper, problems=found, draft=draft, saved=saved, here=saved or _named_in(found, settings.plans))


def _plain(name: str) -> str:
    """The name of a file without characters that nobody sees; it goes into the plan file."""
    return visible(name).replace("\ufffd", "") or "van-ban"


def _named_in(problems: Sequence[Diagnostic], plans: Path) -> Path | None:
    """The plan that a paper was found to be already."""
    for problem in problems:
        if problem.code == _HERE_ALREADY:
            words = problem.message.replace(";", " ").split()
            name = next((word for word in words if word.endswith(".md")), None)
            return plans / name if name else None
    return None


def _library_says(plans: Path, files: set[Path]) -> dict[Path, list[Diagnostic]]:
    """What the whole library, drafts too, says about the files that were written: dates and numbers that disagree, what `check` would say."""
    said: dict[Path, list[Diagnostic]] = {file: [] for file in files}
    if files:
        for problem in pipeline.load(plans, Labour(cache=default_folder(), drafts=True)).diagnostics:
            said.get(plans / problem.location.path, []).append(problem)
    return said


# ── what is written ───────────────────────────────────────────────────────────────────────────────────────────────────


def _write_answers(plans: Path, reviews: list[Review]) -> Path | None:
    """The sheet, under a name that is free: a person may be filling in the one before."""
    content = answer_sheet(reviews)
    if content is None:
        return None
    folder, number = plans / REPORTS, 1
    folder.mkdir(parents=True, exist_ok=True)
    while (file := folder / (NAME if number == 1 else NAME.replace(".", f"-{number}."))).exists():
        number += 1
    file.write_bytes(content)
    return file


def _write_reports(found: Review, plans: Path, answers: Path | None) -> None:
    """The page of one paper, and its headline in the account, which tells it again when the paper comes again."""
    page = paper_page(found, plans=plans.as_posix(), answers=answers.name if answers else None)
    (plans / REPORTS / f"{found.plan_id}.html").write_text(page, encoding="utf-8", newline="\n")
    account = read_account(plans, REPORTS, found.plan_id)
    write_account(plans, REPORTS, found.plan_id, account | {"review": _review_json(found)})


def _review_json(found: Review) -> dict[str, Any]:
    fields = [
        {"key": f.key, "name": f.name, "value": f.value, "sureness": f.sureness.value, "source": f.source, "why": list(f.why)}
        for f in found.fields
    ]
    personal = [{"kind": p.kind, "shown": p.shown, "line": p.line} for p in found.personal]
    counts = {"received": found.received, "to_look_at": found.to_look_at, "missing": found.missing, "waits": found.waits}
    return {"headline": found.headline, **counts, "fields": fields, "personal": personal}


def _row(arrival: Arrival, found: Review | None, plans: Path) -> RunRow:
    """One line of the run; a paper that was here already is told as it was the first time."""
    name = arrival.paper.name
    worst = [problem for problem in arrival.problems if problem.severity is Severity.ERROR]
    if worst:
        return RunRow(paper=name, file=None, report=None, headline=worst[0].message, hint=worst[0].hint, state="không nhập được")
    if arrival.here is None:
        told = next((p for p in reversed(arrival.problems) if p.severity is Severity.WARNING), None)
        return RunRow(
            paper=name,
            file=None,
            report=None,
            headline=told.message if told else "",
            hint=told.hint if told else "",
            state="không nhập được",
        )
    file = arrival.here.relative_to(plans).as_posix()
    plan_id = file.removesuffix(".md").replace("/", "-")
    told_before = read_account(plans, REPORTS, plan_id).get("review", {}) if found is None else {}
    headline = found.headline if found else str(told_before.get("headline", "đã có trong thư viện"))
    waits = found.waits if found else bool(told_before.get("waits"))
    report = f"{plan_id}.html" if (plans / REPORTS / f"{plan_id}.html").exists() else None
    return RunRow(paper=name, file=file, report=report, headline=headline, state="cần xem" if waits else "đã nhập")


def _write_run(rows: tuple[RunRow, ...], plans: Path, answers: Path | None) -> Path | None:
    """The page of the run; nothing is written where nothing came in and nothing was here before."""
    if not any(row.file for row in rows):
        return None
    page = plans / REPORTS / RUN_PAGE
    text = run_page(rows, answers=answers.as_posix() if answers else None)
    if answers is not None or not page.exists():
        page.write_text(text, encoding="utf-8", newline="\n")
    return page
