"""When a case is closed: it was answered, and nothing that applies still runs."""

from govflow.calendars.civil import civil_date
from govflow.cases.clocks import Running, clock_of, has_yielded, running
from govflow.cases.state import Case
from govflow.policy import Policy
from govflow.provisions.chains import CLEARED, Chain
from govflow.rules.reference import evaluate


def closes(policy: Policy, chain: Chain, case: Case) -> bool:
    """Return whether a case, as it would now be, is closed.

    One with steps is once it is cleared and all the events have happened that end it; one
    without needs those, or one of the events that answer it. A clock that does not apply to
    the case's facts, or was not in force at its start, is not waited for; one that may is.
    """
    happened = {event.name for event in case.events}
    ended = bool(chain.ends) and happened >= set(chain.ends)
    if chain.steps:
        return ended and case.state == CLEARED
    if not ended and (chain.ends or not happened & answers(policy, chain)):
        return False
    runs = (run for run in chain.runs if not has_yielded(case, run))
    found = (running(policy, case, run) for run in runs)
    return not any(clock.stop is None and _may_apply(policy, clock, case) for clock in found)


def answers(policy: Policy, chain: Chain) -> frozenset[str]:
    """Return the events that answer a case: as the chain says, else by its clocks.

    An event that stops a clock answers, unless it starts another: there more is to come.
    """
    if chain.final:
        return frozenset(chain.final)
    stops = {event.name for run in chain.runs for event in clock_of(policy, run.norm).stop}
    return frozenset(stops - {name for run in chain.runs for name in run.starts})


def _may_apply(policy: Policy, found: Running, case: Case) -> bool:
    clock = found.clock
    if clock.when is not None and evaluate(clock.when, case.facts).truth is False:
        return False
    window = policy.instrument(clock.instrument).window
    return found.start is None or window.on(civil_date(found.start)) != "not-in-force"
