"""How the clocks of a case stand: start, stop, pauses, and the verdict on each."""

from collections.abc import Iterable
from datetime import date, datetime

from attrs import frozen

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, instant
from govflow.calendars.deadlines import Pause
from govflow.cases.state import Case, Happened
from govflow.policy import Policy
from govflow.provisions.chains import Run
from govflow.provisions.clocks import Clock
from govflow.provisions.judging import judge
from govflow.rules.reference import evaluate
from govflow.rules.verdicts import Missing, Verdict
from govflow.words import Words, join


@frozen
class Running:
    """A clock of a case: what it ran from and until, and where it stood still."""

    clock: Clock
    start: Moment | None
    stop: Moment | None
    pauses: tuple[Pause, ...] = ()


def clock_of(policy: Policy, norm: str) -> Clock:
    """Return the clock that states a norm. Raises UnknownNameError."""
    provision = policy.timed(norm)
    assert isinstance(provision, Clock)
    return provision


def running(policy: Policy, case: Case, run: Run) -> Running:
    """Return how one clock of a case has run so far."""
    clock = clock_of(policy, run.norm)
    stops = {event.name for event in clock.stop}
    start = _start(case, run)
    stop: Moment | None
    if run.from_fact is not None:
        stop = _began(case)
    else:
        stopped = (e.occurred for e in case.events if e.name in stops)
        stop = min(stopped, default=None, key=_last_instant)
    pauses = tuple(
        Pause(stood.since, stood.until) for stood in case.stood if stood.clock == clock.norm
    )
    return Running(clock, start, stop, pauses)


def _began(case: Case) -> Moment:
    return case.opened if case.began is None else case.began


def _last_instant(moment: Moment) -> datetime:
    return instant(moment, ends=True)


def _start(case: Case, run: Run) -> Moment | None:
    if run.from_fact is not None:
        value = case.facts.get(run.from_fact)
        if isinstance(value, str):
            return date.fromisoformat(value)
        return value if isinstance(value, date | datetime) else None
    started: Iterable[Happened] = (e for e in case.events if e.name in run.starts)
    latest = max((e.occurred for e in started), default=None, key=instant)
    return latest if latest is not None else (_began(case) if run.from_open else None)


def verdict_on(
    policy: Policy,
    case: Case,
    run: Run,
    *,
    as_of: Moment,
    calendar: ChinaCalendar,
    as_if_in_force: bool = False,
) -> Verdict:
    """Return what is held of one clock of a case, seen at `as_of`.

    A clock whose start event has not occurred yet is not applicable; one that runs from a
    fact nobody stated is undetermined and names the fact.
    """
    found = running(policy, case, run)
    if found.start is None:
        return _not_running(found.clock, run, case)
    return judge(
        found.clock,
        start=found.start,
        stop=found.stop,
        as_of=as_of,
        calendar=calendar,
        facts=case.facts,
        window=policy.instrument(found.clock.instrument).window,
        pauses=found.pauses,
        as_if_in_force=as_if_in_force,
    )


def _not_running(clock: Clock, run: Run, case: Case) -> Verdict:
    norms = (clock.norm,)
    if run.from_fact is not None:
        outcome = None if clock.when is None else evaluate(clock.when, case.facts)
        if outcome is not None and outcome.truth is False:
            said = join([clause.why for clause in outcome.clauses])
            return Verdict(
                "not-applicable",
                norms,
                Words(f"不适用（{said.zh}）", f"does not apply ({said.en})"),
            )
        why = Words(f"没有说明 {run.from_fact}", f"nobody stated {run.from_fact}")
        return Verdict("undetermined", norms, why, missing=Missing(run.from_fact, why))
    started = clock.start.words
    why = Words(f"尚未{started.zh}，时限未起算", f"not yet {started.en}: the clock does not run")
    return Verdict("not-applicable", norms, why)
