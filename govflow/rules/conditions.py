"""Conditions over facts, as frozen nodes: checked when written, stored and printed.

`document = facts(Document)`, then `(document.kind == "policy") & ~document.draft.is_(True)`.
A node has no truth value of its own: `bool()` of one raises, else `1 < fact < 5` would
lose half of itself.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, NoReturn

from attrs import field

from govflow.errors import ConditionError
from govflow.rules.facts import (
    Called,
    FactType,
    check_order,
    check_value,
    declared_facts,
    find_fact,
)
from govflow.values import frozen
from govflow.words import Words

Operator = Literal["==", "!=", "<", "<=", ">", ">="]


def _no_truth(_: object) -> NoReturn:
    raise ConditionError(
        Words(
            "条件本身没有真假；组合用 &、|、~，不要用 and、or、not 或连续比较",
            "a condition is neither true nor false; combine with &, | and ~, "
            "not with and, or, not, or chained comparisons",
        )
    )


class Node:
    """What every condition can do: combine with others, and refuse to be true or false."""

    __slots__ = ()

    def __and__(self, other: "Condition") -> "AllOf":
        return AllOf((*_parts(self, AllOf), *_parts(other, AllOf)))

    def __or__(self, other: "Condition") -> "AnyOf":
        return AnyOf((*_parts(self, AnyOf), *_parts(other, AnyOf)))

    def __invert__(self) -> "Not":
        return Not(self)  # type: ignore[arg-type]

    __bool__ = _no_truth


@frozen
class Compare(Node):
    """A fact compared with a value."""

    fact: str
    operator: Operator
    value: object
    label: Words
    called: Called = field(default=(), eq=False, repr=False)


@frozen
class OneOf(Node):
    """A fact that is one of several values."""

    fact: str
    values: tuple[object, ...]
    label: Words
    called: Called = field(default=(), eq=False, repr=False)


@frozen
class AllOf(Node):
    """Every one of several conditions."""

    conditions: "tuple[Condition, ...]"


@frozen
class AnyOf(Node):
    """At least one of several conditions."""

    conditions: "tuple[Condition, ...]"


@frozen
class Not(Node):
    """The contrary of a condition."""

    condition: "Condition"


Condition = Compare | OneOf | AllOf | AnyOf | Not

EQUALITY: Final = ("==", "!=")
NEGATED: Final[Mapping[Operator, Operator]] = {
    "==": "!=",
    "!=": "==",
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
}


def _parts(node: Any, kind: "type[AllOf | AnyOf]") -> tuple[Any, ...]:
    if not isinstance(node, Node):
        raise ConditionError(Words(f"{node!r}不是条件", f"{node!r} is not a condition"))
    return tuple(node.conditions) if isinstance(node, kind) else (node,)


@frozen(eq=False, repr=False)
class FactProxy:
    """Stands for a fact while a condition is written."""

    declared: FactType

    def _compare(self, operator: Operator, value: object) -> Compare:
        check_value(self.declared, value)
        if operator not in EQUALITY:
            check_order(self.declared, operator)
        declared = self.declared
        return Compare(declared.name, operator, value, declared.label, declared.called)

    def __eq__(self, value: object) -> Compare:  # type: ignore[override]
        return self._compare("==", value)

    def __ne__(self, value: object) -> Compare:  # type: ignore[override]
        return self._compare("!=", value)

    def __lt__(self, value: object) -> Compare:
        return self._compare("<", value)

    def __le__(self, value: object) -> Compare:
        return self._compare("<=", value)

    def __gt__(self, value: object) -> Compare:
        return self._compare(">", value)

    def __ge__(self, value: object) -> Compare:
        return self._compare(">=", value)

    __hash__ = None  # type: ignore[assignment]

    __bool__ = _no_truth

    def __repr__(self) -> str:
        return f"<fact {self.declared.name}>"

    def is_(self, value: object) -> Compare:
        """Return the condition that the fact is `value`; reads better for booleans."""
        return self._compare("==", value)

    def one_of(self, *values: object) -> OneOf:
        """Return the condition that the fact is one of `values`."""
        if not values:
            raise ConditionError(
                Words(
                    f"事实“{self.declared.name}”的 one_of 没有给出值",
                    f"one_of of the fact {self.declared.name!r} was given no values",
                )
            )
        for value in values:
            check_value(self.declared, value)
        return OneOf(self.declared.name, values, self.declared.label, self.declared.called)


class FactProxies:
    """The facts of one class, as attributes."""

    __slots__ = ("_declared",)

    def __init__(self, declared: Mapping[str, FactType]) -> None:
        self._declared = declared

    def __getattr__(self, name: str) -> FactProxy:
        return FactProxy(find_fact(self._declared, name))


def facts(cls: type) -> FactProxies:
    """Return the proxies of the facts that `cls` declares."""
    return FactProxies(declared_facts(cls))


def comparisons(condition: Condition) -> Iterator[Compare | OneOf]:
    """Yield the comparisons of a condition in the order written."""
    if isinstance(condition, Compare | OneOf):
        yield condition
    elif isinstance(condition, Not):
        yield from comparisons(condition.condition)
    else:
        for part in condition.conditions:
            yield from comparisons(part)


def facts_in(condition: Condition) -> Iterator[str]:
    """Yield the names of the facts that a condition reads."""
    return (node.fact for node in comparisons(condition))


def values_in(node: Compare | OneOf) -> tuple[object, ...]:
    """Return the values that a comparison compares with."""
    return node.values if isinstance(node, OneOf) else (node.value,)


def check_condition(condition: Condition, declared: Mapping[str, FactType]) -> None:
    """Raise UnknownNameError or ConditionError if a condition does not fit those facts."""
    for node in comparisons(condition):
        found = find_fact(declared, node.fact)
        for value in values_in(node):
            check_value(found, value)
        if isinstance(node, Compare) and node.operator not in EQUALITY:
            check_order(found, node.operator)
