"""Votes at a step that several sign: who has voted, by which post, and what may still come."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from govflow.calendars.civil import civil_date
from govflow.cases.acts import Reason
from govflow.cases.state import Case, Signature
from govflow.provisions.chains import Step
from govflow.provisions.roles import Assignment, Person
from govflow.words import Words


def cast(case: Case, step: Step) -> list[Signature]:
    """Return the signatures of the step's own signers that stand for it."""
    return [s for s in case.signatures if s.step == step.id and not s.added and s.kind != "advice"]


def vote_of(
    step: Step, case: Case, posts: Iterable[str], unit: str, person: Person, at: datetime
) -> Assignment | None:
    """Return the post by which a person's vote counts most, None if it would count for none.

    Where each post signs, that is one that has not signed yet.
    """
    day, wanted = civil_date(at), set(posts)
    held = [a for a in person.assignments if a.unit == unit and a.post in wanted and a.covers(day)]
    votes = step.votes
    if votes is None or not held:
        return held[0] if held else None
    if votes.each_post:
        signed = {signature.post for signature in cast(case, step)}
        return next((a for a in held if a.post not in signed), None)
    return max(held, key=lambda assignment: votes.worth(assignment.post))


def against_voting(
    step: Step, case: Case, posts: Iterable[str], unit: str, person: Person, at: datetime
) -> Iterator[Reason]:
    """Yield why a person who holds a post of the step has no vote left at it."""
    if step.votes is None:
        return
    if any(vote.person == person.id for vote in case.against):
        words = Words(f"{person.name}已投反对票", f"{person.name} has voted against it")
        yield Reason("not-at-this-step", words, (step.votes.norm,))
    elif vote_of(step, case, posts, unit, person, at) is None:
        words = Words("其岗位已经会签", "their post has signed already")
        yield Reason("not-at-this-step", words, (step.votes.norm,))


def out_of_reach(
    step: Step,
    case: Case,
    posts: tuple[str, ...],
    unit: str,
    voters: Iterable[Person],
    at: datetime,
) -> bool:
    """Return whether the votes that `voters` may still give cannot make up the number.

    `voters` are those who may sign and have not voted; where each post signs, one vote
    against is enough.
    """
    votes = step.votes
    if votes is None or votes.each_post:
        return True
    given = sum(votes.worth(signature.post) for signature in cast(case, step))
    held = (vote_of(step, case, posts, unit, voter, at) for voter in voters)
    coming = sum(votes.worth(assignment.post) for assignment in held if assignment is not None)
    return given + coming < votes.needed
