"""Papers as they came, for readers to take: the file that an import kept beside the plan.

Enters: the plans and their folder.
Leaves: name below the site's root → bytes, and what is wrong: a paper that is not there, or no more the one whose SHA-256 the plan tells (K164).

Only the full text has one: a condensed edition says where the paper is, and does not hand it on.
"""

from __future__ import annotations

import hashlib
import stat
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Location, Severity
from generator.intake.original import LARGEST
from generator.model import Edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.model import PlanRecord


def originals(plans: Iterable[PlanRecord], folder: Path) -> tuple[Iterator[tuple[str, bytes]], list[Diagnostic]]:
    """Papers one by one, so that they are never all in memory; the list fills as they are read."""
    problems: list[Diagnostic] = []
    return _papers(plans, folder, problems), problems


def _papers(plans: Iterable[PlanRecord], folder: Path, problems: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    for plan in plans:
        source = plan.metadata.source
        if source is None or source.kept is None or plan.metadata.edition is not Edition.FULL:
            continue
        content = _content(folder / plan.path.parent / source.kept)
        if content is None:
            problems.append(_problem(plan, f"Không có tệp gốc {source.kept} cạnh tệp kế hoạch.", "Chép lại tệp gốc, hoặc xóa dòng kept."))
        elif hashlib.sha256(content).hexdigest() != source.sha256:
            message = f"Tệp gốc {source.kept} không còn đúng mã SHA-256 đã ghi."
            problems.append(_problem(plan, message, "Chép lại đúng tệp gốc; nếu có bản mới thì nhập bản mới."))
        else:
            yield f"{plan.address}/{source.kept}", content


def _content(file: Path) -> bytes | None:
    """Bytes of a usual file of no more than a paper's size; links are not followed."""
    try:
        facts = file.lstat()
        return file.read_bytes() if stat.S_ISREG(facts.st_mode) and facts.st_size <= LARGEST else None
    except OSError:
        return None


def _problem(plan: PlanRecord, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code="K164", severity=Severity.WARNING, location=Location(path=str(plan.path)), message=message, hint=hint)
