"""Headers for servers."""

from __future__ import annotations

import json

from generator.publish import headers


def test_every_server_is_told_the_same() -> None:
    """Data may be read from anywhere, embeds may be framed anywhere, and no host keeps a page for long."""
    static, nginx = headers.static_hosts().decode(), headers.nginx().decode()
    stores = {entry["pattern"]: entry["headers"] for entry in json.loads(headers.stores())}
    assert "/nhung/*\n  Content-Security-Policy: frame-ancestors *\n" in static
    assert '~^/nhung/ "frame-ancestors *";' in nginx
    assert stores["/nhung/*"] == {"Content-Security-Policy": "frame-ancestors *"}
    assert "/*.json\n  Access-Control-Allow-Origin: *\n" in static
    assert stores["/*.ics"]["Access-Control-Allow-Origin"] == "*"
    assert "max-age=600" in static
    assert "max-age=600" in nginx


def test_no_page_gets_two_policies_from_a_host_that_joins_them() -> None:
    """Two policies hold at once: a second one for all pages would keep embeds out of frames."""
    assert headers.static_hosts().decode().count("Content-Security-Policy") == 1
