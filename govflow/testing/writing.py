"""Scenarios written as TOML: what is written reads back equal, and `govflow play` plays it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import attrs

from govflow.adapters.policyfiles import find_policy, toml_of
from govflow.calendars.civil import Moment, localize
from govflow.cases.state import plain_facts
from govflow.errors import GovflowError, UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Step
from govflow.provisions.roles import Assignment, People, Person
from govflow.testing.playing import place_of
from govflow.testing.scenarios import Expectation, Scenario, Stage
from govflow.testing.walking import Walk
from govflow.words import Words

_SIGNERS: Final = frozenset(["add-signer", "remove-signer"])
_AS_THEY_ARE: Final = (
    "by",
    "do",
    "case",
    "chain",
    "unit",
    "content",
    "note",
    "name",
    "clock",
    "key",
)


def scenario_toml(scenario: Scenario) -> str:
    """Return a scenario as TOML that reads back equal.

    Raises UsageError for a person whose posts differ in unit or dates, MissingExtraError
    without the `toml` extra.
    """
    people = scenario.people.persons
    head = {"title": scenario.title, "policy": policy_name(scenario.policy)}
    tables = [("", head)]
    tables += [(f"[people.{_key(name)}]\n", _person(one)) for name, one in people.items()]
    tables += [("[[step]]\n", _step(stage)) for stage in scenario.stages]
    tables += [("[[expect]]\n", _expectation(one)) for one in scenario.expectations]
    return "\n".join(title + _lines(table) for title, table in tables)


def _lines(table: Mapping[str, Any]) -> str:
    return "".join(f"{_key(name)} = {_value(value)}\n" for name, value in table.items())


def _key(name: str) -> str:
    return toml_of({name: 0}).removesuffix(" = 0\n")


def _value(value: object) -> str:
    """Return a value on one line, tables and arrays too."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(name)} = {_value(one)}" for name, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return toml_of({"x": value}).removeprefix("x = ").removesuffix("\n")


def policy_name(policy: Policy) -> str:
    """Return what a scenario calls a policy.

    Its id if the policy of that id is just so; else the file `ID.json` beside the scenario,
    for `write_policy` to write.
    """
    try:
        known = find_policy(policy.id) == policy
    except GovflowError:
        known = False
    return policy.id if known else f"{policy.id}.json"


def scenario_of(walk: Walk, title: str) -> Scenario:
    """Return the scenario of a walk: its acts, where each leads, and how the case then stands.

    Nobody is in it but those who act or whom an act names, unless there are votes, which
    are counted among all who could still vote.
    """
    acts = [move.act for move in walk.moves]
    named = {name for act in acts for name in (act.by, act.to)}
    voted = any(step.votes is not None for step in _steps(walk))
    persons = {name: one for name, one in walk.people.persons.items() if voted or name in named}
    return Scenario(
        title, walk.policy, People(persons), tuple(_stages(walk)), tuple(_standing(walk))
    )


def _steps(walk: Walk) -> tuple[Step, ...]:
    return () if walk.case is None else walk.policy.chain(walk.case.chain).steps


def _stages(walk: Walk) -> Iterator[Stage]:
    for number, move in enumerate(walk.moves, 1):
        facts = plain_facts(move.act.facts)
        act = attrs.evolve(move.act, at=localize(move.act.at), facts=facts)
        code = None if move.refusal is None else move.refusal.code
        yield Stage(number, act, None, code, place_of(move.case))


def _standing(walk: Walk) -> Iterator[Expectation]:
    case = walk.case
    if case is not None:
        about = {"case": case.id, "state": case.state}
        yield Expectation(1, localize(case.last_at), about)


def _person(person: Person) -> dict[str, Any]:
    held = person.assignments
    if not held or any(attrs.evolve(one, post=held[0].post) != held[0] for one in held):
        raise UsageError(
            Words(
                f"情景中不能这样写{person.id}：各岗位的单位与起止须相同",
                f"{person.id} cannot be written in a scenario: "
                f"all posts must be of one unit and one time",
            )
        )
    written = {"unit": held[0].unit, "posts": [one.post for one in held if one.post]}
    if person.name != person.id:
        written["name"] = person.name
    return written | _since(held[0])


def _since(held: Assignment) -> dict[str, Any]:
    days = {"from": held.since, "until": held.until}
    written: dict[str, Any] = {key: day for key, day in days.items() if day is not None}
    if not held.in_post:
        written["in_post"] = False
    if held.acting:
        written["acting"] = True
    return written


def _step(stage: Stage) -> dict[str, Any]:
    act = stage.act
    said: dict[str, Any] = {"at": _when(act.at)}
    said |= {name: getattr(act, name) for name in _AS_THEY_ARE}
    said |= {"of": stage.of, "who" if act.do in _SIGNERS else "to": act.to}
    if act.occurred is not None:
        said["occurred"] = _when(act.occurred)
    said["facts"] = _stated(act.facts)
    said["checks"] = dict(act.checks)
    said["expect"] = _stated({"refused": stage.refused, "at": stage.at_step})
    return {key: value for key, value in said.items() if value is not None and value != {}}


def _stated(values: Mapping[str, object]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _expectation(expectation: Expectation) -> dict[str, Any]:
    said = {"at": _when(expectation.at), **expectation.about}
    return said | {key: _when(said[key]) for key in ("due", "since") if key in said}


def _when(moment: Moment) -> Moment:
    """Return a moment as it is written: local and without an offset where that says enough."""
    if not isinstance(moment, datetime):
        return moment
    local = localize(moment)
    plain = datetime.fromisoformat(local.isoformat())
    short = plain.replace(tzinfo=None)
    same = localize(short).isoformat() == local.isoformat()  # the fold counts too
    return short if same else plain
