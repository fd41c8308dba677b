"""The algebra of hours, tried on drawn starts, numbers and zones."""

from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from govflow.calendars import ChinaCalendar, OfficeHours, half_working_days, hours, working_hours
from tests.calendars.strategies import (
    CALENDAR,
    SHANGHAI,
    law,
    minutes,
    moments,
    naive_hours,
    naive_hours_back,
    office_spells,
)
from tests.calendars.walks import DEFAULT, answer


class TestHours:
    """Units in hours."""

    @given(moments, st.integers(-5000, 5000), st.integers(-5000, 5000))
    @law
    def test_hours_are_exact_and_add_up(self, start: datetime, a: int, b: int) -> None:
        """Hours are differences of moments, day and night, and add up."""
        first = CALENDAR.deadline(hours(a), start)
        began = start.replace(tzinfo=SHANGHAI)
        assert first.due.astimezone(UTC) == began.astimezone(UTC) + timedelta(hours=a)
        assert CALENDAR.deadline(hours(b), first.due).due == (
            CALENDAR.deadline(hours(a + b), start).due
        )

    @given(moments, st.integers(1, 400))
    @law
    def test_working_hours_are_what_a_walk_finds(self, start: datetime, h: int) -> None:
        """Working hours end where a walk over days and spells ends, to the microsecond."""
        found = CALENDAR.deadline(working_hours(h), start)
        assert found.due.replace(tzinfo=None) == naive_hours(start, timedelta(hours=h), DEFAULT)

    @given(minutes, st.integers(1, 400))
    @law
    def test_working_hours_back(self, start: datetime, h: int) -> None:
        """Counted back, working hours end where a walk back ends; a boundary is the closing."""
        found = CALENDAR.deadline(working_hours(-h), start)
        expected = naive_hours_back(start, timedelta(hours=h), DEFAULT)
        assert found.due.replace(tzinfo=None) == expected

    @given(minutes, office_spells(), st.integers(1, 60))
    @law
    def test_any_office(
        self, start: datetime, spells: tuple[tuple[time, time], ...], halves: int
    ) -> None:
        """Under any office hours n half working days are n halves of its day, by a walk."""
        calendar = ChinaCalendar(office_hours=OfficeHours(spells))
        half = timedelta(microseconds=OfficeHours(spells).half)
        on = calendar.deadline(half_working_days(halves), start)
        assert on.due.replace(tzinfo=None) == naive_hours(start, halves * half, spells)
        back = calendar.deadline(half_working_days(-halves), start)
        assert back.due.replace(tzinfo=None) == naive_hours_back(start, halves * half, spells)

    @given(moments, st.integers(0, 200))
    @law
    def test_half_a_day_is_four_hours(self, start: datetime, n: int) -> None:
        """With an eight-hour day half working days are four working hours each."""
        assert answer(CALENDAR.deadline(half_working_days(n), start)) == answer(
            CALENDAR.deadline(working_hours(4 * n), start)
        )

    @given(moments, st.integers(1, 200), st.integers(1, 200))
    @law
    def test_working_hours_add_up(self, start: datetime, a: int, b: int) -> None:
        """Working hours from where others ended are working hours together."""
        middle = CALENDAR.deadline(working_hours(a), start).due
        assert CALENDAR.deadline(working_hours(b), middle).due == (
            CALENDAR.deadline(working_hours(a + b), start).due
        )

    @given(moments, st.integers(1, 400))
    @law
    def test_they_end_in_office_hours(self, start: datetime, h: int) -> None:
        """Working hours end on a working day within office hours, never at an opening."""
        found = CALENDAR.deadline(working_hours(h), start)
        assert CALENDAR.is_working_day(found.last_day)
        assert any(opens < found.due.time() <= closes for opens, closes in DEFAULT)

    @given(moments)
    @law
    def test_no_hours_is_the_next_open_moment(self, start: datetime) -> None:
        """0 working hours is the start itself if the office is open, else the next opening."""
        found = CALENDAR.deadline(working_hours(0), start)
        due = found.due.replace(tzinfo=None)
        assert due >= start
        assert any(opens <= due.time() < closes for opens, closes in DEFAULT)
        assert naive_hours(start, timedelta(hours=1), DEFAULT) == (
            naive_hours(due, timedelta(hours=1), DEFAULT)
        )
        if due > start:
            assert due.time() in {opens for opens, _ in DEFAULT}
