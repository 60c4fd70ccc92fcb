"""Figures for people and programs.

Enters: an `Evaluation`, the changes since the stored run.
Leaves: a Markdown table, the report of the command line, JSON, and the table inside of a page of documentation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.diagnostics import Diagnostic, Location, Severity
from generator.evaluation.history import write_run
from generator.evaluation.measure import PHRASES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.evaluation.history import Change
    from generator.evaluation.measure import Evaluation
    from generator.evaluation.tally import Tally

Json = dict[str, Any]

NAMES = {
    "meta": "Phần đầu và chữ ký",
    "outline": "Bố cục",
    "outline.numbered": "Bố cục: mục có số, chữ cái",
    "outline.heading": "Bố cục: tên mục",
    "citations": "Viện dẫn",
    "citations.numbered": "Viện dẫn có số",
    "distinct_directives": "Văn bản được dẫn",
    "anniversaries": "Ngày kỷ niệm",
    "campaigns": "Phong trào, cuộc vận động",
    "targets": "Chỉ tiêu",
    "assignments": "Phân công",
    "deadlines": "Thời hạn",
    "phrases.citations": "Câu rời: viện dẫn",
    "phrases.anniversaries": "Câu rời: ngày kỷ niệm",
    "phrases.campaigns": "Câu rời: phong trào",
    "phrases.headers": "Câu rời: phần đầu văn bản",
}
BEGIN, END = "<!-- kehoach eval -->", "<!-- /kehoach eval -->"
_HEAD = ("| Loại | Độ chính xác | Độ phủ | F1 | Đúng / đã đọc | Thấy / phải có |", "|---|---:|---:|---:|---:|---:|")


def table(evaluation: Evaluation) -> str:
    """Sums by category, as a Markdown table."""
    rows = [
        f"| {NAMES[category]} (`{category}`) | {_rate(tally.precision)} | {_rate(tally.recall)} | {_rate(tally.f1)} "
        f"| {tally.right} / {tally.predicted} | {tally.found} / {tally.gold} |"
        for category, tally in evaluation.overall.items()
    ]
    return "\n".join((*_HEAD, *rows))


def _rate(share: float) -> str:
    """Three decimals, cut and not rounded: 0.9996 is not yet 1."""
    return f"{int(share * 1000 + 1e-9) / 1000:.3f}".replace(".", ",")


def report_text(evaluation: Evaluation, since: Sequence[Change] | None, *, floors: dict[str, float]) -> str:
    """Table, every miss and wrong finding by name, and what changed."""
    phrases = sum(evaluation.phrase_count.values())
    parts = [f"Đã so {len(evaluation.papers)} văn bản và {phrases} câu rời với bản ghi tay.", "", table(evaluation), ""]
    for source in dict.fromkeys(row.source for row in evaluation.rows):
        parts += _source(evaluation, source)
    parts += _since(since)
    for category in evaluation.below(floors):
        tally = evaluation.overall.get(category)
        reached = f"mới đạt {_rate(tally.weaker)}" if tally else "không có gì để đo"
        parts.append(f"Chưa đạt mức sàn: {NAMES[category]} (`{category}`) {reached}, phải đạt {_rate(floors[category])}.")
    return "\n".join(parts).rstrip("\n")


def _source(evaluation: Evaluation, source: str) -> list[str]:
    """One paper: its figures where they are not full, and the names."""
    out = [f"## {source}"]
    for row in evaluation.rows:
        if row.source != source or not (row.tally.missed or row.tally.false):
            continue
        out.append(
            f"{NAMES[row.category]}: chính xác {_rate(row.tally.precision)}, phủ {_rate(row.tally.recall)}, F1 {_rate(row.tally.f1)}"
        )
        out += [f"  sót: {name}" for name in row.tally.missed]
        out += [f"  sai: {name}" for name in row.tally.false]
    if len(out) == 1:
        out.append("Đúng và đủ mọi loại.")
    return [*out, ""]


def _since(changes: Sequence[Change] | None) -> list[str]:
    if changes is None:
        return ["Chưa có lần đo nào được lưu để so; lưu lần này bằng --save.", ""]
    if not changes:
        return ["Không có gì khác với lần đo đã lưu.", ""]
    out = ["## Khác với lần đo đã lưu"]
    for change in changes:
        out.append(f"{change.source}, {NAMES[change.category]}:")
        for word, names in (
            ("thêm được", change.gained),
            ("mất đi", change.lost),
            ("hết sai", change.cleared),
            ("sai thêm", change.spoilt),
        ):
            out += [f"  {word}: {name}" for name in names]
    return [*out, ""]


def evaluation_json(evaluation: Evaluation, since: Sequence[Change] | None, *, floors: dict[str, float]) -> Json:
    """The same for programs."""
    sources: Json = {}
    for row in evaluation.rows:
        sources.setdefault(row.source, {})[row.category] = _tally_json(row.tally) | {
            "missed": list(row.tally.missed),
            "false": list(row.tally.false),
        }
    return {
        "overall": {category: _tally_json(tally) for category, tally in evaluation.overall.items()},
        "papers": {name: rows for name, rows in sources.items() if not name.startswith("phrases/")},
        "phrases": {
            name.removeprefix("phrases/"): rows[PHRASES + name.removeprefix("phrases/")]
            for name, rows in sources.items()
            if name.startswith("phrases/")
        },
        "below_floor": list(evaluation.below(floors)),
        "changes": None
        if since is None
        else [
            {
                "source": one.source,
                "category": one.category,
                "gained": list(one.gained),
                "lost": list(one.lost),
                "cleared": list(one.cleared),
                "spoilt": list(one.spoilt),
            }
            for one in since
        ],
    }


def _tally_json(tally: Tally) -> Json:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "right": tally.right,
        "predicted": tally.predicted,
        "found": tally.found,
        "gold": tally.gold,
    }


def rewrite_table(page: str, evaluation: Evaluation) -> str | None:
    """The page with this table between its two marks; None where it has no marks."""
    begin, end = page.find(BEGIN), page.find(END)
    if not 0 <= begin < end:
        return None
    return page[: begin + len(BEGIN)] + f"\n\n{table(evaluation)}\n\n" + page[end:]


def keep(evaluation: Evaluation, *, store: Path | None, docs: Path | None) -> tuple[Diagnostic, ...]:
    """Write this run and the table of a page of documentation, where asked for."""
    if store:
        write_run(store, evaluation)
    if not docs:
        return ()
    page = docs.read_text(encoding="utf-8") if docs.is_file() else ""
    rewritten = rewrite_table(page, evaluation)
    if rewritten is None:
        location = Location(path=str(docs))
        message, hint = "Trang này không có chỗ cho bảng.", f"Đặt hai dòng {BEGIN} và {END} vào nơi bảng phải đứng."
        return (Diagnostic(code="K241", severity=Severity.ERROR, location=location, message=message, hint=hint),)
    docs.write_text(rewritten, encoding="utf-8")
    return ()


def read_floors(words: Sequence[str]) -> dict[str, float]:
    """`citations=0.97` → `{"citations": 0.97}`; ValueError in Vietnamese for anything else."""
    floors = {}
    for word in words:
        category, _, share = word.partition("=")
        if category not in NAMES:
            raise ValueError(f"Không có loại “{category}”. Các loại: {', '.join(NAMES)}.")
        if not re.fullmatch(r"0(?:[.,]\d+)?|1(?:[.,]0+)?", share):
            raise ValueError(f"Mức sàn “{word}” phải có dạng {category}=0.97, từ 0 đến 1.")
        floors[category] = float(share.replace(",", "."))
    return floors
