"""What is held of one duty: limits, order, hours, by how much it was late."""

from datetime import date, datetime
from typing import Final

import attrs
import pytest

from govflow.calendars.civil import instant
from govflow.calendars.periods import natural_days
from govflow.provisions.clocks import Clock, Unstated
from govflow.provisions.events import Event
from govflow.provisions.judging import late_by, working_days_after
from govflow.rules.verdicts import LateBy, Missing, Status
from govflow.words import Words
from tests.provisions.timed import ADVISORY, AHEAD, CONFIGURED, IN_HOURS, LIMIT, MINIMUM
from tests.provisions.toys import CALENDAR, STARTED, STOPPED, clock, due_of, verdict_of


class TestLimits:
    """What is held of a longest period."""

    @pytest.mark.parametrize(
        ("stop", "as_of", "status"),
        [
            ("2024-02-09", "2024-06-01", "met"),
            ("2024-02-10", "2024-06-01", "met"),
            ("2024-02-10T23:59:59", "2024-06-01", "met"),
            ("2024-02-11T00:00", "2024-06-01", "breached"),
            ("2024-02-11", "2024-06-01", "breached"),
            ("2024-01-31", "2024-06-01", "met"),
            ("2024-01-31T00:00", "2024-06-01", "met"),
            (None, "2024-02-10", "pending"),
            (None, "2024-02-10T23:59", "pending"),
            (None, "2024-02-11T00:00", "breached"),
            (None, "2024-02-11", "breached"),
            (None, "2024-01-31", "pending"),
            (None, "2023-06-01", "pending"),
        ],
    )
    def test_day_before_on_and_after(self, stop: str | None, as_of: str, status: Status) -> None:
        """In time to the last instant of the last day, late from the midnight after it.

        A bare date that ends something, or that it is seen on, is the end of its day. Seen
        before it started, it is not yet due.
        """
        assert verdict_of(LIMIT, "2024-01-31", stop, as_of).status == status

    @pytest.mark.parametrize(
        ("as_of", "status"),
        [
            ("2024-02-05", "pending"),
            ("2024-02-10", "pending"),
            ("2024-02-11", "breached"),
            ("2024-02-19", "breached"),
        ],
    )
    def test_what_comes_after_has_not_happened_yet(self, as_of: str, status: Status) -> None:
        """Seen before it was done, it is not done, and late by the day it is seen on."""
        verdict = verdict_of(LIMIT, "2024-01-31", "2024-02-20", as_of)
        assert verdict == verdict_of(LIMIT, "2024-01-31", None, as_of)
        assert verdict.status == status

    def test_done_when_it_is_seen(self) -> None:
        """What was done on the day it is seen on, or at that moment, has happened."""
        assert verdict_of(LIMIT, "2024-01-31", "2024-02-05", "2024-02-05").status == "met"
        at = "2024-02-05T12:00"
        assert verdict_of(LIMIT, "2024-01-31", at, at).status == "met"
        assert verdict_of(LIMIT, "2024-01-31", "2024-02-05", at).status == "pending"

    def test_the_words(self) -> None:
        """A verdict says the last day, whether it was kept, and by how much it was not."""
        last = "最后期限为2024-02-10"
        met = verdict_of(LIMIT, "2024-01-31", "2024-02-10")
        assert met.why == Words(f"{last}；按期完成", "last day 2024-02-10; in time")
        pending = verdict_of(LIMIT, "2024-01-31", None, "2024-02-01")
        assert pending.why == Words(
            f"{last}；尚未完成，未到期", "last day 2024-02-10; not yet stopped, not yet due"
        )
        late = verdict_of(LIMIT, "2024-01-31", "2024-02-19")
        assert late.why == Words(
            f"{last}；完成晚了9天（2个工作日）",
            "last day 2024-02-10; stopped 9 days (2 working days) late",
        )
        over = verdict_of(LIMIT, "2024-01-31", None, "2024-02-19")
        assert over.why == Words(
            f"{last}；尚未完成，已超9天（2个工作日）",
            "last day 2024-02-10; not yet stopped, 9 days (2 working days) over",
        )

    def test_what_it_rests_on(self) -> None:
        """A verdict names its norm, its due date and the readings it rests on."""
        verdict = verdict_of(clock(readings=("toy/1:r",)), "2024-01-31", "2024-03-05")
        assert (verdict.norms, verdict.readings) == (("toy/1",), ("toy/1:r",))
        assert verdict.due == instant(datetime(2024, 3, 5))
        assert verdict.missing is None

    def test_one_of_several_stops(self) -> None:
        """The words are those of the first stop event."""
        other = Event("taken-down", Words("撤下", "taken down"))
        both = clock(period=natural_days(10), stop=(other, *LIMIT.stop))
        why = verdict_of(both, "2024-01-31", None, "2024-02-01").why
        assert why.en == "last day 2024-02-10; not yet taken down, not yet due"


