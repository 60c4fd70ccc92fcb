"""Every link of the finished site leads somewhere: checked on each build, on what was really written.

Enters: the folder of a finished site.
Leaves: `BrokenLink` for each internal link or anchor without a target. Links to other hosts are not followed.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

# Our own templates and Material write attributes in double quotes.
_LINK = re.compile(r'<(?:a|link|script|img|form|iframe|source)\b[^<>]*?\s(?:href|src|action)="([^"]*)"', re.IGNORECASE)
_ID = re.compile(r'\sid="([^"]*)"')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLink:
    """A link that leads nowhere."""

    page: str
    """File below the site's root."""
    link: str
    """As the page writes it."""
    missing: str
    """The file or `file#anchor` that is not there."""


def check_links(site: Path) -> tuple[BrokenLink, ...]:
    """Follow every internal link of every page."""
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    links: dict[str, list[str]] = {}
    ids: dict[str, set[str]] = {}
    for name in sorted(f for f in files if f.endswith(".html")):
        html = _COMMENT.sub("", (site / name).read_text(encoding="utf-8"))
        links[name] = list(dict.fromkeys(unescape(link) for link in _LINK.findall(html)))
        ids[name] = {unescape(i) for i in _ID.findall(html)}
    broken = []
    for page, found in links.items():
        for link in found:
            missing = _missing(page, link, files, ids)
            if missing:
                broken.append(BrokenLink(page=page, link=link, missing=missing))
    return tuple(broken)


def _missing(page: str, link: str, files: set[str], ids: dict[str, set[str]]) -> str | None:
    """What the link lacks, or None. 404.html is shown at any depth, so its links start at the root."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        target = page
    elif path.startswith("/"):
        if page != "404.html":
            return path
        target = posixpath.normpath(path.lstrip("/") or ".")
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if target not in files:
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if target not in files:
        return target
    anchor = unquote(parts.fragment)
    if anchor and target in ids and anchor not in ids[target]:
        return f"{target}#{anchor}"
    return None
