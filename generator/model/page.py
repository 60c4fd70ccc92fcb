"""A generated page before it is stamped into its shell, and files that stand beside pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Crumb:
    """One step of the breadcrumb; the last has no address."""

    label: str
    address: str | None = None
    note: str = ""
    note_address: str | None = None
    """`(nay: Lâm Đồng)` in the same crumb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One generated page before it is stamped into its shell."""

    address: str
    """Below the root, without slashes at the ends; empty for the home page."""
    kind: str
    """Shell: `home`, `plan`, `place`, `period`, `directive`, `search`."""
    title: str
    description: str
    crumbs: tuple[Crumb, ...]
    body: str
    """HTML of the main column, safe."""
    head: str = ""
    """Extra elements for `<head>` (JSON-LD), safe."""
    canonical: str | None = None
    """The address that search engines should keep, where it is not this page's own."""

    @property
    def depth(self) -> int:
        """How many folders below the root: 0 for home."""
        return self.address.count("/") + 1 if self.address else 0

    @property
    def root(self) -> str:
        """Relative way to the root with a final slash: `../../`; `./` for home."""
        return "../" * self.depth or "./"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One generated file that is no page: a table, a feed, a script."""

    name: str
    """Path below the site's root, without a slash in front."""
    content: bytes
