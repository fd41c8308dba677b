"""What a chain never comes to: looked for over drawn walks, or gone through to the end.

What is forbidden is a condition over facts, or a function that is told the case, or several
of them, which are forbidden together. A condition is met where it is true; unknown is not.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from attrs import frozen

from govflow.calendars.civil import civil_date
from govflow.cases.state import Case
from govflow.errors import UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.roles import People
from govflow.rules.conditions import Condition, check_condition
from govflow.rules.reference import evaluate, say
from govflow.testing.counterexamples import Path, first_reached, smallest, told
from govflow.testing.drawing import GOVERNED
from govflow.testing.exploring import Bound, Explored
from govflow.testing.extras import need_hypothesis
from govflow.testing.offices import START, everyone, handful
from govflow.testing.samples import combinations_of, known_of
from govflow.testing.scopes import Scope
from govflow.testing.strategies import walks
from govflow.words import Words

Predicate = Callable[[Case], bool]
Forbidden = Condition | Predicate | Sequence[Condition | Predicate]
THROUGH: Final = ("approve", "return", "edit", "withdraw", "event")
"""The acts that are gone through unless others are named."""
_MOST: Final = 200_000
_DAY: Final = timedelta(days=1)


@frozen
class Claim:
    """Conditions and functions of a case of one chain, which hold together or not."""

    policy: Policy
    chain: Chain
    conditions: tuple[Condition, ...]
    predicates: tuple[Predicate, ...]

    def holds(self, case: Case) -> bool:
        """Return whether all of it holds of a case."""
        if self.conditions:
            known = known_of(self.policy, case)
            if not all(evaluate(one, known).truth for one in self.conditions):
                return False
        return all(predicate(case) for predicate in self.predicates)

    @property
    def words(self) -> str:
        """What is claimed: conditions in words, functions by name."""
        said = [say(one).en for one in self.conditions]
        said += [getattr(one, "__name__", repr(one)) for one in self.predicates]
        return " and ".join(said)


def claim(policy: Policy, chain_id: str, parts: Forbidden) -> Claim:
    """Return what is claimed of the cases of a chain.

    Raises UnknownNameError for a chain or a fact that there is not, ConditionError for a
    value that a fact cannot have, UsageError where nothing is claimed.
    """
    chain = policy.chain(chain_id)
    several = parts if isinstance(parts, Sequence) else (parts,)
    conditions = tuple(part for part in several if isinstance(part, Condition))
    predicates = tuple(part for part in several if not isinstance(part, Condition))
    if not several or not all(callable(one) for one in predicates):
        raise UsageError(
            Words(
                f"应为条件或函数，或二者的序列：{parts!r}",
                f"a condition, a function or several of them are expected, not {parts!r}",
            )
        )
    for condition in conditions:
        check_condition(condition, policy.stateable(chain))
    return Claim(policy, chain, conditions, predicates)


def assert_never(
    policy: Policy,
    chain: str,
    forbidden: Forbidden,
    *,
    people: People | None = None,
    acts: tuple[str, ...] = GOVERNED,
    start: datetime = START,
    longest: int = 20,
    max_examples: int = 500,
    deadline: timedelta | None = None,
    keep: Path | None = None,
) -> None:
    """Raise AssertionError if one of the walks that are drawn comes to what is forbidden.

    The smallest walk found is told as a scenario that `govflow play` plays; with `keep` it
    is written to that folder. Without `people` it is `everyone`; `acts` are all but
    `override`. `longest` is in acts, `max_examples` in walks, `deadline` Hypothesis's time
    for each. That nothing was found proves nothing: see `prove_never`. Raises
    MissingExtraError without Hypothesis, and what `claim` raises.
    """
    need_hypothesis()
    from hypothesis import Phase, find, settings
    from hypothesis.errors import NoSuchExample

    said = claim(policy, chain, forbidden)
    if people is None:
        people = everyone(policy, gone=civil_date(start) + _DAY)
    drawn = walks(
        policy,
        said.chain,
        people=people,
        do=acts,
        start=start,
        longest=longest,
        also=said.conditions,
    )
    how = settings(
        max_examples=max_examples,
        deadline=deadline,
        database=None,
        derandomize=True,
        phases=[Phase.generate],  # `smallest` knows better what may go
    )
    try:
        walk = find(drawn, lambda one: first_reached(one, said.holds) is not None, settings=how)
    except NoSuchExample:
        return
    raise AssertionError(told(smallest(walk, said.holds), said.words, keep))


def prove_never(
    policy: Policy,
    chain: str,
    forbidden: Forbidden,
    *,
    people: People | None = None,
    acts: tuple[str, ...] = THROUGH,
    events: tuple[str, ...] | None = None,
    facts: tuple[str, ...] | None = None,
    start: datetime = START,
    longest: int | None = None,
    most: int = _MOST,
    keep: Path | None = None,
) -> Bound:
    """Go through every walk of a chain, and return how far that is a proof.

    Whatever may be known of a case is taken once for each cell of its facts: one value
    stands for all that no condition of the chain or of `forbidden` tells apart. `facts` are
    those the chain names and its ways and `forbidden` read, if none are given; all others
    are unknown. Without `people` it is a `handful`; `acts` are those that move a case;
    `events` the one that publishes, or all where there are no steps. All acts are of one
    day. Raises AssertionError with the shortest walk to what is forbidden, UsageError where
    there are too many ways to begin, TooManyCasesError where there are more than `most`
    cases, and what `claim` raises.
    """
    said = claim(policy, chain, forbidden)
    explored = Explored(_scope(said, people, acts, events, facts, start))
    place = explored.go(most, longest, said.holds)
    if place is not None:
        walk = smallest(explored.walk_to(place), said.holds)
        raise AssertionError(told(walk, said.words, keep))
    return explored.bound


def assert_always_eventually(
    policy: Policy,
    chain: str,
    wanted: Forbidden,
    *,
    people: People | None = None,
    acts: tuple[str, ...] = THROUGH,
    events: tuple[str, ...] | None = None,
    facts: tuple[str, ...] | None = None,
    start: datetime = START,
    most: int = _MOST,
    keep: Path | None = None,
) -> Bound:
    """Raise AssertionError if a case can come to where nothing wanted can come any more.

    From every case that walks come to, some walk must lead to one of which `wanted` holds;
    an ended case leads nowhere. The walks, and what is raised, are those of `prove_never`.
    """
    said = claim(policy, chain, wanted)
    explored = Explored(_scope(said, people, acts, events, facts, start))
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
    facts: tuple[str, ...] | None,
    start: datetime,
) -> Scope:
    policy, chain = said.policy, said.chain
    if events is None:
        events = chain.events if chain.published is None else (chain.published,)
    return Scope(
        policy,
        chain,
        handful(policy) if people is None else people,
        acts,
        events,
        combinations_of(policy, chain, *said.conditions, names=facts),
        start,
    )
