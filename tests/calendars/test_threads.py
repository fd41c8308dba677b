"""Eight readers of one fresh calendar, inside and beyond the horizon."""

import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from operator import methodcaller
from threading import Barrier
from typing import Any

import pytest

from govflow.calendars import (
    ChinaCalendar,
    Overlay,
    Pause,
    derive,
    natural_days,
    working_days,
    working_hours,
)
from govflow.calendars import estimates as estimates_module
from govflow.calendars.civil import midnight
from govflow.errors import HorizonError
from tests.calendars.strategies import DAY, days_between, iso

THREADS = 8
Question = Callable[[ChinaCalendar], Any]


@pytest.fixture(autouse=True)
def _switch_often() -> Iterator[None]:
    """Switch threads as often as the interpreter can, and as before afterwards."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def _or_refusal(ask: Question) -> Question:
    def tried(calendar: ChinaCalendar) -> Any:
        try:
            return ask(calendar)
        except HorizonError as error:
            return error.words

    return tried


def _derived(day: date) -> Question:
    return lambda calendar: derive(calendar, calendar.deadline(working_days(5), day))


def questions(seed: int, number: int) -> list[Question]:
    """Return questions of every kind, some refused, about days from 2001 to 2045."""
    draw = random.Random(seed)
    first, last = iso("2001-01-08").toordinal(), iso("2045-06-01").toordinal()
    found: list[Question] = []
    for _ in range(number):
        day = date.fromordinal(draw.randint(first, last))
        n = draw.randint(0, 300)
        at = datetime.combine(day, time(9, 30))
        pause = Pause(day + 3 * DAY, day + 9 * DAY)
        kinds: list[Question] = [
            methodcaller("day", day),
            methodcaller("is_working_day", day),
            methodcaller("is_working_day", day, beyond="estimate"),
            methodcaller("add_working_days", day, n),
            methodcaller("deadline", working_days(n), day),
            methodcaller("deadline", working_days(n), day, beyond="raise"),
            methodcaller("deadline", natural_days(n), day, roll="next"),
            methodcaller("deadline", working_hours(n), at),
            methodcaller("deadline", working_days(n), day, pauses=(pause,)),
            methodcaller("count_working_days", day, day + n * DAY, beyond="estimate"),
            _derived(day),
        ]
        found.append(_or_refusal(draw.choice(kinds)))
    return found


def together(calendar: ChinaCalendar, asked: list[list[Question]]) -> list[list[Any]]:
    """Return each reader's answers; all begin at the same time."""
    start = Barrier(len(asked))

    def read(mine: list[Question]) -> list[Any]:
        start.wait()
        return [ask(calendar) for ask in mine]

    with ThreadPoolExecutor(len(asked)) as pool:
        return [future.result() for future in [pool.submit(read, mine) for mine in asked]]


@pytest.mark.parametrize("seed", range(6))
def test_mixed_reads_of_one_fresh_calendar(seed: int) -> None:
    """Eight threads get from one fresh calendar what each gets from a calendar of its own."""
    asked = [questions(1000 * seed + k, 60) for k in range(THREADS)]
    alone = [[ask(calendar) for ask in mine] for mine in asked for calendar in [ChinaCalendar()]]
    assert together(ChinaCalendar(), asked) == alone


def test_the_first_read_beyond_the_horizon() -> None:
    """When all eight reach beyond the horizon first, with nothing estimated yet, all agree."""
    days = list(days_between(iso("2026-12-20"), iso("2027-01-20")))
    expected = [ChinaCalendar().day(day) for day in days]
    for _ in range(4):
        estimates_module.exceptions.cache_clear()
        estimates_module.published_years.cache_clear()
        midnight.cache_clear()
        mine: list[Question] = [methodcaller("day", day) for day in days]
        for answers in together(ChinaCalendar(), [mine] * THREADS):
            assert answers == expected


def test_calendars_beside_one_another() -> None:
    """Calendars of different knowledge and overlays that are read at once do not mix."""
    closed = Overlay("令", closed=[iso("2027-03-01"), iso("2026-03-02")])
    calendars = [
        ChinaCalendar(),
        ChinaCalendar(known_at=iso("2024-11-01")),
        ChinaCalendar(known_at=iso("2020-01-22")),
        ChinaCalendar(overlays=(closed,)),
    ]
    asked = questions(7, 80)
    alone = [
        [ask(ChinaCalendar(known_at=c.known_at, overlays=c.overlays)) for ask in asked[:20]]
        for c in calendars
    ]
    start = Barrier(THREADS)

    def read(calendar: ChinaCalendar) -> list[Any]:
        start.wait()
        return [ask(calendar) for ask in asked[:20]]

    with ThreadPoolExecutor(THREADS) as pool:
        futures = [pool.submit(read, calendar) for calendar in calendars * 2]
        assert [future.result() for future in futures] == alone * 2


def test_published_answers_stand_while_others_reach_beyond() -> None:
    """While some threads extend the calendar, the published answers of others never change."""
    calendar = ChinaCalendar()
    starts = list(days_between(iso("2026-01-01"), iso("2026-11-01")))
    expected = [calendar.deadline(working_days(20), start) for start in starts]
    published: list[Question] = [
        methodcaller("deadline", working_days(20), start) for start in starts
    ]
    reaching: list[Question] = [
        methodcaller("is_working_day", date(year, 10, 1), beyond="estimate")
        for year in range(2027, 2100, 2)
    ]
    fresh = ChinaCalendar()
    answers = together(fresh, [published, reaching] * (THREADS // 2))
    for k in range(0, THREADS, 2):
        assert answers[k] == expected
        assert answers[k + 1] == [False] * len(reaching)
    assert fresh.published_through == 2026
