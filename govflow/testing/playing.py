"""Play a scenario: each step is decided, each expectation held against what was recorded."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal

from attrs import define, field

from govflow.calendars.china import ChinaCalendar, china
from govflow.calendars.civil import civil_date
from govflow.cases.acts import Code, Reason
from govflow.cases.clocks import verdict_on
from govflow.cases.reasons import too_late
from govflow.cases.records import Record
from govflow.cases.signing import waits_for
from govflow.cases.state import Case, evolve
from govflow.journal import Entry
from govflow.policy import Policy
from govflow.provisions.roles import answerable
from govflow.testing.expecting import differs, unmet_beside_cases, unmet_verdict
from govflow.testing.scenarios import BESIDE_CASES, Expectation, Scenario, Stage
from govflow.testing.walking import moved
from govflow.values import frozen
from govflow.words import Words

_DONE = Words("已办理", "done")


@frozen
class Outcome:
    """What became of one step: done or refused, with the code, and where the case now waits."""

    n: int
    outcome: Literal["done", "refused"]
    code: Code | None
    at: str | None
    why: Words
    reasons: tuple[Reason, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the form of a step's outcome in JSON."""
        return {
            "n": self.n,
            "outcome": self.outcome,
            "code": self.code,
            "at": self.at,
            "why": self.why.as_json(),
            "reasons": [
                {"code": r.code, "why": r.why.as_json(), "norms": list(r.norms)}
                for r in self.reasons
            ],
        }


@frozen
class Failure:
    """An expectation that did not hold: of which step or expectation, and how."""

    where: str
    why: Words

    def as_json(self) -> dict[str, object]:
        """Return the form of a failure in JSON."""
        return {"where": self.where, "why": self.why.as_json()}


@frozen
class Played:
    """A scenario that was played: what every step did, and what did not hold."""

    title: str
    steps: tuple[Outcome, ...]
    failures: tuple[Failure, ...]

    @property
    def passed(self) -> bool:
        """Whether everything held."""
        return not self.failures

    def as_json(self) -> dict[str, object]:
        """Return the form of a played scenario in JSON."""
        return {
            "title": self.title,
            "passed": self.passed,
            "steps": [step.as_json() for step in self.steps],
            "failures": [failure.as_json() for failure in self.failures],
        }


@define
class _Table:
    """What has been recorded so far."""

    scenario: Scenario
    calendar: ChinaCalendar
    entries: dict[str, list[Entry]] = field(factory=dict)
    cases: dict[str, Case] = field(factory=dict)
    records: dict[str, list[Record]] = field(factory=dict)

    @property
    def policy(self) -> Policy:
        """The policy that is played."""
        return self.scenario.policy

    def do(self, stage: Stage) -> Outcome:
        """Decide one step and keep what it makes."""
        act = stage.act
        if act.do == "record":
            return self._record(stage)
        case = self.cases.get(act.case or "")
        move = moved(self.policy, case, act, self.scenario.people, self.calendar)
        place, found = place_of(move.case), move.refusal
        if found is not None:
            return Outcome(stage.number, "refused", found.code, place, found.why, found.reasons)
        if move.case is not None:
            self.entries.setdefault(move.case.id, []).extend(move.entries)
            self.cases[move.case.id] = move.case
        return Outcome(stage.number, "done", None, place, _DONE)

    def _record(self, stage: Stage) -> Outcome:
        act = stage.act
        reason = self._against_record(stage)
        if reason is not None:
            return Outcome(stage.number, "refused", reason.code, None, reason.why, (reason,))
        record = Record(act.name or "", act.occurred or act.at, act.at, dict(act.facts))
        self.records.setdefault(stage.of or "", []).append(record)
        return Outcome(stage.number, "done", None, None, _DONE)

    def _against_record(self, stage: Stage) -> Reason | None:
        act = stage.act
        if act.by is not None and self.scenario.people.find(act.by) is None:
            words = Words(f"没有此人：{act.by}", f"nobody is called {act.by!r}")
            return Reason("unknown-person", words)
        earlier = self.records.get(stage.of or "", [])
        if earlier and act.at < earlier[-1].recorded:
            return Reason(
                "out-of-order", Words("时间早于上一条记录", "before the last record of it")
            )
        for name, value in (("of", stage.of), ("name", act.name)):
            if not value:
                return Reason("missing-fact", Words(f"缺少 {name}", f"{name!r} is missing"))
        return too_late(act)

    def cases_at(self, at: datetime) -> Mapping[str, Case]:
        """Return the cases that were open or had ended at a moment, as they were then."""
        found = ((case_id, self.case_at(case_id, at)) for case_id in self.entries)
        return {case_id: case for case_id, case in found if case is not None}

    def records_at(self, at: datetime) -> Mapping[str, list[Record]]:
        """Return what had been recorded of each subject by a moment."""
        return {
            name: [record for record in records if record.recorded <= at]
            for name, records in self.records.items()
        }

    def case_at(self, case_id: str, at: datetime) -> Case | None:
        """Return a case as it was at a moment, None if it was not open yet."""
        case = None
        for entry in self.entries.get(case_id, []):
            if entry.at <= at:
                case = evolve(case, entry)
        return case


