"""What a chain never comes to, looked for over walks that are drawn."""

from datetime import datetime, timedelta

from govflow.policy import Policy
from govflow.provisions.roles import People
from govflow.testing.claims import Claimed, claim
from govflow.testing.counterexamples import Path, first_reached, smallest, told
from govflow.testing.drawing import GOVERNED
from govflow.testing.extras import need_hypothesis
from govflow.testing.offices import START
from govflow.testing.strategies import walks


def assert_never(
    policy: Policy,
    chain: str,
    forbidden: Claimed,
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
