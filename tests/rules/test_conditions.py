"""Conditions: nodes that print, compare and hash, and fail when they are written wrongly."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given

import govflow.rules
from govflow.errors import ConditionError, UnknownNameError
from govflow.rules.conditions import (
    NEGATED,
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Not,
    OneOf,
    Operator,
    facts,
    facts_in,
)
from govflow.rules.conditions import facts as proxies
from tests.rules.strategies import Parcel, conditions, parcel, unhurried

FRAGILE = parcel.fragile.is_(True)
HEAVY = parcel.weight >= 2
BY_AIR = parcel.route == "air"
NODES: list[Condition] = [
    HEAVY,
    parcel.route.one_of("air", "sea"),
    FRAGILE & HEAVY,
    FRAGILE | HEAVY,
    ~FRAGILE,
]


class TestNodes:
    """A condition is a value."""

    def test_prints_what_it_says(self) -> None:
        """A node prints its fact, operator and value."""
        assert repr(HEAVY) == (
            "Compare(fact='weight', operator='>=', value=2, "
            "label=Words(zh='重量', en='the weight'))"
        )

    @unhurried
    @given(condition=conditions())
    def test_prints_back_to_itself(self, condition: Condition) -> None:
        """What a condition prints is an expression of the same condition."""
        nodes = {cls.__name__: cls for cls in (Compare, OneOf, AllOf, AnyOf, Not)}
        printed = eval(repr(condition), {**nodes, "Words": govflow.words.Words})
        assert printed == condition
        assert hash(printed) == hash(condition)

    def test_equal_if_they_say_the_same(self) -> None:
        """Two conditions written alike are equal; another value, operator or fact is not."""
        assert (parcel.weight >= 2) == HEAVY
        for other in (parcel.weight >= 3, parcel.weight > 2, FRAGILE, ~HEAVY):
            assert other != HEAVY

    def test_can_be_kept_in_sets(self) -> None:
        """Conditions hash by what they say."""
        assert len({HEAVY, parcel.weight >= 2, BY_AIR, FRAGILE & HEAVY, FRAGILE & HEAVY}) == 3

    def test_frozen(self) -> None:
        """A condition cannot be changed."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            HEAVY.value = 3  # type: ignore[misc]

    @pytest.mark.parametrize(
        ("made", "operator"),
        [
            (parcel.weight == 1, "=="),
            (parcel.weight != 1, "!="),
            (parcel.weight < 1, "<"),
            (parcel.weight <= 1, "<="),
            (parcel.weight > 1, ">"),
            (parcel.weight >= 1, ">="),
            (parcel.weight.is_(1), "=="),
            (1 < parcel.weight, ">"),  # noqa: SIM300
        ],
    )
    def test_every_operator(self, made: Compare, operator: Operator) -> None:
        """Each comparison of Python gives the node of the same name."""
        assert (made.fact, made.operator, made.value) == ("weight", operator, 1)

    def test_one_of(self) -> None:
        """A fact may be compared with several values at once."""
        assert parcel.route.one_of("air", "sea") == OneOf(
            "route", ("air", "sea"), parcel.route.declared.label
        )

    def test_chains_are_flat(self) -> None:
        """Chained & and | make one node with its parts in the order written."""
        assert AllOf((FRAGILE, HEAVY, BY_AIR)) == FRAGILE & HEAVY & BY_AIR
        assert AllOf((FRAGILE, HEAVY, BY_AIR)) == FRAGILE & (HEAVY & BY_AIR)
        assert AnyOf((FRAGILE, HEAVY, BY_AIR)) == FRAGILE | HEAVY | BY_AIR
        assert AllOf((FRAGILE, AnyOf((HEAVY, BY_AIR)))) == FRAGILE & (HEAVY | BY_AIR)
        assert AnyOf((AllOf((FRAGILE, HEAVY)), BY_AIR)) == (FRAGILE & HEAVY) | BY_AIR
        assert Not(HEAVY) == ~HEAVY

    def test_negation_goes_both_ways(self) -> None:
        """The contrary of the contrary of an operator is that operator."""
        assert len(NEGATED) == 6
        assert all(NEGATED[NEGATED[operator]] == operator for operator in NEGATED)

    def test_the_door_is_sorted(self) -> None:
        """The package offers the names it lists, and lists them in order."""
        names = govflow.rules.__all__
        assert names == sorted(names, key=lambda n: (not n.isupper(), n[0].islower(), n))
        assert all(hasattr(govflow.rules, name) for name in names)


