"""How the clocks of a case stand: start, stop, pauses, and the verdict on each."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Final

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, civil_date, instant, midnight
from govflow.calendars.deadlines import Pause
from govflow.cases.state import Case, Happened
from govflow.errors import HorizonError, UsageError
from govflow.policy import Policy
from govflow.provisions.chains import Run
from govflow.provisions.clocks import Clock
from govflow.provisions.clockwork import Ticking
from govflow.provisions.judging import judge
from govflow.provisions.timing import due
from govflow.rules.reference import evaluate
from govflow.rules.verdicts import Missing, Verdict
from govflow.values import frozen
from govflow.words import Words, join

MOVES_CLOCKS: Final = frozenset(
    ["case-opened", "event-occurred", "facts-stated", "clock-paused", "clock-resumed"]
)
"""The entries after which a clock of their case may run, stand or fall due otherwise."""


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
    """Return how one clock of a case has run so far.

    What was recorded before the event that starts it anew stops it no more, unless that
    event was recorded late and had occurred before; what is due ahead of an event is
    recorded before it.
    """
    clock = clock_of(policy, run.norm)
    counts = _start(case, run)
    if counts is not None:
        start: Moment | None = case.events[counts].occurred
    elif run.from_fact is not None:
        start = _stated_start(case, run.from_fact)
    else:
        start = _began(case) if run.from_open else None
    stop: Moment | None = _began(case)
    if run.from_fact is None:
        since = None if clock.backwards else counts
        stop = clock.stopped((each.name, each.occurred) for each in _after(case.events, since))
    pauses = tuple(
        Pause(stood.since, stood.until) for stood in case.stood if stood.clock == clock.norm
    )
    return Running(clock, start, stop, pauses)


def has_yielded(case: Case, run: Run) -> bool:
    """Return whether another norm goes first: what means that has happened."""
    return run.yields_to is not None and any(e.name == run.yields_to for e in case.events)


def _began(case: Case) -> Moment:
    return case.opened if case.began is None else case.began


def _start(case: Case, run: Run) -> int | None:
    """Return the place of the event that starts a clock, None where it is none of them.

    The latest counts where it starts anew, else the first, and none after an opening.
    """
    started = [n for n, event in enumerate(case.events) if event.name in run.starts]
    if not run.anew and run.from_open:
        return None
    by_time = sorted(started, key=lambda n: (instant(case.events[n].occurred), n))
    return by_time[-1 if run.anew else 0] if by_time else None


def _after(events: tuple[Happened, ...], start: int | None) -> Iterator[Happened]:
    """Yield what happened after the event at a place: what was recorded, or occurred, later."""
    for place, event in enumerate(events):
        if start is None or place > start or _occurred_after(event, events[start]):
            yield event


def _occurred_after(event: Happened, other: Happened) -> bool:
    return instant(event.occurred) > instant(other.occurred)


def _stated_start(case: Case, fact: str) -> Moment | None:
    value = case.facts.get(fact)
    if isinstance(value, str):
        return date.fromisoformat(value)
    return value if isinstance(value, date | datetime) else None


def dues_on(policy: Policy, case: Case, calendar: ChinaCalendar) -> Mapping[str, datetime | None]:
    """Return when each clock that runs on a case falls due: as recorded, or counted anew.

    What was recorded stands as long as it rests on the same: the version of the calendar,
    the readings, and days that notices cover. Under another version (a new State Council
    notice, a correction) or other readings open clocks are counted anew, and what they were
    counted to before stays in the record. What reaches past the notices is provisional and
    counted anew each time.
    """
    timing = case.timing
    same = timing.calendar == calendar.version
    if not same or timing.readings != policy.clockwork(case.chain).readings:
        return dues_of(policy, case, calendar)
    covered = midnight(date(calendar.published_through, 12, 29).toordinal())
    if case.last_at > covered or any(due and due > covered for due in timing.dues.values()):
        return dues_of(policy, case, calendar)
    return timing.dues


def dues_of(policy: Policy, case: Case, calendar: ChinaCalendar) -> dict[str, datetime | None]:
    """Count when each clock that runs on a case falls due, by norm; equal to its verdict's.

    A clock runs from its start until its stop or the end of the case. It has no due time
    where none can be counted, or where the norm does not apply; its verdict says why.
    """
    found: dict[str, datetime | None] = {}
    if case.ended:
        return found
    if not case.events and not case.stood:
        return dues_from_opening(policy, case.chain, _began(case), case.facts, calendar)
    for ticking in policy.clockwork(case.chain).clocks:
        run, ran = ticking.run, running(policy, case, ticking.run)
        if ran.start is not None and ran.stop is None and not has_yielded(case, run):
            found[run.norm] = _falls_due(ticking, ran.start, ran.pauses, case.facts, calendar)
    return found


def dues_from_opening(
    policy: Policy,
    chain: str,
    began: Moment,
    facts: Mapping[str, object],
    calendar: ChinaCalendar,
) -> dict[str, datetime | None]:
    """Count when each clock falls due that runs on a case since it was opened, by norm.

    One that runs from a fact is stopped by the opening, one that runs from an event waits.
    """
    return {
        ticking.run.norm: _falls_due(ticking, began, (), facts, calendar)
        for ticking in policy.clockwork(chain).clocks
        if ticking.run.from_open and ticking.run.from_fact is None
    }


def _falls_due(
    ticking: Ticking,
    start: Moment,
    pauses: tuple[Pause, ...],
    facts: Mapping[str, object],
    calendar: ChinaCalendar,
) -> datetime | None:
    day = civil_date(start)
    if ticking.window.on(day) != "binds":
        return None
    try:
        if ticking.days is not None and not pauses:
            last = calendar.add_working_days(day, ticking.days)
            return midnight(last.toordinal() + 1)
    except HorizonError:  # past the notices: estimated below
        pass
    try:
        counted = due(ticking.clock, start, calendar=calendar, facts=facts, pauses=pauses)
    except (HorizonError, UsageError):  # a fact that no period can be read from, too
        return None
    return None if counted.deadline is None else counted.deadline.due


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
    fact nobody stated is undetermined and names the fact. So is one that would be breached
    although it was stopped, before it first ran: which of the two is wrong nobody can tell.
    """
    found = running(policy, case, run)
    if has_yielded(case, run):
        why = Words("另有规定的期限优先，从其规定", "another period set by law goes first")
        return Verdict("not-applicable", (run.norm,), why)
    if found.start is None:
        return _not_running(found.clock, run, case)
    held = partial(
        judge,
        found.clock,
        start=found.start,
        as_of=as_of,
        calendar=calendar,
        facts=case.facts,
        window=policy.instrument(found.clock.instrument).window,
        pauses=found.pauses,
        as_if_in_force=as_if_in_force,
    )
    verdict = held(stop=found.stop)
    early = _stopped_before_it_ran(found.clock, case, run)
    if verdict.status == "breached" and found.stop is None and early is not None:
        return held(stop=early)
    return verdict


def _stopped_before_it_ran(clock: Clock, case: Case, run: Run) -> Moment | None:
    starts = sum(event.name in run.starts for event in case.events)
    counts = _start(case, run)
    if counts is None or run.from_open or clock.backwards or (run.anew and starts > 1):
        return None
    start = case.events[counts]
    before = [each for each in case.events[:counts] if _occurred_after(start, each)]
    return clock.stopped((each.name, each.occurred) for each in before)


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
