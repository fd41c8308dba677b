"""Rosters: somebody on duty at every minute, by the gaps that shifts leave."""

from datetime import date, datetime, timedelta

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from govflow.calendars import Moment
from govflow.calendars.civil import instant, localize
from govflow.provisions.rosters import Roster, Shift, gaps
from govflow.provisions.variants import Variant
from govflow.words import Words

MIDNIGHT = datetime(2024, 3, 4)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ROSTER = Roster("toy/1", Words("值守", "on duty"), "toy", readings=("toy/1:all-day",))
Hours = tuple[float, float]


def shift(start: float, end: float) -> Shift:
    """Return a shift between those hours of the day."""
    return Shift(MIDNIGHT + start * HOUR, MIDNIGHT + end * HOUR)


@pytest.mark.parametrize(
    ("shifts", "until", "status", "since"),
    [
        ([(0, 8), (8, 16), (16, 24)], 24, "met", None),
        ([(0, 12), (8, 24)], 24, "met", None),
        ([(0, 24), (8, 9)], 24, "met", None),
        ([(8, 16), (0, 8)], 16, "met", None),
        ([(0, 8), (9, 16)], 16, "breached", 8),
        ([(0, 8), (9, 16)], 8, "met", None),
        ([(0, 8), (9, 16)], 8.5, "breached", 8),
        ([(0, 8)], 9, "breached", 8),
        ([(0, 8), (20, 24)], 8, "met", None),
        ([], 9, "undetermined", None),
        ([(10, 12)], 9, "undetermined", None),
    ],
)
def test_what_is_held(shifts: list[Hours], until: float, status: str, since: float | None) -> None:
    """The roster begins with its first shift; a shift's end is not on duty any more."""
    found = ROSTER.verdict([shift(*each) for each in shifts], MIDNIGHT + until * HOUR)
    assert found.status == status
    assert found.since == (None if since is None else localize(MIDNIGHT + since * HOUR))
    if status == "undetermined":
        assert found.missing is not None
        assert found.missing.missing == "on-duty"
    else:
        assert found.readings == ("toy/1:all-day",)


@pytest.mark.parametrize(
    ("minutes", "breached"), [(-1, True), (0, False), (1, False)], ids=["early", "on", "over"]
)
def test_a_minute(minutes: int, breached: bool) -> None:
    """A shift that ends a minute early leaves a gap; one that ends on the minute does not."""
    first = Shift(MIDNIGHT, MIDNIGHT + 8 * HOUR + minutes * MINUTE)
    found = ROSTER.verdict([first, shift(8, 16)], MIDNIGHT + 16 * HOUR)
    assert (found.status == "breached") is breached
    if breached:
        assert "0 h 1 min in all" in found.why.en
        assert "2024-03-04 07:59–03-04 08:00" in found.why.zh


def test_many_gaps_are_counted() -> None:
    """Three gaps are listed, more are counted, and the time is that of all of them."""
    shifts = [shift(2 * n, 2 * n + 1) for n in range(6)]
    found = ROSTER.verdict(shifts, MIDNIGHT + 11 * HOUR)
    assert "and 2 more; 5 h 0 min in all" in found.why.en
    assert "等5处，共5小时0分钟" in found.why.zh


CHECKING = evolve(
    ROSTER,
    checks="each-day",
    readings=("toy/1:each-day",),
    variants=(
        Variant("toy/1:each-shift", instead_of="toy/1:each-day", checks="each-shift"),
        Variant("toy/1:none", instead_of="toy/1:each-day", checks="none"),
    ),
)
NIGHT = [shift(0, 8), shift(8, 24), shift(24, 34)]


@pytest.mark.parametrize(
    ("reading", "checked", "since"),
    [
        (None, [0], None),
        (None, [23.99], None),
        (None, [24], 24),
        (None, [-0.01], 24),
        (None, [33], 24),
        ("toy/1:each-shift", [7.99, 8], None),
        ("toy/1:each-shift", [8], 8),
        ("toy/1:each-shift", [0], 24),
        ("toy/1:each-shift", [33], 8),
        ("toy/1:none", [], None),
        ("toy/1:none", [30], None),
    ],
)
def test_checks(reading: str | None, checked: list[float], since: float | None) -> None:
    """A day or shift that is over needs a check within it; the one that runs needs none yet."""
    roster = CHECKING.under([reading] if reading else [])
    moments = [MIDNIGHT + hour * HOUR for hour in checked]
    found = roster.verdict(NIGHT, MIDNIGHT + 33.9 * HOUR, moments)
    assert found.status == ("met" if since is None else "breached")
    assert found.since == (None if since is None else localize(MIDNIGHT + since * HOUR))
    if since is not None:
        assert "no check on record: 2024-03-04" in found.why.en


def test_a_check_of_a_day() -> None:
    """A check of which only the day is known serves each shift of that day."""
    roster = CHECKING.under(["toy/1:each-shift"])
    assert roster.verdict(NIGHT, MIDNIGHT + 25 * HOUR, [MIDNIGHT.date()]).status == "met"


