"""Policies with planted defects, a policy of votes, and ways to play what was found."""

from collections.abc import Callable
from typing import Any, Final

import attrs

from govflow.calendars import china
from govflow.cases.state import Case
from govflow.policies import load_policy
from govflow.policy import Policy
from govflow.provisions.chains import Chain, Step
from govflow.provisions.things import Document
from govflow.provisions.votes import Votes
from govflow.rules.conditions import facts
from govflow.testing.offices import START
from govflow.testing.samples import open_to
from govflow.words import Words
from tests.cases.made import POLICY, WORDS

document: Final = facts(Document)
WANZHOU: Final = load_policy("wanzhou")
SIPING: Final = load_policy("siping")
YOUYANG: Final = load_policy("youyang")
QIANJIANG: Final = load_policy("qianjiang")
BOZHOU: Final = load_policy("bozhou")
THE_FIVE: Final = (WANZHOU, SIPING, YOUYANG, QIANJIANG, BOZHOU)
PLAIN: Final = {
    "units_involved": 1,
    "social_impact": "ordinary",
    "public_concern": "ordinary",
    "clear_and_simple": True,
}
"""Facts with which a case of Wanzhou's goes without the principal head."""


def beginning(policy: Policy, chain: Chain) -> dict[str, Any]:
    """Return the facts with which no gate of a chain is shut for want of a fact."""
    known: dict[str, Any] = {}
    for gate in chain.gates:
        if gate.when is None:
            known |= next(iter(open_to(policy, chain, gate, START, china())), {})
    return known


def with_chain(policy: Policy, chain: Chain, **changes: Any) -> Policy:
    """Return the policy with a chain changed."""
    other = attrs.evolve(chain, **changes)
    return attrs.evolve(policy, chains=tuple(other if c is chain else c for c in policy.chains))


def with_steps(policy: Policy, change: Callable[[Step], dict[str, Any]]) -> Policy:
    """Return the policy with the steps of its publication changed."""
    chain = policy.chain("publication")
    steps = tuple(attrs.evolve(step, **change(step)) for step in chain.steps)
    return with_chain(policy, chain, steps=steps)


def undivided(policy: Policy) -> Policy:
    """Return the policy without separation of duties: each step is a group of its own."""
    return with_steps(policy, lambda step: {"distinct": step.id})


BALLOT: Final = Chain(
    "ballot",
    WORDS,
    WORDS,
    "document",
    steps=(
        Step(
            "vote",
            Words("票签", "vote"),
            ("head", "staff"),
            ("toy/1",),
            votes=Votes("toy/1", needed=3),
        ),
        Step("elsewhere", Words("上级签", "signed above"), ("head",), ("toy/2",), unit="county"),
    ),
    events=("published",),
    published="published",
)
VOTING: Final = attrs.evolve(POLICY, chains=(BALLOT,), clocks=())
"""A policy of three votes, and a step that another unit signs."""


def signed_twice(case: Case) -> bool:
    """Return whether one person approved two of a case's reviews."""
    signers = [s.person for s in case.signatures if "proof" not in s.step and s.kind == "approval"]
    return len(signers) != len(set(signers))


def online_without(step: str) -> Callable[[Case], bool]:
    """Return whether a case may go online that lacks a signature at a step."""

    def unsigned(case: Case) -> bool:
        return case.state in {"cleared", "published"} and all(
            signature.step != step for signature in case.signatures
        )

    return unsigned
