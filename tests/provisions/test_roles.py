"""Who holds which post in which unit on which day, and who answers for what."""

from datetime import date

import pytest

from govflow.provisions.roles import (
    Assignment,
    People,
    Person,
    Responsibility,
    answerable,
)

FIRST, LAST = date(2024, 1, 10), date(2024, 2, 20)
DAY = date(2024, 2, 1)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2024, 1, 9), False),
        (FIRST, True),
        (LAST, True),
        (date(2024, 2, 21), False),
    ],
)
def test_both_ends_are_days_in_post(day: date, *, held: bool) -> None:
    """A post is held from its first day to its last, both included."""
    assert Assignment("staff", "a", FIRST, LAST).covers(day) is held


def test_an_open_end() -> None:
    """Without days a post is held always, unless its holder is not in post."""
    assert Assignment("staff", "a").covers(DAY)
    assert not Assignment("staff", "a", in_post=False).covers(DAY)


@pytest.mark.parametrize(
    ("posts", "unit", "standing"),
    [
        (("staff",), "a", "holds"),
        (("head", "staff"), "a", "holds"),
        (("clerk",), "a", "not-in-post"),
        (("head",), "a", "not-your-role"),
        (("staff",), "b", "not-your-role"),
        (("staff",), "c", "not-your-unit"),
    ],
)
def test_standing(posts: tuple[str, ...], unit: str, standing: str) -> None:
    """Each reason against a person is told apart: the day, the unit, the post."""
    one = Person(
        "x",
        "x",
        (
            Assignment("staff", "a"),
            Assignment("clerk", "a", until=date(2024, 1, 31)),
            Assignment("guard", "b"),
        ),
    )
    assert one.standing(posts, unit, DAY) == standing
    assert (one.holding(posts, unit, DAY) is not None) == (standing == "holds")
    assert one.units() == {"a", "b"}


def test_a_post_held_twice() -> None:
    """A second term in the same post counts though the first has ended."""
    ended = Assignment("staff", "a", until=date(2023, 12, 31))
    again = Assignment("staff", "a", since=FIRST)
    one = Person("x", "x", (ended, again))
    assert one.standing(["staff"], "a", DAY) == "holds"
    assert one.holding(["staff"], "a", DAY) == again


def person(name: str, **about: object) -> Person:
    """Return a person who heads unit a."""
    return Person(name, name, (Assignment("head", "a", **about),))  # type: ignore[arg-type]


HEAD = (Responsibility("first-responsible", "head", "toy/1"),)


def test_holders_come_in_order_of_id() -> None:
    """Those who hold a post come in order of id, whatever the directory's order."""
    people = People({"b": person("b"), "a": person("a"), "c": person("c", in_post=False)})
    assert [each.id for each in people.holders(["head"], "a", DAY)] == ["a", "b"]
    assert people.find("a") == person("a")
    assert people.find("z") is None


def test_who_answers() -> None:
    """The holder answers, since the day they took the post, by the norm that says so."""
    (found,) = answerable(HEAD, "a", DAY, People({"a": person("a", since=FIRST)}))
    assert (found.person, found.post, found.since, found.acting) == ("a", "head", FIRST, False)
    assert (found.capacity, found.norm) == ("first-responsible", "toy/1")


def test_acting_gives_way() -> None:
    """One who is acting answers only while nobody holds the post in their own right."""
    acting, own = person("a", acting=True), person("b", until=date(2024, 1, 31))
    people = People({"a": acting, "b": own})
    (before,) = answerable(HEAD, "a", date(2024, 1, 31), people)
    (after,) = answerable(HEAD, "a", DAY, people)
    assert (before.person, before.acting) == ("b", False)
    assert (after.person, after.acting) == ("a", True)


def test_a_vacant_post_is_said_to_be() -> None:
    """Where nobody holds the post, the capacity is there with no person."""
    (found,) = answerable(HEAD, "b", DAY, People({"a": person("a")}))
    assert (found.person, found.since, found.acting) == (None, None, False)
