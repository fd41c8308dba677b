"""Random acts by random people on every chain: what must hold whatever is done."""

import json
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govflow.calendars.civil import civil_date
from govflow.cases.acts import CODES, Act, Refusal
from govflow.cases.clocks import has_yielded, running, verdict_on
from govflow.cases.decide import at_length
from govflow.cases.plain import edge
from govflow.cases.signing import posts_of, unit_of, waits_for
from govflow.cases.state import Case, evolve
from govflow.journal import GENESIS, Entry, canonical, fold, read_entry, verify
from govflow.policies import load_policy
from govflow.policy import Policy
from govflow.provisions.chains import CLEARED, Chain
from govflow.testing.drawing import GOVERNED
from govflow.testing.offices import everyone
from govflow.testing.strategies import walks
from govflow.testing.walking import Move, Walk, sealed
from tests.cases.made import CALENDAR, NOON, POLICY

SHUT: Final = frozenset(["missing-fact", "not-allowed"])
"""What a gate before a step answers, whoever would sign."""
ON_THE_REGULATION: Final = frozenset(
    ["not-in-post", "not-your-unit", "not-your-role", "separation-of-duties", "content-changed"]
)
CHAINS: Final = {
    f"{policy.id}-{chain.id}": (policy, chain)
    for policy in (
        POLICY,
        *map(load_policy, ("wanzhou", "siping", "youyang", "qianjiang", "bozhou")),
    )
    for chain in policy.chains
}
"""By name: the repr of a policy is too long for Hypothesis to print."""


@cache
def walks_of(which: str) -> st.SearchStrategy[Walk]:
    """Return walks of a chain, overriding among them."""
    policy, chain = CHAINS[which]
    people = everyone(policy, gone=date(2024, 2, 3), chain=chain)
    done = (*GOVERNED, "override")
    return walks(policy, chain, people=people, do=done, start=NOON, longest=25)


def assert_refusal(act: Act, refusal: Refusal) -> None:
    """A refusal has codes of the list, in its order, and norms where it rests on them."""
    places = [CODES.index(reason.code) for reason in refusal.reasons]
    assert places == sorted(places)
    for reason in refusal.reasons:
        assert reason.why.zh
        assert reason.why.en
        if act.do == "approve" and reason.code in ON_THE_REGULATION:
            assert reason.norms, reason
        if reason.code == "checklist-incomplete":
            assert reason.norms


def assert_entry(entry: Entry) -> None:
    """An entry is plain JSON and is read back equal from its bytes."""
    assert json.loads(json.dumps(entry.data)) == entry.data
    assert read_entry(canonical(entry)) == entry


def assert_dues(policy: Policy, case: Case) -> None:
    """What a case keeps of due times is what the verdicts on its running clocks say."""
    chain = policy.chain(case.chain)
    found = {}
    for run in () if case.ended else chain.runs:
        ran = running(policy, case, run)
        if ran.start is not None and ran.stop is None and not has_yielded(case, run):
            verdict = verdict_on(policy, case, run, as_of=case.last_at, calendar=CALENDAR)
            found[run.norm] = verdict.due
    assert case.dues == found


def assert_cleared(walk: Walk, chain: Chain) -> None:
    """A cleared case was signed along a way of the chain, as the regulation wants it."""
    case = walk.case
    assert case is not None
    own = [s for s in case.signatures if s.kind != "advice" and not s.added]
    way = [*dict.fromkeys(s.step for s in own), CLEARED]
    assert way[0] == chain.steps[0].id
    assert set(pairwise(way)) <= set(chain.edges())
    for group in {step.distinct for step in chain.steps}:
        steps = {step.id for step in chain.steps if step.distinct == group}
        signed = [s for s in case.signatures if s.step in steps and s.kind != "override"]
        assert len({s.person for s in signed}) == len(signed)
    for signature in own:
        assert case.digest is None or signature.digest == case.digest
        if signature.kind == "approval":
            signer = walk.people.persons[signature.person]
            at_signing = seen_by(walk, signature.at)
            step = chain.step(signature.step)
            posts, unit = posts_of(step, at_signing), unit_of(step, at_signing)
            assert signer.holding(posts, unit, civil_date(signature.at)) is not None


