"""What a scenario expects of verdicts, decisions, ladders and registers."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from govflow.calendars.china import ChinaCalendar
from govflow.cases.compliance import (
    known_of_case,
    known_of_records,
    verdict_on_known,
    verdict_on_subject,
)
from govflow.cases.records import Record
from govflow.cases.registers import rows_of_cases, rows_of_subjects
from govflow.cases.state import Case
from govflow.policy import Policy
from govflow.rules.verdicts import Verdict
from govflow.testing.scenarios import Expectation
from govflow.words import Words


class Played(Protocol):
    """What has been recorded so far, as it was at a moment."""

    calendar: ChinaCalendar

    @property
    def policy(self) -> Policy:
        """The policy that is played."""
        ...

    def cases_at(self, at: datetime) -> Mapping[str, Case]:
        """Return the cases as they were at a moment."""
        ...

    def records_at(self, at: datetime) -> Mapping[str, Sequence[Record]]:
        """Return what had been recorded of each subject by then."""
        ...


def differs(name: str, expected: object, found: object) -> Words:
    """Return that something should be one thing and is another."""
    return Words(
        f"{name} 应为 {expected}，实为 {found}", f"{name} should be {expected}, it is {found}"
    )


def unmet_beside_cases(table: Played, expectation: Expectation) -> Iterator[Words]:
    """Yield what does not hold of norms, decisions, ladders and registers."""
    about = expectation.about
    if "decision" in about:
        yield from _unmet_decision(table, expectation)
    elif "authority" in about:
        unit = table.policy.authority(about["authority"]).unit
        if unit != about["gives"]:
            yield differs("gives", about["gives"], unit)
    elif "ladder" in about:
        yield from _unmet_ladder(table, expectation)
    elif "register" in about:
        yield from _unmet_register(table, expectation)
    else:
        yield from unmet_verdict(_verdict(table, expectation), about)


def _verdict(table: Played, expectation: Expectation) -> Verdict:
    about, at = expectation.about, expectation.at
    if "case" in about:
        case = table.cases_at(at)[about["case"]]
        known = known_of_case(case)
        return verdict_on_known(
            table.policy, about["norm"], known, as_of=at, calendar=table.calendar
        )
    records = table.records_at(at).get(about["of"], ())
    return verdict_on_subject(
        table.policy, about["norm"], records, as_of=at, calendar=table.calendar
    )


def _unmet_decision(table: Played, expectation: Expectation) -> Iterator[Words]:
    about, at = expectation.about, expectation.at
    facts: dict[str, object] = dict(about.get("facts", {}))
    if "case" in about:
        facts = {**known_of_case(table.cases_at(at)[about["case"]]).facts, **facts}
    if "of" in about:
        records = table.records_at(at).get(about["of"], ())
        facts = {**known_of_records(records).facts, **facts}
    answer = table.policy.decision(about["decision"]).answer(facts)
    found = "undetermined" if answer.missing is not None else answer.value
    if found != about["gives"]:
        yield differs("gives", about["gives"], f"{found} ({answer.why.en})")


def _unmet_ladder(table: Played, expectation: Expectation) -> Iterator[Words]:
    about = expectation.about
    known = known_of_case(table.cases_at(expectation.at)[about["case"]])
    standing = table.policy.ladder(about["ladder"]).standing(known.happened.keys())
    for name, rungs in (("rungs", standing.taken), ("next", standing.following)):
        found = [rung.event for rung in rungs]
        if name in about and found != about[name]:
            yield differs(name, about[name], found)


def _unmet_register(table: Played, expectation: Expectation) -> Iterator[Words]:
    about, at = expectation.about, expectation.at
    register = table.policy.register(about["register"])
    rows = (
        rows_of_subjects(register, table.records_at(at).items())
        if register.chain is None
        else rows_of_cases(register, table.cases_at(at).values())
    )
    found = [list(row) for row in rows]
    if found != about["rows"]:
        yield differs("rows", about["rows"], found)


def unmet_verdict(verdict: Verdict, about: Mapping[str, Any]) -> Iterator[Words]:
    """Yield what is expected of a verdict and is otherwise."""
    if "verdict" in about and verdict.status != about["verdict"]:
        yield differs("verdict", about["verdict"], f"{verdict.status} ({verdict.why.en})")
    if "due" in about and verdict.due != about["due"]:
        yield differs("due", about["due"], verdict.due)
    if "since" in about and verdict.began != about["since"]:
        yield differs("since", about["since"], verdict.began)
