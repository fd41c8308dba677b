"""Timing: when something is due, and what is held of it at every edge of every period."""

from datetime import date, datetime, timedelta
from typing import Any, Final, Literal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from govflow.law import Window
from govflow.policies import all_policies
from govflow.provisions.clocks import Clock, Extension, Lost, Unstated
from govflow.provisions.columns import OwnCycle
from govflow.provisions.events import Event
from govflow.provisions.judging import judge, late_by, working_days_after
from govflow.provisions.things import FACT_CLASSES, Message
from govflow.provisions.timing import count, due
from govflow.provisions.variants import Variant
from govflow.rules.conditions import facts as proxies
from govflow.rules.facts import declared_facts
from govflow.rules.verdicts import LateBy, Missing, Status, Verdict
from govflow.words import Words
from tests.provisions.toys import CALENDAR, OPEN, clock, column, due_of, verdict_of

message = proxies(Message)
SETTLED: Final = frozenset({"met", "breached", "not-applicable", "not-in-force"})
SIMPLE: Final = clock(when=message.simple.is_(True), subject="message", readings=("toy/1:r",))
LIMIT: Final = clock(period=natural_days(10))
MINIMUM: Final = clock(period=natural_days(30), bound="min")
IN_HOURS: Final = clock(period=hours(12))
AHEAD: Final = clock(period=natural_days(-5))
ADVISORY: Final = clock(period=natural_days(10), advisory=True, readings=("toy/1:warns",))
LOST: Final = Lost(
    "max_days",
    "natural-days",
    Words("最长天数", "the most days"),
    probable=30,
    provenance="from memory",
    confidence="medium",
)
AT_ONCE: Final = clock(
    period=Unstated("立即", "threshold", "toy/1:configured", probable="2 hours"),
    readings=("toy/1:measured",),
    variants=(Variant("toy/1:configured", instead_of="toy/1:measured"),),
)
CONFIGURED: Final = AT_ONCE.under(("toy/1:configured",))
REPLY: Final = clock(
    extension=Extension(working_days(20), "extended", Words("同意", "consent"), norm="toy/1"),
    pausable="toy/3",
)


def last_day(provision: Any, start: str, **facts: object) -> str | None:
    """Return the last day of what starts then, None if it is open."""
    deadline = due_of(provision, start, facts).deadline
    return None if deadline is None else deadline.last_day.isoformat()


def missing_of(provision: Any, start: str, **facts: object) -> Missing:
    """Return what is missing to say when something is due."""
    answer = due_of(provision, start, facts)
    assert answer.deadline is None
    assert answer.missing is not None
    assert answer.why == answer.missing.why
    return answer.missing


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
        both = clock(when=(error & message.simple.is_(True)) | (message.kind == "question"))
        assert not due_of(both, "2024-01-31", {"kind": "complaint"}).applies
        either = clock(when=(error & message.simple.is_(True)) | message.simple.is_(False))
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


class TestOpenVerdicts:
    """What nobody can judge, and what nothing needs to be judged of."""

    def test_an_unknown_fact(self) -> None:
        """A fact nobody stated leaves it undetermined, naming the fact, however late."""
        verdict = verdict_of(SIMPLE, "2024-01-31", None)
        assert verdict.status == "undetermined"
        assert verdict.missing is not None
        assert verdict.missing.missing == "simple"
        assert verdict.readings == ("toy/1:r",)

    def test_not_applicable(self) -> None:
        """A fact that rules the duty out settles it, whatever happened."""
        for stop in (None, "2025-01-01"):
            verdict = verdict_of(SIMPLE, "2024-01-31", stop, facts={"simple": False})
            assert verdict.status == "not-applicable"
            assert "whether it is a simple question: no" in verdict.why.en

    def test_the_horizon(self) -> None:
        """A start whose working days cannot be counted is undetermined, saying why."""
        verdict = verdict_of(clock(), "2000-06-01", "2000-06-02", as_if_in_force=True)
        assert verdict.status == "undetermined"
        assert verdict.missing == Missing("calendar", verdict.why)
        assert "working days before 2001" in verdict.why.en

    def test_a_lost_number(self) -> None:
        """A lost number leaves it undetermined; stated, it is judged."""
        lost = clock(period=LOST)
        verdict = verdict_of(lost, "2024-01-31", "2024-06-01")
        assert verdict.missing is not None
        assert (verdict.status, verdict.missing.probable) == ("undetermined", 30)
        stated = verdict_of(lost, "2024-01-31", "2024-06-01", facts={"max_days": 30})
        assert stated.status == "breached"

    @pytest.mark.parametrize(
        ("stop", "as_of", "measured"),
        [
            ("2024-01-31T10:30", "2024-06-01", True),
            ("2024-01-31T10:30", "2024-01-31T10:00", False),
            (None, "2024-06-01", False),
        ],
    )
    def test_a_lag_is_measured(self, stop: str | None, as_of: str, measured: bool) -> None:
        """Of 立即 the lag is shown once it is known, and is no breach."""
        verdict = verdict_of(AT_ONCE, "2024-01-31T09:00", stop, as_of)
        assert verdict.status == "undetermined"
        assert verdict.why.en.endswith("it took 1 hour 30 minutes") is measured
        assert verdict.why.zh.endswith("历时1小时 30分钟") is measured

    @pytest.mark.parametrize(
        ("stop", "status"), [("2024-01-31T10:59", "met"), ("2024-01-31T11:00", "breached")]
    )
    def test_a_lag_under_its_reading(self, stop: str, status: Status) -> None:
        """Under the reading and beyond the stated threshold it is a breach."""
        facts = {"threshold": "2 hours"}
        verdict = verdict_of(CONFIGURED, "2024-01-31T09:00", stop, facts=facts)
        assert (verdict.status, verdict.readings) == (status, ("toy/1:configured",))
        unread = verdict_of(AT_ONCE, "2024-01-31T09:00", stop, facts=facts)
        assert unread.status == "undetermined"


