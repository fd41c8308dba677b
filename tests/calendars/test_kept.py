"""Moments as a record keeps them: plain, in local time of China, and their text."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.calendars import civil_date, instant
from govflow.calendars.civil import local, localize, shanghai, steady_text
from govflow.errors import UsageError
from tests.calendars.strategies import iso
from tests.calendars.test_civil import DST_ENDS, DST_STARTS


class TestLocal:
    """Plain moments of local time in China."""

    @given(st.datetimes(), st.integers(0, 1))
    def test_a_naive_moment(self, at: datetime, fold: int) -> None:
        """It is the moment that `localize` gives, in a plain datetime."""
        found, moment = local(at.replace(fold=fold)), localize(at.replace(fold=fold))
        assert type(found) is datetime
        assert (found.isoformat(), found.fold) == (moment.isoformat(), moment.fold)
        assert found.tzinfo is shanghai()
        assert local(moment) == found
        assert civil_date(found) == found.date()

    @given(st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1), timezones=st.timezones()))
    def test_a_moment_of_another_zone(self, at: datetime) -> None:
        """It is converted as `localize` does."""
        assert local(at).isoformat() == localize(at).isoformat()

    def test_a_moment_outside_the_calendar(self) -> None:
        """What no calendar holds in China is a usage error."""
        with pytest.raises(UsageError, match="outside the years"):
            local(datetime(9999, 12, 31, 20, tzinfo=UTC))


class TestSteadyText:
    """Moments as ISO 8601, fast."""

    @given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.integers(0, 1))
    def test_it_is_what_isoformat_gives(self, at: datetime, fold: int) -> None:
        """Where there is a text it is that of `isoformat`, and reads back as the moment."""
        moment = localize(at.replace(fold=fold))
        text = steady_text(moment)
        if text is not None:
            assert text == moment.isoformat()
            assert datetime.fromisoformat(text) == moment
        assert (text is None) == (moment.date().isoformat() in _changes(moment.year))

    @pytest.mark.parametrize("day", DST_STARTS + DST_ENDS)
    def test_a_day_on_which_the_clock_changed(self, day: str) -> None:
        """A day with two offsets is left to `isoformat`."""
        assert steady_text(instant(iso(day))) is None
        assert steady_text(instant(iso(day) - timedelta(days=1))) is not None

    def test_other_zones(self) -> None:
        """A moment that is not local time of China has no such text."""
        assert steady_text(datetime(2024, 2, 9)) is None
        assert steady_text(datetime(2024, 2, 9, tzinfo=UTC)) is None


def _changes(year: int) -> set[str]:
    """Return the days of a year on which the offset of China's local time changed."""
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    return {
        day.isoformat()
        for day in days
        if instant(day).utcoffset() != instant(day, ends=True).utcoffset()
    }
