"""`make bench-full`: what each stage and each finder costs per plan, on synthetic plans, at two sizes.

Enters: the sizes, as arguments (default 50 and 200). Leaves: two tables on standard output: the stages, and what each finder costs inside of parse and extract.

Machines differ and are noisy, so read the ratios within one run: the share of each stage, and the cost per plan at the larger
size over the smaller one (1.0 is linear).
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from generator.building import build_site
from generator.extract import annotate as extraction
from generator.parse.provisions import parse
from generator.source.reader import read_plans

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PLACES = (("Bến Tre", "Ba Tri"), ("Gia Lai", "Ia Grai"), ("Nghệ An", "Con Cuông"), ("Hà Giang", "Mèo Vạc"))
WORK = (
    "làm đường liên xóm",
    "trồng rừng phòng hộ",
    "mở lớp xóa mù chữ",
    "dạy nghề dệt",
    "khám bệnh cho người già",
    "cấp nước sạch",
    "số hóa hồ sơ",
)
HOW = (
    "xong trước mùa mưa",
    "có người chịu trách nhiệm",
    "bằng vốn của huyện và công của dân",
    "để hộ nghèo được hưởng trước",
    "và báo cáo hằng quý",
)


def plan(number: int) -> tuple[str, str]:
    """Path and text of one plan of about 8 KB; the same number gives the same plan."""
    rng = random.Random(number)  # noqa: S311
    province, district = PLACES[number % len(PLACES)]
    year = 2020 + number % 6
    slug = {
        "Bến Tre": "ben-tre/huyen-ba-tri",
        "Gia Lai": "gia-lai/huyen-ia-grai",
        "Nghệ An": "nghe-an/huyen-con-cuong",
        "Hà Giang": "ha-giang/huyen-meo-vac",
    }[province]
    path = f"{slug}/{year}/{number}-kh-ubnd.md"
    out = [
        (
            f"---\nid: {path[:-3].replace('/', '-')}\nkind: Kế hoạch\nnumber: {number}/KH-UBND\nissued_on: {year}-03-{1 + number % 28:02}\n"
            f"issuer: UBND huyện {district}\nplace:\n  province: {province}\n  district: {district}\ntitle: Thi đua {rng.choice(WORK)} năm {year}\nedition: full\n---\n"
        ),
        f"Căn cứ Chỉ thị số {1 + number % 9}/CT-UBND ngày 05/01/{year} của UBND tỉnh {province} về {rng.choice(WORK)};",
    ]
    for section in ("I. MỤC ĐÍCH", "II. NỘI DUNG", "III. KHEN THƯỞNG", "IV. TỔ CHỨC THỰC HIỆN"):
        out.append(section)
        for clause in range(1, 9):
            sentence = ". ".join(f"Các xã thi đua {rng.choice(WORK)} {rng.choice(HOW)}" for _ in range(3))
            cited = (
                f" theo Quyết định số {rng.randint(100, 140)}/QĐ-TTg ngày 10/5/{year - 1} của Thủ tướng Chính phủ"
                if clause % 3 == 0
                else ""
            )
            out.append(f"{clause}. {sentence}{cited}.")
        out.append(f"9. Kỷ niệm {year - 1975} năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/{year}).")
    return path, "\n\n".join([*out, "CHỦ TỊCH\n\nNguyễn Văn Mẫu\n"])


def measure(size: int) -> tuple[dict[str, float], float]:
    """CPU milliseconds per plan by stage, and peak memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, size + 1):
            path, text = plan(number)
            target = Path(folder) / "plans" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        outcome = build_site(ROOT / "mkdocs.yml", plans=Path(folder) / "plans", site=Path(folder) / "site", strict=False)
        assert outcome.report, [d.explain() for d in outcome.diagnostics if d.severity == "error"][:3]
        assert not outcome.failure
        return {stage.name: 1000 * stage.cpu_s / size for stage in outcome.report.stages}, outcome.report.peak_mb


def measure_finders(size: int, rounds: int = 3) -> dict[str, float]:
    """CPU milliseconds per plan of parse, and of each finder that `annotate` calls; the best of some rounds."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, size + 1):
            path, text = plan(number)
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        sources, _ = read_plans(Path(folder))
    spent: dict[str, float] = {}

    def timed(name: str, finder: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            begun = time.process_time()
            try:
                return finder(*given, **named)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - begun

        return run

    names = [name for name in vars(extraction) if (name.endswith("_in") or name.startswith("find_")) and name[0] != "_"]
    best: dict[str, float] = {}
    for _ in range(rounds):
        spent.clear()
        replaced: Any = {name: timed(name, getattr(extraction, name)) for name in names}
        with patch.multiple(extraction, **replaced):
            plans = [timed("parse", parse)(source)[0] for source in sources]
            begun = time.process_time()
            for one in plans:
                extraction.annotate(one)
            whole = time.process_time() - begun
        spent["the rest of extract"] = whole - sum(cost for name, cost in spent.items() if name != "parse")
        for name, cost in spent.items():
            best[name] = min(best.get(name, cost), cost)
    return {name: 1000 * cost / size for name, cost in best.items()}


def print_finders(size: int) -> None:
    """Print what parse and each finder cost, the dearest first."""
    costs = measure_finders(size)
    total = sum(costs.values())
    print(f"\n{'parse and finders':24}{'ms/plan at ' + str(size):>20}{'share':>8}")
    for name, cost in sorted(costs.items(), key=lambda item: -item[1]):
        print(f"{name.removeprefix('find_').removesuffix('_in'):24}{cost:20.3f}{cost / total:8.0%}")
    print(f"{'total':24}{total:20.3f}{1:8.0%}")


def main(sizes: tuple[int, int]) -> None:
    """Print the table."""
    small, large = (measure(size) for size in sizes)
    total = sum(large[0].values())
    print(f"{'stage':10}{'ms/plan at ' + str(sizes[0]):>20}{'ms/plan at ' + str(sizes[1]):>20}{'share':>8}{'ratio':>8}")
    for name, cost in large[0].items():
        print(f"{name:10}{small[0][name]:20.2f}{cost:20.2f}{cost / total:8.0%}{cost / small[0][name]:8.2f}")
    print(f"{'total':10}{sum(small[0].values()):20.2f}{total:20.2f}{1:8.0%}{total / sum(small[0].values()):8.2f}")
    print(f"peak memory {large[1]:.0f} MB")
    print_finders(sizes[1])


if __name__ == "__main__":
    given = tuple(int(a) for a in sys.argv[1:3])
    main((given[0], given[1]) if len(given) == 2 else (50, 200))
