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
    assert joined.startswith("//# allFunctionsCalledOnLoad\n")  # counts on the first line alone
    assert len(joined) < 45_000
    assert len(script.slim(script.asking_part(lunr))) < 0.25 * len(lunr)


def test_lunr_keeps_what_answers_and_loses_what_builds() -> None:
    """Index, query, vectors stay; stemmer, builder and query language go; another layout is left alone."""
    kept = script.asking_part(LUNR.read_text(encoding="utf-8"))
    assert all(f"lunr.{name} = function" in kept for name in ("Index", "Query", "Vector", "TokenSet", "Pipeline", "MatchData", "FieldRef"))
    assert not any(f"lunr.{name} = " in kept for name in ("stemmer", "stopWordFilter", "trimmer", "tokenizer", "Builder", "QueryParser"))
    assert script.asking_part("lunr.Index = function") == "lunr.Index = function"
