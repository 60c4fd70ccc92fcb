"""The shape of the code: imports only point down, every module stands alone, files and functions stay small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator"
MODULES = sorted(file for file in PACKAGE.rglob("*.py"))
TESTS = sorted(file for file in (ROOT / "tests").rglob("*.py"))

ORDER = (
    "cli",
    "cli_export",
    "cli_papers",
    "terminal",
    "preview",
    "serving",
    "quick_page",
    "building",
    "making",
    "mkdocs_plugin",
    "contract",
    "evaluation",
    "inbox",
    "bulk",
    "pipeline",
    "indexing",
    "pressing",
    "shelf",
    "workers",
    "plan_work",
    "report",
    "publish",
    "open_data",
    "frame",
    "intake",
    "search",
    "render",
    "corpus",
    "extract",
    "parse",
    "source",
    "readers",
    "gazetteer_build",
    "registry",
    "authorities",
    "gazetteer",
    "gazetteer_tables",
    "urls",
    "model",
    "labour",
    "inputs",
    "store",
    "meanwhile",
    "memory",
    "text",
    "diagnostics",
    "slots",
)
"""From the doors down to the ground. A room imports from itself and from rooms below it, types included."""

MAX_LINES = 400
MAX_FUNCTION = 60
DRAWERS = frozenset({"utils", "helpers", "common", "misc", "tools", "base", "core", "main", "shared"})


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _name(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


NAMES = frozenset(map(_name, MODULES))


def _room(module: str) -> str:
    """`generator.source.reader` → `source`; the package itself is the ground."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "generator"


@cache
def _imports(file: Path) -> list[tuple[int, str]]:
    """Every module of ours that a file imports, also inside of functions and for types only."""
    found = []
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: relative import"
            module = node.module or ""
            if module == "generator":
                found += [
                    (node.lineno, f"generator.{alias.name}")
                    for alias in node.names
                    if (PACKAGE / f"{alias.name}.py").is_file() or (PACKAGE / alias.name).is_dir()
                ]
            else:
                found.append((node.lineno, module))
    return found


def test_every_room_has_its_place_in_the_order() -> None:
    """A new room says where it stands before anything is built in it."""
    rooms = {_room(_name(file)) for file in MODULES} - {"generator"}
    assert rooms - set(ORDER) == set()


@pytest.mark.parametrize("file", MODULES, ids=_name)
def test_imports_only_point_down(file: Path) -> None:
    """So that each stage can be read, tested and changed without those above it."""
    here = _room(_name(file))
    if here == "generator":
        assert [module for _, module in _imports(file) if module.startswith("generator")] == []
        return
    upwards = [
        f"line {line}: {here} imports {module}"
        for line, module in _imports(file)
        if module.startswith("generator.") and ORDER.index(_room(module)) < ORDER.index(here)
    ]
    assert upwards == []


@pytest.mark.parametrize(
    ("library", "only"),
    [
        pytest.param("mkdocs", {"mkdocs_plugin"}, id="mkdocs"),
        pytest.param("pydantic", {"source"}, id="pydantic"),
        pytest.param("pydantic_core", {"source"}, id="pydantic-core"),
        pytest.param("jinja2", {"render"}, id="jinja2"),
        pytest.param("click", {"cli", "cli_export", "cli_papers", "terminal"}, id="click"),
        pytest.param("lunr", {"search"}, id="lunr"),
        pytest.param("lxml", {"bulk", "readers"}, id="lxml"),
        pytest.param("pypdfium2", {"readers"}, id="pypdfium2"),
        pytest.param("docx", {"intake"}, id="python-docx"),
        pytest.param("openpyxl", {"intake"}, id="openpyxl"),
    ],
)
def test_a_library_is_known_in_one_room_only(library: str, only: set[str]) -> None:
    """What may have to be replaced one day is met in one place."""
    users = {_room(_name(file)) for file in MODULES for _, module in _imports(file) if module.split(".")[0] == library}
    assert users <= only


def _imports_at_once(file: Path) -> set[str]:
    """Modules of ours that are imported when a file is: not those for types only, nor those inside of functions."""
    found: set[str] = set()
    statements = list(_tree(file).body)
    while statements:
        node = statements.pop()
        if isinstance(node, ast.If):
            statements += node.orelse if ast.unparse(node.test) == "TYPE_CHECKING" else [*node.body, *node.orelse]
        elif isinstance(node, ast.Try):
            statements += node.body
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            found |= {module for line, module in _imports(file) if line == node.lineno and module in NAMES}
    return found


def test_no_module_waits_for_itself() -> None:
    """Imports have no circle: with the next test that means each module can be imported alone, in any order."""
    graph = {_name(file): _imports_at_once(file) for file in MODULES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULES)


def test_every_module_can_be_imported() -> None:
    """In a fresh interpreter, the doors first, without a word printed."""
    script = "import importlib, sys\nfor name in sys.argv[1:]:\n    importlib.import_module(name)\n"
    names = sorted(NAMES, key=lambda name: ORDER.index(_room(name)) if _room(name) in ORDER else len(ORDER))
    done = subprocess.run([sys.executable, "-c", script, *names], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""


def test_reading_a_library_from_the_cache_needs_no_pydantic() -> None:
    """It costs 80 ms at every start: the reader asks for it with the first file that has to be checked."""
    script = "import sys, generator.source.reader; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("file", [*MODULES, *TESTS], ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_says_what_it_is_for_and_stays_small(file: Path) -> None:
    """A docstring, at most 400 lines, no function over 60 lines, no drawer's name."""
    text = file.read_text(encoding="utf-8")
    tree = _tree(file)
    assert ast.get_docstring(tree), "no docstring"
    assert text.count("\n") <= MAX_LINES
    long = [
        f"line {node.lineno}: {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION
    ]
    assert long == []
    assert file.stem not in DRAWERS


@pytest.mark.parametrize("file", [f for f in MODULES if f.name == "__init__.py"], ids=_name)
def test_no_code_hides_in_an_init_file(file: Path) -> None:
    """A docstring, a version, names passed on; nothing that runs."""
    body = _tree(file).body
    allowed = (ast.Import, ast.ImportFrom, ast.Expr, ast.Assign, ast.AnnAssign)
    assert [type(node).__name__ for node in body if not isinstance(node, allowed)] == []


@pytest.mark.parametrize("file", [f for f in TESTS if f.name.startswith("test_")], ids=lambda file: str(file.relative_to(ROOT)))
def test_every_test_says_what_it_holds(file: Path) -> None:
    """A sentence on each, so that a failure can be read."""
    tree = _tree(file)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    assert functions
    assert [node.name for node in functions if not ast.get_docstring(node)] == []


def _kept_files() -> list[Path]:
    """Files that git keeps or would keep."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip("not a clone: git does not know the files here")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_knows_a_machine() -> None:
    """No absolute path of somebody's computer, no host of a package registry: a clone works anywhere, behind any mirror."""
    # Put together here so that this file does not find itself.
    hosts = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "registry" + ".yarn", "conda" + ".anaconda", "crates" + ".io"]
    machine = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users|mnt|opt)/[A-Za-z]|\b[A-Z]:\\Users\\|" + "|".join(map(re.escape, hosts)))
    found = []
    for file in _kept_files():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a font
        found += [
            f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
            for number, line in enumerate(text.splitlines(), 1)
            if machine.search(line)
        ]
    assert found == []
