"""Who may sign a step, who it waits for, and why somebody may not."""

from collections.abc import Iterator
from datetime import datetime

from govflow.calendars.civil import civil_date
from govflow.cases.acts import Reason
from govflow.cases.plain import post_to_sign
from govflow.cases.state import Case, Signature
from govflow.cases.voting import against_voting, cast
from govflow.provisions.chains import Chain, Step
from govflow.provisions.roles import People, Person
from govflow.rules.reference import evaluate
from govflow.words import Words, join

_STANDING = {
    "not-in-post": Words("当日不在岗", "not in post that day"),
    "not-your-unit": Words("不属于该单位", "of another unit"),
    "not-your-role": Words("不担任该步骤的岗位", "does not hold a post that signs this step"),
}


def posts_of(step: Step, case: Case) -> tuple[str, ...]:
    """Return the posts that sign a step of this case, as its facts decide."""
    for other in step.posts_when:
        if evaluate(other.when, case.facts).truth:
            return other.posts
    return step.posts


def unit_of(step: Step, case: Case) -> str:
    """Return the unit whose posts sign a step of this case."""
    return step.unit or case.unit


def same_group(chain: Chain, case: Case, step: Step) -> list[Signature]:
    """Return the signatures that stand in the group within which nobody signs twice."""
    group = {other.id for other in chain.steps if other.distinct == step.distinct}
    return [signature for signature in case.signatures if signature.step in group]


def signer_reasons(
    chain: Chain, case: Case, step: Step, person: Person, at: datetime
) -> Iterator[Reason]:
    """Yield every reason why a person may not sign the step that a case waits at."""
    if not _is_called(case, person):
        yield from standing_reasons(case, step, person, at)
        yield from _waiting_reasons(case, step, person)
        yield from against_voting(step, case, posts_of(step, case), unit_of(step, case), person, at)
    yield from distinct_reasons(chain, case, step, person)


def voting_reasons(
    chain: Chain, case: Case, step: Step, person: Person, at: datetime
) -> Iterator[Reason]:
    """Yield why a person who has authority over a step that several sign has no vote at it."""
    yield from _waiting_reasons(case, step, person)
    yield from against_voting(step, case, posts_of(step, case), unit_of(step, case), person, at)
    yield from distinct_reasons(chain, case, step, person)


def others_to_vote(
    chain: Chain, case: Case, people: People, but: Person, at: datetime
) -> list[Person]:
    """Return who else may still vote at the step a case waits at; added signers have no vote."""
    found = (people.find(name) for name in waits_for(chain, case, people, at))
    return [
        person
        for person in found
        if person is not None and person.id != but.id and person.id not in case.added
    ]


def distinct_reasons(chain: Chain, case: Case, step: Step, person: Person) -> Iterator[Reason]:
    """Yield why a person may not sign beside what they have signed in the same group."""
    signed = [s for s in same_group(chain, case, step) if s.person == person.id]
    if signed:
        at_steps = join([chain.step(s.step).words for s in signed])
        yield Reason(
            "separation-of-duties",
            Words(
                f"{person.name}已在“{at_steps.zh}”签过，同组步骤不得由同一人签",
                f"{person.name} has signed {at_steps.en}: nobody signs twice in one group",
            ),
            step.norms,
        )


def _waiting_reasons(case: Case, step: Step, person: Person) -> Iterator[Reason]:
    """Yield why the step waits for others than those whose post signs it."""
    if case.delegate is not None and person.id == case.delegator:
        yield Reason(
            "not-your-role",
            Words(
                f"已委派给{case.delegate}，先等其意见；收回须转办给自己",
                f"it waits for the advice of {case.delegate}; to take it back, reassign it "
                f"to yourself",
            ),
            step.norms,
        )
    elif decided(case, step) and not any(
        s.step == step.id and s.person == person.id for s in case.signatures
    ):
        waited = "、".join(owed(case, step))
        yield Reason(
            "not-at-this-step",
            Words(f"本步已签，只等加签人{waited}", f"it is signed and waits for {waited} alone"),
            step.norms,
        )


def _is_called(case: Case, person: Person) -> bool:
    """Return whether the person signs by being asked for advice or added, not by post."""
    return person.id == case.delegate or person.id in case.added


def holder_of(case: Case) -> str | None:
    """Return who alone decides the step a case waits at, None for whoever holds its post."""
    return case.reassigned or case.delegator


def is_orphaned(case: Case, step: Step, people: People, at: datetime) -> bool:
    """Return whether who alone decides the step does not hold its post that day."""
    holder = holder_of(case)
    if holder is None:
        return False
    person = people.find(holder)
    posts, day = posts_of(step, case), civil_date(at)
    return person is None or person.holding(posts, unit_of(step, case), day) is None


def standing_reasons(
    case: Case, step: Step, person: Person, at: datetime, *, orphaned: bool = False
) -> Iterator[Reason]:
    """Yield why a person has no authority over the step a case waits at.

    Over an orphaned step whoever holds its post has it.
    """
    holder = None if orphaned else holder_of(case)
    standing = person.standing(posts_of(step, case), unit_of(step, case), civil_date(at))
    if standing != "holds":
        said = _STANDING[standing]
        yield Reason(
            standing,
            Words(
                f"{person.name}{said.zh}：{step.words.zh}",
                f"{person.name} is {said.en}: {step.words.en}",
            )
            if standing != "not-your-role"
            else Words(
                f"{person.name}{said.zh}：{step.words.zh}",
                f"{person.name} {said.en}: {step.words.en}",
            ),
            step.norms,
        )
    elif holder is not None and person.id != holder:
        yield Reason(
            "not-your-role",
            Words(
                f"该步骤由{holder}办理；其不在岗时，同岗人员可以转办",
                f"the step is with {holder}; while they are not in post, others of that "
                f"post may reassign it",
            ),
            step.norms,
        )


def waits_for(chain: Chain, case: Case, people: People, at: datetime) -> tuple[str, ...]:
    """Return who could sign the step a case waits at, in order of id."""
    if case.step is None:
        return ()
    found = sorted(people.persons.items())
    return tuple(name for name, person in found if could_sign(chain, case, person, at))


def could_sign(chain: Chain, case: Case, person: Person, at: datetime) -> bool:
    """Return whether a person could sign the step that a case waits at."""
    row = chain.rows[case.step]
    surely = post_to_sign(row, case, person, civil_date(at))
    if surely is None:
        return next(signer_reasons(chain, case, row.step, person, at), None) is None
    return surely is not False


def owed(case: Case, step: Step, also: str | None = None) -> list[str]:
    """Return the added signers whose approval a step still lacks."""
    given = {s.person for s in case.signatures if s.step == step.id and s.added}
    return [person for person in case.added if person not in given and person != also]


def decided(case: Case, step: Step, also: str | None = None) -> bool:
    """Return whether the step's own signers have passed it, with a vote by that post too."""
    given = [signature.post for signature in cast(case, step)]
    if also is not None:
        given.append(also)
    if step.votes is None:
        return bool(given)
    return step.votes.passed(given, posts_of(step, case))
