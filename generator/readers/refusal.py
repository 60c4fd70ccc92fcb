"""Why a file cannot be read: one exception for all readers, and the limits they share.

Enters: nothing. Leaves: `Refused`, which `generator.readers.formats` turns into a diagnostic; `Reading`, what a reader hands over.

The limits are far above any plan seen (60,000 characters, 40 pages) and low enough that no file takes more than 30 seconds or 500 MB.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import LeftOut

LARGEST_FILE = 50_000_000
"""Bytes of a file of any kind: Word files and scans carry pictures."""
LARGEST_TEXT = 2_000_000
"""Characters of a paper."""

DAMAGED = "K208"
ENCRYPTED = "K207"
TOO_LARGE = "K206"
UNKNOWN_FORMAT = "K201"
NO_WORDS = "K202"
NO_CONVERTER = "K209"


class Refused(Exception):  # noqa: N818 - says what happened to the file, not that the program failed
    """A file that cannot be read, with the reason and the way out in Vietnamese."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of a file."""

    text: str
    format: str
    """`docx`, `html`, `pdf`, `doc`, `scan`, `text`."""
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    """Sentences on what a person should look at, each with the way out."""
