"""What a plan's work is kept as: numbers, texts, tuples and lists, which `marshal` writes and reads in half the time that objects take with `pickle`.

Enters: mentions of one kind, as `Columns`; or any of a few classes, as `Plain`.
Leaves: one list for each field of the mentions but the span, or an object as the list of its values; and the way back, sharing with other records
what is equal.

A record has some fifty mentions, and ten thousand records would hold the same names, dates and paths ten thousand times: here a date and a text that is
likely to be met again are one object for all. Spans stay behind with the text that they count in: nobody asks a record for them.
"""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from itertools import repeat
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from generator.model.mentions import CampaignKind, CitationKind, CitationRole, DateSource, EventKind
from generator.model.primitives import PartialDate, Span
from generator.slots import maker, values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Mention = TypeVar("Mention")
Column = list[Any]

_OWN_WORDS = frozenset({"action", "pledge"})
"""Fields whose words are hardly ever met twice: nothing is gained by looking for equal ones."""
_ENUMS = {kind.__name__: kind for kind in (CitationKind, CitationRole, CampaignKind, EventKind, DateSource)}
_NOWHERE = Span(0, 0)
_DATE = maker(PartialDate)
_DATE_VALUES = values(PartialDate)
_VALUE = attrgetter("_value_")
_IN_FULL = frozenset({list, map})


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


class Columns(Generic[Mention]):
    """The columns of one class of mentions; its span is its first field."""

    def __init__(self, cls: type[Mention], *, without_raw: Callable[[Mention], bool] | None = None) -> None:
        """Read once from the annotations of the fields how each column is written and read.

        `without_raw` tells of which mentions the printed words stay behind with the text, because nobody asks a record for them.
        """
        _, *others = fields(cls)  # type: ignore[arg-type]
        self._without_raw = without_raw
        self._raw = next((index for index, field in enumerate(others) if field.name == "raw"), 0)
        self._values = attrgetter(*(field.name for field in others))
        self._make = maker(cls)
        self._out: list[tuple[int, Callable[[Column], Column]]] = []
        self._in: list[tuple[int, Callable[[Any], Any]]] = []
        for index, field in enumerate(others):
            type_ = str(field.type)
            named = type_.removesuffix(" | None")
            if named == "PartialDate":
                self._out.append((index, _dates_out))
                self._in.append((index, _date_in))
            elif named in _ENUMS:
                self._out.append((index, _choices_out))
                self._in.append((index, _choice_in(_ENUMS[named])))
            elif named == "str" and field.name not in _OWN_WORDS:
                self._in.append((index, intern if named == type_ else _text_in))
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
        return (many, *[column[0] if column.count(column[0]) == many else column for column in columns])

    def unpack(self, packed: tuple[Any, ...]) -> tuple[Mention, ...]:
        """The same mentions, nowhere in a text."""
        if not packed:
            return ()
        many, *columns = packed
        for index, read in self._in:
            column = columns[index]
            columns[index] = map(read, column) if type(column) is list else read(column)
        return tuple(
            map(self._make, repeat(_NOWHERE, many), *[column if type(column) in _IN_FULL else repeat(column, many) for column in columns])
        )


class Plain:
    """Objects of a few classes as lists: the number of the class, then the values of its fields; tuples are walked through, all else stays."""

    def __init__(self, *classes: type[Any]) -> None:
        """Quickly made classes, enumerations, and classes of one text (`PurePosixPath`)."""
        self._out: dict[type[Any], Callable[[Any], Any]] = {tuple: self._tuple_out}
        self._in: list[Callable[..., Any]] = []
        for number, cls in enumerate(classes):
            self._out[cls] = self._writer(number, cls)
            self._in.append(maker(cls) if hasattr(cls, "_made_of") else cls)

    def _writer(self, number: int, cls: type[Any]) -> Callable[[Any], list[Any]]:
        if hasattr(cls, "_made_of"):
            values_of = values(cls)
            return lambda found: [number, *map(self.pack, values_of(found))]
        word = _VALUE if issubclass(cls, StrEnum) else str
        return lambda found: [number, word(found)]

    def _tuple_out(self, found: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(map(self.pack, found)) if found else found

    def pack(self, found: Any) -> Any:
        """Numbers and texts for an object, or for what a tuple holds."""
        write = self._out.get(type(found))
        return write(found) if write else found

    def unpack(self, packed: Any) -> Any:
        """The same again."""
        if type(packed) is list:
            number, *parts = packed
            return self._in[number](*map(self.unpack, parts))
        if type(packed) is tuple and packed:
            return tuple(map(self.unpack, packed))
        return packed
