"""Office hours: where open time lies within a day."""

from datetime import time

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.calendars import OfficeHours
from govflow.calendars.hours import MICROS, micros_of
from govflow.errors import PeriodError
from tests.calendars.strategies import law, office_spells

HOUR = 3600 * MICROS
SPELLS = ((time(8, 30), time(12)), (time(13, 30), time(18)))


def clock(text: str) -> int:
    """Return the microseconds from midnight to a time of day."""
    return micros_of(time.fromisoformat(text))


class TestDefault:
    """8:30-12:00 and 13:30-18:00."""

    def test_eight_hours(self) -> None:
        """A day is open eight hours, half a working day is four."""
        assert OfficeHours().spells == SPELLS
        assert OfficeHours().day == 8 * HOUR
        assert OfficeHours().half == 4 * HOUR

    @pytest.mark.parametrize(
        ("at", "hours"),
        [
            ("00:00", 0),
            ("08:29:59.999999", 0),
            ("08:30", 0),
            ("09:00", 0.5),
            ("12:00", 3.5),
            ("12:45", 3.5),
            ("13:30", 3.5),
            ("14:30", 4.5),
            ("18:00", 8),
            ("23:59:59.999999", 8),
        ],
    )
    def test_open_before(self, at: str, hours: float) -> None:
        """Open time passes within the spells and stands still between them."""
        assert OfficeHours().open_before(clock(at)) == hours * HOUR

    @pytest.mark.parametrize(
        ("hours", "at"),
        [(0.5, "09:00"), (3.5, "12:00"), (4, "14:00"), (4.5, "14:30"), (8, "18:00")],
    )
    def test_time_at(self, hours: float, at: str) -> None:
        """The time at which so much has run; on a boundary it is the closing time."""
        assert OfficeHours().time_at(int(hours * HOUR)) == clock(at)

    def test_to_the_microsecond(self) -> None:
        """One microsecond of open time is one microsecond of the clock."""
        assert OfficeHours().time_at(1) == clock("08:30") + 1
        assert OfficeHours().time_at(int(3.5 * HOUR) + 1) == clock("13:30") + 1


class TestLaws:
    """For any office hours."""

    @given(office_spells(), st.integers(0, 24 * HOUR - 1))
    @law
    def test_inverse(self, spells: tuple[tuple[time, time], ...], at: int) -> None:
        """The time at which what is open before `at` has run is `at`, or the closing before it."""
        office = OfficeHours(spells)
        worked = office.open_before(at)
        assert 0 <= worked <= office.day
        if worked:
            found = office.time_at(worked)
            assert found <= at
            assert office.open_before(found) == worked
            inside = any(micros_of(a) < at <= micros_of(b) for a, b in spells)
            assert (found == at) == inside

    @given(office_spells())
    @law
    def test_the_day_is_the_sum_of_its_spells(self, spells: tuple[tuple[time, time], ...]) -> None:
        """The open time of a day is what its spells add up to, half a day is half of it."""
        office = OfficeHours(spells)
        assert office.day == sum(micros_of(b) - micros_of(a) for a, b in spells)
        assert 2 * office.half == office.day

    @given(office_spells(), st.integers(0, 24 * HOUR - 1), st.integers(0, HOUR))
    @law
    def test_monotone(self, spells: tuple[tuple[time, time], ...], at: int, later: int) -> None:
        """Open time never runs back, and never faster than the clock."""
        office = OfficeHours(spells)
        passed = office.open_before(at + later) - office.open_before(at)
        assert 0 <= passed <= later


class TestRefused:
    """Hours that are none."""

    @pytest.mark.parametrize(
        "spells",
        [
            (),
            ((time(12), time(8)),),
            ((time(8), time(8)),),
            ((time(13), time(18)), (time(8), time(12))),
            ((time(8), time(12)), (time(11), time(18))),
            ((time(8), time(12)), (time(12), time(18))),
        ],
    )
    def test_out_of_order_touching_or_empty(self, spells: tuple[tuple[time, time], ...]) -> None:
        """Spells must exist, be in order, must not touch, and must end after they start."""
        with pytest.raises(PeriodError, match="office hours must be in order") as caught:
            OfficeHours(spells)
        assert "办公时间" in caught.value.speak("zh")


def test_a_value() -> None:
    """Equal hours are equal and one key, and cannot be changed."""
    assert OfficeHours() == OfficeHours(SPELLS)
    assert len({OfficeHours(), OfficeHours(SPELLS)}) == 1
    assert OfficeHours() != OfficeHours(SPELLS[:1])
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        OfficeHours().spells = ()  # type: ignore[misc]


def test_micros_of() -> None:
    """A time of day is its distance from midnight in microseconds."""
    assert micros_of(time(0)) == 0
    assert micros_of(time(1, 2, 3, 4)) == 3_723_000_004
    assert micros_of(time.max) == 24 * HOUR - 1
