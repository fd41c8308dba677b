"""Cells: one value stands for all that no comparison tells apart, and none is left out."""

import math
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from govflow.errors import ConditionError
from govflow.rules.cells import cells_of
from govflow.rules.conditions import NEGATED, Compare, Operator
from govflow.rules.facts import FactType, declared_facts, fact
from govflow.rules.reference import evaluate
from govflow.words import Words
from tests.rules.made import Letter
from tests.rules.strategies import Parcel, unhurried

DECLARED = declared_facts(Parcel)
LABEL = Words("量", "it")


def values(kind: type, *compared: object) -> list[object]:
    """Return the values that stand for the cells of a fact of that type."""
    return [cell.value for cell in cells_of(FactType("it", LABEL, (kind,)), compared)]


@pytest.mark.parametrize(
    ("kind", "compared", "expected"),
    [
        (bool, (True,), [True, False]),
        (int, (), [0]),
        (int, (2,), [1, 2, 3]),
        (int, (5, 2, 3, 3), [1, 2, 3, 4, 5, 6]),
        (float, (1.0,), [math.nextafter(1.0, 0), 1.0, math.nextafter(1.0, 2)]),
        (float, (math.inf,), [math.nextafter(math.inf, 0), math.inf]),
        (float, (-math.inf,), [-math.inf, math.nextafter(-math.inf, 0)]),
        (date, (date(2024, 2, 29),), [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)]),
        (date, (date.min,), [date.min, date(1, 1, 2)]),
        (date, (date.max,), [date(9999, 12, 30), date.max]),
        (
            datetime,
            (datetime(2024, 1, 1),),
            [
                datetime(2023, 12, 31, 23, 59, 59, 999999),
                datetime(2024, 1, 1),
                datetime(2024, 1, 1, 0, 0, 0, 1),
            ],
        ),
        (
            timedelta,
            (timedelta(0),),
            [timedelta(microseconds=-1), timedelta(0), timedelta(microseconds=1)],
        ),
        (str, (), ["other"]),
        (str, ("a", "other"), ["a", "other", "other-other"]),
    ],
)
def test_cut_where_answers_change(
    kind: type, compared: tuple[object, ...], expected: list[object]
) -> None:
    """Each compared value is a cell, and so is each gap beside it that holds any value."""
    assert values(kind, *compared) == expected


def test_choices_are_cells() -> None:
    """A fact with choices has a cell for each, whatever it is compared with."""
    assert [c.value for c in cells_of(DECLARED["route"], ("air",))] == ["air", "land", "sea"]


def test_choices_are_said_in_words() -> None:
    """The cell of a choice says what it is called, and holds what is stored."""
    found = cells_of(declared_facts(Letter)["way"], ())
    assert [(cell.value, cell.words.zh) for cell in found] == [
        ("plain", "寄送方式为平信"),
        ("signed-for", "寄送方式为挂号"),
    ]


def test_several_types() -> None:
    """A fact of two types has the cells of both, each cut by its own values."""
    mixed = FactType("it", LABEL, (int, bool))
    assert [cell.value for cell in cells_of(mixed, (1, True))] == [0, 1, 2, True, False]


@pytest.mark.parametrize(
    ("kind", "compared", "zh", "en"),
    [
        (int, (), ["量不限"], ["it is any"]),
        (
            int,
            (1, 5),
            ["量小于1", "量为1", "量大于1且小于5", "量为5", "量大于5"],
            [
                "it is less than 1",
                "it is 1",
                "it is more than 1 and less than 5",
                "it is 5",
                "it is more than 5",
            ],
        ),
        (bool, (), ["量为是", "量为否"], ["it is yes", "it is no"]),
        (str, (), ["量不限"], ["it is any"]),
        (
            str,
            ("a", "b"),
            ["量为a", "量为b", "量不属于a、b"],
            ["it is a", "it is b", "it is none of a, b"],
        ),
    ],
)
def test_in_words(kind: type, compared: tuple[object, ...], zh: list[str], en: list[str]) -> None:
    """A cell says which values it holds, in Chinese and English."""
    found = cells_of(FactType("it", LABEL, (kind,)), compared)
    assert [cell.words.zh for cell in found] == zh
    assert [cell.words.en for cell in found] == en


@unhurried
@given(
    compared=st.lists(st.tuples(st.sampled_from(list(NEGATED)), st.integers(-5, 5)), max_size=4),
    value=st.integers(-9, 9),
)
def test_nothing_is_left_out(compared: list[tuple[Operator, int]], value: int) -> None:
    """Whatever value a fact has, some cell gives the same answer to every comparison."""
    nodes = [Compare("it", operator, bound, LABEL) for operator, bound in compared]

    def answers(one: object) -> list[object]:
        return [evaluate(node, {"it": one}).truth for node in nodes]

    found = [answers(one) for one in values(int, *(bound for _, bound in compared))]
    assert answers(value) in found


@frozen
class Priced:
    """A fact of a type that the cells do not know."""

    price: Decimal | None = fact("价格", "the price")


def test_a_type_that_cannot_be_gone_through() -> None:
    """The values of an unknown type are not guessed."""
    with pytest.raises(ConditionError, match=r"the fact 'price' \(Decimal\) cannot be gone"):
        cells_of(declared_facts(Priced)["price"], (Decimal(1),))
