"""A conformance kit for engines: the same answer as the reference on whatever is asked.

`check_engine(MyEngine())` passes, or raises AssertionError naming the rule and the first
facts on which the two differ. `rules_of(policy)` gives the conditions of a policy to hold it
to besides. Needs the `testing` extra.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice, product
from typing import TYPE_CHECKING, Any, Final, Literal

from govflow.errors import UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.columns import BlankRule, OwnLimit
from govflow.provisions.rosters import Roster
from govflow.provisions.things import Subject, fact_class
from govflow.rules.cells import cells_of
from govflow.rules.conditions import (
    EQUALITY,
    NEGATED,
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Not,
    OneOf,
    comparisons,
    values_in,
)
from govflow.rules.engines import Engine, ReferenceEngine
from govflow.rules.facts import ORDERED, FactType, declared_facts, fact
from govflow.rules.outcomes import Outcomes
from govflow.rules.rules import Consequence, Rule, RuleException, RuleSet
from govflow.testing.extras import need_hypothesis
from govflow.values import frozen
from govflow.words import Words

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_MOST_OF_A_RULE: Final = 20_000
_MOST_OF_A_SET: Final = 500
_WORDS: Final = Words("样例", "a specimen")
_HOLDS: Final = Consequence("applies", Words("适用", "it applies"))
_SAMPLES: Final[Mapping[type, tuple[object, ...]]] = {
    bool: (True, False),
    int: (0, 1, 2),
    float: (0.0, 0.5, 1.0),
    str: ("", "a", "b"),
    date: (date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)),
    timedelta: (timedelta(), timedelta(hours=1)),
}


@frozen
class Specimen:
    """A fact class with a fact of every type, for engines to be tried on."""

    urgent: bool | None = fact("是否紧急", "whether it is urgent")
    units: int | None = fact("涉及单位数", "the number of units")
    concern: Literal["low", "medium", "high"] | None = fact("关注度", "the concern")
    remark: str | None = fact("备注", "the remark")
    received: date | None = fact("收到日期", "the day of receipt")
    share: float | None = fact("比例", "the share")
    lag: timedelta | None = fact("用时", "the time taken")


def check_engine(engine: Engine, rule_sets: Iterable[RuleSet] = (), *, examples: int = 200) -> None:
    """Hold an engine to the reference: on the rule sets given, and on generated ones.

    Each rule given is tried on every combination of facts that it can tell apart, up to
    20,000. Raises AssertionError naming the engine, the rule, and the first facts they
    differ on.
    """
    need_hypothesis()
    from hypothesis import given, settings

    assert isinstance(engine, Engine), f"{engine!r} is no engine: it needs name and evaluate"
    assert engine.name, f"{engine!r} has no name"
    _check_refusal(engine)
    for rule_set in rule_sets:
        for thing in islice(things(rule_set), _MOST_OF_A_SET):
            check_agreement(engine, rule_set, thing)
        for alone in one_by_one(rule_set):
            for thing in islice(things(alone), _MOST_OF_A_RULE):
                check_agreement(engine, alone, thing)

    @settings(max_examples=examples, deadline=None, database=None, derandomize=True)
    @given(_cases())
    def agree(case: tuple[RuleSet, object]) -> None:
        check_agreement(engine, *case)

    agree()


def _check_refusal(engine: Engine) -> None:
    rule_set = RuleSet("refusal", _WORDS, Specimen, ())
    try:
        engine.evaluate(rule_set, object())
    except UsageError:
        return
    raise AssertionError(f"{engine.name}: an object of another class is not refused")


def check_agreement(engine: Engine, rule_set: RuleSet, thing: object) -> None:
    """Raise AssertionError if an engine differs from the reference, or fails, on one object."""
    expected = ReferenceEngine().evaluate(rule_set, thing)
    found = _answered(engine, rule_set, thing)
    assert len(found.truths) == len(expected.truths), f"{engine.name}: not one truth for each rule"
    for one, other in zip(found, expected, strict=True):
        assert any(one.truth is truth for truth in (True, False, None)), (
            f"{engine.name}: {one.truth!r} is no truth"
        )
        said, right = one.standing, other.standing
        assert said == right, (
            f"{engine.name} says {said!r} of the rule {one.rule.id!r}, "
            f"the reference {right!r}, on {thing!r}"
        )
        assert one.explanation == other.explanation, (
            f"{engine.name} explains the rule {one.rule.id!r} in another way than the reference, "
            f"on {thing!r}"
        )


def _answered(engine: Engine, rule_set: RuleSet, thing: object) -> Outcomes:
    try:
        return engine.evaluate(rule_set, thing)
    except Exception as error:
        rules = ", ".join(repr(rule.id) for rule in rule_set)
        raise AssertionError(
            f"{engine.name} fails on the rules {rules}, on {thing!r}: {error!r}"
        ) from error


def rules_of(policy: Policy) -> tuple[RuleSet, ...]:
    """Return every condition of a policy as a rule, also of other readings: a set a fact class.

    A rule is named after the norm that its condition encodes, and its place in the set.
    """
    by_class: dict[type, list[Rule]] = {}
    for norm, when, subject in _conditions_of(policy):
        rules = by_class.setdefault(fact_class(subject), [])
        name = f"{_plain(norm)}-{len(rules)}"
        rules.append(Rule(name, policy.title, when, _HOLDS, (norm,)))
    return tuple(
        RuleSet(_plain(policy.id), policy.title, fact_class, tuple(rules))
        for fact_class, rules in by_class.items()
    )


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9/.]+", "-", name.lower()).strip("-/.") or "unnamed"


def _conditions_of(policy: Policy) -> Iterator[tuple[str, Condition, Subject]]:
    for provision in policy.provisions():
        if isinstance(provision, BlankRule | OwnLimit | Roster):
            continue
        subject: Subject = getattr(provision, "subject", "column")
        for one in (provision, *provision.variants):
            for name in ("when", "holds", "notice"):
                condition = getattr(one, name, None)
                if condition is not None:
                    yield provision.norm, condition, subject
    for chain in policy.chains:
        yield from _conditions_of_chain(policy, chain)


def _conditions_of_chain(policy: Policy, chain: Chain) -> Iterator[tuple[str, Condition, Subject]]:
    for branch in chain.branches:
        norm = branch.norms[0] if branch.norms else f"{policy.id}/{chain.id}"
        for condition in (branch.when, *(variant.when for variant in branch.variants)):
            if condition is not None:
                yield norm, condition, chain.subject
    for gate in chain.gates:
        if gate.when is not None:
            yield (*gate.norms, f"{policy.id}/{chain.id}")[0], gate.when, chain.subject
    for step in chain.steps:
        for other in step.posts_when:
            yield other.norm, other.when, chain.subject


def one_by_one(rule_set: RuleSet) -> Iterator[RuleSet]:
    """Yield a set for each rule: alone, its facts can be gone through."""
    for rule in rule_set:
        yield RuleSet(rule_set.id, rule_set.words, rule_set.fact_class, (rule,))


def things(rule_set: RuleSet) -> Iterator[Any]:
    """Yield a fact object for every answer the rules can tell apart, unknown facts included."""
    known = _values(rule_set)
    for values in product(*known.values()):
        yield rule_set.fact_class(**dict(zip(known, values, strict=True)))


def _values(rule_set: RuleSet) -> dict[str, list[object]]:
    declared = declared_facts(rule_set.fact_class)
    nodes = [node for rule in rule_set for node in comparisons(rule.fires)]
    found: dict[str, list[object]] = {}
    for name in rule_set.facts():
        compared = [value for node in nodes if node.fact == name for value in values_in(node)]
        found[name] = [None, *(cell.value for cell in cells_of(declared[name], compared))]
    return found


def conditions(fact_class: type) -> "SearchStrategy[Condition]":
    """Return conditions over the facts of a class, nested, facts repeated at will."""
    need_hypothesis()
    from hypothesis import strategies as st

    def comparison(declared: FactType) -> "SearchStrategy[Condition]":
        values = st.sampled_from(declared.choices or _SAMPLES[declared.kinds[0]])
        ordered = declared.kinds[0] in ORDERED and len(declared.kinds) == 1
        operators = st.sampled_from(list(NEGATED) if ordered else list(EQUALITY))
        name, label, called = (
            st.just(each) for each in (declared.name, declared.label, declared.called)
        )
        several = st.lists(values, min_size=1, max_size=2, unique=True).map(tuple)
        return st.builds(Compare, name, operators, values, label, called) | st.builds(
            OneOf, name, several, label, called
        )

    def combined(parts: "SearchStrategy[Condition]") -> "SearchStrategy[Condition]":
        several = st.lists(parts, min_size=0, max_size=3).map(tuple)
        return st.builds(AllOf, several) | st.builds(AnyOf, several) | st.builds(Not, parts)

    facts = st.sampled_from(list(declared_facts(fact_class).values()))
    return st.recursive(facts.flatmap(comparison), combined, max_leaves=8)


def rule_sets(fact_class: type) -> "SearchStrategy[RuleSet]":
    """Return rule sets over the facts of a class: up to three rules, with exceptions."""
    need_hypothesis()
    from hypothesis import strategies as st

    condition = conditions(fact_class)
    exceptions = st.lists(
        st.builds(RuleException, condition, st.just(("kit/2",)), st.just(_WORDS)), max_size=2
    ).map(tuple)

    def made(parts: "list[tuple[Condition, tuple[RuleException, ...]]]") -> RuleSet:
        follows = Consequence("noted", _WORDS)
        rules = tuple(
            Rule(f"rule-{n}", _WORDS, when, follows, ("kit/1",), exceptions=excepted)
            for n, (when, excepted) in enumerate(parts)
        )
        return RuleSet("kit", _WORDS, fact_class, rules)

    return st.lists(st.tuples(condition, exceptions), min_size=1, max_size=3).map(made)


def known_things(rule_set: RuleSet) -> "SearchStrategy[Any]":
    """Return fact objects on which a rule set's comparisons change their answers."""
    need_hypothesis()
    from hypothesis import strategies as st

    values = {name: st.sampled_from(some) for name, some in _values(rule_set).items()}
    return st.builds(rule_set.fact_class, **values)


def _cases() -> "SearchStrategy[tuple[RuleSet, object]]":
    from hypothesis import strategies as st

    return rule_sets(Specimen).flatmap(
        lambda rule_set: st.tuples(st.just(rule_set), known_things(rule_set))
    )
