"""The reference engine: three-valued, monotone, and it says why for every clause."""

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.errors import UnknownNameError
from govflow.rules.conditions import AllOf, AnyOf, Compare, Condition, Not
from govflow.rules.reference import Outcome, Truth, evaluate, say
from govflow.words import Words
from tests.rules.made import WAY, Letter, letter
from tests.rules.strategies import (
    VALUES,
    Parcel,
    conditions,
    conditions_read_once,
    everything,
    known,
    parcel,
    unhurried,
)

TRUTHS: tuple[Truth, ...] = (True, False, None)
FRAGILE = parcel.fragile.is_(True)
HEAVY = parcel.weight >= 2
BY_SEA = parcel.route == "sea"


def stated(fragile: Truth, heavy: Truth) -> Parcel:
    """Return a parcel of which that much is known."""
    return Parcel(fragile=fragile, weight=None if heavy is None else 2 if heavy else 1)


def laid_out(found: Outcome) -> tuple[Truth, list[tuple[Truth, str, Words]], tuple[str, ...]]:
    """Return an outcome as plain values: truth, clauses, and the facts that keep it open."""
    clauses = [(clause.truth, clause.fact, clause.why) for clause in found.clauses]
    return found.truth, clauses, found.unknown


def came_to(condition: Condition, facts: object) -> object:
    """Return all that a condition came to, as plain values."""
    return laid_out(evaluate(condition, facts))


def completions(facts: Mapping[str, object], names: tuple[str, ...]) -> Iterator[dict[str, object]]:
    """Yield `facts` with the facts of `names` stated in every possible way."""
    for values in product(*(VALUES[name] for name in names)):
        yield {**facts, **dict(zip(names, values, strict=True))}


def matters(condition: Condition, facts: Mapping[str, object], name: str) -> bool:
    """Return whether, whatever else comes to be known, the answer may hang on that fact."""
    others = tuple(other for other in VALUES if other not in facts and other != name)
    return any(
        len({evaluate(condition, one).truth for one in completions(known_more, (name,))}) > 1
        for known_more in completions(facts, others)
    )


class TestKleene:
    """Three values: unknown is neither true nor false."""

    @pytest.mark.parametrize(("a", "b"), list(product(TRUTHS, TRUTHS)))
    def test_and(self, a: Truth, b: Truth) -> None:
        """One false part settles a conjunction, else one unknown part leaves it open."""
        expected = False if False in (a, b) else None if None in (a, b) else True
        assert evaluate(FRAGILE & HEAVY, stated(a, b)).truth is expected

    @pytest.mark.parametrize(("a", "b"), list(product(TRUTHS, TRUTHS)))
    def test_or(self, a: Truth, b: Truth) -> None:
        """One true part settles a disjunction, else one unknown part leaves it open."""
        expected = True if True in (a, b) else None if None in (a, b) else False
        assert evaluate(FRAGILE | HEAVY, stated(a, b)).truth is expected

    @pytest.mark.parametrize(("a", "expected"), [(True, False), (False, True), (None, None)])
    def test_not(self, a: Truth, expected: Truth) -> None:
        """The contrary of unknown is unknown."""
        assert evaluate(~FRAGILE, stated(a, None)).truth is expected

    @unhurried
    @given(parts=st.lists(conditions(), min_size=1, max_size=3).map(tuple), facts=known())
    def test_de_morgan(self, parts: tuple[Condition, ...], facts: dict[str, object]) -> None:
        """Not all of several is any of their contraries; not any is all of them."""
        contraries = tuple(Not(part) for part in parts)
        not_all, not_any = Not(AllOf(parts)), Not(AnyOf(parts))
        assert came_to(not_all, facts) == came_to(AnyOf(contraries), facts)
        assert came_to(not_any, facts) == came_to(AllOf(contraries), facts)

    @unhurried
    @given(condition=conditions(), facts=known())
    def test_the_contrary_of_the_contrary(
        self, condition: Condition, facts: dict[str, object]
    ) -> None:
        """Negating twice changes nothing."""
        assert came_to(~~condition, facts) == came_to(condition, facts)

    @unhurried
    @given(condition=conditions(), facts=everything())
    def test_settled_if_everything_is_known(
        self, condition: Condition, facts: dict[str, object]
    ) -> None:
        """Where every fact is stated, every condition is settled, and so is its contrary."""
        truth = evaluate(condition, facts).truth
        assert truth is not None
        assert evaluate(~condition, facts).truth is (not truth)

    @unhurried
    @given(condition=conditions(), facts=known(), more=known())
    def test_a_new_fact_never_overturns(
        self, condition: Condition, facts: dict[str, object], more: dict[str, object]
    ) -> None:
        """Once settled, an answer stays what it is, whatever is stated besides."""
        before = evaluate(condition, facts).truth
        after = evaluate(condition, {**more, **facts}).truth
        assert before is None or after is before


