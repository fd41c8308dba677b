"""Proofs within a bound: defects are come to by the shortest walk, what holds is proved."""

from datetime import date, datetime
from pathlib import Path

import attrs
import pytest

from govflow.cases.state import Case
from govflow.errors import UnknownNameError, UsageError
from govflow.policy import Policy
from govflow.provisions.roles import People
from govflow.testing.exploring import TooManyCasesError
from govflow.testing.never import assert_never
from govflow.testing.offices import office, people_of, person
from govflow.testing.playing import play
from govflow.testing.proofs import THROUGH, assert_always_eventually, prove_never
from govflow.testing.scenarios import read_scenario
from tests.testing.defects import (
    DEFECTS,
    ONLINE,
    UNSIGNED,
    counterexample,
    played_by_the_command,
)
from tests.testing.made import (
    PLAIN,
    QIANJIANG,
    SIPING,
    WANZHOU,
    YOUYANG,
    document,
    signed_twice,
    undivided,
)


@pytest.mark.parametrize("defect", DEFECTS)
def test_planted_defects_are_come_to(defect: str) -> None:
    """A defect that was planted is found by going through, by a walk that is no longer."""
    policy, plant, forbidden = DEFECTS[defect]
    planted = plant(policy)
    with pytest.raises(AssertionError) as found:
        prove_never(planted, "publication", forbidden)
    shortest = read_scenario(counterexample(found.value).replace(".json", ""), "s.toml")
    with pytest.raises(AssertionError) as found:
        assert_never(planted, "publication", forbidden, acts=ONLINE)
    other = read_scenario(counterexample(found.value).replace(".json", ""), "s.toml")
    assert len(shortest.stages) <= len(other.stages)
    assert play(attrs.evolve(shortest, policy=planted)).passed


@pytest.mark.parametrize("policy", [SIPING, YOUYANG, QIANJIANG], ids=lambda policy: policy.id)
def test_separation_of_duties_is_proved(policy: Policy) -> None:
    """Within a bound that is said, nobody signs two reviews: over walks of any length."""
    bound = prove_never(policy, "publication", signed_twice)
    assert (bound.longest, bound.policy, bound.chain) == (None, policy.id, "publication")
    assert bound.acts == THROUGH


def test_article_16_is_proved() -> None:
    """Without the principal head nothing weighty goes online, whatever is known at first."""
    bound = prove_never(WANZHOU, "publication", (document.units_involved >= 2, UNSIGNED))
    assert bound.words.en == (
        "wanzhou publication: walks of any length among 6 people on one day, 135 ways to begin "
        "(units_involved, social_impact, public_concern, clear_and_simple), "
        "acts approve, return, edit, withdraw, event published; 24412 cases"
    )


def test_a_counterexample_under_the_regulation_itself(tmp_path: Path) -> None:
    """What the regulation allows is found too, and plays under its own name.

    A fact that is stated once the deputy has signed no longer changes the way.
    """
    forbidden = (document.units_involved >= 2, UNSIGNED)
    with pytest.raises(AssertionError) as found:
        prove_never(WANZHOU, "publication", forbidden, acts=("approve", "state"), keep=tmp_path)
    path = tmp_path / "wanzhou-publication.toml"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert "write_policy" not in str(found.value)
    played = played_by_the_command(path)
    assert played["steps"][-1]["at"] == "cleared"
    facts = [dict(stage.act.facts) for stage in read_scenario(path.read_text("utf-8"), "s").stages]
    assert facts[0] == PLAIN
    assert {"units_involved": 2} in facts


def test_unknown_is_not_met() -> None:
    """A condition over a fact that nobody stated is not met, nor is its contrary."""
    never = (document.urgent.is_(True), lambda case: "urgent" not in case.facts)
    assert prove_never(SIPING, "publication", never)
    contrary = (~document.urgent.is_(True), lambda case: "urgent" not in case.facts)
    assert prove_never(SIPING, "publication", contrary)


def test_too_many_cases_prove_nothing() -> None:
    """A proof that is not gone through to the end is an error."""
    with pytest.raises(TooManyCasesError, match="more than 100 cases"):
        prove_never(WANZHOU, "publication", signed_twice, most=100)


def test_a_longest_walk_is_part_of_the_bound() -> None:
    """Where walks have a longest length, the bound says so."""
    assert prove_never(YOUYANG, "publication", signed_twice, longest=3).longest == 3


def ended_or_cleared(case: Case) -> bool:
    """Return whether a case has ended, or is cleared."""
    return case.ended or case.state == "cleared"


