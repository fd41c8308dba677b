"""Rules over a parcel that the tests of rules, outcomes, changes and engines share."""

from typing import Final, Literal

from attrs import frozen

from govflow.rules.conditions import Condition, facts
from govflow.rules.facts import fact
from govflow.rules.rules import Consequence, Rule, RuleException, RuleSet
from govflow.words import Words
from tests.rules.strategies import Parcel, parcel

WAY: Final = Words("寄送方式", "the way it goes")


@frozen
class Letter:
    """Something that is sent in one of two ways, which have names."""

    way: Literal["plain", "signed-for"] | None = fact(
        WAY.zh,
        WAY.en,
        choices={"plain": Words("平信", "plain"), "signed-for": Words("挂号", "signed for")},
    )


letter: Final = facts(Letter)
HELD: Final = Consequence("held-back", Words("暂缓寄出", "it is held back"))
NAME: Final = Words("易碎品", "fragile parcels")
FRAGILE: Final = parcel.fragile.is_(True)
HEAVY: Final = parcel.weight >= 2
BY_SEA: Final = parcel.route == "sea"
PADDED: Final = RuleException(
    parcel.remark == "keep dry", ("toy/3",), Words("已作防潮处理", "it is kept dry")
)


def rule(when: Condition, *exceptions: RuleException, name: str = "fragile") -> Rule:
    """Return a rule under that condition."""
    return Rule(name, NAME, when, HELD, ("toy/1", "toy/2"), exceptions=exceptions)


def rule_set(*rules: Rule) -> RuleSet:
    """Return those rules as a set over parcels."""
    return RuleSet("parcels", Words("包裹", "parcels"), Parcel, rules)