class TestNoTruth:
    """A condition is neither true nor false."""

    @pytest.mark.parametrize("node", [*NODES, parcel.weight])
    def test_bool_raises(self, node: object) -> None:
        """bool() of any node, and of a fact not yet compared, raises and says what to write."""
        with pytest.raises(ConditionError, match=r"combine with &, \| and ~"):
            bool(node)

    @pytest.mark.parametrize(
        "written",
        [
            lambda: 1 < parcel.weight < 3,
            lambda: FRAGILE and HEAVY,
            lambda: FRAGILE or HEAVY,
            lambda: not FRAGILE,
            lambda: parcel.fragile and HEAVY,
            lambda: not parcel.fragile,
            lambda: HEAVY if FRAGILE else BY_AIR,
        ],
    )
    def test_words_of_python_raise(self, written: Callable[[], object]) -> None:
        """`and`, `or`, `not`, `if` and chained comparisons fail instead of losing half."""
        with pytest.raises(ConditionError, match="neither true nor false"):
            written()


class TestWrittenWrongly:
    """Mistakes of the author fail when they are written."""

    def test_an_unknown_fact_names_the_nearest(self) -> None:
        """A fact that the class does not declare is answered with the nearest."""
        with pytest.raises(UnknownNameError, match=r"no fact is called 'wait'.*weight"):
            _ = parcel.wait == 1

    def test_a_field_that_is_no_fact_is_unknown(self) -> None:
        """A field that was not declared as a fact cannot be used in a condition."""
        with pytest.raises(UnknownNameError, match="no fact is called 'name'"):
            _ = parcel.name

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            (lambda: parcel.weight == "2", "'weight' cannot be compared with '2'; .*: int"),
            (lambda: parcel.weight != True, "'weight' cannot be compared with True"),  # noqa: E712
            (lambda: parcel.weight < 2.5, "'weight' cannot be compared with 2.5"),
            (lambda: parcel.weight <= None, "'weight' cannot be compared with None"),
            (lambda: parcel.weight > "2", "'weight' cannot be compared with '2'"),
            (lambda: parcel.weight >= "2", "'weight' cannot be compared with '2'"),
            (
                lambda: parcel.fragile.is_(1),
                "'fragile' cannot be compared with 1; .*: true \\| false",
            ),
            (lambda: parcel.route == "rail", r"'route' .* 'rail'; .*: air \| land \| sea"),
            (lambda: parcel.route.one_of("air", "rail"), "'route' .* 'rail'"),
            (lambda: parcel.weight == parcel.weight, "'weight' cannot be compared with"),
        ],
    )
    def test_a_wrong_type_fails(self, written: Callable[[], object], expected: str) -> None:
        """A value that the fact can never have is refused, with what it may be."""
        with pytest.raises(ConditionError, match=expected):
            written()

    @pytest.mark.parametrize(
        "written",
        [
            lambda: HEAVY & parcel.fragile,  # type: ignore[operator]
            lambda: HEAVY | parcel.fragile,  # type: ignore[operator]
            lambda: HEAVY & True,  # type: ignore[operator]
            lambda: HEAVY | "fragile",  # type: ignore[operator]
        ],
    )
    def test_only_conditions_combine(self, written: Callable[[], object]) -> None:
        """A fact not yet compared, or a plain value, cannot stand beside a condition."""
        with pytest.raises(ConditionError, match="is not a condition"):
            written()

    def test_a_fact_is_no_key(self) -> None:
        """A fact not yet compared cannot be hashed: its == is a condition."""
        with pytest.raises(TypeError, match="unhashable"):
            hash(parcel.weight)

    def test_facts_are_those_of_the_class(self) -> None:
        """Each call of `facts` gives proxies that build the same nodes."""
        assert (facts(Parcel).weight >= 2) == HEAVY


def test_the_facts_of_a_condition() -> None:
    """A condition tells which facts it reads, through every kind of node."""
    parcel_facts = proxies(Parcel)
    condition = (parcel_facts.fragile.is_(True) | ~parcel_facts.fragile.is_(False)) & (
        parcel_facts.fragile.one_of(True, False)
    )
    assert list(facts_in(condition)) == ["fragile"] * 3


def test_one_of_nothing() -> None:
    """`one_of` without values is a mistake, and a fact prints by its name."""
    parcel_facts = proxies(Parcel)
    with pytest.raises(ConditionError, match="fragile"):
        parcel_facts.fragile.one_of()
    assert repr(parcel_facts.fragile) == "<fact fragile>"
