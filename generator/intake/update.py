"""Importing a plan again: what the new paper changes in its file, and what a person wrote and keeps.

Enters: a draft, the plan file it belongs to, the account of the import before (`.import/<id>.json`, where it is still there).
Leaves: the new text of the file and every change in words; or no text when nothing changes.

Rules. Id, address, status, `relations`, `aliases`, `overrides`, `withdrawn` are never touched. A field that still says what the import before
wrote follows the paper; an empty one is filled; any other was written by a person and stays. Lines of the front matter that do not change stay
as they are, comments included. The body becomes the paper's; a condensed edition becomes the full one.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.model import Edition, SourceReference
from generator.source import front_matter
from generator.source.quoting import scalar
from generator.text import collapse, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.model import Draft, PlanMetadata, PlanSource

_NAMES = {
    "kind": "Tên loại",
    "number": "Số, ký hiệu",
    "symbol": "Ký hiệu khi số còn trống",
    "issued_on": "Ngày ban hành",
    "issued_at": "Địa danh",
    "issuer": "Cơ quan ban hành",
    "place": "Nơi",
    "title": "Trích yếu",
    "short_title": "Tên ngắn",
    "period": "Thời gian",
    "signatory": "Người ký",
    "edition": "Bản",
    "source": "Tệp gốc",
    "corrections": "Đính chính chữ in",
}
"""Fields that an import may change, in order, with their names for the clerk."""
_KEY = re.compile(r"(?P<key>[A-Za-z_]+):")
_LONGEST_SHOWN = 90
_DAYS = frozenset({"issued_on", "from", "until"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A plan file as the new paper would have it."""

    text: str | None
    """None when the file says all of it already."""
    changes: tuple[str, ...]
    """Vietnamese phrases, one for each thing that changes."""
    kept: tuple[str, ...]
    """What the paper says otherwise and a person's words stay."""
    replaces_edits: bool = False
    """The body that goes is not the one an import wrote: a person may have worked on it."""


def written_blocks(metadata: PlanMetadata) -> dict[str, str]:
    """The front matter by key, as an import writes it."""
    lines = front_matter.dump(metadata).split("\n")[1:-2]
    return {block.key: "\n".join(block.lines) for block in _blocks(lines) if block.key in _NAMES}


def body_digest(body: str) -> str:
    """What tells whether a body was worked on since."""
    return hashlib.sha256("".join(normalise(body).text.split()).encode()).hexdigest()


