"""Bozhou: every limit the day before, on, and after; windows, facts, readings, lost numbers."""

from datetime import date, timedelta
from typing import Final

import pytest

from govflow.adapters.lawbooks import read_regulation
from govflow.calendars import ChinaCalendar, read_moment
from govflow.policies.bozhou import POLICY
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.provisions.judging import judge
from govflow.provisions.timing import due
from govflow.rules.reference import evaluate
from tests.policies.around import CALENDAR, FAR, assert_limit, held, last_day_of

REPORT: Final = {"kind": "error-report"}
PROVISIONS: Final[tuple[Clock | ColumnRule, ...]] = (*POLICY.clocks, *POLICY.columns)
READINGS: Final = [(p.norm, variant.reading) for p in PROVISIONS for variant in p.variants]
STATED: Final = REPORT | {"max_hours": 1, "max_days_each": 1, "days_before": 1, "limit": "1 months"}


def missing_of(norm: str, start: str) -> tuple[str, object] | None:
    """Return what a norm lacks when nothing is stated, and its probable value."""
    found = due(POLICY.timed(norm), read_moment(start), calendar=CALENDAR, facts={}).missing
    return None if found is None else (found.missing, found.probable)


def clock_of(norm: str, *readings: str) -> Clock:
    """Return the clock of a norm, under other readings if any are given."""
    clock = POLICY.under(readings).timed(norm)
    assert isinstance(clock, Clock)
    return clock


class TestRegulation:
    """The whole regulation: what is encoded, and which readings it rests on."""

    def test_every_norm_with_a_deadline(self) -> None:
        """Each norm with a deadline is encoded, in order, and s8.2.3, whose number is lost."""
        norms = read_regulation("bozhou").norms
        timed = [n.id for n in norms if n.deadline is not None or n.id == "bozhou/s8.2.3"]
        clocks = [clock.norm for clock in POLICY.clocks]
        assert clocks == [norm for norm in timed if norm != "bozhou/s10.5.3"]
        assert [rule.norm for rule in POLICY.columns] == ["bozhou/s10.5.3"]

    def test_no_rule_on_blank_columns(self) -> None:
        """The text says nothing of blank columns (空白栏目)."""
        assert "空白" not in (read_regulation("bozhou").text or "空白")
        assert POLICY.blank is None

    def test_readings_exist(self) -> None:
        """What a clock rests on is a chosen reading; a variant is one of the others."""
        readings = read_regulation("bozhou").readings
        chosen = {reading.id for reading in readings}
        others = {other.id for reading in readings for other in reading.instead}
        for provision in PROVISIONS:
            assert set(provision.readings) <= chosen
            assert {variant.reading for variant in provision.variants} <= others

    @pytest.mark.parametrize(("norm", "reading"), READINGS)
    def test_a_reading_changes_its_own_norm(self, norm: str, reading: str) -> None:
        """Another reading changes the norm it belongs to, and nothing else."""
        flipped = POLICY.under((reading,))
        assert [p.norm for p in PROVISIONS if flipped.timed(p.norm) != p] == [norm]


class TestWindow:
    """The day in force is lost; the text is first seen on 2019-06-10."""

    @pytest.mark.parametrize("norm", [c.norm for c in POLICY.clocks if c.norm != "bozhou/s8.2.4"])
    def test_binds_from_that_day(self, norm: str) -> None:
        """From 2019-06-10 it binds; of what started a minute before nobody can say."""
        before, start, stop = "2019-06-09T23:59", "2019-06-10T00:00", "2022-01-01"
        late = "met" if clock_of(norm).bound == "min" else "breached"
        if clock_of(norm).advisory:
            late = "undetermined"
        assert held(POLICY, norm, start, stop, facts=STATED) == late
        assert held(POLICY, norm, before, stop, facts=STATED) == "undetermined"
        without = held(POLICY, norm, before, stop, facts=STATED, as_if_in_force=True)
        assert without == late


class TestS5:
    """s5.3: 开通公告不得少于30日."""

    def test_thirty_days_up(self) -> None:
        """The notice stays up for 30 natural days, National Day included."""
        assert_limit(POLICY, "bozhou/s5.3.3", "2019-09-06", "2019-10-06")

    def test_rolled(self) -> None:
        """Under the other reading a last day in the holiday moves to 2019-10-08."""
        reading = ("bozhou/s5.3.3:roll-to-working-day",)
        assert_limit(POLICY, "bozhou/s5.3.3", "2019-09-06", "2019-10-08", readings=reading)


