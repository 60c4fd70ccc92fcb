"""Plan files → `PlanSource`: found, read, checked, compared; every problem collected.

Enters: the plans folder.
Leaves: one `PlanSource` for each plan that is built, in order of address, and all diagnostics (paths relative to the folder).

Every `.md` below the folder is a plan, except `trang/**` (hand-written pages) and what lies in hidden folders. A file's path is
its address: ASCII, lower case, `<place>/<year>/<name>.md`, no folder that a hub owns. Links that lead out of the folder are
refused. `read_source` is a pure function of one file's path and bytes: it can run in any process and be cached.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import FileIO
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator import urls
from generator.diagnostics import Diagnostic, Severity, ordered
from generator.model import PlanMetadata, PlanSource, Status
from generator.slots import quickly_made
from generator.source import front_matter
from generator.source.address_book import check_addresses, read_address_book
from generator.source.hazards import find_invisible, find_markup
from generator.source.problems import Problems
from generator.text import normalise, slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.text import NormalText

MAX_BYTES = 4_000_000
_MAX_REPORTED = 20
"""Hazards of one kind told for one body; the rest is counted."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSource:
    """What reading one file gave."""

    path: PurePosixPath
    metadata: PlanMetadata | None
    """None when the file has an error."""
    source: PlanSource | None
    """None when the file has an error, and where the text has been left out."""
    claimed_id: str | None
    """The id it gives itself, also when the file has an error."""
    aliases: tuple[str, ...]
    """Old addresses it answers to, as written."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def address(self) -> str:
        """Where its page stands."""
        return _address(str(self.path))


def read_plans(plans: Path) -> tuple[tuple[PlanSource, ...], tuple[Diagnostic, ...]]:
    """Read every plan below `plans`; those with errors and drafts are left out of the first value, never of the second."""
    paths, problems = find_sources(plans)
    results = []
    for path in paths:
        content, found = read_bytes(plans / path, str(path))
        results.append(read_source(content, path) if content is not None else unread(path, found))
    kept, found = compare(results, plans)
    return tuple(result.source for result in kept if result.source), (*problems, *found)


def read_plan(file: Path, plans: Path) -> tuple[PlanSource | None, tuple[Diagnostic, ...]]:
    """Read one plan file of the folder `plans`; a draft is read too."""
    try:
        path = PurePosixPath(*file.resolve().relative_to(plans.resolve()).parts)
    except ValueError:
        return None, (_outside(str(file)),)
    content, found = read_bytes(file, str(path))
    if content is None:
        return None, found
    result = read_source(content, path)
    return result.source, result.diagnostics


def find_sources(plans: Path) -> tuple[tuple[PurePosixPath, ...], tuple[Diagnostic, ...]]:
    """Paths of all plan files below `plans`, in order of address, and what was met on the way that is none."""
    problems: list[Diagnostic] = []
    if not plans.is_dir():
        missing = Problems(path=plans.as_posix())
        missing.add("K101", "Không có thư mục kế hoạch này.", "Kiểm tra lại đường dẫn, hoặc chỉ đúng thư mục bằng --plans.")
        return (), tuple(missing.found)
    found = sorted(_walk(str(plans), "", plans.resolve(), problems), key=_address)
    return tuple(map(PurePosixPath, found)), tuple(problems)


def _address(path: str) -> str:
    """The path of a plan file without its suffix."""
    return path.rpartition(".")[0]


def read_source(content: bytes, path: PurePosixPath) -> ReadSource:
    """Read and check one file; a pure function."""
    problems = Problems(path=str(path))
    _check_path(path, problems)
    text = _decode(content, problems)
    if text is None:
        return unread(path, tuple(problems.found))
    front, found = front_matter.load(text, str(path))
    problems.found += found
    if front is None:
        return unread(path, tuple(problems.found))
    metadata = None
    if front.readable:
        from generator.source import schema  # pydantic costs 80 ms, and a build from the cache never needs it

        metadata, found = schema.validate(front, path)
        problems.found += found
    body = normalise(front.body)
    _check_body(body, text, front.body_line, problems)
    source = None
    if metadata is not None and not problems.fatal:
        source = PlanSource(path=path, metadata=metadata, body=body, body_line=front.body_line)
    claimed, old = front.values.get("id"), front.values.get("aliases")
    return ReadSource(
        path=path,
        metadata=source.metadata if source else None,
        source=source,
        claimed_id=claimed if isinstance(claimed, str) else None,
        aliases=tuple(str(alias).strip().strip("/") for alias in old) if isinstance(old, list) else (),
        diagnostics=ordered(problems.found),
    )


def compare(results: Sequence[ReadSource], plans: Path, *, drafts: bool = False) -> tuple[tuple[ReadSource, ...], tuple[Diagnostic, ...]]:
    """The plans that are published or withdrawn, and every problem: of each file, between files, and with the address book.

    With `drafts` those are kept too: for somebody who looks at them before anybody else does.
    """
    diagnostics = [problem for result in results for problem in result.diagnostics]
    diagnostics += _twice(results)
    kept: list[ReadSource] = []
    for result in results:
        if result.metadata is None:
            continue
        if result.metadata.status is Status.DRAFT and not drafts:
            note = Problems(path=str(result.path))
            note.add("K163", "Bản nháp: chưa đưa lên trang.", "Khi công bố, ghi status: published.", severity=Severity.NOTE)
            diagnostics += note.found
            continue
        kept.append(result)
    book = read_address_book(plans)
    diagnostics += book.diagnostics
    diagnostics += check_addresses(
        book,
        produced={result.address: result.metadata.id for result in kept if result.metadata},
        aliases={alias for result in results for alias in result.aliases},
        unread={result.address for result in results if result.metadata is None},
    )
    return tuple(kept), tuple(diagnostics)


def _walk(folder: str, below: str, root: Path, problems: list[Diagnostic]) -> Iterator[str]:
    """Plan files of one folder and the folders below it, by their path below the root; nothing is followed out of the root."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        refused = Problems(path=below or ".")
        refused.add("K102", f"Không mở được thư mục ({error.strerror}).", "Kiểm tra quyền đọc của thư mục.")
        problems += refused.found
        return
    for entry in entries:
        path = f"{below}/{entry.name}" if below else entry.name
        if entry.name.startswith(".") or path == urls.HAND_WRITTEN:
            continue
        is_plan = entry.name.lower().endswith(".md")
        if entry.is_symlink():
            is_folder = entry.is_dir()
            if not (is_plan or is_folder):
                continue
            if is_folder or not Path(entry.path).resolve().is_relative_to(root):
                problems.append(_outside(path))
                continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, path, root, problems)
        elif is_plan:
            yield path


