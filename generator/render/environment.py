"""The one Jinja environment of the generated pages: autoescape, strict, compiled once.

Enters: a template name and its frozen `Context`.
Leaves: an HTML fragment, safe. Only `Markup` made in `generator.render` passes unescaped; texts of papers never do.
"""

from __future__ import annotations

import os
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.render.wording import provision_label
from generator.store import default_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER_WORD = re.compile(r"(?![\W\d]+(?:[\s<&;]|$))[^\s<>&;/]{1,12}/[^\s<>&;]{1,14}")
"""A number with letters in it: a line never ends inside `15/10/2024`, where a figure follows each slash."""
TEMPLATES = Path(__file__).parent.parent / "templates"

_TIED = re.compile(r"(?:năm|giai đoạn|nhiệm kỳ|lần thứ|khóa|khoá|số|tháng|Đại hội|Trung ương) (?:\d[\d–-]*|[IVX]+)(?![^\W_])")
"""A noun and its number, which Vietnamese lines would break apart: “năm / 2025”."""


_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&#34;"), ("'", "&#39;"))


def escaped(text: str) -> str:
    """Words as HTML, the same letters that the templates give; asking for each sign alone is three times as fast as building a `Markup`."""
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        for sign, entity in _ENTITIES:
            text = text.replace(sign, entity)
    return text


@lru_cache(maxsize=8192)
def tied(text: str) -> str:
    """A title as HTML in which a noun stays beside its number. Only spans: copied text is what was printed."""
    return _TIED.sub(r"<k-n>\g<0></k-n>", escaped(text))


def tie(text: str) -> Markup:
    """The same for templates."""
    return Markup(tied(text))  # noqa: S704 - escaped above


@lru_cache(maxsize=16384)
def provision_link(path: str, anchor: str) -> str:
    """Path and anchor → `mục II.1`, a link on the same page; the same places come in plan after plan."""
    return f'<a href="#{escaped(anchor)}">{escaped(provision_label(path))}</a>'


def provision_links(places: Iterable[tuple[str, str]]) -> Markup:
    """Paths and anchors → `mục II.1; phần kết`, each a link on the same page."""
    return Markup("; ".join([provision_link(path, anchor) for path, anchor in places]))  # noqa: S704 - escaped above


def after(words: str) -> str:
    """Words that follow a quoted citation: a blank before them unless they begin with punctuation."""
    return words if not words or words[0] in ",;.:!?)”…/" else f" {words}"


@lru_cache(maxsize=8192)
def whole_numbers(words: str) -> str:
    """Words as HTML in which `41-CT/TW` stays on one line. Longer numbers may break, so that a narrow screen holds them."""
    return _NUMBER_WORD.sub(r"<k-n>\g<0></k-n>", escaped(words)) if "/" in words else escaped(words)


def unbroken(words: str) -> Markup:
    """The same for templates."""
    return Markup(whole_numbers(words))  # noqa: S704 - escaped above


def grouped(number: int) -> str:
    """`2310` → `2.310`."""
    return f"{number:,}".replace(",", ".")


class _Environment(Environment):
    """A name that a Context lacks is an AttributeError at once; asking Python alone halves the time of a template."""

    getattr = staticmethod(getattr)  # type: ignore[assignment]


def _bytecode() -> BytecodeCache | None:
    """Compiled templates of earlier builds, by the digest of their source: compiling takes half a second. None where nothing can be kept."""
    folder = default_folder() / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


@cache
def _environment() -> Environment:
    """Made on first use and kept: templates compile once per process."""
    made = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_bytecode(),
    )
    made.filters["tie"] = tie
    made.filters["unbroken"] = unbroken
    made.filters["grouped"] = grouped
    made.filters["provisions"] = lambda mentions: provision_links(tuple((m.path, m.anchor) for m in mentions))
    made.filters["after"] = after
    return made


@cache
def template(name: str) -> Template:
    """A compiled template: `plan`, `place` … (without `.html.j2`)."""
    return _environment().get_template(f"{name}.html.j2")


def fragment(name: str, context: object) -> Markup:
    """Render a template with its Context, which it sees as `c`."""
    return Markup(template(name).render(c=context))  # noqa: S704 - every template autoescapes
