"""Deadlines that pause."""

from datetime import UTC, date, datetime

import pytest

from govflow.calendars import (
    CalendarEnd,
    Pause,
    Period,
    Yearly,
    half_working_days,
    hours,
    months,
    natural_days,
    weeks,
    working_days,
    working_hours,
    years,
)
from govflow.calendars.deadlines import merge_pauses
from govflow.errors import UsageError
from tests.calendars.counted import due, last_day
from tests.calendars.strategies import CALENDAR, iso, moment


class TestPauses:
    """Stretches in which a clock stood still."""

    @pytest.mark.parametrize(
        ("period", "start", "pauses", "last"),
        [
            # The day of the pause ran, the day of the resume did not.
            (natural_days(10), "2024-03-01", ["2024-03-05..2024-03-06"], "2024-03-12"),
            (natural_days(10), "2024-03-01", ["2024-03-05..2024-03-05"], "2024-03-11"),
            # Overlapping, touching, contained, in any order: once.
            (
                natural_days(10),
                "2024-03-01",
                ["2024-03-06..2024-03-08", "2024-03-05..2024-03-07"],
                "2024-03-14",
            ),
            (
                natural_days(10),
                "2024-03-01",
                ["2024-03-05..2024-03-08", "2024-03-06..2024-03-07"],
                "2024-03-14",
            ),
            (
                natural_days(10),
                "2024-03-01",
                ["2024-03-05..2024-03-06", "2024-03-06..2024-03-08"],
                "2024-03-14",
            ),
            # Before the start: only what lies after it.
            (natural_days(10), "2024-03-01", ["2024-02-20..2024-03-03"], "2024-03-13"),
            (natural_days(10), "2024-03-01", ["2024-02-20..2024-03-01"], "2024-03-11"),
            (natural_days(10), "2024-03-01", ["2024-01-20..2024-02-03"], "2024-03-11"),
            # From the last day on: nothing.
            (natural_days(10), "2024-03-01", ["2024-03-11..2024-04-01"], "2024-03-11"),
            (natural_days(10), "2024-03-01", ["2024-03-10..2024-03-11"], "2024-03-12"),
            # A first pause can carry the last day into a second one.
            (
                natural_days(10),
                "2024-03-01",
                ["2024-03-11..2024-03-14", "2024-03-10..2024-03-11"],
                "2024-03-15",
            ),
            (
                natural_days(10),
                "2024-03-01",
                ["2024-03-05..2024-03-06", "2024-03-11..2024-03-14"],
                "2024-03-15",
            ),
            (weeks(1), "2024-03-01", ["2024-03-05..2024-03-06"], "2024-03-09"),
            (months(1), "2024-01-31", ["2024-02-05..2024-02-07"], "2024-03-02"),
            (years(1), "2024-03-01", ["2024-03-05..2024-03-06"], "2025-03-02"),
            # Working days count the working days of the pause.
            (working_days(5), "2024-02-05", ["2024-02-09..2024-02-17"], "2024-02-18"),
            (working_days(5), "2024-02-05", ["2024-02-08..2024-02-18"], "2024-02-20"),
            (working_days(0), "2024-02-05", ["2024-02-04..2024-02-08"], "2024-02-05"),
            (working_days(0), "2024-02-03", ["2024-02-03..2024-02-04"], "2024-02-05"),
            (working_days(0), "2024-02-10", ["2024-02-10..2024-02-17"], "2024-02-18"),
            (working_days(0), "2024-02-10", ["2024-02-10..2024-02-18"], "2024-02-19"),
        ],
    )
    def test_days(self, period: Period, start: str, pauses: list[str], last: str) -> None:
        """A pause (p, r] moves the last day by what would have been counted in it, once."""
        spells = tuple(Pause(*map(iso, text.split(".."))) for text in pauses)
        assert last_day(period, start, pauses=spells) == last

    def test_days_with_times(self) -> None:
        """In day units a pause within one day takes nothing, over midnight one day."""
        start = moment("2024-03-01T09:00")

        def last(a: str, b: str) -> date:
            pause = Pause(moment(a), moment(b))
            return CALENDAR.deadline(natural_days(10), start, pauses=(pause,)).last_day

        assert last("2024-03-05T09:00", "2024-03-05T17:00") == iso("2024-03-11")
        assert last("2024-03-05T23:59", "2024-03-06T00:00") == iso("2024-03-12")

    @pytest.mark.parametrize(
        ("period", "pauses", "end"),
        [
            (hours(24), ["2024-03-04T12:00..2024-03-04T13:30"], "2024-03-05T10:30"),
            (hours(24), ["2024-03-04T08:00..2024-03-04T10:00"], "2024-03-05T10:00"),
            (hours(24), ["2024-03-05T09:00..2024-03-05T12:00"], "2024-03-05T09:00"),
            (hours(24), ["2024-03-05T08:59..2024-03-05T12:00"], "2024-03-05T12:01"),
            (hours(24), ["2024-03-04..2024-03-04"], "2024-03-06T00:00"),
            (hours(24), ["2024-03-05..2024-03-05", "2024-03-06..2024-03-06"], "2024-03-07T09:00"),
            (hours(24), ["2024-03-01T00:00..2024-03-02T00:00"], "2024-03-05T09:00"),
            (
                hours(24),
                ["2024-03-04T12:00..2024-03-04T14:00", "2024-03-04T13:00..2024-03-04T15:00"],
                "2024-03-05T12:00",
            ),
            (
                hours(24),
                ["2024-03-05T09:30..2024-03-05T10:00", "2024-03-04T12:00..2024-03-04T13:00"],
                "2024-03-05T10:30",
            ),
            (working_hours(8), ["2024-03-04T11:00..2024-03-04T14:30"], "2024-03-05T11:00"),
            (working_hours(8), ["2024-03-04T12:00..2024-03-04T13:30"], "2024-03-05T09:00"),
            (working_hours(8), ["2024-03-04T18:00..2024-03-05T08:30"], "2024-03-05T09:00"),
            (working_hours(8), ["2024-03-05..2024-03-06"], "2024-03-07T09:00"),
            (working_hours(8), ["2024-03-02..2024-03-03"], "2024-03-05T09:00"),
            (half_working_days(1), ["2024-03-04T10:00..2024-03-05T10:00"], "2024-03-05T14:30"),
        ],
    )
    def test_hours(self, period: Period, pauses: list[str], end: str) -> None:
        """From Monday 9:00: a clock in hours stands for exactly the time it would have run."""

        def edge(text: str) -> date:
            return moment(text) if "T" in text else iso(text)

        spells = tuple(Pause(*map(edge, text.split(".."))) for text in pauses)
        assert due(period, "2024-03-04T09:00", *spells) == end

    @pytest.mark.parametrize("period", [working_days(20), natural_days(20), hours(20)])
    def test_open_pauses(self, period: Period) -> None:
        """While a pause is open there is no due date, and the error says so."""
        pauses = (Pause(iso("2024-02-01"), iso("2024-02-02")), Pause(iso("2024-02-05")))
        with pytest.raises(UsageError) as caught:
            CALENDAR.deadline(period, moment("2024-01-22T09:00"), pauses=pauses)
        assert caught.value.speak("en") == ("a pause is open: there is no due date until it ends")
        assert caught.value.speak("zh") == "中止尚未恢复，没有届满日"

    @pytest.mark.parametrize(
        "period",
        [
            working_days(-5),
            natural_days(-5),
            months(-1),
            hours(-5),
            working_hours(-5),
            Yearly(1, 31),
            CalendarEnd("year"),
        ],
    )
    def test_what_cannot_be_paused(self, period: Period) -> None:
        """Fixed dates and periods counted back do not move, so a pause of one is refused."""
        pause = Pause(iso("2024-02-05"), iso("2024-02-06"))
        with pytest.raises(UsageError, match="cannot be paused") as caught:
            CALENDAR.deadline(period, moment("2024-02-01T09:00"), pauses=(pause,))
        assert "不能中止" in caught.value.speak("zh")

    def test_merging(self) -> None:
        """Pauses come back in order as instants, overlaps one, empty and reversed ones gone."""
        merged = merge_pauses(
            (
                Pause(moment("2024-03-09T10:00"), moment("2024-03-09T12:00")),
                Pause(moment("2024-03-05T10:00"), moment("2024-03-05T12:00")),
                Pause(moment("2024-03-05T11:00"), moment("2024-03-05T11:30")),
                Pause(moment("2024-03-05T12:00"), moment("2024-03-05T13:00")),
                Pause(moment("2024-03-07T10:00"), moment("2024-03-07T10:00")),
                Pause(moment("2024-03-08T10:00"), moment("2024-03-08T09:00")),
                Pause(datetime(2024, 3, 9, 1, 30, tzinfo=UTC), moment("2024-03-09T10:30")),
            )
        )
        assert [(a.isoformat(), b.isoformat()) for a, b in merged] == [
            ("2024-03-05T10:00:00+08:00", "2024-03-05T13:00:00+08:00"),
            ("2024-03-09T09:30:00+08:00", "2024-03-09T12:00:00+08:00"),
        ]