def read_account(plans: Path, folder: str, plan_id: str) -> dict[str, Any]:
    """The account of the import before; empty where it is gone or cannot be read."""
    try:
        found = json.loads((plans / folder / f"{plan_id}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_account(plans: Path, folder: str, plan_id: str, account: Mapping[str, Any]) -> None:
    """Keep an account for the next import of the same plan."""
    file = plans / folder / f"{plan_id}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(account, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def revise(draft: Draft, source: PlanSource, text: str, account: Mapping[str, Any]) -> Revision:
    """The file after the new paper.

    Args:
        draft: the paper.
        source: the plan as its file says it now.
        text: the file, as it stands on disk.
        account: what the import before wrote; empty when nobody knows.
    """
    front, _ = front_matter.load(text)
    assert front is not None  # the file was read before
    before = account.get("written")
    ours = {str(key): str(value) for key, value in before.items()} if isinstance(before, dict) else {}
    new, old = written_blocks(_paper_says(draft, source)), written_blocks(source.metadata)
    blocks = _blocks([line.rstrip("\r") for line in front.lines[1:]])
    changes, kept = [], []
    for key, name in _NAMES.items():
        if new.get(key, "") == old.get(key, ""):
            continue
        if key in ("edition", "source") or old.get(key, "") == ours.get(key, "") or _is_empty(old.get(key), key, ours):
            changes.append(f"{name}: {_shown(old.get(key), key)} → {_shown(new.get(key), key)}")
            blocks = _with_block(blocks, key, new.get(key))
        else:
            kept.append(f"{name}: tệp ghi {_shown(old[key], key) if key in old else 'để trống'}, văn bản in {_shown(new.get(key), key)}")
    body, is_new = front.body, body_digest(draft.body) != body_digest(source.body.text)
    if is_new:
        changes.append(f"Nội dung: {_size(source.body.text)} → {_size(draft.body)}")
        body = f"\n{draft.body.rstrip()}\n"
    if not [change for change in changes if not change.startswith(_NAMES["source"])]:
        return Revision(text=None, changes=(), kept=tuple(kept))
    lines = [line for block in blocks for line in (*block.above, *block.lines)]
    edited = source.metadata.edition is Edition.FULL and account.get("body_sha256") != body_digest(source.body.text)
    return Revision(
        text="\n".join(["---", *lines, "---", body.replace("\r\n", "\n")]),
        changes=tuple(changes),
        kept=tuple(kept),
        replaces_edits=is_new and edited,
    )


def _paper_says(draft: Draft, source: PlanSource) -> PlanMetadata:
    """The paper's metadata, with the address of the paper on the web that a person noted."""
    known = source.metadata.source or SourceReference()
    paper = SourceReference(file=draft.paper.name, url=known.url, sha256=draft.paper.sha256, kept=_kept(draft))
    return replace(draft.metadata, edition=Edition.FULL, source=paper)


def _kept(draft: Draft) -> str | None:
    """The name of the paper beside the plan, where it is kept."""
    return draft.metadata.source.kept if draft.metadata.source else None


def _is_empty(block: str | None, key: str, ours: Mapping[str, str]) -> bool:
    """True for a field that says nothing and that no person emptied."""
    nothing = block is None or block == f"{key}: null"
    return nothing and ours.get(key) in (None, f"{key}: null")


def _shown(block: str | None, key: str) -> str:
    """A block in one line, short."""
    value = collapse((block or "").removeprefix(f"{key}:"))
    value = {"condensed": "bản tóm lược", "full": "toàn văn"}.get(value, value) if key == "edition" else value
    if value in ("", "null"):
        return "(trống)"
    return f"“{value[:_LONGEST_SHOWN]}…”" if len(value) > _LONGEST_SHOWN else f"“{value}”"


def _size(body: str) -> str:
    return f"{len(''.join(body.split()))} ký tự"


# ── lines of a front matter ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Block:
    """One key of the first level, with the lines below it and the comments above it."""

    key: str
    above: tuple[str, ...]
    lines: tuple[str, ...]


def _blocks(lines: Iterable[str]) -> list[_Block]:
    """Lines of a front matter, cut at the keys of the first level; comments belong to the key below them."""
    out: list[_Block] = []
    waiting: list[str] = []
    for line in lines:
        found = _KEY.match(line)
        if found:
            out.append(_Block(found["key"], tuple(waiting), (line,)))
            waiting = []
        elif out and line.startswith((" ", "-")) and not waiting:
            out[-1] = _Block(out[-1].key, out[-1].above, (*out[-1].lines, line))
        else:
            waiting.append(line)
    return [*out, _Block("", tuple(waiting), ())] if waiting else out


def with_values(text: str, values: Mapping[str, str | None]) -> str:
    """A plan file in which some lines of the front matter say something else; all others, and the body, stay as they are.

    Args:
        text: the file.
        values: `number`, `place.province` … → what a person typed; None takes a line of a group out, and makes `null` of another.
    """
    front, _ = front_matter.load(text)
    assert front is not None  # the file was read before
    blocks = _blocks([line.rstrip("\r") for line in front.lines[1:]])
    groups: dict[str, dict[str, str]] = {}
    for key, value in values.items():
        group, _, name = key.partition(".")
        if not name:
            blocks = _with_block(blocks, group, f"{group}: {'null' if value is None else _typed(group, value)}")
            continue
        if group not in groups:
            there = front.values.get(group)
            groups[group] = {k: str(v) for k, v in there.items() if v is not None} if isinstance(there, dict) else {}
        groups[group].pop(name, None)
        if value is not None:
            groups[group][name] = value
    for group, inner in groups.items():
        lines = [f"{group}:", *(f"  {name}: {_typed(name, value)}" for name, value in inner.items())]
        blocks = _with_block(blocks, group, "\n".join(lines) if inner else None)
    lines = [line for block in blocks for line in (*block.above, *block.lines)]
    return "\n".join(["---", *lines, "---", front.body.replace("\r\n", "\n")])


def _typed(key: str, value: str) -> str:
    """A value as a person would type it: days without quotation marks."""
    return value if key in _DAYS and re.fullmatch(r"[\d/-]{4,10}", value) else scalar(value)


def replace_file(file: Path, text: str) -> None:
    """Put a new text in a file's place, whole or not at all."""
    new = file.with_name(f".{file.name}.moi")
    new.write_text(text, encoding="utf-8", newline="\n")
    new.replace(file)


def _with_block(blocks: list[_Block], key: str, text: str | None) -> list[_Block]:
    """The blocks with one replaced, added in its place, or taken out."""
    lines = tuple(text.split("\n")) if text else ()
    at = next((i for i, block in enumerate(blocks) if block.key == key), None)
    if at is not None:
        return [*blocks[:at], _Block(key if lines else "", blocks[at].above, lines), *blocks[at + 1 :]]
    order = ["id", *_NAMES, "status"]
    before = set(order[: order.index(key)])
    at = max((i + 1 for i, block in enumerate(blocks) if block.key in before), default=0)
    return [*blocks[:at], _Block(key, (), lines), *blocks[at:]]
