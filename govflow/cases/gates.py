"""Why a gate holds a step or an event back: a requirement, a prerequisite, a period to run."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, civil_date, instant
from govflow.cases.acts import Reason
from govflow.cases.clocks import Running, running, verdict_on
from govflow.cases.compliance import Known, known_of_case, verdict_on_known
from govflow.cases.state import Case
from govflow.policy import Policy
from govflow.provisions.chains import CLEARED, Chain, Run
from govflow.provisions.clocks import Clock
from govflow.provisions.gates import Gate
from govflow.provisions.roles import Person
from govflow.provisions.things import facts_of
from govflow.provisions.timing import RESUMED
from govflow.rules.reference import evaluate
from govflow.rules.verdicts import Verdict
from govflow.values import frozen
from govflow.words import Words, join


@frozen
class Passing:
    """What wants to pass a gate: a step or event of a chain, at a moment, on what is known."""

    policy: Policy
    chain: Chain
    name: str
    at: Moment
    known: Known
    case: Case | None = None


def before(policy: Policy, chain: Chain, name: str, at: Moment, case: Case) -> Passing:
    """Return what wants to pass a gate of a case that is open."""
    return Passing(policy, chain, name, at, known_of_case(case), case)


def gate_reasons(passing: Passing, calendar: ChinaCalendar) -> Iterator[Reason]:
    """Yield every reason why the gates before a step or event are shut."""
    for gate in passing.chain.gates_before(passing.name):
        if not _stands(gate, passing.known.facts):
            continue
        if gate.after is not None:
            yield from _not_come_to(gate.after, passing)
        yield from _not_so(gate, passing, calendar)
        for run in passing.chain.runs:
            if run.norm in gate.elapsed and passing.case is not None:
                yield from _not_run_out(run, passing, passing.case, calendar)


def against_publishing(
    policy: Policy, chain: Chain, case: Case, calendar: ChinaCalendar
) -> Iterator[Reason]:
    """Yield what is on record and keeps a cleared case from going online; periods aside."""
    if chain.published is None or case.state != CLEARED:
        return
    passing = before(policy, chain, chain.published, case.last_at, case)
    for gate in chain.gates_before(passing.name):
        if _stands(gate, case.facts):
            yield from _not_so(gate, passing, calendar)


def _not_so(gate: Gate, passing: Passing, calendar: ChinaCalendar) -> Iterator[Reason]:
    """Yield each fact that a gate lacks, and each of its norms that is not met."""
    yield from _unsaid(gate, passing)
    for norm in gate.norms:
        yield from _unmet(norm, passing, calendar)


def _stands(gate: Gate, facts: Mapping[str, object]) -> bool:
    """Return whether a gate is there: under its condition, only where that is known to hold."""
    return gate.when is None or evaluate(gate.when, facts).truth is True


def _unsaid(gate: Gate, passing: Passing) -> Iterator[Reason]:
    """Yield each fact that nobody stated and without which the act is refused."""
    declared = facts_of(passing.chain.subject)
    for name in gate.facts:
        if passing.known.facts.get(name) in {None, ""}:
            label = declared[name].label
            yield Reason(
                "missing-fact", Words(f"须说明{label.zh}（{name}）", f"state {label.en} ({name})")
            )


def _not_come_to(place: str, passing: Passing) -> Iterator[Reason]:
    """Yield why a case has not come to a step or to clearance: what it still waits for."""
    chain, case = passing.chain, passing.case
    step = None if case is None else case.step
    places = {**chain.places, CLEARED: len(chain.steps)}
    if step is not None and places[step] < places[place]:
        words = chain.step(step).words
        why = Words(f"尚在“{words.zh}”", f"it still waits at {words.en}")
        before_end = chain.cleared_by or chain.step(step).norms
        norms = before_end if place == CLEARED else chain.step(place).norms
        yield Reason("not-at-this-step", why, norms)


def people_reasons(
    chain: Chain, name: str, actor: Person | None, at: datetime, facts: Mapping[str, object]
) -> Iterator[Reason]:
    """Yield why somebody is not of the unit whose people alone may do it; None is the host."""
    for gate in chain.gates_before(name):
        unit = gate.unit
        if unit is None or not _stands(gate, facts):
            continue
        if actor is None:
            why = Words(f"须由{unit}的人员办理", f"somebody of {unit} must do it")
            yield Reason("unknown-person", why)
            continue
        held = [assignment for assignment in actor.assignments if assignment.unit == unit]
        if not held:
            why = Words(f"{actor.name}不属于{unit}", f"{actor.name} is not of {unit}")
            yield Reason("not-your-unit", why)
        elif not any(assignment.covers(civil_date(at)) for assignment in held):
            why = Words(f"{actor.name}当日不在岗", f"{actor.name} is not in post that day")
            yield Reason("not-in-post", why)


def _unmet(norm: str, passing: Passing, calendar: ChinaCalendar) -> Iterator[Reason]:
    at = passing.at
    verdict = verdict_on_known(
        passing.policy, norm, passing.known, as_of=at, calendar=calendar, at=at
    )
    if verdict.status == "breached":
        yield Reason("not-allowed", verdict.why, (norm,))
    elif verdict.missing is not None and verdict.missing.missing != "human-judgement":
        yield _unknown(verdict, verdict.missing.missing, norm)


def _unknown(verdict: Verdict, missing: str, norm: str) -> Reason:
    if missing == RESUMED:  # an act, and no fact that one may state
        return Reason("not-allowed", verdict.why, (norm,))
    asked = Words(f"须说明 {missing}", f"state {missing}")
    return Reason("missing-fact", join([verdict.why, asked]), (norm,))


def _not_run_out(
    run: Run, passing: Passing, case: Case, calendar: ChinaCalendar
) -> Iterator[Reason]:
    verdict = verdict_on(passing.policy, case, run, as_of=passing.at, calendar=calendar)
    found = running(passing.policy, case, run)
    if found.start is None and run.from_fact is None:
        yield from _not_begun(found.clock, passing, verdict)
    elif verdict.missing is not None and verdict.missing.missing != "human-judgement":
        yield _unknown(verdict, verdict.missing.missing, run.norm)
    elif verdict.due is not None and not _passed(found, verdict, verdict.due, passing.at):
        yield Reason("not-allowed", verdict.why, (run.norm,))
    elif found.clock.bound == "max" and _stopped(found, passing.at):
        stopped = found.clock.stop[0].words
        why = Words(f"已{stopped.zh}，不再需要", f"{stopped.en}: there is no need any more")
        yield Reason("not-allowed", why, (run.norm,))


def _passed(found: Running, verdict: Verdict, due: datetime, at: Moment) -> bool:
    """Return whether a period has run out by then; one that was cut short never does."""
    cut_short = found.clock.bound == "min" and verdict.status == "breached"
    return due <= instant(at, ends=True) and not cut_short


def _stopped(found: Running, at: Moment) -> bool:
    return found.stop is not None and instant(found.stop) <= instant(at, ends=True)


def _not_begun(clock: Clock, passing: Passing, verdict: Verdict) -> Iterator[Reason]:
    """Yield that a period has not begun, where it must run at all."""
    window = passing.policy.instrument(clock.instrument).window
    if window.on(civil_date(passing.at)) == "not-in-force":
        return
    applies = None if clock.when is None else evaluate(clock.when, passing.known.facts)
    if applies is None or applies.truth:
        yield Reason("not-allowed", verdict.why, (clock.norm,))
    elif applies.truth is None:
        why = join([clause.why for clause in applies.open])
        yield Reason("missing-fact", why, (clock.norm,))
