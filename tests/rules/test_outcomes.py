"""Outcomes: every rule fires, does not, or is undetermined, and every clause says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.errors import UnknownNameError
from govflow.rules.engines import ReferenceEngine
from govflow.rules.outcomes import Outcomes, RuleOutcome, explain
from govflow.rules.reference import evaluate
from govflow.rules.rules import Rule, RuleException
from govflow.words import Words
from tests.rules.made import BY_SEA, FRAGILE, HEAVY, HELD, NAME, PADDED, rule, rule_set
from tests.rules.strategies import Parcel, conditions, known, unhurried

LIGHT = RuleException(~HEAVY, ("toy/4", "toy/5"), Words("不足2公斤", "it weighs less than 2"))
RULE = rule(FRAGILE & BY_SEA, PADDED, LIGHT)


def said(facts: Parcel, about: Rule = RULE) -> RuleOutcome:
    """Return what a rule says of a parcel."""
    return ReferenceEngine().evaluate(rule_set(about), facts).outcomes[0]


class TestStanding:
    """Whether a rule fires."""

    @pytest.mark.parametrize(
        ("facts", "standing", "unknown"),
        [
            (Parcel(fragile=True, route="sea", remark="", weight=2), "fires", ()),
            (Parcel(fragile=False), "does-not", ()),
            (Parcel(remark="keep dry"), "does-not", ()),
            (Parcel(fragile=True, route="sea", weight=1), "does-not", ()),
            (Parcel(), "undetermined", ("fragile", "route", "remark", "weight")),
            (Parcel(fragile=True, route="sea", remark=""), "undetermined", ("weight",)),
            (Parcel(fragile=True, weight=2, remark=""), "undetermined", ("route",)),
        ],
    )
    def test_three_ways(self, facts: Parcel, standing: str, unknown: tuple[str, ...]) -> None:
        """A rule fires, does not, or is undetermined and names what would settle it."""
        found = said(facts)
        assert (found.standing, found.unknown) == (standing, unknown)
        assert found.explanation.unknown == unknown

    @unhurried
    @given(when=conditions(), excepted=st.lists(conditions(), max_size=2), facts=known())
    def test_condition_and_no_exception(
        self, when: object, excepted: list, facts: dict[str, object]
    ) -> None:
        """A rule fires exactly if its condition holds and no exception does, in Kleene's sense."""
        exceptions = [RuleException(one, ("toy/3",), NAME) for one in excepted]
        made = rule(when, *exceptions)  # type: ignore[arg-type]
        thing = Parcel(**facts)  # type: ignore[arg-type]
        found = explain(made, thing)
        parts = [evaluate(made.when, thing).truth]
        truths = [evaluate(one, thing).truth for one in excepted]
        parts += [None if truth is None else not truth for truth in truths]
        assert found.truth is (False if False in parts else None if None in parts else True)
        assert found.condition.truth is parts[0]
        assert [outcome.truth for _, outcome in found.exceptions] == truths
        assert len(found.applied) == truths.count(True)


class TestReasons:
    """Why."""

    def test_every_clause(self) -> None:
        """Clauses of the condition and of each exception are all there, in order."""
        found = said(Parcel(fragile=True, weight=1)).explanation
        assert [(clause.fact, clause.truth) for clause in found.clauses] == [
            ("fragile", True),
            ("route", None),
            ("remark", None),
            ("weight", False),
        ]
        assert found.condition.truth is None
        assert [clause.fact for clause in found.condition.clauses] == ["fragile", "route"]

    def test_exceptions_cite(self) -> None:
        """An exception that holds is named with its own citation, beside the rule's."""
        found = said(Parcel(fragile=True, route="sea", remark="keep dry", weight=1))
        assert found.explanation.applied == (PADDED, LIGHT)
        assert found.norms == ("toy/1", "toy/2", "toy/3", "toy/4", "toy/5")
        assert found.why == Words(
            "例外：已作防潮处理（toy/3）；例外：不足2公斤（toy/4、toy/5）",
            "exception: it is kept dry (toy/3); exception: it weighs less than 2 (toy/4, toy/5)",
        )

    @pytest.mark.parametrize(
        ("facts", "zh", "en"),
        [
            (
                Parcel(fragile=True, route="sea", remark="", weight=2),
                "是否易碎为是，且线路为sea：暂缓寄出",
                "whether it is fragile is yes and the route is sea: it is held back",
            ),
            (
                Parcel(fragile=False, weight=2),
                "条件不成立（是否易碎：否；没有说明线路）",
                "the condition does not hold (whether it is fragile: no; nobody stated the route)",
            ),
            (
                Parcel(fragile=True, route="sea", weight=2),
                "没有说明备注",
                "nobody stated the remark",
            ),
        ],
    )
    def test_in_both_languages(self, facts: Parcel, zh: str, en: str) -> None:
        """The reason is said in Chinese and English from the same clauses."""
        assert said(facts).why == Words(zh, en)

    def test_norms_without_exceptions(self) -> None:
        """Where no exception holds, the rule's own norms decided."""
        assert said(Parcel(fragile=False)).norms == ("toy/1", "toy/2")

    def test_worked_out_once(self) -> None:
        """An explanation is worked out when first asked for, and kept."""
        found = said(Parcel())
        assert found.explanation is found.explanation


class TestOutcomes:
    """All rules of a set."""

    SET = rule_set(
        rule(FRAGILE),
        Rule("heavy", NAME, HEAVY, HELD, ("toy/6",), "warn"),
        Rule("sea", NAME, BY_SEA, HELD, ("toy/7",), "inform"),
    )

    def outcomes(self, facts: Parcel) -> Outcomes:
        """Return what the set says of a parcel."""
        return ReferenceEngine().evaluate(self.SET, facts)

    def test_sorted_out(self) -> None:
        """Rules that fire, and rules that are open with the facts they lack, are told apart."""
        found = self.outcomes(Parcel(fragile=False, weight=3))
        assert [one.rule.id for one in found.fired] == ["heavy"]
        assert [one.rule.id for one in found.undetermined] == ["sea"]
        assert found.unknown == ("route",)
        assert found.find("fragile").standing == "does-not"
        assert [one.truth for one in found] == list(found.truths) == [False, True, None]

    def test_an_unknown_rule(self) -> None:
        """A rule that is not there is answered with the nearest."""
        with pytest.raises(UnknownNameError, match=r"no rule is called 'heave'.*heavy"):
            self.outcomes(Parcel()).find("heave")

    @pytest.mark.parametrize(
        ("facts", "severity"),
        [
            (Parcel(fragile=True, weight=2), "block"),
            (Parcel(weight=2, route="sea"), "warn"),
            (Parcel(route="sea"), "inform"),
            (Parcel(), None),
        ],
    )
    def test_the_gravest(self, facts: Parcel, severity: str | None) -> None:
        """The severity of a whole is that of the gravest rule that fires."""
        assert self.outcomes(facts).severity == severity
