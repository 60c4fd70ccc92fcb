"""What no plan prints and no reader should meet: program code, HTML, invisible characters.

Enters: the text of a field or of a body.
Leaves: each hazard with its place. Pages escape everything anyway: this is to tell the person who can put it right.

Found: `<script>`, `<iframe src=…>`, `<img onerror=…>`, `javascript:` in a tag, `<b>`, `<br/>`, `<!-- … -->`; control characters, direction
marks (U+202E …), tag characters, U+FFFD (a letter that was lost). Left alone: `tỷ lệ < 5 %`, `a<b`, `x <b và y> 3`, `< script`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import UNSAFE
from generator.text import is_usual

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUNNING = re.compile(
    r"script|i?frame|frameset|object|embed|applet|style|link|meta|base|form|input|button|svg|math|template|noscript|textarea|select"
)
"""Elements that run, load or ask for something."""
_SHOWING = re.compile(
    r"""
      a|abbr|audio|b|big|blockquote|body|br|caption|center|code|col|colgroup|dd|del|details|div|dl|dt|em|fieldset|figure|font|footer|h[1-6r]
    | head|header|html|i|img|ins|label|legend|li|main|mark|nav|ol|option|p|picture|pre|q|s|section|small|source|span|strike|strong|sub
    | summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var|video
    """,
    re.VERBOSE,
)
_TAG = re.compile(
    r"""
    <(?:
      (?P<comment>!--)
    | /?(?P<name>[A-Za-z][A-Za-z0-9]{0,15})(?=[\s/>])   # the name ends where HTML says it does: `a<b` is no tag
      (?P<inside>[^<>]{0,2000})                        # attributes
      (?P<closed>>)?
    )
    """,
    re.VERBOSE,
)
_RUNNING_ATTRIBUTE = re.compile(r"[\s/\"'](?:on[a-z]{3,20}|srcdoc|style)\s{0,20}=|(?:javascript|vbscript|data):", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"[\s/]*$|[^=]*=")
_INVISIBLE = re.compile(f"[{UNSAFE}\ufffd\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Markup:
    """An HTML tag in a text that has none."""

    position: int
    shown: str
    """`<script>`, `<b>`, `<!--`."""
    runs: bool
    """It would run or load something."""


def find_markup(text: str) -> Iterator[Markup]:
    """HTML tags, in order."""
    if "<" not in text:
        return
    for found in _TAG.finditer(text):
        name = (found["name"] or "").lower()
        if found["comment"]:
            yield Markup(found.start(), "<!--", runs=False)
            continue
        runs = bool(_RUNNING.fullmatch(name)) or bool(_RUNNING_ATTRIBUTE.search(found["inside"]))
        if runs or (found["closed"] and _SHOWING.fullmatch(name) and _ATTRIBUTES.match(found["inside"])):
            yield Markup(found.start(), f"<{name}>", runs=runs)


def find_invisible(text: str) -> Iterator[tuple[int, str]]:
    """Characters nobody sees or that stand for a lost letter: position and `U+202E`."""
    if is_usual(text):
        return
    for found in _INVISIBLE.finditer(text):
        yield found.start(), f"U+{ord(found[0]):04X}"
