"""The head of a paper: issuer, number, place and date, kind, title.

Enters: the beginning of a paper as it came (pipes of tables, columns side by side, wrapped lines, Markdown stars), or a letterhead alone.
Leaves: `Letterhead`, with the span of every field and of the motto, and the offset where the body begins.

Forms: `Số: 0124/KH-UBND`, `Số: /KH-UBND` (blank), `Số 12-KH/HU`, `Số: 26 -CTr/TWĐTN-VP`; `Đắk Lắk, ngày 18 tháng 11 năm 2025`, `…, ngày   tháng 01 năm 2025`;
`KẾ HOẠCH` on a line, then the abstract. Refused: numbers and dates of the body (they are citations), `Số lượng: 5`.

Rules: the decree on clerical work (place of each part of the head); Party form `Số NN-XX/YYY`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import Letterhead, LetterheadField, PartialDate, PlaceNames, Span
from generator.parse.abstract import body_start, clean_title, find_kind, kind_of_symbol, title_span
from generator.parse.joint import read_issuers
from generator.parse.offices import complete, is_office_line
from generator.text import collapse, fold

if TYPE_CHECKING:
    from generator.gazetteer import Gazetteer
    from generator.parse.offices import Office

_MOTTO = re.compile(
    r"cong[\s|*]+hoa[\s|*]+xa[\s|*]+hoi(?:[\s|*]+chu[\s|*]+nghia)?(?:[\s|*]+viet[\s|*]+nam\b)?|chu[\s|*]+nghia[\s|*]+viet[\s|*]+nam\b|"
    r"doc[\s|*]+lap[\s|*]*-?[\s|*]*tu[\s|*]+do[\s|*]*-?[\s|*]*hanh[\s|*]+phuc\b|dang[\s|*]+cong[\s|*]+san[\s|*]+viet[\s|*]+nam\b"
)
_NUMBER = re.compile(
    r"(?<!\w)so[ \t]*(?P<colon>[:.]?)[\s|*]*(?P<digits>\d{1,5}[a-z]?|[.…_ ]*)(?P<year>\s?/\s?\d{4}(?=\s?/))?\s*(?P<first>[-/])\s*"
    r"(?P<symbol>[a-z]{1,7}(?: ?[-/&.] ?[a-z]{1,12}\d{0,4}){0,4}-?)(?![\w])"
)
_DAY_BEHIND = re.compile(r"[\s,]*ngay\s+(?P<day>\d{1,2})\s?(?:[/.-]|thang)\s?(?P<month>\d{1,2})\s?(?:[/.-]|nam)\s?(?P<year>\d{4})(?!\d)")
_NEXT_COLUMN = re.compile(r"\s[-–—]\s?[^\W\d_a-z][a-zà-ỹ]+$")
"""`20/KH-UBND — Quỳ`: the place line begins there."""
_NUMBER_BEHIND = re.compile(r"[ \t*:]*" + _NUMBER.pattern)
_NUMBER_BELOW = re.compile(r"[\s*_|]*\((?:ke hoach )?" + _NUMBER.pattern)
_DATE = re.compile(
    r"(?P<comma>,?)[\s|*]*\bngay[\s|*]*(?P<day>\d{1,2}|[.…_]*)[\s|*]*thang[\s|*]*(?P<month>\d{1,2}|[.…_]*)[\s|*]*nam[\s|*]*(?P<year>\d{4})\b"
)
_SLASH_DATE = re.compile(r"(?P<comma>,)[\s|*]*ngay[\s|*]*(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})\b")
_SUBJECT = re.compile(r"(?:^|\n|\|)[ *]*(?P<words>(?:v/v|ve viec)\b[^\n|]*(?:\n(?=[^\n|]*[^\s|])[^\n|]*){0,3})")
_OFFICE_LINE = re.compile(
    r"(?:^|\n|\|)[ *]*(?:uy ban|ubnd|hoi dong nhan dan|hdnd|huyen uy|tinh uy|dang uy|thanh uy|so |bo |truong )[^\n|]*"
)
_SECRECY = re.compile(
    r"(?<!\w)(?<!bi )(?<!bao )(?<!co )(?:do mat ?: ?)?(?P<mark>tuyet mat|toi mat|mat|t u y e t  ?m a t|t o i  ?m a t|m a t)(?! ?ma\b)(?!\w)"
)
"""In capitals wherever it stands in the head, in small letters after `Độ mật:` or in brackets; never in `BẢO MẬT`, `MẬT MÃ`, `MẶT TRẬN`."""
_MARKS = re.compile(
    r"(?:^|\n|\|)[ *\[(]*(?P<mark>du thao(?: lan(?: thu)? \w+| \d+)?|luu hanh noi bo|hoa toc|thuong khan|khan|tai lieu mat)[ *\])]*(?=\n|\||$)"
)
_DRAFT = re.compile(r"(?<!\w)(?P<mark>du thao(?: lan(?: thu)? \w+| \d+)?|luu hanh noi bo)(?!\w)")
_BEHIND_KIND = re.compile(r"[ *]*\((?P<mark>du thao(?: lan(?: thu)? \w+| \d+)?|tuyet mat|toi mat|mat|luu hanh noi bo)\)[ *]*")
_HEAD_LIMIT = 6000
_ESCAPES = re.compile(
    r"\\r\\n|\\n|\\t|\\r|</?(?:br|p|b|i|u|em|strong|center|div|span|h\d|td|tr)\b[^<>\n]{0,120}>|&nbsp;|\[bookmark:[^\]\n]{0,80}\]",
    re.IGNORECASE,
)


def read_letterhead(text: str, gazetteer: Gazetteer | None = None) -> Letterhead:
    """Read the head of a paper. Works on a letterhead alone, and never looks at numbers and dates of the body.

    Args:
        text: the paper, or only its head.
        gazetteer: where given, completes an issuer whose place stands only in the place line (`ỦY BAN NHÂN DÂN`, `Ninh Bình, ngày …`).
    """
    head = _Head(text[:_HEAD_LIMIT])
    head.read_marks()
    head.read_number()
    head.read_date()
    head.read_title()
    offices = [complete(office, head.issued_at, head.date, head.shown, gazetteer) for office in head.read_issuers()]
    office = offices[0] if offices else None
    found = {field.name: field.value for field in reversed(head.fields)}
    return Letterhead(
        issuer=office.name if office else None,
        co_issuers=tuple(other.name for other in offices[1:]),
        level=office.level if office else None,
        place=office.place if office else PlaceNames(),
        number=head.number,
        symbol=head.symbol,
        date=head.date,
        issued_at=head.issued_at,
        kind=found.get("kind") or kind_of_symbol(head.symbol),
        title=found.get("title"),
        secrecy=found.get("secrecy"),
        marks=tuple(field.value for field in head.fields if field.name == "mark"),
        fields=tuple(sorted(head.fields, key=lambda field: field.span)),
        end=head.end,
    )


class _Head:
    """The head while it is read: every part taken is masked, so that what is left is the issuer."""

    def __init__(self, text: str) -> None:
        self.shown = _ESCAPES.sub(_blanked, text)
        self.folded = fold(self.shown)
        self.taken = bytearray(len(text))
        self.fields: list[LetterheadField] = []
        self.number: str | None = None
        self.symbol: str | None = None
        self.date: PartialDate | None = None
        self.issued_at: str | None = None
        self.kind = find_kind(self.shown)
        self.limit = self.kind.start if self.kind else self._last_sign()
        """Where the letterhead ends: before the kind, else after the last of motto, number and date."""
        self.end = self.limit
        """Where the body begins."""

    def take(self, name: str, value: str, start: int, end: int) -> None:
        """Record a field and mask its characters."""
        self.fields.append(LetterheadField(name=name, value=value, span=Span(start, end)))
        self.taken[start:end] = b"\1" * (end - start)

    def _last_sign(self) -> int:
        """End of the last motto, number or date before the body, when no kind is printed."""
        stop = body_start(self.shown)
        ends = [found.end() for pattern in (_MOTTO, _NUMBER, _DATE) for found in pattern.finditer(self.folded, 0, stop)]
        ends += [
            found.end()
            for found in _OFFICE_LINE.finditer(self.folded, 0, stop)
            if self.shown[found.start() : found.end()].strip("|* \n").isupper()
        ]
        return max(ends, default=0)

    def read_marks(self) -> None:
        """Motto, secrecy and draft marks, subject of an official letter."""
        for found in _MOTTO.finditer(self.folded, 0, self.limit):
            if self.shown[found.start()].isupper():
                self.take("motto", collapse(self.shown[found.start() : found.end()]), found.start(), found.end())
        for found in _SECRECY.finditer(self.folded, 0, self.limit):
            start, end = found.span("mark")
            line = self.shown[self.shown.rfind("\n", 0, start) + 1 :].partition("\n")[0]
            named = found.start() < start or self.shown[start - 1 : start] in ("(", "[") or len(line.strip(" *|.")) == end - start
            if _is_secrecy(self.shown[start:end], named=named) and not any(self.taken[start:end]):
                self.take("secrecy", _SECRECY_NAMES[self.folded[start:end].replace(" ", "")], start, end)
        for pattern in (_MARKS, _DRAFT):
            for found in pattern.finditer(self.folded, 0, self.limit):
                start, end = found.span("mark")
                alone = pattern is _MARKS or self.shown[start:end].isupper() or self.shown[start - 1 : start] in ("(", "[")
                if alone and self.shown[start].isupper() and not any(self.taken[start:end]):
                    self.take("mark", collapse(self.shown[start:end]).capitalize(), start, end)
        if self.kind is None and (subject := _SUBJECT.search(self.folded, 0, self.limit)):
            start, end = subject.span("words")
            self.take("title", collapse(self.shown[start:end]).strip("|* "), start, end)

    def read_number(self) -> None:
        """`Số: 0124/KH-UBND`."""
        for found in _NUMBER.finditer(self.folded, 0, self.limit):
            symbol = self.shown[found.start("symbol") : found.end("symbol")]
            if (
                not symbol[0].isupper()
                or any(self.taken[found.start() : found.end()])
                or not (found["colon"] or self._opens_cell(found.start()))
            ):
                continue
            self._take_number(found)
            return

    def _take_number(self, found: re.Match[str]) -> None:
        """Number and symbol from a match of `_NUMBER`."""
        printed = self.shown[found.start("symbol") : found.end("symbol")]
        printed = _NEXT_COLUMN.sub("", printed)
        self.symbol = re.sub(r"\s", "", printed)
        digits = self.shown[found.start("digits") : found.end("digits")].strip(".…_ ")
        year = re.sub(r"\s", "", found["year"] or "")
        if digits:
            self.number = f"{digits}{year}{found['first']}{self.symbol}"
        end = found.start("symbol") + len(printed)
        self.take("number", self.number or f"{found['first']}{self.symbol}", found.start(), end)

    def read_date(self) -> None:
        """`Đắk Lắk, ngày 18 tháng 11 năm 2025`."""
        for pattern in (_DATE, _SLASH_DATE):
            for found in pattern.finditer(self.folded, 0, self.limit):
                if any(self.taken[found.start() : found.end()]):
                    continue
                month = int(found["month"]) if found["month"].isdigit() else None
                day = int(found["day"]) if found["day"].isdigit() and month is not None else None
                place = self._place_before(found.start())
                if not self._opens_cell(place.start if place and not found["comma"] else found.start()) and not (place and found["comma"]):
                    continue  # the date of a document that a sentence cites
                self.date = PartialDate(int(found["year"]), month, day)
                self.take("date", self.date.iso, found.start(), found.end())
                if place is not None:
                    self.issued_at = collapse(self.shown[place.start : place.end].replace("*", "")).strip(" -–")
                    self.take("place", self.issued_at, place.start, place.end)
                return

    def _opens_cell(self, start: int) -> bool:
        """True at the start of a line, of a cell, or after wide blanks."""
        before = self.shown[max(0, start - 12) : start].rstrip("*")
        return not before.strip(" ,") or before.rstrip(" *,")[-1:] in "\n|" or before.endswith("   ") or bool(self.taken[start - 1])

    def _place_before(self, end: int) -> Span | None:
        """The place line, backwards from the comma: words with capitals, over one line end where the place is wrapped."""
        start, line_ends = end, 0
        while found := re.compile(r"(?:(?<=[\s|*(])|^)([^\s|*,;:()]+)([ *]*|[ *]*\n[ *]*)$").search(self.shown, max(0, start - 40), start):
            word = found[1]
            if any(self.taken[found.start(1) : start]) or not (word[0].isupper() or word[0].isdigit() or word in "-–") or "/" in word:
                break
            if "\n" in found[2]:
                line_ends += 1
                line = self.shown[self.shown.rfind("\n", 0, found.start(1)) + 1 : found.end(1)]
                if line_ends > 1 or start == end or len(line.split()) > 3 or (line.isupper() and len(line) > 3):
                    break
            elif word.isupper() and len(word) > 3 and start != end and not self.shown[start:end].strip(" *").isupper():
                break
            start = found.start(1)
        words = self.shown[start:end].rstrip(" *\n")
        return Span(start, start + len(words)) if words[:1].isalpha() else None

    def read_title(self) -> None:
        """The kind and the abstract below it."""
        if self.kind is None:
            return
        self.take("kind", self.kind.name, self.kind.start, self.kind.end)
        self.end = self.kind.end
        if found := _BEHIND_KIND.match(self.folded, self.end):
            start, end = found.span("mark")
            secret = _SECRECY_NAMES.get(self.folded[start:end].replace(" ", ""))
            self.take("secrecy" if secret else "mark", secret or collapse(self.shown[start:end]).capitalize(), start, end)
            self.end = found.end()
        if self.number is None and (found := _NUMBER_BEHIND.match(self.folded, self.end)):
            self._take_number(found)
            self.end = found.end()
        span = title_span(self.shown, self.end)
        if span is not None:
            self.take("title", clean_title(self.shown[span.start : span.end]), span.start, span.end)
            self.end = span.end
        if self.symbol is None and (found := _NUMBER_BELOW.match(self.folded, self.end)):
            self._take_number(found)
            if self.date is None and (day := _DAY_BEHIND.match(self.folded, found.end())):
                self.date = PartialDate(int(day["year"]), int(day["month"]), int(day["day"]))
                self.take("date", self.date.iso, day.start(), day.end())

    def read_issuers(self) -> tuple[Office, ...]:
        """What is left before the number, the date and the kind: the lines of the issuers."""
        stops = [field.span.end for field in self.fields if field.name in ("number", "date")]
        stop = min(self.limit, max(stops)) if stops else self.limit
        lines: list[str] = []
        for found in _CELL.finditer(self.shown, 0, stop):
            for part in _unmasked(self.taken, found.start(), found.end()):
                words = self.shown[part.start : part.end].strip(" *:;,.-–_~=#>")
                if not is_office_line(words):
                    continue
                at = self.shown.index(words, part.start)
                lines.append(words)
                self.take("issuer", words, at, at + len(words))
        return read_issuers(lines, self.kind.name if self.kind else None, self.symbol)


_CELL = re.compile(r"(?:[^\s|]|[ ](?![ ]{2}|\*\*+[^\W_]))+")
"""What stands together in a line: up to a wide gap, a pipe, or words that emphasis sets off (`BỘ TÀI CHÍNH **CỤC THUẾ**`)."""
_SECRECY_NAMES = {"mat": "Mật", "toimat": "Tối mật", "tuyetmat": "Tuyệt mật"}


def _is_secrecy(printed: str, *, named: bool) -> bool:
    """True for `MẬT`, and for `Mật` after a label or in brackets; `MẶT`, `MẮT` and `MẤT` fold alike and are other words."""
    return printed.lower().replace(" ", "").endswith("mật") and (printed.isupper() or named)


def _blanked(found: re.Match[str]) -> str:
    """A line end for what breaks a line on a web page, blanks for the rest."""
    inline = found[0].startswith(("&", "[", "\\t")) or re.match(r"</?(?:b|i|u|em|strong|span)\b", found[0], re.IGNORECASE)
    return (" " if inline else "\n") + " " * (len(found[0]) - 1)


def _unmasked(taken: bytearray, start: int, end: int) -> list[Span]:
    """Stretches of a cell that no field has taken."""
    out = []
    at = start
    while at < end:
        stop = at
        while stop < end and not taken[stop]:
            stop += 1
        if stop > at:
            out.append(Span(at, stop))
        at = stop + 1
    return out
