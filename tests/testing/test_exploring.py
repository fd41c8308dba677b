"""Every case that a chain can come to: none is missed, none is told apart for nothing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govflow.cases.acts import ACTS
from govflow.cases.state import Case
from govflow.errors import UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Chain
from govflow.provisions.roles import People
from govflow.testing.drawing import GOVERNED, Drawing
from govflow.testing.exploring import Explored, TooManyCasesError
from govflow.testing.offices import START, UNIT, everyone, handful
from govflow.testing.samples import combinations_of
from govflow.testing.scopes import CONTENTS, Scope
from govflow.testing.walking import Walk
from tests.testing.made import (
    BALLOT,
    BOZHOU,
    QIANJIANG,
    SIPING,
    VOTING,
    YOUYANG,
)

MOST = 100_000
THROUGH = ("approve", "return", "edit", "withdraw", "event", "state")
CHAINS = [
    pytest.param(policy, chain, id=f"{policy.id}-{chain.id}")
    for policy in (SIPING, YOUYANG, QIANJIANG, BOZHOU)
    for chain in policy.chains
]


def explored(
    policy: Policy,
    chain: Chain,
    acts: tuple[str, ...] = THROUGH,
    people: People | None = None,
    longest: int | None = None,
) -> Explored:
    """Return what was gone through of a chain."""
    who = handful(policy) if people is None else people
    facts = combinations_of(policy, chain)
    found = Explored(Scope(policy, chain, who, acts, chain.events, facts, START))
    found.go(MOST, longest)
    return found


def places(cases: Iterable[Case]) -> set[tuple[Any, ...]]:
    """Return what a regulation may ask of cases: where they are, and who has signed what."""
    return {
        (
            case.state,
            case.step,
            frozenset(case.facts.items()),
            frozenset((s.step, s.person, s.kind) for s in case.signatures),
            frozenset(event.name for event in case.events),
        )
        for case in cases
    }


@pytest.mark.parametrize(("policy", "chain"), CHAINS)
@settings(max_examples=25, deadline=None)
@given(st.data())
def test_no_walk_leads_out_of_it(policy: Policy, chain: Chain, data: st.DataObject) -> None:
    """Whatever walk is drawn among the same people, acts and facts, it comes to no other case."""
    known = st.sampled_from(combinations_of(policy, chain))
    drawing = Drawing(chain, THROUGH, known, known)
    begun = Walk(policy, handful(policy))
    walk = data.draw(st.composite(lambda draw: drawing.a_walk(draw, begun, START, 20))())
    found = places(explored(policy, chain).cases)
    for move in walk.moves:
        assert move.case is not None
        if move.case.unit == UNIT:
            assert places([move.case]) <= found


@pytest.mark.parametrize(("policy", "chain"), CHAINS)
def test_each_case_is_come_to(policy: Policy, chain: Chain) -> None:
    """Each case can be walked to, by acts of which none is refused, in as few as it took."""
    found = explored(policy, chain)
    for place in range(0, len(found.cases), 7):
        walk = found.walk_to(place)
        assert all(move.refusal is None for move in walk.moves)
        assert walk.case is not None
        assert places([walk.case]) == places([found.cases[place]])
    lengths = [len(found.walk_to(place).moves) for place in range(len(found.cases))]
    assert lengths == sorted(lengths)


def test_cases_are_told_apart_by_what_counts() -> None:
    """Two cases are never one in state, place, facts, signers and events."""
    found = explored(QIANJIANG, QIANJIANG.chain("publication"))
    assert len(places(found.cases)) == len(found.cases)


def test_how_far_it_reaches() -> None:
    """Without a longest walk nothing is left; with one the bound says how far it went."""
    chain = YOUYANG.chain("publication")
    whole = explored(YOUYANG, chain)
    assert whole.bound.longest is None
    assert whole.bound.cases == len(whole.cases) == 60
    assert (whole.bound.people, whole.bound.ways) == (6, 2)
    assert whole.bound.facts == ("joint_units",)
    short = explored(YOUYANG, chain, longest=3)
    assert short.bound.longest == 3
    assert max(len(short.walk_to(place).moves) for place in range(len(short.cases))) == 3
    assert explored(YOUYANG, chain, longest=99).bound == whole.bound


def test_the_bound_in_words() -> None:
    """The bound says whose walks, how long, among how many, and how many cases."""
    chain = SIPING.chain("publication")
    said = explored(SIPING, chain, ("approve",)).bound.words
    assert said.en == (
        "siping publication: walks of any length among 5 people on one day, 1 way to begin, "
        "acts approve; 6 cases"
    )
    assert "步数不限" in said.zh
    said = explored(SIPING, chain, ("approve", "event"), longest=2).bound.words
    assert "walks of 2 acts at most" in said.en
    assert "acts approve, event published" in said.en
    assert "至多2步" in said.zh


def test_more_cases_than_are_gone_through() -> None:
    """More cases than were asked for are an error, and no proof."""
    chain = YOUYANG.chain("publication")
    scope = Scope(YOUYANG, chain, handful(YOUYANG), THROUGH, (), [{}], START)
    whole = Explored(scope)
    whole.go(MOST)
    exactly = Explored(scope)
    exactly.go(len(whole.cases))
    assert len(exactly.cases) == len(whole.cases)
    with pytest.raises(TooManyCasesError, match=f"more than {len(whole.cases) - 1} cases"):
        Explored(scope).go(len(whole.cases) - 1)


def test_stopping_at_the_first() -> None:
    """The first case that is looked for is come to by the fewest acts."""
    chain = SIPING.chain("publication")
    found = Explored(Scope(SIPING, chain, handful(SIPING), THROUGH, (), [{}], START))
    place = found.go(MOST, stop=lambda case: case.state == "cleared")
    assert place is not None
    assert [act.do for act in found.walk_to(place).acts] == ["open", "approve", "approve"]


def test_where_nothing_leads_on() -> None:
    """A case from which nothing wanted can come is found; where there is none, none is."""
    chain = SIPING.chain("publication")
    found = explored(SIPING, chain)
    assert found.trapped(lambda case: case.ended or case.state == "cleared") is None
    place = found.trapped(lambda case: case.state == "cleared")
    assert place is not None
    assert found.cases[place].state == "withdrawn"
    nobody = explored(
        SIPING, chain, people=People({"staff-1": found.scope.people.persons["staff-1"]})
    )
    assert nobody.trapped(lambda case: case.state == "cleared") == 0


def test_every_act_can_be_gone_through() -> None:
    """Handing on, added signers and overriding are gone through where they are named."""
    persons = everyone(SIPING, gone=date(2024, 1, 9)).persons
    few = ("secrecy-reviewer-1", "secrecy-reviewer-2", "deputy-head-1", "root")
    acts = ("approve", "delegate", "reassign", "add-signer", "remove-signer", "override")
    chain = SIPING.chain("publication")
    found = explored(SIPING, chain, acts, People({name: persons[name] for name in few}), 5)
    assert any(case.delegate for case in found.cases)
    assert any(case.reassigned for case in found.cases)
    assert any(case.added for case in found.cases)
    assert {s.kind for case in found.cases for s in case.signatures} == {
        "approval",
        "advice",
        "override",
    }


@pytest.mark.parametrize("do", [do for do in ACTS if do not in {*GOVERNED, "override"}] + ["pause"])
def test_acts_that_cannot_be_gone_through(do: str) -> None:
    """An act that moves no case, or is not there, is refused with those that can be."""
    chain = SIPING.chain("publication")
    with pytest.raises(UsageError, match=f"{do}.*cannot be gone through; these can: approve"):
        Scope(SIPING, chain, People(), (do,), (), [{}], START)


def test_votes_are_gone_through() -> None:
    """Votes for and against are told apart by who gave them."""
    found = explored(VOTING, BALLOT, ("approve", "return"))
    against = {vote.person for case in found.cases for vote in case.against}
    assert against >= {"head-1", "head-2", "head-3", "staff-1"}
    assert {case.state for case in found.cases} == {"open", "returned", "cleared"}


def test_contents_alternate() -> None:
    """An edit gives other content than the case has, so that it is an edit."""
    chain = SIPING.chain("publication")
    found = explored(SIPING, chain, ("edit", "approve"))
    assert found.cases[0].digest is not None
    scope = found.scope
    first = next(iter(next(iter(scope.openings()))))
    assert first.content == CONTENTS[0]
    edits = [act for same in scope.ways_from(found.cases[0]) for act in same if act.do == "edit"]
    assert {act.content for act in edits} == {CONTENTS[1]}


def test_what_follows_an_event_hangs_on_their_order() -> None:
    """Events are told apart by which came last, since one starts anew what another stopped."""
    chain = BOZHOU.chain("site-opening")
    orders = {tuple(event.name for event in case.events) for case in explored(BOZHOU, chain).cases}
    assert ("notice-published",) in orders
    assert ("notice-published", "notice-removed") in orders
