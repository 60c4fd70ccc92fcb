"""Gates that need Node: html-validate over every page, Lighthouse on a phone over one page of each kind. `make audit`.

Enters: the repository's plans, built once; `html-validate` alone with `--html`, `lighthouse` alone with `--lighthouse`.
Leaves: what was found, on the terminal; exit 1 for a finding or a score under the bar, 0 with a sentence where Node is not installed.

The tools are pinned by name and version and installed outside the tree, in the user's cache folder. Rules left off, and why: the letter case of the
doctype and blanks at line ends are Material's and harmless; titles of official papers are long; ids of the library begin with `_`, which HTML allows; so is `<img />`, as Markdown writes it.
"""

from __future__ import annotations

import functools
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO

import platformdirs

from generator.building import build_site
from tests.chromium import FLAGS, NAMES, SiteHandler

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("html-validate@10.17.0", "lighthouse@12.8.2")
BAR = 95
PAGES = {
    "home": "",
    "plan": "dak-lak/2025/0124-kh-ubnd/",
    "hub": "dak-nong/huyen-dak-song/",
    "directive": "van-ban/chi-thi/41-ct-tw-k13/",
    "timeline": "ky-niem/nam/2025/",
    "search": "tra-cuu/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3
"""Runs of a page before its score counts as low: a busy machine makes any page slow."""


class _Compressing(SiteHandler):
    """A host as hosts are: text goes out compressed."""

    def send_head(self) -> BinaryIO | BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        kind = self.guess_type(path)
        if not path.is_file() or not kind.startswith(("text/", "image/svg", "application/j", "application/x")):
            return super().send_head()
        content = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Compressing, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def tools() -> Path | None:
    """Folder of the installed commands; None where there is no Node."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return None
    folder = Path(platformdirs.user_cache_dir("kehoach-audit"))
    mark = folder / "installed"
    if not mark.is_file() or mark.read_text() != " ".join(TOOLS):
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *TOOLS], check=True)
        mark.write_text(" ".join(TOOLS))
    return folder / "node_modules" / ".bin"


def validate(commands: Path, site: Path) -> int:
    """How many faults html-validate names in the pages of a site; they are printed."""
    config = str(Path(__file__).with_name("htmlvalidate.json"))
    ran = subprocess.run(
        [str(commands / "html-validate"), "--config", config, "-f", "json", str(site)], capture_output=True, text=True, check=False
    )
    faults = [
        f"{Path(page['filePath']).relative_to(site)}:{found['line']}: {found['ruleId']}: {found['message']}"
        for page in json.loads(ran.stdout)
        for found in page["messages"]
    ]
    print("\n".join(faults[:40]))
    print(f"html-validate: {len(faults)} faults in {sum(1 for _ in site.rglob('*.html'))} pages")
    return len(faults)


def _scores(commands: Path, address: str) -> tuple[dict[str, int], str]:
    chrome = next((found for name in NAMES if (found := shutil.which(name))), "")
    ran = subprocess.run(
        [
            str(commands / "lighthouse"),
            address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={' '.join(FLAGS)}",
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CHROME_PATH": chrome},
    )
    report: dict[str, Any] = json.loads(ran.stdout)
    requests = report["audits"]["network-requests"]["details"]["items"]
    loaded = f"{len(requests)} requests, {sum(r['transferSize'] for r in requests) / 1000:.0f} kB"
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}, loaded


def light(commands: Path, base: str) -> int:
    """How many pages stay under the bar; the best of a few runs of each is printed."""
    low = 0
    for name, address in PAGES.items():
        best, loaded = dict.fromkeys(CATEGORIES, 0), ""
        for _ in range(TRIES):
            scores, loaded = _scores(commands, base + address)
            best = {category: max(best[category], scores[category]) for category in CATEGORIES}
            if min(best.values()) >= BAR:
                break
        low += min(best.values()) < BAR
        print(
            f"lighthouse: {name:<10}" + "  ".join(f"{category} {score}" for category, score in best.items()) + f"  ({loaded})", flush=True
        )
    return low


def main() -> int:
    """Build, then every gate asked for."""
    commands = tools()
    if commands is None:
        print("audit skipped: no Node here (sudo apt-get install nodejs npm)")
        return 0
    asked = sys.argv[1:] or ["--html", "--lighthouse"]
    os.environ.setdefault("SITE_URL", "https://example.org/")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        outcome = build_site(ROOT / "mkdocs.yml", plans=None, site=site, strict=True)
        assert outcome.failure == "", outcome.failure
        faults = validate(commands, site) if "--html" in asked else 0
        if "--lighthouse" in asked:
            with _served(site) as base:
                faults += light(commands, base)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
