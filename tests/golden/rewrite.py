"""Rewrite the golden site after an intended change: `make golden`, then read the diff before committing it.

Enters: `tests/golden/plans`, three tiny plans of our own and one hand-written page.
Leaves: `tests/golden/site`: every page, index file and sitemap of the site they make. Material's own files are left out, they
change with its version, and what only the gazetteer says: names of places in the index, pages of provinces without plans.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from generator.building import build_site
from generator.gazetteer import Gazetteer

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
EPOCH = "1767200400"
"""1 January 2026 in Vietnam: the day the golden site calls today."""
KEPT = ("ben-tre", "vinh-long")
"""Where the golden plans come from, and what that place became."""
OURS = (".html", ".xml", ".json", ".bin", ".txt", ".conf", "")


def build(site: Path) -> None:
    """Build the golden plans. Raises AssertionError with the reason when the build fails."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    try:
        outcome = build_site(ROOT / "mkdocs.yml", plans=HERE / "plans", site=site, strict=False)
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
    assert outcome.failure == "", [d.explain() for d in outcome.diagnostics]


def ours(site: Path) -> dict[str, bytes]:
    """Files of a site that our own code decides on, by name."""
    files = (p for p in site.rglob("*") if p.is_file() and p.suffix in OURS)
    named = {p.relative_to(site).as_posix(): p.read_bytes() for p in files}
    return {name: named[name] for name in sorted(named) if not name.startswith(("assets/", "search/g/")) and not _is_bare_province(name)}


def _is_bare_province(name: str) -> bool:
    """Page of a province that no golden plan comes from: the gazetteer's, and far more of them than of ours."""
    province, _, rest = name.partition("/")
    return rest == "index.html" and province not in KEPT and province in {p.path for p in Gazetteer.load().provinces}


def main() -> None:
    """Build and store."""
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "site")
        files = ours(Path(folder) / "site")
    shutil.rmtree(HERE / "site", ignore_errors=True)
    for name, content in files.items():
        target = HERE / "site" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    print(f"{len(files)} files in {HERE.relative_to(ROOT)}/site")


if __name__ == "__main__":
    main()