class TestS6:
    """s6: 域名注册、报备和注销."""

    @pytest.mark.parametrize(
        ("norm", "start", "last"),
        [
            ("bozhou/s6.1.2", "2019-09-27", "2019-10-08"),  # make-up Sunday 09-29
            ("bozhou/s6.2.1", "2019-09-16", "2019-10-17"),  # make-up days 09-29 and 10-12
            ("bozhou/s6.2.3", "2019-11-30", "2020-02-29"),  # no 30 February
            ("bozhou/s6.2.3", "2019-07-05", "2019-10-05"),  # in the National Day holiday
        ],
    )
    def test_limits(self, norm: str, start: str, last: str) -> None:
        """Working days count make-up days; three months end on the corresponding day."""
        assert_limit(POLICY, norm, start, last)

    def test_either_ends_it(self) -> None:
        """Registration or cancellation completes the registry's work."""
        stops = [event.name for event in clock_of("bozhou/s6.1.2").stop]
        assert stops == ["domain-registered", "domain-cancelled"]

    def test_rolled(self) -> None:
        """Under the other reading the last day of the announcement is a working day."""
        reading = ("bozhou/s6.2.3:roll-to-working-day",)
        assert_limit(POLICY, "bozhou/s6.2.3", "2019-07-05", "2019-10-08", readings=reading)
        assert_limit(POLICY, "bozhou/s6.2.3", "2019-11-30", "2020-03-02", readings=reading)


class TestS7:
    """s7: 静态信息更新和日常巡检."""

    def test_static_information(self) -> None:
        """What must be disclosed is replaced within 20 working days of the change."""
        assert_limit(POLICY, "bozhou/s7.1.3", "2019-09-02", "2019-09-30")
        assert_limit(POLICY, "bozhou/s7.1.3", "2019-09-16", "2019-10-17")

    def test_daily_inspection(self) -> None:
        """A duty day in the holiday needs its inspection by midnight like any other."""
        assert_limit(POLICY, "bozhou/s7.6.3", "2019-10-03", "2019-10-03")
        assert_limit(POLICY, "bozhou/s7.6.3", "2019-10-12T08:00", "2019-10-12")

    def test_every_calendar_day(self) -> None:
        """Under the other reading every day starts the clock, not only a duty day."""
        norm, reading, day = "bozhou/s7.6.3", "bozhou/s7.6.3:every-calendar-day", "2019-10-03"
        assert clock_of(norm, reading).start.name == "day-begins"
        assert_limit(POLICY, norm, day, day, readings=(reading,))


