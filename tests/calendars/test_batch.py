"""Arrays: the same answers as one at a time, and nothing ever estimated."""

import sys
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govflow.calendars import ChinaCalendar, Overlay, china
from govflow.calendars.batch import BatchCalendar
from govflow.errors import HorizonError, MissingExtraError

BATCH = BatchCalendar(china())
INSIDE = st.dates(date(2001, 6, 1), date(2026, 5, 1))


def days(*values: date | str | None) -> np.ndarray:
    """Return an array of days; None is not-a-time."""
    return np.array(["NaT" if v is None else str(v) for v in values], dtype="datetime64[D]")


@settings(deadline=None)
@given(st.lists(INSIDE, max_size=40), st.integers(-60, 60))
def test_one_number_for_all(values: list[date], n: int) -> None:
    """Adding one number to an array equals adding it to each day."""
    found = BATCH.add_working_days(days(*values), n)
    assert found.tolist() == [china().add_working_days(v, n) for v in values]


@settings(deadline=None)
@given(st.lists(st.tuples(INSIDE, st.integers(-60, 60)), max_size=40))
def test_a_number_for_each(pairs: list[tuple[date, int]]) -> None:
    """Adding a number to each day equals doing so one at a time."""
    numbers = np.array([n for _, n in pairs], dtype=np.int64)
    found = BATCH.add_working_days(days(*(v for v, _ in pairs)), numbers)
    assert found.tolist() == [china().add_working_days(v, n) for v, n in pairs]


@settings(deadline=None)
@given(st.lists(st.tuples(INSIDE, INSIDE), max_size=40))
def test_counting(pairs: list[tuple[date, date]]) -> None:
    """Counting pairs equals counting each, reversed ones negative."""
    found = BATCH.count_working_days(days(*(a for a, _ in pairs)), days(*(b for _, b in pairs)))
    assert found.tolist() == [china().count_working_days(a, b) for a, b in pairs]


def test_not_a_time_stays() -> None:
    """Not-a-time stays what it is beside days that are counted."""
    found = BATCH.add_working_days(days("2024-02-09", None), 5)
    assert found.tolist() == [date(2024, 2, 22), None]
    each = BATCH.add_working_days(days(None, "2024-02-09"), np.array([5, 0]))
    assert each.tolist() == [None, date(2024, 2, 9)]


def test_shapes_and_many_blocks() -> None:
    """Shapes are kept, and arrays larger than a block are whole."""
    many = np.repeat(days("2024-02-09", "2024-02-10"), 70_000).reshape(700, 200)
    found = BATCH.add_working_days(many, 1)
    assert found.shape == (700, 200)
    assert (found == np.datetime64("2024-02-18")).all()


@pytest.mark.parametrize(
    ("day", "n"),
    [
        ("1969-12-31", 1),
        ("1985-01-01", 1),
        ("2000-12-31", 1),
        ("2001-01-02", -5),
        ("2026-12-28", 1),
        ("2026-12-29", 0),
        ("2030-01-01", 1),
        ("2024-01-01", 1_000_000),
        ("2024-01-01", -1_000_000),
    ],
)
def test_beyond_the_notices(day: str, n: int) -> None:
    """A count that leaves the published years raises, however it leaves them."""
    with pytest.raises(HorizonError):
        BATCH.add_working_days(days(day), n)
    with pytest.raises(HorizonError):
        BATCH.add_working_days(days(day), np.array([n]))


@pytest.mark.parametrize("pair", [("2000-12-31", "2024-01-01"), ("2024-01-01", None)])
def test_counting_beyond(pair: tuple[str, str | None]) -> None:
    """Counting from or to a day outside the published years raises."""
    with pytest.raises(HorizonError):
        BATCH.count_working_days(days(pair[0]), days(pair[1]))


def test_the_last_published_day() -> None:
    """2026-12-28 can be reached and counted to."""
    assert BATCH.add_working_days(days("2026-12-25"), 1).tolist() == [date(2026, 12, 28)]
    assert BATCH.count_working_days(days("2026-12-25"), days("2026-12-28")).tolist() == [1]


def test_a_calendar_that_was_extended() -> None:
    """A calendar that estimated a later year still refuses it in arrays."""
    calendar = ChinaCalendar()
    calendar.is_working_day(date(2027, 3, 1), beyond="estimate")
    with pytest.raises(HorizonError):
        BatchCalendar(calendar).add_working_days(days("2026-12-28"), 1)


def test_overlays() -> None:
    """Local closures hold for arrays too."""
    closed = ChinaCalendar(overlays=(Overlay("暴雪停工", closed=[date(2024, 2, 19)]),))
    found = BatchCalendar(closed).add_working_days(days("2024-02-18"), 1)
    assert found.tolist() == [date(2024, 2, 20)]


def test_without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without NumPy the error names the extra."""
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(MissingExtraError, match=r"govflow\[fast\]"):
        BatchCalendar(ChinaCalendar()).add_working_days(days("2024-02-09"), 1)
