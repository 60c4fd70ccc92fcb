"""What a check, a build and a search say, in JSON.

Enters: diagnostics, a build report, the answers of a search.
Leaves: plain dicts, ready for `json.dumps`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.diagnostics import Severity, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.diagnostics import Diagnostic
    from generator.report import BuildReport

Json = dict[str, Any]


def check_json(files: int, diagnostics: Iterable[Diagnostic]) -> Json:
    """`kehoach check --json`."""
    found = list(diagnostics)
    return {
        "files": files,
        "errors": count(found, Severity.ERROR),
        "warnings": count(found, Severity.WARNING),
        "diagnostics": [diagnostic.as_json() for diagnostic in found],
    }


def build_report_json(report: BuildReport) -> Json:
    """`kehoach build --report`: `broken_links` counts, `broken` lists them."""
    return {
        "plans": report.plans,
        "pages": report.pages,
        "broken_links": len(report.broken_links),
        "broken": [{"page": b.page, "link": b.link, "missing": b.missing} for b in report.broken_links],
        "diagnostics": [diagnostic.as_json() for diagnostic in report.diagnostics],
        "stages": [{"name": s.name, "cpu_s": round(s.cpu_s, 3), "wall_s": round(s.wall_s, 3)} for s in report.stages],
        "peak_mb": report.peak_mb,
    }


ANSWER_FIELDS = ("kind", "title", "url")
RESULT_FIELDS = ("id", "title", "issuer", "url", "provision", "snippet", "score")


def search_json(found: Mapping[str, Any]) -> Json:
    """`kehoach search --json`: the fields of the contract, in its order; a field that a result lacks is a fault of ours."""
    return {
        "query": found["query"],
        "answers": [{name: answer[name] for name in ANSWER_FIELDS} for answer in found["answers"]],
        "results": [{name: result[name] for name in RESULT_FIELDS} for result in found["results"]],
        "bytes": found["bytes"],
    }