class TestS8:
    """s8: 永久下线、临时下线、恢复上线和变更备案."""

    def test_ninety_days_rolled(self) -> None:
        """Day 90 in the National Day holiday moves to 2019-10-08; a working day stays."""
        assert_limit(POLICY, "bozhou/s8.1.5", "2019-07-05", "2019-10-08")
        assert_limit(POLICY, "bozhou/s8.1.5", "2019-07-01", "2019-09-29")  # make-up Sunday

    @pytest.mark.parametrize(
        ("reading", "last"),
        [
            ("bozhou/s8.1.5:no-roll", "2019-10-03"),
            ("bozhou/s8.1.5:as-working-days", "2019-11-14"),
            ("bozhou/s8.1.5:date-of-receipt", "2019-10-08"),
        ],
    )
    def test_ninety_days_read_otherwise(self, reading: str, last: str) -> None:
        """Without the roll, in working days, or from receipt the last day is another."""
        assert_limit(POLICY, "bozhou/s8.1.5", "2019-07-05", last, readings=(reading,))

    def test_from_receipt(self) -> None:
        """Under the other reading the receipt of the approval starts the 90 days."""
        reading = "bozhou/s8.1.5:date-of-receipt"
        assert clock_of("bozhou/s8.1.5", reading).start.name == "approval-received"

    def test_migration_notice(self) -> None:
        """The notice may come down from day 31, make-up Sunday 2020-01-19 being day 30."""
        assert_limit(POLICY, "bozhou/s8.1.6", "2019-12-20", "2020-01-19")
        assert_limit(POLICY, "bozhou/s8.1.6", "2019-09-06", "2019-10-06")

    @pytest.mark.parametrize(
        ("norm", "parameter", "probable"),
        [
            ("bozhou/s8.2.1", "max_hours", 24),
            ("bozhou/s8.2.3", "max_days_each", 30),
            ("bozhou/s8.3.1", "days_before", None),
        ],
    )
    def test_lost_numbers_stay_open(self, norm: str, parameter: str, probable: int | None) -> None:
        """A number the source lost is named, its probable value shown and never used."""
        assert missing_of(norm, "2019-09-20T09:00") == (parameter, probable)
        for stop in ("2019-09-20T10:00", "2022-01-01"):
            assert held(POLICY, norm, "2019-09-20T09:00", stop) == "undetermined"

    def test_lost_numbers_when_stated(self) -> None:
        """Whoever states the number gets an answer, the holiday counted like other days."""
        facts = {"max_hours": 24, "max_days_each": 30, "days_before": 3}
        start, last = "2019-09-30T16:00", "2019-10-01T16:00"
        assert_limit(POLICY, "bozhou/s8.2.1", start, last, facts=facts)
        assert_limit(POLICY, "bozhou/s8.2.3", "2019-09-02", "2019-10-02", facts=facts)
        assert_limit(POLICY, "bozhou/s8.3.1", "2019-09-20", "2019-09-17", facts=facts)
        assert_limit(POLICY, "bozhou/s8.3.1", "2019-10-08", "2019-10-05", facts=facts)

    def test_national_days(self) -> None:
        """Under the other reading a temporary offline lasts 30 days at most."""
        reading = ("bozhou/s8.2.3:national-limits",)
        assert_limit(POLICY, "bozhou/s8.2.3", "2019-09-02", "2019-10-02", readings=reading)

    def test_outage_is_measured_only(self) -> None:
        """及时 is no number: a late report is no breach, a threshold by itself no limit."""
        stated = {"threshold": "2 working-days"}
        for facts in ({}, stated):
            found = held(POLICY, "bozhou/s8.2.4", "2019-08-10", "2019-12-31", facts=facts)
            assert found == "undetermined"
        assert missing_of("bozhou/s8.2.4", "2019-08-10") == ("threshold", None)

    def test_outage_with_a_threshold(self) -> None:
        """Under the other reading the threshold of the office is the limit, once stated."""
        reading, norm = ("bozhou/s8.2.4:configured-threshold",), "bozhou/s8.2.4"
        assert last_day_of(POLICY, norm, "2019-09-28", readings=reading) is None
        facts = {"threshold": "3 working-days"}
        assert_limit(POLICY, norm, "2019-09-28", "2019-10-08", facts=facts, readings=reading)
        before = held(POLICY, norm, "2019-06-09", "2022-01-01", facts=facts, readings=reading)
        assert before == "undetermined"

    def test_basic_information(self) -> None:
        """A change is filed within 20 working days, make-up Sunday 2020-01-19 counted."""
        assert_limit(POLICY, "bozhou/s8.4.1", "2019-12-23", "2020-01-20")


