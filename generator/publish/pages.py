"""Generated pages on their way to the site: made where a change reaches them, stamped, written, their links noted.

Enters: hubs and their digests, the frame, what pages offer to other sites, where to write.
Leaves: files; the addresses of all pages; links that lead nowhere.

Links of kept pages are not followed again: a hub is made anew when a page that it names changes its address, or a plan that it names its anchors.
Those that led nowhere before are looked at again, because the page that was missing may be there now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import Page
from generator.publish import writer
from generator.publish.links import LinkCheck

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.frame import Frame
    from generator.model import File
    from generator.open_data.offers import Offers
    from generator.publish.digests import Digests
    from generator.publish.links import BrokenLink
    from generator.publish.output import Output
    from generator.render.hub import Hub

_PAGE = "/index.html"


class Pages:
    """The pages of one build."""

    def __init__(self, frame: Frame, output: Output, offers: Offers) -> None:
        """Hand-written pages, style sheets and scripts are written at once."""
        self._shells = frame.shells
        self._output = output
        self._offers = offers
        self._check = LinkCheck()
        self.addresses: list[str] = []
        self.listed: list[str] = []
        """Addresses that the sitemap has."""
        for name, content in frame.files.items():
            output.write(name, content)
            if name.endswith(".html"):
                self._check.read(name, content)

    def make(self, hubs: Iterable[Hub], digests: Digests) -> None:
        """Keep the pages of a hub, or make them."""
        for hub in hubs:
            digest = digests.of(hub)
            kept = self._output.keeps(hub.key, digest)
            if kept is None:
                rows = []
                for made in hub.made():
                    if isinstance(made, Page):
                        rows.append((self.write(made), made.canonical is None))
                    else:
                        rows.append((self._write_file(made), False))
                self._output.note(hub.key, digest, rows)
                continue
            for name, listed in kept:
                if name.endswith(".html"):
                    self._add(name, listed=listed)

    def write(self, page: Page) -> str:
        """Stamp and write one page; the name of its file."""
        frame = page.kind, page.depth
        shell = self._shells[frame]
        head, below = self._offers.beside(page)
        html = shell.stamp(page, site_url=self._offers.site_url, head=head, below=below).encode()
        name = writer.page_file(page.address)
        self._output.ledger.ids[name] = self._check.read(name, html, frame)
        self._output.write(name, html)
        self._add(name, listed=page.canonical is None)
        return name

    def _write_file(self, file: File) -> str:
        """Write what is no page of the site's own frame; links of those that browsers show are followed like others."""
        self._output.write(file.name, file.content)
        if file.name.endswith(".html"):
            self._output.ledger.ids[file.name] = self._check.read(file.name, file.content)
            self._add(file.name, listed=False)
        return file.name

    def _add(self, name: str, *, listed: bool) -> None:
        address = name.removesuffix(_PAGE) if name != "index.html" else ""
        self.addresses.append(address)
        if listed:
            self.listed.append(address)

    def follow(self) -> tuple[BrokenLink, ...]:
        """What leads nowhere on pages of this build, and still leads nowhere on those kept."""
        ledger = self._output.ledger
        self._check.know(ledger.ids)
        found = self._check.broken(ledger.files)
        before = [b for b in self._output.broken_before if b.page in ledger.files and not self._check.has_read(b.page)]
        still = [broken for broken in before if self._check.is_missing(broken.missing, ledger.files)]
        ledger.broken = tuple(sorted((*found, *still), key=lambda b: (b.page, b.link)))
        return ledger.broken
