"""Periods: the forms that can be written, what they mean, how they are said."""

from typing import Any

import pytest
from hypothesis import given

from govflow.calendars import (
    CalendarEnd,
    Period,
    Span,
    Yearly,
    half_working_days,
    hours,
    months,
    natural_days,
    parse_period,
    weeks,
    working_days,
    working_hours,
    years,
)
from govflow.calendars.periods import CALENDAR_UNITS, HOUR_UNITS, UNITS
from govflow.errors import GovflowError, PeriodError, UsageError
from tests.calendars.strategies import law, periods


class TestWritten:
    """What people write."""

    @pytest.mark.parametrize(
        ("text", "period"),
        [
            ("20 working-days", Span(20, "working-days")),
            ("0 working-days", Span(0, "working-days")),
            ("-5 working-days", Span(-5, "working-days")),
            ("+5 working-days", Span(5, "working-days")),
            ("7 natural-days", Span(7, "natural-days")),
            ("24 hours", Span(24, "hours")),
            ("8 working-hours", Span(8, "working-hours")),
            ("1 half-working-days", Span(1, "half-working-days")),
            ("2 weeks", Span(2, "weeks")),
            ("6 months", Span(6, "months")),
            ("1 years", Span(1, "years")),
            ("yearly 01-31", Yearly(1, 31)),
            ("yearly 02-29", Yearly(2, 29)),
            ("yearly 01-31 +1", Yearly(1, 31, later=1)),
            ("calendar-week", CalendarEnd("week")),
            ("calendar-month", CalendarEnd("month")),
            ("calendar-quarter", CalendarEnd("quarter")),
            ("calendar-year", CalendarEnd("year")),
            ("calendar-year +1", CalendarEnd("year", later=1)),
            ("calendar-quarter +2", CalendarEnd("quarter", later=2)),
        ],
    )
    def test_every_form_of_the_contract(self, text: str, period: Period) -> None:
        """Each form reads as its period, later units included, and prints as a form again."""
        assert parse_period(text) == period
        assert parse_period(str(period)) == period

    @pytest.mark.parametrize(
        ("text", "period"),
        [
            ("20个工作日", working_days(20)),
            ("20工作日", working_days(20)),
            ("20 个工作日", working_days(20)),
            ("30日", natural_days(30)),
            ("30天", natural_days(30)),
            ("30个自然日", natural_days(30)),
            ("30自然日", natural_days(30)),
            ("24小时", hours(24)),
            ("4个工作小时", working_hours(4)),
            ("4工作小时", working_hours(4)),
            ("2周", weeks(2)),
            ("半个工作日", half_working_days(1)),
            ("6个月", months(6)),
            ("6月", months(6)),
            ("1年", years(1)),
        ],
    )
    def test_as_the_law_writes_it(self, text: str, period: Period) -> None:
        """A period in the words of a Chinese regulation reads as that period."""
        assert parse_period(text) == period

    @pytest.mark.parametrize(
        "text",
        [
            "20 working days",
            "20 working_days",
            "20  Working-Days ",
            "20working-days",
            "20 working-day",
            "20 working  day",
            "２０ working-days",  # noqa: RUF001
        ],
    )
    def test_blanks_case_and_number(self, text: str) -> None:
        """Blanks, underscores, capitals, full-width digits and the singular are the same form."""
        assert parse_period(text) == working_days(20)

    @given(periods)
    @law
    def test_round_trip(self, period: Period) -> None:
        """What a period prints reads back as the same period."""
        assert parse_period(str(period)) == period

    @pytest.mark.parametrize("value", [20, None])
    def test_what_is_no_text(self, value: Any) -> None:
        """A number, or nothing, is refused like a text that cannot be read."""
        with pytest.raises(PeriodError, match=f"cannot read the period {value}; use N"):
            parse_period(value)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "20",
            "working-days",
            "1.5 working-days",
            "20 fortnights",
            "20 s",
            "two weeks",
            "-20个工作日",
            "20个小时工作",
            "12345678 hours",
            "yearly",
            "yearly 1",
            "calendar-decade",
            "calendar-year 1",
            "yearly 01-31 +",
            "calendar",
            "20 working-days later",
        ],
    )
    def test_what_cannot_be_read(self, text: str) -> None:
        """Anything else is refused, with the text and the forms that can be used."""
        with pytest.raises(PeriodError) as caught:
            parse_period(text)
        for language in ("zh", "en"):
            said = caught.value.speak(language)
            assert text in said
            assert "N working-days" in said
            assert "yearly MM-DD" in said

    @pytest.mark.parametrize("text", ["02-30", "00-10", "13-01", "04-31", "06-00", "99-99"])
    def test_dates_that_no_year_has(self, text: str) -> None:
        """A yearly date that no year has is refused, naming it."""
        with pytest.raises(PeriodError, match=f"'{text}' is not a date of the year") as caught:
            parse_period(f"yearly {text}")
        assert text in caught.value.speak("zh")

    def test_an_unreadable_period_is_a_mistake_of_the_caller(self) -> None:
        """The error can be caught as a usage error and as any error of govflow."""
        assert issubclass(PeriodError, UsageError)
        assert issubclass(PeriodError, GovflowError)


