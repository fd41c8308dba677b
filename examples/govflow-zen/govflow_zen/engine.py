"""Zen as an engine of govflow: the same answers as the reference, from another maker's code."""

import json
from typing import Any, Final

import zen
from attrs import field, frozen

from govflow.errors import UsageError
from govflow.rules import Outcomes, RuleSet
from govflow_zen.content import decision_content, truths
from govflow_zen.expressions import as_zen, cannot_hold


@frozen(eq=False)
class ZenEngine:
    """Translates a rule set when it first meets it, and keeps the decision.

    The truths are zen's; the reasons are worked out by the reference when asked for.
    """

    name: str = "zen"
    _known: dict[int, tuple[RuleSet, zen.ZenDecision]] = field(factory=dict, init=False, repr=False)

    def evaluate(self, rule_set: RuleSet, facts: object) -> Outcomes:
        """Return what every rule of the set says of those facts.

        Raises UsageError for facts of another class and for a value that zen cannot hold,
        ConditionError for a rule set that it cannot judge.
        """
        rule_set.check(facts)
        known = {name: _held(name, getattr(facts, name)) for name in rule_set.facts()}
        found = self._decision(rule_set).evaluate({"facts": known})["result"]
        return Outcomes(rule_set, facts, truths(found, len(rule_set)))

    def _decision(self, rule_set: RuleSet) -> zen.ZenDecision:
        kept = self._known.get(id(rule_set))
        if kept is None:  # the rule set is kept with it, else its id could be another's
            made = zen.ZenEngine().create_decision(json.dumps(decision_content(rule_set)))
            kept = self._known[id(rule_set)] = (rule_set, made)
        return kept[1]


def _held(name: str, value: object) -> Any:
    held = None if value is None else as_zen(value)
    if held is None and value is not None:
        raise UsageError(cannot_hold(value), where=name)
    return held


ENGINE: Final = ZenEngine()
