"""Rules: one rule of eight comparisons, beside a handwritten function and three peers."""

import json
import random
from collections.abc import Callable
from typing import Any, Literal

import rule_engine
import zen
from attrs import asdict, frozen
from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.variables import (
    BaseVariables,
    boolean_rule_variable,
    numeric_rule_variable,
    select_rule_variable,
)

from benchmarks.timing import row, seconds
from govflow.rules import (
    CompiledEngine,
    Consequence,
    ReferenceEngine,
    Rule,
    RuleException,
    RuleSet,
    compile_rules,
    fact,
    facts,
)
from govflow.words import Words

THINGS = 2_000
WORDS = Words("发布", "publication")


@frozen
class Item:
    """What is to be published."""

    kind: Literal["news", "policy", "notice"] | None = fact("类别", "the kind")
    units: int | None = fact("涉及单位数", "the number of units")
    concern: Literal["low", "medium", "high"] | None = fact("关注度", "the concern")
    urgent: bool | None = fact("是否紧急", "whether it is urgent")
    reviewed: bool | None = fact("是否已审", "whether it was reviewed")
    proofs: int | None = fact("校对次数", "the number of proofs")
    links: int | None = fact("链接数", "the number of links")
    secret: bool | None = fact("是否涉密", "whether it is secret")


item = facts(Item)
RULE = Rule(
    "publish",
    WORDS,
    item.kind.one_of("news", "policy")
    & (item.units >= 2)
    & (item.concern != "low")
    & item.urgent.is_(False)
    & item.reviewed.is_(True)
    & (item.proofs >= 3)
    & (item.links <= 5),
    Consequence("published", WORDS),
    ("toy/1",),
    exceptions=(RuleException(item.secret.is_(True), ("toy/2",), WORDS),),
)
RULES = RuleSet("items", WORDS, Item, (RULE,))


def handwritten(one: Item) -> bool:
    """Say the same; every fact must be known."""
    return (
        one.kind in {"news", "policy"}
        and one.units >= 2
        and one.concern != "low"
        and one.urgent is False
        and one.reviewed is True
        and one.proofs >= 3
        and one.links <= 5
        and one.secret is not True
    )


def handwritten_reasons(one: Item) -> list[bool | None]:
    """Say what each of the eight comparisons came to, unknown facts included."""
    return [
        None if one.kind is None else one.kind in {"news", "policy"},
        None if one.units is None else one.units >= 2,
        None if one.concern is None else one.concern != "low",
        None if one.urgent is None else one.urgent is False,
        None if one.reviewed is None else one.reviewed is True,
        None if one.proofs is None else one.proofs >= 3,
        None if one.links is None else one.links <= 5,
        None if one.secret is None else one.secret is True,
    ]


def items(share: float) -> list[Item]:
    """Return made-up items; each comparison holds for `share` of them."""
    rng = random.Random(11)

    def holds() -> bool:
        return rng.random() < share

    return [
        Item(
            kind=rng.choice(["news", "policy"]) if holds() else "notice",
            units=rng.choice([2, 3, 9]) if holds() else 1,
            concern=rng.choice(["medium", "high"]) if holds() else "low",
            urgent=not holds(),
            reviewed=holds(),
            proofs=3 if holds() else 2,
            links=rng.choice([0, 5]) if holds() else 6,
            secret=not holds(),
        )
        for _ in range(THINGS)
    ]


class _Variables(BaseVariables):
    def __init__(self, one: Item) -> None:
        self.one = one

    @select_rule_variable(options=["news", "policy"])
    def kind(self) -> list[str]:
        return [self.one.kind]

    @numeric_rule_variable
    def units(self) -> int:
        return self.one.units

    @select_rule_variable(options=["low"])
    def concern(self) -> list[str]:
        return [self.one.concern]

    @boolean_rule_variable
    def urgent(self) -> bool:
        return self.one.urgent

    @boolean_rule_variable
    def reviewed(self) -> bool:
        return self.one.reviewed

    @numeric_rule_variable
    def proofs(self) -> int:
        return self.one.proofs

    @numeric_rule_variable
    def links(self) -> int:
        return self.one.links

    @boolean_rule_variable
    def secret(self) -> bool:
        return self.one.secret


class _Actions(BaseActions):
    @rule_action()
    def publish(self) -> None:
        pass


def _business_rules() -> Callable[[Item], bool]:
    def one(name: str, operator: str, value: object) -> dict[str, object]:
        return {"name": name, "operator": operator, "value": value}

    conditions = [
        {"any": [one("kind", "contains", "news"), one("kind", "contains", "policy")]},
        one("units", "greater_than_or_equal_to", 2),
        one("concern", "does_not_contain", "low"),
        one("urgent", "is_false", True),
        one("reviewed", "is_true", True),
        one("proofs", "greater_than_or_equal_to", 3),
        one("links", "less_than_or_equal_to", 5),
        one("secret", "is_false", True),
    ]
    rules = [{"conditions": {"all": conditions}, "actions": [{"name": "publish"}]}]
    actions = _Actions()
    return lambda thing: run_all(rules, _Variables(thing), actions)


