"""Votes at a step that several sign: who has voted, by which post, and what may still come."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from govflow.calendars.civil import civil_date
from govflow.cases.acts import Reason
from govflow.cases.state import Case, Signature
from govflow.provisions.chains import Step
from govflow.provisions.roles import Assignment, Person
from govflow.words import Words


def cast(case: Case, step: Step) -> list[Signature]:
    """Return the approvals by the step's own signers that stand: the votes for it."""
    return [
        s for s in case.signatures if s.step == step.id and s.kind == "approval" and not s.added
    ]


def vote_of(
    step: Step,
    case: Case,
    posts: Iterable[str],
    unit: str,
    person: Person,
    at: datetime,
    others: Sequence[Person] = (),
) -> Assignment | None:
    """Return the post by which a person's vote counts most, None if it would count for none.

    Where each post signs, that is one that has not signed yet: of several, the first that
    leaves the rest to `others`, who may still sign.
    """
    wanted = tuple(posts)
    held = _held(person, wanted, unit, at)
    votes = step.votes
    if votes is None or not held:
        return held[0] if held else None
    if not votes.each_post:
        return max(held, key=lambda assignment: votes.worth(assignment.post))
    signed = {signature.post for signature in cast(case, step)}
    free = [a for a in held if a.post not in signed]
    if len(free) < 2:
        return free[0] if free else None
    could = [{a.post for a in _held(other, wanted, unit, at)} for other in others]
    lacking = [post for post in wanted if post not in signed]
    best = (a for a in free if _could_sign([post for post in lacking if post != a.post], could))
    return next(best, free[0])


def _held(person: Person, posts: Iterable[str], unit: str, at: datetime) -> list[Assignment]:
    day, wanted = civil_date(at), set(posts)
    return [a for a in person.assignments if a.unit == unit and a.post in wanted and a.covers(day)]


def _could_sign(posts: Sequence[str], could: Sequence[set[str]]) -> bool:
    """Return whether each post can be signed by one of those people, none of them twice."""
    if not posts:
        return True
    first, *rest = posts
    return any(
        first in held and _could_sign(rest, [*could[:n], *could[n + 1 :]])
        for n, held in enumerate(could)
    )


def against_voting(
    step: Step, case: Case, posts: Iterable[str], unit: str, person: Person, at: datetime
) -> Iterator[Reason]:
    """Yield why a person who holds a post of the step has no vote left at it."""
    votes, wanted = step.votes, tuple(posts)
    if votes is None or not _held(person, wanted, unit, at):
        return
    if any(vote.person == person.id for vote in cast(case, step)):
        return  # who has voted for it is kept from signing twice in any case
    if any(vote.person == person.id for vote in case.against):
        words = Words(f"{person.name}已投反对票", f"{person.name} has voted against it")
    elif person.id in case.added:
        words = Words(
            f"{person.name}是加签人，没有表决权",
            f"{person.name} signs beside the voters and has no vote",
        )
    elif vote_of(step, case, wanted, unit, person, at) is None:
        words = Words("其岗位已经会签", "their post has signed already")
    else:
        return
    yield Reason("not-at-this-step", words, (votes.norm,))


def out_of_reach(
    step: Step,
    case: Case,
    posts: tuple[str, ...],
    unit: str,
    voters: Iterable[Person],
    at: datetime,
) -> bool:
    """Return whether the votes that `voters` may still give cannot make up the number.

    `voters` are those who may vote and have not; where each post signs, one vote against is
    enough.
    """
    votes = step.votes
    if votes is None or votes.each_post:
        return True
    given = sum(votes.worth(signature.post) for signature in cast(case, step))
    held = (vote_of(step, case, posts, unit, voter, at) for voter in voters)
    coming = sum(votes.worth(assignment.post) for assignment in held if assignment is not None)
    return given + coming < votes.needed
