"""When something falls due: days and moments, what is missing, extensions and pauses."""

from datetime import date, datetime
from typing import Any, Final, Literal

import attrs
import pytest

from govflow.calendars import ChinaCalendar, Pause
from govflow.calendars.civil import instant
from govflow.calendars.periods import (
    half_working_days,
    hours,
    natural_days,
    working_days,
    working_hours,
)
from govflow.errors import HorizonError, PeriodError, PolicyError, UsageError
from govflow.provisions.clocks import Unstated
from govflow.provisions.cycles import OwnCycle
from govflow.provisions.timing import count, due
from govflow.rules.verdicts import Missing
from govflow.words import Words
from tests.provisions.timed import (
    AHEAD,
    AT_ONCE,
    CONFIGURED,
    IN_HOURS,
    LOST,
    REPLY,
    SIMPLE,
    last_day,
    message,
    missing_of,
)
from tests.provisions.toys import CALENDAR, clock, column, due_of, verdict_of


class TestDue:
    """When something falls due."""

    def test_a_deadline_with_its_words(self) -> None:
        """An answer holds norm, start, deadline, the readings it rests on, and why."""
        answer = due_of(clock(readings=("toy/1:r",)), "2024-01-31")
        assert answer.deadline is not None
        assert answer.deadline.last_day == date(2024, 3, 4)
        assert answer.deadline.due == instant(datetime(2024, 3, 5))
        assert (answer.norm, answer.start, answer.missing) == ("toy/1", date(2024, 1, 31), None)
        assert (answer.applies, answer.readings, answer.notes) == (True, ("toy/1:r",), ())
        assert answer.why == Words("做某事；20个工作日", "do something; 20 working days")

    @pytest.mark.parametrize("start", ["2024-01-31", "2024-01-31T00:00", "2024-01-31T23:59"])
    def test_the_time_of_day_does_not_matter_to_days(self, start: str) -> None:
        """A date without a time is 00:00, and units of days count from the date alone."""
        assert last_day(clock(), start) == "2024-03-04"

    @pytest.mark.parametrize("period", [hours(12), working_hours(4), half_working_days(1)])
    def test_hours_need_a_time(self, period: Any) -> None:
        """A period in hours that starts on a bare date is open, and says what it needs."""
        missing = missing_of(clock(period=period), "2024-01-31")
        assert missing.missing == "time-of-day"
        assert "the time of day it starts at is needed" in missing.why.en
        assert period.words().zh in missing.why.zh

    def test_hours_end_at_a_moment(self) -> None:
        """With a time of day the period ends at the very moment."""
        deadline = due_of(IN_HOURS, "2024-01-05T20:00").deadline
        assert deadline is not None
        assert deadline.due == instant(datetime(2024, 1, 6, 8))

    @pytest.mark.parametrize(
        ("period", "start", "first", "later"),
        [
            (natural_days(5), "2024-06-03", "2024-06-07", "2024-06-08"),
            (natural_days(1), "2024-06-03", "2024-06-03", "2024-06-04"),
            (working_days(2), "2024-06-03", "2024-06-04", "2024-06-05"),
            (working_days(2), "2024-06-01T09:00", "2024-06-04", "2024-06-04"),
        ],
    )
    def test_the_first_day_may_count(self, period: Any, start: str, first: str, later: str) -> None:
        """Counting the day of the start ends one day earlier, unless that day was off."""
        assert last_day(clock(period=period, first_day=True), start) == first
        assert last_day(clock(period=period), start) == later

    def test_roll(self) -> None:
        """A last day on a day off moves on only where the provision rolls."""
        assert last_day(clock(period=natural_days(5)), "2024-06-03") == "2024-06-08"
        assert last_day(clock(period=natural_days(5), roll="next"), "2024-06-03") == "2024-06-11"
        assert last_day(column(period=natural_days(5), roll="next"), "2024-06-03") == "2024-06-11"

    def test_counted_back(self) -> None:
        """A negative number is counted back from the event."""
        assert last_day(AHEAD, "2024-06-08") == "2024-06-03"

    def test_an_unknown_fact_leaves_it_open(self) -> None:
        """Where nobody stated the fact it hangs on, it is open and the fact is named."""
        for stated in ({}, {"simple": None}):
            answer = due_of(SIMPLE, "2024-01-31", stated)
            assert answer.missing == Missing(
                "simple",
                Words("没有说明是否简单咨询问题", "nobody stated whether it is a simple question"),
            )
            assert (answer.applies, answer.readings) == (True, ("toy/1:r",))

    def test_only_the_facts_that_matter_are_asked_for(self) -> None:
        """A fact beside one that rules the case out anyway is not asked for."""
        error = message.kind == "error-report"
        both = clock(
            subject="message",
            when=(error & message.simple.is_(True)) | (message.kind == "question"),
        )
        assert not due_of(both, "2024-01-31", {"kind": "complaint"}).applies
        either = clock(
            subject="message", when=(error & message.simple.is_(True)) | message.simple.is_(False)
        )
        assert missing_of(either, "2024-01-31", kind="question").why.en == (
            "nobody stated whether it is a simple question"
        )

    def test_it_may_not_apply(self) -> None:
        """A fact that rules the duty out gives neither deadline nor anything missing."""
        answer = due_of(SIMPLE, "2024-01-31", {"simple": False})
        assert (answer.applies, answer.deadline, answer.missing) == (False, None, None)
        assert answer.why == Words(
            "不适用（是否简单咨询问题：否）",
            "does not apply (whether it is a simple question: no)",
        )

    def test_it_applies(self) -> None:
        """A fact that brings the duty about gives a deadline."""
        assert last_day(SIMPLE, "2024-01-31", simple=True) == "2024-03-04"

    def test_horizon(self) -> None:
        """Working days before 2001 cannot be counted; past the notices an answer says so."""
        with pytest.raises(HorizonError, match="working days before 2001"):
            due_of(clock(), "2000-12-29")
        early = ChinaCalendar(known_at=date(2023, 12, 1))
        answer = due(clock(), date(2024, 12, 20), calendar=early, facts={})
        assert answer.deadline is not None
        assert answer.deadline.certainty == "provisional"


