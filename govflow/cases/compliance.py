"""What is held of norms without a period: requirements, prerequisites, rosters, decisions.

Over the records of a subject, or over the facts and events of a case.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from attrs import evolve

from govflow.calendars.china import ChinaCalendar
from govflow.calendars.civil import Moment, instant
from govflow.cases.records import Record, verdict_on_records
from govflow.cases.state import Case
from govflow.errors import UnknownNameError
from govflow.policy import Policy
from govflow.provisions.clocks import Clock
from govflow.provisions.columns import BlankRule, ColumnRule, OwnLimit
from govflow.provisions.judging import unbound
from govflow.provisions.limits import verdict_on_limit
from govflow.provisions.prerequisites import Happenings, Prerequisite
from govflow.provisions.requirements import Requirement
from govflow.provisions.rosters import CHECKED, ON_DUTY, Roster, Shift
from govflow.provisions.stating import read_facts
from govflow.provisions.things import Subject, facts_of
from govflow.provisions.titles import TitleRule
from govflow.rules.verdicts import Verdict
from govflow.values import frozen
from govflow.words import Words, join

_UNTIMED: Final = (Requirement, Prerequisite, Roster, BlankRule, OwnLimit, TitleRule)
NORM: Final = Words("可判定的规定", "norm that can be judged")


@frozen
class Known:
    """What is known of a subject: its facts, and when each event happened."""

    facts: Mapping[str, object]
    happened: Happenings
    shifts: tuple[Shift, ...] = ()


def known_of_case(case: Case) -> Known:
    """Return what is known of a case; its opening and each step passed are events too.

    A step is passed with its last signature. The one that the case waits at is not: a vote,
    advice or a signature that waits for added signers does not pass it.
    """
    happened: dict[str, list[Moment]] = {"open": [case.began or case.opened]}
    for event in case.events:
        happened.setdefault(event.name, []).append(event.occurred)
    for signature in case.signatures:
        if signature.step != case.step:
            happened[signature.step] = [signature.at]
    return Known(case.facts, happened)


def known_of_records(records: Sequence[Record]) -> Known:
    """Return what is known of a subject; what was stated last of a fact counts."""
    facts: dict[str, object] = {}
    happened: dict[str, list[Moment]] = {}
    for record in records:
        facts |= record.facts
        happened.setdefault(record.name, []).append(record.occurred)
    return Known(facts, happened, tuple(_shifts(records)))


def _shifts(records: Iterable[Record]) -> Iterable[Shift]:
    for record in records:
        minutes = record.facts.get("shift_minutes")
        if record.name == ON_DUTY and isinstance(minutes, int):
            start = instant(record.occurred)
            yield Shift(start, start + timedelta(minutes=minutes))


def verdict_on_known(
    policy: Policy,
    norm: str,
    known: Known,
    *,
    as_of: Moment,
    calendar: ChinaCalendar,
    at: Moment | None = None,
) -> Verdict:
    """Return what is held of a norm without a period, on what is known.

    `at` is when the event that a prerequisite is about would happen, or a column would be
    opened. Raises UnknownNameError for a norm that states no such thing.
    """
    provision = policy.find(norm)
    if isinstance(provision, _UNTIMED):
        open_to = unbound(policy.instrument(provision.instrument).window, norm, as_of)
        if open_to is not None:
            return open_to
    if isinstance(provision, Requirement):
        return provision.verdict(_facts_about(provision.subject, known.facts))
    if isinstance(provision, Prerequisite):
        facts = _facts_about(provision.subject, known.facts)
        return provision.verdict(facts, known.happened, at, as_of)
    if isinstance(provision, Roster):
        checked = known.happened.get(CHECKED, ())
        return provision.verdict(known.shifts, instant(as_of, ends=True), checked)
    if isinstance(provision, BlankRule):
        return provision.verdict(_facts_about("column", known.facts), known.happened, at)
    if isinstance(provision, TitleRule):
        return provision.verdict(_facts_about("column", known.facts), known.happened)
    if isinstance(provision, OwnLimit):
        facts = _facts_about("column", known.facts)
        rule = policy.rule_for(facts)
        cycle = {name: known.facts.get(name) for name in policy.parameters()}
        return verdict_on_limit(provision, rule, cycle | facts, calendar)
    return _decided(policy, norm, known, as_of)


def _decided(policy: Policy, norm: str, known: Known, as_of: Moment) -> Verdict:
    found: list[Verdict] = []
    for decision in policy.decisions:
        if norm in decision.norms():
            open_to = unbound(policy.instrument(decision.instrument).window, norm, as_of)
            facts = _facts_about(decision.subject, known.facts)
            found.append(open_to or decision.verdict(norm, facts))
    if not found:
        raise UnknownNameError(NORM, norm, policy.untimed())
    return next((each for each in found if each.status != "not-applicable"), found[0])


def _facts_about(subject: Subject, facts: Mapping[str, object]) -> dict[str, object]:
    declared = facts_of(subject)
    return read_facts(declared, {n: v for n, v in facts.items() if n in declared})


def verdict_on_subject(
    policy: Policy,
    norm: str,
    records: Sequence[Record],
    *,
    as_of: Moment,
    calendar: ChinaCalendar,
) -> Verdict:
    """Return what is held of a norm over the records of one subject, seen at `as_of`.

    A breach of what has no period began with the record from which on it has been held.
    Raises UnknownNameError for a norm that can be judged of no subject.
    """
    if isinstance(policy.find(norm), Clock | ColumnRule):
        return verdict_on_records(policy, norm, records, as_of=as_of, calendar=calendar)
    seen = [r for r in records if instant(r.occurred) <= instant(as_of, ends=True)]
    held = partial(verdict_on_known, policy, norm, as_of=as_of, calendar=calendar)
    provision = policy.find(norm)
    if isinstance(provision, Requirement) and provision.each is not None:
        return _worst([r for r in seen if r.name == provision.each], held, provision)
    verdict = held(known_of_records(seen))
    if verdict.status != "breached" or verdict.since is not None:
        return verdict
    return evolve(verdict, since=_began(held, seen))


def _worst(
    records: Iterable[Record], held: Callable[..., Verdict], requirement: Requirement
) -> Verdict:
    """Return what is held of each record by itself: a breach, what is open, else the last."""
    verdicts = [
        evolve(found, since=instant(record.occurred)) if found.status == "breached" else found
        for record in records
        for found in [held(Known(record.facts, {}), as_of=record.occurred)]
    ]
    if not verdicts:
        why = join([requirement.duty, Words("没有记录", "there is no record")])
        return Verdict("not-applicable", (requirement.norm,), why)
    for status in ("breached", "undetermined"):
        for verdict in verdicts:
            if verdict.status == status:
                return verdict
    return verdicts[-1]


def _began(held: Callable[[Known], Verdict], records: Sequence[Record]) -> datetime | None:
    """Return since when something has been breached without a break."""
    facts: dict[str, object] = {}
    happened: dict[str, list[Moment]] = {}
    began = None
    for record in records:
        facts |= record.facts
        happened.setdefault(record.name, []).append(record.occurred)
        if held(Known(facts, happened)).status != "breached":
            began = None
        elif began is None:
            began = instant(record.occurred)
    return began