def _outside(path: str) -> Diagnostic:
    problems = Problems(path=path)
    problems.add(
        "K105", "Tệp hoặc liên kết này dẫn ra ngoài thư mục kế hoạch.", "Chép chính tệp đó vào thư mục kế hoạch thay cho liên kết."
    )
    return problems.found[0]


def read_bytes(file: Path | str, shown: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Bytes of a file, or why there are none; `shown` is how problems name it."""
    problems = Problems(path=shown)
    try:
        with FileIO(file) as source:
            if os.fstat(source.fileno()).st_size <= MAX_BYTES:
                return source.readall(), ()
    except FileNotFoundError:
        problems.add("K101", "Không có tệp này.", "Kiểm tra lại đường dẫn; liên kết tới tệp đã xóa thì xóa cả liên kết.")
    except OSError as error:
        problems.add("K102", f"Không mở được tệp ({error.strerror}).", "Kiểm tra quyền đọc của tệp.")
    else:
        problems.add(
            "K104", f"Tệp quá lớn: hơn {MAX_BYTES // 1_000_000} MB.", "Một kế hoạch chỉ có chữ; xem lại có dán nhầm nội dung khác không."
        )
    return None, tuple(problems.found)


def unread(path: PurePosixPath, diagnostics: tuple[Diagnostic, ...]) -> ReadSource:
    """A file that gave nothing."""
    return ReadSource(path=path, metadata=None, source=None, claimed_id=None, aliases=(), diagnostics=diagnostics)


def _decode(content: bytes, problems: Problems) -> str | None:
    """Text of a UTF-8 file, byte order mark or not."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
        hint = "Mở tệp bằng trình soạn thảo rồi lưu lại với bảng mã UTF-8."
        problems.add("K103", "Tệp không phải văn bản UTF-8.", hint, line=line, column=column)
        return None


def _check_path(path: PurePosixPath, problems: Problems) -> None:
    """The path is the address: it must be one."""
    address = path.with_suffix("")
    wrong = next((part for part in address.parts[:-1] if not urls.is_address_part(part)), None)
    better = slug(wrong or address.name) or "ten-ke-hoach"
    if wrong is None and not (urls.is_address_part(address.name) and path.suffix == ".md"):
        wrong, better = path.name, f"{better}.md"
    if wrong is not None:
        message = f"“{wrong}” không làm địa chỉ được: chỉ dùng chữ thường không dấu, chữ số và dấu -."
        problems.add("K106", message, f"Đổi tên thành “{better}”; trang viết tay thì để trong thư mục trang/.")
    if path.parts[0] in urls.RESERVED or str(address) in urls.RESERVED:
        problems.add(
            "K107",
            f"Thư mục “{path.parts[0]}” dành cho trang chung của thư viện.",
            "Để kế hoạch trong thư mục của địa phương, ví dụ dak-nong/2025/.",
        )
    elif len(path.parts) < 3 or not (len(path.parts[-2]) == 4 and path.parts[-2].isdecimal()):
        hint = "Đặt tệp theo dạng tinh/nam/ten-ke-hoach.md, ví dụ dak-nong/2025/phat-dong-thi-dua.md; tệp đã công bố thì giữ nguyên chỗ."
        problems.add("K108", "Tệp không nằm trong thư mục năm.", hint, severity=Severity.WARNING)


def _check_body(body: NormalText, text: str, first_line: int, problems: Problems) -> None:
    """A body has words, and nothing but words. `text` is the whole file, to quote from."""
    empty = not body.text or body.text.isspace()
    invisible = () if body.usual else tuple(islice(find_invisible(body.text), _MAX_REPORTED + 1))
    markups = tuple(find_markup(body.text))
    if not (empty or invisible or markups):
        return
    problems.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if empty:
        hint = "Dán phần văn bản của kế hoạch vào dưới dòng --- thứ hai."
        problems.add("K150", "Kế hoạch không có nội dung.", hint, line=first_line - 1, column=1)
    for count, (position, name) in enumerate(invisible):
        line, column = body.line_column(position)
        rest = " Tệp còn những chỗ khác như vậy." if count == _MAX_REPORTED else ""
        message = f"Có ký tự không nhìn thấy hoặc đã hỏng ({name}).{rest}"
        hint = "Xóa ký tự này; nếu nó thay cho một chữ bị mất, gõ lại chữ đó theo giấy."
        problems.add("K151", message, hint, line=first_line + line - 1, column=column, severity=Severity.WARNING)
    for runs in (True, False):  # harmless tags must not crowd out those that run
        for markup in [markup for markup in markups if markup.runs is runs][:_MAX_REPORTED]:
            line, column = body.line_column(markup.position)
            problems.add_markup("K152", markup, line=first_line + line - 1, column=column)


def _twice(results: Sequence[ReadSource]) -> Iterator[Diagnostic]:
    """Ids, addresses and aliases that two files claim."""
    by_id: dict[str, PurePosixPath] = {}
    addresses: dict[str, PurePosixPath] = {}
    for result in results:
        problems = Problems(path=str(result.path))
        folded = result.address.lower()
        if folded in addresses:
            hint = "Đổi tên tệp chưa công bố."
            problems.add("K161", f"Địa chỉ này trùng với tệp {addresses[folded]}.", hint)
        addresses.setdefault(folded, result.path)
        if result.claimed_id and result.claimed_id in by_id:
            hint = f"Ghi id theo đường dẫn của tệp: {result.address.replace('/', '-')}; nếu đúng là trùng, đổi tên tệp chưa công bố."
            problems.add("K160", f"id “{result.claimed_id}” đã dùng ở tệp {by_id[result.claimed_id]}.", hint)
        if result.claimed_id:
            by_id.setdefault(result.claimed_id, result.path)
        yield from problems.found
    aliases: dict[str, PurePosixPath] = {}
    for result in results:
        problems = Problems(path=str(result.path))
        for alias in result.aliases:
            owner = addresses.get(alias) or aliases.setdefault(alias, result.path)
            if owner != result.path or alias == result.address:
                hint = "Xóa địa chỉ này khỏi aliases:."
                problems.add("K162", f"Địa chỉ cũ “{alias}” trùng với địa chỉ của tệp {owner}.", hint)
        yield from problems.found
