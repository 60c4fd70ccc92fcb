"""Redraw the picture that previews of links show, `theme_overrides/assets/images/the.png`: `python -m tests.audit.card`.

One picture for the whole site, made once with the browser and kept: a picture for each page would be a file of 20 KB and 5 ms for every plan.
"""

from __future__ import annotations

from pathlib import Path

from tests.chromium import chromium

CARD = Path(__file__).resolve().parents[2] / "theme_overrides" / "assets" / "images" / "the.png"
_BOOK = "M16 5C13 2.6 8.6 1.6 2 1.8v20.4c6.6-.2 11 .8 14 3.2 3-2.4 7.4-3.4 14-3.2V1.8C23.4 1.6 19 2.6 16 5Zm0 0v20.4"
_LINES = "M6 8h6M6 12.5h6M6 17h6M20 8h6M20 12.5h6M20 17h6"
PAGE = f"""<!DOCTYPE html><html lang="vi"><style>
body {{ margin: 0; width: 1200px; height: 630px; background: #7e1a17; color: #fff6e8; font: 40px/1.4 Roboto, sans-serif; }}
main {{ box-sizing: border-box; height: 610px; padding: 90px 100px; border-bottom: 20px solid #ebc874; }}
b {{ display: block; margin: 36px 0 12px; font: 700 104px/1.2 "Noto Serif", serif; }} p {{ margin: 0; color: #ebc874; }}
</style><main><svg viewBox="0 0 32 26" width="160" height="130"><path d="{_BOOK}" fill="none" stroke="#fff6e8" stroke-width="2"
stroke-linejoin="round"/><path d="{_LINES}" fill="none" stroke="#ebc874" stroke-width="1.8"/></svg>
<b>Kế hoạch mở</b><p>Thư viện kế hoạch thi đua: đọc, tìm, dẫn tới từng mục</p></main></html>"""


def main() -> None:
    """Draw and keep."""
    page = chromium().new_page(viewport={"width": 1200, "height": 630})
    page.set_content(PAGE)
    page.screenshot(path=str(CARD))
    print(f"{CARD.name}: {CARD.stat().st_size} bytes")


if __name__ == "__main__":
    main()
