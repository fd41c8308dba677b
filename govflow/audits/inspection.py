"""An inspection: what is held of every subject of an office, who answers, what follows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property

from attrs import define, field

from govflow.audits.recordtables import Placed, Reading
from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, civil_date, instant
from govflow.cases.clocks import verdict_on
from govflow.cases.compliance import known_of_case, verdict_on_known, verdict_on_subject
from govflow.cases.records import Record, verdicts_on_periods
from govflow.cases.state import Case
from govflow.policy import Policy
from govflow.provisions.clocks import Clock
from govflow.provisions.ladders import Rung
from govflow.provisions.roles import Answerable, Authority, People, answerable
from govflow.rules.verdicts import Missing, Status, Verdict
from govflow.values import frozen
from govflow.words import Words


@frozen(eq=False)
class Remark:
    """What an inspector writes: clause, subject, evidence, since when, who answers, what follows."""

    norm: str
    subject: str
    evidence: Placed
    verdict: Verdict
    answers: tuple[Answerable, ...] = ()
    authority: Authority | None = None
    follows: Rung | None = None

    @property
    def began(self) -> datetime | None:
        """When the breach began, None if none is held."""
        return self.verdict.began


@define(eq=False)
class Inspector:
    """Judges what was read under one policy, as of a moment."""

    policy: Policy
    people: People
    as_of: Moment
    calendar: ChinaCalendar
    counts: dict[str, dict[Status, int]] = field(factory=dict)
    remarks: list[Remark] = field(factory=list)
    lacking: dict[tuple[str, str], list[str]] = field(factory=dict)
    """The subjects that could not be judged, by norm and by the fact that is missing."""
    _known: dict[tuple[str, date], tuple[Answerable, ...]] = field(factory=dict)

    def inspect(self, reading: Reading) -> None:
        """Judge every subject and every case."""
        for of, records in reading.records.items():
            records.sort(key=lambda record: instant(record.occurred))
            for norm, verdict in self._verdicts_on(of, records):
                self._take(norm, verdict, of, reading.places[of])
        for case in reading.cases:
            name = f"case:{case.id}"
            for norm, verdict in self._verdicts_on_case(case):
                self._take(norm, verdict, name, reading.places[name])

    def _verdicts_on(self, of: str, records: Sequence[Record]) -> Iterator[tuple[str, Verdict]]:
        kind, _, name = of.partition(":")
        for norm in self._norms_about(kind, name):
            duty = self.policy.find(norm)
            if isinstance(duty, Clock) and duty.recurring and not _told_of(duty, records):
                yield norm, _untold(duty)
                continue
            periods = verdicts_on_periods(
                self.policy, norm, records, as_of=self.as_of, calendar=self.calendar
            )
            for verdict in periods or [self._on(norm, records)]:
                yield norm, verdict

    def _on(self, norm: str, records: Sequence[Record]) -> Verdict:
        return verdict_on_subject(
            self.policy, norm, records, as_of=self.as_of, calendar=self.calendar
        )

    def _verdicts_on_case(self, case: Case) -> Iterator[tuple[str, Verdict]]:
        chain = self.policy.chain(case.chain)
        for run in chain.runs:
            yield (
                run.norm,
                verdict_on(self.policy, case, run, as_of=self.as_of, calendar=self.calendar),
            )
        known = known_of_case(case)
        gated = {norm: gate.before for gate in chain.gates for norm in gate.norms}
        for norm, before in gated.items():
            times = known.happened.get(before, ())
            if times:
                yield (
                    norm,
                    verdict_on_known(
                        self.policy,
                        norm,
                        known,
                        as_of=self.as_of,
                        calendar=self.calendar,
                        at=times[-1],
                    ),
                )

    def _norms_about(self, kind: str, name: str) -> Iterator[str]:
        authorities = {(authority.unit, authority.id) for authority in self.policy.authorities}
        for norm, by in self._about.get(kind, ()):
            if by is None or (name, by) in authorities or kind != "unit":
                yield norm

    @cached_property
    def _about(self) -> Mapping[str, Sequence[tuple[str, str | None]]]:
        found: dict[str, list[tuple[str, str | None]]] = {}
        on_chains = {run.norm for chain in self.policy.chains for run in chain.runs}
        for clock in self.policy.clocks:
            if clock.norm not in on_chains:
                found.setdefault(clock.subject, []).append((clock.norm, clock.by))
        for requirement in self.policy.requirements:
            found.setdefault(requirement.subject, []).append((requirement.norm, requirement.by))
        for prerequisite in self.policy.prerequisites:
            about = found.setdefault(prerequisite.subject, [])
            about.append((prerequisite.norm, prerequisite.by))
        for roster in self.policy.rosters:
            found.setdefault("roster", []).append((roster.norm, roster.by))
        for decision in self.policy.decisions:
            if decision.chosen is not None:
                own = (norm for norm in decision.norms() if self.policy.find(norm) is None)
                found.setdefault(decision.subject, []).extend((norm, None) for norm in own)
        return found

    def _take(self, norm: str, verdict: Verdict, subject: str, placed: Placed) -> None:
        counted = self.counts.setdefault(norm, {})
        counted[verdict.status] = counted.get(verdict.status, 0) + 1
        if verdict.status == "breached":
            self.remarks.append(self.remark(norm, verdict, subject, placed))
        elif verdict.status == "undetermined" and verdict.missing is not None:
            lacking = self.lacking.setdefault((norm, verdict.missing.missing), [])
            lacking.append(subject)

    def remark(self, norm: str, verdict: Verdict, subject: str, placed: Placed) -> Remark:
        """Return what is written of a breach: who answers for it, and what follows."""
        by = getattr(self.policy.find(norm), "by", None)
        answers: tuple[Answerable, ...] = ()
        if placed.unit is not None and by is None:
            began = verdict.began
            answers = self._answerable(placed.unit, civil_date(began or self.as_of))
        ladders = self.policy.ladders
        follows = ladders[0].rungs[0] if ladders else None
        authority = None if by is None else self.policy.authority(by)
        return Remark(norm, subject, placed, verdict, answers, authority, follows)

    def _answerable(self, unit: str, day: date) -> tuple[Answerable, ...]:
        found = self._known.get((unit, day))
        if found is None:
            found = answerable(self.policy.responsibilities, unit, day, self.people)
            self._known[unit, day] = found
        return found


def _told_of(clock: Clock, records: Sequence[Record]) -> bool:
    """Return whether anything on record is about a duty: else nobody handed that in."""
    names = {clock.start.name, *(event.name for event in clock.stop)}
    return any(record.name in names for record in records)


def _untold(clock: Clock) -> Verdict:
    event = clock.stop[0]
    why = Words(f"没有“{event.words.zh}”的记录", f"no record of {event.words.en}")
    missing = Missing(event.name, why)
    return Verdict("undetermined", (clock.norm,), why, missing=missing, readings=clock.readings)


def worst_first(remarks: Iterable[Remark]) -> list[Remark]:
    """Return remarks in the order to read them: the oldest breach first."""

    def order(remark: Remark) -> tuple[str, str, str]:
        began = remark.began
        return "9" if began is None else began.isoformat(), remark.norm, remark.subject

    return sorted(remarks, key=order)
