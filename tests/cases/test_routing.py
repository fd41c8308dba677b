"""Which way a case goes after a step, and what that rests on."""

from typing import Any, Final

import attrs
import pytest

from govflow.cases.routing import way_from
from govflow.policies import load_policy
from tests.cases.made import CHAIN, POLICY, Tale, opened


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


class TestWaiting:
    """Where a branch has the case wait for a fact."""

    WAITS: Final = attrs.evolve(CHAIN.branches[0], unknown="first")
    POLICY: Final = attrs.evolve(POLICY, chains=(attrs.evolve(CHAIN, branches=(WAITS,)),))

    def told(self, **about: Any) -> Tale:
        """Return the tale of a case that was just opened."""
        tale = Tale(self.POLICY)
        assert tale.do("ann", "open", chain="publication", **about) is None
        return tale

    def test_it_waits_until_the_fact_is_stated(self) -> None:
        """Nobody signs before, and the fact is named; then it goes its way."""
        tale = self.told()
        assert tale.do("ann", "approve") == "missing-fact"
        assert tale.refused is not None
        assert "units_involved" in tale.refused.why.en
        tale.do("ann", "state", facts={"units_involved": 1})
        assert tale.do("ann", "approve") is None
        assert tale.now.step == "proof"

    def test_nobody_passes_it_over(self) -> None:
        """No superuser and no signer who is taken off sends it on without the fact."""
        tale = self.told()
        assert tale.do("root", "override", note="急") == "missing-fact"
        assert tale.do("ann", "add-signer", to="abe") is None
        assert tale.do("ann", "approve") == "missing-fact"
        assert tale.do("ann", "remove-signer", to="abe") is None
        assert tale.now.step == "first"

    def test_the_last_added_signer(self) -> None:
        """Who is owed no more signs in vain while the fact is unknown."""
        tale = self.told(facts={"units_involved": 2})
        assert tale.do("ann", "add-signer", to="abe") is None
        assert tale.do("ann", "approve") is None
        assert tale.do("ann", "remove-signer", to="abe") is None
        assert tale.now.step == "second"

    def test_who_can_sign(self) -> None:
        """It still waits for those who could sign once the fact is there."""
        tale = self.told()
        assert tale.do("ben", "approve") == "not-your-role"
        assert tale.now.step == "first"
