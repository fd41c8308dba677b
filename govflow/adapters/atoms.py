"""The smallest pieces of a policy file: text, numbers, dates, names of facts, values."""

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Any, Final, get_args

from govflow.adapters.misfits import MisfitError, at, each, unexpected
from govflow.adapters.shapes import ColumnDefault, Member
from govflow.policy import Policy
from govflow.rules.conditions import EQUALITY, Compare, OneOf
from govflow.rules.facts import FactType, check_order, check_value, find_fact
from govflow.rules.tables import ANYTHING, Between
from govflow.words import Words

_FACTS: Final[ContextVar[Mapping[str, FactType] | None]] = ContextVar("_FACTS", default=None)

_KINDS: Final[Mapping[type, Words]] = {
    str: Words("文本", "text"),
    int: Words("整数", "a whole number"),
    bool: Words("true 或 false", "true or false"),
    dict: Words("表", "a table"),
    list: Words("数组", "an array"),
}

_WRITTEN: Final[Mapping[type, Words]] = {
    date: Words("形如 2024-01-01 的日期", "a date such as 2024-01-01"),
    datetime: Words("ISO 8601 时刻", "a moment in ISO 8601"),
}
_VALUE: Final = Words(
    '文本、数、true、false 或 {"date": "2024-01-01"}',
    'text, a number, true, false or {"date": "2024-01-01"}',
)
ANY: Final[Mapping[str, object]] = {"any": True}
"""A cell of a table that any value fits."""
BETWEEN: Final = "between"
ONE_OF: Final = "one-of"
BOUNDS: Final = ("at_least", "more_than", "at_most", "less_than")
LITERALS: Final[Mapping[str, type[date]]] = {"date": date, "moment": datetime}
"""How a value is typed where text could be meant."""


@contextmanager
def about(facts: Mapping[str, FactType] | None) -> Iterator[None]:
    """Let conditions within be about those facts."""
    token = _FACTS.set(_FACTS.get() if facts is None else facts)
    try:
        yield
    finally:
        _FACTS.reset(token)


def exactly(kind: type, raw: Any) -> Any:
    """Return what is of that kind as it is; true is no number."""
    fits = isinstance(raw, Mapping) if kind is dict else isinstance(raw, kind)
    if not fits or (kind is int and isinstance(raw, bool)):
        raise unexpected(_KINDS[kind], raw)
    return raw


def plain(kind: type) -> Callable[[Any], Any]:
    """Return the check of a kind that looks the same in files."""
    return lambda raw: exactly(kind, raw)


def choice(hint: Any) -> Callable[[Any], Any]:
    """Return the check that a value is one of a Literal's."""
    choices = get_args(hint)
    listed = " | ".join(map(str, choices))

    def check(raw: Any) -> Any:
        if any(raw == choice and type(raw) is type(choice) for choice in choices):
            return raw
        raise unexpected(Words(listed, listed), raw)

    return check


def fact_name(raw: Any) -> str:
    """Return the name of a fact of what is described."""
    name: str = exactly(str, raw)
    facts = _FACTS.get()
    if facts is not None:
        with at():
            find_fact(facts, name)
    return name


def read_day(raw: Any) -> date:
    """Return a day written as `2024-01-01`, or a date of TOML's own."""
    return _parsed(date, raw) if isinstance(raw, str) else _day(raw)


def write_day(value: Any) -> str:
    """Return a day as it is written."""
    return _day(value).isoformat()


def _day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise unexpected(_WRITTEN[date], value)


def _parsed(kind: type[date], raw: Any) -> Any:
    try:
        found = kind.fromisoformat(exactly(str, raw))
    except ValueError:
        raise unexpected(_WRITTEN[kind], raw) from None
    if kind is date and found.isoformat() != raw:  # 20240101, 2024-W01-1
        raise unexpected(_WRITTEN[kind], raw)
    return found


