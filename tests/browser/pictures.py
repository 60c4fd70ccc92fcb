"""The pictures of the clerk's guide, taken of our own tool at work: `make pictures`.

Enters: nothing; an invented plan is set as a Word file, imported and looked at.
Leaves: WebP files in `generator/pages/anh/`, each below 60 kB.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.building import build_site
from generator.inbox import Settings, run
from generator.preview import build_preview
from tests.chromium import chromium, served
from tests.readers import our_plan
from tests.readers.docx_files import plan_docx

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "generator" / "pages" / "anh"
LARGEST = 60_000
WIDTH = 640
PHONE = "ĐT 0912 345 678"
TAIL = (our_plan.RECIPIENTS, our_plan.SIGNATURE)


def picture(page: Page, name: str, *, height: int, top: str | None = None) -> None:
    """Save what the window shows, from an element on."""
    if top is not None:
        page.evaluate("selector => document.querySelector(selector).scrollIntoView()", top)
    shot = page.context.new_cdp_session(page).send(
        "Page.captureScreenshot",
        {"format": "webp", "quality": 72, "clip": {"x": 0, "y": page.evaluate("scrollY"), "width": WIDTH, "height": height, "scale": 1}},
    )
    content = base64.b64decode(shot["data"])
    assert len(content) < LARGEST, f"{name}: {len(content)} bytes"
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.webp").write_bytes(content)
    print(f"{name}.webp: {len(content)} byte")


def main() -> None:
    """Take all pictures."""
    os.environ["SOURCE_DATE_EPOCH"] = "1710000000"
    head = (our_plan.LEFT[0], "Số:       /KH-UBND"), our_plan.RIGHT
    recipients = (*our_plan.RECIPIENTS[:-1], f"- Lưu: VT, KGVX ({PHONE}).")
    word = plan_docx(our_plan.BODY, head, our_plan.TITLE, (recipients, our_plan.SIGNATURE), automatic=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        os.chdir(folder)
        paper = Path("hop-thu/ke-hoach-thu-vien.docx")
        paper.parent.mkdir()
        paper.write_bytes(word)
        (arrival,) = run([paper], Settings(plans=Path("plans"))).arrivals
        assert arrival.saved is not None
        page = chromium().new_page(viewport={"width": WIDTH, "height": 1100}, color_scheme="light")
        plan_id = arrival.saved.relative_to("plans").with_suffix("").as_posix().replace("/", "-")
        page.goto((folder / "plans" / ".import" / f"{plan_id}.html").as_uri())
        picture(page, "bao-cao", height=1000)
        seen, _ = build_preview(arrival.saved, Path("plans"), folder / "xem-thu", ROOT / "mkdocs.yml")
        assert seen is not None
        with served(seen.site) as base:
            page.goto(f"{base}{seen.address}/")
            picture(page, "xem-thu", height=720)
        paper.write_bytes(plan_docx(our_plan.BODY, (our_plan.LEFT, our_plan.RIGHT), our_plan.TITLE, TAIL, automatic=True))
        (arrival,) = run([paper], Settings(plans=Path("dang"))).arrivals
        assert arrival.saved is not None
        outcome = build_site(ROOT / "mkdocs.yml", plans=folder / "dang", site=folder / "site", strict=False)
        with served(outcome.site) as base:
            page.goto(f"{base}{arrival.saved.relative_to('dang').with_suffix('').as_posix()}/")
            picture(page, "tep-goc", height=560, top="#_thong-tin")


if __name__ == "__main__":
    main()
