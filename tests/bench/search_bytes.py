"""`make bench`: what a search costs a reader in bytes, what its index costs a build, and whether the known items come first.

Enters: folders of plan sources, as arguments; without any, synthetic plans of two sizes.
Leaves: a table on standard output. Bytes are gzip, everything a browser fetches after the first key, with the endings of a word that may go on; times are
CPU of this machine.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs.contrib.search

from generator import pipeline
from generator.search import script
from generator.search.index import build_index
from generator.search.query import search
from tests.bench.corpus import write_library
from tests.bench.search_judged import HELD_OUT, SEED, bodies_of, judged, reciprocal_rank

if TYPE_CHECKING:
    from generator.pipeline import Examination
    from tests.bench.search_judged import Judged

SCRIPTS = Path(__file__).resolve().parents[2] / "theme_overrides" / "assets" / "javascripts"
QUERIES = (
    *("thi đua", "thi dua", "dak song", "Đắk Song", "đắk nông", "Lâm Đồng", "con cuông", "ba tri 2023", "huyện", "2025", "năm 2025"),
    *("41-CT/TW", "41 ct tw", "chỉ thị 41", "39/CT-TTg", "0124/KH-UBND", "30/4/1975", "kỷ niệm 80 năm", "đại hội đảng"),
    *("phong trào thi đua yêu nước", "nông thôn mới", "nong thon moi", "xóa nhà tạm, nhà dột nát", "dân vận khéo", "vì người nghèo"),
    *(
        "chuyển đổi số",
        "giảm nghèo",
        "ủy ban nhân dân",
        "uy ban nhan dan",
        "phòng nội vụ",
        "trồng rừng phòng hộ",
        "khen thu",
        "khen",
        "th",
        "t",
    ),
    *('"thi đua yêu nước"', '"không để ai bị bỏ lại phía sau"', "bảo vệ môi trường -nông", "cách mạng tháng tám", "sonh truog", "xyzzy"),
)
AT_MOST = {2_000: 70_000, 10_000: 120_000}


def engine() -> bytes:
    """The search code as the site has it."""
    lunr = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
    parts = [(SCRIPTS / f"{part}.js").read_text(encoding="utf-8") for part in script.PARTS]
    return script.engine_script(parts, lunr.read_text(encoding="utf-8"))


def write_site(examined: Examination, site: Path) -> tuple[float, int]:
    """Write the index; gives CPU seconds and bytes."""
    kept = {one.id: examined.shelf.postings(one.id) for one in examined.corpus.plans}
    start = time.process_time()
    files = build_index(examined.corpus, kept, examined.ordinals)
    spent = time.process_time() - start
    for name, content in {**files, script.ADDRESS: engine()}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    return spent, sum(map(len, files.values()))


def measure(plans: Path) -> None:
    """Print the figures of one folder."""
    examined = pipeline.load(plans)
    corpus = examined.corpus
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        spent, size = write_site(examined, site)
        count = len(corpus.plans)
        cost = {query: search(query, site, typing=True)["bytes"] for query in QUERIES}
        worst = max(cost, key=lambda query: cost[query])
        limit = next((most for plans_up_to, most in AT_MOST.items() if count <= plans_up_to), max(AT_MOST.values()))
        over = [query for query in QUERIES if cost[query] > limit]
        print(f"{count} plans: index {1000 * spent / count:.2f} ms and {size / count / 1000:.1f} KB a plan")
        print(f"  first answer: median {statistics.median(cost.values()) / 1000:.1f} KB, worst {cost[worst] / 1000:.1f} KB ({worst})")
        print(f"  over {limit // 1000} KB: {', '.join(over) or 'none'}")
        bodies = bodies_of(corpus.plans, plans)
        for name, seed in (("tuned with", SEED), ("held out", HELD_OUT)):
            _judge(name, judged(corpus, bodies, seed), site, limit)


def _judge(name: str, queries: list[Judged], site: Path, limit: int) -> None:
    """Print how near the top the known items stand, and which queries cost too much."""
    ranks: dict[str, list[float]] = defaultdict(list)
    over: list[str] = []
    for one in queries:
        found = search(one.query, site)
        ranks[one.kind].append(reciprocal_rank(found, one.accepted))
        cost = max(found["bytes"], search(one.query, site, typing=True)["bytes"])
        if cost > limit:
            over.append(f"{one.query} ({cost / 1000:.1f} KB)")
    every = [rank for found in ranks.values() for rank in found]
    print(
        f"  {len(every)} judged queries, {name}: mean reciprocal rank {statistics.mean(every):.3f}; over {limit // 1000} KB: {', '.join(over) or 'none'}"
    )
    for kind, of_kind in sorted(ranks.items(), key=lambda item: statistics.mean(item[1])):
        print(f"    {kind:26}{statistics.mean(of_kind):.3f}  ({len(of_kind)})")


def main(folders: list[str]) -> None:
    """Print the table."""
    for folder in folders:
        measure(Path(folder))
    if folders:
        return
    for size in (100, 300):
        with tempfile.TemporaryDirectory() as folder:
            write_library(Path(folder), size)
            measure(Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
