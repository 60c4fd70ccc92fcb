"""Shells: the page around the page, rendered once by MkDocs and Material, then cut at its slots.

Enters: the HTML that MkDocs made for one (kind of page, depth below the root), with a slot word wherever a page's own words go.
Leaves: `Shell`, which joins its pieces with the escaped values of any number of pages; nothing is searched or rewritten again.

A slot is an ordinary word, so the same template serves shells and hand-written pages: the shell is a page whose title is a slot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from generator import urls

if TYPE_CHECKING:
    from generator.model import Crumb, Page

SLOTS = ("title", "description", "canonical", "head", "crumbs", "body")
"""What differs from page to page, each exactly once in a shell."""
_WORD = re.compile(r"\[\[kehoach:([a-z]+)\]\]")
_UNUSED = re.compile(
    r"""<input\ class="md-toggle"[^>]*>            # switches of Material's drawer and search
    |   <link\ rel="stylesheet"\ href="[^"]*/palette\.[^"]*">
    |   <label\ class="md-overlay"[^>]*></label>
    |   <div\ data-md-component="(?:skip|announce)">\s*</div>
    |   <div\ class="md-dialog".*?</div>\s*</div>
    |   <div\ class="md-container"[^>]*>\s*|(?<=</footer>)\s*</div>   # wrappers; our own `main` stands between them
    |   <main\ class="md-main"[^>]*>\s*<div\ class="md-main__inner\ md-grid">\s*|(?<=</main>)\s*</div>\s*</main>
    |   (?<=<body)\ dir="ltr"
    |   (?<=<html\ lang="vi")\ class="no-js"
    |   \ data-md-[a-z-]+="[^"]*"   # read by Material's own scripts and palettes
    """,
    re.VERBOSE | re.DOTALL,
)
_BLANK = re.compile(r"[ \t]*\n\s*(?=\n)|[ \t]+(?=\n)")
_BETWEEN = re.compile(r"(?<=>)\s*\n\s*(?=[<[])|(?<=\]\])\s*\n\s*(?=<)")
"""Line ends between two tags of the frame, or a tag and a slot: no words stand beside them."""


def slot(name: str) -> str:
    """The word that stands in a shell where a value goes."""
    return f"[[kehoach:{name}]]"


def tidy(html: str) -> str:
    """A page that MkDocs rendered, without the parts of Material's frame that this site has no use for, and without blank lines."""
    return _BLANK.sub("", _UNUSED.sub("", html)).lstrip()


@dataclass(frozen=True, slots=True)
class Shell:
    """Pieces of HTML and the slots between them: `pieces[0] slots[0] pieces[1] … pieces[-1]`."""

    pieces: tuple[str, ...]
    slots: tuple[str, ...]

    def values(self, page: Page, *, site_url: str, head: str = "", below: str = "") -> tuple[str, ...]:
        """What goes into the slots, in their order.

        `site_url` ends with a slash, or is empty where the site does not know its address; `head` and `below` end the page's two parts.
        """
        found = {
            "title": escape(page.title),
            "description": escape(page.description),
            "canonical": canonical_link(site_url, page.address if page.canonical is None else page.canonical),
            "head": page.head + head,
            "crumbs": crumbs_html(page.crumbs, page.address),
            "body": f"{page.body}{below}",  # not with `+`: a body may be markup, which would escape what it is joined with
        }
        return tuple([found[name] for name in self.slots])

    def stamp(self, page: Page, *, site_url: str, head: str = "", below: str = "") -> str:
        """The finished page."""
        out = [""] * (2 * len(self.slots) + 1)
        out[0::2] = self.pieces
        out[1::2] = self.values(page, site_url=site_url, head=head, below=below)
        return "".join(out)


def cut(html: str) -> Shell:
    """Cut a rendered shell at its slots; its line ends go, because they would stand in every page. Raises ValueError unless each slot stands there exactly once."""
    parts = _WORD.split(_BETWEEN.sub("", html))
    found = parts[1::2]
    if sorted(found) != sorted(SLOTS):
        wrong = sorted(set(SLOTS) ^ set(found)) or sorted({name for name in found if found.count(name) > 1})
        raise ValueError(f"slots missing, unknown or repeated in the theme's template: {', '.join(wrong)}")
    return Shell(tuple(parts[0::2]), tuple(found))


def canonical_link(site_url: str, address: str) -> str:
    """The element that names a page's one full address; nothing where the site does not know its own."""
    if not site_url:
        return ""
    return f'<link rel="canonical" href="{escape(site_url + address)}{"/" if address else ""}">'


def crumbs_html(crumbs: tuple[Crumb, ...], address: str) -> str:
    """List items of the breadcrumb of the page with that address: links, an old name's `(nay: …)` beside it, the last one the page itself."""
    out = []
    for index, crumb in enumerate(crumbs):
        last = index == len(crumbs) - 1
        label = escape(crumb.label)
        if crumb.address is not None:
            label = f'<a href="{escape(urls.nearest(address, crumb.address))}">{label}</a>'
        elif last:
            label = f'<span aria-current="page">{label}</span>'
        if crumb.note:
            note = escape(crumb.note)
            if crumb.note_address is not None:
                note = f'<a href="{escape(urls.nearest(address, crumb.note_address))}">{note}</a>'
            label += f' <span class="k-crumb-note">(nay: {note})</span>'
        out.append(f"<li>{label}</li>")
    return "".join(out)
