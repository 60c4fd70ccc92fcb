"""Frozen dataclasses with a quicker `__init__`."""

from __future__ import annotations

import pickle
from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from generator.slots import constructor, one_for_equal, quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Mark:
    """Positions, then a field that goes by name and has a default."""

    start: int
    end: int = 7
    note: str | None = field(default=None, kw_only=True)


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class LongMark(Mark):
    """Has the fields of another, which go by position there."""

    whole: bool


@one_for_equal
@quickly_made
@dataclass(frozen=True, slots=True)
class Day:
    """A small value that thousands of objects hold."""

    number: int


def test_parameters_and_defaults_stay() -> None:
    """The class is made as its fields say."""
    assert (Mark(1).start, Mark(1).end, Mark(1).note) == (1, 7, None)
    assert Mark(1, 2, note="x") == Mark(start=1, end=2, note="x")
    assert hash(Mark(1)) == hash(Mark(1, 7))


def test_stays_frozen() -> None:
    """Nobody can change a field afterwards."""
    with pytest.raises(FrozenInstanceError):
        Mark(1).start = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        pytest.param((), {}, id="missing"),
        pytest.param((1, 2, "x"), {}, id="by-position-what-goes-by-name"),
        pytest.param((1,), {"other": 1}, id="unknown"),
    ],
)
def test_wrong_calls_are_refused(given: tuple[int, ...], named: dict[str, int]) -> None:
    """A wrong call is a TypeError, as with any dataclass."""
    with pytest.raises(TypeError):
        Mark(*given, **named)  # type: ignore[arg-type]


def test_copies_and_travels() -> None:
    """`replace` and pickling, by which plans reach other processes, work as before."""
    assert replace(Mark(1), end=3) == Mark(1, 3)
    assert pickle.loads(pickle.dumps(Mark(1, note="x"))) == Mark(1, note="x")  # noqa: S301


def test_what_comes_back_is_as_frozen_as_before() -> None:
    """Made another way, the same class; an object of a class made of another one comes back as what it was."""
    again = pickle.loads(pickle.dumps([Mark(1), LongMark(1, whole=True)]))  # noqa: S301
    assert again == [Mark(1), LongMark(1, whole=True)]
    assert [type(one) for one in again] == [Mark, LongMark]
    assert copy(again[0]) == deepcopy(again[0]) == Mark(1)
    for one in again:
        with pytest.raises(FrozenInstanceError):
            one.start = 2


def test_equal_values_come_back_as_one_object() -> None:
    """Of classes that say so."""
    first, second = (pickle.loads(pickle.dumps(Day(5))) for _ in range(2))  # noqa: S301
    assert first is second
    assert first == Day(5)
    one, other = (pickle.loads(pickle.dumps(Mark(5))) for _ in range(2))  # noqa: S301
    assert one is not other


def test_default_factories_are_refused() -> None:
    """A class that needs one is told so when it is defined."""
    with pytest.raises(TypeError, match="parts"):

        @quickly_made
        @dataclass(frozen=True, slots=True)
        class Whole:
            parts: list[int] = field(default_factory=list)


def test_constructor_is_the_class() -> None:
    """The quick way to make an object takes what the class takes, and gives what the class gives."""
    mark = constructor(Mark)
    assert (mark(1), mark(end=2, start=1, note="x")) == (Mark(1), Mark(1, 2, note="x"))
    assert type(mark(1)) is Mark
    with pytest.raises(FrozenInstanceError):
        mark(1).start = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        mark(1, 2, "x")  # type: ignore[call-arg]
    long_mark = constructor(LongMark)
    assert long_mark(1, whole=True) == LongMark(1, whole=True)
