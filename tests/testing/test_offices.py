"""Offices: who is invented for the posts of a policy."""

from datetime import date

import attrs
import pytest

from govflow.policy import Policy
from govflow.provisions.gates import Gate
from govflow.testing.offices import Seat, everyone, handful, office, posts_in, seats
from tests.testing.made import BOZHOU, QIANJIANG, SIPING, THE_FIVE, VOTING, WANZHOU, with_chain

MONDAY = date(2024, 1, 8)


def test_an_office() -> None:
    """Two people hold each post, and one holds the first two."""
    persons = office(QIANJIANG, "区教委").persons
    assert list(persons) == [
        *(f"{post}-{n}" for post in posts_in(QIANJIANG) for n in (1, 2)),
        "both",
    ]
    assert [a.post for a in persons["both"].assignments] == ["staff", "section-head"]
    assert all(one.units() == {"区教委"} for one in persons.values())


def test_posts_that_sign_come_first() -> None:
    """The first two posts are those of the first two steps, whatever else there is."""
    assert posts_in(SIPING) == ("secrecy-reviewer", "deputy-head", "staff")
    assert posts_in(QIANJIANG)[:2] == ("staff", "section-head")


def test_a_policy_without_posts() -> None:
    """Where no post is named there are staff, so that somebody can open a case."""
    assert posts_in(BOZHOU) == ("staff",)
    assert set(office(BOZHOU).persons) == {"staff-1", "staff-2", "both"}


def test_a_post_that_only_answers() -> None:
    """A post that is only named as answerable is held too."""
    bare = attrs.evolve(QIANJIANG, chains=(), posts=())
    assert posts_in(bare) == ("principal-head", "deputy-head", "section-head", "staff")


def test_a_unit_whose_people_alone_may() -> None:
    """Where a gate is for the people of one unit, there is somebody in it."""
    chain = QIANJIANG.chain("message")
    gated = with_chain(QIANJIANG, chain, gates=(Gate("answered", unit="县政府办"),))
    assert seats(gated)[Seat("staff", "县政府办")] == 1
    assert office(gated).persons["staff-2@县政府办"].units() == {"县政府办"}


def test_votes_and_other_units() -> None:
    """There are as many people as a step needs votes, and people where another unit signs."""
    assert seats(VOTING) == {Seat("head"): 3, Seat("staff"): 3, Seat("head", "county"): 1}
    persons = handful(VOTING).persons
    assert [name for name in persons if name.startswith("head")] == [
        "head-1",
        "head-2",
        "head-3",
        "head-1@county",
    ]
    assert persons["head-1@county"].units() == {"county"}
    assert [a.unit for a in persons["all"].assignments] == ["office", "office"]


@pytest.mark.parametrize("policy", THE_FIVE, ids=lambda policy: policy.id)
def test_everyone(policy: Policy) -> None:
    """Beside the office there are those who hold all, no longer, elsewhere, nothing, more."""
    persons = everyone(policy, gone=MONDAY).persons
    posts = posts_in(policy)
    left = {name for name in persons if name.startswith("former@")}
    assert {unit for name in left for unit in persons[name].units()} == {
        seat.unit for seat in seats(policy)
    } - {None}
    assert set(persons) - set(office(policy).persons) - left == {
        "all",
        "former",
        "guest",
        "adviser",
        "root",
    }
    assert persons["all"].standing(posts, "office", MONDAY) == "holds"
    assert persons["former"].standing(posts, "office", date(2024, 1, 7)) == "holds"
    assert persons["former"].standing(posts, "office", MONDAY) == "not-in-post"
    assert persons["guest"].standing(posts, "office", MONDAY) == "not-your-unit"
    assert persons["adviser"].standing(posts, "office", MONDAY) == "not-your-role"
    assert persons["root"].standing(["superuser"], "office", MONDAY) == "holds"


def test_people_of_one_chain() -> None:
    """With a chain there are people of those other units alone that have a part in it."""
    for chain in WANZHOU.chains:
        named = {step.unit for step in chain.steps} | {gate.unit for gate in chain.gates} - {None}
        for people in (office(WANZHOU, chain=chain), handful(WANZHOU, chain=chain)):
            units = {unit for one in people.persons.values() for unit in one.units()}
            assert units - {"office", "elsewhere"} == named - {None}
        assert set(handful(WANZHOU, chain=chain).persons) < set(handful(WANZHOU).persons)
