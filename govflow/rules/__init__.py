"""The rules engine: typed facts, conditions as nodes, verdicts with reasons."""

from govflow.rules.conditions import AllOf, AnyOf, Compare, Condition, Not, OneOf, facts
from govflow.rules.facts import FactType, declared_facts, fact
from govflow.rules.reference import Clause, Outcome, Truth, evaluate, say
from govflow.rules.verdicts import STATUSES, LateBy, Missing, Status, Verdict

__all__ = [
    "STATUSES",
    "AllOf",
    "AnyOf",
    "Clause",
    "Compare",
    "Condition",
    "FactType",
    "LateBy",
    "Missing",
    "Not",
    "OneOf",
    "Outcome",
    "Status",
    "Truth",
    "Verdict",
    "declared_facts",
    "evaluate",
    "fact",
    "facts",
    "say",
]
