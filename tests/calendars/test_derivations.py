"""Derivations: the days of a count, from which the answer follows again."""

import json
from datetime import date
from itertools import pairwise

import pytest

from govflow.calendars import (
    CalendarEnd,
    ChinaCalendar,
    Derivation,
    Overlay,
    Pause,
    Period,
    Yearly,
    derive,
    half_working_days,
    hours,
    months,
    natural_days,
    weeks,
    working_days,
    working_hours,
    years,
)
from tests.calendars.strategies import CALENDAR, DAY, days_between, iso, moment


def derived(period: Period, start: str, **options: object) -> Derivation:
    """Return the derivation of a deadline, and hold it against the answer."""
    at = moment(start) if "T" in start else iso(start)
    deadline = CALENDAR.deadline(period, at, **options)  # type: ignore[arg-type]
    found = derive(CALENDAR, deadline)
    assert found.deadline is deadline
    assert found.fold() == (deadline.last_day, deadline.due)
    return found


def rows(found: Derivation) -> list[tuple[str, bool, float]]:
    """Return the steps as rows of day (without the year), whether counted, and total."""
    return [(f"{step.date:%m-%d}", step.counted, step.total) for step in found.steps]


class TestWorkingDays:
    """Day by day, each with its reason."""

    def test_five_over_spring_festival(self) -> None:
        """Every day from the one after the start to the last is there, counted or not."""
        found = derived(working_days(5), "2024-02-09")
        assert [step.date for step in found.steps] == list(
            days_between(iso("2024-02-10"), iso("2024-02-22"))
        )
        assert [step.counted for step in found.steps] == [False] * 8 + [True] * 5
        assert [step.total for step in found.steps] == [0] * 8 + [1, 2, 3, 4, 5]
        assert found.steps[0].why.zh == "周六，春节放假（国办发明电〔2023〕7号）"
        assert found.steps[8].why.en == (
            "Sunday, make-up workday (Spring Festival) (国办发明电〔2023〕7号)"
        )
        assert found.steps[9].why.zh == "周一，工作日"

    def test_backwards(self) -> None:
        """Counted back, the days are walked back."""
        assert rows(derived(working_days(-3), "2024-02-19"))[:2] == [
            ("02-18", True, 1),
            ("02-17", False, 1),
        ]
        assert rows(derived(working_days(-3), "2024-02-19"))[-2:] == [
            ("02-09", True, 2),
            ("02-08", True, 3),
        ]

    def test_zero_from_a_working_day(self) -> None:
        """0 working days from a working day is that day, and nothing has been counted."""
        assert rows(derived(working_days(0), "2024-02-09")) == [("02-09", True, 0)]

    def test_zero_from_a_day_off(self) -> None:
        """0 working days from a day off walks to the next working day."""
        found = derived(working_days(0), "2024-02-16")
        assert rows(found) == [("02-16", False, 0), ("02-17", False, 0), ("02-18", True, 0)]

    def test_paused(self) -> None:
        """Working days of a pause are not counted, and say that the clock stood still."""
        pause = Pause(iso("2024-02-05"), iso("2024-02-10"))
        found = derived(working_days(2), "2024-02-03", pauses=(pause,))
        assert rows(found) == [("02-04", True, 1), ("02-05", True, 2)]
        found = derived(working_days(3), "2024-02-03", pauses=(pause,))
        assert rows(found) == [
            ("02-04", True, 1),
            ("02-05", True, 2),
            *((f"02-{day:02d}", False, 2) for day in range(6, 18)),
            ("02-18", True, 3),
        ]
        assert found.steps[2].why.zh == "期限中止，不计"
        assert found.steps[2].why.en == "the clock stood still"
        assert "春节放假" in found.steps[6].why.zh  # off days say why they are off

    def test_estimated_days_say_so(self) -> None:
        """A day past the notices is marked as an estimate in the reason."""
        found = derived(working_days(5), "2026-12-25")
        assert "推算" not in found.steps[2].why.zh
        assert all("推算" in step.why.zh for step in found.steps[3:])

    def test_an_overlay_is_named(self) -> None:
        """A local closure is not counted and names what ordered it."""
        snow = Overlay("渝府办令", closed=[iso("2024-03-05")])
        calendar = ChinaCalendar(overlays=(snow,))
        found = derive(calendar, calendar.deadline(working_days(2), iso("2024-03-04")))
        assert rows(found) == [("03-05", False, 0), ("03-06", True, 1), ("03-07", True, 2)]
        assert "渝府办令" in found.steps[0].why.zh


