"""A copy of the site to carry: opens from a disk or a stick by a double click, search included.

Enters: the folder of a finished site. Leaves: names and bytes for a zip file.

A browser shows a folder as a list of files, so every link to a page names its `index.html`; a page from a disk may load scripts and no JSON, so a plan's data
is a script there. What only servers and other sites read is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import urls
from generator.open_data.records import LIST_FILE, PLAN_FILE
from generator.search import shards

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "ke-hoach-mo"
README = (
    "Kế hoạch mở, bản ngoại tuyến.\r\n\r\nGiải nén cả tệp này, mở thư mục ke-hoach-mo rồi bấm đúp vào index.html. Không cần mạng.\r\n"
    "Nội dung ở đây giúp tra cứu, không thay văn bản gốc có chữ ký.\r\n"
)
_LEFT_OUT = (f"{urls.API}/", f"{urls.EMBEDS}/", f"{urls.SHORT}/", f"{urls.LOG}/", "_", "headers.", "chuyen-huong.", "sitemap", "404.html")
_LEFT_OUT_FILES = (f"/{LIST_FILE}", "/feed.xml")
_FOLDER_LINK = re.compile(r'(\s(?:href|action)=")((?:\.{1,2}/|[a-z0-9][a-z0-9-]*/)(?:[^":?#]*/)?)([?#][^"]*)?"')
"""A link to a page of the site: a way that ends with a slash, then a query or an anchor."""


def offline_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Everything that a reader without a network needs."""
    yield f"{FOLDER}/DOC-TRUOC.txt", README.encode()
    for path in sorted(site.rglob("*"), key=lambda p: p.relative_to(site).as_posix()):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.startswith(_LEFT_OUT) or f"/{name}".endswith(_LEFT_OUT_FILES):
            continue
        content = path.read_bytes()
        if name.endswith(".html"):
            content = with_file_links(content.decode()).encode()
        elif name.endswith(f"/{PLAN_FILE}"):
            name, content = f"{name.removesuffix('json')}js", shards.wrap("ke-hoach", content)
        yield f"{FOLDER}/{name}", content


def with_file_links(html: str) -> str:
    """The page with links to files instead of folders. A link to data that the copy does not have leads to the page about data."""
    return _FOLDER_LINK.sub(lambda found: f'{found[1]}{found[2]}index.html{found[3] or ""}"', html)
