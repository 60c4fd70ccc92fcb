"""Every link of the finished site leads somewhere: checked on each build, on what was really written.

Enters: the pages as they are written, then the names of all files of the site.
Leaves: `BrokenLink` for each internal link or anchor without a target. Links to other hosts are not followed.

A page is read once, when it is written, the frame around it with the first page in it. Most links of a page climb to the root and go down again. Those to an anchor stand on few pages and lead mostly to
pages that were written before: they are followed at once. The others stand on many pages: each way down is followed once, at the end.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator import urls

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

_OTHERS = (b' src="', b' action="', b'\nhref="', b'\nsrc="', b'\naction="')
# Our own templates and Material write attributes in double quotes, with a blank or a line end in front. Splitting at such a word is much quicker than a
# pattern that begins with any blank, more so in bytes.
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_ERROR_PAGE = "404.html"
_LATER = f"{urls.API}/"
"""Files of the whole library, which `kehoach export` makes when the site stands."""
NAMED = 5
"""Pages named for one target that is missing: a link of every page would otherwise be reported thousands of times, and kept so in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLink:
    """A link that leads nowhere."""

    page: str
    """File below the site's root."""
    link: str
    """As the page writes it."""
    missing: str
    """The file or `file#anchor` that is not there."""


State = tuple[dict[bytes, list[str]], set[bytes], dict[str, str], list[tuple[str, str, str]], set[str], dict[tuple[str, int], bytes]]


def _values(html: bytes, written: bytes) -> list[bytes]:
    """Values of an attribute; one whose name only ends like it does not count, because a blank is part of what is sought."""
    return [piece.partition(b'"')[0] for piece in html.split(written)[1:]]


def _all_links(html: bytes) -> set[bytes]:
    """Also those that stand at the beginning of a line, and what a page loads or sends to."""
    return set(chain.from_iterable(_values(html, written) for written in (b' href="', *_OTHERS)))


