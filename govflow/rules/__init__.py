"""The rules engine: typed facts, conditions as nodes, rules, tables, engines, verdicts.

What policies are written in is here at once; engines, tables and detectors are loaded when
they are first touched.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from govflow.rules.conditions import AllOf, AnyOf, Compare, Condition, Not, OneOf, facts
from govflow.rules.facts import FactType, declared_facts, fact, state
from govflow.rules.reference import Clause, Outcome, Truth, evaluate, say
from govflow.rules.verdicts import STATUSES, LateBy, Missing, Status, Verdict

if TYPE_CHECKING:
    from govflow.rules.changes import Change, Obstacle, WhyNot, why_not
    from govflow.rules.compiled import CompiledEngine, compile_rules
    from govflow.rules.detectors import Detector, Finding, MobileNumbers, ResidentIds, WordList
    from govflow.rules.engines import Engine, ReferenceEngine
    from govflow.rules.outcomes import Explanation, Outcomes, RuleOutcome
    from govflow.rules.rules import Consequence, Rule, RuleException, RuleSet, Severity
    from govflow.rules.tables import ANYTHING, Between, DecisionTable, Row, TableOutcome

_HOMES: Final = {
    "ANYTHING": "tables",
    "Between": "tables",
    "Change": "changes",
    "CompiledEngine": "compiled",
    "Consequence": "rules",
    "DecisionTable": "tables",
    "Detector": "detectors",
    "Engine": "engines",
    "Explanation": "outcomes",
    "Finding": "detectors",
    "MobileNumbers": "detectors",
    "Obstacle": "changes",
    "Outcomes": "outcomes",
    "ReferenceEngine": "engines",
    "ResidentIds": "detectors",
    "Row": "tables",
    "Rule": "rules",
    "RuleException": "rules",
    "RuleOutcome": "outcomes",
    "RuleSet": "rules",
    "Severity": "rules",
    "TableOutcome": "tables",
    "WhyNot": "changes",
    "WordList": "detectors",
    "compile_rules": "compiled",
    "why_not": "changes",
}

__all__ = [
    "ANYTHING",
    "STATUSES",
    "AllOf",
    "AnyOf",
    "Between",
    "Change",
    "Clause",
    "Compare",
    "CompiledEngine",
    "Condition",
    "Consequence",
    "DecisionTable",
    "Detector",
    "Engine",
    "Explanation",
    "FactType",
    "Finding",
    "LateBy",
    "Missing",
    "MobileNumbers",
    "Not",
    "Obstacle",
    "OneOf",
    "Outcome",
    "Outcomes",
    "ReferenceEngine",
    "ResidentIds",
    "Row",
    "Rule",
    "RuleException",
    "RuleOutcome",
    "RuleSet",
    "Severity",
    "Status",
    "TableOutcome",
    "Truth",
    "Verdict",
    "WhyNot",
    "WordList",
    "compile_rules",
    "declared_facts",
    "evaluate",
    "fact",
    "facts",
    "say",
    "state",
    "why_not",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'govflow.rules' has no attribute {name!r}")
    value = getattr(import_module(f"govflow.rules.{home}"), name)
    globals()[name] = value
    return value