class TestWindows:
    """Whether the norm bound what started then."""

    WINDOW: Final = Window(since=date(2024, 1, 31), until=date(2024, 3, 1))

    @pytest.mark.parametrize(
        ("start", "status"),
        [
            ("2024-01-30", "not-in-force"),
            ("2024-01-30T23:59", "not-in-force"),
            ("2024-01-31", "breached"),
            ("2024-02-29", "breached"),
            ("2024-03-01", "not-in-force"),
        ],
    )
    def test_the_start_decides(self, start: str, status: Status) -> None:
        """A norm binds what starts in its window, whenever it ends."""
        verdict = verdict_of(LIMIT, start, None, window=self.WINDOW)
        assert verdict.status == status
        assert verdict_of(LIMIT, start, None).status == "breached"

    def test_in_the_time_of_china(self) -> None:
        """The day of a start is its day in China, wherever its clock stood."""
        start = "2024-01-30T16:00Z"
        assert verdict_of(LIMIT, start, None, window=self.WINDOW).status == "breached"

    def test_an_unknown_day_in_force(self) -> None:
        """Before a text of unknown date was first seen, nobody can say whether it bound."""
        window = Window(first_seen=date(2024, 1, 31))
        verdict = verdict_of(LIMIT, "2024-01-30", None, window=window)
        assert verdict.status == "undetermined"
        assert verdict.missing == Missing("day-in-force", verdict.why)
        assert verdict_of(LIMIT, "2024-01-31", None, window=window).status == "breached"

    @pytest.mark.parametrize("window", [WINDOW, Window(), Window(first_seen=date(2030, 1, 1))])
    def test_as_if_in_force(self, window: Window) -> None:
        """Asked as if it were in force, no window matters."""
        assert (
            verdict_of(LIMIT, "2020-01-30", None, window=window, as_if_in_force=True).status
            == "breached"
        )

    def test_before_anything_else(self) -> None:
        """What the norm did not bind needs no facts, no order and no calendar."""
        for judged in (SIMPLE, IN_HOURS, clock(period=LOST)):
            found = verdict_of(judged, "2024-01-30", "2023-01-01", window=self.WINDOW)
            assert found.status == "not-in-force"


# ── every clock of every policy ──────────────────────────────────────────────────────────

EVERY: Final = [
    (read, policy.instrument(read.instrument).window)
    for policy in all_policies()
    for written in policy.clocks
    for read in (written, *(written.under((v.reading,)) for v in written.variants))
]
"""The clocks of every policy, as chosen and under each other reading."""
ASKING: Final = [
    (read, window)
    for read, window in EVERY
    if read.when is not None
    or read.extension is not None
    or isinstance(read.period, Lost | Unstated)
]
"""Those whose answer hangs on what somebody states."""
FIRST: Final = datetime(2018, 1, 1)
LAST: Final = datetime(2026, 12, 1)
Case = tuple[Clock, dict[str, Any], dict[str, object], dict[str, object]]


