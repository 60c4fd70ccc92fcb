"""Runs the browser's search code for tests: in node where it is installed, else in Chromium, else the test is skipped and says so."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import mkdocs.contrib.search
import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "theme_overrides" / "assets" / "javascripts"
LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
CHROMIUM_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


def run(body: str, data: Any) -> Any:
    """Value of the asynchronous function body `body`, which sees `data` and everything the search scripts offer."""
    scripts = [(SCRIPTS / f"search-{name}.js").read_text(encoding="utf-8") for name in ("analysis", "snippets", "engine")]
    lunr = LUNR.read_text(encoding="utf-8")
    node = shutil.which("node")
    if node is not None:
        return _in_node(node, scripts, lunr, body, data)
    path = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)
    if path is None:
        pytest.skip("neither node nor Chromium is installed: the browser's code cannot run here")
    return _in_chromium(path, [*scripts, lunr], body, data)


def _in_node(node: str, scripts: list[str], lunr: str, body: str, data: Any) -> Any:
    program = [
        'const vm = require("vm"); const read = JSON.parse(require("fs").readFileSync(0, "utf8"));',
        "for (const script of read.scripts) vm.runInThisContext(script);",
        'const inModule = new Function("module", "exports", "define", read.lunr + "; return module.exports;");',
        "globalThis.lunr = inModule({ exports: {} }, {}, undefined);",
        f"(async (data) => {{ {body} }})(read.data).then((out) => console.log(JSON.stringify(out)));",
    ]
    given = json.dumps({"scripts": scripts, "lunr": lunr, "data": data})
    done = subprocess.run([node, "-e", "\n".join(program)], input=given, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _in_chromium(path: str, scripts: list[str], body: str, data: Any) -> Any:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        try:
            page = browser.new_page()
            for script in scripts:
                page.add_script_tag(content=script)
            return json.loads(
                page.evaluate(f"(given) => (async (data) => {{ {body} }})(JSON.parse(given)).then(JSON.stringify)", json.dumps(data))
            )
        finally:
            browser.close()
