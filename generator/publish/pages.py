"""Generated pages on their way to the site: made where a change reaches them, and handed over to be written, their links noted (`generator.publish.press`).

Enters: hubs and their digests, the frame, what pages offer to other sites, where to write and who does.
Leaves: files; the addresses of all pages; links that lead nowhere.

Links of kept pages are not followed again: a hub is made anew when a page that it names changes its address, or a plan that it names its anchors.
Those that led nowhere before are looked at again, because the page that was missing may be there now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import File
from generator.publish import writer
from generator.render.filling import Slotted
from generator.render.hub import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.frame import Frame
    from generator.model import Page
    from generator.open_data.offers import Offers
    from generator.publish.digests import Digests
    from generator.publish.links import BrokenLink
    from generator.publish.output import Output
    from generator.publish.press import Press
    from generator.render.hub import Hub

_PAGE = "/index.html"


class Pages:
    """The pages of one build."""

    def __init__(self, frame: Frame, output: Output, offers: Offers, press: Press, where: Callable[[str], tuple[str, str]]) -> None:
        """Hand-written pages, style sheets and scripts are written at once. `where` tells where the body of a plan's page is kept."""
        self._where = where
        self._shells = frame.shells
        self._output = output
        self.offers = offers
        self._press = press
        self.addresses: list[str] = []
        self.listed: list[str] = []
        """Addresses that the sitemap has."""
        for name, content in frame.files.items():
            press.take((name, None, (content,), None))

    def make(self, hubs: Iterable[Hub | Group], digests: Digests) -> None:
        """Keep the pages of hubs, or make them."""
        for one in hubs:
            if isinstance(one, Group):
                self._make_all(one, digests)
            else:
                self._make(one, digests)

    def _make_all(self, group: Group, digests: Digests) -> None:
        """Keep the pages of all hubs of a group, or go through them."""
        digest = digests.of(group)
        kept = self._output.keeps_all(group.key, digest)
        if kept is not None:
            self._add_kept(kept)
            return
        keys = []
        for hub in group.hubs():
            keys.append(hub.key)
            self._make(hub, digests)
        self._output.note_all(group.key, digest, keys)

    def _make(self, hub: Hub, digests: Digests) -> None:
        """Keep the pages of a hub, or make them."""
        digest = digests.of(hub)
        kept = self._output.keeps(hub.key, digest)
        if kept is not None:
            self._add_kept(kept)
            return
        rows = []
        for made in hub.made():
            if isinstance(made, File):
                rows.append((self._write_file(made), False))
            else:
                rows.append(self.write(made))
        self._output.note(hub.key, digest, rows)

    def write(self, made: Page | Slotted) -> tuple[str, bool]:
        """Hand over one page; the name of its file, and whether the sitemap lists it."""
        page = made.page if isinstance(made, Slotted) else made
        body = (*self._where(made.plan_id), made.fillings) if isinstance(made, Slotted) else None
        frame = page.kind, page.depth
        head, below = self.offers.beside(page)
        values = self._shells[frame].values(page, site_url=self.offers.site_url, head=head, below=below)
        name = writer.page_file(page.address)
        self._press.take((name, frame, tuple([value.encode() for value in values]), body))
        self._add(name, listed=page.canonical is None)
        return name, page.canonical is None

    def _write_file(self, file: File) -> str:
        """Hand over what is no page of the site's own frame; links of those that browsers show are followed like others."""
        self._press.take((file.name, None, (file.content,), None))
        if file.name.endswith(".html"):
            self._add(file.name, listed=False)
        return file.name

    def _add_kept(self, rows: Iterable[tuple[str, bool]]) -> None:
        for name, listed in rows:
            if name.endswith(".html"):
                self._add(name, listed=listed)

    def _add(self, name: str, *, listed: bool) -> None:
        address = name.removesuffix(_PAGE) if name != "index.html" else ""
        self.addresses.append(address)
        if listed:
            self.listed.append(address)

    def end(self) -> None:
        """When all pages were handed over: wait until the last one is written."""
        self._check = self._press.done()

    def follow(self) -> tuple[BrokenLink, ...]:
        """When all files of the site are written: what leads nowhere on pages of this build, and still leads nowhere on those kept."""
        ledger, check = self._output.ledger, self._check
        check.know(ledger.ids)
        found = check.broken(ledger.files)
        before = [b for b in self._output.broken_before if b.page in ledger.files and not check.has_read(b.page)]
        still = [broken for broken in before if check.is_missing(broken.missing, ledger.files)]
        ledger.broken = tuple(sorted((*found, *still), key=lambda b: (b.page, b.link)))
        return ledger.broken
