"""All that is worked out from one plan file alone: a pure function of its path, its bytes and our own code.

Enters: path and bytes of plan files.
Leaves: `PlanWork`: what the corpus keeps of the plan, and as bytes what its page and the search index need later. It can be done in any process, on
any machine, in any order, and kept by content (`generator.store`).
"""

from __future__ import annotations

import marshal
import pickle
import struct
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.extract.annotate import annotate
from generator.model.annotated import PLAIN, pack, unpack
from generator.parse.provisions import parse
from generator.render.filling import encoded
from generator.render.plan_blocks import PlanFacts, plan_blocks
from generator.search.plan_postings import PlanPostings, plan_postings
from generator.slots import quickly_made, without_collector
from generator.source.reader import ReadSource, read_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.diagnostics import Diagnostic
    from generator.model import Plan, PlanRecord

WORK, FACTS, POSTINGS, BODY = range(4)
"""Parts of a stored piece of work: the first is needed by every build."""
Parts = tuple[bytes, bytes, bytes, bytes]
_PROTOCOL = 5
_LENGTH = struct.Struct("<I")
_PLAINLY = 2
"""The form of `marshal` that writes every text where it stands: in later ones, the bytes of equal values differ by what else holds them."""


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
    mark: bytes = b""
    """Digest of what pages may show of it beside its text. Only of a piece of work that was kept."""


def key_of(code: bytes, path: str, content: bytes) -> str:
    """Under which the work on a file is kept."""
    found = sha256(code)
    found.update(f"{path}\0".encode())
    found.update(content)
    return found.hexdigest()


def work_on(path: PurePosixPath, content: bytes) -> Parts:
    """Read, parse and annotate one file; its parts, as they are kept."""
    return work_on_all(((str(path), content),))[0]


@without_collector()
def work_on_all(files: Sequence[tuple[str, bytes]]) -> list[Parts]:
    """The same for several files.

    Each stage goes over all of them before the next one begins, so that a processor has the code and the tables of one stage at hand: measured with
    two dozen plans, this takes a seventh off the time of one plan after the other.
    """
    reads = [read_source(content, PurePosixPath(path)) for path, content in files]
    parsed = list(map(_parsed, reads))
    plans = [annotate(found[0], places=False) if found else None for found in parsed]
    works = [
        PlanWork(read=read, record=plan, diagnostics=(*found[1], *plan.diagnostics) if found and plan else ())
        for read, found, plan in zip(reads, parsed, plans, strict=True)
    ]
    kept = list(map(dump_work, works))
    blocks = [plan_blocks(plan) if plan else None for plan in plans]
    facts = [dump_facts(found.facts) if found else b"" for found in blocks]
    bodies = [encoded(found.body) if found else b"" for found in blocks]
    postings = [dump_postings(plan_postings(plan)) if plan else b"" for plan in plans]
    return list(zip(kept, facts, postings, bodies, strict=True))


def _parsed(read: ReadSource) -> tuple[Plan, tuple[Diagnostic, ...]] | None:
    """Provisions, and what there is to say of them; nothing for a file with an error, and for a plan that was withdrawn."""
    source = read.source
    return None if source is None or source.metadata.withdrawn is not None else parse(source)


def dump_work(work: PlanWork) -> bytes:
    """What every build needs, without the text and without the path, which whoever asks for it knows."""
    read, record = work.read, work.record
    facts = PLAIN.pack((read.metadata, read.claimed_id, read.aliases, read.diagnostics, work.diagnostics))
    if record is None:
        return marshal.dumps((facts, b"", (), b""))
    seen, unseen = pack(record)
    shown = marshal.dumps(seen, _PLAINLY)
    mark = sha256(marshal.dumps(facts[0], _PLAINLY) + shown).digest()  # of the front matter, and of what was found
    return marshal.dumps((facts, shown, unseen, mark))


def load_work(content: bytes, path: PurePosixPath) -> PlanWork:
    """The way back. Only for bytes that a store or an own worker gave."""
    facts, shown, unseen, mark = marshal.loads(content)  # noqa: S302 - written by ourselves, checked by a checksum
    metadata, claimed_id, aliases, found, diagnostics = PLAIN.unpack(facts)
    return PlanWork(
        read=ReadSource(path=path, metadata=metadata, source=None, claimed_id=claimed_id, aliases=aliases, diagnostics=found),
        record=unpack(path, metadata, marshal.loads(shown), unseen) if shown else None,  # noqa: S302 - as above
        diagnostics=diagnostics,
        mark=mark,
    )


def dump_facts(facts: PlanFacts) -> bytes:
    """What fills the plan's page."""
    return marshal.dumps(facts.packed())


def load_facts(content: bytes) -> PlanFacts:
    """As above."""
    return PlanFacts.unpacked(marshal.loads(content))  # noqa: S302 - as above


def dump_postings(postings: PlanPostings) -> bytes:
    """What the search index keeps: texts first, because they are also asked for alone."""
    terms = pickle.dumps((postings.title, postings.number, postings.body), _PROTOCOL)
    return b"".join((_LENGTH.pack(len(postings.texts)), postings.texts, terms))


def load_postings(content: bytes) -> PlanPostings:
    """As above."""
    texts = load_texts(content)
    title, number, body = pickle.loads(memoryview(content)[_LENGTH.size + len(texts) :])  # noqa: S301 - as above
    return PlanPostings(title=title, number=number, body=body, texts=texts)


def load_texts(content: bytes) -> bytes:
    """Of what the index keeps, what snippets are cut from."""
    (length,) = _LENGTH.unpack_from(content)
    return content[_LENGTH.size : _LENGTH.size + length]