class TestUnknown:
    """Which facts keep an answer open."""

    @unhurried
    @given(condition=conditions_read_once(), facts=known())
    def test_exactly_the_facts_that_matter(
        self, condition: Condition, facts: dict[str, object]
    ) -> None:
        """A fact is listed if and only if nobody stated it and the answer may hang on it."""
        expected = {n for n in VALUES if n not in facts and matters(condition, facts, n)}
        assert set(evaluate(condition, facts).unknown) == expected

    @unhurried
    @given(condition=conditions(), facts=known())
    def test_stating_them_settles_it(self, condition: Condition, facts: dict[str, object]) -> None:
        """However the listed facts are stated, the answer is settled then."""
        unknown = evaluate(condition, facts).unknown
        for complete in completions(facts, unknown):
            assert evaluate(condition, complete).truth is not None

    @unhurried
    @given(condition=conditions(), facts=known())
    def test_empty_if_settled(self, condition: Condition, facts: dict[str, object]) -> None:
        """A settled answer lists nothing; an open one at least one fact, each only once."""
        found = evaluate(condition, facts)
        assert (found.unknown == ()) is (found.truth is not None)
        assert len(set(found.unknown)) == len(found.unknown)
        assert not set(found.unknown) & set(facts)

    def test_beside_a_settling_part(self) -> None:
        """An unknown fact within a part that is settled anyway is not asked for."""
        condition = (FRAGILE & HEAVY) | BY_SEA
        assert evaluate(condition, {"weight": 1}).unknown == ("route",)
        assert evaluate(condition, {"weight": 2}).unknown == ("fragile", "route")

    def test_in_the_order_written(self) -> None:
        """Facts are listed in the order in which the condition names them."""
        assert evaluate(BY_SEA & HEAVY & FRAGILE, Parcel()).unknown == (
            "route",
            "weight",
            "fragile",
        )


class TestClauses:
    """What each comparison came to."""

    def test_every_clause_is_there(self) -> None:
        """All clauses are explained and not only the deciding one, unknown ones too."""
        found = evaluate((FRAGILE & HEAVY) | ~BY_SEA, {"fragile": False, "route": "sea"})
        assert laid_out(found)[:2] == (
            False,
            [
                (False, "fragile", Words("是否易碎：否", "whether it is fragile: no")),
                (None, "weight", Words("没有说明重量", "nobody stated the weight")),
                (True, "route", Words("线路：sea", "the route: sea")),
            ],
        )

    @pytest.mark.parametrize(
        ("condition", "true", "false"),
        [
            (parcel.weight == 2, [2], [1, 3]),
            (parcel.weight != 2, [1, 3], [2]),
            (parcel.weight < 2, [1], [2, 3]),
            (parcel.weight <= 2, [1, 2], [3]),
            (parcel.weight > 2, [3], [1, 2]),
            (parcel.weight >= 2, [2, 3], [1]),
        ],
    )
    def test_operators_at_the_boundary(
        self, condition: Condition, true: list[int], false: list[int]
    ) -> None:
        """Each operator is right just below, at, and just above its value."""
        assert all(evaluate(condition, Parcel(weight=n)).truth is True for n in true)
        assert all(evaluate(condition, Parcel(weight=n)).truth is False for n in false)

    def test_one_of(self) -> None:
        """A fact is one of several values, none of them, or unknown."""
        condition = parcel.route.one_of("air", "sea")
        found = [evaluate(condition, {"route": r}).truth for r in ("air", "sea", "land", None)]
        assert found == [True, True, False, None]

    @unhurried
    @given(condition=conditions(), facts=known())
    def test_objects_and_mappings_alike(
        self, condition: Condition, facts: dict[str, object]
    ) -> None:
        """A fact object and a mapping of the same facts give the same outcome."""
        thing = Parcel(**facts)  # type: ignore[arg-type]
        assert came_to(condition, thing) == came_to(condition, facts)

    def test_an_object_without_such_a_fact(self) -> None:
        """An object of another class is refused with the nearest fact it has."""
        wrong = Compare("wait", "==", 1, Words("甲", "a"))
        with pytest.raises(UnknownNameError, match=r"no fact is called 'wait'.*weight"):
            evaluate(FRAGILE & wrong, Parcel())


