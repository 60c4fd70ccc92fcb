"""No pattern repeats a group possessively (`(?:…)*+`): Python before 3.11.5 may match less with it, and Debian 12 has 3.11.2. `(?>(?:…)*)` is the same and right everywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

LOOK = """
import importlib, pkgutil, re._compiler as compiler, re._constants as constants, re._parser as parser

SINGLE = {constants.LITERAL, constants.NOT_LITERAL, constants.ANY, constants.IN}
compile_it = compiler.compile
seen = 0

def parts(value):
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from parts(one)

def repeats_a_group(tree):
    return any(
        (code is constants.POSSESSIVE_REPEAT and not (len(value[2]) == 1 and value[2][0][0] in SINGLE)) or any(map(repeats_a_group, parts(value)))
        for code, value in tree
    )

def look(pattern, flags=0):
    global seen
    seen += 1
    if isinstance(pattern, (str, bytes)) and repeats_a_group(parser.parse(pattern, int(flags))):
        print(pattern[:200])
    return compile_it(pattern, flags)

compiler.compile = look
assert repeats_a_group(parser.parse("(?:(?:ab?)+ )*+")) and not repeats_a_group(parser.parse("(?>(?:ab?)*)a++[bc]*+"))
import generator
for module in pkgutil.walk_packages(generator.__path__, "generator."):
    importlib.import_module(module.name)
assert seen > 300, seen
"""


def test_no_group_is_repeated_possessively() -> None:
    """In any pattern that is compiled when a module is loaded."""
    looked = subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (looked.returncode, looked.stdout, looked.stderr) == (0, "", "")
