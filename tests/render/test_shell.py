"""Shells are cut once and stamped many times."""

from __future__ import annotations

import pytest

from generator.model import Crumb, Page
from generator.render.shell import SLOTS, canonical_link, crumbs_html, cut, slot, tidy

SHELL = "<title>{title} · x</title><meta content='{description}'>{canonical}{head}<ol>{crumbs}</ol><main>{body}</main>"


def _shell_html() -> str:
    return SHELL.format(**{name: slot(name) for name in SLOTS})


def _page(**changes: str) -> Page:
    values = {"address": "ky/2025", "kind": "period", "title": "Năm 2025", "description": "…", "body": "<p>1</p>", **changes}
    return Page(crumbs=(Crumb(label="Năm", address="ky"), Crumb(label="2025")), **values)


def test_a_stamped_page_has_every_value_in_its_place() -> None:
    """Pieces and values come in the order of the shell."""
    html = cut(_shell_html()).stamp(_page(), site_url="https://example.org/")
    assert html.startswith("<title>Năm 2025 · x</title>")
    assert '<link rel="canonical" href="https://example.org/ky/2025/">' in html
    assert html.endswith("<main><p>1</p></main>")


def test_values_are_escaped_and_never_cut_again() -> None:
    """A hostile title is text, and a slot word inside a value stays what it is."""
    html = cut(_shell_html()).stamp(_page(title="<script>" + slot("body")), site_url="")
    assert "<title>&lt;script&gt;[[kehoach:body]] · x</title>" in html


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(_shell_html().replace(slot("body"), ""), id="missing"),
        pytest.param(_shell_html() + slot("body"), id="twice"),
        pytest.param(_shell_html() + slot("nothing"), id="unknown"),
    ],
)
def test_a_template_that_lost_a_slot_is_refused(html: str) -> None:
    """A theme that drops or repeats a slot fails the build, not the reader."""
    with pytest.raises(ValueError, match="slots"):
        cut(html)


def test_crumbs_name_the_successor_beside_the_old_name() -> None:
    """`Đắk Nông (nay: Lâm Đồng)` in one step; the last step is the page itself."""
    crumbs = (Crumb(label="Đắk Nông", address="dak-nong", note="Lâm Đồng", note_address="lam-dong"), Crumb(label="<2025>"))
    assert crumbs_html(crumbs, "dak-nong/2025") == (
        '<li><a href="../">Đắk Nông</a> <span class="k-crumb-note">(nay: <a href="../../lam-dong/">Lâm Đồng</a>)</span></li>'
        '<li><span aria-current="page">&lt;2025&gt;</span></li>'
    )


def test_canonical_address() -> None:
    """A site that knows its own address names each page's; one that does not stays silent."""
    assert canonical_link("", "ky/2025") == ""
    assert canonical_link("https://example.org/", "") == '<link rel="canonical" href="https://example.org/">'
    assert canonical_link("https://example.org/", "ky/2025") == '<link rel="canonical" href="https://example.org/ky/2025/">'


def test_a_tidy_page_keeps_only_what_it_uses() -> None:
    """Switches and dialogs of the theme's own frame go; words and their order stay."""
    html = (
        '\n<!doctype html>\n  \n<link rel="stylesheet" href="../a/palette.1.css">\n<input class="md-toggle" id="__drawer">'
        '<label class="md-overlay" for="__drawer"></label>\n<div data-md-component="skip">\n \n</div>\n<p>a </p>  \n\n'
        '<div class="md-dialog" data-md-component="dialog">\n<div class="md-dialog__inner"></div>\n</div>\n<p>b</p>'
    )
    assert tidy(html) == "<!doctype html>\n<p>a </p>\n<p>b</p>"


def test_wrappers_of_the_theme_go_and_ours_stand_alone() -> None:
    """What stood in the theme's own `main` stands in the body; whatever follows it too."""
    html = (
        '<html lang="vi" class="no-js"><body dir="ltr" data-md-color-scheme="default">\n<div class="md-container" data-md-component="container">\n'
        '<main class="md-main" data-md-component="main">\n<div class="md-main__inner md-grid">\n<main class="k-page"><div>a</div></main>\n</div>\n</main>\n'
        "<footer>b</footer>\n</div>\n</body></html>"
    )
    assert tidy(html) == '<html lang="vi"><body>\n<main class="k-page"><div>a</div></main>\n<footer>b</footer>\n</body></html>'


def test_line_ends_of_the_frame_go_where_no_words_stand() -> None:
    """Between tags and slots they are not needed, beside words they are a blank."""
    html = _shell_html().replace("<ol>", "<p>a\n <b>b</b>\n c</p>\n  <ol>\n  ").replace("</ol>", "\n </ol>\n")
    assert "<p>a\n <b>b</b>\n c</p><ol><li>" in cut(html).stamp(_page(), site_url="")
