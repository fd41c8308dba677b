"""Who may sign a step, and who it waits for."""

from datetime import timedelta

import pytest

from govflow.cases.signing import decided, owed, posts_of, same_group, waits_for
from tests.cases.made import CHAIN, PEOPLE, Tale, opened


def waiting(tale: Tale) -> list[str]:
    """Return who a case waits for an hour later."""
    return list(waits_for(CHAIN, tale.now, PEOPLE, tale.at + timedelta(hours=1)))


def at_second(**about: object) -> Tale:
    """Return a case that ann has approved."""
    tale = opened(**about)  # type: ignore[arg-type]
    assert tale.do("ann", "approve") is None
    return tale


@pytest.mark.parametrize(
    ("urgent", "posts"),
    [(True, ("deputy", "head")), (False, ("head",)), (None, ("head",))],
)
def test_posts_hang_on_facts(urgent: object, posts: tuple[str, ...]) -> None:
    """Other posts sign where a fact is known to hold; unknown is not true."""
    case = opened(facts={} if urgent is None else {"urgent": urgent}).now
    assert posts_of(CHAIN.step("second"), case) == posts


def test_it_waits_for_those_in_post() -> None:
    """It waits for each holder of the post in the unit that day, in order of id."""
    assert waiting(opened()) == ["abe", "ann"]
    assert waiting(at_second()) == ["bea", "ben"]
    assert waiting(at_second(facts={"urgent": True})) == ["bea", "ben", "cid"]


def test_it_waits_for_nobody_without_a_step() -> None:
    """A case without a step waits for nobody."""
    assert waits_for(CHAIN, opened("bare").now, PEOPLE, opened().at) == ()


def test_delegation() -> None:
    """A delegated step waits for the delegate, then for the delegator alone."""
    tale = at_second()
    tale.do("ben", "delegate", to="fay")
    assert waiting(tale) == ["fay"]
    assert tale.do("ben", "approve") == "not-your-role"
    assert "fay" in tale.refused.why.en  # type: ignore[union-attr]
    assert tale.do("bea", "approve") == "not-your-role"
    assert tale.do("fay", "approve") is None
    assert tale.entries[-1].name == "advice-given"
    assert waiting(tale) == ["ben"]
    assert tale.do("ben", "approve") is None


def test_taking_a_delegated_step_back() -> None:
    """The delegator takes a step back by reassigning it to themselves."""
    tale = at_second()
    tale.do("ben", "delegate", to="fay")
    assert tale.do("ben", "reassign", to="ben") is None
    assert waiting(tale) == ["ben"]


def test_reassignment() -> None:
    """A reassigned step waits for that person alone."""
    tale = at_second()
    tale.do("ben", "reassign", to="bea")
    assert waiting(tale) == ["bea"]
    assert tale.do("ben", "approve") == "not-your-role"


def test_added_signers() -> None:
    """A step with added signers waits for them and its own, in whatever order they sign."""
    tale = at_second()
    tale.do("ben", "add-signer", to="fay")
    step = CHAIN.step("second")
    assert owed(tale.now, step) == ["fay"]
    assert owed(tale.now, step, also="fay") == []
    assert waiting(tale) == ["bea", "ben", "fay"]
    tale.do("ben", "approve")
    assert decided(tale.now, step)
    assert waiting(tale) == ["fay"]
    assert tale.do("bea", "approve") == "not-at-this-step"
    assert "fay" in tale.refused.why.en  # type: ignore[union-attr]
    assert tale.do("ben", "approve") == "separation-of-duties"
    assert tale.do("fay", "approve") is None
    assert tale.now.step == "proof"


def test_an_added_signer_before_the_own() -> None:
    """The added signer's approval alone does not end the step."""
    tale = at_second()
    tale.do("ben", "add-signer", to="fay")
    tale.do("fay", "approve")
    assert not decided(tale.now, CHAIN.step("second"))
    assert waiting(tale) == ["bea", "ben"]
    tale.do("bea", "approve")
    assert tale.now.step == "proof"


def test_groups_are_apart() -> None:
    """Who reviewed may proof; the group holds the signatures of its own steps."""
    tale = at_second()
    tale.do("ben", "approve")
    assert same_group(CHAIN, tale.now, CHAIN.step("proof")) == []
    assert {s.person for s in same_group(CHAIN, tale.now, CHAIN.step("second"))} == {"ann", "ben"}
    assert waiting(tale) == ["abe", "ann"]
