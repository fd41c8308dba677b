"""Limits of one column: what a letter must say, and which periods are nowhere longer."""

from datetime import date
from typing import Any, Final

import attrs
import pytest

from govflow.calendars.periods import CalendarEnd, Period, months, weeks, working_days, years
from govflow.errors import GovflowError, UsageError
from govflow.provisions.columns import ColumnRule, OwnLimit
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.limits import verdict_on_limit
from govflow.provisions.variants import Variant
from govflow.rules.verdicts import Missing, Verdict
from govflow.words import Words
from tests.provisions.toys import CALENDAR, DUTY, column, due_of

LIMIT: Final = OwnLimit(
    "toy/9",
    DUTY,
    "toy",
    says=("path",),
    readings=("toy/9:tighten",),
    variants=(Variant("toy/9:prevails", instead_of="toy/9:tighten", may_lengthen=True),),
)


def held(rule: ColumnRule | Missing | None, *, limit: OwnLimit = LIMIT, **stated: Any) -> Verdict:
    """Return what is held of a letter with those facts."""
    return verdict_on_limit(limit, rule, {"path": "首页", **stated}, CALENDAR)


@pytest.mark.parametrize(
    ("period", "own", "status"),
    [
        (weeks(2), "1 weeks", "met"),
        (weeks(2), "14 natural-days", "met"),
        (weeks(2), "15 natural-days", "breached"),
        (weeks(2), "3 weeks", "breached"),
        (weeks(2), "5 working-days", "breached"),  # from 2023-09-22, over National Day
        (weeks(2), "4 working-days", "met"),
        (weeks(2), "335 hours", "met"),
        (weeks(2), "337 hours", "breached"),
        (months(6), "181 natural-days", "met"),
        (months(6), "182 natural-days", "breached"),  # to 1 July they are 181
        (months(6), "26 weeks", "breached"),
        (years(1), "12 months", "met"),
        (years(1), "365 natural-days", "met"),
        (years(1), "366 natural-days", "breached"),
        (CalendarEnd("year", later=1), "1 years", "met"),
        (CalendarEnd("year", later=1), "13 months", "breached"),
        (working_days(10), "2 weeks", "breached"),  # one without a holiday, with a worked Sunday
        (working_days(10), "1 weeks", "met"),
    ],
)
def test_nowhere_longer(period: Period, own: str, status: str) -> None:
    """A limit is held against the rule's from every day of four years, a leap day among them."""
    assert held(column(period=period), update_limit=own).status == status


def test_what_it_says() -> None:
    """The verdict says both periods, and from which day on the limit is longer."""
    found = held(column(period=months(6)), update_limit="182 natural-days")
    assert found.why.en == (
        "do something; the limit is 182 natural days, that of toy/2 6 months; "
        "it is longer for an update on 2022-01-01"
    )


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ({"path": None, "update_limit": "1 weeks"}, "undetermined"),
        ({"path": " ", "update_limit": "1 weeks"}, "breached"),
        ({"update_limit": None}, "undetermined"),
        ({"update_limit": ""}, "breached"),
        ({"update_limit": "often"}, "breached"),
        ({"update_limit": "-1 weeks"}, "breached"),
    ],
)
def test_what_the_letter_lacks(stated: dict[str, object], status: str) -> None:
    """A fact that nobody stated is asked for; a blank one, or no period, is a breach."""
    verdict = held(column(), **stated)
    assert verdict.status == status
    assert (verdict.missing is None) == (status == "breached")


def test_the_rule_is_not_known() -> None:
    """Where no rule is for the column any limit will do; where a fact is missing it is named."""
    assert held(None, update_limit="9 years").status == "met"
    missing = Missing("kind", Words("没有说明", "nobody stated it"))
    assert held(missing, update_limit="1 weeks").missing == missing
    own = column(period=OwnCycle())
    found = held(own, update_limit="1 weeks")
    assert found.missing is not None
    assert found.missing.missing == "cycle"
    assert held(own, update_limit="1 weeks", cycle="1 months").status == "met"
    assert held(own, update_limit="2 months", cycle="1 months").status == "breached"


