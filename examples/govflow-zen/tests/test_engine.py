"""Zen says what the reference says, of every rule there is; a wrong engine is found out."""

import json
from datetime import datetime

import pytest
import zen
from attrs import field, frozen

from govflow.adapters.plugins import load_any_policy, load_engine, names
from govflow.errors import ConditionError, UsageError
from govflow.rules import Consequence, Outcomes, Rule, RuleSet, fact, facts
from govflow.testing.engines import Specimen, check_agreement, check_engine, rules_of, things
from govflow.words import Words
from govflow_zen.content import decision_content
from govflow_zen.engine import ENGINE, ZenEngine, facts_in_zen, truth

WORDS = Words("样例", "a specimen")
RULES = [
    rule_set
    for policy_id in names("govflow.policies")
    for rule_set in rules_of(load_any_policy(policy_id))
]
specimen = facts(Specimen)


def rule_set(*conditions: object, of: type = Specimen) -> RuleSet:
    """Return those conditions as rules."""
    follows = Consequence("noted", WORDS)
    rules = [
        Rule(f"rule-{n}", WORDS, when, follows, ("specimen/1",))  # type: ignore[arg-type]
        for n, when in enumerate(conditions)
    ]
    return RuleSet("specimens", WORDS, of, tuple(rules))


def test_found_by_its_name() -> None:
    """The package is installed: its engine is loaded by its entry point."""
    assert load_engine("zen") is ENGINE


def test_agrees_on_every_rule() -> None:
    """Zen and the reference agree on every rule of every policy, and on generated rules."""
    assert {made.id for made in RULES} > {"wanzhou", "bozhou", "sample-town"}
    check_engine(ENGINE, RULES)


@frozen(eq=False)
class ByContent(ZenEngine):
    """Zen's own runtime of decisions, given the content that the package writes."""

    name: str = "zen-content"
    decisions: dict[int, tuple[RuleSet, zen.ZenDecision]] = field(factory=dict)

    def evaluate(self, rule_set: RuleSet, facts: object) -> Outcomes:
        """Return what the decision of the rule set says."""
        rule_set.check(facts)
        if id(rule_set) not in self.decisions:
            made = zen.ZenEngine().create_decision(json.dumps(decision_content(rule_set)))
            made.validate()
            self.decisions[id(rule_set)] = (rule_set, made)
        decision = self.decisions[id(rule_set)][1]
        found = decision.evaluate(facts_in_zen(rule_set.facts(), facts))["result"]
        both = [(found[f"holds_{n}"], found[f"fails_{n}"]) for n in range(len(rule_set))]
        return Outcomes(rule_set, facts, tuple(truth(*one) for one in both))


def test_the_content_says_the_same() -> None:
    """The decision content, judged by zen's own runtime, agrees on the same rules."""
    check_engine(ByContent(), RULES)


def test_what_nobody_stated_stays_unknown() -> None:
    """Zen holds null for different from everything; here unknown is neither true nor false."""
    made = rule_set(specimen.units != 2, specimen.units == 2, ~(specimen.units >= 2))
    assert ENGINE.evaluate(made, Specimen()).truths == (None, None, None)
    assert ENGINE.evaluate(made, Specimen(units=1)).truths == (True, False, True)


def test_floats_are_told_apart() -> None:
    """Zen cuts a float to 16 digits; here neighbours are told apart, to the smallest."""
    made = rule_set(specimen.share > 0.5, specimen.share > 0.0, specimen.share < 0.0)
    for share in (0.5, 0.5000000000000001, 5e-324, 0.0, -0.0, -5e-324, float("inf"), None):
        check_agreement(ENGINE, made, Specimen(share=share))


def test_a_set_without_rules() -> None:
    """Where there is no rule there is no answer."""
    assert ENGINE.evaluate(rule_set(), Specimen(units=1)).truths == ()


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"units": 2**64}, "units: zen cannot hold 18446744073709551616"),
        ({"share": float("nan")}, "share: zen cannot hold nan"),
        ({"remark": "\ud800"}, "remark: zen cannot hold"),
    ],
)
def test_what_zen_cannot_hold_is_refused(stated: dict[str, object], expected: str) -> None:
    """A value that zen would misread, or fail on, is refused by name."""
    made = rule_set(specimen.units >= 2, specimen.share > 0.5, specimen.remark == "a")
    with pytest.raises(UsageError, match=expected):
        ENGINE.evaluate(made, Specimen(**stated))  # type: ignore[arg-type]


def test_conditions_zen_cannot_judge_are_refused() -> None:
    """So is a rule set with such a value, or over facts that zen has no form for."""
    with pytest.raises(ConditionError, match=r"units: zen cannot hold 1000000000000000000000"):
        ENGINE.evaluate(rule_set(specimen.units > 10**21), Specimen())

    @frozen
    class Moments:
        seen: datetime | None = fact("何时", "when it was seen")
        mixed: bool | int | None = fact("混合", "a mixture")

    seen = rule_set(facts(Moments).seen > datetime(2024, 1, 1), of=Moments)
    with pytest.raises(ConditionError, match="seen: zen cannot judge facts of datetime"):
        ENGINE.evaluate(seen, Moments())
    mixed = rule_set(facts(Moments).mixed == 1, of=Moments)
    with pytest.raises(
        ConditionError, match=r"mixed: zen cannot judge facts of true \| false \| int"
    ):
        ENGINE.evaluate(mixed, Moments(mixed=True))


@frozen(eq=False)
class TwoValued(ZenEngine):
    """A wrong engine: what is unknown it takes for false."""

    name: str = "two-valued"

    def evaluate(self, rule_set: RuleSet, facts: object) -> Outcomes:
        """Return what zen says, but for unknown."""
        found = super().evaluate(rule_set, facts)
        return Outcomes(rule_set, facts, tuple(truth is True for truth in found.truths))


def test_a_wrong_engine_is_named_with_the_first_facts() -> None:
    """The kit names the engine, the rule, both answers and the first facts they differ on."""
    rules = next(made for made in RULES if made.id == "sample-town")
    first = next(iter(things(rules)))
    with pytest.raises(AssertionError) as caught:
        check_engine(TwoValued(), [rules])
    assert str(caught.value).splitlines()[0] == (
        "two-valued says 'does-not' of the rule 'sample-town/3.1-0', "
        f"the reference 'undetermined', on {first!r}"
    )
