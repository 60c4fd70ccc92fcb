"""Front matter: the block between two `---` lines → nested values with their places, and back.

Enters: the text of a plan source; or `PlanMetadata` to be written.
Leaves: `FrontMatter` (scalars kept as text, positions in lines of the file, the body); or block-style YAML.

Scalars stay text because YAML 1.1 makes 84 of `0124`, 750 of `12:30` and False of `NO`. The opening `---` is part of what the
YAML reader sees, so that its marks are lines of the file. Events are read instead of composed nodes: a composed node no longer
tells whether a tag or an anchor was written. Refused: duplicate keys, tags, anchors, aliases, flow style (but `[]` and `{}`),
tabs, control characters, more than 64,000 characters or 500 brackets, more than 6 levels. Mistakes of syntax: `generator.source.mending`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import yaml

from generator.diagnostics import UNSAFE, Severity
from generator.source.hazards import find_invisible
from generator.source.mending import Mender
from generator.source.problems import Problems
from generator.source.quoting import scalar
from generator.text import SPACES, collapse, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.diagnostics import Diagnostic
    from generator.model import Override, PartialDate, PlanMetadata

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
KeyPath: TypeAlias = "tuple[str | int, ...]"
Place: TypeAlias = "tuple[int, int]"
"""Line and column, both from 1."""

MAX_CHARACTERS = 64_000
MAX_BRACKETS = 500
MAX_DEPTH = 6

_CLOSING = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
# Tabs apart, everything YAML refuses or takes for a line end where an editor shows none. Each becomes one blank: columns stay true.
_ODD = re.compile(f"[\t{UNSAFE}\x85\ufffe\uffff]|\r(?!\n)")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
# The C reader is ten times faster; a Python built without libyaml has only the other.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """A front matter that could be read; whether it says the right things is for `generator.source.schema`."""

    values: dict[str, Value]
    readable: bool
    """False when nothing can be said about the values; the body is there all the same."""
    keys: Mapping[KeyPath, Place]
    """Where each key stands."""
    places: Mapping[KeyPath, Place]
    """Where each value begins."""
    broken: frozenset[str]
    """Keys on lines that could not be read: not to be reported as missing."""
    lines: tuple[str, ...]
    """Lines of the file up to the closing `---`."""
    body: str
    body_line: int
    """Line of the file where the body begins."""

    def place(self, path: KeyPath, *, of_key: bool = False) -> Place:
        """Place of a value (or key), else of its nearest known ancestor."""
        if of_key and path in self.keys:
            return self.keys[path]
        while path:
            if path in self.places:
                return self.places[path]
            path = path[:-1]
        return 1, 1


def load(text: str, path: str = "") -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """Read the front matter of a plan source; None when the file has none."""
    problems = Problems(path=path)
    cut = _cut(text, problems)
    if cut is None:
        return None, tuple(problems.found)
    head, body_start = cut
    lines = tuple(head.split("\n"))
    problems.lines = lines
    mender = Mender(problems=problems)
    walk = _Walk(problems, mender)
    values: dict[str, Value] | None = None
    if _small_enough(head, problems):
        events = mender.read(_plain(head, problems, mender), _LOADER)
        values = walk.document(iter(events)) if events is not None else None
    front = FrontMatter(
        values=values if values is not None else {},
        readable=values is not None,
        keys=walk.keys,
        places=walk.places,
        broken=frozenset(mender.broken),
        lines=lines,
        body=text[body_start:],
        body_line=len(lines) + 2,
    )
    return front, tuple(problems.found)


def dump(metadata: PlanMetadata) -> str:
    """Write front matter in block style, from `---` to `---`; `load` and the schema give the same metadata back."""
    m = metadata
    lines = ["---"]
    lines += _lines({"id": _text(m.id), "kind": _text(m.kind)})
    lines += [f"number: {_text(m.number) or 'null'}", f"issued_on: {_date(m.issued_on) or 'null'}"]
    if m.symbol:
        lines.insert(-1, f"symbol: {_text(m.symbol)}")
    lines += _lines({"issued_at": _text(m.issued_at)})
    if len(m.issuers) == 1:
        lines.append(f"issuer: {_text(m.issuers[0])}")
    else:
        lines += ["issuer:", *(f"  - {_text(issuer)}" for issuer in m.issuers)]
    lines += _group("place", {"province": _text(m.place.province), "district": _text(m.place.district), "commune": _text(m.place.commune)})
    lines += _lines({"title": _text(m.title), "short_title": _text(m.short_title)})
    if m.period:
        bounds = {"from": _date(m.period.start), "until": _date(m.period.end), "until_event": _text(m.period.end_event)}
        lines += _group("period", bounds)
    if m.signatory:
        signed = {"name": m.signatory.name, "capacity": m.signatory.capacity, "position": m.signatory.position}
        lines += _group("signatory", {key: _text(value) for key, value in signed.items()})
    lines += [f"edition: {m.edition.value}", f"status: {m.status.value}"]
    if m.source:
        lines += _group(
            "source",
            {"file": _text(m.source.file), "url": _text(m.source.url), "sha256": _text(m.source.sha256), "kept": _text(m.source.kept)},
        )
    lines += _list("relations", ({"type": r.type, "of": _text(r.of)} for r in m.relations))
    if m.aliases:
        lines += ["aliases:", *(f"  - {_text(alias)}" for alias in m.aliases)]
    lines += _list("corrections", ({"printed": _text(c.printed), "meant": _text(c.meant), "at": _text(c.at)} for c in m.corrections))
    lines += _overrides(m.overrides)
    if m.withdrawn:
        lines += _group("withdrawn", {"on": m.withdrawn.on.iso, "reason": _text(m.withdrawn.reason)})
    return "\n".join((*lines, "---", ""))


def _lines(values: dict[str, str | None], indent: str = "") -> list[str]:
    return [f"{indent}{key}: {value}" for key, value in values.items() if value is not None]


def _group(name: str, values: dict[str, str | None]) -> list[str]:
    inner = _lines(values, "  ")
    return [f"{name}:", *inner] if inner else []


def _list(name: str, items: Iterable[dict[str, str | None]]) -> list[str]:
    out: list[str] = []
    for item in items:
        first, *rest = _lines(item)
        out += [f"  - {first}", *(f"    {line}" for line in rest)]
    return [f"{name}:", *out] if out else []


def _overrides(overrides: tuple[Override, ...]) -> list[str]:
    out: list[str] = []
    for o in overrides:
        out.append(f"  - kind: {_text(o.kind)}")
        out += _lines({"at": _text(o.at), "printed": _text(o.printed), "nth": str(o.nth) if o.nth != 1 else None}, "    ")
        if o.set:
            out += ["    set:", *(f"      {_text(key)}: {_text(value)}" for key, value in o.set)]
        if o.add:
            out += ["    add:", *(f"      {_text(key)}: {_text(value)}" for key, value in o.add)]
        if o.drop:
            out.append("    drop: true")
    return ["overrides:", *out] if out else []


def _text(value: str | None) -> str | None:
    return None if value is None else scalar(value)


def _date(value: PartialDate | None) -> str | None:
    return value.iso if value else None


def _cut(text: str, problems: Problems) -> tuple[str, int] | None:
    """The front matter with its opening line but not the closing one, and where the body begins."""
    opening = _CLOSING.match(text)
    if not opening:
        problems.lines = tuple(text[:2000].split("\n"))
        late = _CLOSING.search(text[:2000])
        problems.add(
            "K111",
            "Tệp không có phần đầu (các mục của kế hoạch giữa hai dòng ---)." if not late else "Dòng đầu tiên của tệp phải là ---.",
            "Thêm phần đầu như trong các kế hoạch khác; trang viết tay thì để trong thư mục trang/."
            if not late
            else "Xóa những gì đứng trước dòng --- thứ nhất, kể cả dòng trống.",
            line=1,
            column=1,
        )
        return None
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        problems.lines = tuple(text[:2000].split("\n"))
        problems.add(
            "K112", "Phần đầu mở bằng --- nhưng không đóng.", "Thêm một dòng --- ngay sau mục cuối cùng của phần đầu.", line=1, column=1
        )
        return None
    return text[: closing.start()].removesuffix("\n"), min(closing.end() + 1, len(text))


def _small_enough(head: str, problems: Problems) -> bool:
    """Refuse what would only keep the YAML reader busy: nested brackets cost it the square of their number."""
    if len(head) <= MAX_CHARACTERS and head.count("[") + head.count("{") <= MAX_BRACKETS:
        return True
    problems.add(
        "K120",
        f"Phần đầu tệp quá lớn: nhiều nhất {MAX_CHARACTERS} ký tự và {MAX_BRACKETS} dấu mở ngoặc.",
        "Phần đầu chỉ ghi các mục của kế hoạch; chuyển phần văn bản xuống dưới dòng --- thứ hai.",
        line=1,
        column=1,
    )
    return False


def _plain(head: str, problems: Problems, mender: Mender) -> str:
    """The text with every character YAML refuses noted and replaced, columns kept."""
    if head.replace("\n", "").isprintable() and "\ufffd" not in head:
        return head
    for number, line in enumerate(problems.lines, 1):
        bare = line.removesuffix("\r")
        if "\t" in bare:
            column = bare.index("\t") + 1
            mender.indented_by_tabs |= not bare[: column - 1].strip()
            problems.add("K114", "Có phím Tab trong phần đầu tệp.", "Thay mỗi dấu Tab bằng hai dấu cách.", line=number, column=column)
        if "\r" in bare:
            problems.add("K119", "Có dấu xuống dòng ẩn giữa dòng.", "Xóa rồi gõ lại chỗ này.", line=number, column=bare.index("\r") + 1)
        for position, name in find_invisible(bare.replace("\t", " ").replace("\r", " ")):
            problems.add(
                "K119",
                f"Có ký tự không nhìn thấy hoặc đã hỏng ({name}) trong phần đầu tệp.",
                "Xóa ký tự này; nếu nó thay cho một chữ bị mất, gõ lại chữ đó.",
                line=number,
                column=position + 1,
            )
    # YAML knows one blank; the byte order mark it refuses becomes a zero-width character, which normal text drops.
    return _ODD.sub(" ", head).translate(SPACES).replace("\ufeff", "\u200b")


class _Walk:
    """One walk over the events: values, places, and what is refused."""

    def __init__(self, problems: Problems, mender: Mender) -> None:
        self.problems = problems
        self.mender = mender
        self.keys: dict[KeyPath, Place] = {}
        self.places: dict[KeyPath, Place] = {}

    def document(self, events: Iterator[yaml.Event]) -> dict[str, Value] | None:
        """The one mapping of the file."""
        root = next(e for e in events if not isinstance(e, (yaml.StreamStartEvent, yaml.DocumentStartEvent)))
        if isinstance(root, yaml.StreamEndEvent) or (isinstance(root, yaml.ScalarEvent) and not root.value):
            return {}
        if not isinstance(root, yaml.MappingStartEvent):
            self._add("K113", root, "Phần đầu tệp phải gồm các dòng “mục: giá trị”.", "Viết mỗi mục trên một dòng, ví dụ: kind: Kế hoạch")
            return None
        try:
            value = self._node(root, events, ())
        except _TooDeepError:
            return None
        assert isinstance(value, dict)
        return value

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> Value:
        self.places[path] = _place(event)
        if isinstance(event, yaml.ScalarEvent) and event.anchor is None and event.tag is None:
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            self._add(
                "K117",
                event,
                f"Có tham chiếu “*{event.anchor}”; phần đầu tệp không dùng tham chiếu.",
                'Viết đủ giá trị; nếu dấu * là chữ, đặt giá trị trong dấu nháy kép: "*…".',
            )
            return None
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        if event.anchor is not None:
            self._add(
                "K117",
                event,
                f"Có neo “&{event.anchor}”; phần đầu tệp không dùng neo.",
                'Xóa neo; nếu dấu & là chữ, đặt giá trị trong dấu nháy kép: "& …".',
            )
        if event.tag is not None:
            self._add(
                "K116",
                event,
                "Có nhãn kiểu bắt đầu bằng dấu !; phần đầu tệp không dùng nhãn kiểu.",
                'Xóa nhãn; nếu dấu ! là chữ, đặt giá trị trong dấu nháy kép: "! …".',
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(path) >= MAX_DEPTH:
            self._add("K120", event, f"Phần đầu tệp lồng quá {MAX_DEPTH} bậc.", "Bỏ bớt bậc thụt lề: không mục nào cần sâu đến vậy.")
            raise _TooDeepError
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, path)
        return self._mapping(event, events, path)

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        value = self.mender.restore(event.value)
        if event.style:
            if event.style == '"':  # only here can a hazard hide behind an escape
                for _, name in find_invisible(value.replace("\t", " ")):
                    self._add("K119", event, f"Giá trị có ký tự không nhìn thấy ({name}).", "Xóa ký tự này.")
            return value
        mark = event.end_mark
        assert mark is not None  # events that are read from a text always say where
        line, column = mark.line, mark.column
        rest = self.problems.lines[line][column:] if line < len(self.problems.lines) else ""
        comment = rest.lstrip() if "#" in rest else ""
        if comment and re.match(r"#\S", comment):
            self.problems.add(
                "K121",
                "Từ dấu # trở đi bị coi là ghi chú và không được đọc.",
                "Nếu dấu # là chữ, đặt cả giá trị trong dấu nháy kép; nếu là ghi chú, thêm dấu cách sau dấu #.",
                line=line + 1,
                column=column + len(rest) - len(comment) + 1,
                severity=Severity.WARNING,
            )
        return None if value in _NULL else value

    def _sequence(self, start: yaml.CollectionStartEvent, events: Iterator[yaml.Event], path: KeyPath) -> list[Value]:
        out: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            if not out:
                self._refuse_flow(start, "Viết mỗi phần tử trên một dòng riêng, bắt đầu bằng “- ”.")
            out.append(self._node(event, events, (*path, len(out))))
        return out

    def _mapping(self, start: yaml.CollectionStartEvent, events: Iterator[yaml.Event], path: KeyPath) -> dict[str, Value]:
        out: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not out:
                self._refuse_flow(start, "Viết mỗi mục con trên một dòng riêng, thụt vào hai dấu cách.")
            key = self._key(event, events, path)
            at = (*path, key)
            if key in out:
                first = self.keys[at][0]
                self._add("K115", event, f"Mục “{key}” được ghi hai lần; lần đầu ở dòng {first}.", "Giữ một dòng, xóa dòng kia.")
                self._node(next(events), events, (*path, f"{key} (lặp lại)"))
                continue
            self.keys[at] = _place(event)
            out[key] = self._node(next(events), events, at)
        return out

    def _key(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> str:
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor is not None or event.tag is not None:
                self._node(event, events, (*path, ""))
            key: str = event.value
            return key if key.isascii() else collapse(normalise(self.mender.restore(key)).text)
        self._add("K113", event, "Tên mục phải là một từ đứng trước dấu hai chấm.", "Viết dạng “mục: giá trị”.")
        self._node(event, events, (*path, ""))
        return ""

    def _refuse_flow(self, start: yaml.CollectionStartEvent, hint: str) -> None:
        if start.flow_style:
            self._add(
                "K118",
                start,
                "Giá trị viết trong dấu [ ] hoặc { }; phần đầu tệp chỉ dùng cách viết từng dòng.",
                f"{hint} Nếu dấu ngoặc là chữ, đặt giá trị trong dấu nháy kép.",
            )

    def _add(self, code: str, event: yaml.Event, message: str, hint: str) -> None:
        line, column = _place(event)
        self.problems.add(code, message, hint, line=line, column=column)


class _TooDeepError(Exception):
    """Nesting beyond the limit: the rest of the front matter is not looked at."""


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1
