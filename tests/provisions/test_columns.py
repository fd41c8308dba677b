"""Column rules: readings of them, which one is for a column, and when one is blank."""

from collections.abc import Mapping
from typing import Final

import attrs
import pytest

from govflow.calendars import read_moment
from govflow.calendars.periods import months, natural_days, working_days
from govflow.errors import UsageError
from govflow.provisions.columns import BlankRule, rule_for
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.variants import Variant
from govflow.rules.verdicts import Missing
from tests.provisions.toys import COLUMN, DUTY, column

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


NEWS: Final = column()
DEEP: Final = column(norm="toy/3", when=(COLUMN.kind == "notices") & (COLUMN.level >= 2))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"kind": "news"}, "toy/2"),
        ({"kind": "notices", "level": 2}, "toy/3"),
        ({"kind": "notices", "level": 1}, None),
        ({"kind": "topic"}, None),
    ],
)
def test_the_rule_for_a_column(facts: Mapping[str, object], expected: str | None) -> None:
    """The first rule whose condition holds is for it, or none is."""
    found = rule_for((NEWS, DEEP), facts)
    assert not isinstance(found, Missing)
    assert (None if found is None else found.norm) == expected


@pytest.mark.parametrize(("facts", "name"), [({}, "kind"), ({"kind": "notices"}, "level")])
def test_a_rule_that_is_open(facts: Mapping[str, object], name: str) -> None:
    """Where a fact is missing that decides it, the fact is named."""
    found = rule_for((NEWS, DEEP), facts)
    assert isinstance(found, Missing)
    assert found.missing == name


BLANK: Final = BlankRule(
    "toy/4",
    DUTY,
    "toy",
    readings=("toy/4:children-too",),
    variants=(Variant("toy/4:own", instead_of="toy/4:children-too", counts="own_items"),),
)


@pytest.mark.parametrize(
    ("items", "marks", "status"),
    [
        (0, ["opened 2022-05-10"], "breached"),
        (1, ["opened 2022-05-10"], "met"),
        (1, [], "met"),
        (0, [], "undetermined"),
        (None, ["opened 2022-05-10"], "undetermined"),
        (None, [], "undetermined"),
        (None, ["updated 2022-05-10"], "met"),
        (0, ["opened 2022-05-10", "updated 2022-05-11"], "breached"),
        (0, ["opened 2022-05-10", "closed 2022-05-11"], "not-applicable"),
        (0, ["opened 2022-05-10", "closed 2022-05-11", "opened 2022-05-12"], "breached"),
        (0, ["closed 2022-05-11"], "not-applicable"),
    ],
)
def test_a_blank_column(items: int | None, marks: list[str], status: str) -> None:
    """It is blank if it is open and shows nothing; what nobody stated is unknown."""
    happened: dict[str, list[object]] = {}
    for mark in marks:
        name, when = mark.split()
        happened.setdefault(name, []).append(read_moment(when))
    facts = {} if items is None else {"items": items}
    assert BLANK.verdict(facts, happened).status == status  # type: ignore[arg-type]


@pytest.mark.parametrize(("items", "status"), [(0, "breached"), (1, "met"), (None, "undetermined")])
def test_before_it_is_opened(items: int | None, status: str) -> None:
    """What would be opened must have something in it, though it was closed before."""
    facts = {} if items is None else {"items": items}
    at = read_moment("2022-05-10")
    assert BLANK.verdict(facts, {"closed": [at]}, at).status == status


def test_what_counts_as_an_item() -> None:
    """Under another reading another number counts, and the verdict names the reading."""
    facts, opened = {"items": 3, "own_items": 0}, {"opened": [read_moment("2022-05-10")]}
    assert BLANK.verdict(facts, opened).status == "met"
    found = BLANK.under(["toy/4:own"]).verdict(facts, opened)
    assert (found.status, found.readings) == ("breached", ("toy/4:own",))
