"""Mentions as columns: how the record of a plan goes through `pickle`, and comes back sharing with other records what is equal.

Enters: mentions of one kind. Leaves: one tuple for each of their fields, of numbers and texts only; and the way back, exactly.

A record has some fifty mentions. As objects they cost `pickle` four times as much as their columns, and ten thousand records would hold the same
names, numbers, dates and paths ten thousand times: here a date, a whole number and a text that is likely to be met again are one object for all.
"""

from __future__ import annotations

from dataclasses import fields
from itertools import repeat
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.model.mentions import CampaignKind, CitationKind, CitationRole, DateSource, EventKind
from generator.model.primitives import PartialDate, Span
from generator.slots import maker, values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from enum import StrEnum

Mention = TypeVar("Mention")
Column = list[Any]

_OWN_WORDS = frozenset({"raw", "before", "after", "action", "pledge"})
"""Fields whose words are hardly ever met twice: nothing is gained by looking for equal ones."""
_ENUMS = {kind.__name__: kind for kind in (CitationKind, CitationRole, CampaignKind, EventKind, DateSource)}
_SPAN = maker(Span)
_DATE = maker(PartialDate)
_DATE_VALUES = values(PartialDate)
_VALUE = attrgetter("_value_")
_IN_FULL = frozenset({list, map})


class _Numbers(dict[Any, Any]):
    """One object for equal positions, lines and years: a paper has some ten thousand of them."""

    def __missing__(self, number: int | None) -> int | None:
        if len(self) < 65536:
            self[number] = number
        return number


_NUMBERS = _Numbers()


def _dates_out(column: Column) -> Column:
    return [found and _DATE_VALUES(found) for found in column]


def _date_in(found: tuple[int, int | None, int | None] | None) -> PartialDate | None:
    return found and _DATE(*found)


def _text_in(found: str | None) -> str | None:
    return found and intern(found)


def _names_in(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(intern, found))


def _choices_out(column: Column) -> Column:
    return [found and _VALUE(found) for found in column]


def _choice_in(kind: type[StrEnum]) -> Callable[[Any], Any]:
    members: dict[str | None, StrEnum | None] = {None: None, **{member.value: member for member in kind}}
    return members.__getitem__


_number_in = _NUMBERS.__getitem__


class Columns(Generic[Mention]):
    """The columns of one class of mentions; its span is its first field."""

    def __init__(self, cls: type[Mention], *, without_raw: Callable[[Mention], bool] | None = None) -> None:
        """Read once from the annotations of the fields how each column is written and read.

        `without_raw` tells of which mentions the printed words stay behind with the text, because nobody asks a record for them.
        """
        _, *others = fields(cls)  # type: ignore[arg-type]
        self._without_raw = without_raw
        self._raw = next((index for index, field in enumerate(others, 2) if field.name == "raw"), 0)
        self._values = attrgetter("span.start", "span.end", *(field.name for field in others))
        self._make = maker(cls)
        self._out: list[tuple[int, Callable[[Column], Column]]] = []
        self._in: list[tuple[int, Callable[[Any], Any]]] = [(0, _number_in), (1, _number_in)]
        for index, field in enumerate(others, 2):
            named = str(field.type).removesuffix(" | None")
            if named == "PartialDate":
                self._out.append((index, _dates_out))
                self._in.append((index, _date_in))
            elif named in _ENUMS:
                self._out.append((index, _choices_out))
                self._in.append((index, _choice_in(_ENUMS[named])))
            elif named == "str" and field.name not in _OWN_WORDS:
                self._in.append((index, _text_in))
            elif named == "int":
                self._in.append((index, _number_in))
            elif named == "tuple[str, ...]":
                self._in.append((index, _names_in))

    def pack(self, found: Sequence[Mention]) -> tuple[Any, ...]:
        """How many, then a list for each field, or the one value that all of them have."""
        if not found:
            return ()
        columns: list[Any] = list(map(list, zip(*map(self._values, found), strict=True)))
        for index, write in self._out:
            columns[index] = write(columns[index])
        if self._without_raw:
            columns[self._raw] = ["" if self._without_raw(one) else one.raw for one in found]  # type: ignore[attr-defined]
        many = len(found)
        return (many, *(column[0] if column.count(column[0]) == many else column for column in columns))

    def unpack(self, packed: tuple[Any, ...]) -> tuple[Mention, ...]:
        """The same mentions."""
        if not packed:
            return ()
        many, *columns = packed
        for index, read in self._in:
            column = columns[index]
            columns[index] = map(read, column) if type(column) is list else read(column)
        starts, ends, *others = [column if type(column) in _IN_FULL else repeat(column, many) for column in columns]
        return tuple(map(self._make, map(_SPAN, starts, ends), *others))
