"""Redirects for servers that can do better than a page: `_redirects` and a map for nginx.

Enters: old address → new address. Leaves: two small text files at the site's root. The redirect pages work without them; with
them a reader is taken over before anything is sent, and the browser keeps the anchor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

STATIC_HOSTS = "_redirects"
NGINX = "chuyen-huong.nginx.conf"


def static_hosts(redirects: Mapping[str, str], prefix: str) -> bytes:
    """Lines `old new 301`, as several static hosts read them. `prefix` is the path of the site's address, with a slash at both ends."""
    return "".join(f"{prefix}{old}/ {prefix}{new}/ 301\n" for old, new in redirects.items()).encode()


def nginx(redirects: Mapping[str, str], prefix: str) -> bytes:
    """A `map` block: include it in `http`, then `if ($kehoach_moi) { return 301 $kehoach_moi$is_args$args; }` in `server`."""
    rows = "".join(f"    ~^{prefix}{old}/?$ {prefix}{new}/;\n" for old, new in redirects.items())
    return f"map $uri $kehoach_moi {{\n    default '';\n{rows}}}\n".encode()