class TestDays:
    """Natural days, weeks, months, years, dates."""

    def test_natural_days(self) -> None:
        """Every day counts, holidays too."""
        found = derived(natural_days(3), "2024-02-09")
        assert rows(found) == [("02-10", True, 1), ("02-11", True, 2), ("02-12", True, 3)]
        assert {step.why.en for step in found.steps} == {"natural day, holidays count too"}

    def test_natural_days_backwards(self) -> None:
        """Counted back, every day counts as well."""
        found = derived(natural_days(-2), "2024-02-09")
        assert rows(found) == [("02-08", True, 1), ("02-07", True, 2)]

    def test_no_days(self) -> None:
        """0 natural days is that day, and nothing has been counted."""
        assert rows(derived(natural_days(0), "2024-02-09")) == [("02-09", True, 0)]

    def test_weeks(self) -> None:
        """Weeks are counted in their days."""
        found = derived(weeks(2), "2024-02-01")
        assert found.steps[-1].total == 14
        assert found.steps[-1].date == iso("2024-02-15")

    def test_rolled(self) -> None:
        """The last day off says why it moves, and the day it moves to says that it did."""
        found = derived(natural_days(1), "2024-02-15", roll="next")
        assert rows(found) == [("02-16", True, 1), ("02-17", False, 1), ("02-18", False, 1)]
        assert found.steps[0].why.zh.startswith("自然日，节假日照计；逢周五，春节放假")
        assert found.steps[0].why.en.endswith("moves on")
        assert found.steps[1].why.zh == "逢周六，春节放假（国办发明电〔2023〕7号），顺延"
        assert found.steps[2].why.zh == "期限届满日顺延至此"
        assert found.steps[2].why.en == "the last day moves here"

    def test_not_rolled_from_a_working_day(self) -> None:
        """A last day that is worked does not move."""
        found = derived(natural_days(1), "2024-02-08", roll="next")
        assert rows(found) == [("02-09", True, 1)]
        assert found.steps[0].why.zh == "自然日，节假日照计"

    def test_paused_and_rolled(self) -> None:
        """Paused days are not counted, and the end still rolls."""
        pause = Pause(iso("2024-02-06"), iso("2024-02-08"))
        found = derived(natural_days(4), "2024-02-04", pauses=(pause,), roll="next")
        assert rows(found) == [
            ("02-05", True, 1),
            ("02-06", True, 2),
            ("02-07", False, 2),
            ("02-08", False, 2),
            ("02-09", True, 3),
            ("02-10", True, 4),
            *((f"02-{day}", False, 4) for day in range(11, 19)),
        ]
        assert found.steps[2].why.zh == "期限中止，不计"

    @pytest.mark.parametrize(
        ("period", "start", "day", "total", "why"),
        [
            (months(6), "2025-08-31", "2026-02-28", 6, "the corresponding day 6 months on"),
            (years(1), "2024-02-29", "2025-02-28", 1, "the corresponding day 1 year on"),
            (months(-1), "2024-03-31", "2024-02-29", 1, "the corresponding day 1 month ahead"),
            (Yearly(1, 31), "2024-02-01", "2025-01-31", 1, "a fixed date of the year"),
            (CalendarEnd("quarter"), "2024-02-01", "2024-03-31", 1, "the calendar quarter"),
        ],
    )
    def test_one_landing(self, period: Period, start: str, day: str, total: int, why: str) -> None:
        """Months, years, dates and calendar units land on one day and say by what rule."""
        found = derived(period, start)
        assert [(step.date, step.counted, step.total) for step in found.steps] == [
            (iso(day), True, total)
        ]
        assert why in found.steps[0].why.en
        assert found.steps[0].why.zh

    def test_months_rolled(self) -> None:
        """A month that ends in a holiday lands, then walks to the next working day."""
        found = derived(months(1), "2024-01-16", roll="next")
        assert rows(found) == [("02-16", True, 1), ("02-17", False, 1), ("02-18", False, 1)]

    def test_rolled_to_the_very_next_day(self) -> None:
        """One day of rolling needs no day in between."""
        found = derived(months(1), "2024-01-17", roll="next")
        assert rows(found) == [("02-17", True, 1), ("02-18", False, 1)]


