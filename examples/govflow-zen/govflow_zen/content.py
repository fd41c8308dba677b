"""A rule set as decision content of zen: JSON of the form that GoRules stores (JDM)."""

from collections.abc import Iterator, Mapping

from govflow.rules import RuleSet, Truth, declared_facts
from govflow_zen.expressions import both, check_kinds


def decision_content(rule_set: RuleSet) -> dict[str, object]:
    """Return a decision that reads `facts` and gives two rows for each rule of the set.

    Raises ConditionError for a fact or a value that zen cannot judge.
    """
    declared = declared_facts(rule_set.fact_class)
    check_kinds(declared[name] for name in rule_set.facts())
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


def truths(result: Mapping[str, object], count: int) -> tuple[Truth, ...]:
    """Return the truth of each of `count` rules, from the result of such a decision."""
    return tuple(_truth(result[f"holds_{n}"], result[f"fails_{n}"]) for n in range(count))


def _truth(holds: object, fails: object) -> Truth:
    if holds is True:
        return True
    return False if fails is True else None


def _rows(rule_set: RuleSet) -> Iterator[dict[str, str]]:
    for n, rule in enumerate(rule_set):
        said = both(rule.fires)
        yield {"id": f"{rule.id} holds", "key": f"holds_{n}", "value": said.holds}
        yield {"id": f"{rule.id} fails", "key": f"fails_{n}", "value": said.fails}


def _node(node_id: str, kind: str, name: str, place: int) -> dict[str, object]:
    return {
        "id": node_id,
        "type": kind,
        "name": name,
        "position": {"x": 120 + 360 * place, "y": 160},
    }


def _edge(source: str, target: str) -> dict[str, str]:
    return {"id": f"{source}-{target}", "sourceId": source, "targetId": target, "type": "edge"}
