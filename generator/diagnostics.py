"""Problems as data: what is wrong, where, in a Vietnamese sentence, with the way out.

Enters: a problem seen by any stage.
Leaves: `Diagnostic`, printed as `path:line:col: CODE mức: câu` with the quoted line and the hint, or as JSON.

Codes: K1xx source files · K2xx importing and parsing · K3xx extraction · K4xx corpus · K5xx publishing and addresses.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad: an error stops the build, a warning stops it under `--strict`, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_SEVERITY_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "ghi chú"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a file; line and column count from 1, 0 where there is none."""

    path: str
    """As the person gave it, or relative to the plans folder."""
    line: int = 0
    column: int = 0
    quote: str = ""
    """The line of the file, to be shown with a caret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One problem."""

    code: str
    """`K101` …: stable, searchable."""
    severity: Severity
    location: Location
    message: str
    """One Vietnamese sentence that says what is wrong."""
    hint: str = ""
    """One Vietnamese sentence that says what to do."""

    def oneline(self) -> str:
        """`path:line:col: CODE mức: câu`."""
        where = self.location.path
        if self.location.line:
            where += f":{self.location.line}:{self.location.column or 1}"
        return f"{where}: {self.code} {_SEVERITY_WORDS[self.severity]}: {self.message}"

    def explain(self) -> str:
        """The line above, then the quoted line with a caret, then the way out."""
        out = [self.oneline()]
        if self.location.quote:
            shown = self.location.quote.rstrip("\n")
            start = max(0, self.location.column - 60)
            out.append("    │ " + shown[start : start + 100].replace("\t", " "))
            if self.location.column:
                out.append("    │ " + " " * (self.location.column - 1 - start) + "^")
        if self.hint:
            out.append(f"    → {self.hint}")
        return "\n".join(out)

    def as_json(self) -> dict[str, object]:
        """The shape of `kehoach check --json`."""
        return {
            "path": self.location.path,
            "line": self.location.line,
            "col": self.location.column,
            "code": self.code,
            "severity": self.severity.value,
            "message": self.message,
            "hint": self.hint,
        }


def count(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    """How many of one severity."""
    return sum(d.severity is severity for d in diagnostics)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """`3 lỗi, 2 cảnh báo`."""
    found = list(diagnostics)
    return f"{count(found, Severity.ERROR)} lỗi, {count(found, Severity.WARNING)} cảnh báo"
