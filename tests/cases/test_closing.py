"""A case without steps is closed once it was answered and nothing that applies still runs."""

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest

from govflow.cases.closing import answers
from govflow.policies import load_policy
from govflow.policy import Policy
from govflow.provisions.chains import Chain, Run
from tests.cases.made import POLICY, WORDS, Tale, clock, document, people, person

URGENT = document.urgent.is_(True)
NOTE = Chain(
    "note",
    WORDS,
    WORDS,
    "document",
    events=("passed-on", "answered", "seen"),
    runs=(Run("toy/20"), Run("toy/21", from_open=False, starts=("passed-on",))),
    facts=("urgent",),
)
CLOCKS = (
    clock("toy/20", "asked", "passed-on", when=URGENT),
    clock("toy/21", "passed-on", "answered", when=URGENT),
)


def tale(facts: dict[str, object], policy: Policy | None = None, **about: Any) -> Tale:
    """Return the tale of a note that was just opened."""
    found = attrs.evolve(POLICY, clocks=CLOCKS, columns=(), chains=(NOTE,))
    made = Tale(policy or found)
    assert made.do("ann", "open", chain="note", facts=facts, **about) is None
    return made


def after(told: Tale, *events: str) -> str:
    """Return how a case stands after events."""
    for name in events:
        assert told.do(None, "event", name=name) is None
    return told.now.state


@pytest.mark.parametrize(
    ("urgent", "events", "state"),
    [
        (True, ["passed-on"], "open"),
        (True, ["answered"], "open"),
        (True, ["answered", "seen"], "open"),
        (True, ["answered", "passed-on"], "open"),
        (True, ["answered", "passed-on", "answered"], "closed"),
        (True, ["passed-on", "answered"], "closed"),
        (False, ["passed-on"], "open"),
        (False, ["passed-on", "seen"], "open"),
        (False, ["seen"], "open"),
        (False, ["answered"], "closed"),
        (False, ["passed-on", "answered"], "closed"),
        (None, ["answered"], "open"),
        (None, ["passed-on"], "open"),
        (None, ["passed-on", "answered"], "closed"),
    ],
)
def test_what_applies_is_waited_for(urgent: bool | None, events: list[str], state: str) -> None:
    """Its answer closes a case unless a clock still runs that applies, or that may apply."""
    assert after(tale({} if urgent is None else {"urgent": urgent}), *events) == state


@pytest.mark.parametrize(("urgent", "state"), [(False, "closed"), (True, "open")])
def test_a_fact_stated_after_the_answer(urgent: bool, state: str) -> None:
    """A case that was answered closes when a fact tells that the clock it waits for is none."""
    told = tale({})
    assert after(told, "answered") == "open"
    assert told.do("ann", "state", facts={"urgent": urgent}) is None
    assert told.now.state == state
    assert told.said.get("state") == ("closed" if state == "closed" else None)
    assert told.folded() == told.now
    assert told.do(None, "event", name="passed-on") == ("closed" if state == "closed" else None)


def test_a_fact_stated_before_the_answer_closes_nothing() -> None:
    """A case that no clock is about still waits for its answer."""
    told = tale({})
    told.do("ann", "state", facts={"urgent": False})
    assert told.now.state == "open"
    assert after(told, "answered") == "closed"


@pytest.mark.parametrize(("day", "state"), [(-1, "closed"), (0, "open"), (1, "open")])
def test_a_clock_that_was_not_in_force(day: int, state: str) -> None:
    """A clock that started before its norm was in force is not waited for."""
    in_force = date(2020, 1, 1)
    began = datetime(2020, 1, 1, 9) + timedelta(days=day)
    assert POLICY.instrument("toy").window.since == in_force
    cast = people(person("ann", "staff"))
    told = tale({"urgent": True}, at=began)
    told.people = cast
    assert after(told, "answered") == state


