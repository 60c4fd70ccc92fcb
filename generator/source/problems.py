"""Collects the problems of one file, so that none hides another.

Enters: a code, a Vietnamese sentence, the way out, and a place in the file.
Leaves: `Diagnostic`s that quote the line they speak of.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.source.hazards import Markup


@dataclass(slots=True, kw_only=True)
class Problems:
    """The problems of one file, in the order they were seen."""

    path: str
    lines: Sequence[str] = ()
    """Lines of the file, to quote from."""
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, message: str, hint: str, *, line: int = 0, column: int = 0, severity: Severity = Severity.ERROR) -> None:
        """Note one problem; line and column count from 1, 0 where there is none."""
        quote = self.lines[line - 1].rstrip("\r") if 0 < line <= len(self.lines) else ""
        location = Location(path=self.path, line=line, column=column, quote=quote)
        self.found.append(Diagnostic(code=code, severity=severity, location=location, message=message, hint=hint))

    def add_markup(self, code: str, markup: Markup, *, line: int, column: int) -> None:
        """Note an HTML tag: an error when it would run or load something, else a warning."""
        hint = "Xóa thẻ này; nếu giấy in đúng như vậy, thêm một dấu cách sau dấu <."
        if markup.runs:
            self.add(code, f"Có mã {markup.shown}: kế hoạch chỉ có chữ, không có mã chạy được.", hint, line=line, column=column)
        else:
            message = f"Có thẻ HTML {markup.shown}: trang sẽ in nó ra như chữ thường."
            self.add(code, message, hint, line=line, column=column, severity=Severity.WARNING)

    @property
    def fatal(self) -> bool:
        """True when one of them is an error."""
        return any(d.severity is Severity.ERROR for d in self.found)
