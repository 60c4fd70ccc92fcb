"""Every link of the finished site leads somewhere: checked on each build, on what was really written.

Enters: the pages as they are written, then the names of all files of the site.
Leaves: `BrokenLink` for each internal link or anchor without a target. Links to other hosts are not followed.

A page is read once, when it is written. Most links of a page climb to the root
and go down again, and most of those stand on every page: each way down is followed once.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator import urls

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

_LINKS = ('href="', 'src="', 'action="')
# Our own templates and Material write attributes in double quotes, with a blank or a line end in front.
_BLANKS = " \n\t"
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
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


def _names(html: str) -> tuple[dict[str, None], list[str]]:
    """What a text links to, each once, and its ids. Splitting at a word is quicker than a pattern that begins with a blank."""
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    links = dict.fromkeys(value for word in _LINKS if word in html for value in _values(html, word))
    return links, [unescape(value) for value in _values(html, 'id="')]


def _values(html: str, word: str) -> Iterator[str]:
    """Values of an attribute; one whose name only ends like it does not count."""
    pieces = html.split(word)
    before = pieces[0]
    for piece in pieces[1:]:
        if before[-1:] in _BLANKS and before:
            yield piece[: piece.find('"')]
        before = piece


@dataclass(slots=True)
class LinkCheck:
    """Collects what pages link to and what can be linked to."""

    _wanted: dict[str, dict[str, list[tuple[str, str]]]] = field(default_factory=dict)
    """File or folder meant → anchor (empty for the page itself) → page and link as written."""
    _ids: dict[str, str] = field(default_factory=dict)
    """Page → its ids, one a line: one string takes a tenth of the memory of a set."""
    _broken: list[BrokenLink] = field(default_factory=list)

    _read: set[str] = field(default_factory=set)
    """Pages whose links were noted."""
    _around: dict[tuple[str, int], tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """Shell → its ids, and those of its links that mean something else on every page."""

    def read(self, page: str, html: str, around: tuple[str, int] | None = None, shell: str = "") -> str:
        """Note the links and ids of one page, named by its file below the root; its ids, one a line.

        `around` names the shell that the words of the page stand in. What it holds is the same for all its pages, so it is noted with the first.
        """
        self._read.add(page)
        links, ids = _names(html)
        up = "../" * page.count("/")
        known = "\n".join(("", *ids, ""))
        if around is not None:
            if around not in self._around:
                of_shell, its_ids = _names(shell)
                own = tuple(link for link in of_shell if not up or not link.startswith(up))
                self._around[around] = "\n".join((*its_ids, "")), own
                links.update(of_shell)
            its, own = self._around[around]
            known += its
            links.update(dict.fromkeys(own))
        self._ids[page] = known
        for link in links:
            self._follow(page, unescape(link) if "&" in link else link, up, known)
        return known

    def know(self, ids: Mapping[str, str]) -> None:
        """The ids of pages that are not read because nothing on them has changed."""
        for page, found in ids.items():
            self._ids.setdefault(page, found)

    def is_missing(self, missing: str, files: Container[str]) -> bool:
        """Whether a file, or `file#anchor`, is not there."""
        file, _, anchor = missing.partition("#")
        return file not in files or bool(anchor and file in self._ids and f"\n{anchor}\n" not in self._ids[file])

    def _follow(self, page: str, link: str, up: str, own_ids: str) -> None:
        """Sort one link by what it needs."""
        path, _, anchor = link.partition("#")
        if up and path.startswith(up):
            target = path[len(up) :]
            if ".." not in target and "?" not in target and "%" not in link:
                self._want(target, anchor, page, link)
                return
        anchor = unquote(anchor) if "%" in anchor else anchor
        if not path:
            if anchor and f"\n{anchor}\n" not in own_ids:
                self._broken.append(BrokenLink(page=page, link=link, missing=f"{page}#{anchor}"))
            return
        if _ELSEWHERE.match(path):
            return
        path = unquote(urlsplit(path).path) if "?" in path or "%" in path else path
        if path.startswith("/"):
            if page != _ERROR_PAGE:
                self._broken.append(BrokenLink(page=page, link=link, missing=path))
                return
            target = path[1:]
        else:
            target = posixpath.join(posixpath.dirname(page), path)
            if up and path.startswith(up) and ".." not in path[len(up) :]:
                target = path[len(up) :]
        self._want(target, anchor, page, link)

    def _want(self, target: str, anchor: str, page: str, link: str) -> None:
        """Note that a page leads there."""
        if target.startswith(_LATER):
            return
        anchors = self._wanted.get(target)
        if anchors is None:
            anchors = self._wanted[target] = {}
        places = anchors.get(anchor)
        if places is None:
            anchors[anchor] = [(page, link)]
        elif len(places) < NAMED:
            places.append((page, link))

    def broken(self, files: Iterable[str]) -> tuple[BrokenLink, ...]:
        """What leads nowhere among these files, page by page."""
        there = frozenset(files)
        found = list(self._broken)
        for target, anchors in self._wanted.items():
            file = posixpath.normpath(target or ".")
            if file not in there:
                file = posixpath.normpath(posixpath.join(file, "index.html"))
            for anchor, places in anchors.items():
                if file not in there:
                    found.extend(BrokenLink(page=page, link=link, missing=file) for page, link in places)
                elif anchor and file in self._ids and f"\n{anchor}\n" not in self._ids[file]:
                    found.extend(BrokenLink(page=page, link=link, missing=f"{file}#{anchor}") for page, link in places)
        return tuple(sorted(found, key=lambda b: (b.page, b.link)))

    def has_read(self, page: str) -> bool:
        """True for a page that was noted when it was written."""
        return page in self._read