class TestOrder:
    """Done before it started."""

    @pytest.mark.parametrize(
        ("start", "stop"),
        [
            ("2024-01-31", "2024-01-30"),
            ("2024-01-31T09:00", "2024-01-31T08:59:59"),
            ("2024-01-31", "2024-01-30T23:59:59"),
        ],
    )
    @pytest.mark.parametrize("judged", [LIMIT, MINIMUM, IN_HOURS, CONFIGURED, ADVISORY])
    def test_cannot_be_judged(self, judged: Clock, start: str, stop: str) -> None:
        """A stop before its start is undetermined, with that reason, and never met."""
        verdict = verdict_of(judged, start, stop)
        assert verdict.status == "undetermined"
        assert verdict.missing is not None
        assert verdict.missing.missing == "order"
        assert verdict.why == Words(
            "完成早于开始，无法判定", "stopped before started: cannot be judged"
        )

    @pytest.mark.parametrize(
        ("start", "stop"),
        [
            ("2024-01-31T09:00", "2024-01-31"),
            ("2024-01-31", "2024-01-31T00:00"),
            ("2024-01-31T09:00", "2024-01-31T09:00"),
        ],
    )
    def test_on_the_same_day(self, start: str, stop: str) -> None:
        """Within one day a bare date leaves room: it may have been done after it started."""
        assert verdict_of(LIMIT, start, stop).status == "met"

    def test_counted_back_it_must(self) -> None:
        """What is due ahead of an event is done before it."""
        found = [
            verdict_of(AHEAD, "2024-06-08", f"2024-06-0{day}").status for day in (2, 3, 4, 8, 9)
        ]
        assert found == ["met", "met", "breached", "breached", "breached"]

    def test_without_a_stop_event(self) -> None:
        """A shortest period without a stop event is said to have ended."""
        verdict = verdict_of(attrs.evolve(MINIMUM, stop=()), "2024-01-31", "2024-01-30")
        assert verdict.why.en == "ended before started: cannot be judged"


class TestHours:
    """Limits in hours."""

    @pytest.mark.parametrize(
        ("stop", "status", "late"),
        [
            ("2024-01-06T07:59:59", "met", None),
            ("2024-01-06T08:00", "breached", LateBy(0, 0, 0)),
            ("2024-01-06T08:00:59", "breached", LateBy(0, 0, 0)),
            ("2024-01-06T09:30", "breached", LateBy(0, 0, 90)),
            ("2024-01-08T10:00", "breached", LateBy(2, 1, 3000)),
        ],
    )
    def test_to_the_minute(self, stop: str, status: Status, late: LateBy | None) -> None:
        """In time before the very moment; from it on late, in whole minutes as well."""
        verdict = verdict_of(IN_HOURS, "2024-01-05T20:00", stop)
        assert (verdict.status, verdict.late_by) == (status, late)

    def test_a_bare_stop_is_the_end_of_its_day(self) -> None:
        """Done on a day without a time, it is taken to be done at the end of that day."""
        assert verdict_of(IN_HOURS, "2024-01-05T11:00", "2024-01-05").status == "breached"
        assert verdict_of(IN_HOURS, "2024-01-05T12:30", "2024-01-05").status == "met"

    def test_a_bare_start_is_undetermined(self) -> None:
        """Without the time it started at, it cannot be judged."""
        verdict = verdict_of(IN_HOURS, "2024-01-05", "2024-01-09")
        assert verdict.status == "undetermined"
        assert verdict.missing is not None
        assert verdict.missing.missing == "time-of-day"


