"""Engines: the compiled one says what the reference says, of every rule there is."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

import pytest
from attrs import fields, frozen, has
from hypothesis import given
from hypothesis import strategies as st

from govflow.calendars.periods import natural_days
from govflow.errors import UsageError
from govflow.law import Instrument, Window
from govflow.policies import SHIPPED_IDS, load_policy
from govflow.policy import Policy
from govflow.provisions.chains import CLEARED, Branch, Chain, Step
from govflow.provisions.columns import ColumnRule
from govflow.provisions.events import Event
from govflow.provisions.prerequisites import Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.things import Column, Document
from govflow.provisions.variants import Variant
from govflow.rules.compiled import CompiledEngine, compile_condition, compile_rules, compile_surely
from govflow.rules.conditions import AllOf, AnyOf, Condition, Node
from govflow.rules.conditions import facts as proxies
from govflow.rules.engines import Engine, ReferenceEngine
from govflow.rules.facts import declared_facts
from govflow.rules.outcomes import Outcomes
from govflow.rules.reference import Truth, evaluate
from govflow.rules.rules import Rule, RuleException, RuleSet
from govflow.testing.engines import (
    Specimen,
    check_agreement,
    check_engine,
    known_things,
    one_by_one,
    rule_sets,
    rules_of,
    things,
)
from govflow.words import Words
from tests.rules.made import FRAGILE, HEAVY, HELD, NAME, PADDED, rule, rule_set
from tests.rules.strategies import Parcel, conditions, known, unhurried

ENGINES: tuple[Engine, ...] = (ReferenceEngine(), CompiledEngine())
each = pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
WORDS = Words("样例", "a toy")
SEEN = Event("seen", WORDS)

document = proxies(Document)
URGENT: Condition = document.urgent.is_(True)
TOWN = Policy(
    "My_Town",
    WORDS,
    (Instrument("text", "text", None, Window(date(2024, 1, 1))),),
    columns=(
        ColumnRule("My_Town/第三条", WORDS, proxies(Column).level == 1, natural_days(7), "text"),
    ),
    chains=(
        Chain(
            "a-chain",
            WORDS,
            WORDS,
            "document",
            (Step("first", WORDS, ("staff",), ()),),
            (Branch("first", URGENT, CLEARED, CLEARED, CLEARED, ()),),
        ),
    ),
    requirements=(
        Requirement(
            "My_Town/4",
            WORDS,
            "document",
            document.units_involved >= 2,
            "text",
            when=URGENT,
            variants=(Variant("a", instead_of="b", holds=document.units_involved >= 3),),
        ),
    ),
    prerequisites=(
        Prerequisite("My_Town/5", WORDS, "document", SEEN, (SEEN,), "text", when=URGENT),
    ),
)
POLICIES = [made for policy_id in SHIPPED_IDS for made in rules_of(load_policy(policy_id))]
ALONE = [alone for made in POLICIES for alone in one_by_one(made)]


def conditions_within(value: object) -> Iterator[Condition]:
    """Yield the conditions that stand anywhere within a value, none of their parts."""
    if isinstance(value, Node):
        yield value  # type: ignore[misc]
    elif isinstance(value, tuple):
        for part in value:
            yield from conditions_within(part)
    elif has(type(value)):
        for one in fields(type(value)):
            if not one.name.startswith("_"):
                yield from conditions_within(getattr(value, one.name))


class TestBoth:
    """What every engine must do."""

    @each
    def test_an_outcome_for_each_rule(self, engine: Engine) -> None:
        """An engine gives a truth for each rule, in the order of the set."""
        assert isinstance(engine, Engine)
        found = engine.evaluate(
            rule_set(rule(FRAGILE), rule(HEAVY, name="heavy")), Parcel(weight=1)
        )
        assert found.truths == (None, False)
        assert [one.rule.id for one in found] == ["fragile", "heavy"]

    @each
    def test_the_conformance_kit(self, engine: Engine) -> None:
        """Each shipped engine passes the kit, on every rule of every policy besides."""
        check_engine(engine, POLICIES, examples=60)

    @each
    def test_another_class_is_refused(self, engine: Engine) -> None:
        """Facts of another class are refused before anything is judged."""
        with pytest.raises(UsageError, match="of Parcel, not of object"):
            engine.evaluate(rule_set(rule(FRAGILE)), object())

    @unhurried
    @given(when=conditions(), facts=known(), unchecked=st.integers(0, 1))
    def test_facts_by_name(self, when: Condition, facts: dict[str, object], unchecked: int) -> None:
        """Compiled over a mapping, a condition comes to what the reference says of it."""
        verdict, surely = compile_condition(when, None), compile_surely(when)
        for stated in (facts, {**facts, "fragile": unchecked}):
            assert verdict(stated) == evaluate(when, stated).truth
            assert surely(stated) == (evaluate(when, stated).truth is True)

    @unhurried
    @given(
        when=conditions(),
        excepted=st.lists(conditions(), max_size=2),
        facts=known(),
        more=known(),
    )
    def test_a_new_fact_never_overturns(
        self,
        when: Condition,
        excepted: list[Condition],
        facts: dict[str, object],
        more: dict[str, object],
    ) -> None:
        """Once settled, a rule stays what it is in every engine, exceptions included."""
        exceptions = [RuleException(one, ("toy/3",), NAME) for one in excepted]
        made = rule_set(rule(when, *exceptions))
        for engine in ENGINES:
            before = engine.evaluate(made, Parcel(**facts)).truths[0]  # type: ignore[arg-type]
            known_more = Parcel(**{**more, **facts})  # type: ignore[arg-type]
            after = engine.evaluate(made, known_more).truths[0]
            assert before is None or after is before


class TestPolicies:
    """Every condition of every shipped policy."""

    def test_there_are_some(self) -> None:
        """Clocks, columns and chains of the policies have conditions over several fact classes."""
        assert len({made.fact_class for made in POLICIES}) >= 3
        assert sum(map(len, POLICIES)) >= 15

    @pytest.mark.parametrize(
        "policy", [*map(load_policy, SHIPPED_IDS), TOWN], ids=lambda policy: policy.id
    )
    def test_none_is_left_out(self, policy: Policy) -> None:
        """Whatever condition stands anywhere in a policy is among the rules made of it."""
        made = [one.when for rules in rules_of(policy) for one in rules]
        written = list(conditions_within(policy))
        assert sorted(map(repr, made)) == sorted(map(repr, written))

    def test_named_after_their_norms(self) -> None:
        """A rule is named after the norm it encodes, or the chain where a branch cites none."""
        columns, documents = rules_of(TOWN)
        assert columns.id == documents.id == "my-town"
        assert [(one.id, one.norms) for one in columns] == [("my-town-0", ("My_Town/第三条",))]
        assert [one.id for one in documents] == [
            "my-town/4-0",
            "my-town/4-1",
            "my-town/4-2",
            "my-town/5-3",
            "my-town/a-chain-4",
        ]

    @pytest.mark.parametrize("made", ALONE, ids=lambda m: m.rules[0].id)
    def test_both_agree_on_everything(self, made: RuleSet) -> None:
        """On each combination of facts that a condition can tell apart, both engines agree."""
        count = 0
        for thing in islice(things(made), 20_000):
            check_agreement(CompiledEngine(), made, thing)
            count += 1
        assert count > 1

    @pytest.mark.parametrize("made", ALONE, ids=lambda m: m.rules[0].id)
    def test_settled_if_everything_is_known(self, made: RuleSet) -> None:
        """Where every fact is stated, every condition is settled."""
        for thing in things(made):
            stated = all(getattr(thing, name) is not None for name in made.facts())
            if stated:
                assert None not in ReferenceEngine().evaluate(made, thing).truths


class TestCompiled:
    """What is particular to the compiled engine."""

    @unhurried
    @given(st.data())
    def test_agrees_on_generated_rules(self, data: st.DataObject) -> None:
        """On rules generated over facts of every type, both engines give the same reasons."""
        made = data.draw(rule_sets(Specimen))
        check_agreement(CompiledEngine(), made, data.draw(known_things(made)))

    def test_deeply_nested(self) -> None:
        """Composites within composites within composites are left by the right way."""
        deep: Condition = FRAGILE
        for _ in range(6):
            deep = ~((deep | HEAVY) & (PADDED.when | ~HEAVY))
        made = rule_set(rule(deep))
        for thing in things(made):
            check_agreement(CompiledEngine(), made, thing)

    def test_deeper_than_the_syntax_allows(self) -> None:
        """A condition nested deeper than Python allows blocks is judged all the same."""
        deep: Condition = FRAGILE
        for _ in range(40):
            deep = AllOf((HEAVY, AnyOf((PADDED.when, deep))))
        made = rule_set(rule(deep))
        for thing in things(made):
            check_agreement(CompiledEngine(), made, thing)
        assert compile_surely(deep)({}) is False

    def test_compiled_once(self) -> None:
        """An engine compiles a rule set when it first meets it, and keeps the functions."""
        engine, made = CompiledEngine(), rule_set(rule(FRAGILE))
        assert engine.compiled(made) is engine.compiled(made)
        assert CompiledEngine().compiled(made) is not engine.compiled(made)

    def test_a_function_for_each_rule(self) -> None:
        """A host may hold the function of one rule: from a fact object to a truth."""
        made = compile_rules(rule_set(rule(FRAGILE & HEAVY)))
        verdict = made.rules["fragile"].verdict
        found = [verdict(Parcel(fragile=True, weight=weight)) for weight in (2, 1, None)]
        assert found == [True, False, None]
        explained = made.rules["fragile"].explain(Parcel(weight=1))
        assert [clause.truth for clause in explained.clauses] == [None, False]

    def test_names_of_facts_cannot_reach_out(self) -> None:
        """A function sees the values it compares with, and nothing else by name."""
        verdict = compile_rules(rule_set(rule(FRAGILE & HEAVY))).rules["fragile"].verdict
        assert set(verdict.__code__.co_names) == {"fragile", "weight", "careful"}  # type: ignore[attr-defined]
        assert verdict.__code__.co_varnames[0] == "facts"  # type: ignore[attr-defined]


@frozen
class Wrong:
    """An engine that takes what is unknown for false."""

    name: str = "wrong"
    as_unknown: object = False

    def evaluate(self, made: RuleSet, facts: object) -> Outcomes:
        """Return what the reference says, but for unknown."""
        found = ReferenceEngine().evaluate(made, facts)
        truths = tuple(self.as_unknown if truth is None else truth for truth in found.truths)
        return Outcomes(made, facts, truths)  # type: ignore[arg-type]


@frozen
class Careless(Wrong):
    """An engine that does not look at what it is given."""

    name: str = "careless"

    def evaluate(self, made: RuleSet, facts: object) -> Outcomes:
        """Return that nothing is known."""
        truths: tuple[Truth, ...] = (None,) * len(made)
        return Outcomes(made, facts, truths)


@frozen
class Short(Wrong):
    """An engine that forgets the last rule."""

    name: str = "short"

    def evaluate(self, made: RuleSet, facts: object) -> Outcomes:
        """Return a truth too few."""
        found = ReferenceEngine().evaluate(made, facts)
        return Outcomes(made, facts, found.truths[:-1])


@frozen
class Mute(Wrong):
    """An engine whose reasons are those of other facts."""

    name: str = "mute"

    def evaluate(self, made: RuleSet, facts: object) -> Outcomes:
        """Return the right truths and the reasons of another object."""
        found = ReferenceEngine().evaluate(made, facts)
        return Outcomes(made, made.fact_class(), found.truths)


@frozen
class Broken(Wrong):
    """An engine that has no answer where something is unknown."""

    name: str = "broken"

    def evaluate(self, made: RuleSet, facts: object) -> Outcomes:
        """Return what the reference says, or fail."""
        found = ReferenceEngine().evaluate(made, facts)
        if None in found.truths:
            raise ZeroDivisionError("nothing known")
        return found


@frozen
class Contrary(Wrong):
    """An engine that is wrong of what is urgent."""

    name: str = "contrary"

    def evaluate(self, made: RuleSet, facts: object) -> Outcomes:
        """Return what the reference says, or that nothing is known of what is urgent."""
        found = ReferenceEngine().evaluate(made, facts)
        truths: tuple[Truth, ...] = (None,) * len(made)
        return Outcomes(made, facts, truths) if getattr(facts, "urgent", None) else found


class TestKit:
    """The conformance kit finds what is wrong, and names it."""

    SET = rule_set(rule(FRAGILE & HEAVY, PADDED))

    @pytest.mark.parametrize(
        ("engine", "expected"),
        [
            (
                Wrong(),
                r"says 'does-not' of the rule 'fragile', .* 'undetermined', on Parcel\(.*=None",
            ),
            (Wrong(as_unknown="no"), "wrong: 'no' is no truth"),
            (Careless(), "careless: an object of another class is not refused"),
            (Short(), "short: not one truth for each rule"),
            (Mute(), "mute explains the rule 'fragile' in another way"),
            (
                Broken(),
                r"broken fails on the rules 'fragile', on Parcel\(.*=None.*ZeroDivisionError",
            ),
            (Wrong(name=""), "has no name"),
            (object(), "is no engine: it needs name and evaluate"),
        ],
    )
    def test_what_is_wrong_is_named(self, engine: Engine, expected: str) -> None:
        """An engine that differs is named with the rule and the first facts it differs on."""
        with pytest.raises(AssertionError, match=expected):
            check_engine(engine, [self.SET], examples=5)

    def test_without_rules_of_one_s_own(self) -> None:
        """The kit generates rules and finds the difference by itself."""
        with pytest.raises(AssertionError, match=r"wrong says .* on Specimen\("):
            check_engine(Wrong())

    def test_every_rule_of_a_wide_set_is_gone_through(self) -> None:
        """Each rule is tried on all of its facts, however many the set has together."""
        of = proxies(Specimen)
        conditions = (
            of.urgent.is_(True),
            of.units == 1,
            of.concern == "low",
            of.remark == "a",
            of.received >= date(2024, 3, 1),
            of.share < 0.5,
            of.lag > timedelta(hours=1),
        )
        rules = [
            Rule(f"rule-{n}", WORDS, when, HELD, ("kit/1",)) for n, when in enumerate(conditions)
        ]
        wide = RuleSet("wide", WORDS, Specimen, tuple(rules))
        assert next(n for n, thing in enumerate(things(wide)) if thing.urgent) > 1_000
        with pytest.raises(AssertionError, match=r"rule 'rule-0', .* on Specimen\(urgent=True"):
            check_engine(Contrary(), [wide], examples=1)

    def test_things_cover_every_answer(self) -> None:
        """The fact objects of a rule set hold unknown, and a value in every cell."""
        found = list(things(self.SET))
        assert len(found) == 3 * 4 * 3
        assert {thing.weight for thing in found} == {None, 1, 2, 3}

    def test_specimen_has_every_type(self) -> None:
        """The kit's own fact class has a fact of each type that conditions may compare."""
        kinds = {kind.__name__ for one in declared_facts(Specimen).values() for kind in one.kinds}
        assert kinds == {"bool", "int", "str", "date", "float", "timedelta"}
