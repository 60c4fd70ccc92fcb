"""Runs the browser's search code for tests: in node where it is installed, else in Chromium, else the test is skipped and says so."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import mkdocs.contrib.search

from generator.search.script import PARTS, asking_part
from tests.chromium import chromium

SCRIPTS = Path(__file__).resolve().parents[2] / "theme_overrides" / "assets" / "javascripts"
LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"

ENGINE = """
const load = async (path) => {
  if (!(path in data.files)) throw new Error("not written: " + path);
  const script = data.files[path];
  return JSON.parse(script.slice(script.indexOf(",") + 1, -1));
};
const create = {
  createAnalysis: KehoachAnalysis.create,
  createStore: KehoachStore.create,
  createPlaces: KehoachPlaces.create,
  createSnippets: KehoachSnippets.create,
  createFacets: KehoachFacets.create,
  closeness: KehoachCloseness,
};
const engine = KehoachEngine.create({ load, lunr, ...create });
"""
"""Makes `engine` from `data.files`."""


def run(body: str, data: Any) -> Any:
    """Value of the asynchronous function body `body`, which sees `data` and everything the search scripts offer."""
    scripts = [(SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in PARTS]
    lunr = asking_part(LUNR.read_text(encoding="utf-8"))
    node = shutil.which("node")
    if node is not None:
        return _in_node(node, scripts, lunr, body, data)
    return _in_chromium([*scripts, lunr], body, data)


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


def _in_chromium(scripts: list[str], body: str, data: Any) -> Any:
    page = chromium().new_page()
    try:
        for script in scripts:
            page.add_script_tag(content=script)
        return json.loads(
            page.evaluate(f"(given) => (async (data) => {{ {body} }})(JSON.parse(given)).then(JSON.stringify)", json.dumps(data))
        )
    finally:
        page.close()
