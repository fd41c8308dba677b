"""Check a limit on the day before it, on it, and after it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from govflow.calendars import ChinaCalendar, Moment, Pause, read_moment
from govflow.policy import Policy
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import ColumnRule
from govflow.provisions.judging import judge
from govflow.provisions.timing import due
from govflow.rules.verdicts import Status

FAR = date(2099, 1, 1)
CALENDAR = ChinaCalendar()


def _moment(value: str) -> Moment:
    return read_moment(value)


def last_day_of(
    policy: Policy,
    norm: str,
    start: str,
    *,
    facts: Mapping[str, object] | None = None,
    readings: tuple[str, ...] = (),
    calendar: ChinaCalendar = CALENDAR,
    pauses: tuple[Pause, ...] = (),
) -> str | None:
    """Return last day of a norm's clock, the due moment for hour units, None if open."""
    provision = policy.under(readings).timed(norm)
    answer = due(provision, _moment(start), calendar=calendar, facts=facts or {}, pauses=pauses)
    if answer.deadline is None:
        return None
    if answer.deadline.period.in_hours:
        return answer.deadline.due.strftime("%Y-%m-%dT%H:%M")
    return answer.deadline.last_day.isoformat()


def held(
    policy: Policy,
    norm: str,
    start: str,
    stop: Moment | str | None,
    *,
    as_of: Moment = FAR,
    facts: Mapping[str, object] | None = None,
    readings: tuple[str, ...] = (),
    as_if_in_force: bool = False,
) -> Status:
    """Return the status of a clock that started and stopped then."""
    clock = policy.under(readings).timed(norm)
    assert isinstance(clock, Clock)
    verdict = judge(
        clock,
        start=_moment(start),
        stop=_moment(stop) if isinstance(stop, str) else stop,
        as_of=as_of,
        calendar=CALENDAR,
        facts=facts or {},
        window=policy.instrument(clock.instrument).window,
        as_if_in_force=as_if_in_force,
    )
    return verdict.status


def assert_limit(
    policy: Policy,
    norm: str,
    start: str,
    last: str,
    *,
    facts: Mapping[str, object] | None = None,
    readings: tuple[str, ...] = (),
) -> None:
    """Assert a last day (or due moment), and the status just before, on and just after it.

    For a maximum period: the day before and the last day are met, the day after breached.
    For a minimum period the thing may end only after the last day. Clocks in hours are
    tried a minute before, at, and a minute after the due moment. Column rules have no stop
    event: only their last day is checked.
    """
    provision = policy.under(readings).timed(norm)
    if isinstance(provision, Clock) and provision.extension is not None:
        facts = {provision.extension.fact: False, **(facts or {})}
    assert last_day_of(policy, norm, start, facts=facts, readings=readings) == last
    if isinstance(provision, ColumnRule):
        return
    end = _moment(last)
    if isinstance(end, datetime):
        minute = timedelta(minutes=1)
        moments: list[Moment] = [end - minute, end, end + minute]
        expected = ["met", "breached", "breached"]
    else:
        day = timedelta(days=1)
        moments = [end - day, end, end + day]
        early = provision.bound == "min"
        expected = ["breached", "breached", "met"] if early else ["met", "met", "breached"]
        if not provision.backwards and moments[0] < _moment(start[:10]):
            expected[0] = "undetermined"
    if provision.advisory:
        expected = ["undetermined" if status == "breached" else status for status in expected]
    found = [
        held(policy, norm, start, at, facts=facts, readings=readings, as_if_in_force=True)
        for at in moments
    ]
    assert found == expected
