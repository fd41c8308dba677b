"""What many open cases have alike is kept once."""

from typing import Any

import pytest

from govflow.cases.sharing import same_facts, same_text


def test_texts() -> None:
    """Equal texts become one."""
    one, other = (b"unit".decode() for _ in range(2))
    assert one is not other
    assert same_text(one) is same_text(other)


@pytest.mark.parametrize("facts", [{}, {"a": 1}, {"a": True, "b": "x"}, {"a": None, "b": 1.0}])
def test_facts(facts: dict[str, Any]) -> None:
    """Facts that are the same become one mapping."""
    assert same_facts(facts) == facts
    assert same_facts(dict(facts)) is same_facts(facts)


def test_values_that_are_merely_equal() -> None:
    """1, true and 1.0 are kept apart, and so are other names for one value."""
    found = [same_facts({"a": value}) for value in (1, True, 1.0)]
    assert [type(facts["a"]) for facts in found] == [int, bool, float]
    assert same_facts({"b": 1}) == {"b": 1}


def test_values_that_cannot_be_hashed() -> None:
    """What cannot be looked up stays what it is."""
    stated = {"a": ["x"]}
    assert same_facts(stated) is stated
