"""Steps worked out once: they say what the reference engine says of the chain itself."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.policies import POLICY_IDS, load_policy
from govflow.provisions.chains import Chain, Step
from govflow.provisions.gates import Gate
from govflow.provisions.ways import Way
from govflow.rules.reference import evaluate
from govflow.words import Words
from tests.cases.made import CHAIN
from tests.cases.made import POLICY as TOY

WORDS = Words("某事", "something")
CHAINS = [chain for policy in (TOY, *map(load_policy, POLICY_IDS)) for chain in policy.chains]
FACTS: dict[str, tuple[object, ...]] = {
    "units_involved": (0, 1, 2, 2.0, True),
    "social_impact": ("ordinary", "high"),
    "public_concern": ("ordinary", "high"),
    "clear_and_simple": (True, False, 1, 0),
    "content_class": ("routine", "major"),
    "joint_units": (1, 2),
    "urgent": (True, False, 1),
    "kind": ("error-report", "suggestion"),
    "origin": ("original", "repost"),
    "made_or_obtained": ("made", "obtained"),
    "drafting_units": (1, 2),
}


def known() -> st.SearchStrategy[dict[str, Any]]:
    """Return what may be known of a case, None among it, and values nobody has checked."""
    values = {name: st.sampled_from((None, *some)) for name, some in FACTS.items()}
    return st.fixed_dictionaries({}, optional=values)


def way_by_reference(chain: Chain, step: Step, facts: dict[str, Any]) -> Way:
    """Return where a case goes, as the reference engine has it."""
    branch = chain.branch_after(step.id)
    if branch is None:
        return Way(chain.next_of(step.id))
    found = evaluate(branch.when, facts)
    to = {True: branch.then, False: branch.otherwise, None: branch.unknown}[found.truth]
    return Way(to, branch.norms, branch.readings, found.unknown)


@given(known())
def test_every_chain(facts: dict[str, Any]) -> None:
    """On every chain there is, whatever is known, posts, gates and ways are the reference's."""
    for chain in CHAINS:
        assert list(chain.rows) == [step.id for step in chain.steps]
        for step in chain.steps:
            row = chain.rows[step.id]
            assert row.step is step
            assert row.way(facts) == way_by_reference(chain, step, facts)
            other = (o.posts for o in step.posts_when if evaluate(o.when, facts).truth)
            assert row.posts(facts) == next(other, step.posts)
            gates = [gate.when for gate in chain.gates_before(step.id)]
            stands = any(when is None or evaluate(when, facts).truth for when in gates)
            assert row.gated(facts) == stands


@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: chain.id)
def test_groups(chain: Chain) -> None:
    """The group of a step is that of its `distinct`."""
    for step in chain.steps:
        row = chain.rows[step.id]
        assert row.group == {s.id for s in chain.steps if s.distinct == step.distinct}


def test_what_is_worked_out_once() -> None:
    """A chain keeps what was worked out; a gate, and what is affirmed, are seen."""
    assert CHAIN.rows is CHAIN.rows
    assert CHAIN.rows["first"].affirmed == ("toy/9",)
    steps = (Step("one", WORDS, ("staff",), ()), Step("two", WORDS, ("staff",), ()))
    chain = Chain("c", WORDS, WORDS, "document", steps, gates=(Gate("two", ("toy/1",)),))
    assert [row.gated({}) for row in chain.rows.values()] == [False, True]
