"""The short way: where it is sure, it says what the long way says."""

from datetime import date
from typing import Any

import attrs
import pytest

from govflow.cases.acts import Act, Refusal
from govflow.cases.decide import at_length, decide
from govflow.cases.plain import edge, post_to_sign, signed_plainly
from govflow.cases.state import Arranged
from govflow.policy import Policy
from govflow.provisions.gates import Gate
from govflow.provisions.votes import Votes
from tests.cases.made import CALENDAR, CHAIN, PEOPLE, POLICY, Tale, document, opened

DAY = date(2024, 2, 1)


def post(tale: Tale, name: str, **about: Any) -> Any:
    """Return by which post somebody signs: its name, False, or None for the long way."""
    case = tale.now
    row = tale.policy.chain(case.chain).rows[case.step]
    found = post_to_sign(row, case, PEOPLE.persons[name], DAY, **about)
    return found.post if found else found


def test_who_may_sign() -> None:
    """Whoever holds the post that day in that unit may; nobody else, and nobody twice."""
    tale = opened()
    assert [post(tale, name) for name in ("ann", "abe", "ben", "dan", "eva", "nil")] == [
        "staff",
        "staff",
        False,
        False,
        False,
        False,
    ]
    tale.do("ann", "approve")
    assert (post(tale, "ben"), post(tale, "ann")) == ("head", False)
    urgent = opened(facts={"urgent": True, "units_involved": 2})
    urgent.do("ann", "approve")
    assert (post(urgent, "cid"), post(tale, "cid")) == ("deputy", False)


def test_the_unit_of_a_step() -> None:
    """A step that another unit signs is signed by its people, not by those of the case."""
    first = attrs.evolve(CHAIN.steps[0], posts=("head",), unit="elsewhere")
    chain = attrs.evolve(CHAIN, steps=(first, *CHAIN.steps[1:]))
    row, case = chain.rows["first"], opened().now
    found = [post_to_sign(row, case, PEOPLE.persons[name], DAY) for name in ("dan", "ben")]
    assert found == [PEOPLE.persons["dan"].assignments[0], False]


def test_what_was_arranged_goes_the_long_way() -> None:
    """A delegate, an added signer, even one that was removed again: the long way says."""
    tale = opened()
    tale.do("ann", "add-signer", to="fay")
    assert post(tale, "ann") is None
    tale.do("ann", "remove-signer", to="fay")
    assert tale.now.arranged == Arranged()
    assert post(tale, "ann") is None
    assert tale.do("ann", "approve") is None


def test_a_signature_at_the_step_goes_the_long_way() -> None:
    """A step that somebody has signed already is none for the short way."""
    tale = opened()
    tale.do("ann", "approve")
    tale.case = attrs.evolve(tale.now, step="first")
    assert post(tale, "abe") is None


def test_content_that_differs_goes_the_long_way() -> None:
    """Whoever saw another content than the case or a signature holds is told the long way."""
    tale = opened()
    tale.do("ann", "approve", content="x")
    assert tale.do("ben", "approve", content="y") == "content-changed"
    tale.case = attrs.evolve(tale.now, digest=None)
    assert post(tale, "ben", seen="another") is None
    assert tale.do("ben", "approve", content="y") == "content-changed"
    assert tale.do("ben", "approve", content="x") is None


def test_ways() -> None:
    """An edge is the way a case goes if that person signs; without leave there is none."""
    case = opened(facts={"units_involved": 1}).now
    found = edge(CHAIN, case, PEOPLE.persons["ann"], DAY)
    assert found is not None
    assert found.to == "proof"
    assert edge(CHAIN, case, PEOPLE.persons["ben"], DAY) is None
    assert edge(CHAIN, attrs.evolve(case, step=None), PEOPLE.persons["ann"], DAY) is None


@pytest.mark.parametrize("changes", [{"gates": (Gate("first", elapsed=("toy/4",)),)}, {}])
def test_gates_and_votes_go_the_long_way(changes: Any) -> None:
    """A step with a gate before it, or with votes, is none for the short way."""
    first = CHAIN.steps[0]
    voted = attrs.evolve(first, votes=Votes("toy/1", needed=2))
    chain = attrs.evolve(CHAIN, steps=(first if changes else voted, *CHAIN.steps[1:]), **changes)
    case, ann = opened().now, PEOPLE.persons["ann"]
    act = Act("approve", case.last_at, "ann", "c")
    assert edge(chain, case, ann, DAY) is None
    assert signed_plainly(chain, case, act, ann, DAY) is None
    assert signed_plainly(CHAIN, case, act, ann, DAY) is not None
    policy: Policy = attrs.evolve(POLICY, chains=(chain, *POLICY.chains[1:]))
    found = decide(policy, case, act, PEOPLE, CALENDAR)
    assert found == at_length(policy, case, act, PEOPLE, CALENDAR)
    assert isinstance(found, Refusal) == bool(changes)


@pytest.mark.parametrize(("urgent", "plain"), [(True, False), (False, True), (None, True)])
def test_a_gate_with_a_condition(urgent: bool | None, plain: bool) -> None:
    """While its condition is not known to hold, the short way is open."""
    gate = Gate("first", elapsed=("toy/4",), when=document.urgent.is_(True))
    chain = attrs.evolve(CHAIN, gates=(gate,))
    case, ann = opened(facts={} if urgent is None else {"urgent": urgent}).now, "ann"
    act = Act("approve", case.last_at, ann, "c")
    found = signed_plainly(chain, case, act, PEOPLE.persons[ann], DAY)
    assert (found is not None) is plain
    policy: Policy = attrs.evolve(POLICY, chains=(chain, *POLICY.chains[1:]))
    decided = decide(policy, case, act, PEOPLE, CALENDAR)
    assert decided == at_length(policy, case, act, PEOPLE, CALENDAR)
    assert isinstance(decided, Refusal) is not plain


def test_checks() -> None:
    """What is affirmed goes the short way, what is denied the long one."""
    case, ann = opened().now, PEOPLE.persons["ann"]
    for held in (True, False):
        act = Act("approve", case.last_at, "ann", "c", checks={"toy/9": held})
        assert (signed_plainly(CHAIN, case, act, ann, DAY) is not None) == held