class TestColumns:
    """Columns fall due from their last update."""

    def test_a_number(self) -> None:
        """A rule with a number needs no facts; which columns it is for was decided before."""
        assert last_day(column(), "2024-01-31") == "2024-02-14"

    @pytest.mark.parametrize(
        ("cycle", "covered", "later", "last"),
        [
            ("calendar-month", "2022-07-31", 2, "2022-09-30"),
            ("calendar-month", "2022-08-01", 2, "2022-10-31"),
            ("calendar-month", "2021-12-31", 2, "2022-02-28"),
            ("calendar-week", "2024-12-29", 2, "2025-01-12"),
            ("calendar-quarter", "2023-10-01", 2, "2024-06-30"),
            ("calendar-year", "2024-02-29", 2, "2026-12-31"),
            ("calendar-month", "2022-07-31", 1, "2022-08-31"),
        ],
    )
    def test_a_calendar_rhythm(self, cycle: str, covered: str, later: int, last: str) -> None:
        """Of a calendar rhythm the item after the last one is due before its next period ends."""
        rule = column(period=OwnCycle(later=later))
        for stated in (covered, date.fromisoformat(covered)):
            assert last_day(rule, "2022-08-05", cycle=cycle, covered=stated) == last

    def test_a_calendar_rhythm_of_which_nobody_stated_the_period(self) -> None:
        """Which period the last item covers must be stated; a period of its own needs it not."""
        rule = column(period=OwnCycle())
        missing = missing_of(rule, "2022-08-05", cycle="calendar-month")
        assert missing.missing == "covered"
        assert "state a day of the one that the last item covers" in missing.why.en
        assert last_day(rule, "2022-08-05", cycle="calendar-month +1") == "2022-09-30"
        with pytest.raises(UsageError):
            due_of(rule, "2022-08-05", {"cycle": "calendar-month", "covered": "August"})

    def test_own_cycle(self) -> None:
        """A column with its own rhythm is open until its cycle is stated, as a period."""
        rule = column(period=OwnCycle())
        missing = missing_of(rule, "2024-01-31")
        assert (missing.missing, missing.probable) == ("cycle", None)
        assert "state its cycle" in missing.why.en
        assert last_day(rule, "2024-01-31", cycle="1 weeks") == "2024-02-07"
        assert last_day(rule, "2024-01-31", cycle="1个月") == "2024-02-29"
        with pytest.raises(PeriodError, match="cannot read the period 'sometimes'"):
            due_of(rule, "2024-01-31", {"cycle": "sometimes"})


