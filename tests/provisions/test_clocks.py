"""Clocks: what cannot be a clock is refused, and a reading changes what it answers."""

import attrs
import pytest

from govflow.calendars.periods import (
    CalendarEnd,
    Period,
    Yearly,
    hours,
    months,
    natural_days,
    weeks,
    working_days,
    working_hours,
)
from govflow.errors import PolicyError, UsageError
from govflow.provisions.clocks import Clock, Lost, Unstated
from govflow.provisions.events import Event
from govflow.provisions.variants import Variant, chosen, rested
from govflow.words import Words
from tests.provisions.toys import clock

DAYS_LOST = Lost("days", "natural-days", Words("天数", "the number of days"))
AHEAD_LOST = attrs.evolve(DAYS_LOST, sign=-1)
AT_ONCE = Unstated("立即", "threshold")
OTHER_START = Event("received", Words("收到", "received"))
FIRST = Variant("toy/1:including-first-day", instead_of="toy/1:excluding", first_day=True)
IN_HOURS = Variant("toy/1:in-hours", instead_of="toy/1:excluding", period=hours(24))
ROLLED = Variant("toy/1:rolled", instead_of="toy/1:no-roll", roll="next")
READINGS = ("toy/1:excluding", "toy/1:no-roll", "toy/1:other-question")
OPEN_CLOCK = clock(readings=READINGS, variants=(FIRST, IN_HOURS, ROLLED))


class TestWrittenWrongly:
    """A clock that cannot run fails when it is written, naming its norm."""

    def test_a_limit_needs_a_stop(self) -> None:
        """A longest period without a stop event could never be kept."""
        with pytest.raises(PolicyError, match="toy/1: the clock has no stop event"):
            clock(stop=())

    def test_a_minimum_needs_none(self) -> None:
        """A shortest period may have no stop event: it may simply last."""
        assert clock(stop=(), bound="min").stop == ()

    @pytest.mark.parametrize("period", [working_days(5), natural_days(5), weeks(1)])
    def test_days_may_count_the_first(self, period: Period) -> None:
        """In days and weeks the day of the start may be day one."""
        assert clock(period=period, first_day=True).first_day

    @pytest.mark.parametrize(
        "period",
        [
            hours(24),
            working_hours(4),
            months(1),
            Yearly(1, 31),
            CalendarEnd("month"),
            DAYS_LOST,
            AT_ONCE,
            working_days(-5),
            natural_days(-5),
        ],
    )
    def test_other_periods_may_not(self, period: Period | Lost | Unstated) -> None:
        """Hours, months, dates, unknown numbers and counting back have no first day."""
        with pytest.raises(PolicyError, match="the day of the start cannot be day one"):
            clock(period=period, first_day=True)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (working_days(-5), True),
        (natural_days(-5), True),
        (working_days(5), False),
        (natural_days(0), False),
        (Yearly(1, 31), False),
        (CalendarEnd("quarter"), False),
        (DAYS_LOST, False),
        (AHEAD_LOST, True),
        (AT_ONCE, False),
    ],
)
def test_backwards(period: Period | Lost | Unstated, expected: bool) -> None:
    """A period counts back if its number is negative, or lost with a negative sign."""
    assert clock(period=period).backwards is expected


class TestReadings:
    """What another reading changes."""

    def test_no_reading_no_change(self) -> None:
        """Without a reading, or with one about something else, the clock is the same."""
        assert OPEN_CLOCK.under(()) is OPEN_CLOCK
        assert OPEN_CLOCK.under(("toy/9:whatever", *READINGS)) is OPEN_CLOCK

    def test_one_reading_replaces_the_chosen_one(self) -> None:
        """A reading changes its field, and stands where the one it replaces stood."""
        flipped = OPEN_CLOCK.under((FIRST.reading,))
        assert flipped.readings == ("toy/1:no-roll", "toy/1:other-question", FIRST.reading)
        assert attrs.evolve(flipped, readings=READINGS, first_day=False) == OPEN_CLOCK
        assert flipped.first_day

    def test_two_questions_two_readings(self) -> None:
        """Readings that answer different questions are taken together, in any order."""
        flipped = OPEN_CLOCK.under((ROLLED.reading, FIRST.reading))
        assert (flipped.first_day, flipped.roll) == (True, "next")
        assert flipped.readings == ("toy/1:other-question", FIRST.reading, ROLLED.reading)
        assert flipped == OPEN_CLOCK.under((FIRST.reading, ROLLED.reading))

    def test_one_question_two_readings(self) -> None:
        """Two readings that answer one question are refused together, naming both."""
        with pytest.raises(UsageError, match="answer one question: choose one") as caught:
            OPEN_CLOCK.under((FIRST.reading, IN_HOURS.reading))
        for name in (FIRST.reading, IN_HOURS.reading):
            assert name in caught.value.speak("zh")
            assert name in caught.value.speak("en")

    @pytest.mark.parametrize(
        ("before", "variant", "changed"),
        [
            (clock(), {"period": hours(1)}, clock(period=hours(1))),
            (clock(), {"roll": "next"}, clock(roll="next")),
            (clock(roll="next"), {"roll": "none"}, clock()),
            (clock(), {"first_day": True}, clock(first_day=True)),
            (clock(first_day=True), {"first_day": False}, clock()),
            (clock(), {"start": OTHER_START}, clock(start=OTHER_START)),
            (clock(), {"advisory": True}, clock(advisory=True)),
            (clock(advisory=True), {"advisory": False}, clock()),
            (clock(), {}, clock()),
        ],
    )
    def test_each_field(self, before: Clock, variant: dict[str, object], changed: Clock) -> None:
        """A reading changes the fields it gives, also to nothing, and no other."""
        flip = Variant("toy/1:b", instead_of="toy/1:a", **variant)  # type: ignore[arg-type]
        flipped = attrs.evolve(before, variants=(flip,)).under(("toy/1:b",))
        assert flipped == attrs.evolve(changed, variants=(flip,), readings=("toy/1:b",))

    def test_chosen(self) -> None:
        """The variants asked for are chosen in the order of the provision."""
        variants = (FIRST, IN_HOURS, ROLLED)
        assert chosen(variants, ()) == ()
        assert chosen(variants, {IN_HOURS.reading, ROLLED.reading}) == (IN_HOURS, ROLLED)

    def test_rested(self) -> None:
        """A provision then rests on the reading taken, and no longer on the one replaced."""
        assert rested(READINGS, ROLLED) == (READINGS[0], READINGS[2], ROLLED.reading)
        assert rested((), ROLLED) == (ROLLED.reading,)
