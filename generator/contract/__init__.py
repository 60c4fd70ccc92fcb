"""The JSON that other tools rely on. Only this room knows its names.

Enters: an `AnnotatedPlan`, a phrase, diagnostics, a build report, the answers of a search.
Leaves: plain dicts, ready for `json.dumps`.
"""

from generator.contract.plans import level, phrase_json, plan_json, symbol
from generator.contract.reports import ANSWER_FIELDS, RESULT_FIELDS, build_report_json, check_json, search_json

__all__ = [
    "ANSWER_FIELDS",
    "RESULT_FIELDS",
    "build_report_json",
    "check_json",
    "level",
    "phrase_json",
    "plan_json",
    "search_json",
    "symbol",
]
