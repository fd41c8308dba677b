"""Offices: people invented for the posts of a policy."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from attrs import frozen

from govflow.cases.reasons import SUPERUSER
from govflow.policy import Policy
from govflow.provisions.chains import Step
from govflow.provisions.roles import Assignment, People, Person

START: Final = datetime(2024, 1, 8, 9)
"""When cases begin that are given no time: a Monday, with no holiday near."""
UNIT: Final = "office"
ELSEWHERE: Final = "elsewhere"
OUTSIDE: Final = "adviser"
"""A post that signs nothing in any regulation."""
_DAY: Final = timedelta(days=1)


@frozen
class Seat:
    """A post in a unit; the unit is None for the case's own."""

    post: str
    unit: str | None = None

    def called(self, number: int) -> str:
        """Return what a person in that seat is called: `staff-1`."""
        return f"{self.post}-{number}" if self.unit is None else f"{self.post}-{number}@{self.unit}"


def seats(policy: Policy) -> Mapping[Seat, int]:
    """Return the seats of a policy: those that sign, in the order of its steps, then others.

    Each with how many people it takes to pass a step. A policy without any has `staff`, so
    that somebody can open its cases.
    """
    found: dict[Seat, int] = {}
    for chain in policy.chains:
        for step in chain.steps:
            for seat, needed in _signing(step):
                found[seat] = max(needed, found.get(seat, 0))
    for post in (*(p.id for p in policy.posts), *(d.post for d in policy.responsibilities)):
        found.setdefault(Seat(post), 1)
    return found or {Seat("staff"): 1}


def _signing(step: Step) -> Iterator[tuple[Seat, int]]:
    needed = 1 if step.votes is None else step.votes.needed
    for posts in (step.posts, *(other.posts for other in step.posts_when)):
        for post in posts:
            yield Seat(post, step.unit), needed


def posts_in(policy: Policy) -> tuple[str, ...]:
    """Return the posts of a policy, each once, in the order of its seats."""
    return tuple(dict.fromkeys(seat.post for seat in seats(policy)))


def office(policy: Policy, unit: str = UNIT) -> People:
    """Return two people for each post of a policy, and `both`, who holds the first two.

    They are called after their post: `staff-1`, `staff-2`. Where a step needs more votes
    than two there are as many people, and where another unit's posts sign there are people
    in that unit.
    """
    persons = list(_seated(policy, unit, 2))
    return people_of([*persons, _holding("both", list(seats(policy))[:2], unit)])


def everyone(policy: Policy, unit: str = UNIT, *, gone: date) -> People:
    """Return the office, and everybody else who may come to a case of it.

    `all` holds every post, `former` held them up to the day before `gone`, `guest` holds
    them in another unit, `adviser` holds a post that signs nothing, `root` may override.
    """
    every = list(seats(policy))
    others = (
        _holding("all", every, unit),
        _holding("former", every, unit, until=gone - _DAY),
        _holding("guest", [Seat(post) for post in posts_in(policy)], ELSEWHERE),
        _holding("adviser", [Seat(OUTSIDE)], unit),
        _holding("root", [Seat(SUPERUSER)], unit),
    )
    return people_of([*office(policy, unit).persons.values(), *others])


def handful(policy: Policy, unit: str = UNIT) -> People:
    """Return the fewest people among whom separation of duties can fail and can hold.

    One for each post, or as many as a step needs votes, `all` who holds every post, and
    `guest` who holds them in another unit.
    """
    others = (
        _holding("all", list(seats(policy)), unit),
        _holding("guest", [Seat(post) for post in posts_in(policy)], ELSEWHERE),
    )
    return people_of([*_seated(policy, unit, 1), *others])


def people_of(persons: Iterable[Person]) -> People:
    """Return those people by id."""
    return People({each.id: each for each in persons})


def _seated(policy: Policy, unit: str, least: int) -> Iterator[Person]:
    for seat, needed in seats(policy).items():
        for number in range(1, max(least, needed) + 1):
            yield _holding(seat.called(number), [seat], unit)


def _holding(name: str, held: Iterable[Seat], unit: str, until: date | None = None) -> Person:
    assignments = (Assignment(seat.post, seat.unit or unit, until=until) for seat in held)
    return Person(name, name, tuple(assignments))
