"""Scenarios written as TOML: they read back equal, and play."""

import builtins
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govflow.adapters.policyfiles import write_policy
from govflow.calendars.civil import localize
from govflow.cases.acts import Act
from govflow.errors import MissingExtraError, UsageError
from govflow.provisions.roles import Assignment, People, Person
from govflow.testing.building import opened
from govflow.testing.offices import START, everyone, office
from govflow.testing.playing import play
from govflow.testing.scenarios import Scenario, Stage, read_scenario
from govflow.testing.strategies import walks
from govflow.testing.walking import Walk
from govflow.testing.writing import policy_name, scenario_of, scenario_toml
from tests.test_scenarios import FILES, name_of
from tests.test_scenarios import scenario_of as scenario_in
from tests.testing.made import PLAIN, SIPING, THE_FIVE, VOTING, WANZHOU, undivided

PUBLICATION = WANZHOU.chain("publication")


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_scenario_reads_back_equal(file: Path) -> None:
    """Each scenario of the five is written and read back equal."""
    scenario = scenario_in(file)
    assert read_scenario(scenario_toml(scenario), str(file)) == scenario


@pytest.mark.parametrize("policy", THE_FIVE, ids=lambda policy: policy.id)
@settings(deadline=None, max_examples=15)
@given(st.data())
def test_every_walk_plays(policy: Any, data: st.DataObject) -> None:
    """Whatever was done, its scenario reads back equal and comes to the same."""
    chain = data.draw(st.sampled_from(policy.chains))
    walk: Walk = data.draw(walks(policy, chain, do=("approve", "return", "edit", "state", "event")))
    known = {*walk.people.persons, None}
    walk = walk.anew(move.act for move in walk.moves if {move.act.by, move.act.to} <= known)
    scenario = scenario_of(walk, "as it was walked")
    written = scenario_toml(scenario)
    read = read_scenario(written, "s.toml")
    assert read == scenario
    assert play(read).passed


def test_how_it_is_written() -> None:
    """People, steps and expectations are written as an analyst writes them."""
    case = opened(SIPING, "publication", content="公告").approved(checks={"siping/9": True})
    assert (
        scenario_toml(case.scenario("审一次"))
        == """\
title = "审一次"
policy = "siping"

[people.secrecy-reviewer-1]
unit = "office"
posts = ["secrecy-reviewer"]

[[step]]
at = 2024-01-08 09:00:00
by = "secrecy-reviewer-1"
do = "open"
case = "c"
chain = "publication"
content = "公告"
expect = { at = "secrecy-review" }

[[step]]
at = 2024-01-08 10:00:00
by = "secrecy-reviewer-1"
do = "approve"
case = "c"
checks = { "siping/9" = true }
expect = { at = "deputy-sign" }

[[expect]]
at = 2024-01-08 10:00:00
case = "c"
state = "open"
"""
    )


def test_refused_steps() -> None:
    """A refused step expects its refusal, and where the case stays."""
    walk = opened(SIPING, "publication").walk
    walk = walk.then(Act("approve", START, "staff-1", "c"))
    scenario = scenario_of(walk, "t")
    assert [stage.refused for stage in scenario.stages] == [None, "not-your-role"]
    assert play(scenario).passed


def test_only_those_who_act() -> None:
    """Nobody is in it who neither acts nor is named."""
    case = opened(WANZHOU, "publication").done("copy", "both", to="principal-head-2")
    assert list(case.scenario("t").people.persons) == ["staff-1", "principal-head-2", "both"]


def test_all_voters_are_in_it() -> None:
    """Where there are votes everybody is in it: what a vote does hangs on who could vote."""
    case = opened(VOTING, "ballot").returned(by="head-1")
    scenario = case.scenario("t")
    assert set(scenario.people.persons) == set(office(VOTING).persons)
    assert case.now.against
    assert play(scenario).passed


