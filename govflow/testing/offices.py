"""Offices: people invented for the posts of a policy."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from govflow.cases.reasons import SUPERUSER
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.roles import Assignment, People, Person

START: Final = datetime(2024, 1, 8, 9)
"""When cases begin that are given no time: a Monday, with no holiday near."""
UNIT: Final = "office"
ELSEWHERE: Final = "elsewhere"
OUTSIDE: Final = "adviser"
"""A post that signs nothing in any regulation."""
_DAY: Final = timedelta(days=1)


def posts_in(policy: Policy) -> tuple[str, ...]:
    """Return the posts of a policy: those that sign, in the order of its steps, then others.

    A policy without any has `staff`, so that somebody can open its cases.
    """
    signing = [post for chain in policy.chains for post in _signing(chain)]
    declared = [post.id for post in policy.posts]
    answering = [duty.post for duty in policy.responsibilities]
    return tuple(dict.fromkeys([*signing, *declared, *answering])) or ("staff",)


def _signing(chain: Chain) -> Iterable[str]:
    for step in chain.steps:
        yield from step.posts
        for other in step.posts_when:
            yield from other.posts


def person(name: str, *posts: str, unit: str = UNIT, until: date | None = None) -> Person:
    """Return a person who holds those posts in one unit; `until` is the last day in them."""
    return Person(name, name, tuple(Assignment(post, unit, until=until) for post in posts))


def people_of(persons: Iterable[Person]) -> People:
    """Return those people by id."""
    return People({each.id: each for each in persons})


def office(policy: Policy, unit: str = UNIT) -> People:
    """Return two people for each post of a policy, and `both`, who holds the first two.

    They are called after their post: `staff-1`, `staff-2`.
    """
    posts = posts_in(policy)
    pairs = (person(f"{post}-{n}", post, unit=unit) for post in posts for n in (1, 2))
    return people_of([*pairs, person("both", *posts[:2], unit=unit)])


def everyone(policy: Policy, unit: str = UNIT, *, gone: date) -> People:
    """Return the office, and everybody else who may come to a case of it.

    `all` holds every post, `former` held them up to the day before `gone`, `guest` holds
    them in another unit, `adviser` holds a post that signs nothing, `root` may override.
    """
    posts = posts_in(policy)
    others = (
        person("all", *posts, unit=unit),
        person("former", *posts, unit=unit, until=gone - _DAY),
        person("guest", *posts, unit=ELSEWHERE),
        person("adviser", OUTSIDE, unit=unit),
        person("root", SUPERUSER, unit=unit),
    )
    return people_of([*office(policy, unit).persons.values(), *others])


def handful(policy: Policy, unit: str = UNIT) -> People:
    """Return the fewest people among whom separation of duties can fail and hold.

    One for each post, `all` who holds every one of them, and `guest` who holds them
    elsewhere.
    """
    posts = posts_in(policy)
    return people_of(
        [
            *(person(f"{post}-1", post, unit=unit) for post in posts),
            person("all", *posts, unit=unit),
            person("guest", *posts, unit=ELSEWHERE),
        ]
    )
