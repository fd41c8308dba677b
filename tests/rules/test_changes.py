"""Why not: all that stands in the way, and every smallest set of changes that turns it."""

from itertools import combinations, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from govflow.errors import UnknownNameError
from govflow.rules import changes
from govflow.rules.changes import WhyNot, why_not
from govflow.rules.conditions import Condition, facts_in
from govflow.rules.reference import evaluate
from govflow.rules.rules import Rule, RuleException
from govflow.words import Words
from tests.rules.made import (
    BY_SEA,
    FRAGILE,
    HEAVY,
    HELD,
    NAME,
    PADDED,
    Letter,
    letter,
    rule,
)
from tests.rules.strategies import (
    FACT_NAMES,
    VALUES,
    Parcel,
    conditions,
    known,
    proxy,
    unhurried,
)

# one value of each kind that the drawn conditions can tell apart, those they do not name too
TRIED = {**VALUES, "weight": (-1, *VALUES["weight"]), "remark": (*VALUES["remark"], "another")}
RULE = rule(FRAGILE & HEAVY & BY_SEA, PADDED)


def sets(found: WhyNot) -> list[dict[str, object]]:
    """Return the sets of changes as plain values."""
    return [{change.fact: change.value for change in one} for one in found.changes]


class TestObstacles:
    """Every clause that stands against the answer."""

    def test_all_and_not_the_first(self) -> None:
        """Failed and unknown clauses are all named, with what it takes and the norms."""
        found = why_not(RULE, Parcel(fragile=False, weight=1, remark="keep dry"), ())
        assert [(o.clause.fact, o.clause.truth, o.takes.en, o.norms) for o in found.obstacles] == [
            ("fragile", False, "whether it is fragile is yes", ("toy/1", "toy/2")),
            ("weight", False, "the weight is at least 2", ("toy/1", "toy/2")),
            ("route", None, "the route is sea", ("toy/1", "toy/2")),
            ("remark", True, "the remark is not keep dry", ("toy/3",)),
        ]
        assert found.obstacles[1].takes.zh == "重量不少于2"

    def test_none_where_the_answer_is_the_wanted_one(self) -> None:
        """Nothing stands against what is so already."""
        fires = Parcel(fragile=True, weight=2, route="sea", remark="")
        assert why_not(RULE, fires, FACT_NAMES) == WhyNot((), (), complete=True)
        assert why_not(RULE, Parcel(weight=1), FACT_NAMES, fires=False).obstacles == ()

    def test_a_way_that_is_open_already_is_no_obstacle(self) -> None:
        """A failed clause beside one that holds, where one is enough, is not named."""
        found = why_not(rule((FRAGILE | HEAVY) & BY_SEA), Parcel(weight=2, fragile=False), ())
        assert [obstacle.clause.fact for obstacle in found.obstacles] == ["route"]

    def test_why_it_fires(self) -> None:
        """Asked the other way round, every clause that holds it up is named."""
        fires = Parcel(fragile=True, weight=2, route="sea", remark="")
        found = why_not(rule(FRAGILE & ~~HEAVY, PADDED), fires, FACT_NAMES, fires=False)
        assert [obstacle.takes.en for obstacle in found.obstacles] == [
            "whether it is fragile is not yes",
            "the weight is less than 2",
            "the remark is keep dry",
        ]
        assert sets(found) == [{"fragile": False}, {"weight": 1}, {"remark": "keep dry"}]

    def test_choices_are_said_in_words(self) -> None:
        """What it takes and what would turn it name choices in words; values stay codes."""
        signed = Rule("signed", NAME, letter.way == "signed-for", HELD, ("toy/1",))
        found = why_not(signed, Letter(way="plain"), ("way",))
        (obstacle,) = found.obstacles
        assert (obstacle.clause.why.zh, obstacle.takes.zh) == ("寄送方式：平信", "寄送方式为挂号")
        ((change,),) = found.changes
        assert (change.value, change.words.en) == ("signed-for", "the way it goes is signed for")


