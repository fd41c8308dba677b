"""Engines: what settles the rules of a rule set on a fact object."""

from typing import Protocol, runtime_checkable

from govflow.rules.outcomes import Outcomes, explain
from govflow.rules.rules import RuleSet
from govflow.values import frozen


@runtime_checkable
class Engine(Protocol):
    """Settles rule sets: a truth for each rule, None where a fact that matters is unknown.

    `facts` is an object of the rule set's fact class; of another, UsageError. Unknown facts
    are None; a conjunction with a false part is false whatever is unknown beside it.
    """

    @property
    def name(self) -> str:
        """The name of the engine, unique among those installed."""
        ...

    def evaluate(self, rule_set: RuleSet, facts: object) -> Outcomes:
        """Return what every rule of the set says of those facts."""
        ...


@frozen
class ReferenceEngine:
    """Walks the conditions clause by clause; what it says is what the others must say."""

    name: str = "reference"

    def evaluate(self, rule_set: RuleSet, facts: object) -> Outcomes:
        """Return what every rule of the set says of those facts. Raises UsageError."""
        rule_set.check(facts)
        return Outcomes(rule_set, facts, tuple(explain(rule, facts).truth for rule in rule_set))
