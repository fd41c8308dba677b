"""How the clocks of a case stand, as its entries have recorded it."""

from datetime import datetime

from govflow.calendars.civil import localize
from govflow.cases.timings import UNTIMED, Stood, Timing, due_text, timing_of

DUES = {"toy/1": "2024-02-06T00:00:00+08:00", "toy/2": None}
STOOD = (Stood("toy/1", localize(datetime(2024, 2, 1, 9))),)


def test_what_an_entry_says() -> None:
    """Due times are moments of China; what many entries say alike is one object."""
    found = timing_of({"dues": DUES, "calendar": "cn-2026"})
    assert found == Timing({"toy/1": localize(datetime(2024, 2, 6)), "toy/2": None}, "cn-2026")
    assert timing_of({"dues": dict(DUES), "calendar": "cn-2026"}) is found
    other = timing_of({"dues": DUES, "calendar": "cn-2026", "readings": ["toy/1:other"]})
    assert other.readings == ("toy/1:other",)


def test_where_clocks_stood() -> None:
    """Where a clock stood stays with the case; what was shared is not changed by it."""
    data = {"dues": DUES, "calendar": "cn-2026"}
    assert timing_of(data, STOOD).stood == STOOD
    assert timing_of(data).stood == ()


def test_an_entry_that_says_nothing() -> None:
    """An entry from before due times were recorded leaves them unsaid."""
    assert timing_of({}) is UNTIMED
    assert timing_of({}, STOOD) == Timing(stood=STOOD)


def test_due_times_in_text() -> None:
    """A due time is written as it is; in an hour that came twice, by its fold."""
    assert due_text(localize(datetime(2024, 2, 6))) == DUES["toy/1"]
    twice = [localize(datetime(1986, 9, 14, 1, 30, fold=fold)) for fold in (1, 0, 1)]
    assert [due_text(due)[-6:] for due in twice] == ["+08:00", "+09:00", "+08:00"]
