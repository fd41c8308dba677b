"""Conditions of govflow in the expression language of zen.

Zen knows true and false, and takes what is unknown for different from everything. So each
condition becomes two expressions: that it certainly holds, and that it certainly fails.
Where neither is true, it is undetermined.
"""

import struct
from datetime import date, datetime, timedelta
from math import isnan
from typing import Final, NamedTuple

from govflow.errors import ConditionError
from govflow.rules import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    FactType,
    Not,
    OneOf,
    RuleSet,
    declared_facts,
)
from govflow.words import Words

Held = bool | int | str
"""What zen holds a value as."""
KINDS: Final = frozenset({bool, int, float, str, date, timedelta})
"""The types of facts that zen can judge."""
_WHOLE: Final = range(-(2**63), 2**64)
_SECONDS_A_DAY: Final = 86_400


class Both(NamedTuple):
    """Two expressions: a condition certainly holds, a condition certainly fails."""

    holds: str
    fails: str


def rules_in_zen(rule_set: RuleSet) -> list[Both]:
    """Return each rule of a set as zen says it.

    Raises ConditionError for a fact whose values zen cannot tell apart, or a value that it
    cannot hold.
    """
    declared = declared_facts(rule_set.fact_class)
    for name in rule_set.facts():
        _check_kinds(declared[name])
    return [both(rule.fires) for rule in rule_set]


def both(condition: Condition) -> Both:
    """Return a condition as zen says it. Raises ConditionError for a value zen cannot hold."""
    if isinstance(condition, Not):
        inner = both(condition.condition)
        return Both(inner.fails, inner.holds)
    if isinstance(condition, AllOf | AnyOf):
        parts = [both(part) for part in condition.conditions]
        holding, failing = [part.holds for part in parts], [part.fails for part in parts]
        if isinstance(condition, AllOf):
            return Both(_every(holding), _any(failing))
        return Both(_any(holding), _every(failing))
    fact = f'facts["{condition.fact}"]'
    test = f"{fact} {_compared(condition)}"
    return Both(f"({fact} != null and {test})", f"({fact} != null and not ({test}))")


def _every(parts: list[str]) -> str:
    return f"({' and '.join(parts)})" if parts else "true"


def _any(parts: list[str]) -> str:
    return f"({' or '.join(parts)})" if parts else "false"


def _compared(node: Compare | OneOf) -> str:
    if isinstance(node, Compare):
        return f"{node.operator} {literal(node.value, node.fact)}"
    return f"in [{', '.join(literal(value, node.fact) for value in node.values)}]"


def literal(value: object, fact: str) -> str:
    """Return a value as it is written in zen. Raises ConditionError if zen cannot hold it."""
    held = as_zen(value)
    if held is None:
        raise ConditionError(cannot_hold(value), where=fact)
    if isinstance(held, bool):
        return "true" if held else "false"
    return _quoted(held) if isinstance(held, str) else str(held)


def _quoted(text: str) -> str:
    # zen has no escapes: text with both quotation marks is put together
    parts = [f'"{part}"' for part in text.split('"')]
    return parts[0] if len(parts) == 1 else "(" + """ + '"' + """.join(parts) + ")"


def as_zen(value: object) -> Held | None:
    """Return a value in a form that zen compares exactly, None if there is none.

    Zen cuts a float to 16 digits, and has no dates: a float becomes its place among all
    floats, a date the number yyyymmdd, a span of time its microseconds.
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        return _whole(int(value))
    if isinstance(value, float):
        return None if isnan(value) else _place(value)
    if isinstance(value, timedelta):
        seconds = value.days * _SECONDS_A_DAY + value.seconds
        return _whole(seconds * 1_000_000 + value.microseconds)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.year * 10_000 + value.month * 100 + value.day
    return None


def _text(value: str) -> str | None:
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return None
    return str.__str__(value)


def _whole(value: int) -> int | None:
    return value if value in _WHOLE else None


def _place(value: float) -> int:
    bits: int = struct.unpack("<q", struct.pack("<d", value))[0]
    return bits if bits >= 0 else -(bits & (2**63 - 1))


def cannot_hold(value: object) -> Words:
    """Return that zen cannot hold a value."""
    return Words(f"zen 无法表示{value!r}", f"zen cannot hold {value!r}")


def _check_kinds(declared: FactType) -> None:
    beside_text = [kind for kind in declared.kinds if kind is not str]
    if not KINDS.issuperset(beside_text) or len(beside_text) > 1:
        raise ConditionError(
            Words(
                f"zen 无法判断这种事实：{declared.expects()}",
                f"zen cannot judge facts of {declared.expects()}",
            ),
            where=declared.name,
        )