class TestLostNumbers:
    """A number that the source lost is never a default."""

    def test_shown_and_never_used(self) -> None:
        """Unstated, it is open; the probable value is shown with whence and how sure."""
        missing = missing_of(clock(period=LOST), "2024-01-31")
        assert (missing.missing, missing.probable) == ("max_days", 30)
        assert missing.why.en == (
            "the source lost the most days (probably 30, unproven: from memory; "
            "confidence medium); state max_days to use one"
        )
        assert missing.why.zh == (
            "原文缺失最长天数（可能为30，未经证实，可信度medium）；须由使用者说明 max_days"
        )

    def test_nothing_probable(self) -> None:
        """Where nothing is known of it, nothing is guessed."""
        missing = missing_of(clock(period=attrs.evolve(LOST, probable=None)), "2024-01-31")
        assert missing.probable is None
        assert missing.why.en == "the source lost the most days; state max_days to use one"

    @pytest.mark.parametrize(
        ("number", "last"), [(0, "2024-01-31"), (10, "2024-02-10"), (30, "2024-03-01")]
    )
    def test_usable_when_stated(self, number: int, last: str) -> None:
        """A number that the caller states is used, and no other."""
        assert last_day(clock(period=LOST), "2024-01-31", max_days=number) == last

    def test_counted_back(self) -> None:
        """A lost number of days ahead is stated as a plain number and counted back."""
        lost = attrs.evolve(LOST, sign=-1)
        assert last_day(clock(period=lost), "2024-01-31", max_days=5) == "2024-01-26"

    @pytest.mark.parametrize("sign", [1, -1])
    def test_negative_is_refused(self, sign: Literal[1, -1]) -> None:
        """A negative number is refused whichever way it is counted."""
        lost = attrs.evolve(LOST, sign=sign)
        with pytest.raises(UsageError, match="max_days cannot be negative: -1"):
            due_of(clock(period=lost), "2024-01-31", {"max_days": -1})

    @pytest.mark.parametrize("value", [None, True, "30", 30.0])
    def test_only_a_number_counts(self, value: object) -> None:
        """What is no whole number states nothing."""
        assert missing_of(clock(period=LOST), "2024-01-31", max_days=value).missing == "max_days"


class TestUnstatedPeriods:
    """立即, 第一时间, 及时: a word and no number."""

    def test_the_word_is_shown(self) -> None:
        """Unstated, it is open, and says which word stands there and what to state."""
        missing = missing_of(AT_ONCE, "2024-01-31T09:00")
        assert (missing.missing, missing.probable) == ("threshold", "2 hours")
        assert missing.why == Words(
            "原文为“立即”，没有数字；须说明 threshold，并采用解读 toy/1:configured",
            "the text says 立即 and gives no number; state threshold under the reading "
            "toy/1:configured",
        )

    def test_a_number_alone_is_not_enough(self) -> None:
        """A threshold without the reading that allows it is open, and names the reading."""
        missing = missing_of(AT_ONCE, "2024-01-31T09:00", threshold="2 hours")
        assert missing.missing == "toy/1:configured"

    def test_a_reading_alone_is_not_enough(self) -> None:
        """The reading without a threshold is open, and names the threshold."""
        assert missing_of(CONFIGURED, "2024-01-31T09:00").missing == "threshold"

    def test_both_give_a_deadline(self) -> None:
        """Under its reading, a stated threshold is the period."""
        deadline = due_of(CONFIGURED, "2024-01-31T09:00", {"threshold": "2 hours"}).deadline
        assert deadline is not None
        assert deadline.due == instant(datetime(2024, 1, 31, 11))

    def test_no_reading_needed(self) -> None:
        """A limit set elsewhere needs no reading: stating it is enough."""
        elsewhere = clock(period=Unstated("规定时限", "limit", probable="5 working-days"))
        missing = missing_of(elsewhere, "2024-01-31")
        assert (missing.missing, missing.probable) == ("limit", "5 working-days")
        assert missing.why.en.endswith("state limit")
        assert last_day(elsewhere, "2024-01-31", limit="5 working-days") == "2024-02-06"

    def test_a_threshold_that_cannot_be_read(self) -> None:
        """A threshold that is no period is refused."""
        with pytest.raises(PeriodError, match="cannot read the period 'soon'"):
            due_of(CONFIGURED, "2024-01-31T09:00", {"threshold": "soon"})


