"""Problems as data: what is wrong, where, in a Vietnamese sentence, with the way out.

Enters: a problem seen by any stage.
Leaves: `Diagnostic`, told in one of the `Style`s: one line, one line with the quoted line and the way out, an annotation of a
GitHub workflow, or JSON. Characters that could move the terminal's cursor or turn the reading direction are shown as `�`.

Codes: K1xx source files · K2xx importing and parsing · K3xx extraction · K4xx corpus · K5xx publishing and addresses.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.slots import quickly_made

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Severity(StrEnum):
    """How bad: an error stops the build, a warning stops it under `--strict`, a note never does."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Style(StrEnum):
    """How a problem is told."""

    ONELINE = "oneline"
    CARET = "caret"
    GITHUB = "github"
    JSON = "json"


_SEVERITY_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "ghi chú"}
_SEVERITY_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_GITHUB_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_QUOTE_BEFORE = 60
_QUOTE_WIDTH = 100

UNSAFE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f"
"""Inside of a character class: controls, direction marks and other characters nobody sees that change what is seen."""
_UNSAFE = re.compile(f"[{UNSAFE}]")


def visible(text: str) -> str:
    """Text that a terminal can print as it is: same length, each dangerous character as `�`, tabs and line ends as a blank."""
    return _UNSAFE.sub("\ufffd", text).translate({0x09: " ", 0x0A: " ", 0x0D: " "})


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a file; line and column count from 1, 0 where there is none."""

    path: str
    """As the person gave it, or relative to the plans folder."""
    line: int = 0
    column: int = 0
    quote: str = ""
    """The line of the file, to be shown with a caret."""


@quickly_made
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

    def explain(self, style: Style = Style.CARET) -> str:
        """The problem in one style; `CARET` has the quoted line with a caret under the place, and the way out."""
        if style is Style.ONELINE:
            return self.oneline()
        if style is Style.GITHUB:
            return self._github()
        if style is Style.JSON:
            return json.dumps(self.as_json(), ensure_ascii=False)
        out = [self.oneline()]
        if self.location.quote.strip():
            out.extend("    │ " + line for line in self._quoted())
        if self.hint:
            out.append(f"    → {visible(self.hint)}")
        return "\n".join(out)

    def oneline(self) -> str:
        """`path:line:col: CODE mức: câu`."""
        where = self.location.path
        if self.location.line:
            where += f":{self.location.line}:{self.location.column or 1}"
        return visible(f"{where}: {self.code} {_SEVERITY_WORDS[self.severity]}: {self.message}")

    def _quoted(self) -> list[str]:
        """The part of the quoted line around the place, and a caret under it."""
        column = self.location.column
        line = self.location.quote.rstrip("\r\n")
        start = max(0, column - 1 - _QUOTE_BEFORE)
        shown = visible(line[start : start + _QUOTE_WIDTH])
        left, right = "…" * (start > 0), "…" * (start + _QUOTE_WIDTH < len(line))
        if not column:
            return [left + shown + right]
        # A combining mark stands above its letter and takes no column of the terminal.
        before = sum(not unicodedata.combining(char) for char in shown[: column - 1 - start])
        return [left + shown + right, " " * (len(left) + before) + "^"]

    def _github(self) -> str:
        """`::error file=…,line=…,col=…,title=K101::câu`: what a workflow prints to mark the line of a change."""
        fields = [f"file={_github_escape(self.location.path, of_field=True)}"]
        if self.location.line:
            fields += [f"line={self.location.line}", f"col={self.location.column or 1}"]
        fields.append(f"title={self.code}")
        text = f"{self.message}\n→ {self.hint}" if self.hint else self.message
        return f"::{_GITHUB_LEVELS[self.severity]} {','.join(fields)}::{_github_escape(text)}"

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


def _github_escape(text: str, *, of_field: bool = False) -> str:
    """The percent signs that the workflow's command syntax asks for; a field has two more."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    if of_field:
        text = text.replace(":", "%3A").replace(",", "%2C")
    return _UNSAFE.sub("\ufffd", text)


def below(diagnostics: Iterable[Diagnostic], folder: Path) -> tuple[Diagnostic, ...]:
    """The same problems with `folder` put before each relative path, so that a terminal can open them."""
    prefix = folder.as_posix().rstrip("/")
    return tuple(
        d if d.location.path.startswith("/") else replace(d, location=replace(d.location, path=f"{prefix}/{d.location.path}"))
        for d in diagnostics
    )


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, line and column, the worst first; each problem once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_order))


def _order(problem: Diagnostic) -> tuple[str, int, int, int, str, str]:
    place = problem.location
    return place.path, place.line, place.column, _SEVERITY_ORDER[problem.severity], problem.code, problem.message


def count(diagnostics: Iterable[Diagnostic], severity: Severity) -> int:
    """How many of one severity."""
    return sum(d.severity is severity for d in diagnostics)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """`3 lỗi, 2 cảnh báo`."""
    found = list(diagnostics)
    return f"{count(found, Severity.ERROR)} lỗi, {count(found, Severity.WARNING)} cảnh báo"