class TestS10:
    """s10: 网民留言反馈和年报."""

    def test_every_day(self) -> None:
        """A day on which messages are due ends at midnight, holidays included."""
        assert_limit(POLICY, "bozhou/s10.4.1", "2019-09-10", "2019-09-10")
        assert_limit(POLICY, "bozhou/s10.4.1", "2019-10-01", "2019-10-01")

    def test_which_days(self) -> None:
        """Under the other readings every day, or every working day, starts the clock."""
        norm = "bozhou/s10.4.1"
        assert clock_of(norm, f"{norm}:every-calendar-day").start.name == "day-begins"
        assert clock_of(norm, f"{norm}:every-working-day").start.name == "working-day-begins"
        for reading in ("every-calendar-day", "every-working-day"):
            assert_limit(POLICY, norm, "2019-10-12", "2019-10-12", readings=(f"{norm}:{reading}",))

    def test_prescribed_limit_is_open(self) -> None:
        """规定时限 has no number here: open, the national figure shown and never used."""
        assert missing_of("bozhou/s10.4.2", "2019-09-27") == ("limit", "5 working-days")
        assert held(POLICY, "bozhou/s10.4.2", "2019-09-27", "2022-01-01") == "undetermined"

    def test_prescribed_limit_when_stated(self) -> None:
        """The limit that is stated applies."""
        facts = {"limit": "5 working-days"}
        assert_limit(POLICY, "bozhou/s10.4.2", "2019-09-27", "2019-10-10", facts=facts)

    def test_three_months(self) -> None:
        """Under the other reading three months is the only limit."""
        reading = ("bozhou/s10.4.2:three-months-only",)
        assert_limit(POLICY, "bozhou/s10.4.2", "2019-11-30", "2020-02-29", readings=reading)
        assert_limit(POLICY, "bozhou/s10.4.2", "2019-07-01", "2019-10-01", readings=reading)

    @pytest.mark.parametrize(
        ("asked", "last"),
        [
            ("2019-09-30T16:00", "2019-10-08T10:30"),
            ("2019-09-29T09:30", "2019-09-29T15:00"),  # make-up Sunday
            ("2019-10-03T11:00", "2019-10-08T14:00"),  # from the next opening: 3.5 h, then 0.5
            ("2019-10-08T08:30", "2019-10-08T14:00"),
        ],
    )
    def test_half_a_working_day(self, asked: str, last: str) -> None:
        """Four office hours; nights and holidays stand still, make-up Sundays run."""
        assert_limit(POLICY, "bozhou/s10.4.3", asked, last, facts=REPORT)

    def test_half_a_day_needs_the_time(self) -> None:
        """Half a working day cannot be counted from a date without a time of day."""
        assert last_day_of(POLICY, "bozhou/s10.4.3", "2019-09-30", facts=REPORT) is None

    def test_twelve_hours(self) -> None:
        """Under the other reading half a working day is 12 hours, day and night."""
        reading, norm = ("bozhou/s10.4.3:twelve-natural-hours",), "bozhou/s10.4.3"
        start, last = "2019-09-30T16:00", "2019-10-01T04:00"
        assert_limit(POLICY, norm, start, last, facts=REPORT, readings=reading)

    @pytest.mark.parametrize(
        ("asked", "last"),
        [("2019-09-30T16:00", "2019-10-08"), ("2019-09-27", "2019-09-29")],
    )
    def test_one_working_day(self, asked: str, last: str) -> None:
        """The netizen is answered by the end of the next working day, make-up Sunday too."""
        assert_limit(POLICY, "bozhou/s10.4.4", asked, last, facts=REPORT)

    def test_from_the_draft(self) -> None:
        """Under the other reading the submission of the draft starts the working day."""
        norm, reading = "bozhou/s10.4.4", "bozhou/s10.4.4:from-submission"
        assert clock_of(norm, reading).start.name == "drafted"
        start, readings = "2019-09-30T16:00", (reading,)
        assert_limit(POLICY, norm, start, "2019-10-08", facts=REPORT, readings=readings)

    def test_what_a_message_table_is_judged_by(self) -> None:
        """Only error reports have a limit from the moment they were asked."""
        clocks = [clock for clock in POLICY.clocks if clock.start.name == "asked"]
        assert [clock.norm for clock in clocks] == ["bozhou/s10.4.3", "bozhou/s10.4.4"]
        assert [clock.stop[0].name for clock in clocks] == ["drafted", "answered"]
        assert {clock.subject for clock in clocks} == {"message"}

    @pytest.mark.parametrize("norm", ["bozhou/s10.4.3", "bozhou/s10.4.4"])
    def test_only_error_reports(self, norm: str) -> None:
        """Other messages are not bound; a message of no stated kind is open, by that name."""
        start, stop = "2019-09-30T16:00", "2022-01-01"
        assert held(POLICY, norm, start, stop, facts={"kind": "question"}) == "not-applicable"
        assert held(POLICY, norm, start, stop) == "undetermined"
        assert missing_of(norm, start) == ("kind", None)

    @pytest.mark.parametrize(
        ("published", "last"),
        [
            ("2019-01-25", "2020-01-31"),  # in the Spring Festival as extended: no roll
            ("2020-02-03", "2021-01-31"),  # a Sunday
            ("2020-12-31", "2021-01-31"),
        ],
    )
    def test_yearly_report(self, published: str, last: str) -> None:
        """The next report is due on 31 January of the next year, that day included."""
        assert_limit(POLICY, "bozhou/s10.5.3", published, last)
        rule, end = POLICY.timed("bozhou/s10.5.3"), date.fromisoformat(last)
        deadline = due(rule, date.fromisoformat(published), calendar=CALENDAR, facts={}).deadline
        assert deadline is not None
        late = [deadline.is_late(end + timedelta(days=n)) for n in (-1, 0, 1)]
        assert late == [False, False, True]

    def test_only_the_yearly_report(self) -> None:
        """No other kind of column has the date; an unstated kind leaves it open."""
        rule = POLICY.timed("bozhou/s10.5.3")
        assert isinstance(rule, ColumnRule)
        found = [evaluate(rule.when, {"kind": kind}).truth for kind in ("annual-report", "news")]
        assert found == [True, False]
        assert evaluate(rule.when, {}).truth is None

    def test_before_the_day(self) -> None:
        """Under the other reading 30 January is the last day."""
        reading = ("bozhou/s10.5.3:before-the-day",)
        assert_limit(POLICY, "bozhou/s10.5.3", "2019-01-25", "2020-01-30", readings=reading)


