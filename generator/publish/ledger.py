"""What the last build of a site wrote, and from what, so that the next one writes only what changed.

Enters: files and hubs as they are written. Leaves: `Ledger`, kept in the store under the site's folder; the way back.

Nothing in a ledger is believed that the files themselves do not confirm: a file counts as written by us while its size, its time of change and its
inode are those that we saw. Somebody who edits the site by hand, or a build that was killed before it could note what it did, only costs time.
"""

from __future__ import annotations

import marshal
import os
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.publish.links import BrokenLink

if TYPE_CHECKING:
    from pathlib import Path

    from generator.store import Store

_FORM = "2"
"""Changes when the parts below do."""
_QUICK, _WHOLE, _IDS = range(3)

Look = tuple[int, int, int]
"""Size, time of change in nanoseconds, inode."""
FileRow = tuple[bytes, int, int, int]
"""Digest of the bytes, and how the file looked when we had written it."""
HubRow = tuple[bytes, tuple[tuple[str, bool], ...]]
"""Digest of what a hub reads; its files, each with whether the sitemap lists it."""
GroupRow = tuple[bytes, tuple[str, ...]]
"""Digest of what a group of hubs reads; the keys of its hubs."""


@dataclass(slots=True, kw_only=True)
class Ledger:
    """One build of one site."""

    inputs: bytes = b""
    """Digest of everything that the build read; empty where something changed while it ran."""
    outcome: bytes = b""
    """What the build had to say, pickled."""
    files: dict[str, FileRow] = field(default_factory=dict)
    """Name below the site's root → what was written."""
    hubs: dict[str, HubRow] = field(default_factory=dict)
    groups: dict[str, GroupRow] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    """Page → the anchors on it, one a line."""
    broken: tuple[BrokenLink, ...] = ()


def look(path: str) -> Look | None:
    """How a file looks; None where there is no file."""
    try:
        facts = os.stat(path)  # noqa: PTH116 - asked of every file of a site: a Path for each costs more than the question
    except OSError:
        return None
    return facts.st_size, facts.st_mtime_ns, facts.st_ino


def key_of(site: Path) -> str:
    """Under which the ledger of a site is kept."""
    return sha256(f"ledger {_FORM} {site.resolve()}".encode()).hexdigest()


def save(store: Store, site: Path, ledger: Ledger) -> None:
    """Keep it for the next build."""
    broken = [(b.page, b.link, b.missing) for b in ledger.broken]
    quick = marshal.dumps((ledger.inputs, ledger.outcome, ledger.files, broken))
    store.put(key_of(site), (quick, marshal.dumps((ledger.hubs, ledger.groups)), marshal.dumps(ledger.ids)))


def quick_look(store: Store, site: Path) -> Ledger | None:
    """Inputs, outcome and files of the last build: enough to tell that there is nothing to do."""
    found = store.get(key_of(site), _QUICK)
    if found is None:
        return None
    inputs, outcome, files, broken = marshal.loads(found)  # noqa: S302 - written by ourselves, checked by a checksum
    named = tuple(BrokenLink(page=page, link=link, missing=missing) for page, link, missing in broken)
    return Ledger(inputs=inputs, outcome=outcome, files=files, broken=named)


def whole(store: Store, site: Path, ledger: Ledger | None) -> Ledger:
    """All of it, of which a quick look has given the first part; an empty one where nothing is known."""
    hubs, ids = store.get(key_of(site), _WHOLE), store.get(key_of(site), _IDS)
    if ledger is None or hubs is None or ids is None:
        return Ledger()
    ledger.hubs, ledger.groups = marshal.loads(hubs)  # noqa: S302 - as above
    ledger.ids = marshal.loads(ids)  # noqa: S302 - as above
    return ledger
