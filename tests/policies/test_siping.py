"""Siping: every limit the day before, on, and after; windows, facts and readings."""

from datetime import date, timedelta
from typing import Final

import pytest

from govflow.policies.siping import POLICY
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.provisions.timing import due
from govflow.rules.reference import evaluate
from tests.policies.around import CALENDAR, assert_limit, held, last_day_of

SIMPLE: Final = {"simple": True}
ORDINARY: Final = {"urgent": False}


def truth(norm: str, **stated: object) -> bool | None:
    """Return whether a column rule is about a column of which that is stated."""
    rule = POLICY.timed(norm)
    assert isinstance(rule, ColumnRule)
    return evaluate(rule.when, stated).truth


def late(norm: str, updated: str, last: str) -> list[bool]:
    """Return whether an update comes late the day before the last day, on it, and after."""
    found = due(
        POLICY.timed(norm), date.fromisoformat(updated[:10]), calendar=CALENDAR, facts={}
    ).deadline
    assert found is not None
    end = date.fromisoformat(last)
    return [found.is_late(end + timedelta(days=n)) for n in (-1, 0, 1)]


class TestArticle18:
    """第十八条: 简单咨询问题应在5个工作日内答复."""

    @pytest.mark.parametrize(
        ("asked", "last"),
        [
            ("2020-04-30", "2020-05-11"),  # 劳动节, make-up day 05-09
            ("2020-04-30T17:59", "2020-05-11"),
            ("2020-09-30", "2020-10-14"),  # 国庆节, make-up day 10-10
            ("2020-10-03", "2020-10-14"),  # on a holiday: 10-09 is day one
            ("2021-02-10", "2021-02-23"),  # 春节, make-up day 02-20
        ],
    )
    def test_five_working_days(self, asked: str, last: str) -> None:
        """Five working days, make-up days counted, the day of submission not."""
        assert_limit(POLICY, "siping/18.5", asked, last, facts=SIMPLE)

    def test_only_simple_questions(self) -> None:
        """Other questions have no limit, and an unstated one leaves the answer open."""
        start, stop = "2020-04-30", "2020-06-01"
        others = {"simple": False}
        assert held(POLICY, "siping/18.5", start, stop, facts=others) == "not-applicable"
        assert held(POLICY, "siping/18.5", start, stop) == "undetermined"
        assert last_day_of(POLICY, "siping/18.5", start) is None
        assert held(POLICY, "siping/18.5", start, stop, facts=SIMPLE) == "breached"

    def test_not_in_force_before_the_measures(self) -> None:
        """What was asked before 2020-04-15 is not bound; on that day it is."""
        stop = "2020-06-01"
        before = held(POLICY, "siping/18.5", "2020-04-14T23:59", stop, facts=SIMPLE)
        assert before == "not-in-force"
        assert held(POLICY, "siping/18.5", "2020-04-15", stop, facts=SIMPLE) == "breached"

    def test_unanswered(self) -> None:
        """A question without an answer is pending through the last day, then breached."""
        start = "2020-04-30"
        for day, status in (("2020-05-11", "pending"), ("2020-05-12", "breached")):
            as_of = date.fromisoformat(day)
            found = held(POLICY, "siping/18.5", start, None, as_of=as_of, facts=SIMPLE)
            assert found == status

    @pytest.mark.parametrize(
        ("asked", "last"),
        [
            ("2020-04-30", "2020-05-09"),  # a working day is day one itself
            ("2020-10-03", "2020-10-14"),  # on a holiday the next working day still is
        ],
    )
    def test_counting_the_day_of_submission(self, asked: str, last: str) -> None:
        """Under the other reading a working day of submission is day one."""
        reading = ("siping/18.5:including-submission-day",)
        assert_limit(POLICY, "siping/18.5", asked, last, facts=SIMPLE, readings=reading)


class TestArticle21:
    """第二十一条: 专题、专栏连续7日无更新."""

    @pytest.mark.parametrize(
        ("updated", "last"),
        [
            ("2020-09-30", "2020-10-07"),  # 国庆节: revocation on 10-08, still a holiday
            ("2020-04-30", "2020-05-07"),
            ("2020-05-04T23:59", "2020-05-11"),
        ],
    )
    def test_seven_whole_days(self, updated: str, last: str) -> None:
        """Seven whole days pass, holidays included; the day of the update is day 0."""
        assert_limit(POLICY, "siping/21.4", updated, last)
        assert late("siping/21.4", updated, last) == [False, False, True]

    def test_seven_working_days(self) -> None:
        """Under the other reading they are working days, make-up days counted."""
        reading = ("siping/21.4:as-working-days",)
        assert_limit(POLICY, "siping/21.4", "2020-09-30", "2020-10-16", readings=reading)

    def test_only_topics(self) -> None:
        """The rule is about special topics and columns; an unstated kind leaves it open."""
        assert truth("siping/21.4", kind="topic") is True
        assert truth("siping/21.4", kind="news") is False
        assert truth("siping/21.4") is None


