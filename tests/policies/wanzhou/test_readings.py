"""Readings: each other one is computed or refused by name, and changes only what rests on it."""

from datetime import date, datetime
from pathlib import Path
from typing import Final

import pytest

from govflow.adapters.lawbooks import read_regulation
from govflow.calendars.civil import instant
from govflow.cli.arguments import check_readings
from govflow.errors import UsageError
from govflow.policies.wanzhou import POLICY
from tests.policies.wanzhou.played import (
    PLAYED,
    Change,
    Difference,
    as_chosen,
    change_of,
    others,
    played_under,
    scenario_of,
)

ALTERNATIVES: Final = [
    other.id for reading in read_regulation("wanzhou").readings for other in reading.instead
]
COMPUTED: Final = others(ALTERNATIVES)
REFUSED: Final = [reading for reading in ALTERNATIVES if reading not in COMPUTED]
TESTS: Final = "".join(
    file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("test_*.py")
)
NEXT_YEAR: Final = instant(date(2023, 1, 1))
"""The first year that begins after each day from which the regulation may be in force."""


def test_none_is_both_or_neither() -> None:
    """The regulation's other readings are those that are computed and those that are not."""
    assert len(ALTERNATIVES) == len(set(ALTERNATIVES)) == len(COMPUTED) + len(REFUSED)
    assert len(COMPUTED) == 102
    variants = POLICY.readings() - {r.id for r in read_regulation("wanzhou").readings}
    assert variants == set(COMPUTED)


@pytest.mark.parametrize("reading", REFUSED)
def test_what_is_not_computed_is_refused(reading: str) -> None:
    """A reading by which nothing is computed is refused by name, with those that are computed."""
    with pytest.raises(UsageError) as refused:
        check_readings([reading], [POLICY])
    (asked,) = (
        r for r in read_regulation("wanzhou").readings if reading in {o.id for o in r.instead}
    )
    for said in (refused.value.words.zh, refused.value.words.en):
        assert reading in said
        assert asked.id in said


@pytest.mark.parametrize("reading", COMPUTED)
def test_a_reading_changes_something(reading: str) -> None:
    """Under each other reading the policy is another, and a test or a scenario is about it."""
    other = POLICY.under([reading])
    assert other != POLICY
    assert reading in other.readings()
    fails = any(not played_under(file, other).passed for file in PLAYED)
    assert fails or reading.removeprefix("wanzhou/") in TESTS


@pytest.mark.parametrize("reading", COMPUTED)
def test_only_what_rests_on_it_changes(reading: str) -> None:
    """Under each other reading every scenario holds, but for what rests on the norm it is of."""
    other = POLICY.under([reading])
    change = change_of(other)
    for file in PLAYED:
        after = played_under(file, other)
        if change.window:
            assert after.passed or begins(file) < NEXT_YEAR
            continue
        difference = Difference(scenario_of(file), change)
        assert list(difference.unfounded(as_chosen(file), after)) == [], file.name


def begins(file: Path) -> datetime:
    """Return when the first thing of a scenario happens."""
    stages = scenario_of(file).stages
    found = [stage.act.occurred or stage.act.at for stage in stages]
    return min(instant(moment) for moment in found)


def test_what_rests_on_nothing_is_seen() -> None:
    """A change of a reading that is about other norms would be told."""
    other = POLICY.under(["wanzhou/12.5:including-first-day"])
    nothing = Change(frozenset(), frozenset(), window=False)
    (file,) = (f for f in PLAYED if f.name == "disclosure_from_formed.toml")
    difference = Difference(scenario_of(file), nothing)
    told = list(difference.unfounded(as_chosen(file), played_under(file, other)))
    assert told == ["expect 1", "expect 2", "expect 3"]