@dataclass(slots=True)
class LinkCheck:
    """Collects what pages link to and what can be linked to."""

    _wanted: dict[bytes, list[str]] = field(default_factory=dict)
    """What a link means below the root, with its anchor → pages that have it, as many as are named."""
    _enough: set[bytes] = field(default_factory=set)
    """Of these, what need not be noted again."""
    _ids: dict[str, str] = field(default_factory=dict)
    """Page → its ids, one a line: one string takes a tenth of the memory of a set."""
    _broken: list[BrokenLink] = field(default_factory=list)
    _read: set[str] = field(default_factory=set)
    """Pages whose links were noted."""
    _frames: dict[tuple[str, int], bytes] = field(default_factory=dict)
    """Frames that were read → their ids, each behind a line end."""

    @property
    def state(self) -> State:
        """All of it in plain values, as another process can be given it."""
        broken = [(b.page, b.link, b.missing) for b in self._broken]
        return self._wanted, self._enough, self._ids, broken, self._read, self._frames

    @classmethod
    def of(cls, state: State) -> LinkCheck:
        """The way back."""
        wanted, enough, ids, found, read, frames = state
        broken = [BrokenLink(page=page, link=link, missing=missing) for page, link, missing in found]
        return cls(_wanted=wanted, _enough=enough, _ids=ids, _broken=broken, _read=read, _frames=frames)

    def read(self, page: str, html: bytes) -> str:
        """Note the links and ids of one page, named by its file below the root; its ids, one a line."""
        html = _COMMENT.sub(b"", html) if b"<!--" in html else html
        return self._noted(page, _values(html, b' id="') + _values(html, b'\nid="'), b"", _all_links(html))

    def read_in(self, page: str, frame: tuple[str, int], around: bytes, inside: bytes) -> str:
        """The same for a page in a frame. What stands around many pages is read with the first of them: there it leads where it leads for all."""
        ids, links = _values(inside, b' id="'), set(_values(inside, b' href="'))
        own = self._frames.get(frame)
        if own is None:
            own = self._frames[frame] = b"\n".join([b"", *_values(around, b' id="'), *_values(around, b'\nid="')])
            links |= _all_links(around) | _all_links(inside)
        return self._noted(page, ids, own, links)

    def _noted(self, page: str, ids: list[bytes], more: bytes, links: set[bytes]) -> str:
        """`more`: further ids, each behind a line end."""
        self._read.add(page)
        known = self._ids[page] = unescape(b"\n".join((more, *ids, b"")).decode())
        up = b"../" * page.count("/")
        if up:
            far = {link for link in links if link.startswith(up)}
            links -= far
            self._note(page, {link[len(up) :] for link in far} - self._enough)
        self._near(page, links.difference([b"#" + anchor for anchor in ids]), known)
        return known

    def know(self, ids: Mapping[str, str]) -> None:
        """The ids of pages that are not read because nothing on them has changed."""
        for page, found in ids.items():
            self._ids.setdefault(page, found)

    def is_missing(self, missing: str, files: Container[str]) -> bool:
        """Whether a file, or `file#anchor`, is not there."""
        file, _, anchor = missing.partition("#")
        return file not in files or bool(anchor and file in self._ids and f"\n{anchor}\n" not in self._ids[file])

    def _near(self, page: str, links: set[bytes], own_ids: str) -> None:
        """Links that do not climb to the root: to the page itself, to what stands beside it, to other hosts."""
        for link in map(_words, links):
            path, _, anchor = link.partition("#")
            if not path:
                anchor = unquote(anchor) if "%" in anchor else anchor
                if anchor and f"\n{anchor}\n" not in own_ids:
                    self._broken.append(BrokenLink(page=page, link=link, missing=f"{page}#{anchor}"))
            elif path.startswith("/") and not path.startswith("//"):
                if page == _ERROR_PAGE:
                    self._note(page, {link[1:].encode()})
                else:
                    self._broken.append(BrokenLink(page=page, link=link, missing=path))
            elif not _ELSEWHERE.match(path):
                self._note(page, {posixpath.join(posixpath.dirname(page), link).encode()})

    def _note(self, page: str, wanted: set[bytes]) -> None:
        """What a page leads to, as far as it has to be noted: not an anchor that is seen to be there, of which a library has hundreds of thousands."""
        for target in wanted:
            if b"#" in target and self._stands(target):
                continue
            pages = self._wanted.get(target)
            if pages is None:
                self._wanted[target] = [page]
            else:
                pages.append(page)
                if len(pages) == NAMED:
                    self._enough.add(target)

    def _stands(self, target: bytes) -> bool:
        """Whether an anchor is known to be on a page; one with signs that mean others is looked at in the end."""
        path, _, anchor = target.decode().partition("#")
        return path.endswith("/") and f"\n{anchor}\n" in self._ids.get(f"{path}index.html", "")

    def broken(self, files: Iterable[str]) -> tuple[BrokenLink, ...]:
        """What leads nowhere among these files, page by page. Each way is followed once, however many pages have it."""
        there = frozenset(files)
        found = list(self._broken)
        for link, pages in self._wanted.items():
            target = _words(link)
            missing = self._missing(target, there)
            if missing:
                found += (BrokenLink(page=page, link=_as_written(page, target), missing=missing) for page in pages)
        return tuple(sorted(found, key=lambda b: (b.page, b.link)))

    def _missing(self, target: str, there: frozenset[str]) -> str:
        """The file or `file#anchor` that a link needs and that is not there; empty for a good one."""
        path, _, anchor = target.partition("#")
        if path.endswith("/") and (file := f"{path}index.html") in there and "%" not in anchor:
            return f"{file}#{anchor}" if anchor and file in self._ids and f"\n{anchor}\n" not in self._ids[file] else ""
        if "?" in path or "%" in target:
            path, anchor = unquote(urlsplit(path).path), unquote(anchor)
        if path.startswith(_LATER):
            return ""
        file = posixpath.normpath(path or ".")
        if file not in there:
            file = posixpath.normpath(posixpath.join(file, "index.html"))
        if file not in there:
            return file
        return f"{file}#{anchor}" if anchor and file in self._ids and f"\n{anchor}\n" not in self._ids[file] else ""

    def has_read(self, page: str) -> bool:
        """True for a page that was noted when it was written."""
        return page in self._read


def _as_written(page: str, target: str) -> str:
    """A link to something below the root, as the page writes it."""
    return f"{'/' if page == _ERROR_PAGE else '../' * page.count('/')}{target}"


def _words(link: bytes) -> str:
    """A link as it is meant."""
    written = link.decode()
    return unescape(written) if "&" in written else written
