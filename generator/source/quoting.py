"""Text as a YAML scalar: plain where every reader of YAML 1.1 and 1.2 takes it for the same text, else quoted.

Enters: `0124/KH-UBND`, `Kế hoạch: thi đua`, `NO`, `12:30`, `0124`, `[Dự thảo]`.
Leaves: `0124/KH-UBND`, `"Kế hoạch: thi đua"`, `"NO"`, `"12:30"`, `"0124"`, `"[Dự thảo]"`.
"""

from __future__ import annotations

import re

import yaml

_NEVER_FIRST = frozenset("@`%*&![]{}|>-?,:#'\"")
_NEVER_INSIDE = re.compile(r":(?:\s|$)|\s#|^\.\.\.")
_NUMBER = re.compile(r"[+-]?(?:0[box])?[0-9][0-9a-fA-F_.,:e+-]*")
_RESOLVER = yaml.resolver.Resolver()
_TEXT_TAG = "tag:yaml.org,2002:str"


def scalar(value: str) -> str:
    """One line that stands for this text after `key: ` or `- `."""
    if not value.isprintable():
        return '"' + "".join(map(_escape, value)) + '"'
    if _is_plain(value):
        return value
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _is_plain(value: str) -> bool:
    """True when nothing in it is a sign of YAML and no reader takes it for a number, a date, a truth value or nothing."""
    if not value or value != value.strip() or value[0] in _NEVER_FIRST or _NEVER_INSIDE.search(value) or _NUMBER.fullmatch(value):
        return False
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return tag == _TEXT_TAG


def _escape(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\U{ord(char):08X}"
