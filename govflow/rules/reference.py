"""The reference engine: three-valued, and it says why for every clause.

Unknown is not false (Kleene): a conjunction with one false part is false whatever is
unknown beside it; adding a fact never overturns a settled answer.
"""

from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final

import attrs
from attrs import frozen

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
from govflow.words import Words

Truth = bool | None

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
_VALUES: Final[Mapping[object, Words]] = {True: Words("是", "yes"), False: Words("否", "no")}


@frozen(eq=False)
class Clause:
    """One comparison of a condition: what it came to, and in words."""

    truth: Truth
    fact: str
    why: Words


@frozen(eq=False)
class Outcome:
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
    """Return what `condition` comes to on `facts`, an attrs object or a mapping."""
    known = facts if isinstance(facts, Mapping) else attrs.asdict(facts, recurse=False)  # type: ignore[arg-type]
    return _evaluate(condition, known)


def _evaluate(condition: Condition, facts: Mapping[str, object]) -> Outcome:
    if isinstance(condition, Compare | OneOf):
        clause = _clause(condition, facts.get(condition.fact))
        return Outcome(clause.truth, (clause,), (clause,) if clause.truth is None else ())
    if isinstance(condition, Not):
        inner = _evaluate(condition.condition, facts)
        return Outcome(None if inner.truth is None else not inner.truth, inner.clauses, inner.open)
    parts = [_evaluate(part, facts) for part in condition.conditions]
    clauses = tuple(clause for part in parts for clause in part.clauses)
    truths = [part.truth for part in parts]
    settling = isinstance(condition, AnyOf)
    if settling in truths:
        return Outcome(settling, clauses)
    still_open = tuple(clause for part in parts for clause in part.open)
    return Outcome(None if None in truths else not settling, clauses, still_open)


def _clause(condition: Compare | OneOf, value: object) -> Clause:
    label = condition.label
    if value is None:
        why = Words(f"没有说明{label.zh}", f"nobody stated {label.en}")
        return Clause(None, condition.fact, why)
    if isinstance(condition, OneOf):
        truth = value in condition.values
    else:
        compare: Callable[[Any, Any], Any] = _OPERATORS[condition.operator]
        truth = bool(compare(value, condition.value))
    said = _say(value)
    return Clause(truth, condition.fact, Words(f"{label.zh}：{said.zh}", f"{label.en}: {said.en}"))


def _say(value: object) -> Words:
    if isinstance(value, bool):
        return _VALUES[value]
    return Words(str(value), str(value))


def say(condition: Condition, *, negated: bool = False) -> Words:
    """Return a condition as a sentence in Chinese and English."""
    if isinstance(condition, Not):
        return say(condition.condition, negated=not negated)
    if isinstance(condition, Compare):
        operator = NEGATED[condition.operator] if negated else condition.operator
        verb, value = _IN_WORDS[operator], _say(condition.value)
        return Words(
            f"{condition.label.zh}{verb.zh}{value.zh}",
            f"{condition.label.en} {verb.en} {value.en}",
        )
    if isinstance(condition, OneOf):
        listed = [_say(value) for value in condition.values]
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
