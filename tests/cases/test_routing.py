"""Which way a case goes after a step, and what that rests on."""

from typing import Any

import attrs
import pytest

from govflow.cases.routing import way_from
from govflow.policies import load_policy
from tests.cases.made import CHAIN, opened


@pytest.mark.parametrize(
    ("facts", "to", "unknown"),
    [
        ({"units_involved": 2}, "second", ()),
        ({"units_involved": 1}, "proof", ()),
        ({}, "second", ("units_involved",)),
    ],
)
def test_ways_of_a_branch(facts: Any, to: str, unknown: tuple[str, ...]) -> None:
    """A branch goes by its condition; an unknown fact goes the way it says, and is named."""
    way = way_from(CHAIN, opened(facts=facts).now, "first")
    assert (way.to, way.unknown) == (to, unknown)


def test_a_step_without_a_branch() -> None:
    """Without a branch a case goes to the next step, then is cleared; it rests on nothing."""
    case = opened().now
    assert way_from(CHAIN, case, "second").to == "proof"
    way = way_from(CHAIN, case, "proof")
    assert (way.to, way.norms, way.readings) == ("cleared", (), ())


def test_a_way_names_norms_and_readings() -> None:
    """The way of a regulation's branch names the norms and readings it rests on."""
    chain = load_policy("wanzhou").chain("publication")
    way = way_from(chain, attrs.evolve(opened().now, facts={}), "third-review")
    assert way.to == "principal-sign"
    assert way.norms == ("wanzhou/16.5", "wanzhou/16.6")
    assert way.readings == (
        "wanzhou/16.6:any-factor",
        "wanzhou/16.6:two-or-more-units",
        "wanzhou/16.6:impact-stated-by-people",
        "wanzhou/16.5:neither-goes-up",
        "wanzhou/16.5:high-impact-prevails",
        "wanzhou/16.5:unstated-goes-up",
    )
    assert len(way.unknown) == 4