def test_a_day_in_force_that_is_unknown() -> None:
    """A clock of which nobody knows whether it was in force is waited for."""
    clocks = tuple(attrs.evolve(each, instrument="lost") for each in CLOCKS)
    policy = attrs.evolve(POLICY, clocks=clocks, columns=(), chains=(NOTE,))
    told = tale({"urgent": True}, policy, at=datetime(2021, 1, 1, 9))
    assert after(told, "answered") == "open"
    assert after(told, "passed-on", "answered") == "closed"


@pytest.mark.parametrize(("minutes", "state"), [(-1, "closed"), (0, "open"), (1, "open")])
def test_a_start_that_is_recorded_late(minutes: int, state: str) -> None:
    """An answer given after a start that is recorded late stands; one given before does not."""
    told = tale({"urgent": True})
    assert after(told, "answered") == "open"
    answered = told.at
    occurred = answered + timedelta(minutes=minutes)
    assert told.do(None, "event", name="passed-on", occurred=occurred) is None
    assert told.now.state == state


def test_what_answers() -> None:
    """What the chain calls final answers; else what stops a clock and starts none."""
    policy = attrs.evolve(POLICY, clocks=CLOCKS, columns=(), chains=(NOTE,))
    assert answers(policy, NOTE) == {"answered"}
    assert answers(policy, attrs.evolve(NOTE, final=("seen",))) == {"seen"}
    assert answers(policy, attrs.evolve(NOTE, runs=())) == frozenset()


def test_a_chain_says_what_is_final() -> None:
    """Where a chain names what answers, nothing else closes, clocks or none."""
    chain = attrs.evolve(NOTE, final=("seen",))
    told = tale({"urgent": False}, attrs.evolve(POLICY, clocks=CLOCKS, columns=(), chains=(chain,)))
    assert after(told, "answered") == "open"
    assert after(told, "seen") == "closed"
    bare = attrs.evolve(NOTE, final=("seen",), runs=())
    assert after(tale({}, attrs.evolve(POLICY, chains=(bare,))), "seen") == "closed"


def test_a_chain_says_what_ends_it() -> None:
    """Where a chain names what ends it, all of it must have happened, in any order."""
    chain = attrs.evolve(NOTE, ends=("seen", "answered"), runs=())
    policy = attrs.evolve(POLICY, chains=(chain,))
    assert after(tale({}, policy), "answered") == "open"
    assert after(tale({}, policy), "answered", "passed-on") == "open"
    assert after(tale({}, policy), "answered", "seen") == "closed"
    assert after(tale({}, policy), "seen", "answered") == "closed"


def test_a_clock_that_yielded_is_not_waited_for() -> None:
    """Where another norm goes first the answer closes the case."""
    runs = (attrs.evolve(NOTE.runs[0], yields_to="seen"),)
    chain = attrs.evolve(NOTE, runs=runs, final=("answered",))
    policy = attrs.evolve(POLICY, clocks=CLOCKS, columns=(), chains=(chain,))
    assert after(tale({"urgent": True}, policy), "answered") == "open"
    assert after(tale({"urgent": True}, policy), "seen", "answered") == "closed"


@pytest.mark.parametrize(
    ("policy_id", "chain_id", "expected"),
    [
        ("wanzhou", "correction", {"rectified", "taken-down", "deleted"}),
        ("siping", "message", {"answered"}),
        ("siping", "out-of-scope-publication", {"approved", "refused"}),
        ("youyang", "message", {"answered"}),
        ("qianjiang", "message", {"answered"}),
        ("qianjiang", "interpretation", {"released"}),
        ("bozhou", "message", {"answered"}),
        ("bozhou", "rectification", {"rectified"}),
        ("bozhou", "repost", {"reposted"}),
        ("bozhou", "site-opening", {"notice-removed"}),
        ("bozhou", "site-offline-temporary", {"online-again", "restoration-applied"}),
        ("bozhou", "site-offline-permanent", {"completed"}),
        ("bozhou", "domain-change", {"cancelled"}),
    ],
)
def test_what_answers_in_the_five(policy_id: str, chain_id: str, expected: set[str]) -> None:
    """Each chain of the five closes by what the regulation means to be the end of it."""
    policy = load_policy(policy_id)
    assert answers(policy, policy.chain(chain_id)) == expected
