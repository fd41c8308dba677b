"""Column rules: a reading changes period and roll, and two answers are refused."""

import attrs
import pytest

from govflow.calendars.periods import months, natural_days, working_days
from govflow.errors import UsageError
from govflow.provisions.columns import BlankRule
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.variants import Variant
from tests.provisions.toys import DUTY, column

WORKING = Variant("toy/2:working", instead_of="toy/2:natural", period=working_days(10))
MONTHLY = Variant("toy/2:monthly", instead_of="toy/2:natural", period=months(1))
ROLLED = Variant("toy/2:rolled", instead_of="toy/2:no-roll", roll="next")
UNROLLED = Variant("toy/2:unrolled", instead_of="toy/2:roll", roll="none")
RULE = column(
    readings=("toy/2:natural", "toy/2:no-roll"), variants=(WORKING, MONTHLY, ROLLED, UNROLLED)
)


def test_no_reading_no_change() -> None:
    """Without a reading that concerns it a rule is the same."""
    assert RULE.under(()) is RULE
    assert RULE.under(("toy/2:natural", "toy/9:other")) is RULE


def test_another_period() -> None:
    """A reading replaces the period and the reading it rests on; the roll stays."""
    rolled = attrs.evolve(RULE, roll="next")
    for rule in (RULE, rolled):
        assert rule.under((WORKING.reading,)) == attrs.evolve(
            rule, period=working_days(10), readings=("toy/2:no-roll", WORKING.reading)
        )


def test_another_roll() -> None:
    """A reading turns the roll on or off; the period stays."""
    on = RULE.under((ROLLED.reading,))
    assert (on.roll, on.period) == ("next", natural_days(14))
    off = attrs.evolve(RULE, roll="next").under((UNROLLED.reading,))
    assert (off.roll, off.period) == (None, natural_days(14))


def test_two_questions_together() -> None:
    """Readings that answer different questions are both taken."""
    rule = RULE.under((ROLLED.reading, MONTHLY.reading))
    assert (rule.roll, rule.period) == ("next", months(1))
    assert rule.readings == (MONTHLY.reading, ROLLED.reading)


def test_one_question_twice() -> None:
    """Two readings that answer one question are refused together."""
    with pytest.raises(UsageError, match="toy/2:working and toy/2:monthly answer one question"):
        RULE.under((WORKING.reading, MONTHLY.reading))


def test_own_cycle_may_become_a_number() -> None:
    """A column with its own rhythm names the fact it needs; a reading may give a number."""
    rule = column(period=OwnCycle(), variants=(MONTHLY,))
    assert isinstance(rule.period, OwnCycle)
    assert rule.period.parameter == "cycle"
    assert rule.under((MONTHLY.reading,)).period == months(1)


def test_rules_are_values() -> None:
    """Rules compare by what they say and cannot be changed."""
    assert column() == column()
    assert len({BlankRule("toy/3", DUTY, "toy"), BlankRule("toy/3", DUTY, "toy")}) == 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        RULE.roll = "next"  # type: ignore[misc]