def _rule_engine() -> Callable[[Item], bool]:
    context = rule_engine.Context(resolver=rule_engine.resolve_attribute)
    rule = rule_engine.Rule(
        'kind in ["news", "policy"] and units >= 2 and concern != "low" and urgent == false '
        "and reviewed == true and proofs >= 3 and links <= 5 and secret != true",
        context=context,
    )
    return rule.matches


def _zen_table() -> Callable[[Item], bool]:
    names = ["kind", "units", "concern", "urgent", "reviewed", "proofs", "links", "secret"]
    cells = ['"news", "policy"', ">= 2", '!= "low"', "false", "true", ">= 3", "<= 5", "false"]
    inputs = [{"id": name, "field": name, "name": name} for name in names]
    content = {
        "hitPolicy": "first",
        "inputs": inputs,
        "outputs": [{"id": "out", "field": "publish", "name": "publish"}],
        "rules": [{"_id": "1", **dict(zip(names, cells, strict=True)), "out": "true"}],
    }
    nodes = [
        {"id": "a", "type": "inputNode", "name": "in"},
        {"id": "b", "type": "decisionTableNode", "name": "table", "content": content},
        {"id": "c", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "1", "sourceId": "a", "targetId": "b", "type": "edge"},
        {"id": "2", "sourceId": "b", "targetId": "c", "type": "edge"},
    ]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    return lambda thing: bool(decision.evaluate(asdict(thing))["result"])


def _zen_expression() -> Callable[[Item], bool]:
    text = (
        'kind in ["news", "policy"] and units >= 2 and concern != "low" and urgent == false '
        "and reviewed == true and proofs >= 3 and links <= 5 and secret == false"
    )
    compiled = zen.compile_expression(text)
    return lambda thing: bool(compiled.evaluate(asdict(thing)))


def rules() -> None:
    """Judge items one at a time, where most pass, and where most fail."""
    _compare("nearly every comparison holds", items(0.98))
    _compare("each comparison holds for four in five", items(0.8))


def _compare(title: str, found: list[Item]) -> None:
    made = compile_rules(RULES).rules["publish"]
    compiled, reference = CompiledEngine(), ReferenceEngine()
    several = RuleSet("ten", WORDS, Item, tuple(_renamed(number) for number in range(10)))
    print(f"one rule of eight comparisons, {title} (CPU ns a call, ratio to handwritten)")
    hand = _time(handwritten, found)
    row("handwritten, two-valued, no reasons", hand, "ns", hand)
    row("govflow compiled, three-valued verdict", _time(made.verdict, found), "ns", hand)
    ten = _time(lambda one: compiled.evaluate(several, one), found, 5) / 10
    row("govflow compiled, ten rules, each", ten, "ns", hand)
    row("govflow compiled, verdict and all reasons", _time(made.explain, found), "ns", hand)
    row("handwritten, all reasons", _time(handwritten_reasons, found), "ns", hand)
    full = _time(lambda one: reference.evaluate(RULES, one), found, 5)
    row("govflow reference", full, "ns", hand)
    said = _time(lambda one: [c.why for c in made.explain(one).clauses], found, 2)
    row("govflow compiled, reasons in two languages", said, "ns", hand)
    peers: dict[str, Callable[[Item], Any]] = {
        "zen-engine, expression": _zen_expression(),
        "zen-engine, decision table": _zen_table(),
        "rule-engine": _rule_engine(),
        "business-rules": _business_rules(),
    }
    own = [made.verdict(one) for one in found]
    for name, peer in peers.items():
        taken = _time(peer, found[:200], 1, 3)
        wrong = sum(bool(peer(one)) is not answer for one, answer in zip(found, own, strict=True))
        row(name, taken, "ns", hand, f"{wrong} answers differ")
    wrong = sum(handwritten(one) is not answer for one, answer in zip(found, own, strict=True))
    print(f"  items that pass: {sum(own)} of {len(own)}; handwritten differs on {wrong}\n")


def _renamed(number: int) -> Rule:
    return Rule(
        f"publish-{number}",
        WORDS,
        RULE.when,
        RULE.consequence,
        RULE.norms,
        exceptions=RULE.exceptions,
    )


def _time(
    call: Callable[[Item], object], found: list[Item], repeat: int = 20, rounds: int = 9
) -> float:
    def calls() -> None:
        for _ in range(repeat):
            for one in found:
                call(one)

    def loop() -> None:
        for _ in range(repeat):
            for _one in found:
                pass

    taken = seconds(calls, rounds) - seconds(loop, rounds)
    return taken / repeat / len(found) * 1e9