class TestExtension:
    """A period that may be made longer."""

    def test_granted(self) -> None:
        """A granted extension is added to the first period in its own unit."""
        assert last_day(REPLY, "2024-01-31") == "2024-03-04"
        assert last_day(REPLY, "2024-01-31", extended=False) == "2024-03-04"
        assert last_day(REPLY, "2024-01-31", extended=True) == "2024-04-01"

    def test_of_a_lost_number_there_is_none(self) -> None:
        """A period without a number cannot be extended: the policy is refused."""
        with pytest.raises(PolicyError, match="extension"):
            attrs.evolve(REPLY, period=LOST)

    def test_unstated_is_not_refused(self) -> None:
        """Past the first period, an extension nobody stated leaves the verdict open."""
        stop, granted = "2024-03-20", {"extended": True}
        assert verdict_of(REPLY, "2024-01-31", stop, facts={"extended": False}).status == "breached"
        assert verdict_of(REPLY, "2024-01-31", stop, facts=granted).status == "met"
        assert verdict_of(REPLY, "2024-01-31", stop).status == "undetermined"


class TestPauses:
    """A clock that stood still."""

    CLOSED: Final = Pause(date(2024, 2, 5), date(2024, 2, 7))
    OPEN: Final = Pause(date(2024, 2, 5))

    def test_an_open_pause_has_no_due_date(self) -> None:
        """Until a pause ends nothing is due, and the end of the pause is what is missing."""
        answer = due_of(REPLY, "2024-01-31", pauses=(self.CLOSED, self.OPEN))
        assert answer.deadline is None
        assert answer.missing is not None
        assert answer.missing.missing == "resumed"
        verdict = verdict_of(REPLY, "2024-01-31", pauses=(self.OPEN,))
        assert (verdict.status, verdict.missing) == ("undetermined", answer.missing)
        assert verdict.due is None

    def test_a_closed_pause_is_not_counted(self) -> None:
        """The working days of a pause are added to the end."""
        answer = due_of(REPLY, "2024-01-31", pauses=(self.CLOSED,))
        assert answer.deadline is not None
        assert answer.deadline.last_day == date(2024, 3, 6)
        assert answer.notes == ()

    def test_a_pause_that_no_norm_allows_is_noted(self) -> None:
        """A pause the text does not provide for is counted as stated, and said so."""
        for provision in (clock(), column()):
            answer = due_of(provision, "2024-01-31", pauses=(self.CLOSED,))
            assert answer.deadline is not None
            assert [note.en for note in answer.notes] == [
                f"{provision.norm} provides for no pause; counted as you stated it"
            ]
        assert due_of(clock(), "2024-01-31").notes == ()

    def test_judged_with_it(self) -> None:
        """What would be late without the pause is in time with it."""
        stop, facts = "2024-03-06", {"extended": False}
        assert verdict_of(REPLY, "2024-01-31", stop, facts=facts).status == "breached"
        paused = verdict_of(REPLY, "2024-01-31", stop, facts=facts, pauses=(self.CLOSED,))
        assert paused.status == "met"

    def test_counted_without_a_provision(self) -> None:
        """A bare period can be counted with the same rules."""
        start = date(2024, 1, 31)
        assert isinstance(count(CALENDAR, hours(2), start), Missing)
        assert isinstance(count(CALENDAR, natural_days(2), start, pauses=(self.OPEN,)), Missing)
        found = count(CALENDAR, natural_days(10), start, roll_next=True, first_day=True)
        assert not isinstance(found, Missing)
        assert found.last_day == date(2024, 2, 9)


@pytest.mark.parametrize("period", [OwnCycle(), Unstated("及时", "cycle")])
def test_a_stated_period_runs_forward(period: Any) -> None:
    """A threshold or a cycle counted backwards is refused by name."""
    provision = clock(period=period) if isinstance(period, Unstated) else column(period=period)
    with pytest.raises(UsageError, match="cycle cannot be negative"):
        due_of(provision, "2024-01-31", facts={"cycle": "-1 weeks"})
