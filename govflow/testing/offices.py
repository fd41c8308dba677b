"""Offices: people invented for the posts of a policy."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from govflow.cases.reasons import SUPERUSER
from govflow.policy import Policy
from govflow.provisions.chains import Chain, Step
from govflow.provisions.roles import Assignment, People, Person
from govflow.values import frozen

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


def seats(policy: Policy, chain: Chain | None = None) -> Mapping[Seat, int]:
    """Return the seats of a policy, each with how many people it takes to pass its steps.

    Those of the case's own unit come first, and of them those that sign, in the order of
    the steps. Where there are none, `staff` is one, so that somebody can open a case. With a
    chain, of other units only those that have a part in it.
    """
    chains = policy.chains if chain is None else (chain,)
    found: dict[Seat, int] = {}
    for each in chains:
        for step in each.steps:
            for seat, needed in _signing(step):
                found[seat] = max(needed, found.get(seat, 0))
    for post in (*(p.id for p in policy.posts), *(d.post for d in policy.responsibilities)):
        found.setdefault(Seat(post), 1)
    for unit in (gate.unit for each in chains for gate in each.gates):
        if unit is not None and all(seat.unit != unit for seat in found):
            found[Seat("staff", unit)] = 1  # whose people alone may do something
    own = {seat: needed for seat, needed in found.items() if seat.unit is None}
    return {**(own or {Seat("staff"): 1}), **found}


def _signing(step: Step) -> Iterator[tuple[Seat, int]]:
    needed = 1 if step.votes is None else step.votes.needed
    for posts in (step.posts, *(other.posts for other in step.posts_when)):
        for post in posts:
            yield Seat(post, step.unit), needed


def posts_in(policy: Policy) -> tuple[str, ...]:
    """Return the posts of a policy, each once, in the order of its seats."""
    return tuple(dict.fromkeys(seat.post for seat in seats(policy)))


def office(policy: Policy, unit: str = UNIT, *, chain: Chain | None = None) -> People:
    """Return two people for each post of a policy, and `both`, who holds the first two.

    They are called after their post: `staff-1`, `staff-2`. Where a step needs more votes
    than two there are as many people. Where another unit has a part, in any chain or in the
    one that is given, there are people in it.
    """
    found = seats(policy, chain)
    both = person("both", *_own_posts(found)[:2], unit=unit)
    return people_of([*_seated(found, unit, 2), both])


def everyone(policy: Policy, unit: str = UNIT, *, gone: date, chain: Chain | None = None) -> People:
    """Return the office, and everybody else who may come to a case of it.

    `all` holds every post of the unit, `former` held them up to the day before `gone`, as
    did somebody in each other unit, `guest` holds them elsewhere, `adviser` holds a post that
    signs nothing, `root` may override.
    """
    found = seats(policy, chain)
    posts = _own_posts(found)
    units = dict.fromkeys(seat.unit for seat in found if seat.unit is not None)
    left = (
        person(f"former@{one}", *_posts_of(found, one), unit=one, until=gone - _DAY)
        for one in units
    )
    others = (
        *left,
        person("all", *posts, unit=unit),
        person("former", *posts, unit=unit, until=gone - _DAY),
        person("guest", *posts, unit=ELSEWHERE),
        person("adviser", OUTSIDE, unit=unit),
        person("root", SUPERUSER, unit=unit),
    )
    return people_of([*office(policy, unit, chain=chain).persons.values(), *others])


def handful(policy: Policy, unit: str = UNIT, *, chain: Chain | None = None) -> People:
    """Return the fewest people among whom separation of duties can fail and can hold.

    One for each post, or as many as a step needs votes, `all` who holds every post of the
    unit, and `guest` who holds them elsewhere.
    """
    found = seats(policy, chain)
    posts = _own_posts(found)
    others = (person("all", *posts, unit=unit), person("guest", *posts, unit=ELSEWHERE))
    return people_of([*_seated(found, unit, 1), *others])


def people_of(persons: Iterable[Person]) -> People:
    """Return those people by id."""
    return People({each.id: each for each in persons})


def person(name: str, *posts: str, unit: str = UNIT, until: date | None = None) -> Person:
    """Return a person who holds those posts in one unit, up to `until`, that day included."""
    return Person(name, name, tuple(Assignment(post, unit, until=until) for post in posts))


def _own_posts(found: Mapping[Seat, int]) -> tuple[str, ...]:
    return _posts_of(found, None)


def _posts_of(found: Mapping[Seat, int], unit: str | None) -> tuple[str, ...]:
    return tuple(seat.post for seat in found if seat.unit == unit)


def _seated(found: Mapping[Seat, int], unit: str, least: int) -> Iterator[Person]:
    for seat, needed in found.items():
        for number in range(1, max(least, needed) + 1):
            yield person(seat.called(number), seat.post, unit=seat.unit or unit)
