"""All that is worked out from one plan file alone: a pure function of its path, its bytes and our own code.

Enters: path and bytes of plan files.
Leaves: `PlanWork`: what the corpus keeps of the plan, and as bytes what its page and the search index need later. It can be done in any process, on
any machine, in any order, and kept by content (`generator.store`).
"""

from __future__ import annotations

import marshal
import pickle
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.extract.annotate import annotate
from generator.model.annotated import PLAIN, pack, unpack
from generator.parse.provisions import parse
from generator.render.plan_blocks import PlanBlocks, plan_blocks
from generator.search.plan_postings import PlanPostings, plan_postings
from generator.slots import quickly_made, without_collector
from generator.source.reader import ReadSource, read_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.diagnostics import Diagnostic
    from generator.model import PlanRecord

WORK, BLOCKS, POSTINGS = range(3)
"""Parts of a stored piece of work: the first is needed by every build."""
_PROTOCOL = 5


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWork:
    """What one file gave."""

    read: ReadSource
    """The file as read, without its text."""
    record: PlanRecord | None
    """None for a file with an error, and for a plan that was withdrawn."""
    diagnostics: tuple[Diagnostic, ...]
    """Of parsing and extraction; those of reading are in `read`."""


def key_of(code: bytes, path: str, content: bytes) -> str:
    """Under which the work on a file is kept."""
    found = sha256(code)
    found.update(f"{path}\0".encode())
    found.update(content)
    return found.hexdigest()


def work_on(path: PurePosixPath, content: bytes) -> tuple[bytes, bytes, bytes]:
    """Read, parse and annotate one file; its three parts, as they are kept."""
    read = read_source(content, path)
    source = read.source
    if source is None or source.metadata.withdrawn is not None:
        return dump_work(PlanWork(read=read, record=None, diagnostics=())), b"", b""
    parsed, problems = parse(source)
    plan = annotate(parsed, places=False)
    work = PlanWork(read=read, record=plan, diagnostics=(*problems, *plan.diagnostics))
    return dump_work(work), dump_blocks(plan_blocks(plan)), pickle.dumps(plan_postings(plan), _PROTOCOL)


@without_collector()
def work_on_all(files: Sequence[tuple[str, bytes]]) -> list[tuple[bytes, bytes, bytes]]:
    """Several files in one call, for a process that is handed work by the piece."""
    return [work_on(PurePosixPath(path), content) for path, content in files]


def dump_work(work: PlanWork) -> bytes:
    """What every build needs, without the text and without the path, which whoever asks for it knows."""
    read = work.read
    return marshal.dumps(
        (
            PLAIN.pack((read.metadata, read.claimed_id, read.aliases, read.diagnostics, work.diagnostics)),
            pack(work.record) if work.record else None,
        )
    )


def load_work(content: bytes, path: PurePosixPath) -> PlanWork:
    """The way back. Only for bytes that a store or an own worker gave."""
    facts, record = marshal.loads(content)  # noqa: S302 - written by ourselves, checked by a checksum
    metadata, claimed_id, aliases, found, diagnostics = PLAIN.unpack(facts)
    return PlanWork(
        read=ReadSource(path=path, metadata=metadata, source=None, claimed_id=claimed_id, aliases=aliases, diagnostics=found),
        record=unpack(path, metadata, record) if record else None,
        diagnostics=diagnostics,
    )


def dump_blocks(blocks: PlanBlocks) -> bytes:
    """What the plan's page needs; `pickle` writes its one long text without a copy."""
    return pickle.dumps(blocks.packed(), _PROTOCOL)


def load_blocks(content: bytes) -> PlanBlocks:
    """As above."""
    return PlanBlocks.unpacked(pickle.loads(content))  # noqa: S301 - as above


def load_postings(content: bytes) -> PlanPostings:
    """As above."""
    postings: PlanPostings = pickle.loads(content)  # noqa: S301 - as above
    return postings
