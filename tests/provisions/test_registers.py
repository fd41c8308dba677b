"""Registers: what may fill a column."""

from typing import Any

import pytest

from govflow.errors import PolicyError, UnknownNameError
from govflow.provisions.chains import Chain, Step
from govflow.provisions.registers import Register, RegisterColumn
from govflow.rules.facts import FactType
from govflow.words import Words

WORDS = Words("某栏", "a column")
CHAIN = Chain(
    "review", WORDS, WORDS, "document", (Step("sign", WORDS, ("head",), ()),), events=("online",)
)
FACTS = {"urgent": FactType("urgent", WORDS, (bool,))}


def register(*sources: str, **of: Any) -> Register:
    """Return a register of those columns."""
    columns = tuple(RegisterColumn(WORDS, source) for source in sources)
    return Register("toy", WORDS, "toy/1", columns, **(of or {"chain": "review"}))


@pytest.mark.parametrize("source", ["", "who", "event:", "fact:A", "event", "events:x", "by:x"])
def test_no_such_source(source: str) -> None:
    """A column is filled from what a case or a subject has, and from nothing else."""
    with pytest.raises(PolicyError, match="no column of a register is filled from"):
        RegisterColumn(WORDS, source)


@pytest.mark.parametrize("of", [{"chain": "review", "of": "account"}, {"chain": None, "of": None}])
def test_of_cases_or_of_records(of: Any) -> None:
    """A register is of the cases of a chain or of one kind of record, never of both."""
    with pytest.raises(PolicyError, match="it is of a `chain` or `of` a kind of record"):
        register("subject", **of)


@pytest.mark.parametrize("source", ["unit", "state", "by", "step:sign"])
def test_what_only_a_case_has(source: str) -> None:
    """A register of records has no column that only a case can fill."""
    assert register(source).columns
    with pytest.raises(PolicyError, match=f"only a case has '{source}'") as raised:
        register(source, of="account")
    assert raised.value.where == "toy"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("fact:colour", "no fact is called 'colour'"),
        ("event:offline", "no event is called 'offline'"),
        ("step:proof", "no step is called 'proof'"),
    ],
)
def test_names_that_there_are_not(source: str, said: str) -> None:
    """A column of a fact, event or step that the chain does not have is an error."""
    with pytest.raises(UnknownNameError, match=said):
        register("subject", source).check_names(CHAIN, FACTS)


def test_names_that_there_are() -> None:
    """Opening and steps that are passed are events of a case too; of records all events are."""
    known = ("fact:urgent", "event:online", "event:open", "event:sign", "step:sign", "opened")
    register(*known).check_names(CHAIN, FACTS)
    register("subject", "fact:urgent", "event:whatever", of="account").check_names(None, FACTS)
    with pytest.raises(UnknownNameError, match="no fact is called 'colour'"):
        register("fact:colour", of="account").check_names(None, FACTS)
