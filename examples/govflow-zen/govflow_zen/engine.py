"""Zen as an engine of govflow: the same answers as the reference, from another maker's code."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import zen
from attrs import field, frozen

from govflow.errors import UsageError
from govflow.rules import Outcomes, RuleSet, Truth
from govflow_zen.expressions import Held, as_zen, cannot_hold, rules_in_zen


class Compiled(NamedTuple):
    """A rule set in zen; it is kept here, else its id could become another's."""

    rule_set: RuleSet
    facts: tuple[str, ...]
    expression: Any


@frozen(eq=False)
class ZenEngine:
    """Translates a rule set when it first meets it, and keeps what zen compiled.

    All rules of a set are one list, so that a call crosses into zen once. The truths are
    zen's; the reasons are worked out by the reference when they are asked for.
    """

    name: str = "zen"
    _known: dict[int, Compiled] = field(factory=dict, init=False, repr=False)

    def evaluate(self, rule_set: RuleSet, facts: object) -> Outcomes:
        """Return what every rule of the set says of those facts.

        Raises UsageError for facts of another class and for a value that zen cannot hold,
        ConditionError for a rule set that it cannot judge.
        """
        rule_set.check(facts)
        made = self._known.get(id(rule_set)) or self._compiled(rule_set)
        said: list[bool] = made.expression.evaluate(facts_in_zen(made.facts, facts))
        return Outcomes(rule_set, facts, tuple(map(truth, said[::2], said[1::2])))

    def _compiled(self, rule_set: RuleSet) -> Compiled:
        rows = ", ".join(row for said in rules_in_zen(rule_set) for row in said)
        made = Compiled(rule_set, rule_set.facts(), zen.compile_expression(f"[{rows}]"))
        self._known[id(rule_set)] = made
        return made


def truth(holds: object, fails: object) -> Truth:
    """Return the truth of a rule: where neither is true it is unknown."""
    if holds is True:
        return True
    return False if fails is True else None


def facts_in_zen(names: Iterable[str], facts: object) -> dict[str, dict[str, Held | None]]:
    """Return those facts as zen holds them, unknown ones as null. Raises UsageError."""
    return {"facts": {name: _held(name, getattr(facts, name)) for name in names}}


def _held(name: str, value: object) -> Held | None:
    held = None if value is None else as_zen(value)
    if held is None and value is not None:
        raise UsageError(cannot_hold(value), where=name)
    return held


ENGINE: Final = ZenEngine()
