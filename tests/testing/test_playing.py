"""Playing a scenario: what each step does, and what is held against it."""

import json
from collections.abc import Mapping

import pytest

from govflow.policies.wanzhou.sensitive import FORBIDDEN
from govflow.testing.playing import Played, play
from govflow.testing.scenarios import read_scenario

HEAD = """
title = "t"
policy = "wanzhou"
[people.chen]
unit = "u"
posts = ["staff"]
[people.li]
unit = "u"
posts = ["section-head"]
"""
OPENED = 'at = 2024-02-01T09:00:00\nby = "chen"\ndo = "open"\nchain = "publication"\ncase = "a"'
SIGNED = 'at = 2024-02-01T10:00:00\nby = "chen"\ndo = "approve"\ncase = "a"'
WRONG = 'at = 2024-02-01T11:00:00\nby = "chen"\ndo = "approve"\ncase = "a"'


def played(*steps: str, expect: str = "") -> Played:
    """Return the scenario of those steps and that expectation, played."""
    parts = [HEAD, *(f"\n[[step]]\n{step}\n" for step in steps)]
    if expect:
        parts.append(f"\n[[expect]]\n{expect}\n")
    return play(read_scenario("".join(parts), "s.toml"))


def said(found: Played) -> list[str]:
    """Return what did not hold, in English, with its place."""
    return [f"{failure.where}: {failure.why.en}" for failure in found.failures]


def test_steps_and_places() -> None:
    """Each step says what became of it and where the case then waits."""
    found = played(OPENED, SIGNED, WRONG + '\nexpect = { refused = "not-your-role" }')
    assert found.passed
    assert [(s.n, s.outcome, s.code, s.at) for s in found.steps] == [
        (1, "done", None, "first-review"),
        (2, "done", None, "second-review"),
        (3, "refused", "not-your-role", "second-review"),
    ]
    assert found.steps[2].reasons[0].why == found.steps[2].why


def test_a_refused_step_changes_nothing() -> None:
    """After a refusal the case is as it was."""
    refused = WRONG + '\nexpect = { refused = "not-your-role", at = "second-review" }'
    assert played(OPENED, SIGNED, refused).passed


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((OPENED, SIGNED, WRONG), "step 3: refused (not-your-role): "),
        (
            (OPENED, SIGNED + '\nexpect = { refused = "closed" }'),
            "step 2: refused (closed) was expected, it was done",
        ),
        (
            (OPENED, SIGNED, WRONG + '\nexpect = { refused = "closed" }'),
            "step 3: refused (closed) was expected, it was not-your-role",
        ),
        (
            (OPENED, SIGNED + '\nexpect = { at = "cleared" }'),
            "step 2: at should be cleared, it is second-review",
        ),
        (
            (OPENED, SIGNED, WRONG + '\nexpect = { at = "second-review" }'),
            "step 3: refused (not-your-role): ",
        ),
    ],
)
def test_steps_that_fail(steps: tuple[str, ...], words: str) -> None:
    """A refusal nobody expected, another code, or another place fails the step."""
    found = played(*steps)
    assert not found.passed
    assert len(found.failures) == 1
    assert said(found)[0].startswith(words)


@pytest.mark.parametrize(
    ("expect", "words"),
    [
        ('case = "z"\nstate = "open"', "there is no case 'z' at that time"),
        ('case = "a"\nstate = "cleared"', "state should be cleared, it is open"),
        ('case = "a"\nat_step = "cleared"', "at_step should be cleared, it is second-review"),
        ('case = "a"\nwaits_for = ["chen"]', "waits_for should be ['chen'], it is ['li']"),
        ('case = "a"\nchecks = []', "checks should be [], it is ['wanzhou/15.3', 'wanzhou/23.1'"),
        (
            'case = "a"\nanswerable = { first-responsible = "li" }',
            "first-responsible should be li, it is None",
        ),
        ('case = "a"\nclock = "wanzhou/25.3"\nverdict = "met"', "the case has no clock"),
        ('case = "a"\nclock = "wanzhou/12.5"\nverdict = "met"', "verdict should be met, it is pe"),
        ('case = "a"\nclock = "wanzhou/12.5"\ndue = 2024-03-01', "due should be 2024-03-01"),
        ('of = "x"\nnorm = "wanzhou/34.2"\nverdict = "met"', "verdict should be met, it is pend"),
    ],
)
def test_expectations_that_fail(expect: str, words: str) -> None:
    """Each kind of expectation says what was expected and what is."""
    found = played(OPENED, SIGNED, expect=f"at = 2024-02-02\n{expect}")
    assert said(found)[0].startswith(f"expect 1: {words}")


@pytest.mark.parametrize(
    "expect",
    [
        'case = "a"\nstate = "open"\nat_step = "second-review"\nwaits_for = ["li"]',
        'case = "a"\nanswerable = { first-responsible = "" }',
        f'case = "a"\nchecks = {json.dumps(["wanzhou/15.3", *FORBIDDEN])}',
        'case = "a"\nclock = "wanzhou/12.5"\nverdict = "pending"\ndue = 2024-03-06',
        'of = "x"\nnorm = "wanzhou/34.2"\nverdict = "pending"',
    ],
)
def test_expectations_that_hold(expect: str) -> None:
    """What holds is no failure."""
    assert played(OPENED, SIGNED, expect=f"at = 2024-02-02\n{expect}").passed


@pytest.mark.parametrize(
    ("at", "step"),
    [
        ("2024-02-01T09:59:59", "first-review"),
        ("2024-02-01T10:00:00", "second-review"),
        ("2024-02-01", "second-review"),
    ],
)
def test_what_an_expectation_sees(at: str, step: str) -> None:
    """An expectation sees every step whose time is not after its own."""
    expect = f'at = {at}\ncase = "a"\nat_step = "{step}"'
    assert played(OPENED, SIGNED, expect=expect).passed


def test_before_a_case_was_open() -> None:
    """A case is not there before it was opened."""
    expect = 'at = 2024-01-31\ncase = "a"\nstate = "open"'
    assert said(played(OPENED, expect=expect)) == ["expect 1: there is no case 'a' at that time"]


RECORD: Mapping[str, str] = {
    "": 'of = "x"\nname = "trained"',
    "missing-fact": 'name = "trained"',
    "unknown-person": 'of = "x"\nname = "trained"\nby = "nobody"',
    "not-allowed": 'of = "x"\nname = "trained"\noccurred = 2024-02-02',
}


@pytest.mark.parametrize("code", list(RECORD))
def test_records(code: str) -> None:
    """A record needs a subject, a name, somebody known, and a past."""
    expect = f'\nexpect = {{ refused = "{code}" }}' if code else ""
    assert played(f'at = 2024-02-01T09:00:00\ndo = "record"\n{RECORD[code]}{expect}').passed


def test_records_run_forward() -> None:
    """Records of one subject are made in order; those of another do not matter."""
    late = 'at = 2024-02-03T09:00:00\ndo = "record"\nof = "x"\nname = "trained"'
    early = late.replace("02-03", "02-02")
    assert said(played(late, early))[0].startswith("step 2: refused (out-of-order)")
    assert played(late, early.replace('"x"', '"y"')).passed


def test_as_json() -> None:
    """A played scenario has the contract's shape."""
    found = played(OPENED, SIGNED, WRONG).as_json()
    assert list(found) == ["title", "passed", "steps", "failures"]
    assert found["passed"] is False