class TestLateBy:
    """By how much a last day was overrun."""

    @pytest.mark.parametrize(
        ("stop", "expected"),
        [
            ("2024-02-11", LateBy(1, 0)),
            ("2024-02-17", LateBy(7, 0)),  # the Spring Festival
            ("2024-02-18T23:59", LateBy(8, 1)),  # a make-up Sunday
            ("2024-02-19", LateBy(9, 2)),
        ],
    )
    def test_days_and_working_days(self, stop: str, expected: LateBy) -> None:
        """Days from the last day to the day done; working days after it, that day included."""
        assert verdict_of(LIMIT, "2024-01-31", stop).late_by == expected

    def test_not_done(self) -> None:
        """What is not done is late by the day it is seen on."""
        verdict = verdict_of(LIMIT, "2024-01-31", None, "2024-02-18")
        assert verdict.late_by == LateBy(8, 1)

    def test_before_2001(self) -> None:
        """Natural days can be judged at any time; working days before 2001 are unknown."""
        verdict = verdict_of(LIMIT, "2000-01-31", "2000-02-20", as_if_in_force=True)
        assert verdict.late_by == LateBy(10, None)
        assert verdict.why.en == "last day 2000-02-10; stopped 10 days late"
        over = verdict_of(LIMIT, "2000-01-31", None, "2000-02-20", as_if_in_force=True)
        assert over.why.zh == "最后期限为2000-02-10；尚未完成，已超10天"

    def test_past_every_estimate(self) -> None:
        """Working days in a year that nobody can estimate are unknown and no failure."""
        assert working_days_after(date(2024, 1, 1), date(9000, 1, 1), CALENDAR) is None

    def test_a_bare_date(self) -> None:
        """A deadline in hours is overrun on a bare date from its first instant."""
        deadline = due_of(IN_HOURS, "2024-01-05T20:00").deadline
        assert deadline is not None
        assert late_by(deadline, date(2024, 1, 7), CALENDAR) == LateBy(1, 0, 960)


class TestMinimumPeriods:
    """What must last at least so long."""

    @pytest.mark.parametrize(
        ("stop", "as_of", "status"),
        [
            ("2024-03-30", "2024-06-01", "breached"),
            ("2024-03-31", "2024-06-01", "breached"),
            ("2024-03-31T23:59", "2024-06-01", "breached"),
            ("2024-04-01T00:00", "2024-06-01", "met"),
            ("2024-04-01", "2024-06-01", "met"),
            (None, "2024-03-31", "pending"),
            (None, "2024-04-01T00:00", "met"),
            ("2024-03-20", "2024-03-10", "pending"),
        ],
    )
    def test_day_before_on_and_after(self, stop: str | None, as_of: str, status: Status) -> None:
        """Ended within its period it is breached; from the due moment on it may end."""
        verdict = verdict_of(MINIMUM, "2024-03-01", stop, as_of)
        assert verdict.status == status
        assert verdict.late_by is None
        assert verdict.due == instant(datetime(2024, 4, 1))

    def test_the_words(self) -> None:
        """A verdict says through which day it must last, and that it ended too early."""
        head = "须持续至2024-03-31满"
        early = verdict_of(MINIMUM, "2024-03-01", "2024-03-20")
        assert early.why == Words(
            f"{head}；提前结束", "must last through 2024-03-31; ended too early"
        )
        running = verdict_of(attrs.evolve(MINIMUM, stop=()), "2024-03-01", None, "2024-03-20")
        assert running.why == Words(
            f"{head}；尚未结束，未到期",
            "must last through 2024-03-31; not yet ended, not yet due",
        )


