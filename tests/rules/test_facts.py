"""Facts: declared with a type and two names; whatever does not fit is refused by name."""

from datetime import date, datetime
from typing import Literal, Optional

import pytest
from attrs import field, frozen

from govflow.errors import ConditionError, PolicyError, UnknownNameError, UsageError
from govflow.rules.facts import FactType, check_value, declared_facts, fact, find_fact, state
from govflow.words import Words
from tests.rules.made import Letter
from tests.rules.strategies import Parcel

DECLARED = declared_facts(Parcel)
FRAGILE, WEIGHT, ROUTE, REMARK = (
    DECLARED[name] for name in ("fragile", "weight", "route", "remark")
)


@frozen
class Odd:
    """Facts written in every way that a type can be written."""

    plain: int = field(default=0)
    always: bool = fact("总有", "always stated")
    old: Optional[int] = fact("旧式", "the old way")  # noqa: UP045
    grade: Literal[1, 2] | None = fact("等级", "the grade")
    day: date | None = fact("日期", "the day")
    several: tuple[str, ...] | None = fact("若干", "several")
    mixed: Literal["all"] | int | None = fact("数量", "the number")


class TestDeclared:
    """What a class declares."""

    def test_only_facts_are_declared(self) -> None:
        """The facts of a class are those made by `fact`, in order; other fields are none."""
        assert list(DECLARED) == ["fragile", "weight", "route", "remark"]
        assert "plain" not in declared_facts(Odd)

    def test_names_and_types(self) -> None:
        """A fact knows what it is called in both languages, and which values it may take."""
        assert (
            FactType("fragile", Words("是否易碎", "whether it is fragile"), (bool,), ()) == FRAGILE
        )
        assert (ROUTE.kinds, ROUTE.choices) == ((str,), ("air", "land", "sea"))

    def test_unknown_unless_stated(self) -> None:
        """A fact that nobody stated is None, and is stated by name."""
        assert Parcel() == Parcel(fragile=None, weight=None, route=None, remark=None)
        with pytest.raises(TypeError):
            Parcel("box", True)

    @pytest.mark.parametrize(
        ("name", "kinds", "choices"),
        [
            ("always", (bool,), ()),
            ("old", (int,), ()),
            ("grade", (int,), (1, 2)),
            ("mixed", (str, int), ("all",)),
        ],
    )
    def test_every_way_to_write_a_type(
        self, name: str, kinds: tuple[type, ...], choices: tuple[object, ...]
    ) -> None:
        """Optional, unions, literals and types that are never None are all understood."""
        found = declared_facts(Odd)[name]
        assert (found.kinds, found.choices) == (kinds, choices)


class TestAdmits:
    """Which values may stand for a fact."""

    @pytest.mark.parametrize(
        ("declared", "value", "expected"),
        [
            (FRAGILE, True, True),
            (FRAGILE, 1, False),
            (FRAGILE, "true", False),
            (WEIGHT, 3, True),
            (WEIGHT, True, False),
            (WEIGHT, 3.0, False),
            (WEIGHT, None, False),
            (ROUTE, "air", True),
            (ROUTE, "rail", False),
            (REMARK, "", True),
            (declared_facts(Odd)["grade"], 1, True),
            (declared_facts(Odd)["grade"], True, False),
            (declared_facts(Odd)["grade"], 3, False),
        ],
    )
    def test_exactly_its_own_type(self, declared: FactType, value: object, expected: bool) -> None:
        """A value fits if it is of the very type, or one of the choices: true is not one."""
        assert declared.admits(value) is expected

    @pytest.mark.parametrize(
        ("declared", "expected"),
        [(FRAGILE, "true | false"), (ROUTE, "air | land | sea")],
    )
    def test_says_what_it_expects(self, declared: FactType, expected: str) -> None:
        """A fact says in words which values it may take."""
        assert declared.expects() == expected

    def test_check_value(self) -> None:
        """A value that can never fit is refused with the fact, the value and what is right."""
        check_value(WEIGHT, 1)
        with pytest.raises(ConditionError, match=r"'weight' cannot be compared with 'heavy'.*int"):
            check_value(WEIGHT, "heavy")