class TestValues:
    """What a period is."""

    @pytest.mark.parametrize(
        ("period", "unit"),
        [
            (working_days(3), "working-days"),
            (natural_days(3), "natural-days"),
            (hours(3), "hours"),
            (working_hours(3), "working-hours"),
            (half_working_days(3), "half-working-days"),
            (weeks(3), "weeks"),
            (months(3), "months"),
            (years(3), "years"),
        ],
    )
    def test_one_maker_a_unit(self, period: Span, unit: str) -> None:
        """Each unit has a function of its name, which keeps the number and the unit."""
        assert (period.amount, period.unit) == (3, unit)

    def test_the_makers_cover_every_unit(self) -> None:
        """There are eight units of number and four calendar units."""
        assert len(UNITS) == 8
        assert len(CALENDAR_UNITS) == 4

    def test_a_month_is_not_thirty_days(self) -> None:
        """No unit equals another, whatever the numbers."""
        assert months(1) != natural_days(30)
        assert weeks(1) != natural_days(7)
        assert years(1) != months(12)
        assert half_working_days(2) != working_days(1)

    @pytest.mark.parametrize("unit", UNITS)
    def test_which_end_at_a_moment(self, unit: str) -> None:
        """Units in hours end at a moment, all others with a day."""
        assert parse_period(f"1 {unit}").in_hours == (unit in HOUR_UNITS)
        assert (unit in HOUR_UNITS) == ("hours" in unit or "half" in unit)

    def test_dates_and_calendar_units_end_with_a_day(self) -> None:
        """Yearly dates and calendar units never end at a moment."""
        assert not Yearly(1, 31).in_hours
        assert not CalendarEnd("week").in_hours

    def test_a_number_must_be_whole(self) -> None:
        """Numbers that are not whole, and units that do not exist, are refused at once."""
        with pytest.raises(TypeError):
            Span(1.5, "hours")  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="fortnights"):
            Span(1, "fortnights")  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="decade"):
            CalendarEnd("decade")  # type: ignore[arg-type]

    def test_values(self) -> None:
        """Equal periods are one key; `later` makes another period."""
        assert {working_days(5), Span(5, "working-days")} == {working_days(5)}
        assert Yearly(1, 31, later=1) != Yearly(1, 31)
        assert CalendarEnd("year", later=1) != CalendarEnd("year")


class TestWords:
    """How a period is said."""

    @pytest.mark.parametrize(
        ("period", "zh", "en"),
        [
            (working_days(20), "20个工作日", "20 working days"),
            (working_days(1), "1个工作日", "1 working day"),
            (working_days(-5), "提前5个工作日", "5 working days ahead"),
            (working_days(-1), "提前1个工作日", "1 working day ahead"),
            (natural_days(30), "30个自然日", "30 natural days"),
            (hours(24), "24小时", "24 hours"),
            (working_hours(8), "8个工作小时", "8 working hours"),
            (half_working_days(1), "半个工作日", "half a working day"),
            (half_working_days(3), "3个“半个工作日”", "3 half working days"),
            (weeks(2), "2周", "2 weeks"),
            (months(6), "6个月", "6 months"),
            (years(1), "1年", "1 year"),
            (
                Yearly(1, 31),
                "每年1月31日前（含当日）",
                "by 01-31 of each year, that day included",
            ),
            (
                Yearly(1, 31, later=2),
                "其后第2年1月31日前（含当日）",
                "by 01-31, 2 calendar year(s) later, that day included",
            ),
            (CalendarEnd("week"), "本自然周结束前", "by the end of the calendar week"),
            (CalendarEnd("month"), "本自然月结束前", "by the end of the calendar month"),
            (CalendarEnd("quarter"), "本自然季度结束前", "by the end of the calendar quarter"),
            (CalendarEnd("year"), "本自然年结束前", "by the end of the calendar year"),
            (
                CalendarEnd("year", later=1),
                "下一自然年结束前",
                "by the end of the next calendar year",
            ),
            (
                CalendarEnd("quarter", later=2),
                "其后第2个自然季度结束前",
                "by the end of the calendar quarter, 2 later",
            ),
        ],
    )
    def test_said_in_both_languages(self, period: Period, zh: str, en: str) -> None:
        """Each period is said in Chinese and English as an office would say it."""
        assert (period.words().zh, period.words().en) == (zh, en)


def test_half_a_working_day_reads_back() -> None:
    """What govflow prints for half a working day it also reads."""
    assert parse_period(half_working_days(1).words().zh) == half_working_days(1)
