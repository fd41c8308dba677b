"""The calendar of China: its answers, the years before 2001, and that it is a value."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import attrs
import pendulum
import pytest

from govflow.calendars import (
    ChinaCalendar,
    OfficeHours,
    Overlay,
    china,
    natural_days,
    working_days,
    working_hours,
)
from govflow.calendars.china import FIRST_DAY
from govflow.errors import HorizonError, PeriodError, UsageError, WorldError
from tests.calendars.strategies import (
    CALENDAR,
    DAY,
    DISPUTED,
    ORACLE_LAST,
    days_between,
    iso,
    moment,
    naive_add,
    works,
)


class TestAnswers:
    """Adding and counting."""

    @pytest.mark.parametrize("n", [1, 2, 5, 20, 250])
    def test_add_equals_a_walk(self, n: int) -> None:
        """From every day of three years the n-th working day, both ways, is what a walk finds."""
        for start in days_between(iso("2018-10-01"), iso("2020-10-01")):
            assert CALENDAR.add_working_days(start, n) == naive_add(start, n)
            assert CALENDAR.add_working_days(start, -n) == naive_add(start, -n)

    def test_what_cannot_be_counted_is_told(self) -> None:
        """Text for a day, a number or a period is misuse, and says what would be right."""
        start = iso("2024-02-09")
        text: Any = "2024-02-09"
        number: Any
        for number in ("5", 1.5, None):
            with pytest.raises(UsageError, match="a whole number of working days is expected"):
                CALENDAR.add_working_days(start, number)
        for misuse in (
            lambda: CALENDAR.add_working_days(text, 5),
            lambda: CALENDAR.is_working_day(text),
            lambda: CALENDAR.deadline(working_days(5), text),
        ):
            with pytest.raises(UsageError, match=r"a day or a moment .* is expected"):
                misuse()
        period: Any = "20 working-days"
        with pytest.raises(PeriodError, match=r"a period is expected.*parse_period reads one"):
            CALENDAR.deadline(period, start)

    def test_zero_is_that_day_or_the_next(self) -> None:
        """0 working days is the day itself if it is worked, else the next that is."""
        for start in days_between(iso("2023-09-01"), iso("2024-03-01")):
            assert CALENDAR.add_working_days(start, 0) == naive_add(start, 0)

    @pytest.mark.parametrize(
        "start",
        [
            datetime(2024, 2, 8, 17, tzinfo=UTC),
            datetime(2024, 2, 8, 6, tzinfo=timezone(timedelta(hours=-11))),
            moment("2024-02-09T01:00"),
            pendulum.datetime(2024, 2, 9, 1, tz="Asia/Shanghai"),
            pendulum.date(2024, 2, 9),
            date(2024, 2, 9),
        ],
    )
    def test_whatever_holds_the_day(self, start: date) -> None:
        """Dates, naive and aware moments of the same day in China give one plain date."""
        found = CALENDAR.add_working_days(start, 1)
        assert found == date(2024, 2, 18)
        assert type(found) is date
        assert CALENDAR.is_working_day(start)
        assert CALENDAR.day(start).date == date(2024, 2, 9)
        assert CALENDAR.count_working_days(start, date(2024, 2, 18)) == 1
        assert CALENDAR.deadline(working_days(1), start).last_day == date(2024, 2, 18)

    def test_counting_backwards_is_negative(self) -> None:
        """A count towards an earlier day is the negative of the count back."""
        a, b = iso("2024-01-31"), iso("2024-03-04")
        assert CALENDAR.count_working_days(a, b) == 20
        assert CALENDAR.count_working_days(b, a) == -20
        assert CALENDAR.count_working_days(a, a) == 0


class TestBefore2001:
    """Where no notices are held."""

    def test_everything_counted_in_working_days_is_refused(self) -> None:
        """Days before 2001, and counts that reach them, say what is wrong and since when."""
        for ask in (
            lambda: CALENDAR.is_working_day(iso("2000-12-31")),
            lambda: CALENDAR.is_working_day(iso("2000-12-31"), beyond="estimate"),
            lambda: CALENDAR.day(iso("1999-10-01")),
            lambda: CALENDAR.add_working_days(iso("2000-12-30"), 1),
            lambda: CALENDAR.add_working_days(iso("2000-12-31"), 0),
            lambda: CALENDAR.add_working_days(iso("2001-01-03"), -5),
            lambda: CALENDAR.add_working_days(iso("2024-01-03"), -(10**9)),
            lambda: CALENDAR.count_working_days(iso("2000-12-30"), iso("2001-02-01")),
            lambda: CALENDAR.count_working_days(iso("2001-02-01"), iso("2000-12-30")),
            lambda: CALENDAR.deadline(working_days(5), iso("2000-12-30")),
            lambda: CALENDAR.deadline(working_days(-5), iso("2001-01-03")),
            lambda: CALENDAR.deadline(working_hours(5), moment("2000-12-29T09:00")),
            lambda: CALENDAR.deadline(natural_days(5), iso("2000-12-01"), roll="next"),
        ):
            with pytest.raises(HorizonError) as caught:
                ask()
            said = caught.value.speak("en")
            assert said == (
                "working days before 2001 cannot be counted: no State Council notices are held "
                "for them"
            )
            assert "2001年以前" in caught.value.speak("zh")

    def test_no_count_wraps_around(self) -> None:
        """No start before 2001, however early, is answered with a day from the other end."""
        for start in days_between(iso("1999-01-01"), iso("2000-12-30")):
            for n in (1, 30):
                with pytest.raises(HorizonError, match="before 2001"):
                    CALENDAR.add_working_days(start, n)

    def test_the_first_day(self) -> None:
        """A count may start on 2000-12-31, which is not counted itself."""
        assert CALENDAR.add_working_days(iso("2000-12-31"), 1) == iso("2001-01-02")
        assert CALENDAR.count_working_days(iso("2000-12-31"), iso("2001-01-02")) == 1
        assert not CALENDAR.is_working_day(FIRST_DAY)
        found = CALENDAR.deadline(working_days(1), iso("2000-12-31"))
        assert (found.last_day, found.certainty) == (iso("2001-01-02"), "published")

    def test_natural_days_need_no_notices(self) -> None:
        """What is not counted in working days is answered for any year."""
        found = CALENDAR.deadline(natural_days(5), iso("1949-10-01"))
        assert (found.last_day, found.certainty) == (iso("1949-10-06"), "published")

    def test_it_is_the_world_that_lacks_something(self) -> None:
        """A horizon is an error of the world, not of the caller."""
        assert issubclass(HorizonError, WorldError)


class TestValue:
    """A calendar is a value."""

    def test_equal_by_what_it_is_made_of(self) -> None:
        """Calendars of the same knowledge, overlays and hours are equal and one key."""
        overlay = Overlay("令", closed=[iso("2024-03-04")])
        assert ChinaCalendar() == ChinaCalendar()
        assert hash(ChinaCalendar(overlays=(overlay,))) == hash(ChinaCalendar(overlays=(overlay,)))
        assert ChinaCalendar() != ChinaCalendar(known_at=iso("2020-01-22"))
        assert ChinaCalendar() != ChinaCalendar(overlays=(overlay,))
        other_hours = OfficeHours(
            ((moment("2024-01-01T09:00").time(), moment("2024-01-01T17:00").time()),)
        )
        assert ChinaCalendar() != ChinaCalendar(office_hours=other_hours)

    def test_it_cannot_be_changed(self) -> None:
        """Nothing of a calendar can be set."""
        for name in ("known_at", "overlays", "office_hours", "add_working_days"):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(CALENDAR, name, None)

    def test_one_calendar_for_all(self) -> None:
        """`china()` is one calendar of all notices."""
        assert china() is china()
        assert china() == ChinaCalendar()
        assert china().known_at is None

    def test_the_oracle_is_the_one_meant(self) -> None:
        """The walk used as an oracle has the disputed day worked and knows its own limits."""
        assert works(DISPUTED)
        with pytest.raises(AssertionError):
            works(ORACLE_LAST + DAY)
