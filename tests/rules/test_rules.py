"""Rules: values that cite their norms, and sets that fit the facts they are about."""

from collections.abc import Callable

import attrs
import pytest

from govflow.errors import ConditionError, PolicyError, UnknownNameError, UsageError
from govflow.rules.conditions import AllOf, AnyOf, Compare, Not, OneOf
from govflow.rules.rules import SEVERITIES, Consequence, Rule, RuleException, RuleSet
from govflow.words import Words
from tests.rules.made import FRAGILE, HEAVY, HELD, NAME, PADDED, rule, rule_set
from tests.rules.strategies import Parcel, parcel

WORDS = Words("甲", "a")


class TestRule:
    """One rule."""

    def test_a_rule_is_a_value(self) -> None:
        """Two rules written alike are equal and hash alike; a rule cannot be changed."""
        assert rule(FRAGILE, PADDED) == rule(FRAGILE, PADDED)
        assert len({rule(FRAGILE), rule(FRAGILE), rule(HEAVY)}) == 2
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            rule(FRAGILE).id = "other"  # type: ignore[misc]

    def test_blocks_unless_said_otherwise(self) -> None:
        """A rule blocks, and has no exceptions, unless it says so; severities are ordered."""
        assert (rule(FRAGILE).severity, rule(FRAGILE).exceptions) == ("block", ())
        assert SEVERITIES == ("block", "warn", "inform")

    def test_fires_under_its_condition_and_no_exception(self) -> None:
        """The condition under which a rule fires excludes every exception."""
        assert rule(FRAGILE).fires == FRAGILE
        assert rule(FRAGILE, PADDED).fires == AllOf((FRAGILE, Not(PADDED.when)))

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            (lambda: rule(FRAGILE, name="Fragile parcels"), "'Fragile parcels' is not made of"),
            (lambda: rule(FRAGILE, name=""), "the name '' is not made of"),
            (lambda: Consequence("x", WORDS) and rule(FRAGILE, name="a--b"), "'a--b'"),
            (lambda: Rule("r", NAME, FRAGILE, HELD, ()), "r: no norm is cited"),
            (lambda: RuleException(FRAGILE, (), WORDS), "a: no norm is cited"),
            (
                lambda: Rule("r", NAME, FRAGILE, HELD, ("a/1",), "fatal"),  # type: ignore[arg-type]
                "r: the severity 'fatal' is one of: block, warn, inform",
            ),
            (
                lambda: Rule("r", NAME, FRAGILE, Consequence("Held Back", WORDS), ("a/1",)),
                "the name 'Held Back'",
            ),
        ],
    )
    def test_written_wrongly(self, written: Callable[[], object], expected: str) -> None:
        """Names that are not stable, norms not cited and unknown severities are refused."""
        with pytest.raises(PolicyError, match=expected):
            written()

    @pytest.mark.parametrize(
        "written",
        [
            lambda: rule(True),  # type: ignore[arg-type]
            lambda: rule(parcel.fragile),  # type: ignore[arg-type]
            lambda: RuleException("always", ("a/1",), WORDS),  # type: ignore[arg-type]
        ],
    )
    def test_only_conditions(self, written: Callable[[], object]) -> None:
        """A plain value, or a fact not yet compared, is no condition of a rule."""
        with pytest.raises(ConditionError, match="is not a condition"):
            written()


class TestRuleSet:
    """Several rules over one fact class."""

    def test_in_the_order_written(self) -> None:
        """A set gives its rules in order, by id, and the facts they read, each once."""
        one, two = rule(FRAGILE & HEAVY, PADDED), rule(HEAVY, name="heavy")
        found = rule_set(one, two)
        assert list(found) == [one, two]
        assert len(found) == 2
        assert found.find("heavy") is two
        assert found.facts() == ("fragile", "weight", "remark")
        assert "fact_class=Parcel" in repr(found)

    def test_an_unknown_rule(self) -> None:
        """A rule that is not there is answered with the nearest."""
        with pytest.raises(UnknownNameError, match=r"no rule is called 'fragil'.*fragile"):
            rule_set(rule(FRAGILE)).find("fragil")

    def test_ids_are_unique(self) -> None:
        """An id given twice is refused."""
        with pytest.raises(PolicyError, match="parcels: the rule 'fragile' is given twice"):
            rule_set(rule(FRAGILE), rule(HEAVY))

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            (Compare("wait", "==", 1, WORDS), "no fact is called 'wait'; .*weight"),
            (Compare("name", "==", "x", WORDS), "no fact is called 'name'"),
            (Compare("weight", ">=", "2", WORDS), "'weight' cannot be compared with '2'"),
            (OneOf("route", ("air", "rail"), WORDS), "'route' cannot be compared with 'rail'"),
            (Compare("route", "<", "sea", WORDS), r"'route' \(air \| land \| sea\) has no order"),
            (
                Compare("fragile", ">", False, WORDS),
                r"'fragile' \(true \| false\) has no order: > cannot",
            ),
            (AnyOf((FRAGILE, Not(Compare("wait", "==", 1, WORDS)))), "'wait'"),
        ],
    )
    def test_conditions_fit_the_facts(self, condition: Compare, expected: str) -> None:
        """A condition over another class's facts, or a wrong type, names rule and fact."""
        with pytest.raises(ConditionError, match=f"parcels, other: .*{expected}"):
            rule_set(rule(FRAGILE), rule(condition, name="other"))

    def test_exceptions_fit_the_facts(self) -> None:
        """The condition of an exception is held against the facts as well."""
        wrong = RuleException(Compare("wait", "==", 1, WORDS), ("toy/3",), WORDS)
        with pytest.raises(ConditionError, match="parcels, fragile: no fact is called 'wait'"):
            rule_set(rule(FRAGILE, wrong))

    def test_text_has_no_order(self) -> None:
        """More and less are refused where they would mean the order of spelling."""
        with pytest.raises(ConditionError, match=r"'remark' \(str\) has no order: < cannot"):
            _ = parcel.remark < "b"

    def test_facts_of_another_class_are_refused(self) -> None:
        """A set is asked about objects of its own fact class only."""
        found = rule_set(rule(FRAGILE))
        found.check(Parcel())
        with pytest.raises(UsageError, match="'parcels' is about the facts of Parcel, not of dict"):
            found.check({"fragile": True})

    def test_a_set_is_a_value(self) -> None:
        """Sets written alike are equal."""
        assert rule_set(rule(FRAGILE)) == rule_set(rule(FRAGILE))
        assert isinstance(rule_set(), RuleSet)
