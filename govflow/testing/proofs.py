"""What a chain never comes to, and what it can always still come to: gone through to the end."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from govflow.policy import Policy
from govflow.provisions.roles import People
from govflow.testing.claims import Claim, Claimed, claim
from govflow.testing.counterexamples import Path, smallest, told
from govflow.testing.exploring import Bound, Explored
from govflow.testing.offices import START, handful
from govflow.testing.samples import Known, combinations_of
from govflow.testing.scopes import Scope

THROUGH: Final = ("approve", "return", "edit", "withdraw", "event")
"""The acts that are gone through unless others are named."""
_MOST: Final = 200_000


def prove_never(
    policy: Policy,
    chain: str,
    forbidden: Claimed,
    *,
    people: People | None = None,
    acts: tuple[str, ...] = THROUGH,
    events: tuple[str, ...] | None = None,
    facts: tuple[str, ...] | None = None,
    given: Mapping[str, object] | None = None,
    start: datetime = START,
    longest: int | None = None,
    most: int = _MOST,
    keep: Path | None = None,
) -> Bound:
    """Go through every walk of a chain, and return how far that is a proof.

    Whatever may be known of a case is taken once for each cell of its facts: one value
    stands for all that no condition of the chain or of `forbidden` tells apart. `facts` are
    those the chain names and its ways and `forbidden` read, if none are named; what is `given`
    is known each time, all else is unknown. Without `people` it is a `handful`; `acts` are
    those that move a case; `events` the one that publishes, or all where there is none. All
    acts are of one day. Raises AssertionError with the shortest walk to what is forbidden, UsageError where
    there are too many ways to begin or none, TooManyCasesError where there are more than
    `most` cases, and what `claim` raises.
    """
    said = claim(policy, chain, forbidden)
    known = combinations_of(policy, said.chain, *said.conditions, names=facts, given=given)
    explored = Explored(_scope(said, people, acts, events, known, start))
    place = explored.go(most, longest, said.holds)
    if place is not None:
        walk = smallest(explored.walk_to(place), said.holds)
        raise AssertionError(told(walk, said.words, keep))
    return explored.bound


def assert_always_eventually(
    policy: Policy,
    chain: str,
    wanted: Claimed,
    *,
    people: People | None = None,
    acts: tuple[str, ...] = THROUGH,
    events: tuple[str, ...] | None = None,
    facts: tuple[str, ...] | None = None,
    given: Mapping[str, object] | None = None,
    start: datetime = START,
    most: int = _MOST,
    keep: Path | None = None,
) -> Bound:
    """Raise AssertionError if a case can come to where nothing wanted can come any more.

    From every case that walks come to, some walk must lead to one of which `wanted` holds;
    an ended case leads nowhere. The walks, and what is raised, are those of `prove_never`.
    """
    said = claim(policy, chain, wanted)
    known = combinations_of(policy, said.chain, *said.conditions, names=facts, given=given)
    explored = Explored(_scope(said, people, acts, events, known, start))
    explored.go(most)
    place = explored.trapped(said.holds)
    if place is not None:
        raise AssertionError(told(explored.walk_to(place), f"never again {said.words}", keep))
    return explored.bound


def _scope(
    said: Claim,
    people: People | None,
    acts: tuple[str, ...],
    events: tuple[str, ...] | None,
    known: list[Known],
    start: datetime,
) -> Scope:
    policy, chain = said.policy, said.chain
    if events is None:
        events = chain.events if chain.published is None else (chain.published,)
    who = handful(policy, chain=chain) if people is None else people
    return Scope(policy, chain, who, acts, events, known, start)
