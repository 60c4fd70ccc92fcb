"""What every command of the command line shares: which files it is given, what it says, how it ends.

Enters: paths and diagnostics. Leaves: lines on the terminal, the exit status: 0 good, 1 content at fault.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.diagnostics import Diagnostic, Location, Severity, count, ordered, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
"""The clone: templates, theme and settings live beside the package."""

FILES = click.Path(path_type=Path)


def each_file(paths: Iterable[Path], suffixes: tuple[str, ...], problems: list[Diagnostic]) -> Iterator[Path]:
    """Files as named, whatever their ending, and every fitting file of a folder, in order; hidden ones are passed over."""
    for path in paths:
        if path.is_dir():
            found = (p for p in path.rglob("*") if (p.is_file() or p.is_symlink()) and p.suffix.lower() in suffixes)
            yield from sorted(p for p in found if not any(part.startswith((".", "~$")) for part in p.relative_to(path).parts))
        elif not path.is_file() and not path.is_symlink():
            problems.append(problem(path, "K101", "Không có tệp này.", "Kiểm tra lại đường dẫn."))
        else:
            yield path


def problem(path: Path, code: str, message: str, hint: str) -> Diagnostic:
    """An error of a file as a whole."""
    return Diagnostic(code=code, severity=Severity.ERROR, location=Location(path=str(path)), message=message, hint=hint)


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on a terminal, for work of more than a moment; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        shown: list[Any] = []

        def progress(done: int, of: int) -> None:
            if not shown:
                shown.append(stack.enter_context(click.progressbar(length=of, label=label, file=sys.stderr)))
            shown[0].update(done - shown[0].pos)

        yield progress


def finish(problems: list[Diagnostic], *, quiet: bool = False) -> None:
    """Print what went wrong and leave with the right code."""
    for each in ordered(problems):
        if not quiet or each.severity is Severity.ERROR:
            click.echo(each.explain(), err=True)
    if not quiet or count(problems, Severity.ERROR):
        click.echo(summary(problems), err=True)
    if count(problems, Severity.ERROR):
        sys.exit(1)