class TestS11:
    """s11: 定期监测、自查和问题销号."""

    @pytest.mark.parametrize("norm", ["bozhou/s11.1.1", "bozhou/s11.1.5"])
    @pytest.mark.parametrize(
        ("month", "last"),
        [("2019-09-01", "2019-09-30"), ("2019-10-01", "2019-10-31"), ("2020-02-01", "2020-02-29")],
    )
    def test_every_month(self, norm: str, month: str, last: str) -> None:
        """Once in every calendar month, a month that begins or ends in a holiday too."""
        assert_limit(POLICY, norm, month, last)
        assert clock_of(norm).recurring

    def test_three_working_days(self) -> None:
        """Rectified by the third working day after the list is issued, that day included."""
        assert_limit(POLICY, "bozhou/s11.2.3", "2019-09-27", "2019-10-08")
        assert_limit(POLICY, "bozhou/s11.2.3", "2020-01-22", "2020-02-04")

    def test_as_known_before_the_notice(self) -> None:
        """By the notices up to 2020-01-25 the third day was the make-up Saturday 02-01."""
        norm, issued = "bozhou/s11.2.3", "2020-01-22"
        before = ChinaCalendar(known_at=date(2020, 1, 25))
        assert last_day_of(POLICY, norm, issued, calendar=before) == "2020-02-01"
        after = ChinaCalendar(known_at=date(2020, 1, 26))
        assert last_day_of(POLICY, norm, issued, calendar=after) == "2020-02-04"

    def test_from_receipt(self) -> None:
        """Under the other reading the receipt of the list starts the three days."""
        norm, reading = "bozhou/s11.2.3", "bozhou/s11.2.3:from-receipt"
        assert clock_of(norm, reading).start.name == "list-received"
        assert_limit(POLICY, norm, "2019-09-27", "2019-10-08", readings=(reading,))


class TestS12:
    """s12.2: 12小时内转载."""

    def test_twelve_hours(self) -> None:
        """Twelve hours run through the night and into National Day."""
        assert_limit(POLICY, "bozhou/s12.2.2", "2019-09-30T20:00", "2019-10-01T08:00")

    def test_seventy_minutes_late(self) -> None:
        """A repost at 09:10 is 70 minutes late, with no working day in between."""
        late = judge(
            clock_of("bozhou/s12.2.2"),
            start=read_moment("2019-09-30T20:00"),
            stop=read_moment("2019-10-01T09:10"),
            as_of=FAR,
            calendar=CALENDAR,
            facts={},
            window=POLICY.instrument("bozhou").window,
        ).late_by
        assert late is not None
        assert (late.days, late.working_days, late.minutes) == (0, 0, 70)

    def test_office_hours(self) -> None:
        """Under the other reading they are 12 office hours: one day and a half."""
        reading, norm = ("bozhou/s12.2.2:office-hours",), "bozhou/s12.2.2"
        start, last = "2019-09-30T20:00", "2019-10-09T14:00"
        assert_limit(POLICY, norm, start, last, readings=reading)