class TestState:
    """Facts stated."""

    def test_what_is_not_stated_stays_unknown(self) -> None:
        """A fact object is made of what is known by name; the rest is None."""
        assert state(Parcel, {"weight": 2, "route": None}) == Parcel(weight=2)

    def test_an_unknown_fact(self) -> None:
        """A fact that the class does not declare is answered with the nearest."""
        with pytest.raises(UnknownNameError, match=r"no fact is called 'wait'.*weight"):
            state(Parcel, {"wait": 2})

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            ({"weight": "2"}, "the fact 'weight' cannot be '2'; it is one of: int"),
            ({"weight": True}, "the fact 'weight' cannot be True"),
            ({"route": "rail"}, r"the fact 'route' cannot be 'rail'; .*: air \| land \| sea"),
        ],
    )
    def test_a_value_it_can_never_have(self, facts: dict[str, object], expected: str) -> None:
        """A value of another type, or no choice, is refused when it is stated."""
        with pytest.raises(UsageError, match=expected):
            state(Parcel, facts)
        with pytest.raises(UsageError, match=expected):
            Parcel(**facts)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("value", "expected"),
        [(date(2024, 1, 2), True), (datetime(2024, 1, 2), False), ("2024-01-02", False)],
    )
    def test_a_moment_is_no_date(self, value: object, expected: bool) -> None:
        """A datetime does not stand for a date, though Python thinks it is one."""
        assert declared_facts(Odd)["day"].admits(value) is expected

    def test_kinds_of_a_generic(self) -> None:
        """A fact that holds several values is known by the type that holds them."""
        assert declared_facts(Odd)["several"].kinds == (tuple,)


class TestRead:
    """Values written as text."""

    @pytest.mark.parametrize(
        ("declared", "text", "value"),
        [
            (FRAGILE, "true", True),
            (FRAGILE, " Yes ", True),
            (FRAGILE, "1", True),
            (FRAGILE, "是", True),
            (FRAGILE, "FALSE", False),
            (FRAGILE, "no", False),
            (FRAGILE, "0", False),
            (FRAGILE, "否", False),
            (WEIGHT, "3", 3),
            (WEIGHT, "+3", 3),
            (WEIGHT, "-3", -3),
            (WEIGHT, " 12 ", 12),
            (ROUTE, "air ", "air"),
            (REMARK, " Keep Dry", "Keep Dry"),
            (REMARK, "1", "1"),
            (declared_facts(Odd)["day"], " 2024-02-29", date(2024, 2, 29)),
            (declared_facts(Odd)["grade"], "2", 2),
            (declared_facts(Odd)["mixed"], "all", "all"),
        ],
    )
    def test_read_as_its_type(self, declared: FactType, text: str, value: object) -> None:
        """Text is read as the type of the fact, blanks around it and case of truth aside."""
        found = declared.read(text)
        assert found == value
        assert type(found) is type(value)

    @pytest.mark.parametrize(
        ("declared", "text"),
        [
            (FRAGILE, "maybe"),
            (FRAGILE, "2"),
            (WEIGHT, "heavy"),
            (WEIGHT, "3.5"),
            (WEIGHT, ""),
            (WEIGHT, "--3"),
            (WEIGHT, "²"),
            (declared_facts(Odd)["day"], "2023-02-29"),
            (WEIGHT, "9" * 5000),
            (ROUTE, "AIR"),
            (declared_facts(Odd)["grade"], "3"),
        ],
    )
    def test_what_cannot_be_read_is_refused(self, declared: FactType, text: str) -> None:
        """Text that is no value of the fact is refused with what would be right."""
        with pytest.raises(UsageError, match=f"the fact '{declared.name}' cannot be") as caught:
            declared.read(text)
        assert declared.expects() in caught.value.speak("zh")


class TestFind:
    """Facts by name."""

    def test_found(self) -> None:
        """A declared fact is found."""
        assert find_fact(DECLARED, "weight") is WEIGHT

    def test_the_nearest_is_named(self) -> None:
        """A fact that does not exist is answered with the nearest that does."""
        with pytest.raises(UnknownNameError, match=r"no fact is called 'wieght'.*weight"):
            find_fact(DECLARED, "wieght")


class TestCalled:
    """What choices are called."""

    def test_choices_have_words(self) -> None:
        """A choice is said in words, and stated, admitted and expected as it is."""
        way = declared_facts(Letter)["way"]
        assert way.say("signed-for") == Words("挂号", "signed for")
        assert way.choices == ("plain", "signed-for")
        assert way.admits("signed-for")
        assert not way.admits("挂号")
        assert way.expects() == "plain | signed-for"
        assert way.read("signed-for") == "signed-for"

    def test_other_values_are_said_as_they_print(self) -> None:
        """A choice without words is said as it is, a truth as yes or no, the rest as printed."""
        assert ROUTE.say("air") == Words("air", "air")
        assert FRAGILE.say(True) == Words("是", "yes")
        assert WEIGHT.say(2) == Words("2", "2")

    @pytest.mark.parametrize(
        "choices",
        [
            {"one": Words("一", "one")},
            {"two": Words("二", "two"), "one": Words("一", "one")},
            {"one": Words("一", "one"), "two": Words("二", "two"), "three": Words("三", "three")},
        ],
    )
    def test_every_choice_is_called_in_order(self, choices: dict[str, Words]) -> None:
        """Words for some choices alone, in another order, or for what is none are refused."""

        @frozen
        class Wrong:
            """A fact whose choices are not all called."""

            number: Literal["one", "two"] | None = fact("数", "number", choices=choices)

        with pytest.raises(PolicyError, match=r"Wrong.number: .* in order: one, two"):
            declared_facts(Wrong)