class TestAdvisory:
    """原则上: a clock that warns."""

    def test_in_time(self) -> None:
        """Kept, it is met; not yet due, it is pending."""
        assert verdict_of(ADVISORY, "2024-01-31", "2024-02-10").status == "met"
        assert verdict_of(ADVISORY, "2024-01-31", None, "2024-02-10").status == "pending"

    @pytest.mark.parametrize("stop", [None, "2024-02-11"])
    def test_overrun(self, stop: str | None) -> None:
        """Overrun, it warns and leaves the judgement to a person; it holds no breach."""
        verdict = verdict_of(ADVISORY, "2024-01-31", stop, "2024-02-11")
        assert verdict.status == "undetermined"
        assert verdict.missing == Missing("human-judgement", verdict.why)
        assert verdict.why == Words(
            "做某事：已过2024-02-10，只作提醒，不认定违反",
            "do something: past 2024-02-10; a warning, no breach is held",
        )
        assert (verdict.due, verdict.late_by) == (instant(datetime(2024, 2, 11)), None)
        assert verdict.readings == ("toy/1:warns",)

    def test_a_shortest_period(self) -> None:
        """One that may not be cut short warns where it was, and holds no breach either."""
        least = attrs.evolve(ADVISORY, bound="min")
        assert verdict_of(least, "2024-01-31", "2024-02-11").status == "met"
        assert verdict_of(least, "2024-01-31", None, "2024-02-11").status == "met"
        assert verdict_of(least, "2024-01-31", None, "2024-02-10").status == "pending"
        early = verdict_of(least, "2024-01-31", "2024-02-10")
        assert early.missing == Missing("human-judgement", early.why)
        assert early.why == Words(
            "做某事：未满2024-02-10即结束，只作提醒，不认定违反",
            "do something: ended before 2024-02-10 was over; a warning, no breach is held",
        )


class TestUnstated:
    """立即、第一时间: the lag is told, a breach only by what somebody stated."""

    AT_ONCE: Final = clock(period=Unstated("立即", "limit", alert=natural_days(0)))

    def test_how_long_it_took(self) -> None:
        """Done, it says how long that took."""
        verdict = verdict_of(self.AT_ONCE, "2022-08-01T09:00", "2022-08-01T09:30")
        assert verdict.status == "undetermined"
        assert verdict.why.zh.endswith("历时30分钟")
        assert "it took 30 minutes" in verdict.why.en

    def test_how_long_it_has_been_open(self) -> None:
        """Not done, it says for how long it has been open; at its start nothing yet."""
        verdict = verdict_of(self.AT_ONCE, "2022-08-01T09:00", None, "2022-08-01T11:00")
        assert verdict.why.zh.endswith("尚未完成，已历时2小时")
        assert "not yet stopped, for 2 hours so far" in verdict.why.en
        new = verdict_of(self.AT_ONCE, "2022-08-01T09:00", None, "2022-08-01T09:00")
        assert "历时" not in new.why.zh

    @pytest.mark.parametrize(
        ("as_of", "told"),
        [("2022-08-01T23:59", False), ("2022-08-02T00:00", True), ("2022-08-03T00:00", True)],
    )
    def test_an_alert(self, as_of: str, told: bool) -> None:
        """After the alert it is pointed out, and is no breach; done late, it is not."""
        verdict = verdict_of(self.AT_ONCE, "2022-08-01T09:00", None, as_of)
        assert verdict.status == "undetermined"
        assert ("已过2022-08-01，请核实" in verdict.why.zh) is told
        assert ("past 2022-08-01: to be looked at" in verdict.why.en) is told
        done = verdict_of(self.AT_ONCE, "2022-08-01T09:00", "2022-08-02T09:00")
        assert "请核实" not in done.why.zh

    def test_several_at_once(self) -> None:
        """A duty of several things names all of them."""
        both = attrs.evolve(self.AT_ONCE, stop=(STOPPED, STARTED), all_stops=True)
        verdict = verdict_of(both, "2022-08-01T09:00", None, "2022-08-01T11:00")
        assert "尚未完成、开始，" in verdict.why.zh
        assert "not yet stopped and started, for" in verdict.why.en
