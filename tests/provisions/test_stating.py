"""Facts as they are stated: known by name, of their kind, and a day however it is written."""

from datetime import UTC, date, datetime

import pytest

from govflow.errors import UnknownNameError, UsageError
from govflow.provisions.stating import read_facts
from govflow.provisions.things import Document
from govflow.rules.facts import declared_facts

DECLARED = declared_facts(Document)


@pytest.mark.parametrize(
    "written",
    [
        date(2024, 2, 8),
        datetime(2024, 2, 8, 23, 59),
        datetime(2024, 2, 7, 16, 0, tzinfo=UTC),
        "2024-02-08",
        "2024年2月8日",
        "2024/2/8 23:59",
        "2024-02-07T16:00:00Z",
    ],
)
def test_a_day_is_the_day_in_china(written: object) -> None:
    """A date, a moment of any zone and a text all state the day that it is in China."""
    found = read_facts(DECLARED, {"planned": written})
    assert found == {"planned": date(2024, 2, 8)}
    assert type(found["planned"]) is date


def test_other_values_stay_as_they_are() -> None:
    """Numbers, truths and choices are kept as stated; None stays unknown."""
    stated = {"units_involved": 2, "urgent": False, "social_impact": "high", "planned": None}
    assert read_facts(DECLARED, stated) == stated
    assert read_facts(DECLARED, {}) == {}


def test_an_unknown_name() -> None:
    """A fact that nothing declares is an error that names the nearest."""
    with pytest.raises(UnknownNameError, match=r"'units_involve'.*units_involved"):
        read_facts(DECLARED, {"units_involve": 2})


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("planned", "soon", r"the fact 'planned': cannot read the date 'soon'; use 2024-01-05"),
        ("planned", "2024-02-30", "the fact 'planned': there is no such day"),
        ("planned", 20240208, "the fact 'planned' cannot be 20240208; it is one of: date"),
        ("units_involved", "two", "the fact 'units_involved' cannot be 'two'; it is one of: int"),
        ("units_involved", True, "the fact 'units_involved' cannot be True"),
        ("units_involved", date(2024, 2, 8), "the fact 'units_involved' cannot be"),
        ("social_impact", "higher", r"cannot be 'higher'; it is one of: ordinary \| high"),
    ],
)
def test_a_value_it_can_never_have(name: str, value: object, words: str) -> None:
    """A value of another kind is an error that names the fact, the value and what is right."""
    with pytest.raises(UsageError, match=words) as caught:
        read_facts(DECLARED, {name: value})
    assert f"事实“{name}”" in caught.value.speak("zh")
