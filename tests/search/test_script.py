"""The search code as one small file."""

from __future__ import annotations

from generator.search import script
from tests.search.javascript import LUNR, SCRIPTS


def test_comments_and_indentation_go_the_notice_stays() -> None:
    """Code, strings and comments behind code are left as they are."""
    text = '/* Copyright N. */\n\nconst a = 1; // why\n  /* what\n   * more */\n  // line\n  call("//x", /* y */ 2);\n/** else */ done();\n'
    assert script.slim(text) == '/* Copyright N. */\nconst a = 1; // why\ncall("//x", /* y */ 2);\ndone();'


def test_all_parts_are_there_and_small() -> None:
    """Every part exists; lunr keeps its licence and loses most of its bytes."""
    parts = [(SCRIPTS / f"{part}.js").read_text(encoding="utf-8") for part in script.PARTS]
    lunr = LUNR.read_text(encoding="utf-8")
    joined = script.engine_script(parts, lunr).decode()
    assert all(f"globalThis.{name}" in joined for name in ("KehoachAnalysis", "KehoachEngine", "KehoachFacets", "KehoachStore"))
    assert "@license MIT" in joined
    assert len(script.slim(lunr)) < 0.5 * len(lunr)