def seen_by(walk: Walk, at: datetime) -> Case:
    """Return the case as it was just before a moment."""
    case: Case | None = None
    for entry in walk.entries:
        if case is None or entry.at < at:
            case = evolve(case, entry)
    assert case is not None
    return case


def assert_waiting(walk: Walk, chain: Chain, at: datetime) -> list[str]:
    """It waits for exactly those whose approval nothing but a gate would refuse, the long way."""
    case = walk.case
    assert case is not None
    found = waits_for(chain, case, walk.people, at)
    gated = any(True for _ in chain.gates_before(case.step or ""))
    able = []
    for name, somebody in sorted(walk.people.persons.items()):
        way = edge(chain, case, somebody, at.date())
        move = walk.move(Act("approve", at, name, case.id))
        assert_the_same_at_length(walk, move)
        refusal = move.refusal
        shut = refusal is not None and {reason.code for reason in refusal.reasons} <= SHUT
        if refusal is None:
            assert way is None or way.to == move.entries[0].data["to"]
        if refusal is None or (gated and shut):
            able.append(name)
        assert way is None or refusal is None
    assert list(found) == able
    return able


def assert_the_same_at_length(walk: Walk, move: Move) -> None:
    """An approval is decided the same the short way and the long."""
    case, act = walk.case, move.act
    known = act.by is not None and walk.people.find(act.by) is not None
    if act.do == "approve" and known and case is not None and not case.ended:
        assert move.outcome == at_length(walk.policy, case, act, walk.people, CALENDAR)


@pytest.mark.parametrize("which", CHAINS)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_done(which: str, data: st.DataObject) -> None:
    """No walk of acts clears what it may not, and the journal folds to the case kept."""
    _, chain = CHAINS[which]
    walk = data.draw(walks_of(which))
    if walk.moves[0].refusal is not None:  # a gate before opening is shut
        assert_refusal(walk.moves[0].act, walk.moves[0].refusal)
        return
    walk = to_the_end(walk, chain)
    for n in range(1, len(walk.moves)):
        hold_after(first(walk, n), walk.moves[n], chain)
    stream = sealed(walk.entries)
    assert verify(stream) == (stream[-1].hash if stream else GENESIS)


def first(walk: Walk, moves: int) -> Walk:
    """Return a walk up to its n-th act."""
    return Walk(walk.policy, walk.people, CALENDAR, walk.moves[:moves])


def to_the_end(walk: Walk, chain: Chain) -> Walk:
    """Sign what can be signed, then publish."""
    at = walk.moves[-1].act.at
    for _ in range(2 * len(chain.steps) + 3):
        at += timedelta(minutes=1)
        able = assert_waiting(walk, chain, at)
        walk = walk.then(*(Act("approve", at, name, "c") for name in able[:1]))
    return walk.then(Act("event", at, None, "c", name=chain.published))


def hold_after(before: Walk, move: Move, chain: Chain) -> None:
    """Hold what must hold after one more act of a walk."""
    assert_waiting(before, chain, move.act.at)
    assert_the_same_at_length(before, move)
    walk = before.then(move.act)
    assert walk.moves[-1] == move
    start: Case | None = None
    assert fold(evolve, start, walk.entries) == walk.case
    if move.refusal is not None:
        assert_refusal(move.act, move.refusal)
        assert walk.case == before.case
        return
    for entry in move.entries:
        assert_entry(entry)
    assert before.case is not None
    assert walk.case is not None
    assert_dues(walk.policy, walk.case)
    if walk.case.state in {"cleared", "published"}:
        assert_cleared(walk, chain)
    assert walk.case.state != "published" or before.case.state == "cleared"
