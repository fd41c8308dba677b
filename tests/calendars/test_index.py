"""Rank and select: the arrays against a walk over the same days."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govflow.calendars.index import TooEarlyError, WorkingIndex, build_index
from tests.calendars.strategies import DAY, days_between, iso, law, naive_add

FIRST, LAST = date(2024, 1, 29), date(2024, 3, 3)
EXCEPTIONS = {
    iso("2024-02-04"): True,
    iso("2024-02-18"): True,
    **dict.fromkeys(days_between(iso("2024-02-10"), iso("2024-02-17")), False),
}


def worked(day: date) -> bool:
    """Return whether the small run of days above has `day` worked."""
    return EXCEPTIONS.get(day, day.weekday() < 5)


@pytest.fixture(name="index")
def small_index() -> WorkingIndex:
    """Return the index of five weeks around Spring Festival 2024."""
    return build_index(FIRST, LAST, EXCEPTIONS)


class TestSmallRun:
    """Five weeks, each answer against a walk."""

    def test_every_day(self, index: WorkingIndex) -> None:
        """A day is a working day exactly if its weekday or its exception says so."""
        for day in days_between(FIRST, LAST):
            assert index.is_working(day.toordinal()) == worked(day), day

    def test_every_step_forward_and_back(self, index: WorkingIndex) -> None:
        """The n-th working day from every start is the one a walk finds, or an error."""
        for start in days_between(FIRST - DAY, LAST):
            for n in range(-26, 27):
                found = naive_add(start, n, worked)
                if found < FIRST or (n <= 0 and start < FIRST):
                    with pytest.raises(TooEarlyError):
                        index.nth(start.toordinal(), n)
                elif found > LAST:
                    with pytest.raises(IndexError):
                        index.nth(start.toordinal(), n)
                else:
                    assert index.nth(start.toordinal(), n) == found, (start, n)

    def test_every_count(self, index: WorkingIndex) -> None:
        """The count of (a, b] is the number of working days a walk meets, negative backwards."""
        for after in days_between(FIRST - DAY, LAST):
            total = 0
            for through in days_between(after, LAST):
                total += through > after and worked(through)
                a, b = after.toordinal(), through.toordinal()
                assert index.count(a, b) == total
                assert index.count(b, a) == -total

    def test_what_is_covered(self, index: WorkingIndex) -> None:
        """The run starts the day after `base` and ends at `last`."""
        assert date.fromordinal(index.base + 1) == FIRST
        assert date.fromordinal(index.last) == LAST

    def test_it_cannot_be_changed(self, index: WorkingIndex) -> None:
        """An index is frozen, its arrays are tuples."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            index.base = 0  # type: ignore[misc]
        assert isinstance(index.rank, tuple)
        assert isinstance(index.days, tuple)


class TestEdges:
    """Which side a count falls off."""

    def test_too_early(self, index: WorkingIndex) -> None:
        """A start, a day or a count before the run is too early, never wrapped around."""
        before = FIRST.toordinal() - 1
        for look in (
            lambda: index.is_working(before),
            lambda: index.is_working(before - 10_000),
            lambda: index.nth(before, 0),
            lambda: index.nth(before, -1),
            lambda: index.nth(before - 1, 1),
            lambda: index.nth(FIRST.toordinal(), -1),
            lambda: index.nth(LAST.toordinal(), -1_000),
            lambda: index.count(before - 1, LAST.toordinal()),
            lambda: index.count(LAST.toordinal(), before - 1),
        ):
            with pytest.raises(TooEarlyError):
                look()

    def test_too_late(self, index: WorkingIndex) -> None:
        """A start, a day or a count after the run is an IndexError."""
        after = LAST.toordinal() + 1
        for look in (
            lambda: index.is_working(after),
            lambda: index.nth(after, 0),
            lambda: index.nth(after, 1),
            lambda: index.nth(FIRST.toordinal(), 10**30),
            lambda: index.count(FIRST.toordinal(), after),
            lambda: index.count(after, FIRST.toordinal()),
        ):
            with pytest.raises(IndexError):
                look()

    def test_the_day_before_the_run_can_start_a_count(self, index: WorkingIndex) -> None:
        """A start is not counted, so the day before the run needs no data of its own."""
        assert index.nth(FIRST.toordinal() - 1, 1) == FIRST
        assert index.count(FIRST.toordinal() - 1, FIRST.toordinal()) == 1

    def test_too_early_is_not_too_late(self) -> None:
        """The two errors can be told apart, and both are lookup errors."""
        assert not issubclass(TooEarlyError, IndexError)
        assert issubclass(TooEarlyError, LookupError)


class TestBuild:
    """Building from a week and its exceptions."""

    @given(
        st.dates(date(1950, 1, 1), date(2090, 1, 1)),
        st.integers(0, 500),
        st.dictionaries(st.integers(-30, 530), st.booleans(), max_size=40),
    )
    @law
    def test_any_run(self, first: date, length: int, lies: dict[int, bool]) -> None:
        """Any run of days with any exceptions, some outside it, answers day by day as told."""
        exceptions = {first + timedelta(days=n): working for n, working in lies.items()}
        index = build_index(first, first + timedelta(days=length), exceptions)
        for n in range(length + 1):
            day = first + timedelta(days=n)
            expected = exceptions.get(day, day.weekday() < 5)
            assert index.is_working(day.toordinal()) == expected
        assert index.last == first.toordinal() + length

    @given(st.integers(1, 24))
    @law
    def test_select_inverts_rank(self, k: int) -> None:
        """The k-th working day is the one up to which k working days have passed."""
        index = build_index(FIRST, LAST, EXCEPTIONS)
        if k < len(index.days):
            assert index.rank[index.days[k].toordinal() - index.base] == k