def test_a_letter_that_prevails() -> None:
    """Under the other reading the letter may fix a longer limit."""
    prevails = LIMIT.under(["toy/9:prevails"])
    found = held(column(), limit=prevails, update_limit="9 years")
    assert (found.status, found.readings) == ("met", ("toy/9:prevails",))


@pytest.mark.parametrize(
    ("reason", "status"),
    [(None, "undetermined"), ("", "breached"), (" ", "breached"), ("每年一次的活动", "met")],
)
def test_a_longer_limit_for_a_reason(reason: str | None, status: str) -> None:
    """Where a rule is one in principle, a longer limit needs a reason on record."""
    rule = column(unless="longer_limit_reason")
    found = held(rule, update_limit="9 years", longer_limit_reason=reason)
    assert found.status == status
    missing = None if found.missing is None else found.missing.missing
    assert missing == (None if status != "undetermined" else "longer_limit_reason")
    assert held(rule, update_limit="1 weeks", longer_limit_reason=reason).status == "met"
    assert held(column(), update_limit="9 years", longer_limit_reason=reason).status == "breached"


def test_a_reason_is_a_fact_of_columns() -> None:
    """A rule names a fact that there is."""
    with pytest.raises(GovflowError, match="longer_limit_reasons"):
        column(unless="longer_limit_reasons")


class TestDue:
    """When a column with a limit of its own falls due."""

    RULE: Final = column(own_limit=LIMIT, readings=("toy/2:natural",))

    @pytest.mark.parametrize(
        ("own", "last"),
        [
            ("1 weeks", "2024-02-08"),
            ("14 natural-days", "2024-02-15"),
            ("3 weeks", "2024-02-15"),
            (None, "2024-02-15"),
        ],
    )
    def test_the_earlier_one_counts(self, own: str | None, last: str) -> None:
        """A shorter limit counts, a longer one does not."""
        found = due_of(self.RULE, "2024-02-01", {"update_limit": own})
        assert found.deadline is not None
        assert found.deadline.last_day == date.fromisoformat(last)
        shorter = own == "1 weeks"
        assert ("toy/9:tighten" in found.readings) == shorter
        assert ("toy/9: 1 week" in found.why.en) == shorter

    @pytest.mark.parametrize(
        ("reason", "last"),
        [(None, "2024-02-15"), ("", "2024-02-15"), ("每年一次的活动", "2024-02-22")],
    )
    def test_a_longer_limit_for_a_reason(self, reason: str | None, last: str) -> None:
        """Where a rule is one in principle, a longer limit counts for a reason on record."""
        rule = attrs.evolve(self.RULE, unless="longer_limit_reason")
        stated = {"update_limit": "3 weeks", "longer_limit_reason": reason}
        found = due_of(rule, "2024-02-01", stated)
        assert found.deadline is not None
        assert found.deadline.last_day == date.fromisoformat(last)

    def test_the_letter_prevails(self) -> None:
        """Under the other reading a longer limit counts too."""
        rule = self.RULE.under(["toy/9:prevails"])
        found = due_of(rule, "2024-02-01", {"update_limit": "3 weeks"})
        assert found.deadline is not None
        assert found.deadline.last_day == date(2024, 2, 22)
        assert found.readings == ("toy/2:natural", "toy/9:prevails")

    def test_hours_need_a_time_of_day(self) -> None:
        """A limit in hours is open where nobody knows the hour of the update."""
        found = due_of(self.RULE, "2024-02-01", {"update_limit": "36 hours"})
        assert found.deadline is None
        assert found.missing is not None
        assert found.missing.missing == "time-of-day"

    def test_no_period(self) -> None:
        """What is no period is refused by name."""
        with pytest.raises(UsageError, match="cannot read the period 'often'"):
            due_of(self.RULE, "2024-02-01", {"update_limit": "often"})

    def test_a_rule_without_one(self) -> None:
        """A rule that no letter may tighten does not look at it."""
        found = due_of(column(), "2024-02-01", {"update_limit": "1 weeks"})
        assert found.deadline is not None
        assert found.deadline.last_day == date(2024, 2, 15)