class TestChanges:
    """The smallest changes."""

    def test_each_named_fact(self) -> None:
        """Only facts the caller names are changed; boundary values are tried."""
        facts = Parcel(fragile=True, weight=1, route="sea", remark="")
        found = why_not(RULE, facts, ("weight",))
        assert sets(found) == [{"weight": 2}, {"weight": 3}]
        assert [one.words for (one,) in found.changes] == [
            Words("重量为2", "the weight is 2"),
            Words("重量大于2", "the weight is more than 2"),
        ]
        assert found.complete

    def test_none_if_the_named_facts_cannot_turn_it(self) -> None:
        """Where the changeable facts do not suffice, nothing is proposed."""
        found = why_not(RULE, Parcel(fragile=False, weight=1), ("weight", "route"))
        assert (found.changes, found.complete) == ((), True)

    def test_facts_the_rule_does_not_read(self) -> None:
        """A fact that the rule does not read is never proposed; one that is none is refused."""
        assert why_not(rule(FRAGILE), Parcel(), ("weight",)).changes == ()
        with pytest.raises(UnknownNameError, match="no fact is called 'wait'"):
            why_not(RULE, Parcel(), ("wait",))

    def test_bounds(self) -> None:
        """Sets larger than asked for, and more than asked for, are not sought, and it is said."""
        found = why_not(RULE, Parcel(remark=""), FACT_NAMES, at_most=2)
        assert (found.changes, found.complete) == ((), False)
        found = why_not(rule(HEAVY), Parcel(), FACT_NAMES, limit=1)
        assert (sets(found), found.complete) == ([{"weight": 2}], False)

    def test_the_search_ends(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A search that would take too long is cut short, and it is said."""
        monkeypatch.setattr(changes, "_MOST_TRIALS", 2)
        found = why_not(rule(HEAVY), Parcel(), FACT_NAMES)
        assert (sets(found), found.complete) == ([{"weight": 2}], False)

    @example(
        when=proxy("remark") != "keep dry",
        excepted=[proxy("remark").is_("")],
        facts={},
        changeable={"remark"},
        fires=True,
    )
    @example(
        when=(proxy("weight") < 1) & (proxy("weight") != 0),
        excepted=[],
        facts={},
        changeable={"weight"},
        fires=True,
    )
    @unhurried
    @given(
        when=conditions(),
        excepted=st.lists(conditions(), max_size=1),
        facts=known(),
        changeable=st.sets(st.sampled_from(FACT_NAMES)),
        fires=st.booleans(),
    )
    def test_exactly_the_minimal_sets(
        self,
        when: Condition,
        excepted: list[Condition],
        facts: dict[str, object],
        changeable: set[str],
        fires: bool,
    ) -> None:
        """A set of facts can be turned by brute force exactly if a proposed set is within it."""
        made = rule(when, *(RuleException(one, ("toy/3",), NAME) for one in excepted))
        thing = Parcel(**facts)  # type: ignore[arg-type]
        found = why_not(made, thing, sorted(changeable), fires=fires, at_most=4, limit=10_000)
        proposed = sets(found)
        if evaluate(made.fires, facts).truth is fires:
            assert proposed == []
            return
        assert found.complete
        for one in proposed:
            assert evaluate(made.fires, {**facts, **one}).truth is fires
            for size in range(len(one)):
                for part in combinations(one.items(), size):
                    assert evaluate(made.fires, {**facts, **dict(part)}).truth is not fires
        names = [name for name in FACT_NAMES if name in changeable & set(facts_in(made.fires))]
        turned = set()
        for size in range(1, len(names) + 1):
            for some in combinations(names, size):
                for values in product(*(TRIED[name] for name in some)):
                    tried = {**facts, **dict(zip(some, values, strict=True))}
                    if evaluate(made.fires, tried).truth is fires:
                        turned.add(frozenset(some))
        for some in turned:
            assert any(set(one) <= some for one in proposed)
        assert all(frozenset(one) in turned for one in proposed)
