"""A build that has something to do: reads, has the frame made where it must be, writes a fresh site, and swaps it in.

Enters: settings, the store, how the work is done. Leaves: an `Outcome`; the site in its place, or the old one untouched.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import frame as framing
from generator import pipeline
from generator.diagnostics import Diagnostic, Severity, summary
from generator.publish import ledger as ledgers
from generator.publish import writer
from generator.publish.output import Output
from generator.report import Outcome
from generator.slots import without_collector
from generator.workers import MissingClusterError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.frame import Frame, Settings
    from generator.labour import Labour
    from generator.publish.ledger import Ledger
    from generator.store import Store

KEPT = "Có cảnh báo hoặc lỗi nên trang cũ được giữ nguyên."


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """One build that has something to do."""

    config_file: Path
    settings: Settings
    settings_at: str
    strict: bool
    labour: Labour
    store: Store | None
    before: Ledger | None
    """A quick look at what the last build wrote."""

    @without_collector()
    def run(self, looks: bytes) -> Outcome:
        """Read, make, write, swap; on any failure the old site stays."""
        with pipeline.beside(self.labour) as beside:
            return self._run(looks, beside)

    def _run(self, looks: bytes, beside: pipeline.Beside) -> Outcome:
        try:
            examined = pipeline.load(self.settings.plans, self.labour, beside.index)
        except (MissingClusterError, OSError, TimeoutError) as error:
            if self.labour.scheduler is None:
                return self._failed((), _unwritable(error)) if isinstance(error, OSError) else self._failed((), str(error))
            return self._failed((), _no_cluster(self.labour.scheduler, error))
        problem = pipeline.not_replaceable(self.settings.site)
        found = (*examined.diagnostics, *([problem] if problem else []))
        if examined.errors or problem:
            return self._failed(found, f"Chưa dựng trang nào: {summary(found)}. Trang đang có được giữ nguyên.")
        with examined.stopwatch.stage("frame"):
            frame, remarks = self._frame(pipeline.depth_needed(examined.files))
        if frame is None or (remarks and self.strict):
            return self._failed((*examined.diagnostics, *remarks), KEPT)
        try:
            return self._publish(examined, frame, remarks, looks, beside)
        except OSError as error:
            return self._failed(examined.diagnostics, _unwritable(error))

    def _publish(
        self, examined: pipeline.Examination, frame: Frame, remarks: tuple[Diagnostic, ...], looks: bytes, beside: pipeline.Beside
    ) -> Outcome:
        """Into a fresh folder, which takes the place of the site at the end."""
        site = self.settings.site
        fresh = writer.temporary_site(site)
        try:
            output = Output(fresh, site, ledgers.whole(self.store, site, self.before) if self.store else None)
            report = pipeline.publish(examined, frame, output, beside, site_url=self.settings.site_url)
            outcome = Outcome(site=site, report=report, diagnostics=(*report.diagnostics, *remarks), failure="")
            wrong = any(diagnostic.severity is Severity.ERROR for diagnostic in outcome.diagnostics)
            if wrong or (self.strict and outcome.has_warnings):
                writer.discard(fresh)
                return replace(outcome, failure=KEPT)
            writer.swap(fresh, site)
        except BaseException:
            beside.end()
            writer.discard(fresh)
            raise
        self._remember(output.ledger, outcome, looks)
        return outcome

    def _remember(self, ledger: Ledger, outcome: Outcome, looks: bytes) -> None:
        """What the next build may rely on."""
        if self.store:
            ledger.inputs, ledger.outcome = looks, pickle.dumps(outcome, 5)
            ledgers.save(self.store, self.settings.site, ledger)

    def _frame(self, depth: int) -> tuple[Frame | None, tuple[Diagnostic, ...]]:
        """From the store, else from MkDocs, with what it remarks. A frame with remarks is not kept: they are told every time."""
        key = framing.frame_key(self.settings, self.settings_at, self.settings.plans, depth)
        found = framing.kept_frame(self.store, key) if self.store else None
        if found is not None:
            return found, ()
        from generator.mkdocs_plugin import make_frame  # as above

        made, remarks = make_frame(self.config_file, plans=self.settings.plans, depth=depth)
        if made is not None and not remarks and self.store:
            framing.keep(self.store, key, made)
        return made, remarks

    def _failed(self, diagnostics: tuple[Diagnostic, ...], failure: str) -> Outcome:
        return Outcome(site=self.settings.site, report=None, diagnostics=diagnostics, failure=failure)


def _unwritable(error: OSError) -> str:
    return f"Không ghi được trang: {error.strerror} ({error.filename}). Trang đang có được giữ nguyên."


def _no_cluster(scheduler: str, error: Exception) -> str:
    """Why a cluster did not do the work."""
    if isinstance(error, MissingClusterError):
        return "--scheduler cần phần mở rộng: cài bằng `.venv/bin/pip install 'kehoach[cluster]'`. Trang đang có được giữ nguyên."
    return f"Không nối được với bộ điều phối {scheduler} ({error}). Trang đang có được giữ nguyên."
