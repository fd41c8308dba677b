"""Cells: the values of a fact, cut where comparisons change their answer.

Every comparison with one of the given values has the same answer everywhere within a
cell, so that one value of each cell stands for all of them.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from govflow.errors import ConditionError
from govflow.rules.facts import FactType
from govflow.values import frozen
from govflow.words import Words

_DAY: Final = timedelta(days=1)
_INSTANT: Final = timedelta(microseconds=1)
_AFTER: Final[Mapping[type, Callable[[Any], Any]]] = {
    int: lambda value: value + 1,
    float: lambda value: math.nextafter(value, math.inf),
    date: lambda value: value + _DAY,
    datetime: lambda value: value + _INSTANT,
    timedelta: lambda value: value + _INSTANT,
}
"""The next value of each type that has an order."""
_BEFORE: Final[Mapping[type, Callable[[Any], Any]]] = {
    int: lambda value: value - 1,
    float: lambda value: math.nextafter(value, -math.inf),
    date: lambda value: value - _DAY,
    datetime: lambda value: value - _INSTANT,
    timedelta: lambda value: value - _INSTANT,
}
_START: Final[Mapping[type, object]] = {
    int: 0,
    float: 0.0,
    date: date(2000, 1, 1),
    datetime: datetime(2000, 1, 1),
    timedelta: timedelta(),
}
"""A value of each such type, for a fact that nothing is compared with."""


@frozen
class Cell:
    """Values of a fact that no comparison tells apart: one of them, and all in words."""

    value: object
    words: Words


def cells_of(declared: FactType, values: Iterable[object]) -> tuple[Cell, ...]:
    """Return the cells of a fact that is compared with `values`: they leave nothing out.

    Raises ConditionError for a fact of a type whose values cannot be told apart.
    """
    if declared.choices:
        return tuple(_point(declared, choice) for choice in declared.choices)
    compared = list(dict.fromkeys(values))
    return tuple(cell for kind in declared.kinds for cell in _cells(declared, kind, compared))


def _cells(declared: FactType, kind: type, values: list[Any]) -> Iterator[Cell]:
    own = [value for value in values if FactType("", declared.label, (kind,)).admits(value)]
    if kind is bool:
        yield from (_point(declared, value) for value in (True, False))
    elif kind is str:
        yield from (_point(declared, value) for value in own)
        yield _other(declared, own)
    elif kind in _AFTER:
        yield from _ordered(declared, kind, sorted(own))
    else:
        raise ConditionError(
            Words(
                f"事实“{declared.name}”的取值（{declared.expects()}）无法逐一检查",
                f"the values of the fact {declared.name!r} ({declared.expects()}) "
                "cannot be gone through",
            )
        )


def _ordered(declared: FactType, kind: type, values: list[Any]) -> Iterator[Cell]:
    if not values:
        yield Cell(_START[kind], Words(f"{declared.label.zh}不限", f"{declared.label.en} is any"))
        return
    first = _step(_BEFORE[kind], values[0])
    if first is not None and first < values[0]:
        yield _range(declared, first, None, values[0])
    for value, following in zip(values, [*values[1:], None], strict=True):
        yield _point(declared, value)
        after = _step(_AFTER[kind], value)
        if after is not None and after > value and (following is None or after < following):
            yield _range(declared, after, value, following)


def _step(step: Callable[[Any], Any], value: Any) -> Any:
    try:
        return step(value)
    except OverflowError:
        return None


def _point(declared: FactType, value: object) -> Cell:
    said, label = declared.say(value), declared.label
    return Cell(value, Words(f"{label.zh}为{said.zh}", f"{label.en} is {said.en}"))


def _range(declared: FactType, value: object, above: object, below: object) -> Cell:
    zh, en = [], []
    if above is not None:
        zh.append(f"大于{above}")
        en.append(f"more than {above}")
    if below is not None:
        zh.append(f"小于{below}")
        en.append(f"less than {below}")
    label = declared.label
    return Cell(value, Words(label.zh + "且".join(zh), f"{label.en} is {' and '.join(en)}"))


def _other(declared: FactType, values: list[str]) -> Cell:
    value = "other"
    while value in values:
        value += "-other"
    label = declared.label
    if not values:
        return Cell(value, Words(f"{label.zh}不限", f"{label.en} is any"))
    zh, en = "、".join(values), ", ".join(values)
    return Cell(value, Words(f"{label.zh}不属于{zh}", f"{label.en} is none of {en}"))
