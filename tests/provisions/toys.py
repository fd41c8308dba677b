"""Clocks and columns of a toy regulation, and how to ask when they fall due."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from govflow.calendars import ChinaCalendar, Moment, Pause, read_moment
from govflow.calendars.periods import natural_days, working_days
from govflow.law import Window
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.provisions.events import Event
from govflow.provisions.judging import judge
from govflow.provisions.things import Column
from govflow.provisions.timing import Due, due
from govflow.rules.conditions import facts
from govflow.rules.verdicts import Verdict
from govflow.words import Words

CALENDAR: Final = ChinaCalendar()
OPEN: Final = Window(since=date(2001, 1, 1))
STARTED: Final = Event("started", Words("开始", "started"))
STOPPED: Final = Event("stopped", Words("完成", "stopped"))
DUTY: Final = Words("做某事", "do something")
COLUMN: Final = facts(Column)


def clock(**changes: Any) -> Clock:
    """Return a clock of 20 working days from started to stopped, with changes."""
    made: dict[str, Any] = {
        "norm": "toy/1",
        "duty": DUTY,
        "start": STARTED,
        "stop": (STOPPED,),
        "period": working_days(20),
        "subject": "document",
        "instrument": "toy",
    }
    return Clock(**{**made, **changes})


def column(**changes: Any) -> ColumnRule:
    """Return a rule that news columns move within 14 natural days, with changes."""
    made: dict[str, Any] = {
        "norm": "toy/2",
        "duty": DUTY,
        "when": COLUMN.kind == "news",
        "period": natural_days(14),
        "instrument": "toy",
    }
    return ColumnRule(**{**made, **changes})


def moment(text: str) -> Moment:
    """Return a date or moment as written."""
    return read_moment(text)


def due_of(
    provision: Clock | ColumnRule,
    start: str,
    facts: Mapping[str, object] | None = None,
    pauses: tuple[Pause, ...] = (),
) -> Due:
    """Return when a provision falls due for what starts then."""
    return due(provision, moment(start), calendar=CALENDAR, facts=facts or {}, pauses=pauses)


def verdict_of(
    judged: Clock,
    start: str,
    stop: str | None = None,
    as_of: str = "2030-01-01",
    facts: Mapping[str, object] | None = None,
    window: Window = OPEN,
    pauses: tuple[Pause, ...] = (),
    *,
    as_if_in_force: bool = False,
) -> Verdict:
    """Return what is held of a clock that started and stopped then."""
    return judge(
        judged,
        start=moment(start),
        stop=None if stop is None else moment(stop),
        as_of=moment(as_of),
        calendar=CALENDAR,
        facts=facts or {},
        window=window,
        pauses=pauses,
        as_if_in_force=as_if_in_force,
    )
