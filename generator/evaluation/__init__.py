"""How well papers are read: what was found, compared with what people annotated, by name."""

from generator.evaluation.gold import STORE_NAME, Gold, GoldPaper, PhraseSet, read_gold
from generator.evaluation.history import Change, changes, read_run, write_run
from generator.evaluation.measure import PHRASES, Evaluation, Row, evaluate
from generator.evaluation.report import BEGIN, END, NAMES, evaluation_json, keep, read_floors, report_text, rewrite_table, table
from generator.evaluation.tally import Tally

__all__ = [
    "BEGIN",
    "END",
    "NAMES",
    "PHRASES",
    "STORE_NAME",
    "Change",
    "Evaluation",
    "Gold",
    "GoldPaper",
    "PhraseSet",
    "Row",
    "Tally",
    "changes",
    "evaluate",
    "evaluation_json",
    "keep",
    "read_floors",
    "read_gold",
    "read_run",
    "report_text",
    "rewrite_table",
    "table",
    "write_run",
]