class TestHours:
    """Units that end at a moment."""

    @pytest.mark.parametrize(
        ("h", "start", "day"),
        [(12, "2024-02-09T20:00", "02-10"), (-12, "2024-02-09T05:00", "02-08")],
    )
    def test_plain_hours(self, h: int, start: str, day: str) -> None:
        """Plain hours need one step: they run through."""
        found = derived(hours(h), start)
        assert rows(found) == [(day, True, 12)]
        assert found.steps[0].why.en == "hours run through nights and holidays"

    def test_working_hours(self) -> None:
        """Working hours show how many had run by the end of each day."""
        found = derived(working_hours(5), "2024-02-09T15:00")
        assert rows(found) == [
            ("02-09", True, 3),
            *((f"02-{day}", False, 3) for day in range(10, 18)),
            ("02-18", True, 5),
        ]
        assert "春节放假" in found.steps[1].why.zh

    def test_working_hours_backwards(self) -> None:
        """Counted back, the days are walked back to the one that the count ends on."""
        found = derived(working_hours(-10), "2024-02-09T15:00")
        assert rows(found) == [("02-09", True, 5), ("02-08", True, 10)]

    def test_within_one_day(self) -> None:
        """A count that ends on its first day has one step."""
        found = derived(half_working_days(1), "2024-02-09T10:00")
        assert [step.date for step in found.steps] == [iso("2024-02-09")]

    def test_fractions(self) -> None:
        """Parts of hours are shown, rounded to a second or so."""
        found = derived(working_hours(8), "2024-02-05T15:20")
        assert rows(found) == [("02-05", True, 2.6667), ("02-06", True, 8)]


class TestForm:
    """How a derivation is handed on."""

    def test_as_json(self) -> None:
        """A step is a row of date, counted, total and both reasons, as the contract has it."""
        step = derived(working_days(1), "2024-01-31").steps[0]
        assert json.loads(json.dumps(step.as_json())) == {
            "date": "2024-02-01",
            "counted": True,
            "total": 1,
            "why": {"zh": "周四，工作日", "en": "Thursday, working day"},
        }

    def test_nothing_walked_is_the_start(self) -> None:
        """Without steps the fold is the day of the start."""
        deadline = CALENDAR.deadline(natural_days(0), iso("2024-02-09"))
        last, due = Derivation(deadline, ()).fold()
        assert last == iso("2024-02-09")
        assert due == deadline.due

    def test_every_step_has_both_languages(self) -> None:
        """No reason is empty in either language, whatever the unit."""
        for period in (working_days(9), natural_days(9), weeks(1), months(1), working_hours(30)):
            found = derived(period, "2024-02-05T10:00")
            assert all(step.why.zh and step.why.en for step in found.steps)

    def test_days_follow_one_another(self) -> None:
        """Steps leave out no day between the first and the last."""
        found = derived(working_days(60), "2024-01-01")
        days: list[date] = [step.date for step in found.steps]
        assert all(b - a == DAY for a, b in pairwise(days))
        assert days[0] == iso("2024-01-02")
