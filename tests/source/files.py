"""Plan files as people write them, for the tests of reading: a good one, and the same with some lines changed."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.source.reader import ReadSource, read_source

PATH = PurePosixPath("lao-cai/2024/phat-dong.md")
BODY = "I. Mục đích\n\nThi đua hoàn thành nhiệm vụ của năm.\n"
_FIELDS = {
    "id": "lao-cai-2024-phat-dong",
    "kind": "Kế hoạch",
    "number": "0218/KH-UBND",
    "issued_on": "2024-02-21",
    "issuer": "UBND tỉnh Lào Cai",
    "place": "\n  province: Lào Cai",
    "title": "Phát động phong trào thi đua năm 2024",
}
"""On lines 2 to 9: `place` takes two."""


def plan_text(fields: dict[str, str | None] | None = None, body: str = BODY) -> str:
    """A plan file; `fields` change, add or (None) leave out lines of the front matter."""
    merged = {**_FIELDS, **(fields or {})}
    head = "".join(f"{key}:{'' if value.startswith(chr(10)) else ' '}{value}\n" for key, value in merged.items() if value is not None)
    return f"---\n{head}---\n{body}"


def read(text: str | bytes, path: PurePosixPath = PATH) -> ReadSource:
    """Read one file."""
    return read_source(text if isinstance(text, bytes) else text.encode(), path)


def told(result: ReadSource) -> list[tuple[str, int, int]]:
    """Code, line and column of every problem."""
    return [(problem.code, problem.location.line, problem.location.column) for problem in result.diagnostics]
