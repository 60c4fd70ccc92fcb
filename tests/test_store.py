"""The store gives back what it was given, or nothing: never something else, whatever happened to its files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.store import Store, code_digest

if TYPE_CHECKING:
    from pathlib import Path

KEY = "ab" * 32
PARTS = (b"work", b"", b"postings" * 100)


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache")


def _only_file(tmp_path: Path) -> Path:
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    return file


def test_parts_come_back(store: Store) -> None:
    """Each part by itself, empty ones too; a key that was never kept gives nothing."""
    store.put(KEY, PARTS)
    assert tuple(store.get(KEY, part) for part in range(3)) == PARTS
    assert store.get(KEY, 3) is None
    assert store.get("cd" * 32, 0) is None


@pytest.mark.parametrize("cut", [0, 3, 20, 45, 60])
def test_a_truncated_file_counts_as_missing(store: Store, tmp_path: Path, cut: int) -> None:
    """A build that was killed, or a full disk, leaves no wrong result."""
    store.put(KEY, PARTS)
    file = _only_file(tmp_path)
    file.write_bytes(file.read_bytes()[:cut])
    assert store.get(KEY, 2) is None


def test_a_damaged_part_counts_as_missing_and_is_mended(store: Store, tmp_path: Path) -> None:
    """One wrong byte is noticed; keeping it again heals it."""
    store.put(KEY, PARTS)
    file = _only_file(tmp_path)
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(bytes(content))
    assert (store.get(KEY, 0), store.get(KEY, 2)) == (PARTS[0], None)
    store.put(KEY, PARTS)
    assert store.get(KEY, 2) == PARTS[2]


def test_a_part_in_pieces(store: Store, tmp_path: Path) -> None:
    """Kept piece by piece and read back so, it is the part that it is as a whole; one wrong byte shows at its end."""
    whole = bytes(range(256)) * 10_000
    store.put(KEY, (b"head", (whole[at : at + 700] for at in range(0, len(whole), 700)), b""))
    pieces = list(store.pieces(KEY, 1))
    assert len(pieces) > 1
    assert [store.get(KEY, 1), b"".join(pieces)] == [whole, whole]
    assert (store.get(KEY, 0), store.get(KEY, 2), list(store.pieces(KEY, 2))) == (b"head", b"", [])
    file = _only_file(tmp_path)
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    for damaged in (content, content[:-1], b""):
        file.write_bytes(bytes(damaged))
        with pytest.raises(LookupError):
            list(store.pieces(KEY, 1))


def test_what_is_used_stays_and_what_is_old_goes(tmp_path: Path) -> None:
    """A store above its limit drops what no build used for longest, never what this build used."""
    store = Store(tmp_path, limit=2_000)
    keys = [f"{number:02x}" * 32 for number in range(6)]
    for age, key in enumerate(keys):
        store.put(key, (b"x" * 500,))
        file = tmp_path / key[:2] / key[2:]
        os.utime(file, ns=(age, age))
    store.used([keys[0]])
    assert [key for key in keys if store.get(key, 0)] == [keys[0], keys[4], keys[5]]


def test_a_store_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """A build goes on without its cache."""
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    store = Store(blocked)
    store.put(KEY, PARTS)
    assert store.get(KEY, 0) is None


def test_the_digest_of_the_code_is_the_same_twice() -> None:
    """Else nothing would ever be found again."""
    assert code_digest() == code_digest()
