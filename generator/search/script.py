"""The browser's search code as one small file.

Enters: our scripts, and lunr.js as MkDocs brings it.
Leaves: one script without comments, with short names; lunr's own notice stays. Where there is no minifier (on a processor that it is not made for) names
stay as they are, which costs a reader 5 KB.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

try:
    import minify
except ImportError:
    minify = None

if TYPE_CHECKING:
    from collections.abc import Iterable

ADDRESS = "assets/javascripts/search-engine.js"
PARTS = ("search-analysis", "search-store", "search-places", "search-snippets", "search-closeness", "search-facets", "search-engine")
"""Scripts that become one, in order; lunr follows."""

_NOT_ASKED = (
    ("/*!\n * lunr.tokenizer", "/*!\n * lunr.Pipeline"),
    ("/*!\n * lunr.stemmer", "/*!\n * lunr.TokenSet"),
    ("/*!\n * lunr.Builder", "lunr.MatchData = function"),
    ("lunr.QueryParseError = function", ";(function (root, factory)"),
)
"""From where to where lunr has what makes an index from English texts or reads a query in its own language: ours is made and read already."""

_NOTICE = re.compile("copyright|@license", re.IGNORECASE)
_SCRIPT_TYPE = "application/javascript"


_AT_ONCE = "//# allFunctionsCalledOnLoad\n"
"""Has browsers that know it compile every function beside the page while the script loads; nearly all of them are called for the first answer."""


def engine_script(parts: Iterable[str], lunr: str) -> bytes:
    """All of it, in the order given, lunr at the end."""
    return (_AT_ONCE + shortened("\n".join((*(slim(part) for part in parts), slim(asking_part(lunr)))))).encode() + b"\n"


def shortened(script: str) -> str:
    """A script with short names, its notice kept; the same script where there is no minifier."""
    if minify is None:
        return script
    kept: str = minify.string(_SCRIPT_TYPE, script.replace("/**", "/*!", 1))
    return kept


def asking_part(lunr: str) -> str:
    """The part of lunr that answers queries. A lunr that is laid out otherwise stays whole."""
    for start, end in _NOT_ASKED:
        before, found, rest = lunr.partition(start)
        _, reached, after = rest.partition(end)
        if found and reached:
            lunr = before + reached + after
    return lunr


def slim(script: str) -> str:
    """Drop comments that fill whole lines, blank lines and indentation. The first comment that names a licence stays.

    Holds for scripts without strings over several lines, which ours and lunr are.
    """
    out: list[str] = []
    comment: list[str] | None = None
    noticed = False
    for raw in script.splitlines():
        line = raw.strip()
        if comment is None and line.startswith("/*"):
            comment = []
        if comment is not None:
            comment.append(line)
            if "*/" not in line:
                continue
            if not noticed and _NOTICE.search("\n".join(comment)):
                out += comment
                noticed = True
            after = line.partition("*/")[2].strip()
            comment = None
            if after:
                out.append(after)
        elif line and not line.startswith("//"):
            out.append(line)
    return "\n".join(out)