def _values(judged: Clock) -> dict[str, st.SearchStrategy[object]]:
    """Return what may be stated of the facts and numbers that a clock asks for."""
    found: dict[str, st.SearchStrategy[object]] = {}
    for declared in declared_facts(FACT_CLASSES[judged.subject]).values():
        choices = declared.choices or ((True, False) if bool in declared.kinds else (1, 2, 3))
        found[declared.name] = st.sampled_from(choices)
    if isinstance(judged.period, Lost):
        found[judged.period.parameter] = st.integers(0, 60)
    if isinstance(judged.period, Unstated):
        periods = ["0 hours", "2 hours", "5 working-days", "3 months", "calendar-quarter"]
        found[judged.period.parameter] = st.sampled_from(periods)
    return found


def _moments(first: datetime, last: datetime) -> st.SearchStrategy[date | datetime]:
    bare = st.dates(first.date(), last.date())
    return bare | st.datetimes(first, last)


@st.composite
def cases(draw: st.DrawFn, clocks: list[tuple[Clock, Window]]) -> Case:
    """Draw a clock, a course of events, what is known of it, and what comes to be known."""
    judged, window = draw(st.sampled_from(clocks))
    start = draw(_moments(FIRST, LAST))
    near = datetime.combine(start, datetime.min.time())
    around = _moments(near - timedelta(days=5), near + timedelta(days=60))
    events = {
        "start": start,
        "stop": draw(st.none() | around),
        "as_of": draw(around),
        "window": draw(st.sampled_from([window, OPEN])),
        "as_if_in_force": draw(st.booleans()),
        "calendar": CALENDAR,
    }
    known = st.fixed_dictionaries({}, optional=_values(judged))
    facts, more = draw(known), draw(known)
    return judged, events, facts, {**more, **facts}


def _settled(verdict: Verdict) -> bool:
    return verdict.status in SETTLED


class TestEveryClock:
    """What holds of the clocks of all policies, under every reading."""

    @pytest.mark.parametrize("asking", ASKING, ids=lambda pair: pair[0].norm)
    @settings(deadline=None, max_examples=40)
    @given(data=st.data())
    def test_a_new_fact_never_overturns(
        self, asking: tuple[Clock, Window], data: st.DataObject
    ) -> None:
        """A settled verdict, and its due date, stay what they are whatever is stated besides."""
        judged, events, facts, more = data.draw(cases([asking]))
        before = judge(judged, facts=facts, **events)
        after = judge(judged, facts=more, **events)
        if _settled(before):
            assert after.status == before.status
            if judged.extension is None:  # a granted extension moves the date, not the verdict
                assert after.due == before.due

    @settings(deadline=None, max_examples=100)
    @given(case=cases(EVERY))
    def test_late_is_at_or_after_due(
        self,
        case: Case,
    ) -> None:
        """Every verdict with a due date follows from it, from when it was done, and no more."""
        judged, events, _, facts = case
        verdict = judge(judged, facts=facts, **events)
        if verdict.due is None:
            assert verdict.status in {"undetermined", "not-applicable", "not-in-force"}
            return
        seen = instant(events["as_of"], ends=True)
        stop = events["stop"]
        done = None if stop is None else instant(stop, ends=True)
        done = None if done is None or done > seen else done
        past = (done or seen) >= verdict.due
        kept = past if judged.bound == "min" else not past
        if judged.bound == "min":
            expected = "met" if past else "pending" if done is None else "breached"
        else:
            expected = "breached" if past else "pending" if done is None else "met"
        if judged.advisory and past:
            expected = "undetermined"
        extension = judged.extension
        if expected == "breached" and extension and facts.get(extension.fact) is None:
            assert verdict.status in {"breached", "undetermined"}
            return
        assert verdict.status == expected
        assert (verdict.late_by is not None) is (expected == "breached" and judged.bound == "max")
        assert kept or verdict.status != "met"

    @settings(deadline=None, max_examples=100)
    @given(case=cases(EVERY), later=st.integers(0, 400))
    def test_done_stays_done(
        self,
        case: Case,
        later: int,
    ) -> None:
        """Seen later, what was settled when done is settled the same way."""
        judged, events, _, facts = case
        before = judge(judged, facts=facts, **events)
        stop, as_of = events["stop"], events["as_of"]
        if stop is not None and instant(stop, ends=True) <= instant(as_of, ends=True):
            moved = {**events, "as_of": as_of + timedelta(days=later)}
            assert judge(judged, facts=facts, **moved) == before


@pytest.mark.parametrize("period", [OwnCycle(), Unstated("及时", "cycle")])
def test_a_stated_period_runs_forward(period: Any) -> None:
    """A threshold or a cycle counted backwards is refused by name."""
    provision = clock(period=period) if isinstance(period, Unstated) else column(period=period)
    with pytest.raises(UsageError, match="cycle cannot be negative"):
        due_of(provision, "2024-01-31", facts={"cycle": "-1 weeks"})
