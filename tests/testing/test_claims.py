"""Claims: what is claimed in words, and what cannot be."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from govflow.cases.state import Case
from govflow.errors import ConditionError, UnknownNameError, UsageError
from govflow.rules.conditions import Compare, Condition
from govflow.testing.building import opened
from govflow.testing.claims import claim
from govflow.testing.never import assert_never
from govflow.testing.proofs import assert_always_eventually, prove_never
from govflow.words import Words
from tests.testing.made import SIPING, WANZHOU, document, signed_twice


def test_what_is_claimed_in_words() -> None:
    """A claim is told by its conditions in words and its functions by name."""
    said = claim(WANZHOU, "publication", [document.units_involved >= 2, signed_twice])
    assert said.words == "the number of units involved is at least 2 and signed_twice"
    assert claim(WANZHOU, "publication", document.urgent.is_(True)).predicates == ()
    assert "CallableThing" in claim(WANZHOU, "publication", CallableThing()).words


class CallableThing:
    """Something that can be called, and has no name."""

    def __call__(self, case: Case) -> bool:
        """Hold of no case."""
        return False


NOTHING: Condition = Compare("nothing_of_that_name", "==", 1, Words("无", "none"))


@pytest.mark.parametrize(
    ("chain", "forbidden", "error"),
    [
        ("publications", signed_twice, UnknownNameError),
        ("publication", NOTHING, UnknownNameError),
        ("publication", attrs.evolve(document.units_involved == 1, value="1"), ConditionError),
        ("publication", (), UsageError),
        ("publication", "signed_twice", UsageError),
        ("publication", True, UsageError),
    ],
)
@pytest.mark.parametrize("check", [assert_never, prove_never, assert_always_eventually])
def test_claims_that_claim_nothing(
    check: Callable[..., object], chain: str, forbidden: Any, error: type[Exception]
) -> None:
    """A name that is not there, a value that cannot be, and no claim at all are refused."""
    with pytest.raises(error):
        check(WANZHOU, chain, forbidden)


def test_parts_hold_together() -> None:
    """A claim of several parts holds where each does; what is unknown is not met."""
    case = opened(SIPING, "publication", facts={"joint_units": 3}).now
    several = document.joint_units >= 3
    assert claim(SIPING, "publication", several).holds(case)
    assert not claim(SIPING, "publication", (several, signed_twice)).holds(case)
    assert not claim(SIPING, "publication", (several, document.urgent.is_(True))).holds(case)
    assert not claim(SIPING, "publication", (several, ~document.urgent.is_(True))).holds(case)
    assert claim(SIPING, "publication", (several, lambda one: one.state == "open")).holds(case)
