"""The record of changes `plans/changes.tsv`: on which day a plan's file became what it is.

Enters: the file (`id`, digest of the plan's file, day, separated by tabs, no heading); plan files as they are now.
Leaves: id → day of the last recorded change; the bytes of the record with new rows after them.

Days of files are lost with every copy, and days of commits with every shallow clone: a kept record gives the same feeds and sitemap everywhere. It only
grows, in git with `merge=union`; `kehoach register` writes it. A line that cannot be read is skipped: nothing but a day hangs on it.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE_NAME = "changes.tsv"
_DIGITS = 16


def _rows(plans: Path) -> list[tuple[str, str, str]]:
    """The lines that can be read, in the order of the days they bear: two people's lines may have been joined in any order."""
    try:
        text = (plans / FILE_NAME).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    rows = []
    for line in text.splitlines():
        fields = line.split("\t")
        if len(fields) == 3 and _is_day(fields[2]):
            rows.append((fields[0], fields[1], fields[2]))
    return sorted(rows, key=lambda row: row[2])


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def days_of_change(plans: Path) -> dict[str, str]:
    """Id → day of the last recorded change."""
    return {plan_id: day for plan_id, _, day in _rows(plans)}


def record(plans: Path, files: Iterable[tuple[str, Path]], day: str) -> tuple[str, ...]:
    """Write a row for every plan (id, file) whose bytes are not those last recorded. Returns their ids."""
    last = {plan_id: digest for plan_id, digest, _ in _rows(plans)}
    fresh = [(plan_id, sha256(file.read_bytes()).hexdigest()[:_DIGITS]) for plan_id, file in files]
    changed = [(plan_id, digest) for plan_id, digest in fresh if last.get(plan_id) != digest]
    if changed:
        with (plans / FILE_NAME).open("ab") as out:
            out.write("".join(f"{plan_id}\t{digest}\t{day}\n" for plan_id, digest in changed).encode())
    return tuple(plan_id for plan_id, _ in changed)