def place_of(case: Case | None) -> str | None:
    """Return the step a case waits at, or `cleared`; None where it waits at nothing."""
    if case is None:
        return None
    return case.step or ("cleared" if case.state == "cleared" else None)


def play(scenario: Scenario, *, calendar: ChinaCalendar | None = None) -> Played:
    """Play a scenario from its first step to its last, then hold every expectation."""
    table = _Table(scenario, calendar or china())
    outcomes: list[Outcome] = []
    failures: list[Failure] = []
    for stage in scenario.stages:
        outcome = table.do(stage)
        outcomes.append(outcome)
        failures += _against(stage, outcome)
    for expectation in scenario.expectations:
        where = f"expect {expectation.number}"
        failures += [Failure(where, why) for why in _unmet(table, expectation)]
    return Played(scenario.title, tuple(outcomes), tuple(failures))


def _against(stage: Stage, outcome: Outcome) -> Iterator[Failure]:
    where = f"step {stage.number}"
    if stage.refused is not None:
        if outcome.code != stage.refused:
            found = outcome.code or "done"
            yield Failure(
                where,
                Words(
                    f"应被拒绝（{stage.refused}），实为 {found}",
                    f"refused ({stage.refused}) was expected, it was {found}",
                ),
            )
    elif outcome.outcome == "refused":
        yield Failure(
            where,
            Words(
                f"被拒绝（{outcome.code}）：{outcome.why.zh}",
                f"refused ({outcome.code}): {outcome.why.en}",
            ),
        )
    if stage.at_step is not None and outcome.at != stage.at_step:
        yield Failure(where, differs("at", stage.at_step, outcome.at))


def _unmet(table: _Table, expectation: Expectation) -> Iterator[Words]:
    about = expectation.about
    case_id = about.get("case")
    case = None if case_id is None else table.case_at(str(case_id), expectation.at)
    if case_id is not None and case is None:
        yield Words(f"当时没有事项“{case_id}”", f"there is no case {case_id!r} at that time")
        return
    if BESIDE_CASES & about.keys():
        yield from unmet_beside_cases(table, expectation)
        return
    assert case is not None
    yield from _unmet_case(table, case, expectation)
    if "clock" in about:
        yield from _unmet_clock(table, case, expectation)


def _unmet_case(table: _Table, case: Case, expectation: Expectation) -> Iterator[Words]:
    about, at = expectation.about, expectation.at
    chain = table.policy.chain(case.chain)
    if "at_step" in about and place_of(case) != about["at_step"]:
        yield differs("at_step", about["at_step"], place_of(case))
    if "state" in about and case.state != about["state"]:
        yield differs("state", about["state"], case.state)
    if "waits_for" in about:
        found = list(waits_for(chain, case, table.scenario.people, at))
        if found != sorted(map(str, about["waits_for"])):
            yield differs("waits_for", about["waits_for"], found)
    if "checks" in about:
        checks = [] if case.step is None else list(chain.step(case.step).checks)
        if checks != about["checks"]:
            yield differs("checks", about["checks"], checks)
    if "items" in about:
        items = [] if case.step is None else [item.id for item in chain.step(case.step).items]
        if items != about["items"]:
            yield differs("items", about["items"], items)
    if "answerable" in about:
        holders = {
            each.capacity: each.person
            for each in answerable(
                table.policy.responsibilities, case.unit, civil_date(at), table.scenario.people
            )
        }
        for capacity, person in about["answerable"].items():
            if (holders.get(capacity) or "") != person:
                yield differs(capacity, person, holders.get(capacity))


def _unmet_clock(table: _Table, case: Case, expectation: Expectation) -> Iterator[Words]:
    norm = expectation.about["clock"]
    chain = table.policy.chain(case.chain)
    run = next((run for run in chain.runs if run.norm == norm), None)
    if run is None:
        yield Words(f"该事项没有时限{norm}", f"the case has no clock {norm}")
        return
    verdict = verdict_on(table.policy, case, run, as_of=expectation.at, calendar=table.calendar)
    yield from unmet_verdict(verdict, expectation.about)
