"""The schema of policy files agrees with the codec, since both come from one table."""

from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from govflow.adapters.codec import dump_policy
from govflow.adapters.schema import policy_schema
from govflow.policies import SHIPPED_IDS, load_policy
from govflow.policy import Policy
from govflow.provisions.clocks import Clock
from tests.adapters.breaks import BREAKS, UNSEEN, broken
from tests.adapters.made import clocks, plain, with_clock
from tests.adapters.parts import policies

VALIDATOR = Draft202012Validator(policy_schema())


def test_it_is_a_schema() -> None:
    """The schema is one of draft 2020-12."""
    Draft202012Validator.check_schema(policy_schema())


def test_it_is_new_each_time() -> None:
    """Who changes the schema that was given changes no other."""
    policy_schema()["properties"].clear()
    assert policy_schema()["properties"]


@pytest.mark.parametrize("policy_id", SHIPPED_IDS)
def test_what_ships_is_valid(policy_id: str) -> None:
    """Each policy that ships is valid."""
    VALIDATOR.validate(dump_policy(load_policy(policy_id)))


def test_a_policy_of_everything_is_valid() -> None:
    """A policy with a value of every class is valid."""
    VALIDATOR.validate(plain())


@settings(deadline=None, max_examples=60)
@given(clock=clocks())
def test_any_clock_is_valid(clock: Clock) -> None:
    """Whatever can be written is valid."""
    VALIDATOR.validate(dump_policy(with_clock(clock)))


@settings(deadline=None, max_examples=40)
@given(policy=policies())
def test_any_policy_is_valid(policy: Policy) -> None:
    """So is a policy with parts of every kind."""
    VALIDATOR.validate(dump_policy(policy))


@pytest.mark.parametrize("how", BREAKS)
def test_what_is_broken_is_not(how: str) -> None:
    """What the codec refuses by its form is not valid."""
    assert not VALIDATOR.is_valid(broken(BREAKS[how][0]))


@pytest.mark.parametrize("how", UNSEEN)
def test_what_only_reading_finds(how: str) -> None:
    """What is wrong beyond its form is valid: the schema promises no more than form."""
    assert VALIDATOR.is_valid(broken(UNSEEN[how][0]))


def test_every_class_has_its_description() -> None:
    """An editor can show what each table of a file is."""
    defined: dict[str, Any] = policy_schema()["$defs"]
    for name, schema in defined.items():
        if name not in {"fact", "value"}:
            assert schema["description"].endswith("."), name