@pytest.mark.parametrize("policy", [SIPING, YOUYANG, QIANJIANG], ids=lambda policy: policy.id)
def test_every_case_can_be_cleared(policy: Policy) -> None:
    """From wherever a case has come, it can still be cleared, among a handful of people."""
    assert assert_always_eventually(policy, "publication", ended_or_cleared).longest is None


def test_every_message_can_be_closed() -> None:
    """From wherever a message has come, it can still be closed by events."""
    assert assert_always_eventually(
        YOUYANG, "message", lambda case: case.state == "closed", acts=("event",)
    )


def test_where_a_case_is_stuck(tmp_path: Path) -> None:
    """Where one who holds two posts signs the first step, nobody is left for the second."""
    two = people_of(
        [person("a", "secrecy-reviewer"), person("ab", "secrecy-reviewer", "deputy-head")]
    )
    with pytest.raises(AssertionError, match="never again ended_or_cleared, after 2 acts"):
        assert_always_eventually(
            SIPING, "publication", ended_or_cleared, people=two, acts=("approve",), keep=tmp_path
        )
    played = played_by_the_command(tmp_path / "siping-publication.toml")
    assert played["steps"][-1]["at"] == "deputy-sign"
    three = people_of([*two.persons.values(), person("b", "deputy-head")])
    assert assert_always_eventually(SIPING, "publication", ended_or_cleared, people=three)


def test_events_are_all_gone_through_where_there_are_no_steps() -> None:
    """Events of a chain without steps are gone through; of another the one that publishes."""
    assert prove_never(YOUYANG, "message", bool_of_nothing).events == ("transferred", "answered")
    assert prove_never(WANZHOU, "publication", bool_of_nothing, acts=("event",)).events == (
        "published",
    )
    bound = prove_never(
        WANZHOU, "publication", bool_of_nothing, acts=("event",), events=("formed", "changed")
    )
    assert bound.events == ("formed", "changed")


def bool_of_nothing(_: Case) -> bool:
    """Hold of no case."""
    return False


def test_what_nobody_can_open_proves_nothing() -> None:
    """Where nobody can open a case nothing is proved, and that is an error."""
    with pytest.raises(UsageError, match="nobody can open a case, and nothing is proved"):
        prove_never(SIPING, "publication", bool_of_nothing, people=People())
    with pytest.raises(UsageError, match="nothing is proved"):
        assert_always_eventually(WANZHOU, "account-issue", bool_of_nothing, facts=())


def test_what_is_given() -> None:
    """What is given is known each time, beside the facts that are taken."""
    given = {"holder_runs_site": True, "real_name": True, "phone_on_file": True, "holders": 1}
    linked = ("password_linked",)
    bound = prove_never(WANZHOU, "account-issue", bool_of_nothing, facts=linked, given=given)
    assert (bound.ways, bound.longest) == (3, None)
    with pytest.raises(UnknownNameError, match="holders"):
        prove_never(WANZHOU, "account-issue", bool_of_nothing, given={"holder": 1})


def test_when_it_begins() -> None:
    """Walks begin when they are told to."""
    with pytest.raises(AssertionError, match=r"at = 2024-02-09 08:00:00"):
        prove_never(SIPING, "message", lambda _: True, start=datetime(2024, 2, 9, 8))


def test_what_a_claim_compares_is_taken() -> None:
    """A constant that only the claim names is taken, numbers and days alike."""
    with pytest.raises(AssertionError, match="units_involved = 77"):
        prove_never(WANZHOU, "publication", document.units_involved == 77, acts=())
    day = document.planned == date(2024, 3, 1)
    with pytest.raises(AssertionError, match='planned = "2024-03-01"'):
        prove_never(SIPING, "out-of-scope-publication", day, acts=())


def test_facts_that_are_named() -> None:
    """The facts that are named are taken, and no others; too many are refused."""
    claim = document.urgent.is_(True)
    with pytest.raises(AssertionError, match="urgent = true"):
        prove_never(YOUYANG, "publication", claim, acts=())
    bound = prove_never(YOUYANG, "publication", claim, facts=("joint_units",))
    assert (bound.facts, bound.ways) == (("joint_units",), 2)
    many = tuple(YOUYANG.stateable(YOUYANG.chain("publication")))
    with pytest.raises(UsageError, match="name the facts to take"):
        prove_never(YOUYANG, "publication", signed_twice, facts=many)


def test_nobody_else_is_there() -> None:
    """Among people of one post each, what needs one of two posts is not come to."""
    persons = office(YOUYANG).persons.values()
    single = people_of(one for one in persons if len(one.assignments) == 1)
    assert prove_never(undivided(YOUYANG), "publication", signed_twice, people=single)
