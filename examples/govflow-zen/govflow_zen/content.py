"""A rule set as decision content of zen: JSON of the form that GoRules stores (JDM)."""

from collections.abc import Iterator

from govflow.rules import RuleSet
from govflow_zen.expressions import rules_in_zen


def decision_content(rule_set: RuleSet) -> dict[str, object]:
    """Return a decision that reads `facts` and says of rule n whether it `holds_n`, `fails_n`.

    Raises ConditionError for a fact or a value that zen cannot judge.
    """
    rules = {"expressions": list(_rows(rule_set))}
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            _node("in", "inputNode", "facts", 0),
            {**_node("rules", "expressionNode", rule_set.id, 1), "content": rules},
            _node("out", "outputNode", "truths", 2),
        ],
        "edges": [_edge("in", "rules"), _edge("rules", "out")],
    }


def _rows(rule_set: RuleSet) -> Iterator[dict[str, str]]:
    for n, (rule, said) in enumerate(zip(rule_set, rules_in_zen(rule_set), strict=True)):
        yield {"id": f"{rule.id} holds", "key": f"holds_{n}", "value": said.holds}
        yield {"id": f"{rule.id} fails", "key": f"fails_{n}", "value": said.fails}


def _node(node_id: str, kind: str, name: str, place: int) -> dict[str, object]:
    position = {"x": 120 + 360 * place, "y": 160}
    return {"id": node_id, "type": kind, "name": name, "position": position}


def _edge(source: str, target: str) -> dict[str, str]:
    return {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
