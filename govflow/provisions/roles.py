"""Who holds which post, in which unit, on which day, and who answers for what."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal, get_args

from attrs import field

from govflow.values import frozen
from govflow.words import Words

Capacity = Literal["first-responsible", "directly-responsible", "chiefly-responsible", "operating"]
CAPACITIES: Final[tuple[Capacity, ...]] = get_args(Capacity)
Standing = Literal["holds", "not-in-post", "not-your-unit", "not-your-role"]


@frozen
class Post:
    """A post of a regulation (岗位): a stable name and what it is called."""

    id: str
    words: Words


@frozen
class Assignment:
    """A person's holding of a post in a unit; `since` and `until` are both days in post."""

    post: str
    unit: str
    since: date | None = None
    until: date | None = None
    in_post: bool = True
    acting: bool = False

    def covers(self, day: date) -> bool:
        """Return whether the post is held on that day."""
        return (
            self.in_post
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )


@frozen
class Person:
    """A person and the posts held, now or at other times."""

    id: str
    name: str
    assignments: tuple[Assignment, ...] = ()

    def units(self) -> set[str]:
        """Return the units in which the person ever held a post."""
        return {assignment.unit for assignment in self.assignments}

    def standing(self, posts: Iterable[str], unit: str, day: date) -> Standing:
        """Return whether one of those posts is held in that unit on that day, or why not."""
        wanted = set(posts)
        here = [a for a in self.assignments if a.unit == unit]
        right = [a for a in here if a.post in wanted]
        if any(a.covers(day) for a in right):
            return "holds"
        if right:
            return "not-in-post"
        return "not-your-role" if here else "not-your-unit"

    def holding(self, posts: Iterable[str], unit: str, day: date) -> Assignment | None:
        """Return the assignment by which one of those posts is held there that day."""
        wanted = set(posts)
        for assignment in self.assignments:
            if assignment.unit == unit and assignment.post in wanted and assignment.covers(day):
                return assignment
        return None


@frozen
class People:
    """The people that a decision may look at, by id."""

    persons: Mapping[str, Person] = field(factory=dict)

    def find(self, person_id: str) -> Person | None:
        """Return a person, or None."""
        return self.persons.get(person_id)

    def holders(self, posts: Iterable[str], unit: str, day: date) -> list[Person]:
        """Return who holds one of those posts in that unit on that day, in order of id."""
        wanted = tuple(posts)
        return [
            person
            for _, person in sorted(self.persons.items())
            if person.holding(wanted, unit, day) is not None
        ]


@frozen
class Authority:
    """Who the regulation makes an authority (主管单位、承办单位): what it is, and its unit."""

    id: str
    words: Words
    unit: str
    norm: str


@frozen
class Responsibility:
    """Who answers in which capacity (第一责任人 and the like): the holder of a post."""

    capacity: Capacity
    post: str
    norm: str


@frozen
class Answerable:
    """Who answers for a unit in one capacity: the person (None if vacant), since when, why."""

    capacity: Capacity
    person: str | None
    post: str
    since: date | None
    acting: bool
    norm: str


def answerable(
    responsibilities: Iterable[Responsibility], unit: str, day: date, people: People
) -> tuple[Answerable, ...]:
    """Return who answers for `unit` on `day`, in every capacity the regulation names.

    A holder in their own right comes before one who is acting; a vacant post is said to be.
    """
    found = []
    for duty in responsibilities:
        holders = [
            (person, assignment)
            for person in people.holders((duty.post,), unit, day)
            if (assignment := person.holding((duty.post,), unit, day)) is not None
        ]
        holders.sort(key=lambda pair: pair[1].acting)
        person, assignment = holders[0] if holders else (None, None)
        found.append(
            Answerable(
                duty.capacity,
                None if person is None else person.id,
                duty.post,
                None if assignment is None else assignment.since,
                assignment is not None and assignment.acting,
                duty.norm,
            )
        )
    return tuple(found)
