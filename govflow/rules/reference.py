"""The reference engine: three-valued, and it says why for every clause.

Unknown is not false (Kleene): a conjunction with one false part is false whatever is
unknown beside it; adding a fact never overturns a settled answer.
"""

from collections.abc import Callable, Mapping
from functools import partial
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final, NamedTuple

from govflow.errors import UnknownNameError
from govflow.rules.conditions import (
    NEGATED,
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Not,
    OneOf,
    Operator,
)
from govflow.rules.facts import FACT, declared_facts, say_value
from govflow.words import Words

Truth = bool | None
_make: Final = tuple.__new__

_OPERATORS: Final[Mapping[Operator, Callable[[Any, Any], Any]]] = {
    "==": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}
_IN_WORDS: Final[Mapping[Operator, Words]] = {
    "==": Words("为", "is"),
    "!=": Words("不为", "is not"),
    "<": Words("小于", "is less than"),
    "<=": Words("不超过", "is at most"),
    ">": Words("大于", "is more than"),
    ">=": Words("不少于", "is at least"),
}


class Clause(NamedTuple):
    """One comparison of a condition: what it came to, on which value, and in words."""

    truth: Truth
    node: Compare | OneOf
    value: object

    @property
    def fact(self) -> str:
        """The name of the fact that was compared."""
        return self.node.fact

    @property
    def why(self) -> Words:
        """What the fact is, or that nobody stated it."""
        label = self.node.label
        if self.value is None:
            return Words(f"没有说明{label.zh}", f"nobody stated {label.en}")
        said = say_value(self.value, self.node.called)
        return Words(f"{label.zh}：{said.zh}", f"{label.en}: {said.en}")


class Outcome(NamedTuple):
    """What a condition came to, and every clause of it.

    `unknown` names the facts that would settle it; it is empty where it is settled.
    """

    truth: Truth
    clauses: tuple[Clause, ...]
    open: tuple[Clause, ...] = ()
    """The unknown clauses that keep the answer open; one beside a settling clause does not."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """The facts nobody stated that keep the answer open."""
        return tuple(dict.fromkeys(clause.fact for clause in self.open))


def evaluate(condition: Condition, facts: object) -> Outcome:
    """Return what `condition` comes to on `facts`, an attrs object or a mapping.

    A mapping that lacks a fact leaves it unknown. Raises UnknownNameError if an object has
    no such fact.
    """
    read = facts.get if isinstance(facts, Mapping) else partial(getattr, facts)
    try:
        return _walk(condition, lambda node: compare(node, read(node.fact)))
    except AttributeError as error:
        raise UnknownNameError(FACT, error.name or "", declared_facts(type(facts))) from error


def fold(condition: Condition, clauses: tuple[Clause, ...]) -> Outcome:
    """Return what a condition comes to if its comparisons, in order, came to `clauses`."""
    remaining = iter(clauses)
    return _walk(condition, lambda _: next(remaining))


def _walk(condition: Condition, clause_of: Callable[[Compare | OneOf], Clause]) -> Outcome:
    clauses: list[Clause] = []
    truth, still_open = _visit(condition, clause_of, clauses)
    return Outcome(truth, tuple(clauses), still_open)


def _visit(
    condition: Condition,
    clause_of: Callable[[Compare | OneOf], Clause],
    clauses: list[Clause],
) -> tuple[Truth, tuple[Clause, ...]]:
    if isinstance(condition, (Compare, OneOf)):
        clause = clause_of(condition)
        clauses.append(clause)
        return clause[0], (clause,) if clause[0] is None else ()
    if isinstance(condition, Not):
        truth, still_open = _visit(condition.condition, clause_of, clauses)
        return None if truth is None else not truth, still_open
    settling = isinstance(condition, AnyOf)
    settled = False
    unknown: tuple[Clause, ...] = ()
    for part in condition.conditions:
        truth, still_open = _visit(part, clause_of, clauses)
        unknown += still_open
        settled = settled or truth is settling
    if settled:
        return settling, ()
    return None if unknown else not settling, unknown


def compare(node: Compare | OneOf, value: Any) -> Clause:
    """Return what one comparison comes to on a value; None is unknown."""
    truth: Truth
    if value is None:
        truth = None
    elif isinstance(node, OneOf):
        truth = value in node.values
    else:
        operator: Callable[[Any, Any], Any] = _OPERATORS[node.operator]
        truth = bool(operator(value, node.value))
    return _make(Clause, (truth, node, value))


def say(condition: Condition, *, negated: bool = False) -> Words:
    """Return a condition as a sentence in Chinese and English."""
    if isinstance(condition, Not):
        return say(condition.condition, negated=not negated)
    if isinstance(condition, Compare):
        operator = NEGATED[condition.operator] if negated else condition.operator
        verb, value = _IN_WORDS[operator], say_value(condition.value, condition.called)
        return Words(
            f"{condition.label.zh}{verb.zh}{value.zh}",
            f"{condition.label.en} {verb.en} {value.en}",
        )
    if isinstance(condition, OneOf):
        listed = [say_value(value, condition.called) for value in condition.values]
        zh, en = "、".join(v.zh for v in listed), ", ".join(v.en for v in listed)
        verb = Words("不属于", "is none of") if negated else Words("属于", "is one of")
        return Words(f"{condition.label.zh}{verb.zh}{zh}", f"{condition.label.en} {verb.en} {en}")
    parts = [_say_part(part, negated) for part in condition.conditions]
    conjoined = isinstance(condition, AllOf) != negated
    zh, en = ("，且", " and ") if conjoined else ("，或", " or ")
    return Words(zh.join(p.zh for p in parts), en.join(p.en for p in parts))


def _say_part(part: Condition, negated: bool) -> Words:
    said = say(part, negated=negated)
    while isinstance(part, Not):
        part = part.condition
    return said if isinstance(part, Compare | OneOf) else Words(f"（{said.zh}）", f"({said.en})")
