r"""Mistakes of YAML that people make, told in their own terms, mended for the rest of the reading so that none hides another.

Enters: a front matter the YAML reader refuses.
Leaves: diagnostics that name the line and the way out, and the events of what could still be read.

A colon inside of a value is masked and the value read; any other faulty line is left out together with the lines indented below
it. Each turn masks or blanks at least one line, and there are at most 20 turns.

    title: Kế hoạch: thi đua năm 2025          K123   an unquoted colon (also on a second line of the value)
    title:Kế hoạch                             K122   no blank after the colon
    title: "Quyết thắng" năm 2025              K124   text after the closing quotation mark; a mark that never closes; a stray `\`
    title: [Dự thảo] Kế hoạch                  K125   a value that begins with a sign YAML keeps for itself
      district: Đắk Song                       K126   indented unlike its neighbours
    Kế hoạch                                   K113   not `key: value`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from generator.source.problems import Problems

MAX_FAULTS = 20
_MASK = "\ua789"  # looks like a colon, is none for YAML, and is as long
_KEY = re.compile(r"""^(?P<indent>\ *(?:-\ +)*)(?P<key>[^\s:#"'-][^:]*):(?:\s+|$)""", re.VERBOSE)
_GLUED = re.compile(r"^(?P<indent> *(?:- +)*)(?P<key>[A-Za-z_]+):(?=[^\s:/])")
_NAME = re.compile(r"^ *(?:- +)*[A-Za-z_]+$")
_COLON = re.compile(r":(?=\s|$)")
_OPEN_QUOTE = re.compile(r"""^(?:"(?:[^"\\]|\\.)*|'[^']*)$""")
_INDICATORS = frozenset("@`%*&![]{}|>-?,")


class Mender:
    """Reads YAML events, mending a copy of the text where the reader stops."""

    def __init__(self, *, problems: Problems) -> None:
        self.problems = problems
        self.indented_by_tabs = False
        """A tab indents some line: what looks out of place is its doing."""
        self.broken: set[str] = set()
        """Keys of the lines that were left out."""
        self._masked: set[int] = set()
        self._lines: list[str] = []

    def read(self, text: str, loader: Any) -> list[yaml.Event] | None:
        """Events of the text, or of what is left of it; None when it cannot be mended."""
        self._lines = text.split("\n")
        for _ in range(MAX_FAULTS):
            try:
                return list(iter(loader("\n".join(self._lines)).get_event, None))
            except yaml.MarkedYAMLError as fault:
                if not self._mend(fault):
                    return None
            except yaml.YAMLError:
                self._report(
                    "K113", 0, 0, "Không đọc được phần đầu tệp.", "So với phần đầu của một kế hoạch khác và gõ lại các dòng khác lạ."
                )
                return None
        return None

    def restore(self, value: str) -> str:
        """A value as it was written."""
        return value.replace(_MASK, ":") if self._masked else value

    def _mend(self, fault: yaml.MarkedYAMLError) -> bool:
        """Report what stopped the reader and take it out of its way; false when there is nothing left to try."""
        index, column = self._place(fault)
        if "document start" in str(fault.problem):
            index = next((above for above in range(index, 0, -1) if self._lines[above].startswith("...")), index)
            self._report("K113", index, 1, "Dòng ... kết thúc phần đầu quá sớm.", "Xóa dòng này; phần đầu chỉ kết thúc bằng dòng ---.")
            return self._blank(index)
        for near in (index, self._before(index)):
            glued = _GLUED.match(self._lines[near]) if near >= 0 else None
            if glued:
                hint = f"Thêm dấu cách sau dấu hai chấm: {glued['key']}: …"
                self._report("K122", near, glued.end(), f"Thiếu dấu cách sau dấu hai chấm của mục “{glued['key']}”.", hint)
                return self._blank(near)
        if "mapping values are not allowed" in str(fault.problem):
            return self._mend_colon(index, column)
        return self._mend_value(index, column, fault)

    def _place(self, fault: yaml.MarkedYAMLError) -> tuple[int, int]:
        """Line and column, from 0, where a person would look: an unfinished value is faulty where it begins."""
        mark = fault.problem_mark
        if fault.context_mark and ("simple key" in str(fault.context) or "quoted scalar" in str(fault.context)):
            mark = fault.context_mark
        if mark is None:
            return 0, 0
        index = min(mark.line, len(self._lines) - 1)
        return index, mark.column if index == mark.line else 0

    def _before(self, index: int) -> int:
        """The nearest line above that is not blank; -1 when there is none."""
        index -= 1
        while index > 0 and not self._lines[index].strip():
            index -= 1
        return index if index > 0 else -1

    def _mend_colon(self, index: int, column: int) -> bool:
        """A colon where YAML expects none: in a value, in the second line of a value, or below a key that has a value."""
        line = self._lines[index]
        keyed = _KEY.match(line)
        in_value = keyed is not None and keyed.end() <= column
        if not in_value:
            above = self._before(index)
            if above > 0 and ":" not in self._lines[above] and not self._lines[above].lstrip().startswith("- "):
                self._report_no_key(above)
                return self._blank(above)
            if _NAME.match(line[:column]):
                return self._mend_indent(index)
        if index in self._masked:
            return self._blank(index)
        start = keyed.end() if keyed and in_value else 0
        value = line[start:].partition(" #")[0].strip()
        hint = "Đặt cả giá trị trong dấu nháy kép; chữ trong ngoặc kép thì viết “ ”."
        if keyed and in_value and '"' not in value and "\\" not in value and len(value) <= 120:
            hint = f'Đặt cả giá trị trong dấu nháy kép: {keyed["key"]}: "{value}"'
        self._report("K123", index, column + 1, "Giá trị có dấu hai chấm mà không đặt trong dấu nháy.", hint)
        self._lines[index] = line[:start] + _COLON.sub(_MASK, line[start:])
        self._masked.add(index)
        return self._lines[index] != line or self._blank(index)

    def _mend_value(self, index: int, column: int, fault: yaml.MarkedYAMLError) -> bool:
        """Any other fault: told by how the value begins, then left out."""
        keyed = _KEY.match(self._lines[index])
        value = self._lines[index][keyed.end() :].rstrip() if keyed else self._lines[index].strip()
        start = keyed.end() if keyed else column
        if "escape" in str(fault.problem):
            hint = "Dùng dấu nháy đơn thay dấu nháy kép: trong dấu nháy đơn, dấu \\ là chữ thường."
            self._report("K124", index, start + 1, "Dấu \\ trong dấu nháy kép mở đầu một mã không có thật.", hint)
        elif "quoted scalar" in str(fault.context):
            self._report_open_quote(index, start)
        elif value[:1] in {'"', "'"}:
            opened = self._open_quote_above(index)
            if opened is not None:
                index = opened
                opening = _KEY.match(self._lines[index])
                self._report_open_quote(index, opening.end() if opening else 0)
            else:
                hint = "Dùng “ ” cho chữ trong ngoặc kép, hoặc đặt cả giá trị trong dấu nháy đơn: '\"…\" …'"
                self._report("K124", index, column + 1, "Sau dấu nháy đóng còn chữ.", hint)
        elif value[:1] in _INDICATORS and keyed:
            hint = f'Đặt cả giá trị trong dấu nháy kép: {keyed["key"]}: "{value[:1]}…"'
            self._report("K125", index, start + 1, f"Giá trị bắt đầu bằng dấu {value[:1]} mà không đặt trong dấu nháy.", hint)
        elif "simple key" in str(fault.context) or not keyed:
            self._report_no_key(index)
        else:
            return self._mend_indent(index)
        return self._blank(index)

    def _open_quote_above(self, index: int) -> int | None:
        """A line above whose value opens a quotation mark and does not close it on that line."""
        for above in range(index - 1, 0, -1):
            keyed = _KEY.match(self._lines[above])
            if keyed and _OPEN_QUOTE.match(self._lines[above][keyed.end() :].rstrip()):
                return above
        return None

    def _mend_indent(self, index: int) -> bool:
        line = self._lines[index]
        column = len(line) - len(line.lstrip()) + 1
        hint = "Các mục cùng bậc thụt vào bằng nhau: mục chính sát lề trái, mục con hai dấu cách; mục có mục con thì để trống sau dấu hai chấm."
        self._report("K126", index, column, "Dòng này thụt lề không khớp với các dòng quanh nó.", hint)
        return self._blank(index)

    def _report_no_key(self, index: int) -> None:
        line = self._lines[index]
        column = len(line) - len(line.lstrip()) + 1
        hint = "Viết “mục: giá trị”; nếu dòng này nối tiếp dòng trên, thụt nó vào hai dấu cách."
        self._report("K113", index, column, "Dòng này không có dạng “mục: giá trị”.", hint)

    def _report_open_quote(self, index: int, start: int) -> None:
        self._report(
            "K124", index, start + 1, "Dấu nháy mở ra mà không đóng.", "Thêm dấu nháy đóng ở cuối giá trị, cùng loại với dấu nháy mở."
        )

    def _report(self, code: str, index: int, column: int, message: str, hint: str) -> None:
        if self.indented_by_tabs and code in {"K113", "K126"}:
            return  # the tab itself is reported, and it is the cause
        self.problems.add(code, message, hint, line=index + 1, column=max(column, 1))

    def _blank(self, index: int) -> bool:
        """Leave out a line and what is indented below it; false when there is nothing to leave out."""
        line = self._lines[index]
        if index == 0 or not line.strip():
            return False
        indent = len(line) - len(line.lstrip())
        while index < len(self._lines):
            line = self._lines[index]
            keyed = _KEY.match(line) or _GLUED.match(line)
            if keyed:
                self.broken.add(keyed["key"])
            self._lines[index] = ""
            index += 1
            if index < len(self._lines):
                following = self._lines[index]
                if following.strip() and len(following) - len(following.lstrip()) <= indent:
                    break
        return True