def test_a_walk_that_never_began() -> None:
    """A walk without a case has no expectation to be held."""
    scenario = scenario_of(Walk(WANZHOU, People()), "t")
    assert (scenario.stages, scenario.expectations) == ((), ())
    assert scenario_toml(scenario) == 'title = "t"\npolicy = "wanzhou"\n'


def with_person(person: Person) -> Scenario:
    """Return a scenario of one person."""
    return Scenario("t", WANZHOU, People({person.id: person}), ())


@pytest.mark.parametrize(
    "assignment",
    [
        Assignment("staff", "u", since=date(2024, 1, 1)),
        Assignment("staff", "u", until=date(2024, 1, 1)),
        Assignment("staff", "u", in_post=False),
        Assignment("staff", "u", acting=True),
        Assignment("", "u"),
    ],
)
def test_people(assignment: Assignment) -> None:
    """Days in post, absence, acting, names and ids of any kind read back equal."""
    scenario = with_person(Person("王 五", "王五", (assignment,)))
    assert read_scenario(scenario_toml(scenario), "s.toml") == scenario


@pytest.mark.parametrize(
    "held",
    [
        (),
        (Assignment("staff", "u"), Assignment("staff", "v")),
        (Assignment("staff", "u"), Assignment("section-head", "u", until=date(2024, 1, 1))),
    ],
)
def test_people_that_cannot_be_written(held: tuple[Assignment, ...]) -> None:
    """Posts of several units or times have no place in a scenario; that names the person."""
    with pytest.raises(UsageError, match="li cannot be written in a scenario"):
        scenario_toml(with_person(Person("li", "li", held)))


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (datetime(2024, 1, 8, 9), "2024-01-08 09:00:00"),
        (datetime(2024, 1, 8, 1, tzinfo=UTC), "2024-01-08 09:00:00"),
        (datetime(1986, 9, 14, 1, 30), "1986-09-14 01:30:00"),
        (datetime(1986, 9, 14, 1, 30, fold=1), "1986-09-14 01:30:00+08:00"),
    ],
)
def test_moments(at: datetime, written: str) -> None:
    """Local time says enough, but in the hour that summer time gave twice."""
    stage = Stage(1, Act("open", localize(at), "li", "c", "publication"), None, None, None)
    scenario = Scenario("t", WANZHOU, People(), (stage,))
    text = scenario_toml(scenario)
    assert f"\nat = {written}\n" in text
    assert read_scenario(text, "s.toml") == scenario


def test_text_of_any_kind() -> None:
    """Quotes, line ends and other marks in a text read back equal."""
    odd = 'a "quote"\n\\ \t\x7f 甲'
    case = opened(WANZHOU, "publication", content=odd, facts=PLAIN)
    scenario = case.scenario(odd)
    assert read_scenario(scenario_toml(scenario), "s.toml") == scenario


def test_what_a_policy_is_called(tmp_path: Path) -> None:
    """A policy that is just so is called by its id, any other by the file to be written."""
    assert [policy_name(policy) for policy in THE_FIVE] == [policy.id for policy in THE_FIVE]
    assert policy_name(undivided(WANZHOU)) == "wanzhou.json"
    assert policy_name(attrs.evolve(VOTING)) == "toy.json"
    case = opened(
        undivided(WANZHOU), "publication", people=everyone(WANZHOU, gone=date(2025, 1, 1))
    )
    text = scenario_toml(case.approved("all").approved("all").scenario("t"))
    write_policy(undivided(WANZHOU), tmp_path / "wanzhou.json")
    read = read_scenario(text, str(tmp_path / "s.toml"))
    assert read.policy == undivided(WANZHOU)
    assert play(read).passed
    assert not play(attrs.evolve(read, policy=WANZHOU)).passed


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without tomli-w it is said which extra installs it."""
    real = builtins.__import__

    def gone(name: str, *rest: Any, **named: Any) -> Any:
        if name == "tomli_w":
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", gone)
    with pytest.raises(MissingExtraError, match="tomli-w"):
        scenario_toml(opened(SIPING, "message").scenario("t"))