def read_value(raw: Any) -> object:
    """Return a value that a fact is compared with; a date is typed, or TOML's own."""
    if isinstance(raw, str | bool | int | date):
        return raw
    if isinstance(raw, float) and math.isfinite(raw):
        return raw
    if isinstance(raw, Mapping) and len(raw) == 1:
        for name, kind in LITERALS.items():
            if name in raw:
                with at(name):
                    return _parsed(kind, raw[name])
    raise unexpected(_VALUE, raw)


def read_cell(raw: Any) -> object:
    """Return a cell of a table: a value, several values, a range, or anything."""
    if raw == ANY:
        return ANYTHING
    if isinstance(raw, Mapping) and raw.keys() == {BETWEEN}:
        return _read_range(raw[BETWEEN])
    if isinstance(raw, Mapping) and raw.keys() == {ONE_OF}:
        return _read_several(raw[ONE_OF])
    return read_value(raw)


def write_cell(value: Any) -> object:
    """Return a cell of a table as JSON and TOML both hold it."""
    if value == ANYTHING:
        return dict(ANY)
    if isinstance(value, Between):
        bounds = ((name, getattr(value, name)) for name in BOUNDS)
        return {BETWEEN: {n: write_value(bound) for n, bound in bounds if bound is not None}}
    if isinstance(value, frozenset):
        return {ONE_OF: [write_value(one) for one in sorted(value, key=_in_order)]}
    return write_value(value)


def _in_order(value: object) -> tuple[str, str]:
    """Return what several values are sorted by, so that they are always written alike."""
    return type(value).__name__, str(value)


def _read_range(raw: Any) -> Between:
    with at(BETWEEN):
        bounds = {name: read_value(value) for name, value in exactly(dict, raw).items()}
        if not bounds or not set(bounds) <= set(BOUNDS):
            raise unexpected(Words(" | ".join(BOUNDS), " | ".join(BOUNDS)), raw)
        return Between(**bounds)


def _read_several(raw: Any) -> frozenset[object]:
    with at(ONE_OF):
        values = list(each(exactly(list, raw), read_value))
        if not values:
            raise MisfitError(Words("没有给出值", "no values are given"))
        return frozenset(values)


def write_value(value: Any) -> object:
    """Return a value as JSON and TOML both hold it."""
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Mapping):
        raise unexpected(_VALUE, value)
    return read_value(value)


def settle(cls: type, values: dict[str, Any]) -> None:
    """Check what is said of facts, and fill in what follows from them."""
    if cls is Policy:
        defaults = values.get("column_defaults", ())
        values["column_defaults"] = tuple((d.fact, d.value, d.reading) for d in defaults)
    if cls not in {Compare, OneOf, ColumnDefault}:
        return
    declared = find_fact(_FACTS.get() or {}, values["fact"])
    if cls is OneOf:
        with at("values"):
            if not values["values"]:
                raise MisfitError(Words("没有给出值", "no values are given"))
            list(each(values["values"], lambda value: check_value(declared, value)))
    else:
        with at("value"):
            check_value(declared, values["value"])
    if cls is Compare and values["operator"] not in EQUALITY:
        with at("operator"):
            check_order(declared, values["operator"])
    if cls is not ColumnDefault:
        values.setdefault("label", declared.label)
        values["called"] = declared.called


def part_of(value: Any, member: Member) -> Any:
    """Return what a file says under a key."""
    part = getattr(value, member.name)
    if isinstance(value, Policy) and member.name == "column_defaults":
        return tuple(ColumnDefault(*default) for default in part)
    return part


def goes_without_saying(value: Any, member: Member, part: object) -> bool:
    """Return whether a key is left out: its default, or the label that its fact has."""
    if isinstance(value, Compare | OneOf) and member.name == "label":
        declared = (_FACTS.get() or {}).get(value.fact)
        return declared is not None and part == declared.label
    return type(part) is type(member.default) and part == member.default
