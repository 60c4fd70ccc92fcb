"""How well papers and phrases are read: the bars, the annotations themselves, and the table that the README shows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.evaluation import BEGIN, END, NAMES
from generator.text import collapse, normalise

GOLD = Path(__file__).resolve().parent
PAPERS = sorted((GOLD / "papers").glob("*.json"))
HIGH, REST = 0.97, 0.92
BARS = dict.fromkeys(NAMES, REST) | {
    "outline.numbered": HIGH,
    "meta": HIGH,
    "citations": HIGH,
    "citations.numbered": HIGH,
    "distinct_directives": HIGH,
    "anniversaries": HIGH,
    "phrases.citations": HIGH,
    "phrases.anniversaries": 0.95,
    "phrases.campaigns": 0.92,
    "phrases.headers": 0.95,
}
"""Lowest precision and recall; the rest at 0.92."""
VERBATIM = {
    "citations": ("raw", "issuer_raw"),
    "anniversaries": ("raw",),
    "campaigns": ("name",),
    "targets": ("raw",),
    "assignments": ("body",),
    "deadlines": ("raw",),
}
_MARKUP = re.compile(r"[*#|]")


@pytest.fixture(name="measured", scope="module")
def _measured() -> dict[str, Any]:
    result = CliRunner().invoke(main, ["eval", str(GOLD), "--json"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    measured: dict[str, Any] = json.loads(result.stdout)
    return measured


@pytest.mark.parametrize(("category", "bar"), [pytest.param(*item, id=item[0]) for item in BARS.items()])
def test_bar(measured: dict[str, Any], category: str, bar: float) -> None:
    """Precision and recall over all annotated papers, or all phrases of a set, reach the bar."""
    rows = [*measured["papers"].items(), *((f"phrases/{name}", {f"phrases.{name}": row}) for name, row in measured["phrases"].items())]
    wrong = {name: {key: row[category][key] for key in ("missed", "false") if row[category][key]} for name, row in rows if category in row}
    figures = measured["overall"].get(category)

    assert figures, f"nothing is annotated for {category}"
    assert min(figures["precision"], figures["recall"]) >= bar, {name: names for name, names in wrong.items() if names}


def _printed(text: str) -> str:
    """A paper as an annotation quotes it: composed, one blank between words, without markup."""
    return collapse(_MARKUP.sub("", normalise(text).text))


@pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in PAPERS])
def test_annotations_quote_their_paper(file: Path) -> None:
    """What is annotated as printed stands in the paper, word for word."""
    annotation = json.loads(file.read_text(encoding="utf-8"))
    paper = _printed(file.with_suffix(".txt").read_text(encoding="utf-8"))
    quoted = [item[key] for name, keys in VERBATIM.items() for item in annotation[name] for key in keys if item.get(key)]
    quoted += [*annotation["slogans"], *annotation["awards"], *annotation["recipients"], *annotation["meta"]["themes"]]
    quoted += [item["heading"] for item in annotation["outline"] if item["heading"]]
    quoted += [office for item in annotation["assignments"] for office in item.get("with", ())]

    assert [words for words in quoted if _printed(words) not in paper] == []


@pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in PAPERS])
def test_annotations_point_at_their_outline(file: Path) -> None:
    """Every path is a unit of the outline, or one of the three places outside of it."""
    annotation = json.loads(file.read_text(encoding="utf-8"))
    known = {unit["path"] for unit in annotation["outline"]} | {"title", "preamble", "closing"}
    used = {item["path"] for name in VERBATIM for item in annotation[name]}

    assert used - known == set()


@pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in PAPERS])
def test_annotated_arithmetic(file: Path) -> None:
    """`arithmetic_ok` says whether the printed years agree with the printed days."""
    for item in json.loads(file.read_text(encoding="utf-8"))["anniversaries"]:
        if item["origin"] and item["observed"] and item["years"]:
            (first, *day), (last, *same_day) = item["origin"].split("-"), item["observed"].split("-")
            assert item["arithmetic_ok"] == (int(last) - int(first) == item["years"] and day == same_day), item["raw"]
        else:
            assert item["arithmetic_ok"] is None, item["raw"]


def test_papers_of_every_shape() -> None:
    """Many papers, from many provinces, of every level."""
    metas = [json.loads(file.read_text(encoding="utf-8"))["meta"] for file in PAPERS]

    assert len(metas) >= 30
    assert len({meta["province"] for meta in metas}) >= 25
    assert {meta["level"] for meta in metas} == {"central", "province", "district", "commune", "school"}


def test_readme_shows_the_figures(root: Path) -> None:
    """The table of the README is the one that `make eval` prints; `make figures` rewrites it."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = readme[readme.index(BEGIN) + len(BEGIN) : readme.index(END)].strip()
    printed = CliRunner().invoke(main, ["eval", str(GOLD)], catch_exceptions=False).stdout
    table = "\n".join(line for line in printed.split("\n## ")[0].splitlines() if line.startswith("|"))

    assert shown == table