class TestArticle23:
    """第二十三条: 须提前5日(紧急信息除外)."""

    @pytest.mark.parametrize(
        ("planned", "last"),
        [
            ("2020-10-09", "2020-10-04"),  # 国庆节: the latest day stays on the holiday
            ("2020-05-06", "2020-05-01"),
            ("2020-06-05T09:00", "2020-05-31"),
        ],
    )
    def test_five_days_ahead(self, planned: str, last: str) -> None:
        """Five days counted back from the planned day, which is not counted."""
        assert_limit(POLICY, "siping/23.1", planned, last, facts=ORDINARY)

    def test_working_days_ahead(self) -> None:
        """Under the other reading they are working days: 09-27 is a make-up day."""
        reading = ("siping/23.1:as-working-days",)
        last = "2020-09-25"
        assert_limit(POLICY, "siping/23.1", "2020-10-09", last, facts=ORDINARY, readings=reading)

    def test_urgent_information(self) -> None:
        """Urgent information has no limit, and an unstated one leaves the answer open."""
        planned, applied = "2020-10-09", "2020-10-06"
        assert held(POLICY, "siping/23.1", planned, applied, facts=ORDINARY) == "breached"
        urgent = {"urgent": True}
        assert held(POLICY, "siping/23.1", planned, applied, facts=urgent) == "not-applicable"
        assert held(POLICY, "siping/23.1", planned, applied) == "undetermined"
        assert last_day_of(POLICY, "siping/23.1", planned) is None

    def test_not_in_force_before_the_measures(self) -> None:
        """What was planned for a day before 2020-04-15 is not bound; for that day it is."""
        early = "2020-04-01"
        before = held(POLICY, "siping/23.1", "2020-04-14", early, facts=ORDINARY)
        assert before == "not-in-force"
        assert held(POLICY, "siping/23.1", "2020-04-15", early, facts=ORDINARY) == "met"


class TestArticle28:
    """第二十八条: 通报和检查."""

    @pytest.mark.parametrize(
        ("norm", "start", "last"),
        [
            ("siping/28.1", "2020-04-15", "2020-06-30"),
            ("siping/28.1", "2020-10-01", "2020-12-31"),
            ("siping/28.2", "2020-10-01", "2020-10-31"),  # 国庆节 gives no exemption
            ("siping/28.2", "2021-02-11", "2021-02-28"),  # the last day is a Sunday
        ],
    )
    def test_recurring(self, norm: str, start: str, last: str) -> None:
        """At least one in every calendar quarter or month; holidays give no exemption."""
        assert_limit(POLICY, norm, start, last)

    @pytest.mark.parametrize("norm", ["siping/28.1", "siping/28.2"])
    def test_not_in_force_before_the_measures(self, norm: str) -> None:
        """Nothing recurs before 2020-04-15; from that day it does."""
        assert held(POLICY, norm, "2020-04-14", None) == "not-in-force"
        assert held(POLICY, norm, "2020-04-15", None) == "breached"

    def test_covering_the_quarter(self) -> None:
        """Under the other reading the circular for a quarter may come in the next."""
        reading = ("siping/28.1:covers-the-quarter",)
        assert_limit(POLICY, "siping/28.1", "2020-04-15", "2020-09-30", readings=reading)
        assert_limit(POLICY, "siping/28.1", "2020-10-01", "2021-03-31", readings=reading)

    @pytest.mark.parametrize(
        ("updated", "last"),
        [
            ("2020-11-30", "2021-02-28"),  # there is no 30 February
            ("2020-07-03", "2020-10-03"),  # 国庆节: no shift
            ("2020-11-12T18:00", "2021-02-12"),  # 春节: no shift
        ],
    )
    def test_three_months(self, updated: str, last: str) -> None:
        """More than three months: the corresponding day, or the month's last, is in time."""
        assert_limit(POLICY, "siping/28.4", updated, last)
        assert late("siping/28.4", updated, last) == [False, False, True]

    def test_only_interactive_columns(self) -> None:
        """The rule is about interactive columns; an unstated kind leaves it open."""
        assert truth("siping/28.4", kind="interaction") is True
        assert truth("siping/28.4", kind="topic") is False
        assert truth("siping/28.4") is None


class TestPolicy:
    """What holds of the measures as a whole."""

    def test_norms(self) -> None:
        """Every norm with a deadline is encoded once, in the order of the articles."""
        clocks = [clock.norm for clock in POLICY.clocks]
        assert clocks == ["siping/18.5", "siping/23.1", "siping/28.1", "siping/28.2"]
        assert [rule.norm for rule in POLICY.columns] == ["siping/21.4", "siping/28.4"]
        assert POLICY.blank is None

    def test_window(self) -> None:
        """The measures bind from 2020-04-15 on."""
        window = POLICY.instrument("siping").window
        assert window.on(date(2020, 4, 14)) == "not-in-force"
        assert window.on(date(2020, 4, 15)) == "binds"

    @pytest.mark.parametrize(
        "reading",
        [
            "siping/18.5:including-submission-day",
            "siping/21.4:as-working-days",
            "siping/23.1:as-working-days",
            "siping/28.1:covers-the-quarter",
        ],
    )
    def test_a_reading_flips_its_own_norm(self, reading: str) -> None:
        """Another reading changes the norm it is of, and nothing else."""
        chosen: tuple[Clock | ColumnRule, ...] = (*POLICY.clocks, *POLICY.columns)
        flipped = POLICY.under((reading,))
        changed = [p.norm for p in chosen if p != flipped.timed(p.norm)]
        assert changed == [reading.partition(":")[0]]
        assert reading in flipped.timed(changed[0]).readings
