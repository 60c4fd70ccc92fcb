"""The paper itself, kept beside its plan for readers to take: `0124-kh-ubnd.goc.docx` beside `0124-kh-ubnd.md`.

Enters: a draft, the bytes of its paper, the plan's file.
Leaves: the paper on disk under a name of ours, and that name in the draft; or a note why it is not kept.

Not kept: papers that name private numbers, which covering them in the plan would not hide; files that a browser would run (web pages) or that hold macros, files whose name promises another format, files with deleted or hidden words
or with comments, which were never meant for readers; files beyond 10 MB.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Location, Severity
from generator.model import KEPT_SUFFIXES, SourceReference

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Draft

LARGEST = 10_000_000
"""Bytes: a signed scan of forty pages."""
_HIDDEN = ("xóa", "ẩn")
"""Words in the reasons of what a reader left out because it was not to be seen."""
_COMMENTS = b"word/comments"
"""A part of a Word package; names of parts stand uncompressed in the file."""


def keepable(draft: Draft, original: bytes | None, found: list[Diagnostic]) -> bytes | None:
    """The paper's bytes where readers may have them; else None, and why in `found`."""
    if original is None:
        return None
    suffix = _suffix(draft)
    if suffix not in KEPT_SUFFIXES or any(problem.code == "K204" for problem in found):
        return None
    if len(original) > LARGEST:
        why, hint = f"lớn hơn {LARGEST // 1_000_000} MB", "Giảm cỡ ảnh quét rồi nhập lại, hoặc ghi địa chỉ web của tệp vào source: url."
    elif draft.personal:
        why = "có thông tin riêng của người, che trong tệp kế hoạch thì tệp gốc vẫn còn"
        hint = "Che trong chính văn bản rồi nhập lại; được phép công khai cả tệp thì chép nó vào cạnh tệp kế hoạch và ghi dòng kept ở mục source."
    elif _COMMENTS in original or any(word in piece.reason for piece in draft.paper.left_out for word in _HIDDEN):
        why = "còn chữ đã xóa, chữ ẩn hoặc ý kiến góp ý, không phải để người ngoài đọc"
        hint = "Trong Word: Xem lại → Chấp nhận mọi thay đổi, xóa ý kiến, lưu lại rồi nhập."
    else:
        return original
    location = Location(path=draft.paper.name)
    found.append(
        Diagnostic(code="K255", severity=Severity.NOTE, location=location, message=f"Không giữ tệp gốc để tải về: tệp {why}.", hint=hint)
    )
    return None


def with_kept(draft: Draft, file: Path, original: bytes | None) -> Draft:
    """The draft, told under which name its paper lies beside the plan's file."""
    if original is None:
        return draft
    source = draft.metadata.source or SourceReference()
    return replace(draft, metadata=replace(draft.metadata, source=replace(source, kept=f"{file.stem}.goc.{_suffix(draft)}")))


def write_beside(draft: Draft, file: Path, original: bytes | None) -> None:
    """Write the paper, whole or not at all."""
    if original is None or draft.metadata.source is None or draft.metadata.source.kept is None:
        return
    target = file.with_name(draft.metadata.source.kept)
    new = target.with_name(f".{target.name}.moi")
    new.write_bytes(original)
    new.replace(target)


def _suffix(draft: Draft) -> str:
    return PurePath(draft.paper.name).suffix.lower().removeprefix(".")