def test_gaps_and_checks_together() -> None:
    """Both are told, what is missing is counted, and the breach began with the first of them."""
    later = [MIDNIGHT + 79 * HOUR]
    found = CHECKING.verdict([shift(0, 72), shift(73, 90)], MIDNIGHT + 80 * HOUR, later)
    assert "nobody on duty: 2024-03-07 00:00–03-07 01:00" in found.why.en
    assert "no check on record: 2024-03-04 00:00–03-05 00:00 and 2 more" in found.why.en
    assert "等3处" in found.why.zh
    assert found.since == localize(MIDNIGHT + 24 * HOUR)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), min_size=1, max_size=9))
def test_gaps_and_shifts_cover_the_time(drawn: list[tuple[int, int]]) -> None:
    """Every hour from the first shift on lies in a shift or in a gap, and in no both."""
    shifts = sorted((shift(at, at + length) for at, length in drawn), key=lambda one: one.start)
    until = max(one.end for one in shifts) + HOUR
    found = gaps(shifts, until)
    moment = shifts[0].start
    while moment < until:
        manned = any(one.start <= moment < one.end for one in shifts)
        assert manned != any(one.start <= moment < one.end for one in found)
        moment += HOUR


def aware(day: int, hour: float) -> datetime:
    """Return a moment of March 2024 in China."""
    return instant(datetime(2024, 3, day)) + hour * HOUR


LOGGED = attrs.evolve(
    ROSTER,
    checks="each-day",
    readings=("toy/1:a-day",),
    variants=(
        Variant("toy/1:a-shift", instead_of="toy/1:a-day", checks="each-shift"),
        Variant("toy/1:none", instead_of="toy/1:a-day", checks="none"),
    ),
)
THREE = [Shift(aware(day, 0), aware(day + 1, 0)) for day in (4, 5, 6)]


@pytest.mark.parametrize(
    ("checked", "until", "status", "since"),
    [
        ([aware(6, 9)], aware(4, 23.9), "met", None),
        ([aware(6, 9)], aware(5, 0), "breached", aware(5, 0)),
        ([], aware(4, 23.9), "undetermined", None),
        ([], aware(6, 0), "undetermined", None),
        ([aware(4, 23.9)], aware(5, 0), "met", None),
        ([date(2024, 3, 4)], aware(5, 0), "met", None),
        ([aware(4, 9), aware(6, 9)], aware(5, 23), "met", None),
        ([aware(4, 9), aware(6, 9)], aware(6, 12), "breached", aware(6, 0)),
        ([aware(4, 9), aware(5, 0), aware(6, 9)], aware(7, 0), "met", None),
    ],
)
def test_a_check_in_each_day(
    checked: list[Moment], until: datetime, status: str, since: datetime | None
) -> None:
    """A calendar day without a logged check is a breach once it is over, not before."""
    found = LOGGED.verdict(THREE, until, checked)
    assert (found.status, found.since) == (status, since)


def test_a_check_in_each_shift() -> None:
    """Under the other reading a shift needs one by its end, however long the day."""
    roster = LOGGED.under(["toy/1:a-shift"])
    halves = [Shift(aware(4, 0), aware(4, 12)), Shift(aware(4, 12), aware(5, 0))]
    assert roster.verdict(halves, aware(4, 11.9), [aware(4, 12)]).status == "met"
    assert roster.verdict(halves, aware(4, 11.9)).status == "undetermined"
    found = roster.verdict(halves, aware(4, 13), [aware(4, 12)])
    assert (found.status, found.since) == ("breached", aware(4, 12))
    assert found.readings == ("toy/1:a-shift",)
    assert roster.verdict(halves, aware(5, 0), [aware(4, 1), aware(4, 12)]).status == "met"
    assert roster.verdict(halves, aware(5, 0), [date(2024, 3, 4)]).status == "met"
    assert LOGGED.under(["toy/1:none"]).verdict(halves, aware(5, 0)).status == "met"


def test_gaps_and_late_checks_together() -> None:
    """The breach began with the first of them; both are told, and how many there are."""
    found = LOGGED.verdict([THREE[0], THREE[2]], aware(7, 0), [aware(6, 9)])
    assert found.since == aware(5, 0)
    assert "no check on record: 2024-03-04 00:00–03-05 00:00 and 1 more" in found.why.en
    assert "等2处" in found.why.zh
    assert "24 h 0 min in all" in found.why.en
    late = LOGGED.verdict([Shift(aware(4, 8), aware(5, 0))], aware(5, 0), [aware(5, 1)])
    assert "no check on record: 2024-03-04 00:00–03-05 00:00" in late.why.en
    unknown = LOGGED.verdict([THREE[0], THREE[2]], aware(7, 0))
    assert unknown.status == "breached"
    assert "no check on record" not in unknown.why.en
    assert "more" not in late.why.en
