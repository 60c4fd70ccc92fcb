"""Citations of a document in the words of the plans that cite it.

Enters: the Library, citations of one document or number.
Leaves: a list as safe HTML: who cites it, in which provision, as what, and its own part of the sentence as printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.render.environment import after, escaped, whole_numbers
from generator.render.wording import first_clause, last_clause, provision_label
from generator.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Backlink
    from generator.render.library import Library


def quotes(library: Library, backlinks: Iterable[Backlink], root: str) -> Markup:
    """Citations with the words around them. Joined here: a large library has hundreds of thousands of them."""
    return Markup("".join(['<ul class="k-rows k-quotes">\n', *[_quote(library, backlink, root) for backlink in backlinks], "</ul>\n"]))  # noqa: S704 - escaped below


def _quote(library: Library, backlink: Backlink, root: str) -> str:
    """One citation, seen from the document: who, as what, the words."""
    plan = library.plans[backlink.plan_id]
    citation = backlink.citation
    who = escaped(f"{library.named(plan)} · {provision_label(citation.path)}")
    inferred = ' · <span class="k-tag">suy ra</span>' if backlink.inferred else ""
    words = last_clause(citation.before)
    before = f"{escaped(words)} " if words else ""
    return (
        f'<li><a href="{library.href(plan, root, citation.anchor)}">{who}</a>\n'
        f"<p><b>{citation.role.value}</b> · {escaped(library.told(plan))}{inferred}</p>\n"
        f"<p>“{before}<i>{whole_numbers(collapse(citation.raw))}</i>{escaped(after(first_clause(citation.after)))}”</p></li>\n"
    )
