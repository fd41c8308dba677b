"""Limits on handing a step on: to nobody, or to holders of certain posts."""

from typing import Final

import attrs
import pytest

from govflow.provisions.chains import Chain, Step
from govflow.provisions.gates import Delegation
from tests.cases.made import POLICY, WORDS, Tale, people, person

NOBODY: Final = Delegation("toy/40", allowed=False)
LAWYERS: Final = Delegation("toy/40", posts=("lawyer",))
FREE: Final = Delegation("toy/40")


def at_step(limit: Delegation | None) -> Tale:
    """Return a case that waits at a step with that limit."""
    step = Step("sign", WORDS, ("head",), ("toy/1",), delegation=limit)
    policy = attrs.evolve(POLICY, chains=(Chain("signing", WORDS, WORDS, "document", (step,)),))
    tale = Tale(
        policy,
        people(
            person("ben", "head"),
            person("bea", "head"),
            person("fay", "lawyer"),
            person("guy", "lawyer", unit="elsewhere"),
            person("old", "lawyer", in_post=False),
            person("ann", "staff"),
        ),
    )
    tale.do("ben", "open", chain="signing")
    return tale


@pytest.mark.parametrize(
    ("limit", "do", "to", "code"),
    [
        (None, "delegate", "ann", None),
        (FREE, "delegate", "ann", None),
        (FREE, "delegate", "guy", None),
        (FREE, "reassign", "bea", None),
        (LAWYERS, "delegate", "fay", None),
        (LAWYERS, "delegate", "ann", "not-allowed"),
        (LAWYERS, "delegate", "bea", "not-allowed"),
        (LAWYERS, "delegate", "guy", "not-allowed"),
        (LAWYERS, "delegate", "old", "not-allowed"),
        (LAWYERS, "reassign", "bea", None),
        (LAWYERS, "reassign", "fay", "not-allowed"),
        (NOBODY, "delegate", "fay", "not-allowed"),
        (NOBODY, "reassign", "bea", "not-allowed"),
        (NOBODY, "reassign", "ben", None),
    ],
)
def test_to_whom(limit: Delegation | None, do: str, to: str, code: str | None) -> None:
    """It is delegated to whom the limit names, and reassigned within the step's own posts."""
    tale = at_step(limit)
    assert tale.do("ben", do, to=to) == code


@pytest.mark.parametrize(("limit", "to"), [(NOBODY, "bea"), (LAWYERS, "ann")])
def test_it_rests_on_the_norm(limit: Delegation, to: str) -> None:
    """The refusal cites the norm of the limit, and says of whom it speaks."""
    tale = at_step(limit)
    tale.do("ben", "delegate", to=to)
    assert tale.refused is not None
    assert tale.refused.reasons[0].norms == ("toy/40",)
    assert tale.refused.why.zh.startswith("“某事”不得委派")


def test_nobody_is_named() -> None:
    """An act that names nobody is told that first, and not of any limit on whom to name."""
    assert at_step(LAWYERS).do("ben", "delegate") == "missing-fact"
    tale = at_step(NOBODY)
    tale.do("ben", "delegate")
    assert tale.codes == ["missing-fact", "not-allowed"]


def test_without_a_step() -> None:
    """Where nothing waits, nothing is handed on, whatever the limit."""
    tale = at_step(NOBODY)
    tale.do("ben", "approve")
    assert tale.do("ben", "delegate", to="bea") == "not-at-this-step"
    assert tale.codes == ["not-at-this-step"]


def test_advice_is_asked_for_as_before() -> None:
    """Whom the limit allows gives advice; the delegator decides, and may take the step back."""
    tale = at_step(LAWYERS)
    tale.do("ben", "delegate", to="fay")
    assert tale.do("ben", "reassign", to="ben") is None
    tale.do("ben", "delegate", to="fay")
    tale.do("fay", "approve")
    assert tale.do("ben", "approve") is None
    assert tale.now.state == "cleared"
