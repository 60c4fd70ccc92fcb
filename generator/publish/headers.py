"""What a server should send with files, ready for several kinds of servers.

Enters: nothing; the content security policy of pages is stated here.
Leaves: three small files at the site's root: `_headers` (static hosts that read it), `headers.nginx.conf`, `headers.json` (object stores: one rule an entry).

Anyone may read data, feeds and calendars from another site; only embeds may stand in frames; nothing is kept long, because a plan may be corrected at any
time, but the addresses of Material's own files bear a digest.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'"
"""Of every page, also as a `meta` element, because a static host may send nothing. Scripts and styles follow the default."""
STATIC_HOSTS = "_headers"
NGINX = "headers.nginx.conf"
STORES = "headers.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Headers for the files of one pattern; later rules add to earlier ones."""

    pattern: str
    """`/nhung/*`; a star stands for anything, also slashes."""
    headers: tuple[tuple[str, str], ...]


def rules() -> tuple[Rule, ...]:
    """The same for every server."""
    everybody = (("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin"))
    data = tuple(Rule(pattern=pattern, headers=everybody) for pattern in ("/*.json", "/*.xml", "/*.ics", "/*.csv", "/api/*", "/assets/*"))
    return (
        Rule(
            pattern="/*",
            headers=(
                ("X-Content-Type-Options", "nosniff"),
                ("Referrer-Policy", "strict-origin-when-cross-origin"),
                ("Cache-Control", "public, max-age=600, stale-while-revalidate=86400"),
            ),
        ),
        Rule(pattern="/*/", headers=(("Content-Security-Policy", f"{CONTENT_SECURITY_POLICY}; frame-ancestors 'self'"),)),
        Rule(pattern="/nhung/*", headers=(("Content-Security-Policy", "frame-ancestors *"),)),
        Rule(pattern="/assets/stylesheets/main.*", headers=(("Cache-Control", "public, max-age=31536000, immutable"),)),
        *data,
    )


def _last(found: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Static hosts join the values of a header that several rules give: only embeds get theirs, by leaving out the rule for pages."""
    return tuple(rule for rule in found if rule.pattern != "/*/")


def static_hosts() -> bytes:
    """Blocks of a pattern and indented headers. Pages carry their policy themselves; `frame-ancestors` of pages is left to the other two."""
    blocks = [f"{rule.pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in rule.headers) for rule in _last(rules())]
    return "\n".join(blocks).encode()


def nginx() -> bytes:
    """`map` blocks: include it in `http`, then add the four `add_header` lines of its head in `server`."""
    frame = f'    default "{CONTENT_SECURITY_POLICY}; frame-ancestors \'self\'";\n    ~^/nhung/ "frame-ancestors *";\n'
    readable = "    default '';\n    ~\\.(json|xml|ics|csv)$ '*';\n    ~^/(api|assets)/ '*';\n"
    cached = "    default 'public, max-age=600, stale-while-revalidate=86400';\n    ~^/assets/stylesheets/main\\. 'public, max-age=31536000, immutable';\n"
    return (
        "# In server: add_header Content-Security-Policy $kehoach_csp always; add_header Access-Control-Allow-Origin $kehoach_cors always;\n"
        "#            add_header Cache-Control $kehoach_cache always; add_header X-Content-Type-Options nosniff always;\n"
        f"map $uri $kehoach_csp {{\n{frame}}}\nmap $uri $kehoach_cors {{\n{readable}}}\nmap $uri $kehoach_cache {{\n{cached}}}\n"
    ).encode()


def stores() -> bytes:
    """A list of `{"pattern", "headers"}`, for whatever uploads the site to an object store."""
    entries = [{"pattern": rule.pattern, "headers": dict(rule.headers)} for rule in rules()]
    return (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()