class TestSay:
    """Conditions as sentences."""

    @pytest.mark.parametrize(
        ("condition", "zh", "en"),
        [
            (FRAGILE, "是否易碎为是", "whether it is fragile is yes"),
            (~FRAGILE, "是否易碎不为是", "whether it is fragile is not yes"),
            (parcel.weight == 2, "重量为2", "the weight is 2"),
            (parcel.weight < 2, "重量小于2", "the weight is less than 2"),
            (parcel.weight <= 2, "重量不超过2", "the weight is at most 2"),
            (parcel.weight > 2, "重量大于2", "the weight is more than 2"),
            (parcel.weight >= 2, "重量不少于2", "the weight is at least 2"),
            (~(parcel.weight >= 2), "重量小于2", "the weight is less than 2"),
            (
                parcel.route.one_of("air", "sea"),
                "线路属于air、sea",
                "the route is one of air, sea",
            ),
            (
                ~parcel.route.one_of("air", "sea"),
                "线路不属于air、sea",
                "the route is none of air, sea",
            ),
            (
                BY_SEA & HEAVY,
                "线路为sea，且重量不少于2",
                "the route is sea and the weight is at least 2",
            ),
            (
                BY_SEA | HEAVY,
                "线路为sea，或重量不少于2",
                "the route is sea or the weight is at least 2",
            ),
            (
                ~(BY_SEA & HEAVY),
                "线路不为sea，或重量小于2",
                "the route is not sea or the weight is less than 2",
            ),
            (
                ~(BY_SEA | HEAVY),
                "线路不为sea，且重量小于2",
                "the route is not sea and the weight is less than 2",
            ),
            (
                BY_SEA & (HEAVY | ~FRAGILE),
                "线路为sea，且（重量不少于2，或是否易碎不为是）",
                "the route is sea and (the weight is at least 2 or whether it is fragile is not yes)",
            ),
            (
                BY_SEA | ~(HEAVY | FRAGILE),
                "线路为sea，或（重量小于2，且是否易碎不为是）",
                "the route is sea or (the weight is less than 2 and whether it is fragile is not yes)",
            ),
        ],
    )
    def test_in_both_languages(self, condition: Condition, zh: str, en: str) -> None:
        """A condition is a sentence in Chinese and in English, nested parts in brackets."""
        assert say(condition) == Words(zh, en)

    @pytest.mark.parametrize(
        ("condition", "zh", "en"),
        [
            (letter.way == "signed-for", "寄送方式为挂号", "the way it goes is signed for"),
            (letter.way != "signed-for", "寄送方式不为挂号", "the way it goes is not signed for"),
            (
                letter.way.one_of("plain", "signed-for"),
                "寄送方式属于平信、挂号",
                "the way it goes is one of plain, signed for",
            ),
        ],
    )
    def test_choices_are_said_in_words(self, condition: Condition, zh: str, en: str) -> None:
        """Where choices have words, a sentence says those and not what is stored."""
        assert say(condition) == Words(zh, en)

    def test_what_was_stated_is_said_in_words(self) -> None:
        """A clause says the stated choice in words, the compared one or another."""
        for way, said in (("plain", "平信"), ("signed-for", "挂号")):
            (clause,) = evaluate(letter.way == "plain", Letter(way=way)).clauses  # type: ignore[arg-type]
            assert (clause.value, clause.why.zh) == (way, f"寄送方式：{said}")

    def test_words_are_no_part_of_a_comparison(self) -> None:
        """Comparisons of the same choice are equal, whatever it is called."""
        bare, named = Compare("way", "==", "plain", WAY), letter.way == "plain"
        assert {bare, named} == {bare}
        assert repr(bare) == repr(named)

    @unhurried
    @given(parts=st.lists(conditions(), min_size=1, max_size=3).map(tuple))
    def test_contraries_are_said_alike(self, parts: tuple[Condition, ...]) -> None:
        """A negated sentence is the sentence of the contrary parts."""
        contraries = tuple(Not(part) for part in parts)
        assert say(Not(AllOf(parts))) == say(AnyOf(contraries))
        assert say(AllOf(parts), negated=True) == say(Not(AllOf(parts)))
        assert say(Not(Not(parts[0]))) == say(parts[0])
